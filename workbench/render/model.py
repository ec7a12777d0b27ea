"""What a draft on the screen is made of: chunks in paragraphs, paragraphs in blocks. Nothing here knows a width."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from drafts.comparison import Op, RowKind, Significance
from workbench.palette import UNICODE, Glyphs, Role


class Mode(StrEnum):
    """How two drafts are laid out."""

    INLINE = "inline"
    SIDE = "side"
    NEW = "new"
    OLD = "old"


class Side(StrEnum):
    """Which of two drafts a place is in. A single draft's places are ``new``."""

    OLD = "old"
    NEW = "new"


class Part(StrEnum):
    """Which text of an article an offset counts in."""

    BODY = "body"
    LABEL = "label"
    CAPTION = "caption"


class ArticleId(NamedTuple):
    """An article of one of two drafts."""

    side: Side
    key: str


class Place(NamedTuple):
    """A character of an article: ``offset`` counts characters from the start of its body or label."""

    side: Side
    key: str
    offset: int
    part: Part = Part.BODY

    @property
    def article(self) -> ArticleId:
        """The article it is in."""
        return ArticleId(self.side, self.key)

    def moved(self, by: int) -> Place:
        """The place ``by`` characters further on."""
        return Place(self.side, self.key, self.offset + by, self.part)


class Piece(NamedTuple):
    """A run of words kept, deleted or inserted, and where its first character stands in either draft."""

    op: Op
    text: str
    old: Place | None
    new: Place | None
    twin: Place | None = None
    """Of a passage that only changed its place: where it begins in the other draft."""
    abroad: bool = False
    """Whether that is in an article of another row. One that came from there has its own changes as pieces."""


class Look(NamedTuple):
    """What, besides the text, decides how it is written."""

    language: str = "zh"
    """Of the words that are ours: ``zh`` or ``en``."""
    brackets: bool = False
    """Whether changes are set in ``[-…-]`` and ``{+…+}``, for screens without colour."""
    glyphs: Glyphs = UNICODE


class Chunk(NamedTuple):
    """A run of characters of one role. Character i stands at each of ``places`` moved by i; decoration has no place."""

    text: str
    role: Role
    places: tuple[Place, ...] = ()
    """The new draft's place before the old one's."""


@dataclass(frozen=True)
class Paragraph:
    """Chunks to be broken into lines: ``first`` cells of indent on the first line, ``hang`` cells on the others."""

    chunks: tuple[Chunk, ...]
    first: int = 0
    hang: int = 0
    at_spaces: bool = False
    """Whether lines end at spaces only: for headings made of labels and short names."""

    @cached_property
    def text(self) -> str:
        """All its characters as shown."""
        return "".join([chunk.text for chunk in self.chunks])

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where in ``text`` each chunk starts."""
        at = 0
        starts = []
        for chunk in self.chunks:
            starts.append(at)
            at += len(chunk.text)
        return tuple(starts)


class RowShape(StrEnum):
    """How a row of a block fills the width."""

    FULL = "full"
    """one paragraph within the reading measure"""
    PAIR = "pair"
    """an old and a new paragraph beside one another, either may be missing"""
    RULE = "rule"
    """a chapter's heading set in a rule"""
    BLANK = "blank"


class BlockRow(NamedTuple):
    """A row of a block: one paragraph, two side by side, or none."""

    shape: RowShape
    columns: tuple[Paragraph | None, ...] = ()


BLANK_ROW = BlockRow(RowShape.BLANK)


class BlockKind(StrEnum):
    """What a block is."""

    ARTICLE = "article"
    FOLD = "fold"
    """a run of unchanged articles shown as one line"""
    RULE = "rule"
    PROSE = "prose"
    """text outside articles: title, preamble, annex"""


@dataclass(frozen=True)
class Block:
    """A piece of the page that the cursor stands on as a whole, or steps over."""

    kind: BlockKind
    rows: tuple[BlockRow, ...]
    articles: tuple[ArticleId, ...] = ()
    """Every article whose text or place is here; the first names the block."""
    sign: str = " "
    sign_role: Role = Role.TEXT
    change: RowKind | None = None
    significance: Significance = Significance.NONE
    flags: frozenset[str] = frozenset()
    """The kinds of its flags."""
    heading_rows: int = 0
    """How many rows at the start are its heading."""
    members: frozenset[ArticleId] = field(default_factory=frozenset)
    """``articles`` for quick asking."""

    @property
    def flagged(self) -> bool:
        """Whether something in it matters in law."""
        return bool(self.flags)

    @property
    def can_stand(self) -> bool:
        """Whether the cursor may stand here."""
        return self.kind in (BlockKind.ARTICLE, BlockKind.FOLD)

    @property
    def is_changed(self) -> bool:
        """Whether anything but numbers changed."""
        return self.change is not None and self.change is not RowKind.SAME
