"""Looking at any Word file before it leaves, without a store: what is in it that shouldn't be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from comments.errors import WordFileError
from comments.leaks import Finding, LeakKind, LeakReport, check_word_file
from comments.word.lints import Fault
from comments.word.opening import MOST_BYTES
from drafts.given import read_given
from drafts.reasons import reason
from workbench.language import say

_WORST_FIRST = (*(kind for kind in LeakKind if kind is not LeakKind.EDIT_MARK), LeakKind.EDIT_MARK)


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What was found in a file."""

    path: Path
    leaks: LeakReport
    faults: tuple[Fault, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return self.leaks.clean and not self.faults

    def lines(self, language: str, *, most: int) -> list[str]:
        """The report for people; of findings of one kind in one part, the first ``most``."""
        lines = [f"{self.path.name}", self.leaks.sentence(language)]
        shown: Counter[tuple[str, str]] = Counter()
        for finding in sorted(self.leaks.findings, key=lambda f: _WORST_FIRST.index(f.kind)):
            # Ids of sittings stand in nearly every part: the first says enough.
            place = "" if finding.kind is LeakKind.EDIT_MARK else finding.part
            shown[finding.kind, place] += 1
            if shown[finding.kind, place] <= (most if place else 1):
                lines.append("! " + finding.sentence(language))
        marks = shown.pop((LeakKind.EDIT_MARK, ""), 0)
        if marks > 1:
            lines[-1] += say(language, f"；另有 {marks - 1} 个部件也有", f"; {marks - 1} more parts have them too")
        left = sum(max(0, count - most) for count in shown.values())
        if left:
            lines.append(
                say(language, f"  另有 {left} 处未列出（--json 全部列出）", f"  {left} more (all with --json)")
            )
        lines.extend("! " + fault.sentence(language) for fault in self.faults)
        return lines

    def as_json(self) -> dict[str, object]:
        """The report as JSON."""
        return {
            "file": self.path.name,
            "clean": self.clean,
            "parts": self.leaks.parts,
            "characters": self.leaks.characters,
            "findings": [_finding_json(finding) for finding in self.leaks.findings],
            "faults": [
                {"code": f.code, "part": f.part, "detail": f.detail, "zh": f.sentence("zh"), "en": f.sentence("en")}
                for f in self.faults
            ],
        }


def _finding_json(finding: Finding) -> dict[str, object]:
    return {
        "kind": finding.kind.value,
        "part": finding.part,
        "paragraph": finding.paragraph or None,
        "excerpt": finding.excerpt,
        "zh": finding.sentence("zh"),
        "en": finding.sentence("en"),
    }


def read_word_file(path: Path) -> bytes:
    """The bytes of a file. Raises WordFileError where it is missing, a folder, unreadable or empty."""
    try:
        if path.is_dir():
            raise WordFileError(f"“{path}”是一个文件夹。请给出文件名。", f"{path} is a folder. Give a file name.")
        data = read_given(path, MOST_BYTES)
    except FileNotFoundError as error:
        raise WordFileError(
            f"找不到文件“{path}”。请检查路径和文件名。", f"There is no file {path}. Check the folder and the name."
        ) from error
    except (OSError, ValueError) as error:
        zh, en = reason(error)
        raise WordFileError(
            f"打不开“{path}”：{zh}。请检查权限，或文件是否正被打开。",
            f"{path} can't be opened: {en}. Check your permissions, and whether another program holds it.",
        ) from error
    if not data:
        raise WordFileError(
            f"“{path.name}”是空的。请确认下载完整。", f"{path.name} is empty. Check that it was downloaded completely."
        )
    return data


def check_file(path: Path, *, redline: bool = False, public: Sequence[Path] = ()) -> FileCheck:
    """What a .docx file holds that shouldn't leave, and what is wrong in its markup.

    ``redline`` permits revisions and comments; ``public`` are files of drafts, whose own blanks aren't left over. Raises
    WordFileError for what isn't a readable .docx file, DraftError for a draft that can't be read.
    """
    from drafts.reading import read_file

    texts = [read_file(draft)[1].text for draft in public]
    leaks, faults = check_word_file(read_word_file(path), path.name, redline=redline, public=texts)
    return FileCheck(path, leaks, faults)
