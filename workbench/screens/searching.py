"""Search everywhere: words in the draft, the matter's drafts, its comments, or all matters; Enter opens the place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

from drafts.errors import SpokenError
from workbench import actions
from workbench.bindings import bind, bound
from workbench.palette import Role
from workbench.render.model import Look
from workbench.render.pieces import BLANK, words
from workbench.render.search_results import article_heading, draft_heading, place_paragraph
from workbench.screens.base import WorkbenchScreen
from workbench.screens.search_scopes import AT_ONCE, Answered, Asked, LastSearch, SearchPlace, answer
from workbench.widgets.bars import HeaderBar, Item, KeysBar, StatusBar
from workbench.widgets.choice import Choice
from workbench.widgets.entry_list import EntryList, ListEntry
from workbench.widgets.line_input import LineInput

if TYPE_CHECKING:
    from workbench.workspace import Hit

PAUSE = 0.15
"""Seconds without a key after which what was typed is looked for."""
_MORE = "more"


class SearchScreen(WorkbenchScreen):
    """A line to type into and what is found. Leaving it by Enter sets ``hit``. The line keeps the focus."""

    place = "everywhere"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bound("everywhere", "all", without=("help", "quit")),
        bind("help_typing", "help"),
        bind("quit_typing", "quit"),
        *(bind(name) for name in ("next_row", "previous_row", "next_rows", "previous_rows")),
    ]

    def __init__(self, where: SearchPlace) -> None:
        super().__init__()
        self.hit: Hit | None = None
        """The place to open."""
        self._where = where
        self._listed: Asked | None = None
        """What the list answers; None while it answers nothing."""
        self._asked: Asked | None = None
        """What was looked for last, found yet or not."""
        self._shown: Answered | None = None
        self._pause: Timer | None = None
        self._at = 0
        """Where the cursor goes in the next list."""

    def compose(self) -> ComposeResult:
        """Header, the line, the scopes, the list, status, keys."""
        language, last = self.words.language, self.bench.last_search
        known = last is not None and last.asked.scope in self._where.scopes
        scope = last.asked.scope if last is not None and known else self._where.scopes[-1]
        yield HeaderBar(language=language)
        with Vertical(id="searching", classes="main"):
            with Horizontal(id="search-field"):
                yield Static(Content.styled(self.words("search.prompt"), "bold $accent"), id="search-label")
                yield LineInput(last.asked.text if last is not None else "", id="search-input")
            yield Choice(self._where.options(self.words), scope, id="search-scope")
            yield EntryList(id="search-list", language=language)
        yield StatusBar(language=language)
        yield KeysBar(language=language)

    def on_mount(self) -> None:
        """Look again for what was looked for last; typing replaces it."""
        self.query_one(Choice).can_focus = False
        self.listing.can_focus = False
        self.show_keys(actions.BAR["everywhere"])
        self.query_one(LineInput).focus()
        last = self.bench.last_search
        if last is not None and last.asked.scope == self.query_one(Choice).value:
            self._ask(last.asked.limit, at=last.at)
        else:
            self._ask()
        self.watch_store(lambda _noticed: self._ask_again())

    @property
    def listing(self) -> EntryList:
        """What was found."""
        return self.query_one("#search-list", EntryList)

    @property
    def _wanted(self) -> tuple[str, str]:
        return self.query_one(LineInput).value.strip(), self.query_one(Choice).value

    @property
    def _is_current(self) -> bool:
        """Whether the list answers what stands in the line."""
        return self._listed is not None and (self._listed.text, self._listed.scope) == self._wanted

    # -- asking

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look once typing pauses."""
        event.stop()
        self._stop_pause()
        if self._asked is None or (self._asked.text, self._asked.scope) != self._wanted:
            self._pause = self.set_timer(PAUSE, self._ask)

    def on_choice_changed(self, event: Choice.Changed) -> None:
        """Look elsewhere."""
        event.stop()
        self._ask()

    def _stop_pause(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None

    def _ask(self, limit: int = AT_ONCE, at: int = 0) -> None:
        """Look for what stands in the line; what an earlier search still finds is dropped."""
        self._stop_pause()
        text, scope = self._wanted
        asked, workspace, where = Asked(text, scope, limit), self.workspace, self._where
        self._asked, self._at = asked, at
        if not text:
            self.drop_work("search")
            self.show_message("", "busy")
            self._listed = self._shown = None
            self._show()
            return
        self.work(
            "search",
            self.words("everywhere.working"),
            lambda: answer(workspace, where, asked),
            lambda found: self._found(asked, found),
            self._failed,
        )

    def _ask_again(self) -> None:
        """The store changed: the cursor stays where it is."""
        if self._listed is not None and self._is_current:
            self._ask(self._listed.limit, at=max(0, self.listing.position[0] - 1))

    def _found(self, asked: Asked, found: Answered) -> None:
        self._listed, self._shown = asked, found
        self._show()

    def _failed(self, error: SpokenError) -> None:
        self._listed = self._shown = None
        self.tell_error(error)
        self._show(error.sentence(self.words.language))

    # -- showing

    def _show(self, sentence: str = "") -> None:
        self.listing.show(lambda look: self._entries(look, sentence), current=self._at)
        self._show_facts()

    def _entries(self, look: Look, sentence: str) -> list[ListEntry]:
        shown, asked, say = self._shown, self._listed, self.words
        if shown is None or asked is None:
            told = [sentence] if sentence else [say("everywhere.hint.1"), say("everywhere.hint.2")]
            return [ListEntry((words((line, Role.DIM)), BLANK), heading=True) for line in told]
        if not shown.result.hits:
            wider = "" if asked.scope == self._where.scopes[-1] else say("everywhere.wider")
            return [
                ListEntry((words((line, Role.DIM)),), heading=True)
                for line in (say("search.none", text=asked.text), wider)
                if line
            ]
        entries: list[ListEntry] = []
        before: tuple[str, str, str] | None = None
        for hit in shown.result.hits:
            here = (hit.matter, hit.draft, hit.article)
            if before is None or here[:2] != before[:2]:
                heading = draft_heading(shown.titles[hit.matter], hit.draft)
                entries.append(ListEntry((*((BLANK,) if entries else ()), heading), heading=True))
            if here != before:
                count = shown.result.articles[here]
                entries.append(ListEntry((article_heading(hit, count, look),), heading=True))
            entries.append(ListEntry((place_paragraph(hit, look),), hit))
            before = here
        left = shown.result.total - len(shown.result.hits)
        if left > 0:
            entries.append(ListEntry((BLANK, words((say("everywhere.left", n=left), Role.KEY))), _MORE))
        if shown.result.more:
            entries.append(ListEntry((BLANK, words((say("everywhere.cut"), Role.WARNING))), heading=True))
        return entries

    def _show_facts(self) -> None:
        say, shown, where = self.words, self._shown, self._where
        items = [Item(say("everywhere.title"), Role.LABEL, 9)]
        if where.matter is not None:
            items.append(Item(f"{where.matter} · {where.draft}", Role.DIM, 4))
        self.query_one(HeaderBar).set_items(items)
        facts: list[Item] = []
        if shown is not None:
            at, _ = self.listing.position
            total = shown.result.total
            many = "everywhere.over" if shown.result.more else "everywhere.total"
            if total:
                facts.append(Item(f"{min(at, total)}/{total}", Role.STRONG, 8))
            facts.append(Item(say(many, n=total, articles=len(shown.result.articles)), Role.DIM, 6))
        self.query_one(StatusBar).set_items(facts)

    def on_entry_list_moved(self, event: EntryList.Moved) -> None:
        """Another place."""
        event.stop()
        self._show_facts()

    # -- actions

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the line opens what the cursor stands on."""
        event.stop()
        self.action_open_found()

    def on_entry_list_chosen(self, event: EntryList.Chosen) -> None:
        """A place was clicked twice."""
        event.stop()
        self.action_open_found()

    def action_open_found(self) -> None:
        """Open the place; where the list answers an earlier question, look first and open nothing."""
        if not self._is_current:
            self._ask()
            return
        current = self.listing.current
        if current is None or self._listed is None:
            return
        if current.value == _MORE:
            self._ask(self._listed.limit + AT_ONCE, at=self.listing.position[0] - 1)
            return
        self.hit = current.value  # type: ignore[assignment]  # entries that aren't more are hits
        self._leave()

    def action_next_scope(self) -> None:
        """Look in the next scope."""
        self.query_one(Choice).action_step(1)

    def action_previous_scope(self) -> None:
        """Look in the scope before."""
        self.query_one(Choice).action_step(-1)

    def action_next_row(self) -> None:
        """The next place found."""
        self.listing.action_step(1)

    def action_previous_row(self) -> None:
        """The place before."""
        self.listing.action_step(-1)

    def action_next_rows(self) -> None:
        """A screen of places on."""
        self.listing.action_page(1)

    def action_previous_rows(self) -> None:
        """A screen of places back."""
        self.listing.action_page(-1)

    def action_back(self) -> None:
        """Back to where one was."""
        self._leave()

    def _leave(self) -> None:
        text, scope = self._wanted
        limit = self._listed.limit if self._listed is not None else AT_ONCE
        at = max(0, self.listing.position[0] - 1) if self._is_current else 0
        self.bench.last_search = LastSearch(Asked(text, scope, limit), at)
        self.dismiss(None)
