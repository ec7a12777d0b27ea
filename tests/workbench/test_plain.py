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
