"""Every message of the status line is read whole, at every width a terminal may have."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.geometry import Size

from tests.workbench.screen_setting import SLUG, open_workspace, review, running, screen_text
from workbench.keymap import DEFAULT, KeyNames
from workbench.linebreak import cells
from workbench.safe import safe_line
from workbench.widgets.bars import StatusBar
from workbench.wording import CATALOGUE

WIDTHS = range(30, 201)
STAND_IN = "数据安全管理办法（第二次征求意见稿）"
"""What a sentence's values are filled with."""


LETTERS = "第二十四条，。：；“”（）《》【】—…abc 1"


class Sized(StatusBar):
    """A status bar of a given width, without a screen around it."""

    width = 80

    @property
    def size(self) -> Size:
        """The width asked for."""
        return Size(self.width, 1)

    def lines(self, text: str, width: int) -> list[str]:
        """The lines it shows a message in."""
        self._message, self.width = text, width
        return self._message_lines()


def _filled(sentence: str) -> str:
    """A sentence with something for each of its values, and its keys' names."""
    fields = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
    values = {name: STAND_IN for name in fields if not name.startswith("keys[")}
    return sentence.format(**values, keys=KeyNames(DEFAULT, "zh"))


def words_of(text: str) -> str:
    """A text without the spaces that a line's end swallows."""
    return "".join(text.split())


@pytest.mark.parametrize("language", [0, 1])
def test_every_sentence_is_complete_at_every_width(language: int) -> None:
    bar = Sized(language="zh")
    checked = 0
    for sentences in CATALOGUE.values():
        text = _filled(sentences[language])
        if len(text) < 9:
            continue
        checked += 1
        for width in WIDTHS:
            lines = bar.lines(text, width)
            assert words_of("".join(lines)) == words_of(text), (text, width)
            assert all(cells(line) <= width - 2 for line in lines), (text, width)
    assert checked > 50


@settings(max_examples=80)
@given(
    st.lists(st.sampled_from("第二十四条，。：；“”（）《》【】—…abc 1"), min_size=9, max_size=300).map("".join),
    st.sampled_from(WIDTHS),
)
def test_any_message_is_complete(text: str, width: int) -> None:
    lines = Sized(language="zh").lines(text, width)
    assert words_of("".join(lines)) == words_of(safe_line(text))
    assert len(lines) > 1 or cells(text.rstrip()) <= width - 2
    assert all(cells(line) <= width - 2 for line in lines)


@pytest.mark.parametrize(("language", "column"), [("zh", 0), ("en", 1)])
async def test_every_sentence_stands_on_the_screen_at_80_by_24(tmp_path: Path, language: str, column: int) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(80, 24), language=language) as pilot:
        screen = review(pilot)
        bar = screen.query_one(StatusBar)
        looked = 0
        for sentences in CATALOGUE.values():
            text = _filled(sentences[column])
            if len(text) < 9:
                continue
            bar.say(text)
            if len(bar._message_lines()) == 1:
                continue  # the lines themselves are tested above; here, that the screen makes room for more of them
            looked += 1
            await pilot.pause()
            assert words_of(safe_line(text)) in words_of(screen_text(pilot)), text
        assert looked > 20
