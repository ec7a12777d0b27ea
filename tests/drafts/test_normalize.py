"""What holds of canonical text."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.errors import UnreadableDraftError
from drafts.load import load
from drafts.normalize import normalize

PIECES = st.sampled_from(
    [
        "第一条",
        "　　",
        "（一）",
        "\n",
        "\r\n",
        "\f",
        " ",
        "**",
        "# ",
        "<!--",
        "-->",
        "---",
        "\u200b",
        "\u202e",
        "图",
        "法",
        "。",
        "[链接](http://x.y)",
        "![图](a)",
        "1.",
        "EN",
        "12",
        "—",
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))


def _characters(text: str) -> Counter[str]:
    return Counter(c for c in text if not c.isspace())


@given(TEXTS)
@settings(max_examples=300)
def test_every_character_is_kept_or_accounted_for(text: str) -> None:
    canonical = normalize(text)
    left_out = "".join(dropped.text for dropped in canonical.dropped)
    assert _characters(text) == _characters(canonical.text) + _characters(left_out)
    assert all(dropped.reason and dropped.line >= 1 for dropped in canonical.dropped)


@given(TEXTS)
@settings(max_examples=300)
def test_canonical_text_is_one_paragraph_a_line(text: str) -> None:
    canonical = normalize(text).text
    assert canonical == "" or canonical.endswith("\n")
    for line in canonical.split("\n")[:-1]:
        assert line
        assert line == line.strip()
    assert re.search("[\x00-\x08\x0b-\x1f\u200b-\u200f\u202a-\u202e\ufeff]", canonical) is None


def test_words_and_punctuation_are_left_alone() -> None:
    text = "第一条  依照本法(以下简称“本法”)，罚款１００元;　情节严重的，加倍。\n"
    assert normalize(text).text == text


def test_markdown_front_matter_links_and_comments_go_with_a_reason() -> None:
    canonical = normalize(
        "---\ntitle: 甲\n---\n## 第一章　总则\n<!-- 说明\n结束 -->\n**第一条**　见[网站](https://example.org/a)。\n![图](b.png)\n"
    )
    assert canonical.text == "第一章　总则\n第一条　见网站。\n"
    assert {d.reason for d in canonical.dropped} == {"front-matter", "comment", "markup"}


def test_two_page_numbers_in_the_middle_of_their_lines_are_dropped() -> None:
    page = "\n".join(f"第{n}条　应当登记。" for n in "一二三四五六七八九十")
    text = f"{page}\n{' ' * 34}1\n{page}\n{' ' * 34}2\n"
    canonical = normalize(text)
    assert canonical.text == f"{page}\n{page}\n"
    assert [d.text for d in canonical.dropped] == ["1", "2"]
    assert normalize(text.replace(" " * 34, "")).dropped == ()


def test_what_keeps_signs_from_being_markdown_goes() -> None:
    canonical = normalize("1\\. 甲。\n\\- 乙 \\[注\\]。\n农业\\水利。\n")
    assert canonical.text == "1. 甲。\n- 乙 [注]。\n农业\\水利。\n"
    assert [(d.text, d.reason, d.line) for d in canonical.dropped] == [("\\", "markup", n) for n in (1, 2, 2, 2)]


def test_invisible_characters_are_reported() -> None:
    canonical = normalize("第一条　罚\u202e款\u200b。")
    assert canonical.text == "第一条　罚款。\n"
    (remark,) = canonical.remarks
    assert remark.code == "invisible-character"
    assert "2" in remark.zh
    assert "direction" in remark.en


def test_lines_broken_at_a_width_are_joined() -> None:
    paragraph = (
        "The authority shall keep a public register of the devices that were notified to it under this "
        "Part and shall update it every month."
    )
    text = "\n\n".join(["\n".join(re.findall(r".{1,60}(?:\s|$)", paragraph)).replace(" \n", "\n")] * 6)
    assert normalize(text).text == f"{paragraph}\n" * 6


def test_short_lines_that_are_no_paragraph_are_not_joined() -> None:
    text = "名单\n甲处\n乙处\n丙处\n丁处\n戊处\n己处\n庚处\n辛处\n壬处\n"
    assert normalize(text).text == text


def test_headings_of_like_length_above_whole_paragraphs_are_no_broken_lines() -> None:
    headings = [f"第{n}章 仓库登记的内容和程序" for n in "一二三四五六七八九"]
    articles = [
        f"第{n}条仓库的所有人应当在投入使用前向所在地的登记机关办理登记，并且公布收费标准。"
        for n in "一二三四五六七八九"
    ]
    body = [line for pair in zip(headings, articles, strict=True) for line in pair]
    text = "\n".join(["仓库登记办法", "（2020年5月1日某市人民政府第3次会议通过）", "目 录", *headings, *body]) + "\n"
    assert normalize(text).text == text


def test_a_note_in_brackets_is_joined_to_neither_neighbour() -> None:
    long = "关于进一步加强示范城市仓库登记管理和安全检查工作的若干决定"
    note = "（2020年5月1日示范市第三届人民代表大会常务委员会第八次会议）"
    lines = [long, note]
    for n in "一二三四五六七八九":
        lines += [f"{n}、仓库的所有人应当在投入使用前向所在地的登记机关办理登记，", "并且公布收费标准。"]
    assert normalize("\n".join(lines)).text.split("\n")[:3] == [long, note, "".join(lines[2:4])]


def test_a_head_above_each_page_number_goes_and_a_sentence_goes_on_over_the_page() -> None:
    lines = ["Moorings Act"]
    for page in range(1, 5):
        for number in range(page * 5 - 4, page * 5 + 1):
            lines += [
                f"{number} The warden must, before the first day of month {number} of every year, enter",
                "it in the list.",
            ]
        lines += [
            f"{page * 100} A boat that blocks the entrance may at any time of the day be towed",
            "",
            "Moorings Act",
            str(page),
            "",
        ]
        lines.append("away by the warden.")
    found = normalize("\n".join(lines))
    assert found.text.count("Moorings Act") == 1
    assert found.text.startswith("Moorings Act\n")
    assert found.text.count("may at any time of the day be towed away by the warden.\n") == 4
    assert [one.reason for one in found.dropped] == ["page-number"] * 8


def test_a_chinese_word_that_a_page_parts_is_whole_again() -> None:
    head = "路灯管理条例（征求意见稿）"
    lines = ["路灯管理条例"]
    for page, n in enumerate("一二三四", start=1):
        lines += [f"第{n}条　新建、改建、扩建城市道路，应当同步设计、同步施工路灯设施。路灯主管", "部门参加验收，"]
        lines[-1:] = [
            "部门应当参加验收，建设单位应当在竣工后三十日内向路灯主管部门移交全部资",
            "",
            f"— {page} —",
            head,
            "",
        ]
        lines.append("料。")
    found = normalize("\n".join(lines))
    assert head not in found.text
    assert found.text.count("移交全部资料。\n") == 4


def test_page_numbers_and_running_heads_of_pages_are_dropped() -> None:
    pages = [
        f"某办法草案\n\n第{n}条　甲乙丙丁的设备应当登记。\n\n第{n}条之一　不登记的，责令改正。\n\n- {n} -\n"
        for n in range(1, 7)
    ]
    canonical = normalize("\f".join(pages))
    assert "- 3 -" not in canonical.text
    assert "某办法草案" not in canonical.text
    assert canonical.text.count("设备应当登记") == 6


@pytest.mark.corpus
def test_real_files_lose_nothing(corpus: Path) -> None:
    for path in sorted([*corpus.glob("texts/*"), *corpus.glob("raw/*")]):
        try:
            text = load(path).text
        except UnreadableDraftError:
            continue
        canonical = normalize(text)
        left_out = "".join(dropped.text for dropped in canonical.dropped)
        assert _characters(text) == _characters(canonical.text) + _characters(left_out), path.name
        if not path.name.startswith("aia"):
            assert normalize(canonical.text).text == canonical.text, path.name
