"""Operations on a matter's people: their roles, and what they have read."""

from __future__ import annotations

from comments.records import Matter, Person, ReadMark, Role
from drafts.naming import provision_named
from workbench.workspace.drafts import DraftDesk


class TeamDesk(DraftDesk):
    """The people of a store's matters."""

    def people(self, slug: str) -> tuple[Person, ...]:
        """The people listed in a matter. Where there are none, everybody who can open the store leads it."""
        return self.store.people(slug)

    def role(self, slug: str) -> Role:
        """What this person is in a matter."""
        return self.store.role(slug, self.person)

    def put_person(self, slug: str, name: str, role: Role) -> Person:
        """List a person, or change their role. Raises InvalidRecordError unless this person leads the matter."""
        return self.store.put_person(slug, name, role, person=self.person)

    def remove_person(self, slug: str, name: str) -> None:
        """Take a person off the list; their comments stay. Raises as `put_person` does."""
        self.store.remove_person(slug, name, person=self.person)

    def set_four_eyes(self, slug: str, wanted: bool) -> Matter:
        """Say whether somebody other than its author has to approve a comment. Raises as `put_person` does."""
        return self.store.update_matter(slug, person=self.person, four_eyes=wanted)

    def mark_read(self, slug: str, article: str, *, draft: str | None = None) -> ReadMark:
        """Note that this person has read an article and has nothing to say. Raises UnknownProvisionError."""
        label = self.store.draft(slug, draft).label
        key = provision_named(self.draft(slug, label), article).key
        return self.store.mark_read(slug, label, key, person=self.person)

    def unmark_read(self, slug: str, article: str, *, draft: str | None = None) -> None:
        """Take that note back."""
        label = self.store.draft(slug, draft).label
        self.store.unmark_read(slug, label, provision_named(self.draft(slug, label), article).key, person=self.person)

    def read_marks(self, slug: str, article: str, *, draft: str | None = None) -> tuple[ReadMark, ...]:
        """Who has read an article and had nothing to say."""
        label = self.store.draft(slug, draft).label
        return self.store.read_marks(slug, label, [provision_named(self.draft(slug, label), article).key])
