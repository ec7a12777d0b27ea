"""Finished files put in their place in one step that never takes another file's, and what crashes leave behind cleared away."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

_PATIENCE_SECONDS = 10.0
_STALE_SECONDS = 600.0


def put_in_place(unfinished: Path, path: Path) -> bool:
    """Gives a finished file its name, in the same folder or one of the same disk. False, and nothing done, where it is taken.

    Raises OSError where the system doesn't allow it. The unfinished name may stay, for the caller to remove.
    """
    try:
        if os.name == "nt":
            unfinished.rename(path)  # fails on Windows where the name is taken
        else:
            os.link(unfinished, path)
    except FileExistsError:
        return False
    except OSError:
        if os.name == "nt":
            raise
        return _put_in_place_by_turns(unfinished, path)
    return True


def _put_in_place_by_turns(unfinished: Path, path: Path) -> bool:
    """The same on a disk without hard links (exFAT): whoever makes the folder named ``….making`` may look and rename."""
    turn = path.with_name(f".{path.name}.making")
    patience_ends = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            turn.mkdir()
            break
        except FileExistsError:
            if os.path.lexists(path):
                return False
            if time.monotonic() > patience_ends:
                raise
            time.sleep(0.02)
    try:
        if os.path.lexists(path):
            return False
        unfinished.rename(path)
        return True
    finally:
        turn.rmdir()


def remove_leftovers(folder: Path, pattern: str) -> None:
    """Removes files of this pattern that a crash left behind ten minutes ago or earlier. Names in it are to be escaped."""
    for leftover in folder.glob(pattern):
        with contextlib.suppress(OSError):
            if time.time() - leftover.stat().st_mtime > _STALE_SECONDS:
                leftover.unlink()
