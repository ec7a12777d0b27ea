"""Drafts, repairs of their text, and corrections of their alignment."""

from __future__ import annotations

from datetime import date

from comments.records import DraftRepair, DraftVersion, KeptPin
from comments.store import drafts, importing, matters, pins, repairs
from comments.store.importing import BroughtIn, Import
from comments.store.repairs import NewRepair, Undoing
from comments.store.shelves.base import OpenStore
from drafts.aligning.pins import Pin


class DraftShelf(OpenStore):
    """Drafts, repairs of their text, and corrections of their alignment."""

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

    def import_draft(self, given: Import, *, person: str) -> BroughtIn:
        """Adds a draft, and its matter where that is missing. Raises NeedlessImportError where the matter has the same file
        and neither a label nor insistence was given.
        """
        with self._writing() as session:
            return importing.bring_in(session, given, now=self._now(), person=person)

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
