"""A draft and its translation as blocks: article beside article, paragraph beside paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafts.comparison import Comparison
from drafts.model import Draft, Provision
from workbench.language import say
from workbench.palette import Role
from workbench.render.entries import units
from workbench.render.model import (
    BLANK_ROW,
    ArticleId,
    Block,
    BlockKind,
    BlockRow,
    Chunk,
    Look,
    Paragraph,
    RowShape,
    Side,
)
from workbench.render.since import Column, faced, stands

CHINESE_SHARE = 0.42
"""Of the width, what the Chinese column gets: English takes half as much room again."""


@dataclass(frozen=True)
class Translation:
    """The text that counts, and its translation. Places of the former are ``new``, of the latter ``old``."""

    base: Draft
    other: Draft
    base_since: Comparison | None = None
    """What changed in the text that counts since the draft before, where that is to be marked."""
    other_since: Comparison | None = None
    """The same of the translation."""

    @property
    def left(self) -> Side:
        """Which stands at the left: the Chinese one, else the text that counts."""
        return Side.OLD if self.other.language == "zh" and self.base.language != "zh" else Side.NEW

    @property
    def share(self) -> float:
        """The left column's share of the width."""
        one = self.base if self.left is Side.NEW else self.other
        two = self.other if self.left is Side.NEW else self.base
        return CHINESE_SHARE if one.language == "zh" and two.language != "zh" else 0.5


def paired_articles(translation: Translation) -> list[tuple[Provision | None, Provision | None]]:
    """The articles of both texts, base first: those of one number together, in the order of the base.

    An article that the base lacks comes after the one it follows in the translation. None is left out.
    """
    base, other = units(translation.base), units(translation.other)
    by_number: dict[str, Provision] = {}
    for article in other:
        by_number.setdefault(article.number, article)
    matched = {a.number: by_number[a.number] for a in base if a.number and a.number in by_number}
    taken: set[str] = set()
    found: list[tuple[Provision | None, Provision | None]] = []
    at = 0

    def loose(stop: int) -> Iterator[tuple[Provision | None, Provision | None]]:
        for article in other[at:stop]:
            if article.key not in taken and matched.get(article.number) is not article:
                yield None, article

    order = {article.key: place for place, article in enumerate(other)}
    for article in base:
        partner = matched.pop(article.number, None) if article.number else None
        if partner is not None:
            stop = order[partner.key]
            if stop >= at:
                extra = list(loose(stop))
                found += extra
                taken.update(each[1].key for each in extra if each[1] is not None)
                at = stop + 1
            taken.add(partner.key)
        found.append((article, partner))
    return found + [(None, article) for article in other if article.key not in taken]


def translation_blocks(translation: Translation, look: Look, *, beside: bool) -> tuple[Block, ...]:
    """A block for each pair of articles; with ``beside`` in two columns, else one text below the other.

    Where it is known what changed since the draft before, each column marks its own changes, and an article that is gone
    follows the one it stood after.
    """
    own = Column(translation.base, Side.NEW, look, translation.base_since)
    foreign = Column(translation.other, Side.OLD, look, translation.other_since)
    columns = (own, foreign) if translation.left is Side.NEW else (foreign, own)
    layout = _Layout(columns, look, beside)
    found = list(layout.gone("", ""))
    for pair in paired_articles(translation):
        articles = pair if translation.left is Side.NEW else pair[::-1]
        found.append(layout.block(*articles))
        found += layout.gone(*(article.key if article is not None else None for article in articles))
    return tuple(found)


@dataclass(frozen=True)
class _Layout:
    columns: tuple[Column, Column]
    """Left and right."""
    look: Look
    beside: bool

    def block(self, left: Provision | None, right: Provision | None) -> Block:
        """A pair of articles, or one without counterpart."""
        articles = (left, right)
        bodies = [
            column.paragraphs(article) if article is not None else []
            for column, article in zip(self.columns, articles, strict=True)
        ]
        counts = [sum(map(stands, body)) for body in bodies]
        uneven = None not in articles and counts[0] != counts[1]
        heads = [
            self._heading(column, article, counts if uneven and at == 0 else ())
            for at, (column, article) in enumerate(zip(self.columns, articles, strict=True))
        ]
        ids = {
            column.side: ArticleId(column.side, article.key)
            for column, article in zip(self.columns, articles, strict=True)
            if article is not None
        }
        named = tuple(ids[side] for side in (Side.NEW, Side.OLD) if side in ids)
        sign, role = ("!", Role.WARNING) if None in articles else self._sign(articles)
        rows = (*self._rows(heads, bodies), BLANK_ROW)
        return Block(BlockKind.ARTICLE, rows, named, sign, role, heading_rows=1, members=frozenset(named))

    def gone(self, left: str | None, right: str | None) -> Iterator[Block]:
        """The articles deleted after these two; those of one number beside one another."""
        lefts = list(self.columns[0].gone_after(left)) if left is not None else []
        rights = list(self.columns[1].gone_after(right)) if right is not None else []
        while lefts or rights:
            one = lefts.pop(0) if lefts else None
            same = next((each for each in rights if one is None or each.number == one.number), None)
            if same is not None:
                rights.remove(same)
            heads = [each.heading if each is not None else None for each in (one, same)]
            bodies = [each.paragraphs if each is not None else () for each in (one, same)]
            rows = (*self._rows(heads, bodies), BLANK_ROW)
            yield Block(BlockKind.PROSE, rows, (), "-", Role.DELETED_NUMERAL)

    def _sign(self, articles: tuple[Provision | None, Provision | None]) -> tuple[str, Role]:
        """Of the text that counts; of its translation where only that changed."""
        signs = {
            column.side: column.sign(article)
            for column, article in zip(self.columns, articles, strict=True)
            if article is not None
        }
        own = signs[Side.NEW]
        return own if own[0].strip() else signs[Side.OLD]

    def _heading(self, column: Column, article: Provision | None, counts: Sequence[int]) -> Paragraph:
        if article is None:
            return Paragraph((Chunk(say(self.look.language, "（无对应条文）", "(no counterpart)"), Role.DIM),))
        heading = column.heading(article)
        if not counts:
            return heading
        words = say(self.look.language, "  段数不同 ", "  paragraphs ")
        return replace(heading, chunks=(*heading.chunks, Chunk(f"{words}{counts[0]}:{counts[1]}", Role.WARNING)))

    def _rows(self, heads: Sequence[Paragraph | None], bodies: Sequence[Sequence[Paragraph]]) -> Iterator[BlockRow]:
        if self.beside:
            yield BlockRow(RowShape.PAIR, tuple(heads))
            for pair in faced(bodies[0], bodies[1]):
                yield BlockRow(RowShape.PAIR, pair)
            return
        for head, body in zip(heads, bodies, strict=True):
            if head is not None:
                yield BlockRow(RowShape.FULL, (head,))
                yield from (BlockRow(RowShape.FULL, (paragraph,)) for paragraph in body)
