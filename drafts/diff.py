"""What changed between two texts, at the level of legal atoms and words, in a form that reads well.

The steps: cut both texts into tokens (`drafts.segment`) → the shortest edit script over the tokens' folded forms (Indel distance,
rapidfuzz) → glue hunks that only a scrap of unchanged text parts → slide pure insertions and deletions to the edge of a clause.
Result: equal + deleted text is the old text and equal + inserted text the new one, exactly; no edge lies inside a token.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from drafts.comparison import Change, Op
from drafts.folding import fold_word
from drafts.segment import tokens

_LONGEST_TABLE = 60_000_000
"""Cells (old × new tokens) of one edit script, about 0.1 s and 8 MB; longer texts are paired by lines first."""
_ITEM = re.compile(r"\((?:[一二三四五六七八九十]{1,4}|[0-9]{1,3}|[a-z]{1,4})\)")
_ATOM = re.compile(r"第.|.*[0-9０-９]|[一二三四五六七八九十百千万]+.|(?:应当|可以|不得|必须|shall|may|must)(?: not)?$")
_FUNCTION_WORDS = frozenset(
    [*"的和及或与由在对并其等为以于向将按应之所且该者后时有是", "a", "an", "the", "of", "and", "or", "to", "in", "on"]
)


@dataclass(frozen=True, slots=True)
class Hunk:
    """Old tokens ``old_start:old_end`` became new tokens ``new_start:new_end``; one of the two ranges may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    @property
    def pure(self) -> bool:
        """Whether something was only inserted or only deleted."""
        return self.old_start == self.old_end or self.new_start == self.new_end


@dataclass(frozen=True, slots=True)
class TokenDiff:
    """Two texts as tokens and the hunks between them, in order, apart from one another by at least one equal token.

    Tokens between hunks are equal when folded, not always letter for letter: ，may stand against a half-width comma.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    hunks: tuple[Hunk, ...]
    old_forms: tuple[int, ...]
    """A number for each old token; tokens that count as equal have the same one."""
    new_forms: tuple[int, ...]

    def old_words(self, hunk: Hunk) -> str:
        """What a hunk takes away."""
        return "".join(self.old[hunk.old_start : hunk.old_end])

    def new_words(self, hunk: Hunk) -> str:
        """What a hunk puts in."""
        return "".join(self.new[hunk.new_start : hunk.new_end])


Renumbered = Callable[[str], str]
"""What a mention of the old draft would read in the new one, had it only followed the renumbering."""


def _as_it_is(mention: str) -> str:
    return mention


def diff(old: str, new: str, language: str = "zh") -> tuple[Change, ...]:
    """The changes from one text to the other, ready to be shown."""
    if old == new:
        return (Change(Op.EQUAL, old),) if old else ()
    if not old or not new:
        return (Change(Op.INSERT, new),) if new else (Change(Op.DELETE, old),)
    return changes(readable(token_diff(old, new, language)))


def token_diff(old: str, new: str, language: str = "zh", renumbered: Renumbered = _as_it_is) -> TokenDiff:
    """The shortest edit script over tokens, before any cosmetic step; flags are read from this one.

    ``renumbered`` gives the form that a mention (第八条) would have in the new draft if it merely followed its target's new
    number; tokens that it makes equal count as equal.
    """
    left, right = tuple(tokens(old, language)), tuple(tokens(new, language))
    numbers: dict[str, int] = {}
    a = [numbers.setdefault(_form(word), len(numbers)) for word in _followed(left, renumbered)]
    b = [numbers.setdefault(_form(word), len(numbers)) for word in right]
    short = len(a) * len(b) <= _LONGEST_TABLE
    hunks = list(_script(a, b, 0, 0) if short else _long_script(a, b, numbers.get(" ", -1)))
    return TokenDiff(left, right, tuple(_joined(hunks)), tuple(a), tuple(b))


def _form(word: str) -> str:
    """What a token counts as: its folded form; the number of a list item counts as any other, it follows from the order."""
    folded = fold_word(word)
    return "(#)" if folded[0] == "(" and _ITEM.fullmatch(folded) else folded


def _followed(words: Sequence[str], renumbered: Renumbered) -> Iterator[str]:
    """The tokens, with mentions of this draft's own articles (not 《刑法》第三十条) as they would read after the renumbering."""
    before = ""
    for word in words:
        mention = len(word) > 2 and (word[0] == "第" or word[0] in "Aa") and before not in ("》", "〉")
        yield renumbered(word) if mention and renumbered is not _as_it_is else word
        before = word


