"""Where a merged comment is worded: what the sources say, once each, to be edited before it stands for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from comments.consolidation import closest_visibility, joined_words
from comments.records import Comment
from workbench.actions import BarItem
from workbench.bindings import bind
from workbench.linebreak import truncate
from workbench.safe import safe_line
from workbench.screens.dialogs import BrokenText
from workbench.screens.sheet import LEAVING, Sheet
from workbench.widgets.bars import KeysBar
from workbench.widgets.text_editor import LawTextArea
from workbench.wording import Words

KEYS = (
    BarItem("merge_now", "合并", "merge"),
    BarItem("next_proposal", "换建议条文", "next proposal"),
    BarItem("app.focus_next", "下一栏", "next field", keys="Tab"),
)


@dataclass(frozen=True, slots=True)
class Merged:
    """How the merged comment is worded."""

    body: str
    rationale: str
    proposal: str | None
    """None to take what the sources agree on."""
    quote: str | None
    """The words it is about, where its proposal is one of the sources'; None to take all that the sources are about."""


class MergeSheet(Sheet[Merged]):
    """Three fields; where the proposals differ, none is put in: a person has to choose or write."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *LEAVING,
        bind("merge_now", priority=True),
        bind("next_proposal", priority=True),
        Binding("tab", "app.focus_next", show=False, priority=True),  # a text area would write it
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]

    def __init__(self, sources: Sequence[Comment], words: Words, worded: Merged | None = None, wrong: str = "") -> None:
        """``worded`` is what was written before, and ``wrong`` why it couldn't be done."""
        super().__init__()
        self._worded, self._wrong = worded, wrong
        self._sources = tuple(sources)
        self._words = words
        asking = [comment for comment in sources if comment.delete or (comment.proposal or "").strip()]
        kinds = {((c.proposal or "").strip(), c.delete, c.new_article, c.article, c.quote) for c in asking}
        self._proposing = [comment for comment in asking if (comment.proposal or "").strip()]
        self._differ = len(kinds) > 1
        quoted = worded.quote if worded is not None else None
        self._taken: Comment | None = next(
            (c for c in self._proposing if quoted is not None and c.quote is not None and c.quote.exact == quoted), None
        )
        self._at = -1
        self._asked = False

    def _given(self) -> str:
        """The proposal that the sources share; empty where they share none."""
        return (self._proposing[0].proposal or "").strip() if self._proposing and not self._differ else ""

    def compose(self) -> ComposeResult:
        """Who is merged, three fields, the keys."""
        words, worded = self._words, self._worded
        body, rationale = (joined_words(self._sources, name) for name in ("body", "rationale"))
        proposal = self._given()
        if worded is not None:
            body, rationale = worded.body, worded.rationale
            proposal = proposal if worded.proposal is None else worded.proposal
        names = "、".join(dict.fromkeys(comment.author for comment in self._sources))
        seen = words.value(closest_visibility(self._sources))
        with Vertical(classes="sheet"):
            yield Static(
                Content(safe_line(words("merge.title", n=len(self._sources), names=names, seen=seen))),
                classes="sheet-title",
            )
            yield Static(Content(words("dock.body")), classes="dock-title")
            yield LawTextArea(body, id="merge-body")
            yield Static(Content(words("dock.rationale")), classes="dock-title")
            yield LawTextArea(rationale, id="merge-rationale")
            yield Static(id="merge-proposal-title", classes="dock-title")
            yield LawTextArea(proposal, id="merge-proposal")
            yield BrokenText(self._wrong, id="merge-note", classes="sheet-wrong")
        yield KeysBar(language=words.language)

    def on_mount(self) -> None:
        """Begin with what needs a decision."""
        self.show_keys(KEYS, self._words.language)
        self._draw()
        self.query_one("#merge-proposal" if self._differ else "#merge-body").focus()

    def _area(self, name: str) -> TextArea:
        return self.query_one(f"#merge-{name}", TextArea)

    def _draw(self) -> None:
        words = self._words
        title = words("dock.proposal")
        if self._taken is not None:
            quote = self._taken.quote.exact if self._taken.quote else words("dock.whole")
            about = truncate(safe_line(quote), 40)
            title += "  " + words("merge.from", name=safe_line(self._taken.author), about=about)
        elif self._differ:
            title += "  " + words("merge.differ", n=len(self._proposing))
        self.query_one("#merge-proposal-title", Static).update(
            Content.styled(title, "bold $warning" if self._differ and self._taken is None else "bold $accent")
        )

    def action_next_proposal(self) -> None:
        """Put the next source's proposal in."""
        if not self._proposing:
            return
        self._at = (self._at + 1) % len(self._proposing)
        self._taken = self._proposing[self._at]
        self._area("proposal").load_text((self._taken.proposal or "").strip())
        self._draw()

    def action_merge_now(self) -> None:
        """Merge; where the proposals differ and none was chosen, ask once whether none is meant."""
        proposal = self._area("proposal").text.strip()
        if self._differ and not proposal and not self._asked:
            self._asked = True
            self.query_one("#merge-note", BrokenText).show(self._words("merge.empty"))
            return
        untouched = not self._differ and self._taken is None and proposal == self._given()
        quote = self._taken.quote.exact if self._taken is not None and self._taken.quote is not None else None
        self.dismiss(
            Merged(
                body=self._area("body").text,
                rationale=self._area("rationale").text,
                proposal=None if untouched else proposal,
                quote=quote,
            )
        )
