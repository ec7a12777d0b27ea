"""What the regulator did with a proposal: adopted, partly, not, contrary or gone, with the words that decide it and a score.

The verdict comes from evidence for each piece of what was asked, not from how alike two texts look:

* a proposal is taken apart into changes, and long changes into clauses (`adopting.asks`): words to be put in, words to go. Of a
  text much longer than what was to change, the sentences most like it are the place (`adopting.locus`);
* words to be put in were taken up where most of those that say something stand together in the new text, at their place or
  elsewhere in the article, and weren't there before; a word or two count only beside a word that the proposal keeps. Inflected
  forms and words that drafts exchange freely (通知 and 告知) are the same word. Where the draft put something at their very
  place, a telling word of them in it, or several of their characters, shows that it answered in other words, as do a word of the
  same idea in the sentence and two of their words that the whole older draft never used: partly;
* words to go are gone where most of them are missing, words that became others of the passage aside, and the article doesn't say
  the same elsewhere. A deletion counts little where something other than the words asked for took its place;
* a value (a sum, time limit, share, number, date, how often: `adopting.measures`) or modal word asked to go one way that went the
  other makes contrary, and so does a ban that became a permission (or the reverse) unasked, a fine made dearer where a milder one
  was asked and a power that became a duty where a limit to it was asked; one that went part of the way makes partly, one that
  went further adopted. In a passage written anew it is the one of the clause with most words of its old clause;
* the score is the share of what was asked that was done, each piece by its weight. Nearly all of it, and something of each
  separate edit, is adopted; some of it, one piece of weight as a whole or part of a long one (the same idea in other words) is
  partly; else not;
* an edit asked of words of which next to nothing can be recognised: gone, the point is moot;
* where the verdict is not, but the draft wrote something at the very place, that is shown, for a person to weigh;
* a new article: the share, by weight, of the proposal's word pairs that the best newly inserted text has; a ban where it
  permits is contrary; one main clause, or two words that the older draft never used, are partly.

A machine's verdict is a proposal: a person confirms it. Where it is a guess (`Judged.sure`), it says so: not adopted, though the
words that were to go were exchanged for others or the passage was rewritten; partly for a trace; gone in an article that lives;
adopted by a word that means the same (形式审核 for 形式审查).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from comments.adopting.additions import judge_addition
from comments.adopting.asks import Asked, asks
from comments.adopting.drift import drifted
from comments.adopting.evidence import DONE_FROM, FOUND_FROM, Around, Evidence
from comments.adopting.lettering import Texts
from comments.adopting.locus import place_of
from comments.adopting.place import instead, put_in_sentence, put_there, taken_away
from comments.adopting.synonyms import in_other_words
from comments.adopting.values import Direction, amount_now, direction, turned
from comments.adopting.verdicts import Judged, Sign, Verdict, Word, few, short
from comments.adopting.words import stems
from drafts.diffing.token_diff import TokenDiff, token_diff
from drafts.folding import fold_word

__all__ = ["Judged", "Sign", "Verdict", "Word", "judge_addition", "judge_article_gone", "judge_deletion", "judge_edit"]

NOWHERE = Around()
ADOPTED_FROM, PARTLY_FROM = 0.7, 0.35
"""The share of what was asked that makes adopted, and partly where no piece was done as a whole."""
LEAST_SHARE, LIGHTEST = 0.15, 3.0
"""The share of all that was asked, and the weight, that a piece must have to make partly by itself."""
LEAST_EDIT = 2.0
"""What an edit must weigh for the proposal not to be adopted without it: a word of two characters, one of five letters."""
IDEA = 8.0
"""What a piece weighs whose idea may be adopted in other words: part of its words standing together show it."""
ENOUGH = 0.8
"""The share of a piece's telling words that counts as all of it."""
GONE_BELOW = 0.15
"""The share of the old words that must still stand for the provision to count as the same one."""
LOST_BELOW, REWRITTEN_BELOW = 0.25, 0.5
"""The share of the old words that must stand for not adopted to be plain: of any passage, and of one that was answered there."""
TAKEN_FROM = 0.6
"""The share of the words asked to go that are gone from their place, from which on others may have done what was asked."""
PLAINLY_PARTLY = 0.2
"""The share of what was asked that makes partly plain."""
GONE_FROM, PARTLY_GONE_FROM = 0.6, 0.5
"""The share of a passage asked to be deleted that must be gone."""
ONLY_REPLACED = 0.3
"""What a deletion counts where other words than those asked for took its place."""


