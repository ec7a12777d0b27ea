"""Which draft a letter is on, and how the comments stand that it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from comments.as_made import as_stood_on, moved_on
from comments.records import Comment, DraftVersion, Status, Visibility
from comments.sendings import as_letter_has
from comments.submission import EXPORTED_STATUSES
from comments.workflow import OUTCOMES
from workbench.workspace.drafts import DraftDesk


class LetterDesk(DraftDesk):
    """The comments of a letter, also of one on an earlier draft."""

    def count_going(self, slug: str) -> int:
        """How many comments an export would take now. Raises UnknownRecordError."""
        comments = self.store.comments(slug, state="all")
        label = self._draft_commented_on(slug, None, comments, None).label
        return sum(each.draft == label and leaves(each, None) for each in self._as_letter_has(slug, label, comments))

    def waiting_elsewhere(
        self, slug: str, *, draft: str | None = None, statuses: Collection[Status] | None = None
    ) -> tuple[tuple[str, int], ...]:
        """Labels of drafts with comments still to be sent, and how many, that an export of this draft would leave out."""
        comments = self.store.comments(slug, state="all")
        return elsewhere(self._draft_commented_on(slug, draft, comments, statuses), comments, statuses)

    def _draft_commented_on(
        self, slug: str, label: str | None, comments: Collection[Comment], statuses: Collection[Status] | None
    ) -> DraftVersion:
        if label is not None:
            return self.store.draft(slug, label)
        sent = {c.draft for c in comments if leaves(c, statuses)}
        commented = {c.draft for c in comments if c.is_live}
        versions = self.store.drafts(slug)
        for wanted in (sent, commented):
            found = [version for version in versions if version.label in wanted]
            if found:
                return found[-1]
        return self.store.draft(slug)

    def _as_they_stood(self, slug: str, label: str, comments: Sequence[Comment]) -> tuple[Comment, ...]:
        """All comments of a matter, those that were taken along from this draft to a later one as they stood on it."""
        labels = [version.label for version in self.store.drafts(slug)]
        at = labels.index(label)
        histories = self.store.histories(slug, moved_on(labels[at + 1 :], comments))
        return as_stood_on(label, labels[:at], comments, histories)

    def _as_letter_has(self, slug: str, label: str, comments: Sequence[Comment]) -> tuple[Comment, ...]:
        """All comments of a matter as a letter on a draft has them; see `comments.sendings.as_letter_has`."""
        stood = self._as_they_stood(slug, label, comments)
        answered = [each.id for each in stood if each.draft == label and each.status in OUTCOMES]
        if not answered:
            return stood
        recorded = {
            sent.id
            for sending in self.store.sendings(slug)
            if sending.draft == label and not sending.is_void
            for sent in sending.comments
        }
        return as_letter_has(label, stood, comments, self.store.histories(slug, answered), recorded)


def leaves(comment: Comment, statuses: Collection[Status] | None) -> bool:
    """Whether a comment goes out by itself; without statuses, with those that an export takes."""
    wanted = EXPORTED_STATUSES if statuses is None else statuses
    return comment.is_live and comment.visibility is Visibility.SUBMISSION and comment.status in wanted


def elsewhere(
    version: DraftVersion, comments: Collection[Comment], statuses: Collection[Status] | None
) -> tuple[tuple[str, int], ...]:
    """How many comments on each other draft would leave with it; those already submitted aren't waiting."""
    waiting = Counter(
        c.draft
        for c in comments
        if c.draft != version.label and c.status is not Status.SUBMITTED and leaves(c, statuses)
    )
    return tuple(waiting.items())
