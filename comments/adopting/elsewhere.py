"""Passages sought by their words all over the newer draft: where an article is gone, what it said may stand in another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from comments.adopting.evidence import spread_of
from drafts.aligning.similarity import Index, Weights, cosine, features
from drafts.folding import comparable
from drafts.model import Draft, Kind, Provision

SAME_PASSAGE = 0.5
"""How alike a passage elsewhere in the draft must be to count as the same one, moved."""
_LOOKED_THROUGH = (Kind.ARTICLE, Kind.PARAGRAPH, Kind.ITEM, Kind.RECITAL)


class Passages:
    """The newer draft's articles, paragraphs and recitals, found by content."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    @cached_property
    def spread(self) -> Mapping[str, float]:
        """The share of the articles that have each word."""
        texts = [self._draft.body(article) for article in self._draft.articles]
        return spread_of(texts, self._draft.language) if texts else {}

    @cached_property
    def weights(self) -> Weights:
        """How much each word or pair of characters tells in this draft."""
        return Weights([features(comparable(self._draft.body(article))) for article in self._draft.articles])

    @cached_property
    def _listed(self) -> tuple[list[Provision], list[dict[str, float]], Index]:
        listed = [each for each in self._draft.provisions if each.kind in _LOOKED_THROUGH and self._home(each)]
        vectors = [self.weights.vector(features(comparable(self._draft.body(each)))) for each in listed]
        return listed, vectors, Index(vectors)

    def like(self, words: str) -> tuple[Provision, str] | None:
        """The passage most like these words, as its article or recital and its text; None where none is like enough."""
        listed, vectors, index = self._listed
        vector = self.weights.vector(features(comparable(words)))
        likeness, at = max(((cosine(vector, vectors[at]), at) for _, at in index.nearest(vector, 5)), default=(0.0, -1))
        if likeness < SAME_PASSAGE:
            return None
        home = self._home(listed[at])
        assert home is not None
        return home, self._draft.body(listed[at])

    def _home(self, provision: Provision) -> Provision | None:
        """The article or recital that a provision stands in."""
        above = (provision, *self._draft.ancestors(provision))
        return next((each for each in above if each.kind in (Kind.ARTICLE, Kind.RECITAL)), None)
