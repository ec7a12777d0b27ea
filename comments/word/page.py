"""Sections of a page: A4 upright, and A4 on its side for tables. Lengths are twentieths of a point (56.7 to the millimetre)."""

from __future__ import annotations

from comments.word.oxml import NAMESPACES, Element, R, W, el, paragraph

A4_SHORT, A4_LONG = 11906, 16838
LANDSCAPE_MARGIN = 1417
"""25 mm on each side."""
NARROW_MARGIN = 1134
"""20 mm on each side of a form."""
LANDSCAPE_WIDTH = A4_LONG - 2 * LANDSCAPE_MARGIN
LINE_PITCH = 579
"""28.95 pt: 22 lines in the 225 mm of GB/T 9704's type area."""
_CHINESE_MARGINS = {
    "top": 2098,
    "right": 1474,
    "bottom": 1985,
    "left": 1588,
    "header": 851,
    "footer": 1304,
    "gutter": 0,
}
"""GB/T 9704: 37 mm above, 28 mm to the left of a type area of 156 by 225 mm; the page number 7 mm below it."""
_ENGLISH_MARGINS = {"top": 1417, "right": 1417, "bottom": 1417, "left": 1417, "header": 709, "footer": 709, "gutter": 0}


def portrait(language: str) -> Element:
    """The properties of an upright section."""
    return _section(language, on_its_side=False)


def landscape(language: str) -> Element:
    """The properties of a section on its side."""
    return _section(language, on_its_side=True)


def portrait_width(language: str) -> int:
    """The width of the type area."""
    margins = _margins(language, on_its_side=False)
    return A4_SHORT - margins["left"] - margins["right"]


def end_section(last: Element, section: Element) -> Element:
    """The paragraph ``last``, made the end of a section; after a table, an own paragraph too low to see."""
    if last.tag != f"{{{W}}}p":
        last = paragraph("SectionEnd")
    properties = last.find("w:pPr", NAMESPACES)
    assert properties is not None
    properties.append(section)
    return last


def form_section(language: str, across: int, down: int, *, on_its_side: bool) -> Element:
    """The only section of a form: paper of any size, narrow margins."""
    section = _section(language, on_its_side=on_its_side)
    size = section.find("w:pgSz", NAMESPACES)
    assert size is not None
    size.set(f"{{{W}}}w", str(across))
    size.set(f"{{{W}}}h", str(down))
    margins = section.find("w:pgMar", NAMESPACES)
    assert margins is not None
    for side in ("top", "right", "bottom", "left"):
        margins.set(f"{{{W}}}{side}", str(NARROW_MARGIN))
    for edge in ("header", "footer"):
        margins.set(f"{{{W}}}{edge}", "567")
    return section


def _section(language: str, *, on_its_side: bool) -> Element:
    section = el("sectPr")
    for kind, relation in (("default", "rId5"), ("even", "rId6")):
        reference = el("footerReference", type=kind)
        reference.set(f"{{{R}}}id", relation)
        section.append(reference)
    size = el("pgSz", w=A4_LONG, h=A4_SHORT, orient="landscape") if on_its_side else el("pgSz", w=A4_SHORT, h=A4_LONG)
    section.extend((size, el("pgMar", **_margins(language, on_its_side=on_its_side))))
    if language == "zh":
        section.append(el("docGrid", type="lines", linePitch=LINE_PITCH))
    return section


def _margins(language: str, *, on_its_side: bool) -> dict[str, int]:
    margins = _CHINESE_MARGINS if language == "zh" else _ENGLISH_MARGINS
    if on_its_side:
        sides = dict.fromkeys(("top", "right", "bottom", "left"), LANDSCAPE_MARGIN)
        return {**margins, **sides, "header": 709, "footer": 709}
    return margins