def slid(script: TokenDiff) -> tuple[Hunk, ...]:
    """The hunks with pure insertions and deletions moved to the edges of clauses, nothing glued."""
    return tuple(_slid(script, list(script.hunks)))


def readable(script: TokenDiff) -> TokenDiff:
    """The same difference with scraps of unchanged text taken into the hunks around them, and hunks at the edges of clauses."""
    hunks = _slid(script, list(script.hunks))
    hunks = _glued(script, hunks)
    return replace(script, hunks=tuple(_slid(script, hunks)))


def changes(script: TokenDiff) -> tuple[Change, ...]:
    """A token diff as runs of words; a token that differs in width or number only is given as deleted and inserted.

    Between two equal runs there is at most one deletion followed by one insertion, but for whole lines that were put in or
    taken out: they stay apart from what changed beside them.
    """
    writer = _Runs()
    old_at = new_at = 0
    for hunk in script.hunks:
        writer.equal(script.old[old_at : hunk.old_start], script.new[new_at : hunk.new_start])
        gone, came = script.old[hunk.old_start : hunk.old_end], script.new[hunk.new_start : hunk.new_end]
        alone = hunk.pure and len(gone) + len(came) > 2 and "\n" in (gone or came)[-1]
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
            self.runs.append(Change(Op.EQUAL, "".join(self._same)))
            self._same.clear()

    def flush(self) -> None:
        """Writes what waits."""
        for op, words in ((Op.DELETE, self.gone), (Op.INSERT, self.came)):
            if words:
                self.runs.append(Change(op, "".join(words)))
                words.clear()


def _script(a: Sequence[int], b: Sequence[int], old_at: int, new_at: int) -> Iterator[Hunk]:
    """The hunks between two sequences of token numbers, moved by the given offsets."""
    from rapidfuzz.distance import Indel

    for step in Indel.opcodes(a, b):
        if step.tag != "equal":
            yield Hunk(old_at + step.src_start, old_at + step.src_end, new_at + step.dest_start, new_at + step.dest_end)


def _long_script(a: list[int], b: list[int], line_break: int) -> Iterator[Hunk]:
    """The hunks of texts too long for one table: lines (or runs of 64 tokens) are matched first, tokens inside what is left."""
    left, right = _lines(a, line_break), _lines(b, line_break)
    numbers: dict[tuple[int, ...], int] = {}
    lines_a = [numbers.setdefault(tuple(a[x:y]), len(numbers)) for x, y in left]
    lines_b = [numbers.setdefault(tuple(b[x:y]), len(numbers)) for x, y in right]
    for block in _joined(list(_script(lines_a, lines_b, 0, 0))):
        a0, a1 = _extent(left, block.old_start, block.old_end, len(a))
        b0, b1 = _extent(right, block.new_start, block.new_end, len(b))
        if (a1 - a0) * (b1 - b0) <= _LONGEST_TABLE:
            yield from _script(a[a0:a1], b[b0:b1], a0, b0)
        else:
            yield Hunk(a0, a1, b0, b1)


