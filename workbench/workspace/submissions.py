"""Operations on submissions: what would leave, and writing it once the last check has found nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from comments.bilingual import check_both
from comments.boundary import Boundary, boundary, repeated_notes
from comments.deadlines import beijing_date, is_late
from comments.errors import CommentsError
from comments.forms.writing import Written
from comments.leaks import LeakReport, check_package
from comments.records import Comment, DraftVersion, Status
from comments.sendings import Export, as_sent
from comments.submission import EXPORTED_STATUSES, NOBODY, Sender, Submission, build, sorted_out
from comments.workflow import OPEN
from drafts.given import readable_name
from drafts.load import Progress
from drafts.model import Draft
from workbench.files import refuse_ending, refuse_inputs, write_document
from workbench.workspace.base import untold
from workbench.workspace.exports import ANNEXES, DraftFile, ExportReport, Wanted
from workbench.workspace.leaking import stop_leaks
from workbench.workspace.letters import LetterDesk, elsewhere, leaves

if TYPE_CHECKING:
    from comments.forms.spec import Form
    from comments.word.firm import Template

LETTERS = ("letter", "redline", "json")
"""Forms that are no table and have writers of their own."""
DRAFT_FORMS = ("akn",)
"""Forms that hold a draft and no comments; `SubmissionDesk.export_draft` writes them."""
_WITH_QUESTIONS_APART = frozenset(("letter",))


class SubmissionDesk(LetterDesk):
    """What leaves the building."""

    def forms(self) -> tuple[str, ...]:
        """The forms that a submission can be written in."""
        from comments.forms.spec import form_names

        return (*LETTERS, *form_names())

    def form(self, name: str) -> Form | None:
        """A form's description; None for those that are no table. Raises FormError for one that isn't there."""
        return None if name in LETTERS else _table_form(name)

    def submission(
        self,
        slug: str,
        *,
        draft: str | None = None,
        language: str | None = None,
        statuses: Collection[Status] | None = None,
        sender: Sender = NOBODY,
    ) -> Submission:
        """The submission as a letter would hold it now; for the arguments and what is raised, see `export`."""
        wanted = Wanted(language=language, draft=draft, statuses=statuses)
        return self._prepared(slug, wanted, sender).submissions[0]

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
        wanted: Wanted | None = None,
        progress: Progress = untold,
    ) -> ExportReport:
        """Write the submission on a draft to a file. ``wanted`` takes the place of the arguments before it.

        Without a label, the draft is the newest that has comments to send; without a language, the file is in the
        draft's. Raises UnknownRecordError, NothingToExportError where no comment is left, UntranslatedError where both
        languages are asked for and one is missing, FormError, TemplateError, LeakError where the finished file holds
        what must not leave, PdfError, FileWriteError; then nothing is written. ``progress`` is told
        of steps done until the file is written; what it raises stops the work.
        """
        wanted = wanted or Wanted(form=form, language=language, draft=draft, statuses=statuses)
        described = None if wanted.form in LETTERS else _table_form(wanted.form)
        _check_fits(wanted, described)
        _check_endings(path, wanted, described)
        refuse_inputs([path, *([wanted.pdf] if wanted.pdf else [])], [wanted.template, wanted.form])
        steps = 3 if wanted.pdf is None else 4
        progress(0, steps)
        prepared = self._prepared(slug, wanted, sender)
        progress(1, steps)
        template = None
        if wanted.template is not None:
            from workbench.templates import read_template

            template = read_template(wanted.template)
        written = _written(wanted, described, prepared, path.suffix, template)
        progress(2, steps)
        redline = wanted.form == "redline" or "redline" in wanted.annexes
        leaks, printed = self._checked(slug, prepared, written, described, template, redline=redline)
        pdf = None
        if wanted.pdf is not None:
            from workbench.pdf import as_pdf

            progress(3, steps)
            pdf = as_pdf(written.data)
        progress(steps, steps)
        files = [(path, written.data), *([(wanted.pdf, pdf)] if pdf is not None and wanted.pdf is not None else [])]
        former = [(file, write_document(file, data, keep=partial(self._was_sent, slug))) for file, data in files]
        closed = self.store.matter(slug).deadline
        return ExportReport(
            path=path,
            form=wanted.form,
            size=len(written.data),
            sha256=hashlib.sha256(written.data).hexdigest(),
            late=closed if is_late(closed, self.now()) else None,
            unrecorded=self._record_export(slug, prepared, wanted, files),
            submission=prepared.submissions[0],
            unapproved=_unapproved(prepared.version, prepared.comments, wanted.statuses),
            leaks=leaks,
            without=written.without,
            conflicting=written.conflicting,
            over_limit=written.over_limit,
            pdf=wanted.pdf,
            former=tuple((file, kept) for file, kept in former if kept is not None),
            elsewhere=elsewhere(prepared.version, prepared.comments, wanted.statuses),
            repeated=repeated_notes(prepared.draft, prepared.comments, prepared.going),
            printed=printed,
        )

    def _was_sent(self, slug: str, data: bytes) -> bool:
        """Whether a file is one that was recorded as sent: another that takes its name doesn't take its place."""
        digest = hashlib.sha256(data).hexdigest()
        return any(one.sha256 == digest for one in self.store.sendings(slug))

    def _record_export(
        self, slug: str, prepared: _Prepared, wanted: Wanted, files: Sequence[tuple[Path, bytes]]
    ) -> CommentsError | None:
        """Keeps what was written, so that `sent` knows the file again; gives back why it can't."""
        label = prepared.version.label
        statuses = EXPORTED_STATUSES if wanted.statuses is None else frozenset(wanted.statuses)
        chosen, _ = sorted_out((c for c in prepared.comments if c.draft == label), statuses)
        sent = tuple(as_sent(comment) for comment in chosen)
        try:
            for file, written in files:
                digest = hashlib.sha256(written).hexdigest()
                self.store.add_export(
                    slug,
                    Export(
                        0, label, wanted.form, readable_name(file), digest, len(written), self.now(), self.person, sent
                    ),
                    person=self.person,
                )
        except CommentsError as error:  # the file stands; only the record of it doesn't
            return error
        return None

    def export_draft(self, slug: str, path: Path, *, draft: str | None = None) -> DraftFile:
        """Write a draft's text as Akoma Ntoso 3.0; without a label, the newest. No comment or note is read.

        Raises UnknownRecordError or FileWriteError; then nothing is written.
        """
        from drafts.akn import About, akoma_ntoso

        refuse_ending(path, (".xml", ".akn"), ("“akn”", "The form akn"))
        version = self.store.draft(slug, draft)
        about = About(
            written=self.now().date(),
            dated=version.dated,
            name=slug,
            label=version.label,
            issuer=self.store.matter(slug).issuer,
        )
        data = akoma_ntoso(self.draft(slug, version.label)._replace(title=version.title), about)
        former = write_document(path, data)
        return DraftFile(path, version, len(data), hashlib.sha256(data).hexdigest(), former)

    def _prepared(self, slug: str, wanted: Wanted, sender: Sender) -> _Prepared:
        """The draft, the comments, and the submission in each language asked for, the main one first."""
        comments = self.store.comments(slug, state="all")
        version = self._draft_commented_on(slug, wanted.draft, comments, wanted.statuses)
        own = "zh" if version.language == "zh" else "en"
        matter = self.store.matter(slug)
        stands = self._as_letter_has if wanted.statuses is None else self._as_they_stood
        comments = stands(slug, version.label, comments)
        on_draft = tuple(comment for comment in comments if comment.draft == version.label)
        languages: Sequence[str] = (wanted.language or own,)
        if wanted.language == "both" or "bilingual" in wanted.annexes:
            check_both(on_draft, matter, wanted.statuses)
            first = own if wanted.language in (None, "both") else wanted.language
            languages = (first, "en" if first == "zh" else "zh")
        # A matter's title is that of its newest draft; a letter on an earlier one names that.
        newest = self.store.drafts(slug)[-1].id == version.id
        draft = self.draft(slug, version.label)
        named = "" if newest else draft.title or version.title
        abroad = own == "zh"
        submissions = tuple(
            build(
                draft,
                replace(matter, issuer=wanted.addressee_en or matter.issuer) if abroad and language == "en" else matter,
                on_draft,
                language=language,
                today=beijing_date(self.now()),
                statuses=wanted.statuses,
                sender=(wanted.sender_en or sender) if language == "en" else sender,
                title=(wanted.title_en or named) if abroad and language == "en" else named,
                order=wanted.order,
                questions_last=wanted.form in _WITH_QUESTIONS_APART,
            )
            for language in languages
        )
        answers = [reply for given in self.store.replies_in(slug).values() for reply in given]
        limits = boundary(
            draft,
            matter,
            comments,
            statuses=wanted.statuses,
            sender=sender,
            replies=answers,
            names=(self.person,),
            said=self.store.said(slug),
            titles=(version.title, wanted.title_en),
            dated=beijing_date(self.now()),
        )
        told = (wanted.addressee_en, *_said_by(wanted.sender_en or NOBODY))
        limits = replace(limits, public=(*limits.public, *(text for text in told if text)))
        going = frozenset(comment.id for comment in on_draft if leaves(comment, wanted.statuses))
        return _Prepared(version, draft, comments, submissions, limits, going)

    def _checked(
        self,
        slug: str,
        prepared: _Prepared,
        written: Written,
        form: Form | None,
        template: Template | None,
        *,
        redline: bool,
    ) -> tuple[LeakReport, tuple[str, ...]]:
        """The report of the last check, made against the records of the whole matter, and what would have stopped the file
        but for the firm's template printing it. Raises LeakError.
        """
        private, public = prepared.limits.private, prepared.limits.public
        its_words = None
        if template is not None:
            from comments.word.firm_words import template_words

            its_words = template_words(template, private, public)
            public += its_words.public
        if form is not None:
            public += tuple(text for each in prepared.submissions for text in form.phrases(each.title))
        if written.format == "docx":
            report = check_package(written.data, forbidden=private, allowed=public, redline=redline)
        else:
            from comments.forms.gate import check_file

            report = check_file(written.data, written.format, forbidden=private, allowed=public)
        stop_leaks(self.store, slug, report, prepared.going, its_words)
        return report, its_words.printed if its_words is not None else ()


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What an export is made of, before anything is written."""

    version: DraftVersion
    draft: Draft
    comments: tuple[Comment, ...]
    """Of the whole matter."""
    submissions: tuple[Submission, ...]
    """In the main language, and in the other where both are asked for."""
    limits: Boundary
    going: frozenset[str]
    """The ids of the comments that go out."""


def _said_by(sender: Sender) -> tuple[str, ...]:
    return tuple(str(getattr(sender, field.name)) for field in fields(sender))


def _table_form(name: str) -> Form:
    from comments.forms.spec import form_names, load_form

    if not name.endswith(".toml") and name not in form_names():
        names = (*LETTERS, *form_names(), *DRAFT_FORMS)
        raise CommentsError(
            f"没有名为“{name}”的文件形式。可用的有：{'、'.join(names)}，或自己的表格文件（.toml）。",
            f"There is no form “{name}”. Choose one of: {', '.join(names)}, or a form file of your own (.toml).",
        )
    return load_form(name)


def _check_fits(wanted: Wanted, form: Form | None) -> None:
    """Raises CommentsError where what is asked for doesn't go with the form."""
    unknown = set(wanted.annexes) - set(ANNEXES)
    if unknown or (wanted.annexes and wanted.form != "letter"):
        raise CommentsError(
            f"附件只能随信函（--form letter）写出，可以是：{'、'.join(ANNEXES)}。",
            f"Annexes go with a letter (--form letter); they may be: {', '.join(ANNEXES)}.",
        )
    if wanted.template is not None and wanted.form != "letter":
        raise CommentsError(
            "模板只用于信函（--form letter）。表格的样子写在表格文件里。",
            "A template is for letters (--form letter). How a table looks is said in its form's file.",
        )
    is_word = wanted.form in ("letter", "redline") or (form is not None and "docx" in form.formats)
    if wanted.pdf is not None and not is_word:
        raise CommentsError(
            f"“{wanted.form}”不是 Word 文件，不能另写为 PDF。",
            f"“{wanted.form}” is no Word file and can't be written as PDF.",
        )


