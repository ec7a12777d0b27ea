"""Annexes and recitals on the screen and as places for comments: after the articles, in every mode, found by the search."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts.compare import compare
from drafts.parse import parse
from tests.drafts.test_compare_outside import ACT, BOATS, FEES, FORM, chinese
from tests.workbench.cli_runner import Runner
from tests.workbench.screen_setting import NOW, PERSON, press, review, running, screen_text, write
from workbench.render import Look, Mode
from workbench.render.blocks import ComparisonPages, draft_blocks
from workbench.render.model import Block, BlockKind
from workbench.render.outline import comparison_outline, draft_outline
from workbench.workspace import Workspace

OLD, NEW = chinese(FEES, BOATS), chinese(FORM, FEES.replace("十元\n", "三十元\n", 1), BOATS)


def words(block: Block) -> str:
    return "".join(paragraph.text for row in block.rows for paragraph in row.columns if paragraph)


@pytest.mark.parametrize("mode", list(Mode))
def test_annexes_follow_the_articles_under_a_rule_in_every_mode(mode: Mode) -> None:
    blocks = ComparisonPages(compare(OLD, NEW), Look("zh")).blocks(mode)
    rule = next(at for at, block in enumerate(blocks) if block.kind is BlockKind.RULE)
    assert words(blocks[rule]) == "条文之外"
    keys = [block.articles[0].key for block in blocks[rule + 1 :]]
    assert keys == (["annex_1", "annex_2"] if mode is Mode.OLD else ["annex_1", "annex_2", "annex_3"])
    if mode is Mode.INLINE:
        assert [block.sign for block in blocks[rule + 1 :]] == ["+", "~", "#"]
        assert "小船每次[十元]三十元" in words(blocks[rule + 2])


def test_the_outline_has_them_under_a_heading() -> None:
    found = [(line.label, line.sign) for line in comparison_outline(compare(OLD, NEW), "en")]
    assert found[3:] == [("Outside the articles", " "), ("附件1", "+"), ("附件2", "~"), ("附件3", "#")]
    assert [line.label for line in draft_outline(NEW)][3:] == ["附件1", "附件2", "附件3"]


def test_the_annexes_of_a_single_draft_can_be_stood_on() -> None:
    blocks = [block for block in draft_blocks(NEW, Look("zh")) if block.can_stand]
    assert [block.articles[0].key for block in blocks][3:] == ["annex_1", "annex_2", "annex_3"]


def test_the_recitals_of_a_single_draft_can_be_stood_on() -> None:
    act = parse(ACT.format("Whereas:\n(1) Ferries are old.\n(2) Rivers are deep.\nHAS ADOPTED THIS REGULATION:\n"))
    blocks = draft_blocks(act, Look("en"))
    assert [block.articles[0].key for block in blocks if block.can_stand] == ["rec_1", "rec_2", "art_1", "art_2"]
    assert [line.label for line in draft_outline(act)] == ["(1)", "(2)", "Art. 1", "Art. 2"]
    shown = "".join(words(block) for block in blocks)
    for passage in ("Whereas:", "Ferries are old.", "HAS ADOPTED THIS REGULATION:"):
        assert shown.count(passage) == 1


def open_ferries(folder: Path) -> Workspace:
    workspace = Workspace.open(str(folder / "store.sqlite3"), PERSON, lambda: NOW)
    for label, draft in (("一稿", OLD), ("二稿", NEW)):
        path = folder / f"{label}.txt"
        path.write_text(draft.text, encoding="utf-8")
        workspace.import_draft(path, "m", label=label)
    return workspace


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_search_finds_words_of_an_annex_and_a_comment_can_be_written_there(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    workspace = open_ferries(tmp_path)
    async with running(workspace, start="m", size=size) as pilot:
        await press(pilot, "slash")
        await write(pilot, "夜间每次")
        await press(pilot, "enter")
        assert review(pilot).label_of(review(pilot).law.article) == "附件2"
        assert "收费标准" in screen_text(pilot)
        await press(pilot, "c")
        await write(pilot, "夜间不应加收")
        await press(pilot, "ctrl+s")
    (comment,) = workspace.comments("m")
    assert (comment.article, comment.label, comment.draft) == ("annex_2", "附件2", "二稿")


async def test_the_next_change_leads_to_the_annexes(tmp_path: Path) -> None:
    async with running(open_ferries(tmp_path), start="m") as pilot:
        await press(pilot, "right_square_bracket")
        assert review(pilot).label_of(review(pilot).law.article) == "附件1"
        await press(pilot, "right_square_bracket")
        assert review(pilot).label_of(review(pilot).law.article) == "附件2"


async def test_a_paragraph_of_the_preamble_is_read_and_not_commented_on(tmp_path: Path) -> None:
    workspace = Workspace.open(str(tmp_path / "store.sqlite3"), PERSON, lambda: NOW)
    for label, treaty in (("one", "Treaty on ferries"), ("two", "Treaty on bridges")):
        path = tmp_path / f"{label}.txt"
        text = ACT.format(f"Having regard to the {treaty},\nWhereas:\n(1) Ferries need rules.\n")
        path.write_text(parse(text).text, encoding="utf-8")
        workspace.import_draft(path, "m", label=label)
    async with running(workspace, start="m", language="en") as pilot:
        await press(pilot, "right_square_bracket")
        assert review(pilot).label_of(review(pilot).law.article) == "Preamble, para. 1"
        for key in ("c", "space", "question_mark", "escape", "w", "escape", "t", "escape", "y"):
            await press(pilot, key)
        assert not review(pilot).dock.is_open
    assert workspace.comments("m") == ()


def test_a_comment_on_an_annex_is_exported_after_the_articles_and_carried_with_it(run: Runner, tmp_path: Path) -> None:
    for label, draft in (("一稿", OLD), ("二稿", NEW)):
        (tmp_path / f"{label}.txt").write_text(draft.text, encoding="utf-8")
    run("import", tmp_path / "一稿.txt", "--matter", "m", "--label", "一稿")
    run("comment", "m", "附件1", "--quote", "十元", "--proposal", "五元", "--body", "太高")
    run("comment", "m", "2", "--proposal", "渡口经营者应当免费提供救生衣。", "--body", "应免费")
    assert "没有“附件9”" in run("comment", "m", "附件9", "--body", "无").err
    assert [one["label"] for one in run("comments", "m", "--json", "--article", "附件1").json] == ["附件1"]
    run("export", "m", tmp_path / "out.md", "--form", "md", "--status", "proposed")
    rows = [line for line in (tmp_path / "out.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    assert "第二条" in rows[-2]
    assert "附件1" in rows[-1]
    assert "~~十元~~**五元**" in rows[-1]
    run("import", tmp_path / "二稿.txt", "--matter", "m", "--label", "二稿")
    carried = run("carry", "m", "--to", "二稿", "--json").json
    assert "annex_2" in str(carried) or "附件2" in str(carried), carried
