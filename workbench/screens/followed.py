"""Work that can be followed and stopped: how far it has come, in words, and Escape while it goes on."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.message import Message

from workbench.screens.base import WRITING, WorkbenchScreen

if TYPE_CHECKING:
    from drafts.errors import SpokenError
    from drafts.load import Progress

Result = TypeVar("Result")
TOLD_EVERY = 0.1
"""Seconds between two words on how far work has come."""


class NoLongerWanted(Exception):  # noqa: N818 -- no fault: the person stopped it, or has left
    """Ends work whose result nobody waits for."""


class WorkOn(Message):
    """Followed work has come further; a ``total`` of 0 says that nobody knows how much there is."""

    def __init__(self, job: str, stop: threading.Event, done: int, total: int) -> None:
        super().__init__()
        self.job = job
        self.stop_asked = stop
        self.done = done
        self.total = total


class FollowsWork(WorkbenchScreen):
    """A screen with work that tells how far it has come and ends where the person stops it or leaves."""

    stops_by: ClassVar[str] = "back"
    """The action that stops it, for the key to name."""
    in_percent: ClassVar[bool] = False
    """Whether the parts that are counted mean nothing to a person, such as bytes, so that their share is told."""

    def __init__(self) -> None:
        super().__init__()
        self._followed: dict[str, tuple[threading.Event, str]] = {}
        """For each job, what asks it to stop, and in words what it does."""

    def follow(
        self,
        job: str,
        what: str,
        do: Callable[[Progress], Result],
        done: Callable[[Result], None],
        failed: Callable[[SpokenError], None] | None = None,
    ) -> None:
        """As `work` does, for what says how far it has come by calling the function it is given.

        That call raises NoLongerWanted once the person doesn't want the work any more; so it must not be made after
        something was written.
        """
        if job in self._followed:
            self._followed[job][0].set()
        stop = threading.Event()
        self._followed[job] = stop, what
        last = [0.0]

        def progress(so_far: int, total: int) -> None:
            if stop.is_set():
                raise NoLongerWanted
            if monotonic() - last[0] >= TOLD_EVERY:
                last[0] = monotonic()
                self.post_message(WorkOn(job, stop, so_far, total))

        def run() -> Result | NoLongerWanted:
            try:
                return do(progress)
            except NoLongerWanted as stopped:
                return stopped

        def ended(found: Result | NoLongerWanted) -> None:
            if isinstance(found, NoLongerWanted):
                self.tell(self.words("work.stopped"))
            else:
                done(found)

        self.work(job, self._far(what, 0, 0), run, ended, failed)

    def _far(self, what: str, done: int, total: int) -> str:
        key = self.words.keymap.first(self.stops_by, self.words.language)
        if not total:
            return self.words("work.begun", what=what, stops=key)
        if self.in_percent:
            return self.words("work.share", what=what, n=100 * done // total, stops=key)
        return self.words("work.on", what=what, n=done, total=total, stops=key)

    def on_work_on(self, event: WorkOn) -> None:
        """Say how far it has come, while it is wanted."""
        event.stop()
        stop, what = self._followed[event.job]
        if stop is event.stop_asked and not stop.is_set() and event.job in self._busy:
            self._busy[event.job] = what
            self.show_message(self._far(what, event.done, event.total), "busy")

    def stop_work(self) -> bool:
        """Stop the work that can be stopped; gives back whether there was any.

        What is only being looked at ends at once. What is about to be written ends where nothing was written yet, and is
        finished otherwise; what became of it is said then.
        """
        going = [job for job, (stop, _) in self._followed.items() if job in self._busy and not stop.is_set()]
        for job in going:
            self._followed[job][0].set()
            if job not in WRITING:
                self.drop_work(job)
        if going:
            self.show_message("", "busy")
            if any(job in WRITING for job in going):
                self.show_message(self.words("work.stopping"), "busy")
            else:
                self.tell(self.words("work.stopped"))
        return bool(going)

    def on_unmount(self) -> None:
        """Nobody waits for it any more."""
        for stop, _ in self._followed.values():
            stop.set()
