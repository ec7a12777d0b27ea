"""Rules are parsed once for each set of colours, and come out as Textual's own stylesheet has them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.screen import Screen

from tests.workbench.screen_setting import SLUG, open_workspace, running, settle
from workbench.stylesheet import ParsedOnce

COLOURS = {"ink": "red", "paper": "white"}
RULES = "Label { color: $ink; background: $paper; }"


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that were parsed."""
    found: list[str] = []

    def noted(scope: str, css: str, *given: Any, **named: Any) -> Iterable[RuleSet]:
        found.append(css)
        return parse(scope, css, *given, **named)

    monkeypatch.setattr("textual.css.stylesheet.parse", noted)
    return found


def test_the_same_colours_parse_nothing_and_others_everything(parsed: list[str]) -> None:
    sheet = ParsedOnce(dict(COLOURS))
    sheet.add_source(RULES, read_from=("a", ""))
    sheet.reparse()
    assert [rule.styles.color.hex for rule in sheet.rules] == ["#FF0000"]
    sheet.set_variables(dict(COLOURS))
    sheet.reparse()
    assert parsed == [RULES]
    sheet.add_source("Button { color: $ink; }", read_from=("b", ""))
    assert len(sheet.rules) == 2
    assert parsed[1:] == ["Button { color: $ink; }"]
    sheet.set_variables({**COLOURS, "ink": "blue"})
    sheet.reparse()
    assert [rule.styles.color.hex for rule in sheet.rules] == ["#0000FF", "#0000FF"]
    assert len(parsed) == 4


async def test_a_theme_taken_later_looks_as_if_taken_first(tmp_path: Path, parsed: list[str]) -> None:
    def look(screen: Screen[Any]) -> list[tuple[str, str]]:
        return [(str(node), str(node.styles.background)) for node in screen.query("*")]

    async with running(open_workspace(tmp_path), start=SLUG, theme="wb-light") as pilot:
        wanted = look(pilot.app.screen)
    async with running(open_workspace(tmp_path), start=SLUG, theme="wb-dark") as pilot:
        dark = look(pilot.app.screen)
        assert dark != wanted
        parsed.clear()
        pilot.app.refresh_css()
        await settle(pilot)
        assert not parsed
        pilot.app.theme = "wb-light"
        await settle(pilot)
        assert look(pilot.app.screen) == wanted
        pilot.app.theme = "wb-dark"
        await settle(pilot)
        assert look(pilot.app.screen) == dark
