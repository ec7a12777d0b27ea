"""A process of its own that uses a store, for tests of several at once: ``python -m tests.comments.store_worker``.

It says ``ready`` when everything is loaded and begins when it reads a line, so that all begin together.
"""

from __future__ import annotations

import sys
import time

from comments.errors import ConflictError
from comments.records import NewComment
from comments.store import Store
from tests.comments.store_builders import MATTER, REVIEWER_A, open_store


def open_only(path: str, person: str, _count: int) -> None:
    with open_store(path) as store:
        say(f"{person} {len(store.matters())}")


def add(path: str, person: str, count: int) -> None:
    """Adds comments and says each one's id once the store has it."""
    with open_store(path) as store:
        for number in range(count):
            say(store.add_comment(NewComment(MATTER, body=f"{person}-{number}"), person=person).id)


def work(path: str, person: str, count: int) -> None:
    """Adds comments, and to each of those found at the start adds a mark, reading again whenever another was quicker."""
    with open_store(path) as store:
        shared = [comment.id for comment in store.comments(MATTER, person=REVIEWER_A)]
        for number in range(count):
            say(store.add_comment(NewComment(MATTER, body=f"{person}-{number}"), person=person).id)
            _mark(store, shared[number % len(shared)], f"[{person}-{number}]", person)


def _mark(store: Store, comment_id: str, mark: str, person: str) -> None:
    while True:
        seen = store.comment(comment_id)
        try:
            store.edit_comment(comment_id, {"body": seen.body + mark}, revision=seen.revision, person=person)
        except ConflictError:
            continue
        return


def timed(path: str, person: str, count: int) -> None:
    """As `work`, saying for every write how many milliseconds it took: ``add 3.1``, ``edit 2.7``, ``refused 1.9``."""
    with open_store(path) as store:
        shared = [comment.id for comment in store.comments(MATTER, person=REVIEWER_A)]
        for number in range(count):
            begun = time.perf_counter()
            store.add_comment(NewComment(MATTER, body=f"{person}-{number}"), person=person)
            say(f"add {(time.perf_counter() - begun) * 1000:.1f}")
            done = False
            while not done:
                seen = store.comment(shared[number % len(shared)])
                begun = time.perf_counter()
                try:
                    body = f"{seen.body}[{person}-{number}]"
                    store.edit_comment(seen.id, {"body": body}, revision=seen.revision, person=person)
                    done = True
                except ConflictError:
                    pass
                say(f"{'edit' if done else 'refused'} {(time.perf_counter() - begun) * 1000:.1f}")


def stop_in_the_middle(path: str, person: str, count: int) -> None:
    """Writes so much in one transaction that SQLite puts part of it into the file, then waits to be killed."""
    with open_store(path) as store, store._writing() as session:
        session.connection().exec_driver_sql("PRAGMA cache_size = 10")
        statement = "UPDATE comment SET body = ?, revision = revision + 1"
        session.connection().exec_driver_sql(statement, (person * count,))
        say("written")
        sys.stdin.readline()


def say(words: str) -> None:
    print(words, flush=True)


TASKS = {"open": open_only, "add": add, "work": work, "timed": timed, "stop": stop_in_the_middle}

if __name__ == "__main__":
    task, file, name, times = sys.argv[1:]
    say("ready")
    sys.stdin.readline()
    TASKS[task](file, name, int(times))
