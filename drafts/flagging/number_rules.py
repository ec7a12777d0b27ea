"""Flags for bare numbers of English drafts, where no unit makes an amount or a time limit of them: a quorum of {3} → {5}."""

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
