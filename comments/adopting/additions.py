"""The verdict on a proposed new article: what of it the best of all newly inserted texts has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comments.adopting.lettering import Texts, as_read
from comments.adopting.values import modals
from comments.adopting.verdicts import Judged, Sign, Verdict, Word, few, short
from comments.adopting.words import most_of, novel_words, stem, stems
from drafts.aligning.similarity import Weights, features
from drafts.flagging.legal_terms import BAN, PERMISSION
from drafts.folding import comparable
from drafts.patterns import regex
from drafts.segment import tokens

ADDED_ADOPTED_FROM = 0.65
ADDED_PARTLY_FROM = 0.5
LONGER = 2
"""Times as long as a proposed article that a stretch of new text may be to be set against it."""
CLAUSE_FROM, MAIN_CLAUSE = 0.8, 0.25
"""The share of a clause that makes it taken up, and the share of the proposal, both by weight, that it must be to count alone."""
_SENTENCE = regex(r"(?<=[。；！？\n])|(?<=[.;])\s")
_CLAUSE = regex(r"(?<=[，。；：！？\n])|(?<=[,;.:])\s")


def judge_addition(
    proposed: str, added: Sequence[str], weights: Weights, language: str, known: frozenset[str] = frozenset()
) -> tuple[Judged, int | None]:
    """The verdict on a proposed new article, and which of the newly ``added`` texts comes nearest; None where none does.

    ``weights`` are learnt from the newer draft; ``known`` are the stems of the older one, empty where it isn't at hand.
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
        answer = _answer(proposed, added, weights, language, known)
        if answer is not None:
            return Judged(Verdict.PARTLY, round(best, 3), (Word(Sign.IN_PART, short(answer[0])),)), answer[1]
        return Judged(Verdict.NOT, round(best, 3), (Word(Sign.MISSING, short(proposed)),)), None
    against = _reversed(proposed, added[at], weights, language)
    if against:
        return Judged(Verdict.CONTRARY, round(best, 3), (Word(Sign.AGAINST, short(against)),)), at
    words: list[Word] = []
    for clause in _clauses(proposed):
        share = weights.shared(features(comparable(clause)), there)
        words.append(Word(Sign.TAKEN if share >= 0.5 else Sign.MISSING, clause))
    verdict = Verdict.ADOPTED if best >= ADDED_ADOPTED_FROM else Verdict.PARTLY
    return Judged(verdict, round(best, 3), few(words)), at


def _answer(
    proposed: str, added: Sequence[str], weights: Weights, language: str, known: frozenset[str]
) -> tuple[str, int] | None:
    """A main clause of the proposal that nearly all of which one added text says, or the words that the older draft never used
    and one added text does; and which text.
    """
    wanted, words = features(comparable(proposed)), tokens(as_read(proposed, language), language)
    novel = novel_words(stems(words), known)
    for number, text in enumerate(added):
        counted = features(comparable(text))
        for clause in _clauses(proposed):
            own = features(comparable(clause))
            if weights.shared(own, counted) >= CLAUSE_FROM and weights.shared(wanted, own) >= MAIN_CLAUSE:
                return clause, number
        used = novel.intersection(stems(tokens(as_read(text, language), language)))
        if most_of(used, novel):
            told = "、 "[language != "zh"].join(dict.fromkeys(word for word in words if stem(word) in used))
            texts = Texts.of(language, proposed)
            return texts.words(told) if texts is not None else told, number
    return None


def _reversed(proposed: str, text: str, weights: Weights, language: str) -> str:
    """The sentence nearest to a proposed ban where it permits, or to a proposed permission where it bans; else empty."""
    wanted = features(comparable(proposed))
    sentences = [each for each in _SENTENCE.split(text) if each.strip()]
    nearest = max(sentences, key=lambda each: weights.shared(wanted, features(comparable(each))), default="")
    says = [set(modals(tokens(as_read(each, language), language))) for each in (proposed, nearest)]
    return nearest if says in ([{BAN}, {PERMISSION}], [{PERMISSION}, {BAN}]) else ""


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


def _clauses(text: str) -> list[str]:
    parts = _CLAUSE.split(text)
    return [part.strip(" ，。；：,;.:\n\u3000") for part in parts if len(part.strip()) >= 4]
