"""What can be set against each other in a proposal and a draft: sums, time limits, shares, counts, dates, how often, ratios."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from re import Match, Pattern
from typing import NamedTuple

from comments.adopting.sums import SUM
from drafts.diffing.token_diff import Hunk, TokenDiff
from drafts.flagging.quantities import read_quantity
from drafts.numerals import read_numeral
from drafts.patterns import regex

DATE, OFTEN, RATIO, NUMBER = "date", "often", "ratio", "number"
_ZH = "[0-9一二两三四五六七八九十百千]+"
_PERIOD = "days?|weeks?|months?|quarters?|years?|hours?"
_ADVERBS = {
    "daily": 24, "weekly": 168, "monthly": 730, "quarterly": 2190, "annually": 8760, "yearly": 8760, "annual": 8760,
    "day": 24, "week": 168, "month": 730, "quarter": 2190, "year": 8760, "hour": 1,
    "日": 24, "天": 24, "周": 168, "星期": 168, "月": 730, "季度": 2190, "季": 2190, "半年": 4380, "年": 8760, "年度": 8760,
}  # fmt: skip
"""Hours between two times."""
_MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905
_WORDS = {
    word: number
    for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), 2)  # noqa: SIM905
} | {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100}
_DATE_ZH = regex(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_DATE_EN = regex(rf"(?i)\b([0-9]{{1,2}}) ({'|'.join(_MONTHS)}) ([0-9]{{4}})\b")
_OFTEN_ZH = regex(
    rf"(?:每|按)(?:隔)?(?P<n>{_ZH})?个?(?P<unit>半年|年度|季度|星期|日|天|周|月|季|年)(?:至少)?(?:(?P<times>{_ZH})次)?"
)
_OFTEN_EN = regex(
    rf"(?i)\b(?:(?P<times>once|twice) )?(?:every|each|an?|per) (?:(?P<n>[0-9]+|{'|'.join(_WORDS)}) )?(?P<unit>{_PERIOD})\b"
    r"|\bon an? (?P<basis>daily|weekly|monthly|quarterly|yearly|annual) basis\b"
    r"|\b(?P<adverb>daily|weekly|monthly|quarterly|annually|yearly)\b"
)
_RATIO = regex(rf"(?P<of>{_ZH})(?:比|[:：])(?P<to>{_ZH})(?![0-9一二两三四五六七八九十])")
_NUMBER = regex(rf"(?i)(?<![\w.,()\-/])(?:[0-9]+(?:\.[0-9]+)?|{'|'.join(_WORDS)})(?![\w(/%-]|\.[0-9])")
_LABELLED = regex(r"(?i)(?:articles?|paragraphs?|points?|annex|chapter|title|section|no|parts?|第|and|or|to|,) ?$")
"""What stands before a number that is a name."""


class Measure(NamedTuple):
    """A value with its sort and where it stands among some words."""

    sort: str
    value: Fraction
    text: str
    first: int
    last: int


def measures(words: Sequence[str]) -> list[Measure]:
    """The values among some words, in order; none is part of another."""
    return list(_measures(tuple(words))) if any(map(_may_tell, words)) else []


def widened(script: TokenDiff, hunk: Hunk) -> Hunk:
    """A change with the whole of a value that it begins or ends within: the 20 of 20 000 000 EUR is no change by itself."""
    left = right = 0
    for words, start, end in ((script.old, hunk.old_start, hunk.old_end), (script.new, hunk.new_start, hunk.new_end)):
        for each in measures(words):
            if each.first < end and each.last > start:
                left, right = max(left, start - each.first), max(right, each.last - end)
    return Hunk(hunk.old_start - left, hunk.old_end + right, hunk.new_start - left, hunk.new_end + right)


def _may_tell(word: str) -> bool:
    return any(map(str.isdigit, word)) or word[0] in "一二两三四五六七八九十百千万每按" or word.isascii()


@lru_cache(maxsize=256)
def _measures(words: tuple[str, ...]) -> tuple[Measure, ...]:
    text = "".join(words)
    ends = list(accumulate(map(len, words)))
    found: list[Measure] = []
    taken = [False] * len(words)
    for sort, value, start, end in _read(text):
        first, last = bisect_right(ends, start), bisect_right(ends, end - 1) + 1
        if not any(taken[first:last]):
            taken[first:last] = [True] * (last - first)
            found.append(Measure(sort, value, text[start:end].strip(), first, last))
    for at, word in enumerate(words):
        quantity = None if taken[at] else read_quantity(word)
        if quantity is not None:
            taken[at] = True
            found.append(Measure(quantity.sort, Fraction(quantity.value), word.strip(), at, at + 1))
    found += (each for each in _numbers(text, ends) if not any(taken[each.first : each.last]))
    return tuple(sorted(found, key=lambda each: each.first))


def _read(text: str) -> Iterator[tuple[str, Fraction, int, int]]:
    """Sums, dates, ratios and how often, as sort, value, start and end."""
    readers: tuple[tuple[Pattern[str], Callable[[Match[str]], tuple[str, Fraction | int] | None]], ...] = (
        (_DATE_ZH, lambda found: _date(int(found[1]), int(found[2]), int(found[3]))),
        (_DATE_EN, lambda found: _date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))),
        (SUM, _sum),
        (_OFTEN_ZH, _often),
        (_OFTEN_EN, _often_in_english),
        (_RATIO, lambda found: (RATIO, Fraction(read_numeral(found["to"]), read_numeral(found["of"])))),
    )
    for pattern, read in readers:
        for found in pattern.finditer(text):
            try:
                told = read(found)
            except (ValueError, KeyError, ZeroDivisionError):
                continue
            if told is not None:
                yield told[0], Fraction(told[1]), found.start(), found.end()


def _sum(found: Match[str]) -> tuple[str, Fraction | int] | None:
    quantity = read_quantity(f"EUR {found['after'] or found['before']}")  # whatever its currency is
    return (quantity.sort, quantity.value) if quantity is not None else None


def _date(year: int, month: int, day: int) -> tuple[str, Fraction | int]:
    return DATE, date(year, month, day).toordinal()


def _often(found: Match[str]) -> tuple[str, Fraction | int] | None:
    hours = _ADVERBS[found["unit"]] * (read_numeral(found["n"]) if found["n"] else 1)
    return OFTEN, Fraction(hours, read_numeral(found["times"]) if found["times"] else 1)


def _often_in_english(found: Match[str]) -> tuple[str, Fraction | int] | None:
    if found["basis"] or found["adverb"]:
        return OFTEN, _ADVERBS[(found["basis"] or found["adverb"]).lower()]
    if not found["times"] and found.group().lower().startswith(("a ", "an ", "per ")):
        return None  # a day
    number = (found["n"] or "1").lower()
    hours = _ADVERBS[found["unit"].lower().removesuffix("s")] * (int(number) if number.isdigit() else _WORDS[number])
    return OFTEN, Fraction(hours, 2 if (found["times"] or "").lower() == "twice" else 1)


def _numbers(text: str, ends: Sequence[int]) -> Iterator[Measure]:
    """Numbers that stand alone, but for those that name something."""
    for found in _NUMBER.finditer(text):
        if _LABELLED.search(text[: found.start()]):
            continue
        word = found.group().lower()
        value = Fraction(_WORDS[word]) if word in _WORDS else Fraction(word)
        first, last = bisect_right(ends, found.start()), bisect_right(ends, found.end() - 1) + 1
        yield Measure(NUMBER, value, found.group(), first, last)
