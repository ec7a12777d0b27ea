"""The lineage: one article through all drafts, beside the list of all threads."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal

from drafts.lineage import Place, Thread
from workbench import actions
from workbench.bindings import bind, bound
from workbench.palette import Role
from workbench.render import ArticleId, Look, Side
from workbench.render.threads import thread_columns, thread_line
from workbench.screens.base import WorkbenchScreen
from workbench.screens.listing import Jump
from workbench.screens.opened import Shown
from workbench.widgets.bars import HeaderBar, Item, KeysBar, StatusBar
from workbench.widgets.columns_view import ColumnsView
from workbench.widgets.entry_list import EntryList, ListEntry
from workbench.workspace import NamedLineage


class LineageColumns(ColumnsView):
    """Columns whose letters go to the list beside them; arrows scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("next_thread", "screen.next_thread"),
        bind("previous_thread", "screen.previous_thread"),
    ]


class LineageScreen(WorkbenchScreen):
    """Threads at the left, the chosen one's drafts at the right. Leaving it by Enter sets ``jump``."""

    place = "lineage"
    BINDINGS: ClassVar[list[BindingType]] = bound("lineage", "all")

    def __init__(self, slug: str, shown: Shown, article: ArticleId | None) -> None:
        super().__init__()
        self.slug = slug
        self.jump: Jump | None = None
        self._shown = shown
        self._article = article
        self._lineage: NamedLineage | None = None

    def compose(self) -> ComposeResult:
        """Header, threads, columns, status, keys."""
        language = self.words.language
        yield HeaderBar(language=language)
        with Horizontal(id="lineage", classes="main"):
            yield EntryList(id="threads", language=language)
            yield LineageColumns(id="columns", language=language)
        yield StatusBar(language=language)
        yield KeysBar(language=language)

    def on_mount(self) -> None:
        """Follow every article through the drafts."""
        self.columns.focus()
        self.show_keys(actions.BAR["lineage"])
        workspace, slug = self.workspace, self.slug
        self.work("lineage", self.words("list.working"), lambda: workspace.lineage(slug), self._loaded)

    @property
    def threads(self) -> EntryList:
        """The list of threads."""
        return self.query_one("#threads", EntryList)

    @property
    def columns(self) -> ColumnsView:
        """The drafts of the chosen thread."""
        return self.query_one(ColumnsView)

    @property
    def thread(self) -> Thread | None:
        """The thread chosen."""
        current = self.threads.current
        return current.value if current is not None and isinstance(current.value, Thread) else None

    def _loaded(self, found: NamedLineage) -> None:
        self._lineage = found
        lineage = found.found

        def build(look: Look) -> list[ListEntry]:
            return [ListEntry((thread_line(lineage, thread, look),), thread) for thread in lineage.threads]

        self.threads.show(build, current=self._number_of(found))
        self._show()

    def _number_of(self, found: NamedLineage) -> int:
        """The thread of the article that the text stood on."""
        article, shown = self._article, self._shown
        version = shown.old if article is not None and article.side is Side.OLD and shown.old else shown.new
        if article is None or version.label not in found.labels:
            return 0
        place = Place(found.labels.index(version.label), article.key)
        at = (number for number, thread in enumerate(found.found.threads) if place.article in thread.stops[place.draft])
        return next(at, 0)

    def on_entry_list_moved(self, event: EntryList.Moved) -> None:
        """Another thread."""
        event.stop()
        self._show()

    def on_entry_list_chosen(self, event: EntryList.Chosen) -> None:
        """A thread was clicked twice."""
        event.stop()
        self.action_open_article()

    def on_resize(self, _event: events.Resize) -> None:
        """What fits may differ."""
        self.call_after_refresh(self._show_bars)

    def _show(self) -> None:
        thread, found = self.thread, self._lineage
        if thread is None or found is None:
            return
        chosen = thread
        self.columns.show(lambda look: thread_columns(found.found, found.labels, chosen, look))
        self._show_bars()

    def _show_bars(self) -> None:
        found, thread = self._lineage, self.thread
        if found is None or thread is None:
            return
        words = self.words
        arrow = f" {self.threads.glyphs.arrow} "
        title = self._shown.matter.title
        items = [Item(words("lineage.title"), Role.LABEL, 9), Item(arrow.join(found.labels), priority=7)]
        items.append(Item(title, Role.DIM, 3))
        self.query_one(HeaderBar).set_items(items)
        i, n = self.threads.position
        stops = [found.found.drafts[at].by_key[keys[0]].label if keys else "—" for at, keys in enumerate(thread.stops)]
        status = [Item(arrow.join(stops), Role.STRONG, 9), Item(words("lineage.threads", i=i, n=n), Role.DIM, 6)]
        self.query_one(StatusBar).set_items(status)

    def action_next_thread(self) -> None:
        """The next thread."""
        self.threads.action_step(1)

    def action_previous_thread(self) -> None:
        """The thread before."""
        self.threads.action_step(-1)

    def action_lay_out_lineage(self) -> None:
        """Beside one another, or one below the other."""
        wanted = not self.columns.beside
        self.columns.set_beside(wanted)
        if wanted and not self.columns.beside:
            self.tell(self.words("lineage.narrow"), "hint")

    def action_open_article(self) -> None:
        """Back to the text, at the article in the draft that is open."""
        thread, found, shown = self.thread, self._lineage, self._shown
        if thread is None or found is None:
            return
        open_drafts = [(shown.new.label, Side.NEW)]
        if shown.old is not None:
            open_drafts.append((shown.old.label, Side.OLD))
        for label, side in open_drafts:
            if label in found.labels and (keys := thread.stops[found.labels.index(label)]):
                self.jump = Jump(ArticleId(side, keys[0]))
                self.dismiss(None)
                return
        self.tell(self.words("lineage.closed"), "hint")

    def action_leave_list(self) -> None:
        """Back to the text."""
        self.dismiss(None)
