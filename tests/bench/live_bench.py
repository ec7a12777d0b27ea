"""How soon a colleague's comment stands on the review screen: from its being saved to the screen's being drawn anew.

Run by ``make bench`` or ``python -m tests.bench.live_bench``. On a file and on a PostgreSQL server, with the screen in this process
and the colleague in a thread. Milliseconds of wall clock. Ends with 1 where a limit of the guide isn't kept.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from tests.comments.databases import Databases
from tests.postgres_server import running as server_running
from tests.workbench.screen_setting import NEW_TEXT, NOW, OLD_TEXT, PERSON, SLUG, review, running, settle, until
from workbench.workspace import Workspace

COLLEAGUE = "Reviewer B"
LONGEST = {"file": 1000.0, "server": 100.0}
ROUNDS = 25


def filled(address: str, folder: Path) -> None:
    """A matter of two drafts."""
    with Workspace.open(address, PERSON, lambda: NOW) as workspace:
        for label, text in (("draft1", OLD_TEXT), ("draft2", NEW_TEXT)):
            path = folder / f"{label}.txt"
            path.write_text(text, encoding="utf-8")
            workspace.import_draft(path, SLUG, label=label)


async def waits(address: str) -> list[float]:
    """For each of some comments, how long until the screen was drawn with it."""
    found: list[float] = []
    with Workspace.open(address, COLLEAGUE, lambda: NOW) as theirs:
        async with running(Workspace.open(address, PERSON, lambda: NOW), start=SLUG) as pilot:
            screen = review(pilot)
            drawn: list[float] = []
            refresh = screen.refresh_comments

            def refreshed() -> None:
                refresh()
                screen.call_after_refresh(lambda: drawn.append(time.perf_counter()))

            screen.refresh_comments = refreshed  # type: ignore[method-assign]
            for number in range(ROUNDS):
                saved: list[float] = []

                def save(number: int = number, saved: list[float] = saved) -> None:
                    time.sleep(0.013 * (number % 7))
                    theirs.comment(SLUG, "5", body=f"意见{number}")
                    saved.append(time.perf_counter())

                seen = len(drawn)
                writer = threading.Thread(target=save)
                writer.start()
                await until(pilot, lambda seen=seen: len(drawn) > seen)  # type: ignore[misc]
                writer.join()
                found.append(max(0.0, drawn[seen] - saved[0]) * 1000)
                await settle(pilot)
    return found


def main(_names: Sequence[str] = ()) -> int:
    """Measure both; 1 where a limit isn't kept."""
    kept = True
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        databases = Databases(stack.enter_context(server_running(durable=True)))
        for name, address in (
            ("file", str(folder / "store.db")),
            ("server", databases.server.address(databases.make())),
        ):
            filled(address, folder)
            took = asyncio.run(waits(address))
            good = max(took) <= LONGEST[name]
            kept = kept and good
            print(
                f"  {name:8} p50 {median(took):7.1f} ms  longest of {len(took)} {max(took):7.1f} ms  "
                f"(at most {LONGEST[name]:.0f}{'' if good else ': NOT KEPT'})"
            )
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
