"""Operations on comments: writing, changing, answering, undoing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comments.as_made import stood_before
from comments.errors import InvalidRecordError
from comments.records import (
    Comment,
    CommentType,
    Event,
    NewComment,
    OtherPlace,
    Priority,
    Quote,
    Reply,
    Status,
    Unsaved,
    Visibility,
)
from comments.redraft import redraft
from comments.store import FieldValue
from comments.three_way import before
from comments.workflow import check_asks_one_thing
from drafts import anchor
from drafts.model import Draft, Span
from drafts.naming import provision_named
from workbench.workspace.lists import GENERAL, ListDesk

MOST_SHOWN = 400
"""Characters of an article that are shown to who quoted it wrongly; nearly all articles are shorter."""


@dataclass(frozen=True, slots=True)
class ThreeWay:
    """A comment that somebody saved while another was changing it."""

    theirs: Comment
    """As it is stored now."""
    person: str
    """Who saved it last."""
    before: Mapping[str, str | None] | None
    """What each field changed since was before, as the history tells it; None where the history doesn't go back so far."""


class DiscussionDesk(ListDesk):
    """The comments of a store."""

    def comment(
        self,
        slug: str,
        article: str,
        *,
        draft: str | None = None,
        quote: str | None = None,
        span: Span | None = None,
        body: str = "",
        rationale: str = "",
        proposal: str | None = None,
        delete: bool = False,
        type: CommentType = CommentType.SUBSTANTIVE,  # noqa: A002  (the contract's name for it)
        priority: Priority = Priority.NORMAL,
        visibility: Visibility | None = None,
        also: Sequence[tuple[str, str | None]] = (),
        new_article: bool = False,
        authorities: Sequence[str] = (),
        topic: str = "",
        unit: str = "",
        body_other: str = "",
        rationale_other: str = "",
        proposal_other: str | None = None,
        assigned: str = "",
    ) -> Comment:
        """Comment on an article (by number, label or key), on words in it, or on the draft as a whole.

        ``span`` picks words by their place in the article's body, ``quote`` by what they say; ``also`` names further places as
        (article, quote or None). ``proposal`` is the article or the quoted words as they should read, or with
        ``new_article`` an article to stand after this one. ``…_other`` are the same in the other language. Without a
        visibility, a comment that proposes words or a deletion is meant for the submission, a bare remark for the team.
        Raises UnknownRecordError, UnknownProvisionError, or InvalidRecordError where the words aren't in the article.
        """
        check_asks_one_thing(delete=delete, proposal=proposal, new_article=new_article)
        if not (body.strip() or rationale.strip() or (proposal or "").strip() or delete):
            raise InvalidRecordError(
                "意见是空的。请至少写明意见、理由、建议修改的文字之一，或选择建议删除。",
                "The comment is empty. Give a body, a rationale, a proposal, or propose to delete.",
            )
        version = self.store.draft(slug, draft)
        text = self.draft(slug, version.label)
        key = number = label = ""
        place: Quote | None = None
        if article.strip() not in GENERAL:
            provision = provision_named(text, article)
            key, number, label = provision.key, provision.number, provision.label
            place = self._quote(text, key, quote, span)
        proposes = delete or bool((proposal or "").strip())
        return self.store.add_comment(
            NewComment(
                matter=slug,
                draft=version.label,
                article=key,
                number=number,
                label=label,
                quote=place,
                body=body,
                rationale=rationale,
                proposal=proposal,
                delete=delete,
                type=type,
                priority=priority,
                visibility=visibility or (Visibility.SUBMISSION if proposes else Visibility.TEAM),
                status=Status.PROPOSED,
                also=self._other_places(text, also),
                new_article=new_article,
                authorities=tuple(authorities),
                topic=topic,
                unit=unit,
                body_other=body_other,
                rationale_other=rationale_other,
                proposal_other=proposal_other,
                assigned=assigned,
            ),
            person=self.person,
        )

    def edit(self, identifier: str, changes: Mapping[str, FieldValue], *, revision: int | None = None) -> Comment:
        """Change fields of a comment. With the revision seen, raises ConflictError where somebody saved since.

        Raises InvalidRecordError where it would both ask to delete words and say how they should read.
        """
        return self.store.edit_comment(identifier, changes, revision=revision, person=self.person)

    def place(
        self,
        identifier: str,
        *,
        draft: str | None = None,
        article: str | None = None,
        quote: str | None = None,
        also: Sequence[tuple[str, str | None]] | None = None,
    ) -> dict[str, FieldValue]:
        """The changes that give a comment another place, for `edit`: its article, its quote, its further places.

        An empty quote makes it a comment on the article; a new article without a quote too. What isn't given stays.
        Raises UnknownRecordError, UnknownProvisionError, or InvalidRecordError where the words aren't in the article.
        """
        comment = self.store.comment(identifier)
        changes: dict[str, FieldValue] = {}
        label = draft or comment.draft
        text = self.draft(comment.matter, label)
        if label != comment.draft:
            changes["draft"] = label
        key = comment.article
        if article is not None and article.strip() in GENERAL:
            changes.update(article="", number="", label="", quote=None)
            key = ""
        elif article is not None or draft is not None:
            provision = provision_named(text, article or self._name_in(text, comment))
            key = provision.key
            changes.update(article=key, number=provision.number, label=provision.label)
            if key != comment.article:
                changes["quote"] = None
        if quote is not None and key:
            changes["quote"] = self._quote(text, provision_named(text, key).key, quote, None)
        if also is not None:
            changes["also"] = self._other_places(text, also)
        return changes

    def assign(self, identifier: str, name: str, *, revision: int | None = None) -> Comment:
        """Say who is to see to a comment; an empty name for nobody."""
        return self.edit(identifier, {"assigned": name}, revision=revision)

    def delete(self, identifier: str, *, revision: int | None = None, everywhere: bool = False) -> Comment:
        """Delete a comment so that it can be restored. Raises ConflictError as `edit` does.

        It stays in the letters on earlier drafts that it was taken along from (see `stays_on`); ``everywhere`` withdraws it from
        those too. Raises InvalidRecordError where it can't be withdrawn any more.
        """
        return self.store.delete_comment(identifier, revision=revision, everywhere=everywhere, person=self.person)

    def stays_on(self, comment: Comment) -> tuple[str, ...]:
        """The labels of the earlier drafts, oldest first, on which a deleted comment still stands and can be exported."""
        if not comment.deleted or comment.status is Status.WITHDRAWN or comment.visibility is not Visibility.SUBMISSION:
            return ()
        labels = [version.label for version in self.store.drafts(comment.matter)]
        return stood_before(labels[: labels.index(comment.draft)], comment, self.store.history(comment.id))

    def restore(self, identifier: str) -> Comment:
        """Restore a deleted comment. Raises InvalidRecordError for one that isn't deleted."""
        comment = self.store.comment(identifier)
        if not comment.deleted:
            raise InvalidRecordError(
                f"意见 {comment.id} 没有被删除，不必恢复，没有改动。"
                + (
                    f"它已并入 {comment.merged_into}。"
                    if comment.merged_into
                    else "已删除的见 workbench comments --deleted。"
                ),
                f"Comment {comment.id} isn't deleted; there is nothing to restore. "
                + (
                    f"It was merged into {comment.merged_into}."
                    if comment.merged_into
                    else "Those that are: workbench comments --deleted."
                ),
            )
        return self.store.restore_comment(identifier, person=self.person)

    def find(self, identifier: str) -> Comment:
        """The comment with this id or the beginning of it. Raises UnknownRecordError."""
        return self.store.comment(identifier)

    def reply(self, identifier: str, text: str) -> Reply:
        """Answer a comment."""
        return self.store.reply(identifier, text, person=self.person)

    def replies(self, identifier: str) -> tuple[Reply, ...]:
        """The answers to a comment, oldest first."""
        return self.store.replies(identifier)

    def replies_in(self, slug: str) -> Mapping[str, tuple[Reply, ...]]:
        """The answers to all comments of a matter, by the comment's id. Raises UnknownRecordError."""
        return self.store.replies_in(slug)

    def history(self, identifier: str) -> tuple[Event, ...]:
        """Every change to a comment, oldest first."""
        return self.store.history(identifier)

    def three_way(self, identifier: str, revision: int | None) -> ThreeWay:
        """A comment as it is now, and how it was at a revision that somebody has seen. Raises UnknownRecordError."""
        theirs = self.store.comment(identifier)
        history = self.store.history(theirs.id)
        last = max(history, key=lambda event: event.revision, default=None)
        known = revision is not None and {e.revision for e in history} >= set(range(revision + 1, theirs.revision + 1))
        return ThreeWay(
            theirs,
            last.person if last is not None else theirs.author,
            before(history, revision) if known and revision is not None else None,
        )

    def undoable(self, identifier: str | None = None) -> tuple[Event, ...]:
        """What `undo` would take back, the newest first; empty where there is nothing."""
        return self.store.undoable(self.person, identifier)

    def undo(self, identifier: str | None = None) -> Comment:
        """Undo this person's last change, to any comment or the one named. Raises ConflictError where somebody built on it."""
        return self.store.undo(self.person, identifier)

    def redoable(self, identifier: str | None = None) -> tuple[Event, ...]:
        """What `redo` would do again, as the undoings of it; empty where there is nothing."""
        return self.store.redoable(self.person, identifier)

    def redo(self, identifier: str | None = None) -> Comment:
        """Do again what this person undid last. Raises ConflictError where somebody changed the same since."""
        return self.store.redo(self.person, identifier)

    def keep_unsaved(self, text: Unsaved) -> None:
        """Keep what is being typed, in case the program or the machine stops."""
        self.store.keep_unsaved(text)

    def unsaved(self) -> tuple[Unsaved, ...]:
        """What this person had typed and not saved."""
        return self.store.unsaved(self.person)

    def forget_unsaved(self, identifier: str) -> None:
        """Drop kept text once it was saved, or on purpose."""
        self.store.forget_unsaved(identifier)

    def times_quoted(self, comment: Comment, place: OtherPlace) -> int:
        """How often the words quoted at a place of a comment stand in the article there; 0 where none are quoted."""
        text = self.draft(comment.matter, comment.draft)
        provision = text.by_key.get(place.article)
        return text.body(provision).count(place.quote.exact) if place.quote is not None and provision is not None else 0

    def says_the_same(self, comment: Comment) -> bool:
        """Whether a comment proposes words that stand there already."""
        if not (comment.proposal or "").strip():
            return False
        text = self.draft(comment.matter, comment.draft)
        return redraft(text, text.by_key.get(comment.article), comment).says_the_same

    def _name_in(self, text: Draft, comment: Comment) -> str:
        """What to look for a comment's place by: its key; its article's number where the draft has no such key."""
        return comment.article if comment.article in text.by_key else comment.number or comment.article

    def _other_places(self, text: Draft, also: Sequence[tuple[str, str | None]]) -> tuple[OtherPlace, ...]:
        found = []
        for article, quote in also:
            provision = provision_named(text, article)
            words = self._quote(text, provision.key, quote, None)
            found.append(OtherPlace(provision.key, provision.number, provision.label, words))
        return tuple(found)

    def _quote(self, text: Draft, key: str, quote: str | None, span: Span | None) -> Quote | None:
        provision = text.by_key[key]
        if span is None and quote:
            at = text.body(provision).find(quote)
            if at < 0:
                words = " ".join(text.body(provision).split("\n"))
                words = words if len(words) <= MOST_SHOWN else words[:MOST_SHOWN].rstrip() + "……"
                raise InvalidRecordError(
                    f"{provision.label}里没有“{quote}”这几个字。请照原文摘引，该条原文：“{words}”。",
                    f"{provision.label} doesn't contain “{quote}”. Quote its words exactly; they are: “{words}”",
                )
            span = Span(at, at + len(quote))
        if span is None or not len(span):
            return None
        return Quote(*anchor.take(text, key, span))
