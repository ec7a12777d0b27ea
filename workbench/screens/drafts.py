"""The draft picker: read one version, or mark two to compare."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from comments.records import DraftVersion
from workbench.actions import BarItem
from workbench.bindings import bind
from workbench.linebreak import fit
from workbench.safe import safe_line
from workbench.screens.sheet import Sheet
from workbench.widgets.bars import KeysBar
from workbench.wording import Words


@dataclass(frozen=True, slots=True)
class Picked:
    """What was chosen: two labels to compare, the older first; one to read; or another draft to import."""

    new: str = ""
    old: str | None = None
    wants_import: bool = False


KEYS = (
    BarItem("mark_draft", "标记两份", "mark two"),
    BarItem("swap_drafts", "对调", "swap"),
    BarItem("open_drafts", "打开", "open"),
    BarItem("import_draft", "导入", "import"),
)


class DraftsScreen(Sheet[Picked]):
    """Versions, newest first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("leave"),
        bind("quit", "leave"),
        bind("drafts", "leave"),
        bind("mark_draft", priority=True),
        bind("open_drafts", priority=True),
        bind("import_draft"),
        bind("swap_drafts"),
        bind("next_row"),
        bind("previous_row"),
    ]

    def __init__(self, versions: Sequence[DraftVersion], marked: Sequence[str], words: Words) -> None:
        super().__init__()
        self._versions = tuple(reversed(versions))
        self._marked = [label for label in marked if label]
        if len(self._marked) < 2:
            self._marked = [version.label for version in self._versions[:2]]
        self._words = words
        order = [version.label for version in versions]
        pair = [order.index(label) for label in marked if label in order]
        self._swapped = len(pair) == 2 and pair[0] > pair[1]

    def compose(self) -> ComposeResult:
        """A title, the versions, the keys."""
        with Vertical(classes="sheet"):
            yield Static(Content(self._words("drafts.title")), classes="sheet-title")
            yield Static(id="drafts-pair")
            yield OptionList(id="drafts-list")
            yield Static(Content(self._words("drafts.remove")).stylize("$text-muted"), id="drafts-remove")
        yield KeysBar(language=self._words.language)

    def on_mount(self) -> None:
        """List the versions."""
        self._fill(0)
        self.show_keys(KEYS, self._words.language)
        self.query_one(OptionList).focus()

    def _fill(self, at: int) -> None:
        words = self._words
        options: list[Option] = []
        for version in self._versions:
            marked = version.label in self._marked
            date = version.dated.isoformat() if version.dated else ""
            options.append(
                Option(
                    Content.assemble(
                        ("[x] " if marked else "[ ] ", "bold $accent" if marked else "$text-muted"),
                        (fit(safe_line(version.label), 16), "bold"),
                        fit(date, 12),
                        (safe_line(version.title), ""),
                        (
                            "  " + words("drafts.added", date=version.added.astimezone().date().isoformat()),
                            "$text-muted",
                        ),
                        ("  " + safe_line(version.source), "$text-muted"),
                    ),
                    id=version.label,
                )
            )
        listing = self.query_one(OptionList)
        listing.clear_options()
        listing.add_options(options)
        listing.highlighted = at
        self._say_pair()

    def _pair(self) -> tuple[str, str] | None:
        """What would be compared: the older first, unless they were swapped."""
        order = [version.label for version in reversed(self._versions)]
        marked = sorted(self._marked, key=order.index)
        if len(marked) != 2:
            return None
        return (marked[1], marked[0]) if self._swapped else (marked[0], marked[1])

    def _say_pair(self) -> None:
        pair = self._pair()
        if pair is None:
            text = self._words("drafts.read", label=safe_line(self._versions[self._at()].label))
        else:
            old, new = map(safe_line, pair)
            text = self._words("drafts.swapped" if self._swapped else "drafts.pair", old=old, new=new)
        self.query_one("#drafts-pair", Static).update(Content(text))

    def action_swap_drafts(self) -> None:
        """Compare the other way round."""
        if self._pair() is not None:
            self._swapped = not self._swapped
            self._say_pair()

    def on_option_list_option_highlighted(self) -> None:
        """Another draft would be read."""
        self._say_pair()

    def _at(self) -> int:
        return self.query_one(OptionList).highlighted or 0

    def action_mark_draft(self) -> None:
        """Mark or unmark; a third mark pushes the first one out."""
        at = self._at()
        label = self._versions[at].label
        if label in self._marked:
            self._marked.remove(label)
        else:
            self._marked = [*self._marked, label][-2:]
        self._fill(at)

    def action_next_row(self) -> None:
        """The next draft."""
        self._move(1)

    def action_previous_row(self) -> None:
        """The draft before."""
        self._move(-1)

    def _move(self, by: int) -> None:
        self.query_one(OptionList).highlighted = min(max(0, self._at() + by), len(self._versions) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click marks."""
        event.stop()
        self.action_mark_draft()

    def action_open_drafts(self) -> None:
        """Compare the two marked, the older first unless swapped; else read the highlighted one."""
        pair = self._pair()
        if pair is not None:
            self.dismiss(Picked(new=pair[1], old=pair[0]))
        else:
            self.dismiss(Picked(new=self._versions[self._at()].label))

    def action_import_draft(self) -> None:
        """Import another draft."""
        self.dismiss(Picked(wants_import=True))
