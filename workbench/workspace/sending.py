"""Operations on handing a submission in: how the notice wants it, what was sent, what has changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from comments.deadlines import BEIJING
from comments.errors import CommentsError, UnknownRecordError
from comments.records import Status
from comments.sendings import Difference, NewSending, Sending, differences
from comments.submission import EXPORTED_STATUSES, NOBODY, Sender, sorted_out
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
    ) -> Sending:
        """Record that a file was sent, with the comments that an export takes now, and set these to submitted.

        Without a time it was sent now. Raises CommentsError for a file that can't be read or comments that aren't there,
        InvalidRecordError where this person may not send them; then nothing is recorded.
        """
        data = _read(path)
        prepared = self._prepared(slug, Wanted(draft=draft, statuses=statuses), NOBODY)
        wanted = EXPORTED_STATUSES if statuses is None else frozenset(statuses)
        chosen, _ = sorted_out((c for c in prepared.comments if c.draft == prepared.version.label), wanted)
        moment = at or self.now()
        if moment > self.now():
            raise CommentsError(
                f"发送时间 {moment.isoformat()} 在将来，没有记录。请核对 --at。",
                f"The time {moment.isoformat()} lies ahead, so nothing was recorded. Check --at.",
            )
        return self.store.add_sending(
            NewSending(
                matter=slug,
                draft=prepared.version.label,
                file=path.name,
                sha256=hashlib.sha256(data).hexdigest(),
                size=len(data),
                channel=channel.strip(),
                receipt=receipt.strip(),
                at=moment,
                comments=tuple(chosen),
            ),
            person=self.person,
        )

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
        comments = self.store.comments(slug, state="all")
        # What has an outcome by now was sent all the same.
        wanted = EXPORTED_STATUSES | {Status.ADOPTED, Status.PARTLY, Status.REJECTED}
        now, _ = sorted_out((c for c in comments if c.draft == sending.draft), wanted)
        return sending, differences(sending, now)

    def is_late(self, slug: str, sending: Sending) -> bool:
        """Whether it was sent after the last day for comments had ended in Beijing."""
        deadline = self.store.matter(slug).deadline
        if deadline is None:
            return False
        return sending.at.astimezone(BEIJING) > datetime.combine(deadline, time.max, tzinfo=BEIJING)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise CommentsError(
                f"文件“{path.name}”过大，没有记录。请给出报送的文件。",
                f"{path.name} is too large, so nothing was recorded. Give the file that was sent.",
            )
        return path.read_bytes()
    except OSError as error:
        zh, en = reason(error)
        raise CommentsError(
            f"无法读取“{path}”：{zh}，没有记录。请给出报送的文件。",
            f"{path} can't be read: {en}; nothing was recorded. Give the file that was sent.",
        ) from error
