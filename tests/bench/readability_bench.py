"""How readable the changes of real drafts are: edges of changes inside words, changed characters, islands.

Run by ``make bench`` or ``python -m tests.bench.readability_bench``. Chinese words are told by segmenters that know nothing of
each other: ICU's dictionary (through ``node``, where it is installed), THULAC's perceptron (where the package ``thulac`` is
installed; it is no dependency of the project, its model is large) and rjieba, from whose words the product's lexicon was counted.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from io import StringIO

from rapidfuzz.distance import Indel

from drafts.comparison import Change, Op
from drafts.diffing.typography import typographic
from drafts.segment import tokens
from tests.bench.pairs import CORPUS, compared_pairs

ISLAND = 2
"""Equal runs of so many characters or fewer between two changes are islands."""
Segmenter = Callable[[Sequence[str]], list[list[str]]]
"""Cuts each text into words; joined they give the text."""
_ICU = """
const cut = new Intl.Segmenter("zh", {granularity: "word"});
const texts = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(texts.map(text => [...cut.segment(text)].map(piece => piece.segment))));
"""


@dataclass
class Readability:
    """Counts over many changed articles."""

    articles: int = 0
    hunks: int = 0
    edges: int = 0
    changed: int = 0
    least: int = 0
    """The fewest characters that could be changed, words cut wherever that saves one."""
    least_words: int = 0
    """The fewest characters that could be changed were no word and no legal atom cut, scraps of a lone space or 的 kept."""
    runs: int = 0
    """Equal runs between two changes."""
    islands: int = 0
    loud_runs: int = 0
    """The same, changes of mere typing (a half-width comma for ，), which readers see as such, taken for unchanged."""
    loud_islands: int = 0
    inner_runs: int = 0
    """The same again, without those that hold the end of a paragraph."""
    inner_islands: int = 0
    ratios: float = 0.0
    """The sum of what each article changes over the least that it could."""

    def add(self, old: str, new: str, changes: Sequence[Change], language: str) -> None:
        """Counts one article."""
        self.articles += 1
        self.hunks += sum(
            change.op is not Op.EQUAL and (at == 0 or changes[at - 1].op is Op.EQUAL)
            for at, change in enumerate(changes)
        )
        self.edges += 2 * sum(change.op is not Op.EQUAL for change in changes)
        changed, least = sum(len(text) for op, text in changes if op is not Op.EQUAL), Indel.distance(old, new)
        self.changed += changed
        self.least += least
        self.ratios += changed / least
        self.least_words += least_over(tokens(old, language), tokens(new, language))
        between = [change.text for change in changes[1:-1] if change.op is Op.EQUAL]
        self.runs += len(between)
        self.islands += sum(len(text) <= ISLAND for text in between)
        between = equal_runs_between(changes, typographic(changes))
        self.loud_runs += len(between)
        self.loud_islands += sum(len(text) <= ISLAND for text in between)
        between = [text for text in between if "\n" not in text]
        self.inner_runs += len(between)
        self.inner_islands += sum(len(text) <= ISLAND for text in between)


def least_over(old: Sequence[str], new: Sequence[str]) -> int:
    """The fewest characters that could be changed were none of the given pieces cut (or a little less).

    Each piece is laid out as numbers, one a character, which no other piece shares.
    """
    numbers: dict[tuple[str, int], int] = {}
    laid = [
        [numbers.setdefault((piece, at), len(numbers)) for piece in side for at in range(len(piece))]
        for side in (old, new)
    ]
    return Indel.distance(laid[0], laid[1])


def equal_runs_between(changes: Sequence[Change], quiet: frozenset[int]) -> list[str]:
    """The equal runs between two changes, quiet changes taken for equal."""
    found: list[str] = []
    run: str | None = None
    for at, (op, text) in enumerate(changes):
        if op is Op.EQUAL or (at in quiet and op is Op.INSERT):
            run = None if run is None else run + text
        elif at not in quiet:
            found += [run] if run else []
            run = ""
    return found


def edges(changes: Iterable[Change]) -> tuple[set[int], set[int]]:
    """Where deletions begin and end in the old text, and insertions in the new one."""
    at = {Op.DELETE: 0, Op.INSERT: 0}
    found: dict[Op, set[int]] = {Op.DELETE: set(), Op.INSERT: set()}
    for op, text in changes:
        for side in found if op is Op.EQUAL else (op,):
            if op is not Op.EQUAL:
                found[side] |= {at[side], at[side] + len(text)}
            at[side] += len(text)
    return found[Op.DELETE], found[Op.INSERT]


def by_rjieba(texts: Sequence[str]) -> list[list[str]]:
    cut = import_module("rjieba").cut
    return [cut(text) for text in texts]


def by_icu(texts: Sequence[str]) -> list[list[str]]:
    done = subprocess.run(
        ["node", "-e", _ICU], input=json.dumps(texts), capture_output=True, encoding="utf-8", check=True
    )
    found: list[list[str]] = json.loads(done.stdout)
    return found


def by_thulac(texts: Sequence[str]) -> list[list[str]]:
    with redirect_stdout(StringIO()):
        engine = import_module("thulac").thulac(seg_only=True)
    found: list[list[str]] = []
    for text in texts:
        words: list[str] = []
        at = 0
        for word, _ in engine.cut(text):  # it leaves spaces out
            begin = text.index(word, at)
            words += [text[at:begin]] * (begin > at) + [word]
            at = begin + len(word)
        found.append([*words, text[at:]])
    return found


def segmenters() -> dict[str, Segmenter]:
    """The segmenters of this machine."""
    found: dict[str, Segmenter] = {}
    if find_spec("rjieba"):
        found["rjieba"] = by_rjieba
    if shutil.which("node"):
        found["ICU"] = by_icu
    if find_spec("thulac"):
        found["THULAC"] = by_thulac
    return found


def inside_words(words: Iterable[str], wanted: set[int]) -> list[int]:
    """Which offsets lie inside a word."""
    at, cuts = 0, {0}
    for word in words:
        at += len(word)
        cuts.add(at)
    return sorted(wanted - cuts)


def inside_english_words(text: str, wanted: set[int]) -> list[int]:
    """Which offsets have a letter or digit on either side."""
    return sorted(at for at in wanted if 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum())


@dataclass
class Measured:
    """All that was counted, by language, with the edges to be judged by segmenters."""

    zh: Readability
    en: Readability
    strays: Readability
    """Rows of a passage that went into another article, by themselves: the rest of the two articles has nothing in common."""
    texts: list[str]
    """Chinese texts, old and new in turn."""
    edges: list[set[int]]
    english_inside: list[str]


def measure(*, verbose: bool = False) -> Measured:
    """Reads every changed article of the corpus."""
    found = Measured(Readability(), Readability(), Readability(), [], [], [])
    for pair in compared_pairs():
        one = Readability()
        for row in pair.changed():
            old_edges, new_edges = edges(row.changes)
            counts = found.zh if pair.language == "zh" else found.en
            for each in (found.strays,) if row.partial else (one, counts):
                each.add(row.old_text, row.new_text, row.changes, pair.language)
            if pair.language == "zh":
                found.texts += [row.old_text, row.new_text]
                found.edges += [old_edges, new_edges]
            else:
                for text, wanted in ((row.old_text, old_edges), (row.new_text, new_edges)):
                    found.english_inside += [
                        text[max(0, at - 12) : at] + "|" + text[at : at + 12]
                        for at in inside_english_words(text, wanted)
                    ]
        if verbose:
            print(f"{pair.old:>28} {line(one)}")
    return found


def line(counts: Readability) -> str:
    """Counts as figures."""
    ratio, of_words = counts.changed / max(1, counts.least), counts.changed / max(1, counts.least_words)
    mean = counts.ratios / max(1, counts.articles)
    islands, loud = counts.islands / max(1, counts.runs), counts.loud_islands / max(1, counts.loud_runs)
    inner = counts.inner_islands / max(1, counts.inner_runs)
    return (
        f"{counts.articles:>5} articles  {counts.hunks / max(1, counts.articles):>6.2f} hunks each  "
        f"changed/least {ratio:.3f} (of whole words {of_words:.3f}, mean of articles {mean:.3f})  "
        f"islands {islands:.1%} (typing left out {loud:.1%}, inside paragraphs {inner:.1%})"
    )


def main() -> None:
    """Print the figures."""
    if not CORPUS.is_dir():
        print(f"No real texts at {CORPUS}: readability isn't measured.")
        return
    print("\nReadability of the changes of real drafts")
    found = measure(verbose=True)
    print(f"{'Chinese':>28} {line(found.zh)}")
    print(f"{'English':>28} {line(found.en)}")
    print(f"{'parts of other articles':>28} {line(found.strays)}")
    for name, segmenter in segmenters().items():
        words = segmenter(found.texts)
        inside = [
            text[max(0, at - 6) : at] + "|" + text[at : at + 6]
            for text, cut, wanted in zip(found.texts, words, found.edges, strict=True)
            for at in inside_words(cut, wanted)
        ]
        total = sum(len(wanted) for wanted in found.edges)
        print(f"edges inside words by {name}: {len(inside)} of {total} ({len(inside) / max(1, total):.2%})")
    print(f"edges inside English words: {len(found.english_inside)}")


if __name__ == "__main__":
    main()
