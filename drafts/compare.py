"""Two drafts compared: the one call that aligns the articles, diffs each pair, flags what matters and judges the references."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.align import Link, align
from drafts.aligning.pins import NO_PINS, Pins
from drafts.comparison import (
    Change,
    Comparison,
    Flag,
    Op,
    ReferenceCheck,
    ReferenceState,
    Row,
    RowKind,
    Significance,
)
from drafts.diff import changes
from drafts.diffing.moves import with_moves
from drafts.diffing.parts import link_parts
from drafts.diffing.readable import readable
from drafts.diffing.replacements import with_replacements
from drafts.diffing.token_diff import token_diff
from drafts.flags import judge, whole_article_flag
from drafts.model import Draft
from drafts.referring.kept_up import without_kept_up
from drafts.referring.reference_check import ArticleMap, check_references


def compare(old: Draft, new: Draft, pins: Pins = NO_PINS) -> Comparison:
    """What became of each article of ``old`` in ``new``, and what changed in its words.

    Raises UnknownProvisionError where a pin names an article that isn't there.
    """
    alignment = align(old, new, pins)
    articles = ArticleMap(old, new, alignment)
    edits = _passages_only(tuple(_row(old, new, link, articles) for link in alignment.links))
    rows, replacements = with_replacements(edits, new.language, articles.renumbered)
    references = check_references(old, new, rows, articles)
    return Comparison(old, new, _with_reference_flags(rows, references), references, replacements)


def _row(old: Draft, new: Draft, link: Link, articles: ArticleMap) -> Row:
    if not link.old or not link.new:
        return _one_sided(old, new, link)
    old_text, new_text = _text(old, link.old), _text(new, link.new)
    renumbered = _numbers(old, link.old) != _numbers(new, link.new)
    if old_text == new_text:
        return Row(
            kind=_kind(link, same=True),
            old=link.old,
            new=link.new,
            renumbered=renumbered,
            moved=link.moved,
            score=link.score,
            klass=Significance.MECHANICAL if renumbered or link.moved else Significance.NONE,
            old_text=old_text,
            new_text=new_text,
            changes=(Change(Op.EQUAL, old_text),) if old_text else (),
            partial=link.partial,
        )
    script = token_diff(old_text, new_text, new.language, articles.renumbered)
    runs, moves = with_moves(changes(readable(script)))
    # what the passage's article has besides stands in its own row
    flags, klass = judge(script) if not link.partial else ((), Significance.WORDING)
    return Row(
        kind=_kind(link, same=False),
        old=link.old,
        new=link.new,
        renumbered=renumbered,
        moved=link.moved,
        score=link.score,
        klass=klass,
        old_text=old_text,
        new_text=new_text,
        changes=runs,
        flags=flags,
        partial=link.partial,
        moves=moves,
        parts=link_parts(old, new, link.old, link.new),
    )


def _text(draft: Draft, keys: Sequence[str]) -> str:
    """The bodies of some articles."""
    if len(keys) == 1:
        return draft.body(draft.by_key[keys[0]])
    return "\n".join([draft.body(draft.by_key[key]) for key in keys])


def _numbers(draft: Draft, keys: Sequence[str]) -> list[str]:
    return [draft.by_key[key].number for key in keys]


def _one_sided(old: Draft, new: Draft, link: Link) -> Row:
    """The row of an article that is new or gone."""
    inserted = bool(link.new)
    draft, keys = (new, link.new) if inserted else (old, link.old)
    text = _text(draft, keys)
    return Row(
        kind=RowKind.INSERTED if inserted else RowKind.DELETED,
        old=link.old,
        new=link.new,
        renumbered=False,
        moved=link.moved,
        score=link.score,
        klass=Significance.FLAGGED,
        old_text="" if inserted else text,
        new_text=text if inserted else "",
        changes=(Change(Op.INSERT if inserted else Op.DELETE, text),) if text else (),
        flags=(whole_article_flag(text, draft.language, inserted=inserted),),
        partial=link.partial,
    )


def _passages_only(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows, of the partial ones only the parts that are more alike there than in the main row of either article."""
    if not any(row.partial and row.parts for row in rows):
        return rows
    best: dict[tuple[str, str], float] = {}
    for row in rows:
        if not row.partial:
            for part in row.parts:
                for side, key in (("old", part.old), ("new", part.new)):
                    if key:
                        best[side, key] = part.score
    found: list[Row] = []
    for row in rows:
        if row.partial:
            went = [
                part._replace(moved=True)
                for part in row.parts
                if part.old
                and part.new
                and part.score > max(best.get(("old", part.old), 0.0), best.get(("new", part.new), 0.0))
            ]
            found.append(row._replace(parts=tuple(went)))
        else:
            found.append(row)
    return tuple(found)


def _kind(link: Link, *, same: bool) -> RowKind:
    """What became of the articles of both sides of a link."""
    if len(link.old) > 1 and len(link.old) > len(link.new):
        return RowKind.MERGED
    if link.partial or len(link.new) > 1:  # several for as many were cut anew: called split in both directions
        return RowKind.SPLIT
    if link.moved:
        return RowKind.MOVED
    return RowKind.SAME if same else RowKind.EDITED


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
