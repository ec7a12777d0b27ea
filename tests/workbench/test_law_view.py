from __future__ import annotations

import time

import pytest
from textual.app import App, ComposeResult

from drafts.comparison import RowKind
from drafts.model import Span
from tests.workbench.builders import E, comparison_of, make_draft, row, sample_comparison
from workbench.palette import PLAIN, Role
from workbench.render import Mode, Side
from workbench.widgets.law_view import GUTTER, LawView, Selected

SENTENCES = (
    "网络数据处理者应当制定应急预案。发生安全事件的，应当立即启动预案；情节严重的，应当在24小时内报告。\n"
    "主管部门应当及时处理。"
)


class LawApp(App[None]):
    """A law view on its own, and what it said."""

    def __init__(self) -> None:
        super().__init__()
        self.animation_level = "none"
        self.said: list[object] = []

    def compose(self) -> ComposeResult:
        yield LawView(language="zh")

    def on_mount(self) -> None:
        self.law.focus()

    @property
    def law(self) -> LawView:
        return self.query_one(LawView)

    def on_law_view_article_changed(self, event: LawView.ArticleChanged) -> None:
        self.said.append((event.key, event.side))

    def on_law_view_selection_changed(self, event: LawView.SelectionChanged) -> None:
        self.said.append(event.selection)

    def on_law_view_comment_asked(self, event: LawView.CommentAsked) -> None:
        self.said.append(("comment", event.key, event.selection))


def screen(law: LawView) -> list[str]:
    return [law.render_line(y).text for y in range(law.size.height)]


def row_of(law: LawView, words: str) -> int:
    return next(y for y, line in enumerate(screen(law)) if words in line)


def cell_of(law: LawView, words: str) -> tuple[int, int]:
    from workbench.linebreak import cells

    y = row_of(law, words)
    line = screen(law)[y]
    return cells(line[: line.index(words)]), y


def roles(law: LawView, y: int) -> dict[str, str]:
    """The text of a screen line by background colour."""
    found: dict[str, str] = {}
    for segment in law.render_line(y):
        colour = str(segment.style.bgcolor.name) if segment.style and segment.style.bgcolor else ""
        found[colour] = found.get(colour, "") + segment.text
    return found


def picked(law: LawView) -> Selected | None:
    return law.selection


def selected_words(law: LawView) -> str:
    behind = law.palette.paints[Role.SELECTION].behind
    return "".join(roles(law, y).get(behind, "") for y in range(law.size.height))


async def test_reading_and_stepping_from_article_to_article() -> None:
    app = LawApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.law.show_draft(make_draft([f"第{n}个。" * 30 for n in range(40)]))
        await pilot.press("down", "down")
        assert app.law.article_key == "art_3"
        assert app.said[-1] == ("art_3", Side.NEW)
        await pilot.press("end")
        assert app.law.article_key == "art_40"
        assert any("第四十条" in line for line in screen(app.law))
        await pilot.press("up", "home")
        assert app.law.article_key == "art_1"
        assert app.law.scroll_offset.y == 0
        assert not app.law.next_article(-1)


async def test_going_to_an_article_shows_it_whole() -> None:
    app = LawApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.law.show_draft(make_draft([f"第{n}个。" * 30 for n in range(40)]))
        assert app.law.go_to("art_24")
        await pilot.pause()
        assert row_of(app.law, "第二十四条") < 23
        assert not app.law.go_to("art_99")
        assert app.law.article_key == "art_24"


async def test_scrolling_takes_the_current_article_along() -> None:
    app = LawApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.law.show_draft(make_draft([f"第{n}个。" * 30 for n in range(40)]))
        for _ in range(5):
            app.law.scroll_pages(1)
        await pilot.pause()
        key = app.law.article_key
        assert key is not None
        assert int(key[4:]) > 10
        app.law.scroll_lines(-500)
        assert app.law.scroll_offset.y == 0
        assert int((app.law.article_key or "art_99")[4:]) < 10


async def test_the_heading_stays_while_its_article_scrolls() -> None:
    app = LawApp()
    async with app.run_test(size=(80, 10)) as pilot:
        app.law.show_draft(make_draft(["长文。" * 300, "短文。"]))
        app.law.scroll_lines(12)
        await pilot.pause()
        assert "第一条" in screen(app.law)[0]


