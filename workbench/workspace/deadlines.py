"""What is due: every matter's deadline, what is left of it, and the plan that leads up to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from comments.deadlines import Remaining, beijing_date, remaining
from comments.plan import Plan, plan
from workbench.workspace.matters import MatterDesk, MatterOverview


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

    def due_within(self, days: int) -> tuple[Due, ...]:
        """The open matters whose deadline, or a step of whose plan, comes within so many days from today in Beijing."""
        until = beijing_date(self.now()) + timedelta(days=days)
        today = beijing_date(self.now())
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
