"""What later drafts did about a comment, as people read it."""

from __future__ import annotations

from collections.abc import Iterable

from comments.records import DecidedBy, DraftVerdict
from workbench.language import say
from workbench.wording import Words


def outcomes_told(latest_first: Iterable[DraftVerdict], words: Words) -> str:
    """Each draft with its verdict, in the order given; what no person decided says so."""
    return say(words.language, "；", "; ").join(_told(each, words) for each in latest_first)


def _told(each: DraftVerdict, words: Words) -> str:
    key = "person" if each.by is DecidedBy.PERSON else "program" if each.sure else "guess"
    draft = say(words.language, f"“{each.draft}”", each.draft)
    return words(f"outcome.{key}", draft=draft, verdict=words(f"carry.{each.verdict.value}"))
