"""Which files the program wrote where: its own, as it left them, may be written anew without another being kept.

Only a digest of place and content together is kept, in the user's cache folder. Where that is lost or can't be written, a file
more than needed is kept.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from platformdirs import user_cache_path

from workbench.config import APPLICATION

_MOST_BYTES = 200_000
"""About 3,000 files; then the older half is forgotten."""


def is_ours(path: Path, data: bytes) -> bool:
    """Whether the program wrote just this at this place."""
    try:
        return _digest(path, data) in _ledger().read_text("ascii").split()
    except (OSError, UnicodeDecodeError):
        return False


def remember(path: Path, data: bytes) -> None:
    """Note that the program wrote this at this place."""
    ledger = _ledger()
    with contextlib.suppress(OSError, UnicodeDecodeError):
        ledger.parent.mkdir(parents=True, exist_ok=True)
        with ledger.open("a", encoding="ascii", newline="\n") as file:
            file.write(_digest(path, data) + "\n")
        if ledger.stat().st_size > _MOST_BYTES:
            known = ledger.read_text("ascii").split()
            ledger.write_text("".join(f"{each}\n" for each in known[len(known) // 2 :]), "ascii", newline="\n")


def _ledger() -> Path:
    return user_cache_path(APPLICATION, appauthor=False) / "written.txt"


def _digest(path: Path, data: bytes) -> str:
    place = os.path.normcase(os.path.realpath(path))
    return hashlib.sha256(place.encode("utf-8", "surrogatepass") + b"\0" + data).hexdigest()
