"""What is due: every matter's deadline, what is left of it, and the plan that leads up to it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from comments.deadlines import Remaining, beijing_date, remaining
from comments.docket import Asked, MatterOverview, Month, months
from comments.errors import CommentsError
from comments.plan import Plan, plan
from comments.rounds import Round, rounds
from workbench.workspace.matters import MatterDesk


@dataclass(frozen=True, slots=True)
class Due:
    """A matter with its deadline as it stands now."""

    overview: MatterOverview
    remaining: Remaining
    plan: Plan

    @property
    def is_open(self) -> bool:
        """Whether comments can still be handed in."""
        return self.remaining.left is not None and self.remaining.left > timedelta(0)


EVERYTHING = Asked()
"""Asks for every matter."""


def _by_date(due: Due) -> tuple[date, str]:
    matter = due.overview.matter
    return (matter.opened or matter.deadline or date.max, matter.slug)


class DeadlineDesk(MatterDesk):
    """The deadlines of a store."""

    def deadlines(self) -> tuple[Due, ...]:
        """Every matter, the most urgent first; those without a deadline and those past come after the open ones."""
        now = self.now()
        return tuple(
            Due(
                row,
                remaining(row.matter.deadline, now),
                plan(row.matter.deadline, opened=row.matter.opened, channels=row.matter.channels),
            )
            for row in self.matters()
        )

    def docket(self, asked: Asked = EVERYTHING) -> tuple[Due, ...]:
        """The matters asked for, the most urgent first; where those of a year are, with their rounds."""
        now = self.now()
        known = self.deadlines()
        if asked.year is not None:
            known = tuple(self._with_rounds(due) for due in known)
        return tuple(due for due in known if asked.wants(due.overview.entry, now))

    def _with_rounds(self, due: Due) -> Due:
        matter, drafts = due.overview.matter, due.overview.drafts
        if len(drafts) > 1:
            found = rounds(matter, self.store.drafts(matter.slug), self.store.matter_history(matter.slug))
        else:
            found = (Round(next(iter(drafts), ""), matter.opened, matter.deadline),)
        return replace(due, overview=replace(due.overview, rounds=found))

    def year(self, year: int, asked: Asked = EVERYTHING) -> tuple[tuple[Month, ...], tuple[Due, ...]]:
        """A year's months with the whole of it last, and the matters of which a round opened or closed, or that were answered,
        in it, by their dates and with their rounds.
        """
        found = self.docket(replace(asked, year=year))
        return months((due.overview.entry for due in found), year), tuple(sorted(found, key=_by_date))

    def due_within(self, days: int) -> tuple[Due, ...]:
        """The open matters whose deadline, or a step of whose plan, comes within so many days from today in Beijing.

        Raises CommentsError for a number below zero.
        """
        if days < 0:
            raise CommentsError(
                f"天数不能是负数（{days}）。0 指今天。", f"The number of days can't be below zero ({days}). 0 is today."
            )
        today = beijing_date(self.now())
        until = today + timedelta(days=min(days, (date.max - today).days))
        return tuple(
            due
            for due in self.deadlines()
            if due.is_open
            and (
                (due.overview.matter.deadline is not None and due.overview.matter.deadline <= until)
                or any(today <= step.day <= until for step in due.plan.steps)
            )
        )

    def calendar(self, language: str) -> bytes:
        """The open deadlines and their plans as a calendar file."""
        from comments.calendar import Entry, calendar_file

        entries = [Entry(due.overview.matter, due.plan) for due in self.deadlines() if due.is_open]
        return calendar_file(entries, now=self.now(), language=language)
