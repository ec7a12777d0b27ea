"""Dates as notices print them, in Chinese and English."""

from __future__ import annotations

import re
from datetime import date

from drafts.numerals import read_numeral
from drafts.patterns import regex

_D = "0-9０-９〇○零一二三四五六七八九十"
YEAR = r"(?:[0-9０-９]{4}|二[〇○零一二三四五六七八九]{3})[ 　]?年[ 　]?"
DAY = rf"[{_D}]{{1,3}}[ 　]?月[ 　]?[{_D}]{{1,3}}[ 　]?日"
_PLAIN = r"(?<![0-9])20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9])"
ZH_DATE = rf"(?:(?:{YEAR})?{DAY}|{_PLAIN})"
"""A date in a Chinese text, for use inside a pattern; the year may be missing."""

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Between which a consultation can fall; what is outside is a slip of the hand."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
EN_DATE = (
    rf"(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?[ ])?(?:{_MONTH}\.?[ ]{{1,2}}[0-9]{{1,2}}(?:st|nd|rd|th)?,?"
    rf"[ ]{{1,2}}20[0-9]{{2}}|(?:the )?(?<![0-9])[0-9]{{1,2}}(?:st|nd|rd|th)?(?: of)?[ ]{{1,2}}{_MONTH}\.?,?[ ]{{1,2}}20[0-9]{{2}})"
    r"|20[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}(?![0-9]))"
)
"""A date in an English text, for use inside a pattern."""

_FIGURES = regex(r"(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})")
_MONTH_NAME = regex(rf"\b{_MONTH}\b", re.IGNORECASE)


def read_date(words: str, near: date | None = None) -> date | None:
    """A date as printed; without a year, the first such day on or after ``near``. None where there is no such day."""
    close = "".join(words.split())
    try:
        if "月" in close and "日" in close:
            return _chinese(close, near)
        figures = _FIGURES.fullmatch(close)
        if figures:
            return date(int(figures[1]), int(figures[2]), int(figures[3]))
        name = _MONTH_NAME.search(words)
        numbers = [int(n) for n in re.findall(r"\d+", words)]
        if name and len(numbers) == 2:
            return date(max(numbers), _MONTHS.index(name[0].lower()[:3]) + 1, min(numbers))
    except ValueError:
        return None
    return None


def _chinese(words: str, near: date | None) -> date | None:
    year_words, _, rest = words.rpartition("年")
    month, _, day = rest.partition("月")
    if not year_words and near is None:
        return None
    year = read_numeral(year_words) if year_words else near.year if near else 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    found = date(year, read_numeral(month), read_numeral(day.rstrip("日")))
    if not year_words and near is not None and found < near:
        return found.replace(year=near.year + 1)
    return found


def months_after(began: date, months: int) -> date:
    """The same day so many months later, or the last day of a month too short for it."""
    year, month = divmod(began.year * 12 + began.month - 1 + months, 12)
    for day in range(began.day, began.day - 4, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return began
