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
    if english:
        from drafts.flagging.english_bounds import bounds_as_many

        if bounds_as_many(passage):
            return  # they are set against each other
    turned = gone and came and len(passage.old) == len(passage.new) == 1  # {低于 → 高于}市场价格
    if (
        not english
        and not turned
        and not any(
            character in "0123456789０１２３４５６７８９一二三四五六七八九十百千万" for character in passage.around()
        )
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
