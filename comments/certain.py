"""Which outcomes the words alone settle, so that a person may confirm them together. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from comments.adoption import Verdict
from comments.draft_verdicts import VERDICT_OF, persons
from comments.outcomes import Outcome
from comments.records import Event, Status
from comments.redraft import Ask
from comments.workflow import OUTCOMES
from drafts.folding import comparable

MOOT = {"zh": "该条已删除，建议不再适用。", "en": "The provision is gone; the proposal is moot."}
"""The answer that is kept, by language, where a person says that the provision is gone and gives no other."""


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
    sent = outcome.comment.status in (Status.SUBMITTED, *OUTCOMES)
    return outcome.verdict is not None and sent and not is_recorded(outcome)


def recorded(outcome: Outcome) -> Verdict | None:
    """What a person recorded of the draft, as far as a comment can say it; None where nobody did.

    Where nothing is told of this draft, the status says it. A comment whose provision is gone keeps its status: there the answer
    kept with it says so, or that one was recorded at all. What may have been recorded of another draft counts as long as this one
    is no different.
    """
    if outcome.said is not None:
        return outcome.said.verdict
    by_status, answer = VERDICT_OF.get(outcome.comment.status), outcome.comment.response.strip()
    of_none = not persons(outcome.comment.outcomes)
    if by_status is None and answer and (outcome.verdict is Verdict.GONE or (of_none and answer in MOOT.values())):
        return Verdict.GONE
    if by_status is None or (outcome.of_another and not _same(by_status, outcome.verdict)):
        return None
    return by_status


def _same(by_person: Verdict, by_machine: Verdict | None) -> bool:
    """Whether the two are one, as far as a status can say it."""
    unadopted = (Verdict.NOT, Verdict.CONTRARY, Verdict.GONE)
    return by_person is by_machine or (by_person is Verdict.NOT and by_machine in unadopted)


def last_moved(history: Iterable[Event]) -> datetime | None:
    """When a comment came to the status that it has, by its history, oldest first; None where that isn't told."""
    moves = [event.at for event in history for field, _, _ in event.changes if field == "status"]
    return moves[-1] if moves else None


def is_recorded(outcome: Outcome) -> bool:
    """Whether a person has recorded what became of it."""
    return recorded(outcome) is not None


def agrees(outcome: Outcome) -> bool:
    """Whether what a person recorded is the machine's verdict, or nobody has recorded anything."""
    found = recorded(outcome)
    return found is None or _same(found, outcome.verdict)


def counted(outcome: Outcome) -> Verdict | None:
    """The verdict that counts: a person's where one was recorded that isn't the machine's, else the machine's."""
    return outcome.verdict if agrees(outcome) else recorded(outcome)
