"""What the review board asks before it does it: to whom, what answer, which place, whether into the bin."""

from __future__ import annotations

from dataclasses import replace

from comments.records import Comment
from workbench import actions
from workbench.language import say
from workbench.screens.board_changing import BoardChanging
from workbench.screens.dialogs import Answer, Question
from workbench.screens.filtering import Filter
from workbench.widgets.prompt_line import PromptLine


class BoardAsking(BoardChanging):
    """Assigns, answers, places anew and puts into the bin."""

    def action_assign(self) -> None:
        """Ask who is to see to the comments."""
        targets = self._targets()
        if targets:
            known = " ".join(person.name for person in self.workspace.people(self.slug))
            label = self.words("assign.prompt") + (
                say(self.words.language, f"（{known}）", f" ({known})") if known else ""
            )
            self.query_one(PromptLine).ask("assign", label, targets[0].assigned)

    def action_reply(self) -> None:
        """Ask for an answer to the chosen comment."""
        comment = self.chosen
        if comment is not None:
            self.query_one(PromptLine).ask(f"reply:{comment.id}", self.words("reply.prompt"))

    def action_place_by_hand(self) -> None:
        """Ask where the chosen comment belongs: an article, and words in it."""
        comment = self.chosen
        if comment is None:
            return
        quote = f" {comment.quote.exact}" if comment.quote else ""
        self.query_one(PromptLine).ask(
            f"place:{comment.id}", self.words("place.prompt", draft=comment.draft), f"{comment.number}{quote}"
        )

    def on_prompt_line_left(self, event: PromptLine.Left) -> None:
        """Back to the table."""
        event.stop()
        self.table.focus()

    def on_prompt_line_given(self, event: PromptLine.Given) -> None:
        """Something was typed."""
        event.stop()
        self.table.focus()
        purpose, _, identifier = event.purpose.partition(":")
        if purpose == "find":
            self._filtered(replace(self.filter, text=event.text.strip()))
        elif purpose == "assign":
            name = event.text.strip()
            self._do(
                self._targets(),
                lambda c: self.workspace.assign(c.id, name, revision=c.revision),
                lambda n: self.words("assigned" if name else "assigned.nobody", n=n, name=name),
            )
        elif purpose == "reply" and event.text.strip():
            self.work(
                "reply",
                "",
                lambda: self.workspace.reply(identifier, event.text),
                lambda _: self._replied(),
                self.ask_again(event.purpose, event.text),
            )
        elif purpose == "place" and (comment := self._seen.get(identifier)) is not None:
            self._place(comment, event.text)

    def _replied(self) -> None:
        self.tell(self.words("replied"))
        self._reload()

    def _place(self, comment: Comment, typed: str) -> None:
        """``24 三日内`` places a comment on words of an article, ``24`` on the article."""
        article, _, quote = typed.strip().partition(" ")

        def place(c: Comment) -> Comment:
            changes = self.workspace.place(c.id, article=article, quote=quote.strip())
            return self.workspace.edit(c.id, changes, revision=c.revision)

        self._do([comment], place, lambda _: self.words("placed", article=article))

    # -- bin

    def action_bin_comment(self) -> None:
        """Ask whether to put the comments into the bin; Enter does it."""
        targets = self._targets()
        if not targets or self.filter.deleted:
            return
        words = self.words
        answers = (
            Answer("enter", "bin", words("answer.bin"), "Enter"),
            Answer("escape", "back", words("answer.back"), "Esc"),
        )
        details = [(c.label or words("dock.whole.draft"), c.body or c.proposal or c.rationale) for c in targets[:5]]
        question = Question(words("bin.title", n=len(targets)), answers, details)

        elsewhere: list[str] = []

        def binned(comment: Comment) -> None:
            if self.workspace.stays_on(self.workspace.delete(comment.id, revision=comment.revision)):
                elsewhere.append(comment.id)

        def said(count: int) -> str:
            still = f"；{words('binned.elsewhere', n=len(elsewhere))}" if elsewhere else ""
            return words("binned", n=count) + still

        def answered(answer: str | None) -> None:
            if answer == "bin":
                self._do(targets, binned, said)

        self.app.push_screen(question, answered)

    def action_show_bin(self) -> None:
        """Show the bin, or what counts again."""
        self._filtered(Filter(deleted=not self.filter.deleted))
        self.show_keys(actions.BAR["bin" if self.filter.deleted else "board"])

    def action_restore(self) -> None:
        """Bring the comments back from the bin."""
        if not self.filter.deleted:
            self.tell(self.words("bin.elsewhere"), "hint")
            return
        self._do(self._targets(), lambda c: self.workspace.restore(c.id), lambda n: self.words("restored", n=n))
