"""A draft or a comparison as blocks in reading order: chapter headings, articles, folded runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby

from drafts.comparison import Comparison, RowKind, Significance
from drafts.model import Draft, Kind, Provision, RegionKind
from drafts.showing.outside import SECTION
from drafts.wording import RENUMBERED, kind_word
from workbench.language import say
from workbench.palette import Role
from workbench.render.entries import (
    Entry,
    annex_entries,
    comparison_entries,
    draft_entries,
    old_entries,
    recital_entries,
)
from workbench.render.headings import heading_of, sign_of
from workbench.render.model import (
    BLANK_ROW,
    ArticleId,
    Block,
    BlockKind,
    BlockRow,
    Chunk,
    Look,
    Mode,
    Paragraph,
    Place,
    RowShape,
    Side,
)
from workbench.render.paragraphs import Setter
from workbench.safe import safe_line

BlockBuilder = Callable[[Entry], Block]
_HEADING_KINDS = (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION)


def draft_blocks(draft: Draft, look: Look) -> tuple[Block, ...]:
    """A single draft: what stands before the articles with its recitals, the articles, annexes and what follows."""
    setter = Setter(look, draft)
    entries = draft_entries(draft)
    blocks = [*_front(draft, setter, look)]
    blocks += _with_rules(entries, draft, lambda entry: _article(entry, setter.plain(Side.NEW, entry.id.key), look))
    blocks += (_article(entry, setter.plain(Side.NEW, entry.id.key), look) for entry in annex_entries(draft))
    for region in draft.regions:
        if region.kind is RegionKind.TAIL:
            blocks += _prose(draft, setter, region.span.start, region.span.end)
    return tuple(blocks)


class ComparisonPages:
    """A comparison's blocks in each mode; folds are made on asking, from the same blocks."""

    def __init__(self, comparison: Comparison, look: Look) -> None:
        self.comparison = comparison
        self.look = look
        self.setter = Setter(look, comparison.new, comparison.old)
        self._blocks: dict[Mode, tuple[Block, ...]] = {}

    @cached_property
    def _entries(self) -> tuple[Entry, ...]:
        """Cut once for all modes: changing the mode is to be felt as instant."""
        return comparison_entries(self.comparison)

    def blocks(self, mode: Mode) -> tuple[Block, ...]:
        """Every article in full."""
        if mode not in self._blocks:
            self._blocks[mode] = (*self._build(mode), *self._outside(mode))
        return self._blocks[mode]

    def _outside(self, mode: Mode) -> Iterator[Block]:
        """The preamble, recitals and annexes, under a rule of their own."""
        if self.comparison.outside is None:
            return
        blocks = ComparisonPages(self.comparison.outside, self.look).blocks(mode)
        if blocks:
            yield _ruled(say(self.look.language, *SECTION))
            yield from blocks

    def _build(self, mode: Mode) -> Iterator[Block]:
        if mode is Mode.OLD:
            return _with_rules(old_entries(self.comparison), self.comparison.old, self._plain)
        entries = self._entries
        if mode is Mode.NEW:
            entries = tuple(entry for entry in entries if entry.id.side is Side.NEW)
            return _with_rules(entries, self.comparison.new, self._plain)
        build = self._inline if mode is Mode.INLINE else self._side
        return _with_rules(entries, self.comparison.new, build)

    def _plain(self, entry: Entry) -> Block:
        return _article(entry, self.setter.plain(*entry.id), self.look)

    def _inline(self, entry: Entry) -> Block:
        return _article(entry, self.setter.inline(entry.pieces, several=len(entry.old) > 1), self.look)

    def _side(self, entry: Entry) -> Block:
        rows = [BlockRow(RowShape.PAIR, pair) for pair in self.setter.pairs(entry.pieces, several=len(entry.old) > 1)]
        return _assemble(entry, rows, self.look)


def folded(blocks: Sequence[Block], look: Look, opened: frozenset[ArticleId]) -> tuple[Block, ...]:
    """The blocks with every run of two or more unchanged articles as one line, save those ``opened``."""
    found: list[Block] = []
    for can_fold, run in groupby(blocks, key=lambda block: _folds(block) and not block.members & opened):
        members = list(run)
        found += [_fold(members, look)] if can_fold and len(members) > 1 else members
    return tuple(found)


def filtered(blocks: Sequence[Block], look: Look, opened: frozenset[ArticleId], kind: str) -> tuple[Block, ...]:
    """The blocks with every run of articles that lack a flag of this kind (or, for an empty one, any) as one line.

    Nothing is taken away: what is folded opens, and articles ``opened`` stay.
    """

    def folds(block: Block) -> bool:
        return block.kind is BlockKind.ARTICLE and not has_flag(block, kind) and not block.members & opened

    found: list[Block] = []
    for can_fold, run in groupby(blocks, key=folds):
        members = list(run)
        found += [_fold(members, look, chosen=False)] if can_fold else members
    return tuple(found)