def judge_edit(original: str, proposed: str, now: str, language: str, around: Around = NOWHERE) -> Judged:
    """The verdict on a proposal to change ``original`` to ``proposed``, by what stands there ``now``; empty: nothing does.

    ``around`` are the whole articles, where they are known.
    """
    texts = Texts.of(language, original, proposed, now, around.rest, around.new)
    if texts is not None:
        original, proposed, now, rest, new = texts.plain
        return texts.told(judge_edit(original, proposed, now, language, replace(around, rest=rest, new=new)))
    if not now.strip():
        return Judged(Verdict.GONE, 0.0, (Word(Sign.REMOVED, short(original)),))
    if _same(now, proposed):
        return Judged(Verdict.ADOPTED, 1.0, tuple(_asked(original, proposed, language)))
    around = replace(around, new=around.new or now)
    now = place_of(original, proposed, now, around.new, language)
    asked, done = token_diff(original, proposed, language), token_diff(original, now, language)
    changes = asks(asked)
    evidence = Evidence(original, now, around, changes, language)
    judged = [
        _judged_change(each, evidence, direction(asked, done, each.hunk), done, amount_now(asked, done, each.hunk))
        for each in changes
    ]
    together = _together(judged)
    if together.verdict is not Verdict.ADOPTED:
        against = turned(asked, done) or drifted(asked, done)
        if against:
            return Judged(Verdict.CONTRARY, 0.0, (Word(Sign.AGAINST, short(against)),))
    if evidence.stands() < GONE_BELOW and not any(each.done for each in judged):
        return Judged(Verdict.GONE, 0.0, (Word(Sign.REMOVED, short(original)),), sure=False)
    if together.verdict is Verdict.NOT:
        written = tuple(_written_instead(changes, done))
        sure = _plainly_not(changes, done, evidence.stands(), answered=bool(written))
        return replace(together, words=(*together.words, *written), sure=sure)
    if together.verdict is Verdict.PARTLY:
        return replace(together, sure=together.score >= PLAINLY_PARTLY)
    if together.verdict is Verdict.ADOPTED:
        return in_other_words(together, [piece.text for each in changes for piece in each.put], around.new, language)
    return together


def _plainly_not(changes: Sequence[Asked], done: TokenDiff, stands: float, *, answered: bool) -> bool:
    """Whether nothing was done for all to see: in a passage that is still the same, the words that were to go still stand where the
    weightiest change was asked. Of the others, half turn out to be adopted in part when they are read.
    """
    asked = max(changes, key=_weight, default=None)
    if asked is None or stands < LOST_BELOW or (answered and stands < REWRITTEN_BELOW):
        return False
    return not asked.out or taken_away(done, asked.hunk) < TAKEN_FROM


def _weight(asked: Asked) -> float:
    return sum(piece.weight for piece in (*asked.put, *asked.out))


def _written_instead(changes: Sequence[Asked], done: TokenDiff) -> Iterator[Word]:
    """What the draft wrote where the weightiest of the changes was asked for, if it wrote anything there."""
    asked = max(changes, key=_weight, default=None)
    words = instead(done, asked.hunk) if asked is not None else ""
    if words:
        yield Word(Sign.INSTEAD, short(words))


def judge_deletion(original: str, now: str, language: str, around: Around = NOWHERE) -> Judged:
    """The verdict on a proposal to delete ``original`` altogether, by what stands in its place ``now``."""
    texts = Texts.of(language, original, now, around.rest, around.new)
    if texts is not None:
        original, now, rest, new = texts.plain
        return texts.told(judge_deletion(original, now, language, replace(around, rest=rest, new=new)))
    if not now.strip() and not around.new.strip():
        return Judged(Verdict.ADOPTED, 1.0, (Word(Sign.REMOVED, short(original)),))
    around = replace(around, new=around.new or now)
    now = place_of(original, "", now, around.new, language)
    changes = asks(token_diff(original, "", language))
    evidence = Evidence(original, now, around, changes, language)
    return _together([_judged_change(each, evidence, None, None) for each in changes], GONE_FROM, PARTLY_GONE_FROM)


def judge_article_gone(original: str, likest: str, language: str, spread: Mapping[str, float]) -> Judged:
    """The verdict on a proposal to delete an article that has no counterpart, by the passage ``likest`` to it elsewhere.

    Another rule about the same subject has many of its words: a clause is still there only where nearly all of them stand
    together. ``spread`` is the share of the newer draft's articles that have a stem.
    """
    texts = Texts.of(language, original, likest)
    if texts is not None:
        original, likest = texts.plain
        return texts.told(judge_article_gone(original, likest, language, spread))
    changes = asks(token_diff(original, "", language))
    evidence = Evidence(original, likest, Around(spread=spread), changes, language)
    pieces = [(piece, evidence.stands_as_a_whole(piece)) for change in changes for piece in change.out]
    weight = sum(piece.weight for piece, _ in pieces)
    share = sum(piece.weight for piece, still in pieces if not still) / weight if weight else 1.0
    adopted, partly = share >= GONE_FROM, share >= PARTLY_GONE_FROM
    return Judged(
        Verdict.ADOPTED if adopted else Verdict.PARTLY if partly else Verdict.NOT,
        round(share, 3),
        few([Word(Sign.STILL if still else Sign.REMOVED, piece.text) for piece, still in pieces]),
    )


@dataclass(frozen=True, slots=True)
class _Change:
    """One change that was asked for, and what of it was done."""

    weight: float
    done: float
    """0 to 1."""
    telling: float
    """The weight of the heaviest piece of it that was done as a whole."""
    words: tuple[Word, ...]
    way: Direction | None = None
    undone: bool = False
    """Whether nothing of it was done, for all that the words show."""


