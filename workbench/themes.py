"""The four colour themes, made from `workbench.palette`: dark, light, 16 colours, no colour."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from textual.theme import BUILTIN_THEMES, Theme

from workbench.palette import ANSI, DARK, LIGHT, PLAIN, Palette, Role, Surface, theme_variables
from workbench.terminal import first_theme_name


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
            "border": ink("bright_yellow"),
            "border-blurred": ink("white"),
            "scrollbar": "ansi_bright_black",
            "scrollbar-hover": "ansi_white",
            "scrollbar-active": "ansi_white",
            **dict.fromkeys(
                ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active"), "ansi_default"
            ),
            "scrollbar-corner-color": "ansi_default",
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


def first_theme(environment: Mapping[str, str], platform: str = sys.platform) -> str:
    """The theme to start with: ``WORKBENCH_THEME``, one of ours or of Textual's, else the one that fits the terminal."""
    if given := environment.get("WORKBENCH_THEME"):
        return given if given in BUILTIN_THEMES or given.startswith("wb-") else f"wb-{given}"
    return first_theme_name(environment, platform)
