"""What an export is asked for, and what it says of what it wrote, left behind and found."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from comments.errors import CommentsError
from comments.leaks import LeakReport
from comments.records import DraftVersion, Status, Visibility
from comments.submission import Sender, Submission
from comments.workflow import name
from drafts.counting import many
from workbench.files import kept_sentence
from workbench.language import say

ANNEXES = ("redline", "bilingual")
"""What a letter can have along in its file."""
SHOWN = 24
"""Characters shown of words that are named."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a submission is to be written."""

    form: str = "letter"
    """A name of `SubmissionDesk.forms`, or the path of a form's ``.toml``."""
    language: str | None = None
    """``zh``, ``en`` or ``both``; None for the draft's."""
    draft: str | None = None
    """The draft's label; None for the newest that has comments to send."""
    statuses: Collection[Status] | None = None
    order: str = "article"
    annexes: Collection[str] = ()
    limit: int | None = None
    """Characters that a portal takes for one article."""
    template: Path | None = None
    """A firm's Word file that a letter is set in."""
    pdf: Path | None = None
    """Where a Word file is written as PDF too."""
    title_en: str = ""
    """How English calls a draft in Chinese; empty for its own title."""
    addressee_en: str = ""
    """How English calls the body that asks for comments on a draft in Chinese."""
    sender_en: Sender | None = None
    """Who submits, as English says it; None for the same as in Chinese."""


