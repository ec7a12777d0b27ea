"""A comment's history as lines: in the reader's language and in their own time."""

from __future__ import annotations

from collections.abc import Iterator

from comments.records import Event
from workbench.event_words import changes_told, said
from workbench.language import say
from workbench.wording import Words


def history_lines(event: Event, language: str) -> Iterator[str]:
    """A line on who did what and when, by this machine's clock; then a line for each field that has or had a value."""
    words = Words(language)
    at = event.at.astimezone().isoformat(sep=" ", timespec="minutes")
    carried = say(language, "（带入另一稿）", " (carried to another draft)") if event.carried else ""
    yield f"{event.revision}  {at}  {event.person}  {words(f'event.{event.action}')}{carried}"
    colon = say(language, "：", ": ")
    for field, before, after in changes_told(event):
        old, new = said(field, before, words), said(field, after, words)
        shown = new if event.action in ("created", "merged", "replied") and not before else f"{old} → {new}"
        yield f"    {words.field(field)}{colon}{shown}"
