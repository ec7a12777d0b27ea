"""What is read besides files: pipes, devices, standard input, names that look like options. Nothing hangs, nothing is garbled."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from drafts.given import read_given
from tests.workbench.cli_runner import Runner
from workbench.files import FileWriteError, write_whole

posix = pytest.mark.skipif(os.name != "posix", reason="the system has no such files")


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))


@posix
@pytest.mark.parametrize(
    "command",
    [
        ["outline", "FIFO"],
        ["compare", "FIFO", "FIFO"],
        ["import", "FIFO", "--matter", "n"],
        ["collect", "m", "FIFO"],
        ["sent", "m", "FIFO", "--channel", "x"],
        ["merge", "FIFO"],
        ["check", "FIFO"],
        ["recover", "FIFO", "out.db"],
        ["export", "m", "out.docx", "--sender", "FIFO"],
        ["export", "m", "out.docx", "--template", "FIFO"],
    ],
)
def test_a_pipe_on_disk_that_nobody_writes_to_is_refused(
    run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path], command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("import", two_drafts[0], "--matter", "m").status == 0
    assert run("comment", "m", "3", "--body", "x", "--visibility", "submission").status == 0
    os.mkfifo(tmp_path / "p")
    done = run(*("p" if word == "FIFO" else word for word in command))
    assert (done.status, "这不是普通文件" in done.err) == (1, True), done


@posix
def test_a_device_is_refused_and_what_a_shell_hands_over_is_read(two_drafts: tuple[Path, Path]) -> None:
    with pytest.raises(OSError, match="regular file"):
        read_given("/dev/zero", 10)
    reading, writing = os.pipe()
    os.write(writing, b"abc")
    os.close(writing)
    try:
        assert read_given(f"/dev/fd/{reading}", 10) == b"abc"
    finally:
        os.close(reading)
    with two_drafts[0].open("rb") as file:
        done = subprocess.run(
            [sys.executable, "-m", "workbench", "outline", "/dev/stdin", "--json"],
            stdin=file,
            capture_output=True,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, b"")


def test_no_more_is_read_than_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_given(tmp_path / "a", 5) == b"12345"
    with pytest.raises(OSError, match="large"):
        read_given(tmp_path / "a", 4)


@posix
def test_a_device_is_not_replaced_and_a_link_stays_one(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p")
    with pytest.raises(FileWriteError):
        write_whole(tmp_path / "p", b"x")
    assert (tmp_path / "p").is_fifo()
    (tmp_path / "folder").mkdir()
    link = tmp_path / "link.txt"
    link.symlink_to(Path("folder") / "real.txt")
    write_whole(link, b"x")
    assert link.is_symlink()
    assert (tmp_path / "folder" / "real.txt").read_bytes() == b"x"


@pytest.mark.parametrize(
    ("data", "body"),
    [
        (b"a\r\nb\rc\n", "a\nb\nc"),
        ("\ufeff第一条的意见。".encode(), "第一条的意见。"),
        ("第一条的规定，应当由主管部门依照法律办理。".encode("gb18030"), "第一条的规定，应当由主管部门依照法律办理。"),
    ],
)
def test_text_on_standard_input_comes_out_as_it_was_meant(
    run: Runner, two_drafts: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, data: bytes, body: str
) -> None:
    assert run("import", two_drafts[0], "--matter", "m").status == 0
    piped(monkeypatch, data)
    assert run("comment", "m", "1", "--body", "-", "--json").json["body"] == body


@pytest.mark.parametrize("data", [b"\xff\x00\x81\x8d\xff", b"a" * 5_000_001])
def test_what_is_no_comment_on_standard_input_is_refused(
    run: Runner, two_drafts: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    assert run("import", two_drafts[0], "--matter", "m").status == 0
    piped(monkeypatch, data)
    done = run("comment", "m", "1", "--body", "-")
    assert (done.status, done.out, "标准输入" in done.err) == (1, "", True)
    assert run("comments", "m", "--json").json == []


def test_standard_input_is_not_asked_for_twice(
    run: Runner, two_drafts: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("import", two_drafts[0], "--matter", "m").status == 0
    piped(monkeypatch, b"text")
    done = run("comment", "m", "1", "--body", "-", "--rationale", "-")
    assert (done.status, "只能读一次" in done.err) == (1, True)
    piped(monkeypatch, two_drafts[0].read_bytes())
    done = run("compare", "-", "-")
    assert (done.status, done.out, "只能读一次" in done.err) == (1, "", True)


def test_a_draft_is_imported_from_standard_input(
    run: Runner, two_drafts: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(monkeypatch, two_drafts[0].read_bytes())
    assert run("import", "-", "--matter", "m").status == 0
    assert len(run("comments", "m", "--json").json) == 0


def test_a_file_named_like_an_option_is_told_how_to_be_written(
    run: Runner, two_drafts: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "-x.txt").write_bytes(two_drafts[0].read_bytes())
    for command in (["outline"], ["compare", "old.txt"], ["import", "--matter", "m"], ["outline", "old.txt"]):
        done = run(*command, "-x.txt")
        assert (done.status, "./-x.txt" in done.err) == (2, True)
    assert run("outline", "./-x.txt").status == 0


@pytest.mark.parametrize("option", ["--as", "--store"])
@pytest.mark.parametrize("value", ["", "  "])
def test_an_option_without_its_value_is_refused(run: Runner, option: str, value: str) -> None:
    done = run("matters", option, value)
    assert (done.status, option in done.err) == (1, True)


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are text there")
def test_a_file_from_a_chinese_archive_is_read_by_its_name(
    run: Runner, two_drafts: tuple[Path, Path], tmp_path: Path
) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "草案.txt".encode("gb18030")))
    file.write_bytes(two_drafts[0].read_bytes())
    assert run("import", file, "--matter", "m").status == 0
    assert run("drafts", "m", "--json").json[0]["source"] == "草案.txt"
    assert run("compare", file, two_drafts[1], "--html", file.with_suffix(".html")).status == 0
    copy = file.with_suffix(".docx")
    assert run("circulate", "m", copy).status == 0
    assert run("collect", "m", copy).status == 0


@pytest.mark.parametrize("command", [["comments", "m", "--text", "\udcb2"], ["comment", "m", "1", "--body", "\udcb2"]])
def test_words_in_another_encoding_are_refused(run: Runner, two_drafts: tuple[Path, Path], command: list[str]) -> None:
    assert run("import", two_drafts[0], "--matter", "m").status == 0
    done = run(*command)
    assert (done.status, done.out) == (1, "")
    assert "没有" in done.err


def test_bundles_and_copies_that_came_back_are_read_from_standard_input(
    run: Runner, two_drafts: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("import", two_drafts[0], "--matter", "m").status == 0
    made = run("comment", "m", "3", "--body", "期限过短").out.strip()
    assert run("pack", "m", tmp_path / "m.zip").status == 0
    assert run("circulate", "m", tmp_path / "copy.docx").status == 0
    piped(monkeypatch, (tmp_path / "copy.docx").read_bytes())
    assert run("collect", "m", "-", "--json").json["new"] == 0
    monkeypatch.setenv("WORKBENCH_STORE", str(tmp_path / "other.db"))
    piped(monkeypatch, (tmp_path / "m.zip").read_bytes())
    assert run("merge", "-", "--json").json["new"] == [made]
    piped(monkeypatch, b"not a bundle")
    done = run("merge", "-")
    assert (done.status, "这不是意见包" in done.err) == (1, True)
