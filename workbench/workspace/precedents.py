"""Operations on higher and sister laws: loaded once, then held against any draft of the store."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from comments.errors import InvalidRecordError, UnknownRecordError
from comments.records import Comment, ReferenceLaw
from drafts.load import Source
from drafts.model import Draft
from drafts.parse import parse
from workbench.workspace.drafts import DraftDesk, is_numbered

if TYPE_CHECKING:
    from drafts.citing import Cited
    from drafts.precedents import Citation, Precedent

_UNSET = datetime(1970, 1, 1, tzinfo=UTC)


class PrecedentDesk(DraftDesk):
    """The laws that a store's drafts are held against."""

    def add_law(self, source: Source, law: Draft, name: str | None = None) -> ReferenceLaw:
        """Keep a law that was read from a file; its name is its title where none is given.

        Raises InvalidRecordError, also for a text without articles: nothing in it could be found or cited.
        """
        if not is_numbered(law):
            raise InvalidRecordError(
                f"“{source.name}”里没有读出条文，没有载入。请确认是法规的正文（workbench outline 可以查看）。",
                f"No articles were found in {source.name}, so it wasn't kept. Make sure that it is the law's text "
                "(workbench outline shows it).",
            )
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
        from drafts.precedents import precedents

        text = self.draft(slug, draft)
        return precedents(text, text.article(article), self._law_texts())

    def citation(self, law: str, place: str, words: str = "", *, language: str = "zh", title: str = "") -> Cited:
        """The citation of a place in a law kept, its quoted words taken from the law: see `drafts.citing.cite`.

        ``law`` is its name, its title, or its title without the state's name. Raises UnknownRecordError where no such law is
        kept, UnknownProvisionError where it has no such place, DraftError where the words don't stand there.
        """
        from drafts.citing import cite
        from drafts.precedents import law_named

        laws = self._law_texts()
        name = law if law in laws else law_named(law, laws)
        if name is None:
            known = list(laws)
            raise UnknownRecordError(
                f"没有载入《{law.strip('《》')}》，没有引用。已载入：{'、'.join(known) or '无'}。载入：workbench law add 文件",
                f"No law “{law.strip('《》')}” is kept, so nothing was cited. Kept: {', '.join(known) or 'none'}. "
                "Keep one with: workbench law add FILE",
            )
        return cite(laws[name], place, words, language=language, title=title or ("" if laws[name].title else name))

    def cite(
        self,
        identifier: str,
        law: str,
        place: str,
        words: str = "",
        *,
        language: str | None = None,
        title: str = "",
        revision: int | None = None,
    ) -> tuple[Comment, Cited]:
        """Put a citation among a comment's authorities, in the matter's language where none is given; the comment as it is now.

        The same place cited without words gives way to it; a citation that is there already changes nothing. Raises what
        `citation` raises, and ConflictError as `edit` does; then nothing is changed.
        """
        comment = self.store.comment(identifier)
        own = language or ("zh" if self.store.matter(comment.matter).language == "zh" else "en")
        made = self.citation(law, place, words, language=own, title=title)
        # A bare place says no more than the same place with words does.
        if any(
            text == made.text or text.startswith((f"{made.text}：“", f"{made.text}: “")) for text in comment.authorities
        ):
            return comment, made
        kept = [text for text in comment.authorities if text.strip() != made.plain]
        changed = self.store.edit_comment(
            comment.id,
            {"authorities": (*kept, made.text)},
            revision=comment.revision if revision is None else revision,
            person=self.person,
        )
        return changed, made

    def check_authorities(self, texts: Iterable[str]) -> tuple[Citation, ...]:
        """The citations in these texts, held against the laws kept."""
        from drafts.precedents import citations

        given = tuple(texts)
        laws = self._law_texts() if given else {}
        return tuple(found for text in given for found in citations(text, laws)) if laws else ()

    def _law_texts(self) -> dict[str, Draft]:
        return {law.name: parse(law.text) for law in self.store.laws()}
