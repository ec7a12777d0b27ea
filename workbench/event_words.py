"""What an event of a comment's history changed, as people read it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from comments.draft_verdicts import from_json
from comments.records import CommentType, Event, Priority, Status, Visibility
from workbench.language import say
from workbench.outcome_words import outcomes_told
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


def changes_told(event: Event) -> Iterator[tuple[str, str | None, str | None]]:
    """Each field that people read, with its value before and after, where it has or had one."""
    for field, before, after in event.changes:
        if field not in _PLUMBING and (before or after):
            yield field, before, after


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
    if field == "outcomes":
        return outcomes_told(reversed(from_json(json.loads(text))), words)
    return between.join(text.split("\n")) if field in _LISTS else text
