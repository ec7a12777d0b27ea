"""What became of each comment's proposal in a newer draft: the place followed, the verdict, and the words to show for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from comments.adopting.elsewhere import Passages
from comments.adopting.evidence import Around
from comments.adopting.lettering import as_read
from comments.adopting.words import stems
from comments.adoption import (
    Judged,
    Sign,
    Verdict,
    Word,
    judge_addition,
    judge_article_gone,
    judge_deletion,
    judge_edit,
)
from comments.carry_place import carry_place
from comments.records import Comment, DraftVerdict, OtherPlace, Quote
from comments.redraft import Ask, Redraft, redraft
from drafts import anchor
from drafts.aligning.similarity import Weights
from drafts.comparison import Comparison, Op
from drafts.model import Provision, Span
from drafts.segment import tokens

LONG_INSERTION = (16, 60)
"""Characters, in Chinese and elsewhere, that words to be put in need to be looked for in other articles."""
SHORTEST_ADDITION = 8
"""Characters that an insertion inside an article needs to be looked at as an answer to a proposed article."""
_SAID = {
    Sign.TAKEN: ("已写入", "now there"),
    Sign.IN_PART: ("有相近表述", "there in part or in other words"),
    Sign.REMOVED: ("已删去", "gone"),
    Sign.MISSING: ("未写入", "not there"),
    Sign.STILL: ("仍保留", "still there"),
    Sign.AGAINST: ("反向改为", "went the other way"),
    Sign.INSTEAD: ("该处现写", "written there instead"),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A comment's proposal and what the newer draft did about it."""

    comment: Comment
    redraft: Redraft
    """What it asked for."""
    verdict: Verdict | None
    """None for a comment that proposed no words, or whose place can't be told."""
    score: float
    words: tuple[Word, ...]
    """The words that decide it."""
    now: OtherPlace | None
    """The article of the newer draft that decides it; None where there is none."""
    text: str
    """What stands there now; empty where nothing does."""
    zh: str
    en: str
    sure: bool = True
    """Whether the words show the verdict; where they don't, it is a guess, and the reason asks for a look."""
    of_another: bool = False
    """Whether the outcome that the comment bears was told of another draft, or, where it isn't known of which, was recorded before
    the newer draft came, with one in between, or when a still newer one was there: that one may have been meant."""
    said: DraftVerdict | None = None
    """What a person recorded of the newer draft."""
    former: tuple[DraftVerdict, ...] = ()
    """What drafts between the two did about it, as kept with the comment: the latest first."""

    def reason(self, language: str) -> str:
        """Why, in Chinese or English."""
        return self.zh if language == "zh" else self.en


def outcomes(
    comments: Iterable[Comment], comparison: Comparison, before_each: Callable[[], object] = lambda: None
) -> tuple[Outcome, ...]:
    """What became of each comment. The comments are on the comparison's old draft, as they stood when they were made on it.

    ``before_each`` is called before each is judged; what it raises ends the judging.
    """
    looked = _Looked(comparison)
    found: list[Outcome] = []
    for comment in comments:
        before_each()
        found.append(looked.outcome(comment))
    return tuple(found)


