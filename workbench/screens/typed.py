"""Between a comment as stored and a text being typed: pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from comments.ids import new_id
from comments.records import Comment, Unsaved
from comments.three_way import Value


def unsaved_of(comment: Comment, person: str) -> Unsaved:
    """A comment as a text to be changed, with the revision it was seen in."""
    return Unsaved(
        person=person,
        matter=comment.matter,
        draft=comment.draft,
        article=comment.article,
        number=comment.number,
        label=comment.label,
        quote=comment.quote,
        comment=comment.id,
        revision=comment.revision,
        body=comment.body,
        rationale=comment.rationale,
        proposal=comment.proposal,
        delete=comment.delete,
        type=comment.type,
        priority=comment.priority,
        visibility=comment.visibility,
        authorities=comment.authorities,
        topic=comment.topic,
        unit=comment.unit,
        body_other=comment.body_other,
        rationale_other=comment.rationale_other,
        proposal_other=comment.proposal_other,
        id=new_id(),
    )


def with_values(typed: Unsaved, values: Mapping[str, Value], revision: int) -> Unsaved:
    """The text with these fields, as an edit of another revision of its comment."""
    given: dict[str, object] = {}
    for name, value in values.items():
        now = getattr(typed, name)
        given[name] = type(now)(str(value)) if isinstance(now, StrEnum) else value
    return replace(typed, revision=revision, **given)  # type: ignore[arg-type]  # each in the kind that the field has


def changes_of(typed: Unsaved) -> dict[str, Value]:
    """The fields of a comment as they were typed, ready to be stored."""
    return {
        "body": typed.body,
        "rationale": typed.rationale,
        "proposal": typed.proposal,
        "delete": typed.delete,
        "type": typed.type.value,
        "priority": typed.priority.value,
        "visibility": typed.visibility.value,
        "authorities": typed.authorities,
        "topic": typed.topic,
        "unit": typed.unit,
        "body_other": typed.body_other,
        "rationale_other": typed.rationale_other,
        "proposal_other": typed.proposal_other,
    }
