"""Operations on comments: writing, changing, answering, undoing."""

from __future__ import annotations

from collections.abc import Mapping

from comments.errors import InvalidRecordError
from comments.records import (
    Comment,
    CommentType,
    Event,
    NewComment,
    Priority,
    Quote,
    Reply,
    Status,
    Unsaved,
    Visibility,
)
from drafts import anchor
from drafts.model import Draft, Span
from workbench.workspace.drafts import DraftDesk

GENERAL = frozenset({"", "general", "全文", "总体"})
"""Names for the draft as a whole, where an article's is asked for."""


class DiscussionDesk(DraftDesk):
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
    ) -> Comment:
        """Comment on an article (by number, label or key), on words in it, or on the draft as a whole.

        ``span`` picks words by their place in the article's body, ``quote`` by what they say. Without a visibility, a comment
        that proposes words or a deletion is meant for the submission, a bare remark for the team.
        Raises UnknownRecordError, UnknownProvisionError, or InvalidRecordError where the words aren't in the article.
        """
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
            provision = text.article(article)
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
            ),
            person=self.person,
        )

    def comments(
        self,
        slug: str,
        *,
        draft: str | None = None,
        article: str | None = None,
        status: Status | None = None,
        person: str | None = None,
    ) -> tuple[Comment, ...]:
        """A matter's comments, internal ones included, by place in the draft and then by age. Raises UnknownRecordError."""
        found = self.store.comments(slug, draft=draft, status=status, person=person)
        if article is not None:
            wanted = "".join(article.split())
            found = tuple(
                c
                for c in found
                if wanted in (c.number, c.article, "".join(c.label.split())) or (not c.article and wanted in GENERAL)
            )
        return tuple(sorted(found, key=self._place))

    def is_placed(self, comment: Comment) -> bool:
        """Whether a comment's article, and the words it quotes, are still found in the draft it was made on."""
        if not comment.article:
            return True
        text = self.draft(comment.matter, comment.draft)
        provision = text.by_key.get(comment.article)
        if provision is None:
            return False
        return comment.quote is None or comment.quote.exact in text.body(provision)

    def edit(
        self, identifier: str, changes: Mapping[str, str | bool | None], *, revision: int | None = None
    ) -> Comment:
        """Change fields of a comment. With the revision seen, raises ConflictError where somebody saved since."""
        return self.store.edit_comment(identifier, changes, revision=revision, person=self.person)

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

    def undo(self) -> Comment:
        """Undo this person's last change to a comment. Raises ConflictError where somebody built on it."""
        return self.store.undo(self.person)

    def keep_unsaved(self, text: Unsaved) -> None:
        """Keep what is being typed, in case the program or the machine stops."""
        self.store.keep_unsaved(text)

    def unsaved(self) -> tuple[Unsaved, ...]:
        """What this person had typed and not saved."""
        return self.store.unsaved(self.person)

    def forget_unsaved(self, identifier: str) -> None:
        """Drop kept text once it was saved, or on purpose."""
        self.store.forget_unsaved(identifier)

    def _quote(self, text: Draft, key: str, quote: str | None, span: Span | None) -> Quote | None:
        provision = text.by_key[key]
        if span is None and quote:
            at = text.body(provision).find(quote)
            if at < 0:
                raise InvalidRecordError(
                    f"{provision.label}里没有“{quote}”这几个字。请照原文摘引（workbench outline 可看原文）。",
                    f"{provision.label} doesn't contain “{quote}”. Quote its words exactly (workbench outline shows them).",
                )
            span = Span(at, at + len(quote))
        if span is None or not len(span):
            return None
        return Quote(*anchor.take(text, key, span))

    def _place(self, comment: Comment) -> tuple[int, int, str]:
        text = self.draft(comment.matter, comment.draft)
        provision = text.by_key.get(comment.article)
        start = provision.span.start if provision else -1
        return (start, comment.quote.start if comment.quote else -1, comment.created.isoformat())
