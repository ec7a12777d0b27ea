"""Searching drafts and comments: what is found, by place, with the words around it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from comments.records import Comment
from comments.search import words
from comments.search.found import FoundLine, FoundPlace, Scope, Snippet, snippet
from comments.search.words import Term
from drafts.model import Draft
from workbench.workspace.drafts import DraftDesk


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where all words stand: a paragraph of a draft, or a comment."""

    matter: str
    draft: str
    article: str
    """The article's key; empty where it is in none, or the comment is on the draft as a whole."""
    number: str
    label: str
    snippet: Snippet
    """For a draft, its ``start`` is an offset in the draft's text; for a comment, in its field."""
    comment: Comment | None = None
    """None for a paragraph of a draft."""
    field: str = "text"
    """The comment's field that is shown; ``reply`` for an answer to it."""
    person: str = ""
    """Who wrote the words shown, of a comment."""
    internal: bool = False
    """Whether they are the firm's own: of an internal note, or said in reply when the comment was one."""


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found, or a page of it, by matter, draft and place; in each article the draft's words come first."""

    hits: tuple[Hit, ...]
    total: int
    articles: Mapping[tuple[str, str, str], int] = field(default_factory=dict)
    """How many of all hits each article has, by matter, draft and the article's key."""
    more: bool = False
    """Whether there is more than was looked at; the oldest was."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A hit before its words are fetched, and where it stands in the order."""

    order: tuple[int, int, int, int, int]
    matter: str
    draft: str
    article: str
    line: FoundLine | None = None
    place: FoundPlace | None = None


class SearchDesk(DraftDesk):
    """Searching a store."""

    def search(
        self,
        query: str,
        *,
        slug: str | None = None,
        draft: str | None = None,
        scope: Scope = "all",
        limit: int | None = None,
        offset: int = 0,
    ) -> SearchResult:
        """Where all words of a query stand, internal notes included; in all matters, or one, or one draft of it.

        Simplified and traditional characters, full and half width, small letters and capitals are the same; words in letters
        are found by their beginning. Raises UnknownRecordError for a matter or draft that isn't there.
        """
        found = self.store.search(query, slug=slug, draft=draft, scope=scope)
        matters = {matter.slug: at for at, matter in enumerate(self.store.matters())}
        ages = {
            (slug, version.label): at
            for slug in {line.matter for line in found.lines} | {place.matter for place in found.comments}
            for at, version in enumerate(self.store.drafts(slug))
        }
        named = {(line.matter, line.draft) for line in found.lines} | {(c.matter, c.draft) for c in found.comments}
        drafts = {key: self.draft(*key) for key in named}  # asked for once each: it looks whether the text was repaired
        spots = [_spot_of_line(line, drafts[line.matter, line.draft], matters, ages) for line in found.lines]
        spots += [_spot_of_comment(c, drafts[c.matter, c.draft], matters, ages) for c in found.comments]
        spots.sort(key=lambda spot: spot.order)
        page = spots[offset : None if limit is None else offset + limit]
        return SearchResult(
            hits=self._hits(page, drafts, query),
            total=len(spots),
            articles=Counter((spot.matter, spot.draft, spot.article) for spot in spots),
            more=found.more,
        )

    def renew_index(self) -> None:
        """Make the index of words anew from all drafts and comments. Needed only where somebody doubts it."""
        self.store.renew_index()

    def _hits(self, spots: Sequence[_Spot], drafts: Mapping[tuple[str, str], Draft], query: str) -> tuple[Hit, ...]:
        wanted = words.terms(query)
        told = {
            each.comment.id: each
            for each in self.store.found_words([spot.place for spot in spots if spot.place is not None], query)
        }
        hits: list[Hit] = []
        for spot in spots:
            if spot.line is not None:
                provision = drafts[spot.matter, spot.draft].by_key.get(spot.article)
                number, label = (provision.number, provision.label) if provision else ("", "")
                around = _in_draft(spot.line, wanted)
                hits.append(Hit(spot.matter, spot.draft, spot.article, number, label, around))
            elif spot.place is not None and spot.place.comment in told:
                words_of = told[spot.place.comment]
                comment = words_of.comment
                hits.append(
                    Hit(
                        spot.matter,
                        spot.draft,
                        spot.article,
                        comment.number,
                        comment.label,
                        words_of.snippet,
                        comment,
                        words_of.field,
                        words_of.person,
                        words_of.internal,
                    )
                )
        return tuple(hits)


def _spot_of_line(
    line: FoundLine, draft: Draft, matters: Mapping[str, int], ages: Mapping[tuple[str, str], int]
) -> _Spot:
    article, at = _article_at(draft, line.start)
    order = (matters[line.matter], ages[line.matter, line.draft], at, 0, line.start)
    return _Spot(order, line.matter, line.draft, article, line=line)


def _spot_of_comment(
    place: FoundPlace, draft: Draft, matters: Mapping[str, int], ages: Mapping[tuple[str, str], int]
) -> _Spot:
    provision = draft.by_key.get(place.article)
    at = provision.span.start if provision else -1
    order = (matters[place.matter], ages[place.matter, place.draft], at, 1, place.start)
    return _Spot(order, place.matter, place.draft, place.article, place=place)


def _in_draft(line: FoundLine, wanted: Sequence[Term]) -> Snippet:
    around = snippet(line.text, wanted)
    return Snippet(around.text, around.marks, line.start + around.start)


def _article_at(draft: Draft, offset: int) -> tuple[str, int]:
    """The key of the article that an offset lies in, and where it begins; ("", offset) outside of articles."""
    articles = draft.articles
    at = bisect_right(articles, offset, key=lambda article: article.span.start) - 1
    if at >= 0 and offset < articles[at].span.end:
        return articles[at].key, articles[at].span.start
    return "", offset
