"""A comparison as JSON and as a page."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest

from drafts.compare import compare
from drafts.comparison import Comparison
from drafts.showing.comparison_json import comparison_json, summary
from drafts.showing.page import html_page
from tests.drafts.small_drafts import build

NASTY = '<script>alert(1)</script> & "q" \u202e\x1b[31m'


@pytest.fixture
def comparison() -> Comparison:
    old = build("使用单位应当在三十日内登记。", "处一万元以下罚款。", f"甲{NASTY}乙。", title=f"旧{NASTY}")
    new = build(
        "使用单位可以在六十日内登记。\n逾期不登记的，予以公告。",
        f"甲{NASTY}丙。",
        "新增的一条内容与其他各条都不相同。",
        title=f"新{NASTY}",
    )
    return compare(old, new)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.links: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        given = dict(attrs)
        self.links += [value for name, value in given.items() if name in ("href", "src") and value]
        self.ids |= {value for name, value in given.items() if name == "id" and value}
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_one_well_formed_file_without_script(comparison: Comparison, language: str) -> None:
    page = html_page(comparison, language)
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert not tags.seen & {"script", "link", "img", "iframe", "object"}
    assert all(link.startswith("#") and link[1:] in tags.ids for link in tags.links)
    assert {"ins", "del", "table", "nav", "style"} <= tags.seen


def test_what_a_draft_says_cannot_become_markup_or_turn_the_text(comparison: Comparison) -> None:
    page = html_page(comparison, "zh")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "\u202e" not in page
    assert "\x1b" not in page
    page.encode("utf-8")


def test_marks_can_be_read_without_colour(comparison: Comparison) -> None:
    page = html_page(comparison, "en")
    assert 'content: "{+"' in page
    assert 'content: "[-"' in page
    assert "Changes that matter" in page
    assert "条文对照" in html_page(comparison, "zh")


def test_json_has_the_keys_of_the_contract(comparison: Comparison) -> None:
    found = json.loads(json.dumps(comparison_json(comparison, "zh"), ensure_ascii=False))
    assert set(found) >= {"old", "new", "rows", "references", "summary"}
    assert set(found["old"]) >= {"title", "articles"}
    for row in found["rows"]:
        assert set(row) >= {
            "kind", "old", "new", "renumbered", "moved", "score", "class", "old_text", "new_text", "changes", "flags"
        }  # fmt: skip
        assert row["old_text"] == "".join(text for op, text in row["changes"] if op in ("equal", "delete"))
        assert row["new_text"] == "".join(text for op, text in row["changes"] if op in ("equal", "insert"))
        assert all(set(flag) == {"kind", "old", "new", "reason"} for flag in row["flags"])
    assert found["rows"][0]["old"] == ["1"]


def test_json_speaks_the_language_asked_for(comparison: Comparison) -> None:
    zh, en = (json.dumps(comparison_json(comparison, language), ensure_ascii=False) for language in ("zh", "en"))
    assert "义务变为许可" in zh
    assert "a duty becomes a permission" in en


def test_the_summary_counts_each_row_once(comparison: Comparison) -> None:
    found = summary(comparison)
    main = [row for row in comparison.rows if not row.partial]
    kinds, classes = found["by_kind"], found["by_class"]
    assert isinstance(kinds, dict)
    assert isinstance(classes, dict)
    assert found["rows"] == len(main) == sum(kinds.values()) == sum(classes.values())


def test_articles_of_one_number_are_told_apart_by_their_keys() -> None:
    old = build("使用单位应当登记。", "运营单位应当公示收费标准。", numbers=(1, 1))
    rows = comparison_json(compare(old, old), "zh")["rows"]
    assert isinstance(rows, list)
    assert [row["old"] for row in rows] == [["1"], ["1"]]
    assert [row["old_keys"] for row in rows] == [["art_1"], ["art_1_again"]]


def test_the_page_and_the_figures_say_of_a_moved_article_that_it_was_changed() -> None:
    bodies = (
        "船舶进港应当在三日内向码头单位报告货物的种类和数量。",
        "码头单位应当建立值班制度，配备值班人员和救生设备。",
        "木材在码头堆放的，堆放人应当设置围栏和警示标志。",
    )
    lit = bodies[2].replace("设置", "设置照明设备、")
    comparison = compare(build(*bodies), build(lit, *bodies[:2]))
    assert summary(comparison)["moved_and_changed"] == 1
    page = html_page(comparison, "zh")
    assert "移动并修改" in page
    assert "1（其中 1 条并修改）" in page
    assert "moved and changed" in html_page(comparison, "en")
