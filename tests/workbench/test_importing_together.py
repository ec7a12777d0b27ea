"""Several people importing into one store at the same moment: one matter, one draft of each file, no number given twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

from comments.errors import NeedlessImportError
from drafts.load import load_bytes
from drafts.reading import read
from workbench.workspace import Workspace

TOGETHER = 6


def together(store: Path, texts: list[str]) -> list[str]:
    """What each of those who import a text got: the draft's label, or that the matter has it."""
    barrier = Barrier(len(texts))

    def one(text: str) -> str:
        source = load_bytes(text.encode(), "a.txt")
        with Workspace.open(str(store), "审阅人甲", lambda: datetime(2021, 12, 1, tzinfo=UTC)) as workspace:
            draft = read(source)
            barrier.wait()
            try:
                return workspace.add_draft(source, draft, "m", anyway=False).version.label
            except NeedlessImportError:
                return "has it"

    with ThreadPoolExecutor(len(texts)) as threads:
        return sorted(threads.map(one, texts))


def test_one_file_imported_by_several_at_once_makes_one_draft(tmp_path: Path) -> None:
    said = together(tmp_path / "store.db", ["第一条 示例。\n\n第二条 示例。\n"] * TOGETHER)
    assert said == ["draft-1", *["has it"] * (TOGETHER - 1)]


def test_several_files_imported_at_once_get_numbers_of_their_own(tmp_path: Path) -> None:
    texts = [f"第一条 示例{number}。\n\n第二条 示例。\n" for number in range(TOGETHER)]
    assert together(tmp_path / "store.db", texts) == [f"draft-{number + 1}" for number in range(TOGETHER)]
