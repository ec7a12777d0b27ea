"""The evidence for each piece of a proposal: are the words to be put in there and new, are those to go gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from comments.adopting.akin import ideas_of
from comments.adopting.asks import Asked, Piece
from comments.adopting.lettering import as_read
from comments.adopting.words import is_reference, most_of, novel_words, stems, weight
from drafts.diffing.token_diff import Hunk, TokenDiff, token_diff
from drafts.segment import tokens

_Witness = Callable[[Piece, int, Iterable[int]], bool]
FOUND_FROM, DONE_FROM = 0.35, 0.6
"""The share of a piece's telling words that must be there for it to count at all, and as taken up."""
TRACE_BELOW = 0.42
"""The share that is a trace."""
STILL_FROM = 0.8
"""The share of a passage's words that must stand in the article for it to be there still, put otherwise."""
TOGETHER_FROM = 0.6
"""The share of a sentence's words that must stand close together for it to be there still, in other words."""
SAME_PASSAGE = 0.4
"""The share of the old words that must stand for a word missing among them to be more than a trace of rewriting."""
REPEATED_FROM = 0.8
"""The share of a piece without a word of its own that must be there: what the old text says too may stand there by chance."""
GONE_FROM, HALF = 0.7, 0.45
"""The share of the telling words of a passage that must be gone for it to count as deleted."""
FEW = 2
"""Telling words up to which a piece needs the words beside it as a witness."""
BESIDE = 5
"""Words that say something within which a witness must stand."""
WITNESS = 1.2
"""What a word must tell to be a witness."""
ROOM = 2
"""Times as many words as a piece has within which its words must stand together."""
SHORTEST_ROOM = 8
ANSWERED_FROM = 0.25
"""The share of a piece's words that must be among those put at its very place to show an answer in other words."""
LEAST_CHARACTERS, SAME_CHARACTERS = 2, 0.4
LARGEST = 3
"""Times as many words as were asked for that may stand there."""
TOPIC = 0.5
"""What a word to go tells that the article says elsewhere too: the article's subject stays."""
COMMON = 0.75
"""How much less a word tells that a third or more of the articles have."""
LEAST_TAKEN_OUT = 2.0
"""The weight of words that a closed seam shows to be gone though they stand elsewhere; letters of items have less."""
FEWEST_ELSEWHERE = 3
"""Telling words that a piece needs to be recognised away from its place."""


@dataclass(frozen=True, slots=True)
class Around:
    """The articles, before and after, that the passage judged stands in; words may have been taken up next to it."""

    rest: str = ""
    """What the old article says besides the passage."""
    new: str = ""
    """All that the new one says."""
    spread: Mapping[str, float] = field(default_factory=dict)
    """The share of the newer draft's articles that have a stem; what all have tells little."""
    known: frozenset[str] = frozenset()
    """The stems of the whole older draft; empty where it isn't known."""

    def tells(self, stemmed: str) -> float:
        """How much a stem tells, in this draft."""
        return weight(stemmed) * (1.0 - COMMON * min(1.0, 3 * self.spread.get(stemmed, 0.0)))


def spread_of(texts: Sequence[str], language: str) -> Mapping[str, float]:
    """The share of the texts that have each stem; stems are in simplified letters."""
    seen = Counter(each for text in texts for each in set(stems(tokens(as_read(text, language), language))))
    return {each: times / len(texts) for each, times in seen.items()}


