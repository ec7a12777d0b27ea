"""Moving about in the review screen: articles, changes, search, selection, views, drafts."""

from __future__ import annotations

from textual import events

from drafts.errors import SpokenError
from drafts.naming import provision_named
from workbench.render import LEAST_PAIR, Mode, Side
from workbench.screens.digits import DigitScreen
from workbench.screens.review_frame import ReviewFrame
from workbench.widgets.law_view import LawView
from workbench.widgets.outline_view import OutlineView
from workbench.widgets.prompt_line import PromptLine

READ_SECONDS = 1.5
"""A message this old is taken to have been read once the person moves on."""
MODES = (Mode.INLINE, Mode.SIDE, Mode.NEW, Mode.OLD)


class ReviewReading(ReviewFrame, DigitScreen):
    """What keys and clicks do to the text."""

    # -- what the widgets say

    def on_law_view_article_changed(self, event: LawView.ArticleChanged) -> None:
        """Another article: its comments, its place."""
        event.stop()
        self.hush_hints(older_than=READ_SECONDS)
        self.show_article()

    def on_law_view_selection_changed(self, event: LawView.SelectionChanged) -> None:
        """Selecting has keys of its own."""
        event.stop()
        self.show_status()

    def on_law_view_layout_changed(self, event: LawView.LayoutChanged) -> None:
        """The mode or the number of changes in sight may be another."""
        event.stop()
        self.show_header()
        self.show_status()

    def on_outline_view_article_chosen(self, event: OutlineView.ArticleChosen) -> None:
        """Go where the outline says."""
        event.stop()
        self.law.go_to(event.key, event.side)
        self.law.focus()

    def on_descendant_focus(self) -> None:
        """The key bar follows the focus."""
        self.show_status()

    # -- articles

    def action_next_article(self) -> None:
        """One article on; in the comments pane, one comment on."""
        if self.focused is self.pane:
            self.pane.step(1)
        else:
            self.law.next_article(1)

    def action_previous_article(self) -> None:
        """One article back; in the comments pane, one comment back."""
        if self.focused is self.pane:
            self.pane.step(-1)
        else:
            self.law.next_article(-1)

    def action_scroll_line_down(self) -> None:
        """A line on."""
        self.law.scroll_lines(1)

    def action_scroll_line_up(self) -> None:
        """A line back."""
        self.law.scroll_lines(-1)

    def action_next_comment(self) -> None:
        """To the next article with a comment."""
        self._comment(1)

    def action_previous_comment(self) -> None:
        """To the article with a comment before this one."""
        self._comment(-1)

    def _comment(self, step: int) -> None:
        if self.law.next_comment(step):
            self.show_message("", "hint")  # there are more after all
        else:
            self.tell(self.words("comment.none"), "hint")

    # -- changes

    def _change(self, step: int, *, substantive: bool) -> None:
        if self.shown is None or self.shown.comparison is None:
            self.tell_no_comparison()
        elif not self.law.next_change(step, substantive):
            self.tell(self.words("change.none"), "hint")
        else:
            self.show_message("", "hint")  # there are more after all
            self.show_status()

    def action_next_change(self) -> None:
        """To the next change of substance."""
        self._change(1, substantive=True)

    def action_previous_change(self) -> None:
        """To the change of substance before."""
        self._change(-1, substantive=True)

    def action_next_any_change(self) -> None:
        """To the next change of whatever weight."""
        self._change(1, substantive=False)

    def action_previous_any_change(self) -> None:
        """To the change of whatever weight before."""
        self._change(-1, substantive=False)

    def action_mode(self) -> None:
        """Inline, side by side, new only, old only; what doesn't fit is passed over, with a word why."""
        if self.shown is None or self.shown.comparison is None:
            self.tell_no_comparison()
            return
        following = MODES[(MODES.index(self.law.shown_mode) + 1) % len(MODES)]
        room = self.law.text_within(self.size.width)
        if following is Mode.SIDE and room < LEAST_PAIR:
            self.set_mode(Mode.NEW)
            self.tell(self.words("mode.toonarrow", need=LEAST_PAIR, n=room), "hint")
        else:
            self.set_mode(following)

    def action_read_or_compare(self) -> None:
        """The newer draft alone, or the comparison."""
        shown = self.shown
        if shown is None:
            return
        if shown.comparison is None and len(shown.versions) < 2:
            self.tell_no_comparison()
            return
        self.open(comparing=shown.comparison is None, new=shown.new.label)

    def action_fold(self) -> None:
        """Fold articles without changes of substance, or unfold them."""
        folding = self.law.toggle_fold()
        self.show_article()
        if folding and not self.law.has_folds:
            self.tell(self.words("fold.none"), "hint")

    # -- going to an article, finding words

    @property
    def takes_digits(self) -> bool:
        """Whether a digit pressed now is of an article's number."""
        return self.focused is self.law and not self.law.is_selecting

    def is_number(self, event: events.Key) -> bool:
        """In a text that is shown, digits and Enter go to an article."""
        return (
            self.is_early_text
            and self.takes_digits
            and (event.key.isdecimal() or (self._digits != "" and event.key == "enter"))
        )

    def go_to_number(self, number: str) -> None:
        """Go to an article by its number or label; of the older draft where only that is shown."""
        shown = self.shown
        if shown is None:
            self.tell(self.words("opening"), "hint")
        if shown is None or not number.strip():
            return
        side = Side.NEW
        draft = shown.draft
        if self.law.mode is Mode.OLD and shown.comparison is not None:
            side, draft = Side.OLD, shown.comparison.old
        try:
            article = provision_named(draft, number)
        except SpokenError as error:
            self.tell_error(error)
            return
        self.law.go_to(article.key, side)

    def action_go_to(self) -> None:
        """Ask for an article's number."""
        self.query_one(PromptLine).ask("goto", self.words("goto.prompt"))

    def action_search(self) -> None:
        """Ask for words to find."""
        self.query_one(PromptLine).ask("search", self.words("search.prompt"))

    def on_prompt_line_given(self, event: PromptLine.Given) -> None:
        """What was asked for was typed."""
        event.stop()
        self._go_on_from(event.purpose)
        if event.purpose == "goto":
            self.go_to_number(event.text)
        elif event.purpose == "search":
            self.find(event.text)
        else:
            self.prompt_given(event.purpose, event.text)

    def prompt_given(self, purpose: str, text: str) -> None:
        """Something else than a number or words to find was typed."""

    def on_prompt_line_left(self, event: PromptLine.Left) -> None:
        """Nothing was typed after all."""
        event.stop()
        self._go_on_from(event.purpose)

    def _go_on_from(self, purpose: str) -> None:
        """Back to where something was asked for: an answer to a comment in the comments pane, anything else in the text."""
        answering = purpose.startswith("reply:") and self.pane.display
        (self.pane if answering else self.law).focus()

    def find(self, text: str) -> None:
        """Mark words wherever they stand and go to the next place; an empty text takes the marks away."""
        if self.shown is None:
            self.tell(self.words("opening"), "hint")
            return
        hits = self.law.search(text.strip())
        self.show_status()
        if not text.strip():
            return
        if not hits:
            self.tell(self.words("search.none", text=text.strip()), "hint")
            return
        self.law.next_hit(1)
        self.tell(self.words("search.hits", text=text.strip(), n=hits))

    def action_next_hit(self) -> None:
        """The next place found."""
        self._hit(1)

    def action_previous_hit(self) -> None:
        """The place found before."""
        self._hit(-1)

    def action_next_found(self) -> None:
        """The same by a key that means something else where nothing is found."""
        self._hit(1)

    def action_previous_found(self) -> None:
        """The place found before, likewise."""
        self._hit(-1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that walk through what is found are left to other actions while nothing is."""
        if action in ("next_found", "previous_found") and not self.law.hits:
            return False
        return super().check_action(action, parameters)

    def _hit(self, step: int) -> None:
        found = self.law.next_hit(step)
        if found is None:
            self.action_search()
        else:
            self.show_message(f"{found[0]}/{found[1]}", "info")

    # -- selection

    def run_named(self, name: str) -> bool:
        """While words are picked out, motions move their end."""
        return (self.law.is_selecting and self.law.run_selecting(name)) or super().run_named(name)

    def action_select(self) -> None:
        """Begin picking out words."""
        self.law.focus()
        if self.law.start_selection():
            self.show_message(self.words("select.hint"), "hint")
        self.show_status()

    def action_copy(self) -> None:
        """Copy the words picked out, or the article; in the comments pane, the comment."""
        selection, article = self.law.selection, self.law.article
        if self.focused is self.pane and (comment := self.pane.chosen) is not None:
            self.copy_and_tell("\n".join(filter(None, (comment.body, comment.rationale, comment.proposal))))
        elif selection is not None:
            self.copy_and_tell(selection.text)
            self.law.clear_selection()
        elif article is not None and (draft := self.draft_of(article)) is not None:
            self.copy_and_tell(draft.slice(draft.by_key[article.key].span))
