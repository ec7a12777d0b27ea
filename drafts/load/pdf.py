"""PDF files: lines with their places, without page numbers and running heads, unwrapped to paragraphs."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

from drafts.errors import UnreadableDraftError
from drafts.load import pdf_reader
from drafts.load.pdf_layout import Column, Row, columns_of, usual_pitch
from drafts.load.refusals import MOST_CHARACTERS, MOST_LINES, damaged, encrypted, too_costly, too_large
from drafts.load.view import Progress
from drafts.model import Diagnostic
from drafts.parsing.pages import Print, margin, right_margin, running_heads, unwrap

_MOST_PAGES = 3000
_WATERMARK = 30
"""A page with fewer characters than this holds at most a watermark or a page number."""
_MANY = 8
"""Lines of a column from which on its margin and the distance of its lines can be told."""
_EDGE = 3
"""Lines at the top and at the bottom of a page among which its number and its head are."""
_SECONDS = 2.5
"""Processor time allowed for a small file; a usual one of 20 pages takes 0.05."""
_SECONDS_PER_MB = 0.75
_MEGABYTES = 300
"""Memory allowed, and twice the file's size."""
_WAIT = 16.0
"""Times the processor time that a reading may take in all, on a machine that has other things to do."""


@dataclass(frozen=True, slots=True)
class _Page:
    columns: list[Column]
    picture: bool

    @property
    def characters(self) -> int:
        return sum(len(row.text) for column in self.columns for row in column.rows)


def pdf_text(data: bytes, name: str, progress: Progress | None = None) -> tuple[str, tuple[Diagnostic, ...]]:
    """The paragraphs of a PDF file as lines, and remarks on pages that can't be read.

    Raises UnreadableDraftError: damaged, encrypted, scanned pages without text, or too costly to read.
    """
    pages = list(_pages(data, name, progress))
    readable = sum(page.characters >= _WATERMARK for page in pages)
    if readable < max(1, len(pages) * 0.2):
        raise UnreadableDraftError(
            f"“{name}”共 {len(pages)} 页，是扫描的图像，没有可读的文字层。请先做文字识别（OCR），或改用网页、Word 版本。",
            f"“{name}” has {len(pages)} pages that are scanned images without a text layer. "
            "Run text recognition (OCR) on it first, or use the web page or the Word version.",
        )
    columns = [column for page in pages for column in page.columns]
    furniture = _furniture(pages)
    bodies = [[row for row in column.rows if id(row) not in furniture] for column in columns]
    prints = _prints(_aligned(bodies), [column.side for column in columns])
    if len(prints) > 4 * MOST_LINES:
        raise too_large(name)
    return "\n".join(unwrap(prints)), _remarks(pages)


def _furniture(pages: Sequence[_Page]) -> set[int]:
    """The identities of the rows that are page numbers or running heads, of whole pages or of the halves of a sheet."""
    across: list[list[Row]] = []
    halves: list[list[Row]] = []
    for page in pages:
        if all(column.side == 0 for column in page.columns):
            across.append([row for column in page.columns for row in column.rows])
            continue
        tops = sorted((row.top for column in page.columns for row in column.rows), reverse=True)
        high, low = tops[: 2 * _EDGE][-1], tops[-2 * _EDGE :][0]  # two halves, side by side
        for side in (0, 1, 2):
            rows = [row for column in page.columns if column.side == side for row in column.rows]
            (halves if side else across).append([row for row in rows if row.top >= high or row.top <= low])
    found: set[int] = set()
    for group in (across, halves):
        marks = running_heads(
            [[row.text for row in rows] for rows in group], [[row.bottom for row in rows] for rows in group]
        )
        found.update(id(rows[i]) for rows, marked in zip(group, marks, strict=True) for i in marked)
    return found


def _remarks(pages: Sequence[_Page]) -> tuple[Diagnostic, ...]:
    without = [number for number, page in enumerate(pages, start=1) if page.picture and page.characters < _WATERMARK]
    if not without:
        return ()
    shown = [str(number) for number in without[:12]]
    more = len(without) - len(shown)
    zh = "、".join(shown) + (f" 等 {len(without)}" if more else "")
    en = ", ".join(shown) + (f" and {more} more" if more else "")
    return (
        Diagnostic(
            "pages-without-text",
            f"第 {zh} 页是图像，没有文字，没有读入。如果正文在其中，请先做文字识别（OCR）。",
            f"Page(s) {en}: pictures without text; they weren't read. If they hold the rule, run text recognition (OCR) first.",
            0,
        ),
    )


