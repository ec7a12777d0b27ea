"""Bad input: exit status 1, a sentence, no traceback, and nothing changed."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.workbench.cli_runner import Runner

FILES: dict[str, Callable[[Path], object]] = {
    "missing.txt": lambda path: None,
    "empty.txt": lambda path: path.write_bytes(b""),
    "blank.txt": lambda path: path.write_text(" \n\u3000\n", encoding="utf-8"),
    "zeros.txt": lambda path: path.write_bytes(bytes(4096)),
    "picture.png": lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8),
    "program.docx": lambda path: path.write_bytes(b"MZ" + bytes(range(256)) * 8),
    "damaged.docx": lambda path: path.write_bytes(b"PK\x03\x04" + bytes(range(256)) * 8),
    "damaged.pdf": lambda path: path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 8),
    "old.doc": lambda path: path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2048)),
    "folder": lambda path: path.mkdir(),
}


def digest(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


@pytest.mark.parametrize("name", list(FILES))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_file_that_is_no_draft(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, language: str
) -> None:
    monkeypatch.setenv("WORKBENCH_LANG", language)
    file = tmp_path / name
    FILES[name](file)
    store = tmp_path / "store.sqlite3"
    good = tmp_path / "good.txt"
    good.write_text("第一条 示例。\n第二条 示例。\n", encoding="utf-8")
    assert run("import", good, "--matter", "m").status == 0
    before = digest(store)
    for command in (["outline", file], ["compare", file, good], ["import", file, "--matter", "x"]):
        done = run(*command)
        assert done.status == 1, (command, done)
        assert done.out == ""
        assert name in done.err
        assert "Traceback" not in done.err
        assert any("\u4e00" <= c <= "\u9fff" for c in done.err.replace(name, "")) == (language == "zh")
    assert digest(store) == before


@pytest.mark.parametrize(
    "command",
    [
        ["drafts", "nowhere"],
        ["comments", "nowhere"],
        ["comment", "nowhere", "1", "--body", "x"],
        ["comment", "m", "99", "--body", "x"],
        ["comment", "m", "1", "--body", "x", "--quote", "并无此语"],
        ["comment", "m", "1"],
        ["comment", "m", "1", "--delete", "--proposal", "x"],
        ["comment", "m", "1", "--body", "x", "--draft", "no-such"],
        ["set", "zzzzzzzzzz", "--status", "approved"],
        ["history", "zzzzzzzzzz"],
        ["export", "nowhere", "OUT"],
        ["export", "m", "OUT"],
        ["import", "GOOD", "--matter", "a/b"],
        ["import", "GOOD", "--matter", "m", "--deadline", "13.12.2021"],
    ],
)
def test_what_the_store_does_not_have(run: Runner, tmp_path: Path, command: list[str]) -> None:
    good = tmp_path / "good.txt"
    good.write_text("第一条 示例。\n第二条 示例。\n", encoding="utf-8")
    assert run("import", good, "--matter", "m").status == 0
    store, out = tmp_path / "store.sqlite3", tmp_path / "out.docx"
    before = digest(store)
    places = {"OUT": out, "GOOD": good}
    done = run(*[places.get(word, word) for word in command])
    assert done.status == 1, done
    assert done.out == ""
    assert done.err.startswith("workbench: ")
    assert "Traceback" not in done.err
    assert digest(store) == before
    assert not out.exists()
    assert [m["slug"] for m in run("matters", "--json").json] == ["m"]


def foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as base:
        base.execute("CREATE TABLE recipe (name TEXT)")
        base.execute("PRAGMA application_id = 7")
    base.close()


def from_a_newer_version(path: Path) -> None:
    with sqlite3.connect(path) as base:
        base.execute("UPDATE alembic_version SET version_num = '9999'")
        base.execute("PRAGMA user_version = 9999")
    base.close()


STORES: dict[str, Callable[[Path], object]] = {
    "damaged": lambda path: path.write_bytes(path.read_bytes()[:1500] + os.urandom(6000)),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:5000]),
    "text": lambda path: path.write_text("这不是意见库", encoding="utf-8"),
    "foreign": foreign,
    "newer": from_a_newer_version,
}


@pytest.mark.parametrize("kind", list(STORES))
def test_a_store_that_can_not_be_used(run: Runner, tmp_path: Path, kind: str) -> None:
    good = tmp_path / "good.txt"
    good.write_text("第一条 示例。\n第二条 示例。\n", encoding="utf-8")
    assert run("import", good, "--matter", "m").status == 0
    store = tmp_path / "store.sqlite3"
    STORES[kind](store)
    before = digest(store)
    done = run("comment", "m", "1", "--body", "x")
    assert done.status == 1, done
    assert "Traceback" not in done.err
    assert str(store) in done.err or store.name in done.err
    assert digest(store) == before


def test_a_folder_that_can_not_be_written_to(run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path]) -> None:
    done = run("compare", *two_drafts, "--html", tmp_path / "no" / "such" / "page.html")
    assert done.status == 1
    assert "no" in done.err
    assert "Traceback" not in done.err


def test_a_slug_that_cant_be_one_makes_no_store_and_no_folder(
    run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path]
) -> None:
    done = run("import", two_drafts[0], "--matter", "a b/c", "--store", tmp_path / "new" / "x.sqlite")
    assert done.status == 1
    assert "a b/c" in done.err
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("now", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "1066-10-14T09:00:00Z"])
def test_a_clock_beyond_all_consultations_is_a_sentence(run: Runner, monkeypatch: pytest.MonkeyPatch, now: str) -> None:
    monkeypatch.setenv("WORKBENCH_NOW", now)
    done = run("matters")
    assert (done.status, "WORKBENCH_NOW" in done.err) == (1, True)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_year_that_is_a_slip_is_refused_and_harms_no_list(
    run: Runner, two_drafts: tuple[Path, Path], day: str
) -> None:
    assert run("import", two_drafts[0], "--matter", "m").status == 0
    for words in (("import", two_drafts[1], "--matter", "m", "--deadline", day), ("matter", "m", "--deadline", day)):
        done = run(*words)
        assert (done.status, day in done.err) == (1, True)
    assert run("deadlines", "--within", "99999999999").status == 0


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_slip_that_is_in_the_store_already_keeps_no_list_from_showing(
    run: Runner, two_drafts: tuple[Path, Path], tmp_path: Path, day: str
) -> None:
    assert run("import", two_drafts[0], "--matter", "m").status == 0
    with closing(sqlite3.connect(tmp_path / "store.sqlite3")) as store, store:
        store.execute("UPDATE matter SET deadline = ?", (day,))
    for words in (
        ["matters"],
        ["deadlines"],
        ["deadlines", "--ics", tmp_path / "d.ics"],
        ["matter", "m"],
        ["drafts", "m"],
    ):
        assert run(*words).status == 0
    assert run("matter", "m", "--deadline", "2021-12-31").status == 0
