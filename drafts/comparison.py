"""What became of each article between two drafts, as data. `drafts.compare` makes it; everything else reads it."""

from __future__ import annotations

from enum import StrEnum

from drafts.model import Draft, Provision, Span
from drafts.records import NamedTuple


class Op(StrEnum):
    """What happened to a run of words."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


class Change(NamedTuple):
    """A run of words kept, deleted or inserted."""

    op: Op
    text: str


class RowKind(StrEnum):
    """What became of an article."""

    SAME = "same"
    EDITED = "edited"
    MOVED = "moved"
    """One to one and out of order, edited or not (see ``Row.klass``)."""
    SPLIT = "split"
    MERGED = "merged"
    INSERTED = "inserted"
    DELETED = "deleted"


class Significance(StrEnum):
    """How much a change matters. Only what is proven not to matter is mechanical."""

    NONE = "none"
    MECHANICAL = "mechanical"
    WORDING = "wording"
    FLAGGED = "flagged"


class Flag(NamedTuple):
    """One change that matters in law, and why. ``old`` and ``new`` are the words that differ, either may be empty."""

    kind: str
    """``modality``, ``ban``, ``amount``, ``time-limit``, ``threshold``, ``bound``, ``exception``, ``and-or``, ``sanction``,
    ``procedure``, ``authority``, ``effective-date``, ``scope``, ``sentence``, ``list-item``, ``reference``, ``definition``."""
    old: str
    new: str
    zh: str
    en: str


class Reworded(NamedTuple):
    """A sentence or item that was moved inside an article and put otherwise on the way."""

    gone: int
    """The place of the deletion in the row's ``changes``,"""
    come: int
    """and of the insertion."""
    changes: tuple[Change, ...]
    """What was changed in it, without the space around it: equal and deleted text is that of the one, equal and inserted text that
    of the other."""


class PartLink(NamedTuple):
    """What became of a paragraph or item inside a row: its own words, label included, up to its first child."""

    old: str | None
    """The key of the old part; None for a new one."""
    new: str | None
    old_span: Span | None
    """Where it stands in the row's ``old_text``."""
    new_span: Span | None
    moved: bool
    """Out of order among the parts of the row."""
    score: float


class Row(NamedTuple):
    """One row of a comparison. Equal + deleted text is ``old_text``, equal + inserted text is ``new_text``, exactly.

    ``old_text`` is the articles' bodies (label and caption left out: a new number is not a change of words), several
    joined by a line break. ``changes`` of an inserted or deleted article is a single insertion or deletion.
    """

    kind: RowKind
    old: tuple[str, ...]
    """Keys of the old articles; empty for an inserted one."""
    new: tuple[str, ...]
    renumbered: bool
    moved: bool
    """Out of order, not merely renumbered."""
    score: float
    klass: Significance
    old_text: str
    new_text: str
    changes: tuple[Change, ...]
    flags: tuple[Flag, ...] = ()
    partial: bool = False
    """A passage that went elsewhere: a second row besides the one that is the article's main place."""
    moves: tuple[tuple[int, int], ...] = ()
    """Sentences and items that only changed their place inside the article: the places in ``changes`` of the deletion and of
    the insertion that are one and the same passage."""
    reworded: tuple[Reworded, ...] = ()
    """Sentences and items that changed their place inside the article, and some of their words."""
    replacements: tuple[int, ...] = ()
    """Which of ``Comparison.replacements`` the row shows."""
    parts: tuple[PartLink, ...] = ()
    """What became of each paragraph and item, in the new order, where the words changed and there is more than one; of a partial
    row, only those that went from the one to the other."""

    @property
    def moves_inside(self) -> tuple[tuple[int, int], ...]:
        """``moves`` and the places of what was ``reworded`` on the way."""
        return tuple(sorted((*self.moves, *((one.gone, one.come) for one in self.reworded))))

    @property
    def moved_and_changed(self) -> bool:
        """Whether an article stands elsewhere now, in other words."""
        return self.kind is RowKind.MOVED and self.old_text != self.new_text


class Replacement(NamedTuple):
    """Words that were exchanged for others all through a draft."""

    old: str
    new: str
    count: int  # type: ignore[assignment]  # of the words; nobody counts the values of the record
    """How often, in all rows together."""
    rows: tuple[int, ...]
    """Places in ``Comparison.rows``, rising; the first keeps its flags, later rows with no other change are mechanical."""


class ReferenceState(StrEnum):
    """Whether a reference kept up with the renumbering."""

    FOLLOWED = "followed"
    UNCHANGED = "unchanged"
    NOT_UPDATED = "not-updated"
    DANGLING = "dangling"
    RETARGETED = "retargeted"


class ReferenceCheck(NamedTuple):
    """A reference of the new draft, judged by what became of the article it means."""

    article: str
    """The key of the new article that holds it."""
    text: str
    target_old: str | None
    target_new: str | None
    state: ReferenceState
    provision_old: str | None = None
    """The provision meant before, by key: the article, or a paragraph or item of it."""
    provision_new: str | None = None
    span: Span | None = None
    """The words of the mention in the new draft's text."""


class Comparison(NamedTuple):
    """Two drafts, aligned and diffed. Rows follow the new draft's order, deleted articles at their old place."""

    old: Draft
    new: Draft
    rows: tuple[Row, ...]
    references: tuple[ReferenceCheck, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    """The most frequent first."""
    outside: Comparison | None = None
    """The same of what stands outside the articles, where there is anything: the paragraphs of the preamble, the recitals and the
    annexes, as the articles of two drafts with the same texts (`drafts.outside`)."""

    def articles(self, row: Row) -> tuple[tuple[Provision, ...], tuple[Provision, ...]]:
        """The old and the new articles of a row."""
        return tuple(self.old.by_key[k] for k in row.old), tuple(self.new.by_key[k] for k in row.new)

    def row_of_new(self, key: str) -> Row | None:
        """The row that is the main place of a new article, or of an annex or recital."""
        return next((r for r in self.around(key).rows if key in r.new and not r.partial), None)

    def row_of_old(self, key: str) -> Row | None:
        """The row that is the main place of an old article, or of an annex or recital."""
        return next((r for r in self.around(key).rows if key in r.old and not r.partial), None)

    def around(self, key: str) -> Comparison:
        """The comparison whose rows tell of a provision of either draft: this one, or ``outside``."""
        outside = self.outside
        if outside is not None and (key in outside.new.by_key or key in outside.old.by_key):
            return outside
        return self


def joined_spans(draft: Draft, keys: tuple[str, ...]) -> tuple[tuple[int, Span], ...]:
    """Where the characters of a row's text stand in the draft: pairs of (offset in the row's text, span in the draft)."""
    found: list[tuple[int, Span]] = []
    at = 0
    for key in keys:
        span = draft.by_key[key].body
        found.append((at, span))
        at += len(span) + 1
    return tuple(found)
