"""Comments on a draft as the answer that leaves the building. The types here have nowhere to put an internal note.

`build` picks comments by allow-list and copies only their public fields; a writer that is handed a `Submission` cannot
reach anything else. Authors, ids, replies and history stay behind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from comments.errors import NothingToExportError
from comments.places import Place, named_place, place_of
from comments.records import Comment, CommentType, Matter, Priority, Status, Visibility
from comments.redraft import Ask, Redraft, redraft
from drafts.comparison import Change
from drafts.model import Draft, Provision

EXPORTED_STATUSES = frozenset({Status.PROPOSED, Status.IN_REVIEW, Status.APPROVED, Status.SUBMITTED})
"""What leaves when no statuses are named."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who submits. What is empty isn't known: the letter leaves its line out."""

    unit: str = ""
    about: str = ""
    """A sentence on who they are, for the opening paragraph."""
    contact: str = ""
    position: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""


NOBODY = Sender()


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


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the letter has to do without, or that a person should look at before it leaves."""

    code: str
    """``issuer``, ``unit``, ``contact``, ``reach``, ``reason``, ``redraft``, ``place``, ``places``, ``deadline``."""
    zh: str
    en: str

    def sentence(self, language: str) -> str:
        """The sentence in the language asked for."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Submission:
    """Everything that a letter, table or form needs, in the order it is shown."""

    language: str
    """Of headings and set phrases; comments stay in the language they were written in."""
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

    @property
    def count(self) -> int:
        """How many comments go out."""
        return len(self.general) + len(self.rows)

    @property
    def key_rows(self) -> tuple[SubmissionRow, ...]:
        """The rows on key articles."""
        return tuple(row for row in self.rows if row.key)


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
) -> Submission:
    """The submission on a draft, made of the comments whose visibility is ``submission`` and whose status is asked for.

    ``comments`` are those made on this draft; ``today`` is the date the letter bears; ``title`` how the letter names the
    draft, the matter's title where it isn't given. Rows follow the draft's articles.
    Raises NothingToExportError where no comment is left.
    """
    wanted = EXPORTED_STATUSES if statuses is None else frozenset(statuses)
    chosen, left_out = _sorted_out(comments, wanted)
    if not chosen:
        raise _nothing(matter, left_out, wanted)
    placed = sorted((_Placed.of(draft, comment) for comment in chosen), key=lambda found: found.order)
    general = [found for found in placed if found.is_general]
    rows = tuple(found.row(number) for number, found in enumerate((f for f in placed if not f.is_general), 1))
    points = tuple(
        GeneralPoint(number, found.comment.body.strip(), found.comment.rationale.strip(), found.comment.priority)
        for number, found in enumerate(general, 1)
    )
    lost = tuple(found.comment.label for found in placed if found.is_lost)
    numbered = enumerate((f.comment for f in placed if not f.is_general), 1)
    spread = tuple((number, comment) for number, comment in numbered if comment.also)
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
        gaps=(*_missing_facts(matter, sender, today), *_to_look_at(rows, lost), *_spread(spread)),
    )


def _sorted_out(comments: Iterable[Comment], wanted: frozenset[Status]) -> tuple[list[Comment], Counter[str]]:
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


@dataclass(frozen=True, slots=True)
class _Placed:
    """A chosen comment with the place it is about, before rows are numbered."""

    comment: Comment
    provision: Provision | None
    redraft: Redraft
    place: Place
    order: tuple[int, int, int, str]

    @classmethod
    def of(cls, draft: Draft, comment: Comment) -> _Placed:
        provision = draft.by_key.get(comment.article) if comment.article else None
        asked = redraft(draft, provision, comment)
        if asked.ask is Ask.NEW_ARTICLE:
            provision = provision or _article_before(draft, asked.label)
        return cls(
            comment,
            provision,
            asked,
            _place(draft, provision, comment, asked),
            _order(draft, provision, comment, asked),
        )

    @property
    def is_general(self) -> bool:
        """A new article proposed on the draft as a whole is a row."""
        return not self.comment.article and self.redraft.ask in (Ask.REMARK, Ask.DELETE_ARTICLE)

    @property
    def is_lost(self) -> bool:
        return bool(self.comment.article) and self.provision is None

    def row(self, number: int) -> SubmissionRow:
        return SubmissionRow(
            number=number,
            place=self.place,
            ask=self.redraft.ask,
            original=self.redraft.original,
            proposed=self.redraft.proposed,
            changes=self.redraft.changes,
            cut_before=self.redraft.cut_before,
            cut_after=self.redraft.cut_after,
            issue=self.comment.body.strip(),
            grounds=self.comment.rationale.strip(),
            type=self.comment.type,
            priority=self.comment.priority,
        )