async def test_changes_are_stepped_through() -> None:
    app = LawApp()
    async with app.run_test(size=(100, 30)) as pilot:
        app.law.show_comparison(sample_comparison())
        await pilot.pause()
        seen = []
        while app.law.next_change(1):
            seen.append(app.law.article)
        assert [a.key for a in seen if a] == ["art_2", "art_3", "art_3", "art_6", "art_7", "art_8", "art_9", "art_10"]
        assert app.law.change_position() == (8, 8)
        assert app.law.next_change(-1)
        assert app.law.article_key == "art_9"


async def test_comments_are_counted_and_stepped_through() -> None:
    app = LawApp()
    async with app.run_test(size=(100, 30)) as pilot:
        app.law.show_comparison(sample_comparison())
        app.law.set_comment_counts({"art_2": 3, "art_8": 12})
        await pilot.pause()
        assert screen(app.law)[row_of(app.law, "⚑期限")].startswith(" ~3 第二条")
        assert app.law.next_comment(1)
        assert app.law.article_key == "art_2"
        assert app.law.next_comment(1)
        assert app.law.article_key == "art_8"
        assert not app.law.next_comment(1)
        assert app.law.next_uncommented_change(-1)
        assert app.law.article_key == "art_7"


async def test_selecting_a_sentence_takes_two_motions() -> None:
    app = LawApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.law.show_draft(make_draft([SENTENCES]))
        await pilot.pause()
        assert app.law.start_selection()
        await pilot.press("right_parenthesis")
        assert picked(app.law) == Selected("art_1", Span(0, 16), "网络数据处理者应当制定应急预案。")
        assert selected_words(app.law) == "网络数据处理者应当制定应急预案。"
        await pilot.press("right_parenthesis")
        selection = picked(app.law)
        assert selection is not None
        assert selection.text.endswith("应当立即启动预案；")
        await pilot.press("escape")
        assert picked(app.law) is None
        assert app.said[-1] is None


async def test_motions_move_the_free_end_and_o_takes_the_other() -> None:
    app = LawApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.law.show_draft(make_draft([SENTENCES]))
        await pilot.pause()
        app.law.start_selection()
        await pilot.press("l", "l", "h")
        assert picked(app.law) == Selected("art_1", Span(0, 2), "网络")
        await pilot.press("w")
        selection = picked(app.law)
        assert selection is not None
        assert selection.span.start == 0
        await pilot.press("dollar_sign", "o", "w")
        selection = picked(app.law)
        assert selection is not None
        assert selection.span.start > 0
        assert selection.span.end == len(SENTENCES)
        await pilot.press("0", "o", "right_parenthesis")
        assert picked(app.law) == Selected("art_1", Span(0, len(SENTENCES)), SENTENCES)


async def test_shift_with_an_arrow_begins_and_down_goes_a_line_further() -> None:
    app = LawApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.law.show_draft(make_draft([SENTENCES]))
        await pilot.press("shift+right", "shift+right", "shift+down")
        selection = picked(app.law)
        assert selection is not None
        assert selection.span.start == 0
        assert len(selection.text) > 20


async def test_a_selection_across_a_deletion_holds_the_new_words_only() -> None:
    app = LawApp()
    comparison = sample_comparison()
    async with app.run_test(size=(100, 30)) as pilot:
        app.law.show_comparison(comparison)
        body = comparison.new.body(comparison.new.by_key["art_2"])
        assert app.law.select("art_2", Span(0, 20))
        await pilot.pause()
        assert picked(app.law) == Selected("art_2", Span(0, 20), body[:20])
        assert app.law.selection_side is Side.NEW
        assert selected_words(app.law) == body[:20]


async def test_dragging_and_clicking_pick_out_words() -> None:
    app = LawApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.law.show_draft(make_draft(["甲。", SENTENCES]))
        await pilot.pause()
        x, y = cell_of(app.law, "处理者")
        await pilot.mouse_down(LawView, offset=(x + 1, y))
        await pilot.hover(LawView, offset=(x + 3, y))
        await pilot.mouse_up(LawView, offset=(x + 3, y))
        assert picked(app.law) == Selected("art_2", Span(4, 6), "处理")
        assert app.law.article_key == "art_2"
        await pilot.click(LawView, offset=(x, y), times=3)
        assert picked(app.law) == Selected("art_2", Span(0, 16), "网络数据处理者应当制定应急预案。")
        x, y = cell_of(app.law, "应急预案")
        await pilot.click(LawView, offset=(x, y), times=2)
        selection = picked(app.law)
        assert selection is not None
        assert selection.text in ("应急", "应急预案")
        await pilot.click(LawView, offset=(GUTTER, row_of(app.law, "第一条")))
        assert picked(app.law) is None
        assert app.law.article_key == "art_1"


