"""The sample consultation without a screen, from import to submission."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest

from comments.records import Visibility
from tests.workbench.cli_runner import Runner
from workbench import sample


def words_of(path: Path) -> str:
    """Everything a Word file says, runs joined."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        parts = [package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".xml")]
    return "\n".join(re.sub(r"<[^>]+>", "", part) for part in parts)


def test_headless_leaves_outlines_a_comparison_and_a_submission(run: Runner, tmp_path: Path) -> None:
    out = tmp_path / "made" / "here"
    done = run("demo", "--headless", out)
    assert done.status == 0, done.err
    assert len(json.loads((out / "draft1-outline.json").read_text(encoding="utf-8"))["articles"]) == 75
    assert "第七十五条" in (out / "draft1-outline.txt").read_text(encoding="utf-8")
    assert len(json.loads((out / "draft2-outline.json").read_text(encoding="utf-8"))["articles"]) == 79
    rows = json.loads((out / "comparison.json").read_text(encoding="utf-8"))["rows"]
    assert {"edited", "moved", "split", "merged", "inserted", "deleted"} <= {row["kind"] for row in rows}
    assert "<html" in (out / "comparison.html").read_text(encoding="utf-8")
    for name in ("redline.docx", "table.docx", "submission.docx"):
        assert zipfile.is_zipfile(out / name), name


def test_the_submission_holds_what_is_meant_for_it_and_no_internal_note(run: Runner, tmp_path: Path) -> None:
    assert run("demo", "--headless", tmp_path).status == 0
    said = words_of(tmp_path / "submission.docx")
    for comment in sample.comments():
        leaves = comment.visibility is Visibility.SUBMISSION and comment.status not in ("draft", "withdrawn")
        first = re.split(r"[。\n]", comment.body)[0]
        assert (first in said) == leaves, comment.key


def test_the_sample_leaves_no_store_behind(run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    away = tmp_path / "temporary"
    away.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(away))
    assert run("demo", "--headless", tmp_path / "out").status == 0
    assert list(away.iterdir()) == []
    assert not (tmp_path / "store.sqlite3").exists()


def test_a_file_in_the_folders_place_is_a_sentence(run: Runner, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("x", encoding="utf-8")
    done = run("demo", "--headless", taken)
    assert done.status == 1
    assert "taken" in done.err
    assert taken.read_text(encoding="utf-8") == "x"