class Evidence:
    """A passage before and after, and the articles around it, as words that say something."""

    def __init__(self, old: str, now: str, around: Around, asked: Iterable[Asked], language: str) -> None:
        self.old, self.now = stems(tokens(old, language)), stems(tokens(now, language))
        self._rest = frozenset(stems(tokens(around.rest, language)))
        self._before = frozenset([*stems(tokens(around.rest, language)), *self.old])
        self.around_new = stems(tokens(around.new, language))
        self._around_now = frozenset(self.around_new)
        self._elsewhere = stems(tokens(around.new.replace(now, "\n", 1), language)) if around.new else []
        self.tells = around.tells
        self._known = around.known
        self._old, self._now = Counter(self.old), Counter(self.now)
        asked = tuple(asked)
        self._left = _left(asked, token_diff(old, now, language))
        self._out = Counter(each for one in asked for piece in one.out for each in piece.stems)
        self._put = Counter(each for one in asked for piece in one.put for each in piece.stems)

    def stands(self) -> float:
        """The share of the old words that still stand, by weight."""
        told = {each: times for each, times in self._old.items() if not is_reference(each)}
        whole = sum(self.tells(each) * times for each, times in told.items())
        kept = sum(self.tells(each) * min(times, self._now[each]) for each, times in told.items())
        return kept / whole if whole else 1.0

    def put(self, piece: Piece) -> float:
        """How far words to be put in are there and weren't before, 0 to 1; at their place, else elsewhere in the article."""
        telling = [each for each in piece.stems if not self._old[each]]
        if telling:
            here = _best_share(piece, telling, self.now, self._witnessed, self.tells)
        else:
            more = {each for each in piece.stems if self._now[each] > self._old[each] - self._out[each]}
            here = _best_share(
                piece, [each if each in more else "" for each in piece.stems], self.now, self._witnessed, self.tells
            )
            here = here if here >= REPEATED_FROM else 0.0
        if here >= FOUND_FROM or not self.around_new:
            return here if here >= FOUND_FROM else 0.0
        telling = [each for each in piece.stems if each not in self._before]
        if len(telling) < FEWEST_ELSEWHERE:
            return 0.0
        there = _best_share(piece, telling, self.around_new, lambda *_: False, self.tells)
        return there if there >= DONE_FROM else 0.0

    def answered(self, piece: Piece, there: Sequence[str], sentence: Sequence[str]) -> float:
        """How far the draft answered words to be put in with others, 0 to 1: it uses words of them that the whole older draft
        never used, put a word of the same idea in the ``sentence``, a telling word of them at their very place (``there``), or in
        Chinese several of their characters.
        """
        novel = novel_words(piece.stems, self._known)
        used = novel & self._around_now
        if most_of(used, novel):
            return min(HALF, self._share(piece, used))
        new_ideas = ideas_of(each for each in piece.stems if not self._old[each]) - ideas_of(self.old)
        akin = HALF if new_ideas & ideas_of(sentence) else 0.0
        if len(there) > max(SHORTEST_ROOM, LARGEST * len(piece.stems)) or not (piece.before or piece.after):
            return akin
        found = {each for each in piece.stems if each in there and not self._old[each]}
        share = self._share(piece, found)
        if share >= ANSWERED_FROM and max(map(self.tells, found)) >= WITNESS:
            return max(akin, share)
        return max(akin, self._characters(piece, there))

    def _share(self, piece: Piece, found: Collection[str]) -> float:
        whole = sum(map(self.tells, piece.stems))
        return sum(self.tells(each) for each in piece.stems if each in found) / whole if whole else 0.0

    def _characters(self, piece: Piece, there: Iterable[str]) -> float:
        """The share of the Chinese characters of words to be put in that stand in what was put there and weren't there before."""
        before = set().union(*self.old)
        wanted = {each for stem in piece.stems for each in stem if each > "\u2e80"} - before
        found = wanted.intersection(*[set().union(*there)])
        share = len(found) / len(wanted) if wanted else 0.0
        return min(HALF, share) if len(found) >= LEAST_CHARACTERS and share >= SAME_CHARACTERS else 0.0

    def _witnessed(self, piece: Piece, at: int, found: Iterable[int]) -> bool:
        """Whether a word that the proposal keeps beside the piece stands beside the words found too."""
        beside = {each for each in (*piece.before[:2], *piece.after[:2]) if self.tells(each) >= WITNESS}
        return any(each in beside for place in found for each in self.now[max(0, place - BESIDE) : place + BESIDE + 1])

    def gone(self, piece: Piece, *, replaced: bool = False) -> float:
        """How far words to go are gone from their place and stand nowhere else in the article: 0, 1, or half of a few words.

        Few words count only where those beside them still stand, or the words asked for took their place (``replaced``): else
        the whole sentence was merely written anew.
        """
        rest = self._old - self._out
        still = self._now - rest - self._put
        tells = {each: self.tells(each) * (TOPIC if each in self._rest else 1.0) for each in piece.stems}
        whole = sum(tells.values())
        gone = sum(tells[each] for each in tells if not still[each]) / whole if whole else 0.0
        few = len(piece.stems) <= FEW
        if piece.weight >= LEAST_TAKEN_OUT and self._closed(piece) and (few or not self._stands_here(piece)):
            return 1.0
        if few and gone < HALF:
            return 0.0
        if all(map(is_reference, piece.stems)):
            return 1.0 if self.stands() >= SAME_PASSAGE else 0.0
        if few:
            stands = replaced or (bool(rest) and self._beside_stands(piece))
            return 0.0 if not stands else 1.0 if gone >= GONE_FROM else gone
        there = sum(tells[each] for each in tells if each in self._around_now) / whole
        if there < STILL_FROM and gone >= GONE_FROM:
            return 1.0 if self._together(piece) < TOGETHER_FROM else 0.0
        return 1.0 if max(self._stands(piece), self._together(piece)) < TRACE_BELOW else 0.0

    def _stands(self, piece: Piece) -> float:
        """The greatest share of a piece to go that stands together in the passage, in words that nothing else of it became."""
        return _best_share(piece, piece.stems, self._left, lambda *_: True, self.tells)

    def _stands_here(self, piece: Piece) -> bool:
        """Whether most words of a piece to go stand together in the passage."""
        return _best_share(piece, piece.stems, self.now, lambda *_: True, self.tells) >= TOGETHER_FROM

    def _together(self, piece: Piece) -> float:
        """The share of the telling words of a piece's sentence, but for mentions of articles, that stand together."""
        telling = tuple(each for each in piece.sentence if not is_reference(each))
        whole = replace(piece, stems=telling)
        return max(
            _best_share(whole, telling, words, lambda *_: True, self.tells) for words in (self._left, self._elsewhere)
        )

    def stands_as_a_whole(self, piece: Piece) -> bool:
        """Whether nearly all the words of a piece to go, but for mentions of articles, stand together in the passage."""
        telling = tuple(each for each in piece.stems if not is_reference(each))
        whole = replace(piece, stems=telling)
        return _best_share(whole, telling, self.now, lambda *_: True, self.tells) >= STILL_FROM

    def undone(self, asked: Asked) -> bool:
        """Whether most words to be put in stand nowhere in the passage, or most words to go still do."""
        pieces = [*((piece, False) for piece in asked.put), *((piece, True) for piece in asked.out)]
        return any(
            2 * sum(bool(self._now[each]) == there for each in piece.stems) > len(piece.stems)
            for piece, there in pieces
        )

    def stands_beside(self, asked: Asked) -> bool:
        """Whether a word that the proposal keeps beside a change still stands in the passage."""
        return any(
            self._now[each] for piece in (*asked.put, *asked.out) for each in (*piece.before[:2], *piece.after[:2])
        )

    def _closed(self, piece: Piece) -> bool:
        """Whether the words before and after a piece to go stand next to each other now, without it beside them; it may be
        said of something else in the next sentence.
        """
        if not piece.before or not piece.after:
            return False
        seam, own = (piece.before[0], piece.after[0]), set(piece.stems)
        closed = [at for at, pair in enumerate(pairwise(self.now)) if pair == seam]
        return any(own.isdisjoint((*self.now[max(0, at - 1) : at], *self.now[at + 2 : at + 3])) for at in closed)

    def _beside_stands(self, piece: Piece) -> bool:
        """Whether a word right beside a piece to go still stands, in a passage that is still the same one."""
        beside = (*piece.before[:1], *piece.after[:1])
        return any(self._now[each] for each in beside) and self.stands() >= SAME_PASSAGE


