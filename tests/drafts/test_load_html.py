"""Web pages of many builds: the block that holds the law, and nothing a browser doesn't show."""

from __future__ import annotations

import pytest

from drafts.errors import UnreadableDraftError
from drafts.load import Source, load_bytes
from drafts.load.html import read_page
from drafts.reading import read
from tests.drafts.checks import check_draft

LAW = [f"第{n}条　经营者应当按照第{i}号目录办理登记。" for i, n in enumerate("一二三四五", start=1)]
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in LAW)


def load_page(body: str, head: str = "") -> Source:
    return load_bytes(
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode(), "a.html"
    )


def lines(body: str) -> list[str]:
    source = load_page(body)
    check_draft(read(source))
    return source.text.splitlines()


def links(count: int, words: str = "关于某事的通知") -> str:
    return "<ul>" + "".join(f"<li><a href='/news/{i}.html'>{words}{i}</a></li>" for i in range(count)) + "</ul>"


def test_law_deep_inside_the_page() -> None:
    assert lines(links(9) + "<div>" * 150 + PARAGRAPHS + "</div>" * 150 + links(9)) == LAW


def test_a_list_of_related_pages_in_the_same_block_is_left_out() -> None:
    assert lines(f"<div>{PARAGRAPHS}<div>相关新闻：{links(6)}</div></div>") == LAW


def test_files_attached_are_kept() -> None:
    attached = "<div>附件：" + "".join(f"<a href='/f/{i}.docx'>表格{i}</a>" for i in range(4)) + "</div>"
    assert lines(f"<div>{PARAGRAPHS}{attached}</div>")[-1] == "附件：表格0表格1表格2表格3"


def test_paragraphs_and_breaks_without_order() -> None:
    soup = (
        "<font size=3><p>&nbsp;&nbsp;"
        + "<br><br>\n　　".join(LAW[:3])
        + "<p><span>"
        + LAW[3]
        + "</span><br/>"
        + LAW[4]
        + "<p>"
    )
    assert [line.strip("\u3000\u00a0 ") for line in lines(soup)] == LAW


def test_preformatted_text_keeps_its_lines() -> None:
    text = "\n".join(LAW)
    assert lines(f"<pre>{text}\n</pre>") == LAW
    assert lines(f"<div style='white-space: pre-wrap'>{text}</div>") == LAW


def test_words_broken_over_source_lines_are_joined() -> None:
    assert lines("<p>" + "</p><p>".join(line.replace("经营者", "经\r\n    营者") for line in LAW) + "</p>") == LAW


def test_what_no_reader_sees_is_left_out() -> None:
    hidden = (
        "<script>第九条</script><style>第九条</style><noscript>第九条</noscript><template>第九条</template>"
        "<p hidden>第九条　隐藏。</p><p style='visibility:hidden'>第九条　隐藏。</p><!-- 第九条 --><textarea>第九条</textarea>"
    )
    assert lines(f"<div>{hidden}{PARAGRAPHS}{hidden}</div>") == LAW


def test_a_law_that_only_a_script_would_show_is_read_and_said_so() -> None:
    source = load_page(f"<div style='display:none' id='text'>{PARAGRAPHS}</div><p>正在加载</p>")
    assert source.text.splitlines()[:5] == LAW
    assert [r.code for r in source.remarks] == ["hidden-text"]


def test_changes_marked_on_a_page_have_two_views() -> None:
    body = "<p>第一条　经营者<del>可以</del><ins>应当</ins>登记。</p>"
    assert read_page(body.encode(), "a").text == "第一条　经营者应当登记。"
    data = f"<html><body>{body}</body></html>".encode()
    original = load_bytes(data, "a.html", view="original")
    assert original.text == "第一条　经营者可以登记。"
    assert original.revised
    assert [r.code for r in original.remarks] == ["tracked-changes"]


def test_numbered_lists_in_every_style() -> None:
    body = "<p>第一条　甲：</p><ol style='list-style-type: cjk-ideographic' start='3'><li>乙；</li><li value='9'>丙。</li></ol>"
    assert load_page(body).text.splitlines() == ["第一条　甲：", "三、 乙；", "九、 丙。"]


def test_a_page_nested_beyond_reason_is_refused_not_cut() -> None:
    with pytest.raises(UnreadableDraftError, match="nested too deeply"):
        load_page(PARAGRAPHS + "<span>" * 5000 + "第六条　尾。")


def test_progress_is_told_and_can_stop() -> None:
    seen: list[tuple[int, int]] = []
    load_bytes(f"<html><body>{PARAGRAPHS}</body></html>".encode(), "a.html", progress=lambda i, n: seen.append((i, n)))
    assert seen == [(i, 4) for i in range(1, 5)]

    def stop(done: int, total: int) -> None:
        raise KeyError("enough")

    with pytest.raises(KeyError, match="enough"):
        load_bytes(b"<html><body><p>x</p></body></html>", "a.html", progress=stop)
