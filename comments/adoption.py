"""What the regulator did with a proposal: adopted, partly, not, contrary or gone, with the words that decide it and a score.

The verdict comes from the structure of what was asked, not from how alike two texts look:

* what was asked is the token diff between the old words and the proposed ones; what was done is that between the old words and
  those that stand there now. The score is the share, by weight of words, of the asked deletions that are gone and of the asked
  insertions that stand there now **and are new**: words that the old text had already prove nothing, and stray words count only in
  runs. A deletion counts little where something other than the words asked for took their place;
* ``ADOPTED_FROM`` and ``PARTLY_FROM`` of that share make adopted and partly. Nothing changed in the words concerned is always not;
* an amount, time limit or modal word asked to go one way that went the other makes contrary, whatever the share; one that went
  part of the way makes partly, one that went further adopted;
* a whole article to be deleted: adopted where it is gone, partly where most of it is; an edit asked of an article that is gone,
  or of words so rewritten that nothing of them can be recognised: gone, the point is moot;
* a new article or paragraph: the share, by weight, of the proposal's word pairs that the best newly inserted text has.

A machine's verdict is a proposal: a person confirms it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from comments.adoption_values import Direction, direction
from drafts.aligning.similarity import Weights, features
from drafts.diffing.token_diff import Hunk, TokenDiff, token_diff
from drafts.diffing.word_weight import weight_of
from drafts.folding import comparable, fold_word
from drafts.patterns import regex

ADOPTED_FROM = 0.75
PARTLY_FROM = 0.25
ADDED_ADOPTED_FROM = 0.65
ADDED_PARTLY_FROM = 0.5
GONE_BELOW = 0.15
"""The share of the old words that must still stand for the provision to count as the same one."""
GONE_FROM, PARTLY_GONE_FROM = 0.8, 0.7
"""The share of an article asked to be deleted that must be gone; words it merely shares with what took its place are few."""
LONG_PASSAGE, MOSTLY = 12.0, 0.5
"""A passage of this weight that is asked to go still stands where less than this share of it is gone: it was merely reworded."""
RUN = 4.0
"""The weight that words found outside their place must have together, as a run, to count."""
ONLY_REPLACED = 0.3
"""What a deletion counts where other words than those asked for took its place."""
LONGER = 2
"""Times as long as a proposed article that a stretch of new text may be to be set against it."""
MOST_WORDS = 4
_CLAUSE = regex(r"(?<=[，。；：！？\n])|(?<=[,;.:])\s")


class Verdict(StrEnum):
    """What became of a proposal."""

    ADOPTED = "adopted"
    PARTLY = "partly"
    NOT = "not"
    CONTRARY = "contrary"
    """The draft went the other way."""
    GONE = "gone"
    """The provision is gone: the point is moot."""


class Sign(StrEnum):
    """What words show."""

    TAKEN = "taken"
    """Asked for and now there."""
    REMOVED = "removed"
    """Asked to go and gone."""
    MISSING = "missing"
    """Asked for and not there."""
    STILL = "still"
    """Asked to go and still there."""
    AGAINST = "against"
    """Went the other way."""


@dataclass(frozen=True, slots=True)
class Word:
    """Words that decide a verdict."""

    sign: Sign
    text: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict on words."""

    verdict: Verdict
    score: float
    """0 to 1: the share of what was asked that was done."""
    words: tuple[Word, ...]


