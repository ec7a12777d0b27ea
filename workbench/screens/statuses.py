"""The keys that move comments to a status, wherever comments are chosen."""

from __future__ import annotations

from comments.records import Status


class SetsStatus:
    """A screen that says in ``set_status`` which of its comments move, and how that is told."""

    def set_status(self, status: Status) -> None:
        """Move what is chosen to a status."""
        raise NotImplementedError

    def action_set_in_review(self) -> None:
        """Set in review."""
        self.set_status(Status.IN_REVIEW)

    def action_set_approved(self) -> None:
        """Set approved."""
        self.set_status(Status.APPROVED)

    def action_set_submitted(self) -> None:
        """Set submitted."""
        self.set_status(Status.SUBMITTED)

    def action_set_proposed(self) -> None:
        """Set proposed."""
        self.set_status(Status.PROPOSED)
