"""Reads what our writers made: text with revisions accepted or rejected, and the faults that the validator passes over."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from pathlib import Path

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NS = {"w": W}
Element = etree._Element


def part(data: bytes, name: str = "word/document.xml") -> Element:
    """A part's root."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def text_of(data: bytes) -> str:
    """All the words of the body, a line a paragraph, deleted ones included."""
    return "\n".join(words_of(p) for p in part(data).iter(f"{{{W}}}p"))


def words_of(element: Element) -> str:
    """An element's words, deleted ones included."""
    return "".join(_word(e) for e in element.iter(f"{{{W}}}t", f"{{{W}}}delText", f"{{{W}}}br", f"{{{W}}}tab"))


def _word(element: Element) -> str:
    return {"br": "\n", "tab": "\t"}.get(etree.QName(element).localname, element.text or "")


def resolved(data: bytes, *, accept: bool) -> str:
    """The body's text with every revision accepted or rejected, paragraphs joined where their mark goes."""
    gone, lines, open_line = ("del" if accept else "ins"), list[str](), ""
    for p in part(data).iterfind("w:body/w:p", NS):
        open_line += "".join(
            _word(e)
            for e in p.iter(f"{{{W}}}t", f"{{{W}}}delText", f"{{{W}}}br", f"{{{W}}}tab")
            if not any(True for _ in e.iterancestors(f"{{{W}}}{gone}"))
        )
        if p.find(f"w:pPr/w:rPr/w:{gone}", NS) is None:
            lines.append(open_line)
            open_line = ""
    assert not open_line, "the last paragraph mark is a revision"
    return "\n".join(lines)


def faults(data: bytes) -> list[str]:
    """The five faults that the Open XML validator passes over, repeated ids, and text that sits loose in the markup."""
    found = []
    root = part(data)
    if root.find(".//w:del//w:t", NS) is not None:
        found.append("w:t in w:del")
    if any(next(e.iterancestors(f"{{{W}}}del"), None) is None for e in root.iter(f"{{{W}}}delText")):
        found.append("w:delText outside w:del")
    for pair in ("commentRange", "moveFromRange", "moveToRange", "bookmark"):
        starts = [e.get(f"{{{W}}}id") for e in root.iter(f"{{{W}}}{pair}Start")]
        ends = [e.get(f"{{{W}}}id") for e in root.iter(f"{{{W}}}{pair}End")]
        if starts != ends:
            found.append(f"unpaired {pair}")
    names = [e.get(f"{{{W}}}name") for e in root.iter(f"{{{W}}}bookmarkStart")]
    if len(names) != len(set(names)):
        found.append("duplicate bookmark name")
    if any("paraIdParent" in str(key) for e in root.iter(etree.Element) for key in e.attrib):
        found.append("paraIdParent")
    ids = [e.get(f"{{{W}}}id") for e in root.iter(f"{{{W}}}ins", f"{{{W}}}del")]
    if len(ids) != len(set(ids)):
        found.append("repeated revision id")
    return found


def assert_valid(validator: str, data: bytes, folder: Path) -> None:
    """The Open XML SDK's validator has nothing to say, nor have our own checks."""
    assert faults(data) == []
    path = folder / "checked.docx"
    path.write_bytes(data)
    done = subprocess.run([validator, str(path)], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, json.loads(done.stdout)["errors"][:5]
