"""Our base template and the parts of a file, zipped in a fixed order with fixed times: the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from importlib import resources

from lxml import etree

from comments.word.oxml import MC, NAMESPACES, W14, Element, W, clean, el, serialize

_DRAWN_UP = (1980, 1, 1, 0, 0, 0)
"""The earliest time a zip can hold; says nothing about anybody's day."""
_COMPRESSION = 6
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_DC = "http://purl.org/dc/elements/1.1/"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_THREADS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.commentsExtended+xml"
_THREADS_RELATION = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says about itself: nothing but its title and language."""

    title: str
    language: str
    """``zh`` or ``en``: decides fonts, spacing and the property's value."""


def document(
    blocks: Iterable[Element],
    properties: Properties,
    comments: Iterable[Element] = (),
    threads: Element | None = None,
    *,
    both: bool = False,
) -> bytes:
    """A .docx of body-level blocks, the last of them the last section's ``w:sectPr``.

    ``threads`` is the root of the part that says which comments answer which. ``both`` adds the styles of the other
    language's letter, for blocks that passed through `two_languages`.
    """
    body = el("body")
    body.extend(blocks)
    notes = list(comments)
    language = properties.language
    parts = {
        "[Content_Types].xml": _template("content-types.xml"),
        "_rels/.rels": _template("package-relations.xml"),
        "docProps/core.xml": core_properties(properties),
        "word/document.xml": serialize(el("document", body)),
        "word/_rels/document.xml.rels": _template("document-relations.xml"),
        "word/styles.xml": _both_styles(language) if both else _template(f"styles-{language}.xml"),
        "word/settings.xml": _template(f"settings-{language}.xml"),
        "word/fontTable.xml": _template("fontTable.xml"),
        "word/numbering.xml": _template("numbering.xml"),
        "word/footer-odd.xml": _template(f"footer-odd-{language}.xml"),
        "word/footer-even.xml": _template(f"footer-even-{language}.xml"),
    }
    if notes:
        root = el("comments") if threads is None else _threaded_comments()
        root.extend(notes)
        parts["word/comments.xml"] = serialize(root)
        _announce(parts, "comments.xml", _COMMENTS_TYPE, f"{_OFFICE_RELATIONS}/comments")
    if threads is not None:
        parts["word/commentsExtended.xml"] = serialize(threads)
        _announce(parts, "commentsExtended.xml", _THREADS_TYPE, _THREADS_RELATION)
    return zipped(parts)


@cache
def template_parts() -> frozenset[tuple[str, bytes]]:
    """Names and contents of the parts that are the same in every file of ours, so that they say nothing of any matter."""
    found: set[tuple[str, bytes]] = set()
    for language in ("zh", "en"):
        for both in (False, True):
            with zipfile.ZipFile(io.BytesIO(document([], Properties("", language), both=both))) as archive:
                found.update((name, archive.read(name)) for name in archive.namelist())
    return frozenset(found)


def _threaded_comments() -> Element:
    """The root of comments whose paragraphs bear ids, which programs before Word 2010 are told to pass over."""
    names = {"w": W, "w14": W14, "mc": MC}
    root = etree.Element(f"{{{W}}}comments", nsmap=names)
    root.set(f"{{{MC}}}Ignorable", "w14")
    return root


def two_languages(blocks: list[Element], language: str) -> list[Element]:
    """The blocks of a letter in ``language``, to stand in a document whose own styles are the other language's."""
    for block in blocks:
        for tag in ("pStyle", "rStyle", "tblStyle"):
            for style in block.iter(f"{{{W}}}{tag}"):
                key = f"{{{W}}}val"
                if str(style.get(key)) == "Bullet":  # programs don't take the bullet from a style that isn't their own
                    style.addnext(el("numPr", el("ilvl", val=0), el("numId", val=1)))
                if str(style.get(key)) not in _SHARED_STYLES:
                    style.set(key, f"{language.capitalize()}{style.get(key)}")
    return blocks


