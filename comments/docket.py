"""The docket of many matters: where each stands, which are asked for, and a year of them. Pure; ``now`` is an argument."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from comments.deadlines import beijing_date, closing, is_late
from comments.records import Matter, Stage, Status
from comments.rounds import Round
from comments.sendings import Handed

_OUTCOMES = (Status.ADOPTED, Status.PARTLY, Status.REJECTED)
_SENT = (Status.SUBMITTED, *_OUTCOMES)


@dataclass(frozen=True, slots=True)
class Entry:
    """A matter, and what the docket counts of it."""

    matter: Matter
    comments: int
    by_status: Mapping[Status, int]
    sent: tuple[Handed, ...]
    """Files recorded as sent, oldest first; none that was recorded by mistake."""
    exported: Handed | None
    """The last submission written to a file."""
    rounds: tuple[Round, ...] = ()
    """Each time that comments were asked for; where they weren't looked up, the matter's own dates stand for them."""

    @property
    def consultations(self) -> tuple[Round, ...]:
        """The rounds, at least one."""
        return self.rounds or (Round("", self.matter.opened, self.matter.deadline),)

    @property
    def is_late(self) -> bool:
        """Whether the first thing sent went out after the last day had ended; unsent, whether the last export was written then."""
        first = self.sent[0] if self.sent else self.exported
        return first is not None and is_late(first.due, first.at)

    def stage(self, now: datetime) -> Stage:
        """Where it stands: as somebody said, unless more was done since or the last day has passed; else as that tells."""
        said = self.matter.stage
        if self.sent and said in (None, Stage.WATCHING, Stage.WORKING):
            return Stage.SUBMITTED
        if is_late(self.matter.deadline, now) and said in (None, Stage.WATCHING):
            return Stage.CLOSED
        return said or (Stage.WORKING if self.comments else Stage.WATCHING)

    def days_left(self, now: datetime) -> int | None:
        """Whole days in Beijing up to the last day: 0 on that day, below zero after it; None where none is set."""
        due = self.matter.deadline
        return None if due is None else (due - beijing_date(now)).days

    def count(self, *statuses: Status) -> int:
        """How many comments have one of these statuses."""
        return sum(self.by_status.get(status, 0) for status in statuses)


@dataclass(frozen=True, slots=True)
class MatterOverview:
    """A row of the docket."""

    matter: Matter
    drafts: tuple[str, ...]
    """Labels, oldest first."""
    articles: int | None
    """Of the newest draft; None where they weren't counted."""
    comments: int
    """All of them, internal ones included."""
    by_status: Mapping[Status, int]
    internal: int
    sent: tuple[Handed, ...] = ()
    """Files recorded as sent, oldest first; none that was recorded by mistake."""
    exported: Handed | None = None
    """The last submission written to a file."""
    rounds: tuple[Round, ...] = ()
    """Each time that comments were asked for, oldest first; empty where they weren't looked up."""

    @property
    def entry(self) -> Entry:
        """The matter as the docket counts it."""
        return Entry(self.matter, self.comments, self.by_status, self.sent, self.exported, self.rounds)


def by_urgency(rows: Iterable[MatterOverview], now: datetime) -> tuple[MatterOverview, ...]:
    """Open matters by deadline, then those without one, then those past, the latest first."""

    def urgency(row: MatterOverview) -> tuple[int, date, str]:
        due = row.matter.deadline
        if due is None:
            return (1, date.max, row.matter.slug)
        if closing(due) <= now:
            return (2, date.fromordinal(date.max.toordinal() - due.toordinal()), row.matter.slug)
        return (0, due, row.matter.slug)

    return tuple(sorted(rows, key=urgency))


@dataclass(frozen=True, slots=True)
class Asked:
    """Which matters are wanted. What isn't given asks for nothing; texts are looked for anywhere, whatever their case."""

    regulator: str = ""
    topic: str = ""
    owner: str | None = None
    """An empty text asks for those that nobody sees to."""
    stages: frozenset[Stage] = frozenset()
    due_within: int | None = None
    """Days from today in Beijing, today being 0; asks for open ones alone."""
    year: int | None = None
    """Those that opened, closed or were answered in it."""
    late: bool = False

    def wants(self, entry: Entry, now: datetime) -> bool:
        """Whether a matter is one of those asked for."""
        matter = entry.matter
        left = entry.days_left(now)
        return (
            _within(self.regulator, matter.issuer)
            and (not self.topic or any(_within(self.topic, topic) for topic in matter.topics))
            and (self.owner is None or (_within(self.owner, matter.owner) if self.owner.strip() else not matter.owner))
            and (not self.stages or entry.stage(now) in self.stages)
            and (self.due_within is None or (left is not None and 0 <= left <= self.due_within))
            and (self.year is None or self.year in years(entry))
            and (not self.late or entry.is_late)
        )


def _within(words: str, text: str) -> bool:
    return "".join(words.split()).casefold() in "".join(text.split()).casefold()


def years(entry: Entry) -> set[int]:
    """The years, in Beijing, in which a round of a matter opened or closed, or it was answered."""
    dates = [day for each in entry.consultations for day in (each.opened, each.deadline)]
    dates += [beijing_date(handed.at) for handed in entry.sent]
    return {day.year for day in dates if day is not None}


@dataclass(frozen=True, slots=True)
class Month:
    """What a month of consultations came to."""

    month: int
    """1 to 12; 0 for the whole year."""
    opened: int
    """Rounds of consultation that began in it."""
    closed: int
    """Those whose last day lies in it."""
    sent: int
    """Files sent in it."""
    late: int
    """Of these, after the last day had ended."""
    comments: int
    """Comments sent, of the matters whose last round closed in it."""
    adopted: int
    partly: int
    rejected: int
    """What became of them, as recorded by now."""

    @property
    def figures(self) -> tuple[int, ...]:
        """All of them, in this order."""
        return (
            self.opened,
            self.closed,
            self.sent,
            self.late,
            self.comments,
            self.adopted,
            self.partly,
            self.rejected,
        )


def months(entries: Iterable[Entry], year: int) -> tuple[Month, ...]:
    """The twelve months of a year in Beijing, then the whole of it; what became of comments counts where they closed."""
    listed = tuple(entries)
    found = [_month(listed, year, month) for month in range(1, 13)]
    return (*found, Month(0, *(sum(column) for column in zip(*(each.figures for each in found), strict=True))))


def _month(entries: tuple[Entry, ...], year: int, month: int) -> Month:
    def here(day: date | None) -> bool:
        return day is not None and (day.year, day.month) == (year, month)

    sent = [(entry, handed) for entry in entries for handed in entry.sent if here(beijing_date(handed.at))]
    asked = [each for entry in entries for each in entry.consultations]
    closed = [entry for entry in entries if here(entry.matter.deadline)]
    return Month(
        month,
        opened=sum(here(each.opened) for each in asked),
        closed=sum(here(each.deadline) for each in asked),
        sent=len(sent),
        late=sum(is_late(handed.due, handed.at) for _, handed in sent),
        comments=sum(entry.count(*_SENT) for entry in closed),
        adopted=sum(entry.count(Status.ADOPTED) for entry in closed),
        partly=sum(entry.count(Status.PARTLY) for entry in closed),
        rejected=sum(entry.count(Status.REJECTED) for entry in closed),
    )
