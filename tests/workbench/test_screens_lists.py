"""Lists about a comparison, the panel below the text, the lineage, and the way from them back into the text."""

from __future__ import annotations

from pathlib import Path

from tests.workbench.screen_setting import (
    NEW_TEXT,
    OLD_TEXT,
    SLUG,
    open_workspace,
    press,
    review,
    running,
    said,
    screen_text,
)
from workbench.render import ArticleId, BlockKind, Side
from workbench.screens.duties import DutiesScreen
from workbench.screens.lineage import LineageScreen
from workbench.screens.references import ReferencesScreen
from workbench.workspace import Workspace

THIRD_TEXT = (
    NEW_TEXT.replace("第二次", "第三次")
    .replace("三十日", "六十日")
    .replace("第六条 违反", "第六条 本办法所称重要数据，是指一旦泄露可能危害公共利益的数据。\n第七条 违反")
    .replace("第七条 本办法自", "第八条 本办法自")
)
"""Art. 6 of the second draft is Art. 7 here and still speaks of Art. 5, which is right."""
STALE_TEXT = NEW_TEXT.replace("违反本办法第五条规定", "违反本办法第四条规定")
"""The reference of Art. 6 was not updated when Art. 4 became Art. 5."""


def with_third(folder: Path, text: str = THIRD_TEXT) -> Workspace:
    """The small matter with a third draft."""
    workspace = open_workspace(folder)
    path = folder / "draft3.txt"
    path.write_text(text, encoding="utf-8")
    workspace.import_draft(path, SLUG, label="draft3")
    return workspace


def with_stale(folder: Path) -> Workspace:
    """A matter of its own whose second draft has a reference that wasn't updated."""
    workspace = open_workspace(folder)
    for label, text in (("one", OLD_TEXT), ("two", STALE_TEXT)):
        path = folder / f"{label}.txt"
        path.write_text(text, encoding="utf-8")
        workspace.import_draft(path, "stale", label=label)
    return workspace


async def test_the_duties_table_shows_what_became_of_each_duty_and_leads_to_it(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "L")
        text = screen_text(pilot)
        assert "义务表" in text
        assert "市主管部门" in text
        assert "期限" in text
        assert "义务性质" in text
        await press(pilot, "o")
        assert "第一章 总则" in screen_text(pilot)
        await press(pilot, "enter")
        assert review(pilot).law.article == ArticleId(Side.NEW, "art_4")


async def test_the_duties_of_a_single_draft_are_compared_with_nothing(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start="single") as pilot:
        await press(pilot, "ctrl+l")
        assert isinstance(pilot.app.screen, DutiesScreen)
        text = screen_text(pilot)
        assert "应当" in text
        assert "未变" not in text
        assert "= 第" not in text


async def test_permissions_are_listed_on_asking(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start="single") as pilot:
        await press(pilot, "ctrl+l")
        screen = pilot.app.screen
        assert isinstance(screen, DutiesScreen)
        before = screen.listing.position[1]
        await press(pilot, "x")
        assert screen.listing.position[1] == before + 1
        await press(pilot, "escape")
        assert review(pilot).law.has_focus


async def test_a_reference_not_updated_is_found_and_becomes_a_comment_already_begun(tmp_path: Path) -> None:
    workspace = with_stale(tmp_path)
    async with running(workspace, start="stale") as pilot:
        await press(pilot, "X")
        assert isinstance(pilot.app.screen, ReferencesScreen)
        assert "该条现为第五条" in screen_text(pilot)
        await press(pilot, "c")
        dock = review(pilot).dock
        assert dock.is_open
        typed = dock.typed()
        assert typed.article == "art_6"
        assert typed.quote is not None
        assert typed.quote.exact == "第四条"
        assert "请核对" in typed.body
        await press(pilot, "ctrl+s")
        assert [c.quote.exact for c in workspace.comments("stale") if c.quote] == ["第四条"]


