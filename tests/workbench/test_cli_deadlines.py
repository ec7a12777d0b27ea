"""What is due, on the command line: for people, scripts, cron and calendars."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from vobject.base import readOne

from tests.workbench.cli_runner import Runner

read: Callable[[str], Any] = readOne
"""Reads a calendar file with a program that shares no code with the writer."""
PAPER = "，“一份\n两份；三份"


@pytest.fixture
def matters(run: Runner, two_drafts: tuple[Path, Path]) -> Runner:
    old, new = two_drafts
    assert run("import", old, "--matter", "soon", "--deadline", "2021-12-13", "--title", f"办法{PAPER}").status == 0
    assert run("import", new, "--matter", "later", "--deadline", "2022-02-28").status == 0
    assert run("import", old, "--matter", "past", "--deadline", "2021-11-01").status == 0
    assert run("import", old, "--matter", "never").status == 0
    return run


def test_deadlines_as_json(matters: Runner) -> None:
    found = {due["slug"]: due for due in matters("deadlines", "--json").json}
    assert list(found) == ["soon", "later", "never", "past"]
    assert found["soon"]["closes"] == "2021-12-13T16:00:00+00:00"
    assert found["soon"]["left_seconds"] == 12 * 86400 + 15 * 3600
    assert [step["code"] for step in found["soon"]["steps"]] == ["freeze", "review", "send"]
    assert found["past"]["open"] is False
    assert found["never"]["deadline"] is None


def test_deadlines_for_people(matters: Runner) -> None:
    shown = matters("deadlines")
    assert shown.status == 0
    assert "2021-12-13 24:00 北京时间" in shown.out
    assert "内部定稿" in shown.out


@pytest.mark.parametrize(("days", "status", "slugs"), [(5, 0, []), (12, 3, ["soon"]), (120, 3, ["soon", "later"])])
def test_cron_learns_by_the_status_whether_anything_is_due(
    matters: Runner, days: int, status: int, slugs: list[str]
) -> None:
    done = matters("deadlines", "--within", days, "--json")
    assert done.status == status
    assert [due["slug"] for due in done.json] == slugs


def test_another_program_reads_the_calendar(matters: Runner, tmp_path: Path) -> None:
    out = tmp_path / "due.ics"
    done = matters("deadlines", "--ics", out)
    assert (done.status, done.out) == (0, "")
    data = out.read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = read(data.decode("utf-8"))
    events = {event.uid.value.split("@")[0]: event for event in calendar.vevent_list}
    assert set(events) == {
        f"{slug}-{code}" for slug in ("soon", "later") for code in ("deadline", "freeze", "review", "send")
    }
    soon = events["soon-deadline"]
    assert soon.dtend.value == datetime(2021, 12, 13, 16, tzinfo=UTC)
    assert PAPER.split("\n")[0] in soon.summary.value
    assert len(soon.valarm_list) == 3
    assert matters("deadlines", "--ics", out).status == 0
    assert out.read_bytes() == data


def test_the_calendar_holds_no_comment_and_no_note(matters: Runner, tmp_path: Path) -> None:
    assert matters("comment", "soon", "1", "--body", "金丝雀", "--visibility", "internal").status == 0
    assert matters("matter", "soon", "--notes", "金丝雀备忘").status == 0
    out = tmp_path / "due.ics"
    assert matters("deadlines", "--ics", out).status == 0
    assert "金丝雀" not in read(out.read_text(encoding="utf-8")).serialize()
