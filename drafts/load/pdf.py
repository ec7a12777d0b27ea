"""PDF files through pypdfium2: lines with their places, without page numbers and running heads, unwrapped to paragraphs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from drafts.errors import UnreadableDraftError
from drafts.load.refusals import damaged, encrypted
from drafts.pages import Print, running_heads, unwrap

_MOST_PAGES = 3000
_WATERMARK = 30
"""A page with fewer characters than this holds at most a watermark or a page number."""


@dataclass(frozen=True, slots=True)
class _Row:
    text: str
    left: float
    right: float
    bottom: float
    top: float


def pdf_text(data: bytes, name: str) -> str:
    """The paragraphs of a PDF file as lines. Raises UnreadableDraftError: damaged, encrypted, or scanned pages without text."""
    pages = _pages(data, name)
    characters = [sum(len(row.text.strip()) for row in page) for page in pages]
    if not pages or sum(count >= _WATERMARK for count in characters) < max(1, len(pages) * 0.2):
        raise UnreadableDraftError(
            f"“{name}”共 {len(pages)} 页，是扫描的图像，没有可读的文字层。请先做文字识别（OCR），或改用网页、Word 版本。",
            f"“{name}” has {len(pages)} pages that are scanned images without a text layer. "
            "Run text recognition (OCR) on it first, or use the web page or the Word version.",
        )
    heads = running_heads([[row.text for row in page] for page in pages])
    prints: list[Print] = []
    for page, marked in zip(pages, heads, strict=True):
        prints += _prints([row for i, row in enumerate(page) if i not in marked])
    return "\n".join(unwrap(prints))


def _pages(data: bytes, name: str) -> list[list[_Row]]:
    import pypdfium2

    library: Any = pypdfium2  # it has no types of its own
    try:
        document = library.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if b"/Encrypt" in data and "password" in str(error).lower():
            raise encrypted(name) from error
        raise damaged(name) from error
    try:
        if len(document) > _MOST_PAGES:
            raise UnreadableDraftError(
                f"“{name}”有 {len(document)} 页，超过 {_MOST_PAGES} 页的上限。请只导入法规草案的部分。",
                f"“{name}” has {len(document)} pages, more than the {_MOST_PAGES} that can be read. Import only"
                f" the pages of the draft.",
            )
        pages: list[list[_Row]] = []
        for index in range(len(document)):
            try:
                page = document[index]
                pages.append(_rows(page))
                page.close()
            except pypdfium2.PdfiumError:
                pages.append([])
        return pages
    finally:
        document.close()


def _rows(page: Any) -> list[_Row]:
    textpage = page.get_textpage()
    count = textpage.count_chars()
    text = textpage.get_text_range(errors="replace") if count else ""
    if not text.strip():
        textpage.close()
        return []
    rows: list[_Row] = []
    index = 0
    exact = len(text) == count
    for piece in re.split(r"(\r\n|\r|\n)", text):
        if piece in {"\r\n", "\r", "\n"}:
            index += len(piece)
            continue
        words = piece.strip()
        if words:
            first = index + len(piece) - len(piece.lstrip())
            last = index + len(piece.rstrip()) - 1
            if exact:
                left, bottom, _, top = textpage.get_charbox(first, loose=True)
                _, _, right, _ = textpage.get_charbox(last, loose=True)
            else:
                left, right, bottom, top = 0.0, float(len(words)), 0.0, 0.0
            rows.append(_Row(words.replace("\ufffe", "-").replace("\x02", "-"), left, right, bottom, top))
        index += len(piece)
    textpage.close()
    return _same_line(rows)


def _same_line(rows: list[_Row]) -> list[_Row]:
    """Puts together pieces that stand on one line of print, such as a label and its words a tab away."""
    joined: list[_Row] = []
    for row in rows:
        before = joined[-1] if joined else None
        height = row.top - row.bottom
        if (
            before is not None
            and height > 0
            and abs(row.bottom - before.bottom) < 0.3 * height
            and row.left >= before.right - 1
            and row.left - before.right < 12 * height
        ):
            joined[-1] = replace(
                before,
                text=f"{before.text} {row.text}",
                right=row.right,
                top=max(before.top, row.top),
                bottom=min(before.bottom, row.bottom),
            )
        else:
            joined.append(row)
    return joined


def _prints(rows: list[_Row]) -> list[Print]:
    pitches = sorted(a.bottom - b.bottom for a, b in pairwise(rows) if a.bottom > b.bottom)
    usual = pitches[len(pitches) // 3] if pitches else 0.0
    prints: list[Print] = []
    for i, row in enumerate(rows):
        size = max(row.top - row.bottom, 1.0)
        gap = (rows[i - 1].bottom - row.bottom - usual) / size if i else 0.0
        prints.append(Print(row.text, row.left, row.right, size, gap))
    return prints
