"""The words of a Word paragraph: runs, fields, symbols, tabs; not its comments, notes or hidden text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from drafts.load.package import M, W

_SKIPPED = frozenset(
    {
        f"{W}{name}"
        for name in (
            "pPr",
            "rPr",
            "instrText",
            "delInstrText",
            "sdtPr",
            "sdtEndPr",
            "fldData",
            "ffData",
            "rt",
            "rubyPr",
        )
    }
    | {f"{M}{name}" for name in ("rPr", "ctrlPr", "fPr", "dPr", "naryPr", "radPr")}
)
_BOX, _FIELD, _RUN = f"{W}txbxContent", f"{W}fldChar", f"{W}r"
_BREAK, _SYMBOL_SIGN, _VANISH = f"{W}br", f"{W}sym", f"{W}vanish"
_TEXTS = frozenset({f"{W}t", f"{W}delText", f"{M}t"})
_SIGNS: Mapping[str, str] = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_WINGDINGS: Mapping[int, str] = {
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x72: "❒",
    0x73: "⬧",
    0x74: "⧫",
    0x75: "◆",
    0x76: "❖",
    0x9F: "•",
    0xA1: "○",
    0xA7: "▪",
    0xA8: "□",
    0xD8: "➢",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_SYMBOL: Mapping[int, str] = {
    0x2D: "−",
    0xA3: "≤",
    0xB3: "≥",
    0xB0: "°",
    0xB1: "±",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xA5: "∞",
    0xBC: "…",
    0xAE: "→",
    0xDE: "⇒",
    0xC5: "⊕",
    0x61: "α",
    0x62: "β",
    0x67: "γ",
    0x64: "δ",
    0x6C: "λ",
    0x6D: "μ",
    0x70: "π",
    0x73: "σ",
    0x57: "Ω",
    0x44: "Δ",
    0x53: "Σ",
    0xE5: "∑",
}


@dataclass(slots=True)
class Reader:
    """Reads paragraphs and remembers what it couldn't show."""

    hidden: int = 0
    """Runs of hidden text left out."""
    unknown: int = 0
    """Symbols of fonts that have no character; shown as □."""
    boxes: list[etree._Element] = field(default_factory=list)
    """The text boxes met in the paragraph read last."""

    def words(self, paragraph: etree._Element) -> str:
        """The words of a paragraph; line breaks in it as line ends."""
        self.boxes = []
        return "".join(self._parts(paragraph))

    def _parts(self, paragraph: etree._Element) -> Iterator[str]:
        fields: list[bool] = []  # for each open field, whether its result has begun; before that come instructions
        stack: list[etree._Element] = list(reversed(paragraph))
        some_hidden = (
            next(paragraph.iter(_VANISH), None) is not None
        )  # asked once: a paragraph may have hundreds of runs
        while stack:
            element = stack.pop()
            tag = element.tag
            if tag in _SKIPPED:
                continue
            if tag == _BOX:
                self.boxes.append(element)
            elif tag == _FIELD:
                _turn(fields, element.get(f"{W}fldCharType"))
            elif fields and not all(fields):
                stack.extend(reversed(element))
            elif some_hidden and tag == _RUN and _vanishes(element):
                self.hidden += 1
            elif tag in _TEXTS:
                yield element.text or ""
            elif tag == _BREAK:
                yield "" if element.get(f"{W}type") in {"page", "column"} else "\n"
            elif tag == _SYMBOL_SIGN:
                yield self._symbol(element)
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            else:
                stack.extend(reversed(element))

    def _symbol(self, element: etree._Element) -> str:
        try:
            code = int(element.get(f"{W}char", ""), 16)
        except ValueError:
            code = 0
        font = element.get(f"{W}font", "").lower()
        if not 0xF000 <= code <= 0xF0FF:
            if 0x20 <= code < 0xD800 or 0xF900 <= code < 0xFFFE:
                return chr(code)
            self.unknown += 1
            return "□"
        signs = _WINGDINGS if font.startswith("wingdings") else _SYMBOL if font == "symbol" else {}
        sign = signs.get(code - 0xF000)
        if sign is None and font == "symbol" and 0x20 <= code - 0xF000 < 0x40:
            sign = chr(code - 0xF000)
        if sign is None:
            self.unknown += 1
        return sign or "□"


def _turn(fields: list[bool], mark: str | None) -> None:
    if mark == "begin":
        fields.append(False)
    elif fields and mark == "separate":
        fields[-1] = True
    elif fields and mark == "end":
        fields.pop()


def _vanishes(run: etree._Element) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val") not in {"0", "false", "off"}
