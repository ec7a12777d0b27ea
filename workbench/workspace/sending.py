"""Operations on handing a submission in: how the notice wants it, what was sent, what has changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from comments.deadlines import is_late
from comments.errors import CommentsError, UnknownRecordError
from comments.records import Comment, Status, Visibility
from comments.sendings import Difference, NewSending, Note, Origin, Sending, as_sent, differences, is_sent, was_sent
from comments.submission import EXPORTED_STATUSES, NOBODY, Sender, sorted_out
from drafts.given import read_given, readable_name
from drafts.model import RegionKind
from drafts.reasons import reason
from workbench.workspace.exports import Wanted
from workbench.workspace.submissions import SubmissionDesk

if TYPE_CHECKING:
    from comments.channels import Handing

_LARGEST_BYTES = 200_000_000


class SendingDesk(SubmissionDesk):
    """The door to the regulator."""

    def handing(self, slug: str, *, language: str | None = None, sender: Sender = NOBODY) -> Handing:
        """How to hand in the submission, from the notice of the draft that it answers. Raises UnknownRecordError."""
        matter = self.store.matter(slug)
        comments = self.store.comments(slug, state="all")
        version = self._draft_commented_on(slug, None, comments, None)
        draft = self.draft(slug, version.label)
        body = next((region.span.start for region in draft.regions if region.kind is RegionKind.BODY), len(draft.text))
        comments = self._as_letter_has(slug, version.label, comments)
        chosen, _ = sorted_out((c for c in comments if c.draft == version.label), EXPORTED_STATUSES)
        newest = self.store.drafts(slug)[-1].id == version.id
        title = matter.title if newest else draft.title or version.title
        own = language or ("zh" if version.language == "zh" else "en")
        from comments.channels import handing

        return handing(
            matter,
            sender,
            title=title.strip().removeprefix("《").removesuffix("》"),
            notice=draft.text[:body],
            language=own,
            count=len(chosen),
        )

    def record_sending(
        self,
        slug: str,
        path: Path,
        channel: str,
        *,
        receipt: str = "",
        at: datetime | None = None,
        draft: str | None = None,
        statuses: Collection[Status] | None = None,
        elsewhere: bool = False,
    ) -> Sending:
        """Record that a file was sent, and set the comments in it to submitted. Without a time it was sent now.

        A file written by `export` is known by its digest: its comments are those that it was written with, as they stood then.
        Any other must hold the words of the comments that an export takes now, or have been made ``elsewhere`` as the person says.
        Raises CommentsError for a file that can't be read, that is neither, or a time to come, InvalidRecordError where this
        person may not send these comments; then nothing is recorded.
        """
        data = _read(path)
        moment = at or self.now()
        if moment > self.now():
            raise CommentsError(
                f"发送时间 {moment.isoformat()} 在将来，没有记录。请核对 --at。",
                f"The time {moment.isoformat()} lies ahead, so nothing was recorded. Check --at.",
            )
        digest = hashlib.sha256(data).hexdigest()
        export = self.store.export_of(slug, digest)
        if export is not None and draft in (None, export.draft) and statuses is None:
            label, frozen, origin = export.draft, export.comments, Origin.EXPORT
            ids = {sent.id for sent in frozen}
            chosen = [c for c in self.store.comments(slug, state="all") if c.id in ids and _may_go(c, label)]
        else:
            prepared = self._prepared(slug, Wanted(draft=draft, statuses=statuses), NOBODY)
            label = prepared.version.label
            wanted = EXPORTED_STATUSES if statuses is None else frozenset(statuses)
            now = {c.id: c for c in self.store.comments(slug, state="all")}
            told = sorted_out((c for c in prepared.comments if c.draft == label), wanted)[0]
            origin = Origin.ELSEWHERE if elsewhere else _changed_export(slug, readable_name(path), data, told)
            chosen = [
                replace(c, status=now[c.id].status) for c in told
            ]  # of one taken along, how far it has come by now
            frozen = tuple(as_sent(c) for c in told)
        return self.store.add_sending(
            NewSending(
                matter=slug,
                draft=label,
                file=readable_name(path),
                sha256=digest,
                size=len(data),
                channel=channel.strip(),
                receipt=receipt.strip(),
                at=moment,
                comments=tuple(chosen),
                origin=origin,
                frozen=frozen,
            ),
            person=self.person,
        )

    def sent_before(self, slug: str, path: Path, channel: str) -> Sending | None:
        """The last sending of the same file by the same channel that counts; None where there is none.

        Raises CommentsError for a file that can't be read, UnknownRecordError.
        """
        digest = hashlib.sha256(_read(path)).hexdigest()
        same = [one for one in self.store.sendings(slug) if (one.sha256, one.channel) == (digest, channel.strip())]
        return next((one for one in reversed(same) if not one.is_void), None)

    def add_receipt(self, slug: str, number: int, words: str = "", path: Path | None = None) -> Sending:
        """Add a receipt to a sending: its number or other words, a file, or both. Raises UnknownRecordError, CommentsError."""
        if not words.strip() and path is None:
            raise CommentsError(
                "回执是空的，没有记录。请写明回执的内容或给出文件。",
                "The receipt is empty, so nothing was recorded. Say what it is, or give its file.",
            )
        digest = hashlib.sha256(_read(path)).hexdigest() if path else ""
        note = Note("receipt", words.strip(), readable_name(path) if path else "", digest, self.now(), self.person)
        return self.store.note_on_sending(slug, number, note, person=self.person)

    def void_sending(self, slug: str, number: int, why: str = "") -> Sending:
        """Say that a sending was recorded by mistake: it stays in the list and counts no more. Statuses stay as they are.

        Raises UnknownRecordError, or CommentsError where that was said before.
        """
        if any(one.number == number and one.is_void for one in self.store.sendings(slug)):
            raise CommentsError(
                f"第 {number} 次报送已经作废。", f"Sending {number} has been said to be a mistake before."
            )
        return self._say_of(slug, number, "void", why.strip())

    def count_sending(self, slug: str, number: int) -> Sending:
        """Say that a sending that was said to be a mistake counts after all; both stay on the record.

        Raises UnknownRecordError, or CommentsError where it counts.
        """
        if any(one.number == number and not one.is_void for one in self.store.sendings(slug)):
            raise CommentsError(
                f"第 {number} 次报送没有作废，没有改动。", f"Sending {number} isn't void, so nothing was changed."
            )
        return self._say_of(slug, number, "counts")

    def undo_void(self, slug: str, *, again: bool = False) -> Sending:
        """Take back this person's last word that a sending was a mistake; ``again`` says it once more where that was taken back.

        Receipts stay as they came. Raises CommentsError where there is nothing to take back, or a receipt came last.
        """
        mine = [
            (said.at, one)
            for one in self.store.sendings(slug)
            if (said := one.verdict) is not None and said.person == self.person and one.is_void != again
        ]
        at, found = max(mine, key=lambda each: each[0], default=(None, None))
        if at is None or found is None:
            raise CommentsError(
                "没有可以重做的。" if again else "您没有作废过报送，没有可以撤销的；回执记下后不撤销。",
                "There is nothing to do again."
                if again
                else "You have made no sending void, so there is nothing to undo; receipts stay once they are recorded.",
            )
        if not again:
            self._refuse_after_receipt(slug, at)
            return self._say_of(slug, found.number, "counts")
        why = next((note.words for note in reversed(found.notes) if note.kind == "void"), "")
        return self._say_of(slug, found.number, "void", why)

    def _refuse_after_receipt(self, slug: str, at: datetime) -> None:
        """What was done last is a receipt: an undo must not reach past it to something else."""
        for one in self.store.sendings(slug):
            if any(note.kind == "receipt" and note.person == self.person and note.at > at for note in one.notes):
                raise CommentsError(
                    f"您最后记下的是第 {one.number} 次报送的回执，回执不撤销。要让作废的报送重新计数，请选中它，再按作废的键。",
                    f"What you recorded last is the receipt of sending {one.number}, and receipts stay. To have a void sending "
                    "count again, choose it and press the key that makes it void.",
                )

    def _say_of(self, slug: str, number: int, kind: str, words: str = "") -> Sending:
        note = Note(kind, words, "", "", self.now(), self.person)
        return self.store.note_on_sending(slug, number, note, person=self.person)

    def no_longer_submitted(self, slug: str, sendings: Sequence[Sending]) -> Mapping[int, int]:
        """How many comments of each sending, by its number, don't count as sent any more: undone, taken back, deleted.

        What happened to one on a later draft, to which it was taken along, doesn't matter, short of its being withdrawn.
        """
        now = self.store.standings(slug)
        undone = {one.number: [sent.id for sent in one.comments if not is_sent(now.get(sent.id))] for one in sendings}
        drafts = {one.number: one.draft for one in sendings}
        moved = {
            each for number, ids in undone.items() for each in ids if each in now and now[each].draft != drafts[number]
        }
        if moved:
            labels = [version.label for version in self.store.drafts(slug)]
            comments = {comment.id: comment for comment in self.store.comments_by_id(slug, moved)}
            histories = self.store.histories(slug, comments)
            for number, ids in undone.items():
                upto = labels[: labels.index(drafts[number]) + 1]
                undone[number] = [
                    each for each in ids if each not in comments or not was_sent(upto, comments[each], histories[each])
                ]
        return {number: len(ids) for number, ids in undone.items()}

    def sendings(self, slug: str) -> tuple[Sending, ...]:
        """What was sent in a matter, oldest first."""
        return self.store.sendings(slug)

    def changed_since(self, slug: str, number: int | None = None) -> tuple[Sending, tuple[Difference, ...]]:
        """A sending, the last one where no number is given, and what isn't as it was sent. Raises UnknownRecordError."""
        sent = self.store.sendings(slug)
        chosen = [one for one in sent if number is None or one.number == number]
        if not chosen:
            numbers = ", ".join(str(one.number) for one in sent) or "-"
            raise UnknownRecordError(
                f"“{slug}”没有这一次发送。已记录的：{numbers}。",
                f"“{slug}” has no such sending. It has: {numbers}.",
            )
        sending = chosen[-1]
        comments = self._as_letter_has(slug, sending.draft, self.store.comments(slug, state="all"))
        now, _ = sorted_out((c for c in comments if c.draft == sending.draft), EXPORTED_STATUSES)
        return sending, differences(sending, now)

    def is_late(self, slug: str, sending: Sending) -> bool:
        """Whether it was sent after the last day for comments had ended in Beijing."""
        return is_late(sending.due, sending.at)


