"""Writing comments."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from comments.records import Comment, CommentType, Unsaved, Visibility
from drafts.diff import diff
from drafts.model import Span
from tests.workbench.screen_setting import (
    SLUG,
    docket,
    open_workspace,
    press,
    review,
    running,
    said,
    screen_text,
    settle,
    write,
)  # fmt: skip
from workbench.linebreak import cells
from workbench.screens.dialogs import Question
from workbench.short_diff import short_diff
from workbench.widgets.bars import KeysBar
from workbench.widgets.comment_dock import CommentDock, target_words
from workbench.wording import Words


async def test_a_comment_on_an_article_without_proposal_is_a_remark_for_the_team(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "4", "enter", "c")
        await write(pilot, "三十日过长")
        assert "团队·不导出" in screen_text(pilot)
        await press(pilot, "ctrl+s")
        assert not review(pilot).dock.is_open
        assert any("已保存：第四条" in text for text in said(pilot))
        assert "三十日过长" in screen_text(pilot)
        found = workspace.comments(SLUG)
        assert [(c.body, c.label, c.proposal, c.visibility) for c in found] == [
            ("三十日过长", "第四条", None, Visibility.TEAM)
        ]
        assert workspace.unsaved() == ()


async def test_a_proposal_starts_as_the_article_and_makes_it_a_submission(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "4", "enter", "f4")
        dock = review(pilot).dock
        assert dock.query_one("#dock-proposal").text == "市主管部门应当在三十日内公布重要数据目录。"  # type: ignore[attr-defined]  # a TextArea
        await press(pilot, "tab", "tab", "end")
        await write(pilot, "并说明理由。")
        await pilot.pause(0.5)
        assert "{+" in screen_text(pilot)
        await press(pilot, "ctrl+s")
        found = workspace.comments(SLUG)
        assert found[0].proposal == "市主管部门应当在三十日内公布重要数据目录。并说明理由。"
        assert found[0].visibility is Visibility.SUBMISSION


async def test_a_comment_on_words_quotes_them_and_proposes_on_them_alone(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        screen = review(pilot)
        body = "市主管部门应当在三十日内公布重要数据目录。"
        at = body.index("三十日内")
        screen.law.select(screen.shown.draft.article("4").key, Span(at, at + 4))  # type: ignore[union-attr]  # it is open
        await press(pilot, "c")
        assert "“三十日内”" in screen_text(pilot)
        await press(pilot, "tab", "tab", "ctrl+a", *["delete"] * 3)
        await write(pilot, "十日")
        await press(pilot, "ctrl+s")
        found = workspace.comments(SLUG)[0]
        assert found.quote is not None
        assert (found.quote.exact, found.quote.start, found.proposal) == ("三十日内", at, "十日内")


async def test_emptying_the_proposal_proposes_deletion(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "3", "enter", "c")
        dock = review(pilot).dock
        dock.query_one("#dock-proposal").load_text("")  # type: ignore[attr-defined]  # a TextArea
        await pilot.pause(0.5)
        assert "建议删除本条" in screen_text(pilot)
        await press(pilot, "ctrl+s")
        found = workspace.comments(SLUG)[0]
        assert found.delete
        assert found.proposal is None


async def test_internal_is_impossible_to_mistake(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "c", "ctrl+l")
        dock = review(pilot).dock
        assert dock.has_class("-internal")
        assert dock.styles.border_top[0] == "double"
        assert "⊘ 内部·不导出" in screen_text(pilot)
        await write(pilot, "客户不希望公开表态")
        await press(pilot, "ctrl+s")
        assert workspace.comments(SLUG)[0].visibility is Visibility.INTERNAL


async def test_visibility_and_type_go_round_by_key_and_by_click(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "c")
        dock = review(pilot).dock
        seen = []
        for _ in range(3):
            seen.append(dock.typed().visibility)
            await press(pilot, "ctrl+l")
        assert seen == [Visibility.TEAM, Visibility.INTERNAL, Visibility.SUBMISSION]
        await press(pilot, "ctrl+t")
        assert dock.typed().type is CommentType.WORDING
        await pilot.click("#dock-type")
        await press(pilot)
        assert dock.typed().type is CommentType.COHERENCE
        await pilot.click("#dock-visibility")
        assert dock.typed().visibility is Visibility.INTERNAL


async def test_escape_folds_and_c_opens_the_same_text_again(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "4", "enter", "c")
        await write(pilot, "写了一半")
        await press(pilot, "escape")
        screen = review(pilot)
        assert not screen.dock.is_open
        assert [typed.body for typed in workspace.unsaved()] == ["写了一半"]
        screen.hush_hints()
        await pilot.pause()
        assert "草稿 1" in screen_text(pilot)
        await press(pilot, "c")
        assert screen.dock.typed().body == "写了一半"
        await press(pilot, "escape", "g", "C")
        assert screen.dock.typed().body == "写了一半"
        assert screen.label_of(screen.law.article) == "第四条"


async def test_nothing_written_is_nothing_saved_and_nothing_kept(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "c", "ctrl+s")
        assert review(pilot).dock.is_open
        assert any("未保存" in text for text in said(pilot))
        await press(pilot, "escape")
        assert workspace.unsaved() == ()
        assert workspace.comments(SLUG) == ()


async def test_typing_is_kept_a_moment_after_it_stops(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "c")
        await write(pilot, "半句")
        await pilot.pause(0.6)
        await settle(pilot)
        assert [typed.body for typed in workspace.unsaved()] == ["半句"]


async def test_discarding_asks_with_another_key(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "c")
        await write(pilot, "不要了")
        await press(pilot, "ctrl+g")
        assert isinstance(pilot.app.screen, Question)
        await press(pilot, "ctrl+g")
        assert isinstance(pilot.app.screen, Question)
        await press(pilot, "D")
        assert not review(pilot).dock.is_open
        assert workspace.unsaved() == ()


async def test_leaving_the_screen_keeps_the_text(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "c")
        await write(pilot, "没写完")
        review(pilot).action_docket()
        await settle(pilot)
        docket(pilot)
        assert [typed.body for typed in workspace.unsaved()] == ["没写完"]


async def test_editing_a_comment_changes_it_and_keeps_its_id(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    made = workspace.comment(SLUG, "4", body="三十日过长", proposal="十日", quote="三十日")
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "m", "p", "e")
        dock = review(pilot).dock
        assert dock.typed().proposal == "十日"
        await write(pilot, "仍然")
        await press(pilot, "ctrl+s")
        (found,) = workspace.comments(SLUG)
        assert (found.id, found.body, found.revision) == (made.id, "三十日过长仍然", made.revision + 1)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50), (60, 20)])
async def test_the_dock_takes_at_most_half_and_the_article_stays_in_sight(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=size) as pilot:
        await press(pilot, "4", "enter", "c")
        screen = review(pilot)
        assert screen.dock.outer_size.height <= size[1] / 2
        assert "应当在" in screen_text(pilot)
        assert screen.dock.query_one("#dock-body").size.height >= 3


async def test_in_a_narrow_window_fields_are_stacked_and_tab_goes_through_them(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(80, 24)) as pilot:
        await press(pilot, "c")
        dock = review(pilot).dock

        def visible() -> list[str | None]:
            return [area.id for area in dock.query("TextArea") if area.display]

        assert visible() == ["dock-body"]
        await press(pilot, "tab")
        assert visible() == ["dock-rationale"]
        await press(pilot, "tab")
        assert visible() == ["dock-proposal"]
        await pilot.click("#dock-title-body")
        await press(pilot)
        assert visible() == ["dock-body"]


async def test_letters_go_into_the_text_and_f_keys_still_work_beside_it(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "c")
        await write(pilot, "jkq?")
        screen = review(pilot)
        assert screen.dock.typed().body == "jkq?"
        await press(pilot, "f8")
        assert screen.label_of(screen.law.article) == "第三条"
        await press(pilot, "f8", "f7")
        assert screen.label_of(screen.law.article) == "第三条"
        assert screen.dock.is_open
        await write(pilot, "!")
        assert screen.dock.typed().body == "jkq?!"


def test_the_small_difference_fits_its_line_and_shows_every_kind_of_change() -> None:
    old = "应当向主管部门和有关行业组织报告，在三日内告知个人，并保存记录。"
    new = "可以向主管部门和有关行业组织报告，在十五日内告知个人，并保存记录五年。"
    runs = short_diff(diff(old, new, "zh"), 60)
    text = "".join(run for _, run in runs)
    assert cells(text) <= 60
    assert "[-应当-]{+可以+}" in text
    assert "[-三日-]{+十五日+}" in text


async def test_the_dock_hands_over_one_value(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "4", "enter", "c", "tab")
        await write(pilot, "理由一")
        typed = review(pilot).query_one(CommentDock).typed()
        assert (typed.matter, typed.draft, typed.label, typed.rationale, typed.proposal) == (
            SLUG, "draft2", "第四条", "理由一", None,
        )  # fmt: skip


async def test_the_help_runs_what_works_in_the_dock_and_a_click_on_the_key_bar_does_too(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "c")
        await write(pilot, "过长")
        await press(pilot, "f1")
        await write(pilot, "save")
        await press(pilot, "enter")
        assert [comment.body for comment in workspace.comments(SLUG)] == ["过长"]
        await press(pilot, "c")
        bar = review(pilot).query_one(KeysBar)
        at = next(cell for cell, hint in bar._fitted() if hint.action == "cycle_visibility")
        before = review(pilot).dock.typed().visibility
        await pilot.click(KeysBar, offset=(at, 0))
        await press(pilot)
        assert review(pilot).dock.typed().visibility is not before


MORE = {
    "topic": "数据目录",
    "unit": "数据合规部",
    "authorities": ("《练习数据法》第三条", "《练习条例》第八条"),
    "body_other": "Thirty days is too long",
    "rationale_other": "Other rules give ten",
    "proposal_other": "within ten days",
}


async def type_more(pilot: Pilot[int]) -> None:
    """Fill in the second page of the dock, field by field, as a person does."""
    await press(pilot, "ctrl+n")
    for at, (_, value) in enumerate(MORE.items()):
        if at:
            await press(pilot, "tab")
        lines = value if isinstance(value, tuple) else (value,)
        for number, line in enumerate(lines):
            if number:
                await press(pilot, "enter")
            await write(pilot, line)


def more_of(record: Comment | Unsaved) -> dict[str, object]:
    return {name: getattr(record, name) for name in MORE}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_rarer_fields_are_on_a_second_page_and_saved_like_by_command(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG, size=size) as pilot:
        await press(pilot, "4", "enter", "c")
        await write(pilot, "三十日过长")
        await type_more(pilot)
        assert "within ten days" in screen_text(pilot)
        await press(pilot, "ctrl+n")
        assert "更多 6" in screen_text(pilot)
        await press(pilot, "ctrl+s")
        (made,) = workspace.comments(SLUG)
        assert more_of(made) == MORE
        by_command = workspace.comment(SLUG, "4", body="三十日过长", **MORE)  # type: ignore[arg-type]  # as the options give them
        assert more_of(by_command) == more_of(made)
        await press(pilot, "p", "e", "ctrl+n")
        assert "数据目录" in screen_text(pilot)
        await press(pilot, "end")
        await write(pilot, "二")
        await press(pilot, "ctrl+s")
        assert workspace.find(made.id).topic == "数据目录二"


async def test_after_a_crash_the_rarer_fields_are_given_back_too(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "4", "enter", "c")
        await type_more(pilot)
        await pilot.pause(0.6)
        await settle(pilot)
        # the program stops here without folding the dock or leaving
        with open_workspace(tmp_path) as later:
            (kept,) = later.unsaved()
            assert more_of(kept) == MORE
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "C", "ctrl+n")
        assert "Other rules give ten" in screen_text(pilot)
        assert more_of(review(pilot).dock.typed()) == MORE


async def test_after_a_restart_one_goes_on_at_the_end_of_what_was_written(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "4", "enter", "c")
        await write(pilot, "甲乙丙q")
        await press(pilot, "tab", "end")
        await write(pilot, "另")
        await press(pilot, "escape")
    async with running(open_workspace(tmp_path)) as pilot:
        await press(pilot, "enter")
        await write(pilot, "丁")
        await press(pilot, "tab")
        await write(pilot, "外")
        typed = review(pilot).dock.typed()
        assert (typed.body, typed.rationale) == ("甲乙丙q丁", "另外")


async def test_a_text_with_a_rarer_field_alone_is_kept_when_the_dock_is_folded(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "c", "ctrl+n")
        await write(pilot, "数据目录")
        await press(pilot, "escape", "C", "ctrl+n")
        assert review(pilot).dock.typed().topic == "数据目录"
        await press(pilot, "ctrl+s")
        assert review(pilot).dock.is_open
        assert any("意见是空的" in text for text in said(pilot))


async def test_the_other_language_is_named_and_the_second_page_opens_by_mouse(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(120, 40)) as pilot:
        await press(pilot, "c")
        await pilot.click("#dock-more-chip")
        await press(pilot)
        assert "意见·English" in screen_text(pilot)
        await pilot.click("#dock-title-authorities-own")
        await press(pilot)
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "dock-authorities"


@pytest.mark.parametrize("theme", ["wb-dark", "wb-plain"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_border_says_who_will_see_it(tmp_path: Path, size: tuple[int, int], theme: str) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=size, theme=theme) as pilot:
        await press(pilot, "c")
        seen = []
        for _ in range(3):
            top = next(line for line in screen_text(pilot).splitlines() if set(line) & set("─━═") and "：" in line)
            seen.append(top.strip("─━═╔╗ "))
            await press(pilot, "ctrl+l")
        assert seen == ["团队：本单位可见，不导出", "⊘ 内部：永不导出", "提交：会写进报送的文件"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("label", ["第四条", "第一百二十三条之二第三款", "Article 24(3)"])
async def test_at_80_columns_the_header_names_the_article_whole_whoever_may_see_the_comment(
    tmp_path: Path, language: str, label: str
) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, language=language, size=(80, 24)) as pilot:
        await press(pilot, "4", "enter", "f4")
        dock = review(pilot).dock
        dock.open(replace(dock.typed(), label=label), "", language="zh", chosen_visibility=False)
        for _ in range(3):
            await press(pilot, "ctrl+l", "ctrl+t")
            chip = pilot.app.screen.query_one("#dock-more-chip")
            header = screen_text(pilot).splitlines()[chip.region.y]
            assert label in header
            assert Words(language)("dock.more") in header
            assert chip.region.right <= 80
    assert target_words("New comment", label, "“words”", 0).plain == ""
    assert target_words("New comment", label, "“words”", 90).plain == f"New comment {label} “words”"


async def test_a_draft_without_articles_is_commented_on_as_a_whole(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    (tmp_path / "notice.txt").write_text("关于征求意见的公告\n\n现向社会公开征求意见。\n", encoding="utf-8")
    workspace.import_draft(tmp_path / "notice.txt", "notice", label="draft1")
    async with running(workspace, start="notice") as pilot:
        shown = review(pilot).shown
        assert shown is not None
        assert not shown.draft.articles
        await press(pilot, "c")
        await write(pilot, "请延长期限")
        await press(pilot, "escape", "c", "ctrl+s")
        (found,) = workspace.comments("notice")
        assert (found.article, found.body) == ("", "请延长期限")
        assert "请延长期限" in screen_text(pilot)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [96, 120, 200])
async def test_the_fields_titles_are_whole(tmp_path: Path, width: int, language: str) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(width, 40), language=language) as pilot:
        await press(pilot, "c")
        shown = screen_text(pilot)
        for title in ("dock.body", "dock.rationale", "dock.proposal.long"):
            assert Words(language)(title) in shown, title


async def test_an_edited_new_article_is_no_change_of_the_one_it_stands_behind(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    made = workspace.comment(SLUG, "4", proposal="本市设立目录委员会。", new_article=True)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "m", "p", "e")
        shown = screen_text(pilot)
        assert ("新增一条：本市设立目录委员会。" in shown, "[-" in shown) == (True, False)
        await press(pilot, "tab", "tab", "ctrl+a", "ctrl+k")
        assert not review(pilot).dock.typed().delete, "to empty it is not to ask for the article's deletion"
        await write(pilot, "本市设立委员会。")
        await press(pilot, "ctrl+s")
        found = workspace.find(made.id)
        assert (found.proposal, found.new_article, found.delete) == ("本市设立委员会。", True, False)


async def test_words_that_open_with_another_articles_label_are_shown_as_a_new_article(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "4", "enter", "c", "tab", "tab", "ctrl+a", "ctrl+k")
        await write(pilot, "第四条之一　设立委员会。")
        await pilot.pause(0.5)
        assert "新增一条：第四条之一" in screen_text(pilot)
        await press(pilot, "ctrl+s")
        assert "建议新增一条" in screen_text(pilot), "and so does its card"


async def test_spaces_about_the_original_are_no_proposal(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "4", "enter", "c", "tab", "tab", "end", "space", "space")
        assert review(pilot).dock.typed().proposal is None


async def test_a_full_width_space_is_typed_like_any_character(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "4", "enter", "c")
        await write(pilot, "一　二")
        await press(pilot, "ctrl+n")
        await write(pilot, "主　题")
        typed = review(pilot).dock.typed()
        assert (typed.body, typed.topic) == ("一　二", "主　题")


async def test_a_dock_in_which_nothing_was_typed_keeps_nothing(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "4", "enter", "c")
        await pilot.pause(0.6)
        await settle(pilot)
        assert workspace.unsaved() == ()
        assert "已自动留存" not in screen_text(pilot)
        await press(pilot, "ctrl+l")
        await write(pilot, "一")
        await pilot.pause(0.6)
        await settle(pilot)
        assert [typed.body for typed in workspace.unsaved()] == ["一"]


async def test_a_comment_on_an_older_draft_names_that_draft_while_it_is_changed(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    old, new = (version.label for version in workspace.drafts(SLUG)[-2:])
    async with running(workspace, start=SLUG, size=(80, 24)) as pilot:
        await press(pilot, "4", "enter", "f4")
        dock = review(pilot).dock
        assert new not in str(dock.query_one("#dock-target").render())
        review(pilot).begin(replace(dock.typed(), draft=old))
        await press(pilot, "ctrl+l")
        assert f"{old} 第四条" in str(dock.query_one("#dock-target").render())
