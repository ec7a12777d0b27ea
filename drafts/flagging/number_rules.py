"""Flags for numbers of which no unit makes an amount or a time limit: a quorum of {3} → {5}, {四十}学时."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafts.comparison import Flag
from drafts.flagging.changed_passage import Passage
from drafts.flagging.quantities import read_quantity
from drafts.patterns import regex

_ONES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER = regex(
    rf"[0-9]+(?:[.,][0-9]+)*|(?:{_TENS})(?:-(?:{_ONES}))?|{_ONES}|hundred|thousand|million"
    r"|(?:(?:one|two|three|four|five)-)?(?:half|thirds?|quarters?|fourths?|fifths?|tenths?)",
    re.I,
)
_CHINESE = "\u2e80"
"""No letter before this one is Chinese."""
_FIGURES = frozenset("0123456789零一二三四五六七八九十百千万两")
_NUMERAL = regex(
    r"(?:[0-9]+(?:\.[0-9]+)?|[零一二三四五六七八九十百千万两]+(?:点[零一二三四五六七八九]+)?)(?P<unit>[^\W\d_]{0,4})"
)
_UNIT = regex(r"[^\W\d_]{1,2}(?![^\W\d_])|[^\W\d_]|[℃%‰]")
_NO_UNIT = regex(r"[)）、:：/-]|[.．][0-9]|[条款项章节编号年月日时点分]")
_RATIO, _FIRST, _SECOND = "比", regex(r"[0-9.]+[:：]$"), regex(r"[:：][0-9.]+")
_NO_COUNT_BEFORE = regex(r"(?:第|[表图]|附[件录表]|公式|编号|[A-Za-z]\s?|[.:：/（(〔\[-]|[0-9] ?)$")
"""What stands beside the number of a place, a date or an item."""
_LONGEST = 4
"""Words of a side beside its numbers."""
_LABEL = regex(r"[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}")
"""What may be an item's number at the head of a line: 2, 2.3."""
_COUNTS_PLACES = regex(
    r"\b(?:(?:sub)?(?:articles?|sections?|paragraphs?|points?|divisions?|clauses?|chapters?|titles?|parts?)|annex(?:es)?|rules?"
    r"|schedules?|tables?|forms?|recitals?|nos?\.?|regulations?|directives?|decisions?|acts?|versions?|footnotes?|pages?|items?"
    r"|columns?|appendix|steps?|§+|[0-9]+ [A-Z.]+|OJ [A-Z])\s(?:[0-9a-z().-]+(?:, (?:and |or )?| (?:and|or|to) ))*$",
    re.I,
)
"""What the number of a place stands after."""
_NO_COUNT = regex(r"[/.(:§#-]$")
_GOES_ON = regex(r"^[/):%-]|^\.[0-9]")
_FINE_LEVEL = regex(r"\b(?:fine|penalty|offence)\b[^.;]* level $", re.I)
"""A fine on a scale of levels: a fine not exceeding level 3 on the standard scale."""
_MONEY_NEXT = regex(
    r"((?: (?:hundred|thousand|million|billion))? (?:dollars?|pounds?|euros?|cents?|pence|francs?|rupees?|yen))\b", re.I
)
_AGE = regex(r"\b(?:aged|age of|ages? )\s?$|\bage of (?:at least|under|over) $", re.I)


def numbers(passage: Passage) -> Iterator[Flag]:
    """A number in the place of another: fewer than {50} → {250} crews, {two} → {three} thirds."""
    if passage.hunk.pure or max(f"{passage.lead()}{passage.following}", default="") >= _CHINESE:
        return
    a, b = _counted(passage.old, passage.old_lead()), _counted(passage.new, passage.lead())
    if not a or not b or a == b or _GOES_ON.match(passage.following):
        return
    if _FINE_LEVEL.search(passage.lead()):
        yield Flag("sanction", a, b, f"罚款等级由{a}改为{b}", f"The level of the fine changes from {a} to {b}")
    elif money := _MONEY_NEXT.match(passage.following):
        a, b = a + money[1], b + money[1]
        yield Flag("amount", a, b, f"金额由{a}改为{b}", f"The amount changes from {a} to {b}")
    elif _AGE.search(passage.lead()):
        yield Flag("bound", a, b, f"年龄由{a}改为{b}", f"The age changes from {a} to {b}")
    else:
        yield Flag("threshold", a, b, f"数量由{a}改为{b}", f"The number changes from {a} to {b}")


def numerals(passage: Passage) -> Iterator[Flag]:
    """A number in the place of another in a Chinese sentence, with a unit or before one: {80分贝 → 70分贝}, {四十}学时."""
    if passage.old_words[0] not in _FIGURES or passage.new_words[0] not in _FIGURES:
        return  # sooner than by the pattern
    a, b = _NUMERAL.fullmatch(passage.old_words), _NUMERAL.fullmatch(passage.new_words)
    if not a or not b or a["unit"] != b["unit"] or read_quantity(a[0]) or read_quantity(b[0]):
        return
    lead, following = passage.lead(), passage.following
    if max(f"{lead}{following}", default="") < _CHINESE:
        return
    before, after = _beside(lead, following) if not a["unit"] else ("", "")
    if (not before and _NO_COUNT_BEFORE.search(lead)) or (not a["unit"] and not after and _NO_UNIT.match(following)):
        return
    if not (a["unit"] or before or after or lead):
        return
    x, y = (before + number[0] + after for number in (a, b))
    yield Flag("threshold", x, y, f"数量由{x}改为{y}", f"The number changes from {x} to {y}")


def _beside(lead: str, following: str) -> tuple[str, str]:
    """What belongs to a number without a unit and stands before or after it: its unit, or the other number of a ratio."""
    if _RATIO in lead + following:
        first, second = _FIRST.search(lead), _SECOND.match(following)
        if first or second:
            return first[0] if first else "", second[0] if second else ""
    unit = None if _NO_UNIT.match(following) else _UNIT.match(following)
    return "", unit[0] if unit else ""


def is_number(word: str) -> bool:
    """Whether an English word is a number or part of one."""
    return _NUMBER.fullmatch(word) is not None


def _counted(words: Sequence[str], lead: str) -> str:
    """The bare number that a side is, or has among few words; nothing where it numbers a place, or the side says more."""
    said = [word for word in words if not word.isspace()]
    figures = [at for at, word in enumerate(said) if _NUMBER.fullmatch(word)]
    if not figures or "/" in said or len(said) - len(figures) > _LONGEST or any(map(read_quantity, said)):
        return ""
    before = lead + "".join(words[: words.index(said[figures[0]])])
    if (
        (before[-1:] in ("", "\n") and _LABEL.fullmatch(said[figures[0]]))
        or _NO_COUNT.search(before)
        or _COUNTS_PLACES.search(before)
    ):
        return ""
    return " ".join(said[figures[0] : figures[-1] + 1])
