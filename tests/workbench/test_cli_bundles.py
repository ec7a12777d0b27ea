"""Bundles from the command line: handed over, taken in, disagreed on, settled; refused with a sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.workbench.cli_runner import Done, Runner, make_runner
from workbench.workspace.bundles import read_bundle

DRAFT = "数据处理办法（征求意见稿）\n\n第一条　为了规范数据处理活动，制定本办法。\n第二条　处理者应当在三日内报告。\n"


class Side:
    """One of two people with a store each."""

    def __init__(self, run: Runner, folder: Path, name: str) -> None:
        self.name = name
        self._run = run
        self._store = folder / f"{name}.db"

    def __call__(self, *arguments: object) -> Done:
        return self._run(*arguments, "--store", self._store, "--as", self.name)


@pytest.fixture
def sides(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> tuple[Side, Side]:
    monkeypatch.setenv("WORKBENCH_LANG", "en")
    run = make_runner(capsys)
    ours, theirs = Side(run, tmp_path, "reviewer-a"), Side(run, tmp_path, "reviewer-b")
    draft = tmp_path / "draft.txt"
    draft.write_text(DRAFT, encoding="utf-8")
    assert ours("import", draft, "--matter", "rules", "--label", "first").status == 0
    return ours, theirs


def comment(side: Side, body: str, *more: object) -> str:
    done = side("comment", "rules", "2", "--body", body, *more)
    assert done.status == 0, done.err
    return done.out.strip()


@pytest.mark.parametrize("text", [False, True])
def test_a_comment_goes_round(sides: tuple[Side, Side], tmp_path: Path, text: bool) -> None:
    ours, theirs = sides
    made = comment(ours, "太短", "--quote", "三日内", "--proposal", "十日内")
    comment(ours, "SECRET", "--visibility", "internal")
    out = tmp_path / "out"
    packed = ours("pack", "rules", out, "--json", *(["--text"] if text else []))
    assert packed.json == {
        "matter": "rules",
        "comments": 1,
        "drafts": 1,
        "events": 3,
        "internal": 0,
        "left_out": 1,
        "notes": None,
        "out": str(out),
    }
    assert packed.err == ""
    trial = theirs("merge", out, "--dry-run", "--json")
    assert (trial.json["new"], trial.json["dry_run"]) == ([made], True)
    assert theirs("matters", "--json").json == []
    assert theirs("merge", out, "--json").json["new"] == [made]
    again = theirs("merge", out, "--json").json
    assert (again["new"], again["updated"], again["unchanged"], again["events"]) == ([], [], 1, 0)
    (arrived,) = theirs("comments", "rules", "--json").json
    assert (arrived["id"], arrived["quote"], arrived["placed"]) == (made, "三日内", True)
    theirs("set", made, "--body", "theirs")
    ours("set", made, "--body", "ours")
    assert theirs("pack", "rules", tmp_path / "back").status == 0
    merged = ours("merge", tmp_path / "back", "--json").json
    assert [each["field"] for each in merged["conflicts"]] == ["body"]
    (conflict,) = ours("conflicts", "rules", "--json").json
    assert (conflict["id"], [value["value"] for value in conflict["values"]]) == (made, ["ours", "theirs"])
    assert "1. reviewer-a" in ours("conflicts", "rules").out
    listed = {each["id"]: each["conflicts"] for each in ours("comments", "rules", "--json").json}
    assert (listed.pop(made), set(map(tuple, listed.values()))) == (["body"], {()})
    assert "(in conflict: comment)" in ours("comments", "rules").out
    assert ours("settle", "rules", made[:4], "body", 2).status == 0
    assert ours("conflicts", "rules", "--json").json == []
    assert "in conflict" not in ours("comments", "rules").out
    (now,) = [each for each in ours("comments", "rules", "--json").json if each["id"] == made]
    assert now["body"] == "theirs"


def test_internal_notes_go_only_when_asked_for_and_it_is_said_aloud(sides: tuple[Side, Side], tmp_path: Path) -> None:
    ours, theirs = sides
    comment(ours, "SECRET", "--visibility", "internal")
    packed = ours("pack", "rules", tmp_path / "inside", "--with-internal")
    assert "holds 1 internal note." in packed.err
    assert theirs("merge", tmp_path / "inside", "--json").json["internal"] is True
    (arrived,) = theirs("comments", "rules", "--json").json
    assert arrived["visibility"] == "internal"


@pytest.mark.parametrize("text", [False, True])
def test_a_matters_notes_go_only_when_asked_for(sides: tuple[Side, Side], tmp_path: Path, text: bool) -> None:
    ours, theirs = sides
    form = ["--text"] if text else []
    ours("matter", "rules", "--notes", "NOTESECRET")
    packed = ours("pack", "rules", tmp_path / "out", *form)
    assert "the matter's notes stayed here" in packed.out
    bundle = read_bundle(tmp_path / "out")
    assert "NOTESECRET" not in repr(bundle)
    theirs("merge", tmp_path / "out")
    theirs("matter", "rules", "--notes", "THEIR OWN")
    ours("matter", "rules", "--notes", "NOTESECRET 2", "--owner", "reviewer-a")
    ours("pack", "rules", tmp_path / "later", *form)
    theirs("merge", tmp_path / "later")
    told = theirs("matter", "rules", "--json").json
    assert (told["notes"], told["owner"]) == ("THEIR OWN", "reviewer-a")
    assert theirs("conflicts", "rules", "--json").json == []
    inside = ours("pack", "rules", tmp_path / "inside", "--with-internal", *form)
    assert "holds the matter's notes." in inside.err
    assert "NOTESECRET 2" in repr(read_bundle(tmp_path / "inside"))
    theirs("merge", tmp_path / "inside")
    theirs("settle", "rules", "", "notes", "1")
    theirs("pack", "rules", tmp_path / "back")
    back = repr(read_bundle(tmp_path / "back"))
    assert "NOTESECRET" not in back
    assert "THEIR OWN" not in back


@pytest.mark.skipif(os.name != "posix", reason="rights of files are POSIX's")
@pytest.mark.parametrize("text", [False, True])
def test_a_bundle_with_internal_notes_is_its_owners_alone(sides: tuple[Side, Side], tmp_path: Path, text: bool) -> None:
    out = tmp_path / "inside"
    sides[0]("pack", "rules", out, "--with-internal", *(["--text"] if text else []))
    files = [each for each in out.rglob("*") if each.is_file()] if text else [out]
    assert {each.stat().st_mode & 0o777 for each in files} == {0o600}


def test_later_changes_alone(sides: tuple[Side, Side], tmp_path: Path) -> None:
    ours, theirs = sides
    made = comment(ours, "first words")
    ours("pack", "rules", tmp_path / "whole")
    ours("set", made, "--body", "second words")
    later = ours("pack", "rules", tmp_path / "later", "--since", tmp_path / "whole", "--json").json
    assert (later["events"], later["drafts"]) == (1, 0)
    whole = (tmp_path / "whole").read_bytes()
    over = ours("pack", "rules", tmp_path / "whole", "--since", tmp_path / "whole")
    assert (over.status, "earlier bundle itself" in over.err) == (1, True)
    assert (tmp_path / "whole").read_bytes() == whole
    refused = theirs("merge", tmp_path / "later")
    assert (refused.status, "earlier bundle" in refused.err) == (1, True)
    theirs("merge", tmp_path / "whole")
    assert theirs("merge", tmp_path / "later", "--json").json["updated"] == [made]


def test_what_cannot_be_done_is_said(sides: tuple[Side, Side], tmp_path: Path) -> None:
    ours, _ = sides
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.txt").write_text("mine")
    for arguments, sentence in (
        (("merge", tmp_path / "draft.txt"), "isn't a bundle"),
        (("merge", tmp_path / "notes"), "isn't a bundle"),
        (("merge", tmp_path / "nowhere"), "can't be read"),
        (("pack", "rules", tmp_path / "notes", "--text"), "holds something else"),
        (("pack", "rules", tmp_path / "no" / "folder"), "doesn't exist"),
        (("pack", "other", tmp_path / "out"), "no matter"),
        (("settle", "rules", "X", "body", 1), "no conflict"),
    ):
        done = ours(*arguments)
        assert (done.status, done.out) == (1, "")
        assert sentence in done.err
        assert "Traceback" not in done.err
    assert not (tmp_path / "out").exists()
    assert [each.name for each in (tmp_path / "notes").iterdir()] == ["mine.txt"]


def test_a_folder_that_holds_what_a_colleague_wrote_is_merged_before_it_is_written_again(
    sides: tuple[Side, Side], tmp_path: Path
) -> None:
    """Somebody who pulls and packs without merging would take the colleague's records out again."""
    ours, theirs = sides
    comment(ours, "太短")
    comment(ours, "SECRET", "--visibility", "internal")
    out = tmp_path / "out"
    assert ours("pack", "rules", out, "--text", "--with-internal").status == 0
    assert ours("pack", "rules", out, "--text").status == 0, "what stays here now is no colleague's"
    assert theirs("merge", out).status == 0
    added = comment(theirs, "另见第一条")
    assert theirs("pack", "rules", out, "--text").status == 0
    refused = ours("pack", "rules", out, "--text")
    assert refused.status == 1
    assert "holds 1 record that this store doesn't have" in refused.err
    assert (out / "comments" / f"{added}.txt").is_file()
    assert ours("merge", out).status == 0
    assert ours("pack", "rules", out, "--text").status == 0
    assert (out / "comments" / f"{added}.txt").is_file()


