"""A firm's template without what tells of those who made it. What can't be taken out without a person's say so (comments,
revisions, hidden words) is left for the gate, which names it.
"""

from __future__ import annotations

import posixpath

from lxml import etree

from comments.word.opening import Opened
from comments.word.oxml import Element, W, serialize
from comments.word.package import Properties, core_properties
from drafts.patterns import regex

_DROPPED = regex(
    r"docProps/(?!core\.xml$).*|customXml/.*|word/people\.xml|word/glossary/.*|.*vbaProject.*|word/vbaData\.xml"
    r"|word/comments(?:Extended|Ids|Extensible)\.xml|word/stylesWithEffects\.xml"
)
"""Parts that a letter does without: properties, data bound to nothing, macros, building blocks."""
_TELLING_ATTRIBUTES = regex(r"rsid\w*|paraId|textId|durableId")
_TELLING_SETTINGS = (
    "rsids", "attachedTemplate", "docVars", "mailMerge", "documentProtection", "saveThroughXslt", "stylePaneFormatFilter",
    "docId", "linkStyles",
)  # fmt: skip
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_TEMPLATE_TYPE = regex(r"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.template"
                            r"|ms-word\.(?:template|document)\.macroEnabled(?:Template)?)\.main\+xml")  # fmt: skip
_DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def cleaned_parts(opened: Opened, properties: Properties) -> dict[str, bytes]:
    """The template's parts in their order, cleaned, with properties of our own."""
    kept = {name: content for name, content in opened.by_name.items() if not _DROPPED.fullmatch(name)}
    found: dict[str, bytes] = {}
    for name, content in kept.items():
        if name == "docProps/core.xml":
            found[name] = core_properties(properties)
        elif name.endswith((".xml", ".rels")):
            root = opened.root(name)
            found[name] = content if root is None else serialize(_cleaned(name, root, kept))
        else:
            found[name] = content
    return found


def _cleaned(name: str, root: Element, kept: dict[str, bytes]) -> Element:
    if name == "[Content_Types].xml":
        return _types(root, kept)
    if name.endswith(".rels"):
        return _relations(name, root, kept)
    for element in root.iter(etree.Element):
        for key in [key for key in element.attrib if _TELLING_ATTRIBUTES.fullmatch(etree.QName(str(key)).localname)]:
            del element.attrib[key]
    if root.tag == f"{{{W}}}settings":
        for child in [child for child in root if etree.QName(child).localname in _TELLING_SETTINGS]:
            root.remove(child)
    return root


def _types(root: Element, kept: dict[str, bytes]) -> Element:
    for entry in list(root):
        part = str(entry.get("PartName", "")).lstrip("/")
        if entry.tag == f"{_TYPES}Override" and part not in kept:
            root.remove(entry)
        elif _TEMPLATE_TYPE.fullmatch(str(entry.get("ContentType", ""))):
            entry.set("ContentType", _DOCUMENT_TYPE)
    return root


def _relations(name: str, root: Element, kept: dict[str, bytes]) -> Element:
    """Without those that lead to a part that is gone, or to the template's own template."""
    folder = posixpath.dirname(posixpath.dirname(name))
    for relation in list(root):
        kind, target = str(relation.get("Type", "")), str(relation.get("Target", ""))
        outside = relation.get("TargetMode") == "External"
        part = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        if kind.endswith("/attachedTemplate") or (not outside and part not in kept):
            root.remove(relation)
    return root
