"""Why a file can't be read as a draft, said to the person who chose it."""

from __future__ import annotations

from drafts.errors import UnreadableDraftError

MOST_UNPACKED = 40_000_000
"""Bytes that a part of a file may unpack to; the longest real draft seen needs 4 MB."""


MOST_CHARACTERS = 8_000_000
"""Characters that a Word file, a web page or a PDF file may hold; China's Civil Code has 100,000."""

MOST_LINES = 60_000
"""Paragraphs of such a file; the longest act seen has 3,000."""


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
        f"“{name}”解开后异常庞大，不像是法规草案。请检查文件，或只导入正文部分。",
        f"“{name}” unpacks to far more than any draft needs. Check the file, or import only the text of the rule.",
    )


def too_tangled(name: str) -> UnreadableDraftError:
    """The error for a page whose parts are nested deeper than any browser's author would."""
    return UnreadableDraftError(
        f"“{name}”的标签嵌套过深，不能可靠地读出内容。请在浏览器中打开，复制正文，存为文本文件后再导入。",
        f"“{name}” has its tags nested too deeply to be read reliably. Open it in a browser, copy the text, save it as a text "
        f"file, and import that.",
    )


def too_costly(name: str) -> UnreadableDraftError:
    """The error for a file that takes far more time or memory than its size accounts for."""
    return UnreadableDraftError(
        f"“{name}”结构异常，读取时耗费的时间或内存过多，已停止。请重新导出这份文件，或改用网页、Word 版本。",
        f"“{name}” is built so that reading it takes far too much time or memory; it was stopped. Export it afresh, or use the "
        f"web page or the Word version.",
    )
