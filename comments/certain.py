"""Which outcomes the words alone settle, so that a person may confirm them together. Pure."""

from __future__ import annotations

from comments.adoption import Verdict
from comments.outcomes import Outcome
from comments.records import Status
from comments.redraft import Ask
from comments.workflow import OUTCOMES
from drafts.folding import comparable


def is_certain(outcome: Outcome) -> bool:
    """Whether a verdict leaves nothing to weigh.

    Adopted: the words proposed stand in the newer draft letter for letter and those they were to replace don't; or the article
    is gone, as asked. Not adopted: the words that were to change stand there letter for letter, and those proposed don't.
    Differences of width, quotation marks and spaces don't count. Everything else asks for a look.
    """
    asked = outcome.redraft
    if asked.ask is Ask.DELETE_ARTICLE:
        return outcome.verdict is Verdict.ADOPTED and not outcome.text.strip()
    if asked.ask not in (Ask.REPLACE, Ask.DELETE_WORDS) or not asked.proposed.strip() or not asked.original.strip():
        return False
    now, before, proposed = comparable(outcome.text), comparable(asked.original), comparable(asked.proposed)
    # words put in or taken out leave one text as part of the other
    if outcome.verdict is Verdict.ADOPTED:
        return proposed in now and (before in proposed or before not in now) and before != proposed
    return outcome.verdict is Verdict.NOT and before in now and (proposed in before or proposed not in now)


def awaits_outcome(outcome: Outcome) -> bool:
    """Whether a verdict was given on a comment that was sent, and no person has recorded its outcome."""
    return outcome.verdict is not None and outcome.comment.status is Status.SUBMITTED


def is_recorded(outcome: Outcome) -> bool:
    """Whether a person has recorded what became of it."""
    return outcome.comment.status in OUTCOMES
