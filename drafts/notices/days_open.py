"""How long a consultation is open. Apart from reading notices, whose patterns take a while to make ready."""

from __future__ import annotations

from datetime import date

SHORTEST_DAYS = 30
"""What the Legislation Law asks for: a consultation open for fewer days is itself worth a comment."""


def days_open(opened: date | None, deadline: date | None) -> int | None:
    """The days a consultation is open, its first and its last counted; None where either isn't known."""
    if opened is None or deadline is None or deadline < opened:
        return None
    return (deadline - opened).days + 1


def is_short(opened: date | None, deadline: date | None) -> bool:
    """Whether a consultation is known to be open for fewer than thirty days, both ends counted."""
    days = days_open(opened, deadline)
    return days is not None and days < SHORTEST_DAYS
