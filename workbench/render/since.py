"""One text of two beside one another, with what changed in it since the draft before: paragraphs, headings, what is gone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from drafts.comparison import Comparison
from drafts.model import Draft, Provision
from workbench.palette import Role
from workbench.render.entries import Entry, comparison_entries
from workbench.render.headings import heading_of, sign_of
from workbench.render.model import ArticleId, Look, Paragraph, Place, Side
from workbench.render.paragraphs import Setter


@dataclass(frozen=True)
class Gone:
    """An article that the draft before had, and this one hasn't."""

    number: str
    heading: Paragraph
    paragraphs: tuple[Paragraph, ...]


class Column:
    """A text as one of two columns; its characters' places bear the column's side. ``since`` marks its changes."""

    def __init__(self, draft: Draft, side: Side, look: Look, since: Comparison | None = None) -> None:
        self.draft, self.side, self.look = draft, side, look
        self._plain = Setter(look, draft)
        self._marked: Setter | None = None
        self._entries: dict[str, Entry] = {}
        self._gone: dict[str, list[Entry]] = {}
        if since is not None:
            self._marked = Setter(look, since.new, since.old)
            before = ""
            for entry in comparison_entries(since):
                if entry.id.side is Side.NEW:
                    before = entry.id.key
                    self._entries[before] = entry
                else:
                    self._gone.setdefault(before, []).append(entry)

    def paragraphs(self, article: Provision) -> list[Paragraph]:
        """An article's paragraphs, with its changes marked where they are known."""
        entry = self._entries.get(article.key)
        if entry is None or self._marked is None:
            return self._own(self._plain.plain(Side.NEW, article.key))
        return self._own(self._marked.inline(entry.pieces, several=len(entry.old) > 1))

    def heading(self, article: Provision) -> Paragraph:
        """Its label and caption; where changes are marked, what became of it, and its flags."""
        return self._own(
            [heading_of(self._entries.get(article.key) or Entry(ArticleId(Side.NEW, article.key), article), self.look)]
        )[0]

    def sign(self, article: Provision) -> tuple[str, Role]:
        """What the gutter says of it."""
        entry = self._entries.get(article.key)
        return sign_of(entry) if entry is not None else (" ", Role.DIM)

    def gone_after(self, key: str) -> tuple[Gone, ...]:
        """The articles that stood after this one (for an empty key, before the first) and were deleted."""
        marked = self._marked
        if marked is None:
            return ()
        return tuple(
            Gone(
                entry.provision.number,
                self._own([heading_of(entry, self.look)])[0],
                tuple(self._own(marked.inline(entry.pieces))),
            )
            for entry in self._gone.get(key, ())
        )

    def _own(self, paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
        """The paragraphs with places in this text alone, on the column's side: what was deleted stands nowhere in it."""
        return [
            replace(
                paragraph,
                chunks=tuple(
                    chunk._replace(
                        places=tuple(
                            Place(self.side, p.key, p.offset, p.part) for p in chunk.places if p.side is Side.NEW
                        )
                    )
                    for chunk in paragraph.chunks
                ),
            )
            for paragraph in paragraphs
        ]


def stands(paragraph: Paragraph) -> bool:
    """Whether any of a paragraph's words are in the text; not so where it is marked as deleted."""
    return any(chunk.places for chunk in paragraph.chunks)


def faced(left: Sequence[Paragraph], right: Sequence[Paragraph]) -> list[tuple[Paragraph | None, Paragraph | None]]:
    """Paragraphs beside one another: those that stand in both texts in order; one deleted in either has a row of its own."""
    found: list[tuple[Paragraph | None, Paragraph | None]] = []
    i = j = 0
    while i < len(left) or j < len(right):
        if i < len(left) and not stands(left[i]):
            found.append((left[i], None))
            i += 1
        elif j < len(right) and not stands(right[j]):
            found.append((None, right[j]))
            j += 1
        else:
            found.append((left[i] if i < len(left) else None, right[j] if j < len(right) else None))
            i, j = i + 1, j + 1
    return found
