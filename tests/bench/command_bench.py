"""What a person waits for: the whole command ``workbench compare``, less the start of a bare interpreter.

Run by ``python -m tests.bench.command_bench``. Milliseconds of the command's process, the best of five, by the processor and
by the clock; loading our own modules and the lexicon of words is part of them. Modules are compiled beforehand, as an
installed program's are; the last column has what it costs where ``PYTHONDONTWRITEBYTECODE`` makes Python compile them each time.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from tests.bench.compare_bench import make

CASES = ((75, 0.3, True), (240, 0.6, True), (1260, 0.1, False), (1260, 0.1, True), (1200, 1.0, True))
"""Articles, the share of them that is edited, and whether one in twenty is besides new, gone or moved."""
_RUN = "from workbench.__main__ import program\nprogram()"


class Cost(NamedTuple):
    """Milliseconds."""

    processor: float
    clock: float

    def less(self, other: Cost) -> Cost:
        """Without what something else costs."""
        return Cost(self.processor - other.processor, self.clock - other.clock)


def spent(code: str, environment: Mapping[str, str], arguments: Sequence[str] = (), times: int = 5) -> Cost:
    """What an interpreter costs that runs some code, at its best; one run before those counted compiles the modules."""
    processor, clock = [], []
    for _ in range(times + 1):
        begun, before = perf_counter(), _used()
        command = [sys.executable, "-c", code, *arguments]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True, env=dict(environment))
        clock.append(1000 * (perf_counter() - begun))
        processor.append(1000 * (_used() - before))
    return Cost(min(processor[1:]), min(clock[1:]))


def _used() -> float:
    """The seconds of processor that the processes run so far have used."""
    import resource  # which Windows hasn't

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        uncompiled = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": str(Path(folder) / "none")}
        compiled = {**uncompiled, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(Path(folder) / "compiled")}
        bare = spent("", compiled)
        begin = "from workbench.collecting import collect_rarely\ncollect_rarely()\n"  # as `workbench.__main__` does
        modules = begin + "import drafts.reading, drafts.compare, drafts.showing.comparison_json, workbench.cli.reading"
        loading = spent(modules, compiled).less(bare)
        words = spent("from drafts.segmenting.words import lexicon\nlexicon()", compiled).less(bare)
        print(
            f"bare interpreter {bare.processor:.0f} ms; loading our modules {loading.processor:.0f} ms, "
            f"the lexicon {words.processor:.0f} ms"
        )
        print(
            f"{'articles':>12}{'edited':>12}{'moved':>8}{'processor':>12}{'clock':>12}{'less loading':>14}{'uncompiled':>12}"
        )
        for size, share, moving in CASES:
            pair = make(size, share, moving=moving)
            files = [Path(folder) / "old.txt", Path(folder) / "new.txt"]
            for file, draft in zip(files, (pair.old, pair.new), strict=True):
                file.write_text(draft.text, encoding="utf-8")
            arguments = ["compare", *map(str, files), "--json"]
            cost = spent(_RUN, compiled, arguments).less(bare)
            each_time = spent(_RUN, uncompiled, arguments).less(bare)
            rest = cost.processor - loading.processor - words.processor
            print(
                f"{size:>12}{share:>12.0%}{'some' if moving else 'none':>8}"
                f"{cost.processor:>12.0f}{cost.clock:>12.0f}{rest:>14.0f}{each_time.processor:>12.0f}"
            )


if __name__ == "__main__":
    main()
