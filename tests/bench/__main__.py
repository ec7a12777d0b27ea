"""Runs every measurement of this folder: ``python -m tests.bench``, or those named: ``python -m tests.bench compare_bench``.

Each is a module with a ``main`` of its own, run in a fresh interpreter so that none warms up another. One that needs
something this machine doesn't have (a pseudo-terminal, the corpus) says so and counts as failed.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]


def measurements() -> list[str]:
    """The modules that measure something, by name."""
    return sorted(
        file.stem
        for file in FOLDER.glob("*.py")
        if not file.stem.startswith("_") and "\ndef main(" in file.read_text(encoding="utf-8")
    )


def main(names: list[str]) -> int:
    """Run the measurements named, or all; 1 where one failed, 2 where there is none of that name."""
    known = measurements()
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"No measurement {', '.join(unknown)}; there are {', '.join(known)}.", file=sys.stderr)
        return 2
    failed: list[str] = []
    for name in names or known:
        print(f"\n== {name}", flush=True)
        done = subprocess.run([sys.executable, "-m", f"tests.bench.{name}"], cwd=ROOT, check=False)
        if done.returncode:
            failed.append(name)
    if failed:
        print(f"\nfailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
