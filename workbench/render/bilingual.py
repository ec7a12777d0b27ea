"""A draft and its translation as blocks: article beside article, paragraph beside paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

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
    Part,
    Place,
    RowShape,
    Side,
)
from workbench.render.paragraphs import Setter
from workbench.safe import safe_line

CHINESE_SHARE = 0.42
"""Of the width, what the Chinese column gets: English takes half as much room again."""


@dataclass(frozen=True)
class Translation:
    """The text that counts, and its translation. Places of the former are ``new``, of the latter ``old``."""

    base: Draft
    other: Draft

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
    """A block for each pair of articles; with ``beside`` in two columns, else one text below the other."""
    setter = Setter(look, translation.base, translation.other)
    return tuple(_block(pair, translation, setter, look, beside=beside) for pair in paired_articles(translation))


def _block(
    pair: tuple[Provision | None, Provision | None],
    translation: Translation,
    setter: Setter,
    look: Look,
    *,
    beside: bool,
) -> Block:
    sides = (Side.NEW, Side.OLD) if translation.left is Side.NEW else (Side.OLD, Side.NEW)
    articles = {Side.NEW: pair[0], Side.OLD: pair[1]}
    bodies = {side: setter.plain(side, found.key) if found else [] for side, found in articles.items()}
    counts = [len(bodies[side]) for side in sides]
    uneven = all(articles.values()) and counts[0] != counts[1]
    heads = [
        _heading(articles[side], side, look, counts if uneven and at == 0 else ()) for at, side in enumerate(sides)
    ]
    rows: list[BlockRow] = []
    if beside:
        rows.append(BlockRow(RowShape.PAIR, tuple(heads)))
        for left, right in zip_longest(*(bodies[side] for side in sides)):
            rows.append(BlockRow(RowShape.PAIR, (left, right)))
    else:
        for head, side in zip(heads, sides, strict=True):
            if head is not None:
                rows.append(BlockRow(RowShape.FULL, (head,)))
                rows += [BlockRow(RowShape.FULL, (paragraph,)) for paragraph in bodies[side]]
    ids = tuple(ArticleId(side, found.key) for side, found in articles.items() if found is not None)
    sign, role = ("!", Role.WARNING) if None in pair else (" ", Role.DIM)
    return Block(BlockKind.ARTICLE, (*rows, BLANK_ROW), ids, sign, role, heading_rows=1, members=frozenset(ids))


def _heading(provision: Provision | None, side: Side, look: Look, counts: Sequence[int]) -> Paragraph | None:
    if provision is None:
        words = say(look.language, "（无对应条文）", "(no counterpart)")
        return Paragraph((Chunk(words, Role.DIM),))
    label = safe_line(provision.label or provision.number)
    place = (Place(side, provision.key, 0, Part.LABEL),) if provision.label else ()
    chunks = [Chunk(label, Role.LABEL, place)]
    if provision.title:
        chunks += [Chunk("  ", Role.TEXT), Chunk(safe_line(provision.title), Role.STRONG)]
    if counts:
        words = say(look.language, "  段数不同 ", "  paragraphs ")
        chunks.append(Chunk(f"{words}{counts[0]}:{counts[1]}", Role.WARNING))
    return Paragraph(tuple(chunks), 0, 4)