def judge_edit(original: str, proposed: str, now: str, language: str) -> Judged:
    """The verdict on a proposal to change ``original`` to ``proposed``, by what stands there ``now``; empty: nothing does."""
    if not now.strip():
        return Judged(Verdict.GONE, 0.0, (Word(Sign.REMOVED, _short(original)),))
    if _same(now, proposed):
        return Judged(Verdict.ADOPTED, 1.0, tuple(_asked(original, proposed, language)))
    asked, done = token_diff(original, proposed, language), token_diff(original, now, language)
    if not done.hunks:
        words = tuple(
            Word(Sign.MISSING, asked.new_words(h))
            if asked.new_words(h).strip()
            else Word(Sign.STILL, asked.old_words(h))
            for h in asked.hunks
        )
        return Judged(Verdict.NOT, 0.0, _few(words))
    facts = _Facts(asked, done, token_diff(proposed, now, language))
    if facts.stands < GONE_BELOW and not facts.found:
        return Judged(Verdict.GONE, 0.0, (Word(Sign.REMOVED, _short(original)),))
    return facts.judged()


def judge_deletion(original: str, now: str, language: str) -> Judged:
    """The verdict on a proposal to delete ``original`` altogether, by what stands in its place ``now``."""
    if not now.strip():
        return Judged(Verdict.ADOPTED, 1.0, (Word(Sign.REMOVED, _short(original)),))
    done = token_diff(original, now, language)
    gone = 1 - _stands(done)
    verdict = Verdict.ADOPTED if gone >= GONE_FROM else Verdict.PARTLY if gone >= PARTLY_GONE_FROM else Verdict.NOT
    removed = [Word(Sign.REMOVED, done.old_words(hunk)) for hunk in done.hunks if done.old_words(hunk).strip()]
    words = removed if verdict is not Verdict.NOT else [Word(Sign.STILL, _short(original))]
    return Judged(verdict, round(gone, 3), _few(words))


def judge_addition(proposed: str, added: Sequence[str], weights: Weights) -> tuple[Judged, int | None]:
    """The verdict on a proposed new article, and which of the newly ``added`` texts comes nearest; None where none does.

    ``weights`` are learnt from the newer draft.
    """
    wanted = features(comparable(proposed))
    best, at, there = 0.0, None, features("")
    for number, text in enumerate(added):
        for piece in _pieces(text, len(proposed)):
            counted = features(comparable(piece))
            share = weights.shared(wanted, counted)
            if share > best:
                best, at, there = share, number, counted
    if at is None or best < ADDED_PARTLY_FROM:
        return Judged(Verdict.NOT, round(best, 3), (Word(Sign.MISSING, _short(proposed)),)), None
    words: list[Word] = []
    for clause in _clauses(proposed):
        share = weights.shared(features(comparable(clause)), there)
        words.append(Word(Sign.TAKEN if share >= 0.5 else Sign.MISSING, clause))
    verdict = Verdict.ADOPTED if best >= ADDED_ADOPTED_FROM else Verdict.PARTLY
    return Judged(verdict, round(best, 3), _few(words)), at


def _pieces(text: str, length: int) -> Iterator[str]:
    """The text, or where it is much longer than what is looked for, stretches of its clauses about twice as long: what is
    scattered over a long article isn't there.
    """
    if len(text) <= LONGER * length:
        yield text
        return
    clauses = [piece for piece in _CLAUSE.split(text) if piece.strip()]
    last = 0
    for first in range(len(clauses)):
        end, size = first, 0
        while end < len(clauses) and (end == first or size + len(clauses[end]) <= LONGER * length):
            size += len(clauses[end])
            end += 1
        if end > last:  # else it is part of the stretch before
            yield " ".join(clauses[first:end])
        last = end


