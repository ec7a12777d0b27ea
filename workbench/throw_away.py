"""The sample consultation in a throw-away store, and on screen.

Its drafts are dated 2021 and 2022, so the demonstration has a clock of its own that starts then and runs on. The store
and everything in it is deleted when the demonstration ends.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from comments.deadlines import BEIJING
from workbench import sample
from workbench.config import Settings, keys_file

if TYPE_CHECKING:
    from workbench.workspace import Workspace

WRITING_TIME = datetime(2021, 12, 10, 9, 30, tzinfo=BEIJING)
"""When the comments on the first draft are written: three days before it closes."""
READING_TIME = datetime(2022, 6, 15, 9, 30, tzinfo=BEIJING)
"""When the screen opens on both drafts: three days before the second one closes."""


class SampleClock:
    """A clock that starts at a moment of the sample's and runs on from there."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._since = time.monotonic()

    def __call__(self) -> datetime:
        """The present in the sample's time."""
        return self._start + timedelta(seconds=time.monotonic() - self._since)

    def move_to(self, moment: datetime) -> None:
        """Run on from another moment."""
        self._start, self._since = moment, time.monotonic()


def on_screen(settings: Settings) -> int:
    """Open the screen on the sample; gives the exit status when the person leaves."""
    from workbench.app import run
    from workbench.keymap import read_keymap

    clock = SampleClock(WRITING_TIME)
    with ExitStack() as stack:

        def opened() -> Workspace:
            from workbench.load_sample import load_sample

            workspace = stack.enter_context(throw_away(settings, clock))
            load_sample(workspace, settings.language)
            clock.move_to(READING_TIME)
            return workspace

        return run(
            opened,
            language=settings.language,
            sender=sample.sender(settings.language),
            keymap=read_keymap(keys_file()),
        )


@contextmanager
def throw_away(settings: Settings, clock: SampleClock) -> Iterator[Workspace]:
    """A workspace on a new store, deleted when it is left."""
    from workbench.workspace import Workspace

    now: Callable[[], datetime] = settings.now if settings.clock_is_fixed else clock
    with (
        tempfile.TemporaryDirectory(prefix="workbench-", ignore_cleanup_errors=True) as folder,
        Workspace.open(str(Path(folder) / "sample.sqlite3"), settings.person, now) as workspace,
    ):
        yield workspace
