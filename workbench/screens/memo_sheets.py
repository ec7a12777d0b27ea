"""Where a memo is asked for, its language or both and the file; and what is said when it is written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.screens.form_sheet import FormSheet, Line
from workbench.screens.import_draft import clean_path
from workbench.wording import Words

if TYPE_CHECKING:
    from workbench.workspace import MemoReport


def suggested(slug: str, words: Words, what: str, suffix: str = ".docx") -> str:
    """A file in the folder that the program was started in: the matter's short name and what it is."""
    stem = "".join(character if character.isalnum() or character in "-_." else "-" for character in slug)
    return str(Path.cwd() / f"{stem}-{words(what)}{suffix}")


def ask_for_memo(kind: str, slug: str, words: Words, last: Mapping[str, str]) -> FormSheet:
    """The sheet for a memo of a kind, with what was typed ``last``."""
    languages = (("zh", "中文"), ("en", "English"), ("both", words("language.both")))
    lines = (
        Line("language", words("export.language"), last.get("language", words.language), languages),
        Line("path", words("export.path"), last.get("path", suggested(slug, words, f"memo.file.{kind}"))),
    )
    return FormSheet(
        words(f"memo.title.{kind}"),
        lines,
        words,
        take=words("form.write"),
        notes=(words(f"memo.note.{kind}"), words("memo.note.both")),
        check=lambda given: "" if given["path"] else words("export.nopath"),
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
