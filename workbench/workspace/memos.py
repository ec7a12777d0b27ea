"""Operations that write memos: what became of our proposals, and what changed, for clients."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from comments.as_made import stood_before
from comments.boundary import boundary, said_in
from comments.deadlines import beijing_date, is_late
from comments.errors import CommentsError, NothingToExportError
from comments.leaks import LeakReport, check_package
from comments.memo import TOLD_STATUSES, AdoptionMemo, adoption_memo
from comments.outcomes import Outcome
from comments.records import Comment, DraftVersion, Visibility
from drafts.comparison import Comparison
from drafts.load import Progress
from workbench.files import kept_sentence, refuse_ending, write_document
from workbench.language import say
from workbench.workspace.adoption import AdoptionDesk
from workbench.workspace.base import untold
from workbench.workspace.leaking import stop_leaks

KINDS = ("adoption", "changes")


@dataclass(frozen=True, slots=True)
class MemoReport:
    """A memo that was written."""

    path: Path
    kind: str
    size: int
    sha256: str
    rows: int
    """Proposals that it tells of."""
    unconfirmed: int
    """How many of their outcomes no person has confirmed."""
    leaks: LeakReport
    former: Path | None = None
    """Where another file of the name is kept."""

    def lines(self, language: str) -> list[str]:
        """The report for people."""
        found = [say(language, f"已写出：{self.path}（{self.size} 字节）", f"Written: {self.path} ({self.size} bytes)")]
        of_these = ("其中", "Of these, ")
        if self.kind == "adoption":
            found.append(say(language, f"我方建议：{self.rows} 项", f"Our proposals: {self.rows}"))
        else:
            of_these = ("我方建议中", "Of our proposals, ")
        if self.unconfirmed:
            zh, en = of_these
            found.append(
                say(
                    language,
                    f"{zh} {self.unconfirmed} 项的结果尚未经人确认（workbench adoption 项目 --confirm）。",
                    f"{en}{self.unconfirmed} outcomes await confirmation (workbench adoption SLUG --confirm).",
                )
            )
        if self.former is not None:
            found.append(say(language, *kept_sentence(self.path, self.former)))
        return [*found, self.leaks.sentence(language)]


class MemoDesk(AdoptionDesk):
    """Memos on a matter."""

    def memo(
        self,
        slug: str,
        path: Path,
        *,
        kind: str,
        language: str | None = None,
        to: str | None = None,
        progress: Progress = untold,
    ) -> MemoReport:
        """Write a memo on a draft; without a label, on the newest. A memo of changes sets it against the draft before it.

        Only comments meant for the submission are told of. ``progress`` is told how far it has come until the file is
        written; what it raises stops the work. Raises UnknownRecordError, NothingToExportError, LeakError where
        the finished file holds what must not leave, FileWriteError; then nothing is written.
        """
        if kind not in KINDS:
            raise CommentsError(
                f"没有“{kind}”这种备忘录。可用的有：{'、'.join(KINDS)}。",
                f"There is no memo “{kind}”. Choose one of: {', '.join(KINDS)}.",
            )
        refuse_ending(path, (".docx",), ("备忘录", "A memo"))
        target = self.store.draft(slug, to)
        before = self._before(slug, target)
        spoken = language or ("zh" if target.language == "zh" else "en")
        outcomes = tuple(self._meant_to_leave(slug, target, progress))
        memo = self._memo(slug, target, spoken, outcomes)
        progress(0, 0)
        if kind == "adoption":
            if not memo.rows:
                raise NothingToExportError(
                    f"早于“{target.label}”的各稿没有提出具体文字、可以外发的建议，未写出文件。",
                    f"No proposal with words of its own, meant for the submission, was made on a draft before {target.label}; "
                    "nothing was written.",
                )
            from comments.word.adoption_memo import write_adoption_memo

            data = write_adoption_memo(memo)
        else:
            from comments.word.changes_memo import write_changes_memo

            data = write_changes_memo(self.compare(slug, before.label, target.label), memo, spoken, memo.title)
        progress(0, 0)
        report = self._gate(slug, data, [outcome.comment for outcome, _ in outcomes])
        progress(0, 0)
        former = write_document(path, data)
        return MemoReport(
            path,
            kind,
            len(data),
            hashlib.sha256(data).hexdigest(),
            len(memo.rows),
            sum(not row.confirmed for row in memo.rows),
            report,
            former,
        )

    def _before(self, slug: str, target: DraftVersion) -> DraftVersion:
        versions = self.store.drafts(slug)
        at = [version.id for version in versions].index(target.id)
        if not at:
            raise NothingToExportError(
                f"“{target.label}”是“{slug}”的第一稿，没有前稿可以对照，未写出文件。",
                f"{target.label} is the first draft of {slug}: there is none before it to set it against. Nothing was written.",
            )
        return versions[at - 1]

    def _memo(
        self, slug: str, target: DraftVersion, language: str, outcomes: Iterable[tuple[Outcome, Comparison]]
    ) -> AdoptionMemo:
        matter = self.store.matter(slug)
        draft = self.draft(slug, target.label)
        return adoption_memo(
            outcomes,
            matter,
            title=target.title or draft.title or matter.title,
            language=language,
            today=beijing_date(self.now()),
            sent=dict.fromkeys(
                (beijing_date(one.at), is_late(one.due, one.at))
                for one in sorted(self.store.sendings(slug), key=lambda each: each.at)
                if one.draft != target.label and not one.is_void
            ),
        )

    def _meant_to_leave(
        self, slug: str, target: DraftVersion, progress: Progress
    ) -> Iterator[tuple[Outcome, Comparison]]:
        """What became of comments that are meant for the submission and were so on the draft that they were made on: the memo
        gives their words of that time, and those of a time when it was internal don't come out.
        """
        outcomes = self.adoption(slug, target.label, progress=progress).outcomes
        now = {comment.id: comment for comment in self.store.comments(slug)}
        histories = self.store.histories(slug, [outcome.comment.id for outcome in outcomes])
        labels = [version.label for version in self.store.drafts(slug)]
        earlier = labels[: labels.index(target.label)]
        for outcome in outcomes:
            made = outcome.comment
            if made.draft in stood_before(earlier, now[made.id], histories.get(made.id, ())):
                yield outcome, self.compare(slug, made.draft, target.label)

    def _gate(self, slug: str, data: bytes, told: Collection[Comment]) -> LeakReport:
        """The last check, against the records of the whole matter, for a memo that tells of these comments as they were made.

        Raises LeakError.
        """
        from comments.word.memo_phrases import EN, ZH
        from comments.word.set_phrases import filled

        versions = self.store.drafts(slug)
        comments = self.store.comments(slug, state="all")
        limits = boundary(
            self.draft(slug, versions[-1].label),
            self.store.matter(slug),
            comments,
            statuses=TOLD_STATUSES,
            replies=[reply for given in self.store.replies_in(slug).values() for reply in given],
            names=(self.person,),
            said=self.store.said(slug),
            dated=beijing_date(self.now()),
        )
        texts = [text for version in versions for text in (version.title, version.text)]
        texts += [text for version in versions for each in (EN, ZH) for text in filled(each, version.title)]
        told = [c for c in told if c.visibility is Visibility.SUBMISSION and c.status in TOLD_STATUSES]
        texts += [text for comment in told for text in said_in(self.draft(slug, comment.draft), comment)]
        report = check_package(data, forbidden=limits.private, allowed=(*limits.public, *texts))
        stop_leaks(self.store, slug, report, {comment.id for comment in told})
        return report
