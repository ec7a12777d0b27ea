"""Plain text in every encoding, told by what its characters are; what is guessed is said."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from drafts.errors import UnreadableDraftError
from drafts.load import load, load_bytes
from drafts.load.charset import charset_of, decode, decode_page, usual_share
from workbench.cli import main

SIMPLIFIED = "第一条　为了规范登记管理，制定本办法。\n第二条　经营者应当依照法律、行政法规的规定办理登记。\n"
TRADITIONAL = "第一條　為了規範登記管理，制定本辦法。\n第二條　經營者應當依照法律、行政法規的規定辦理登記。\n"
ENGLISH = "Article 1\nThe operator’s register – kept under § 4 – shows “every” change.\n"
JAPANESE = "第一条　この法律は、登記の管理について定めることを目的とする。\n"


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (SIMPLIFIED, "gb18030", "GB18030"),
        (TRADITIONAL, "big5", "Big5"),
        (ENGLISH, "cp1252", "Windows-1252"),
        (JAPANESE, "shift_jis", "Shift_JIS"),
        (SIMPLIFIED, "utf-16-le", "UTF-16-LE"),
        (SIMPLIFIED, "utf-16-be", "UTF-16-BE"),
        (ENGLISH, "utf-16-le", "UTF-16-LE"),
    ],
)
def test_an_encoding_that_was_guessed_is_named(text: str, encoding: str, name: str) -> None:
    source = load_bytes(text.encode(encoding), "a.txt")
    assert source.text == text
    (remark,) = source.remarks
    assert remark.code == "encoding"
    assert name in remark.zh
    assert name in remark.en


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_an_encoding_that_is_known_needs_no_remark(encoding: str) -> None:
    source = load_bytes(SIMPLIFIED.encode(encoding), "a.md")
    assert source.text == SIMPLIFIED
    assert source.remarks == ()


def test_one_word_in_gb18030_is_enough() -> None:
    assert decode("第一条".encode("gb18030")).text == "第一条"


@pytest.mark.parametrize(
    "data",
    [bytes(range(128, 256)) * 30, SIMPLIFIED.encode()[:-2] + b"\xff\xfe\xfd", b"\x00\x01\x02\x03" * 500],
)
def test_what_is_no_text_in_any_encoding_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableDraftError, match="isn't text"):
        load_bytes(data, "a.txt")


def test_rubbish_after_a_readable_beginning_is_noticed() -> None:
    with pytest.raises(UnreadableDraftError, match="isn't text"):
        load_bytes(SIMPLIFIED.encode() * 500 + b"\x01\x02\x03\x04" * 20000, "a.txt")


# Web pages, which may say one thing and be another


def page(declared: str) -> str:
    meta = f"<meta http-equiv='Content-Type' content='text/html; charset={declared}'>"
    return f"<html><head>{meta}</head><body><p>{SIMPLIFIED}</p></body></html>"


@pytest.mark.parametrize(
    ("declared", "encoding", "guessed"),
    [
        ("gb2312", "gb18030", False),
        ("gb2312", "utf-8", False),  # the declaration is wrong, and UTF-8 is plain to see
        ("utf-8", "gb18030", True),
        ("iso-8859-1", "gb18030", True),
        ("utf-16", "utf-8", False),
        ("utf-8", "utf-16", False),
        ("utf-8", "utf-16-le", True),
        ("nonsense", "gb18030", True),
        ("utf-7", "utf-8", False),
    ],
)
def test_pages_whose_declaration_is_wrong(declared: str, encoding: str, guessed: bool) -> None:
    found = decode_page(page(declared).encode(encoding))
    assert "为了规范登记管理" in found.text
    assert found.guessed == guessed


def test_a_page_with_a_few_broken_bytes_is_read_and_said_so() -> None:
    data = page("utf-8").encode()
    cut = data.replace("登记管理".encode(), "登记管理".encode()[:-1])
    source = load_bytes(cut, "a.html")
    assert "经营者应当" in source.text
    assert [r.code for r in source.remarks] == ["encoding"]


def test_declarations() -> None:
    assert charset_of(b"<meta charset=GBK>") == "gb18030"
    assert charset_of(b"<?xml version='1.0' encoding='big5'?>") == "big5hkscs"
    assert charset_of(b"<meta charset=base64>") is None
    assert charset_of(b"<p>") is None
    assert usual_share("plain words") == 1.0


# At the edge


def test_pasted_text_on_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    class Pasted:
        buffer = io.BytesIO(SIMPLIFIED.encode("gb18030"))

    monkeypatch.setattr(sys, "stdin", Pasted())
    assert main(["outline", "-"]) == 0
    assert "第二条" in capsys.readouterr().out


def test_files_that_cant_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SIMPLIFIED, encoding="utf-8")

    def refuse(path: Path, mode: str) -> NoReturn:
        raise PermissionError(13, "no")

    monkeypatch.setattr("drafts.given.open", refuse, raising=False)
    with pytest.raises(UnreadableDraftError, match="permissions"):
        load(path)
    with pytest.raises(UnreadableDraftError, match="Check the path"):
        load(tmp_path / "a\0b")
