"""Flags of sentences that one article lost and another took: they went elsewhere, and neither go nor come."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.comparison import Flag, Row
from drafts.model import Draft

_WHOLE = {"sentence": ("一句", "A sentence"), "list-item": ("一项", "An item")}


def with_moves_told(rows: tuple[Row, ...], old: Draft, new: Draft) -> tuple[Row, ...]:
    """The rows, their flags of a sentence that stands word for word in the article that took a passage of theirs, or that gave
    them one, saying so.
    """
    partial = [row for row in rows if row.partial]
    if not partial:
        return rows
    return tuple(row if row.partial else _told(row, partial, old, new) for row in rows)


def _told(row: Row, partial: Sequence[Row], old: Draft, new: Draft) -> Row:
    went = [one for one in partial if one.old[0] in row.old and one.new[0] not in row.new]
    came = [one for one in partial if one.new[0] in row.new and one.old[0] not in row.old]
    if not went and not came:
        return row
    flags = tuple(_moved(flag, went, came, old, new) for flag in row.flags)
    return row._replace(flags=flags) if flags != row.flags else row


def _moved(flag: Flag, went: Sequence[Row], came: Sequence[Row], old: Draft, new: Draft) -> Flag:
    """A flag, telling where its sentence went or came from if it is one that moved."""
    if flag.kind not in _WHOLE or (flag.old and flag.new):
        return flag
    zh, en = _WHOLE[flag.kind]
    for one in went if flag.old else ():
        if _holds(one.new_text, flag.old):
            label = new.by_key[one.new[0]].label
            return flag._replace(zh=f"{zh}移至{label}", en=f"{en} goes to {label}")
    for one in came if flag.new else ():
        if _holds(one.old_text, flag.new):
            label = old.by_key[one.old[0]].label
            return flag._replace(zh=f"{zh}由旧稿{label}移来", en=f"{en} comes from old {label}")
    return flag


def _holds(text: str, words: str) -> bool:
    """Whether a text holds a flag's words, which may be cut short."""
    return " ".join(words.removesuffix("…").split()) in " ".join(text.split())
