"""Whole comparisons beside those of other tools, on the same pairs of real texts and on growing made-up ones, in one run.

``python -m tests.bench peers_bench`` prints a table and draws the growth to ``bench-output/growth.png``. The peers are
difflib, diff-match-patch alone, rapidfuzz alone, git's word diff, redlines and python-redlines; those that aren't installed
(``pip install -e .[bench]``) are named and left out. Times are seconds on the clock, the best of two, files read and parsed
where the tool works on files; only ratios mean anything on another machine. What a tool marks is counted in characters of the
two texts, without white space. None of them says which article became which.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from importlib import import_module
from math import log
from pathlib import Path
from typing import Any

from drafts.compare import compare
from drafts.comparison import Op
from drafts.reading import read_file
from tests.bench.compare_bench import make
from tests.bench.pairs import CORPUS, PAIRS

SIZES = (75, 300, 1200, 4800)
LONGEST_SECONDS = 3.0
"""A tool that took this long on one size isn't tried on the next."""
OUTPUT = Path("bench-output")


@dataclass(frozen=True)
class Texts:
    """A pair as the tools take it: files, their texts, and Word files of them."""

    old: Path
    new: Path
    old_text: str
    new_text: str

    @classmethod
    def of(cls, old: Path, new: Path) -> Texts:
        return cls(old, new, old.read_text(encoding="utf-8"), new.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Marked:
    """What a tool found: characters marked as deleted or inserted; None where it can't be told."""

    characters: int | None


Tool = Callable[[Texts], Marked]


def _bare(text: str) -> int:
    return len("".join(text.split()))


def ours(texts: Texts) -> Marked:
    comparison = compare(read_file(texts.old)[1], read_file(texts.new)[1])
    changes = [change for row in comparison.rows if not row.partial for change in row.changes]
    return Marked(sum(_bare(change.text) for change in changes if change.op is not Op.EQUAL))


def by_difflib(texts: Texts) -> Marked:
    """Lines first, then characters inside replaced lines, as most programs that use difflib do."""
    a, b = texts.old_text.splitlines(), texts.new_text.splitlines()
    marked = 0
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        left, right = "\n".join(a[a0:a1]), "\n".join(b[b0:b1])
        if tag == "replace" and len(left) * len(right) < 4_000_000:
            for inner, i0, i1, j0, j1 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
                if inner != "equal":
                    marked += _bare(left[i0:i1]) + _bare(right[j0:j1])
        else:
            marked += _bare(left) + _bare(right)
    return Marked(marked)


def by_dmp(texts: Texts) -> Marked:
    engine: Any = import_module("diff_match_patch").diff_match_patch()
    found = engine.diff_main(texts.old_text, texts.new_text)
    engine.diff_cleanupSemantic(found)
    return Marked(sum(_bare(text) for op, text in found if op))


def by_rapidfuzz(texts: Texts) -> Marked:
    indel: Any = import_module("rapidfuzz.distance").Indel
    marked = 0
    for code in indel.opcodes(texts.old_text, texts.new_text):
        if code.tag != "equal":
            marked += _bare(texts.old_text[code.src_start : code.src_end])
            marked += _bare(texts.new_text[code.dest_start : code.dest_end])
    return Marked(marked)


def by_git(texts: Texts) -> Marked:
    command = ["git", "diff", "--no-index", "--word-diff=porcelain", "--unified=0", str(texts.old), str(texts.new)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    lines = done.stdout.splitlines()[4:]
    return Marked(sum(_bare(line[1:]) for line in lines if line[:1] in "+-" and line[:1]))


def by_redlines(texts: Texts) -> Marked:
    redlines: Any = import_module("redlines")
    page = redlines.Redlines(texts.old_text, texts.new_text).output_markdown
    return Marked(sum(_bare(found) for found in re.findall(r"<span style='color:[^']*'>(.*?)</span>", page, re.DOTALL)))


def by_python_redlines(texts: Texts) -> Marked:
    engine: Any = import_module("python_redlines").DocxodusEngine()
    made = engine.run_redline("bench", _word(texts.old_text), _word(texts.new_text))
    with zipfile.ZipFile(io.BytesIO(made[0])) as package:
        document = package.read("word/document.xml").decode("utf-8")
    runs = re.findall(
        r"<w:(?:ins|del|moveFrom|moveTo)\b(?!\s*/).*?</w:(?:ins|del|moveFrom|moveTo)>", document, re.DOTALL
    )
    return Marked(sum(_bare("".join(re.findall(r"<w:(?:t|delText)[^>]*>([^<]*)<", run))) for run in runs))


def _word(text: str) -> bytes:
    docx: Any = import_module("docx")
    document = docx.Document()
    for line in text.splitlines():
        if line.strip():
            document.add_paragraph(line)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


TOOLS: dict[str, tuple[Tool, Callable[[], bool]]] = {
    "ours": (ours, lambda: True),
    "difflib": (by_difflib, lambda: True),
    "diff-match-patch": (by_dmp, lambda: True),
    "rapidfuzz": (by_rapidfuzz, lambda: True),
    "git word diff": (by_git, lambda: shutil.which("git") is not None),
    "redlines": (by_redlines, lambda: _has("redlines")),
    "python-redlines": (by_python_redlines, lambda: _has("python_redlines") and _has("python_redlines_docxodus")),
}


def _has(module: str) -> bool:
    try:
        import_module(module)
    except ImportError:
        return False
    return True


def timed(tool: Tool, texts: Texts) -> tuple[float, Marked]:
    """Seconds, the better of two unless the first took over five, and what was marked."""
    best, found = float("inf"), Marked(None)
    for _ in range(2):
        began = time.perf_counter()
        found = tool(texts)
        best = min(best, time.perf_counter() - began)
        if best > 5:
            break
    return best, found


def real_pairs(tools: dict[str, Tool]) -> None:
    """Seconds and marked characters on real pairs; the ratio is to ours on the same pairs."""
    if not CORPUS.is_dir():
        print("no corpus of real texts: this table is left out")
        return
    pairs = [Texts.of(CORPUS / "texts" / old, CORPUS / "texts" / new) for old, new in PAIRS]
    print(f"{len(pairs)} pairs of real texts")
    print(f"{'tool':>18}{'seconds':>10}{'× ours':>9}{'marked':>10}{'× ours':>9}")
    base: tuple[float, int] | None = None
    for name, tool in tools.items():
        seconds, marked = 0.0, 0
        for texts in pairs:
            took, found = timed(tool, texts)
            seconds += took
            marked += found.characters or 0
        base = base or (seconds, marked)
        print(f"{name:>18}{seconds:>10.2f}{seconds / base[0]:>9.2f}{marked:>10}{marked / base[1]:>9.2f}")


def growth(tools: dict[str, Tool]) -> dict[str, list[tuple[int, float]]]:
    """Seconds by number of articles, a tenth of them changed, some moved, new and gone."""
    found: dict[str, list[tuple[int, float]]] = {name: [] for name in tools}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for size in SIZES:
            pair = make(size, 0.1)
            old, new = folder / f"old{size}.txt", folder / f"new{size}.txt"
            old.write_text(pair.old.text, encoding="utf-8")
            new.write_text(pair.new.text, encoding="utf-8")
            texts = Texts.of(old, new)
            for tool_name, tool in tools.items():
                earlier = found[tool_name]
                if len(earlier) < SIZES.index(size) or (earlier and earlier[-1][1] > LONGEST_SECONDS):
                    continue
                found[tool_name].append((size, timed(tool, texts)[0]))
    print("\nSeconds by number of articles, 10 % changed")
    print(f"{'tool':>18}" + "".join(f"{size:>10}" for size in SIZES) + f"{'exponent':>10}")
    for tool_name, points in found.items():
        cells = "".join(f"{seconds:>10.3f}" for _, seconds in points) + f"{'—':>10}" * (len(SIZES) - len(points))
        print(f"{tool_name:>18}{cells}{_exponent(points):>10.2f}")
    return found


def _exponent(points: list[tuple[int, float]]) -> float:
    """The slope between the first and the last point, on logarithmic scales."""
    if len(points) < 2:
        return float("nan")
    (n0, t0), (n1, t1) = points[0], points[-1]
    return log(t1 / t0) / log(n1 / n0)


def plot(found: dict[str, list[tuple[int, float]]]) -> None:
    """Draw the growth, where matplotlib is installed."""
    if not _has("matplotlib"):
        print("matplotlib isn't installed: no plot (pip install -e .[bench])")
        return
    matplotlib: Any = import_module("matplotlib")
    matplotlib.use("Agg")
    pyplot: Any = import_module("matplotlib.pyplot")
    figure, axes = pyplot.subplots(figsize=(7, 4.5))
    for name, points in found.items():
        axes.plot(
            [n for n, _ in points], [s for _, s in points], marker="o", label=name, lw=2.5 if name == "ours" else 1.2
        )
    axes.set(xscale="log", yscale="log", xlabel="articles, 10 % changed", ylabel="seconds")
    axes.set_xticks(SIZES, [str(size) for size in SIZES])
    axes.grid(visible=True, alpha=0.3)
    axes.legend(fontsize=8)
    OUTPUT.mkdir(exist_ok=True)
    figure.tight_layout()
    figure.savefig(OUTPUT / "growth.png", dpi=130)
    print(f"drawn: {OUTPUT / 'growth.png'}")


def main() -> None:
    """Print the tables and draw the plot."""
    tools = {name: tool for name, (tool, is_here) in TOOLS.items() if is_here()}
    missing = sorted(set(TOOLS) - set(tools))
    if missing:
        print(f"not installed, left out: {', '.join(missing)} (pip install -e .[bench])")
    ours(Texts.of(*[Path(__file__).resolve().parents[2] / "workbench" / "sample" / f"draft{n}.zh.txt" for n in (1, 2)]))
    real_pairs(tools)
    plot(growth(tools))


if __name__ == "__main__":
    main()
