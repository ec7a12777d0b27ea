"""What the markup of a part tells of who worked on the file and how: revisions, comments, hidden words, ids of sittings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from comments.leaks import EXCERPT_CHARACTERS, Finding, LeakKind
from comments.word.oxml import NAMESPACES, Element, W
from comments.word.traces_told import told
from drafts.patterns import regex

SMALLEST_HALF_POINTS = 4
"""Words of two points and less are there to be overlooked."""
_REVISION = regex(
    "ins|del|moveFrom|moveTo|cellIns|cellDel|cellMerge|(?:rPr|pPr|sectPr|tblPr|tblGrid|trPr|tcPr|tblPrEx|numbering)Change"
    "|(?:moveFrom|moveTo)RangeStart|trackRevisions"
)
_COMMENT_MARKS = frozenset(("comment", "commentRangeStart", "commentRangeEnd", "commentReference"))
_OFF = frozenset(("0", "false", "off"))
_PUBLIC_PROPERTIES = frozenset(("title", "language"))
_TELLING_APP_PROPERTIES = frozenset(("Company", "Manager", "Template", "HyperlinkBase"))
_MEANINGLESS = frozenset(("Normal.dotm", "Normal.dot", "Normal", ""))
_PICTURE_NAME = regex(
    r"[^\\/]{1,120}\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|docx?|xlsx?|pptx?|pdf|vsdx?)", re.IGNORECASE
)
_OBJECTS = frozenset(("OLEObject", "object", "control", "altChunk", "subDoc"))
_SIMPLE = {
    "rsids": LeakKind.EDIT_MARK,
    "attachedTemplate": LeakKind.TEMPLATE_LINK,
    "docVars": LeakKind.VARIABLE,
    "mailMerge": LeakKind.VARIABLE,
    "dataBinding": LeakKind.VARIABLE,
}


def found(part: str, root: Element, *, redline: bool) -> Iterator[Finding]:
    """What a part's markup tells. ``redline`` permits revisions and comments, and the ids that tie replies to comments."""
    if part.startswith("docProps/"):
        yield from _of_properties(part, root)
    threads = redline and part.startswith("word/comments")
    counts: dict[LeakKind, list[Element]] = {}
    for element in root.iter(etree.Element):
        tag = etree.QName(element)
        kind = _kind_of(element, tag, redline=redline)
        if kind is not None:
            counts.setdefault(kind, []).append(element)
        if not threads and any(_is_edit_mark(str(key)) for key in element.attrib):
            counts.setdefault(LeakKind.EDIT_MARK, []).append(element)
    for kind, places in counts.items():
        yield _finding(kind, part, places[0], len(places))


def _finding(kind: LeakKind, part: str, first: Element, count: int) -> Finding:
    """One finding for all traces of a kind in a part."""
    local = etree.QName(first).localname
    person, words = ("", "") if kind is LeakKind.EDIT_MARK else (str(first.get(f"{{{W}}}author", "")), _words(first))
    excerpt = _shortened(" ".join(filter(None, (local, person, words))))
    excerpt = f"{excerpt} × {count}" if count > 1 else excerpt
    return Finding(kind, part, excerpt, told=told(kind, local, person, _shortened(words), count))


def strings(element: Element) -> Iterator[str]:
    """Every string below an element, comments and processing instructions of the markup included."""
    for each in element.iter():
        if each.text:
            yield each.text
        if each.tail and each is not element:
            yield each.tail


def _is_edit_mark(attribute: str) -> bool:
    return attribute.rpartition("}")[2].startswith(("rsid", "paraId", "textId"))


def _words(element: Element) -> str:
    """The words that a finding shows: those of a comment, a hidden run's text."""
    local = etree.QName(element).localname
    if local == "docPr":
        return str(element.get("descr") or element.get("title") or "")
    run = next(element.iterancestors(f"{{{W}}}r"), None) if local in ("vanish", "color", "sz") else None
    return "".join(strings(element if run is None else run)).strip()


def _kind_of(element: Element, tag: etree.QName, *, redline: bool) -> LeakKind | None:
    if tag.namespace != W:
        return _kind_of_foreign(element, tag)
    local = tag.localname
    if _REVISION.fullmatch(local) or local in _COMMENT_MARKS:
        kind = LeakKind.COMMENT if local in _COMMENT_MARKS else LeakKind.REVISION
        return None if redline or element.get(f"{{{W}}}val") in _OFF else kind
    if local in ("vanish", "specVanish", "webHidden"):
        return None if element.get(f"{{{W}}}val") in _OFF or _is_contents_entry(element, local) else LeakKind.HIDDEN
    if local == "color":
        return LeakKind.HIDDEN if _is_white(element) and _has_words(element) else None
    if local == "sz":
        size = str(element.get(f"{{{W}}}val"))
        tiny = size.isdigit() and int(size) <= SMALLEST_HALF_POINTS
        return LeakKind.HIDDEN if tiny and _has_words(element) else None
    if local in _OBJECTS:
        return LeakKind.OBJECT
    return _SIMPLE.get(local)


def _kind_of_foreign(element: Element, tag: etree.QName) -> LeakKind | None:
    relation = str(element.get("Type", ""))
    if relation.endswith("/attachedTemplate"):
        return LeakKind.TEMPLATE_LINK
    if relation.endswith(("/oleObject", "/package", "/control", "/aFChunk", "/subDocument")):
        return LeakKind.OBJECT
    if tag.localname == "docPr":
        described = str(element.get("descr") or element.get("title") or "").strip()
        return LeakKind.DESCRIPTION if _PICTURE_NAME.fullmatch(described) else None
    return None


def _is_contents_entry(element: Element, local: str) -> bool:
    """Word's own contents hide page numbers on web pages: nothing of that is secret."""
    return local == "webHidden" and next(element.iterancestors(f"{{{W}}}r"), None) is not None


def _is_white(colour: Element) -> bool:
    value, theme = str(colour.get(f"{{{W}}}val")).upper(), str(colour.get(f"{{{W}}}themeColor"))
    if value != "FFFFFF" and theme != "background1":
        return False
    return not any(_is_dark(above) for above in colour.iterancestors(*(f"{{{W}}}{n}" for n in ("r", "p", "tc"))))


def _is_dark(element: Element) -> bool:
    """Whether white words show on it: it has a ground of its own that isn't white."""
    local = etree.QName(element).localname
    shade = element.find(f"w:{local}Pr/w:shd", NAMESPACES)
    if shade is None:
        return False
    return str(shade.get(f"{{{W}}}fill", "auto")).upper() not in ("AUTO", "FFFFFF")


def _has_words(property_: Element) -> bool:
    """Whether a property is that of a run with text, not of a style, a paragraph's mark or a border."""
    run = next(property_.iterancestors(f"{{{W}}}r"), None)
    return run is not None and any((t.text or "").strip() for t in run.iterfind("w:t", NAMESPACES))


def _of_properties(part: str, root: Element) -> Iterator[Finding]:
    for element in root.iter(etree.Element):
        local, text = etree.QName(element).localname, (element.text or "").strip()
        if part.endswith("app.xml"):
            telling = local in _TELLING_APP_PROPERTIES and text not in _MEANINGLESS
        else:
            telling = local not in _PUBLIC_PROPERTIES
        if text and telling:
            yield Finding(LeakKind.PROPERTY, part, f"{local}: {_shortened(text)}")


def _shortened(text: str) -> str:
    shown = " ".join(text[: 2 * EXCERPT_CHARACTERS].split())
    return f"{shown}{'…' if len(text) > 2 * EXCERPT_CHARACTERS else ''}"
