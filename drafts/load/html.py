"""Web pages: the block that holds the law, as lines; of a comparison chart, one column of it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from drafts.load.charset import decode_page
from drafts.load.html_charts import take_column
from drafts.load.html_lines import BLOCKS, LABEL, lines_of
from drafts.load.refusals import MOST_CHARACTERS, MOST_LINES, too_large, too_tangled
from drafts.load.source import ChartColumn
from drafts.load.view import Progress, View
from drafts.model import Diagnostic
from drafts.patterns import regex

_UNSHOWN = (
    *("script", "style", "noscript", "head", "template", "svg", "iframe", "button", "select", "textarea", "object"),
    *("canvas", "rt", "rp", "audio", "video", "datalist"),
)
_HIDDEN = regex(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACE = regex(r"[ \t\n\r\f]+")
_ATTACHMENT = regex(r"\.(?:docx?|wps|pdf|xlsx?|zip|rar|et|odt|txt)(?:$|[?#])", re.IGNORECASE)
_MOST_TAGS = 600_000
"""The longest act seen has 40,000."""
_MOST_LABELS = 20_000
"""Labels looked at to find the block; no law has so many."""
_STEPS = 4


@dataclass(frozen=True, slots=True)
class Page:
    """What was read of a page."""

    text: str
    remarks: tuple[Diagnostic, ...] = ()
    columns: tuple[ChartColumn, ...] = ()
    column: int | None = None
    revised: bool = False


def read_page(
    data: bytes, name: str, view: View = View.ACCEPTED, column: int | None = None, progress: Progress | None = None
) -> Page:
    """The lines of a page's main block: the smallest one that holds nearly all of its article labels, with its title.

    What a browser doesn't show is left out; deleted text (or, in the original view, inserted text) too. List numbers
    that a browser would show are written out. Raises UnreadableDraftError where the page is larger or more tangled than any law.
    """
    done = _Steps(progress)
    decoded = decode_page(data)
    page = decoded.text.replace("\x00", "")
    if page.count("<") > _MOST_TAGS:
        raise too_large(name)
    done(1)
    root = _tree(page, name)
    if root is None:
        return Page("")
    edits = _take_edits(root, view)
    remarks = [*decoded.remarks(), *_drop_unshown(root)]
    remarks += [edits] if edits else []
    done(2)
    taken = take_column(root, column, name)
    remarks += taken.remarks
    block = _law_block(root)
    _drop_link_lists(block)
    done(3)
    text = "\n".join(lines_of(block))
    if len(text) > MOST_CHARACTERS or text.count("\n") > MOST_LINES:
        raise too_large(name)
    title = _page_title(root, block, text)
    done(4)
    text = f"{title}\n{text}" if title else text
    return Page(text, tuple(remarks), taken.columns, taken.column, edits is not None)


class _Steps:
    """Reports the steps of reading a page."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress

    def __call__(self, step: int) -> None:
        if self._progress is not None:
            self._progress(step, _STEPS)


