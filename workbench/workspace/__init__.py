"""Every operation a lawyer can do, without a screen: the screen and the command line both call this.

Methods raise `drafts.errors.SpokenError` with a sentence; nothing is changed then.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Self

from comments.store import Store
from workbench.workspace.adoption import AdoptionReport
from workbench.workspace.amendments import AmendmentDesk, Applied
from workbench.workspace.base import Desk
from workbench.workspace.boards import Board, BoardDesk
from workbench.workspace.bundles import BundleDesk
from workbench.workspace.carrying import CarryDesk, CarryReport
from workbench.workspace.checks import CheckDesk, ExportCheck
from workbench.workspace.circulation import CirculationDesk, CirculationReport, CollectReport
from workbench.workspace.consolidation import ConsolidationDesk, Overlap
from workbench.workspace.deadlines import DeadlineDesk, Due
from workbench.workspace.discussion import DiscussionDesk
from workbench.workspace.drafts import Imported
from workbench.workspace.exports import ExportReport, Wanted
from workbench.workspace.following import FollowingDesk, NamedLineage, Pairing
from workbench.workspace.lists import Page
from workbench.workspace.memos import MemoDesk, MemoReport
from workbench.workspace.pins import PinOverview
from workbench.workspace.precedents import PrecedentDesk
from workbench.workspace.repairs import Diagnosis, RepairDesk, Repaired
from workbench.workspace.search import Hit, SearchDesk, SearchResult
from workbench.workspace.sending import SendingDesk
from workbench.workspace.team import TeamDesk

__all__ = [
    "AdoptionReport",
    "Applied",
    "Board",
    "CarryReport",
    "CirculationReport",
    "CollectReport",
    "Desk",
    "Diagnosis",
    "Due",
    "ExportCheck",
    "ExportReport",
    "Hit",
    "Imported",
    "MemoReport",
    "NamedLineage",
    "Overlap",
    "Page",
    "Pairing",
    "PinOverview",
    "Repaired",
    "SearchResult",
    "Wanted",
    "Workspace",
]


class Workspace(
    DeadlineDesk,
    CarryDesk,
    MemoDesk,
    PrecedentDesk,
    DiscussionDesk,
    ConsolidationDesk,
    BoardDesk,
    CheckDesk,
    TeamDesk,
    RepairDesk,
    SendingDesk,
    CirculationDesk,
    FollowingDesk,
    AmendmentDesk,
    BundleDesk,
    SearchDesk,
):
    """One person's access to one store. May be used from several threads."""

    @classmethod
    def open(cls, store: str, person: str, now: Callable[[], datetime], *, make: bool = True) -> Self:
        """Open a store in a person's name; with ``make``, a file that is missing is made. Raises StoreError.

        Behind walls a person is who they signed in as, whatever the name given.
        """
        opened = Store.open(store, now=now, make=make)
        return cls(opened, opened.login or person, now)
