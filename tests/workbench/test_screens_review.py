"""Reading and comparing in the review screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.widget import Widget

from comments.records import Comment, Status
from tests.workbench.screen_setting import (
    NEW_TEXT,
    SLUG,
    open_workspace,
    press,
    review,
    running,
    said,
    screen_text,
    write,
)  # fmt: skip
from workbench.render import Block, Mode, Page, Side
from workbench.screens.drafts import DraftsScreen
from workbench.screens.review import ReviewScreen
from workbench.widgets.bars import KeysBar
from workbench.widgets.law.page import LawPage
from workbench.widgets.law_view import LawView
from workbench.widgets.outline_view import OutlineView


def here(screen: ReviewScreen) -> str:
    """The label of the current article."""
    return screen.label_of(screen.law.article)


def shows(widget: Widget) -> bool:
    """Whether a pane is shown now."""
    return bool(widget.display)


async def test_two_drafts_open_compared_one_opens_for_reading(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        assert review(pilot).law.comparison is not None
        assert "draft1 → draft2" in screen_text(pilot)
    async with running(open_workspace(tmp_path), start="single") as pilot:
        assert review(pilot).law.comparison is None
        assert "[阅读]" in screen_text(pilot)


@pytest.mark.parametrize("columns", [120, 200])
async def test_what_was_laid_out_ahead_is_all_that_going_round_the_modes_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    laid: list[int] = []
    keep = LawPage._keep

    def kept(page: LawPage, blocks: tuple[Block, ...], done: Page) -> Page:
        laid.append(done.width)
        return keep(page, blocks, done)

    monkeypatch.setattr("workbench.widgets.law.page.LONG", 1)
    monkeypatch.setattr(LawPage, "_keep", kept)
    async with running(open_workspace(tmp_path), start=SLUG, size=(columns, 40)) as pilot:
        assert len(laid) >= len(Mode)
        laid.clear()
        for _ in range(2 * len(Mode)):
            await press(pilot, "s")
            assert review(pilot).law.text_width == review(pilot).law._width
        assert not laid


async def test_the_header_counts_and_the_status_says_where_we_are(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(160, 40)) as pilot:
        shown = screen_text(pilot)
        assert "+1 新增" in shown
        assert "~3 修改" in shown
        assert "还有2天3小时" in shown
        assert "改动 0/4" in shown
        await press(pilot, "right_square_bracket")
        assert "改动 1/4" in screen_text(pilot)


async def test_keys_letters_arrows_and_full_width_move_alike(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        screen = review(pilot)
        for key, label in (
            ("j", "第二条"), ("down", "第三条"), ("k", "第二条"), ("up", "第一条"), ("G", "第七条"), ("home", "第一条"),
            ("f8", "第三条"), ("right_black_lenticular_bracket", "第四条"), ("f7", "第三条"), ("end", "第七条"),
            ("left_square_bracket", "第六条"),
        ):  # fmt: skip
            await press(pilot, key)
            assert here(screen) == label, key


async def test_going_to_an_article_by_digits_by_colon_and_by_f2(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        screen = review(pilot)
        await press(pilot, "5")
        assert "第 5 条" in screen_text(pilot)
        await press(pilot, "enter")
        assert here(screen) == "第五条"
        await press(pilot, "colon", "2", "enter")
        assert here(screen) == "第二条"
        await press(pilot, "f2", *"第六条", "enter")
        assert here(screen) == "第六条"
        await press(pilot, "fullwidth_colon", "9", "9", "enter")
        assert here(screen) == "第六条"
        assert any("99" in text for text in said(pilot))


async def test_search_walks_the_hits_and_escape_takes_the_marks_away(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        screen = review(pilot)
        await press(pilot, "fullwidth_solidus", *"重要数据", "enter")
        assert here(screen) == "第三条"
        assert any("共 2 处" in text for text in said(pilot))
        await press(pilot, "n")
        assert here(screen) == "第四条"
        await press(pilot, "N")
        assert here(screen) == "第三条"
        await press(pilot, "escape")
        assert not screen.law.hits
        await press(pilot, "slash", *"没有的词", "enter")
        assert any("没有找到" in text for text in said(pilot))


async def test_views_go_round_and_side_by_side_needs_room(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(120, 40)) as pilot:
        screen = review(pilot)
        assert screen.law.mode is Mode.INLINE
        for key, mode in (("f5", Mode.SIDE), ("s", Mode.NEW), ("s", Mode.OLD), ("s", Mode.INLINE)):
            await press(pilot, key)
            assert screen.law.mode is mode
    async with running(open_workspace(tmp_path), start=SLUG, size=(200, 50)) as pilot:
        assert review(pilot).law.mode is Mode.SIDE
        assert "[并排]" in screen_text(pilot)
    async with running(open_workspace(tmp_path), start=SLUG, size=(58, 24)) as pilot:
        await press(pilot, "s")
        assert review(pilot).law.mode is Mode.NEW
        assert any("并排需要" in text for text in said(pilot))


async def test_side_by_side_the_panes_make_room_and_come_back(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(120, 40)) as pilot:
        screen = review(pilot)
        outline = screen.query_one(OutlineView)
        await press(pilot, "s")
        assert screen.law.shown_mode is Mode.SIDE
        assert shows(outline)
        assert not shows(screen.pane)
        assert "[并排]" in screen_text(pilot)
        assert any("让出了位置" in text for text in said(pilot))
        await press(pilot, "p")
        assert shows(screen.pane), "called back by hand it stays"
        assert "[行内]" in screen_text(pilot)
        await press(pilot, "s")
        assert screen.law.shown_mode is Mode.SIDE
        assert screen.law.has_focus
        assert "让出了位置" in screen_text(pilot)
        await press(pilot, "s")
        assert screen.law.mode is Mode.NEW
        assert shows(screen.pane)
        assert "让出了位置" not in screen_text(pilot), "it was said of the view before"


async def test_side_by_side_stays_in_a_window_made_wider_and_the_header_says_what_is_shown(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(80, 24)) as pilot:
        screen = review(pilot)
        await press(pilot, "s")
        for size in ((120, 40), (100, 30), (120, 40)):
            await pilot.resize_terminal(*size)
            await press(pilot)
            assert screen.law.shown_mode is Mode.SIDE
            assert "[并排]" in screen_text(pilot)
        await pilot.resize_terminal(60, 24)
        await press(pilot)
        assert "[行内]" in screen_text(pilot), "there is room for one column only"
        await pilot.resize_terminal(200, 50)
        await press(pilot)
        assert shows(screen.pane)
        assert "[并排]" in screen_text(pilot)


async def test_that_there_are_no_more_changes_is_said_until_one_goes_back(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    for number in ("2", "4"):
        workspace.comment(SLUG, number, body="意见")
    async with running(workspace, start=SLUG) as pilot:
        for on, back, none in (("]", "[", "没有更多实质改动"), ("m", "f9", "没有更多意见")):
            await press(pilot, *on * 5)
            assert none in screen_text(pilot)
            await press(pilot, back)
            assert none not in screen_text(pilot)
            await press(pilot, "home")


async def test_selecting_begins_at_the_words_found(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        law = review(pilot).law
        await press(pilot, "slash", *"重要数据", "enter", "n", "v")
        assert law.selection is not None
        assert law.selection.text == "重要数据"
        await press(pilot, "w")
        assert law.selection.text.startswith("重要数据目")
        await press(pilot, "escape", "k", "k", "v")
        assert law.selection.text == "在", "in another article, at its beginning"


async def test_while_words_to_find_are_typed_the_key_bar_names_the_keys_of_that(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:

        def bar() -> str:
            return screen_text(pilot).splitlines()[-1]

        before = bar()
        await press(pilot, "slash")
        assert "写意见" not in bar()
        assert "Esc 取消" in bar()
        assert "F1 帮助" in bar()
        await press(pilot, "escape")
        assert bar() == before
        await press(pilot, "slash")
        pilot.app.post_message(events.Paste("重要\n数据\n"))
        await press(pilot)
        await pilot.click(KeysBar, offset=(2, 0))
        await press(pilot)
        assert any("“重要数据” 共 2 处" in text for text in said(pilot)), "all lines were pasted"
        assert "结束查找" in bar()


async def test_reading_alone_and_back_keeps_the_article(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "5", "enter", "R")
        assert review(pilot).law.comparison is None
        assert here(review(pilot)) == "第五条"
        await press(pilot, "R")
        assert review(pilot).law.comparison is not None
        assert here(review(pilot)) == "第五条"


async def test_folding_hides_what_did_not_change(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "z")
        assert "为了规范" not in screen_text(pilot).replace("第一条 为了规范", "")
        await press(pilot, "f6")
        assert not review(pilot).law.is_folding


async def test_under_96_columns_there_is_one_pane_and_two_drawers(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(80, 24)) as pilot:
        screen = review(pilot)
        outline = screen.query_one(OutlineView)
        assert not shows(outline)
        assert not shows(screen.pane)
        await press(pilot, "o")
        assert shows(outline)
        assert outline.has_focus
        await press(pilot, "down")
        assert here(screen) == "第二条"
        await press(pilot, "p")
        assert shows(screen.pane)
        assert not shows(outline)
        await press(pilot, "escape")
        assert not shows(screen.pane)
        assert screen.law.has_focus


async def test_resizing_keeps_the_article_and_the_panes_follow(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(200, 50)) as pilot:
        screen = review(pilot)
        await press(pilot, "5", "enter")
        await pilot.resize_terminal(80, 24)
        await press(pilot)
        assert here(screen) == "第五条"
        assert not shows(screen.pane)
        await pilot.resize_terminal(200, 50)
        await press(pilot)
        assert shows(screen.pane)


async def test_the_outline_and_the_mouse_choose_articles(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        screen = review(pilot)
        await pilot.click(OutlineView, offset=(8, 4))
        await press(pilot)
        assert here(screen) != "第一条"
        assert screen.focused is screen.law
        await pilot.click(LawView, offset=(10, 2))
        await press(pilot)
        assert here(screen) == "第一条"


async def test_the_draft_picker_compares_the_last_two_with_d_enter(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "R", "d")
        assert isinstance(pilot.app.screen, DraftsScreen)
        await press(pilot, "enter")
        assert review(pilot).law.comparison is not None
        await press(pilot, "d", "space", "down", "enter")
        shown = review(pilot).shown
        assert shown is not None
        assert shown.comparison is None
        assert shown.new.label == "draft1"


async def test_a_lone_chinese_character_says_that_an_input_method_is_on(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "节")
        assert "输入法是开着的" in said(pilot)[-1]
        assert here(review(pilot)) == "第一条"


async def test_copying_gives_the_selection_or_else_the_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("workbench.clipboard.programs", lambda *_: ())
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "y")
        found = list(tmp_path.rglob("clip.txt"))
        assert found[0].read_text(encoding="utf-8") == "第一条 为了规范数据处理活动，保障数据安全，制定本办法。"
        await press(pilot, "v", "l", "ctrl+y")
        assert found[0].read_text(encoding="utf-8") == "为了"
        assert not review(pilot).law.is_selecting


async def test_comments_are_badged_walked_and_shown_beside_their_article(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    workspace.comment(SLUG, "4", body="三十日过长", proposal="市主管部门应当在十日内公布重要数据目录。")
    workspace.comment(SLUG, "4", draft="draft1", body="对旧稿的意见", quote="数据安全管理制度")
    async with running(workspace, start=SLUG) as pilot:
        screen = review(pilot)
        await press(pilot, "m")
        assert here(screen) == "第四条"
        assert "三十日过长" in screen_text(pilot)
        await press(pilot, "f10")
        assert here(screen) == "第五条"
        assert "对旧稿的意见" in screen_text(pilot)
        await press(pilot, "f9")
        assert here(screen) == "第四条"


async def test_a_comment_on_the_whole_draft_is_never_hidden(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    workspace.comment(SLUG, "", body="总体赞成")
    async with running(workspace, start=SLUG) as pilot:
        assert "总体赞成" in screen_text(pilot)


async def test_in_the_comments_pane_digits_set_the_status_and_u_undoes_it(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    made = workspace.comment(SLUG, "4", body="三十日过长")
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "m", "p", "2")
        assert _status(workspace.comments(SLUG), made.id) is Status.APPROVED
        assert "已批准" in screen_text(pilot)
        await press(pilot, "u")
        assert _status(workspace.comments(SLUG), made.id) is Status.PROPOSED
        await press(pilot, "D")
        assert _status(workspace.comments(SLUG), made.id) is Status.WITHDRAWN


def _status(comments: tuple[Comment, ...], identifier: str) -> Status:
    return next(comment.status for comment in comments if comment.id == identifier)


async def test_a_reply_is_typed_on_a_line_and_shown_below_the_comment(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    workspace.comment(SLUG, "4", body="三十日过长")
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "m", "p", "r")
        await write(pilot, "同意")
        await press(pilot, "enter")
        assert "同意" in screen_text(pilot)
        assert review(pilot).pane.has_focus, "the next key is for the comment again"
        await press(pilot, "r", "escape")
        assert review(pilot).pane.has_focus
        await press(pilot, "1")
        assert workspace.comments(SLUG)[0].status is Status.IN_REVIEW


async def test_what_others_save_appears_without_moving_anything(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        screen = review(pilot)
        await press(pilot, "4", "enter")
        before = screen.law.scroll_offset
        with open_workspace(tmp_path, person="审阅人乙") as other:
            other.comment(SLUG, "4", body="别处写的意见")
        await pilot.pause(0.7)
        await press(pilot)
        assert "别处写的意见" in screen_text(pilot)
        assert here(screen) == "第四条"
        assert screen.law.scroll_offset == before
        assert any("别处有人改动" in text for text in said(pilot))


async def test_results_for_what_is_no_longer_wanted_are_dropped(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        screen = review(pilot)
        screen.open(comparing=True, old="draft1", new="draft2")
        screen.open(comparing=False, new="draft1")
        await press(pilot)
        assert screen.shown is not None
        assert screen.shown.new.label == "draft1"
        assert screen.law.comparison is None


async def test_the_key_bar_follows_where_we_are_and_can_be_clicked(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        assert "]/[ 改动" in screen_text(pilot)
        await press(pilot, "v")
        assert "h l w b" in screen_text(pilot)
        await press(pilot, "escape", "c")
        assert "Ctrl+S 保存" in screen_text(pilot)
        await press(pilot, "escape")
        await pilot.click("KeysBar", offset=(pilot.app.size.width - 3, 0))
        await press(pilot)
        assert "记号" in screen_text(pilot)


async def test_deleted_articles_belong_to_the_older_draft(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    path = tmp_path / "third.txt"
    path.write_text(
        NEW_TEXT.replace("第三条 本市设立数据安全专家委员会，为重要数据目录提供咨询意见。\n", ""), encoding="utf-8"
    )
    workspace.import_draft(path, SLUG, label="draft3")
    async with running(workspace, start=SLUG) as pilot:
        screen = review(pilot)
        await press(pilot, "right_square_bracket")
        article = screen.law.article
        assert article is not None
        assert article.side is Side.OLD
        await press(pilot, "c")
        assert screen.dock.typed().draft == "draft2"


async def test_f8_walks_through_what_is_found_and_through_changes_once_the_search_is_ended(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        screen = review(pilot)
        await press(pilot, "slash")
        await write(pilot, "第五条")  # stands in the text of one article, whose heading is another
        await press(pilot, "enter", "f8")
        assert screen.places()[0] == "found"
        found = screen.law.article
        await press(pilot, "f8", "f7")
        assert screen.law.article == found  # around the end, and back
        await press(pilot, "right_square_bracket")
        assert screen.law.hits  # the key for changes still means changes
        await press(pilot, "escape", "home")
        assert "found" not in screen.places()
        first = screen.law.article
        await press(pilot, "f8")
        assert screen.law.article != first
        assert not screen.law.hits


async def test_without_a_comparison_in_sight_it_says_why(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "R", "s")
        assert "比较两稿" in said(pilot)[-1]
        await press(pilot, "R")
        screen = review(pilot)
        shown, screen.shown = screen.shown, None  # as while it is being opened
        screen.action_next_change()  # a click on the key bar; a key is kept
        assert "正在打开" in said(pilot)[-1]
        screen.shown = shown
    async with running(open_workspace(tmp_path), start="single") as pilot:
        await press(pilot, "s")
        assert "只有一份草案" in said(pilot)[-1]


async def test_a_comment_on_the_older_draft_says_so_and_is_set_against_its_own_words(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    workspace.comment(SLUG, "1", draft="draft1", proposal="为了保障数据安全，制定本办法。")
    workspace.comment(SLUG, "4", draft="draft1", proposal="数据处理者应当建立数据安全管理制度，明确两名负责人。")
    async with running(workspace, start=SLUG, theme="wb-plain", size=(160, 40)) as pilot:
        assert "draft1 第一条" in screen_text(pilot), "also where its number is the same"
        await press(pilot, "5", "enter")
        text = "".join(line.rpartition("│")[2] for line in screen_text(pilot).splitlines())
        assert "draft1 第四条" in screen_text(pilot)
        assert "[-可以-]{+应当+}" not in text, "it doesn't ask to change words that only the newer draft has"
