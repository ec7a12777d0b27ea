"""What changed between two texts, at the level of legal atoms and words, in a form that reads well.

The steps: cut both texts into tokens (`drafts.segment`) → the shortest edit script over the tokens' folded forms
(`drafts.diffing.token_diff`) → slide pure insertions and deletions to the edge of a clause, glue hunks that only a scrap of
unchanged text parts (`drafts.diffing.readable`). Result: equal + deleted text is the old text and equal + inserted text the new
one, exactly; no edge lies inside a token.
"""

from __future__ import annotations

from collections.abc import Sequence

from drafts.comparison import Change, Op
from drafts.diffing.readable import readable
from drafts.diffing.token_diff import TokenDiff, token_diff

_EQUAL, _DELETE, _INSERT = Op.EQUAL, Op.DELETE, Op.INSERT


def diff(old: str, new: str, language: str = "zh") -> tuple[Change, ...]:
    """The changes from one text to the other, ready to be shown."""
    if old == new:
        return (Change(Op.EQUAL, old),) if old else ()
    if not old or not new:
        return (Change(Op.INSERT, new),) if new else (Change(Op.DELETE, old),)
    return changes(readable(token_diff(old, new, language)))


def changes(script: TokenDiff) -> tuple[Change, ...]:
    """A token diff as runs of words; a token that differs in width or number only is given as deleted and inserted.

    Between two equal runs there is at most one deletion followed by one insertion, but for whole lines that were put in or
    taken out: they stay apart from what changed beside them.
    """
    script = script.as_printed()
    writer = _Runs()
    old_at = new_at = 0
    for hunk in script.hunks:
        writer.equal(script.old[old_at : hunk.old_start], script.new[new_at : hunk.new_start])
        gone, came = script.old[hunk.old_start : hunk.old_end], script.new[hunk.new_start : hunk.new_end]
        alone = not (gone and came) and len(gone) + len(came) > 2 and "\n" in (gone or came)[-1]
        if alone:
            writer.flush()
        writer.gone.extend(gone)
        writer.came.extend(came)
        if alone:
            writer.flush()
        old_at, new_at = hunk.old_end, hunk.new_end
    writer.equal(script.old[old_at:], script.new[new_at:])
    writer.flush()
    return tuple(writer.runs)


class _Runs:
    """Runs of words in the making; deletions and insertions wait until something equal follows."""

    def __init__(self) -> None:
        self.runs: list[Change] = []
        self.gone: list[str] = []
        self.came: list[str] = []
        self._same: list[str] = []

    def equal(self, old: Sequence[str], new: Sequence[str]) -> None:
        if old == new:
            if old:
                self.flush()
                self.runs.append(Change(_EQUAL, "".join(old)))
            return
        for left, right in zip(old, new, strict=True):
            if left == right:
                if self.gone or self.came:
                    self.flush()
                self._same.append(left)
            else:
                self._end_same()
                self.gone.append(left)
                self.came.append(right)
        self._end_same()

    def _end_same(self) -> None:
        if self._same:
            self.runs.append(Change(_EQUAL, "".join(self._same)))
            self._same.clear()

    def flush(self) -> None:
        """Writes what waits."""
        if self.gone:
            self.runs.append(Change(_DELETE, "".join(self.gone)))
            self.gone.clear()
        if self.came:
            self.runs.append(Change(_INSERT, "".join(self.came)))
            self.came.clear()