class _Facts:
    """What was asked, what was done, and what of the proposal stands in the new words."""

    def __init__(self, asked: TokenDiff, done: TokenDiff, rest: TokenDiff) -> None:
        self.asked, self.done, self.rest = asked, done, rest
        self.kept = _kept(done)
        self.stands = _stands(done)
        old_in_new = set(_pairs(done).values())
        self._all = _pairs(rest)
        self._new = {p: n for p, n in self._all.items() if n not in old_in_new}
        """Tokens of the proposal that stand in the new words and weren't in the old ones, with their places there."""
        self.found = bool(self._runs())
        self._old, self._now = _counted(done.old), _counted(done.new)

    def judged(self) -> Judged:
        weight = score = 0.0
        words: list[Word] = []
        directions: list[Direction] = []
        for hunk in self.asked.hunks:
            way = direction(self.asked, self.done, hunk)
            gone, there = self._deleted(hunk), self._inserted(hunk)
            out, put = self._weights(hunk)
            if way is not None:
                directions.append(way)
                if way is not Direction.NONE:
                    gone = there = {Direction.FURTHER: 1.0, Direction.PART: 0.5, Direction.AGAINST: 0.0}[way]
            elif put and there < PARTLY_FROM:
                gone *= ONLY_REPLACED
            weight += out + put
            score += out * gone + put * there
            words.extend(self._words(hunk, gone, there, way))
        share = score / weight if weight else 0.0
        verdict = Verdict.ADOPTED if share >= ADOPTED_FROM else Verdict.PARTLY if share >= PARTLY_FROM else Verdict.NOT
        if Direction.AGAINST in directions:
            verdict = Verdict.CONTRARY
        elif verdict is not Verdict.PARTLY and Direction.PART in directions:
            verdict = Verdict.PARTLY
        return Judged(verdict, round(share, 3), _few(words))

    def _weights(self, hunk: Hunk) -> tuple[float, float]:
        return (
            sum(weight_of(word) for word in self.asked.old[hunk.old_start : hunk.old_end]),
            sum(weight_of(word) for word in self.asked.new[hunk.new_start : hunk.new_end]),
        )

    def _deleted(self, hunk: Hunk) -> float:
        """The share of the words asked to go that are gone: the new text has them no more often than the old one elsewhere."""
        words = [self.asked.old[at] for at in range(hunk.old_start, hunk.old_end)]
        going, put = _counted(words), _counted(self.asked.new[hunk.new_start : hunk.new_end])
        whole = gone = 0.0
        for at, word in zip(range(hunk.old_start, hunk.old_end), words, strict=True):
            form = fold_word(word).casefold()
            there = self._now[form] - (self._old[form] - going[form]) - put[form]
            whole += weight_of(word)
            gone += weight_of(word) if not self.kept[at] and there <= 0 else 0.0
        if not whole or (whole >= LONG_PASSAGE and gone < MOSTLY * whole):
            return 0.0
        return gone / whole

    def _inserted(self, hunk: Hunk) -> float:
        """The share of the words asked for that are there and new, in runs or as a whole and beside their neighbours.

        Words that the old text had somewhere can't make up for words of the proposal's own that are missing.
        """
        places = range(hunk.new_start, hunk.new_end)
        whole = sum(weight_of(self.asked.new[at]) for at in places)
        if not whole:
            return 0.0
        telling = [at for at in places if weight_of(self.asked.new[at]) >= 1]
        if telling and all(at in self._new and self._is_more(self.asked.new[at]) for at in telling):
            if whole >= RUN or self._is_beside(places[0], places[-1]):
                return 1.0
            return 0.0
        runs = self._runs()
        found = sum(weight_of(self.asked.new[at]) for at in places if at in runs) / whole
        own = [at for at in telling if not self._old[fold_word(self.asked.new[at]).casefold()]]
        weight = sum(weight_of(self.asked.new[at]) for at in own)
        if not weight:
            return found
        return min(found, sum(weight_of(self.asked.new[at]) for at in own if at in runs) / weight)

    def _is_more(self, word: str) -> bool:
        """Whether the new text has a word more often than the old one had."""
        form = fold_word(word).casefold()
        return self._now[form] > self._old[form]

    def _is_beside(self, first: int, last: int) -> bool:
        """Whether the proposal's words before or after these stand right beside them in the new text too."""
        before, after = self._all.get(first - 1), self._all.get(last + 1)
        return (before is not None and before + 1 == self._all.get(first)) or (
            after is not None and after - 1 == self._all.get(last)
        )

    def _runs(self) -> set[int]:
        """Tokens of the proposal that stand in the new words beside their neighbours, in runs that weigh enough."""
        found: set[int] = set()
        run: list[int] = []
        for at in [*sorted(self._new), -1]:
            if run and (at != run[-1] + 1 or self._new[at] != self._new[run[-1]] + 1):
                if sum(weight_of(self.asked.new[each]) for each in run) >= RUN:
                    found.update(run)
                run = []
            run.append(at)
        return found

    def _words(self, hunk: Hunk, gone: float, there: float, way: Direction | None) -> Iterable[Word]:
        old, new = self.asked.old_words(hunk).strip(), self.asked.new_words(hunk).strip()
        if way is Direction.AGAINST:
            yield Word(Sign.AGAINST, _instead(self.done, hunk) or old)
            return
        if new:
            yield Word(Sign.TAKEN if there >= 0.5 else Sign.MISSING, new)
        if old and (not new or gone < 0.5):
            yield Word(Sign.REMOVED if gone >= 0.5 else Sign.STILL, old)


