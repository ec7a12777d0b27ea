"""Words that are sought, and words that are being typed."""

from __future__ import annotations

from collections.abc import Iterable

from comments.records import Unsaved
from comments.search.found import Found, FoundPlace, FoundWords, Scope
from comments.store import indexing, searching, unsaved
from comments.store.shelves.base import OpenStore


class WordShelf(OpenStore):
    """Words that are sought, and words that are being typed."""

    # Search

    def search(self, query: str, *, slug: str | None = None, draft: str | None = None, scope: Scope = "all") -> Found:
        """Where all words of a query stand: in paragraphs of drafts and in comments, internal notes among them.

        In all matters, or one, or one draft of it. Makes the index where there is none. Raises UnknownRecordError.
        """
        with self._reading() as session:
            if indexing.is_ready(session):
                return searching.search(session, query, slug=slug, draft=draft, scope=scope)
        self.renew_index()
        with self._reading() as session:
            return searching.search(session, query, slug=slug, draft=draft, scope=scope)

    def found_words(self, places: Iterable[FoundPlace], query: str) -> tuple[FoundWords, ...]:
        """The comments at places that a search found, in their order, with the words around what was found."""
        with self._reading() as session:
            return searching.told(session, places, query)

    def renew_index(self) -> None:
        """Makes the index of words anew from all drafts and comments."""
        with self._writing() as session:
            indexing.renew(session)

    # Text being typed

    def keep_unsaved(self, text: Unsaved) -> Unsaved:
        """Keeps text that is being typed, over what has the same id. Gives it back with its id."""
        with self._writing() as session:
            return unsaved.keep(session, text, now=self._now())

    def unsaved(self, person: str) -> tuple[Unsaved, ...]:
        """What this person was typing, newest first."""
        with self._reading() as session:
            return unsaved.of(session, person)

    def forget_unsaved(self, typed: str) -> None:
        """Forgets a kept text."""
        with self._writing() as session:
            unsaved.forget(session, typed)
