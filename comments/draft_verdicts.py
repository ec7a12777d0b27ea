"""What later drafts did about a comment: one verdict for each draft, a person's before the program's. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from typing import Any

from comments.bundle.shapes import moment
from comments.records import DecidedBy, DraftVerdict
from comments.values import Status, Verdict

VERDICT_OF: Mapping[Status, Verdict] = {
    Status.ADOPTED: Verdict.ADOPTED,
    Status.PARTLY: Verdict.PARTLY,
    Status.REJECTED: Verdict.NOT,
}
"""What a status says of the latest draft, as far as it can."""
STATUS_OF: Mapping[Verdict, Status] = {
    Verdict.ADOPTED: Status.ADOPTED,
    Verdict.PARTLY: Status.PARTLY,
    Verdict.NOT: Status.REJECTED,
    Verdict.CONTRARY: Status.REJECTED,
}
"""The status that a confirmed verdict gives a comment; one whose provision is gone keeps its own."""


def verdict_on(outcomes: Iterable[DraftVerdict], label: str) -> DraftVerdict | None:
    """What the draft with this label did; None where nobody has said."""
    return next((each for each in outcomes if each.draft == label), None)


def persons(outcomes: Iterable[DraftVerdict]) -> tuple[DraftVerdict, ...]:
    """Those that a person decided."""
    return tuple(each for each in outcomes if each.by is DecidedBy.PERSON)


def kept(known: Iterable[DraftVerdict], wanted: Iterable[DraftVerdict]) -> tuple[DraftVerdict, ...]:
    """What is wanted, but for verdicts of the program where a person has decided: there the person's stays."""
    decided = {each.draft: each for each in persons(known)}
    return tuple(each if each.by is DecidedBy.PERSON else decided.get(each.draft, each) for each in wanted)


def with_verdict(known: Sequence[DraftVerdict], new: DraftVerdict, labels: Sequence[str]) -> tuple[DraftVerdict, ...]:
    """The verdicts with one more, or with this one in the place of that on the same draft, in the order of the drafts' labels."""
    there = {each.draft: each for each in known} | {each.draft: each for each in kept(known, (new,))}
    order = {label: at for at, label in enumerate(labels)}
    return tuple(sorted(there.values(), key=lambda each: order.get(each.draft, -1)))


def is_latest(known: Iterable[DraftVerdict], label: str, labels: Sequence[str]) -> bool:
    """Whether no person has said what a draft after this one did."""
    later = frozenset(labels[labels.index(label) + 1 :])
    return not any(each.draft in later for each in persons(known))


def standing_on(known: Iterable[DraftVerdict], own: str, labels: Sequence[str]) -> tuple[DraftVerdict, ...]:
    """The verdicts without a person's on drafts after the comment's ``own``: left where its outcome is taken back."""
    later = frozenset(labels[labels.index(own) + 1 :])
    return tuple(each for each in known if each.by is DecidedBy.PROGRAM or each.draft not in later)


def as_json(outcomes: Iterable[DraftVerdict]) -> list[dict[str, Any]]:
    """The verdicts as JSON values, as the store keeps them and histories tell them."""
    return [
        {
            "draft": each.draft,
            "verdict": each.verdict.value,
            "by": each.by.value,
            "person": each.person,
            "sure": each.sure,
            "at": each.at.astimezone(UTC).isoformat(),
        }
        for each in outcomes
    ]


def from_json(told: Iterable[Mapping[str, Any]]) -> tuple[DraftVerdict, ...]:
    """The verdicts that these JSON values are."""
    return tuple(
        DraftVerdict(
            each["draft"],
            Verdict(each["verdict"]),
            DecidedBy(each["by"]),
            each["person"],
            each["sure"],
            moment(each["at"]),
        )
        for each in told
    )
