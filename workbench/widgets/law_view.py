"""The law itself on the screen: a draft to read, or two drafts compared, drawn line by line."""

from __future__ import annotations

from drafts.model import Span
from workbench.palette import Role
from workbench.render import ArticleId, Block, BlockKind, Part
from workbench.render.search import Hit, find_words
from workbench.widgets.law.messages import Selected
from workbench.widgets.law.page import GUTTER
from workbench.widgets.law.selecting import LawSelecting
from workbench.widgets.overlay import Mark

__all__ = ["GUTTER", "LawView", "Selected"]


class LawView(LawSelecting):
    """Shows a draft or a comparison; keeps a current article, a selection and search marks.

    It decides nothing: it says what happened in messages and does what its methods are asked.
    """

    _hits: tuple[Hit, ...] = ()
    _hit = -1
    _hits_in: dict[ArticleId, list[int]]

    def _forget(self) -> None:
        super()._forget()
        self._hits, self._hit, self._hits_in = (), -1, {}

    def _marks(self, y: int, block: Block) -> list[Mark]:
        """Search hits over quoted words, the selection over both."""
        hits: list[Mark] = []
        for article in block.articles if self._hits else ():
            for number in self._hits_in.get(article, ()):
                hit = self._hits[number]
                role = Role.SEARCH_CURRENT if number == self._hit else Role.SEARCH
                hits += [Mark(a, b, role) for a, b in self._page.stretches(y, hit.place, hit.length)]
        return sorted(super()._marks(y, block) + hits, key=lambda mark: mark.role is Role.SELECTION)

    def start_selection(self) -> bool:
        """Begin picking out words: the ones found, while they are in sight in the current article; else as elsewhere."""
        index = self._current_index()
        if index is not None and 0 <= self._hit < len(self._hits):
            place, length = self._hits[self._hit]
            here = place.part is Part.BODY and place.article in self._page.blocks[index].members
            target = self._page.locate(place) if here else None
            if target is not None and 0 <= target.y - self.scroll_offset.y < self.size.height:
                return self.select(place.key, Span(place.offset, place.offset + length), place.side)
        return super().start_selection()

    # -- search

    def search(self, text: str) -> int:
        """Mark the words wherever they stand in the articles shown, captions included; gives back how often."""
        articles = [block.articles[0] for block in self._full if block.kind is BlockKind.ARTICLE]
        held = [(article, draft) for article in articles if (draft := self._draft_of(article)) is not None]
        self._hits, self._hit, self._hits_in = find_words(text, held), -1, {}
        for number, hit in enumerate(self._hits):
            self._hits_in.setdefault(hit.place.article, []).append(number)
        self.refresh()
        return len(self._hits)

    def next_hit(self, step: int = 1) -> tuple[int, int] | None:
        """Go to the next (or with -1 the previous) hit, around the end; gives back its number from 1 and how many."""
        if not self._hits:
            return None
        if self._hit < 0:
            self._hit = self._first_hit(step)
        else:
            self._hit = (self._hit + step) % len(self._hits)
        hit = self._hits[self._hit]
        self.go_to(hit.place.key, hit.place.side)
        if target := self._page.locate(hit.place):
            self._show_line(target.y)
        self.refresh()
        return self._hit + 1, len(self._hits)

    def _first_hit(self, step: int) -> int:
        index = self._current_index() or 0
        order = [self._page.block_of(hit.place.article) or 0 for hit in self._hits]
        if step > 0:
            return next((i for i, block in enumerate(order) if block >= index), 0)
        return next((i for i in range(len(order) - 1, -1, -1) if order[i] <= index), len(order) - 1)

    @property
    def hits(self) -> tuple[Hit, ...]:
        """Where the words searched for stand."""
        return self._hits