@pytest.mark.parametrize("how", ["changed by hand", "can't be read"])
def test_a_folder_that_somebody_changed_is_not_written_over_in_silence(
    sides: tuple[Side, Side], tmp_path: Path, how: str
) -> None:
    ours, _ = sides
    made = comment(ours, "太短")
    out = tmp_path / "out"
    assert ours("pack", "rules", out, "--text").status == 0
    path = out / "comments" / f"{made}.txt"
    whole = path.read_text(encoding="utf-8")
    edited = (
        whole.replace("body: 太短", "body: 太长") if how == "changed by hand" else whole.replace('"at":"20', '"at":"19')
    )
    path.write_text(edited, encoding="utf-8")
    assert ours("set", made, "--priority", "high").status == 0
    refused = ours("pack", "rules", out, "--text")
    assert (refused.status, how in refused.err, "--anyway" in refused.err) == (1, True, True)
    assert path.read_text(encoding="utf-8") == edited
    assert ours("pack", "rules", out, "--text", "--anyway").status == 0
    assert "body: 太短" in path.read_text(encoding="utf-8")


def test_a_folder_written_again_drops_what_is_no_longer_open(sides: tuple[Side, Side], tmp_path: Path) -> None:
    ours, _ = sides
    made = comment(ours, "open at first")
    ours("pack", "rules", tmp_path / "out", "--text")
    assert (tmp_path / "out" / "comments" / f"{made}.txt").exists()
    ours("set", made, "--visibility", "internal")
    ours("pack", "rules", tmp_path / "out", "--text")
    assert not (tmp_path / "out" / "comments" / f"{made}.txt").exists()
