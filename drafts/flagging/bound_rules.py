"""Flags for the words that bound a number: 以上 against 超过, more than, at least."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.comparison import Flag
from drafts.flagging import legal_terms as terms
from drafts.flagging.changed_passage import Passage
from drafts.flagging.quantities import read_quantity
from drafts.patterns import regex

_WITHIN = frozenset(("内", "以内", "之内"))
_REACHED = frozenset(("满", "年满", "达到"))
_NUMBERED = regex(
    r"(?:than |of |to |by |at |the |a )*(?:[0-9€]|two|three|four|five|six|ten|half|one (?:hour|day|week|month|year))",
    re.I,
)


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


LIMIT_WORDS = terms.BOUNDS | {"than", "or", "over", "under", "below", "greater", "up"}
"""One of these words changes wherever an English bound does."""
_SHORT = 8
"""Tokens on a side of a change of a bound."""


def english_bounds(passage: Passage) -> Iterator[Flag]:
    """An English bound in another's place: with {more than 15} → {15 or more} members; at least and not less than are the same."""
    if max(len(passage.old), len(passage.new)) > _SHORT:
        return
    old, new = map(_limits, passage.sides)
    if len(old) != len(new):
        return
    for (a, x), (b, y) in zip(old, new, strict=True):
        if x != y:
            (zh_x, en_x), (zh_y, en_y) = _MEANT[x], _MEANT[y]
            en = f"The bound changes from “{a}” ({en_x}) to “{b}” ({en_y})"
            yield Flag("bound", a, b, f"界限词由“{a}”（{zh_x}）改为“{b}”（{zh_y}）", en)


def _stays_bounded(passage: Passage) -> bool:
    """Whether the English sentences bound as many numbers: then their bounds are set against each other."""
    old, new = map(_limits, passage.sides)
    return bool(old) and len(old) == len(new)


def _bounding(passage: Passage, found: list[str]) -> list[str]:
    """The words that bound a number: not the 以下 of 以下统称, and in English those alone that have a number after them."""
    written = f"{''.join(passage.old)}{passage.following} {''.join(passage.new)}{passage.following}"
    return [
        word
        for word in found
        if not re.search(rf"{word}(?:统称|简称|称|情形|条件|规定|列)", written)
        and (not word.isascii() or any(_NUMBERED.match(rest) for rest in written.split(f"{word} ")[1:]))
    ]


def bounds(passage: Passage) -> Iterator[Flag]:
    """以上 against 超过 and their like, where the number beside them stays; a new number brings its bound along."""
    if any(read_quantity(word) for word in (*passage.old, *passage.new)):
        return
    gone, came = _bounding(passage, passage.gone(terms.BOUNDS)), _bounding(passage, passage.came(terms.BOUNDS))
    if not gone and not came:
        return
    if {"".join(passage.old).strip(), "".join(passage.new).strip()} <= _WITHIN:
        return  # 一个月内, 一个月以内
    if {*gone, *came} <= _REACHED and "以上" in passage.around():
        return  # 年满十八周岁以上 and 十八周岁以上 are the same
    english = all(word.isascii() for word in (*gone, *came))
    if english and _stays_bounded(passage):
        return
    if not english and not any(
        character in "0123456789０１２３４５６７８９一二三四五六七八九十百千万" for character in passage.around()
    ):
        return
    if any(word.endswith("级") for word in (passage.before, *passage.old, *passage.new)):
        return  # 县级以上 speaks of levels, not of numbers
    a, b = "、".join(gone), "、".join(came)
    if not english and not (a and b) and not _stands_beside(passage):
        return  # ，但不得超过授权期限: the number went with it, or there is none
    note = "（“以上”“以下”“以内”含本数，“超过”“不满”不含）" if terms.INCLUSIVE & {*gone, *came} else ""
    if a and b:
        yield Flag("bound", a, b, f"界限词由“{a}”改为“{b}”{note}", f"The bound changes from “{a}” to “{b}”")
    elif b:
        yield Flag("bound", "", b, f"增加界限词“{b}”{note}", f"The bound “{b}” is added")
    else:
        yield Flag("bound", a, "", f"删除界限词“{a}”{note}", f"The bound “{a}” is dropped")


def _stands_beside(passage: Passage) -> bool:
    """Whether a bound that comes or goes by itself stands at an edge of its passage, where the number is beside it."""
    words, _ = passage.one_sided()
    return bool(words) and not terms.BOUNDS.isdisjoint((words[0], words[-1]))
