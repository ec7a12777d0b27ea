"""A comparison as plain lines marks what changed in the words, not how wide the spaces between them are."""

from __future__ import annotations

from drafts.compare import compare
from drafts.parse import parse
from workbench.plain import render_comparison

_OLD = "Harbour Act\n\nArticle 1\n1. A pilot shall keep a log.\n(a) by day;\n\nArticle 2\nA berth is let for a year.\n"
_NEW = "Harbour Act\n\nArticle 1\n1.   A pilot shall keep a true log.\n(a)   by day;\n\nArticle 2\nA berth is let for a year.\n"


def test_wider_spaces_are_printed_without_marks() -> None:
    shown = render_comparison(compare(parse(_OLD), parse(_NEW)), "en")
    assert "1.   A pilot shall keep a" in shown
    assert "(a)   by day;" in shown
    assert "[- -]" not in shown
    assert "{+true" in shown or "true +}" in shown


_ARTICLES = (
    "为了规范码头的管理，制定本办法。",
    "船舶进港应当在三日内向码头单位报告货物的种类和数量。",
    "码头单位应当建立值班制度，配备值班人员和救生设备。",
    "木材在码头堆放的，堆放人应当设置围栏和警示标志。",
)


def _pier(*bodies: str) -> str:
    return "码头管理办法\n" + "\n".join(f"第{n}条　{body}" for n, body in zip("一二三四", bodies, strict=True))


def test_an_article_that_was_moved_and_changed_is_told_by_both() -> None:
    first, report, watch, timber = _ARTICLES
    lit = timber.replace("设置", "设置照明设备、")
    shown = render_comparison(compare(parse(_pier(*_ARTICLES)), parse(_pier(first, lit, report, watch))), "zh")
    assert "未改动 3 · 移动 1（其中 1 条并修改）" in shown
    assert "> 第二条 （原第四条）  移动并修改" in shown
    only = render_comparison(compare(parse(_pier(*_ARTICLES)), parse(_pier(first, timber, report, watch))), "en")
    assert "> 第二条 (was 第四条)  moved\n" in only + "\n"
    assert "moved 1 " not in only.replace("moved 1\n", "")
