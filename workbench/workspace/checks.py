"""What a person should know of a matter's comments before they are exported, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from comments.records import Comment, Status, Visibility
from comments.submission import EXPORTED_STATUSES
from comments.workflow import OPEN
from workbench.workspace.lists import ListDesk


@dataclass(frozen=True, slots=True)
class ExportCheck:
    """Counts of a matter's live comments, all drafts together."""

    leaving: int
    """For the submission, and of a status that leaves."""
    unapproved: int
    """Of these, not approved by anybody yet."""
    without_reasons: int
    """Of these, without a rationale."""
    drafts: int
    """For the submission, but still a draft: they stay behind."""
    internal: int
    team: int
    unplaced: int
    """Their article, or the words they quote, are no longer found."""
    by_draft: tuple[tuple[str, int], ...] = ()
    """Of those that leave, how many stand on each draft: a file has those of one."""


def export_check(comments: tuple[Comment, ...], unplaced: int) -> ExportCheck:
    """The counts of these comments; ``unplaced`` is how many have lost their place."""
    meant = [comment for comment in comments if comment.visibility is Visibility.SUBMISSION]
    leaving = [comment for comment in meant if comment.status in EXPORTED_STATUSES]
    return ExportCheck(
        leaving=len(leaving),
        unapproved=sum(comment.status in OPEN for comment in leaving),
        without_reasons=sum(not comment.rationale.strip() for comment in leaving),
        drafts=sum(comment.status is Status.DRAFT for comment in meant),
        internal=sum(comment.visibility is Visibility.INTERNAL for comment in comments),
        team=sum(comment.visibility is Visibility.TEAM for comment in comments),
        unplaced=unplaced,
        by_draft=tuple(Counter(comment.draft for comment in leaving).items()),
    )


class CheckDesk(ListDesk):
    """Checks of a store's matters."""

    def export_check(self, slug: str) -> ExportCheck:
        """What would leave and what is to be looked at first. Raises UnknownRecordError."""
        comments = self.comments(slug)
        return export_check(comments, self.placed(comments).count(False))

    def values(self, slug: str, field: str) -> tuple[str, ...]:
        """The values that a field has among a matter's live comments: ``author``, ``topic``, ``unit`` or ``assigned``."""
        return self.store.comment_values(slug, field)
