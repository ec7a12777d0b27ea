"""Comments and internal notes: lists, changes, replies, histories."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from comments.records import Comment, Event, NewComment, Reply, Standing, Status, Visibility
from comments.store import answers, edits, history, listing, matters, merging, remarks, standing, undoing
from comments.store.edits import Edit
from comments.store.fields import FieldValue
from comments.store.listing import Place, Stretch, Tally, Wanted
from comments.store.shelves.base import OpenStore


class CommentShelf(OpenStore):
    """Comments and internal notes: lists, changes, replies, histories."""

    def add_comment(self, new: NewComment, *, person: str) -> Comment:
        """Adds a comment. Raises InvalidRecordError for an unknown status and the like, or where it says nothing."""
        with self._writing() as session:
            return remarks.add(session, new, now=self._now(), person=person)

    def comments(
        self,
        slug: str,
        *,
        draft: str | None = None,
        article: str | None = None,
        status: Status | str | None = None,
        person: str | None = None,
        visibility: Visibility | str | None = None,
        state: listing.State = "live",
    ) -> tuple[Comment, ...]:
        """Comments of a matter, internal notes among them, in the order they were made.

        ``article`` is a key, ``state`` says whether those that count are wanted, deleted or merged ones, or all.
        """
        wanted = Wanted(
            draft=draft,
            articles=None if article is None else (article,),
            statuses=None if status is None else (status,),
            person=person,
            visibility=visibility,
            state=state,
        )
        return self.find_comments(slug, wanted)

    def find_comments(
        self, slug: str, wanted: Wanted, *, limit: int | None = None, offset: int = 0
    ) -> tuple[Comment, ...]:
        """The comments wanted in the order they were made, or a page of them. Raises UnknownRecordError."""
        with self._reading() as session:
            return listing.listed(session, slug, wanted, limit=limit, offset=offset)

    def comment_places(self, slug: str, wanted: Wanted) -> tuple[Place, ...]:
        """Where the comments wanted have their first place, and how many there are at each; in no order."""
        with self._reading() as session:
            return listing.places(session, slug, wanted)

    def comments_at(self, slug: str, wanted: Wanted, stretches: Sequence[Stretch]) -> tuple[Comment, ...]:
        """The comments of parts of these places, place by place in the order given."""
        with self._reading() as session:
            return listing.at(session, slug, wanted, stretches)

    def tallies(
        self, slug: str, draft: str, articles: Collection[str] | None = None, *, person: str | None = None
    ) -> tuple[Tally, ...]:
        """How many comments each person, or one, has of each status on the articles of a draft, given by key; None for all."""
        with self._reading() as session:
            return listing.tallies(session, slug, draft, articles, person)

    def comment(self, typed: str) -> Comment:
        """The comment with this id or the beginning of it. Raises UnknownRecordError, also where several begin so."""
        with self._reading() as session:
            return remarks.records(session, [remarks.find(session, typed)])[0]

    def edit_comment(
        self, typed: str, changes: Mapping[str, FieldValue], *, revision: int | None, person: str
    ) -> Comment:
        """Changes fields of a comment. Raises ConflictError, and changes nothing, where ``revision`` is out of date."""
        with self._writing() as session:
            return edits.edit(session, typed, changes, revision=revision, now=self._now(), person=person)

    def edit_comments(self, edited: Sequence[Edit], *, person: str) -> tuple[Comment, ...]:
        """Changes several comments at once, all or none; they are undone together. Raises as `edit_comment` does."""
        with self._writing() as session:
            return edits.edit_all(session, edited, now=self._now(), person=person)

    def delete_comment(
        self, typed: str, *, revision: int | None = None, everywhere: bool = False, person: str
    ) -> Comment:
        """Deletes a comment so that it can be restored; ``everywhere`` withdraws it too, from letters on earlier drafts as well.

        Raises ConflictError as `edit_comment` does.
        """
        with self._writing() as session:
            return edits.put_in_bin(
                session, typed, revision=revision, everywhere=everywhere, now=self._now(), person=person
            )

    def restore_comment(self, typed: str, *, person: str) -> Comment:
        """Restores a deleted comment."""
        with self._writing() as session:
            return edits.take_out_of_bin(session, typed, now=self._now(), person=person)

    def merge_comments(
        self, sources: Sequence[str], new: NewComment, *, revisions: Mapping[str, int], person: str
    ) -> Comment:
        """Adds a comment that takes the place of several, which stay to be read. Raises ConflictError where one of the
        ``revisions`` is out of date.
        """
        with self._writing() as session:
            return merging.merge(session, sources, new, revisions=revisions, now=self._now(), person=person)

    def reply(self, typed: str, text: str, *, person: str) -> Reply:
        """Answers a comment."""
        with self._writing() as session:
            return answers.reply(session, typed, text, now=self._now(), person=person)

    def replies(self, typed: str) -> tuple[Reply, ...]:
        """The replies to a comment in the order they were given."""
        with self._reading() as session:
            return answers.replies(session, typed)

    def replies_in(self, slug: str) -> Mapping[str, tuple[Reply, ...]]:
        """The replies to all comments of a matter, by the comment's id. Raises UnknownRecordError."""
        with self._reading() as session:
            return answers.replies_in(session, slug)

    def history(self, typed: str) -> tuple[Event, ...]:
        """What happened to a comment, oldest first."""
        with self._reading() as session:
            return history.told(session, remarks.find(session, typed))

    def histories(self, slug: str, comments: Collection[str]) -> Mapping[str, tuple[Event, ...]]:
        """What happened to some of a matter's comments, by their ids, each oldest first. Raises UnknownRecordError."""
        with self._reading() as session:
            return history.told_of(session, matters.key(matters.find(session, slug)), comments)

    def said(self, slug: str) -> tuple[str, ...]:
        """Everything that the comments, internal notes and replies of a matter say or ever said, each text once."""
        with self._reading() as session:
            return history.said(session, matters.key(matters.find(session, slug)))

    def undoable(self, person: str, comment: str | None = None) -> tuple[Event, ...]:
        """What `undo` would take back, the newest first; empty where there is nothing."""
        with self._reading() as session:
            return undoing.undoable(session, person=person, comment=comment)

    def redoable(self, person: str, comment: str | None = None) -> tuple[Event, ...]:
        """What `redo` would do again, as the undoings of it; empty where there is nothing."""
        with self._reading() as session:
            return undoing.redoable(session, person=person, comment=comment)

    def undo(self, person: str, comment: str | None = None) -> Comment:
        """Takes back the last thing this person did, to any comment or the one named.

        Raises ConflictError where somebody changed the same since.
        """
        with self._writing() as session:
            return undoing.undo(session, now=self._now(), person=person, comment=comment)

    def redo(self, person: str, comment: str | None = None) -> Comment:
        """Does again what this person undid last. Raises ConflictError where somebody changed the same since."""
        with self._writing() as session:
            return undoing.redo(session, now=self._now(), person=person, comment=comment)

    def standings(self, slug: str) -> Mapping[str, Standing]:
        """How far every comment of a matter has come, by id, deleted and merged ones among them, without what they say."""
        with self._reading() as session:
            return standing.told(session, slug)

    def comments_by_id(self, slug: str, ids: Collection[str]) -> tuple[Comment, ...]:
        """The comments of a matter with these ids, in their order, whatever became of them; those it doesn't have left out."""
        with self._reading() as session:
            return listing.by_ids(session, slug, ids)

    def counts(self, slug: str) -> Mapping[tuple[Visibility, Status], int]:
        """How many comments a matter has of each visibility and status."""
        with self._reading() as session:
            return listing.counts(session, slug)

    def comment_values(self, slug: str, field: str) -> tuple[str, ...]:
        """The different values of a field among a matter's live comments, in order; for the fields see `listing.VALUES`."""
        with self._reading() as session:
            return listing.values(session, slug, field)
