"""Where a memo is asked for, its language or both and the file; and what is said when it is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.screens.file_forms import suggested, writing_form
from workbench.screens.form_sheet import FormSheet, Line
from workbench.screens.import_draft import clean_path
from workbench.wording import Words

if TYPE_CHECKING:
    from workbench.workspace import MemoReport


def ask_for_memo(kind: str, slug: str, words: Words) -> FormSheet:
    """The sheet for a memo of a kind."""
    languages = (("zh", "中文"), ("en", "English"), ("both", words("language.both")))
    return writing_form(
        words(f"memo.title.{kind}"),
        words,
        suggested(slug, words, f"memo.file.{kind}"),
        before=(Line("language", words("export.language"), words.language, languages),),
        notes=(words(f"memo.note.{kind}"), words("memo.note.both")),
    )


def files_of(given: Mapping[str, str]) -> list[tuple[str, Path]]:
    """Each language asked for with its file; for both, the language is part of the files' names."""
    path = clean_path(given["path"])
    if path.suffix.lower() != ".docx":
        path = path.with_name(path.name + ".docx")
    if given["language"] != "both":
        return [(given["language"], path)]
    return [(language, path.with_name(f"{path.stem}-{language}{path.suffix}")) for language in ("zh", "en")]


def memo_lines(report: MemoReport, say: Words) -> list[tuple[str, str]]:
    """What was written, how sure it is, and what the leak check found."""
    lines = [
        (say("memo.written", path=report.path, size=f"{report.size / 1024:.0f} kB", n=report.rows), "bold $success")
    ]
    if report.unconfirmed:
        lines.append((say("memo.unconfirmed", n=report.unconfirmed), "$warning"))
    lines.append((report.leaks.sentence(say.language), ""))
    lines.append((f"SHA-256 {report.sha256}", "$text-muted"))
    return lines
