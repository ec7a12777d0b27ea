"""Rounds of kill -9 on a process that is at work, each checked: ``python -m tests.comments.store_rounds ROUNDS [SEED]``.

Rounds take turns: writing comments, bringing an older store up to date, writing a submission. After each, the store opens and is
sound, every write that was acknowledged is there, and no file is half written. Says how many of each kind ended how.
"""

from __future__ import annotations

import multiprocessing
import random
import shutil
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from comments.records import NewComment, Visibility
from tests.comments.store_builders import MATTER, NOON, REVIEWER_A, fill, open_store, sound
from tests.comments.test_migrations import of_the_first_form
from workbench.workspace import Workspace

_METHODS = multiprocessing.get_all_start_methods()
_PROCESSES: Any = multiprocessing.get_context("fork" if "fork" in _METHODS else "spawn")


def write(path: Path, _out: Path, said: Connection) -> None:
    with open_store(path) as store:
        said.send("begun")
        for number in range(10_000):
            said.send(store.add_comment(NewComment(MATTER, body=f"意见{number}" * 50), person=REVIEWER_A).id)


def upgrade(path: Path, _out: Path, said: Connection) -> None:
    said.send("begun")
    open_store(path).close()


def export(path: Path, out: Path, said: Connection) -> None:
    with Workspace.open(str(path), REVIEWER_A, lambda: NOON) as workspace:
        said.send("begun")
        while True:
            workspace.export(MATTER, out)


def killed(task: Callable[[Path, Path, Connection], None], path: Path, out: Path, after_seconds: float) -> list[str]:
    """What a process had said when it was killed this long after it began."""
    mine, theirs = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=task, args=(path, out, theirs), daemon=True)
    process.start()
    theirs.close()
    assert mine.recv() == "begun"
    time.sleep(after_seconds)
    process.kill()
    process.join()
    said: list[str] = []
    with suppress(EOFError):
        while True:
            said.append(mine.recv())
    return said


def round_of_writing(folder: Path, chance: random.Random) -> str:
    path = folder / "store.db"
    with open_store(path) as store:
        fill(store)
    said = killed(write, path, folder, chance.uniform(0, 0.15))
    hot = path.with_name("store.db-journal").exists()
    with open_store(path) as store:
        there = {comment.id for comment in store.comments(MATTER)}
        assert set(said) <= there, "an acknowledged write is gone"
        assert len(there) <= len(said) + 1, "more than the write under way is there"
        assert all(len(store.history(comment)) == 1 for comment in there)
    assert sound(path)
    return "while a write was under way" if hot else "between two writes"


def round_of_upgrading(folder: Path, chance: random.Random) -> str:
    path = of_the_first_form(folder / "store.db")
    before = path.read_bytes()
    killed(upgrade, path, folder, chance.uniform(0, 0.3))
    hot = path.with_name("store.db-journal").exists()
    done = path.read_bytes() != before and not hot
    with open_store(path) as store:
        assert [comment.body for comment in store.comments("rules")] == ["旧的意见", "旧的意见"]
    assert sound(path)
    for backup in folder.glob("store.v*.db"):
        assert sound(backup), f"{backup.name} is half a backup"
    return "during a migration" if hot else "after it" if done else "before it"


def round_of_exporting(folder: Path, chance: random.Random) -> str:
    path, out = folder / "store.db", folder / "意见.docx"
    with open_store(path) as store:
        fill(store)
        new = NewComment(MATTER, body="期限过短。", visibility=Visibility.SUBMISSION)
        store.add_comment(new, person=REVIEWER_A)
    killed(export, path, out, chance.uniform(0, 0.4))
    assert sound(path)
    if not out.exists():
        return "before a file was written"
    with zipfile.ZipFile(out) as package:
        assert package.testzip() is None
    return "after a file was written"


ROUNDS: tuple[Callable[[Path, random.Random], str], ...] = (
    round_of_writing,
    round_of_upgrading,
    round_of_writing,
    round_of_exporting,
)


def run(rounds: int, seed: int) -> Counter[str]:
    """Takes so many rounds. Raises AssertionError at the first that ends badly, naming it."""
    chance = random.Random(seed)
    ended: Counter[str] = Counter()
    for number in range(rounds):
        kind = ROUNDS[number % len(ROUNDS)]
        folder = Path(tempfile.mkdtemp(prefix="kill-"))
        try:
            ended[f"{kind.__name__}: killed {kind(folder, chance)}"] += 1
        except AssertionError as error:
            raise AssertionError(f"round {number} ({kind.__name__}, seed {seed}): {error}") from error
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    return ended


if __name__ == "__main__":
    for outcome, count in sorted(run(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1).items()):
        print(f"{count:4} {outcome}", flush=True)
