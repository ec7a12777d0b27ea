"""Comparison charts: which tables are charts, which column is read, and two drafts out of one file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from drafts.errors import UnreadableDraftError
from drafts.load import View, columns, load_bytes
from drafts.load.view import Choice, chosen
from drafts.reading import read, two_drafts_of
from tests.drafts.files import paragraph, raw_word, table
from workbench.cli import main

NUMBERS = "一二三四五"
HEAD = ["序号", "现行办法", "修订草案（征求意见稿）", "修改说明"]


def rows(*, heading: list[str] | None = HEAD, notes: bool = True) -> list[list[str]]:
    found = [heading[: 4 if notes else 3]] if heading else []
    for i, number in enumerate(NUMBERS, start=1):
        old = f"第{number}条　旧的内容{i}。" if i < 5 else ""
        row = [str(i), old, f"第{number}条　新的内容{i}。", f"参照第{number}条。"]
        found.append(row if notes else row[:3])
    return found


def word_chart(cells: list[list[str]]) -> bytes:
    return raw_word(
        paragraph("某办法对照表") + table([[[cell] for cell in row] for row in cells]) + paragraph("附注。")
    )


def page_chart(cells: list[list[str]]) -> bytes:
    body = "".join("<tr>" + "".join(f"<td><p>{cell}</p></td>" for cell in row) + "</tr>" for row in cells)
    return f"<html><head><meta charset='utf-8'></head><body><h1>某办法对照表</h1><table>{body}</table></body></html>".encode()


def markdown_chart(cells: list[list[str]]) -> bytes:
    lines = ["| " + " | ".join(row) + " |" for row in cells]
    rule = "| " + " | ".join("---" for _ in cells[0]) + " |"
    return "\n".join(["# 某办法对照表", "", lines[0], rule, *lines[1:], "", "附注。"]).encode()


def tabbed_chart(cells: list[list[str]]) -> bytes:
    return "\n".join(["某办法对照表", *("\t".join(row) for row in cells), "附注。"]).encode()


@pytest.mark.parametrize(
    ("make", "name"),
    [(word_chart, "a.docx"), (page_chart, "a.html"), (markdown_chart, "a.md"), (tabbed_chart, "a.txt")],
)
def test_the_newer_drafts_column_is_read_and_others_on_request(make: object, name: str) -> None:
    assert callable(make)
    data = make(rows())
    newer = load_bytes(data, name)
    assert [(c.number, c.heading, c.articles, c.newer) for c in columns(newer)] == [
        (1, "现行办法", 4, False),
        (2, "修订草案（征求意见稿）", 5, True),
        (3, "修改说明", 0, False),
    ]
    assert newer.choice.column == 2
    assert "第 2 栏" in next(r for r in newer.remarks if r.code == "comparison-chart").zh
    draft = read(newer)
    assert [draft.body(a) for a in draft.articles][:2] == ["新的内容1。", "新的内容2。"]
    assert "旧的内容" not in newer.text
    assert "序号" not in newer.text
    older = read(load_bytes(data, name, column=1))
    assert [older.body(a) for a in older.articles][:3] == [f"旧的内容{i}。" for i in range(1, 4)]
    assert "参照第一条。" in load_bytes(data, name, column=3).text
    with pytest.raises(UnreadableDraftError, match="no column 4"):
        load_bytes(data, name, column=4)


def test_a_heading_that_reaches_across_is_in_both_columns() -> None:
    across = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/></w:tcPr>' + paragraph("第一章　总则") + "</w:tc></w:tr>"
    chart = table([[[cell] for cell in row] for row in rows(notes=False)])
    data = raw_word(chart.replace("</w:tr>", "</w:tr>" + across, 1))
    for column in (1, 2):
        assert "第一章　总则" in load_bytes(data, "a.docx", column=column).text.splitlines()


def test_a_chart_goes_on_in_the_next_table_with_its_headings_repeated() -> None:
    first, second = rows(notes=False)[:3], [HEAD[:3], *rows(notes=False)[3:]]
    third = [["6", "", "第六条　新的内容6。"]]
    data = raw_word("".join(table([[[c] for c in row] for row in part]) for part in (first, second, third)))
    source = load_bytes(data, "a.docx")
    assert [a.label for a in read(source).articles] == [f"第{n}条" for n in "一二三四五六"]
    assert [c.articles for c in source.columns] == [4, 6]
    assert "现行" not in source.text


def test_articles_and_an_explanation_are_one_draft() -> None:
    cells = [["条文", "说明"], *[[f"第{n}条　甲。", f"本条规定了第{n}种情形。"] for n in NUMBERS]]
    source = load_bytes(word_chart(cells), "a.docx")
    assert len(read(source).articles) == 5
    assert "情形" not in source.text
    assert two_drafts_of(source) is None


def test_a_newer_column_on_the_left_is_found_by_its_heading() -> None:
    cells = [["修改后", "修改前"], *[[f"第{n}条　新。", f"第{n}条　旧。"] for n in NUMBERS]]
    assert load_bytes(word_chart(cells), "a.docx").choice.column == 1


def test_a_table_in_an_annex_is_no_chart() -> None:
    law = "".join(paragraph(f"第{n}条　甲。") for n in NUMBERS)
    penalties = [["违法行为", "处罚依据"], *[[f"行为{i}", f"第{n}条"] for i, n in enumerate(NUMBERS)]]
    body = law + paragraph("附件") + table([[[c] for c in row] for row in penalties])
    source = load_bytes(raw_word(body), "a.docx")
    assert source.columns == ()
    assert "行为0\t第一条" in source.text
    lines = (
        "".join(f"第{n}条　甲。\n\n" for n in NUMBERS)
        + "附件\n\n| 违法行为 | 处罚依据 |\n|---|---|\n| 行为 | 第一条 |\n"
    )
    assert load_bytes(lines.encode(), "a.md").text == lines


def test_a_column_asked_of_a_file_without_a_chart() -> None:
    for name, data in (
        ("a.docx", raw_word(paragraph("甲"))),
        ("a.txt", b"x"),
        ("a.html", b"<html><body><p>x</p></body></html>"),
    ):
        with pytest.raises(UnreadableDraftError, match="isn't a comparison chart"):
            load_bytes(data, name, column=1)


def test_spans_that_no_table_has_are_cut() -> None:
    row = "<tr><td rowspan='65534' colspan='99999'>第一条　甲。</td><td colspan='x'>第二条　乙。</td></tr>"
    page = f"<html><body><table>{row * 50}</table></body></html>"
    assert "第一条" in load_bytes(page.encode(), "a.html").text
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>' + paragraph("第一条　甲。") + "</w:tc>"
    assert "第一条" in load_bytes(raw_word(f"<w:tbl><w:tr>{cell * 3}</w:tr></w:tbl>"), "a.docx").text


def test_names_with_a_choice(tmp_path: Path) -> None:
    assert chosen("对照表.docx#1") == ("对照表.docx", Choice(View.ACCEPTED, 1))
    assert chosen("a.docx#original", column=2) == ("a.docx", Choice(View.ORIGINAL, 2))
    assert chosen("a#b.docx") == ("a#b.docx", Choice())
    path = tmp_path / "稿#2"
    path.write_text("第一条　甲。", encoding="utf-8")
    assert chosen(str(path)) == (str(path), Choice())


def test_one_file_named_twice_compares_the_drafts_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chart = tmp_path / "对照表.docx"
    chart.write_bytes(word_chart(rows()))
    assert main(["compare", str(chart), str(chart), "--json"]) == 0
    whole = capsys.readouterr()
    assert "旧的内容1" in whole.out
    assert "新的内容1" in whole.out
    assert "2" in whole.err
    assert main(["compare", f"{chart}#1", f"{chart}#2", "--json"]) == 0
    assert capsys.readouterr().out == whole.out


def test_a_revised_file_named_twice_compares_before_and_after(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = (
        '<w:p><w:r><w:t>第一条　经营者</w:t></w:r><w:del w:id="1"><w:r><w:delText>可以</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>应当</w:t></w:r></w:ins><w:r><w:t>登记。</w:t></w:r></w:p>'
    )
    path = tmp_path / "a.docx"
    path.write_bytes(raw_word(changed + paragraph("第二条　乙。")))
    assert main(["compare", str(path), str(path)]) == 0
    assert "[-可以-]{+应当+}" in capsys.readouterr().out
    assert main(["outline", str(path), "--view", "original"]) == 0
    assert "可以" in capsys.readouterr().out


def test_scripts_are_told_which_columns_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word_chart(rows(notes=False)))
    assert main(["outline", str(path), "--column", "1", "--json"]) == 0
    source = json.loads(capsys.readouterr().out)["source"]
    assert (source["view"], source["column"]) == ("accepted", 1)
    assert [column["articles"] for column in source["columns"]] == [4, 5]


def test_a_chart_in_traditional_characters() -> None:
    heading = ["修正條文", "現行條文", "說明"]
    cells = [heading, *([f"第{n}條　新的內容。", f"第{n}條　舊的內容。", "一、文字修正。"] for n in NUMBERS)]
    source = load_bytes(markdown_chart(cells), "a.md")
    assert [(c.heading, c.newer) for c in columns(source)] == [("修正條文", True), ("現行條文", False), ("說明", False)]
    assert read(source).body(read(source).articles[0]) == "新的內容。"


def test_labels_followed_by_a_tab_are_no_chart() -> None:
    text = "某办法\n第一条\t为了演示，制定本办法。\n第二条\t适用本办法。\n第三条\t本办法自发布之日起施行。\n"
    source = load_bytes(text.encode(), "a.txt")
    assert not columns(source)
    assert len(read(source).articles) == 3
