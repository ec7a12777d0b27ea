"""However a comparison is shown, what became of an article is called by one word in each language."""

from __future__ import annotations

import pytest

from drafts.comparison import RowKind, Significance
from drafts.showing.markdown import markdown_page
from drafts.showing.page import html_page
from drafts.wording import class_word, flag_name, kind_word
from tests.workbench.builders import sample_comparison
from tests.workbench.test_render import pages, text_of
from workbench.plain import render_comparison
from workbench.render import Look, Mode


@pytest.mark.parametrize("language", ["zh", "en"])
def test_screen_summary_markdown_and_page_use_the_same_words(language: str) -> None:
    comparison = sample_comparison()
    shown = {
        "screen": text_of(pages(comparison, Mode.INLINE, 120, Look(language))),
        "summary": render_comparison(comparison, language),
        "markdown": markdown_page(comparison, language),
        "page": html_page(comparison, language),
    }
    for kind in (RowKind.INSERTED, RowKind.DELETED, RowKind.SPLIT, RowKind.MERGED, RowKind.MOVED):
        for where, text in shown.items():
            assert kind_word(kind, language) in text, (where, kind)
    for where in ("markdown", "page"):
        for klass in Significance:
            assert class_word(klass, language) in shown[where], (where, klass)
    flags = {flag.kind for row in comparison.rows for flag in row.flags}
    assert flags
    for where in ("screen", "markdown", "page"):
        for name in flags:
            assert flag_name(name, language) in shown[where], (where, name)
