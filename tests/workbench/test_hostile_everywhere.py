"""Hostile text on every screen and dialog there is, found in the code: a new screen is in here without being named."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.workbench.every_screen import make, screen_classes
from tests.workbench.screen_setting import running, settle
from tests.workbench.test_hostile_screens import HOSTILE, SLUG, check, names, open_hostile
from workbench import actions
from workbench.app import WorkbenchApp
from workbench.safe import MARK
from workbench.screens.base import WorkbenchScreen

OURS_ALONE = {
    "ActionsScreen",
    "ChaptersScreen",
    "ExportScreen",
    "FlagKindsScreen",
    "OpeningScreen",
    "ReplacementsScreen",
}
"""Screens that may show no outside text at first: names of actions and of flags, numbers, words made of letters alone."""
FIELDS = {"FilterSheet", "ImportScreen", "SenderSheet"}
"""Screens of fields: these leave out what others mark."""


def test_the_screens_are_found() -> None:
    found = {each.__name__ for each in screen_classes()}
    assert found > {"DocketScreen", "ReviewScreen", "Question", "MessagesScreen", "BilingualScreen", "MergeSheet"}
    assert not found & {"WorkbenchScreen", "TableScreen", "Sheet", "ReviewFrame"}


@pytest.mark.parametrize(("size", "language"), [((80, 24), "zh"), ((160, 45), "en")])
async def test_no_screen_obeys_what_it_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], language: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    shown: set[str] = set()
    async with running(open_hostile(tmp_path), size=size, language=language) as pilot:
        app = pilot.app
        assert isinstance(app, WorkbenchApp)
        app.keep_message(HOSTILE, "error")
        base = app.screen
        for kind in screen_classes():
            while app.screen is not base:
                app.pop_screen()
            screen = make(kind, app.workspace, SLUG, app.words, HOSTILE)
            app.push_screen(screen)
            await settle(pilot)
            assert app.screen is screen or kind.__name__ == "DocketScreen", (kind, app.screen)
            text = check(pilot)
            if MARK in text or "[/]" in text:
                shown.add(kind.__name__)
            if size[0] == 80:
                await _tell(pilot, HOSTILE)
                await _fill_in(pilot, HOSTILE)
                if isinstance(screen, WorkbenchScreen):
                    await _try_everything(pilot, screen)
    assert shown >= {kind.__name__ for kind in screen_classes()} - OURS_ALONE - FIELDS


async def _tell(pilot: Pilot[int], text: str) -> None:
    """A message with the text, where the screen has messages."""
    if isinstance(pilot.app.screen, WorkbenchScreen):
        pilot.app.screen.tell(text, "error")
        await settle(pilot)
        assert MARK in check(pilot)


async def _fill_in(pilot: Pilot[int], text: str) -> None:
    """Text in every field."""
    for field in pilot.app.screen.query(Input):
        field.value = text
    for area in pilot.app.screen.query(TextArea):
        area.load_text(text)
    await settle(pilot)
    check(pilot)


async def _try_everything(pilot: Pilot[int], screen: WorkbenchScreen) -> None:
    """Whatever can be done on a screen of its own, each time on what has the cursor; what opens is looked at and left."""
    places = {action.id: action for action in actions.TABLE}
    for name in names(screen.place):
        if screen.place in ("docket", "review") or name not in places or not hasattr(screen, f"action_{name}"):
            continue
        if pilot.app.screen is not screen:
            return
        await screen.run_action(name)
        await settle(pilot)
        check(pilot)
        while pilot.app.screen is not screen and screen in pilot.app.screen_stack:
            await _fill_in(pilot, HOSTILE)
            pilot.app.pop_screen()
            await settle(pilot)
