"""The memo on what became of our proposals, as data: what leaves the building, with nowhere to put an internal note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from comments.adoption import Sign, Verdict, Word
from comments.certain import agrees, counted, is_recorded
from comments.outcomes import Outcome
from comments.places import Place, place_of
from comments.placing import place_asked_for
from comments.records import DecidedBy, Matter, Priority, Visibility
from comments.redraft import Ask
from comments.submission import EXPORTED_STATUSES
from comments.workflow import OUTCOMES
from drafts.comparison import Change, Comparison, Op
from drafts.diff import diff

TOLD_STATUSES = frozenset({*EXPORTED_STATUSES, *OUTCOMES})
"""Comments of these statuses are told of: those that went out or may, and those that the regulator has answered."""


@dataclass(frozen=True, slots=True)
class Former:
    """What a draft in between did about a proposal; who said so is nobody's affair outside."""

    draft: str
    """Its label."""
    verdict: Verdict
    confirmed: bool
    """Whether a person has said so."""
    sure: bool
    """Whether it is more than a guess."""


@dataclass(frozen=True, slots=True)
class MemoRow:
    """One proposal: what was asked, what the newer draft says, and what to say next."""

    number: int
    place: Place
    """In the earlier draft."""
    now: Place | None
    """In the newer one; None where nothing is there."""
    ask: Ask
    asked: tuple[Change, ...]
    """The earlier words as a redline of the proposal."""
    said: tuple[Change, ...]
    """The earlier words as a redline of the newer draft; empty where nothing is left."""
    verdict: Verdict
    words: tuple[Word, ...]
    """The words that decide the verdict."""
    priority: Priority
    confirmed: bool
    """Whether a person has confirmed the outcome."""
    sure: bool = True
    """Whether the words show the verdict; else it is a guess."""
    former: tuple[Former, ...] = ()
    """What drafts in between did about it, the latest first."""

    def missing(self) -> tuple[str, ...]:
        """What was asked for and isn't there, or was asked to go and is."""
        return tuple(word.text for word in self.words if word.sign in (Sign.MISSING, Sign.STILL))

    def in_part(self) -> tuple[str, ...]:
        """What was asked for and is there in part, or in other words."""
        return tuple(word.text for word in self.words if word.sign is Sign.IN_PART)


@dataclass(frozen=True, slots=True)
class AdoptionMemo:
    """Everything that the memo says."""

    title: str
    """Of the newer draft, without 《》."""
    language: str
    """Of headings and set phrases."""
    draft_language: str
    issuer: str
    dated: date
    rows: tuple[MemoRow, ...]
    unjudged: int
    """Comments that proposed no words; how many."""
    sent: tuple[tuple[date, bool], ...] = ()
    """The days in Beijing on which our comments on earlier drafts went out, and whether that was late."""

    def of(self, *verdicts: Verdict) -> tuple[MemoRow, ...]:
        """The rows with these verdicts."""
        return tuple(row for row in self.rows if row.verdict in verdicts)


def adoption_memo(
    outcomes: Iterable[tuple[Outcome, Comparison]],
    matter: Matter,
    *,
    title: str,
    language: str,
    today: date,
    sent: Iterable[tuple[date, bool]] = (),
) -> AdoptionMemo:
    """The memo of outcomes, each with the comparison that it was judged by; only what is meant for the submission is told of.

    Where a person has recorded the outcome, that counts and not the machine's verdict.
    """
    rows: list[MemoRow] = []
    unjudged = 0
    draft_language = "zh"
    for outcome, comparison in outcomes:
        comment = outcome.comment
        draft_language = comparison.new.language
        if comment.visibility is not Visibility.SUBMISSION or comment.status not in TOLD_STATUSES:
            continue
        verdict = counted(outcome)
        if outcome.verdict is None or verdict is None:
            unjudged += 1
            continue
        rows.append(
            MemoRow(
                number=len(rows) + 1,
                place=place_asked_for(comparison.old, comment, outcome.redraft),
                now=_now(outcome, comparison),
                ask=outcome.redraft.ask,
                asked=outcome.redraft.changes,
                said=_said(outcome, comparison),
                verdict=verdict,
                words=outcome.words if agrees(outcome) else (),
                priority=comment.priority,
                confirmed=is_recorded(outcome),
                sure=outcome.sure or is_recorded(outcome),
                former=tuple(
                    Former(each.draft, each.verdict, each.by is DecidedBy.PERSON, each.sure) for each in outcome.former
                ),
            )
        )
    return AdoptionMemo(
        title=title.strip().removeprefix("《").removesuffix("》"),
        language=language,
        draft_language=draft_language,
        issuer=matter.issuer.strip(),
        dated=today,
        rows=tuple(rows),
        unjudged=unjudged,
        sent=tuple(sent),
    )


def _now(outcome: Outcome, comparison: Comparison) -> Place | None:
    provision = comparison.new.by_key.get(outcome.now.article) if outcome.now else None
    return None if provision is None else place_of(comparison.new, provision)


def _said(outcome: Outcome, comparison: Comparison) -> tuple[Change, ...]:
    if not outcome.text:
        return ()
    if outcome.redraft.ask is Ask.NEW_ARTICLE:
        return (Change(Op.INSERT, outcome.text),)
    return tuple(diff(outcome.redraft.original, outcome.text, comparison.new.language))
