"""What goes out and comes back: submissions, copies for colleagues, bundles."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from comments.bundle.archive import Bundle
from comments.bundle.report import Disagreement, MergeReport, PackReport
from comments.circulation import Circulation
from comments.collected import Item, KeptCirculation, Taken
from comments.errors import StoreError
from comments.sendings import Export, Handed, NewSending, Note, Sending
from comments.store import circulations, exchange, removing, sendings
from comments.store.capture import Moment
from comments.store.removing import Held
from comments.store.shelves.base import OpenStore


class SentShelf(OpenStore):
    """What goes out and comes back: submissions, copies for colleagues, bundles."""

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

    # Copies for colleagues

    @contextmanager
    def keep_circulation(
        self, slug: str, label: str, circulation: Circulation, *, sha256: str, name: str, person: str
    ) -> Iterator[KeptCirculation]:
        """Writes down a copy that goes to colleagues, unless the block fails that writes its file; the same copy again is there
        already.
        """
        with self._writing() as session:
            yield circulations.keep(
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
        what would be new has no ids.
        """
        with self._writing() as session:
            taken = circulations.take(session, slug, items, source=source, now=self._now(), person=person)
            if not dry_run:
                return taken
            session.rollback()
            return tuple(
                replace(each, comment="" if each.item.new else each.comment, reply="") if each.new else each
                for each in taken
            )

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
            own_alone = self.login is not None
            moment = Moment(person, self._now())
            report = exchange.merge(session, slug, bundle, moment, dry_run=dry_run, own_alone=own_alone)
            if dry_run:
                session.rollback()
            return report

    # Removal

    def held(self, slug: str, draft: str | None, *, person: str) -> Held:
        """What would go with a matter, or with one of its drafts. Raises InvalidRecordError where it can't be removed."""
        self._refuse_server()
        with self._reading() as session:
            return removing.held(session, slug, draft, person=person)

    def remove(self, slug: str, draft: str | None, *, person: str, seen: Collection[str]) -> None:
        """Takes a matter or a draft out for good. ``seen`` are the ids of the events in the bundle that keeps it.

        Raises ConflictError where something happened since, and what `held` raises; nothing is removed then.
        """
        self._refuse_server()
        with self._writing() as session:
            removing.remove(session, slug, draft, Moment(person, self._now()), seen=frozenset(seen))

    def _refuse_server(self) -> None:
        if not self.is_file:
            raise StoreError(
                "服务器上的意见库不能移除项目或草案，没有移除。请由数据库管理员处理。",
                "Nothing can be removed from a store on a server by this program. Ask the administrator of the database.",
            )

    def disagreements(self, slug: str, *, person: str) -> tuple[Disagreement, ...]:
        """The fields that two sides changed without knowing of each other, and that nobody has changed since."""
        with self._reading() as session:
            return exchange.disagreements(session, slug, Moment(person, self._now()))

    def settle(self, slug: str, kind: str, entity: str, name: str, choice: int, *, person: str) -> Disagreement:
        """Ends a disagreement with one of its values, counted from 1. Raises UnknownRecordError, InvalidRecordError."""
        with self._writing() as session:
            return exchange.settle(session, slug, (kind, entity), name, choice, Moment(person, self._now()))
