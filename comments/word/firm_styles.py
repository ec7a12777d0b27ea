"""Which of a firm's styles stands for each role of a letter: as its map says, else by its usual name, else one added to its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from comments.errors import TemplateError
from comments.word.opening import Opened
from comments.word.oxml import NAMESPACES, Element, W, el, run, serialize
from comments.word.package import style_sheet

ROLES: Mapping[str, tuple[str, ...]] = {
    "Title": ("Title",),
    "TableTitle": ("Title",),
    "AnnexMark": ("heading 1",),
    "Heading1": ("heading 1",),
    "Heading2": ("heading 2",),
    "Body": ("Body Text", "Normal"),
    "Addressee": ("Body Text", "Normal"),
    "SignOff": ("Signature", "Normal"),
    "Annexes": ("Normal",),
    "Bullet": ("List Bullet",),
    "LawTitle": ("Title",),
    "LawHeading": ("heading 2",),
    "LawText": ("Body Text", "Normal"),
    "TableText": (),
    "TableCentre": (),
    "TableHead": (),
    "TableNote": (),
    "BoxText": (),
    "BoxHead": (),
    "SectionEnd": (),
    "Lead": ("Strong",),
    "TableGrid": ("Table Grid",),
}
"""The roles of a letter, each with the names of Word's own styles that serve where the firm's map names none."""
_KEPT_OF_OURS = ("pPr", "rPr", "tblPr")


@dataclass
class StyleMap:
    """The styles of a template while a letter is set in it."""

    part: str
    root: Element
    by_name: dict[str, str]
    chosen: dict[str, str]
    """Role to style id, for roles settled by the map."""
    _settled: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, opened: Opened, parts: Mapping[str, bytes], name: str, styles: Mapping[str, str]) -> StyleMap:
        """The styles of an opened template. Raises TemplateError for a role that isn't one, or a style it doesn't have."""
        part = opened.beside("styles")
        root = opened.root(part) if part in parts else None
        if root is None:
            raise TemplateError(
                f"模板“{name}”没有样式。请用 Word 另存一次。",
                f"The template {name} has no styles. Save it from Word once more.",
            )
        by_name = {_name(style): str(style.get(f"{{{W}}}styleId")) for style in root.iterfind("w:style", NAMESPACES)}
        chosen = {}
        for role, wanted in styles.items():
            if role not in ROLES:
                names = ", ".join(ROLES)
                raise TemplateError(
                    f"模板“{name}”的样式表中没有“{role}”这一角色。可以是：{names}。",
                    f"“{role}” in the styles of template {name} is no role. It may be: {names}.",
                )
            if wanted.casefold() not in by_name:
                raise TemplateError(
                    f"模板“{name}”没有名为“{wanted}”的样式（用于 {role}）。请在模板中建立它，或改样式表。没有写出任何文件。",
                    f"The template {name} has no style “{wanted}” (for {role}). Make it, or change the map. Nothing was written.",
                )
            chosen[role] = by_name[wanted.casefold()]
        return cls(part, root, by_name, chosen)

    def serialized(self) -> bytes:
        """The part's bytes, with the styles added."""
        return serialize(self.root)

    def apply(self, blocks: Iterable[Element]) -> None:
        """Put the firm's styles in the place of ours."""
        for block in blocks:
            for tag in ("pStyle", "rStyle", "tblStyle"):
                for style in list(block.iter(f"{{{W}}}{tag}")):
                    role = str(style.get(f"{{{W}}}val"))
                    if role == "Bullet" and self._bullets_by_hand():
                        _put_bullet(style)
                    style.set(f"{{{W}}}val", self._settle(role))

    def _bullets_by_hand(self) -> bool:
        return "Bullet" not in self.chosen and "list bullet" not in self.by_name

    def _settle(self, role: str) -> str:
        """The id of the style for a role; a style of ours is added to the firm's where it has none."""
        if role not in self._settled:
            named = (*ROLES.get(role, ()), *(("Normal",) if role == "Bullet" else ()))
            usual = next((self.by_name[n.casefold()] for n in named if n.casefold() in self.by_name), None)
            self._settled[role] = self.chosen.get(role) or usual or self._added(role)
        return self._settled[role]

    def _added(self, role: str) -> str:
        """Our style, on top of the firm's ordinary text and in its typeface."""
        ours = next(s for s in style_sheet("en").iterfind("w:style", NAMESPACES) if s.get(f"{{{W}}}styleId") == role)
        identity = f"Letter{role}"
        kind = str(ours.get(f"{{{W}}}type"))
        made = el("style", type=kind, customStyle=1, styleId=identity)
        made.append(el("name", val=f"Letter {role}"))
        base = ours.find("w:basedOn", NAMESPACES)
        below = str(base.get(f"{{{W}}}val")) if base is not None else ""
        if kind == "paragraph":
            made.append(el("basedOn", val=self._settle(below) if below in ROLES else self._ordinary()))
        for tag in _KEPT_OF_OURS:
            found = ours.find(f"w:{tag}", NAMESPACES)
            if found is not None:
                made.append(_without_typeface(deepcopy(found)))
        self.root.append(made)
        return identity

    def _ordinary(self) -> str:
        for style in self.root.iterfind("w:style", NAMESPACES):
            if style.get(f"{{{W}}}type") == "paragraph" and style.get(f"{{{W}}}default") in ("1", "true", "on"):
                return str(style.get(f"{{{W}}}styleId"))
        return "Normal"


def _name(style: Element) -> str:
    found = style.find("w:name", NAMESPACES)
    return str(found.get(f"{{{W}}}val", "")).casefold() if found is not None else ""


def _without_typeface(properties: Element) -> Element:
    fonts = properties.find("w:rFonts", NAMESPACES)
    if fonts is not None:
        properties.remove(fonts)
    return properties


def _put_bullet(style: Element) -> None:
    """A bullet in words, where the firm has no style for lists."""
    properties = style.getparent()
    parent = properties.getparent() if properties is not None else None
    if parent is not None and etree.QName(parent).localname == "p":
        parent.insert(1, run("• "))
