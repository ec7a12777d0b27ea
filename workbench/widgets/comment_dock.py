"""Where a comment is written: a dock below the text, with the article in sight.

It hands over one value, an `Unsaved`, whenever something is to be done with what was typed; it asks nobody and
stores nothing itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from comments.records import CommentType, Priority, Unsaved, Visibility
from comments.redraft import opens_as_another
from drafts.comparison import Op
from drafts.diff import diff
from workbench.bindings import bind, bound
from workbench.linebreak import cells, truncate
from workbench.safe import safe_line
from workbench.short_diff import short_diff
from workbench.widgets.dock_fields import (
    MAIN,
    MORE,
    OTHER,
    FieldTitle,
    compose_main,
    compose_more,
    go_to_end,
    more_texts,
    put_into,
    text_in,
    with_more,
)
from workbench.wording import Words

SETTLE_SECONDS = 0.4
"""Typing has stopped when nothing changed for this long; then the text is kept and the small diff drawn."""
WIDE = 96
"""From this many columns on, the header names keys before its words."""
HEADER_EDGES = 4
"""Cells at the header's two ends, with a border such as the one that an internal note has."""
CHIP_PADDING = 2
"""Cells before each word that can be clicked."""
SHORTEST_QUOTE = 8
"""Of a quote, no fewer cells than these are shown."""
VISIBILITIES = (Visibility.SUBMISSION, Visibility.TEAM, Visibility.INTERNAL)


def target_words(what: str, label: str, quote: str, room: int) -> Content:
    """What is written on, in so many cells: the article before all, then what is being done, then the words meant."""
    parts = [(truncate(label, max(0, room)), "bold")]
    room -= cells(label) + 1
    if cells(what) <= room:
        parts[:0] = [(what, "bold $accent"), (" ", "")]
        room -= cells(what) + 1
    if room >= min(cells(quote), SHORTEST_QUOTE):
        parts += [(" ", ""), (truncate(quote, room), "$accent")]
    return Content.assemble(*parts)


class Chip(Static):
    """A word in the header that can be clicked."""


