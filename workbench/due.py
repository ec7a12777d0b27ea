"""How a deadline is said where there is little room. The arithmetic, and the long wording, is `comments.deadlines`."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from comments.deadlines import Urgency, remaining
from workbench.wording import Words

PRESSING = (Urgency.THREE_DAYS, Urgency.DAY)
"""What the screen marks as urgent."""


def short(deadline: date | None, now: datetime, words: Words) -> str:
    """What is left, in at most ten cells: ``21天``, ``2天 3:41``, ``3:41``; or that it has passed or isn't set."""
    left = remaining(deadline, now).left
    if left is None:
        return words("deadline.none")
    if left <= timedelta(0):
        return words("deadline.closed")
    clock = f"{left.seconds // 3600}:{left.seconds % 3600 // 60:02d}"
    if not left.days:
        return clock
    days = f"{left.days}天" if words.language == "zh" else f"{left.days}d"
    return days if left > timedelta(days=7) else f"{days} {clock}"


def level(deadline: date | None, now: datetime) -> str:
    """How pressing it is, as the name of a style: ``urgent``, ``soon``, ``past``, or ``calm``."""
    urgency = remaining(deadline, now).urgency
    if urgency in PRESSING:
        return "urgent"
    return {Urgency.WEEK: "soon", Urgency.PAST: "past"}.get(urgency, "calm")
