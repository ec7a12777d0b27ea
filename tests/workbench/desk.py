"""A desk to do the acceptance tasks at: a running screen on real or sample drafts, whose keys are counted.

Typing of words isn't counted. ``Desk.only_safe_keys`` holds a task to arrows, F-keys, Enter and the digits of an article, which all
work while a Chinese input method is on; what has no such key of its own is run from the help (F1, arrows, Enter).
"""

from __future__ import annotations

import functools
import shutil
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList

from drafts.comparison import Comparison
from tests.workbench.screen_setting import PERSON, press, review, running, write
from workbench.load_sample import load_sample
from workbench.screens.help import ActionsScreen
from workbench.workspace import Workspace

NOW = datetime(2021, 12, 11, 12, 19, tzinfo=UTC)
REAL = ("espionage_2014.md", "espionage_2023.md", "real", "国家安全")
"""Two texts of the corpus, a matter's name, and words to look for."""
SAFE_KEYS = {"up", "down", "left", "right", "enter", *(f"f{n}" for n in range(1, 13)), *"0123456789"}
"""Keys that reach the program while a Chinese input method is on."""

Stored = tuple[Path, str, str]
"""A store, the matter in it that is most urgent, words that its drafts repeat."""


@dataclass
class Desk:
    """A running screen on a store, and how many keys were pressed since the last count."""

    pilot: Pilot[int]
    workspace: Workspace
    slug: str
    words: str
    """Words that several articles have."""
    only_safe_keys: bool = False
    pressed: int = 0

    async def keys(self, *keys: str) -> None:
        """Press keys; each counts."""
        assert not self.only_safe_keys or set(keys) <= SAFE_KEYS, keys
        self.pressed += len(keys)
        await press(self.pilot, *keys)

    async def type(self, text: str) -> None:
        """Write words; they don't count."""
        await write(self.pilot, text)

    async def do(self, name: str) -> None:
        """Run an action from the help: F1, down to it, Enter; each key counts."""
        await self.keys("f1")
        sheet = self.pilot.app.screen
        assert isinstance(sheet, ActionsScreen), sheet
        listed = sheet.query_one(OptionList)
        steps = [action.id for action in sheet._shown].index(name) - (listed.highlighted or 0)
        for _ in range(steps):  # posted as a terminal sends them: Pilot waits a while after each key
            event = events.Key("down", None)
            event.set_sender(self.pilot.app)
            self.pilot.app.post_message(event)
        self.pressed += steps
        await self.keys("enter")

    def count(self) -> int:
        """The keys pressed since the last count."""
        counted, self.pressed = self.pressed, 0
        return counted

    @property
    def article(self) -> str:
        """The label of the article the cursor is on."""
        screen = review(self.pilot)
        return screen.label_of(screen.law.article)

    @property
    def comparison(self) -> Comparison:
        """What is compared on the screen."""
        shown = review(self.pilot).shown
        assert shown is not None
        assert shown.comparison is not None
        return shown.comparison


@functools.cache
def _sample_store() -> Path:
    path = Path(tempfile.mkdtemp(prefix="workbench-acceptance-")) / "store.sqlite3"
    with Workspace.open(str(path), PERSON, lambda: NOW) as workspace:
        load_sample(workspace, "zh")
    return path


@functools.cache
def _real_store(corpus: Path) -> Path:
    path = Path(tempfile.mkdtemp(prefix="workbench-acceptance-")) / "store.sqlite3"
    with Workspace.open(str(path), PERSON, lambda: NOW) as workspace:
        for name in REAL[:2]:
            workspace.import_draft(corpus / "texts" / name, REAL[2], label=name[:-3], deadline=date(2021, 12, 12))
    return path


def sample_store(folder: Path) -> Stored:
    """The sample consultation in a store of its own."""
    from workbench import sample

    shutil.copy(_sample_store(), folder / "store.sqlite3")
    return folder / "store.sqlite3", sample.SLUG, "重要数据"


def real_store(corpus: Path, folder: Path) -> Stored:
    """Two real versions of a law in a store of its own."""
    shutil.copy(_real_store(corpus), folder / "store.sqlite3")
    return folder / "store.sqlite3", REAL[2], REAL[3]


def stored_for(request: pytest.FixtureRequest, folder: Path) -> Stored:
    """The store that a test's parameter, ``sample`` or ``real``, asks for."""
    if request.param == "sample":
        return sample_store(folder)
    return real_store(request.getfixturevalue("corpus"), folder)


BOTH = ["sample", pytest.param("real", marks=pytest.mark.corpus)]
"""What a fixture is given so that its tests run on our sample and on real drafts."""


@asynccontextmanager
async def at_desk(
    stored: Stored, *, opened: bool = True, size: tuple[int, int] = (120, 40), only_safe_keys: bool = False
) -> AsyncIterator[Desk]:
    """The screen on the docket, or with the matter open."""
    path, slug, words = stored
    workspace = Workspace.open(str(path), PERSON, lambda: NOW)
    async with running(workspace, start=slug if opened else None, size=size) as pilot:
        yield Desk(pilot, workspace, slug, words, only_safe_keys)
