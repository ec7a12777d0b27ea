"""Lists of comments: filtered, counted by place, and read a page at a time, so that a hundred thousand are no burden.

Comments and internal notes lie in two tables; every list here reads both, in one statement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import ColumnElement, Row, Select, Table, case, func, literal, or_, select, union_all
from sqlmodel import Session, SQLModel

from comments.models import CommentRow, DraftVersionRow, InternalNoteRow, MatterRow
from comments.records import Comment, CommentType, Priority, Status, Visibility
from comments.store import checked, drafts, matters, remarks

State = Literal["live", "deleted", "merged", "all"]
"""``live`` counts; ``deleted`` is in the bin; ``merged`` has another comment in its place."""

_TABLES = (
    (CommentRow.__tablename__, "comment_place"),
    (InternalNoteRow.__tablename__, "internal_place"),
)
_IDS_AT_ONCE = 5000
_SEARCHED = ("body", "rationale", "proposal", "quote_exact", "body_other", "rationale_other", "proposal_other", "topic")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which comments of a matter are wanted; None means all."""

    draft: str | None = None
    articles: Collection[str] | None = None
    """Keys; a comment is wanted for its first place and for its further ones. ``""`` is the draft as a whole."""
    number: str | None = None
    """The article's number or printed label, whatever its key."""
    statuses: Collection[str] | None = None
    person: str | None = None
    visibility: str | None = None
    type: str | None = None
    priority: str | None = None
    topic: str | None = None
    unit: str | None = None
    assigned: str | None = None
    """A name; empty for what is assigned to nobody."""
    text: str | None = None
    """Words that stand in the comment, in any case."""
    state: State = "live"


@dataclass(frozen=True, slots=True)
class Place:
    """An article of a draft, and how many of the comments wanted have it as their first place."""

    draft: str
    """The draft's label."""
    article: str
    count: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a place's comments: how many to pass over, and how many to take; None for all."""

    place: Place
    skip: int = 0
    take: int | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many comments a person has of a status on an article."""

    article: str
    person: str
    status: Status
    count: int


def listed(
    session: Session, slug: str, wanted: Wanted, *, limit: int | None = None, offset: int = 0
) -> tuple[Comment, ...]:
    """Comments of a matter in the order they were made."""
    search = _Search.of(session, slug, wanted)
    query = search.rows(session)
    ordered = query.order_by(query.selected_columns.entered)
    return search.records(session.connection().execute(_part(ordered, offset, limit)))


def places(session: Session, slug: str, wanted: Wanted) -> tuple[Place, ...]:
    """Where the comments wanted have their first place, and how many there are at each; in no order."""
    search = _Search.of(session, slug, wanted)
    found: dict[tuple[int, str], int] = {}
    for query in search.branches(lambda table: (table.c.draft_id, table.c.article)):
        grouped = query.add_columns(func.count()).group_by(*query.selected_columns)
        for draft, article, count in session.connection().execute(grouped):
            found[draft, article] = found.get((draft, article), 0) + count
    return tuple(Place(search.labels[draft], article, count) for (draft, article), count in found.items())


def at(session: Session, slug: str, wanted: Wanted, stretches: Sequence[Stretch]) -> tuple[Comment, ...]:
    """The comments of these places, place by place; at each, those without a quote first, then by the place of the quote.

    A place is read with the same ``wanted`` that `places` counted it with.
    """
    if not stretches:
        return ()
    search = _Search.of(session, slug, wanted)
    numbers = {label: number for number, label in search.labels.items()}
    whole = [each.place for each in stretches if not each.skip and each.take is None]
    found: dict[tuple[str, str], list[Comment]] = {}
    for label in dict.fromkeys(place.draft for place in whole):
        keys = [place.article for place in whole if place.draft == label]
        for comment in _read_places(session, search, numbers[label], keys, 0, None):
            found.setdefault((label, comment.article), []).append(comment)
    for each in stretches:
        if each.skip or each.take is not None:
            place = each.place
            comments = _read_places(session, search, numbers[place.draft], [place.article], each.skip, each.take)
            found[place.draft, place.article] = list(comments)
    return tuple(comment for each in stretches for comment in found.get((each.place.draft, each.place.article), ()))


def tallies(
    session: Session, slug: str, draft: str, articles: Collection[str] | None, person: str | None = None
) -> tuple[Tally, ...]:
    """How many live comments there are of each person and status, on some articles of a draft; further places count."""
    search = _Search.of(session, slug, Wanted(draft=draft, articles=articles, person=person))
    found: dict[tuple[str, str, Status], int] = {}
    for query in search.branches(lambda table: (table.c.article, table.c.author, table.c.status)):
        grouped = query.add_columns(func.count()).group_by(*query.selected_columns)
        for article, person, status, count in session.connection().execute(grouped):
            key = (article, person, status)
            found[key] = found.get(key, 0) + count
    for place, person, status, article in search.elsewhere(session):
        if article != place:
            key = (article, person, status)
            found[key] = found.get(key, 0) + 1
    return tuple(Tally(*key, count) for key, count in found.items())


def by_ids(session: Session, slug: str, ids: Collection[str]) -> tuple[Comment, ...]:
    """The comments of a matter with these ids, in their order; those it doesn't have are left out."""
    search = _Search.of(session, slug, Wanted(state="all"))
    wanted = list(dict.fromkeys(ids))
    starts = range(0, len(wanted), _IDS_AT_ONCE)
    return tuple(each for start in starts for each in search.by_ids(session, wanted[start : start + _IDS_AT_ONCE]))


