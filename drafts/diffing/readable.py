"""An edit script made readable: scraps of unchanged text taken into the hunks around them, hunks moved to the edges of clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from drafts.diffing.gluing import glued, is_atomic, swapped
from drafts.diffing.rewritten import compared_anew
from drafts.diffing.token_diff import Hunk, TokenDiff, joined
from drafts.diffing.word_weight import FUNCTION_WORDS, weight_of
from drafts.folding import fold


def settled(script: TokenDiff) -> tuple[Hunk, ...]:
    """The hunks slid, and joined where nothing but spaces and small Western words parts them; what flags are read from.

    The shortest script of a rewritten English sentence matches every space, of and the it can; whatever lies between two of
    them is no change of its own. An atom that replaces another stays alone, and Chinese hunks stay as they are.
    """
    settled: list[Hunk] = []
    for hunk in _slid(script, list(script.hunks)):
        before = settled[-1] if settled else None
        if before and _parted_by_trifles(script, before, hunk):
            settled[-1] = Hunk(before.old_start, hunk.old_end, before.new_start, hunk.new_end)
        else:
            settled.append(hunk)
    return tuple(settled)


def _parted_by_trifles(script: TokenDiff, before: Hunk, after: Hunk) -> bool:
    island = script.old[before.old_end : after.old_start]
    if len(island) > _LONGEST_TRIFLE or is_atomic(script, before) or is_atomic(script, after):
        return False
    sizes = [h.old_end - h.old_start + h.new_end - h.new_start for h in (before, after)]
    if max(sizes) <= _SHORT_SWAP and swapped(script, before, after, sum(weight_of(token) for token in island)):
        return True  # 组织和个人 → 个人和组织
    if len(island) == 1 and not island[0].isascii():  # 道路|运输|管理机构 → 交通|运输|主管部门
        names = not before.pure and not after.pure and len(island[0]) == 2 and island[0].isalpha()
        return names and weight_of(island[0]) <= _size(script, after)
    return any(token.isspace() for token in island) and all(
        token[-1] != "\n" and token.isascii() and weight_of(token) <= 0.5 for token in island
    )


_OF_THE_PEOPLE = frozenset(["法院", "检察院", "政府"])
"""What names a body together with 人民 before it."""


def readable(script: TokenDiff) -> TokenDiff:
    """The same difference with scraps of unchanged text taken into the hunks around them, and hunks at the edges of clauses."""
    script = compared_anew(script, list(_with_followed_mentions(script)))
    hunks = glued(script, _slid(script, list(script.hunks), shown=True))
    slid = _slid(script, list(_bare(script, hunks)), shown=True)
    return script._replace(hunks=tuple(joined(_with_names_whole(script, slid))))


def _with_names_whole(script: TokenDiff, hunks: Iterable[Hunk]) -> Iterator[Hunk]:
    """The hunks, those widened in which one body stands for another: 人民检察院 → 人民法院, and not 检察院 → 法院 alone."""
    for hunk in hunks:
        a0, a1, b0, b1 = hunk
        if a1 > a0 > 0 and b1 > b0 > 0 and script.old[a0] in _OF_THE_PEOPLE and script.new[b0] in _OF_THE_PEOPLE:
            named = script.old[a0 - 1] == script.new[b0 - 1] == "人民"
            yield Hunk(a0 - 1, a1, b0 - 1, b1) if named else hunk
        else:
            yield hunk


def _bare(script: TokenDiff, hunks: Iterable[Hunk]) -> Iterator[Hunk]:
    """The hunks without the words that both sides begin or end with, which joining leaves there."""
    for hunk in hunks:
        a0, a1, b0, b1 = hunk
        while a0 < a1 and b0 < b1 and script.old[a1 - 1] == script.new[b1 - 1]:
            a1, b1 = a1 - 1, b1 - 1
        while a0 < a1 and b0 < b1 and script.old[a0] == script.new[b0]:
            a0, b0 = a0 + 1, b0 + 1
        if a0 < a1 or b0 < b1:
            yield Hunk(a0, a1, b0, b1)


def _size(script: TokenDiff, hunk: Hunk) -> float:
    """A hunk's larger side, in weight."""
    return max(
        sum(map(weight_of, script.old[hunk.old_start : hunk.old_end])),
        sum(map(weight_of, script.new[hunk.new_start : hunk.new_end])),
    )