def _may_go(comment: Comment, label: str) -> bool:
    """Whether a comment of an earlier export of this draft is still one that can be sent; a later draft's bin doesn't matter."""
    counts = comment.is_live or comment.draft != label
    return counts and comment.status is not Status.WITHDRAWN and comment.visibility is Visibility.SUBMISSION


def _changed_export(slug: str, name: str, data: bytes, chosen: Sequence[Comment]) -> Origin:
    """What a file is that isn't an export as it was written. Raises CommentsError where most comments aren't in it."""
    from workbench.workspace.sent_files import held_in

    found, has_text = held_in(data, name, [as_sent(comment) for comment in chosen])
    if found * 2 >= len(chosen) and found:
        return Origin.CHANGED
    if has_text:
        zh, en = (
            f"其中只找到 {len(chosen)} 条待报送意见里的 {found} 条",
            f"it holds the words of {found} of {len(chosen)} comments to be sent",
        )
    else:
        zh, en = "其中读不出文字（扫描件？）", "no text can be read in it (a scan?)"
    raise CommentsError(
        f"“{name}”不是“{slug}”导出的文件：{zh}，没有记录。确实报送了这个文件的，加上 --elsewhere；"
        f"是回执的，用 workbench sent {slug} {name} --receipt-of N。",
        f"{name} is no export of “{slug}”: {en}; nothing was recorded. If it is what was sent, add --elsewhere; "
        f"if it is a receipt, write workbench sent {slug} {name} --receipt-of N.",
    )


def _read(path: Path) -> bytes:
    try:
        return read_given(path, _LARGEST_BYTES)
    except OSError as error:
        zh, en = reason(error)
        raise CommentsError(
            f"无法读取“{path}”：{zh}，没有记录。请给出报送的文件。",
            f"{path} can't be read: {en}; nothing was recorded. Give the file that was sent.",
        ) from error