def counts(session: Session, slug: str) -> Mapping[tuple[Visibility, Status], int]:
    """How many live comments a matter has of each visibility and status; none are left out."""
    number = matters.key(matters.find(session, slug))
    found: dict[tuple[Visibility, Status], int] = {}
    for name, _ in _TABLES:
        table = SQLModel.metadata.tables[name]
        query = (
            select(table.c.visibility, table.c.status, func.count())
            .where(table.c.matter_id == number, table.c.deleted.is_(False), table.c.merged_into.is_(None))
            .group_by(table.c.visibility, table.c.status)
        )
        for visibility, status, count in session.connection().execute(query):
            found[visibility, status] = count
    return found


VALUES = ("author", "topic", "unit", "assigned")
"""Fields whose values can be listed."""


def values(session: Session, slug: str, field: str) -> tuple[str, ...]:
    """The different values of a field among a matter's live comments, in order; what is empty is left out."""
    if field not in VALUES:
        raise ValueError(field)
    search = _Search.of(session, slug, Wanted())
    found: set[str] = set()
    for query in search.branches(lambda table: (table.c[field],)):
        found.update(session.connection().execute(query.distinct()).scalars())
    return tuple(sorted(found - {""}))


def _read_places(
    session: Session, search: _Search, draft: int, keys: list[str], skip: int, take: int | None
) -> tuple[Comment, ...]:
    """The comments whose first place is one of these, or a part of them, in the order that `at` says."""
    here = search.narrowed(draft, keys)
    if skip or take is not None:
        return here.by_ids(session, _ids_in_order(session, here, skip, take))
    query = here.rows(session)
    found = here.records(session.connection().execute(query.order_by(query.selected_columns.entered)))
    return tuple(sorted(found, key=lambda comment: comment.quote.start if comment.quote else -1))


def _ids_in_order(session: Session, search: _Search, skip: int, take: int | None) -> list[str]:
    """Which comments a part of a place has; sorted by these few columns, and not by whole comments."""

    def columns(table: Table) -> tuple[ColumnElement[Any], ...]:
        unquoted_first = case((table.c.quote_exact.is_(None), -1), else_=table.c.quote_start)
        return table.c.id, unquoted_first.label("start"), table.c.entered

    parts = list(search.branches(columns))
    if not parts:
        return []
    found = union_all(*parts).subquery("found")
    ordered = select(found.c.id).order_by(found.c.start, found.c.entered)
    return list(session.connection().execute(_part(ordered, skip, take)).scalars())