def _instead(done: TokenDiff, hunk: Hunk) -> str:
    """What took the place of the old words of an asked change."""
    return "".join(
        done.new_words(each)
        for each in done.hunks
        if each.old_start < max(hunk.old_end, hunk.old_start + 1) and each.old_end >= hunk.old_start
    ).strip()


def _asked(original: str, proposed: str, language: str) -> Iterable[Word]:
    asked = token_diff(original, proposed, language)
    found = []
    for hunk in asked.hunks:
        old, new = asked.old_words(hunk).strip(), asked.new_words(hunk).strip()
        found.append(Word(Sign.TAKEN, new) if new else Word(Sign.REMOVED, old))
    return _few(found)


def _pairs(script: TokenDiff) -> dict[int, int]:
    """Old tokens that stand in the new text, with their places there."""
    found: dict[int, int] = {}
    old = new = 0
    for hunk in (*script.hunks, Hunk(len(script.old), len(script.old), len(script.new), len(script.new))):
        found.update(zip(range(old, hunk.old_start), range(new, hunk.new_start), strict=False))
        old, new = hunk.old_end, hunk.new_end
    return found


def _kept(script: TokenDiff) -> list[bool]:
    kept = [True] * len(script.old)
    for hunk in script.hunks:
        kept[hunk.old_start : hunk.old_end] = [False] * (hunk.old_end - hunk.old_start)
    return kept


def _counted(words: Iterable[str]) -> Counter[str]:
    return Counter(fold_word(word).casefold() for word in words)


def _stands(done: TokenDiff) -> float:
    """The share of the old words that still stand, by weight."""
    whole = sum(weight_of(word) for word in done.old)
    kept = sum(weight_of(word) for word, stays in zip(done.old, _kept(done), strict=True) if stays)
    return kept / whole if whole else 1.0


def _clauses(text: str) -> list[str]:
    parts = _CLAUSE.split(text)
    return [part.strip(" ，。；：,;.:\n\u3000") for part in parts if len(part.strip()) >= 4]


def _same(one: str, other: str) -> bool:
    return "".join(map(fold_word, one.split())).casefold() == "".join(map(fold_word, other.split())).casefold()


def _few(words: Iterable[Word]) -> tuple[Word, ...]:
    """The words that tell most, in their order."""
    listed = [Word(word.sign, _short(word.text)) for word in dict.fromkeys(words) if word.text.strip()]
    chosen = sorted(range(len(listed)), key=lambda at: (listed[at].sign is not Sign.AGAINST, -len(listed[at].text)))
    return tuple(listed[at] for at in sorted(chosen[:MOST_WORDS]))


def _short(words: str) -> str:
    words = " ".join(words.split()).strip(" ，。；：、,;:") or words.strip()
    return words if len(words) <= 60 else words[:59] + "…"