def _with_followed_mentions(script: TokenDiff) -> Iterator[Hunk]:
    """The hunks to be shown, with those mentions that count as equal because they followed a renumbering."""
    old_at = new_at = 0
    end = Hunk(len(script.old), len(script.old), len(script.new), len(script.new))
    for hunk in (*script.shown, end):
        olds, news = script.old[old_at : hunk.old_start], script.new[new_at : hunk.new_start]
        for left, right, old, new in zip(count(old_at), count(new_at), olds, news) if olds != news else ():
            if old != new and len(old) > 2 and (old[0] == "第" or old[0] in "Aa") and fold(old) != fold(new):
                yield Hunk(left, left + 1, right, right + 1)
        if hunk is not end:
            yield hunk
        old_at, new_at = hunk.old_end, hunk.new_end


# --------------------------------------------------------------------------------------------------------------- slide


_SHORT_SWAP = 3
"""Tokens of words that change places, if that is to be one change for the flags too."""
_LONGEST_TRIFLE = 5
"""Tokens, spaces among them, that may stand between two hunks which are one change."""
_ARTICLES, _ARTICLE = frozenset(["the", "a", "an"]), 2
"""What it costs to part an article from its noun: by {+the office of +}the State, not by the {+office of the +}State."""
_TOUCHES = 30
"""What it is worth to slide an insertion up to another, or a deletion: two hunks less an island are one."""


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
    if before in FUNCTION_WORDS or after in FUNCTION_WORDS:
        return 1
    return 0


def _slid(script: TokenDiff, hunks: list[Hunk], *, shown: bool = False) -> list[Hunk]:
    """Each pure insertion or deletion moved, within the freedom that repeated words give, to the best edges."""
    slid: list[Hunk] = []
    for at, hunk in enumerate(hunks):
        if hunk.old_start == hunk.old_end or hunk.new_start == hunk.new_end:
            room_before = slid[-1].old_end if slid else 0
            room_after = hunks[at + 1].old_start if at + 1 < len(hunks) else len(script.old)
            neighbours = (slid[-1] if slid else None, hunks[at + 1] if at + 1 < len(hunks) else None)
            touching = tuple(other is not None and _same_side(hunk, other) for other in neighbours)
            room = hunk.old_start - room_before, room_after - hunk.old_end
            hunk = _best_place(script, hunk, room, (touching[0], touching[1]), _ARTICLE * shown)
        slid.append(hunk)
    return joined(slid)


def _same_side(one: Hunk, other: Hunk) -> bool:
    """Whether both only insert, or both only delete."""
    return (one.old_start == one.old_end and other.old_start == other.old_end) or (
        one.new_start == one.new_end and other.new_start == other.new_end
    )


def _best_place(
    script: TokenDiff, hunk: Hunk, rooms: tuple[int, int], touching: tuple[bool, bool], article: int
) -> Hunk:
    """A pure hunk at the best of the places it may stand; ``rooms`` are the equal tokens before and after it."""
    inserted = hunk.old_start == hunk.old_end
    words = script.new if inserted else script.old
    forms = script.new_forms if inserted else script.old_forms
    start, end = (hunk.new_start, hunk.new_end) if inserted else (hunk.old_start, hunk.old_end)
    other = script.old_forms if inserted else script.new_forms
    away = (hunk.old_start if inserted else hunk.new_start) - start

    def score(shift: int) -> tuple[int, int]:
        a, b = start + shift, end + shift
        here = _edge(words[a - 1] if a else None, words[a]) + _edge(words[b - 1], words[b] if b < len(words) else None)
        here -= article * (words[b - 2 if words[b - 1].isspace() and b - 2 >= a else b - 1] in _ARTICLES)
        joins = (touching[0] and shift == -rooms[0]) or (touching[1] and shift == rooms[1])
        return here + _TOUCHES * joins, -abs(shift)

    best, best_score = 0, score(0)
    for direction, room in ((-1, rooms[0]), (1, rooms[1])):
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
