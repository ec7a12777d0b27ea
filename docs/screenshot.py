"""Draws a Textual app's screen to a PNG on a true cell grid, for the documentation and for looking at screens.

    python docs/screenshot.py OUT.png [--size 120x40] [--theme wb-dark] [--press "] ] s"] [--store PATH] [--slug SLUG]

Textual's own SVG screenshots embed a font without Chinese characters, and pictures made from them show those at less
than two cells. Here each character is drawn into its own cells, a wide one into two. Needs Pillow and, for Chinese, a
monospaced CJK font that fontconfig finds (for example Noto Sans Mono CJK SC).
"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFont
from rich.color import ColorType
from rich.style import Style
from rich.terminal_theme import MONOKAI
from textual.app import App

from workbench.linebreak import width_of

FONT_SIZE = 20
CELL = (11, 24)
TERMINAL = ("#d6dae0", "#14171c")
"""Text and background of a terminal whose colours an app leaves alone."""


@dataclass(frozen=True)
class Fonts:
    """A regular and a bold font, for letters and for wide characters."""

    regular: ImageFont.FreeTypeFont
    bold: ImageFont.FreeTypeFont
    wide_regular: ImageFont.FreeTypeFont
    wide_bold: ImageFont.FreeTypeFont


def _match(pattern: str) -> tuple[str, int]:
    """The file and face index that fontconfig gives for a pattern."""
    command = ["fc-match", "-f", "%{file}\t%{index}", pattern]
    file, index = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\t")  # noqa: S603
    return file, int(index) & 0xFFFF


@lru_cache(maxsize=1)
def load_fonts() -> Fonts:
    """The fonts that fontconfig finds."""

    def face(pattern: str, size: int) -> ImageFont.FreeTypeFont:
        file, index = _match(pattern)
        return ImageFont.truetype(file, size, index=index)

    wide = "Noto Sans Mono CJK SC"
    letters = "DejaVu Sans Mono"
    return Fonts(
        face(letters, FONT_SIZE - 2),
        face(f"{letters}:bold", FONT_SIZE - 2),
        face(wide, FONT_SIZE + 1),
        face(f"{wide}:bold", FONT_SIZE + 1),
    )


def _colours(style: Style | None) -> tuple[str, str]:
    front, back = TERMINAL
    if style is None:
        return front, back

    def hexadecimal(colour: object, default: str, foreground: bool) -> str:
        from rich.color import Color

        if not isinstance(colour, Color) or colour.type is ColorType.DEFAULT:
            return default
        return colour.get_truecolor(MONOKAI, foreground=foreground).hex

    front = hexadecimal(style.color, front, True)
    back = hexadecimal(style.bgcolor, back, False)
    if style.reverse:
        front, back = back, front
    return front, back


def draw(app: App[Any], path: Path) -> None:
    """Draw what is on the app's screen now."""
    fonts = load_fonts()
    width, height = app.size
    cell_width, cell_height = CELL
    image = Image.new("RGB", (width * cell_width, height * cell_height), TERMINAL[1])
    canvas = ImageDraw.Draw(image)
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        for line_filter in app._filters:
            strip = strip.apply_filter(line_filter, app.screen.styles.background)
        x = 0
        top = y * cell_height
        for segment in strip:
            front, back = _colours(segment.style)
            style = segment.style or Style.null()
            for character in segment.text:
                cells = width_of(character)
                left, right = x * cell_width, (x + max(cells, 1)) * cell_width
                if cells:
                    canvas.rectangle((left, top, right - 1, top + cell_height - 1), fill=back)
                _draw_character(canvas, fonts, character, style, (left, top, right), front)
                x += cells
    # Few colours and no blends that matter: a palette keeps the repository small.
    image.quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)


def _draw_character(
    canvas: ImageDraw.ImageDraw,
    fonts: Fonts,
    character: str,
    style: Style,
    box: tuple[int, int, int],
    colour: str,
) -> None:
    left, top, right = box
    height = CELL[1]
    if character == "▌":
        canvas.rectangle((left, top, left + CELL[0] // 2 - 1, top + height - 1), fill=colour)
    elif character == "─":
        canvas.line((left, top + height // 2, right, top + height // 2), fill=colour)
    elif character == "│":
        canvas.line((left + CELL[0] // 2, top, left + CELL[0] // 2, top + height), fill=colour)
    elif character == "║":
        for shift in (3, 7):
            canvas.line((left + shift, top, left + shift, top + height), fill=colour, width=2)
    elif character.strip():
        wide = right - left > CELL[0] or ord(character) > 0x2E7F
        bold = bool(style.bold)
        font = (fonts.wide_bold if bold else fonts.wide_regular) if wide else (fonts.bold if bold else fonts.regular)
        base = top + height - 6
        middle = (left + right) / 2
        canvas.text((middle, base), character, font=font, fill=colour, anchor="ms")
    if style.underline:
        canvas.line((left, top + height - 2, right - 1, top + height - 2), fill=colour)
    if style.strike:
        canvas.line((left, top + height // 2 + 1, right - 1, top + height // 2 + 1), fill=colour)


async def take(app: App[Any], path: Path, size: tuple[int, int], keys: list[str]) -> None:
    """Run an app without a terminal, press keys, and draw its screen."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await app.workers.wait_for_complete()
        await pilot.pause()
        draw(app, path)


def main() -> None:
    """Draw the workbench's own screen."""
    from workbench.app import WorkbenchApp
    from workbench.config import read_settings
    from workbench.workspace import Workspace

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--size", default="120x40")
    parser.add_argument("--theme", default=None)
    parser.add_argument("--press", default="", help="keys as Textual names them, separated by spaces")
    parser.add_argument("--store", default=None)
    parser.add_argument("--slug", default=None)
    given = parser.parse_args()
    columns, _, rows = given.size.partition("x")
    settings = read_settings(store=given.store)
    workspace = Workspace.open(settings.store, settings.person, settings.now)
    app = WorkbenchApp(workspace, language=settings.language, theme=given.theme, start=given.slug)
    asyncio.run(take(app, given.out, (int(columns), int(rows)), given.press.split()))


if __name__ == "__main__":
    main()
