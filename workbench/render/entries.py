"""A draft or a comparison as a list of entries, one per article in reading order.

A comparison's row may hold several articles (a split, a merger, with neighbours in between). Here its changes are cut
at the articles' borders, so that every article can stand at its own place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from drafts.comparison import Change, Comparison, Op, Row, RowKind, joined_spans
from drafts.model import Draft, Kind, Provision
from workbench.render.exchanged import Exchanged
from workbench.render.model import ArticleId, Piece, Place, Side


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the page: of the new draft, or of the old one where it was deleted."""

    id: ArticleId
    provision: Provision
    row: Row | None = None
    old: tuple[Provision, ...] = ()
    """The old articles it came from, in their order."""
    partly_from: tuple[Provision, ...] = ()
    """Old articles that live on elsewhere and gave a passage to this one."""
    partly_to: tuple[Provision, ...] = ()
    """New articles with a main row of their own that took a passage from one of the old articles."""
    pieces: tuple[Piece, ...] = ()
    successors: tuple[Provision, ...] = ()
    """For an old article shown as such: the new articles that its words went to."""

    @property
    def kind(self) -> RowKind | None:
        """What became of it; None in a single draft."""
        return self.row.kind if self.row else None


def draft_around(comparison: Comparison, article: ArticleId) -> Draft:
    """The draft that an entry is of; of what stands outside the articles, a draft of that alone."""
    around = comparison.around(article.key)
    return around.old if article.side is Side.OLD else around.new


def units(draft: Draft) -> tuple[Provision, ...]:
    """What a draft is read by: its articles, or the numbered points of an instrument without articles."""
    if draft.articles:
        return draft.articles
    points = tuple(p for p in draft.provisions if p.kind is Kind.POINT)
    return points or tuple(p for p in draft.provisions if p.kind in (Kind.PARAGRAPH, Kind.RECITAL) and p.parent is None)


def draft_entries(draft: Draft) -> tuple[Entry, ...]:
    """One entry per article of a single draft."""
    return tuple(Entry(ArticleId(Side.NEW, p.key), p) for p in units(draft))


def recital_entries(draft: Draft) -> tuple[Entry, ...]:
    """One entry per recital of a single draft that has articles; the recitals of another are its entries anyway."""
    recitals = (p for p in draft.provisions if p.kind is Kind.RECITAL and p.parent is None)
    return tuple(Entry(ArticleId(Side.NEW, p.key), p) for p in recitals) if draft.articles else ()


def annex_entries(draft: Draft) -> tuple[Entry, ...]:
    """One entry per annex of a single draft."""
    return tuple(
        Entry(ArticleId(Side.NEW, p.key), p) for p in draft.provisions if p.kind is Kind.ANNEX and p.parent is None
    )


def comparison_entries(comparison: Comparison) -> tuple[Entry, ...]:
    """One entry per new article in the new draft's order, deleted ones after the article their row follows."""
    old, new = comparison.old, comparison.new
    order = {p.key: at for at, p in enumerate(new.provisions)}
    donors, takers = _partial(comparison)
    exchanged = Exchanged(comparison)
    placed: list[tuple[tuple[int, int], Entry]] = []
    last = -1
    for number, row in enumerate(comparison.rows):
        if row.partial:
            continue
        if not row.new:
            placed += [((last, number), entry) for entry in _deleted_entries(old, row, takers, exchanged)]
            continue
        parents = tuple(old.by_key[k] for k in row.old)
        by_key = dict(_cut(comparison, row, exchanged))
        for key in row.new:
            entry = Entry(
                ArticleId(Side.NEW, key),
                new.by_key[key],
                row,
                parents,
                tuple(p for p in donors.get(key, ()) if p not in parents),
                _takers(takers, row) if key == row.new[0] else (),
                tuple(by_key.get(key, ())),
            )
            placed.append(((order[key], -1), entry))
        last = order[row.new[0]]
    placed.sort(key=lambda pair: pair[0])
    return tuple(entry for _, entry in placed)


def old_entries(comparison: Comparison) -> tuple[Entry, ...]:
    """One entry per old article, in the old draft's order, each with the row that is its main place."""
    rows = {key: row for row in reversed(comparison.rows) if not row.partial for key in row.old}
    _, takers = _partial(comparison)
    found = []
    for article in units(comparison.old):
        row = rows.get(article.key)
        successors = tuple(comparison.new.by_key[key] for key in row.new) if row else ()
        partly_to = tuple(p for p in takers.get(article.key, ()) if p not in successors)
        found.append(Entry(ArticleId(Side.OLD, article.key), article, row, partly_to=partly_to, successors=successors))
    return tuple(found)


def _partial(comparison: Comparison) -> tuple[dict[str, list[Provision]], dict[str, list[Provision]]]:
    """Of the partial rows: for each new article the old ones that gave it a passage, for each old one the new ones that took it."""
    donors: dict[str, list[Provision]] = {}
    takers: dict[str, list[Provision]] = {}
    for row in comparison.rows:
        if row.partial:
            before, after = comparison.articles(row)
            for key in row.new:
                donors.setdefault(key, []).extend(before)
            for key in row.old:
                takers.setdefault(key, []).extend(after)
    return donors, takers