def _part(query: Any, skip: int, take: int | None) -> Any:
    """Part of a query's rows; without ``take``, all that follow."""
    if skip:
        query = query.offset(skip)
    return query if take is None else query.limit(take)


def _named(session: Session, slug: str) -> tuple[int, dict[int, str]]:
    """A matter's number and its drafts' labels by their numbers, in one trip. Raises UnknownRecordError."""
    matter, draft = (SQLModel.metadata.tables[row.__tablename__] for row in (MatterRow, DraftVersionRow))
    query = (
        select(matter.c.id, draft.c.id, draft.c.label)
        .select_from(matter.outerjoin(draft, draft.c.matter_id == matter.c.id))
        .where(matter.c.slug == slug)
        .order_by(draft.c.id)
    )
    rows = session.connection().execute(query).all()
    if not rows:
        matters.find(session, slug)  # says what there is
    return rows[0][0], {number: label for _, number, label in rows if number is not None}


@dataclass(frozen=True, slots=True)
class _Search:
    """What is wanted, with names looked up: the matter's number, its drafts, the values checked."""

    matter: int
    slug: str
    labels: Mapping[int, str]
    drafts: tuple[int, ...]
    wanted: Wanted
    first_place_only: bool = False

    @classmethod
    def of(cls, session: Session, slug: str, wanted: Wanted) -> _Search:
        matter, labels = _named(session, slug)
        chosen = tuple(labels)
        if wanted.draft is not None:
            chosen = tuple(number for number, label in labels.items() if label == wanted.draft)
            if not chosen:
                drafts.find(session, matters.find(session, slug), wanted.draft)  # says what there is
        _check(wanted)
        return cls(matter, slug, labels, chosen, wanted)

    def narrowed(self, draft: int, articles: list[str]) -> _Search:
        """The same for the first places of one draft's articles."""
        return replace(
            self, drafts=(draft,), wanted=replace(self.wanted, articles=articles, number=None), first_place_only=True
        )

    def by_ids(self, session: Session, ids: Sequence[str]) -> tuple[Comment, ...]:
        """The comments with these ids, in this order."""
        found: dict[str, Comment] = {}
        for name, _ in _TABLES:
            table = SQLModel.metadata.tables[name]
            query = select(*table.columns).where(table.c.matter_id == self.matter, table.c.id.in_(ids))
            found.update((comment.id, comment) for comment in self.records(session.connection().execute(query)))
        return tuple(found[each] for each in ids if each in found)

    def branches(self, columns: Any) -> Iterable[Select[Any]]:
        """For each of the tables, the columns of the comments wanted for their first place."""
        for name, _ in _TABLES:
            table = SQLModel.metadata.tables[name]
            if self._is_wanted(name):
                yield select(*columns(table)).where(*self._conditions(table))

    def rows(self, session: Session) -> Any:
        """Everything of the comments wanted, those for a further place included, as one statement."""
        parts = list(self.branches(lambda table: table.columns))
        if self.wanted.articles is not None and not self.first_place_only:
            parts.extend(self._rows_of_further_places(session, self.wanted.articles))
        if not parts:
            table = SQLModel.metadata.tables[CommentRow.__tablename__]
            parts.append(select(*table.columns).where(table.c.matter_id.is_(None)))
        # A subquery, so that names and types of the columns hold for the whole and not for its first part alone.
        return select(*union_all(*parts).subquery("found").columns)

    def _rows_of_further_places(self, session: Session, articles: Collection[str]) -> Iterable[Select[Any]]:
        """The ids are looked up first, of both tables in one trip: as a part of the statement they make SQLite read the whole
        matter.
        """
        elsewhere = replace(self, wanted=replace(self.wanted, articles=None))
        there = {name: SQLModel.metadata.tables[place] for name, place in _TABLES if self._is_wanted(name)}
        lookups = (
            select(literal(name).label("name"), place.c.comment_id).where(*self._further(place))
            for name, place in there.items()
        )
        found: dict[str, list[str]] = {name: [] for name in there}
        for name, comment in session.connection().execute(union_all(*lookups)) if there else ():
            found[name].append(comment)
        for name, ids in found.items():
            table = SQLModel.metadata.tables[name]
            for start in range(0, len(ids), _IDS_AT_ONCE):
                yield select(*table.columns).where(
                    *elsewhere._conditions(table),
                    table.c.id.in_(ids[start : start + _IDS_AT_ONCE]),
                    table.c.article.not_in(list(articles)),
                )

    def elsewhere(self, session: Session) -> Iterable[tuple[str, str, Status, str]]:
        """(first place, person, status, further place) of live comments on the articles wanted."""
        for name, place_name in _TABLES:
            table, place = SQLModel.metadata.tables[name], SQLModel.metadata.tables[place_name]
            everywhere = replace(self, wanted=replace(self.wanted, articles=None))
            query = (
                select(table.c.article, table.c.author, table.c.status, place.c.article)
                .join(place, (place.c.matter_id == table.c.matter_id) & (place.c.comment_id == table.c.id))
                .where(*self._further(place), *everywhere._conditions(table))
            )
            yield from (tuple(row) for row in session.connection().execute(query))

    def records(self, rows: Iterable[Row[Any]]) -> tuple[Comment, ...]:
        """The records of rows."""
        return tuple(remarks.record(row, self.slug, self.labels[row.draft_id]) for row in rows)

    def _is_wanted(self, table: str) -> bool:
        if self.wanted.visibility is None:
            return True
        internal = self.wanted.visibility == Visibility.INTERNAL
        return internal == (table == InternalNoteRow.__tablename__)

    def _further(self, place: Table) -> list[ColumnElement[bool]]:
        conditions = [place.c.matter_id == self.matter, place.c.draft_id.in_(self.drafts)]
        if self.wanted.articles is not None:
            conditions.append(place.c.article.in_(list(self.wanted.articles)))
        return conditions

    def _conditions(self, table: Table) -> list[ColumnElement[bool]]:
        wanted = self.wanted
        conditions: list[ColumnElement[bool]] = [
            table.c.matter_id == self.matter,
            table.c.draft_id.in_(self.drafts),
        ]
        if wanted.articles is not None:
            conditions.append(table.c.article.in_(list(wanted.articles)))
        if wanted.number is not None:
            plain = "".join(wanted.number.split())
            conditions.append(
                or_(table.c.number == plain, func.replace(table.c.label, " ", "") == plain, table.c.article == plain)
            )
        if wanted.statuses is not None:
            conditions.append(table.c.status.in_([Status(status) for status in wanted.statuses]))
        equal = {
            "author": wanted.person,
            "visibility": wanted.visibility,
            "type": wanted.type,
            "priority": wanted.priority,
            "topic": wanted.topic,
            "unit": wanted.unit,
            "assigned": wanted.assigned,
        }
        conditions.extend(table.c[name] == value for name, value in equal.items() if value is not None)
        if wanted.text:
            plain = wanted.text.lower()
            conditions.append(or_(*(func.lower(table.c[name]).contains(plain, autoescape=True) for name in _SEARCHED)))
        return [*conditions, *_state(table, wanted.state)]


def _state(table: Table, state: State) -> Iterable[ColumnElement[bool]]:
    if state == "live":
        return table.c.deleted.is_(False), table.c.merged_into.is_(None)
    if state == "deleted":
        return (table.c.deleted.is_(True),)
    if state == "merged":
        return table.c.deleted.is_(False), table.c.merged_into.is_not(None)
    return ()


def _check(wanted: Wanted) -> None:
    """Raises InvalidRecordError for values that no comment can have."""
    for status in wanted.statuses or ():
        checked.choice("status", Status, status)
    if wanted.visibility is not None:
        checked.choice("visibility", Visibility, wanted.visibility)
    if wanted.type is not None:
        checked.choice("type", CommentType, wanted.type)
    if wanted.priority is not None:
        checked.choice("priority", Priority, wanted.priority)