def _tree(page: str, name: str) -> HtmlElement | None:
    if not page.strip():
        return None
    parser = HTMLParser(remove_comments=True, remove_pis=True, no_network=True, encoding="utf-8", huge_tree=True)
    try:
        root = document_fromstring(page.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    if any("xcessive depth" in (entry.message or "") for entry in parser.error_log):
        raise too_tangled(name)
    return root


def _take_edits(root: HtmlElement, view: View) -> Diagnostic | None:
    """Takes out what the view leaves out, and says so."""
    counts = {tag: sum(1 for _ in root.iter(tag)) for tag in ("ins", "del")}
    etree.strip_elements(root, "del" if view is View.ACCEPTED else "ins", with_tail=False)
    if not any(counts.values()):
        return None
    zh, en = (
        ("接受修改后的文本", "with all accepted")
        if view is View.ACCEPTED
        else ("修改前的文本", "as it stood before them")
    )
    return Diagnostic(
        "tracked-changes",
        f"网页标有修改（插入 {counts['ins']} 处，删除 {counts['del']} 处），这里读的是{zh}。",
        f"The page marks changes ({counts['ins']} insertions, {counts['del']} deletions), read here {en}.",
        0,
    )


def _drop_unshown(root: HtmlElement) -> list[Diagnostic]:
    """Takes out what a browser doesn't show, unless the law itself is there, waiting for a script to show it."""
    etree.strip_elements(root, *_UNSHOWN, with_tail=False)
    hidden = [
        element
        for element in root.xpath("//*[@hidden or @style]")
        if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
    ]
    if not hidden:
        return []
    kept = [element for element in hidden[:200] if len(_labels(element)) >= 3]
    if kept and len(_labels(root)) < 1.5 * max(len(_labels(element)) for element in kept):
        hidden = [element for element in hidden if element not in kept and not any(k in element.iter() for k in kept)]
        remarks = [
            Diagnostic(
                "hidden-text",
                "网页平时不显示法规正文所在的部分，这里仍然读入，请核对。",
                "The page doesn't show the part that holds the rule; it was read all the same. Please check.",
                0,
            )
        ]
    else:
        remarks = []
    for element in hidden:
        if element.getparent() is not None and element.tag not in {"html", "body"}:
            element.drop_tree()
    return remarks


def _labels(top: HtmlElement) -> list[HtmlElement]:
    """The blocks that start with an article's label; a line after a break counts for the block it is in."""
    found: list[HtmlElement] = []
    for element in top.iter():
        if element.tag == "br":
            parent = element.getparent()
            if element.tail and LABEL.match(element.tail) and parent is not None:
                found.append(parent)
        elif element.tag in BLOCKS and _opens_with_label(element):
            found.append(element)
        if len(found) >= _MOST_LABELS:
            break
    return found


def _opens_with_label(element: HtmlElement) -> bool:
    """Whether a block's own words start with an article label, however deep the spans around it."""
    opening = element
    for _ in range(6):
        if opening.text and opening.text.strip():
            return LABEL.match(opening.text) is not None
        if len(opening) == 0 or opening[0].tag in BLOCKS or opening[0].tag == "br":
            return False
        opening = opening[0]
    return False


def _law_block(root: HtmlElement) -> HtmlElement:
    body = root.find("body")
    top: HtmlElement = body if body is not None else root
    labels = _labels(top)
    if len(labels) < 2:
        return top
    counts = _labels_below(labels)
    block = top
    while True:
        inner = next((child for child in block if counts[child] >= 0.95 * len(labels)), None)
        if inner is None:
            break
        block = inner
    return _with_surroundings(block, top)


def _labels_below(labels: list[HtmlElement]) -> Counter[HtmlElement]:
    """How many labels each block holds, worked out level by level so that shared ancestors are walked once."""
    counts: Counter[HtmlElement] = Counter()
    level: Counter[HtmlElement] = Counter(labels)
    while level:
        above: Counter[HtmlElement] = Counter()
        for element, count in level.items():
            counts[element] += count
            parent = element.getparent()
            if parent is not None:
                above[parent] += count
        level = above
    return counts


def _with_surroundings(block: HtmlElement, top: HtmlElement) -> HtmlElement:
    """The widest block around this one that adds the law's notice, preamble or annex, and no navigation."""
    size = _size(block)
    while block is not top:
        parent = block.getparent()
        if parent is None:
            break
        added = len(parent.text or "") + sum(
            len(child.tail or "") + (_size(child) if child is not block else 0) for child in parent
        )
        if added > 2 * size + 400 or (added and _links_beside(parent, block) > 0.3 * added):
            break
        size += added
        block = parent
    return block


def _size(element: HtmlElement) -> int:
    return int(element.xpath("string-length(.)"))


def _links_beside(parent: HtmlElement, block: HtmlElement) -> int:
    return sum(
        len(_text(link))
        for child in parent
        if child is not block
        for link in child.iter("a")
        if not _ATTACHMENT.search(link.get("href") or "")
    )


def _drop_link_lists(block: HtmlElement) -> None:
    """Takes out lists of links to other pages that stand in the same block as the law."""
    counts = _labels_below(_labels(block))
    waiting = [block] if counts else []
    while waiting:
        for child in list(waiting.pop()):
            if counts[child]:
                waiting.append(child)
            elif child.tag in BLOCKS and child.tag != "p" and _is_link_list(child):
                child.drop_tree()


def _is_link_list(block: HtmlElement) -> bool:
    links = list(block.iter("a"))
    targets = [link.get("href") or "#" for link in links]
    if len(links) < 3 or any(_ATTACHMENT.search(target) or target.startswith("#") for target in targets):
        return False
    return sum(len(_text(link)) for link in links) >= 0.7 * len(_text(block))


def _text(element: HtmlElement) -> str:
    return "".join("".join(str(part) for part in element.itertext()).split())


def _page_title(root: HtmlElement, block: HtmlElement, text: str) -> str:
    """The page's own heading where the block doesn't have it."""
    for element in root.iter("h1"):
        if block in element.iterancestors() or element is block:
            return ""
        title = _SPACE.sub(" ", "".join(str(part) for part in element.itertext())).strip()
        if 4 <= len(title) <= 120 and title not in text[:4000]:
            return title
    return ""
