"""A comment's history as lines: in the reader's language and in their own time."""

from __future__ import annotations

import json
from collections.abc import Iterator

from comments.records import CommentType, Event, Priority, Status, Visibility
from workbench.language import say
from workbench.wording import Words

_CHOICES: dict[str, type[Status] | type[Visibility] | type[CommentType] | type[Priority]] = {
    "status": Status,
    "visibility": Visibility,
    "type": CommentType,
    "priority": Priority,
}
_YES_OR_NO = ("delete", "new_article", "deleted")
_LISTS = ("authorities", "sources")
_PLUMBING = ("article", "number", "quote_before", "quote_after", "quote_start")
"""By which the program finds a place; people read the article's label and the words."""


def history_lines(event: Event, language: str) -> Iterator[str]:
    """A line on who did what and when, by this machine's clock; then a line for each field that has or had a value."""
    words = Words(language)
    at = event.at.astimezone().isoformat(sep=" ", timespec="minutes")
    carried = say(language, "（带入另一稿）", " (carried to another draft)") if event.carried else ""
    yield f"{event.revision}  {at}  {event.person}  {words(f'event.{event.action}')}{carried}"
    colon = say(language, "：", ": ")
    for field, before, after in event.changes:
        if field in _PLUMBING or not (before or after):
            continue
        old, new = said(field, before, words), said(field, after, words)
        shown = new if event.action in ("created", "merged", "replied") and not before else f"{old} → {new}"
        yield f"    {words.field(field)}{colon}{shown}"


def said(field: str, text: str | None, words: Words) -> str:
    """A field's value as people read it."""
    if field in _YES_OR_NO:
        return say(words.language, "是", "yes") if text == "true" else say(words.language, "否", "no")
    if not text:
        return words("event.nothing")
    kind = _CHOICES.get(field)
    if kind is not None and text in set(kind):
        return words.value(kind(text))
    between = say(words.language, "、", ", ")
    if field == "also":
        return between.join(
            place["label"] + (f"“{place['quote']['exact']}”" if place["quote"] else "") for place in json.loads(text)
        )
    return between.join(text.split("\n")) if field in _LISTS else text