class _Looked:
    """A comparison with what is new in it, gathered once."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._added: list[tuple[str, str]] | None = None
        self._passages = Passages(comparison.new)

    def outcome(self, comment: Comment) -> Outcome:
        old = self._comparison.old
        provision = old.by_key.get(comment.article) if comment.article else None
        asked = redraft(old, provision, comment)
        if asked.ask is Ask.NEW_ARTICLE:
            return self._addition(comment, asked)
        if asked.ask is Ask.REMARK:
            return _undecided(comment, asked, "没有提出具体文字。", "It proposed no words.")
        if asked.says_the_same:
            zh, en = (
                "建议条文与原文相同，无所谓采纳。",
                "What it proposed stood there already; there was nothing to adopt.",
            )
            return _undecided(comment, asked, zh, en)
        if provision is None:
            return _undecided(comment, asked, "原稿中找不到该条。", "Its article isn't found in the earlier draft.")
        row = self._comparison.row_of_old(provision.key)
        if row is not None and not row.new:
            return self._article_gone(comment, asked)
        return self._edit(comment, asked, provision)

    def _article_gone(self, comment: Comment, asked: Redraft) -> Outcome:
        """The article has no successor: what was asked is judged by the passage that says the same elsewhere, if any does."""
        moved = self._passages.like(asked.original)
        if asked.ask is Ask.DELETE_ARTICLE:
            return self._deleted(comment, asked, moved)
        if moved is not None:
            return self._judged(comment, asked, self._place(moved[0]), moved[1], Around())
        judged = judge_edit(asked.original, asked.proposed, "", self._language)
        zh, en = "该条已被删除，建议不再适用。", "The article was deleted; the proposal is moot."
        return _decided(comment, asked, judged, None, "", zh, en)

    def _deleted(self, comment: Comment, asked: Redraft, moved: tuple[Provision, str] | None) -> Outcome:
        """An article that was to go and has no successor: adopted, unless another passage still says what it said."""
        if moved is not None:
            place, text = self._place(moved[0]), moved[1]
            judged = judge_article_gone(asked.original, text, self._language, self._passages.spread)
            if judged.verdict is not Verdict.ADOPTED:
                return _decided(comment, asked, judged, place, text)
        judged = judge_deletion(asked.original, "", self._language)
        return _decided(comment, asked, judged, None, "", "该条已按建议删除。", "The article was deleted, as proposed.")

    def _edit(self, comment: Comment, asked: Redraft, provision: Provision) -> Outcome:
        now, text = self._now(comment, asked, provision)
        if not text.strip():
            moved = self._passages.like(asked.original)
            if moved is not None:
                now, text = self._place(moved[0]), moved[1]
            elif now is None and not self._comparison.row_of_old(provision.key):
                return _undecided(
                    comment, asked, "新稿中没有找到对应部分。", "No counterpart was found in the newer draft."
                )
        return self._judged(comment, asked, now, text, self._around(provision, asked))

    def _judged(self, comment: Comment, asked: Redraft, now: OtherPlace | None, text: str, around: Around) -> Outcome:
        if asked.ask is Ask.DELETE_ARTICLE or (asked.ask is Ask.DELETE_WORDS and not text.strip()):
            return _decided(comment, asked, judge_deletion(asked.original, text, self._language, around), now, text)
        judged = judge_edit(asked.original, asked.proposed, text, self._language, around)
        if judged.verdict is Verdict.NOT:
            return self._put_elsewhere(comment, asked) or _decided(comment, asked, judged, now, text)
        return _decided(comment, asked, judged, now, text)

    def _put_elsewhere(self, comment: Comment, asked: Redraft) -> Outcome | None:
        """A long insertion that another article took up; None where none did."""
        put = "".join(change.text for change in asked.changes if change.op is Op.INSERT)
        out = "".join(change.text for change in asked.changes if change.op is Op.DELETE)
        added, weights = self._news()
        if len(put) < LONG_INSERTION[self._language != "zh"] or len(out) > len(put) / 2:
            return None
        judged, at = judge_addition(put, [text for _, text in added], weights, self._language, self._known)
        if at is None or judged.verdict is not Verdict.ADOPTED:
            return None
        key, text = added[at]
        return _decided(comment, asked, judged, self._place(self._comparison.new.by_key[key]), text)

    def _around(self, provision: Provision, asked: Redraft) -> Around:
        """What else the old article says, and all that its successors say, passages that went to other articles too."""
        comparison = self._comparison
        rows = [row for row in comparison.rows if provision.key in row.old]
        keys = list(dict.fromkeys(key for row in rows for key in row.new))
        rest = comparison.old.body(provision).replace(asked.original, "\n", 1)
        return Around(rest, comparison.new.bodies(keys), self._passages.spread, self._known)

    @cached_property
    def _known(self) -> frozenset[str]:
        """The stems of all that the older draft says."""
        old = self._comparison.old
        text = "\n".join(old.body(article) for article in old.articles)
        return frozenset(stems(tokens(as_read(text, old.language), old.language)))

    @staticmethod
    def _place(provision: Provision) -> OtherPlace:
        return OtherPlace(provision.key, provision.number, provision.label)

    @property
    def _language(self) -> str:
        return self._comparison.new.language

    def _now(self, comment: Comment, asked: Redraft, provision: Provision) -> tuple[OtherPlace | None, str]:
        """Where the words that were to change stand now, and the paragraphs around them; the article where they are gone."""
        comparison = self._comparison
        body = comparison.old.body(provision)
        span = _passage(body, asked, comment.quote)
        quote = (
            None if span is None or len(span) == len(body) else Quote(*anchor.take(comparison.old, provision.key, span))
        )
        place = OtherPlace(provision.key, provision.number, provision.label, quote)
        found = carry_place(place, comparison).new
        if found is None:
            whole = carry_place(OtherPlace(place.article, place.number, place.label), comparison).new
            return whole, ""
        row = comparison.row_of_old(provision.key)
        if found.quote is None:
            keys = row.new if row is not None else (found.article,)
            return found, comparison.new.bodies(keys)
        there = comparison.new.body(comparison.new.by_key[found.article])
        start, end = found.quote.start, found.quote.start + len(found.quote.exact)
        last = there.find("\n", end)
        return found, there[there.rfind("\n", 0, start) + 1 : len(there) if last < 0 else last]

    def _addition(self, comment: Comment, asked: Redraft) -> Outcome:
        added, weights = self._news()
        texts = [text for _, text in added]
        judged, at = judge_addition(asked.proposed, texts, weights, self._language, self._known)
        if at is None:
            zh, en = "新稿没有增加相应的规定。", "The newer draft adds nothing of the kind."
            return _decided(comment, asked, judged, None, "", zh, en)
        key, text = added[at]
        article = self._comparison.new.by_key[key]
        return _decided(comment, asked, judged, OtherPlace(key, article.number, article.label), text)

    def _news(self) -> tuple[list[tuple[str, str]], Weights]:
        """Everything that the newer draft says and the older didn't, with its article; learnt weights besides."""
        if self._added is None:
            self._added = list(_additions(self._comparison))
        return self._added, self._passages.weights


