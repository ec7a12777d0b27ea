"""Two people changed one comment from the same beginning: field by field what each did, and both texts made one where they can.

Pure. Values are as an edit takes them: texts, truths, lists of texts, None.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from comments.records import Event
from drafts.comparison import Op
from drafts.diff import diff

Value = str | bool | tuple[str, ...] | None


class Changed(StrEnum):
    """Who changed a field since the beginning."""

    MINE = "mine"
    """Only the one who is saving now."""
    THEIRS = "theirs"
    """Only the one who saved meanwhile."""
    ALIKE = "alike"
    """Both, to the same."""
    BOTH = "both"
    """Both, to different things: a person has to choose."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that isn't as it was at the beginning on one side at least."""

    name: str
    base: Value
    theirs: Value
    mine: Value

    @property
    def changed(self) -> Changed:
        """Who changed it."""
        if self.mine == self.theirs:
            return Changed.ALIKE
        if self.theirs == self.base:
            return Changed.MINE
        return Changed.THEIRS if self.mine == self.base else Changed.BOTH


def before(history: Iterable[Event], revision: int) -> Mapping[str, str | None]:
    """What each field that was changed after a revision was at that revision, as the history tells it."""
    found: dict[str, str | None] = {}
    for event in sorted(history, key=lambda each: each.revision):
        if event.revision > revision:
            for name, old, _ in event.changes:
                found.setdefault(name, old)
    return found


def at_beginning(theirs: Mapping[str, Value], told: Mapping[str, str | None]) -> dict[str, Value]:
    """The values at the beginning: theirs, with what ``told`` says each was before, in the kind that it has now."""
    return {name: _untold(value, told[name]) if name in told else value for name, value in theirs.items()}


def _untold(now: Value, text: str | None) -> Value:
    if isinstance(now, bool):
        return text == "true"
    if isinstance(now, tuple):
        return tuple(text.split("\n")) if text else ()
    return text


def fields(base: Mapping[str, Value], theirs: Mapping[str, Value], mine: Mapping[str, Value]) -> tuple[Field, ...]:
    """The fields that anybody changed, in the order of ``mine``."""
    found = (Field(name, base.get(name), theirs.get(name), value) for name, value in mine.items())
    return tuple(each for each in found if not each.base == each.theirs == each.mine)


def merged(each: Field) -> tuple[Value, bool]:
    """Both sides in one, and whether nobody's words were touched: where the changes meet, their text is followed by mine.

    Lists are joined. Of values that aren't texts, mine.
    """
    base, theirs, mine = each.base, each.theirs, each.mine
    if isinstance(theirs, tuple) and isinstance(mine, tuple):
        kept = base if isinstance(base, tuple) else ()
        gone = {text for text in kept if text not in theirs or text not in mine}
        return tuple(text for text in dict.fromkeys((*theirs, *mine)) if text not in gone), True
    if isinstance(theirs, bool) or isinstance(mine, bool):
        return mine, theirs == mine
    start, one, other = (value if isinstance(value, str) else "" for value in (base, theirs, mine))
    woven = _woven(start, one, other)
    if woven is not None:
        return woven, True
    return "\n".join(dict.fromkeys(text for text in (one, other) if text.strip())), False


def _woven(base: str, one: str, other: str) -> str | None:
    """The text with the changes of both; None where they touch the same place."""
    found: list[tuple[int, int, str]] = []
    for edit in sorted({*_edits(base, one), *_edits(base, other)}):
        if found and edit[0] <= found[-1][1]:
            return None
        found.append(edit)
    text, at = "", 0
    for start, end, put in found:
        text += base[at:start] + put
        at = end
    return text + base[at:]


def _edits(base: str, text: str) -> list[tuple[int, int, str]]:
    """Where in the base something was taken out, and what was put there."""
    found: list[tuple[int, int, str]] = []
    at = 0
    for op, words in diff(base, text, "en" if (base + text).isascii() else "zh"):
        if op is Op.EQUAL:
            at += len(words)
            continue
        end = at + len(words) if op is Op.DELETE else at
        put = words if op is Op.INSERT else ""
        if found and found[-1][1] == at:  # an exchange: a deletion and an insertion side by side
            start, _, already = found.pop()
            found.append((start, end, already + put))
        else:
            found.append((at, end, put))
        at = end
    return found