def _judged_change(
    asked: Asked, evidence: Evidence, way: Direction | None, done: TokenDiff | None, amount: str = ""
) -> _Change:
    weight = _weight(asked)
    if way is not None and not evidence.stands_beside(asked):
        way = None  # a value of another sentence
    if way is Direction.AGAINST and done is not None:
        return _Change(weight, 0.0, 0.0, (Word(Sign.AGAINST, amount or instead(done, asked.hunk)),), way)
    if way is not None and len(asked.put) + len(asked.out) <= 2:
        share = {Direction.FURTHER: 1.0, Direction.PART: 0.5}.get(way, 0.0)
        words = [Word(Sign.TAKEN if share == 1 else Sign.MISSING, piece.text) for piece in asked.put]
        if not words and share and done is not None:  # a limit asked to go became a longer one
            words = [Word(Sign.TAKEN, instead(done, asked.hunk))]
        return _Change(weight, share, max(weight, LIGHTEST) * share, tuple(words), way)
    if asked.joins and way is None:
        return _Change(weight, 0.0, 0.0, tuple(Word(Sign.MISSING, piece.text) for piece in asked.put))
    there_now, in_sentence = _there(asked, done), stems(put_in_sentence(done, asked.hunk)) if done is not None else ()
    answers = [evidence.answered(piece, there_now, in_sentence) for piece in asked.put]
    put = [(piece, max(answer, evidence.put(piece))) for piece, answer in zip(asked.put, answers, strict=True)]
    there = any(found >= DONE_FROM for _, found in put)
    out = [(piece, evidence.gone(piece, replaced=there)) for piece in asked.out]
    replaced = bool(put) and not any(found for _, found in put)
    score = sum(piece.weight * _credit(found) for piece, found in put)
    score += sum(piece.weight * found * (ONLY_REPLACED if replaced else 1.0) for piece, found in out)
    gone = sum(piece.weight * found for piece, found in out)
    telling = max(
        (
            piece.weight
            for (piece, found), answer in zip(put, answers, strict=True)
            if answer or found >= (DONE_FROM if piece.weight < IDEA else FOUND_FROM)
        ),
        default=0.0,
    )
    if not replaced and gone >= sum(piece.weight for piece, _ in out) / 2:
        telling = max(telling, gone)
    words = [Word(_sign(found), piece.text) for piece, found in put]
    words += [Word(Sign.REMOVED if found else Sign.STILL, piece.text) for piece, found in out if not put or not found]
    undone = not score and weight >= LEAST_EDIT and evidence.undone(asked)
    return _Change(weight, score / weight if weight else 0.0, telling, tuple(words), way, undone)


def _there(asked: Asked, done: TokenDiff | None) -> tuple[str, ...]:
    """What the draft put at the place of a change; empty where more was to go than to come, which leaves no place."""
    out, put = (sum(piece.weight for piece in pieces) for pieces in (asked.out, asked.put))
    return put_there(done, asked.hunk) if done is not None and out <= put else ()


def _sign(found: float) -> Sign:
    return Sign.TAKEN if found >= DONE_FROM else Sign.IN_PART if found else Sign.MISSING


def _credit(found: float) -> float:
    """What the share of a piece's telling words that were found counts; less than most of them are never nearly all of it."""
    return min(1.0, found / ENOUGH) if found >= DONE_FROM else found * ENOUGH


def _together(changes: Sequence[_Change], adopted: float = ADOPTED_FROM, partly: float = PARTLY_FROM) -> Judged:
    """The verdict on all changes of a proposal: adopted where nearly all was done, partly where a piece of it was."""
    weight = sum(each.weight for each in changes)
    share = sum(each.weight * each.done for each in changes) / weight if weight else 0.0
    verdict = Verdict.NOT
    if any(each.way is Direction.AGAINST for each in changes):
        verdict = Verdict.CONTRARY
    elif share >= adopted and not any(
        each.way is Direction.PART or (each.undone and each.weight >= LEAST_SHARE * weight) for each in changes
    ):
        verdict = Verdict.ADOPTED
    elif (
        share >= partly
        or any(each.way is Direction.PART for each in changes)
        or any(each.telling >= max(LIGHTEST, LEAST_SHARE * weight) for each in changes)
    ):
        verdict = Verdict.PARTLY
    return Judged(verdict, round(share, 3), few([word for each in changes for word in each.words]))


def _asked(original: str, proposed: str, language: str) -> Iterable[Word]:
    asked = token_diff(original, proposed, language)
    found = []
    for hunk in asked.hunks:
        old, new = asked.old_words(hunk).strip(), asked.new_words(hunk).strip()
        found.append(Word(Sign.TAKEN, new) if new else Word(Sign.REMOVED, old))
    return few(found)


def _same(one: str, other: str) -> bool:
    return "".join(map(fold_word, one.split())).casefold() == "".join(map(fold_word, other.split())).casefold()