def _check_endings(path: Path, wanted: Wanted, form: Form | None) -> None:
    formats = form.formats if form is not None else ("json",) if wanted.form == "json" else ("docx",)
    endings = [f".{each}" for each in formats] + ([".markdown"] if "md" in formats else [])
    refuse_ending(path, endings, (f"“{wanted.form}”", f"The form {wanted.form}"))
    if wanted.pdf is not None:
        refuse_ending(wanted.pdf, (".pdf",), ("--pdf ", "--pdf"))


def _written(wanted: Wanted, form: Form | None, prepared: _Prepared, suffix: str, template: Template | None) -> Written:
    first, *others = prepared.submissions
    language, draft = first.language, prepared.draft
    other = others[0] if others else None
    if form is not None:
        from comments.forms.writing import write_form

        return write_form(form, first, draft, language, suffix=suffix, limit=wanted.limit, other=other)
    if wanted.form == "json":
        from comments.forms.data import as_json

        return Written(as_json(first, draft, language, other), "json")
    if wanted.form == "redline":
        from comments.proposals import proposals
        from comments.word import write_proposals

        data = write_proposals(first, draft, language)
        made = proposals(draft, first.rows)
        conflicting = len(made.left_out)
        return Written(data, "docx", first.count - made.shown - conflicting, conflicting)
    from comments.word import write_submission
    from comments.word.letter import Extras

    extras = Extras(draft if "redline" in wanted.annexes else None, other, wanted.language == "both", template)
    return Written(write_submission(first, language, extras), "docx")


def _unapproved(version: DraftVersion, comments: Collection[Comment], statuses: Collection[Status] | None) -> int:
    return sum(c.draft == version.label and leaves(c, statuses) and c.status in OPEN for c in comments)