_SHARED_STYLES = frozenset(("CommentReference", "CommentText", "TableGrid"))


def _both_styles(language: str) -> bytes:
    """The styles of a language, and those of the other under names of their own."""
    other = "en" if language == "zh" else "zh"
    prefix = other.capitalize()
    styles, added = (etree.fromstring(_template(f"styles-{one}.xml")) for one in (language, other))
    defaults = added.find("w:docDefaults/w:rPrDefault/w:rPr", NAMESPACES)
    own = styles.find("w:docDefaults/w:rPrDefault/w:rPr", NAMESPACES)
    assert defaults is not None
    assert own is not None
    for style in added.iterfind("w:style", NAMESPACES):
        identity = str(style.get(f"{{{W}}}styleId"))
        if style.get(f"{{{W}}}type") not in ("paragraph", "character") or identity in _SHARED_STYLES:
            continue
        if identity == "DefaultParagraphFont":
            continue
        if identity == "Normal":
            _take_defaults(style, defaults)
            style.attrib.pop(f"{{{W}}}default", "")
            style.set(f"{{{W}}}customStyle", "1")
        style.set(f"{{{W}}}styleId", prefix + identity)
        for tag in ("name", "basedOn", "next"):
            found = style.find(f"w:{tag}", NAMESPACES)
            if found is not None:
                found.set(f"{{{W}}}val", f"{prefix}{' ' if tag == 'name' else ''}{found.get(f'{{{W}}}val')}")
        styles.append(style)
    return serialize(styles)


def _take_defaults(style: Element, defaults: Element) -> None:
    """A basic style that holds what its own document's defaults said, and sets aside what those of another say."""
    held = style.find("w:rPr", NAMESPACES)
    if held is not None:
        style.remove(held)
    properties = el("rPr")
    properties.extend(deepcopy(child) for child in defaults)
    if properties.find("w:kern", NAMESPACES) is None:
        properties.insert(1, el("kern", val=0))
    style.append(properties)
    paragraph = style.find("w:pPr", NAMESPACES)
    if paragraph is not None and paragraph.find("w:jc", NAMESPACES) is None:
        paragraph.append(el("jc", val="left"))


def zipped(parts: dict[str, bytes]) -> bytes:
    """The parts in the order given, every entry dated 1 January 1980."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, _DRAWN_UP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else it tells Windows from the others
            archive.writestr(entry, data, compresslevel=_COMPRESSION)
    return buffer.getvalue()


def style_sheet(language: str) -> Element:
    """Our own styles."""
    return etree.fromstring(_template(f"styles-{language}.xml"))


def _template(name: str) -> bytes:
    """A part of our own template, without the comments and line breaks that are there for its readers."""
    data = resources.files("comments.word").joinpath("template", name).read_bytes()
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True, resolve_entities=False, no_network=True)
    return serialize(etree.fromstring(data, parser))


def core_properties(properties: Properties) -> bytes:
    """The part that says title and language, and nothing of who made the file."""
    root = etree.Element(f"{{{_CORE}}}coreProperties", nsmap={"cp": _CORE, "dc": _DC})
    etree.SubElement(root, f"{{{_DC}}}title").text = clean(properties.title).replace("\n", " ")
    etree.SubElement(root, f"{{{_DC}}}language").text = "zh-CN" if properties.language == "zh" else "en-US"
    return serialize(root)


def _announce(parts: dict[str, bytes], file: str, content_type: str, relation: str) -> None:
    types = etree.fromstring(parts["[Content_Types].xml"])
    etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/word/{file}", ContentType=content_type)
    parts["[Content_Types].xml"] = serialize(types)
    relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
    etree.SubElement(
        relations, f"{{{_RELATIONS}}}Relationship", Id=f"rId{len(relations) + 1}", Type=relation, Target=file
    )
    parts["word/_rels/document.xml.rels"] = serialize(relations)
