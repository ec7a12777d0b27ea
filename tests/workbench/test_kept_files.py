"""Writing a file never loses another: an input is refused, and what stood under the name is kept beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbench.cli_runner import Runner
from workbench.files import write_document


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was written is remembered in a folder of the test's own."""
    monkeypatch.setattr("workbench.written.user_cache_path", lambda *_, **__: tmp_path / "cache")


@pytest.fixture
def matter(run: Runner, two_drafts: tuple[Path, Path]) -> str:
    assert run("import", two_drafts[0], "--matter", "m").status == 0
    assert run("comment", "m", "3", "--body", "太短", "--proposal", "五日内").status == 0
    return "m"


def test_each_former_file_is_kept_once_and_the_program_s_own_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "p.docx"
    path.write_bytes(b"mine")
    assert write_document(path, b"mine") is None
    path.write_bytes(b"one")
    assert write_document(path, b"out") == tmp_path / "p.docx.bak"
    path.write_bytes(b"two")
    assert write_document(path, b"out") == tmp_path / "p.docx.bak1"
    path.write_bytes(b"one")
    assert write_document(path, b"four") == tmp_path / "p.docx.bak"
    assert write_document(path, b"five") is None
    assert path.read_bytes() == b"five"
    assert (tmp_path / "p.docx.bak1").read_bytes() == b"two"


def test_a_file_of_ours_that_was_given_another_s_name_is_kept(tmp_path: Path) -> None:
    """Whoever copies what was sent under a name of its own has not said that it may go."""
    write_document(tmp_path / "letter.docx", b"letter")
    sent = tmp_path / "sent.docx"
    sent.write_bytes((tmp_path / "letter.docx").read_bytes())
    assert write_document(sent, b"another") == tmp_path / "sent.docx.bak"


def test_without_a_place_to_remember_a_file_is_kept_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "blocked").write_bytes(b"")
    monkeypatch.setattr("workbench.written.user_cache_path", lambda *_, **__: tmp_path / "blocked")
    path = tmp_path / "p.docx"
    assert write_document(path, b"one") is None
    assert write_document(path, b"two") == tmp_path / "p.docx.bak"
    assert path.read_bytes() == b"two"


def test_what_is_remembered_doesnt_grow_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.written._MOST_BYTES", 65 * 6)
    path = tmp_path / "p.docx"
    for number in range(50):
        assert write_document(path, str(number).encode()) is None
    assert (tmp_path / "cache" / "written.txt").stat().st_size <= 65 * 6


def test_a_comparison_never_writes_over_what_it_reads(
    run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path]
) -> None:
    draft = tmp_path / "n.md"
    draft.write_bytes(two_drafts[1].read_bytes())
    done = run("compare", two_drafts[0], draft, "--md", draft)
    assert done.status == 1
    assert "n.md" in done.err
    assert draft.read_bytes() == two_drafts[1].read_bytes()
    both = run("compare", *two_drafts, "--docx", tmp_path / "x.docx", "--table", tmp_path / "x.docx")
    assert both.status == 1
    assert not (tmp_path / "x.docx").exists()


@pytest.mark.parametrize(
    ("option", "ending"), [("--docx", "docx"), ("--table", "docx"), ("--html", "html"), ("--md", "md")]
)
def test_a_comparison_keeps_another_file(
    run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path], option: str, ending: str
) -> None:
    out = tmp_path / f"mine.{ending}"
    out.write_bytes(b"mine")
    done = run("compare", *two_drafts, option, out)
    assert done.status == 0
    assert f"{out.name}.bak" in done.err
    assert out.with_name(f"{out.name}.bak").read_bytes() == b"mine"
    assert out.read_bytes() != b"mine"


