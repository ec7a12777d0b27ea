"""Files in: a path or bytes to a Source, by what the bytes are."""

from __future__ import annotations

import errno
import os

from drafts.errors import UnreadableDraftError
from drafts.given import IrregularFileError, read_given, readable_name
from drafts.load.charset import decode
from drafts.load.sniff import Format, sniff
from drafts.load.source import ChartColumn, Source
from drafts.load.text import is_garbage
from drafts.load.view import Choice, Progress, View
from drafts.model import Diagnostic
from drafts.records import NamedTuple

__all__ = ["MOST_BYTES", "ChartColumn", "Choice", "Progress", "Source", "View", "columns", "load", "load_bytes"]

MOST_BYTES = 100_000_000
"""The largest file that is read; a statute book of 3,000 laws has 58 MB."""


def load(
    path: str | os.PathLike[str],
    *,
    view: View | str = View.ACCEPTED,
    column: int | None = None,
    progress: Progress | None = None,
) -> Source:
    """The Source of a file.

    ``view`` says how tracked changes in a Word file are read, ``column`` which column of a comparison chart, counted
    from 1; without it, the newer draft's. ``progress`` is told of steps done; what it raises stops the reading.
    Raises UnreadableDraftError where the file is missing, a folder, empty, binary, encrypted, scanned or damaged, or has
    no such column.
    """
    name = readable_name(path)
    try:
        if os.path.isdir(path):  # noqa: PTH112  # `pathlib` would take 3 ms to load
            raise UnreadableDraftError(
                f"“{path}”是一个文件夹。请指定其中的一个文件。", f"“{path}” is a folder. Name one of the files in it."
            )
        data = read_given(path, MOST_BYTES)
    except FileNotFoundError as error:
        raise UnreadableDraftError(
            f"找不到文件“{path}”。请检查路径和文件名。", f"There is no file “{path}”. Check the folder and the name."
        ) from error
    except IrregularFileError as error:
        raise UnreadableDraftError(
            f"“{path}”不能读取：{error.zh}。请先把内容存成文件；管道里的内容请用 - 从标准输入读。",
            f"“{path}” can't be read: {error.en}. Save its content to a file first; what comes through a pipe is read from "
            "standard input, with -.",
        ) from error
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == errno.EFBIG:
            raise too_large(name) from error
        from drafts.reasons import reason

        zh, en = reason(error)
        raise UnreadableDraftError(
            f"打不开“{path}”（{zh}）。请检查路径和权限。",
            f"Can't open “{path}” ({en}). Check the path and your permissions.",
        ) from error
    return load_bytes(data, name, view=view, column=column, progress=progress)


def load_bytes(
    data: bytes,
    name: str,
    *,
    view: View | str = View.ACCEPTED,
    column: int | None = None,
    progress: Progress | None = None,
) -> Source:
    """The Source of a file's bytes; ``name`` is for messages and tells Markdown from text; for the rest, see `load`."""
    if len(data) > MOST_BYTES:
        raise too_large(name)
    if not data.lstrip(b"\x00 \t\r\n\f\xef\xbb\xbf\xff\xfe"):
        raise UnreadableDraftError(
            f"“{name}”是空的。请确认文件下载完整，或换一个文件。",
            f"“{name}” is empty. Check that it was downloaded completely, or choose another file.",
        )
    found = sniff(data, name)
    read = _words(data, name, found, Choice(View(view), column), progress)
    if not read.text or read.text.isspace():
        raise UnreadableDraftError(
            f"“{name}”中没有文字。如果内容是图片，请先做文字识别（OCR）。",
            f"“{name}” holds no text. If it consists of pictures, run text recognition (OCR) on it first.",
        )
    return Source(
        format="docx" if found is Format.OFFICE else found.value,
        size=len(data),
        name=name,
        text=read.text,
        data=data,
        remarks=read.remarks,
        columns=read.columns,
        revised=read.revised,
        choice=Choice(View(view), read.column),
    )


def columns(source: Source) -> tuple[ChartColumn, ...]:
    """The columns of a comparison chart, from left to right; empty where the file isn't one.

    To read another than the one read: ``load_bytes(source.data, source.name, column=1)``.
    """
    return source.columns


class _Words(NamedTuple):
    text: str
    remarks: tuple[Diagnostic, ...] = ()
    columns: tuple[ChartColumn, ...] = ()
    column: int | None = None
    revised: bool = False


def _words(data: bytes, name: str, found: Format, choice: Choice, progress: Progress | None) -> _Words:
    if found in (Format.DOCX, Format.OFFICE):
        return _word_file(data, name, found, choice, progress)
    if found is Format.HTML:
        from drafts.load.html import read_page

        page = read_page(data, name, choice.view, choice.column, progress)
        return _Words(page.text, page.remarks, page.columns, page.column, page.revised)
    if found is Format.PDF:
        from drafts.load.pdf import pdf_text

        if choice.column is not None:
            from drafts.load.charts import no_chart

            raise no_chart(name, choice.column)

        text, remarks = pdf_text(data, name, progress)
        return _Words(text, remarks)
    try:
        decoded = decode(data)
    except UnicodeDecodeError as error:
        raise _not_text(name) from error
    if is_garbage(decoded.text):
        raise _not_text(name)
    ruled, tabbed = "|" in decoded.text, "\t" in decoded.text
    in_columns = (ruled and "--" in decoded.text) or (tabbed and any(f"\t{sign}" in decoded.text for sign in "第【"))
    if choice.column is None and not in_columns:
        return _Words(decoded.text, decoded.remarks())
    from drafts.load.markdown_charts import take_column

    taken = take_column(decoded.text, choice.column, name)
    return _Words(taken.text, (*decoded.remarks(), *taken.remarks), taken.columns, taken.column)


def _word_file(data: bytes, name: str, found: Format, choice: Choice, progress: Progress | None) -> _Words:
    if found is Format.OFFICE:
        from drafts.load.office import to_docx
        from drafts.load.sniff import office_suffix

        data = to_docx(data, name, office_suffix(data, name), progress)
    from drafts.load.docx import WordDocument

    document = WordDocument.open(data, name, choice.view)
    text = "\n".join(document.lines(choice.column, progress))
    return _Words(text, document.remarks(), document.columns, document.column, bool(document.revisions))


def _not_text(name: str) -> UnreadableDraftError:
    return UnreadableDraftError(
        f"“{name}”不是文本，或编码无法识别（试过 UTF-8、UTF-16、GB18030 和 Big5）。"
        "请另存为 UTF-8 文本、.docx、.pdf 或网页后再导入。",
        f"“{name}” isn't text, or its encoding isn't known (UTF-8, UTF-16, GB18030 and Big5 were tried). "
        "Save it as UTF-8 text, .docx, .pdf or a web page and import that.",
    )


def too_large(name: str) -> UnreadableDraftError:
    """The error for a file of more than `MOST_BYTES`."""
    return UnreadableDraftError(
        f"“{name}”超过 {MOST_BYTES // 1_000_000} MB，不像是法规草案。请只导入正文部分。",
        f"“{name}” is larger than {MOST_BYTES // 1_000_000} MB, which no draft is. Import only the text of the rule.",
    )
