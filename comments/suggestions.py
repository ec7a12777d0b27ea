"""Where a comment without a place might belong in the newer draft: suggestions with a score, never a move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from comments.records import OtherPlace, Quote
from drafts import anchor
from drafts.aligning.similarity import Index, Weights, features
from drafts.comparison import Comparison
from drafts.folding import comparable
from drafts.model import Draft

MOST = 3
LEAST = 0.2
"""How alike an article must be to be suggested for its content alone."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a comment might belong to."""

    place: OtherPlace
    score: float
    """0 to 1: how alike the words around it are, or the article."""
    zh: str
    en: str

    @property
    def article(self) -> str:
        """The article's key."""
        return self.place.article

    def why(self, language: str) -> str:
        """What speaks for it, in Chinese or English."""
        return self.zh if language == "zh" else self.en


class Suggester:
    """Looks for places in one draft; what it learns of the draft serves for every comment."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    def suggestions(self, place: OtherPlace, body: str, comparison: Comparison) -> tuple[Candidate, ...]:
        """Up to three places, the likeliest first: where the very words stand, what took over a passage, articles like the old one.

        ``body`` is the old article's, empty where it isn't known.
        """
        found = [
            *_same_words(place.quote, self.draft),
            *_passages(place, comparison, self.draft),
            *self._alike(place.quote, body),
        ]
        best: dict[str, Candidate] = {}
        for candidate in sorted(found, key=lambda each: (each.place.quote is None, -each.score)):
            best.setdefault(candidate.article, candidate)
        return tuple(sorted(best.values(), key=lambda each: -each.score)[:MOST])

    @cached_property
    def _learnt(self) -> tuple[Weights, Index]:
        counted = [features(comparable(self.draft.body(article))) for article in self.draft.articles]
        weights = Weights(counted)
        return weights, Index([weights.vector(each) for each in counted])

    def _alike(self, quote: Quote | None, body: str) -> Iterator[Candidate]:
        wanted = body or (quote.before + quote.exact + quote.after if quote else "")
        if not wanted:
            return
        weights, index = self._learnt
        for score, at in index.nearest(weights.vector(features(comparable(wanted))), MOST):
            if score >= LEAST:
                article = self.draft.articles[at]
                there = OtherPlace(article.key, article.number, article.label)
                yield Candidate(there, round(score, 3), "内容相近", "is alike in content")


def _same_words(quote: Quote | None, draft: Draft) -> Iterator[Candidate]:
    if quote is None:
        return
    from rapidfuzz.distance import Indel

    for article in draft.articles:
        body = draft.body(article)
        if quote.exact not in body:
            continue
        span = anchor.find(body, quote.exact, quote.before, quote.after, quote.start).span
        taken = Quote(*anchor.take(draft, article.key, span))
        score = Indel.normalized_similarity(quote.before + quote.after, taken.before + taken.after)
        place = OtherPlace(article.key, article.number, article.label, taken)
        yield Candidate(place, round(score, 3), "有相同的文字", "has the same words")


def _passages(place: OtherPlace, comparison: Comparison, draft: Draft) -> Iterator[Candidate]:
    if draft is not comparison.new:
        return
    for row in comparison.rows:
        if row.partial and place.article in row.old:
            for key in row.new:
                article = draft.by_key[key]
                there = OtherPlace(key, article.number, article.label)
                yield Candidate(there, round(row.score, 3), "接过了原条的一段", "took over a passage of the article")
