"""Why a file can't be read as a draft, said to the person who chose it."""

from __future__ import annotations

from drafts.errors import UnreadableDraftError

MOST_UNPACKED = 80_000_000
"""Bytes that a part of a file may unpack to; the longest real draft seen needs 4 MB."""


def damaged(name: str) -> UnreadableDraftError:
    """The error for a file that starts like a Word or PDF file and can't be read as one."""
    return UnreadableDraftError(
        f"“{name}”已损坏或不完整，读不出内容。请重新下载，或在原程序中打开后另存一份再导入。",
        f"“{name}” is damaged or incomplete and can't be read. Download it again, or open it in its program and save a fresh copy.",
    )


def encrypted(name: str) -> UnreadableDraftError:
    """The error for a file that needs a password."""
    return UnreadableDraftError(
        f"“{name}”已加密，需要密码才能打开。请先解除密码保护，另存后再导入。",
        f"“{name}” is encrypted and needs a password. Remove the password, save it, then import it again.",
    )


def too_large(name: str) -> UnreadableDraftError:
    """The error for a file that unpacks to more than any draft needs."""
    return UnreadableDraftError(
        f"“{name}”解开后太大（超过 {MOST_UNPACKED // 1_000_000} MB），不像是法规草案。请检查文件，或只导入正文部分。",
        f"“{name}” unpacks to more than {MOST_UNPACKED // 1_000_000} MB, which no draft needs. Check the file, or "
        f"import only the text of the rule.",
    )
