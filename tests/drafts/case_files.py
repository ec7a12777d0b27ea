"""Cases kept as folders: a person accepts a changed result by copying actual.txt over expected.txt after reading it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from drafts.comparison import Change, Op

CASES = Path(__file__).resolve().parent.parent / "cases"


def case_folders(stage: str) -> list[Path]:
    return sorted(folder for folder in (CASES / stage).iterdir() if folder.is_dir())


def read(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")


def check(folder: Path, actual: str) -> None:
    """Compares with expected.txt; on a mismatch leaves actual.txt beside it."""
    expected, written = folder / "expected.txt", folder / "actual.txt"
    if expected.exists() and expected.read_text(encoding="utf-8").rstrip("\n") == actual.rstrip("\n"):
        written.unlink(missing_ok=True)
        return
    written.write_text(actual.rstrip("\n") + "\n", encoding="utf-8")
    before = expected.read_text(encoding="utf-8") if expected.exists() else "(nothing)"
    raise AssertionError(f"{folder.name}: expected\n{before}\nbut got\n{actual}\n(see {written})")


def marked(changes: Iterable[Change]) -> str:
    """Changes as a reader writes them: [-deleted-]{+inserted+}."""
    marks = {Op.EQUAL: ("", ""), Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}
    return "".join(marks[op][0] + text + marks[op][1] for op, text in changes)


def sides(changes: Iterable[Change]) -> tuple[str, str]:
    """The old and the new text that changes give back."""
    kept = list(changes)
    return (
        "".join(text for op, text in kept if op is not Op.INSERT),
        "".join(text for op, text in kept if op is not Op.DELETE),
    )