@pytest.mark.parametrize(
    ("option", "ending"), [("--docx", "docx"), ("--table", "docx"), ("--html", "html"), ("--md", "md")]
)
def test_a_comparison_made_again_keeps_what_a_person_changed_and_not_what_it_wrote_itself(
    run: Runner,
    tmp_path: Path,
    two_drafts: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    option: str,
    ending: str,
) -> None:
    """The first draft is put right in between, and a redline bears the hour at which it was made."""
    old, new = two_drafts
    out = tmp_path / f"out.{ending}"
    for hour in ("09", "10", "11"):
        monkeypatch.setenv("WORKBENCH_NOW", f"2021-12-01T{hour}:00:00+08:00")
        old.write_text(old.read_text(encoding="utf-8").replace("三日", "三三日"), encoding="utf-8")
        done = run("compare", old, new, option, out)
        assert (done.status, done.err) == (0, "")
    assert not list(tmp_path.glob("*.bak*"))
    changed = out.read_bytes() + b"<!-- mine -->"
    out.write_bytes(changed)
    assert "out." in run("compare", old, new, option, out).err
    assert [each.read_bytes() for each in tmp_path.glob("*.bak*")] == [changed]


@pytest.mark.parametrize("command", ["export", "circulate"])
def test_what_a_colleague_changed_is_kept_and_our_own_file_written_anew(
    run: Runner, tmp_path: Path, matter: str, command: str
) -> None:
    out = tmp_path / "p.docx"
    assert run(command, matter, out).status == 0
    assert run("comment", matter, "4", "--body", "太高", "--proposal", "处五千元罚款").status == 0
    assert run(command, matter, out).status == 0
    assert not (tmp_path / "p.docx.bak").exists()
    out.write_bytes(b"mine")
    done = run(command, matter, out)
    assert done.status == 0
    assert "p.docx.bak" in done.out
    assert (tmp_path / "p.docx.bak").read_bytes() == b"mine"


def test_a_letter_that_was_sent_is_kept_though_it_is_our_own(run: Runner, tmp_path: Path, matter: str) -> None:
    out = tmp_path / "p.docx"
    assert run("export", matter, out).status == 0
    sent = out.read_bytes()
    assert run("sent", matter, out, "--channel", "email").status == 0
    assert run("comment", matter, "4", "--body", "太高", "--proposal", "处五千元罚款").status == 0
    assert "p.docx.bak" in run("export", matter, out).out
    assert (tmp_path / "p.docx.bak").read_bytes() == sent
    assert "p.docx.bak" not in run("export", matter, out, "--order", "topic").out
    assert "第 1 次报送" in run("sent", matter, tmp_path / "p.docx.bak", "--channel", "email").err


def test_a_bundle_is_written_over_a_bundle_alone(run: Runner, tmp_path: Path, matter: str) -> None:
    out = tmp_path / "m.bundle"
    assert run("pack", matter, out).status == 0
    assert run("comment", matter, "4", "--body", "太高").status == 0
    assert run("pack", matter, out).status == 0
    assert not list(tmp_path.glob("*.bak*"))
    out.write_bytes(b"mine")
    assert run("pack", matter, out).status == 1
    assert out.read_bytes() == b"mine"


def test_a_colleague_s_bundle_of_the_same_name_is_kept(run: Runner, tmp_path: Path, matter: str) -> None:
    out, theirs = tmp_path / "m.bundle", tmp_path / "theirs.bundle"
    assert run("pack", matter, theirs).status == 0
    assert run("comment", matter, "4", "--body", "太高").status == 0
    out.write_bytes(theirs.read_bytes())
    done = run("pack", matter, out, "--json")
    assert "m.bundle.bak" in done.err
    assert done.json["former"] == str(tmp_path / "m.bundle.bak")
    assert (tmp_path / "m.bundle.bak").read_bytes() == theirs.read_bytes()


def test_a_calendar_is_written_anew_each_night(run: Runner, tmp_path: Path, matter: str) -> None:
    out = tmp_path / "due.ics"
    out.write_bytes(b"mine")
    assert "due.ics.bak" in run("deadlines", "--ics", out).err
    run("matter", matter, "--deadline", "2021-12-20")
    assert run("deadlines", "--ics", out).err == ""
    assert [each.name for each in tmp_path.glob("due.ics*.bak*")] == ["due.ics.bak"]
