"""The docket as it stands in the store's file, for the time until the store is open."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from comments import glance
from comments.docket import MatterOverview, by_urgency
from workbench.config import Settings


class FirstDocket(NamedTuple):
    """What the docket shows before there is a workspace."""

    rows: tuple[MatterOverview, ...]
    """The most urgent first, articles not counted."""
    person: str
    now: Callable[[], datetime]
    path: Path
    """The store's file."""


def first_docket(settings: Settings) -> FirstDocket | None:
    """The docket of the store that the settings name; None where that isn't a file with matters that can be read at once."""
    if "://" in settings.store:
        return None
    try:
        path = Path(settings.store).expanduser().absolute()
    except RuntimeError:  # somebody this machine doesn't know; opening the store says so
        return None
    rows = glance.docket(path)
    return FirstDocket(by_urgency(rows, settings.now()), settings.person, settings.now, path) if rows else None
