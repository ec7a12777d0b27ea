"""Two drafts compared: the one call that aligns the articles, diffs each pair, flags what matters and judges the references."""

from __future__ import annotations

from drafts.align import align
from drafts.aligning.pins import NO_PINS, Pins
from drafts.comparison import Comparison, Flag, ReferenceCheck, ReferenceState, Row, Significance
from drafts.diffing.replacements import with_replacements
from drafts.model import Draft, Kind, RegionKind
from drafts.referring.reference_check import ArticleMap, check_references
from drafts.rows import make_row, passages_only

_A_LINE = 20
"""Characters that stand with the title without being a preamble: （征求意见稿）."""


def compare(old: Draft, new: Draft, pins: Pins = NO_PINS) -> Comparison:
    """What became of each article of ``old`` in ``new``, and what changed in its words.

    Pins may name annexes and recitals too. Raises UnknownProvisionError where one names what isn't there, DraftError where it
    names an article and an annex together.
    """
    if old.profile == new.profile == "zh-decision" and not (old.articles or new.articles):
        from drafts.orders import by_orders

        old, new = by_orders(old), by_orders(new)
    outside_pins = NO_PINS
    if pins.pins:
        from drafts.outside_pins import parted

        pins, outside_pins = parted(pins, old, new)
    alignment = align(old, new, pins)
    articles = ArticleMap(old, new, alignment)
    edits = passages_only(tuple(make_row(old, new, link, articles.renumbered) for link in alignment.links))
    rows, replacements = with_replacements(edits, new.language, articles.renumbered)
    if any(row.partial for row in rows):
        from drafts.flagging.moved_flags import with_moves_told

        rows = with_moves_told(rows, old, new)
    outside = _outside(old, new, articles, outside_pins) if _has_more(old) or _has_more(new) else None
    if outside is not None:
        from drafts.outside import with_passages

        articles.add_annexes(outside.rows)
        rows = with_passages(rows, outside)
    references = check_references(old, new, rows, articles)
    return Comparison(old, new, _with_reference_flags(rows, references), references, replacements, outside)


def _has_more(draft: Draft) -> bool:
    """Whether a draft may have annexes, recitals, a preamble or words after the articles; most have none."""
    if not draft.provisions or any(one.kind is Kind.RECITAL for one in draft.provisions[:1]):
        return True
    title = len(draft.title) + _A_LINE
    return any(
        r.kind in (RegionKind.ANNEX, RegionKind.TAIL) or (r.kind is RegionKind.FRONT and len(r.span) > title)
        for r in draft.regions
    )


def _outside(old: Draft, new: Draft, articles: ArticleMap, pins: Pins) -> Comparison | None:
    from drafts.outside import compare_outside

    return compare_outside(old, new, articles.renumbered, pins)


_STATES = {
    ReferenceState.NOT_UPDATED: ("引用未随条文变动更新", "wasn't updated although its target moved or went"),
    ReferenceState.DANGLING: ("引用的条文不存在", "points to nothing in this draft"),
    ReferenceState.RETARGETED: ("引用改指另一条文", "now points to another article"),
}


def _with_reference_flags(rows: tuple[Row, ...], references: tuple[ReferenceCheck, ...]) -> tuple[Row, ...]:
    """The rows with a flag for each reference that didn't keep up, and none on one that did. A row without other changes
    becomes flagged by it.
    """
    of_article: dict[str, list[ReferenceCheck]] = {}
    for check in references:
        of_article.setdefault(check.article, []).append(check)
    if not of_article:
        return rows
    flagged: list[Row] = []
    for row in rows:
        found = [check for key in row.new for check in of_article.get(key, ())] if not row.partial else []
        flagged.append(_with_checks(row, found) if found else row)
    return tuple(flagged)


def _with_checks(row: Row, checks: list[ReferenceCheck]) -> Row:
    """A row with the flags that the checks of its references add, and without those that they take back."""
    from drafts.referring.kept_up import without_kept_up

    kept = without_kept_up(row.flags, checks)
    known = {flag.new for flag in kept if flag.kind == "reference"}
    added: dict[str, Flag] = {}
    for check in checks:
        if check.state in _STATES and check.text not in known:
            zh, en = _STATES[check.state]
            before = "" if check.state is ReferenceState.RETARGETED else check.text
            added.setdefault(
                check.text, Flag("reference", before, check.text, f"“{check.text}”：{zh}", f"“{check.text}” {en}")
            )
    if added:
        return row._replace(flags=(*kept, *added.values()), klass=Significance.FLAGGED)
    if len(kept) == len(row.flags):
        return row
    return row._replace(flags=kept, klass=Significance.FLAGGED if kept else Significance.WORDING)
