"""Rounds of kill -9 on a process that is at work, each checked: ``python -m tests.comments.store_rounds ROUNDS [SEED]``.

Rounds take turns: writing comments, merging a bundle, bringing an older store up to date, writing a submission, packing a bundle
as a file and as a folder, backing up. After each, the store opens and is sound, every write that was acknowledged is there, a merge
has arrived whole or not at all, and no file is half written. Says how many of each kind ended how.
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
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from comments.bundle.archive import from_bytes, to_bytes
from comments.records import NewComment, Visibility
from tests.comments.store_builders import MATTER, NOON, REVIEWER_A, REVIEWER_B, fill, open_store, sound
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


def merge(path: Path, out: Path, said: Connection) -> None:
    with Workspace.open(str(path), REVIEWER_A, lambda: NOON) as workspace:
        said.send("begun")
        said.send(" ".join(workspace.merge(out / "theirs.bundle").new))


def pack(path: Path, out: Path, said: Connection) -> None:
    with Workspace.open(str(path), REVIEWER_A, lambda: NOON) as workspace:
        said.send("begun")
        for number in range(10_000):
            workspace.pack(MATTER, out / "ours.bundle")
            workspace.pack(MATTER, out / "ours", text=True)
            workspace.comment(MATTER, "general", body=f"又一条意见{number}")


def back_up(path: Path, out: Path, said: Connection) -> None:
    with open_store(path) as store:
        said.send("begun")
        for number in range(10_000):
            store.backup(out / f"copy{number}.db")
            said.send(f"copy{number}.db")


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
    killed(export, path, out, chance.uniform(0, 0.8))
    assert sound(path)
    if not out.exists():
        return "before a file was written"
    with zipfile.ZipFile(out) as package:
        assert package.testzip() is None
    return "after a file was written"


@cache
def their_bundle() -> bytes:
    """What somebody else made of the same matter: a hundred comments, each answered and changed once."""
    with tempfile.TemporaryDirectory(prefix="kill-") as folder, open_store(Path(folder) / "theirs.db") as store:
        fill(store)
        for number in range(100):
            made = store.add_comment(NewComment(MATTER, body=f"他方意见{number}" * 20), person=REVIEWER_B)
            store.reply(made.id, "同意", person=REVIEWER_B)
            store.edit_comment(made.id, {"topic": f"专题{number % 7}"}, revision=None, person=REVIEWER_B)
        return to_bytes(store.pack(MATTER, person=REVIEWER_B)[0])


def round_of_merging(folder: Path, chance: random.Random) -> str:
    path = folder / "store.db"
    with open_store(path) as store:
        fill(store)
        own = store.add_comment(NewComment(MATTER, body="我方意见"), person=REVIEWER_A).id
    (folder / "theirs.bundle").write_bytes(their_bundle())
    said = killed(merge, path, folder, chance.uniform(0, 0.5))
    hot = path.with_name("store.db-journal").exists()
    with open_store(path) as store:
        arrived = {comment.id for comment in store.comments(MATTER)} - {own}
        assert len(arrived) in (0, 100), f"{len(arrived)} of 100 comments of a merge arrived"
        assert not said or set(said[0].split()) == arrived, "an acknowledged merge is gone"
        assert len(store.comments(MATTER)) == len(arrived) + 1, "a comment of one's own is gone"
        store.merge(from_bytes(their_bundle()), person=REVIEWER_A)
        merged = [comment for comment in store.comments(MATTER) if comment.id != own]
        assert len(merged) == 100
        assert all(len(store.history(comment.id)) == 3 and store.replies(comment.id) for comment in merged)
    assert sound(path)
    return "during a merge" if hot else "after it" if said else "before its end"


def round_of_packing(folder: Path, chance: random.Random) -> str:
    path = folder / "store.db"
    with open_store(path) as store:
        fill(store)
        store.add_comment(NewComment(MATTER, body="期限过短。"), person=REVIEWER_A)
    killed(pack, path, folder, chance.uniform(0, 0.4))
    assert sound(path)
    file, texts = folder / "ours.bundle", folder / "ours"
    if file.exists():
        assert from_bytes(file.read_bytes()).events
    if not texts.exists():
        return "after a file was written" if file.exists() else "before anything was written"
    # The folder's files are whole, one by one; packing once more makes a bundle of them, whatever state they were of.
    with Workspace.open(str(path), REVIEWER_A, lambda: NOON) as workspace:
        workspace.pack(MATTER, texts, text=True)
        assert workspace.merge(texts).events == 0
    return "after a folder was begun"


def round_of_backing_up(folder: Path, chance: random.Random) -> str:
    path = folder / "store.db"
    with open_store(path) as store:
        fill(store)
        for number in range(30):
            store.add_comment(NewComment(MATTER, body=f"意见{number}" * 200), person=REVIEWER_A)
    said = killed(back_up, path, folder, chance.uniform(0, 0.2))
    copies = list(folder.glob("copy*.db"))
    assert set(said) <= {copy.name for copy in copies}, "an acknowledged backup is gone"
    for copy in copies:
        assert sound(copy), f"{copy.name} is half a backup"
        with open_store(copy) as store:
            assert len(store.comments(MATTER)) == 30
    return "after a copy" if copies else "before the first copy"


ROUNDS: tuple[Callable[[Path, random.Random], str], ...] = (
    round_of_writing,
    round_of_merging,
    round_of_upgrading,
    round_of_exporting,
    round_of_packing,
    round_of_backing_up,
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
