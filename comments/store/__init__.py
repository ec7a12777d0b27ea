"""The store: matters, drafts and comments, kept so that nothing is lost and nobody is overwritten.

Only records of ``comments.records`` come out. Each method is one transaction; faults of the database come out as
StoreError. A store may be used from several threads, and its file or database by several processes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self, Unpack

from sqlmodel import Session

from comments.bundle.archive import Bundle
from comments.bundle.report import Disagreement, MergeReport, PackReport
from comments.circulation import Circulation
from comments.collected import Item, KeptCirculation, Taken
from comments.records import (
    Comment,
    DraftRepair,
    DraftVersion,
    Event,
    KeptPin,
    Matter,
    MatterEvent,
    NewComment,
    Person,
    ReadMark,
    ReferenceLaw,
    Reply,
    Role,
    Stage,
    Standing,
    Status,
    Unsaved,
    Visibility,
)
from comments.search.found import Found, FoundPlace, FoundWords, Scope
from comments.sendings import Export, Handed, NewSending, Note, Sending
from comments.store import (
    answers,
    circulations,
    drafts,
    edits,
    exchange,
    history,
    indexing,
    laws,
    listing,
    matter_history,
    matters,
    merging,
    opening,
    people,
    pins,
    remarks,
    repairs,
    searching,
    sendings,
    standing,
    undoing,
    unsaved,
)
from comments.store.capture import Moment
from comments.store.edits import Edit
from comments.store.fields import FieldValue
from comments.store.home import Home
from comments.store.listing import Place, Stretch, Tally, Wanted
from comments.store.matters import MatterFields
from comments.store.repairs import NewRepair, Undoing
from comments.workflow import check_lead
from drafts.aligning.pins import Pin
from drafts.model import Channel

__all__ = ["Edit", "FieldValue", "MatterFields", "Place", "Store", "Stretch", "Tally", "Wanted"]


class Store:
    """An open store. ``now`` says what time it is; made by ``Store.open``, closed by ``close`` or a ``with`` block."""

    def __init__(self, home: Home, now: Callable[[], datetime]) -> None:
        self._home = home
        self._now_of = now

    @classmethod
    def open(
        cls,
        address: str,
        *,
        now: Callable[[], datetime],
        network_of: Callable[[Path], str | None] | None = None,
        make: bool = True,
    ) -> Store:
        """Opens the store at an address: the path of an SQLite file, or ``postgresql://…``. Makes it where there is none,
        unless ``make`` is false, and brings it up to date where it is older; a file after a backup beside it.

        Raises StoreError for what isn't a usable store, and leaves it as it was. ``network_of`` stands in for
        asking the system whether a path leads to another machine.
        """
        return cls(opening.open_store(address, now=now, network_of=network_of, make=make), now)

    def close(self) -> None:
        """Closes every connection."""
        self._home.close()

    @property
    def path(self) -> Path:
        """The file of a store that is one. Raises StoreError for a database on a server."""
        return opening.file_of(self._home)

    @property
    def shown(self) -> str:
        """Where the store lies, as people are told of it, without a password."""
        return self._home.shown

    @property
    def is_new(self) -> bool:
        """Whether opening it made the store."""
        return self._home.is_new

    @property
    def login(self) -> str | None:
        """The only person whom this store lets write here: whoever signed in to it, behind walls; else None."""
        return self._home.login

    @property
    def poll_seconds(self) -> float:
        """How often `change_counter` is worth asking."""
        return self._home.poll_seconds

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Matters

    def add_matter(
        self,
        *,
        slug: str,
        title: str,
        issuer: str = "",
        language: str = "zh",
        opened: date | None = None,
        deadline: date | None = None,
        channels: Iterable[Channel] = (),
        notes: str = "",
        topics: Iterable[str] = (),
        owner: str = "",
        stage: Stage | None = None,
    ) -> Matter:
        """Adds a matter. Raises InvalidRecordError where the slug is taken or a value won't do."""
        given = matters.NewMatter(
            slug=slug,
            title=title,
            issuer=issuer,
            language=language,
            opened=opened,
            deadline=deadline,
            channels=channels,
            notes=notes,
            topics=topics,
            owner=owner,
            stage=stage,
        )
        with self._writing() as session:
            return matters.add(session, self._now(), given)

    def update_matter(
        self, slug: str, *, person: str | None = None, by: str = "", **changes: Unpack[MatterFields]
    ) -> Matter:
        """Changes fields of a matter. With a person, raises InvalidRecordError for anybody but the lead.

        ``by`` is in whose name the history tells of it where that needn't be the lead.
        """
        with self._writing() as session:
            if person is not None:
                check_lead(people.role(session, matters.key(matters.find(session, slug)), person))
            return matters.update(session, slug, changes, now=self._now(), person=person or by)

    def matter_history(self, slug: str) -> tuple[MatterEvent, ...]:
        """Every change to a matter's facts, oldest first."""
        with self._reading() as session:
            return matter_history.told(session, matters.find(session, slug))

    def undo_matter(self, slug: str, *, person: str, again: bool = False) -> Matter:
        """Takes back this person's last change to a matter's facts, or does again what they undid last.

        Raises ConflictError where somebody changed the same since, InvalidRecordError where there is nothing, or where it is
        about four eyes and this person doesn't lead any more.
        """
        step = matter_history.redo if again else matter_history.undo
        with self._writing() as session:
            row = matters.find(session, slug)
            four_eyes = row.four_eyes
            step(session, row, now=self._now(), person=person)
            if row.four_eyes != four_eyes:
                check_lead(people.role(session, matters.key(row), person))
            return matters.record(row)

    def matters(self) -> tuple[Matter, ...]:
        """All matters in the order they were added."""
        with self._reading() as session:
            return matters.listed(session)

    def matter(self, slug: str) -> Matter:
        """One matter. Raises UnknownRecordError."""
        with self._reading() as session:
            return matters.record(matters.find(session, slug))

    # Drafts

    def add_draft(
        self,
        slug: str,
        *,
        label: str,
        title: str,
        language: str,
        dated: date | None,
        text: str,
        format: str,  # noqa: A002  # the word that the record and the command line use
        sha256: str,
        source: str,
        parser_version: str,
        original: bytes,
        person: str,
    ) -> DraftVersion:
        """Adds a draft. The same file under the same label again gives back the draft that is there; another file under
        a taken label raises InvalidRecordError.
        """
        new = drafts.NewDraft(label, title, language, dated, text, format, sha256, source, parser_version, original)
        with self._writing() as session:
            return drafts.add(session, slug, new, now=self._now(), person=person)

    def drafts(self, slug: str) -> tuple[DraftVersion, ...]:
        """The drafts of a matter, oldest first: by date where all have one, else in the order of import."""
        with self._reading() as session:
            return drafts.listed(session, slug)

    def draft(self, slug: str, label: str | None = None) -> DraftVersion:
        """The draft with this label; with None, the newest. Raises UnknownRecordError."""
        with self._reading() as session:
            return drafts.record(drafts.find(session, matters.find(session, slug), label), slug)

    def original(self, slug: str, label: str | None = None) -> bytes:
        """The bytes of the file that a draft was read from."""
        with self._reading() as session:
            return drafts.original(session, slug, label)

    def repairs(self, slug: str, label: str | None = None) -> tuple[DraftRepair, ...]:
        """The repairs made in a draft's text, oldest first, those taken back among them."""
        with self._reading() as session:
            return repairs.listed(session, drafts.find(session, matters.find(session, slug), label))

    def repair_draft(self, slug: str, label: str, repair: NewRepair, *, person: str) -> DraftVersion:
        """Changes a draft's text and moves comments along. Raises DraftChangedError or ConflictError, and changes
        nothing, where the text or a comment isn't what was seen.
        """
        with self._writing() as session:
            return repairs.make(session, slug, label, repair, now=self._now(), person=person)

    def undo_repair(self, slug: str, label: str, undoing: Undoing, *, person: str) -> DraftVersion:
        """Takes the last repair of a draft back. Raises as `repair_draft` does, and changes nothing then."""
        with self._writing() as session:
            return repairs.take_back(session, slug, label, undoing, now=self._now(), person=person)

    # Comments

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

    # People

    def people(self, slug: str) -> tuple[Person, ...]:
        """The people of a matter. Where there are none, everybody leads."""
        with self._reading() as session:
            return people.listed(session, slug)

    def role(self, slug: str, person: str) -> Role:
        """What a person is in a matter."""
        with self._reading() as session:
            return people.role(session, matters.key(matters.find(session, slug)), person)

    def put_person(self, slug: str, name: str, role: Role | str, *, person: str) -> Person:
        """Lists a person in a matter, or changes their role. Raises InvalidRecordError where ``person`` doesn't lead."""
        with self._writing() as session:
            return people.put(session, slug, name, role, now=self._now(), person=person)

    def remove_person(self, slug: str, name: str, *, person: str) -> None:
        """Takes a person off a matter's list. Raises InvalidRecordError where ``person`` doesn't lead."""
        with self._writing() as session:
            people.remove(session, slug, name, person=person)

    def mark_read(self, slug: str, draft: str | None, article: str, *, person: str) -> ReadMark:
        """Notes that a person has read an article, given by key, and has nothing to say."""
        with self._writing() as session:
            return people.mark_read(session, slug, draft, article, now=self._now(), person=person)

    def unmark_read(self, slug: str, draft: str | None, article: str, *, person: str) -> None:
        """Takes that note back."""
        with self._writing() as session:
            people.unmark_read(session, slug, draft, article, person=person)

    def read_marks(self, slug: str, draft: str, articles: Collection[str] | None = None) -> tuple[ReadMark, ...]:
        """Who has read which article of a draft."""
        with self._reading() as session:
            return people.read_marks(session, slug, draft, articles)

    # What was sent

    def add_sending(self, new: NewSending, *, person: str) -> Sending:
        """Records a file that was sent and sets its comments to submitted, all or nothing. Raises InvalidRecordError."""
        with self._writing() as session:
            return sendings.add(session, new, now=self._now(), person=person)

    def sendings(self, slug: str) -> tuple[Sending, ...]:
        """What was sent in a matter, oldest first."""
        with self._reading() as session:
            return sendings.listed(session, slug)

    def note_on_sending(self, slug: str, sending: int, said: Note, *, person: str) -> Sending:
        """Adds a receipt to a sending, or that it was recorded by mistake. Raises UnknownRecordError."""
        with self._writing() as session:
            return sendings.note(session, slug, sending, said, now=self._now(), person=person)

    def add_export(self, slug: str, export: Export, *, person: str) -> None:
        """Records a submission that was written to a file. Raises InvalidRecordError for somebody who only reads."""
        with self._writing() as session:
            sendings.add_export(session, slug, export, now=self._now(), person=person)

    def export_of(self, slug: str, sha256: str) -> Export | None:
        """The last export of a matter with this digest; None for none."""
        with self._reading() as session:
            return sendings.export_of(session, slug, sha256)

    def handed(self) -> tuple[Mapping[str, tuple[Handed, ...]], Mapping[str, Handed]]:
        """For every matter by its slug: what was sent, oldest first; and the last export."""
        with self._reading() as session:
            return sendings.handed(session)

    # Laws that drafts are held against

    def add_law(self, law: ReferenceLaw, *, person: str) -> ReferenceLaw:
        """Adds a law that drafts are held against. Raises InvalidRecordError where another file has its name."""
        with self._writing() as session:
            return laws.add(session, law, now=self._now(), person=person)

    def laws(self) -> tuple[ReferenceLaw, ...]:
        """The laws that drafts are held against, by name."""
        with self._reading() as session:
            return laws.listed(session)

    def remove_law(self, name: str) -> ReferenceLaw:
        """Takes a law away. Raises UnknownRecordError."""
        with self._writing() as session:
            return laws.remove(session, name)

    # Corrections of alignments

    def add_pin(self, slug: str, old_draft: str, new_draft: str, pin: Pin, *, person: str) -> KeptPin:
        """Adds a correction of the alignment of two drafts. Raises InvalidRecordError where it touches a locked row."""
        with self._writing() as session:
            return pins.add(session, slug, old_draft, new_draft, pin, now=self._now(), person=person)

    def pins(self, slug: str, old_draft: str, new_draft: str) -> tuple[KeptPin, ...]:
        """The corrections that hold between two drafts, in the order they were made."""
        with self._reading() as session:
            return pins.listed(session, slug, old_draft, new_draft)

    def remove_pin(self, slug: str, number: int, *, person: str) -> KeptPin:
        """Takes a correction back. Raises UnknownRecordError."""
        with self._writing() as session:
            return pins.remove(session, slug, number, now=self._now(), person=person)

    def undo_pin(self, slug: str, person: str) -> tuple[KeptPin, bool]:
        """Undoes what this person did last to the corrections of a matter: which, and whether it holds again."""
        with self._writing() as session:
            return pins.undo(session, slug, person=person)

    # Copies for colleagues

    def keep_circulation(
        self, slug: str, label: str, circulation: Circulation, *, sha256: str, name: str, person: str
    ) -> KeptCirculation:
        """Writes down a copy that goes to colleagues; the same copy again is there already."""
        with self._writing() as session:
            return circulations.keep(
                session, slug, label, circulation, sha256=sha256, name=name, now=self._now(), person=person
            )

    def circulations(self, slug: str) -> tuple[KeptCirculation, ...]:
        """The copies of a matter that went to colleagues, newest first. Raises UnknownRecordError."""
        with self._reading() as session:
            return circulations.listed(session, slug)

    def take_collected(
        self, slug: str, items: Sequence[Item], *, source: str, person: str, dry_run: bool = False
    ) -> tuple[Taken, ...]:
        """Takes in what came back with a copy, each thing once and for good, all of it undone as one.

        Raises InvalidRecordError where the person may only read; then nothing is taken. With ``dry_run`` nothing is either, and
        the ids of what would be new mean nothing.
        """
        with self._writing() as session:
            taken = circulations.take(session, slug, items, source=source, now=self._now(), person=person)
            if dry_run:
                session.rollback()
            return taken

    # Bundles

    def pack(
        self, slug: str, *, person: str, internal: bool = False, besides: Collection[str] = ()
    ) -> tuple[Bundle, PackReport]:
        """A matter as a bundle to hand on, without internal notes unless asked for, without the events ``besides`` (ids)."""
        with self._writing() as session:
            return exchange.pack(session, slug, Moment(person, self._now()), internal=internal, besides=besides)

    def merge(self, bundle: Bundle, *, person: str, slug: str | None = None, dry_run: bool = False) -> MergeReport:
        """Takes a bundle in, into the matter it names or another. Merging it again changes nothing.

        Raises BundleError or InvalidRecordError with the store as it was. With ``dry_run`` it stays as it was, too.
        """
        with self._writing() as session:
            report = exchange.merge(session, slug, bundle, Moment(person, self._now()), dry_run=dry_run)
            if dry_run:
                session.rollback()
            return report

    def disagreements(self, slug: str, *, person: str) -> tuple[Disagreement, ...]:
        """The fields that two sides changed without knowing of each other, and that nobody has changed since."""
        with self._reading() as session:
            return exchange.disagreements(session, slug, Moment(person, self._now()))

    def settle(self, slug: str, kind: str, entity: str, name: str, choice: int, *, person: str) -> Disagreement:
        """Ends a disagreement with one of its values, counted from 1. Raises UnknownRecordError, InvalidRecordError."""
        with self._writing() as session:
            return exchange.settle(session, slug, (kind, entity), name, choice, Moment(person, self._now()))

    # Search

    def search(self, query: str, *, slug: str | None = None, draft: str | None = None, scope: Scope = "all") -> Found:
        """Where all words of a query stand: in paragraphs of drafts and in comments, internal notes among them.

        In all matters, or one, or one draft of it. Makes the index where there is none. Raises UnknownRecordError.
        """
        with self._reading() as session:
            if indexing.is_ready(session):
                return searching.search(session, query, slug=slug, draft=draft, scope=scope)
        self.renew_index()
        with self._reading() as session:
            return searching.search(session, query, slug=slug, draft=draft, scope=scope)

    def found_words(self, places: Iterable[FoundPlace], query: str) -> tuple[FoundWords, ...]:
        """The comments at places that a search found, in their order, with the words around what was found."""
        with self._reading() as session:
            return searching.told(session, places, query)

    def renew_index(self) -> None:
        """Makes the index of words anew from all drafts and comments."""
        with self._writing() as session:
            indexing.renew(session)

    # Text being typed

    def keep_unsaved(self, text: Unsaved) -> Unsaved:
        """Keeps text that is being typed, over what has the same id. Gives it back with its id."""
        with self._writing() as session:
            return unsaved.keep(session, text, now=self._now())

    def unsaved(self, person: str) -> tuple[Unsaved, ...]:
        """What this person was typing, newest first."""
        with self._reading() as session:
            return unsaved.of(session, person)

    def forget_unsaved(self, typed: str) -> None:
        """Forgets a kept text."""
        with self._writing() as session:
            unsaved.forget(session, typed)

    # The whole

    def change_counter(self) -> int:
        """A number that differs from the last one when anybody, this store included, has written in between.

        Cheap enough to ask every ``poll_seconds``.
        """
        return self._home.change_counter()

    def backup(self, path: Path) -> None:
        """Writes a copy of the store as it is at one moment, readable by its owner alone.

        Raises StoreError where there is a file of that name already, or no room for it, and for a database on a server.
        """
        self._home.backup(path)

    def _now(self) -> datetime:
        return self._now_of().astimezone(UTC)

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with self._home.spoken(), Session(self._home.reader) as session:
            yield session

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        """A write transaction: committed at the end of the block, undone by any error."""
        with (
            self._home.spoken(),
            Session(self._home.writer, expire_on_commit=False) as session,
            session.begin(),
        ):
            self._home.refuse_gone()
            yield session
