"""Operations on copies for colleagues who work in Word: sending a draft round, and taking in what they wrote."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection as Several
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from comments.boundary import inside_boundary
from comments.circulation import chosen, circulate
from comments.collected import UNPLACED, Item, ItemKind, KeptCirculation, Taken
from comments.errors import WordFileError
from comments.leaks import LeakReport, check_package
from comments.records import Status, Visibility
from drafts.counting import many
from drafts.given import readable_name
from drafts.load import Progress
from drafts.parse import parse
from workbench.files import kept_sentence, refuse_ending, write_document
from workbench.language import say
from workbench.workspace.base import untold
from workbench.workspace.checking import read_word_file
from workbench.workspace.drafts import DraftDesk
from workbench.workspace.leaking import stop_leaks
from workbench.workspace.word_files import as_docx

if TYPE_CHECKING:
    from comments.collection import Collection


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
    former: Path | None = None
    """Where another file of the name is kept."""

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
                f"Wrote {self.path} ({size}): draft {self.kept.draft} with {many(comments, 'comments')} and "
                f"{many(replies, 'replies')}, "
                f"{many(proposals, 'proposals')} as tracked changes; {many(self.internal, 'internal notes')} stayed behind.",
            ),
            say(
                language,
                "这是给同事的传阅件，含姓名和团队讨论，请勿发给项目以外的人。收回后用 workbench collect 取回意见。",
                "This copy is for colleagues: it holds names and the team's discussion. Don't send it outside. "
                "workbench collect brings back what they write.",
            ),
            self.leaks.sentence(language),
            *([] if self.former is None else [say(language, *kept_sentence(self.path, self.former))]),
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


@dataclass(frozen=True, slots=True)
class CollectReport:
    """What came back with a file."""

    path: Path
    draft: str
    """The label of the draft that the copy is of."""
    taken: tuple[Taken, ...]
    collection: Collection
    sha256: str = ""
    """Of the file."""
    dry_run: bool = False
    """Whether nothing was stored."""

    @property
    def new(self) -> tuple[Taken, ...]:
        """What wasn't known before."""
        return tuple(taken for taken in self.taken if taken.new)

    @property
    def unplaced(self) -> tuple[Taken, ...]:
        """New comments that nobody could place: the inbox."""
        return tuple(taken for taken in self.new if not taken.item.is_placed)

    def lines(self, language: str) -> list[str]:
        """The report for people."""
        counts = Counter(taken.item.kind for taken in self.new)
        known = len(self.taken) - len(self.new)
        told = [f"{_KINDS[kind][language != 'zh']} {counts[kind]}" for kind in ItemKind if counts[kind]]
        nothing = say(language, "没有新内容", "nothing new")
        lines = [say(language, "试运行，没有取回：", "A trial run; nothing was taken in:")] if self.dry_run else []
        lines += [
            say(
                language,
                f"{self.path.name}（草案“{self.draft}”的传阅件）：" + ("，".join(told) or nothing) + "。",
                f"{self.path.name} (a copy of draft {self.draft}): " + (", ".join(told) or nothing) + ".",
            )
        ]
        if known:
            lines.append(say(language, f"另有 {known} 项以前已取回。", f"{known} more had been collected before."))
        if binned := [taken.comment for taken in self.taken if taken.in_bin]:
            ids = ("、" if language == "zh" else ", ").join(dict.fromkeys(binned))
            lines.append(
                say(
                    language,
                    f"! 其中这些意见已撤回或删除，在回收站里：{ids}。要恢复，请用 workbench restore ID，可见范围用 set 改。",
                    f"! Of these, some were undone or deleted and lie in the bin: {ids}. Bring them back with workbench restore "
                    "ID; `set` changes who may see them.",
                )
            )
        lines.extend(_line(taken, language) for taken in self.new)
        if not self.collection.tracked:
            lines.append(
                say(
                    language,
                    "! 有改动没有留下修订痕迹，已逐处列为意见，请核对。",
                    "! Some words were changed without tracked changes; each became a comment. Please check them.",
                )
            )
        if self.collection.missing:
            ids = "、".join(self.collection.missing)
            lines.append(
                say(
                    language,
                    f"! 传阅件中的这些批注被删除了，意见库中的意见没有改动：{ids}",
                    f"! These comments were deleted in the copy; in the store they are unchanged: {ids}",
                )
            )
        if self.collection.looks_changed:
            count = self.collection.looks_changed
            lines.append(
                say(
                    language,
                    f"格式修订 {count} 处，未取回。",
                    f"{many(count, 'tracked changes')} of format were passed over.",
                )
            )
        if self.collection.blank:
            count = self.collection.blank
            lines.append(
                say(
                    language,
                    f"! {count} 条批注没有文字，未取回（经 .rtf 转换时文字会丢失，请索要 .docx）。",
                    f"! Passed over, without words (a trip through .rtf loses them: ask for .docx): {many(count, 'comments')}.",
                )
            )
        if self.unplaced:
            count = len(self.unplaced)
            lines.append(
                say(
                    language,
                    f"! {count} 条找不到对应的条文：workbench inbox 可查看，workbench set ID --article 条号 可指定。",
                    f"! {count} could not be placed: see workbench inbox, and workbench set ID --article N.",
                )
            )
        return lines

    def as_json(self) -> dict[str, object]:
        """The report as JSON."""
        return {
            "file": self.path.name,
            "draft": self.draft,
            "dry_run": self.dry_run,
            "tracked": self.collection.tracked,
            "unchanged": self.collection.unchanged,
            "missing": list(self.collection.missing),
            "looks_changed": self.collection.looks_changed,
            "blank": self.collection.blank,
            "new": len(self.new),
            "unplaced": len(self.unplaced),
            "items": [_item_json(taken) for taken in self.taken],
        }


