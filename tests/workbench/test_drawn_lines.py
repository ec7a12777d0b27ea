"""A key draws the lines that it changed, not the whole screen: what is drawn is what a key waits for."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from textual._compositor import Compositor
from textual.pilot import Pilot
from textual.widget import Widget

from tests.workbench.screen_setting import SLUG, docket, open_workspace, press, review, running, screen_text
from workbench.widgets.alignment_table import AlignmentTable
from workbench.widgets.bars import HeaderBar, KeysBar, StatusBar
from workbench.widgets.comments_pane import CommentsPane
from workbench.widgets.matter_table import MatterTable
from workbench.widgets.outline_view import OutlineView


def _counted(widgets: list[Widget], monkeypatch: pytest.MonkeyPatch) -> Counter[Widget]:
    """How many lines each of these widgets draws from now on."""
    drawn: Counter[Widget] = Counter()
    for widget in widgets:

        def draw(y: int, widget: Widget = widget, draw: object = widget.render_line) -> object:
            drawn[widget] += 1
            assert callable(draw)
            return draw(y)

        monkeypatch.setattr(widget, "render_line", draw)
    return drawn


def _full_updates(monkeypatch: pytest.MonkeyPatch) -> list[None]:
    """Grows by one whenever the whole screen is drawn."""
    seen: list[None] = []
    draw = Compositor.render_full_update

    def counted(compositor: Compositor, simplify: bool = False) -> object:
        seen.append(None)
        return draw(compositor, simplify)

    monkeypatch.setattr(Compositor, "render_full_update", counted)
    return seen


def _shows_the_same_drawn_anew(pilot: Pilot[int]) -> bool:
    """Whether nothing on the screen is older than it should be."""
    seen = screen_text(pilot)
    for widget in pilot.app.screen.walk_children(Widget):
        widget.refresh()
    return screen_text(pilot) == seen


async def test_going_to_another_article_draws_its_lines_and_those_of_the_one_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        screen = review(pilot)
        parts = [screen.query_one(kind) for kind in (OutlineView, CommentsPane, HeaderBar, KeysBar, StatusBar)]
        outline, pane, header, keys, status = parts
        drawn = _counted([screen.law, *parts], monkeypatch)
        await press(pilot, "j")
        assert drawn[outline] == 2
        assert drawn[pane] == 1, "the article's name"
        assert drawn[header] == drawn[keys] == 0
        assert drawn[status] == 1
        assert 0 < drawn[screen.law] < screen.law.size.height / 2
        assert _shows_the_same_drawn_anew(pilot)


async def test_the_focus_moves_without_the_whole_screen_being_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        full = _full_updates(monkeypatch)
        drawn = _counted([review(pilot).law], monkeypatch)
        await press(pilot, "tab")
        await press(pilot, "tab")
        assert not full
        assert drawn[review(pilot).law] <= 2 * review(pilot).law.size.height
        assert _shows_the_same_drawn_anew(pilot)


async def test_a_step_in_the_alignment_draws_two_lines_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "A")
        table = pilot.app.screen.query_one(AlignmentTable)
        drawn = _counted([table], monkeypatch)
        await press(pilot, "j")
        assert drawn[table] == 2
        await press(pilot, "tab")
        assert drawn[table] == 3
        assert _shows_the_same_drawn_anew(pilot)


async def test_a_step_in_the_docket_draws_two_lines_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(open_workspace(tmp_path)) as pilot:
        table = docket(pilot).query_one(MatterTable)
        drawn = _counted([table], monkeypatch)
        await press(pilot, "j")
        assert table.chosen == "single"
        assert drawn[table] == 2
        assert _shows_the_same_drawn_anew(pilot)
