"""When Python looks for cyclic garbage.

Starting the screen and comparing two drafts make some hundred thousand objects that stay; looking through them for garbage
again and again takes a fifth of the start and finds nothing. What is no longer referred to is freed all the same.
"""

from __future__ import annotations

import gc

_USUAL = gc.get_threshold()
_RARELY = 500_000
"""How many more objects than before make Python look through them; a command usually makes 150,000 in all."""


def collect_rarely() -> None:
    """For a process that runs one command: it has ended before looking for garbage would pay."""
    gc.set_threshold(_RARELY, *_USUAL[1:])


class WithoutCollecting:
    """Nothing is looked for inside, unless `collect_again` is called there; afterwards all is as it was."""

    def __enter__(self) -> None:
        self._collecting = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self._collecting:
            gc.enable()


def collect_again() -> None:
    """Look for garbage as usual from now on, but not among what is there by now; nothing happens where that was never stopped."""
    if not gc.isenabled():
        gc.set_threshold(*_USUAL)
        gc.freeze()
        gc.enable()


def leave_out() -> None:
    """From now on, look no longer among what is there by now: much of it was made at once, and it stays.

    A process that has done its work needn't look once more as Python ends it, for memory that the system takes back at once, and
    looking through a long comparison would hold up a key by a tenth of a second, every few seconds. Only what refers to itself
    is then kept though nothing else refers to it.
    """
    gc.freeze()


def leave_out_large(*, again: bool) -> None:
    """The same for a large draft, without the garbage there is; ``again`` where another was left out before, which is let go."""
    if again:
        gc.unfreeze()
    gc.collect()
    gc.freeze()
