"""Who has a duty in an English sentence: the subject of the modal word, or nobody where that is in doubt."""

from __future__ import annotations

import re

from drafts.duty_actors import LONGEST_ACTOR
from drafts.patterns import regex

_LATIN_CUT = regex(r"[,:]\s+")
_LATIN_AND = regex(r"\b(?:and|or|but)\s+")
_THIS_ONE = regex(r"(?:This|That|These|Those)\s+[A-Za-z]")
"""That Member State, This Regulation: a subject at the head of a sentence, and no relative clause."""
_LATIN_LAST_AND = regex(r"(?:^|\s)(?:and|or|but)(?:\s|$)")
_LATIN_GOES_ON = regex(r"(?:(?:and|or|but|then|also|it|they|he|she|who|\w+ly)(?:\s+|$))*", re.IGNORECASE)
"""Before a modal whose subject was named before: it shall, and shall also."""
_LATIN_TAIL = regex(
    r"\s+(?:that|which|who|whose|where|referred to|in accordance with|under|for the purposes?|pursuant to|within)\b"
)
"""Where a subject's own words end and what is said about it begins."""
_LATIN_NO_ACTOR = regex(
    r"(?:where|if|when|that|which|who|as|by|in|on|for|to|put|be|before|after|without|including|such as|it|they|this|these|there"
    r"|he|she|they|and|or|but|not|also|unless|while|until|once|of)\b|[^A-Za-z(“‘\"'§]",
    re.IGNORECASE,
)
_LONGEST_LEAD = 80


def latin_actor(before: str, said: str, *, first: bool) -> str:
    """The subject of a modal, from the words since the sentence or its last modal began; ``said`` where that goes on about it."""
    nearest = _LATIN_CUT.split(before)[-1].strip()
    if not first:
        nearest = _LATIN_LAST_AND.split(nearest)[-1].strip()
    if _LATIN_GOES_ON.fullmatch(nearest):
        return said
    nearest = re.sub(r"^\(?[0-9a-z]{1,4}[.)]\s*", "", nearest)
    nearest = _LATIN_AND.sub("", nearest, count=1) if _LATIN_AND.match(nearest) else nearest
    subject = _LATIN_TAIL.split(nearest)[0].strip()
    if not subject or len(subject) > LONGEST_ACTOR or (_LATIN_NO_ACTOR.match(subject) and not _THIS_ONE.match(subject)):
        return ""
    return subject


def latin_lead(before: str) -> str:
    """What a sentence says right before a modal of which the actor isn't certain; nothing where that is long."""
    nearest = _LATIN_CUT.split(before)[-1].strip()
    return nearest if len(nearest) <= _LONGEST_LEAD else ""
