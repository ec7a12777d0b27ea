"""A letter set in a firm's own Word file: at its placeholder, in its styles, with its headers, footers, numbering and paper."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field

from comments.errors import TemplateError
from comments.leaks import check_package
from comments.word.firm_cleaning import cleaned_parts
from comments.word.firm_styles import StyleMap
from comments.word.opening import open_word
from comments.word.oxml import NAMESPACES, Element, W, paragraph, serialize
from comments.word.package import Properties, zipped

PLACEHOLDER = "{{submission}}"
"""The paragraph that the letter takes the place of; a bookmark named ``submission`` does the same."""
BOOKMARK = "submission"


@dataclass(frozen=True, slots=True)
class Template:
    """A firm's Word file and what its owner says about it."""

    name: str
    """Of the file, for messages."""
    data: bytes
    styles: Mapping[str, str] = field(default_factory=dict)
    """The firm's style for each role that is to have one: ``{"Body": "Firm Body"}``."""
    placeholder: str = PLACEHOLDER


def into_template(blocks: list[Element], template: Template, properties: Properties) -> bytes:
    """The letter's blocks in the template. Raises TemplateError where it has no placeholder, lacks a style that its map
    names, or holds words that must not leave; WordFileError where it is no Word file.
    """
    opened = open_word(template.data, template.name)
    parts = cleaned_parts(opened, properties)
    main = opened.main()
    root = opened.root(main)
    body = root.find("w:body", NAMESPACES) if root is not None else None
    if root is None or body is None:
        raise _refused(template, "没有正文", "it has no body")
    placeholder = _placeholder(body, template)
    kept_section = placeholder.find("w:pPr/w:sectPr", NAMESPACES)
    section = _section_after(body, placeholder, template)
    at = list(body).index(placeholder)
    body.remove(placeholder)
    _refuse_leaks(template, {**parts, main: serialize(root)})
    styles = StyleMap.of(opened, parts, template.name, template.styles)
    content = _set_sections(blocks, section)
    styles.apply(content)
    if kept_section is not None:
        end = paragraph("SectionEnd")
        end[0].append(kept_section)
        styles.apply([end])
        content.append(end)
    body[at:at] = content
    parts[main] = serialize(root)
    parts[styles.part] = styles.serialized()
    return zipped(parts)


def _placeholder(body: Element, template: Template) -> Element:
    """The paragraph to replace, a child of the body."""
    for block in body.iterfind("w:p", NAMESPACES):
        words = "".join(t.text or "" for t in block.iter(f"{{{W}}}t")).strip()
        named = {str(mark.get(f"{{{W}}}name")) for mark in block.iter(f"{{{W}}}bookmarkStart")}
        if words == template.placeholder or BOOKMARK in named:
            return block
    raise _refused(
        template,
        f"没有放信函的位置。请在正文中写一个单独的段落“{template.placeholder}”，或加名为 {BOOKMARK} 的书签",
        f"it doesn't say where the letter goes. Write {template.placeholder} as a paragraph of its own in the body, "
        f"or a bookmark named {BOOKMARK}",
    )


def _section_after(body: Element, placeholder: Element, template: Template) -> Element:
    """The section that the placeholder lies in: the next that ends at it or after it."""
    blocks = list(body)
    for block in blocks[blocks.index(placeholder) :]:
        found = block if block.tag == f"{{{W}}}sectPr" else block.find("w:pPr/w:sectPr", NAMESPACES)
        if found is not None:
            return found
    raise _refused(template, "没有节的设置", "it has no section properties")


def _refuse_leaks(template: Template, parts: dict[str, bytes]) -> None:
    """Raises TemplateError where the cleaned template still holds comments, revisions, hidden words, tags and the like."""
    report = check_package(zipped(parts), forbidden=())
    if report.clean:
        return
    shown = report.findings[:5]
    zh = "；".join(finding.sentence("zh") for finding in shown)
    en = "; ".join(finding.sentence("en") for finding in shown)
    raise _refused(template, f"其中有不得外传的内容：{zh}", f"it holds what must not leave: {en}")


def _set_sections(blocks: list[Element], section: Element) -> list[Element]:
    """The blocks with the firm's section in place of ours; their last section is the firm's own, which stands already."""
    content = blocks[:-1]
    first = True
    since = 0
    last_is_sideways = _is_sideways(blocks[-1])
    for number, block in enumerate(content):
        ours = block.find("w:pPr/w:sectPr", NAMESPACES) if block.tag == f"{{{W}}}p" else None
        if ours is None:
            continue
        made = _section_like(section, sideways=_is_sideways(ours), first=first)
        ours.getparent().replace(ours, made)  # type: ignore[union-attr]  # found inside a paragraph's properties
        _fit_tables(content[since : number + 1], _width(made))
        first, since = False, number + 1
    if last_is_sideways:
        end = paragraph("SectionEnd")
        end[0].append(_section_like(section, sideways=True, first=first))
        content.append(end)
        _fit_tables(content[since:], _width(end[0][-1]))
        first = False
    else:
        _fit_tables(content[since:], _width(section))
    if not first:
        _as_following(section)
    return content


def _is_sideways(section: Element) -> bool:
    size = section.find("w:pgSz", NAMESPACES)
    return size is not None and size.get(f"{{{W}}}orient") == "landscape"


def _section_like(section: Element, *, sideways: bool, first: bool) -> Element:
    made = deepcopy(section)
    if not first:
        _as_following(made)
    size = made.find("w:pgSz", NAMESPACES)
    if sideways and size is not None and not _is_sideways(made):
        across, down = str(size.get(f"{{{W}}}w")), str(size.get(f"{{{W}}}h"))
        size.set(f"{{{W}}}w", down)
        size.set(f"{{{W}}}h", across)
        size.set(f"{{{W}}}orient", "landscape")
    return made


def _as_following(section: Element) -> None:
    """A section after the first: no letterhead of a first page, page numbers that run on, a page of its own."""
    for name in ("titlePg", "pgNumType", "type"):
        found = section.find(f"w:{name}", NAMESPACES)
        if found is not None:
            section.remove(found)


def _width(section: Element) -> int:
    """Of the type area, in twentieths of a point."""
    size, margins = section.find("w:pgSz", NAMESPACES), section.find("w:pgMar", NAMESPACES)

    def of(element: Element | None, name: str, otherwise: int) -> int:
        value = str(element.get(f"{{{W}}}{name}", "")) if element is not None else ""
        return int(value) if value.lstrip("-").isdigit() else otherwise

    return max(2000, of(size, "w", 11906) - of(margins, "left", 1440) - of(margins, "right", 1440))


def _fit_tables(blocks: list[Element], width: int) -> None:
    """Tables as wide as the firm's page has room for, their columns in the same proportion."""
    for block in blocks:
        for table in block.iter(f"{{{W}}}tbl"):
            whole = table.find("w:tblPr/w:tblW", NAMESPACES)
            if whole is None or not str(whole.get(f"{{{W}}}w")).isdigit():
                continue
            ours = int(str(whole.get(f"{{{W}}}w")))
            for element in (whole, *table.iter(f"{{{W}}}gridCol", f"{{{W}}}tcW")):
                key = f"{{{W}}}w"
                element.set(key, str(int(str(element.get(key))) * width // ours))


def _refused(template: Template, zh: str, en: str) -> TemplateError:
    return TemplateError(
        f"模板“{template.name}”不能使用：{zh}。没有写出任何文件。",
        f"The template {template.name} can't be used: {en}. Nothing was written.",
    )
