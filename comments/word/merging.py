"""Two drafts as one stretch of changes, line breaks included, that gives back each draft's whole text.

Articles are paired as the comparison has them; headings and other lines between them by their order. An article that
moved, and whatever can't stand in both drafts' order, is deleted at its old place and inserted at its new one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from drafts.comparison import Change, Comparison, Op, Row, RowKind
from drafts.model import Draft, Kind, Span

_HEADINGS = frozenset((Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION, Kind.ANNEX))
_LIKE = 55
"""Two lines at the same place that are at least this alike, in per cent (Indel similarity), are one line edited."""
_LIKE_ARTICLES = 40
"""And two of the articles of a row that was split or merged, which stand apart in one of the drafts."""
Differ = Callable[[str, str], tuple[Change, ...]]


@dataclass(frozen=True, slots=True)
class Unit:
    """An article, or a line outside the articles. Units joined by line breaks are the draft's text."""

    span: Span
    key: str = ""
    """The article's key; empty for a line."""
    heading: bool = False
    """Whether a line is the heading of a part or chapter, and not its entry in the contents."""


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one stretch: old and new units that are the same stretch, or only old, or only new ones."""

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    row: Row | None = None


def units(draft: Draft) -> tuple[Unit, ...]:
    """The draft's text as units. An article that doesn't fill whole lines is taken line by line."""
    text, found, at = draft.text, list[Unit](), 0
    headings = heading_starts(draft)
    for article in draft.articles:
        start, end = article.span.start, article.span.end
        whole = start >= at and text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")
        if not whole:
            continue
        found.extend(_lines(text, at, start - 1, headings))
        found.append(Unit(article.span, article.key))
        at = end + 1
    found.extend(_lines(text, at, len(text), headings))
    return tuple(found)


def heading_starts(draft: Draft) -> frozenset[int]:
    """Where the lines begin that are headings of parts, chapters, sections and annexes."""
    return frozenset(p.span.start for p in draft.provisions if p.kind in _HEADINGS)


def _lines(text: str, start: int, end: int, headings: frozenset[int]) -> Iterator[Unit]:
    """The lines of ``text[start:end]``; none where ``end`` lies before ``start``."""
    while start <= end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        yield Unit(Span(start, stop), heading=start in headings)
        start = stop + 1


def steps(comparison: Comparison) -> tuple[Step, ...]:
    """Both drafts' units in one order that keeps the order of each."""
    old, new = units(comparison.old), units(comparison.new)
    found: list[Step] = []
    old_at = new_at = 0
    for pair in _anchors(comparison, old, new):
        found.extend(_between(comparison, old[old_at : pair.old.start], new[new_at : pair.new.start]))
        found.append(Step(old[pair.old.start : pair.old.stop], new[pair.new.start : pair.new.stop], pair.row))
        old_at, new_at = pair.old.stop, pair.new.stop
    found.extend(_between(comparison, old[old_at:], new[new_at:]))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A row whose articles stand together in both drafts, as ranges of units; or its two articles that are most alike."""

    old: range
    new: range
    row: Row | None
    """None where the articles are only some of their row's."""


def _anchors(comparison: Comparison, old: Sequence[Unit], new: Sequence[Unit]) -> list[_Anchor]:
    """The most rows that keep the order of both drafts."""
    old_at = {unit.key: n for n, unit in enumerate(old) if unit.key}
    new_at = {unit.key: n for n, unit in enumerate(new) if unit.key}
    found = []
    for row in comparison.rows:
        if row.partial or row.moved or not row.old or not row.new:
            continue
        ranges = _together(old_at, row.old), _together(new_at, row.new)
        if ranges[0] and ranges[1]:
            found.append(_Anchor(ranges[0], ranges[1], row))
        elif main := _most_alike(comparison, row, old_at, new_at):
            found.append(main)
    found.sort(key=lambda anchor: anchor.new.start)
    kept = [found[n] for n in _longest_rising([anchor.old.start for anchor in found])]
    ordered: list[_Anchor] = []
    for anchor in kept:
        if not ordered or (anchor.old.start >= ordered[-1].old.stop and anchor.new.start >= ordered[-1].new.stop):
            ordered.append(anchor)
    return ordered


