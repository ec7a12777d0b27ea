"""Deadlines and plans as a calendar file (.ics, RFC 5545), for any calendar program."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from comments.deadlines import closing
from comments.plan import Plan
from comments.records import Matter

ALARMS = (timedelta(days=7), timedelta(days=3), timedelta(days=1))
"""How long before the end a reminder is shown."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A matter with a deadline, and its plan."""

    matter: Matter
    plan: Plan


def calendar_file(entries: Iterable[Entry], *, now: datetime, language: str) -> bytes:
    """The calendar's bytes. Matters without a deadline are left out; the same input gives the same bytes.

    The deadline is an event of an hour that ends at 24:00 in Beijing; each step of the plan is an all-day event. Neither
    comments nor notes are in it.
    """
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//draft-regulation-workbench//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        matter = entry.matter
        if matter.deadline is None:
            continue
        ends = closing(matter.deadline)
        event = Event()
        event.add("uid", f"{matter.slug}-deadline@draft-regulation-workbench")
        event.add("dtstamp", now)
        event.add("dtstart", ends - timedelta(hours=1))
        event.add("dtend", ends)
        event.add("summary", _said(language, f"截止：{matter.title}", f"Closes: {matter.title}"))
        where = "\n".join(f"{channel.kind}: {channel.value}" for channel in matter.channels)
        event.add("description", "\n".join(part for part in (matter.issuer, where) if part))
        for before in ALARMS:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", matter.title)
            alarm.add("trigger", -before)
            event.add_component(alarm)
        calendar.add_component(event)
        for step in entry.plan.steps:
            whole_day = Event()
            whole_day.add("uid", f"{matter.slug}-{step.code}@draft-regulation-workbench")
            whole_day.add("dtstamp", now)
            whole_day.add("dtstart", step.day)
            whole_day.add("dtend", step.day + timedelta(days=1))
            whole_day.add("summary", f"{_said(language, step.zh, step.en)} · {matter.title}")
            whole_day.add("transp", "TRANSPARENT")
            calendar.add_component(whole_day)
    return bytes(calendar.to_ical())


def _said(language: str, zh: str, en: str) -> str:
    return zh if language == "zh" else en
