"""Draws the pictures of the documentation from the sample consultation: ``python docs/make_pictures.py``."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path

from workbench.app import WorkbenchApp
from workbench.load_sample import load_sample, slug_for
from workbench.sample import sender
from workbench.throw_away import READING_TIME, WRITING_TIME, SampleClock
from workbench.workspace import Workspace

sys.path.insert(0, str(Path(__file__).resolve().parent))
from screenshot import take

PICTURES = Path(__file__).resolve().parent / "pictures"
SHOTS: tuple[tuple[str, str, tuple[int, int], str, str | None, tuple[str, ...]], ...] = (
    ("docket", "zh", (100, 28), "wb-dark", None, ()),
    ("compare", "zh", (120, 36), "wb-dark", "sample", ("]", "]", "]", "]")),
    ("side", "zh", (200, 44), "wb-light", "sample", ("]", "]", "]", "]", "]", "]")),
    ("dock", "zh", (120, 36), "wb-dark", "sample", ("]", "]", "]", "]", "c")),
    ("plain", "zh", (80, 24), "wb-plain", "sample", ("]", "]", "]", "]")),
    ("board", "zh", (120, 36), "wb-dark", "sample", ("b", "down", "down")),
    ("coverage", "zh", (100, 28), "wb-dark", "sample", ("V",)),
    ("help", "zh", (100, 36), "wb-dark", "sample", ("question_mark",)),
    ("compare-en", "en", (120, 36), "wb-light", "sample-en", ("]", "]", "]", "]")),
    (
        "alignment",
        "zh",
        (120, 36),
        "wb-dark",
        "sample",
        ("1", "4", "enter", "A", "space", "down", "space", "s"),
    ),
    ("duties", "zh", (120, 36), "wb-light", "sample", ("L",)),
    ("references", "zh", (120, 30), "wb-dark", "sample", ("X", "down")),
    ("lineage", "zh", (120, 30), "wb-light", "sample", ("1", "0", "enter", "T")),
    ("adoption", "zh", (120, 32), "wb-light", "sample", ("a", "down", "down")),
    ("sending", "zh", (100, 28), "wb-dark", "sample", ("greater_than_sign", "down", "down", "down")),
    ("bilingual", "zh", (160, 40), "wb-dark", "sample", ("B", "enter", "j", "j", "j", "j", "j")),
)
"""Name, language, size, theme, the matter opened, the keys pressed."""


def main() -> None:
    """Draw every picture whose name is given, or all of them."""
    PICTURES.mkdir(exist_ok=True)
    for name, language, size, theme, slug, keys in SHOTS:
        if len(sys.argv) > 1 and name not in sys.argv[1:]:
            continue
        clock = SampleClock(WRITING_TIME)
        person = "审阅人甲" if language == "zh" else "Reviewer A"
        with (
            tempfile.TemporaryDirectory() as folder,
            Workspace.open(str(Path(folder) / "sample.sqlite3"), person, clock) as workspace,
        ):
            load_sample(workspace, language)
            if "B" in keys:
                load_sample(workspace, "en")  # the translation is a matter of its own
            clock.move_to(READING_TIME)
            assert slug in (None, slug_for(language))
            app = WorkbenchApp(workspace, language=language, theme=theme, start=slug, sender=sender(language))
            asyncio.run(take(app, PICTURES / f"{name}.png", size, list(keys)))


if __name__ == "__main__":
    main()
