"""Operations on submissions: what would leave, and writing it once the last check has found nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from comments.boundary import boundary
from comments.deadlines import beijing_date
from comments.errors import CommentsError
from comments.leaks import LeakReport, check_package
from comments.records import Comment, DraftVersion, Status, Visibility
from comments.submission import EXPORTED_STATUSES, NOBODY, Sender, Submission, build
from comments.workflow import OPEN, name
from workbench.files import write_whole
from workbench.language import say
from workbench.workspace.drafts import DraftDesk

FORMS = ("letter",)
"""The forms that can be written."""
DRAFT_FORMS = ("akn",)
"""Forms that hold a draft and no comments; `SubmissionDesk.export_draft` writes them."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote, what it left behind, and what a person should still look at."""

    path: Path
    form: str
    size: int
    """Bytes."""
    sha256: str
    submission: Submission
    unapproved: int
    """How many of the comments included nobody has approved yet."""
    leaks: LeakReport

    @property
    def included(self) -> int:
        """How many comments went out."""
        return self.submission.count

    def lines(self, language: str) -> list[str]:
        """The report for people."""
        size = f"{self.size / 1024:.0f} KB"
        lines = [
            say(
                language,
                f"已写出 {self.path}（{size}）：{self.included} 条意见。",
                f"Wrote {self.path} ({size}): {self.included} comments.",
            )
        ]
        for reason, count in self.submission.left_out:
            lines.append(_left_out(language, reason, count))
        if self.unapproved:
            lines.append(
                say(
                    language,
                    f"其中 {self.unapproved} 条尚未有人批准。",
                    f"{self.unapproved} of them nobody has approved yet.",
                )
            )
        lines += ["! " + gap.sentence(language) for gap in self.submission.gaps]
        lines.append(self.leaks.sentence(language))
        lines.append(f"SHA-256 {self.sha256}")
        return lines


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A draft written to a file, without any comment."""

    path: Path
    version: DraftVersion
    size: int
    """Bytes."""
    sha256: str

    def lines(self, language: str) -> list[str]:
        """The report for people."""
        size = f"{self.size / 1024:.0f} KB"
        return [
            say(
                language,
                f"已写出 {self.path}（{size}）：草案“{self.version.label}”的文本，Akoma Ntoso 3.0，不含意见。",
                f"Wrote {self.path} ({size}): the text of draft {self.version.label} as Akoma Ntoso 3.0, without comments.",
            ),
            f"SHA-256 {self.sha256}",
        ]


def _left_out(language: str, reason: str, count: int) -> str:
    if reason == "merged":
        return say(language, f"已并入其他意见，不单独导出：{count} 条", f"merged into others, not exported: {count}")
    if reason == Visibility.INTERNAL:
        return say(language, f"内部意见，不导出：{count} 条", f"internal notes, never exported: {count}")
    if reason == Visibility.TEAM:
        return say(language, f"团队讨论，未导出：{count} 条", f"team comments, not exported: {count}")
    status = name(Status(reason), language)
    return say(language, f"状态为“{status}”，未导出：{count} 条", f"left out, status “{status}”: {count}")


class SubmissionDesk(DraftDesk):
    """What leaves the building."""

    def submission(
        self,
        slug: str,
        *,
        draft: str | None = None,
        language: str | None = None,
        statuses: Collection[Status] | None = None,
        sender: Sender = NOBODY,
    ) -> Submission:
        """The submission as it would be written now; for the arguments and what is raised, see `export`."""
        comments = self.store.comments(slug, state="all")
        version = self._draft_commented_on(slug, draft, comments, statuses)
        return self._built(slug, version, comments, language, statuses, sender)

    def export(
        self,
        slug: str,
        path: Path,
        *,
        form: str = "letter",
        language: str | None = None,
        draft: str | None = None,
        statuses: Collection[Status] | None = None,
        sender: Sender = NOBODY,
    ) -> ExportReport:
        """Write the submission on a draft to a file.

        Without a label, the draft is the newest that has comments to send; without a language, the file is in the
        draft's. Raises UnknownRecordError, NothingToExportError where no comment is left, LeakError where the finished
        file holds what must not leave, FileWriteError; then nothing is written.
        """
        if form not in FORMS:
            names = (*FORMS, *DRAFT_FORMS)
            raise CommentsError(
                f"没有名为“{form}”的文件形式。可用的有：{'、'.join(names)}。",
                f"There is no form “{form}”. Choose one of: {', '.join(names)}.",
            )
        comments = self.store.comments(slug, state="all")
        version = self._draft_commented_on(slug, draft, comments, statuses)
        submission = self._built(slug, version, comments, language, statuses, sender)
        from comments.word import write_submission

        data = write_submission(submission, submission.language)
        leaks = self._checked(slug, version, comments, data, statuses, sender)
        write_whole(path, data)
        return ExportReport(
            path=path,
            form=form,
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            submission=submission,
            unapproved=_unapproved(version, comments, statuses),
            leaks=leaks,
        )

    def export_draft(self, slug: str, path: Path, *, draft: str | None = None) -> DraftFile:
        """Write a draft's text as Akoma Ntoso 3.0; without a label, the newest. No comment or note is read.

        Raises UnknownRecordError or FileWriteError; then nothing is written.
        """
        from drafts.akn import About, akoma_ntoso

        version = self.store.draft(slug, draft)
        about = About(
            written=self.now().date(),
            dated=version.dated,
            name=slug,
            label=version.label,
            issuer=self.store.matter(slug).issuer,
        )
        data = akoma_ntoso(replace(self.draft(slug, version.label), title=version.title), about)
        write_whole(path, data)
        return DraftFile(path, version, len(data), hashlib.sha256(data).hexdigest())

    def _draft_commented_on(
        self, slug: str, label: str | None, comments: Collection[Comment], statuses: Collection[Status] | None
    ) -> DraftVersion:
        if label is not None:
            return self.store.draft(slug, label)
        sent = {c.draft for c in comments if _leaves(c, statuses)}
        commented = {c.draft for c in comments if c.is_live}
        versions = self.store.drafts(slug)
        for wanted in (sent, commented):
            found = [version for version in versions if version.label in wanted]
            if found:
                return found[-1]
        return self.store.draft(slug)

    def _built(
        self,
        slug: str,
        version: DraftVersion,
        comments: Collection[Comment],
        language: str | None,
        statuses: Collection[Status] | None,
        sender: Sender,
    ) -> Submission:
        # A matter's title is that of its newest draft; a letter on an earlier one names that.
        newest = self.store.drafts(slug)[-1].id == version.id
        draft = self.draft(slug, version.label)
        return build(
            draft,
            self.store.matter(slug),
            (comment for comment in comments if comment.draft == version.label),
            language=language or ("zh" if version.language == "zh" else "en"),
            today=beijing_date(self.now()),
            statuses=statuses,
            sender=sender,
            title="" if newest else draft.title or version.title,
        )

    def _checked(
        self,
        slug: str,
        version: DraftVersion,
        comments: Collection[Comment],
        data: bytes,
        statuses: Collection[Status] | None,
        sender: Sender,
    ) -> LeakReport:
        """The report of the last check, made against the records of the whole matter. Raises LeakError."""
        answers = [reply for given in self.store.replies_in(slug).values() for reply in given]
        limits = boundary(
            self.draft(slug, version.label),
            self.store.matter(slug),
            comments,
            statuses=statuses,
            sender=sender,
            replies=answers,
            names=(self.person,),
            said=self.store.said(slug),
        )
        report = check_package(data, forbidden=limits.private, allowed=limits.public)
        report.raise_if_leaking()
        return report


def _leaves(comment: Comment, statuses: Collection[Status] | None) -> bool:
    wanted = EXPORTED_STATUSES if statuses is None else statuses
    return comment.is_live and comment.visibility is Visibility.SUBMISSION and comment.status in wanted


def _unapproved(version: DraftVersion, comments: Collection[Comment], statuses: Collection[Status] | None) -> int:
    return sum(c.draft == version.label and _leaves(c, statuses) and c.status in OPEN for c in comments)