class CommentDock(Vertical):
    """The dock. ``open`` it with what was typed so far and the words of the law that a proposal starts from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bound("dock", priority=True),
        bind("help_typing", "screen.help", priority=True),
        bind("quit_typing", "screen.quit", priority=True),
        # a text field would take these to select a line or everything, and the next letter would replace it
        *(Binding(key, f"screen.press('{key}')", show=False, priority=True) for key in ("f6", "f7")),
    ]

    class SaveAsked(Message):
        """The comment is to be saved."""

        def __init__(self, typed: Unsaved) -> None:
            super().__init__()
            self.typed = typed

    class Folded(Message):
        """The dock was folded away; its text is to be kept."""

        def __init__(self, typed: Unsaved) -> None:
            super().__init__()
            self.typed = typed

    class DiscardAsked(Message):
        """The text is to be dropped, if the person confirms."""

    class Settled(Message):
        """Typing stopped for a moment."""

        def __init__(self, typed: Unsaved) -> None:
            super().__init__()
            self.typed = typed

    def __init__(self, words: Words, *, id: str | None = None) -> None:  # noqa: A002  (Textual's name)
        # as a new comment begins; another class would have every field styled anew while the first key waits
        super().__init__(id=id, classes=f"-{Visibility.TEAM.value}")
        self._words = words
        self._typed: Unsaved | None = None
        self._original = ""
        self._language = "zh"
        self._chosen_visibility = False
        self._new_article = False
        self._elsewhere = ""
        self._loading = False
        self._timer_turn = 0
        self._said: Unsaved | None = None
        """What it was opened with, or said last to be typed."""
        self._field = "body"

    def compose(self) -> ComposeResult:
        """Header, the two pages of fields, the small diff."""
        with Horizontal(id="dock-header"):
            yield Static(id="dock-target")
            yield Chip(id="dock-type")
            yield Chip(id="dock-priority")
            yield Chip(id="dock-visibility")
            yield Chip(id="dock-more-chip")
        yield from compose_main(self._words)
        yield from compose_more(self._words)
        yield Static(id="dock-diff")

    # -- in and out

    @property
    def is_open(self) -> bool:
        """Whether something is being written in it now."""
        return bool(self.display) and self._typed is not None

    def open(
        self,
        typed: Unsaved,
        original: str,
        *,
        language: str,
        chosen_visibility: bool,
        field: str = "body",
        new_article: bool = False,
        elsewhere: str = "",
    ) -> None:
        """Show what was typed so far. ``original`` is the quoted words, or the article's, that a proposal starts from;
        empty where the comment proposes a ``new_article``. ``elsewhere`` is the label of its draft, where that isn't the one shown.

        ``chosen_visibility`` says that who may see it was decided already; otherwise it follows what is written: words
        for the law are meant for the submission, a bare remark for the team.
        """
        self._typed, self._original, self._language = typed, original, language
        self._chosen_visibility = chosen_visibility
        self._new_article = new_article
        self._elsewhere = safe_line(elsewhere)
        self._loading = True
        proposal = original if typed.proposal is None and not typed.delete else typed.proposal or ""
        texts = {"body": typed.body, "rationale": typed.rationale, "proposal": proposal, **more_texts(typed)}
        for name, text in texts.items():
            put_into(self._field_of(name), text)
        self._name_other_language()
        self.display = True
        self._draw()
        self.call_after_refresh(self._opened, field)

    def _opened(self, field: str) -> None:
        self._loading = False
        self._said = self.typed() if self._typed is not None else None
        for name in (*MAIN, *MORE):
            # one goes on where one stopped; the law's own words are begun with at their start
            if name != "proposal" or self._area(name).text != self._original:
                go_to_end(self._field_of(name))
        self.focus_field(field)

    def close(self) -> None:
        """Hide the dock and forget what it held."""
        self._timer_turn += 1
        self._typed = None
        self.display = False

    def typed(self) -> Unsaved:
        """What is typed now, as one value. A proposal in the original's words is none; one emptied proposes deletion."""
        assert self._typed is not None
        proposal: str | None = self._area("proposal").text
        delete = not (proposal or "").strip() and bool(self._original.strip())
        if (proposal or "").strip() in ("", self._original.strip()):
            proposal = None
        typed = with_more(
            replace(
                self._typed,
                body=self._area("body").text,
                rationale=self._area("rationale").text,
                proposal=proposal,
                delete=delete,
            ),
            {name: text_in(self._field_of(name)) for name in MORE},
        )
        if not self._chosen_visibility:
            proposes = delete or proposal is not None
            typed = replace(typed, visibility=Visibility.SUBMISSION if proposes else Visibility.TEAM)
        return typed

    @property
    def is_empty(self) -> bool:
        """Whether nothing was written and no word changed."""
        typed = self.typed()
        return not (
            typed.body.strip() or typed.rationale.strip() or typed.proposal or typed.delete or self._more_filled
        )

    @property
    def _more_filled(self) -> int:
        """How many fields of the second page hold something."""
        return sum(bool(text_in(self._field_of(name)).strip()) for name in MORE)

    # -- drawing

    def _area(self, field: str) -> TextArea:
        return self.query_one(f"#dock-{field}", TextArea)

    def _field_of(self, name: str) -> Widget:
        return self.query_one(f"#dock-{name}")

    def _name_other_language(self) -> None:
        """Say in the headings which language the other one is."""
        words = self._words
        other = "en" if self._language.startswith("zh") else "zh"
        # a tab names it by its code: six of them share a line
        for title, language in (("", other.upper()), ("-own", words(f"language.{other}"))):
            for name in OTHER:
                heading = words("dock.other", field=words(f"dock.{name.removesuffix('_other')}"), language=language)
                self.query_one(f"#dock-title-{name}{title}", FieldTitle).update(Content(heading))

    def _draw(self) -> None:
        if self._typed is None:
            return
        typed, words = self.typed(), self._words
        internal = typed.visibility is Visibility.INTERNAL
        for visibility in VISIBILITIES:
            self.set_class(typed.visibility is visibility, f"-{visibility.value}")
        self.border_title = words(f"dock.border.{typed.visibility.value}")
        self.set_class(self._field in MORE, "-more")
        what = words("dock.edit" if typed.comment else "dock.new")
        quote = f"“{safe_line(typed.quote.exact)}”" if typed.quote else words("dock.whole")
        if self._is_new_article(typed):
            quote = words("field.new_article")
        seen = words("dock.internal") if internal else self._visibility_words(typed.visibility)
        kind, weight = words.value(typed.type), words.value(typed.priority)

        wide = self.size.width >= WIDE
        more = words("dock.more" if self._field not in MORE else "dock.less")
        more += f" {filled}" if (filled := self._more_filled) and self._field not in MORE else ""

        def named(action: str) -> str:
            """A key before its word, where there is room; the key bar has it too."""
            return f"{words.keymap.first(action, words.language)} " if wide else ""

        keys = map(named, ("cycle_type", "cycle_priority", "cycle_visibility", "more_fields"))
        chips = sum(map(cells, (kind, weight, more, *keys))) + 4 * CHIP_PADDING
        room = (self.size.width or 80) - HEADER_EDGES - chips
        label = safe_line(typed.label)
        if cells(seen) + cells(label) > room:
            seen = seen.split(" · ")[0].split("·")[0]  # the title on the dock's edge says all of it
        if self._elsewhere and cells(self._elsewhere) + 1 + cells(label) <= room - cells(seen):
            label = f"{self._elsewhere} {label}"
        self._write("target", target_words(what, label, quote, room - cells(seen)))
        weighing = "bold" if typed.priority is Priority.HIGH else ""
        seeing = "bold $warning" if internal else "bold"
        for chip, action, (word, style) in (
            ("type", "cycle_type", (kind, "")),
            ("priority", "cycle_priority", (weight, weighing)),
            ("visibility", "cycle_visibility", (seen, seeing)),
            ("more-chip", "more_fields", (more, "bold" if filled else "")),
        ):
            self._write(chip, Content.assemble((named(action), "$text-muted"), (word, style)))
        self._write("diff", self._small_diff(typed))
        for name in (*MAIN, *MORE):
            self.query_one(f"#dock-title-{name}", FieldTitle).set_class(name == self._field, "-current")
            self._field_of(name).set_class(name == self._field, "-current")

    def _write(self, part: str, content: Content) -> None:
        """Show a part of the header, or the diff; the same words again would have the whole screen laid out anew."""
        shown = self.query_one(f"#dock-{part}", Static)
        if not (isinstance(shown.content, Content) and shown.content.is_same(content)):
            shown.update(content)

    def _visibility_words(self, visibility: Visibility) -> str:
        return self._words("dock.team" if visibility is Visibility.TEAM else "dock.submission")

    def _is_new_article(self, typed: Unsaved) -> bool:
        """Whether it is, or opens with the label of, an article that the draft doesn't have."""
        return self._new_article or opens_as_another(typed.proposal or "", typed.label)

    def _small_diff(self, typed: Unsaved) -> Content:
        words = self._words
        if typed.delete:
            return Content.styled(
                words("dock.deletion.quote" if typed.quote else "dock.deletion.article"), "$wb-deleted"
            )
        if typed.proposal is None:
            on_article = typed.article and typed.quote is None
            said = "dock.untouched.article" if on_article else "dock.untouched"
            return Content.styled(words("dock.no.article" if self._new_article else said), "$text-muted")
        width = max(20, (self.size.width or 80) - 2)
        if self._is_new_article(typed):
            text = words("says.new", text=safe_line(typed.proposal))
            return Content.styled(truncate(text, width), "bold $wb-inserted")
        runs = short_diff(diff(self._original, typed.proposal, self._language), width)
        style = {Op.EQUAL: "", Op.INSERT: "bold $wb-inserted", Op.DELETE: "$wb-deleted"}
        return Content.assemble(*((text, style[op]) for op, text in runs))

    # -- what happens in it

    def on_resize(self) -> None:
        """The quote and the diff are cut to the width."""
        self._draw()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Wait until typing stops."""
        event.stop()
        self._typing()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Wait until typing stops."""
        event.stop()
        self._typing()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a line goes on to the next field."""
        event.stop()
        self.action_next_field()

    def _typing(self) -> None:
        if self._loading or self._typed is None:
            return
        self._timer_turn += 1
        turn = self._timer_turn
        self.set_timer(SETTLE_SECONDS, lambda: self._settle(turn))

    def _settle(self, turn: int) -> None:
        if turn == self._timer_turn and self._typed is not None:
            self._draw()
            self._say_settled()

    def _say_settled(self) -> None:
        """Say what is typed, unless that was said: fields tell of the text that they were opened with, too."""
        typed = self.typed()
        if typed != self._said:
            self._said = typed
            self.post_message(self.Settled(typed))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The field with the focus is the current one."""
        name = (event.widget.id or "").removeprefix("dock-")
        if name in (*MAIN, *MORE):
            self._field = name
            self._draw()

    def on_click(self, event: events.Click) -> None:
        """Clicks on the header's words and on headings."""
        if event.widget is None:
            return
        if event.widget.id == "dock-type":
            self.action_cycle_type()
        elif event.widget.id == "dock-priority":
            self.action_cycle_priority()
        elif event.widget.id == "dock-visibility":
            self.action_cycle_visibility()
        elif event.widget.id == "dock-more-chip":
            self.action_more_fields()
        elif isinstance(event.widget, FieldTitle):
            self.focus_field(event.widget.field.removesuffix("-own"))

    def focus_field(self, field: str) -> None:
        """Go to a field, showing it where only one fits."""
        self._field = field
        self._draw()
        self._field_of(field).focus()

    def action_next_field(self) -> None:
        """Go to the next field of the page."""
        self._walk(1)

    def action_previous_field(self) -> None:
        """Go to the field before on the page."""
        self._walk(-1)

    def _walk(self, step: int) -> None:
        page = MORE if self._field in MORE else MAIN
        self.focus_field(page[(page.index(self._field) + step) % len(page)])

    def action_more_fields(self) -> None:
        """Turn to the rarer fields, or back to the comment."""
        self.focus_field("body" if self._field in MORE else MORE[0])

    def action_cycle_visibility(self) -> None:
        """Submission, team, internal, and round again."""
        if self._typed is None:
            return
        now = self.typed().visibility
        self._chosen_visibility = True
        following = VISIBILITIES[(VISIBILITIES.index(now) + 1) % len(VISIBILITIES)]
        self._typed = replace(self._typed, visibility=following)
        self._draw()
        self._say_settled()

    def action_cycle_type(self) -> None:
        """Substance, wording, coherence, and round again."""
        if self._typed is None:
            return
        kinds = tuple(CommentType)
        self._typed = replace(self._typed, type=kinds[(kinds.index(self._typed.type) + 1) % len(kinds)])
        self._draw()

    def action_cycle_priority(self) -> None:
        """Normal, low, high, and round again."""
        if self._typed is None:
            return
        weights = tuple(Priority)
        self._typed = replace(self._typed, priority=weights[(weights.index(self._typed.priority) + 1) % len(weights)])
        self._draw()
        self._say_settled()

    def action_save(self) -> None:
        """Hand the text over to be saved."""
        if self._typed is not None:
            self.post_message(self.SaveAsked(self.typed()))

    def action_fold_dock(self) -> None:
        """Fold away, keeping the text."""
        if self._typed is not None:
            self.post_message(self.Folded(self.typed()))

    def action_discard(self) -> None:
        """Ask to drop the text."""
        if self._typed is not None:
            self.post_message(self.DiscardAsked())
