"""Speed, memory and correctness of reading, on Chinese instruments made up from a fixed seed.

Run by ``make bench`` or ``python -m tests.bench.reading_bench``. Times are processor milliseconds for a megabyte of UTF-8, the
best of three; memory is the most that Python held at once, as a multiple of the text. With folders or files of real laws as
arguments, those are read as well.
"""

from __future__ import annotations

import random
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

from drafts.model import Draft, Kind
from drafts.normalize import normalize
from drafts.parse import parse
from drafts.parsing.marks import lines_of
from tests.drafts.made_laws import KINDS

_SEEDS = 40


def made() -> list[str]:
    """The texts of every kind, about a megabyte in all."""
    return [kind(random.Random(seed)).text for kind in KINDS.values() for seed in range(_SEEDS)]


def megabytes(texts: Sequence[str]) -> float:
    return sum(len(text.encode()) for text in texts) / 1e6


def milliseconds(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Processor milliseconds for a megabyte, the best of three."""
    took: list[float] = []
    for _ in range(3):
        began = time.process_time()
        for text in texts:
            work(text)
        took.append(time.process_time() - began)
    return min(took) * 1000 / megabytes(texts)


def held(texts: Sequence[str]) -> tuple[float, float]:
    """The most memory held while reading a text, as a multiple of its UTF-8: the middle one and the largest.

    Of texts of more than 3,000 characters: below that the constant share says nothing.
    """
    multiples: list[float] = []
    for text in [text for text in texts if len(text) > 3000] or texts:
        tracemalloc.start()
        parse(normalize(text).text)
        multiples.append(tracemalloc.get_traced_memory()[1] / max(1, len(text.encode())))
        tracemalloc.stop()
    return sorted(multiples)[len(multiples) // 2], max(multiples)


def runs_on(draft: Draft) -> bool:
    """Whether the articles, or without any the points, are numbered 1, 2, 3 …"""
    units = draft.articles or tuple(p for p in draft.provisions if p.kind is Kind.POINT)
    plain = [int(p.number) for p in units if p.number.isdecimal()]
    return plain == list(range(1, len(plain) + 1))


def report(name: str, texts: Sequence[str]) -> None:
    canonical = [normalize(text).text for text in texts]
    whole = milliseconds(lambda text: parse(normalize(text).text), texts)
    alone = milliseconds(normalize, texts)
    lines = sum(len(lines_of(text)) for text in canonical)
    good = sum(runs_on(parse(text)) for text in canonical)
    middle, most = held(texts)
    print(f"{name}: {len(texts)} texts, {megabytes(texts):.2f} MB, {lines} lines")
    print(f"  numbers run on in {good} of {len(texts)} ({100 * good / len(texts):.1f} %)")
    print(f"  {whole:.0f} ms CPU for a megabyte, {alone:.0f} of them for the canonical text")
    print(f"  memory: {middle:.1f} times the text in the middle, {most:.1f} times at most")


def main() -> int:
    parse(normalize("第一条　甲。\n").text)  # what is only done once isn't measured
    texts = made()
    report("made up", texts)
    report("the same in one piece", ["\n".join(texts)])
    files = [
        file for name in sys.argv[1:] for file in ([Path(name)] if Path(name).is_file() else Path(name).rglob("*"))
    ]
    real = [f.read_text(encoding="utf-8", errors="replace") for f in sorted(files) if f.suffix in (".md", ".txt")]
    if real:
        report("real", real)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