def _takers(takers: dict[str, list[Provision]], row: Row) -> tuple[Provision, ...]:
    found = dict.fromkeys(provision for key in row.old for provision in takers.get(key, ()))
    return tuple(provision for provision in found if provision.key not in row.new)


def _deleted_entries(old: Draft, row: Row, takers: dict[str, list[Provision]], exchanged: Exchanged) -> Iterator[Entry]:
    for key in row.old:
        article = old.by_key[key]
        whole = Piece(Op.DELETE, old.body(article), Place(Side.OLD, key, 0), None)
        pieces = tuple(exchanged.marked([whole]))
        yield Entry(ArticleId(Side.OLD, key), article, row, partly_to=tuple(takers.get(key, ())), pieces=pieces)


class _Border(NamedTuple):
    start: int
    end: int
    key: str


def _borders(draft: Draft, keys: tuple[str, ...]) -> list[_Border]:
    pairs = zip(joined_spans(draft, keys), keys, strict=True)
    return [_Border(at, at + len(span), key) for (at, span), key in pairs]


def _cut(comparison: Comparison, row: Row, exchanged: Exchanged) -> Iterator[tuple[str, list[Piece]]]:
    """Each new article's key with the row's pieces that belong to it; deletions go with what precedes them."""
    old, new = _borders(comparison.old, row.old), _borders(comparison.new, row.new)
    gathered: dict[str, list[Piece]] = {key: [] for key in row.new}
    current = row.new[0]
    for piece in exchanged.marked(_pieces(row, old, new)):
        if piece.new is not None:
            current = piece.new.key
        gathered[current].append(piece)
    yield from gathered.items()


def _pieces(row: Row, old: Sequence[_Border], new: Sequence[_Border]) -> Iterator[Piece]:
    twins = _twins(row, old, new)
    edits = {one.come: one.changes for one in row.reworded if one.come in twins}
    old_at = new_at = 0
    for number, (op, text) in enumerate(row.changes):
        in_old, in_new = op is not Op.INSERT, op is not Op.DELETE
        cuts = {0, len(text)}
        if in_old and len(old) > 1:
            cuts |= _crossings(old, old_at, len(text))
        if in_new and len(new) > 1:
            cuts |= _crossings(new, new_at, len(text))
        edges = sorted(cuts)
        for start, end in pairwise(edges):
            old_place = _place(Side.OLD, old, old_at + start) if in_old else None
            new_place = _place(Side.NEW, new, new_at + start) if in_new else None
            if number in edits and new_place and len(edges) == 2:
                yield from _edited(text, edits[number], new_place, twins[number])
            elif old_place or new_place:
                yield Piece(_op(old_place, new_place), text[start:end], old_place, new_place, twins.get(number))
        old_at += len(text) if in_old else 0
        new_at += len(text) if in_new else 0


def _edited(text: str, changes: Sequence[Change], place: Place, twin: Place) -> Iterator[Piece]:
    """A sentence that was moved and put otherwise, where it came to stand, with what changed in it."""
    before, after = len(text) - len(text.lstrip()), len(text) - len(text.rstrip())
    around = Change(Op.EQUAL, text[:before]), Change(Op.EQUAL, text[len(text) - after :])
    for op, part in (around[0], *changes, around[1]):
        deleted = op is Op.DELETE  # these words stand where the sentence stood
        if part:
            yield Piece(op, part, None, None if deleted else place, twin)
        place = place if deleted else place.moved(len(part))


def _twins(row: Row, old: Sequence[_Border], new: Sequence[_Border]) -> dict[int, Place]:
    """For each change that is a moved passage, where the passage begins in the other draft."""
    if not row.moves_inside:
        return {}
    starts: list[tuple[int, int]] = []
    old_at = new_at = 0
    for op, text in row.changes:
        starts.append((old_at, new_at))
        old_at += len(text) if op is not Op.INSERT else 0
        new_at += len(text) if op is not Op.DELETE else 0
    found: dict[int, Place] = {}
    for gone, come in row.moves_inside:
        here = _place(Side.OLD, old, starts[gone][0])
        there = _place(Side.NEW, new, starts[come][1])
        if here is not None and there is not None:
            found[gone], found[come] = there, here
    return found


def _op(old: Place | None, new: Place | None) -> Op:
    """A line break that joins articles on one side only is, on the other, a character of its own."""
    if old is None:
        return Op.INSERT
    return Op.DELETE if new is None else Op.EQUAL


def _crossings(borders: Sequence[_Border], start: int, length: int) -> set[int]:
    edges = (edge - start for border in borders for edge in (border.start, border.end))
    return {edge for edge in edges if 0 < edge < length}


def _place(side: Side, borders: Sequence[_Border], at: int) -> Place | None:
    """The place of a character of the joined text; None for a line break that joins two articles."""
    found = borders[bisect_right(borders, at, key=lambda border: border.start) - 1]
    return Place(side, found.key, at - found.start) if at < found.end else None
