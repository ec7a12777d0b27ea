"""Small builders for WordprocessingML. All text passes through `clean`; nothing is ever pasted into markup as a string."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from drafts.patterns import regex

Element: TypeAlias = etree._Element
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
NAMESPACES = {"w": W, "r": R}

_UNSAFE = regex(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"  # direction marks, zero-width spaces
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # halves of pairs, non-characters
)
_CHINESE = regex("[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_SEPARATORS = regex("([\n\t])")
_BREAKS = regex("\r\n?|[\u2028\u2029\u0085]")


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks beyond its paragraph's style."""

    bold: bool = False
    underline: bool = False
    strike: bool = False
    style: str = ""
    """A character style's id."""
    italic: bool = False


PLAIN = Look()
BOLD = Look(bold=True)


def clean(text: str) -> str:
    """The text without control characters, direction marks and what XML can't hold; line breaks of all kinds become line feeds."""
    return _UNSAFE.sub("", _BREAKS.sub("\n", text))


def el(name: str, /, *children: Element, **attributes: str | int) -> Element:
    """An element of the ``w`` namespace: ``el("pStyle", val="Body")``; a trailing underscore in a name is dropped."""
    made = etree.Element(f"{{{W}}}{name}", nsmap=NAMESPACES)
    for key, value in attributes.items():
        made.set(f"{{{W}}}{key.rstrip('_')}", str(value))
    made.extend(children)
    return made


def text_element(text: str, *, deleted: bool = False) -> Element:
    """``w:t``, or ``w:delText`` for words within a deletion. ``text`` is clean and holds no line break."""
    made = el("delText" if deleted else "t")
    made.text = text
    if text != text.strip() or "  " in text:
        made.set(XML_SPACE, "preserve")
    return made


def run(text: str, look: Look = PLAIN, *, deleted: bool = False) -> Element:
    """A run; a line break in the text becomes a ``w:br``, a tab a ``w:tab``."""
    made = el("r")
    text = clean(text)
    properties = run_properties(look, chinese=_CHINESE.search(text) is not None)
    if properties is not None:
        made.append(properties)
    for piece in _SEPARATORS.split(text):
        if piece == "\n":
            made.append(el("br"))
        elif piece == "\t":
            made.append(el("tab"))
        elif piece:
            made.append(text_element(piece, deleted=deleted))
    return made


def run_properties(look: Look, *, chinese: bool = False) -> Element | None:
    """``w:rPr`` in the schema's order; None for a plain run.

    ``chinese`` gives the hint that Word itself writes, by which “ ” … — take the Chinese font rather than the Latin one.
    """
    if look == PLAIN and not chinese:
        return None
    properties = el("rPr")
    if look.style:
        properties.append(el("rStyle", val=look.style))
    if chinese:
        properties.append(el("rFonts", hint="eastAsia"))
    if look.bold:
        properties.extend((el("b"), el("bCs")))
    if look.italic:
        properties.extend((el("i"), el("iCs")))
    if look.strike:
        properties.append(el("strike"))
    if look.underline:
        properties.append(el("u", val="single"))
    return properties


def paragraph(style: str, *runs: Element) -> Element:
    """A paragraph in a style, by the style's id."""
    return el("p", el("pPr", el("pStyle", val=style)), *runs)


def paragraphs(style: str, pieces: Iterable[tuple[str, Look]]) -> Iterator[Element]:
    """Paragraphs of text in several looks; each line break in a piece begins another paragraph. Blank lines are dropped."""
    runs: list[Element] = []
    for text, look in pieces:
        first, *others = clean(text).split("\n")
        if first:
            runs.append(run(first, look))
        for line in others:
            if runs:
                yield paragraph(style, *runs)
            runs = [run(line, look)] if line.strip() else []
    if runs:
        yield paragraph(style, *runs)


def serialize(root: Element) -> bytes:
    """The part's bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
