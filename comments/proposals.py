"""All proposals of a submission over the draft's text at once: what an annexed redline and a table by article show.

Proposals that touch the same words can't all be made; the first in the submission's order is, the others are named.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from comments.redraft import Ask
from drafts.comparison import Change, Op
from drafts.model import Draft

if TYPE_CHECKING:
    from comments.submission import SubmissionRow


@dataclass(frozen=True, slots=True)
class Edit:
    """Words ``text[start:end]`` of the draft that a row would have replaced."""

    start: int
    end: int
    words: str
    """What is put in their place."""
    row: int
    """The row's number."""
    new_article: bool = False


@dataclass(frozen=True, slots=True)
class Proposals:
    """Edits in the order of the text, none touching another's words; applied together they give the text proposed."""

    edits: tuple[Edit, ...]
    left_out: tuple[int, ...]
    """Numbers of rows that propose something else for words that an earlier row changes already."""

    @property
    def shown(self) -> int:
        """How many rows the edits show."""
        return len({edit.row for edit in self.edits})

    def changes(self, draft: Draft, start: int = 0, end: int | None = None) -> tuple[Change, ...]:
        """A stretch of the draft's text with the edits that begin in it, or right at its end; they are cut to it."""
        found: list[Change] = []
        last = len(draft.text) if end is None else end
        at = start
        first = bisect_left(self.edits, start, key=lambda edit: edit.start)
        for edit in self.edits[first : bisect_right(self.edits, last, key=lambda edit: edit.start)]:
            found.append(Change(Op.EQUAL, draft.text[at : edit.start]))
            found.append(Change(Op.DELETE, draft.text[max(at, edit.start) : min(edit.end, last)]))
            found.append(Change(Op.INSERT, edit.words))
            at = max(at, min(edit.end, last))
        found.append(Change(Op.EQUAL, draft.text[at:last]))
        return tuple(change for change in found if change.text)


def proposals(draft: Draft, rows: Iterable[SubmissionRow]) -> Proposals:
    """The proposals of these rows over the draft. Remarks, and rows without a place in the text, change nothing."""
    kept: list[Edit] = []
    left_out: list[int] = []
    taken = _Taken()
    for row in rows:
        edits = _edits(draft, row)
        if any(taken.meets(edit) for edit in edits):
            left_out.append(row.number)
            continue
        for edit in edits:
            taken.add(edit)
        kept.extend(edits)
    kept.sort(key=lambda edit: (edit.start, edit.end, edit.row))
    return Proposals(tuple(kept), tuple(left_out))


class _Taken:
    """Which stretches of the text are changed already; answers in the time of a few look-ups."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._edits: list[Edit] = []

    def meets(self, edit: Edit) -> bool:
        """Whether an edit shares words with another, or is put in at the same point as another's words."""
        first = max(0, bisect_left(self._starts, edit.start) - 1)
        last = bisect_right(self._starts, edit.end)
        return any(_meet(edit, other) for other in self._edits[first:last])

    def add(self, edit: Edit) -> None:
        """Count an edit in."""
        at = bisect_right(self._starts, edit.start)
        self._starts.insert(at, edit.start)
        self._edits.insert(at, edit)


def _meet(one: Edit, other: Edit) -> bool:
    if one.start < other.end and other.start < one.end:
        return True
    if one.row == other.row or one.new_article or other.new_article:
        return False
    return one.start == other.start and one.start == one.end and other.start == other.end


def _edits(draft: Draft, row: SubmissionRow) -> list[Edit]:
    if row.at is None or row.ask is Ask.REMARK:
        return []
    if row.ask is Ask.NEW_ARTICLE:
        return [_new_article(draft, row, row.at.end)]
    if row.ask is Ask.DELETE_ARTICLE:
        return [_without_its_line(draft, row)]
    found: list[Edit] = []
    at = row.at.start
    start, words = at, ""
    for change in (*row.changes, Change(Op.EQUAL, "")):
        if change.op is Op.INSERT:
            words += change.text
        elif change.op is Op.DELETE:
            at += len(change.text)
        else:
            if at > start or words:
                found.append(Edit(start, at, words, row.number))
            at += len(change.text)
            start, words = at, ""
    return found


def _new_article(draft: Draft, row: SubmissionRow, after: int) -> Edit:
    """A paragraph of its own, before the line break's other side where there is one."""
    gap = "\u3000" if draft.language == "zh" else "\n"
    text = f"{row.label}{gap}{row.proposed}" if row.label else row.proposed
    if draft.text[after : after + 1] == "\n":
        return Edit(after + 1, after + 1, f"{text}\n", row.number, new_article=True)
    return Edit(after, after, f"\n{text}", row.number, new_article=True)


def _without_its_line(draft: Draft, row: SubmissionRow) -> Edit:
    """The whole article and one of the line breaks beside it, so that no empty line stays."""
    assert row.at is not None
    start, end = row.at.start, row.at.end
    if draft.text[end : end + 1] == "\n":
        end += 1
    elif draft.text[start - 1 : start] == "\n":
        start -= 1
    return Edit(start, end, "", row.number)