def has_flag(block: Block, kind: str) -> bool:
    """Whether a block has a flag of this kind; for an empty one, of any."""
    return kind in block.flags if kind else bool(block.flags)


def _folds(block: Block) -> bool:
    return block.kind is BlockKind.ARTICLE and block.change is RowKind.SAME and block.sign in " #"


def _fold(run: Sequence[Block], look: Look, *, chosen: bool = True) -> Block:
    first, last = _label_of(run[0]), _label_of(run[-1])
    names = f"{first}–{last}" if len(run) > 1 else first
    renumbered = all(block.sign == "#" for block in run)
    state = say(look.language, *RENUMBERED) if renumbered else kind_word(RowKind.SAME, look.language)
    if not chosen:
        renumbered, state = False, say(look.language, "未选中", "filtered out")
    text = f"{look.glyphs.closed} {names} {state} ({len(run)})"
    row = BlockRow(RowShape.FULL, (Paragraph((Chunk(text, Role.FOLD),)),))
    articles = tuple(article for block in run for article in block.articles)
    return Block(
        BlockKind.FOLD,
        (row, BLANK_ROW),
        articles,
        "#" if renumbered else " ",
        Role.RENUMBERED,
        RowKind.SAME,
        heading_rows=1,
        members=frozenset(articles),
    )


def _label_of(block: Block) -> str:
    paragraph = block.rows[0].columns[0]
    return paragraph.chunks[0].text if paragraph and paragraph.chunks else ""


def _article(entry: Entry, paragraphs: Iterable[Paragraph], look: Look) -> Block:
    return _assemble(entry, [BlockRow(RowShape.FULL, (paragraph,)) for paragraph in paragraphs], look)


def _assemble(entry: Entry, rows: Sequence[BlockRow], look: Look) -> Block:
    sign, role = sign_of(entry)
    row = entry.row
    articles = (
        entry.id,
        *(ArticleId(Side.OLD, p.key) for p in entry.old),
        *(ArticleId(Side.NEW, p.key) for p in entry.successors),
    )
    return Block(
        BlockKind.ARTICLE,
        (BlockRow(RowShape.FULL, (heading_of(entry, look),)), *rows, BLANK_ROW),
        articles,
        sign,
        role,
        row.kind if row else None,
        row.klass if row else Significance.NONE,
        frozenset(flag.kind for flag in row.flags) if row else frozenset(),
        heading_rows=1,
        members=frozenset(articles),
    )


def _with_rules(entries: Sequence[Entry], draft: Draft, build: BlockBuilder) -> Iterator[Block]:
    """The entries' blocks, with a rule wherever a new part, chapter or section begins."""
    side = Side.OLD if entries and all(entry.id.side is Side.OLD for entry in entries) else Side.NEW
    last: tuple[Provision, ...] = ()
    for entry in entries:
        if entry.id.side is side:
            headings = tuple(p for p in draft.ancestors(entry.provision) if p.kind in _HEADING_KINDS)[::-1]
            if headings != last:
                common = next(
                    (i for i, pair in enumerate(zip(headings, last, strict=False)) if pair[0] != pair[1]), None
                )
                fresh = headings[min(len(headings), len(last)) if common is None else common :]
                if fresh:
                    yield _rule(fresh)
                last = headings
        yield build(entry)


def _rule(headings: Sequence[Provision]) -> Block:
    return _ruled(" / ".join(safe_line(f"{p.label} {p.title}".strip()) for p in headings))


def _ruled(text: str) -> Block:
    paragraph = Paragraph((Chunk(text, Role.HEADING),))
    return Block(BlockKind.RULE, (BlockRow(RowShape.RULE, (paragraph,)),))


def _front(draft: Draft, setter: Setter, look: Look) -> Iterator[Block]:
    """What stands before the articles, with each recital in a block of its own."""
    recitals = recital_entries(draft)
    for region in draft.regions:
        if region.kind is not RegionKind.FRONT:
            continue
        at = region.span.start
        for entry in recitals:
            if region.span.holds(entry.provision.span):
                yield from _prose(draft, setter, at, entry.provision.span.start)
                yield _article(entry, setter.plain(Side.NEW, entry.id.key), look)
                at = entry.provision.span.end
        yield from _prose(draft, setter, at, region.span.end)


def _prose(draft: Draft, setter: Setter, start: int, end: int) -> Iterator[Block]:
    words = draft.text[start:end]
    paragraphs = setter.lines_of(words, Place(Side.NEW, "", start), Role.DIM) if words.strip() else []
    if paragraphs:
        rows = [BlockRow(RowShape.FULL, (paragraph,)) for paragraph in paragraphs]
        yield Block(BlockKind.PROSE, (*rows, BLANK_ROW))
