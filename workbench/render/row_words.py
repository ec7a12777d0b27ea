"""The words of one row of a comparison with their changes, each of its articles told from the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafts.comparison import Comparison, Row, RowKind, Significance
from drafts.diff import diff
from workbench.palette import Role
from workbench.render.entries import comparison_entries
from workbench.render.model import ArticleId, Look, Paragraph, Side
from workbench.render.paragraphs import Setter
from workbench.render.pieces import BLANK, words


def row_words(comparison: Comparison, row: Row, look: Look) -> Iterator[Paragraph]:
    """The row's articles one after another, of the newer draft, or where they are gone of the older one.

    Of several, each begins with its label; where words come from several, each old article is named before its own. ``comparison``
    holds the row; passages that went to articles of other rows of it say where to.
    """
    pieces = {entry.id: entry.pieces for entry in comparison_entries(comparison)}
    setter = Setter(look, comparison.new, comparison.old)
    side, keys = (Side.NEW, row.new) if row.new else (Side.OLD, row.old)
    draft = comparison.new if row.new else comparison.old
    for number, key in enumerate(keys):
        if len(keys) > 1:
            if number:
                yield BLANK
            yield words((draft.by_key[key].label or draft.by_key[key].number, Role.LABEL))
        yield from setter.inline(pieces[ArticleId(side, key)], several=bool(row.new) and len(row.old) > 1)


def as_row(comparison: Comparison, old: Sequence[str], new: Sequence[str]) -> Row:
    """Articles, by key, as if the comparison had put them in a row: not told whether they are alike."""
    before, after = comparison.old.bodies(old), comparison.new.bodies(new)
    return Row(
        kind=RowKind.EDITED,
        old=tuple(old),
        new=tuple(new),
        renumbered=False,
        moved=False,
        score=0.0,
        klass=Significance.WORDING,
        old_text=before,
        new_text=after,
        changes=tuple(diff(before, after, comparison.new.language)),
    )
