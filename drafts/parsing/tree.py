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
    for mark, stop in zip(marks, _ends(text, marks, end), strict=True):
        kind, start, begin, rank = mark.kind, mark.start, mark.body, mark.rank
        while stack and stack[-1][0] >= rank:
            stack.pop()
        parent = stack[-1][1] if stack else None
        if kind is _ANNEX:
            key = annex = _unique(_key(mark, parent, ""), taken)
        else:
            key = _unique(_key(mark, parent, annex), taken)
        stack.append((rank, key))
        span = Span(start, stop)
        body = span if begin == start else Span(min(begin, stop), stop)
        provisions.append(Provision(key, kind, mark.number, mark.label, mark.title, span, body, parent, mark.flags))
    return provisions


def _ends(text: str, marks: Sequence[Mark], end: int) -> list[int]:
    ends = [end] * len(marks)
    open_marks: list[tuple[int, int]] = []
    for i, mark in enumerate(marks):
        rank = mark.rank
        while open_marks and open_marks[-1][0] >= rank:
            ends[open_marks.pop()[1]] = mark.start
        open_marks.append((rank, i))
    return [
        _without_space(text, mark.start, stop) if text[stop - 1 : stop].isspace() else max(mark.start, stop)
        for mark, stop in zip(marks, ends, strict=True)
    ]


def _without_space(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _key(mark: Mark, parent: str | None, annex: str) -> str:
    own = f"{_PREFIX[mark.kind]}_{mark.number}" if mark.number else _PREFIX[mark.kind]
    if mark.kind in OF_THE_WHOLE:
        return f"{annex}__{own}" if annex and mark.kind is not Kind.ANNEX else own
    return f"{parent}__{own}" if parent else own


def _unique(key: str, taken: dict[str, int]) -> str:
    count = taken.get(key, 0) + 1
    taken[key] = count
    if count == 1:
        return key
    suffixed = f"{key}~{count}"
    while suffixed in taken:
        count += 1
        suffixed = f"{key}~{count}"
    taken[suffixed] = 1
    return suffixed