def _additions(comparison: Comparison) -> Iterator[tuple[str, str]]:
    new = comparison.new
    for row in comparison.rows:
        if not row.new or row.partial:
            continue
        if not row.old:
            yield row.new[0], row.new_text
            continue
        for part in row.parts:
            if part.old is None and part.new is not None and part.new_span is not None:
                home = next((key for key in row.new if part.new.startswith(key)), row.new[0])
                yield home, row.new_text[part.new_span.start : part.new_span.end]
        added = "".join(change.text for change in row.changes if change.op is Op.INSERT)
        if len(added) >= SHORTEST_ADDITION and len(row.new) == 1:
            yield row.new[0], added
    known = {article.key for article in new.articles}
    assert all(key in known for row in comparison.rows for key in row.new)


def _passage(body: str, asked: Redraft, quote: Quote | None) -> Span | None:
    """Where the words that were to change stand in the article's body; None for all of it, or where they aren't found."""
    starts = [at for at in range(len(body)) if body.startswith(asked.original, at)] if asked.original else []
    if not starts:
        return None
    near = quote.start if quote else 0
    start = min(starts, key=lambda at: (not at <= near <= at + len(asked.original), abs(at - near)))
    return Span(start, start + len(asked.original))


def _undecided(comment: Comment, asked: Redraft, zh: str, en: str) -> Outcome:
    return Outcome(comment, asked, None, 0.0, (), None, "", zh, en)


def _decided(
    comment: Comment, asked: Redraft, judged: Judged, now: OtherPlace | None, text: str, zh: str = "", en: str = ""
) -> Outcome:
    return Outcome(
        comment,
        asked,
        judged.verdict,
        judged.score,
        judged.words,
        now,
        text,
        zh or _told(judged, "zh"),
        en or _told(judged, "en"),
        sure=judged.sure,
    )


def _told(judged: Judged, language: str) -> str:
    """The words that decide, as a sentence."""
    if language == "zh":
        said = "；".join(f"{_SAID[word.sign][0]}“{word.text}”" for word in judged.words)
        doubt = "" if judged.sure else "文字已改写，判断没有把握，请对照两稿。"
        return f"{said}。{doubt}" if said else "文字已作他改。"
    said = "; ".join(f"{_SAID[word.sign][1]}: “{word.text}”" for word in judged.words)
    doubt = "" if judged.sure else " The passage was rewritten and this is a guess: please read both drafts."
    return f"{said[:1].upper()}{said[1:]}.{doubt}" if said else "The words were changed otherwise."
