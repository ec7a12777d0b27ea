"""What the law view says, and the words picked out in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from drafts.model import Span
from workbench.render import Side

if TYPE_CHECKING:
    from workbench.widgets.law.page import LawPage


class Selected(NamedTuple):
    """Words picked out in one article: a span of its body, and the words."""

    article: str
    span: Span
    text: str


class ArticleChanged(Message, namespace="law_view"):
    """Another article is the current one."""

    def __init__(self, view: LawPage, key: str, side: Side) -> None:
        super().__init__()
        self.view, self.key, self.side = view, key, side

    @property
    def control(self) -> LawPage:
        """The view it happened in."""
        return self.view


class SelectionChanged(Message, namespace="law_view"):
    """Words were picked out, or none are any longer."""

    def __init__(self, view: LawPage, selection: Selected | None) -> None:
        super().__init__()
        self.view, self.selection = view, selection

    @property
    def control(self) -> LawPage:
        """The view it happened in."""
        return self.view


class CommentAsked(Message, namespace="law_view"):
    """A comment is wanted on the current article, or on the words picked out."""

    def __init__(self, view: LawPage, key: str, selection: Selected | None) -> None:
        super().__init__()
        self.view, self.key, self.selection = view, key, selection

    @property
    def control(self) -> LawPage:
        """The view it happened in."""
        return self.view


class LayoutChanged(Message, namespace="law_view"):
    """The pane got another width or mode, so that what fits may differ."""

    def __init__(self, view: LawPage) -> None:
        super().__init__()
        self.view = view

    @property
    def control(self) -> LawPage:
        """The view it happened in."""
        return self.view
