"""Our changes against edits that a reader marked by hand, as F1 over marked characters.

``marked_edits.tsv`` holds, for 60 changed articles of real texts, what a careful lawyer would strike and write in: offsets of
characters in the old and the new article's body, marked on reading both before our own output was looked at. Only letters,
digits and Chinese characters count; signs and spaces don't. Run by ``make bench`` or ``python -m tests.bench.marked_edits_bench
[--show]``, which prints where we differ.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from csv import DictReader
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafts.comparison import Change, Op
from drafts.diff import diff
from drafts.model import Draft
from drafts.reading import read_file
from tests.bench.compare_bench import difflib_runs, dmp_runs
from tests.bench.pairs import CORPUS
from tests.bench.readability_bench import inside_words, segmenters

MARKS = Path(__file__).with_name("marked_edits.tsv")


@dataclass(frozen=True)
class MarkedEdit:
    """One article in two versions, and which characters a reader marked."""

    name: str
    language: str
    old: str
    new: str
    deleted: frozenset[int]
    inserted: frozenset[int]


@cache
def _draft(name: str) -> Draft:
    return read_file(CORPUS / "texts" / name)[1]


def _body(draft: Draft, number: str) -> str:
    return draft.body(next(article for article in draft.articles if article.number == number))


def _offsets(ranges: str, text: str) -> frozenset[int]:
    """The letters, digits and Chinese characters in ranges like ``12-15 20-21``."""
    pairs = [part.split("-") for part in ranges.split() if part != "-"]
    return frozenset(at for a, b in pairs for at in range(int(a), int(b)) if text[at].isalnum())


def marked_edits() -> list[MarkedEdit]:
    """The articles that were marked. Raises StopIteration where an article is no longer found."""
    with MARKS.open(encoding="utf-8", newline="") as lines:
        found: list[MarkedEdit] = []
        for line in DictReader(lines, delimiter="\t"):
            old, new = _draft(line["old"]), _draft(line["new"])
            a, b = _body(old, line["old_article"]), _body(new, line["new_article"])
            name = f"{line['old']} {line['old_article']} → {line['new_article']}"
            found.append(
                MarkedEdit(name, new.language, a, b, _offsets(line["deleted"], a), _offsets(line["inserted"], b))
            )
        return found


def ours(changes: Sequence[Change]) -> tuple[frozenset[int], frozenset[int]]:
    """The characters that changes delete from the old text and insert into the new one, signs and spaces left out."""
    at = {Op.DELETE: 0, Op.INSERT: 0}
    found: dict[Op, set[int]] = {Op.DELETE: set(), Op.INSERT: set()}
    for op, text in changes:
        for side in found if op is Op.EQUAL else (op,):
            if op is not Op.EQUAL:
                found[side] |= {at[side] + n for n, character in enumerate(text) if character.isalnum()}
            at[side] += len(text)
    return frozenset(found[Op.DELETE]), frozenset(found[Op.INSERT])


def edges_of(marks: frozenset[int]) -> set[int]:
    """Where runs of marked characters begin and end."""
    return {at for at in marks if at - 1 not in marks} | {at + 1 for at in marks if at + 1 not in marks}


def print_edges(edits: Sequence[MarkedEdit]) -> None:
    """Print how many edges of the reader's marks and of ours lie inside Chinese words: who marks 交通{+运输+}主管部门 cuts one."""
    chinese = [edit for edit in edits if edit.language == "zh"]
    texts = [text for edit in chinese for text in (edit.old, edit.new)]
    marked = {
        "the reader's": [marks for edit in chinese for marks in (edit.deleted, edit.inserted)],
        "ours": [marks for edit in chinese for marks in ours(diff(edit.old, edit.new, "zh"))],
    }
    for name, segmenter in segmenters().items():
        words = segmenter(texts)
        for whose, marks in marked.items():
            edges = [edges_of(each) for each in marks]
            inside = sum(len(inside_words(cut, wanted)) for cut, wanted in zip(words, edges, strict=True))
            total = sum(map(len, edges))
            print(f"edges inside words by {name}, {whose}: {inside} of {total} ({inside / max(1, total):.2%})")


def f1(right: int, found: int, wanted: int) -> float:
    """The harmonic mean of precision and recall; 1 where nothing was wanted and nothing found."""
    return 2 * right / (found + wanted) if found + wanted else 1.0


def score(edits: Sequence[MarkedEdit], engine: str) -> tuple[float, list[float]]:
    """F1 over all marked characters, and for each article."""
    sums = [0, 0, 0]
    each: list[float] = []
    for edit in edits:
        if engine == "ours":
            runs: Sequence[Change] = diff(edit.old, edit.new, edit.language)
        else:
            plain = (difflib_runs if engine == "difflib" else dmp_runs)(edit.old, edit.new)
            runs = [Change(Op(op), text) for op, text in plain]
        deleted, inserted = ours(runs)
        counts = (
            len(deleted & edit.deleted) + len(inserted & edit.inserted),
            len(deleted) + len(inserted),
            len(edit.deleted) + len(edit.inserted),
        )
        sums = [a + b for a, b in zip(sums, counts, strict=True)]
        each.append(f1(*counts))
    return f1(sums[0], sums[1], sums[2]), each


def main(arguments: Sequence[str] = ()) -> None:
    """Print the figures."""
    if not CORPUS.is_dir():
        print(f"No real texts at {CORPUS}: marked edits aren't measured.")
        return
    edits = marked_edits()
    print(f"\nChanges against {len(edits)} articles marked by a reader: F1 over marked characters")
    for engine in ("ours", "difflib", "diff-match-patch"):
        whole, each = score(edits, engine)
        chinese = [value for value, edit in zip(each, edits, strict=True) if edit.language == "zh"]
        english = [value for value, edit in zip(each, edits, strict=True) if edit.language != "zh"]
        print(
            f"{engine:>18}: all characters {whole:.3f}, mean of the articles {sum(each) / len(each):.3f} "
            f"(Chinese {sum(chinese) / len(chinese):.3f}, English {sum(english) / len(english):.3f})"
        )
        if engine == "ours" and "--show" in arguments:
            for value, edit in sorted(zip(each, edits, strict=True), key=lambda pair: pair[0]):
                if value < 0.999:
                    print(f"    {value:.2f} {edit.name}")
    print_edges(edits)


if __name__ == "__main__":
    main(sys.argv[1:])
