"""Where the search screen looks, and what it was last asked: values without a screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.wording import Words

if TYPE_CHECKING:
    from comments.search.found import Scope
    from workbench.workspace import SearchResult, Workspace

AT_ONCE = 200
"""Places listed at a time."""


@dataclass(frozen=True, slots=True)
class SearchPlace:
    """What was open where the search was called: a draft of a matter, or (both None) the docket."""

    matter: str | None = None
    draft: str | None = None

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scopes that can be chosen here, narrow ones first."""
        if self.matter is None:
            return ("every-draft", "every-comment", "everything")
        return ("draft", "matter", "comments", "everything")

    def options(self, words: Words) -> list[tuple[str, str]]:
        """The same with their names."""
        return [(scope, words(f"everywhere.{scope}")) for scope in self.scopes]


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as it is asked for."""

    text: str
    scope: str
    limit: int = AT_ONCE


@dataclass(frozen=True, slots=True)
class LastSearch:
    """What the search screen showed when it was left."""

    asked: Asked
    at: int = 0
    """Which place the cursor stood on, from 0."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What was found, with the matters' titles by slug."""

    result: SearchResult
    titles: dict[str, str]


def answer(workspace: Workspace, place: SearchPlace, asked: Asked) -> Answered:
    """Search. Raises UnknownRecordError where the matter or the draft is gone."""
    narrow = asked.scope in ("draft", "matter", "comments")
    kinds: dict[str, Scope] = {
        "draft": "drafts", "matter": "drafts", "every-draft": "drafts",
        "comments": "comments", "every-comment": "comments", "everything": "all",
    }  # fmt: skip
    result = workspace.search(
        asked.text,
        slug=place.matter if narrow else None,
        draft=place.draft if asked.scope == "draft" else None,
        scope=kinds[asked.scope],
        limit=asked.limit,
    )
    titles = {slug: workspace.matter(slug).title or slug for slug in {hit.matter for hit in result.hits}}
    return Answered(result, titles)
