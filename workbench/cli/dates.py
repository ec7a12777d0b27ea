"""Dates given as options."""

from __future__ import annotations

from datetime import date

from drafts.errors import SpokenError
from drafts.notices.dates import FIRST_YEAR, LAST_YEAR


def read_date(text: str | None, option: str) -> date | None:
    """A date given as 2021-12-13. Raises SpokenError for anything else."""
    if text is None:
        return None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise SpokenError(
            f"{option} 的值“{text}”不是日期。请写成 2021-12-13 的形式。",
            f"{option} is {text!r}, which is no date. Write it as 2021-12-13.",
        ) from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise SpokenError(
            f"{option} 的值 {text} 不在 {FIRST_YEAR} 年到 {LAST_YEAR} 年之间，没有执行。请核对年份。",
            f"{option} is {text}, which isn't between {FIRST_YEAR} and {LAST_YEAR}, so nothing was done. Check the year.",
        )
    return found
