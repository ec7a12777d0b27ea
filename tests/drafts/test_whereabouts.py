"""Doubts are told by lines that an editor shows, or by the words that stand there."""

from __future__ import annotations

import pytest

from drafts.load import load_bytes
from drafts.outline import render_outline
from drafts.reading import read
from drafts.whereabouts import file_lines, where

SPACED = """---
title: 第一条
---

某某管理办法

<!-- 第一条　为了
规范某某 -->

**第一条**　为了规范某某，制定本办法。



## 第四条　使用者应当遵守本办法第九十九条的规定。
"""


def test_lines_are_those_of_the_file_whatever_was_left_out_between_them() -> None:
    source = load_bytes(SPACED.encode(), "a.md")
    assert list(file_lines(source, read(source))) == [5, 10, 14]
    assert "文件第 14 行：“第一条”之后直接是“第四条”" in render_outline(read(source), "zh", source=source)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_line_ends_as_the_file_ends_its_lines(line_end: str) -> None:
    text = "某某管理办法\n\n第一条　甲可以申请。\n\n\n第二条　乙应当办理登记。\n\n第四条　丙可以报名。\n"
    source = load_bytes(text.replace("\n", line_end).encode(), "a.txt")
    draft = read(source)
    gap = next(each for each in draft.diagnostics if each.code == "gap")
    assert where(draft, gap, file_lines(source, draft), "en") == "line 8 of the file: "


def test_a_file_without_lines_of_its_own_gets_article_and_words() -> None:
    page = "<html><body><p>第一条　甲可以申请。</p><p>第二条　乙应当依照第九条</p><p>的规定，</p><p>办理登记。</p></body></html>"
    source = load_bytes(page.encode(), "a.html")
    draft = read(source)
    assert file_lines(source, draft) == ()
    assert [where(draft, each, (), "zh") for each in draft.diagnostics] == [
        "“第二条 乙应当依照第九条”处：",
        "第二条“办理登记。”处：",
    ]
    assert where(draft, draft.diagnostics[1], (), "en") == "第二条, at “办理登记。”: "
