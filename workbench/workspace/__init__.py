"""Every operation a lawyer can do, without a screen: the screen and the command line both call this.

Methods raise `drafts.errors.SpokenError` with a sentence; nothing is changed then.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Self

from comments.store import Store
from workbench.workspace.amendments import AmendmentDesk, Applied
from workbench.workspace.base import Desk
from workbench.workspace.discussion import DiscussionDesk
from workbench.workspace.drafts import Imported
from workbench.workspace.matters import MatterDesk, MatterOverview
from workbench.workspace.repairs import Diagnosis, RepairDesk, Repaired
from workbench.workspace.submissions import ExportReport, SubmissionDesk

__all__ = ["Applied", "Desk", "Diagnosis", "ExportReport", "Imported", "MatterOverview", "Repaired", "Workspace"]


class Workspace(MatterDesk, DiscussionDesk, RepairDesk, SubmissionDesk, AmendmentDesk):
    """One person's access to one store. May be used from several threads."""

    @classmethod
    def open(cls, store: str, person: str, now: Callable[[], datetime]) -> Self:
        """Open a store (made where it's missing) in a person's name. Raises StoreError."""
        return cls(Store.open(store, now=now), person, now)