_KINDS = {
    ItemKind.COMMENT: ("新意见", "new comments"),
    ItemKind.REPLY: ("回复", "replies"),
    ItemKind.EDIT: ("修订", "edits"),
    ItemKind.UNTRACKED: ("无痕迹的改动", "untracked edits"),
    ItemKind.RESOLVED: ("标为已解决", "resolved"),
    ItemKind.ACCEPTED: ("接受的建议", "proposals accepted"),
    ItemKind.REJECTED: ("不采用的建议", "proposals rejected"),
    ItemKind.REWORDED: ("改写的意见", "comments reworded"),
}


def _line(taken: Taken, language: str) -> str:
    """One thing that came back, in a line."""
    item, new = taken.item, taken.item.new
    what = _KINDS[item.kind][language != "zh"]
    head = f"  {taken.comment}  {item.author}" if taken.comment else f"  {item.author}"
    colon = say(language, "：", ": ")
    if new is None:
        return f"{head}  {what}{colon}{_first(item.text)}"
    place = new.label or say(language, "全文", "whole draft")
    if new.quote and new.proposal:
        return f"{head}  {place}  {what}{colon}“{_first(new.quote.exact)}” → “{_first(new.proposal)}”"
    said = new.proposal or new.body or say(language, "建议删除", "to be deleted")
    return f"{head}  {place}  {what}{colon}{_first(said)}"


