"""Matters, the people on them, and the laws that drafts are held against."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Unpack

from comments.records import Matter, MatterEvent, Person, ReadMark, ReferenceLaw, Role, Stage
from comments.store import laws, matter_history, matters, people
from comments.store.matters import MatterFields
from comments.store.shelves.base import OpenStore
from comments.workflow import check_lead
from drafts.model import Channel


class MatterShelf(OpenStore):
    """Matters, the people on them, and the laws that drafts are held against."""

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
