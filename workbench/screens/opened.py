"""What the review screen shows at a time, as one value: fetched in a thread, shown by the event loop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from comments.errors import UnknownRecordError
from comments.records import Comment, DraftVersion, Matter, Reply
from drafts.comparison import Comparison
from drafts.model import Draft, Span
from workbench.render import ArticleId, Side

if TYPE_CHECKING:
    from workbench.workspace import Workspace


@dataclass(frozen=True)
class Remarks:
    """A matter's comments and the answers to them, by the comment's id."""

    comments: tuple[Comment, ...]
    replies: Mapping[str, tuple[Reply, ...]]
    unplaced: frozenset[str] = frozenset()
    """Ids of comments whose article or quoted words their draft no longer has."""

    @property
    def versions(self) -> frozenset[tuple[str, int, int]]:
        """What tells whether anything changed: each comment's revision and number of answers."""
        return frozenset((c.id, c.revision, len(self.replies.get(c.id, ()))) for c in self.comments)


def fetch_remarks(workspace: Workspace, slug: str) -> Remarks:
    """A matter's comments and answers. Raises UnknownRecordError."""
    comments = workspace.comments(slug)
    stand = workspace.placed(comments)
    lost = frozenset(comment.id for comment, placed in zip(comments, stand, strict=True) if not placed)
    return Remarks(comments, workspace.replies_in(slug), lost)


@dataclass(frozen=True)
class Shown:
    """A matter with one draft, or two compared, and its comments."""

    matter: Matter
    versions: tuple[DraftVersion, ...]
    """Oldest first."""
    new: DraftVersion
    old: DraftVersion | None
    """None while one draft is read alone."""
    draft: Draft
    """The newer one, or the only one."""
    comparison: Comparison | None
    remarks: Remarks

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The matter's comments, internal ones included."""
        return self.remarks.comments

    def with_remarks(self, remarks: Remarks) -> Shown:
        """The same with other comments."""
        return replace(self, remarks=remarks)

    def draft_labelled(self, label: str) -> Draft | None:
        """The draft of that label, if it is one of those shown."""
        if label == self.new.label:
            return self.draft
        if self.old is not None and self.comparison is not None and label == self.old.label:
            return self.comparison.old
        return None


def open_matter(
    workspace: Workspace, slug: str, *, comparing: bool | None, old: str | None = None, new: str | None = None
) -> Shown:
    """Fetch what is to be shown. ``comparing`` None compares where there are two drafts.

    Raises SpokenError, also where the matter has no draft.
    """
    matter = workspace.matter(slug)
    versions = workspace.drafts(slug)
    if not versions:
        raise UnknownRecordError(
            f"项目“{slug}”还没有草案。请先导入一份。", f"Matter {slug} has no draft yet. Import one first."
        )
    by_label = {version.label: version for version in versions}
    newer = by_label[new] if new else versions[-1]
    before = [version for version in versions if version.label != newer.label]
    older = by_label[old] if old else (before[-1] if before else None)
    wanted = len(versions) > 1 if comparing is None else comparing
    remarks = fetch_remarks(workspace, slug)
    if wanted and older is not None:
        comparison = workspace.compare(slug, older.label, newer.label)
        return Shown(matter, versions, newer, older, comparison.new, comparison, remarks)
    return Shown(matter, versions, newer, None, workspace.draft(slug, newer.label), None, remarks)


LARGE = 400
"""From so many articles on it is felt when Python looks through all of a draft for what can be forgotten."""


def comments_by_article(shown: Shown) -> Mapping[ArticleId | None, tuple[Comment, ...]]:
    """The comments under the articles they are shown at.

    A comment on the older draft stands at the article that its own became, or at the deleted one. What is about the
    draft as a whole, or was made on a draft not shown, stands under None, so that no comment is ever hidden.
    """
    found: dict[ArticleId | None, list[Comment]] = {}
    for comment in shown.comments:
        found.setdefault(_place_now(shown, comment), []).append(comment)
    return {article: tuple(comments) for article, comments in found.items()}


def _place_now(shown: Shown, comment: Comment) -> ArticleId | None:
    key = comment.article
    if comment.draft == shown.new.label:
        return ArticleId(Side.NEW, key) if key in shown.draft.by_key else None
    if shown.old is not None and shown.comparison is not None and comment.draft == shown.old.label:
        row = shown.comparison.row_of_old(key)
        if row is not None and row.new:
            return ArticleId(Side.NEW, row.new[0])
        return ArticleId(Side.OLD, key) if key in shown.comparison.old.by_key else None
    return None


def counts(by_article: Mapping[ArticleId | None, tuple[Comment, ...]]) -> dict[str, int]:
    """How many comments each article of the newer draft has, by key."""
    return {
        article.key: len(comments)
        for article, comments in by_article.items()
        if article is not None and article.side is Side.NEW
    }


def quotes(shown: Shown, by_article: Mapping[ArticleId | None, tuple[Comment, ...]]) -> dict[str, list[Span]]:
    """Where the words that comments are about stand in the bodies of the newer draft's articles, by key.

    A comment made on an older draft is left out: its words may have moved.
    """
    found: dict[str, list[Span]] = {}
    for article, comments in by_article.items():
        if article is None or article.side is Side.OLD:
            continue
        body = shown.draft.body(shown.draft.by_key[article.key])
        for comment in comments:
            quote = comment.quote
            if quote is None or comment.draft != shown.new.label:
                continue
            at = quote.start if body.startswith(quote.exact, quote.start) else body.find(quote.exact)
            if at >= 0:
                found.setdefault(article.key, []).append(Span(at, at + len(quote.exact)))
    return found
