"""Between a comment as stored and a text being typed: pure."""

from __future__ import annotations

from comments.records import Comment, Unsaved
from comments.store.ids import new_id


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
        id=new_id(),
    )


def changes_of(typed: Unsaved) -> dict[str, str | bool | None]:
    """The fields of a comment as they were typed, ready to be stored."""
    return {
        "body": typed.body,
        "rationale": typed.rationale,
        "proposal": typed.proposal,
        "delete": typed.delete,
        "type": typed.type.value,
        "priority": typed.priority.value,
        "visibility": typed.visibility.value,
    }


def as_text(*parts: str | None) -> str:
    """The parts of a comment that are there, one below the other."""
    return "\n".join(part for part in parts if part)


def joined(theirs: str, mine: str) -> str:
    """Both texts, theirs first; one of them where it holds the other already."""
    if not mine.strip() or mine == theirs:
        return theirs
    return mine if theirs in mine else f"{theirs}\n{mine}"
