"""A matter packed for another team, and a bundle that came back merged after a look."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from workbench.files import kept_sentence
from workbench.language import say as choose
from workbench.screens.beside import BesideScreen
from workbench.screens.bundle_texts import merge_lines
from workbench.screens.file_forms import Asking, Failed, reading_form, suggested, writing_form
from workbench.screens.form_sheet import Given, Line
from workbench.screens.import_draft import clean_path
from workbench.screens.report_sheet import TAKE, ReportSheet, show_written
from workbench.workspace.bundles import read_bundle

if TYPE_CHECKING:
    from comments.bundle.archive import Bundle
    from comments.bundle.report import MergeReport, PackReport
    from comments.bundle.told import ToldComment
    from drafts.load import Progress

SUFFIX = ".wbundle"


class PacksAndMerges(BesideScreen):
    """Writes bundles and takes them in; without a matter, only merging is offered: into a store that has none yet."""

    def __init__(self, slug: str | None) -> None:
        super().__init__()
        self.slug = slug
        self._packing = Asking(self)
        self._merging = Asking(self)
        self._merged: str | None = None

    def _reload(self) -> None:
        """Fetch what it shows anew."""
        raise NotImplementedError

    # -- packing

    def action_pack_bundle(self) -> None:
        """Ask where to write the matter, and as what."""
        if self.slug is None:
            self.tell(self.words("bundles.no.matter"), "hint")
            return
        say = self.words
        forms = (("file", say("bundles.form.file")), ("folder", say("bundles.form.folder")))
        internal = (("no", say("bundles.internal.no")), ("yes", say("bundles.internal.yes")))
        form = writing_form(
            say("bundles.pack"),
            say,
            suggested(self.slug, say, "bundles.file", SUFFIX),
            after=(
                Line("form", say("bundles.form"), "file", forms),
                Line("internal", say("bundles.internal"), "no", internal),
                Line("since", say("bundles.since"), hint=say("bundles.since.hint")),
            ),
            notes=(say("bundles.pack.note"),),
        )
        self._packing.ask(form, self._pack, afresh=("internal",))

    def _pack(self, given: Given, failed: Failed) -> None:
        slug = self.slug
        if slug is None:
            return
        say, path = self.words, clean_path(given["path"])
        since: Path | None = clean_path(given["since"]) if given["since"] else None

        def pack() -> PackReport:
            return self.workspace.pack(
                slug, path, internal=given["internal"] == "yes", since=since, text=given["form"] == "folder"
            )

        def done(report: PackReport) -> None:
            told = say(
                "bundles.packed.line",
                path=path,
                comments=report.comments,
                drafts=report.drafts,
                events=report.events,
            )
            lines = [(told, "bold $success")]
            if report.internal:
                lines.append((say("bundles.packed.internal", n=report.internal), "bold $warning"))
            if report.left_out:
                lines.append((say("bundles.packed.left", n=report.left_out), ""))
            if report.notes is not None:
                told = say("bundles.packed.notes" if report.notes else "bundles.packed.notes.left")
                lines.append((told, "bold $warning" if report.notes else ""))
            if report.former is not None:
                lines.append((choose(say.language, *kept_sentence(path, report.former)), "bold $warning"))
            self.tell(say("bundles.packed"))
            show_written(self, say("bundles.packed"), lines, str(path))

        self.work("export", say("bundles.packing"), pack, done, failed)

    # -- merging

    def action_merge_bundle(self) -> None:
        """Ask for a bundle that came back."""
        say = self.words
        into: tuple[Line, ...] = ()
        if self.slug is not None:
            matters = (("own", say("bundles.into.own")), ("here", self.slug))
            into = (Line("into", say("bundles.into"), "own", matters),)
        form = reading_form(
            say("bundles.merge"), say, say("bundles.merge.path"), after=into, notes=(say("bundles.merge.note"),)
        )
        self._merging.ask(form, self._look_into)

    def _look_into(self, given: Given, failed: Failed) -> None:
        say, path = self.words, clean_path(given["path"])
        slug = self.slug if given.get("into") == "here" else None

        def look(progress: Progress) -> tuple[Bundle, MergeReport, tuple[ToldComment, ...]]:
            progress(0, 2)
            bundle = read_bundle(path)
            progress(1, 2)
            found = self.workspace.look_into(bundle, slug=slug)
            progress(2, 2)
            return bundle, *found

        def looked(found: tuple[Bundle, MergeReport, tuple[ToldComment, ...]]) -> None:
            bundle, report, comments = found
            lines = merge_lines(report, comments, say)
            title = say("bundles.preview", matter=report.matter)
            take = say("bundles.take") if report.events else ""
            sheet = ReportSheet(title, lines, say, take=take)
            self.app.push_screen(sheet, lambda wish: self._merge(bundle, slug) if wish == TAKE else None)

        self.follow("read", say("bundles.reading"), look, looked, failed)

    def _merge(self, bundle: Bundle, slug: str | None) -> None:
        """Take in what was looked at, whatever has become of the file since."""
        say = self.words

        def done(report: MergeReport) -> None:
            self._merging.forget()
            self._merged = report.matter
            if self.slug is None:
                self.slug = report.matter
            told = say("bundles.merged", matter=report.matter)
            self.tell(told)
            self.app.push_screen(ReportSheet(told, merge_lines(report, (), say), say))
            self._reload()

        self.work("import", say("bundles.merging"), lambda: self.workspace.merge_bundle(bundle, slug=slug), done)
