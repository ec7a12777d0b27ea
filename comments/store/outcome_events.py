"""What bundles call the outcomes of a comment: an entity for each later draft, its ``verdict`` by a person, its ``guess`` by the
program.

The two are fields of their own, so that merging never sets the program against a person: where both are told, the person's counts.
Who decided it, and when, is the event's to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from comments import draft_verdicts
from comments.bundle.events import OUTCOME, Key, Said
from comments.bundle.fold import Heads, fold
from comments.bundle.shapes import moment
from comments.models import Happening, Remark
from comments.records import DecidedBy, DraftVerdict, Verdict
from comments.store import checked, fields, history
from comments.store.ledger import Ledger, shows

BY_PERSON, BY_PROGRAM = "verdict", "guess"
Standing = Mapping[str, Heads]
"""The live events of each field of an outcome."""


def key_of(comment: str, draft: str) -> Key:
    """The entity of what a draft did about a comment, the draft by its key."""
    return OUTCOME, f"{comment}/{draft}"


def parts(entity: str) -> tuple[str, str]:
    """The comment's id and the draft's key."""
    comment, _, draft = entity.partition("/")
    return comment, draft


def capture(
    row: Remark, told: Iterable[Happening], draft_keys: Mapping[str, str], ledger: Ledger, *, internal: bool
) -> None:
    """Adds to a matter's ledger what its events don't tell yet of a comment's outcomes, and that one was taken back.

    ``told`` is the comment's history, ``draft_keys`` are the drafts' keys by their labels. An outcome that no history tells of, of
    an older store, comes with what the histories elsewhere are to tell.
    """
    telling = [each for each in told if any(name == "outcomes" for name, _, _ in history.changes_of(each))]
    last = max(telling, key=lambda each: each.entered, default=None)
    known = [each for each in ledger.of_comment(row.id) if each.kind == OUTCOME and (internal or not each.internal)]
    standing = fold(known)
    untold = [] if last else [("outcomes", "", fields.told_as_json(row.outcomes))]
    listed: set[Key] = set()
    for each in draft_verdicts.from_json(row.outcomes):
        if each.draft not in draft_keys:
            continue  # the draft was removed, and something recorded of it before was done again
        key = key_of(row.id, draft_keys[each.draft])
        listed.add(key)
        before = standing.get(key, {})
        sets = {name: value for name, value in _sets(each, before).items() if not shows(before, name, value)}
        if sets:
            said = Said(each.at, each.person, "edited", told=untold, internal=internal, comment=row.id)
            ledger.add(key, said, sets, before)
            untold = []
    at, person = (last.at, last.person) if last else (row.updated, row.author)
    for key, before in standing.items():
        gone = {name: None for name in before if _value(before, name) is not None}
        if key not in listed and gone:
            ledger.add(key, Said(at, person, "edited", internal=internal, comment=row.id), gone, before)


def _sets(each: DraftVerdict, before: Standing) -> dict[str, Any]:
    """The fields that tell an outcome."""
    if each.by is DecidedBy.PERSON:
        return {BY_PERSON: each.verdict.value}
    taken_back = {} if _value(before, BY_PERSON) is None else {BY_PERSON: None}
    return {BY_PROGRAM: {"verdict": each.verdict.value, "sure": each.sure}, **taken_back}


def told(standing: Standing, label: str) -> DraftVerdict | None:
    """What the events say that a draft did, a person's verdict before the program's; None where it was taken back.

    Raises KeyError, TypeError or ValueError for what makes no sense.
    """
    for name, by in ((BY_PERSON, DecidedBy.PERSON), (BY_PROGRAM, DecidedBy.PROGRAM)):
        value = _value(standing, name)
        if value is not None:
            head = standing[name][0]
            verdict, sure = (value["verdict"], value["sure"]) if by is DecidedBy.PROGRAM else (value, True)
            if not isinstance(sure, bool):
                raise TypeError(sure)
            person = checked.needed("person", head.person)
            return DraftVerdict(label, Verdict(verdict), by, person, sure, moment(head.at))
    return None


def _value(standing: Standing, name: str) -> Any:
    return standing[name][0].sets[name] if name in standing else None