def _left(asked: Iterable[Asked], done: TokenDiff) -> list[str]:
    """The stems of the new words, empty for those that stood outside what was asked to go and stand still."""
    going = {at for each in asked for at in range(each.hunk.old_start, each.hunk.old_end)}
    found: list[str] = []
    old = new = 0
    for hunk in (*done.hunks, Hunk(len(done.old), len(done.old), len(done.new), len(done.new))):
        for at in range(new, hunk.new_start):
            own = stems(done.new[at : at + 1])
            found += own if old + at - new in going else [""] * len(own)
        found += stems(done.new[hunk.new_start : hunk.new_end])
        old, new = hunk.old_end, hunk.new_end
    return found


def _best_share(
    piece: Piece, telling: Sequence[str], text: Sequence[str], witnessed: _Witness, tells: Callable[[str], float]
) -> float:
    """The greatest share of the telling words, by weight, that stands together anywhere in the text."""
    whole = sum(tells(each) for each in telling if each) or sum(map(tells, piece.stems))
    if "" in telling:
        whole = sum(map(tells, piece.stems))
    wanted = Counter(each for each in telling if each)
    if not wanted or not whole:
        return 0.0
    room = max(SHORTEST_ROOM, ROOM * len(piece.stems))
    places = [at for at, each in enumerate(text) if each in wanted]
    best = 0.0
    for first in places:
        found: dict[int, str] = {}
        left = wanted.copy()
        for at in places:
            if first <= at < first + room and left[text[at]] > 0:
                left[text[at]] -= 1
                found[at] = text[at]
        share = sum(map(tells, found.values())) / whole
        if share > best and (len(found) > FEW or witnessed(piece, first, found)):
            best = share
    return min(1.0, best)
