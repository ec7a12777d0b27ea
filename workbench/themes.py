"""The four colour themes, made from `workbench.palette`: dark, light, 16 colours, no colour."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import BUILTIN_THEMES, Theme

from workbench.palette import ANSI, DARK, LIGHT, PLAIN, Palette, Role, Surface, theme_variables


def _true_colour(palette: Palette) -> Theme:
    def ink(role: Role) -> str:
        return palette.paints[role].colour

    background, panel, raised = (palette.surfaces[s] for s in (Surface.TEXT, Surface.PANEL, Surface.RAISED))
    return Theme(
        name=palette.name,
        dark=palette.dark,
        primary=ink(Role.COMMENT),
        secondary=ink(Role.INSERTED),
        accent=ink(Role.COMMENT),
        warning=ink(Role.WARNING),
        error=ink(Role.WARNING),
        success=ink(Role.GOOD),
        foreground=ink(Role.TEXT),
        background=background,
        surface=panel,
        panel=raised,
        variables={
            **theme_variables(palette),
            "text-muted": ink(Role.DIM),
            "border": ink(Role.COMMENT),
            "border-blurred": ink(Role.DIM),
            "block-cursor-background": raised,
            "block-cursor-foreground": ink(Role.COMMENT),
            "block-cursor-text-style": "bold",
            "input-cursor-background": ink(Role.TEXT),
            "input-cursor-foreground": background,
            "input-cursor-text-style": "none",
            "input-selection-background": palette.paints[Role.SELECTION].behind,
            "input-selection-foreground": palette.paints[Role.SELECTION].colour,
            "scrollbar": raised,
            "scrollbar-hover": ink(Role.DIM),
            "scrollbar-active": ink(Role.COMMENT),
            "scrollbar-background": background,
            "scrollbar-background-hover": background,
            "scrollbar-background-active": background,
            "scrollbar-corner-color": background,
        },
    )


def _native(palette: Palette, *, plain: bool) -> Theme:
    """A theme of the terminal's own colours; with ``plain`` only its default ones, so that nothing rests on colour."""
    base = BUILTIN_THEMES["ansi-dark"]

    def ink(colour: str) -> str:
        return "ansi_default" if plain else f"ansi_{colour}"

    return Theme(
        name=palette.name,
        dark=True,
        ansi=True,
        primary=ink("bright_yellow"),
        secondary=ink("bright_cyan"),
        accent=ink("bright_yellow"),
        warning=ink("bright_red"),
        error=ink("bright_red"),
        success=ink("bright_green"),
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables={
            **base.variables,
            "text-muted": ink("white"),
            **{f"wb-{surface.value}": "ansi_default" for surface in Surface},
            **{
                name: f"ansi_{colour}" if not plain else "ansi_default"
                for name, colour in theme_variables(palette).items()
                if colour
            },
        },
    )


THEMES: tuple[Theme, ...] = (
    _true_colour(DARK),
    _true_colour(LIGHT),
    _native(ANSI, plain=False),
    _native(PLAIN, plain=True),
)


def first_theme(environment: Mapping[str, str]) -> str:
    """The theme to start with: ``WORKBENCH_THEME``, else plain under NO_COLOR, 16 colours where the terminal has no more."""
    if given := environment.get("WORKBENCH_THEME"):
        return given if given in BUILTIN_THEMES or given.startswith("wb-") else f"wb-{given}"
    if environment.get("NO_COLOR"):
        return PLAIN.name
    terminal = environment.get("TERM", "")
    if environment.get("COLORTERM") or "256color" in terminal or "direct" in terminal or environment.get("WT_SESSION"):
        return DARK.name
    return ANSI.name if terminal in ("linux", "vt100", "vt220", "ansi", "xterm-16color", "cons25") else DARK.name
