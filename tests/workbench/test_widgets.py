from __future__ import annotations

from itertools import pairwise

import pytest
from textual.app import App, ComposeResult
from textual.widget import Widget

from comments.records import Status, Visibility
from drafts.comparison import Change
from tests.workbench.builders import D, E, I, make_comment, make_draft, sample_comparison
from workbench.linebreak import cells
from workbench.palette import (
    ANSI,
    ASCII,
    DARK,
    LIGHT,
    PALETTES,
    PLAIN,
    READABLE,
    UNICODE,
    Role,
    Surface,
    contrast,
    palette_for,
    theme_variables,
)
from workbench.render import ArticleId, Look, Side
from workbench.render.cards import card_lines
from workbench.render.motions import move, sentence_starts, span_around, word_starts
from workbench.screens.comment_rows import summary
from workbench.widgets.bars import HeaderBar, Item, KeysBar, StatusBar, fit_items
from workbench.widgets.comments_pane import CommentsPane
from workbench.widgets.line_input import one_line
from workbench.widgets.outline_view import OutlineView
from workbench.widgets.overlay import Mark, laid_over
from workbench.widgets.text_editor import LawTextArea, wrap_offsets
from workbench.wording import Words


class OneWidget(App[None]):
    """A widget on its own, and what it said."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.animation_level = "none"
        self.widget = widget
        self.said: list[object] = []

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_mount(self) -> None:
        if self.widget.can_focus:
            self.widget.focus()

    def on_outline_view_article_chosen(self, event: OutlineView.ArticleChosen) -> None:
        self.said.append(ArticleId(event.side, event.key))

    def on_comments_pane_comment_chosen(self, event: CommentsPane.CommentChosen) -> None:
        self.said.append((event.id, event.opened))

    def on_keys_bar_chosen(self, event: KeysBar.Chosen) -> None:
        self.said.append(event.action)


def screen(widget: Widget) -> list[str]:
    return [widget.render_line(y).text for y in range(widget.size.height)]


# -- palette


@pytest.mark.parametrize("palette", [DARK, LIGHT])
def test_every_role_is_readable_on_every_surface(palette: object) -> None:
    assert palette in (DARK, LIGHT)
    chosen = DARK if palette is DARK else LIGHT
    for role, paint in chosen.paints.items():
        for surface in chosen.surfaces.values():
            assert contrast(paint.colour, paint.behind or surface) >= READABLE, role


def test_every_palette_has_every_role() -> None:
    for palette in PALETTES.values():
        assert set(palette.paints) == set(Role)
        assert set(palette.surfaces) == set(Surface)


def test_plain_uses_no_colour_and_tells_changes_by_brackets() -> None:
    assert PLAIN.brackets
    for paint in PLAIN.paints.values():
        assert not paint.colour
        assert not paint.behind


def test_numerals_are_neither_underlined_nor_struck() -> None:
    for palette in (DARK, LIGHT, ANSI, PLAIN):
        assert not palette.paints[Role.INSERTED_NUMERAL].underline
        assert not palette.paints[Role.DELETED_NUMERAL].strike


def test_a_foreign_theme_keeps_its_background_only_where_everything_is_readable() -> None:
    assert palette_for("wb-light", "", "", False) is LIGHT
    assert palette_for("night", "#101010", "#181818", True).surfaces[Surface.TEXT] == "#101010"
    assert palette_for("muddy", "#777777", "#888888", True) is DARK


def test_themes_can_carry_the_palette() -> None:
    variables = theme_variables(DARK)
    assert variables["wb-inserted"] == "#7cc4f8"
    assert variables["wb-inserted-background"] == "#123350"


def test_glyphs_take_one_cell() -> None:
    for glyphs in (UNICODE, ASCII):
        for name in glyphs.__slots__:
            assert cells(getattr(glyphs, name)) == 1


# -- outline


async def test_the_outline_shows_signs_and_counts_at_the_edge() -> None:
    outline = OutlineView(language="zh")
    app = OneWidget(outline)
    async with app.run_test(size=(24, 20)) as pilot:
        outline.show_comparison(sample_comparison())
        outline.set_comment_counts({"art_2": 2})
        await pilot.pause()
        lines = screen(outline)
        assert lines[0].strip() == "第一章 总则"
        assert lines[2].startswith("   ~ 第二条")
        assert lines[2].rstrip().endswith(" 2")
        assert cells(lines[2].rstrip()) >= 22
        assert [line.strip()[:1] for line in lines[1:5]] == ["第", "~", "-", "+"]
        assert all(cells(line) == 24 for line in lines)


async def test_no_outline_line_is_wider_than_the_outline() -> None:
    outline = OutlineView(language="zh")
    async with OneWidget(outline).run_test(size=(40, 12)) as pilot:
        outline.show_comparison(sample_comparison())
        outline.set_comment_counts({"art_2": 123})
        for width in (8, 13, 20, 27, 34, 60):
            await pilot.resize_terminal(width, 12)
            await pilot.pause()
            inner = outline.scrollable_content_region.width
            assert {cells(line) for line in screen(outline)} == {inner}


async def test_the_outline_says_which_article_is_chosen() -> None:
    outline = OutlineView(language="zh")
    app = OneWidget(outline)
    async with app.run_test(size=(30, 10)) as pilot:
        outline.show_comparison(sample_comparison())
        await pilot.click(OutlineView, offset=(8, 2))
        await pilot.press("down", "down", "up", "end", "home", "enter")
        assert app.said == [
            ArticleId(Side.NEW, "art_2"),
            ArticleId(Side.OLD, "art_3"),
            ArticleId(Side.NEW, "art_3"),
            ArticleId(Side.OLD, "art_3"),
            ArticleId(Side.NEW, "art_10"),
            ArticleId(Side.NEW, "art_1"),
            ArticleId(Side.NEW, "art_1"),
        ]


async def test_the_current_article_is_kept_in_sight() -> None:
    outline = OutlineView(language="zh")
    async with OneWidget(outline).run_test(size=(30, 10)) as pilot:
        outline.show_draft(make_draft([f"第{n}个。" for n in range(60)]))
        outline.set_current(ArticleId(Side.NEW, "art_50"))
        await pilot.pause()
        assert any("第五十条" in line for line in screen(outline))


# -- comments


async def test_cards_say_who_what_and_who_may_see_it() -> None:
    pane = CommentsPane(language="zh")
    async with OneWidget(pane).run_test(size=(40, 24)) as pilot:
        internal = make_comment(
            "B", visibility=Visibility.INTERNAL, body="客户暂不表态。", proposal=None, quote=None, author="审阅人乙"
        )
        pane.show("第二条", [make_comment("A", status=Status.ADOPTED), internal])
        await pilot.pause()
        lines = [line.rstrip() for line in screen(pane)]
        assert lines[0].split() == ["第二条", "意见", "2"]
        assert lines[2] == "▌ 审阅人甲  已采纳  提交  实质"
        assert lines[3] == "▌ “六十日”"
        assert "期限宜与事件等级相称。" in lines[4]
        assert lines[5].startswith("▌ 建议 ")
        assert lines[7] == "║ 审阅人乙  已提出  ⊘内部·不导出  实质"
        pane.show("第五条", [make_comment("A")])
        await pilot.pause()
        assert screen(pane)[3].strip() == "▌ → second 第二条"


async def test_an_article_without_comments_names_the_next_key() -> None:
    pane = CommentsPane(language="zh")
    async with OneWidget(pane).run_test(size=(30, 12)) as pilot:
        pane.show("第一条", [])
        await pilot.pause()
        assert "按 c 写一条" in "".join(line.strip() for line in screen(pane))


async def test_comments_are_chosen_by_key_and_by_click() -> None:
    pane = CommentsPane(language="zh")
    app = OneWidget(pane)
    async with app.run_test(size=(40, 8)) as pilot:
        pane.show("第二条", [make_comment(name) for name in "ABC"])
        await pilot.press("down", "down", "down", "up")
        assert app.said == [("B", False), ("C", False), ("B", False)]
        await pilot.click(CommentsPane, offset=(5, 3), times=2)
        assert app.said[-1] == ("B", True)
        assert pane.chosen is not None
        pane.show("第二条", [make_comment("B"), make_comment("D")])
        assert pane.chosen.id == "B"
        pane.show("第三条", [])
        assert not pane.comments


def test_a_proposal_is_a_small_diff() -> None:
    changes = [Change(E, "应当在"), Change(D, "六十日"), Change(I, "三十个工作日"), Change(E, "内报告")]
    plain = card_lines(make_comment("A"), 60, Look("zh", brackets=True), changes=changes)
    assert "建议 应当在[-六十日-]{+三十个工作日+}内报告" in ["".join(r.text for r in line.runs) for line in plain]
    long = [Change(E, "很长的开头" * 20), Change(I, "改动"), Change(E, "很长的结尾" * 20)]
    text = "".join(
        run.text for line in card_lines(make_comment("A"), 60, Look("zh"), changes=long) for run in line.runs
    )
    assert "…" in text
    assert len(text) < 120


def test_a_new_article_is_no_change_to_the_words_it_stands_after() -> None:
    new = make_comment("A", quote=None, body="", proposal="处理者应当留存记录。", new_article=True)
    changes = [Change(D, "旧的文字"), Change(I, "处理者应当留存记录。")]
    lines = [
        "".join(r.text for r in line.runs) for line in card_lines(new, 60, Look("zh", brackets=True), changes=changes)
    ]
    assert "建议新增一条 处理者应当留存记录。" in lines
    assert summary(new, Words("zh")) == "新增一条：处理者应当留存记录。"


@pytest.mark.parametrize("width", [12, 20, 34, 60])
def test_no_card_line_is_wider_than_its_card(width: int) -> None:
    comment = make_comment(
        "A", body="很长的意见，" * 30 + "with some English words in between " * 3, rationale="理由。" * 20
    )
    for line in card_lines(comment, width, Look("zh")):
        assert sum(cells(run.text) for run in line.runs) <= width


async def test_hostile_comments_are_shown_and_nothing_interprets_them() -> None:
    pane = CommentsPane(language="zh")
    async with OneWidget(pane).run_test(size=(60, 12)) as pilot:
        pane.show("[/]", [make_comment("A", author="[bold]x", body="\x1b[2J\u202e[/]", proposal="\u200b", quote=None)])
        await pilot.pause()
        text = "\n".join(screen(pane))
        assert "[bold]x" in text
        assert "▯[2J▯[/]" in text
        assert "\x1b" not in text


# -- bars


class Hint:
    def __init__(self, keys: str, word: str, action: str) -> None:
        self._keys, self._word, self._action = keys, word, action

    @property
    def keys(self) -> str:
        return self._keys

    @property
    def action(self) -> str:
        return self._action

    def label(self, language: str) -> str:
        return self._word


async def test_the_help_key_is_never_left_out() -> None:
    bar = KeysBar(language="zh")
    app = OneWidget(bar)
    async with app.run_test(size=(100, 3)) as pilot:
        bar.show([Hint("j/k", "条", "next"), Hint("]/[", "改动", "change"), Hint("c", "意见", "comment")])
        for width in range(8, 100, 7):
            await pilot.resize_terminal(width, 3)
            await pilot.pause()
            assert bar.render_line(0).text.rstrip().endswith("? 帮助")
            assert cells(bar.render_line(0).text) == width
        assert bar.shown.startswith("j/k 条  ]/[ 改动  c 意见")
        await pilot.click(KeysBar, offset=(11, 0))
        assert app.said == ["change"]


async def test_the_header_drops_words_before_signs_and_never_its_title() -> None:
    bar = HeaderBar(language="zh")
    async with OneWidget(bar).run_test(size=(100, 3)) as pilot:
        bar.show(
            "数据安全管理条例", ["一稿 → 二稿", "[行内]"], [("+", 15, "新增"), ("-", 2, "删去"), ("~", 45, "修改")]
        )
        await pilot.pause()
        assert bar.shown.startswith("数据安全管理条例  一稿 → 二稿  [行内]")
        assert bar.shown.endswith("+15 新增  -2 删去  ~45 修改")
        await pilot.resize_terminal(60, 3)
        await pilot.pause()
        assert bar.shown.endswith("+15  -2  ~45")
        await pilot.resize_terminal(20, 3)
        await pilot.pause()
        assert bar.shown == "数据安全管理条例"


async def test_a_message_is_complete_at_every_width() -> None:
    bar = StatusBar(language="zh")
    async with OneWidget(bar).run_test(size=(80, 12)) as pilot:
        message = "已保存：第二十四条的意见（提交），并通知审阅人乙复核，期限为二〇二一年十二月十日。"
        for width in (20, 33, 60, 77, 84, 97, 160):
            await pilot.resize_terminal(width, 12)
            bar.say(message, "error")
            await pilot.pause()
            assert "".join(line.strip() for line in screen(bar)) == message
            assert all(cells(line) == width for line in screen(bar))
        bar.show(["第六条", "改动 4/60"], deadline="距截止 2 天", pressing=True)
        bar.hush()
        await pilot.pause()
        assert bar.size.height == 1
        assert bar.shown.startswith("距截止 2 天")


def test_items_are_dropped_by_priority_and_never_overflow() -> None:
    items = [Item("最要紧", priority=9), Item("其次重要", priority=5), Item("说明文字", priority=1, short="略")]
    assert [item.text for item in fit_items(items, 30)] == ["最要紧", "其次重要", "说明文字"]
    assert [item.text for item in fit_items(items, 20)] == ["最要紧", "其次重要", "略"]
    assert [item.text for item in fit_items(items, 16)] == ["最要紧", "其次重要"]
    assert [item.text for item in fit_items(items, 4)] == ["最…"]
    for width in range(1, 40):
        fitted = fit_items(items, width)
        assert sum(cells(item.text) for item in fitted) + 2 * (len(fitted) - 1) <= width


# -- typing


async def test_typed_chinese_breaks_where_lines_may_end() -> None:
    area = LawTextArea("网络数据处理者应当在三十日内，按照《数据规定》报告；逾期的，责令改正。" * 2)
    async with OneWidget(area).run_test(size=(30, 12)) as pilot:
        await pilot.pause()
        width = area.wrap_width
        for start in wrap_offsets(area.text, width):
            assert area.text[start] not in "，。；》"
        await pilot.press("end", "x")
        await pilot.press("ctrl+z")
        assert area.text.startswith("网络数据处理者")
        assert area.wrapped_document.height == len(wrap_offsets(area.text, width)) + 1


async def test_the_cursor_steps_over_words() -> None:
    area = LawTextArea("网络数据处理者应当在三十日内报告。")
    async with OneWidget(area).run_test(size=(60, 8)) as pilot:
        stops = []
        for _ in range(4):
            await pilot.press("ctrl+right")
            stops.append(area.cursor_location[1])
        assert stops == sorted(set(stops))
        assert stops[-1] < 14
        await pilot.press("ctrl+left")
        assert area.cursor_location[1] == stops[-2]


async def test_pasted_control_characters_are_left_out_and_loaded_ones_marked() -> None:
    from textual import events

    area = LawTextArea("一\u202e二")
    async with OneWidget(area).run_test(size=(40, 8)) as pilot:
        assert area.get_line(0).plain == "一▯二"
        pilot.app.post_message(events.Paste("三\x1b[31m\u200b四"))
        await pilot.pause()
        assert area.text == "三[31m四一\u202e二"


async def test_a_pasted_emoji_stays_whole_on_its_way_to_the_file() -> None:
    from textual import events

    area = LawTextArea("")
    async with OneWidget(area).run_test(size=(40, 8)) as pilot:
        pilot.app.post_message(events.Paste("👨\u200d👩\u200d👧 ✔\ufe0f 三\u200d日"))
        await pilot.pause()
        assert area.text == "👨\u200d👩\u200d👧 ✔\ufe0f 三日"


def test_offsets_of_typed_lines_never_overflow() -> None:
    text = "word " * 10 + " " * 30 + "数据处理者，" * 10
    for width in (10, 17, 30):
        edges = [0, *wrap_offsets(text, width), len(text)]
        assert edges == sorted(set(edges))
        for start, end in pairwise(edges):
            assert cells(text[start:end]) <= width + 1


# -- small parts


def test_marks_over_a_line_leave_its_characters_alone() -> None:
    from workbench.palette import Run

    runs = [Run("数据", Role.TEXT), Run("安全", Role.INSERTED)]
    over = list(laid_over(runs, [Mark(2, 6, Role.SELECTION)]))
    assert over == [
        Run("数", Role.TEXT),
        Run("据", Role.SELECTION),
        Run("安", Role.SELECTION),
        Run("全", Role.INSERTED),
    ]
    quoted = list(laid_over(runs, [Mark(0, 8, Role.QUOTE)]))
    assert quoted == [Run("数据", Role.QUOTE), Run("安全", Role.QUOTE_INSERTED)]


def test_sentences_and_words() -> None:
    text = "甲应当报告；乙“可以”申请。\n丙在24小时内答复！"
    assert [text[start] for start in sentence_starts(text)] == ["甲", "乙", "丙"]
    assert span_around(sentence_starts(text), 8, text) == (6, 13)
    english = "The processor shall report. See Art. 5 for details."
    assert [english[start : start + 3] for start in sentence_starts(english)] == ["The", "See"]
    assert word_starts(english, "en")[:3] == (0, 4, 14)
    assert move("word", english, 4, "en") == 14
    assert move("word-back", english, 14, "en") == 4
    assert move("paragraph", text, 0, "zh") == 13
    assert move("end", text, 0, "zh") == len(text) - 1
    assert move("left", "", 0, "zh") == 0


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("数据安全\n管理办法\n", "数据安全管理办法"),
        ("personal\r\n  information", "personal information"),
        ("应当在\n24小时内", "应当在24小时内"),
        (" 一行", " 一行"),
        ("\n\n", "\n\n"),
    ],
)
def test_lines_pasted_into_one_are_joined(pasted: str, line: str) -> None:
    assert one_line(pasted) == line


async def test_an_english_outline_spends_few_cells_on_the_word_article() -> None:
    outline = OutlineView(language="en")
    async with OneWidget(outline).run_test(size=(25, 10)) as pilot:
        outline.show_draft(make_draft(["Prohibited practices are these."], language="en"))
        await pilot.pause()
        assert any("Art. 1 Prohibited" in line for line in screen(outline))
