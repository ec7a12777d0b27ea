"""From marks to provisions: spans, parents and keys."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.model import Kind, Provision, Span
from drafts.parsing.marks import Mark

_PREFIX = {
    Kind.PART: "part",
    Kind.SUBPART: "subpart",
    Kind.CHAPTER: "chp",
    Kind.SECTION: "sec",
    Kind.ARTICLE: "art",
    Kind.PARAGRAPH: "para",
    Kind.ITEM: "item",
    Kind.SUBITEM: "sub",
    Kind.POINT: "point",
    Kind.RECITAL: "rec",
    Kind.ANNEX: "annex",
}
_ANNEX = Kind.ANNEX
OF_THE_WHOLE = frozenset({Kind.ARTICLE, Kind.RECITAL, Kind.ANNEX})
"""Kinds numbered through the whole draft (or the whole annex), whatever chapter they stand in."""


def build(text: str, marks: Sequence[Mark], end: int, taken: dict[str, int]) -> list[Provision]:
    """The provisions of marks that follow one another in the text, the last of them ending at ``end``.

    A provision's span lies in its parent's, siblings are in order and apart, and keys are unique.
    ``taken`` counts the keys given so far, over several calls for one draft.
    """
    provisions: list[Provision] = []
    new = tuple.__new__  # the class's own function takes twice as long
    body = Span(0, 0)
    for mark, key, parent, stop in zip(marks, *_placed(text, marks, end, taken), strict=True):
        start, begin, kind = mark.start, mark.body, mark.kind
        if stop < start:
            stop = start
        if kind is _ANNEX:
            while begin < stop and text[begin].isspace():  # its heading fills whole lines
                begin += 1
        # what an article says is often its only paragraph
        span = body if start == body.start and stop == body.end else Span(start, stop)
        body = span if begin == start else Span(begin if begin < stop else stop, stop)
        whole = (key, kind, mark.number, mark.label, mark.title, span, body, parent, mark.flags)
        provisions.append(new(Provision, whole))
    return provisions


def _placed(
    text: str, marks: Sequence[Mark], end: int, taken: dict[str, int]
) -> tuple[list[str], list[str | None], list[int]]:
    """The key of each mark, the key of the one around it, and where it ends.

    It ends before the next one of its depth or less, white space between them left out.
    """
    keys: list[str] = []
    parents: list[str | None] = []
    ends = [_without_space(text, end)] * len(marks)
    ranks, within = [-1], [-1]  # the depth and the place of each mark that is still open
    annex = ""
    for i, mark in enumerate(marks):
        rank, kind, number = mark.rank, mark.kind, mark.number
        if ranks[-1] >= rank:
            start = mark.start
            stop = _without_space(text, start)
            while ranks[-1] >= rank:
                ranks.pop()
                ends[within.pop()] = stop
        at = within[-1]
        parent = keys[at] if at >= 0 else None
        holder = parent if kind not in OF_THE_WHOLE else annex if kind is not _ANNEX else ""
        key = f"{_PREFIX[kind]}_{number}" if number else _PREFIX[kind]
        if holder:
            key = f"{holder}__{key}"
        if key in taken:
            key = _suffixed(key, taken)
        else:
            taken[key] = 1
        if kind is _ANNEX:
            annex = key
        ranks.append(rank)
        within.append(i)
        keys.append(key)
        parents.append(parent)
    return keys, parents, ends


def _without_space(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


def _suffixed(key: str, taken: dict[str, int]) -> str:
    """A key that was given before, with a suffix that makes it unique."""
    count = taken[key] = taken[key] + 1
    suffixed = f"{key}~{count}"
    while suffixed in taken:
        count += 1
        suffixed = f"{key}~{count}"
    taken[suffixed] = 1
    return suffixed
