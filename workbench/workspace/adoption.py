"""Operations on what became of proposals: judged against a newer draft, confirmed by a person, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from comments.adoption import Verdict
from comments.as_made import as_made_on
from comments.certain import MOOT, awaits_outcome, counted, is_certain, last_moved
from comments.draft_verdicts import STATUS_OF, is_latest, persons, verdict_on, with_verdict
from comments.errors import UnknownRecordError
from comments.outcomes import Outcome, outcomes
from comments.records import Comment, DecidedBy, DraftVerdict, DraftVersion, Status, Visibility
from comments.store import Edit, FieldValue
from comments.workflow import OUTCOMES
from drafts.comparison import Comparison
from drafts.load import Progress
from workbench.workspace.base import untold
from workbench.workspace.drafts import CACHED_COMPARISONS, DraftDesk

Tally = Mapping[str, Mapping[str, int]]
"""For each name (a chapter, a topic, a priority), how many proposals got each verdict."""


@dataclass(frozen=True, slots=True)
class AdoptionReport:
    """What became of the proposals made on earlier drafts."""

    to: DraftVersion
    outcomes: tuple[Outcome, ...]
    """In the order of the drafts, those of one draft by place; each comment as it stood on its draft."""
    chapters: Mapping[str, str]
    """The chapter of each comment's article, by the comment's id; empty for the draft as a whole."""

    @property
    def judged(self) -> tuple[Outcome, ...]:
        """Those that got a verdict."""
        return tuple(outcome for outcome in self.outcomes if outcome.verdict is not None)

    @property
    def certain(self) -> tuple[Outcome, ...]:
        """Those that await a person's word and that the words alone settle."""
        return tuple(outcome for outcome in self.judged if awaits_outcome(outcome) and is_certain(outcome))

    def tally(self, by: Callable[[Outcome], str]) -> Tally:
        """Verdicts counted by a name of each outcome, names in the order met; where a person recorded another, that counts."""
        found: dict[str, Counter[str]] = {}
        for outcome in self.judged:
            verdict = counted(outcome)
            assert verdict is not None
            found.setdefault(by(outcome), Counter())[verdict.value] += 1
        return {name: {v.value: n[v.value] for v in Verdict if n[v.value]} for name, n in found.items()}

    def chapter(self, outcome: Outcome) -> str:
        """The chapter of an outcome's article."""
        return self.chapters.get(outcome.comment.id, "")


def _stands(comment: Comment, label: str, verdict: Verdict) -> bool:
    """Whether the comment says already of a draft what is to be recorded: a key pressed twice, or two people of one mind."""
    said = verdict_on(persons(comment.outcomes), label)
    return said is not None and said.verdict is verdict


def _as_asked(comment: Comment) -> Comment:
    """The comment without what has no part in judging what became of its proposal."""
    return replace(
        comment,
        status=Status.PROPOSED,
        response="",
        assigned="",
        revision=0,
        updated=comment.created,
        visibility=Visibility.TEAM,
        outcomes=(),
    )


