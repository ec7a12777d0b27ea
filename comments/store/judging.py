"""What a change to a comment says of its outcome in a later draft."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from comments import draft_verdicts
from comments.draft_verdicts import STATUS_OF, VERDICT_OF
from comments.models import Happening, Remark
from comments.records import DecidedBy, DraftVerdict, Role, Status
from comments.store import drafts, history
from comments.workflow import check_lead


def by_status(session: Session, row: Remark, target: Status, *, now: datetime, person: str) -> dict[str, object]:
    """The column that goes with a status given by hand; empty where nothing is to change.

    An outcome is told of the newest draft, where the comment stood on one before; where it didn't, there is no draft yet that it
    could be told of. A status before any outcome takes back what people said of drafts that the comment hasn't been taken to.
    """
    if target not in VERDICT_OF and row.status not in VERDICT_OF:
        return {}
    labels = drafts.labels_in_order(session, row.matter_id)
    own = drafts.labels(session, [row.draft_id])[row.draft_id]
    known = draft_verdicts.from_json(row.outcomes)
    if target not in VERDICT_OF:
        wanted = draft_verdicts.standing_on(known, own, labels)
    else:
        said = draft_verdicts.verdict_on(draft_verdicts.persons(known), labels[-1])
        if own == labels[-1] and not _was_carried(session, row):
            return {}
        if said is not None and STATUS_OF.get(said.verdict) is target:
            return {}  # said already, perhaps more exactly
        new = DraftVerdict(labels[-1], VERDICT_OF[target], DecidedBy.PERSON, person, sure=True, at=now)
        wanted = draft_verdicts.with_verdict(known, new, labels)
    return {} if wanted == known else {"outcomes": draft_verdicts.as_json(wanted)}


def check(row: Remark, values: Mapping[str, object], role: Role) -> None:
    """Raises InvalidRecordError where columns would change what people said became of a comment, by anybody but the lead."""
    wanted = values.get("outcomes")
    if isinstance(wanted, list):
        before, after = (set(draft_verdicts.persons(draft_verdicts.from_json(each))) for each in (row.outcomes, wanted))
        if before != after:
            check_lead(role)


def untold(row: Remark, event: Happening) -> dict[str, object]:
    """The column without the outcome that an event recorded before histories told of outcomes; empty where there is none."""
    known = draft_verdicts.from_json(row.outcomes)
    wanted = [each for each in known if (each.at, each.person) != (event.at, event.person)]
    return {"outcomes": draft_verdicts.as_json(wanted)} if len(wanted) < len(known) else {}


def _was_carried(session: Session, row: Remark) -> bool:
    return any(history.record(event).carried for event in history.of(session, row))
