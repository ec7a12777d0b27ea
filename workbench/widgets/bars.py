"""The lines at the screen's edges: header, status, keys. What matters most is cut last, and nothing floats."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from textual import events
from textual.message import Message
from textual.strip import Strip

from workbench.language import say
from workbench.linebreak import break_lines, cells, truncate
from workbench.palette import Role, Run, Surface
from workbench.safe import safe_line
from workbench.widgets.painted import Painted

SIGN_ROLES = {
    "+": Role.INSERTED_NUMERAL,
    "-": Role.DELETED_NUMERAL,
    "~": Role.CHANGED,
    ">": Role.MOVED,
    "#": Role.RENUMBERED,
}
KIND_ROLES = {"hint": Role.COMMENT, "good": Role.GOOD, "warning": Role.WARNING, "error": Role.DEADLINE}


class Item(NamedTuple):
    """Something a bar says. The lowest ``priority`` goes first when there is no room; ``short`` is tried before."""

    text: str
    role: Role = Role.TEXT
    priority: int = 5
    short: str | None = None
    """Fewer words for the same; empty to say nothing rather than be cut."""
    right: bool = False
    """Whether it stands at the right edge."""


def fit_items(items: Sequence[Item], width: int, gap: int = 2) -> list[Item]:
    """The items that fit, in their order: first shortened, then left out, the least important first.

    Items of one priority are shortened together.

    The last one left is cut to the width. A text is never longer than the width it gets.
    """
    kept = [item._replace(text=safe_line(item.text)) for item in items if item.text]

    def needed() -> int:
        return sum(cells(item.text) for item in kept) + gap * max(0, len(kept) - 1)

    for priority in sorted({item.priority for item in kept if item.short is not None}):
        if needed() <= width:
            return kept
        kept = [_shortened(item) if item.priority == priority else item for item in kept]
        kept = [item for item in kept if item.text]
    while len(kept) > 1 and needed() > width:
        least = min(range(len(kept)), key=lambda at: (kept[at].priority, -at))
        del kept[least]
    if kept and needed() > width:
        kept[0] = kept[0]._replace(text=truncate(kept[0].text, width))
    return kept


def _shortened(item: Item) -> Item:
    return item if item.short is None else item._replace(text=safe_line(item.short), short=None)


class Bar(Painted):
    """One docked line of items."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Bar { height: 1; width: 100%; }
    """

    def __init__(
        self,
        *,
        language: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(language=language, id=id, classes=classes)
        self._items: tuple[Item, ...] = ()

    def set_items(self, items: Iterable[Item]) -> None:
        """Say these items."""
        before, self._items = self._items, tuple(items)
        if self._items != before:
            self.refresh()

    @property
    def items(self) -> tuple[Item, ...]:
        """What the bar was asked to say."""
        return self._items

    @property
    def shown(self) -> str:
        """The line as it stands on the screen, without spaces at its ends."""
        return self.render_line(0).text.strip()

    def render_line(self, y: int) -> Strip:
        """The line; anything below it is blank."""
        width = self.size.width
        if y or not width:
            return self.strip((), width)
        fitted = fit_items(self._items, max(0, width - 2))
        left = [item for item in fitted if not item.right]
        right = [item for item in fitted if item.right]
        runs = [Run(" ", Role.TEXT), *_spread(left)]
        rest = _spread(right)
        used = sum(cells(run.text) for run in (*runs, *rest))
        return self.strip([*runs, Run(" " * max(0, width - used - 1), Role.TEXT), *rest], width)


def _spread(items: Sequence[Item]) -> list[Run]:
    found: list[Run] = []
    for item in items:
        if found:
            found.append(Run("  ", Role.TEXT))
        found.append(Run(item.text, item.role))
    return found


class HeaderBar(Bar):
    """The first line: title, the two drafts, mode, numbers."""

    def show(self, title: str, facts: Sequence[str] = (), counts: Sequence[tuple[str, int, str]] = ()) -> None:
        """A title, facts after it (the first matters most), and (sign, number, word) at the right edge.

        The counts lose their words first; then facts go, the last one first; the title stays.
        """
        items = [Item(title, Role.LABEL, 9)]
        items += [Item(fact, Role.TEXT, 7 - min(at, 3)) for at, fact in enumerate(facts)]
        items += [
            Item(f"{sign}{number} {word}", SIGN_ROLES.get(sign, Role.DIM), 3, f"{sign}{number}", right=True)
            for sign, number, word in counts
        ]
        self.set_items(items)


class StatusBar(Bar):
    """The line above the keys: deadline, position, and the latest message in place of the rest."""

    SURFACE = Surface.RAISED

    def __init__(
        self,
        *,
        language: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(language=language, id=id, classes=classes)
        self._message = ""
        self._message_role = Role.TEXT

    def show(
        self, facts: Sequence[str] = (), *, deadline: str = "", pressing: bool = False, right: Sequence[str] = ()
    ) -> None:
        """The deadline, facts after it (the first matters most), and what stands at the right edge."""
        items = [Item(deadline, Role.DEADLINE if pressing else Role.TEXT, 9)]
        items += [Item(fact, Role.STRONG if not at else Role.TEXT, 8 - min(at, 4)) for at, fact in enumerate(facts)]
        items += [Item(text, Role.DIM, 3, right=True) for text in right]
        self.set_items(items)

    @property
    def message(self) -> str:
        """The message shown, empty if none."""
        return self._message

    def say(self, text: str, kind: str = "info") -> None:
        """Show a message in full until another or until ``hush``; one wider than the bar takes more lines.

        ``kind`` is ``info``, ``hint``, ``good``, ``warning`` or ``error``.
        """
        self._message, self._message_role = text, KIND_ROLES.get(kind, Role.TEXT)
        self._set_height()
        self.refresh()

    def hush(self) -> None:
        """Show the items again."""
        self.say("")

    def on_resize(self, _event: events.Resize) -> None:
        """A message may need another number of lines."""
        self._set_height()

    def _message_lines(self) -> list[str]:
        text = safe_line(self._message)
        return [text[line.start : line.shown] for line in break_lines(text, max(2, self.size.width - 2))]

    def _set_height(self) -> None:
        lines = len(self._message_lines()) if self._message and self.size.width else 1
        if self.styles.height is None or self.styles.height.value != lines:
            self.styles.height = lines

    def render_line(self, y: int) -> Strip:
        """A line of the message, or the items."""
        if not self._message:
            return super().render_line(y)
        lines = self._message_lines()
        text = lines[y] if y < len(lines) else ""
        return self.strip((Run(" ", Role.TEXT), Run(text, self._message_role)), self.size.width)


class Hint(Protocol):
    """A key, what it does here in a word or two, and the action that a click asks for."""

    @property
    def keys(self) -> str:
        """The key or keys as a person reads them."""

    @property
    def action(self) -> str:
        """What a click asks for; empty for nothing."""

    def label(self, language: str) -> str:
        """What it does, in the language."""


class _Help(NamedTuple):
    keys: str = "?"
    action: str = "help"

    def label(self, language: str) -> str:
        return say(language, "帮助", "help")


class KeysBar(Bar):
    """The last line: what the keys do here. The help key stands at the right and is never left out."""

    class Chosen(Message):
        """A hint was clicked."""

        def __init__(self, bar: KeysBar, action: str) -> None:
            super().__init__()
            self.bar, self.action = bar, action

        @property
        def control(self) -> KeysBar:
            """The bar it happened in."""
            return self.bar

    _hints: tuple[Hint, ...] = ()
    _help: Hint = _Help()

    def show(self, hints: Iterable[Hint], language: str | None = None, help_hint: Hint | None = None) -> None:
        """The keys to show, the most important first, and the one for help if it isn't ``?``."""
        before = self._hints, self.language, self._help
        self._hints = tuple(hints)
        self.language = language or self.language
        self._help = help_hint or self._help
        if (self._hints, self.language, self._help) != before:
            self.refresh()

    def _written(self, hint: Hint) -> tuple[str, str]:
        return safe_line(hint.keys), safe_line(hint.label(self.language))

    def _cells(self, hint: Hint) -> int:
        keys, label = self._written(hint)
        return cells(keys) + bool(keys) + cells(label)

    def _fitted(self) -> list[tuple[int, Hint]]:
        """The hints that fit with the cell each starts at; help is the last."""
        help_at = max(1, self.size.width - 1 - self._cells(self._help))
        found: list[tuple[int, Hint]] = []
        at = 1
        for hint in self._hints:
            if at + self._cells(hint) + 2 > help_at:
                break
            found.append((at, hint))
            at += self._cells(hint) + 2
        return [*found, (help_at, self._help)]

    def render_line(self, y: int) -> Strip:
        """The line; anything below it is blank."""
        runs: list[Run] = []
        used = 0
        for at, hint in self._fitted() if y == 0 else ():
            keys, label = self._written(hint)
            runs += [Run(" " * (at - used), Role.TEXT), Run(keys, Role.KEY), Run(" " * bool(keys) + label, Role.DIM)]
            used = at + self._cells(hint)
        return self.strip(runs, self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Say which hint was clicked."""
        for at, hint in self._fitted():
            if at <= event.x < at + self._cells(hint) and hint.action:
                self.post_message(self.Chosen(self, hint.action))
