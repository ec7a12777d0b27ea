"""What other laws say on an article's subject: the same, something stricter or conflicting, read beside it and cited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from comments.records import Comment, ReferenceLaw
from drafts.citing import Cited
from drafts.errors import SpokenError
from drafts.precedents import Precedent
from workbench import actions
from workbench.bindings import bound
from workbench.palette import Role
from workbench.safe import safe_line
from workbench.screens.beside import TO_TEXTS, BesideScreen
from workbench.screens.comment_rows import summary
from workbench.screens.dialogs import Answer, Question
from workbench.screens.file_forms import Asking, Failed
from workbench.screens.form_sheet import FormSheet, Given, Line
from workbench.screens.import_draft import clean_path
from workbench.screens.precedent_rows import Subject, beside, precedent_row, row_id
from workbench.screens.undoing import UndoesComments
from workbench.widgets.bars import Item
from workbench.widgets.prompt_line import PromptLine
from workbench.widgets.record_table import RecordTable, TableColumn

HAND = "hand"
"""Stands for the comment that is being written, among those to cite into."""
SAID = 40
"""Characters of a comment shown where one is chosen."""


class PrecedentsScreen(UndoesComments, BesideScreen):
    """Provisions of the laws kept, those that the article speaks of first; gives the key of the article it was left on.

    What was cited into a comment being written is in ``for_hand``.
    """

    place = "precedents"
    BINDINGS: ClassVar[list[BindingType]] = [
        *TO_TEXTS,
        *bound("all", "precedents", without=("other_part",)),
    ]

    def __init__(self, slug: str, draft: str, article: str, *, chosen: str | None = None, hand: str = "") -> None:
        """``chosen`` is the comment to cite into unless another is named; ``hand`` the article that a comment is being
        written on.
        """
        super().__init__()
        self.slug, self.label = slug, draft
        self.for_hand: list[str] = []
        self._article, self._comment, self._hand = article, chosen, hand
        self._subject: Subject | None = None

    def columns(self) -> Sequence[TableColumn]:
        """Law, provision, how the article stands to it, likeness, why."""
        say = self.words
        return (
            TableColumn("bearing", say("col.bearing"), 8 if say.language == "zh" else 14),
            TableColumn("law", say("col.law"), 24),
            TableColumn("label", say("col.article"), 12),
            TableColumn("score", say("col.score"), 5, from_width=76),
            TableColumn("why", say("col.why"), 0),
        )

    def on_mount(self) -> None:
        """Look for them."""
        self.show_keys(actions.BAR["precedents"])
        self.table.focus()
        self._reload()

    def on_resize(self) -> None:
        """Details follow the width."""
        self.call_after_refresh(self._show_chosen)

    def _reload(self) -> None:
        slug, label, key = self.slug, self.label, self._article

        def look() -> Subject:
            draft = self.workspace.draft(slug, label)
            found = self.workspace.precedents(slug, key, draft=label)
            here = tuple(c for c in self.workspace.comments(slug, draft=label) if c.article == key)
            return Subject(draft, draft.by_key[key], found, self.workspace.laws(), here)

        self.work("precedents", self.words("precedents.looking"), look, self._show)

    # -- showing

    def _show(self, subject: Subject) -> None:
        say = self.words
        self._subject = subject
        self.show_rows([precedent_row(each, say) for each in subject.found])
        self.table.move_to(0)
        self.set_header(
            Item(say("precedents.title"), Role.LABEL, 9),
            Item(say("precedents.ours", label=subject.article.label, draft=self.label), Role.TEXT, 8),
            Item(say("precedents.laws", n=len(subject.laws)), Role.DIM, 6),
        )
        self.set_status(Item(subject.article.label, Role.STRONG, 9), Item(subject.article.title, Role.DIM, 5))
        self._show_chosen()

    @property
    def chosen(self) -> Precedent | None:
        """The provision under the cursor."""
        found = self._subject.found if self._subject is not None else ()
        return next((each for each in found if row_id(each) == self.table.chosen), None)

    def on_record_table_chosen(self, event: RecordTable.Chosen) -> None:
        """Another provision: its exact words beside the article's."""
        event.stop()
        self._show_chosen()

    def _show_chosen(self) -> None:
        each, subject, say = self.chosen, self._subject, self.words
        if subject is None:
            return
        if each is None:
            empty = say("precedents.none", label=subject.article.label) if subject.laws else say("precedents.no.laws")
            self.show_details([(empty, "$text-muted")])
            self.show_texts(None)
            self._read(False)
            return
        cited = f"  {say('precedents.cited')}" if each.cited else ""
        head = f"{say(f'bearing.{each.bearing.value}')}  《{each.law}》{each.label}  {each.score:.2f}{cited}"
        lines = [(head, "bold")]
        if each.reasons:
            lines.append((each.why(say.language), "$accent"))
        self.show_details(lines)
        self.show_texts(beside(subject, each, self.label, say))

    # -- reading

    @property
    def is_reading(self) -> bool:
        """Whether the texts have the whole window."""
        return self.query_one("#beside-screen").has_class("-reading")

    def _read(self, reading: bool) -> None:
        self.query_one("#beside-screen").set_class(reading, "-reading")
        (self.texts if reading else self.table).focus()

    def on_record_table_opened(self, event: RecordTable.Opened) -> None:
        """Enter reads."""
        event.stop()
        self.action_read_precedent()

    def action_read_precedent(self) -> None:
        """Give both texts the whole window."""
        if self.chosen is not None:
            self._read(True)

    def action_other_part(self) -> None:
        """While reading there is only one part."""
        if not self.is_reading:
            super().action_other_part()

    def action_back(self) -> None:
        """Out of reading, then out."""
        if self.is_reading:
            self._read(False)
        else:
            self.dismiss(self._article)

    def action_next_subject(self) -> None:
        """The next article."""
        self._go(1)

    def action_previous_subject(self) -> None:
        """The article before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        if self._subject is None:
            return
        keys = [article.key for article in self._subject.draft.articles]
        at = keys.index(self._article) + by if self._article in keys else 0
        if 0 <= at < len(keys):
            self._article = keys[at]
            self._reload()

    # -- citing

    def action_cite_precedent(self) -> None:
        """Ask into which comment, and which words."""
        each, subject, say = self.chosen, self._subject, self.words
        if each is None or subject is None:
            return
        options = [(c.id, f"{c.author} {safe_line(summary(c, say))[:SAID]}") for c in subject.comments]
        if self._hand == subject.article.key:
            options.insert(0, (HAND, say("precedents.hand")))
        if not options:
            self.tell(say("precedents.cite.none"), "hint")
            return
        first = self._comment if any(c.id == self._comment for c in subject.comments) else options[0][0]
        if options[0][0] == HAND:
            first = HAND
        lines = (
            Line("comment", say("precedents.into"), first or "", tuple((i, safe_line(t)) for i, t in options)),
            Line("words", say("precedents.words"), hint=say("precedents.words.hint")),
        )
        sheet = FormSheet(
            say("precedents.cite.where", law=each.law, label=each.label),
            lines,
            say,
            take=say("precedents.cite"),
            notes=(*(line for line in each.text.split("\n")),),
        )
        Asking(self).ask(sheet, lambda given, failed: self._cite(each, given, failed))

    def _cite(self, each: Precedent, given: Given, failed: Failed) -> None:
        subject, say = self._subject, self.words
        if subject is None:
            return
        language = "zh" if subject.draft.language == "zh" else "en"
        quoted = given["words"]
        if given["comment"] == HAND:

            def kept(cited: Cited) -> None:
                self.for_hand.append(cited.text)
                self.tell(say("precedents.cite.hand", text=cited.text))

            self.work(
                "cite",
                "",
                lambda: self.workspace.citation(each.law, each.article, quoted, language=language),
                kept,
                failed,
            )
            return
        comment = next((c for c in subject.comments if c.id == given["comment"]), None)
        if comment is None:
            return

        def cite() -> tuple[Comment, Cited]:
            return self.workspace.cite(
                comment.id, each.law, each.article, quoted, language=language, revision=comment.revision
            )

        def done(found: tuple[Comment, Cited]) -> None:
            self.tell(say("precedents.cite.done", text=found[1].text))
            self._reload()

        self.work("cite", "", cite, done, failed)

    # -- the laws kept

    def action_add_law(self) -> None:
        """Ask for a law's file."""
        self._ask_for_law()

    def _ask_for_law(self, typed: str = "") -> None:
        self.query_one(PromptLine).ask("law", self.words("precedents.add"), typed)

    def on_prompt_line_given(self, event: PromptLine.Given) -> None:
        """A file was named: read it and keep it."""
        event.stop()
        self.table.focus()
        typed = event.text.strip()
        if not typed:
            return

        def add() -> ReferenceLaw:
            from drafts.reading import read_file

            source, draft = read_file(clean_path(typed))
            return self.workspace.add_law(source, draft)

        def done(law: ReferenceLaw) -> None:
            self.tell(self.words("precedents.added", name=law.name))
            self._reload()

        def failed(error: SpokenError) -> None:
            self._ask_for_law(typed)
            self.tell_error(error)

        self.work("import", self.words("precedents.adding"), add, done, failed)

    def action_remove_law(self) -> None:
        """Ask whether to forget the law of the provision chosen."""
        each, say = self.chosen, self.words
        if each is None:
            return
        answers = (
            Answer("enter", "remove", say("answer.remove"), "Enter"),
            Answer("escape", "back", say("answer.back"), "Esc"),
        )

        def answered(answer: str | None) -> None:
            if answer == "remove":
                self.work("import", "", lambda: self.workspace.remove_law(each.law), removed)

        def removed(law: ReferenceLaw) -> None:
            self.tell(say("precedents.removed", name=law.name))
            self._reload()

        self.app.push_screen(Question(say("precedents.remove", name=each.law), answers), answered)
