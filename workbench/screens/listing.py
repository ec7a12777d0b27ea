"""Full screens that list what was found about a draft, each entry a way back into the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from drafts.model import Span
from workbench import actions
from workbench.bindings import bound
from workbench.palette import Role
from workbench.render import ArticleId
from workbench.screens.base import WorkbenchScreen
from workbench.widgets.bars import HeaderBar, Item, KeysBar, StatusBar
from workbench.widgets.entry_list import Build, EntryList


@dataclass(frozen=True, slots=True)
class Jump:
    """Where in the text an entry leads, and what a comment on it would begin with."""

    article: ArticleId
    span: Span | None = None
    """Words of the article's body."""
    remark: str = ""
    """What a comment on it would say."""
    wants_comment: bool = False


class ListingScreen(WorkbenchScreen):
    """A list over the whole window. Leaving it by Enter or for a comment sets ``jump``."""

    place = "lists"
    hints: ClassVar[tuple[str, ...]] = ("open_article", "leave_list")
    """The actions of the key bar that mean something here."""
    BINDINGS: ClassVar[list[BindingType]] = bound("lists", "all")

    def __init__(self) -> None:
        super().__init__()
        self.jump: Jump | None = None

    def compose(self) -> ComposeResult:
        """Header, list, status, keys."""
        language = self.words.language
        yield HeaderBar(language=language)
        with Vertical(id="listing", classes="main"):
            yield EntryList(id="list", language=language)
        yield StatusBar(language=language)
        yield KeysBar(language=language)

    def on_mount(self) -> None:
        """Fetch what is to be listed."""
        self.listing.focus()
        self.show_hints()
        self.load()

    def show_hints(self) -> None:
        """Show the keys that mean something here."""
        self.show_keys(item for item in actions.BAR[self.place] if item.action in self.hints)

    @property
    def listing(self) -> EntryList:
        """The list."""
        return self.query_one("#list", EntryList)

    def load(self) -> None:
        """Fetch what is to be listed, and `put` it."""

    def put(self, build: Build, *, current: int = 0) -> None:
        """List entries."""
        self.listing.show(build, current=current)
        self.show_position()

    def say_title(self, title: str, *facts: str) -> None:
        """The header: what is listed, and numbers."""
        items = [Item(title, Role.LABEL, 9)]
        items += [Item(fact, Role.DIM, 6 - at) for at, fact in enumerate(facts) if fact]
        self.query_one(HeaderBar).set_items(items)

    def show_position(self) -> None:
        """Which entry the cursor stands on."""
        at, of = self.listing.position
        self.query_one(StatusBar).set_items([Item(self.words("list.position", i=at, n=of), Role.STRONG)])

    def on_entry_list_moved(self, event: EntryList.Moved) -> None:
        """Another entry."""
        event.stop()
        self.show_position()

    def on_entry_list_chosen(self, event: EntryList.Chosen) -> None:
        """An entry was clicked twice."""
        event.stop()
        self.action_open_article()

    def action_open_article(self) -> None:
        """Go where the entry leads."""
        current = self.listing.current
        if current is not None and isinstance(current.value, Jump):
            self.jump = current.value
            self.dismiss(None)

    def action_comment_on_entry(self) -> None:
        """Go there and begin a comment."""
        current = self.listing.current
        if current is not None and isinstance(current.value, Jump):
            found = current.value
            self.jump = Jump(found.article, found.span, found.remark, wants_comment=True)
            self.dismiss(None)

    def action_regroup(self) -> None:
        """List in another order, where there is one."""
        self.tell(self.words("list.oneorder"), "hint")

    def action_show_more(self) -> None:
        """List more, where there is more."""
        self.tell(self.words("list.nomore"), "hint")

    def action_leave_list(self) -> None:
        """Back to the text."""
        self.dismiss(None)
