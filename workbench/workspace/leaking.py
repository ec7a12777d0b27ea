"""Stopping a file that holds what must not leave, with words that say whose they are."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from comments.leaks import LeakReport
from comments.store import Store

if TYPE_CHECKING:
    from comments.word.firm_words import TemplateWords


def stop_leaks(
    store: Store,
    slug: str,
    report: LeakReport,
    going: Collection[str],
    template: TemplateWords | None = None,
) -> None:
    """Raises LeakError where the report isn't clean; ``going`` are the ids of the comments that the file was to hold, ``template``
    what the firm's Word file says that it was set in.
    """
    if report.clean:
        return
    from comments.leak_origins import Held, leak_error

    comments = store.comments(slug, state="all")
    histories = store.histories(slug, [comment.id for comment in comments])
    raise leak_error(report, Held(store.matter(slug), comments, store.replies_in(slug), histories, going, template))
