"""The comments on the current article, as cards drawn line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from comments.records import Comment, Reply
from drafts.comparison import Change
from drafts.diff import diff
from workbench.bindings import bind, keymap_of
from workbench.language import say
from workbench.palette import Role, Run, Surface
from workbench.render.cards import CardLine, card_lines, set_lines
from workbench.render.model import Chunk, Look, Paragraph
from workbench.safe import safe_line
from workbench.widgets.rows import RowView
from workbench.wording import Words

_BAR = 2
PANE_ACTIONS = ("set_in_review", "set_approved", "set_submitted", "set_proposed", "history")
"""Actions whose keys mean something else in the text: there digits go to an article."""


class CommentsPane(RowView):
    """Cards of the comments on one article. One of them is the chosen one."""

    BINDINGS: ClassVar[list[BindingType]] = [bind(name, f"screen.{name}") for name in PANE_ACTIONS]

    class CommentChosen(Message):
        """Another comment is the chosen one; ``opened`` if it was clicked twice."""

        def __init__(self, pane: CommentsPane, id: str, opened: bool = False) -> None:  # noqa: A002 - the comment's id
            super().__init__()
            self.pane, self.id, self.opened = pane, id, opened

        @property
        def control(self) -> CommentsPane:
            """The pane it happened in."""
            return self.pane

    def __init__(
        self,
        *,
        language: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(language=language, id=id, classes=classes)
        self._said_when_empty: str | None = None
        self._label = ""
        self._comments: tuple[Comment, ...] = ()
        self._replies: Mapping[str, Sequence[Reply]] = {}
        self._bodies: Mapping[str, str] = {}
        self._draft = ""
        self._chosen: str | None = None
        self._diffs: dict[tuple[str, int, str], tuple[Change, ...]] = {}
        self._lines: list[CardLine] = []
        self._width = 0

    def show(
        self,
        label: str,
        comments: Sequence[Comment],
        *,
        replies: Mapping[str, Sequence[Reply]] | None = None,
        bodies: Mapping[str, str] | None = None,
        draft: str = "",
        empty: str | None = None,
    ) -> None:
        """Show an article's comments. ``bodies`` are, by a comment's id, the text of the article it was made on: what a proposal
        without a quote is compared with. ``draft`` is the label of the article's draft: a comment made on another names its own.
        ``empty`` is said where there are none, in place of how to comment on an article.

        The chosen comment stays chosen if it is among them.
        """
        same, before = label == self._label, self._chosen
        self._said_when_empty = empty
        self._label, self._comments, self._replies = label, tuple(comments), replies or {}
        self._bodies, self._draft = bodies or {}, draft
        if self._chosen not in {comment.id for comment in self._comments}:
            self._chosen = self._comments[0].id if self._comments else None
        lines = self._lines
        self._lay_out(draw=self._chosen != before)
        for y, (was, now) in enumerate(zip_longest(lines, self._lines)):
            if was != now:
                self.refresh_lines(y)
        if not same:
            self.scroll_to_line(0)

    @property
    def comments(self) -> tuple[Comment, ...]:
        """The comments shown."""
        return self._comments

    @property
    def chosen(self) -> Comment | None:
        """The chosen comment."""
        return next((comment for comment in self._comments if comment.id == self._chosen), None)

    def choose(self, id: str) -> bool:  # noqa: A002 - the comment's id
        """Choose a comment and bring it into sight; gives back whether it is shown here."""
        if id not in {comment.id for comment in self._comments}:
            return False
        changed, self._chosen = id != self._chosen, id
        at = [y for y, line in enumerate(self._lines) if line.comment == id]
        height, top = self.size.height, self.scroll_offset.y
        if at and height:
            if at[0] < top or len(at) > height:
                self.scroll_to_line(at[0] - 1)
            elif at[-1] >= top + height:
                self.scroll_to_line(at[-1] - height + 1)
        self.refresh()
        if changed:
            self.post_message(self.CommentChosen(self, id))
        return True

    def step(self, step: int) -> bool:
        """Choose the next (or with -1 the previous) comment; gives back whether there is one."""
        ids = [comment.id for comment in self._comments]
        at = (ids.index(self._chosen) if self._chosen in ids else -1) + step
        return self.choose(ids[at]) if 0 <= at < len(ids) else False

    def action_step(self, step: int) -> None:
        """Next or previous comment."""
        self.step(step)

    def action_edge(self, direction: int) -> None:
        """The first or the last comment."""
        if self._comments:
            self.choose(self._comments[0 if direction < 0 else -1].id)

    def action_page(self, direction: int) -> None:
        """A page on or back."""
        step = direction * max(1, self.size.height - 2)
        self.scroll_to_line(self.scroll_offset.y + step)

    def repaint(self) -> None:
        """Draw again; bracketed changes come and go with the palette."""
        self._lay_out()

    def on_resize(self, _event: events.Resize) -> None:
        """Lay out for the new width."""
        if self.scrollable_content_region.width != self._width:
            self._lay_out()

    def on_click(self, event: events.Click) -> None:
        """Choose the comment clicked; twice opens it."""
        at = event.y + self.scroll_offset.y
        if 0 <= at < len(self._lines) and (found := self._lines[at].comment):
            self.choose(found)
            if event.chain == 2:
                self.post_message(self.CommentChosen(self, found, opened=True))

    def _changes(self, comment: Comment) -> tuple[Change, ...] | None:
        """From the words in force to those proposed; None where the words in force aren't known."""
        original = comment.quote.exact if comment.quote else self._bodies.get(comment.id)
        if comment.proposal is None or comment.delete or original is None:
            return None
        key = (comment.id, comment.revision, original)
        if key not in self._diffs:
            self._diffs[key] = diff(original, comment.proposal, "zh" if not original.isascii() else "en")
        return self._diffs[key]

    def _lay_out(self, *, draw: bool = True) -> None:
        if not self.is_attached:
            return
        self._width = self.scrollable_content_region.width
        width = max(8, self._width - _BAR - 1)
        look = Look(self.language, self.palette.brackets, self.glyphs)
        lines = [CardLine(runs, "") for runs in set_lines(self._title(), width + _BAR)]
        lines.append(CardLine((), ""))
        if not self._comments:
            lines += [CardLine(runs, "") for runs in set_lines(self._empty(), width + _BAR)]
        for comment in self._comments:
            replies = self._replies.get(comment.id, ())
            changes = self._changes(comment)
            here = (self._draft or comment.draft, self._label)
            lines += card_lines(comment, width, look, replies=replies, changes=changes, here=here)
            lines.append(CardLine((), ""))
        self._lines = lines
        self.virtual_size = Size(0, len(lines))
        if draw:
            self.refresh()

    def _title(self) -> Paragraph:
        count = len(self._comments)
        words = say(self.language, f"意见 {count}", f"{count} comment{'' if count == 1 else 's'}")
        chunks = [Chunk(safe_line(self._label), Role.STRONG), Chunk("  ", Role.TEXT)] if self._label else []
        return Paragraph((*chunks, Chunk(words, Role.COMMENT if count else Role.DIM)))

    def _empty(self) -> Paragraph:
        words = Words(self.language, keymap_of(self.app))
        text = words("pane.empty") if self._said_when_empty is None else self._said_when_empty
        return Paragraph((Chunk(text, Role.DIM),))

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self._lines):
            return self.strip((), width)
        line = self._lines[at]
        if not line.comment:
            return self.strip((Run(" ", Role.TEXT), *line.runs), width)
        chosen = line.comment == self._chosen
        glyph = self.glyphs.double_bar if line.internal else self.glyphs.bar
        role = Role.INTERNAL if line.internal else Role.COMMENT if chosen else Role.DIM
        bar = Run(glyph + " ", role)
        return self.strip((bar, *line.runs), width, Surface.RAISED if chosen and self.has_focus else None)
