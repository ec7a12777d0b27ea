"""Small files made to take all of a machine's time or memory: refused, or read, within five seconds and 500 MB.

Time is that of the processor, the programs that a reading starts included, so that a busy machine fails no test.
"""

from __future__ import annotations

import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.drafts.files import W, level, paragraph, raw_word, zipped
from tests.drafts.pdf_files import document, stream, written

SECONDS = 5.0
MEGABYTES = 500
ITEM = "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
READER = """
import os
import sys
from pathlib import Path
from drafts.errors import UnreadableDraftError
from drafts.load import load
from drafts.reading import read
try:
    print("read", len(read(load(Path(sys.argv[1]))).text))
except UnreadableDraftError as error:
    print("refused", error)
print(sum(os.times()[:4]))
try:
    import resource
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    own = Path("/proc/self/status")  # Linux counts into ru_maxrss what the program that started this one held
    if own.exists():
        used = next(int(line.split()[1]) / 1e3 for line in own.read_text().splitlines() if line.startswith("VmHWM"))
    else:
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    print(max(used, children))
except ImportError:
    print(0)
"""
PAGE = b"/MediaBox[0 0 595 842]"


def entities() -> bytes:
    declared = '<!ENTITY a0 "aaaaaaaaaa">' + "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
    inside = f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></w:document>'
    return zipped({"word/document.xml": f"<!DOCTYPE w [{declared}]>{inside}"})


def word_members() -> bytes:
    return raw_word(paragraph("第一条　甲。"), extra={f"../../{i}": "" for i in range(10_500)})


def numbered_deep() -> bytes:
    levels = "".join(level(i, "upperLetter", "%1%2%3%4%5%6%7%8%9" * 11, start=999_999_999) for i in range(9))
    listed = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    numbering = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{listed}'
    return raw_word("".join(paragraph(f"{i * 7919 % 10007}", 1, 8) for i in range(4_000)), numbering)


def distinct(count: int) -> str:
    return "".join(f"<w:p><w:r><w:t>第{i}条　{i * 7919 % 10007}</w:t></w:r></w:p>" for i in range(count))


def forms() -> bytes:
    """Ten drawings that each show the next one ten times: ten thousand million letters."""

    def form(number: int) -> bytes:
        shown = b"/X%d Do " % (number + 1) * 10 if number < 9 else b"BT /F1 9 Tf (a) Tj ET"
        uses = b"<</XObject<</X%d %d 0 R>>/Font<</F1 3 0 R>>>>" % (number + 1, 7 + number)
        return stream(shown, b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources" + uses)

    return document([(16, PAGE)], [*(form(i) for i in range(10)), stream(b"/X0 Do")])


def packed(content: bytes, copies: int, times: int = 1) -> bytes:
    """A page whose contents are ``content`` so often, packed."""
    press = zlib.compressobj(9)
    whole = b"".join(press.compress(content * 10_000) for _ in range(copies // 10_000)) + press.flush()
    for _ in range(times - 1):
        whole = zlib.compress(whole, 9)
    names = b"/Filter[" + b"/FlateDecode" * times + b"]"
    return document([(6, PAGE)], [b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(whole), names, whole)])


def html(body: str) -> bytes:
    return f"<html><body>{body}".encode()


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "bomb.docx": (lambda: raw_word("<w:p/>" * 7_000_000), "refused"),
    "million.docx": (lambda: raw_word(ITEM * 1_000_000), "refused"),
    "paragraphs.docx": (lambda: raw_word(distinct(90_000)), "refused"),
    "many.docx": (lambda: raw_word(distinct(12_000)), "read"),
    "entities.docx": (entities, "refused"),
    "deep.docx": (lambda: raw_word("<w:sdt><w:sdtContent>" * 90_000), "refused"),
    "tables.docx": (lambda: raw_word("<w:tbl><w:tr><w:tc>" * 60 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 60), "refused"),
    "members.docx": (word_members, "refused"),
    "numbers.docx": (numbered_deep, "read"),
    "attributes.docx": (lambda: raw_word("<w:p " + " ".join(f'a{i}="1"' for i in range(200_000)) + "/>"), "refused"),
    "deep.html": (lambda: html("<div>" * 300_000), "refused"),
    "well.html": (lambda: html("<div>" * 1900 + "<p>第一条　甲。" * 40_000), "read"),
    "paragraphs.html": (lambda: html("<p>a" * 120_000), "refused"),
    "spans.html": (lambda: html("<table>" + "<tr><td rowspan=65534 colspan=1000>第一条</td>" * 20_000), "read"),
    "links.html": (lambda: html("<div>" * 200 + "<a href=x>甲</a>" * 60_000), "read"),
    "entities.html": (lambda: b"<!DOCTYPE html [<!ENTITY a 'bb'>]><html><body><p>" + b"&a;&lt;" * 200_000, "read"),
    "bomb.pdf": (lambda: packed(b"BT /F1 9 Tf (aaaa) Tj ET\n", 3_000_000), "refused"),
    "twice.pdf": (lambda: packed(b" " * 100, 2_000_000, 2), "refused"),
    "paths.pdf": (lambda: packed(b"0 0 m 1 1 l S\n", 3_000_000), "refused"),
    "forms.pdf": (forms, "refused"),
    "tree.pdf": (
        lambda: written([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 999999>>"]),
        "refused",
    ),
    "array.pdf": (lambda: written([b"<</Type/Catalog/Pages 2 0 R>>", b"[" * 800_000]), "refused"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_costs_little(name: str, tmp_path: Path) -> None:
    make, outcome = HOSTILE[name]
    path = tmp_path / name
    path.write_bytes(make())
    assert path.stat().st_size < 2_000_000
    done = subprocess.run(
        [sys.executable, "-c", READER, str(path)], capture_output=True, text=True, timeout=60, check=True
    )
    said, seconds, used = done.stdout.splitlines()
    assert said.split()[0] == outcome, said
    assert float(seconds) < SECONDS
    assert float(used) < MEGABYTES


def test_one_page_shown_three_thousand_times_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    from drafts.errors import UnreadableDraftError
    from drafts.load import load_bytes

    monkeypatch.setattr("drafts.load.pdf._SECONDS", 0.6)
    content = stream(b"BT /F1 9 Tf (aaaa) Tj ET\n" * 20_000, packed=1)
    with pytest.raises(UnreadableDraftError, match="far too much time"):
        load_bytes(document([(6, PAGE)] * 2900, [content]), "a.pdf")
