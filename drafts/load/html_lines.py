"""The lines of a block of a web page, as a browser would break them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from drafts.load.listing import list_label
from drafts.numerals import read_numeral
from drafts.patterns import regex

BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr"),
        *("li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead"),
        *("tr", "ul"),
    }
)
"""Elements that begin and end a line."""
LABEL = regex(
    r"\s*(?:第[ 　]?[零〇○一二三四五六七八九十百千0-9０-９]{1,9}[ 　]?条|[一二三四五六七八九十]{1,3}、"
    r"|Article[\s]+[0-9]{1,3}|ARTICLE[\s]+[0-9IVX]{1,6}|§+\s?[0-9])"
)
"""What an article, or a point of an instrument without articles, starts with."""
_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ARTICLE_NUMBER = regex(r"\s*第[ 　]?([零〇一二三四五六七八九十百千0-9０-９]{1,9})[ 　]?条")
_CELL_LABEL = regex(r"[（(\[]?[0-9A-Za-z一二三四五六七八九十]{1,5}[）)\].、:]{0,2}|[—–•·-]")
_SPACE = regex(r"[ \t\n\r\f]+")
_CJK_BREAK = regex(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*(?=[\u3000-\u9fff\uff00-\uffef])")
_LIST_STYLE = regex(r"list-style(?:-type)?\s*:\s*([a-z-]{4,24})", re.IGNORECASE)
_KEEPS_LINES = regex(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)


@dataclass(slots=True)
class _Lines:
    """Lines being put together; each knows the block it came from."""

    lines: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    title_depth: int = 0
    """How many headings are open; a break inside a heading doesn't end its line."""
    kept_depth: int = 0
    """How many elements are open in which line ends of the source are line ends of the page."""

    def add(self, text: str | None) -> None:
        if not text:
            return
        if not self.kept_depth:
            self.current.append(_single_spaced(_CJK_BREAK.sub("", text) if "\n" in text or "\r" in text else text))
            return
        first, *more = text.splitlines()  # what ends with a line end goes on on a new line
        self.current.append(first)
        for line in more:
            self.end()
            self.current.append(line)
        if text[-1] in "\r\n":
            self.end()

    def end(self) -> None:
        line = _single_spaced("".join(self.current)).strip(" ")
        if line.strip():
            self.lines.append(line)
        self.current.clear()


def _single_spaced(text: str) -> str:
    """The text with each run of white space as one space."""
    uneven = "  " in text or any(sign in text for sign in "\n\r\t\f")
    return _SPACE.sub(" ", text) if uneven else text


def lines_of(block: HtmlElement) -> list[str]:
    """The lines of a block; a label in a table cell of its own stands on the line of the words beside it."""
    out = _Lines()
    counters: dict[HtmlElement, int] = {}
    for event, element in etree.iterwalk(block, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            _open(element, out, counters)
        else:
            _close(element, out)
            if element is not block:
                out.add(element.tail)
    out.end()
    return [line for i, line in enumerate(out.lines) if not _counts_next(out.lines, i)]


def _open(element: HtmlElement, out: _Lines, counters: dict[HtmlElement, int]) -> None:
    tag = element.tag
    if tag in _TITLES:
        out.title_depth += 1
    if tag == "br":
        if not out.title_depth:
            out.end()
    elif tag in BLOCKS and not _continues_label(element, out):
        out.end()
    if _keeps_lines(element):
        out.kept_depth += 1
    if tag == "li":
        out.add(_list_number(element, counters))
    out.add(element.text)


def _close(element: HtmlElement, out: _Lines) -> None:
    if element.tag in _TITLES:
        out.title_depth = max(0, out.title_depth - 1)
    if _keeps_lines(element):
        out.kept_depth -= 1
    if element.tag in BLOCKS and not _holds_label(element, out):
        out.end()


def _keeps_lines(element: HtmlElement) -> bool:
    style = element.get("style")
    return element.tag == "pre" or (style is not None and _KEEPS_LINES.search(style) is not None)


def _counts_next(lines: list[str], i: int) -> bool:
    """Whether a line is only the number that a page shows beside the article that follows."""
    line = lines[i].strip()
    if not line.isdecimal() or len(line) > 4 or i + 1 == len(lines):
        return False
    below = _ARTICLE_NUMBER.match(lines[i + 1])
    try:
        return below is not None and read_numeral(below[1]) == int(line)
    except ValueError:
        return False


def _continues_label(element: HtmlElement, out: _Lines) -> bool:
    """Whether this block goes on on the line of a label that stood in the table cell before it, as (a) does in EU acts."""
    if not out.current or element.tag not in {"td", "th", "p", "div", "span"}:
        return False
    return _CELL_LABEL.fullmatch("".join(out.current).strip()) is not None and _in_row(element)


def _holds_label(element: HtmlElement, out: _Lines) -> bool:
    if element.tag not in {"td", "th", "p", "div", "span"}:
        return False
    label = "".join(out.current).strip()
    if not label or _CELL_LABEL.fullmatch(label) is None or not _in_row(element):
        return False
    cell = element
    while cell.tag not in {"td", "th"}:
        parent = cell.getparent()
        if parent is None:
            return False
        cell = parent
    if cell.getnext() is None or cell.getprevious() is not None:
        return False
    if element is cell:
        out.current[:] = [label, " "]
    return True


def _in_row(element: HtmlElement) -> bool:
    near: HtmlElement | None = element
    for _ in range(4):
        if near is None:
            return False
        if near.tag == "tr":
            return True
        near = near.getparent()
    return False


def _list_number(element: HtmlElement, counters: dict[HtmlElement, int]) -> str:
    parent = element.getparent()
    if parent is None or parent.tag != "ol" or "none" in (parent.get("style") or ""):
        return ""
    if parent not in counters:
        start = parent.get("start") or "1"
        counters[parent] = int(start) - 1 if re.fullmatch(r"-?[0-9]{1,6}", start) else 0
    value = element.get("value") or ""
    counters[parent] = int(value) if value.isascii() and value.isdecimal() and len(value) < 6 else counters[parent] + 1
    words = "".join(str(part) for part in islice(element.itertext(), 8)).strip()[:12]
    if LABEL.match(words) or (_CELL_LABEL.match(words) and words[:1] in "（(一二三四五六七八九十0123456789"):
        return ""
    style = _LIST_STYLE.search(parent.get("style") or "")
    return list_label(counters[parent], style[1].lower() if style else parent.get("type") or "1") + " "