async def test_a_draft_without_faults_says_so(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start="single", language="en") as pilot:
        await press(pilot, "X")
        assert "No reference needs a look" in screen_text(pilot)
        await press(pilot, "x")
        assert "Article" in screen_text(pilot) or "第四条" in screen_text(pilot)


async def test_summary_by_chapter_and_replacements(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "S", "down")
        assert "第二章 义务" in screen_text(pilot)
        await press(pilot, "enter")
        assert review(pilot).law.article == ArticleId(Side.NEW, "art_5")
        await press(pilot, "ctrl+o")
        assert review(pilot).law.article == ArticleId(Side.NEW, "art_1")
        await press(pilot, "equals_sign")
        assert "没有成批替换的词语" in screen_text(pilot)
        await press(pilot, "escape", "ctrl+o")
        assert any("没有可以回去的地方" in text for text in said(pilot))


async def test_only_flagged_changes_are_shown_in_three_keys_and_all_again_after(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        screen = review(pilot)
        await press(pilot, "ctrl+p", "旗", "enter")
        shown = [b for b in screen.law._page.blocks if b.kind is BlockKind.ARTICLE]
        assert shown
        assert all(block.flags for block in shown)
        assert "未选中" in screen_text(pilot)
        await press(pilot, "1", "enter")
        assert screen.label_of(screen.law.article) == "第一条"
        await press(pilot, "ctrl+p", "旗", "enter")
        assert "未选中" not in screen_text(pilot)


async def test_one_kind_of_flag_is_chosen_from_a_list(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "l")
        assert "任何旗标" in screen_text(pilot)
        await press(pilot, "end", "enter")
        shown = [b for b in review(pilot).law._page.blocks if b.kind is BlockKind.ARTICLE]
        assert len(shown) == 1
        await press(pilot, "l", "home", "enter")
        assert "未选中" not in screen_text(pilot)


async def test_the_panel_tells_the_flags_reasons_and_the_evidence(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        await press(pilot, "5", "enter", "w")
        text = screen_text(pilot)
        assert "义务变为许可" in text
        assert "对应的依据" in text
        await press(pilot, "escape")
        assert review(pilot).law.has_focus
        assert "对应的依据" not in screen_text(pilot)


async def test_enter_follows_the_reference_and_ctrl_o_comes_back(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG) as pilot:
        screen = review(pilot)
        await press(pilot, "6", "enter", "enter")
        assert screen.label_of(screen.law.article) == "第五条"
        await press(pilot, "ctrl+o")
        assert screen.label_of(screen.law.article) == "第六条"
        await press(pilot, "1", "enter", "enter")
        assert any("没有指向本稿条文的引用" in text for text in said(pilot))


async def test_k_shows_a_terms_definition_and_every_use(tmp_path: Path) -> None:
    async with running(with_third(tmp_path), start=SLUG) as pilot:
        screen = review(pilot)
        await press(pilot, "4", "enter", "K")
        assert "重要数据" in screen_text(pilot)
        assert "是指一旦泄露" in screen_text(pilot)
        await press(pilot, "enter")
        assert screen.label_of(screen.law.article) == "第六条"
        await press(pilot, "ctrl+o", "1", "enter", "ctrl+k")
        assert "没有用到本稿定义的术语" in screen_text(pilot)


async def test_the_lineage_shows_three_drafts_beside_one_another_and_below_on_asking(tmp_path: Path) -> None:
    async with running(with_third(tmp_path), start=SLUG, size=(200, 50)) as pilot:
        await press(pilot, "4", "enter", "T")
        screen = pilot.app.screen
        assert isinstance(screen, LineageScreen)
        lines = screen_text(pilot).split("\n")
        heads = next(line for line in lines if "draft1" in line and "draft3" in line and "→" not in line)
        assert heads.index("draft1") < heads.index("draft2") < heads.index("draft3")
        assert "第三条 → 第四条 → 第四条" in screen_text(pilot)
        await press(pilot, "s")
        assert not screen.columns.beside
        await press(pilot, "f8")
        assert "第四条 → 第五条 → 第五条" in screen_text(pilot)
        await press(pilot, "enter")
        assert review(pilot).label_of(review(pilot).law.article) == "第五条"


async def test_the_lineage_of_two_drafts_in_a_small_window_and_of_one_draft(tmp_path: Path) -> None:
    async with running(open_workspace(tmp_path), start=SLUG, size=(80, 24), language="en") as pilot:
        await press(pilot, "ctrl+t")
        assert "Lineage" in screen_text(pilot)
        await press(pilot, "j", "j")
        assert "not in this draft" in screen_text(pilot)
        await press(pilot, "escape")
    async with running(open_workspace(tmp_path), start="single") as pilot:
        await press(pilot, "T")
        assert any("只有一份草案" in text for text in said(pilot))


async def test_of_three_drafts_any_two_are_compared_either_way_round(tmp_path: Path) -> None:
    async with running(with_third(tmp_path), start=SLUG) as pilot:
        assert "draft2 → draft3" in screen_text(pilot)
        await press(pilot, "d")
        assert "比较 draft2 → draft3" in screen_text(pilot)
        await press(pilot, "end", "space", "X")
        assert "draft3 → draft1" in screen_text(pilot) or "draft2 → draft1" in screen_text(pilot)
        await press(pilot, "X", "enter")
        shown = review(pilot).shown
        assert shown is not None
        assert shown.old is not None
        assert shown.old.label == "draft1"
        await press(pilot, "d", "f5", "enter")
        shown = review(pilot).shown
        assert shown is not None
        assert shown.new.label == "draft1"
        assert shown.comparison is not None
        await press(pilot, "d")
        assert "已对调" in screen_text(pilot)
        await press(pilot, "escape")


async def test_hostile_text_is_shown_safely_on_every_list(tmp_path: Path) -> None:
    hostile = (
        NEW_TEXT.replace("第二次", "\u202e第二次[/]")
        .replace("专家委员会", "专家\u200b委员会\u202e[bold]")
        .replace("三十日", "三十日\u2066[/red]")
        .replace("第五条规定", "第九条规定")
    )
    async with running(with_third(tmp_path, hostile), start=SLUG) as pilot:
        for keys in (("A", "space", "down"), ("T",), ("L",), ("X",), ("S",), ("l",), ("d",), ("B",)):
            await press(pilot, *keys)
            text = screen_text(pilot)
            assert not set(text) & set("\u202e\u2066\u200b\x1b"), keys
            await press(pilot, "escape", "escape")
        for keys in (("6", "enter", "w"), ("K",)):
            await press(pilot, *keys)
            assert not set(screen_text(pilot)) & set("\u202e\u2066\u200b\x1b"), keys
            await press(pilot, "escape")
        assert review(pilot).law.has_focus


async def test_an_article_renumbered_and_retyped_is_counted_as_its_line_shows_it(tmp_path: Path) -> None:
    workspace = open_workspace(tmp_path)
    first = "第一条 为了规范数据处理活动，制定本办法。\n"
    kept = "市主管部门应当公布重要数据目录，听取各方意见。"
    for label, text in (
        ("draft1", f"{first}第二条 {kept}\n"),
        ("draft2", f"{first}第二条 本市设立专家委员会。\n第三条 {kept.replace('，', ',')}\n"),
    ):
        path = tmp_path / f"{label}.txt"
        path.write_text(f"数据办法（征求意见稿）\n\n{text}", encoding="utf-8")
        workspace.import_draft(path, "typed", label=label)
    async with running(workspace, start="typed", size=(200, 50)) as pilot:
        shown = review(pilot).shown
        assert shown is not None
        assert shown.comparison is not None
        assert [str(row.klass) for row in shown.comparison.rows] == ["none", "flagged", "mechanical"]
        assert "~1 修改" in screen_text(pilot)
        assert "#1" not in screen_text(pilot)
        await press(pilot, "S")
        assert "~1 修改" in screen_text(pilot)
        assert "#1" not in screen_text(pilot)
