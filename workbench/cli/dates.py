"""Dates given as options."""

from __future__ import annotations

from datetime import date

from drafts.errors import SpokenError


def read_date(text: str | None, option: str) -> date | None:
    """A date given as 2021-12-13. Raises SpokenError for anything else."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SpokenError(
            f"{option} 的值“{text}”不是日期。请写成 2021-12-13 的形式。",
            f"{option} is {text!r}, which is no date. Write it as 2021-12-13.",
        ) from None
