"""One row of a comparison: what became of the linked provisions' words, and how much that matters."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from drafts.align import Link
from drafts.comparison import Change, Flag, Op, Reworded, Row, RowKind, Significance
from drafts.diff import changes
from drafts.diffing.moves import may_be_reworded, with_moves
from drafts.diffing.parts import link_parts
from drafts.diffing.readable import readable
from drafts.diffing.token_diff import TokenDiff, token_diff
from drafts.flags import ARTICLE, Noun, judge, number_flag, whole_flag
from drafts.model import Draft
from drafts.patterns import regex

_HELD = regex(r"[\[(（]?(?:deleted|repealed|reserved|omitted|删除|删去|废止|已废止|空缺|保留)[\])）]?", re.IGNORECASE)
"""What stands in the place of a provision that was taken out, so that the others keep their numbers."""

_EQUAL, _NONE, _MECHANICAL = Op.EQUAL, Significance.NONE, Significance.MECHANICAL
_SAME, _EDITED = RowKind.SAME, RowKind.EDITED
"""Used for nearly every row: in Python 3.11 a member of an enumeration takes a call to look up."""


def make_row(old: Draft, new: Draft, link: Link, renumbered: Callable[[str], str], noun: Noun = ARTICLE) -> Row:
    """The row of a link. ``renumbered`` gives a mention of the old draft as it reads in the new one if it merely followed the
    renumbering; ``noun`` is what one of the linked provisions is called.
    """
    if not link.old or not link.new:
        return _one_sided(old, new, link, noun)
    old_text, new_text = old.bodies(link.old), new.bodies(link.new)
    has_other_number = link.old != link.new and _numbers(old, link.old) != _numbers(new, link.new)
    if old_text == new_text:
        klass = _MECHANICAL if has_other_number or link.moved else _NONE
        kept = (Change(_EQUAL, old_text),) if old_text else ()
        kind = _kind(link, same=True)
        # by place, which takes half as long as by name: most rows are made here
        row = Row(kind, link.old, link.new, has_other_number, link.moved, link.score, klass, old_text, old_text, kept)
        return row._replace(partial=True) if link.partial else row

    def compared(before: str, after: str) -> TokenDiff:
        if new.language == "zh" and (" " in before or " " in after):
            from drafts.diffing.gaps import gapless_diff

            return gapless_diff(before, after, new.language, renumbered)
        return token_diff(before, after, new.language, renumbered)

    script = compared(old_text, new_text)
    runs, moves = with_moves(changes(readable(script)))
    reworded: tuple[Reworded, ...] = ()
    if not link.partial and may_be_reworded(runs, moves):
        from drafts.diffing.reworded import with_reworded

        runs, moves, reworded = with_reworded(runs, moves, new.language, compared)
    flags: tuple[Flag, ...] = ()
    klass = Significance.WORDING  # of a passage: what its article has besides stands in its own row
    if reworded:
        from drafts.flagging.reworded_flags import judge_reworded

        flags, klass = judge_reworded(script, runs, moves, reworded, compared)
    elif not link.partial:
        flags, klass = judge(script)
    return Row(
        kind=_kind(link, same=False),
        old=link.old,
        new=link.new,
        renumbered=has_other_number,
        moved=link.moved,
        score=link.score,
        klass=klass,
        old_text=old_text,
        new_text=new_text,
        changes=runs,
        flags=flags,
        partial=link.partial,
        moves=moves,
        reworded=reworded,
        parts=link_parts(old, new, link.old, link.new),
    )


def _placeholder(draft: Draft, keys: Sequence[str]) -> str:
    """What holds the place of a provision that says nothing: the “deleted” of Article 24 [deleted]; empty where nothing does."""
    titles = [draft.by_key[key].title.strip() for key in keys]
    return titles[0] if len(titles) == 1 and _HELD.fullmatch(titles[0]) else ""


def _numbers(draft: Draft, keys: Sequence[str]) -> list[str]:
    if len(keys) == 1:  # nearly always
        return [draft.by_key[keys[0]].number]
    return [draft.by_key[key].number for key in keys]


def _one_sided(old: Draft, new: Draft, link: Link, noun: Noun) -> Row:
    """The row of a provision that is new or gone."""
    inserted = bool(link.new)
    draft, keys = (new, link.new) if inserted else (old, link.old)
    text = draft.bodies(keys)
    placeholder = "" if text.strip() else _placeholder(draft, keys)
    whole = whole_flag(text, draft.language, noun, inserted=inserted)
    flag = number_flag(placeholder, inserted=inserted) if placeholder else whole
    return Row(
        kind=RowKind.INSERTED if inserted else RowKind.DELETED,
        old=link.old,
        new=link.new,
        renumbered=False,
        moved=link.moved,
        score=link.score,
        klass=Significance.WORDING if placeholder else Significance.FLAGGED,
        old_text="" if inserted else text,
        new_text=text if inserted else "",
        changes=(Change(Op.INSERT if inserted else Op.DELETE, text),) if text else (),
        flags=(flag,),
        partial=link.partial,
    )


def _kind(link: Link, *, same: bool) -> RowKind:
    """What became of the provisions of both sides of a link."""
    sources, places = len(link.old), len(link.new)
    if sources > 1 and sources > places:
        return RowKind.MERGED
    if link.partial or places > 1:  # several for as many were cut anew: called split in both directions
        return RowKind.SPLIT
    if link.moved:
        return RowKind.MOVED
    return _SAME if same else _EDITED


def passages_only(rows: tuple[Row, ...]) -> tuple[Row, ...]:
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
