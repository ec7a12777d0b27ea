"""Web pages: the block that holds the law, as lines."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from drafts.load.listing import list_label
from drafts.load.text import decode
from drafts.numerals import read_numeral

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,30})", re.IGNORECASE)
_SKIPPED = frozenset(
    {
        *("script", "style", "noscript", "head", "template", "svg", "iframe", "button", "select", "textarea", "object"),
        *("canvas", "del"),
    }
)
_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt"),
        *(
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "header",
            "hr",
            "li",
        ),
        *(
            "main",
            "nav",
            "ol",
            "p",
            "pre",
            "section",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul",
        ),
    }
)
_TITLES = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LABEL = re.compile(
    r"\s*(?:第[ 　]?[零〇一二三四五六七八九十百千0-9０-９]{1,9}[ 　]?条|[一二三四五六七八九十]{1,3}、"
    r"|Article[\s]+[0-9]{1,3}|ARTICLE[\s]+[0-9IVX]{1,6}|§+\s?[0-9])"
)
_ARTICLE_NUMBER = re.compile(r"\s*第[ 　]?([零〇一二三四五六七八九十百千0-9０-９]{1,9})[ 　]?条")
_CELL_LABEL = re.compile(r"[（(\[]?[0-9A-Za-z一二三四五六七八九十]{1,5}[）)\].、:]{0,2}|[—–•·-]")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_CJK_BREAK = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*(?=[\u3000-\u9fff\uff00-\uffef])")


@dataclass(slots=True)
class _Lines:
    """Lines being put together; each knows the block it came from."""

    lines: list[str] = field(default_factory=list)
    current: list[str] = field(default_factory=list)
    title_depth: int = 0
    """How many headings are open; a break inside a heading doesn't end its line."""

    def add(self, text: str | None) -> None:
        if text:
            self.current.append(_SPACE.sub(" ", _CJK_BREAK.sub("", text)))

    def end(self) -> None:
        line = _SPACE.sub(" ", "".join(self.current)).strip(" ")
        if line.strip():
            self.lines.append(line)
        self.current.clear()


def charset_of(data: bytes) -> str | None:
    """The character set that a page declares for itself, or None."""
    match = _CHARSET.search(data[:4096])
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    name = "gb18030" if name in {"gb2312", "gbk", "gb_2312-80", "x-gbk"} else name
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return name


def decode_page(data: bytes) -> str:
    """The characters of a page: by its byte order mark, its declaration, UTF-8 or GB18030, whichever fits first."""
    declared = charset_of(data)
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass
    try:
        return decode(data)
    except UnicodeDecodeError:
        return data.decode(declared or "utf-8", errors="replace")


def page_text(data: bytes) -> str:
    """The lines of a page's main block: the smallest one that holds nearly all of its article labels, with its title.

    What a browser doesn't show is left out, deleted text too; list numbers that a browser would show are written out.
    """
    page = decode_page(data).replace("\x00", "")
    if not page.strip():
        return ""
    parser = HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8")
    try:
        root = document_fromstring(page.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return ""
    block = _law_block(root)
    text = "\n".join(_lines(block))
    title = _page_title(root, block, text)
    return f"{title}\n{text}" if title else text


def _law_block(root: HtmlElement) -> HtmlElement:
    body = root.find("body")
    top: HtmlElement = body if body is not None else root
    counts: dict[HtmlElement, int] = {}
    sizes: dict[HtmlElement, int] = {}
    links: dict[HtmlElement, int] = {}
    for element in reversed(list(top.iter())):
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            continue
        own = element.text or ""
        count, size, linked = int(_opens_with_label(element)), len(own), 0
        for child in element:
            linked += links.get(child, 0)
            count += counts.get(child, 0)
            size += sizes.get(child, 0) + len(child.tail or "")
            if child.tag == "br" and child.tail and _LABEL.match(child.tail):
                count += 1
        counts[element], sizes[element] = count, size
        links[element] = size if element.tag == "a" else linked
    total = counts.get(top, 0)
    if total < 2:
        return top
    block = top
    while True:
        inner = next((child for child in block if counts.get(child, 0) >= 0.95 * total), None)
        if inner is None:
            break
        block = inner
    while block is not top:
        parent = block.getparent()
        if parent is None:
            break
        added = sizes.get(parent, 0) - sizes[block]
        if added > 2 * sizes[block] + 400 or links.get(parent, 0) - links[block] > 0.3 * added:
            break  # what comes with it is navigation, not the notice, preamble or annex of the law
        block = parent
    return block


def _opens_with_label(element: HtmlElement) -> bool:
    """Whether a block's own words start with an article label, however deep the spans around it."""
    if element.tag not in _BLOCKS:
        return False
    opening = element
    for _ in range(6):
        if opening.text and opening.text.strip():
            return _LABEL.match(opening.text) is not None
        if len(opening) == 0 or opening[0].tag in _BLOCKS or not isinstance(opening[0].tag, str):
            return False
        opening = opening[0]
    return False


def _page_title(root: HtmlElement, block: HtmlElement, text: str) -> str:
    """The page's own heading where the block doesn't have it."""
    for element in root.iter("h1"):
        if block in element.iterancestors() or element is block:
            return ""
        title = _SPACE.sub(" ", "".join(str(part) for part in element.itertext())).strip()
        if 4 <= len(title) <= 120 and title not in text[:4000]:
            return title
    return ""


def _lines(block: HtmlElement) -> list[str]:
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
    if tag in _SKIPPED or element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        element.clear(keep_tail=True)
        return
    if tag in _TITLES:
        out.title_depth += 1
    if tag == "br":
        if not out.title_depth:
            out.end()
    elif tag in _BLOCKS and not _continues_label(element, out):
        out.end()
    if tag == "li":
        out.add(_list_number(element, counters))
    out.add(element.text)


def _close(element: HtmlElement, out: _Lines) -> None:
    if element.tag in _TITLES:
        out.title_depth = max(0, out.title_depth - 1)
    if element.tag in _BLOCKS and not _holds_label(element, out):
        out.end()


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
    if element.tag not in {"td", "th", "p", "div", "span"} or not _in_row(element):
        return False
    label = "".join(out.current).strip()
    if not label or _CELL_LABEL.fullmatch(label) is None:
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
    near = islice((element, *element.iterancestors()), 4)
    return any(ancestor.tag == "tr" for ancestor in near)


def _list_number(element: HtmlElement, counters: dict[HtmlElement, int]) -> str:
    parent = element.getparent()
    if parent is None or parent.tag != "ol" or "none" in (parent.get("style") or ""):
        return ""
    if parent not in counters:
        start = parent.get("start") or "1"
        counters[parent] = int(start) - 1 if start.lstrip("-").isdecimal() else 0
    value = element.get("value") or ""
    counters[parent] = int(value) if value.isdecimal() and len(value) < 6 else counters[parent] + 1
    words = "".join(str(part) for part in element.itertext()).strip()[:12]
    if _LABEL.match(words) or (_CELL_LABEL.match(words) and words[:1] in "（(一二三四五六七八九十0123456789"):
        return ""
    return list_label(counters[parent], parent.get("type") or "1") + " "
