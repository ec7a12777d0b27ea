"""What stands in an empty file of ours already: its names of styles, kinds of lines and the like are nobody's secret."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from functools import cache

from lxml import etree

from comments.word.grid import table, words
from comments.word.oxml import Element, Look, W, el, paragraph, run
from comments.word.package import Properties, document
from comments.word.page import end_section, landscape, portrait

Attribute = tuple[str, str, str]
"""Of an element: its name, the attribute's, and the value."""

_CHINESE = "字"
_STYLED = ("pStyle", "rStyle", "tblStyle")


def attributes(root: Element) -> Iterator[Attribute]:
    """All attributes of a part."""
    for element in root.iter(etree.Element):
        for name, value in element.attrib.items():
            yield str(element.tag), str(name), str(value)


@cache
def empty_parts() -> frozenset[str]:
    """The names of the parts that an empty file of ours may have."""
    return frozenset(name for name, _ in _parts())


@cache
def empty_attributes() -> frozenset[Attribute]:
    """The attributes that an empty file of ours may have, those that name a style of ours among them."""
    found: set[Attribute] = set()
    for _, content in _parts():
        found.update(attributes(etree.fromstring(content)))
    styles = {value for tag, name, value in found if (tag, name) == (f"{{{W}}}style", f"{{{W}}}styleId")}
    return frozenset(found | {(f"{{{W}}}{tag}", f"{{{W}}}val", style) for tag in _STYLED for style in styles})


def _parts() -> Iterator[tuple[str, bytes]]:
    """The parts of files with an empty table, an empty comment and a page on its side, in either language and in both."""
    for language in ("zh", "en"):
        for both in (False, True):
            blocks = [
                table([1], [""], [[words("")]]),
                table([1], [], [[words("")]], bordered=False),
                end_section(paragraph("Body", run(_CHINESE, Look(underline=True))), landscape(language)),
                portrait(language),
            ]
            made = document(blocks, Properties("", language), [el("comment")], el("commentsEx"), both=both)
            with zipfile.ZipFile(io.BytesIO(made)) as archive:
                yield from ((name, archive.read(name)) for name in archive.namelist())
