"""The coverage board: which article each person has dealt with, and what still wants a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from comments.coverage import NOT_CHANGED, Changed, Covered, attention, changes, order
from comments.records import Role, Status
from drafts.model import Draft
from workbench.workspace.drafts import DraftDesk


@dataclass(frozen=True, slots=True)
class Board:
    """Coverage of a draft, or a page of it."""

    draft: str
    against: str | None
    """The label of the earlier draft that changes are counted from; None where there is none."""
    people: tuple[str, ...]
    rows: tuple[Covered, ...]
    total: int
    """How many articles the draft has."""
    unread_flagged: int
    """How many articles changed in a way that matters and this person has neither commented on nor marked as read."""
    gone: tuple[str, ...]
    """Labels of articles of the earlier draft that are gone."""


class BoardDesk(DraftDesk):
    """The boards of a store's matters."""

    def board(
        self,
        slug: str,
        *,
        draft: str | None = None,
        person: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Board:
        """Coverage of a draft's articles; for this person, or another named, what they haven't seen of the flagged comes first.

        Without a label it is the newest draft, set against the one before. Raises UnknownRecordError.
        """
        who = (person or self.person).strip()
        versions = self.store.drafts(slug)
        label = self.store.draft(slug, draft).label
        at = next(number for number, version in enumerate(versions) if version.label == label)
        against = versions[at - 1].label if at else None
        text = self.draft(slug, label)
        changed, gone = self._changes(slug, against, label)
        keys = [article.key for article in text.articles]
        flagged = [key for key in keys if changed.get(key, NOT_CHANGED).flags]
        seen = self._seen(slug, label, flagged, who)
        ordered = order(keys, changed, seen)
        people = tuple(p.name for p in self.store.people(slug) if p.role is not Role.OBSERVER) or (who,)
        shown = ordered[offset : None if limit is None else offset + limit]
        return Board(
            draft=label,
            against=against,
            people=people,
            rows=self._rows(slug, text, label, shown, changed, people),
            total=len(keys),
            unread_flagged=len(set(flagged) - seen),
            gone=gone,
        )

    def _changes(self, slug: str, against: str | None, label: str) -> tuple[Mapping[str, Changed], tuple[str, ...]]:
        if against is None:
            return {}, ()
        comparison = self.compare(slug, against, label)
        gone = tuple(comparison.old.by_key[key].label for row in comparison.rows if not row.new for key in row.old)
        return changes(comparison), gone

    def _seen(self, slug: str, label: str, articles: list[str], person: str) -> set[str]:
        """Which of these articles a person has commented on or marked as read."""
        if not articles:
            return set()
        marks = self.store.read_marks(slug, label, articles)
        tallies = self.store.tallies(slug, label, articles, person=person)
        return {m.article for m in marks if m.person == person} | {tally.article for tally in tallies}

    def _rows(
        self,
        slug: str,
        text: Draft,
        label: str,
        keys: list[str],
        changed: Mapping[str, Changed],
        people: tuple[str, ...],
    ) -> tuple[Covered, ...]:
        commented: dict[str, set[str]] = {}
        statuses: dict[str, Counter[Status]] = {}
        for tally in self.store.tallies(slug, label, keys):
            commented.setdefault(tally.article, set()).add(tally.person)
            statuses.setdefault(tally.article, Counter())[tally.status] += tally.count
        read: dict[str, set[str]] = {}
        for mark in self.store.read_marks(slug, label, keys):
            read.setdefault(mark.article, set()).add(mark.person)
        return tuple(
            Covered(
                article=key,
                number=text.by_key[key].number,
                label=text.by_key[key].label,
                change=changed.get(key, NOT_CHANGED).kind,
                flags=changed.get(key, NOT_CHANGED).flags,
                people=attention(people, commented.get(key, ()), read.get(key, ())),
                statuses=statuses.get(key, Counter()),
            )
            for key in keys
        )