def _most_alike(comparison: Comparison, row: Row, old_at: dict[str, int], new_at: dict[str, int]) -> _Anchor | None:
    """Of a row whose articles stand apart the two that are most alike, where they are alike at all."""
    pairs = [(a, b) for a in row.old if a in old_at for b in row.new if b in new_at]
    old, new = comparison.old, comparison.new
    alike = [fuzz.ratio(old.body(old.by_key[a]), new.body(new.by_key[b])) for a, b in pairs]
    if not alike or max(alike) < _LIKE_ARTICLES:
        return None
    a, b = pairs[alike.index(max(alike))]
    return _Anchor(range(old_at[a], old_at[a] + 1), range(new_at[b], new_at[b] + 1), None)


def _together(places: dict[str, int], keys: tuple[str, ...]) -> range:
    """The units of these articles where they follow one another; else an empty range."""
    at = sorted(places[key] for key in keys if key in places)
    if len(at) != len(keys) or at[-1] - at[0] != len(at) - 1:
        return range(0)
    return range(at[0], at[-1] + 1)


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """Indices of a longest strictly rising subsequence (patience sorting)."""
    ends: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for index, number in enumerate(numbers):
        at = bisect_left(ends, number)
        before.append(heads[at - 1] if at else -1)
        ends[at : at + 1] = [number]
        heads[at : at + 1] = [index]
    found: list[int] = []
    index = heads[-1] if heads else -1
    while index >= 0:
        found.append(index)
        index = before[index]
    return found[::-1]


def _between(comparison: Comparison, old: Sequence[Unit], new: Sequence[Unit]) -> Iterator[Step]:
    """What stands between two anchors: lines that are equal or alike are paired, the rest is old or new only."""
    old_words = [comparison.old.slice(unit.span) for unit in old]
    new_words = [comparison.new.slice(unit.span) for unit in new]
    matcher = SequenceMatcher(None, [_marked(u, w) for u, w in zip(old, old_words, strict=True)],
                              [_marked(u, w) for u, w in zip(new, new_words, strict=True)], autojunk=False)  # fmt: skip
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield from (Step((a,), (b,)) for a, b in zip(old[i:j], new[k:m], strict=True))
        else:
            yield from _like_lines(
                tuple(zip(old, old_words, strict=True))[i:j], tuple(zip(new, new_words, strict=True))[k:m]
            )


def _like_lines(old: Sequence[tuple[Unit, str]], new: Sequence[tuple[Unit, str]]) -> Iterator[Step]:
    """Lines of one place, each paired with the first line like it that is left on the other side."""
    done = 0
    for unit, words in old:
        like = next((n for n in range(done, len(new)) if _alike(unit, new[n][0], words, new[n][1])), None)
        if like is None:
            yield Step((unit,), ())
            continue
        yield from (Step((), (passed,)) for passed, _ in new[done:like])
        yield Step((unit,), (new[like][0],))
        done = like + 1
    yield from (Step((), (rest,)) for rest, _ in new[done:])


def _marked(unit: Unit, words: str) -> str:
    """Articles never pair with one another here: those that may are anchors already. Nor do headings with other lines."""
    return f"\0{id(unit)}" if unit.key else f"\1{words}" if unit.heading else words


def _alike(old: Unit, new: Unit, old_words: str, new_words: str) -> bool:
    if old.key or new.key or old.heading is not new.heading or not (old_words and new_words):
        return False
    return fuzz.ratio(old_words, new_words, score_cutoff=_LIKE) > 0


def changes_of(comparison: Comparison, step: Step, differ: Differ) -> tuple[Change, ...]:
    """The changes of one step, labels and captions included."""
    old = "\n".join(comparison.old.slice(unit.span) for unit in step.old)
    new = "\n".join(comparison.new.slice(unit.span) for unit in step.new)
    if not step.new:
        return (Change(Op.DELETE, old),)
    if not step.old:
        return (Change(Op.INSERT, new),)
    if old == new:
        return (Change(Op.EQUAL, old),)
    if step.row is not None and step.row.kind in (RowKind.SAME, RowKind.EDITED) and len(step.old) == len(step.new) == 1:
        return _labelled(comparison, step.old[0].key, step.new[0].key, step.row, differ)
    return differ(old, new)


def _labelled(comparison: Comparison, old_key: str, new_key: str, row: Row, differ: Differ) -> tuple[Change, ...]:
    """A row's own changes between those of the label before and of what follows the body."""
    old, new = comparison.old.by_key[old_key], comparison.new.by_key[new_key]
    before = differ(
        comparison.old.text[old.span.start : old.body.start], comparison.new.text[new.span.start : new.body.start]
    )
    after = differ(comparison.old.text[old.body.end : old.span.end], comparison.new.text[new.body.end : new.span.end])
    return (*before, *row.changes, *after)
