"""Operations on higher and sister laws: loaded once, then held against any draft of the store."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from comments.records import ReferenceLaw
from drafts.load import Source
from drafts.model import Draft
from drafts.parse import parse
from drafts.precedents import Citation, Precedent, citations, precedents
from workbench.workspace.drafts import DraftDesk

_UNSET = datetime(1970, 1, 1, tzinfo=UTC)


class PrecedentDesk(DraftDesk):
    """The laws that a store's drafts are held against."""

    def add_law(self, source: Source, law: Draft, name: str | None = None) -> ReferenceLaw:
        """Keep a law that was read from a file; its name is its title where none is given. Raises InvalidRecordError."""
        new = ReferenceLaw(
            name=name or law.title or source.name,
            title=law.title,
            language=law.language,
            text=law.text,
            format=source.format,
            sha256=source.sha256,
            source=source.name,
            added=_UNSET,
            added_by="",
        )
        return self.store.add_law(new, person=self.person)

    def laws(self) -> tuple[ReferenceLaw, ...]:
        """The laws kept, by name."""
        return self.store.laws()

    def remove_law(self, name: str) -> ReferenceLaw:
        """Forget a law. Raises UnknownRecordError."""
        return self.store.remove_law(name)

    def precedents(self, slug: str, article: str, *, draft: str | None = None) -> tuple[Precedent, ...]:
        """What the laws kept say on the subject of an article; those it speaks of come first. Raises UnknownProvisionError."""
        text = self.draft(slug, draft)
        return precedents(text, text.article(article), self._law_texts())

    def check_authorities(self, texts: Iterable[str]) -> tuple[Citation, ...]:
        """The citations in these texts, held against the laws kept."""
        given = tuple(texts)
        laws = self._law_texts() if given else {}
        return tuple(found for text in given for found in citations(text, laws)) if laws else ()

    def _law_texts(self) -> dict[str, Draft]:
        return {law.name: parse(law.text) for law in self.store.laws()}
