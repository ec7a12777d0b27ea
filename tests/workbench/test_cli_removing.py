"""What was imported by mistake goes, nothing else does, and merging what was kept brings it back."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from comments.store.recovery import recover
from tests.comments.store_builders import NOON, sound
from tests.workbench.cli_runner import Done, Runner

MINE = "审阅人甲"


@pytest.fixture
def store(run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path]) -> Path:
    """Two matters: ``m`` with two drafts, comments of every kind and a read mark; ``other`` with a comment before and after."""
    old, new = two_drafts
    for words in (
        ("import", old, "--matter", "other"),
        ("comment", "other", "1", "--body", "早先的意见"),
        ("import", old, "--matter", "m"),
        ("import", new, "--matter", "m"),
        ("comment", "m", "3", "--draft", "draft-1", "--quote", "三日", "--proposal", "四十五日", "--rationale", "太短"),
        ("comment", "m", "4", "--draft", "draft-1", "--body", "内部", "--visibility", "internal"),
        ("comment", "m", "2", "--body", "定义不清", "--visibility", "submission"),
        ("read", "m", "1"),
        ("comment", "other", "2", "--body", "后来的意见"),
    ):
        assert run(*words).status == 0
    first = comments(run, "m", "--draft", "draft-1")[0]["id"]
    assert run("reply", first, "同意").status == 0
    assert run("set", first, "--priority", "high").status == 0
    return tmp_path / "store.sqlite3"


def comments(run: Runner, slug: str, *narrowed: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = run("comments", slug, "--json", *narrowed).json
    return found


def everything(run: Runner, slug: str) -> list[object]:
    """What a matter holds, but for what each store counts for itself."""
    listed = [{k: v for k, v in each.items() if k not in ("revision", "updated")} for each in comments(run, slug)]
    histories = [
        [{k: v for k, v in event.items() if k != "revision"} for event in run("history", each["id"], "--json").json]
        for each in listed
    ]
    drafts = sorted(run("drafts", slug, "--json").json, key=lambda each: str(each["label"]))
    return [sorted(listed, key=lambda each: str(each["id"])), sorted(histories, key=repr), drafts]


def refused(done: Done, *words: str) -> None:
    assert (done.status, done.out) == (1, ""), done
    assert all(word in done.err for word in words), done.err


def whole(path: Path, folder: Path) -> bool:
    """Whether the store is sound and nothing in it tells of a loss."""
    return sound(path) and recover(path, folder / "recovered.db", now=NOON).complete


def test_a_matter_goes_with_its_comments_and_comes_back(run: Runner, store: Path, tmp_path: Path) -> None:
    before, others = everything(run, "m"), everything(run, "other")
    refused(run("remove", "m"), "3 条意见", "内部意见 1 条", "--with-comments")
    assert everything(run, "m") == before
    done = run("remove", "m", "--with-comments", "--json").json
    assert {name: done[name] for name in ("matter", "draft", "drafts", "comments", "internal")} == {
        "matter": "m", "draft": None, "drafts": 2, "comments": 3, "internal": 1,
    }  # fmt: skip
    assert [each["slug"] for each in run("matters", "--json").json] == ["other"]
    assert everything(run, "other") == others
    assert run("search", "定义不清", "--json").json["hits"] == []
    assert whole(store, tmp_path)
    assert "定义不清".encode() not in store.read_bytes()
    kept = Path(done["kept"])
    if os.name == "posix":
        assert kept.stat().st_mode & 0o777 == 0o600
    assert run("merge", kept).status == 0
    assert everything(run, "m") == before
    assert sound(store)


def test_a_draft_goes_and_comes_back_and_the_rest_stays(run: Runner, store: Path, tmp_path: Path) -> None:
    before = everything(run, "m")
    refused(run("remove", "m", "--draft", "draft-1"), "2 条意见", "--with-comments")
    kept = tmp_path / "kept.bundle"
    assert run("remove", "m", "--draft", "draft-1", "--with-comments", "--keep", kept).status == 0
    assert [each["label"] for each in run("drafts", "m", "--json").json] == ["draft-2"]
    assert [each["body"] for each in comments(run, "m")] == ["定义不清"]
    assert whole(store, tmp_path)
    run("pack", "m", tmp_path / "for-others", "--with-internal", "--text")
    assert "四十五日" not in "".join(each.read_text("utf-8") for each in (tmp_path / "for-others").rglob("*.txt"))
    assert run("merge", kept).status == 0
    assert everything(run, "m") == before
    assert sound(store)


def test_a_draft_without_comments_needs_no_more_than_its_name(
    run: Runner, store: Path, two_drafts: tuple[Path, Path]
) -> None:
    assert run("import", two_drafts[0], "--matter", "m", "--label", "误").status == 0
    assert run("remove", "m", "--draft", "误").status == 0
    assert "误" not in [each["label"] for each in run("drafts", "m", "--json").json]
    assert run("import", two_drafts[0], "--matter", "m", "--label", "误").status == 0


def test_what_something_else_speaks_of_is_not_removed(run: Runner, store: Path, tmp_path: Path) -> None:
    refused(run("remove", "other", "--draft", "draft-1", "--with-comments"), "唯一的一稿")
    refused(run("remove", "m", "--draft", "draft-9"), "draft-9")
    refused(run("remove", "nowhere"), "nowhere")
    assert run("circulate", "m", tmp_path / "c.docx", "--draft", "draft-2").status == 0
    refused(run("remove", "m", "--draft", "draft-2", "--with-comments"), "传阅件")
    first = comments(run, "m", "--draft", "draft-1")[0]["id"]
    assert run("carry", "m", "--to", "draft-2", "--accept", first).status == 0
    refused(run("remove", "m", "--draft", "draft-1", "--with-comments"), "1 条意见是从", "带入别的稿次")
    assert run("people", "m", "--add", "负责人", "--role", "lead").status == 0
    refused(run("remove", "m", "--with-comments", "--as", "别人"), "负责人")
    (tmp_path / "taken").write_bytes(b"mine")
    refused(run("remove", "m", "--with-comments", "--keep", tmp_path / "taken"), "已经存在")
    assert (tmp_path / "taken").read_bytes() == b"mine"
    assert len(run("matters", "--json").json) == 2
