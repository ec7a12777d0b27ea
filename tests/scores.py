"""Run the scoring scripts that lie beside the corpus, and fail below the level this product holds.

Usage: ``python tests/scores.py ../shared --workbench .venv/bin/workbench``. The thresholds only ever go up.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

OUTLINES_RIGHT = 57
"""Files of the corpus whose articles are all found, of 57."""
ALIGNMENT_F1 = 0.99


def run(script: Path, workbench: str) -> dict[str, object]:
    """What a scoring script prints as JSON. Its exit status only says whether everything was perfect."""
    done = subprocess.run(
        [sys.executable, str(script), "--workbench", workbench, "--json"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if not done.stdout:
        raise SystemExit(f"{script.name} printed nothing:\n{done.stderr}")
    found: dict[str, object] = json.loads(done.stdout)
    return found


def main() -> int:
    """Print both scores; 1 where one is below its level."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--workbench", default="workbench")
    given = parser.parse_args()
    if not (given.shared / "corpus").is_dir():
        print(f"No corpus of real texts in {given.shared}: the scores can't be taken.", file=sys.stderr)
        return 1
    outlines = run(given.shared / "eval" / "outline_eval.py", given.workbench)
    results = outlines["results"]
    assert isinstance(results, dict)
    for name, result in results.items():
        if result["problems"]:
            print(f"  {name}: {'; '.join(result['problems'])}")
    print(f"outlines: {outlines['good']} of {outlines['files']} files right (at least {OUTLINES_RIGHT})")
    alignment = run(given.shared / "eval" / "align_eval.py", given.workbench)["overall"]
    assert isinstance(alignment, dict)
    print(
        f"alignment: F1 {alignment['f1']:.4f} on {alignment['pairs']} pairs (at least {ALIGNMENT_F1}), "
        f"{alignment['failed']} failed, {alignment['not_rebuilt']} rows not rebuilt"
    )
    good = isinstance(outlines["good"], int) and outlines["good"] >= OUTLINES_RIGHT
    aligned = alignment["f1"] >= ALIGNMENT_F1 and not alignment["failed"] and not alignment["not_rebuilt"]
    return 0 if good and aligned else 1


if __name__ == "__main__":
    raise SystemExit(main())
