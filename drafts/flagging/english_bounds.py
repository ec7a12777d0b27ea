"""Flags for the bounds of numbers in English drafts, by what they mean: more than 15, 15 or more, not fewer than 15."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.comparison import Flag
from drafts.flagging import legal_terms as terms
from drafts.flagging.changed_passage import Passage
from drafts.patterns import regex

_FIGURE = "(?:[€$£]?[0-9][0-9.,]*|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|hundred)"
_LIMIT = regex(
    r"\b(?:(?P<least>(?:not|no) (?:less|fewer) than|at least|minimum of)"
    r"|(?P<most>(?:not|no) (?:more|greater) than|not exceed(?:ing)?|at most|up to|maximum of)"
    r"|(?P<over>(?:more|greater) than|over|exceed(?:s|ing)?|in excess of)|(?P<under>(?:less|fewer) than|under|below))"
    rf" (?:[a-z]+ )?{_FIGURE}\b"
    rf"|{_FIGURE}(?: [a-z]+)?,? or "
    r"(?:(?P<or_more>more|over|above|greater|longer|older)|(?P<or_less>less|fewer|under|below|younger))\b",
    re.I,
)
"""A number with what bounds it."""
_NUMBER = regex(_FIGURE + r"\b", re.I)
_SAME_LIMIT = {"or_more": "least", "or_less": "most"}
_MEANT = {
    "least": ("下限，含本数", "a lower limit with the number itself"),
    "over": ("下限，不含本数", "a lower limit without the number itself"),
    "most": ("上限，含本数", "an upper limit with the number itself"),
    "under": ("上限，不含本数", "an upper limit without the number itself"),
}


def _limits(sentence: str) -> list[tuple[str, str]]:
    """The bounds of numbers in an English sentence, each with its sort."""
    return [
        (f"or {match[sort]}" if sort in _SAME_LIMIT else match[sort], _SAME_LIMIT.get(sort, sort))
        for match in _LIMIT.finditer(sentence)
        if (sort := match.lastgroup)
    ]


BOUND_WORDS = frozenset((
    "than", "or", "more", "fewer", "less", "least", "most", "over", "under", "below", "greater", "up", "exceed", "exceeds",
    "exceeding", "minimum", "maximum",
))  # fmt: skip
"""One of these words changes wherever an English bound does."""
_SHORT = 8
"""Tokens on a side of a change of a bound."""
_LONGEST = 14
"""The same with the words that come with a bound: for a period of up to."""
_NUMBER_BEFORE = 2
"""Words before a change that hold the number of a bound after it: five years{ or more}."""


def english_bounds(passage: Passage) -> Iterator[Flag]:
    """An English bound in another's place: with {more than 15} → {15 or more} members; at least and not less than are the same."""
    longest = max(len(passage.old), len(passage.new))
    if longest > _LONGEST:
        return
    old, new = map(_limits, passage.sides)
    if abs(len(old) - len(new)) == 1:
        yield from _new_or_gone(passage)
    if len(old) != len(new) or longest > _SHORT:
        return
    for (a, x), (b, y) in zip(old, new, strict=True):
        if x != y:
            (zh_x, en_x), (zh_y, en_y) = _MEANT[x], _MEANT[y]
            en = f"The bound changes from “{a}” ({en_x}) to “{b}” ({en_y})"
            yield Flag("bound", a, b, f"界限词由“{a}”（{zh_x}）改为“{b}”（{zh_y}）", en)


def _new_or_gone(passage: Passage) -> Iterator[Flag]:
    """A bound that comes or goes together with small words, before a number that stays: for {a period of up to} five years."""
    words, comes = passage.one_sided()
    text = "".join(words)
    before = " ".join(passage.lead().split()[-_NUMBER_BEFORE:])
    found = list(_LIMIT.finditer(f"{before} {text.strip()} {passage.following.strip()}"))
    if len(found) != 1 or _NUMBER.search(text):
        return
    bound, sort = found[0], found[0].lastgroup or ""
    said = f"or {bound[sort]}" if sort in _SAME_LIMIT else bound[sort]
    if said.lower() not in text.lower() or (sort not in _SAME_LIMIT and not terms.BOUNDS.isdisjoint(words)):
        return  # those are told of any draft
    zh, en = _MEANT[_SAME_LIMIT.get(sort, sort)]
    if comes:
        yield Flag("bound", "", said, f"增加界限词“{said}”（{zh}）", f"The bound “{said}” is added ({en})")
    else:
        yield Flag("bound", said, "", f"删除界限词“{said}”（{zh}）", f"The bound “{said}” is dropped ({en})")


def bounds_as_many(passage: Passage) -> bool:
    """Whether the English sentences bound as many numbers: then their bounds are set against each other."""
    old, new = map(_limits, passage.sides)
    return bool(old) and len(old) == len(new)