class AdoptionDesk(DraftDesk):
    """What the regulator did with the proposals of a store."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._judged: list[tuple[Comparison, dict[Comment, Outcome]]] = []
        """Outcomes of comments as they were asked, with the comparison that they were judged by; the last few."""

    def adoption(self, slug: str, to: str | None = None, *, progress: Progress = untold) -> AdoptionReport:
        """What a draft (without a label, the newest) did with the proposals made on the drafts before it.

        Comments that were carried already are judged as they stood on their earlier draft. Nothing is changed.
        ``progress`` is told of proposals judged; what it raises stops the work. Raises UnknownRecordError.
        """
        target = self.store.draft(slug, to)
        versions = self.store.drafts(slug)
        labels = [version.label for version in versions]
        earlier, later = labels[: labels.index(target.label)], versions[labels.index(target.label) + 1 :]
        made: dict[str, list[Comment]] = {label: [] for label in earlier}
        standing = [comment for comment in self.store.comments(slug) if comment.status is not Status.WITHDRAWN]
        told = [each.id for each in standing if each.draft not in earlier or each.status in OUTCOMES]
        histories = self.store.histories(slug, told)
        for comment in standing:
            past = as_made_on(comment, histories.get(comment.id, ()), earlier)
            if past is not None:
                made[past.draft].append(past)
        total, numbers = sum(map(len, made.values())), count()
        found: list[Outcome] = []
        chapters: dict[str, str] = {}
        for label, comments in made.items():
            if not comments:
                continue
            progress(len(found), total)
            draft = self.draft(slug, label)
            starts = {key: provision.span.start for key, provision in draft.by_key.items()}
            comments.sort(key=lambda each: (starts.get(each.article, -1), each.created))
            for each in comments:
                provision = draft.by_key.get(each.article)
                headings = draft.headings(provision) if provision else ()
                chapters[each.id] = headings[0] if headings else ""
            comparison = self.compare(slug, label, target.label)
            for outcome in self._outcomes(comments, comparison, lambda: progress(next(numbers), total)):
                kept = outcome.comment.outcomes
                moved = last_moved(histories.get(outcome.comment.id, ()))
                before = moved is not None and label != earlier[-1] and moved < target.added
                after = moved is not None and bool(later) and moved >= later[0].added
                found.append(
                    replace(
                        outcome,
                        of_another=bool(persons(kept)) or before or after,
                        said=verdict_on(persons(kept), target.label),
                        former=tuple(each for each in reversed(kept) if each.draft in earlier),
                    )
                )
        return AdoptionReport(target, tuple(found), chapters)

    def _outcomes(
        self, comments: Sequence[Comment], comparison: Comparison, before_each: Callable[[], object]
    ) -> Iterator[Outcome]:
        """What became of each comment; a proposal that was judged before isn't judged again."""
        with self._lock:
            known = next((kept for judged_by, kept in self._judged if judged_by is comparison), None)
            if known is None:
                known = {}
                self._judged = [*self._judged[1 - CACHED_COMPARISONS :], (comparison, known)]
        asked = [_as_asked(each) for each in comments]
        fresh = [each for each in asked if each not in known]
        for _ in range(len(asked) - len(fresh)):
            before_each()
        if fresh:
            known.update(zip(fresh, outcomes(fresh, comparison, before_each), strict=True))
        for each, key in zip(comments, asked, strict=True):
            yield replace(known[key], comment=each)

    def confirm_adoption(
        self,
        slug: str,
        identifier: str,
        verdict: Verdict,
        *,
        to: str | None = None,
        response: str | None = None,
        seen: int | None = None,
    ) -> Comment:
        """Record what became of a proposal in a draft, and what the regulator answered where that is given.

        What was recorded of other drafts stays; the comment's status follows the latest draft of which something is recorded. A
        comment whose provision is gone keeps its status; its answer then says so. ``seen`` is the revision that the person looked
        at: what somebody else recorded since isn't overwritten, unless it says the same. Raises UnknownRecordError, ConflictError,
        or InvalidRecordError where the comment was never marked as submitted.
        """
        report = self.adoption(slug, to)
        found = [each for each in report.outcomes if each.comment.id.startswith(identifier.strip())]
        if len(found) != 1 or not identifier.strip():
            raise UnknownRecordError(
                f"早于“{report.to.label}”的各稿中没有编号为“{identifier}”的意见（或编号不完整）。",
                f"No comment {identifier} was made on a draft before {report.to.label} (or the id isn't complete).",
            )
        current = self.store.comment(found[0].comment.id)
        changes = self._recorded(current, report.to, verdict, self._labels(slug))
        if verdict not in STATUS_OF and response is None and not current.response:
            changes["response"] = MOOT["zh" if report.to.language == "zh" else "en"]
        if response is not None:
            changes["response"] = response
        stands = _stands(current, report.to.label, verdict)
        if seen is not None and seen != current.revision and response is None and stands:
            return current
        revision = current.revision if seen is None else seen
        return self.store.edit_comment(current.id, changes, revision=revision, person=self.person)

    def confirm_certain(self, slug: str, *, to: str | None = None) -> tuple[Comment, ...]:
        """Record what became of every comment that was sent and that the words alone settle, by `comments.certain`.

        All or none; one undo takes them all back. Raises UnknownRecordError, ConflictError.
        """
        report, labels = self.adoption(slug, to), self._labels(slug)
        edits = [
            Edit(each.comment.id, each.comment.revision, self._recorded(each.comment, report.to, each.verdict, labels))
            for each in report.certain
            if each.verdict is not None
        ]
        return self.store.edit_comments(edits, person=self.person) if edits else ()

    def _recorded(
        self, comment: Comment, to: DraftVersion, verdict: Verdict, labels: Sequence[str]
    ) -> dict[str, FieldValue]:
        """The changes that record what a draft did: the outcome, and the status where nothing is recorded of a later one."""
        changes: dict[str, FieldValue] = {}
        if not _stands(comment, to.label, verdict):
            new = DraftVerdict(to.label, verdict, DecidedBy.PERSON, self.person, sure=True, at=self.now())
            changes["outcomes"] = with_verdict(comment.outcomes, new, labels)
        if verdict in STATUS_OF and is_latest(comment.outcomes, to.label, labels):
            changes["status"] = STATUS_OF[verdict].value
        return changes

    def _labels(self, slug: str) -> list[str]:
        return [version.label for version in self.store.drafts(slug)]

    def found_of(self, comments: Sequence[Comment], to: DraftVersion) -> Mapping[str, tuple[DraftVerdict, ...]]:
        """The outcomes of comments of one matter, by id, with what the program finds that a later draft did about each.

        Those that get no verdict are left out. Nothing is changed.
        """
        labels = self._labels(to.matter)
        found: dict[str, tuple[DraftVerdict, ...]] = {}
        for label in dict.fromkeys(comment.draft for comment in comments):
            made = [comment for comment in comments if comment.draft == label]
            for outcome in self._outcomes(made, self.compare(to.matter, label, to.label), lambda: None):
                if outcome.verdict is not None:
                    new = DraftVerdict(
                        to.label, outcome.verdict, DecidedBy.PROGRAM, self.person, sure=outcome.sure, at=self.now()
                    )
                    found[outcome.comment.id] = with_verdict(outcome.comment.outcomes, new, labels)
        return found