def _first(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= 40 else shown[:39] + "…"


def _item_json(taken: Taken) -> dict[str, object]:
    item, new = taken.item, taken.item.new
    return {
        "kind": item.kind.value,
        "author": item.author,
        "date": item.at.isoformat() if item.at else None,
        "new": taken.new,
        "comment": taken.comment or None,
        "reply": taken.reply or None,
        "placed": item.is_placed,
        "article": new.article if new else None,
        "label": new.label if new else None,
        "quote": new.quote.exact if new and new.quote else None,
        "proposal": new.proposal if new else None,
        "delete": new.delete if new else None,
        "text": (new.body if new else item.text) or None,
    }


class CirculationDesk(DraftDesk):
    """Copies that go to colleagues."""

    def circulate(
        self,
        slug: str,
        path: Path,
        *,
        draft: str | None = None,
        statuses: Several[Status] | None = None,
        language: str | None = None,
        progress: Progress = untold,
    ) -> CirculationReport:
        """Write a copy of a draft (the newest, without a label) with its comments and proposals, and remember what is in it.

        Internal notes never go round. ``progress`` is told of steps done until the file is written; what it raises stops
        the work. Raises UnknownRecordError, NothingToExportError, LeakError where the finished
        file holds what must not be in it, FileWriteError; then nothing is written or remembered.
        """
        from comments.word import write_circulation

        refuse_ending(path, (".docx",), ("传阅件", "A copy to pass round"))
        version = self.store.draft(slug, draft)
        progress(0, 4)
        text = self.draft(slug, version.label)
        everything = self.store.comments(slug, state="all")
        going = chosen(everything, version.label, statuses)
        answers = self.store.replies_in(slug)
        language = language or ("zh" if version.language == "zh" else "en")
        progress(1, 4)
        copy = circulate(text, going, answers, now=self.now(), language=language)
        data = write_circulation(text, copy, version.title or text.title)
        progress(2, 4)
        limits = inside_boundary(
            text,
            self.store.matter(slug),
            everything,
            frozenset(comment.id for comment in going),
            replies=[reply for given in answers.values() for reply in given],
            said=self.store.said(slug),
            titles=(version.title,),
        )
        leaks = check_package(data, forbidden=limits.private, allowed=limits.public, redline=True)
        stop_leaks(self.store, slug, leaks, {comment.id for comment in going})
        progress(3, 4)
        sha256 = hashlib.sha256(data).hexdigest()
        with self.store.keep_circulation(
            slug, version.label, copy, sha256=sha256, name=readable_name(path), person=self.person
        ) as kept:
            former = write_document(path, data, private=True)
        internal = sum(c.visibility == "internal" and c.is_live and c.draft == version.label for c in everything)
        return CirculationReport(path, kept, len(data), internal, leaks, former)

    def circulations(self, slug: str) -> tuple[KeptCirculation, ...]:
        """The copies of a matter that went to colleagues, newest first. Raises UnknownRecordError."""
        return self.store.circulations(slug)

    def collect(
        self,
        slug: str,
        path: Path,
        *,
        data: bytes | None = None,
        visibility: Visibility = Visibility.TEAM,
        language: str = "zh",
        dry_run: bool = False,
        seen: str | None = None,
        unmarked: bool = False,
        progress: Progress = untold,
    ) -> CollectReport:
        """Take in what colleagues wrote into a copy that comes back: .docx, or .doc, .odt and .rtf where LibreOffice is.

        ``data`` is the file's content where it doesn't lie on a disk. Comments keep their author and date and are seen by the
        team, or by whom ``visibility`` says. The same file again brings nothing new. With ``dry_run`` nothing is taken in;
        ``seen`` is the SHA-256 of the file that was looked at so. With ``unmarked`` a file is taken that has the draft's words but
        nothing to show that it is a copy. ``progress`` is told of steps done until something is taken in; what it raises stops
        the work. Raises WordFileError where the file is none of this matter's copies, can't be read or is hostile,
        UnknownRecordError, InvalidRecordError where the person may only read; then nothing is taken in.
        """
        from comments.collection import collect, refuse_unmarked, which_copy
        from comments.word import read_word
        from comments.word.opening import open_word
        from comments.word.saved import last_saved

        raw, source = read_word_file(path) if data is None else data, readable_name(path)
        sha256 = hashlib.sha256(raw).hexdigest()
        if seen is not None and seen != sha256:
            raise WordFileError(
                f"“{source}”在查看之后有改动，没有取回。请重新查看。",
                f"{source} has changed since it was looked at, so nothing was taken in. Look at it again.",
            )
        progress(0, 4)
        data = as_docx(raw, source)
        progress(1, 4)
        marked = read_word(data, source)
        progress(2, 4)
        copy = which_copy(marked, self.store.circulations(slug), source)
        by, at = last_saved(open_word(data, source))
        brought = collect(
            parse(copy.circulation.text),
            copy.draft,
            slug,
            copy.circulation,
            marked,
            language=language,
            saved_by=by or self.person,
            saved_at=at,
        )
        if not unmarked:
            refuse_unmarked(brought, source)
        progress(3, 4)
        items = [self._fitted(slug, copy, item, visibility) for item in brought.items]
        taken = self.store.take_collected(slug, items, source=source, person=self.person, dry_run=dry_run)
        return CollectReport(path, copy.draft, taken, brought, sha256, dry_run)

    def _fitted(self, slug: str, copy: KeptCirculation, item: Item, visibility: Visibility) -> Item:
        """An item whose place is that of the draft as it is now; without one where its article or words are gone."""
        new = item.new
        if new is None:
            return item
        new = replace(new, visibility=visibility)
        current = self.draft(slug, copy.draft)
        provision = current.by_key.get(new.article) if new.article else None
        lost = bool(new.article) and provision is None
        if provision is not None and new.quote is not None:
            lost = new.quote.exact not in current.body(provision)
        if lost:
            new = replace(new, article=UNPLACED, number="")
        return replace(item, new=new)
