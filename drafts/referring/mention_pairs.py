"""Which reference of a new article stands in the place of which reference of the old one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping

from drafts.comparison import Op, Row, joined_spans
from drafts.folding import fold
from drafts.model import Draft, Reference
from drafts.patterns import regex

_NUMBER = regex(r"[0-9０-９零〇一二三四五六七八九十百千万]+[a-z]?|(?<![A-Za-z])[IVXLC]+(?![A-Za-z])|\([a-z]{1,2}\)")
NEAR = 80
"""Characters by which a reference may lie beside the place where its counterpart would be."""
Placed = tuple[int, Reference]
"""A mention with its offset in the row's text."""


def mention_pairs(
    old: Draft,
    new: Draft,
    row: Row,
    old_mentions: Mapping[str, list[Reference]],
    new_mentions: Mapping[str, list[Reference]],
    follows: Callable[[Reference, Reference], bool],
) -> dict[int, Reference]:
    """New mentions (by the start of their span) with the old mentions that stood in their place.

    The two lists are laid side by side in order. Both what the words say and where they stand count, and so does whether the
    new mention means what the old one meant: in 第八条、第九条 → 第九条、第十一条 no mention stayed the same.
    """
    olds, news = _placed(old, row.old, old_mentions), _placed(new, row.new, new_mentions)
    if not olds or not news:
        return {}
    if row.old_text == row.new_text:
        return {after.span.start: before for (_, before), (_, after) in zip(olds, news, strict=False)}
    there = _places_in_new(row, [place for place, _ in olds])
    worth = [
        [_worth(before, after, abs(expected - place), follows) for place, after in news]
        for (_, before), expected in zip(olds, there, strict=True)
    ]
    return {news[at][1].span.start: olds[was][1] for was, at in _best_in_order(worth)}


def _worth(
    before: Reference, after: Reference, distance: float, follows: Callable[[Reference, Reference], bool]
) -> float:
    """How much speaks for a pair; 0 where nothing does."""
    if distance > NEAR:
        return 0.0
    nearness = 1.0 - distance / NEAR
    same = fold(before.text) == fold(after.text)
    follows_it = follows(before, after)
    if not follows_it and _NUMBER.sub("", before.text) != _NUMBER.sub("", after.text):
        return 0.0  # Annex IV and paragraph 1 have nothing to do with each other
    inner = follows_it and _inner(before) == _inner(after) != ""
    return 0.5 + nearness + (1.5 if follows_it else 0.0) + (1.0 if same or inner else 0.0)


def _inner(mention: Reference) -> str:
    """The paragraph or item that is meant, within its article: 第（五）项 and 第五项 mean the same one."""
    return (mention.target or "").partition("__")[2]


def _best_in_order(worth: list[list[float]]) -> list[tuple[int, int]]:
    """The pairs, in order on both sides, that are worth most together."""
    rows, columns = len(worth), len(worth[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            taken = worth[i][j] + best[i + 1][j + 1] if worth[i][j] else 0.0
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < rows and j < columns:
        if worth[i][j] and best[i][j] == worth[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _places_in_new(row: Row, places: list[int]) -> list[int]:
    """Where offsets of the row's old text lie in its new text."""
    starts: list[int] = []
    runs: list[tuple[int, int, int]] = []
    at_old = at_new = 0
    for op, text in row.changes:
        if op is not Op.INSERT:
            starts.append(at_old)
            runs.append((at_old, at_new, 1 if op is Op.EQUAL else 0))
        at_old += len(text) if op is not Op.INSERT else 0
        at_new += len(text) if op is not Op.DELETE else 0
    found: list[int] = []
    for place in places:
        start, there, moves = runs[bisect_right(starts, place) - 1]
        found.append(there + (place - start) * moves)
    return found


def _placed(draft: Draft, keys: tuple[str, ...], mentions: Mapping[str, list[Reference]]) -> list[Placed]:
    """An article's mentions with their offsets in the row's text."""
    placed: list[Placed] = []
    for key, (offset, span) in zip(keys, joined_spans(draft, keys), strict=True):
        placed.extend((offset + mention.span.start - span.start, mention) for mention in mentions.get(key, ()))
    return sorted(placed, key=lambda one: one[0])
