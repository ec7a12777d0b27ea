"""Notices in tests/cases/notice: what is read from each wording, all of our own writing."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts.notice import read_notice
from drafts.notices.days_open import days_open, is_short
from tests.drafts.case_files import case_folders, check, read

FOLDERS = case_folders("notice")


@pytest.mark.parametrize("folder", FOLDERS, ids=[folder.name for folder in FOLDERS])
def test_notice(folder: Path) -> None:
    notice = read_notice(read(folder, "notice.txt"))
    if notice is None:
        check(folder, "no notice")
        return
    days = days_open(notice.opened, notice.deadline)
    short = ", short" if is_short(notice.opened, notice.deadline) else ""
    lines = [
        f"issuer: {notice.issuer or '-'}",
        f"opened: {notice.opened or '-'}",
        f"deadline: {notice.deadline or '-'}" + (f" ({days} days{short})" if days else ""),
        *(f"{channel.kind}: {channel.value}" for channel in notice.channels),
    ]
    check(folder, "\n".join(lines))
