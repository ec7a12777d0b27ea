"""Comments on a draft as the answer that leaves the building. The types here have nowhere to put an internal note.

`build` picks comments by allow-list and copies only their public fields; a writer that is handed a `Submission` cannot
reach anything else. Authors, ids, replies and history stay behind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from comments import workflow
from comments.errors import NothingToExportError
from comments.gaps import Gap, colliding, missing_facts, not_translated, to_look_at, tone
from comments.places import Place
from comments.placing import Placed, cross_references, in_order, placed
from comments.proposals import proposals
from comments.records import Comment, CommentType, Matter, Priority, Status, Visibility
from comments.redraft import Ask
from comments.sender import NOBODY as NOBODY
from comments.sender import Sender as Sender
from drafts.comparison import Change
from drafts.counting import many
from drafts.model import Draft, Span

EXPORTED_STATUSES = frozenset({Status.PROPOSED, Status.IN_REVIEW, Status.APPROVED, Status.SUBMITTED})
"""What leaves when no statuses are named."""


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """A comment on one place of the draft. Equal and deleted changes give ``original``, equal and inserted ``proposed``."""

    number: int
    """Counts from 1 through the submission."""
    place: Place
    ask: Ask
    original: str
    """The quoted words in their paragraph or sentence, or the article; empty for a new article."""
    proposed: str
    changes: tuple[Change, ...]
    cut_before: bool
    """Whether ``original`` begins within a paragraph."""
    cut_after: bool
    issue: str
    grounds: str
    type: CommentType
    priority: Priority
    is_question: bool = False
    """Whether it asks for an explanation and proposes nothing."""
    also: tuple[Place, ...] = ()
    """Further places it is about, without their chapters."""
    see: tuple[int, ...] = ()
    """Numbers of other rows about the same places."""
    authorities: tuple[str, ...] = ()
    """What it relies on; ``grounds`` name them as well."""
    topic: str = ""
    unit: str = ""
    """In whose name it is proposed; empty for the sender's."""
    translated: str = ""
    """The proposal in the submission's language, where the draft is in the other and somebody has written it."""
    at: Span | None = None
    """Where ``original`` stands in the draft's text, a whole article to go with its label, a new one as an empty span at
    the end of the article it follows; None where it has no place."""
    label: str = ""
    """Of a new article, as the proposal gives it."""
    article: str = ""
    """The key of the provision commented on; empty where the draft doesn't have it."""

    @property
    def key(self) -> bool:
        """Whether it is one of the key comments, shown on their own before the table."""
        return self.priority is Priority.HIGH


@dataclass(frozen=True, slots=True)
class GeneralPoint:
    """A comment on the draft as a whole."""

    number: int
    text: str
    grounds: str
    priority: Priority
    topic: str = ""
    authorities: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """Everything that a letter, table or form needs, in the order it is shown."""

    language: str
    """Of headings and set phrases, and of the comments where somebody has written them in it."""
    title: str
    """Of the draft commented on, without 《》."""
    draft_language: str
    issuer: str
    released: date | None
    deadline: date | None
    dated: date
    sender: Sender
    general: tuple[GeneralPoint, ...]
    rows: tuple[SubmissionRow, ...]
    annexes: tuple[str, ...]
    """Titles of what goes along."""
    left_out: tuple[tuple[str, int], ...]
    """How many comments stayed behind, by reason: ``merged``, ``internal``, ``team``, or a status. Numbers only."""
    gaps: tuple[Gap, ...]
    order: str = "article"
    """``article`` or ``topic``: what the rows follow."""

    @property
    def count(self) -> int:
        """How many comments go out."""
        return len(self.general) + len(self.rows)

    @property
    def asks(self) -> tuple[SubmissionRow, ...]:
        """The rows that are no questions."""
        return tuple(row for row in self.rows if not row.is_question)

    @property
    def questions(self) -> tuple[SubmissionRow, ...]:
        """The rows that ask for an explanation and propose nothing."""
        return tuple(row for row in self.rows if row.is_question)

    @property
    def key_rows(self) -> tuple[SubmissionRow, ...]:
        """The rows on key articles."""
        return tuple(row for row in self.rows if row.key and not row.is_question)


def build(
    draft: Draft,
    matter: Matter,
    comments: Iterable[Comment],
    *,
    language: str,
    today: date,
    statuses: Collection[Status] | None = None,
    sender: Sender = NOBODY,
    annexes: tuple[str, ...] = (),
    title: str = "",
    order: str = "article",
    questions_last: bool = False,
) -> Submission:
    """The submission on a draft, made of the comments whose visibility is ``submission`` and whose status is asked for.

    ``comments`` are those made on this draft; ``today`` is the date the letter bears; ``title`` how the letter names the
    draft, the matter's title where it isn't given. Rows follow the draft's articles, or with ``order="topic"`` the topics
    as they first come up there; ``questions_last`` numbers the rows that only ask after all others.
    Raises NothingToExportError where no comment is left.
    """
    wanted = EXPORTED_STATUSES if statuses is None else frozenset(statuses)
    selected, left_out = sorted_out(comments, wanted)
    if not selected:
        raise _nothing(matter, left_out, wanted)
    chosen = in_order((placed(draft, comment) for comment in selected), order)
    on_articles = [found for found in chosen if not found.is_general]
    if questions_last:
        on_articles.sort(key=lambda found: found.is_question)
    speech = _Speech(language, matter.language)
    see = cross_references(on_articles)
    rows = tuple(speech.row(found, number, see[number - 1]) for number, found in enumerate(on_articles, 1))
    general = [found.comment for found in chosen if found.is_general]
    points = tuple(speech.point(comment, number) for number, comment in enumerate(general, 1))
    said = [f"{point.text}\n{point.grounds}" for point in points]
    return Submission(
        language=language,
        title=(title or matter.title or draft.title).strip().removeprefix("《").removesuffix("》"),
        draft_language=draft.language,
        issuer=matter.issuer.strip(),
        released=matter.opened,
        deadline=matter.deadline,
        dated=today,
        sender=sender,
        general=points,
        rows=rows,
        annexes=annexes,
        left_out=tuple(sorted(left_out.items())),
        gaps=(
            *missing_facts(matter, sender, today),
            *to_look_at(rows, (found.comment.label for found in chosen if found.is_lost)),
            *colliding(rows, proposals(draft, rows).left_out),
            *(tone(rows, said) if language == "zh" else ()),
            *not_translated(speech.untranslated, language),
        ),
        order=order,
    )