async def test_the_right_button_asks_for_a_comment() -> None:
    app = LawApp()
    async with app.run_test(size=(60, 20)) as pilot:
        app.law.show_draft(make_draft(["甲。"]))
        await pilot.pause()
        await pilot.click(LawView, offset=(8, 4), button=3)
        assert app.said[-1] == ("comment", "art_1", None)


@pytest.mark.parametrize("mode", [Mode.INLINE, Mode.NEW, Mode.SIDE])
async def test_resizing_keeps_article_selection_and_sight(mode: Mode) -> None:
    rows = [row(RowKind.SAME, [n], [n], [(E, SENTENCES)]) for n in range(1, 41)]
    app = LawApp()
    async with app.run_test(size=(200, 50)) as pilot:
        app.law.show_comparison(comparison_of(rows), mode)
        await pilot.pause()
        app.law.select("art_24", Span(16, 30))
        await pilot.pause()
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert app.law.article_key == "art_24"
        assert picked(app.law) == Selected("art_24", Span(16, 30), SENTENCES[16:30])
        assert SENTENCES[16:30] in selected_words(app.law)


@pytest.mark.parametrize("size", [(80, 24), (200, 24), (80, 50)])
@pytest.mark.parametrize("key", ["art_1", "art_9", "art_14"])
async def test_the_current_article_stays_in_sight_in_a_smaller_window(size: tuple[int, int], key: str) -> None:
    draft = make_draft([f"{SENTENCES}甲{n}。" for n in range(1, 41)])
    app = LawApp()
    async with app.run_test(size=(200, 50)) as pilot:
        app.law.show_draft(draft)
        await pilot.pause()
        app.law.next_article(int(key.removeprefix("art_")) - 1)
        await pilot.pause()
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert app.law.article_key == key
        shown = "".join(screen(app.law))
        assert draft.by_key[key].label in shown
        assert "网络数据处理者应当" in shown.split(draft.by_key[key].label)[1]
        assert app.law.scroll_offset.y == 0 or key != "art_1"


async def test_a_lower_window_leaves_the_passage_being_read_where_it_is() -> None:
    app = LawApp()
    async with app.run_test(size=(80, 50)) as pilot:
        app.law.show_draft(make_draft([SENTENCES * 40, SENTENCES]))
        await pilot.pause()
        app.law.scroll_lines(20)
        before = screen(app.law)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert screen(app.law)[1:] == before[1:24]  # the first line is the article's heading, kept at the top


async def test_changing_the_mode_keeps_the_article_in_sight() -> None:
    app = LawApp()
    async with app.run_test(size=(130, 16)) as pilot:
        app.law.show_comparison(sample_comparison())
        app.law.go_to("art_9")
        for mode in (Mode.SIDE, Mode.NEW, Mode.OLD, Mode.INLINE):
            app.law.set_mode(mode)
            await pilot.pause()
            assert app.law.article_key == "art_9", mode
            assert any("本条例所称重要数据" in line for line in screen(app.law)), mode


