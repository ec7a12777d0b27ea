"""PDF files made by hand: Chinese and Latin text at places, on pages of any size and turn."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

FONTS = (
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[5 0 R]>>",
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)>>/DW 1000>>",
)
"""Objects 3 to 5: F1 for Latin, F2 for Chinese text; the last belongs to F2."""


def text_at(x: float, y: float, words: str, *, size: float = 10, turn: tuple[int, int] = (1, 0)) -> bytes:
    """Operators that show words at a place; ``turn`` is the cosine and sine of their slope."""
    if words.isascii():
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        font, shown = b"F1", f"({escaped})".encode()
    else:
        font, shown = b"F2", f"<{words.encode('utf-16-be').hex()}>".encode()
    cosine, sine = turn
    return b"BT /%s %g Tf %g %g %g %g %g %g Tm %s Tj ET\n" % (font, size, cosine, sine, -sine, cosine, x, y, shown)


def stream(content: bytes, more: bytes = b"", packed: int = 0) -> bytes:
    """A stream object, packed so many times."""
    for _ in range(packed):
        content = zlib.compress(content, 9)
    names = b"/Filter[%s]" % (b"/FlateDecode" * packed) if packed else b""
    return b"<</Length %d%s%s>>\nstream\n%s\nendstream" % (len(content), names, more, content)


def document(pages: Sequence[tuple[int, bytes]], objects: Sequence[bytes]) -> bytes:
    """A file of the objects from number 6 on, and pages: the number of the content object, and more entries of the page."""
    first = 6 + len(objects)
    kids = b" ".join(b"%d 0 R" % (first + i) for i in range(len(pages)))
    made = [
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(pages)),
        *FONTS,
        *objects,
        *(
            b"<</Type/Page/Parent 2 0 R/Contents %d 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<</X0 6 0 R>>>>%s>>"
            % (content, more)
            for content, more in pages
        ),
    ]
    return written([b"<</Type/Catalog/Pages 2 0 R>>", *made])


def written(objects: Sequence[bytes]) -> bytes:
    """A PDF file of these objects, the first of which is its catalogue."""
    out, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def printed(pages: Sequence[Sequence[bytes]], more: bytes = b"/MediaBox[0 0 595 842]") -> bytes:
    """A file with a page for each list of operators."""
    return document([(6 + i, more) for i in range(len(pages))], [stream(b"".join(page)) for page in pages])


def column(x: float, top: float, lines: Sequence[str], *, pitch: float = 16, size: float = 10) -> list[bytes]:
    """Lines one below the other."""
    return [text_at(x, top - i * pitch, line, size=size) for i, line in enumerate(lines)]