def sorted_out(comments: Iterable[Comment], wanted: Collection[Status]) -> tuple[list[Comment], Counter[str]]:
    """The comments that go out, and how many don't, by reason."""
    chosen: list[Comment] = []
    left_out: Counter[str] = Counter()
    for comment in comments:
        if comment.deleted:
            continue
        if comment.merged_into is not None:
            left_out["merged"] += 1
        elif comment.visibility is not Visibility.SUBMISSION:
            left_out[comment.visibility.value] += 1
        elif comment.status not in wanted:
            left_out[comment.status.value] += 1
        else:
            chosen.append(comment)
    return chosen, left_out


class _Speech:
    """Says comments in one language: in their own words, or in those of the other language where that is the one asked for."""

    def __init__(self, language: str, written_in: str) -> None:
        self.language = language
        self.is_other = (language == "zh") != (written_in == "zh")
        self.untranslated: list[str] = []
        """Labels of comments that would be in the other language and aren't; empty for one on the draft as a whole."""

    def row(self, found: Placed, number: int, see: tuple[int, ...]) -> SubmissionRow:
        """The row of a comment on an article."""
        comment, asked = found.comment, found.redraft
        translated = (comment.proposal_other or "").strip() if self.is_other else ""
        if self.is_other and (comment.proposal or "").strip() and not translated:
            self._miss(comment)
        return SubmissionRow(
            number=number,
            place=found.place,
            ask=asked.ask,
            original=asked.original,
            proposed=asked.proposed,
            changes=asked.changes,
            cut_before=asked.cut_before,
            cut_after=asked.cut_after,
            issue=self._words(comment, comment.body, comment.body_other),
            grounds=self._grounds(comment),
            type=comment.type,
            priority=comment.priority,
            is_question=found.is_question,
            also=found.also,
            see=see,
            authorities=comment.authorities,
            topic=comment.topic.strip(),
            unit=comment.unit.strip(),
            translated=translated,
            at=asked.at,
            label=asked.label,
            article=found.provision.key if found.provision else "",
        )

    def point(self, comment: Comment, number: int) -> GeneralPoint:
        """The point of a comment on the whole."""
        return GeneralPoint(
            number,
            self._words(comment, comment.body, comment.body_other),
            self._grounds(comment),
            comment.priority,
            comment.topic.strip(),
            comment.authorities,
            comment.unit.strip(),
        )

    def _miss(self, comment: Comment) -> None:
        self.untranslated.append(comment.label)

    def _grounds(self, comment: Comment) -> str:
        """The reasons, and what they rely on where they don't name it."""
        reasons = self._words(comment, comment.rationale, comment.rationale_other)
        named = [a.strip() for a in comment.authorities if a.strip() and a.strip() not in reasons]
        if not named:
            return reasons
        relied_on = f"依据：{'；'.join(named)}。" if self.language == "zh" else f"Authority: {'; '.join(named)}."
        return "\n".join(part for part in (reasons, relied_on) if part)

    def _words(self, comment: Comment, own: str, other: str) -> str:
        own, other = own.strip(), other.strip()
        if not self.is_other:
            return own
        if own and not other:
            self._miss(comment)
        return other or own


def _nothing(matter: Matter, left_out: Counter[str], wanted: frozenset[Status]) -> NothingToExportError:
    total = sum(left_out.values())
    if not total:
        return NothingToExportError(
            f"《{matter.title}》还没有意见，无可导出。请先对条文提出意见。",
            f"There are no comments on “{matter.title}” yet, so nothing to export. Comment on an article first.",
        )
    reasons = "，".join(f"{_reason_zh(reason)} {count} 条" for reason, count in sorted(left_out.items()))
    counted = ", ".join(f"{count} {reason}" for reason, count in sorted(left_out.items()))
    statuses = ", ".join(sorted(status.value for status in wanted))
    listed = "、".join(f"{status.value}（{workflow.name(status, 'zh')}）" for status in sorted(wanted))
    return NothingToExportError(
        f"《{matter.title}》有 {total} 条意见，但没有一条可以导出（{reasons}）。"
        f"请把要提交的意见的可见范围设为 submission，状态设为其中之一：{listed}。",
        f"None of {many(total, 'comments')} on “{matter.title}” can go out ({counted}). "
        f"Set the visibility of those to submit to submission, and their status to one of: {statuses}.",
    )


def _reason_zh(reason: str) -> str:
    """Why comments were left out, in a word: for whom they are, what became of them, or their status."""
    words = {"merged": "已并入其他意见", Visibility.INTERNAL.value: "内部意见", Visibility.TEAM.value: "团队讨论"}
    return words.get(reason) or workflow.name(Status(reason), "zh")
