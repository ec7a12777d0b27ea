"""Comments as they stood on an earlier draft, before they were carried to a later one: read back from their histories."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from comments.records import Comment, CommentType, Event, OtherPlace, Priority, Quote, Status, Visibility

_READ_BACK = ("draft", "article", "number", "label", "proposal", "body", "rationale")
_FILED = ("topic", "unit", "body_other", "rationale_other")


def as_stood_on(
    label: str, earlier: Collection[str], comments: Sequence[Comment], histories: Mapping[str, Sequence[Event]]
) -> tuple[Comment, ...]:
    """A matter's comments, those that were taken along from a draft to a later one as they last stood on it.

    ``comments`` are all of the matter's, deleted and merged ones among them; ``earlier`` the labels of the drafts before this
    one; ``histories`` has at least those of the comments that `moved_on` names, oldest first.

    Taking a comment along to a later draft adds a place and takes none away, so a letter on the earlier draft can be written
    again. What was deleted on the later draft, or merged there into a comment made on it, is gone from there alone. But a
    comment leaves only if it was meant for the submission then and still is: what has been withdrawn or become internal since
    never comes back, itself or by way of the comment that took its place, and words of a time when it was internal don't come
    out.
    """
    known = {comment.id: comment for comment in comments}
    upto = frozenset((label, *earlier))

    def stood(comment: Comment) -> Comment | None:
        """The comment on this draft or one before it; None for one made later."""
        return (
            comment if comment.draft in upto else as_made_on(comment, histories.get(comment.id, ()), upto, whole=True)
        )

    def past(comment: Comment) -> Comment:
        found = stood(comment)
        if found is None or found.draft != label:
            return comment
        found = replace(found, merged_into=_stand_in(comment.merged_into, found.merged_into))
        return _as_far_as_allowed(found, [comment, *_stand_ins(comment, known)], histories)

    def _stand_in(now: str | None, then: str | None) -> str | None:
        """The comment in whose favour this one stays behind: one made on a later draft leaves it where it stood."""
        there = known.get(now or "")
        if there is None:
            return then
        return now if stood(there) is not None else None

    return tuple(past(each) for each in comments)


def stood_before(earlier: Sequence[str], comment: Comment, history: Iterable[Event]) -> tuple[str, ...]:
    """Which of the earlier drafts, given oldest first, a comment stood on last and counted there, meant for the submission."""
    told = tuple(history)
    found: list[str] = []
    for position in range(len(earlier), 0, -1):
        past = as_made_on(comment, told, earlier[:position], whole=True)
        if past is None or past.draft != earlier[position - 1]:
            continue
        if past.is_live and past.visibility is Visibility.SUBMISSION:
            found.insert(0, past.draft)
    return tuple(found)


def moved_on(later: Collection[str], comments: Iterable[Comment]) -> tuple[str, ...]:
    """The comments, by id, whose histories tell how they stood before these drafts."""
    return tuple(comment.id for comment in comments if comment.draft in later)


def _stand_ins(comment: Comment, known: Mapping[str, Comment]) -> Iterable[Comment]:
    """The comment that took this one's place, the one that took the place of that, and so on."""
    seen = {comment.id}
    while comment.merged_into is not None and comment.merged_into not in seen:
        seen.add(comment.merged_into)
        there = known.get(comment.merged_into)
        if there is None:
            return
        yield there
        comment = there


def _as_far_as_allowed(past: Comment, now: Sequence[Comment], histories: Mapping[str, Sequence[Event]]) -> Comment:
    """A comment of an earlier draft, withdrawn or kept from leaving where that was said of it since.

    ``now`` is the comment as it is, and those that took its place.
    """
    own, *others = now
    if any(each.status is Status.WITHDRAWN for each in now):
        past = replace(past, status=Status.WITHDRAWN)
    if own.visibility is not Visibility.SUBMISSION:
        return replace(past, visibility=own.visibility)
    for each in others:  # one that was never meant for the submission says nothing about what it was made of
        if each.visibility is not Visibility.SUBMISSION and _was_meant_to_leave(histories.get(each.id, ())):
            return replace(past, visibility=each.visibility)
    return past


def _was_meant_to_leave(history: Iterable[Event]) -> bool:
    return any(
        field == "visibility" and before == Visibility.SUBMISSION
        for event in history
        for field, before, _ in event.changes
    )


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
    """Taken back too: how a comment is filed, how far it has come, and whether it counts."""
    values = {name: before[name] or "" for name in _FILED if name in before}
    comment = replace(comment, **values)  # type: ignore[arg-type]  # all of them texts
    if "proposal_other" in before:
        comment = replace(comment, proposal_other=before["proposal_other"])
    if "authorities" in before:
        told = before["authorities"]
        comment = replace(comment, authorities=tuple(told.split("\n")) if told else ())
    if "merged_into" in before:
        comment = replace(comment, merged_into=before["merged_into"])
    if "deleted" in before:
        comment = replace(comment, deleted=before["deleted"] == "true")
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
