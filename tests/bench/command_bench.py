"""What a person waits for: the whole command ``workbench compare``, less the start of a bare interpreter.

Run by ``python -m tests.bench.command_bench``. Processor milliseconds of the command's process, the best of five; loading our own
modules and the dictionary of words is part of them.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.bench.compare_bench import make

CASES = ((75, 0.3), (240, 0.6), (1260, 0.1), (1200, 1.0))
"""Articles, and the share of them that is edited."""
_SPENT = "import resource; used = resource.getrusage(resource.RUSAGE_SELF); print(used.ru_utime + used.ru_stime)"
_RUN = f"""
import contextlib, io, sys
from workbench.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    main(sys.argv[1:])
{_SPENT}
"""


def spent(code: str, arguments: Sequence[str] = (), times: int = 5) -> float:
    """Processor milliseconds of an interpreter that runs some code."""
    runs = [
        subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True).stdout
        for _ in range(times)
    ]
    return 1000 * min(float(printed) for printed in runs)


def main() -> None:
    """Print the table."""
    bare = spent(_SPENT)
    loading = (
        spent(f"import drafts.reading, drafts.compare, workbench.cli, rjieba, rapidfuzz.distance\n{_SPENT}") - bare
    )
    print(f"bare interpreter {bare:.0f} ms; loading our modules and the dictionary {loading:.0f} ms")
    print(f"{'articles':>12}{'edited':>12}{'command':>12}{'less loading':>14}")
    with tempfile.TemporaryDirectory() as folder:
        for size, share in CASES:
            pair = make(size, share)
            files = [Path(folder) / "old.txt", Path(folder) / "new.txt"]
            for file, draft in zip(files, (pair.old, pair.new), strict=True):
                file.write_text(draft.text, encoding="utf-8")
            cost = spent(_RUN, ["compare", *map(str, files)]) - bare
            print(f"{size:>12}{share:>12.0%}{cost:>12.0f}{cost - loading:>14.0f}")


if __name__ == "__main__":
    main()
