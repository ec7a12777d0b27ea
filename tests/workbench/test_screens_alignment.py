"""The alignment editor: what was paired, a person's say in it, and what comes of it."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot

from tests.workbench.screen_setting import SLUG, open_workspace, press, review, running, said, screen_text
from workbench.linebreak import cells
from workbench.palette import UNICODE
from workbench.render import Mode, Side
from workbench.render.alignment import JOINT, joint_runs, pair_lines
from workbench.screens.alignment import AlignmentScreen
from workbench.widgets.alignment_table import AlignmentTable


def editor(pilot: Pilot[int]) -> AlignmentScreen:
    """The alignment editor, which must be on top."""
    screen = pilot.app.screen
    assert isinstance(screen, AlignmentScreen), screen
    return screen


def pairs(screen: AlignmentScreen) -> list[tuple[str, str]]:
    """Old and new numbers of every line."""
    old, new = screen.comparison.old.by_key, screen.comparison.new.by_key
    return [(old[li.old].number if li.old else "", new[li.new].number if li.new else "") for li in screen.lines]


async def stand(pilot: Pilot[int], side: Side, key: str) -> None:
    """Put the cursor on an article by keys."""
    at = next(number for number, line in enumerate(editor(pilot).lines) if line.key(side) == key)
    await press(pilot, "left" if side is Side.OLD else "right", "g", *["down"] * at)
    assert editor(pilot).table.article == (side, key)


async def test_a_wrong_pair_is_mended_in_eight_keys_and_holds_from_then_on(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "4", "enter")
        # new 3 and 4 both came from old 3: A, mark, up, mark, split
        await press(pilot, "A")
        assert ("3", "4") in pairs(editor(pilot))
        assert ("", "3") in pairs(editor(pilot))
        await press(pilot, "space", "k", "space", "s")
        assert ("3", "3") in pairs(editor(pilot))
        assert ("", "4") in pairs(editor(pilot))
        assert "✎" in screen_text(pilot)
        await press(pilot, "escape")
        comparison = review(pilot).law.comparison
        assert comparison is not None
        row = comparison.row_of_new("art_4")
        assert row is not None
        assert row.kind.value == "split"
    again = open_workspace(tmp_path)
    row = again.compare(SLUG).row_of_new("art_3")
    assert row is not None
    assert row.old == ("art_3",)
    again.close()


async def test_with_an_input_method_on_arrows_space_and_function_keys_do_the_same(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "4", "enter", "ctrl+a")
        await press(pilot, "space", "up", "space", "f4")
        assert ("3", "3") in pairs(editor(pilot))
        await press(pilot, "u")
        assert ("", "3") in pairs(editor(pilot))
        assert any("已撤销" in text for text in said(pilot))


async def test_unpairing_pairing_moving_merging_and_locking(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "4", "enter", "A", "x")
        assert ("3", "4") not in pairs(editor(pilot))
        await stand(pilot, Side.OLD, "art_3")
        await press(pilot, "space")
        await stand(pilot, Side.NEW, "art_3")
        await press(pilot, "space")
        await press(pilot, "fullwidth_equals_sign")
        assert ("3", "3") in pairs(editor(pilot))
        await press(pilot, "greater_than_sign")
        row = editor(pilot).comparison.row_of_new("art_3")
        assert row is not None
        assert row.moved
        await press(pilot, "L")
        assert "✎L" in screen_text(pilot)
        await press(pilot, "x")
        assert ("3", "3") in pairs(editor(pilot))
        assert any("锁定" in text for text in said(pilot))
        await press(pilot, "f7")
        assert "✎L" not in screen_text(pilot)
        await press(pilot, "left", "space", "down", "space", "m")
        assert any("至少两条旧的" in text or "合并" in text for text in said(pilot))


async def test_what_does_not_fit_says_what_is_needed_and_changes_nothing(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    async with running(workspace, start=SLUG) as pilot:
        await press(pilot, "A", "s", "m")
        assert any("至少两条新的" in text for text in said(pilot))
        assert any("至少两条旧的" in text for text in said(pilot))
        assert workspace.pins(SLUG) == ()


async def test_the_preview_shows_the_marked_articles_before_anything_is_saved(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "5", "enter", "A")
        assert "应当" in screen_text(pilot)
        assert "情态" in screen_text(pilot)
        await press(pilot, "space", "down", "left", "space")
        assert "预览，尚未保存" in screen_text(pilot)
        assert "已标记" in screen_text(pilot)
        await press(pilot, "escape")
        assert "预览" not in screen_text(pilot)
        await press(pilot, "enter")
        assert review(pilot).law.article == (Side.OLD, "art_5") or review(pilot).law.article == (Side.NEW, "art_6")


async def test_the_mouse_marks_on_either_side(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "A")
        await pilot.click(AlignmentTable, offset=(8, 1))
        await press(pilot)
        assert editor(pilot).table.article == (Side.OLD, "art_2")
        await pilot.click(AlignmentTable, offset=(100, 2), button=3)
        await press(pilot)
        assert editor(pilot).table.marked[Side.NEW] == ["art_3"]


async def test_the_editor_fits_a_small_window_and_speaks_english(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(80, 24), language="en", theme="wb-plain") as pilot:
        await press(pilot, "4", "enter", "A")
        text = screen_text(pilot)
        assert "Alignment" in text
        assert "第四条" in text
        assert "[-" in text


def test_what_joins_two_articles_is_always_as_wide(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    comparison = workspace.compare(SLUG)
    workspace.close()
    for line in pair_lines(comparison, ()):
        runs = joint_runs(line, comparison.rows[line.row], UNICODE)
        assert sum(cells(run.text) for run in runs) == JOINT
    lines = pair_lines(comparison, ())
    assert [li.old for li in lines if li.old] == [a.key for a in comparison.old.articles]
    assert sorted(li.new for li in lines if li.new) == sorted(a.key for a in comparison.new.articles)


async def test_a_correction_leaves_the_text_laid_out_as_it_was(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(80, 24)) as pilot:
        await press(pilot, "s")
        for key in ("L", "u"):
            await press(pilot, "A", key)
            assert editor(pilot).changed
            await press(pilot, "escape")
            assert review(pilot).law.mode is Mode.SIDE
        await press(pilot, "s", "s", "A", "L", "escape")
        assert review(pilot).law.mode is Mode.OLD


async def test_a_locked_row_names_the_key_that_unlocks_it(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "A", "L", "x")
        assert "按 L 解除" in screen_text(pilot)
        assert "workbench unpin" not in screen_text(pilot)
        await press(pilot, "L")
        await press(pilot, "x")
        assert any("拆开：" in text for text in said(pilot))


async def test_digits_and_enter_go_to_an_article_on_the_cursors_side(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "A", "5", "enter")
        assert editor(pilot).table.article == (Side.NEW, "art_5")
        await press(pilot, "left", "2", "enter")
        assert editor(pilot).table.article == (Side.OLD, "art_2")
        await press(pilot, "colon", "4", "enter")
        assert editor(pilot).table.article == (Side.OLD, "art_4")
        await press(pilot, "9", "9", "enter")
        assert editor(pilot).table.article == (Side.OLD, "art_4")
        assert any("99" in text for text in said(pilot))


async def test_words_are_found_in_either_list_and_enter_goes_on(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "A", "g", "slash", *"数据", "enter")
        first = editor(pilot).table.article
        await press(pilot, "slash", "enter")
        second = editor(pilot).table.article
        assert first is not None
        assert second is not None
        assert first != second
        for article in (first, second):
            draft = editor(pilot).comparison.old if article.side is Side.OLD else editor(pilot).comparison.new
            assert "数据" in draft.body(draft.by_key[article.key])
        await press(pilot, "slash", *"没有这样的词", "enter")
        assert editor(pilot).table.article == second
        assert any("没有找到" in text for text in said(pilot))
        await press(pilot, "slash", "escape", "down")
        assert editor(pilot).focused is editor(pilot).table


async def test_several_articles_are_told_apart_in_the_preview(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "A")
        await stand(pilot, Side.OLD, "art_1")
        await press(pilot, "space", "down", "space")
        await stand(pilot, Side.NEW, "art_1")
        await press(pilot, "space", "down", "space")
        await press(pilot, "down")
        text = screen_text(pilot)
        assert "［原第二条］" in text
        below = text.rpartition("预览，尚未保存")[2]
        assert ("第一条\n" in below.replace(" ", ""), "第二条\n" in below.replace(" ", "")) == (True, True)
