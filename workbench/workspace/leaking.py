"""Stopping a file that holds what must not leave, with words that say whose they are."""

from __future__ import annotations

from collections.abc import Collection

from comments.leaks import LeakReport
from comments.store import Store


def stop_leaks(store: Store, slug: str, report: LeakReport, going: Collection[str]) -> None:
    """Raises LeakError where the report isn't clean; ``going`` are the ids of the comments that the file was to hold."""
    if report.clean:
        return
    from comments.leak_origins import Held, leak_error

    comments = store.comments(slug, state="all")
    histories = store.histories(slug, [comment.id for comment in comments])
    raise leak_error(report, Held(store.matter(slug), comments, store.replies_in(slug), histories, going))