def _pages(data: bytes, name: str, progress: Progress | None) -> Iterator[_Page]:
    """The pages as the reading program hands them over."""
    total = 0
    done = 0
    for message in _messages(data, name):
        if "error" in message:
            kind = message["error"]
            raise encrypted(name) if kind == "password" else too_large(name) if kind == "large" else damaged(name)
        if "pages" in message:
            total = int(message["pages"])
            if total > _MOST_PAGES:
                raise _too_many(name, total)
            continue
        done += 1
        if progress is not None:
            progress(done, total)
        pieces = [Row(text, left, right, bottom, top) for text, left, bottom, right, top in message["pieces"]]
        yield _Page(columns_of([replace(p, text=_signs(p.text)) for p in pieces]), bool(message["picture"]))
    if done < total or not total:
        raise damaged(name)


def _messages(data: bytes, name: str) -> Iterator[dict[str, Any]]:
    if b"obj" not in data:
        raise damaged(name)
    seconds = _SECONDS + _SECONDS_PER_MB * len(data) / 1_000_000
    megabytes = _MEGABYTES + 2 * len(data) / 1_000_000
    script = Path(pdf_reader.__file__)
    if not sys.executable or not script.is_file():  # packed into one file: no way to start a second program
        yield from pdf_reader.read(data, MOST_CHARACTERS)
        return
    process = subprocess.Popen(  # noqa: S603 -- our own script
        [sys.executable, "-P", str(script), str(seconds), str(megabytes), str(MOST_CHARACTERS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    feeder = threading.Thread(target=_feed, args=(process, data), daemon=True)
    feeder.start()
    alarm = threading.Timer(_WAIT * seconds, process.kill)
    alarm.start()
    try:
        for line in process.stdout:
            yield json.loads(line)
        status = process.wait()
    finally:
        alarm.cancel()
        if process.poll() is None:
            process.kill()
        process.stdout.close()
        process.wait()
        feeder.join()
    if status in (pdf_reader.TOO_LONG, pdf_reader.TOO_LARGE):
        raise too_costly(name)
    if status != 0:
        raise damaged(name)


def _feed(process: subprocess.Popen[bytes], data: bytes) -> None:
    assert process.stdin is not None
    try:
        process.stdin.write(data)
        process.stdin.close()
    except OSError:  # it ended without reading all
        pass


def _too_many(name: str, pages: int) -> UnreadableDraftError:
    return UnreadableDraftError(
        f"“{name}”有 {pages} 页，超过 {_MOST_PAGES} 页的上限。请只导入法规草案的部分。",
        f"“{name}” has {pages} pages, more than the {_MOST_PAGES} that can be read. Import only the pages of the draft.",
    )


def _signs(text: str) -> str:
    """PDFium marks a hyphen at a line's end by signs of its own."""
    return text.replace("\ufffe", "-").replace("\x02", "-")


def _aligned(bodies: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Columns moved sideways so that all have their left margin at 0; one of few lines goes by its neighbour's."""
    margins: list[float | None] = [
        margin([Print(r.text, r.left, r.right, r.height, 0.0) for r in rows]) if len(rows) >= _MANY else None
        for rows in bodies
    ]
    known = [value for value in margins if value is not None]
    moved: list[list[Row]] = []
    for rows, own in zip(bodies, margins, strict=True):
        least = min((row.left for row in rows), default=0.0)
        near = min(known, key=lambda value: abs(value - least)) if known else least
        by = own if own is not None else near if abs(near - least) < 60 else least
        moved.append([replace(row, left=row.left - by, right=row.right - by) for row in rows])
    return moved


def _prints(columns: Sequence[Sequence[Row]], sides: Sequence[int]) -> list[Print]:
    full = {
        side: right_margin([row.right for rows, of in zip(columns, sides, strict=True) if of == side for row in rows])
        for side in set(sides)
    }
    if len(full) == 1:
        full = dict.fromkeys(full, 0.0)
    general = median([usual_pitch(rows) / rows[0].height for rows in columns if len(rows) >= _MANY] or [0.0])
    prints: list[Print] = []
    for rows, side in zip(columns, sides, strict=True):
        usual = usual_pitch(rows) if len(rows) >= _MANY or not general else general * rows[0].height if rows else 0.0
        for i, row in enumerate(rows):
            gap = (rows[i - 1].bottom - row.bottom - usual) / row.height if i else 0.0
            prints.append(Print(row.text, row.left, row.right, row.height, gap, full[side]))
    return prints
