"""What a proposal asks for, piece by piece: clauses to be put in, clauses to go, words to be exchanged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comments.adopting.words import stems, weight
from drafts.diffing.token_diff import Hunk, TokenDiff
from drafts.flagging.legal_terms import ALL_OF, ONE_OF
from drafts.patterns import regex

HEAVIEST = 24.0
"""What a piece counts at most, so that one long sentence doesn't outweigh all else."""
MOST_KEPT = 2
"""Joining words that may stand between two changes which are one."""
LONG = 8
"""Words that say something from which on a piece is looked at clause by clause."""
SHORTEST_CLAUSE, SHORTEST_PART = 4, 4
_CLAUSE_END = regex(r"[。；;.:：]$|^\n")
_PART_END = regex(r"[，,、]$")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words to be put in or to go, of one change."""

    text: str
    stems: tuple[str, ...]
    """Those that say something, without what stands on the other side of the change too."""
    before: tuple[str, ...]
    """Stems of the words before and after it that the proposal keeps, the nearest first."""
    after: tuple[str, ...]
    sentence: tuple[str, ...] = ()
    """Stems of all that is put in or goes of its sentence."""

    @property
    def weight(self) -> float:
        """How much it counts."""
        return min(HEAVIEST, sum(weight(each) for each in self.stems))


@dataclass(frozen=True, slots=True)
class Asked:
    """One change that was asked for: what to put in and what to take out, clause by clause."""

    hunk: Hunk
    put: tuple[Piece, ...]
    out: tuple[Piece, ...]
    joins: bool = False
    """Whether all that is asked is that of several conditions one be enough, or all be met."""


def asks(script: TokenDiff) -> tuple[Asked, ...]:
    """The changes of a proposal. Neighbouring ones that little or nothing stands between are one."""
    hunks = _grouped(script)
    found: list[Asked] = []
    for number, hunk in enumerate(hunks):
        old, new = script.old[hunk.old_start : hunk.old_end], script.new[hunk.new_start : hunk.new_end]
        first = hunks[number - 1].new_end if number else 0
        last = hunks[number + 1].new_start if number + 1 < len(hunks) else len(script.new)
        before = tuple(stems(script.new[max(first, hunk.new_start - 16) : hunk.new_start])[::-1][:3])
        after = tuple(stems(script.new[hunk.new_end : min(last, hunk.new_end + 16)])[:3])
        put, out = tuple(_pieces(new, old, before, after)), tuple(_pieces(old, new, before, after))
        if put or out:
            found.append(Asked(hunk, put, out))
        elif len(connectives(old)) == len(connectives(new)) == 1 and connectives(old) != connectives(new):
            new_word, old_word = ("".join(words).strip() for words in (new, old))
            put, out = (Piece(new_word, (new_word,), before, after),), (Piece(old_word, (old_word,), before, after),)
            found.append(Asked(hunk, put, out, joins=True))
    return tuple(found)


def connectives(words: Sequence[str]) -> set[bool]:
    """Whether the words join all (True), one of several (False), or both."""
    small = {word.strip().lower() for word in words}
    return {joins for joins, named in ((True, ALL_OF), (False, ONE_OF)) if not named.isdisjoint(small)}


def _grouped(script: TokenDiff) -> list[Hunk]:
    found: list[Hunk] = []
    for hunk in script.hunks:
        last = found[-1] if found else None
        if last is not None:
            kept = [word for word in script.old[last.old_end : hunk.old_start] if not word.isspace()]
            between = stems(kept)
            rewritten = last.old_end > last.old_start and hunk.old_end > hunk.old_start
            rewritten = rewritten and last.new_end > last.new_start and hunk.new_end > hunk.new_start
            if (not between and len(kept) <= MOST_KEPT) or (rewritten and len(between) == 1):
                found[-1] = Hunk(last.old_start, hunk.old_end, last.new_start, hunk.new_end)
                continue
        found.append(hunk)
    return found


def _pieces(
    words: Sequence[str], other: Sequence[str], before: tuple[str, ...], after: tuple[str, ...]
) -> Iterator[Piece]:
    """The clauses of one side of a change, without the words that the other side has too."""
    there = Counter(stems(other))
    clauses = list(_clauses(words))
    sentences = _sentences(clauses)
    for clause, sentence in zip(clauses, sentences, strict=True):
        own: list[str] = []
        ahead: list[str] = []
        behind: list[str] = []
        for each in stems(clause):
            if there[each] > 0:
                there[each] -= 1
                if each > "\u2e80":  # 形式 in 审核 → 形式审查: the word beside it is kept in another form
                    (behind if own else ahead).append(each)
            else:
                own.append(each)
                behind.clear()
        if own:
            beside = ((*reversed(ahead), *before)[:3], (*behind, *after)[:3])
            yield Piece("".join(clause).strip(), tuple(own), *beside, sentence)


def _sentences(clauses: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """The stems of each clause's sentence."""
    found: list[tuple[str, ...]] = []
    first = 0
    for at, clause in enumerate(clauses):
        if at == len(clauses) - 1 or any(_CLAUSE_END.search(word.strip(" ")) for word in clause[-2:]):
            whole = tuple(each for one in clauses[first : at + 1] for each in stems(one))
            found.extend([whole] * (at + 1 - first))
            first = at + 1
    return found


def _clauses(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The words, or where they are many, their clauses."""
    if len(stems(words)) < LONG:
        yield words
        return
    start = 0
    for at, word in enumerate(words):
        held = len(stems(words[start : at + 1]))
        ends = (_CLAUSE_END.search(word.strip(" ")) and held >= SHORTEST_CLAUSE) or (
            _PART_END.search(word) and held >= SHORTEST_PART
        )
        if ends and len(stems(words[at + 1 :])) >= SHORTEST_CLAUSE:
            yield words[start : at + 1]
            start = at + 1
    yield words[start:]
