"""Reads the pieces of text on the pages of a PDF file. Runs as a program of its own, which can be stopped.

PDFium is native code that knows no time limit, isn't safe in threads and may be ended by a malformed file; none of this
may take the workbench with it. Reads the file on standard input and writes a line of JSON a page; imports nothing of ours.
"""

from __future__ import annotations

import ctypes
import json
import math
import os
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any

TOO_LONG, TOO_LARGE = 41, 42
"""Exit statuses: the processor time, or the memory, that was allowed is used up."""
_MOST_OBJECTS = 200_000
"""Graphic objects looked at on a page without text, to tell a picture from an empty page."""
_GAP = 0.55
"""Line heights between two characters from which on they belong to different pieces."""
_WORD_GAP = 0.22
"""Line heights between two Latin letters that make a space."""


def read(data: bytes, most_characters: int) -> Iterator[dict[str, Any]]:
    """First ``{"pages": n}`` or ``{"error": …}``, then for each page its pieces and whether it has a picture.

    A piece is text, left, bottom, right, top, in points, turned so that its letters stand upright.
    """
    import pypdfium2

    library: Any = pypdfium2  # it has no types of its own
    try:
        document = library.PdfDocument(data)
    except library.PdfiumError as error:
        yield {"error": "password" if "password" in str(error).lower() else "damaged"}
        return
    yield {"pages": len(document)}
    characters = 0
    for index in range(len(document)):
        try:
            page = document[index]
            pieces, count = _pieces(page, library)
            picture = not pieces and _has_picture(page, library)
            page.close()
        except library.PdfiumError:
            pieces, count, picture = [], 0, True
        characters += count
        if characters > most_characters:
            yield {"error": "large"}
            return
        yield {"pieces": pieces, "picture": picture}


def _has_picture(page: Any, library: Any) -> bool:
    raw = library.raw
    count = min(raw.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)
    kinds = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)
    return any(raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, i)) in kinds for i in range(count))


def _pieces(page: Any, library: Any) -> tuple[list[list[Any]], int]:
    """The pieces of a page and how many characters it has."""
    raw = library.raw
    textpage = page.get_textpage()
    count = textpage.count_chars()
    turns: Counter[int] = Counter()
    characters: list[tuple[int, tuple[str, float, float, float, float]]] = []
    box = raw.FS_RECTF()
    pointer = ctypes.byref(box)
    for i in range(count):
        code = raw.FPDFText_GetUnicode(textpage.raw, i)
        if code in (0, 10, 13):
            continue
        turn = _turn(raw.FPDFText_GetCharAngle(textpage.raw, i))
        if not raw.FPDFText_GetLooseCharBox(textpage.raw, i, pointer):
            continue
        sign = chr(code) if code < 0xD800 or 0xE000 <= code <= 0x10FFFF else "\ufffd"
        if not sign.isspace():
            turns[turn] += 1
        characters.append((turn, (sign, box.left, box.bottom, box.right, box.top)))
    textpage.close()
    del turns[-1]  # slanted letters are a watermark
    found: list[list[Any]] = []
    total = sum(turns.values())
    for turn, share in turns.most_common():
        if share >= 0.1 * total:  # less is a note in the margin
            found += _joined([_upright(turn, *placed) for of, placed in characters if of == turn])
    return found, count


def _turn(angle: float) -> int:
    """Quarter turns that a letter is rotated by, 0 … 3; -1 where it is slanted."""
    quarters = angle / (math.pi / 2)
    nearest = round(quarters)
    return nearest % 4 if abs(quarters - nearest) < 0.12 else -1


def _upright(
    turn: int, sign: str, left: float, bottom: float, right: float, top: float
) -> tuple[str, float, float, float, float]:
    if turn == 0:
        return sign, left, bottom, right, top
    if turn == 1:
        return sign, -top, left, -bottom, right
    if turn == 2:
        return sign, -right, -top, -left, -bottom
    return sign, bottom, -right, top, -left


def _joined(characters: list[tuple[str, float, float, float, float]]) -> list[list[Any]]:
    """Puts together characters that follow one another on one line."""
    pieces: list[list[Any]] = []
    current: list[Any] = []
    space = False
    for sign, left, bottom, right, top in characters:
        if sign.isspace() and sign != "\u3000":
            space = True
            continue
        if current:
            height = max(current[4] - current[2], top - bottom, 1.0)
            middle = (bottom + top) / 2
            same_line = current[2] <= middle <= current[4] or bottom <= (current[2] + current[4]) / 2 <= top
            if same_line and -0.6 * height <= left - current[3] <= _GAP * height:
                wide = max(sign, current[0][-1]) >= "\u2e80"
                if space or (not wide and left - current[3] > _WORD_GAP * height):
                    current[0] += " "
                current[0] += sign
                current[1], current[2] = min(current[1], left), min(current[2], bottom)
                current[3], current[4] = max(current[3], right), max(current[4], top)
                space = False
                continue
        current = [sign, left, bottom, right, top]
        pieces.append(current)
        space = False
    return [[piece[0], *(round(value, 2) for value in piece[1:])] for piece in pieces if piece[0].strip()]


def _watch(seconds: float, megabytes: float) -> None:
    """Ends the process once it has used up what it was allowed."""
    while True:
        time.sleep(0.04)
        if time.process_time() > seconds:
            os._exit(TOO_LONG)
        if _megabytes() > megabytes:
            os._exit(TOO_LARGE)


def _megabytes() -> float:
    """The most memory this program has held so far; 0 where the system doesn't tell.

    On Linux ``ru_maxrss`` begins with what the program that started this one holds, so the kernel's own count is read.
    """
    try:
        with open("/proc/self/status", encoding="ascii", errors="replace") as status:  # noqa: PTH123 -- nothing to import
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) / 1e3
    except (OSError, ValueError, IndexError):
        pass
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return 0.0


def main() -> None:
    """Called with the seconds, megabytes and characters allowed."""
    seconds, megabytes, characters = (float(argument) for argument in sys.argv[1:4])
    threading.Thread(target=_watch, args=(seconds, megabytes), daemon=True).start()
    for line in read(sys.stdin.buffer.read(), int(characters)):
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
    sys.stdout.flush()
    os._exit(0)  # without the library's own clearing up, which may fail after a malformed file


if __name__ == "__main__":
    main()
