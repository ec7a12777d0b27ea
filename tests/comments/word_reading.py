"""Reads what our writers made: text with revisions accepted or rejected, and the faults that the validator passes over."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from pathlib import Path

from lxml import etree

from comments.word import lints

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
    """What our own lints find in the markup: the five faults that the Open XML validator passes over, and more."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        roots = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")}
    return [f"{fault.code}: {fault.detail}" for fault in lints.faults(roots)]


def assert_valid(validator: str, data: bytes, folder: Path) -> None:
    """The Open XML SDK's validator has nothing to say, nor have our own checks."""
    assert faults(data) == []
    path = folder / "checked.docx"
    path.write_bytes(data)
    done = subprocess.run([validator, str(path)], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, json.loads(done.stdout)["errors"][:5]
