"""Word files: how long a redline, a copy for colleagues, the last check and a reading take as they grow; 200 mark-ups and back.

Run by ``python -m tests.bench.word_bench [SECTION…]``; sections are ``redline``, ``copies``, ``roundtrip``. Times are seconds
of the processor, the best of three. Ends with 1 where a limit isn't kept, growth isn't linear, or a mark-up was lost,
misplaced or doubled.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from comments.circulation import circulate
from comments.leaks import check_package
from comments.word import read_word, write_circulation, write_redline
from drafts.compare import compare
from drafts.model import Draft
from tests.comments.drafting import Comments
from tests.comments.drafting import draft_of as parsed
from tests.comments.markups import collected, made_round, marked_up, wrong

AT = datetime(2021, 12, 1, 9, 30, tzinfo=UTC)
SIZES = (1_250, 2_500, 5_000)
"""Paragraphs."""
MOST_FOR_REDLINE = 3.0
MOST_GROWTH = 2.6
"""Twice as much may take so many times as long: linear, with room for a machine that others use."""
MARKUPS = 200

_not_kept: list[str] = []


def check(name: str, good: bool) -> str:
    """A mark beside a figure."""
    if not good:
        _not_kept.append(name)
    return "" if good else "  NOT KEPT"


def best(work: Callable[[], object], times: int = 3) -> float:
    """Seconds of the quickest of some runs."""
    found = []
    for _ in range(times):
        begun = time.process_time()
        work()
        found.append(time.process_time() - begun)
    return min(found)


def made(paragraphs: int, *, changed: bool) -> Draft:
    """A law of so many paragraphs, two to an article; every third article differs in the changed one."""
    from drafts.numerals import write_numeral

    dice = random.Random(3)
    lines = ["练习办法"]
    for number in range(1, paragraphs // 2 + 1):
        word = dice.randrange(10**6)
        limit = "三十日" if changed and number % 3 == 0 else "十日"
        lines.append(
            f"第{write_numeral(number)}条 第{word}类数据的处理者应当在{limit}内向主管部门报告，并说明理由{word % 97}。"
        )
        lines.append(f"违反前款规定的，处第{word % 89}档罚款，情节严重的，责令停业{word % 71}日。")
    return parsed("\n".join(lines))


def grown(name: str, times: Sequence[float], most: float | None = None) -> None:
    """Prints times by size with how they grow."""
    shown = "  ".join(f"{size}: {took:.2f} s" for size, took in zip(SIZES, times, strict=True))
    growth = max(later / earlier for earlier, later in pairwise(times))
    good = growth <= MOST_GROWTH and (most is None or times[-1] <= most)
    limit = "" if most is None else f"  (at most {most:.0f} s)"
    print(f"  {name:28} {shown}  × {growth:.2f} for twice as many{limit}{check(name, good)}")


def redline() -> None:
    """Two laws of growing size as tracked changes, and the file read back."""
    writing, reading, checking = [], [], []
    for size in SIZES:
        old, new = made(size, changed=False), made(size, changed=True)
        comparison = compare(old, new)
        data = write_redline(comparison, author="审阅人甲", at=AT, language="zh")
        writing.append(best(lambda c=comparison: write_redline(c, author="审阅人甲", at=AT, language="zh")))  # type: ignore[misc]
        reading.append(best(lambda d=data: read_word(d, "redline.docx")))  # type: ignore[misc]
        checking.append(best(lambda d=data: check_package(d, forbidden=["内部备注的文字"], redline=True)))  # type: ignore[misc]
        marked = read_word(data, "redline.docx")
        same = (marked.original, marked.accepted) == (old.text, new.text)
        print(f"  {size} paragraphs, {len(data) / 1024:.0f} KB, both texts given back: {same}{check('texts', same)}")
    grown("redline written", writing, MOST_FOR_REDLINE)
    grown("redline read", reading)
    grown("last check", checking)


def copies() -> None:
    """A law of growing size with a comment on every fifth article: made, written, collected."""
    writing, collecting = [], []
    for size in SIZES:
        draft = made(size, changed=False)
        on = Comments(draft)
        said = [on.on(a.number, "请考虑", quote="十日", proposal="十五日") for a in draft.articles[::5]]

        def write(draft: Draft = draft, said: list[object] = said) -> bytes:  # type: ignore[assignment]
            copy = circulate(draft, said, {}, now=AT, language="zh")  # type: ignore[arg-type]
            return write_circulation(draft, copy, draft.title)

        writing.append(best(write))
        data = write()
        collecting.append(best(lambda d=data: read_word(d, "copy.docx"), 2))  # type: ignore[misc]
    grown("copy with comments written", writing)
    grown("copy read", collecting)


def roundtrip() -> None:
    """Two hundred random mark-ups by somebody else through LibreOffice, saved in three formats."""
    soffice = shutil.which("soffice")
    python = next((p for p in (sys.executable, "/usr/bin/python3") if _drives_libreoffice(p)), None)
    if soffice is None or python is None:
        print("  LibreOffice, or a Python that drives it, isn't here")
        _not_kept.append("roundtrip")
        return
    seed = random.Random().randrange(10**6)
    round_ = made_round(seed, MARKUPS * 5 // 4)
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        returned = marked_up(round_, soffice, python, Path(folder), (".docx", ".odt", ".doc"))
    for suffix, data in returned.items():
        begun = time.perf_counter()
        found = collected(round_, data)
        took = time.perf_counter() - begun
        problems = wrong(round_, found)
        good = not problems and found.tracked and not found.missing
        print(
            f"  seed {seed}, {suffix:5} {len(round_.markups)} mark-ups, {len(found.items)} came back in {took:.2f} s, "
            f"{len(problems)} lost, misplaced or doubled{check('roundtrip ' + suffix, good)}"
        )
        for problem in problems[:5]:
            print(f"    {problem}")


def _drives_libreoffice(python: str) -> bool:
    return (
        Path(python).exists()
        and subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0
    )


SECTIONS: dict[str, Callable[[], None]] = {"redline": redline, "copies": copies, "roundtrip": roundtrip}


def main(names: Sequence[str]) -> int:
    """Run the sections named, or all."""
    for name in names or SECTIONS:
        print(f"{name}: {(SECTIONS[name].__doc__ or '').strip()}")
        SECTIONS[name]()
    return 1 if _not_kept else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
