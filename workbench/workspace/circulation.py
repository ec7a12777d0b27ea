"""Operations on copies for colleagues who work in Word: sending a draft round with its comments."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from comments.boundary import inside_boundary
from comments.circulation import Circulation, chosen, circulate
from comments.collected import KeptCirculation
from comments.leaks import LeakReport, check_package
from comments.records import Status
from workbench.files import write_whole
from workbench.language import say
from workbench.workspace.drafts import DraftDesk


@dataclass(frozen=True, slots=True)
class CirculationReport:
    """What a copy for colleagues holds, and what the last check found."""

    path: Path
    kept: KeptCirculation
    size: int
    """Bytes."""
    internal: int
    """How many internal notes stayed behind."""
    leaks: LeakReport

    def lines(self, language: str) -> list[str]:
        """The report for people."""
        copy, size = self.kept.circulation, f"{self.size / 1024:.0f} KB"
        comments = sum(not said.reply for said in copy.comments)
        replies, proposals = len(copy.comments) - comments, len(copy.changes)
        return [
            say(
                language,
                f"已写出 {self.path}（{size}）：草案“{self.kept.draft}”，{comments} 条意见、{replies} 条回复，"
                f"其中 {proposals} 条建议写成修订；内部意见 {self.internal} 条未收入。",
                f"Wrote {self.path} ({size}): draft {self.kept.draft} with {comments} comments and {replies} replies, "
                f"{proposals} proposals as tracked changes; {self.internal} internal notes stayed behind.",
            ),
            say(
                language,
                "这是给同事的传阅件，含姓名和团队讨论，请勿发给项目以外的人。收回后用 workbench collect 取回意见。",
                "This copy is for colleagues: it holds names and the team's discussion. Don't send it outside. "
                "workbench collect brings back what they write.",
            ),
            self.leaks.sentence(language),
            f"SHA-256 {self.kept.sha256}",
        ]

    def as_json(self) -> dict[str, object]:
        """The report as JSON."""
        copy = self.kept.circulation
        return {
            "path": str(self.path),
            "draft": self.kept.draft,
            "number": self.kept.number,
            "comments": sum(not said.reply for said in copy.comments),
            "replies": sum(bool(said.reply) for said in copy.comments),
            "proposals": len(copy.changes),
            "internal_left_out": self.internal,
            "size": self.size,
            "sha256": self.kept.sha256,
        }


class CirculationDesk(DraftDesk):
    """Copies that go to colleagues."""

    def circulate(
        self,
        slug: str,
        path: Path,
        *,
        draft: str | None = None,
        statuses: Collection[Status] | None = None,
        language: str | None = None,
    ) -> CirculationReport:
        """Write a copy of a draft (the newest, without a label) with its comments and proposals, and remember what is in it.

        Internal notes never go round. Raises UnknownRecordError, NothingToExportError, LeakError where the finished
        file holds what must not be in it, FileWriteError; then nothing is written or remembered.
        """
        from comments.word import write_circulation

        version = self.store.draft(slug, draft)
        text = self.draft(slug, version.label)
        everything = self.store.comments(slug, state="all")
        going = chosen(everything, version.label, statuses)
        answers = self.store.replies_in(slug)
        language = language or ("zh" if version.language == "zh" else "en")
        copy = circulate(text, going, answers, now=self.now(), language=language)
        data = write_circulation(text, copy, version.title or text.title)
        limits = inside_boundary(
            text,
            self.store.matter(slug),
            everything,
            frozenset(comment.id for comment in going),
            replies=[reply for given in answers.values() for reply in given],
            said=self.store.said(slug),
        )
        leaks = check_package(data, forbidden=limits.private, allowed=limits.public, redline=True)
        leaks.raise_if_leaking()
        write_whole(path, data)
        kept = self._kept(slug, version.label, copy, data, path.name)
        internal = sum(c.visibility == "internal" and c.is_live and c.draft == version.label for c in everything)
        return CirculationReport(path, kept, len(data), internal, leaks)

    def circulations(self, slug: str) -> tuple[KeptCirculation, ...]:
        """The copies of a matter that went to colleagues, newest first. Raises UnknownRecordError."""
        return self.store.circulations(slug)

    def _kept(self, slug: str, label: str, copy: Circulation, data: bytes, name: str) -> KeptCirculation:
        sha256 = hashlib.sha256(data).hexdigest()
        return self.store.keep_circulation(slug, label, copy, sha256=sha256, name=name, person=self.person)
