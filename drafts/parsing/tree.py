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
    stack: list[tuple[int, str]] = []
    annex = ""
    for mark, stop_before in zip(marks, _ends(text, marks, end), strict=True):
        kind, start, begin, rank = mark.kind, mark.start, mark.body, mark.rank
        stop = max(start, stop_before)
        while stack and stack[-1][0] >= rank:
            stack.pop()
        parent = stack[-1][1] if stack else None
        key = f"{_PREFIX[kind]}_{mark.number}" if mark.number else _PREFIX[kind]
        holder = parent if kind not in OF_THE_WHOLE else annex if kind is not _ANNEX else ""
        if holder:
            key = f"{holder}__{key}"
        if key in taken:
            key = _suffixed(key, taken)
        else:
            taken[key] = 1
        if kind is _ANNEX:
            annex = key
            while begin < stop and text[begin].isspace():  # its heading fills whole lines
                begin += 1
        stack.append((rank, key))
        span = Span(start, stop)
        body = span if begin == start else Span(min(begin, stop), stop)
        provisions.append(Provision(key, kind, mark.number, mark.label, mark.title, span, body, parent, mark.flags))
    return provisions


def _ends(text: str, marks: Sequence[Mark], end: int) -> list[int]:
    """Where each mark ends: before the next one of its depth or less, white space between them left out."""
    ends = [_without_space(text, end)] * len(marks)
    open_marks: list[tuple[int, int]] = []
    for i, mark in enumerate(marks):
        rank = mark.rank
        if open_marks and open_marks[-1][0] >= rank:
            stop = _without_space(text, mark.start)
            while open_marks and open_marks[-1][0] >= rank:
                ends[open_marks.pop()[1]] = stop
        open_marks.append((rank, i))
    return ends


def _without_space(text: str, end: int) -> int:
    while text[end - 1 : end].isspace():
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
