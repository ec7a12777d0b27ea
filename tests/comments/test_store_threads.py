"""One store used by many threads, and closed while they work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

PROGRAM = """
import sys, threading
from datetime import UTC, datetime
from pathlib import Path
from comments.errors import StoreError
from comments.store import Store

store = Store.open(sys.argv[1], now=lambda: datetime(2022, 1, 1, tzinfo=UTC))
store.add_matter(slug="a", title="甲", issuer="", language="zh")
begun = threading.Barrier(13)

def read():
    begun.wait()
    for _ in range(15):
        try:
            store.matters()
        except StoreError:
            return

threads = [threading.Thread(target=read) for _ in range(12)]
for thread in threads:
    thread.start()
begun.wait()
store.close()
for thread in threads:
    thread.join()
print("ended")
"""


def test_a_store_closed_while_a_dozen_threads_read_ends_without_a_crash(tmp_path: Path) -> None:
    """Leaving the screen closes the store under whatever it was still fetching."""
    for attempt in range(2):
        ended = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(tmp_path / f"{attempt}.sqlite3")],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (ended.returncode, ended.stdout.strip()) == (0, "ended"), ended.stderr
