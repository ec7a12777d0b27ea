"""Laws of every rendered line at widths from 30 to 200: the source comes back, punctuation keeps its place, cells find words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.comparison import RowKind
from drafts.model import Draft
from drafts.reading import read_file
from tests.workbench.builders import D, E, I, comparison_of, make_draft, row
from tests.workbench.test_linebreak import NEVER_FIRST, NEVER_LAST
from tests.workbench.test_render import check_every_character_is_found, check_map
from workbench.linebreak import cells
from workbench.render import ComparisonPages, Look, Mode, Page, Part, Side, draft_blocks
from workbench.render.lines import DIVIDER
from workbench.render.model import RowShape
from workbench.safe import safe

WIDTHS = st.integers(30, 200)
ZH = ["网络数据处理者", "应当", "三十日", "《数据出境规定》", "（试行）", "“重要数据”", "第十二条第二款", "……"]
ZH += ["，", "。", "；", "：", "、"]
EN = [
    "the processor ",
    "shall ",
    "notify ",
    "within 24 hours ",
    "(or 72 hours) ",
    "“personal data” ",
    "Article 12(3), ",
]
EN += ["— ", "; ", ". "]
LANGUAGES = {"zh": ZH, "en": EN, "mixed": [*ZH, *EN, "GDPR", "EDPB（以下简称“EDPB”）", "1,000,000 元"]}


def bodies(kind: str) -> st.SearchStrategy[str]:
    """Paragraphs of such words, each of which begins with a word."""
    words = LANGUAGES[kind]
    paragraph = st.lists(st.sampled_from(words), min_size=1, max_size=40).map(lambda found: words[0] + "".join(found))
    return st.lists(paragraph, min_size=1, max_size=3).map("\n".join)


def lines_of_columns(page: Page) -> list[list[str]]:
    """For each row and column of text, its lines without indent; headings, rules and blank rows are left out."""
    found: dict[tuple[int, int, int], list[str]] = {}
    left = page.column_widths[0]
    for y in range(page.height):
        line = page.line(y)
        block = page.blocks[line.block]
        shape = block.rows[line.row].shape
        if shape not in (RowShape.FULL, RowShape.PAIR) or line.row < block.heading_rows:
            continue
        text = "".join(run.text for run in line.runs)
        parts = [text] if shape is RowShape.FULL else [_cut(text, left, column) for column in (0, 1)]
        for column, part in enumerate(parts):
            if part.strip():
                found.setdefault((line.block, line.row, column), []).append(part.strip())
    return list(found.values())


def _cut(line: str, left: int, column: int) -> str:
    at = used = 0
    for at, character in enumerate(line):  # noqa: B007 -- used after the loop
        if used >= left:
            break
        used += cells(character)
    return line[:at] if column == 0 else line[at:].lstrip().removeprefix("│")


def check_punctuation(page: Page) -> None:
    """No line but a paragraph's first begins with closing punctuation, none but its last ends with opening."""
    for lines in lines_of_columns(page):
        assert not [line for line in lines[1:] if line.startswith(tuple(NEVER_FIRST))], lines
        assert not [line for line in lines[:-1] if line.endswith(tuple(NEVER_LAST))], lines
        room = max(page.width, sum(page.column_widths) + DIVIDER)
        assert all(cells(line) <= room for line in lines)


def check_source(page: Page, draft: Draft, side: Side) -> None:
    """The lines' characters, in the order they are drawn, are each article's words in their order; only spaces may lack."""
    drawn: dict[str, list[tuple[int, str]]] = {}
    for y in range(page.height):
        for spot in page.line(y).spots:
            for place in spot.places:
                if place.side is side and place.part is Part.BODY and place.key:
                    drawn.setdefault(place.key, []).extend((place.offset + i, c) for i, c in enumerate(spot.text))
    for article in draft.articles:
        body = safe(draft.body(article))
        found = drawn.get(article.key, [])
        offsets = [offset for offset, _ in found]
        there = set(offsets)
        assert offsets == sorted(there), article.key
        assert all(character in (body[offset], "¶") for offset, character in found)
        assert not "".join(c for at, c in enumerate(body) if at not in there).strip()


@pytest.mark.parametrize("kind", list(LANGUAGES))
@settings(max_examples=40)
@given(data=st.data(), width=WIDTHS)
def test_a_draft_on_the_screen(kind: str, data: st.DataObject, width: int) -> None:
    draft = make_draft(
        data.draw(st.lists(bodies(kind), min_size=1, max_size=3)), language="en" if kind == "en" else "zh"
    )
    page = Page(draft_blocks(draft, Look("zh")), width)
    check_punctuation(page)
    check_source(page, draft, Side.NEW)
    check_map(page, {Side.NEW: draft, Side.OLD: draft})
    check_every_character_is_found(page, draft, Side.NEW)


@pytest.mark.parametrize("kind", list(LANGUAGES))
@settings(max_examples=30)
@given(data=st.data(), width=WIDTHS, mode=st.sampled_from(list(Mode)))
def test_a_comparison_on_the_screen(kind: str, data: st.DataObject, width: int, mode: Mode) -> None:
    kept, gone, come = (data.draw(bodies(kind)) for _ in range(3))
    rows = [(E, kept), (D, gone), (I, come), (E, LANGUAGES[kind][0])]
    comparison = comparison_of([row(RowKind.EDITED, [1], [1], rows)])
    page = Page(ComparisonPages(comparison, Look("zh")).blocks(mode), width)
    drafts = {Side.NEW: comparison.new, Side.OLD: comparison.old}
    if mode in (Mode.NEW, Mode.OLD):
        check_punctuation(page)
    for side, absent in ((Side.NEW, Mode.OLD), (Side.OLD, Mode.NEW)):
        if mode is not absent:
            check_source(page, drafts[side], side)
            check_every_character_is_found(page, drafts[side], side)
    check_map(page, drafts)


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["pdr_final.txt", "espionage_2023.md", "aia_com2021_en.txt"])
def test_real_drafts_on_the_screen(corpus: Path, name: str) -> None:
    draft = read_file(corpus / "texts" / name)[1]
    blocks = draft_blocks(draft, Look("zh"))
    for width in (30, 47, 80, 120, 200) if len(draft.text) < 100_000 else (30, 120):
        page = Page(blocks, width)
        check_punctuation(page)
        check_source(page, draft, Side.NEW)
