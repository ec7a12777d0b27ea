"""Older office formats: the program that converts them is watched, stopped and leaves nothing behind."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import pytest

from drafts.errors import UnreadableDraftError
from drafts.load import load_bytes, office
from tests.drafts.files import zipped

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.fixture
def stubborn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that starts another and waits for it, as the script soffice does; the other's id is in the file returned."""
    if os.name != "posix":
        pytest.skip("the program is a shell script")
    script, ids = tmp_path / "soffice", tmp_path / "ids"
    script.write_text(f"#!/bin/sh\nsleep 60 &\necho $! > {ids}\nwait\n", encoding="utf-8")
    script.chmod(0o755)
    monkeypatch.setattr(office, "converter", lambda: str(script))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return ids


def ended(ids: Path) -> bool:
    """Whether the program is gone, or dead and only waiting to be noticed by the system."""
    number = ids.read_text(encoding="utf-8").strip()
    for _ in range(40):
        state = Path(f"/proc/{number}/stat")
        try:
            os.kill(int(number), 0)
        except ProcessLookupError:
            return True
        if state.exists() and ") Z" in state.read_text(encoding="utf-8"):
            return True
        time.sleep(0.05)
    return False


def test_a_conversion_that_takes_too_long_is_ended_with_all_it_started(
    stubborn: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "_SECONDS", 0.5)
    with pytest.raises(UnreadableDraftError, match="was stopped"):
        load_bytes(OLD, "a.doc")
    assert ended(stubborn)
    assert not list(stubborn.parent.glob("draft-*"))


def test_a_conversion_that_is_no_longer_wanted_is_ended(stubborn: Path) -> None:
    def stop(done: int, total: int) -> None:
        raise KeyError("enough")

    with pytest.raises(KeyError):
        load_bytes(OLD, "a.doc", progress=stop)
    assert ended(stubborn)


def test_a_program_that_fails_or_cant_be_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for program in (str(tmp_path / "none"), "false"):
        monkeypatch.setattr(office, "converter", lambda program=program: program)
        with pytest.raises(UnreadableDraftError, match="couldn't be converted"):
            load_bytes(OLD, "a.doc")


def test_a_packed_file_that_unpacks_to_a_mountain_is_not_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MOST_UNPACKED", 1000)
    monkeypatch.setattr(office, "converter", lambda: pytest.fail("it was handed on"))
    with pytest.raises(UnreadableDraftError, match="unpacks"):
        load_bytes(zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "x" * 2000}), "a.odt")
