"""The colours of the screen as named roles, for dark, light, 16-colour and colourless terminals.

Insertions and deletions are a blue and an orange that stay apart under the common kinds of colour blindness, and no
role relies on colour alone: each has a sign, a word or an attribute besides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from rich.style import Style


class Role(StrEnum):
    """What a run of characters on the screen is."""

    TEXT = "text"
    DIM = "dim"
    STRONG = "strong"
    LABEL = "label"
    """an article's label"""
    HEADING = "heading"
    """a chapter's heading"""
    RULE = "rule"
    INSERTED = "inserted"
    INSERTED_NUMERAL = "inserted-numeral"
    """not underlined: an underlined 一 reads 二"""
    DELETED = "deleted"
    DELETED_NUMERAL = "deleted-numeral"
    """not struck: a struck 二 reads 三"""
    CHANGED = "changed"
    MOVED = "moved"
    MOVED_HERE = "moved-here"
    """a passage that only changed its place, where it stands now"""
    MOVED_AWAY = "moved-away"
    """the same where it stood before"""
    RENUMBERED = "renumbered"
    FLAG = "flag"
    COMMENT = "comment"
    BADGE = "badge"
    """the number of comments"""
    QUOTE = "quote"
    """words of the law that a comment is about"""
    QUOTE_INSERTED = "quote-inserted"
    """such words where they are new"""
    INTERNAL = "internal"
    DEADLINE = "deadline"
    PROPOSAL = "proposal"
    KEY = "key"
    GOOD = "good"
    WARNING = "warning"
    FOLD = "fold"
    CURSOR = "cursor"
    """the bar beside the current article or card"""
    SELECTION = "selection"
    SEARCH = "search"
    SEARCH_CURRENT = "search-current"
    STICKY = "sticky"
    """the heading that stays while its article scrolls"""


class Run(NamedTuple):
    """Characters of one role."""

    text: str
    role: Role


class Surface(StrEnum):
    """What lies behind."""

    TEXT = "background"
    PANEL = "panel"
    RAISED = "raised"
    """status line, the current line of a list"""


@dataclass(frozen=True, slots=True)
class Paint:
    """How a role looks. Colours are ``#rrggbb``, an ANSI colour's name, or empty for what lies around."""

    colour: str = ""
    behind: str = ""
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    reverse: bool = False
    dim: bool = False


@dataclass(frozen=True)
class Palette:
    """A complete set of roles and surfaces."""

    name: str
    dark: bool
    surfaces: Mapping[Surface, str]
    paints: Mapping[Role, Paint]
    brackets: bool = False
    """Whether changes are also set in ``[-…-]`` and ``{+…+}``."""
    _styles: dict[tuple[Role, Surface], Style] = field(default_factory=dict, compare=False, repr=False)

    def style(self, role: Role, surface: Surface = Surface.TEXT) -> Style:
        """The style of a role on a surface, ready for a segment."""
        found = self._styles.get((role, surface))
        if found is None:
            paint = self.paints[role]
            found = Style(
                color=paint.colour or self.paints[Role.TEXT].colour or None,
                bgcolor=paint.behind or self.surfaces[surface] or None,
                bold=paint.bold or None,
                italic=paint.italic or None,
                underline=paint.underline or None,
                strike=paint.strike or None,
                reverse=paint.reverse or None,
                dim=paint.dim or None,
            )
            self._styles[role, surface] = found
        return found


def _paints(
    *,
    text: str,
    dim: str,
    gold: str,
    inserted: tuple[str, str],
    deleted: tuple[str, str],
    changed: str,
    moved: str,
    alarm: str,
    good: str,
    badge: tuple[str, str],
    selection: tuple[str, str],
    search: tuple[str, str],
    current: tuple[str, str],
    raised: str,
) -> dict[Role, Paint]:
    return {
        Role.TEXT: Paint(text),
        Role.DIM: Paint(dim),
        Role.STRONG: Paint(text, bold=True),
        Role.LABEL: Paint(gold, bold=True),
        Role.HEADING: Paint(dim),
        Role.RULE: Paint(dim),
        Role.INSERTED: Paint(*inserted, underline=True),
        Role.INSERTED_NUMERAL: Paint(*inserted, bold=True),
        Role.DELETED: Paint(*deleted, strike=True),
        Role.DELETED_NUMERAL: Paint(*deleted, bold=True),
        Role.CHANGED: Paint(changed, bold=True),
        Role.MOVED: Paint(moved),
        Role.MOVED_HERE: Paint(moved, underline=True),
        Role.MOVED_AWAY: Paint(dim),
        Role.RENUMBERED: Paint(dim),
        Role.FLAG: Paint(moved),
        Role.COMMENT: Paint(gold),
        Role.BADGE: Paint(*badge, bold=True),
        Role.QUOTE: Paint(gold, underline=True),
        Role.QUOTE_INSERTED: Paint(gold, inserted[1], underline=True),
        Role.INTERNAL: Paint(alarm, bold=True),
        Role.DEADLINE: Paint(alarm, bold=True),
        Role.PROPOSAL: Paint(gold, bold=True),
        Role.KEY: Paint(gold, bold=True),
        Role.GOOD: Paint(good),
        Role.WARNING: Paint(alarm),
        Role.FOLD: Paint(dim),
        Role.CURSOR: Paint(gold, bold=True),
        Role.SELECTION: Paint(*selection),
        Role.SEARCH: Paint(*search),
        Role.SEARCH_CURRENT: Paint(*current, bold=True),
        Role.STICKY: Paint(gold, raised, bold=True),
    }