def _lines(numbers: list[int], line_break: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    start = 0
    for at, number in enumerate(numbers):
        if number == line_break or at - start >= 64:
            found.append((start, at + 1))
            start = at + 1
    if start < len(numbers):
        found.append((start, len(numbers)))
    return found


def _extent(lines: list[tuple[int, int]], first: int, last: int, end: int) -> tuple[int, int]:
    start = lines[first][0] if first < len(lines) else end
    return start, (lines[last - 1][1] if last > first else start)


def _joined(hunks: list[Hunk]) -> list[Hunk]:
    """Hunks that touch made one."""
    joined: list[Hunk] = []
    for hunk in hunks:
        last = joined[-1] if joined else None
        if last and last.old_end == hunk.old_start and last.new_end == hunk.new_start:
            joined[-1] = Hunk(last.old_start, hunk.old_end, last.new_start, hunk.new_end)
        else:
            joined.append(hunk)
    return joined


# ---------------------------------------------------------------------------------------------------------------- glue


def _weight(word: str) -> float:
    """How much a reader gains from seeing a word stand unchanged between two changes."""
    if word.isspace():
        return 0.0
    if word in _FUNCTION_WORDS:
        return 0.5
    if not any(character.isalnum() for character in word):
        return 0.0 if word in "、,，" else 0.25
    return len(word) / 3 if word.isascii() else float(len(word))


def _size(script: TokenDiff, hunk: Hunk) -> float:
    """A hunk's larger side, in weight."""
    return max(
        sum(_weight(token) for token in script.old[hunk.old_start : hunk.old_end]),
        sum(_weight(token) for token in script.new[hunk.new_start : hunk.new_end]),
    )


def _glued(script: TokenDiff, hunks: list[Hunk]) -> list[Hunk]:
    """Hunks joined over a scrap of equal text; clean insertions and deletions in a list stay apart."""
    glued: list[Hunk] = []
    for hunk in hunks:
        if glued and _belong_together(script, glued[-1], hunk):
            glued[-1] = Hunk(glued[-1].old_start, hunk.old_end, glued[-1].new_start, hunk.new_end)
        else:
            glued.append(hunk)
    return glued


def _is_atomic(script: TokenDiff, hunk: Hunk) -> bool:
    """Whether one legal atom replaces another (三十日 → 六十日, 可以 → 应当); such a change is shown by itself."""
    return (
        hunk.old_end - hunk.old_start == 1
        and hunk.new_end - hunk.new_start == 1
        and all(_ATOM.match(word) for word in (script.old[hunk.old_start], script.new[hunk.new_start]))
    )


def _belong_together(script: TokenDiff, before: Hunk, after: Hunk) -> bool:
    island = script.old[before.old_end : after.old_start]
    if len(island) > 4:
        return False
    if all(token.isspace() and "\n" not in token for token in island):
        return True
    if any("\n" in token for token in island):
        return False
    same_side = (before.new_start == before.new_end and after.new_start == after.new_end) or (
        before.old_start == before.old_end and after.old_start == after.old_end
    )
    if same_side:
        return False
    if _is_atomic(script, before) or _is_atomic(script, after):
        return False
    weight = sum(_weight(token) for token in island)
    smaller = min(_size(script, before), _size(script, after))
    return weight <= 0.5 * smaller and (weight <= 1.0 or (weight <= 2.0 and weight <= 0.25 * smaller))


# --------------------------------------------------------------------------------------------------------------- slide


def _edge(before: str | None, after: str | None) -> int:
    """How good a place this is for a hunk to begin or end."""
    if before is None or after is None:
        return 10
    if "\n" in before or "\n" in after:
        return 9
    if before[-1] in "。；;！？" or (before == "." and after.isspace()):
        return 8
    if before[-1] in "，,：:":
        return 6
    if before[-1] in "、":
        return 5
    if after[0] in "。；;，,：:、":
        return 4
    if before.isspace():
        return 3
    if before in _FUNCTION_WORDS or after in _FUNCTION_WORDS:
        return 1
    return 0


def _slid(script: TokenDiff, hunks: list[Hunk]) -> list[Hunk]:
    """Each pure insertion or deletion moved, within the freedom that repeated words give, to the best edges."""
    slid: list[Hunk] = []
    for at, hunk in enumerate(hunks):
        if hunk.pure:
            room_before = slid[-1].old_end if slid else 0
            room_after = hunks[at + 1].old_start if at + 1 < len(hunks) else len(script.old)
            hunk = _best_place(script, hunk, hunk.old_start - room_before, room_after - hunk.old_end)
        slid.append(hunk)
    return _joined(slid)


def _best_place(script: TokenDiff, hunk: Hunk, room_before: int, room_after: int) -> Hunk:
    inserted = hunk.old_start == hunk.old_end
    words = script.new if inserted else script.old
    forms = script.new_forms if inserted else script.old_forms
    start, end = (hunk.new_start, hunk.new_end) if inserted else (hunk.old_start, hunk.old_end)
    other = script.old_forms if inserted else script.new_forms
    away = (hunk.old_start if inserted else hunk.new_start) - start

    def score(shift: int) -> tuple[int, int]:
        a, b = start + shift, end + shift
        here = _edge(words[a - 1] if a else None, words[a]) + _edge(words[b - 1], words[b] if b < len(words) else None)
        return here, -abs(shift)

    best, best_score = 0, score(0)
    for direction, room in ((-1, room_before), (1, room_after)):
        shift = 0
        while abs(shift) < room:
            leaving, entering = (end + shift - 1, start + shift - 1) if direction < 0 else (start + shift, end + shift)
            # the token that leaves the hunk must count as equal to the one that enters it, and to their counterpart
            if entering < 0 or entering >= len(words) or forms[leaving] != forms[entering]:
                break
            opposite = entering + away if direction < 0 else start + shift + away
            if other[opposite] != forms[entering]:
                break
            shift += direction
            if score(shift) > best_score:
                best, best_score = shift, score(shift)
    if not best:
        return hunk
    return Hunk(hunk.old_start + best, hunk.old_end + best, hunk.new_start + best, hunk.new_end + best)