async def test_a_long_comparison_is_laid_out_in_its_other_modes_before_they_are_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Changing the mode then makes no page of its own, at this width and after a change of width."""
    rows = [row(RowKind.SAME, [n], [n], [(E, SENTENCES)]) for n in range(1, 41)]
    monkeypatch.setattr("workbench.widgets.law.page.LONG", 30)
    app = LawApp()
    async with app.run_test(size=(130, 16)) as pilot:
        app.law.show_comparison(comparison_of(rows))
        for width in (130, 110):
            await pilot.resize_terminal(width, 16)
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            with monkeypatch.context() as patch:
                patch.setattr("workbench.widgets.law.page.Page", None)
                for mode in (Mode.SIDE, Mode.NEW, Mode.OLD, Mode.INLINE):
                    app.law.set_mode(mode)
                    await pilot.pause()
                    assert app.law.mode is mode
                    assert any("应急预案" in line for line in screen(app.law)), mode


async def test_what_was_laid_out_ahead_for_another_comparison_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [row(RowKind.SAME, [n], [n], [(E, SENTENCES)]) for n in range(1, 41)]
    monkeypatch.setattr("workbench.widgets.law.page.LONG", 30)
    app = LawApp()
    async with app.run_test(size=(130, 16)) as pilot:
        app.law.show_comparison(comparison_of(rows))
        await pilot.pause()
        app.law.show_comparison(sample_comparison())
        await app.workers.wait_for_complete()
        await pilot.pause()
        app.law.set_mode(Mode.SIDE)
        await pilot.pause()
        assert any("国家保护" in line for line in screen(app.law))


async def test_side_by_side_needs_room() -> None:
    app = LawApp()
    async with app.run_test(size=(50, 16)) as pilot:
        app.law.show_comparison(sample_comparison(), Mode.SIDE)
        await pilot.pause()
        assert not app.law.has_room_for(Mode.SIDE)
        assert not any("│" in line for line in screen(app.law))
        await pilot.resize_terminal(120, 30)
        await pilot.pause()
        assert any("│" in line for line in screen(app.law))


async def test_search_marks_every_hit_and_walks_around() -> None:
    app = LawApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.law.show_draft(make_draft(["数据安全。" * 3, "别的。", "重要数据。", *["其他。"] * 40, "数据。"]))
        await pilot.pause()
        assert app.law.search("数据") == 5
        assert app.law.next_hit(1) == (1, 5)
        assert app.law.next_hit(-1) == (5, 5)
        assert app.law.article_key == "art_44"
        current = app.law.palette.paints[Role.SEARCH_CURRENT].behind
        assert "".join(roles(app.law, y).get(current, "") for y in range(24)) == "数据"
        assert app.law.next_hit(1) == (1, 5)
        assert app.law.search("没有的词") == 0
        assert app.law.next_hit(1) is None


async def test_folding_hides_unchanged_articles_and_opens_on_asking() -> None:
    rows = [row(RowKind.SAME, [n], [n], [(E, "不变。")]) for n in range(1, 9)]
    app = LawApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.law.show_comparison(comparison_of(rows))
        app.law.go_to("art_4")
        assert app.law.toggle_fold()
        await pilot.pause()
        assert app.law.article_key == "art_4"
        assert row_of(app.law, "第一条–第八条 未改动 (8)")
        app.law.go_to("art_6")
        await pilot.pause()
        assert row_of(app.law, "第六条")
        assert not app.law.toggle_fold()
        app.law.toggle_fold()
        await pilot.press("enter")
        assert row_of(app.law, "第八条")


async def test_without_colour_changes_are_bracketed() -> None:
    app = LawApp()
    async with app.run_test(size=(100, 30)) as pilot:
        app.law.show_comparison(sample_comparison())
        app.law.palette = PLAIN
        await pilot.pause()
        assert row_of(app.law, "[-三十日-]{+六十日+}")


async def test_no_color_in_the_environment_takes_the_plain_palette(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = LawApp()
    async with app.run_test(size=(100, 30)):
        assert app.law.palette is PLAIN


async def test_hostile_text_is_shown_and_nothing_interprets_it() -> None:
    app = LawApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.law.show_draft(make_draft(["[/] [bold]粗[/bold] \x1b[2J \u202e倒\u202c"]))
        await pilot.pause()
        assert row_of(app.law, "[/] [bold]粗[/bold] ▯[2J ▯倒▯")


async def test_a_draft_given_before_the_view_is_on_the_screen_is_shown_later() -> None:
    class Early(LawApp):
        def compose(self) -> ComposeResult:
            law = LawView(language="zh")
            law.show_draft(make_draft(["甲。", "乙。"]))
            yield law

    app = Early()
    async with app.run_test(size=(80, 24)):
        assert app.law.article_key == "art_1"
        assert row_of(app.law, "第二条")


async def test_a_view_without_a_draft_stays_calm() -> None:
    app = LawApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", "up", "pagedown", "enter", "shift+right", "end")
        assert app.law.article is None
        assert not app.law.start_selection()
        assert app.law.search("数据") == 0


async def test_stepping_and_drawing_takes_no_time() -> None:
    rows = [row(RowKind.SAME, [n], [n], [(E, SENTENCES)]) for n in range(1, 90)]
    app = LawApp()
    async with app.run_test(size=(120, 40)) as pilot:
        app.law.show_comparison(comparison_of(rows))
        await pilot.pause()
        started = time.perf_counter()
        for _ in range(50):
            app.law.next_article(1)
            screen(app.law)
        assert (time.perf_counter() - started) / 50 < 0.05  # about 0.004 s alone on the machine