DARK = Palette(
    "wb-dark",
    True,
    {Surface.TEXT: "#14171c", Surface.PANEL: "#1b1f26", Surface.RAISED: "#262c36"},
    _paints(
        text="#d6dae0",
        dim="#8b95a3",
        gold="#e8c97a",
        inserted=("#7cc4f8", "#123350"),
        deleted=("#f0a070", "#40261a"),
        changed="#f2d06b",
        moved="#c8a2e8",
        alarm="#ff9e7a",
        good="#8fd0a0",
        badge=("#14171c", "#e8c97a"),
        selection=("#14171c", "#9fc1e8"),
        search=("#f5e6b8", "#574714"),
        current=("#14171c", "#f2d06b"),
        raised="#262c36",
    ),
)
LIGHT = Palette(
    "wb-light",
    False,
    {Surface.TEXT: "#fbfaf7", Surface.PANEL: "#f1efe9", Surface.RAISED: "#e4e1d8"},
    _paints(
        text="#23262b",
        dim="#5d646f",
        gold="#7a5200",
        inserted=("#00508f", "#d7eafa"),
        deleted=("#9a3a00", "#fbe3d3"),
        changed="#7a5200",
        moved="#6a3d9a",
        alarm="#a03000",
        good="#1f6b35",
        badge=("#fbfaf7", "#7a5200"),
        selection=("#fbfaf7", "#2f5d94"),
        search=("#4a3800", "#f5e3a0"),
        current=("#fbfaf7", "#7a5200"),
        raised="#e4e1d8",
    ),
)
ANSI = Palette(
    "wb-ansi",
    True,
    {Surface.TEXT: "", Surface.PANEL: "", Surface.RAISED: ""},
    {
        Role.TEXT: Paint(),
        Role.DIM: Paint("white"),
        Role.STRONG: Paint(bold=True),
        Role.LABEL: Paint("bright_yellow", bold=True),
        Role.HEADING: Paint("white"),
        Role.RULE: Paint("white"),
        Role.INSERTED: Paint("bright_cyan", underline=True),
        Role.INSERTED_NUMERAL: Paint("bright_cyan", bold=True),
        Role.DELETED: Paint("bright_red", strike=True),
        Role.DELETED_NUMERAL: Paint("bright_red", bold=True),
        Role.CHANGED: Paint("bright_yellow", bold=True),
        Role.MOVED: Paint("bright_magenta"),
        Role.MOVED_HERE: Paint("bright_magenta", underline=True),
        Role.MOVED_AWAY: Paint("white"),
        Role.RENUMBERED: Paint("white"),
        Role.FLAG: Paint("bright_magenta"),
        Role.COMMENT: Paint("bright_yellow"),
        Role.BADGE: Paint("bright_yellow", bold=True, reverse=True),
        Role.QUOTE: Paint("bright_yellow", underline=True),
        Role.QUOTE_INSERTED: Paint("bright_yellow", underline=True, bold=True),
        Role.INTERNAL: Paint("bright_red", bold=True),
        Role.DEADLINE: Paint("bright_red", bold=True),
        Role.PROPOSAL: Paint("bright_yellow", bold=True),
        Role.KEY: Paint("bright_yellow", bold=True),
        Role.GOOD: Paint("bright_green"),
        Role.WARNING: Paint("bright_red"),
        Role.FOLD: Paint("white"),
        Role.CURSOR: Paint("bright_yellow", bold=True),
        Role.SELECTION: Paint(reverse=True),
        Role.SEARCH: Paint("black", "bright_yellow"),
        Role.SEARCH_CURRENT: Paint("black", "bright_cyan", bold=True),
        Role.STICKY: Paint("bright_yellow", bold=True, underline=True),
    },
    brackets=True,
)
PLAIN = Palette(
    "wb-plain",
    True,
    {Surface.TEXT: "", Surface.PANEL: "", Surface.RAISED: ""},
    {
        Role.TEXT: Paint(),
        Role.DIM: Paint(),
        Role.STRONG: Paint(bold=True),
        Role.LABEL: Paint(bold=True),
        Role.HEADING: Paint(),
        Role.RULE: Paint(),
        Role.INSERTED: Paint(underline=True),
        Role.INSERTED_NUMERAL: Paint(bold=True),
        Role.DELETED: Paint(),
        Role.DELETED_NUMERAL: Paint(),
        Role.CHANGED: Paint(bold=True),
        Role.MOVED: Paint(),
        Role.MOVED_HERE: Paint(underline=True),
        Role.MOVED_AWAY: Paint(),
        Role.RENUMBERED: Paint(),
        Role.FLAG: Paint(),
        Role.COMMENT: Paint(),
        Role.BADGE: Paint(reverse=True, bold=True),
        Role.QUOTE: Paint(underline=True),
        Role.QUOTE_INSERTED: Paint(underline=True, bold=True),
        Role.INTERNAL: Paint(bold=True),
        Role.DEADLINE: Paint(bold=True),
        Role.PROPOSAL: Paint(bold=True),
        Role.KEY: Paint(bold=True),
        Role.GOOD: Paint(),
        Role.WARNING: Paint(bold=True),
        Role.FOLD: Paint(),
        Role.CURSOR: Paint(bold=True),
        Role.SELECTION: Paint(reverse=True),
        Role.SEARCH: Paint(underline=True, bold=True),
        Role.SEARCH_CURRENT: Paint(reverse=True, bold=True),
        Role.STICKY: Paint(bold=True, underline=True),
    },
    brackets=True,
)
PALETTES: Mapping[str, Palette] = {palette.name: palette for palette in (DARK, LIGHT, ANSI, PLAIN)}


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The few signs the chrome is drawn with. None is an emoji; all are one cell wide in a usual terminal."""

    bar: str = "▌"
    double_bar: str = "║"
    rule: str = "─"
    divider: str = "│"
    flag: str = "⚑"
    internal: str = "⊘"
    reply: str = "└"
    open: str = "▾"
    closed: str = "▸"
    arrow: str = "→"
    dot: str = "·"
    pen: str = "✎"
    """set by hand"""


UNICODE = Glyphs()
ASCII = Glyphs("|", "#", "-", "|", "!", "x", "`", "v", ">", ">", ".", "m")
"""For terminals that draw ambiguous characters two cells wide."""


def theme_variables(palette: Palette) -> dict[str, str]:
    """A palette as variables of a Textual theme: ``wb-inserted``, ``wb-inserted-background`` …, ``wb-panel`` …"""
    variables = {f"wb-{surface.value}": colour for surface, colour in palette.surfaces.items() if colour}
    for role, paint in palette.paints.items():
        if paint.colour:
            variables[f"wb-{role.value}"] = paint.colour
        if paint.behind:
            variables[f"wb-{role.value}-background"] = paint.behind
    return variables


@lru_cache(maxsize=32)
def palette_for(name: str, background: str, panel: str, dark: bool) -> Palette:
    """The palette for a theme: its own where it is one of ours, else dark or light laid on its background.

    A foreign theme's surfaces are kept only if every role is readable on them; otherwise our own are drawn.
    """
    own = PALETTES.get(name)
    if own is not None:
        return own
    base = DARK if dark else LIGHT
    if not (background.startswith("#") and panel.startswith("#")):
        return ANSI if name.startswith(("ansi", "textual-ansi")) else base
    surfaces = {Surface.TEXT: background, Surface.PANEL: panel, Surface.RAISED: base.surfaces[Surface.RAISED]}
    for paint in base.paints.values():
        if any(contrast(paint.colour, paint.behind or surface) < READABLE for surface in surfaces.values()):
            return base
    return Palette(name, dark, surfaces, base.paints)


READABLE = 4.5
"""The contrast WCAG 2.2 asks of text (success criterion 1.4.3)."""


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two ``#rrggbb`` colours, 1 to 21, by WCAG 2.2's formula."""
    first, second = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
