"""A comment as it stood on an earlier draft, before it was carried to a later one: read back from its history."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from comments.records import Comment, CommentType, Event, OtherPlace, Priority, Quote, Status, Visibility

_READ_BACK = ("draft", "article", "number", "label", "proposal", "body", "rationale")
_FILED = ("topic", "unit", "body_other", "rationale_other")


def as_stood_on(label: str, comment: Comment, history: Iterable[Event]) -> Comment:
    """A comment as it last stood on a draft, with all that a letter says of it; itself where it is there or never was.

    Taking a comment along to a later draft adds a place and takes none away, so a letter on the earlier draft can be written
    again. It leaves only if it was meant for the submission then and still is: what has been withdrawn or become internal since
    never comes back, and words of a time when it was internal don't come out.
    """
    if comment.draft == label:
        return comment
    past = as_made_on(comment, history, (label,), whole=True)
    if past is None:
        return comment
    if comment.status is Status.WITHDRAWN:
        past = replace(past, status=comment.status)
    return past if comment.visibility is Visibility.SUBMISSION else replace(past, visibility=comment.visibility)


def as_made_on(
    comment: Comment, history: Iterable[Event], earlier: Collection[str], *, whole: bool = False
) -> Comment | None:
    """The comment as it last stood on one of the ``earlier`` drafts; None where it was made on a later one.

    ``history`` is the comment's, oldest first. What was changed after it was carried is taken back, status and the like aside
    unless ``whole``.
    """
    for event in sorted(history, key=lambda each: -each.revision):
        if comment.draft in earlier:
            return comment
        before = {field: old for field, old, _ in event.changes}
        if event.action != "created":
            comment = _taken_back(comment, before)
            comment = _standing_taken_back(comment, before) if whole else comment
    return comment if comment.draft in earlier else None


def _taken_back(comment: Comment, before: Mapping[str, str | None]) -> Comment:
    values: dict[str, str] = {name: before[name] or "" for name in _READ_BACK if name in before}
    proposal = values.pop("proposal", None)
    comment = replace(comment, **values)  # type: ignore[arg-type]  # all of them texts
    if proposal is not None:
        comment = replace(comment, proposal=before["proposal"])
    if "delete" in before:
        comment = replace(comment, delete=before["delete"] == "true")
    if "new_article" in before:
        comment = replace(comment, new_article=before["new_article"] == "true")
    if "also" in before:
        comment = replace(comment, also=_places(before["also"]))
    if any(name.startswith("quote") for name in before):
        comment = replace(comment, quote=_quote(comment.quote, before))
    return comment


def _standing_taken_back(comment: Comment, before: Mapping[str, str | None]) -> Comment:
    """Taken back too: how a comment is filed and how far it has come."""
    values = {name: before[name] or "" for name in _FILED if name in before}
    comment = replace(comment, **values)  # type: ignore[arg-type]  # all of them texts
    if "proposal_other" in before:
        comment = replace(comment, proposal_other=before["proposal_other"])
    if "authorities" in before:
        told = before["authorities"]
        comment = replace(comment, authorities=tuple(told.split("\n")) if told else ())
    return replace(
        comment,
        status=Status(before.get("status") or comment.status),
        visibility=Visibility(before.get("visibility") or comment.visibility),
        type=CommentType(before.get("type") or comment.type),
        priority=Priority(before.get("priority") or comment.priority),
    )


def _quote(now: Quote | None, before: Mapping[str, str | None]) -> Quote | None:
    exact = before.get("quote", now.exact if now else None)
    if exact is None:
        return None
    return Quote(
        exact,
        before.get("quote_before", now.before if now else "") or "",
        before.get("quote_after", now.after if now else "") or "",
        int(before.get("quote_start", str(now.start) if now else "0") or 0),
    )


def _places(told: str | None) -> tuple[OtherPlace, ...]:
    return tuple(
        OtherPlace(each["article"], each["number"], each["label"], Quote(**each["quote"]) if each["quote"] else None)
        for each in json.loads(told or "[]")
    )
