"""Which comments the review board shows, and the sheet on which that is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from comments.records import CommentType, Priority, Status, Visibility
from workbench.actions import BarItem
from workbench.bindings import bind
from workbench.screens.sheet import LEAVING, UP_AND_DOWN, Sheet
from workbench.widgets.bars import KeysBar
from workbench.widgets.cycle import Cycle
from workbench.widgets.line_input import LineInput
from workbench.wording import Words

if TYPE_CHECKING:
    from comments.store import Wanted

CHOICES = ("status", "person", "visibility", "type", "priority", "topic", "placed")
TYPED = ("article", "text")
UNPLACED = "unplaced"


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted; what is empty isn't asked for. A filter only hides: it never deletes."""

    status: str = ""
    person: str = ""
    visibility: str = ""
    type: str = ""
    priority: str = ""
    topic: str = ""
    placed: str = ""
    """``unplaced`` for comments whose words are no longer found."""
    article: str = ""
    text: str = ""
    deleted: bool = False
    """Whether the bin is shown instead of what counts."""

    def wanted(self) -> Wanted:
        """The same as the store asks for it."""
        from comments.store import Wanted

        return Wanted(
            statuses=(self.status,) if self.status else None,
            person=self.person or None,
            visibility=self.visibility or None,
            type=self.type or None,
            priority=self.priority or None,
            topic=self.topic or None,
            text=self.text or None,
            state="deleted" if self.deleted else "live",
        )

    def phrases(self, words: Words) -> Iterator[str]:
        """What is asked for, a phrase each."""
        for field in (*CHOICES, *TYPED):
            value = getattr(self, field)
            if value:
                yield f"{words(f'filter.{field}')} {value_words(field, value, words)}"


_ENUMS: dict[str, type[Status] | type[Visibility] | type[CommentType] | type[Priority]] = {
    "status": Status,
    "visibility": Visibility,
    "type": CommentType,
    "priority": Priority,
}


def value_words(field: str, value: str, words: Words) -> str:
    """How a value of a field is called."""
    if field in _ENUMS:
        return words.value(_ENUMS[field](value))
    return words("filter.unplaced") if field == "placed" else value


KEYS = (
    BarItem("apply_filter", "筛选", "filter"),
    BarItem("app.focus_next", "换栏", "field", keys="Tab ↑↓"),
    BarItem("previous_value", "换值", "value", ("next_value",)),
    BarItem("clear_all", "全部清除", "clear all"),
)


class FilterSheet(Sheet[Filter]):
    """A line for each thing that can be asked for; gives the filter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *LEAVING,
        bind("apply_filter", priority=True),
        bind("clear_all", priority=True),
        *UP_AND_DOWN,
    ]

    def __init__(self, given: Filter, people: Sequence[str], topics: Sequence[str], words: Words) -> None:
        super().__init__()
        self._given = given
        self._people = tuple(people)
        self._topics = tuple(topics)
        self._words = words

    def _options(self, field: str) -> list[tuple[str, str]]:
        words = self._words
        every = ("", words("filter.all"))
        if field in _ENUMS:
            return [every, *((str(value), words.value(value)) for value in _ENUMS[field])]
        if field == "placed":
            return [every, (UNPLACED, words("filter.unplaced"))]
        return [every, *((value, value) for value in (self._people if field == "person" else self._topics))]

    def compose(self) -> ComposeResult:
        """A title, the lines, the keys."""
        words = self._words
        with Vertical(classes="sheet"):
            yield Static(Content(words("filter.title")), classes="sheet-title")
            for field in CHOICES:
                with Horizontal(classes="filter-field"):
                    yield Static(Content(words(f"filter.{field}")), classes="field-label")
                    yield Cycle(self._options(field), getattr(self._given, field), id=f"filter-{field}")
            for field in TYPED:
                with Horizontal(classes="filter-field"):
                    yield Static(Content(words(f"filter.{field}")), classes="field-label")
                    yield LineInput(
                        getattr(self._given, field),
                        placeholder=words(f"filter.{field}.hint"),
                        id=f"filter-{field}",
                        select_on_focus=False,
                    )
        yield KeysBar(language=words.language)

    def on_mount(self) -> None:
        """Begin with the status."""
        self.show_keys(KEYS, self._words.language)
        self.query_one("#filter-status").focus()

    def chosen(self) -> Filter:
        """The filter as it stands."""
        chosen = {field: self.query_one(f"#filter-{field}", Cycle).value for field in CHOICES}
        typed = {field: self.query_one(f"#filter-{field}", Input).value.strip() for field in TYPED}
        return Filter(**chosen, **typed, deleted=self._given.deleted)

    def action_apply_filter(self) -> None:
        """Filter by what was chosen."""
        self.dismiss(self.chosen())

    def action_clear_all(self) -> None:
        """Ask for nothing, and show everything."""
        self.dismiss(Filter(deleted=self._given.deleted))