@dataclass(frozen=True, slots=True)
class ExportReport:
    """What an export wrote, what it left behind, and what a person should still look at."""

    path: Path
    form: str
    size: int
    """Bytes."""
    sha256: str
    submission: Submission
    unapproved: int
    """How many of the comments included nobody has approved yet."""
    leaks: LeakReport
    without: int = 0
    """How many comments the form has no place for."""
    conflicting: int = 0
    """How many more it can't show, since they change words that another changes."""
    over_limit: tuple[str, ...] = ()
    """Articles whose text is longer than a portal takes."""
    pdf: Path | None = None
    """Where the same was written as PDF."""
    elsewhere: tuple[tuple[str, int], ...] = ()
    """Labels of other drafts with comments still to be sent, and how many; none of them is in the file."""
    late: date | None = None
    """The last day for comments, where that had ended in Beijing when the file was written."""
    unrecorded: CommentsError | None = None
    """Why the store doesn't keep that it was written; None where it does."""
    former: tuple[tuple[Path, Path], ...] = ()
    """Files written where another stood, and where that one is kept."""
    repeated: tuple[tuple[str, str], ...] = ()
    """Comments in the file, by id, and internal notes that say the same."""
    printed: tuple[str, ...] = ()
    """Words that may not leave but for the firm's own template printing them."""

    @property
    def included(self) -> int:
        """How many comments went out."""
        return self.submission.count - self.without - self.conflicting

    def lines(self, language: str) -> list[str]:
        """The report for people."""
        size = f"{self.size / 1024:.0f} KB"
        lines = [
            say(
                language,
                f"已写出 {self.path}（{size}）：{self.included} 条意见。",
                f"Wrote {self.path} ({size}): {many(self.included, 'comments')}.",
            )
        ]
        if self.late is not None:
            lines.append(
                say(
                    language,
                    f"! 逾期：征求意见已于 {self.late} 24:00（北京时间）截止，本件写于其后。",
                    f"! Late: the consultation closed on {self.late} at 24:00 Beijing time, before this was written.",
                )
            )
        for reason, count in self.submission.left_out:
            lines.append(_left_out(language, reason, count))
        for label, count in self.elsewhere:
            lines.append(
                say(
                    language,
                    f"! 另有 {count} 条待报送的意见写在草案“{label}”上，不在本件中。"
                    "请用 workbench carry 带入新稿，或用 --draft 另行导出。",
                    f"! Still to be sent, on draft {label} and not in this file: {many(count, 'comments')}. "
                    "Take them to the new draft with workbench carry, or export that draft with --draft.",
                )
            )
        if self.unapproved:
            lines.append(
                say(
                    language,
                    f"! 其中 {self.unapproved} 条尚未有人批准。",
                    f"! {self.unapproved} of them nobody has approved yet.",
                )
            )
        lines += [say(language, *repeated_sentence(*pair)) for pair in self.repeated]
        if self.printed:
            listed = "、".join(f"“{shortened(words)}”" for words in self.printed)
            listed_en = ", ".join(f"“{shortened(words)}”" for words in self.printed)
            lines.append(
                say(
                    language,
                    f"! 模板里印有 {listed}，内部记录或人员名单里也有；已照模板印出，请确认可以外发。",
                    f"! The template prints {listed_en}, which internal records or lists of people have too: it is in the "
                    "file as in the template; make sure that it may leave.",
                )
            )
        gaps = [gap for gap in self.submission.gaps if gap.code != "deadline" or self.late is None]
        lines += [*self._about_the_form(language), *("! " + gap.sentence(language) for gap in gaps)]
        if self.unrecorded is not None:
            why = self.unrecorded.sentence(language)
            lines.append(
                say(
                    language,
                    f"! 文件已写出，但没有记入意见库，以后记录报送时认不出它：{why}",
                    f"! The file is written, but the store keeps no record of it, so `sent` won't know it again: {why}",
                )
            )
        lines.extend(say(language, *kept_sentence(path, kept)) for path, kept in self.former)
        lines.append(self.leaks.sentence(language))
        lines.append(f"SHA-256 {self.sha256}")
        return lines

    def _about_the_form(self, language: str) -> list[str]:
        lines = []
        if self.without:
            lines.append(
                say(
                    language,
                    f"! {self.without} 条意见（总体意见，或没有具体修改条文）在这种文件里没有位置，未写入。",
                    f"! No place in this form, so not in it (general, or no words proposed): {many(self.without, 'comments')}.",
                )
            )
        if self.conflicting:
            lines.append(
                say(
                    language,
                    f"! {self.conflicting} 条意见与另一条改同一处文字，未标入（见下）。",
                    f"! Not in it, since they change words that another changes (see below): {many(self.conflicting, 'comments')}.",
                )
            )
        if self.over_limit:
            names = "、".join(self.over_limit) if language == "zh" else ", ".join(self.over_limit)
            lines.append(say(language, f"! 超出字数上限：{names}。", f"! Longer than the limit: {names}."))
        if self.pdf is not None:
            lines.append(say(language, f"已写出 {self.pdf}。", f"Wrote {self.pdf}."))
        return lines


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A draft written to a file, without any comment."""

    path: Path
    version: DraftVersion
    size: int
    """Bytes."""
    sha256: str
    former: Path | None = None
    """Where another file of the name is kept."""

    def lines(self, language: str) -> list[str]:
        """The report for people."""
        size = f"{self.size / 1024:.0f} KB"
        return [
            say(
                language,
                f"已写出 {self.path}（{size}）：草案“{self.version.label}”的文本，Akoma Ntoso 3.0，不含意见。",
                f"Wrote {self.path} ({size}): the text of draft {self.version.label} as Akoma Ntoso 3.0, without comments.",
            ),
            *([] if self.former is None else [say(language, *kept_sentence(self.path, self.former))]),
            f"SHA-256 {self.sha256}",
        ]


def shortened(words: str) -> str:
    """The beginning of a text, in one line."""
    line = " ".join(words.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}…"


def repeated_sentence(comment: str, note: str) -> tuple[str, str]:
    """That a comment in the file says what an internal note says, in Chinese and English."""
    return (
        f"! 随文送出的意见 {comment} 与内部意见 {note} 有相同的话，请确认这些话可以外发。",
        f"! Comment {comment}, which is in the file, says what the internal note {note} says: make sure that it may leave.",
    )


def _left_out(language: str, reason: str, count: int) -> str:
    if reason == "merged":
        return say(language, f"已并入其他意见，不单独导出：{count} 条", f"merged into others, not exported: {count}")
    if reason == Visibility.INTERNAL:
        return say(language, f"内部意见，不导出：{count} 条", f"internal notes, never exported: {count}")
    if reason == Visibility.TEAM:
        return say(language, f"团队讨论，未导出：{count} 条", f"team comments, not exported: {count}")
    status = name(Status(reason), language)
    return say(language, f"状态为“{status}”，未导出：{count} 条", f"left out, status “{status}”: {count}")