def _place(draft: Draft, provision: Provision | None, comment: Comment, asked: Redraft) -> Place:
    if asked.ask is Ask.NEW_ARTICLE:
        around = place_of(draft, provision).around if provision is not None else ()
        return named_place(draft.language, asked.label, around)
    if provision is None:
        return named_place(draft.language, comment.label)
    return place_of(draft, provision, asked.words)


def _order(draft: Draft, provision: Provision | None, comment: Comment, asked: Redraft) -> tuple[int, int, int, str]:
    """By place in the draft, a new article after the one it follows; what has no place comes last, in order of writing."""
    written = f"{comment.created.isoformat()} {comment.id}"
    if provision is None:
        return len(draft.text), 0, 0, written
    if asked.ask is Ask.NEW_ARTICLE:
        return provision.span.start, 1, 0, f"{asked.label} {written}"
    return provision.span.start, 0, asked.words.start if asked.words else 0, written


def _article_before(draft: Draft, label: str) -> Provision | None:
    """The article that a new one with this label follows: 第三十条之一 stands after 第三十条."""
    steps = named_place(draft.language, label).steps
    number = steps[0].number if steps else ""
    main = number.partition("-")[0].rstrip("abcdefghijklmnopqrstuvwxyz")
    if not main.isdigit():
        return None
    last = main if main != number else str(int(main) - 1)
    return next((article for article in draft.articles if article.number == last), None)


def _missing_facts(matter: Matter, sender: Sender, today: date) -> Iterable[Gap]:
    if not matter.issuer.strip():
        yield Gap(
            "issuer",
            "没有征求意见的机关：信中未写主送机关。",
            "The issuing body isn't known: the letter has no addressee.",
        )
    if not sender.unit:
        yield Gap(
            "unit",
            "没有提出单位：落款只有日期。",
            "The submitting unit isn't known: the letter is signed with its date only.",
        )
    if not sender.contact:
        yield Gap("contact", "没有联系人。", "No contact person is given.")
    if not (sender.phone or sender.email):
        yield Gap("reach", "没有联系电话和电子邮箱。", "No telephone number or e-mail address is given.")
    if matter.deadline is not None and today > matter.deadline:
        day = matter.deadline.isoformat()
        yield Gap("deadline", f"征求意见已于{day}截止，本件逾期。", f"The consultation closed on {day}; this is late.")


def _to_look_at(rows: tuple[SubmissionRow, ...], lost: tuple[str, ...]) -> Iterable[Gap]:
    without_reason = [row.number for row in rows if not row.grounds and not row.issue]
    without_redraft = [row.number for row in rows if row.ask is Ask.REMARK]
    if without_reason:
        zh, en = _numbers(without_reason)
        yield Gap("reason", f"第{zh}项意见没有写明理由。", f"No reason is given in row {en}.")
    if without_redraft:
        zh, en = _numbers(without_redraft)
        yield Gap("redraft", f"第{zh}项意见没有具体的修改条文。", f"No words are proposed in row {en}.")
    if lost:
        names = "、".join(sorted(set(lost)))
        yield Gap(
            "place", f"本稿中找不到{names}：有关意见排在最后。", f"The draft has no {names}: these comments stand last."
        )


def _spread(rows: Iterable[tuple[int, Comment]]) -> Iterable[Gap]:
    """Comments on several places stand at the first; the letter names the others only where their words do."""
    for number, comment in rows:
        others = dict.fromkeys(place.label for place in comment.also if place.article != comment.article)
        silent = [label for label in others if label not in comment.body + comment.rationale]
        if silent:
            names = "、".join(silent)
            yield Gap(
                "places",
                f"第{number}项意见还涉及{names}，文中没有提到：请在意见或理由里写明。",
                f"Row {number} is also about {names}, which its words don't say: name them in the comment or its reasons.",
            )


def _numbers(numbers: list[int]) -> tuple[str, str]:
    return "、".join(map(str, numbers)), ", ".join(map(str, numbers))


def _nothing(matter: Matter, left_out: Counter[str], wanted: frozenset[Status]) -> NothingToExportError:
    total = sum(left_out.values())
    if not total:
        return NothingToExportError(
            f"《{matter.title}》还没有意见，无可导出。请先对条文提出意见。",
            f"There are no comments on “{matter.title}” yet, so nothing to export. Comment on an article first.",
        )
    reasons = "，".join(f"{reason} {count} 条" for reason, count in sorted(left_out.items()))
    counted = ", ".join(f"{count} {reason}" for reason, count in sorted(left_out.items()))
    statuses = ", ".join(sorted(status.value for status in wanted))
    return NothingToExportError(
        f"《{matter.title}》有 {total} 条意见，但没有一条可以导出（{reasons}）。"
        f"请把要提交的意见的可见范围设为 submission，状态设为其中之一：{statuses}。",
        f"None of the {total} comments on “{matter.title}” can go out ({counted}). "
        f"Set the visibility of those to submit to submission, and their status to one of: {statuses}.",
    )
