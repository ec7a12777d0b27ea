"""Keys that arrive together, as a terminal sends what was typed while the program was busy, or what was pasted."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import ClassVar

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Static

from drafts.numerals import write_numeral
from tests.workbench.pseudo_terminal import KEYS, PseudoTerminal
from tests.workbench.screen_setting import SLUG, open_workspace, review, running, settle
from tests.workbench.test_acceptance_terminal import environment
from workbench.in_turn import KeysInTurn
from workbench.screens.messages import MessagesScreen
from workbench.widgets.prompt_line import PromptLine


async def together(pilot: Pilot[int], *keys: str) -> None:
    """Send keys, by name or as text, in one piece through the driver; wait until all was done."""
    parser, driver = XTermParser(), pilot.app._driver
    assert driver is not None
    for piece in ("".join(KEYS.get(key, key) for key in keys), ""):
        for event in parser.feed(piece):  # the empty one says that nothing follows, as time does after a lone Escape
            driver.process_message(event)
    await settle(pilot)


async def test_a_sentence_is_picked_out_by_two_keys_at_once(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await together(pilot, "j", "f3", ")", "f4", "甲")
        typed = review(pilot).dock.typed()
        assert typed.label == "第二条"
        assert typed.quote is not None
        assert typed.quote.exact == "在本市开展数据处理活动，适用本办法。"
        assert typed.body == "甲"


async def test_enter_follows_the_reference_of_the_article_gone_to(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await together(pilot, *"jjjjj", "enter")
        assert review(pilot).law.article_key == "art_5"


async def test_a_comment_is_begun_written_and_saved_by_keys_at_once(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await together(pilot, "jjc", "过长，", "\x1b[D", "建议", "ctrl+s", "j")
        assert [comment.body for comment in workspace.comments(SLUG)] == ["过长建议，"]
        assert review(pilot).law.article_key == "art_4"


async def test_words_are_looked_for_and_walked_through_by_keys_at_once(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await together(pilot, "/重要数据", "enter", "n")
        screen = review(pilot)
        assert not screen.query_one(PromptLine).is_open
        assert screen.law.hits
        assert screen.law.article_key == "art_4"
        await together(pilot, "/处理者", "escape")
        assert not screen.query_one(PromptLine).is_open
        assert screen.focused is screen.law


async def test_what_is_typed_into_the_help_is_chosen_from_before_enter_runs_it(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await together(pilot, "?消息", "enter")
        assert isinstance(pilot.app.screen, MessagesScreen)
        await together(pilot, "escape")
        assert review(pilot).law.article_key == "art_1"


async def test_a_pasted_text_goes_into_the_field_that_a_key_before_it_opened(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await together(pilot, "f4", "\x1b[200~粘贴的话\x1b[201~", "。")
        assert review(pilot).dock.typed().body == "粘贴的话。"


async def test_a_key_held_down_lands_where_it_should(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    path = tmp_path / "long.txt"
    path.write_text("\n".join(f"第{write_numeral(n)}条 条文。" for n in range(1, 231)), encoding="utf-8")
    workspace.import_draft(path, "long", label="draft1")
    async with running(workspace, start="long") as pilot:
        await together(pilot, "j" * 200)
        assert review(pilot).law.article_key == "art_201"
        await together(pilot, "k" * 50, "jc")
        assert review(pilot).dock.typed().label == "第一百五十二条"


async def test_thousands_of_characters_at_once_stay_whole_and_in_their_order(tmp_path: Path) -> None:
    text = "".join(write_numeral(n) + "、" for n in range(1, 800))[:2000]
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await together(pilot, "f4", text)
        assert review(pilot).dock.typed().body == text


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_keys_written_at_once_to_a_real_terminal_are_done_in_their_order(tmp_path: Path) -> None:
    open_workspace(tmp_path).close()
    with PseudoTerminal(["-m", "workbench"], environment(tmp_path)) as terminal:
        terminal.wait_for("数据安全管理办法")
        terminal.press("enter")
        terminal.wait_for("专家委员会")
        terminal.press("f4")  # done once the store is open
        terminal.wait_for("新意见")
        terminal.press("escape")
        terminal.wait_for("z 折叠")  # the keys of the text again
        terminal.press("".join(KEYS.get(key, key) for key in ("j", "f3", ")", "f4", "其一，", "ctrl+s")))
        terminal.wait_for("已保存")
    with open_workspace(tmp_path) as workspace:
        (comment,) = workspace.comments(SLUG)
        assert comment.body == "其一，"
        assert comment.quote is not None
        assert comment.quote.exact == "在本市开展数据处理活动，适用本办法。"


# -- the application alone


class Passing(Static, can_focus=True):
    """Goes away at ``x``; notes every other key."""

    def on_key(self, event: events.Key) -> None:
        app = self.app
        assert isinstance(app, Turns)
        app.noted.append(f"{self.id}:{event.key}")
        if event.key == "x":
            self.remove()


class Asking(ModalScreen[str]):
    """Asks for a key."""

    def on_key(self, event: events.Key) -> None:
        """Any key answers."""
        event.stop()
        self.dismiss(event.key)


class Turns(KeysInTurn):
    """Something focused that goes away, an action that waits for an answer, and one that fails."""

    BINDINGS: ClassVar[list[BindingType]] = [("a", "ask"), ("w", "wait"), ("f", "fail"), ("b", "note")]

    def __init__(self) -> None:
        super().__init__()
        self.noted: list[str] = []

    def compose(self) -> ComposeResult:
        yield Passing(id="first")
        yield Passing(id="second")

    def action_ask(self) -> None:
        """Wait for an answer in a worker."""
        self.run_worker(self._ask())

    async def _ask(self) -> None:
        answer = await self.push_screen_wait(Asking())
        self.noted.append(f"answer:{answer}")

    async def action_wait(self) -> None:
        """Wait a little."""
        await asyncio.sleep(0.1)
        self.noted.append("waited")

    def action_fail(self) -> None:
        """Fail."""
        raise ValueError

    def action_note(self) -> None:
        """Note that the key came to the application."""
        self.noted.append("bound")


async def sent(pilot: Pilot[int], keys: str) -> list[str]:
    """What a few keys at once led to."""
    app = pilot.app
    assert isinstance(app, Turns)
    app.noted.clear()
    await together(pilot, keys)
    return app.noted


async def test_keys_go_on_where_what_had_the_focus_goes_away() -> None:
    async with Turns().run_test() as pilot:
        assert await sent(pilot, "bxb") == ["first:b", "bound", "first:x", "second:b", "bound"]


async def test_a_key_waits_for_the_action_of_the_one_before() -> None:
    async with Turns().run_test() as pilot:
        assert await sent(pilot, "wb") == ["first:w", "waited", "first:b", "bound"]


async def test_a_question_to_the_person_gets_the_next_key() -> None:
    async with Turns().run_test() as pilot:
        assert await sent(pilot, "acb") == ["first:a", "answer:c", "first:b", "bound"]


async def test_an_action_that_fails_ends_the_program_as_before() -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        async with Turns().run_test() as pilot:
            await sent(pilot, "fb")


async def test_a_click_comes_after_the_keys_before_it() -> None:
    async with Turns().run_test() as pilot:
        assert await sent(pilot, "w\x1b[<0;2;2M\x1b[<0;2;2mb") == ["first:w", "waited", "second:b", "bound"]
