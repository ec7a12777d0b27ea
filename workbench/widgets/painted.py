"""What every widget of ours draws with: the palette that goes with the theme, the glyphs, the language."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from textual.app import App
from textual.strip import Strip
from textual.theme import Theme
from textual.widget import Widget

from workbench.language import choose_language
from workbench.linebreak import cells, truncate
from workbench.palette import PLAIN, UNICODE, Glyphs, Palette, Role, Run, Surface, palette_for
from workbench.safe import safe_line


def palette_of(app: App[object]) -> Palette:
    """The palette that goes with an app's theme; the one without colours under ``NO_COLOR``."""
    if app.no_color:
        return PLAIN
    variables = app.theme_variables
    theme = app.current_theme
    return palette_for(theme.name, variables.get("background", ""), variables.get("panel", ""), theme.dark)


class Painted(Widget):
    """A widget that draws its lines itself, in roles of the palette."""

    SURFACE = Surface.PANEL

    language: str = "zh"
    glyphs: Glyphs = UNICODE
    _palette: Palette | None = None

    def __init__(
        self,
        *,
        language: str | None = None,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.language = language or choose_language()
        self.glyphs = glyphs

    @property
    def palette(self) -> Palette:
        """The palette in use."""
        if self._palette is None:
            self._palette = palette_of(self.app)
        return self._palette

    @palette.setter
    def palette(self, palette: Palette) -> None:
        self._palette = palette
        self._paint_scrollbar()
        self.repaint()

    def set_glyphs(self, glyphs: Glyphs) -> None:
        """Draw with other signs: ASCII ones where a terminal draws the usual ones too wide."""
        self.glyphs = glyphs
        self.repaint()

    def on_mount(self) -> None:
        """Follow the theme."""
        self._paint_scrollbar()
        self.app.theme_changed_signal.subscribe(self, self._follow_theme)

    def _follow_theme(self, _theme: Theme) -> None:
        self.palette = palette_of(self.app)

    def _paint_scrollbar(self) -> None:
        """Scrollbars in the palette's colours; Textual's own take the theme's accent."""
        behind = self.palette.surfaces[self.SURFACE] or "ansi_default"
        bar = self.palette.surfaces[Surface.RAISED] or "ansi_bright_black"
        held = self.palette.paints[Role.DIM].colour if self.palette.surfaces[self.SURFACE] else "ansi_white"
        styles = self.styles
        styles.scrollbar_background = styles.scrollbar_background_hover = styles.scrollbar_background_active = behind
        styles.scrollbar_color, styles.scrollbar_color_hover, styles.scrollbar_color_active = bar, held, held

    def repaint(self) -> None:
        """Draw again, after anything that the drawing depends on has changed."""
        self.refresh()

    def strip(self, runs: Iterable[Run], width: int, surface: Surface | None = None) -> Strip:
        """Runs as a line of exactly ``width`` cells; what doesn't fit is cut."""
        behind = self.SURFACE if surface is None else surface
        style = self.palette.style
        segments: list[Segment] = []
        used = 0
        for text, role in runs:
            length = cells(text)
            if used + length > width:
                text = truncate(text, width - used, "")
                length = cells(text)
            if text:
                segments.append(Segment(text, style(role, behind)))
                used += length
        if used < width:
            segments.append(Segment(" " * (width - used), style(Role.TEXT, behind)))
        return Strip(segments, width)


def runs_of(text: str, role: Role = Role.TEXT) -> tuple[Run, ...]:
    """Outside text as one run, made safe."""
    return (Run(safe_line(text), role),)
