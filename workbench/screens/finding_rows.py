"""Going to an article's row, and to rows with some words, in the two lists of the alignment."""

from __future__ import annotations

from drafts.comparison import Comparison
from drafts.errors import SpokenError
from drafts.model import Draft
from workbench.render import ArticleId, Side
from workbench.render.alignment import PairLine
from workbench.render.search import fold
from workbench.screens.digits import DigitScreen
from workbench.widgets.alignment_table import AlignmentTable
from workbench.widgets.prompt_line import PromptLine


class FindingRows(DigitScreen):
    """Two joined lists in which an article is found by number or words."""

    comparison: Comparison
    lines: tuple[PairLine, ...]
    _sought = ""

    @property
    def table(self) -> AlignmentTable:
        """The joined lists."""
        return self.query_one(AlignmentTable)

    @property
    def takes_digits(self) -> bool:
        """Whether a digit pressed now is of an article's number."""
        return self.focused is self.table

    def go_to_number(self, number: str) -> None:
        """Go to an article by its number, in the list that the cursor stands in."""
        side = self.table.side
        draft = self.comparison.old if side is Side.OLD else self.comparison.new
        try:
            self.table.go_to(ArticleId(side, draft.article(number).key))
        except SpokenError as error:
            self.tell_error(error)

    def action_go_to_row(self) -> None:
        """Ask for an article's number."""
        self.query_one(PromptLine).ask("goto", self.words("goto.prompt"))

    def action_search(self) -> None:
        """Ask for words to find, those of the last time offered: Enter goes on with them."""
        self.query_one(PromptLine).ask("search", self.words("search.prompt"), self._sought)

    def on_prompt_line_given(self, event: PromptLine.Given) -> None:
        """What was asked for was typed."""
        event.stop()
        self.table.focus()
        if event.purpose == "goto" and event.text.strip():
            self.go_to_number(event.text)
        elif event.purpose == "search":
            self.find(event.text.strip())

    def on_prompt_line_left(self, event: PromptLine.Left) -> None:
        """Nothing was typed after all."""
        event.stop()
        self.table.focus()

    def find(self, text: str) -> None:
        """Go to the next article, of either draft, with these words; after the last one from the first on."""
        self._sought = text
        if not text:
            return
        listed = [ArticleId(side, key) for line in self.lines for side in Side if (key := line.key(side))]
        drafts = {Side.OLD: self.comparison.old, Side.NEW: self.comparison.new}
        wanted = fold(text)
        found = [article for article in listed if wanted in fold(_words(drafts[article.side], article.key))]
        if not found:
            self.tell(self.words("search.none", text=text), "hint")
            return
        order = {article: at for at, article in enumerate(listed)}
        here = order.get(self.table.article, -1) if self.table.article else -1
        following = next((article for article in found if order[article] > here), found[0])
        self.table.go_to(following)
        self.tell(self.words("search.rows", text=text, i=found.index(following) + 1, n=len(found)))


def _words(draft: Draft, key: str) -> str:
    """An article's caption and text."""
    article = draft.by_key[key]
    return f"{article.title}\n{draft.body(article)}"
