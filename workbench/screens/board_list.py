"""What the review board lists: parts of the list as they are fetched, and what it showed when it was left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from comments.records import Comment
from workbench.screens.filtering import UNPLACED, Filter
from workbench.widgets.record_table import FETCHED_AT_ONCE

if TYPE_CHECKING:
    from workbench.workspace import Workspace

EVERYTHING = Filter()
Versions = tuple[int, tuple[tuple[str, int], ...]]
"""How many comments a list has, and each one's id and revision, as far as it is known."""


@dataclass(frozen=True)
class Fetched:
    """Part of the list, with whether each comment has its place."""

    total: int
    offset: int
    comments: tuple[Comment, ...]
    placed: tuple[bool, ...]
    names_drafts: bool
    """Whether the draft of each has to be seen."""

    @property
    def versions(self) -> Versions:
        """What tells whether anything changed."""
        return self.total, tuple((comment.id, comment.revision) for comment in self.comments)


@dataclass(frozen=True)
class BoardState:
    """What the board showed when it was left: it opens with the same again."""

    filter: Filter = EVERYTHING
    at: int = 0


def fetch(workspace: Workspace, slug: str, wanted: Filter, offset: int) -> Fetched:
    """A part of the list from ``offset`` on. Raises UnknownRecordError."""
    page = workspace.page(
        slug,
        article=wanted.article or None,
        wanted=wanted.wanted(),
        unplaced=wanted.placed == UNPLACED,
        limit=FETCHED_AT_ONCE,
        offset=offset,
    )
    return Fetched(page.total, page.offset, page.comments, tuple(workspace.placed(page.comments)), page.names_drafts)
