"""Comments listed: narrowed by any of their fields, in the order of the draft, a page at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from comments.records import Comment, Quote, Status
from comments.store import Place, Stretch, Wanted
from drafts.errors import DraftError
from drafts.model import Draft
from drafts.naming import provision_named
from workbench.workspace.drafts import DraftDesk

GENERAL = frozenset({"", "general", "全文", "总体"})
"""Names for the draft as a whole, where an article's is asked for."""


@dataclass(frozen=True, slots=True)
class Page:
    """Part of a list of comments."""

    total: int
    """How many comments the whole list has."""
    offset: int
    comments: tuple[Comment, ...]
    names_drafts: bool
    """Whether the draft of each has to be said: the whole list has comments on another draft than the newest."""


class ListDesk(DraftDesk):
    """The comments of a store, listed."""

    def comments(
        self,
        slug: str,
        *,
        draft: str | None = None,
        article: str | None = None,
        status: Status | None = None,
        person: str | None = None,
        wanted: Wanted | None = None,
        unplaced: bool = False,
    ) -> tuple[Comment, ...]:
        """A matter's comments, internal ones included: those on the newest draft first, each draft's by place in it and then by
        age. Raises UnknownRecordError.

        ``wanted`` narrows by any other field; ``article`` is a number, label or key; ``unplaced`` leaves those whose article or
        quoted words the draft no longer has.
        """
        return self.page(
            slug, draft=draft, article=article, status=status, person=person, wanted=wanted, unplaced=unplaced
        ).comments

    def page(
        self,
        slug: str,
        *,
        draft: str | None = None,
        article: str | None = None,
        status: Status | None = None,
        person: str | None = None,
        wanted: Wanted | None = None,
        unplaced: bool = False,
        limit: int | None = None,
        offset: int = 0,
    ) -> Page:
        """A page of what `comments` lists; without a limit, all that follows ``offset``."""
        asked = wanted or Wanted()
        if draft is not None:
            asked = replace(asked, draft=draft)
        if status is not None:
            asked = replace(asked, statuses=(status,))
        if person is not None:
            asked = replace(asked, person=person)
        if article is not None:
            return self._on_article(slug, asked, article, unplaced, limit, offset)
        age = self._ages(slug)
        places = self._in_order(slug, self.store.comment_places(slug, asked), age)
        if unplaced:
            whole = self.store.comments_at(slug, asked, [Stretch(place) for place in places])
            return _part(self._unplaced(slug, whole), age, limit, offset)
        total = sum(place.count for place in places)
        listed = self.store.comments_at(slug, asked, _stretches(places, limit, offset))
        return Page(total, offset, listed, any(age.get(place.draft) for place in places))

    def is_placed(self, comment: Comment) -> bool:
        """Whether a comment's articles, and the words it quotes, are still found in the draft it was made on."""
        return _stands(self.draft(comment.matter, comment.draft), comment)

    def placed(self, comments: Collection[Comment]) -> list[bool]:
        """`is_placed` of each of these comments."""
        drafts = {key: self.draft(*key) for key in {(comment.matter, comment.draft) for comment in comments}}
        return [_stands(drafts[comment.matter, comment.draft], comment) for comment in comments]

    def _on_article(
        self, slug: str, asked: Wanted, article: str, unplaced: bool, limit: int | None, offset: int
    ) -> Page:
        """Comments on one article, their first place or a further one; by number where no draft has the article."""
        narrowed = replace(asked, articles=self._keys(slug, asked.draft, article))
        found = self.store.find_comments(slug, narrowed)
        if not found and article.strip() not in GENERAL:
            found = self.store.find_comments(slug, replace(asked, number=article))
            if not found:
                self._refuse_unknown(slug, asked.draft, article)
        age = self._ages(slug)
        ordered = sorted(
            found,
            key=lambda c: (age.get(c.draft, 0), c.quote.start if c.quote else -1, c.created),
        )
        if unplaced:
            ordered = list(self._unplaced(slug, ordered))
        return _part(ordered, age, limit, offset)

    def _refuse_unknown(self, slug: str, draft: str | None, article: str) -> None:
        """Raises UnknownProvisionError where none of the drafts has the article; the newest says what is near."""
        unknown: DraftError | None = None
        for label in [draft] if draft else [version.label for version in self.store.drafts(slug)]:
            try:
                provision_named(self.draft(slug, label), article)
            except DraftError as error:
                unknown = error
            else:
                return
        if unknown is not None:
            raise unknown

    def _keys(self, slug: str, draft: str | None, article: str) -> tuple[str, ...]:
        """The keys that an article has in the drafts it may be in."""
        if article.strip() in GENERAL:
            return ("",)
        labels = [draft] if draft else [version.label for version in self.store.drafts(slug)]
        keys = dict.fromkeys(("".join(article.split()),))
        for label in labels:
            try:
                keys[provision_named(self.draft(slug, label), article).key] = None
            except DraftError:
                continue
        return tuple(keys)

    def _unplaced(self, slug: str, comments: Collection[Comment]) -> tuple[Comment, ...]:
        return tuple(c for c, stands in zip(comments, self.placed(comments), strict=True) if not stands)

    def _ages(self, slug: str) -> dict[str, int]:
        """How many drafts are newer than each, by its label."""
        return {version.label: number for number, version in enumerate(reversed(self.store.drafts(slug)))}

    def _in_order(self, slug: str, places: Iterable[Place], age: Mapping[str, int]) -> list[Place]:
        """Places by their drafts, the newest first, and where their articles begin; those that have no article, or none that is
        found, come first.
        """
        kept = list(places)
        drafts = {label: self.draft(slug, label) for label in {place.draft for place in kept}}

        def order(place: Place) -> tuple[int, int, str]:
            provision = drafts[place.draft].by_key.get(place.article)
            return (age.get(place.draft, 0), provision.span.start if provision else -1, place.article)

        return sorted(kept, key=order)


def _stands(draft: Draft, comment: Comment) -> bool:
    """Whether every place of a comment is found in its draft."""
    places: list[tuple[str, Quote | None]] = [(comment.article, comment.quote)]
    places.extend((place.article, place.quote) for place in comment.also)
    for article, quote in places:
        if not article:
            continue
        provision = draft.by_key.get(article)
        if provision is None or (quote is not None and quote.exact not in draft.body(provision)):
            return False
    return True


def _part(comments: Collection[Comment], age: Mapping[str, int], limit: int | None, offset: int) -> Page:
    end = None if limit is None else offset + limit
    return Page(len(comments), offset, tuple(comments)[offset:end], any(age.get(comment.draft) for comment in comments))


def _stretches(places: Iterable[Place], limit: int | None, offset: int) -> list[Stretch]:
    """The parts of places, in their order, that a page is made of."""
    found: list[Stretch] = []
    left, skip = limit, offset
    for place in places:
        if left == 0:
            break
        if skip >= place.count:
            skip -= place.count
            continue
        there = place.count - skip
        if left is None or there <= left:
            found.append(Stretch(place, skip))
        else:
            found.append(Stretch(place, skip, left))
        left = None if left is None else left - min(there, left)
        skip = 0
    return found
