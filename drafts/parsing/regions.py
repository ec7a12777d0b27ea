"""The stretches of a text: notice, front matter, contents, provisions, annexes, and what follows."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.model import Region, RegionKind, Span
from drafts.parsing.marks import Line
from drafts.patterns import regex
from drafts.records import NamedTuple

_NOTICE = regex(
    r"征求意见|公开征集|通知|公告|印发|公布|通告|反馈|现将|主席令|部令|令第|号令|第[0-9]{1,4}号|(?i:comments|consultation|notice)"
)


class Layout(NamedTuple):
    """Where the pieces of a text are, in lines."""

    title: int
    contents: int | None
    first: int
    """The first line of the provisions."""
    end: int
    """The line after the last one of the provisions."""
    contents_end: int | None = None
    """The line after the table of contents, where something else comes between it and the provisions."""


def regions_of(
    text: str, lines: Sequence[Line], layout: Layout, annexes: Sequence[tuple[int, int]]
) -> tuple[Region, ...]:
    """The regions that cover the text. What stands above the title is a notice where it reads like one."""
    if not lines:
        return (Region(RegionKind.FRONT, Span(0, len(text))),) if text else ()
    cuts: list[tuple[int, RegionKind]] = []
    before = text[: lines[layout.title].start] if layout.title < len(lines) else text
    if layout.title > 0:
        cuts.append((0, RegionKind.NOTICE if _NOTICE.search(before) else RegionKind.FRONT))
    if layout.title < layout.first:
        cuts.append((layout.title, RegionKind.FRONT))
    if layout.contents is not None and layout.contents >= layout.title:
        cuts.append((layout.contents, RegionKind.CONTENTS))
        if layout.contents_end is not None and layout.contents_end < layout.first:
            cuts.append((layout.contents_end, RegionKind.FRONT))
    cuts.append((layout.first, RegionKind.BODY))
    if annexes and layout.end < annexes[0][0]:
        cuts.append((layout.end, RegionKind.TAIL))
    if annexes:
        cuts.append((annexes[0][0], RegionKind.ANNEX))
    elif layout.end < len(lines):
        cuts.append((layout.end, RegionKind.TAIL))
    cuts = [(at, kind) for at, kind in cuts if at < len(lines)]
    starts = [0, *(lines[at].start for at, _ in cuts[1:])]
    ends = [*starts[1:], len(text)]
    regions: list[Region] = []
    for (_, kind), start, end in zip(cuts, starts, ends, strict=True):
        if regions and regions[-1].kind is kind:
            regions[-1] = Region(kind, Span(regions[-1].span.start, end))
        elif start < end:
            regions.append(Region(kind, Span(start, end)))
    return tuple(regions)
