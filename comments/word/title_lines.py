"""Where a draft's title stands in its text. It often takes two lines: ……暂行办法, and below （征求意见稿）."""

from __future__ import annotations

from drafts.model import Draft, RegionKind, Span

MOST_LINES = 4


def title_lines(draft: Draft) -> tuple[Span, ...]:
    """The lines that are the title, the last before the provisions where it is printed several times; empty where none are."""
    wanted = "".join(draft.title.split())
    if not wanted:
        return ()
    body = next((region.span.start for region in draft.regions if region.kind is RegionKind.BODY), len(draft.text))
    lines: list[Span] = []
    at = 0
    for line in draft.text[:body].split("\n"):
        lines.append(Span(at, at + len(line)))
        at += len(line) + 1
    for first in reversed(range(len(lines))):
        words = ""
        for number, span in enumerate(lines[first : first + MOST_LINES], 1):
            words += "".join(draft.slice(span).split())
            if words == wanted:
                return tuple(lines[first : first + number])
            if not wanted.startswith(words) or not words:
                break
    return ()
