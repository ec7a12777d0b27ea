"""How to hand a submission in, and what was sent, as lines for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from comments.channels import Handing, Way
from comments.deadlines import BEIJING
from comments.sendings import Difference, Fate, Origin, Sending
from drafts.diff import diff
from workbench.language import say
from workbench.short_diff import short_diff
from workbench.wording import Words

_WIDTH = 100
_KINDS = {
    "email": ("电子邮件", "E-mail"),
    "portal": ("网上平台", "Portal"),
    "post": ("信函", "Post"),
    "fax": ("传真", "Fax"),
}


_ORIGINS = {
    Origin.EXPORT: ("这里导出的文件。", "A file written here."),
    Origin.CHANGED: (
        "不是导出时的原文件，但含有这些意见的文字（签署、另存后报送）。",
        "Not the file as it was written here, but it holds the words of these comments (signed or saved again).",
    ),
    Origin.ELSEWHERE: ("另行制作的文件，未核对内容。", "A file made elsewhere; its contents weren't checked."),
}


def handing_lines(found: Handing, language: str) -> Iterator[str]:
    """What to copy and what to see to, channel by channel."""
    rule = say(language, "（按公告规定）", " (by the notice's rule)") if found.by_rule else ""
    yield say(language, f"文件名：{found.file_name}{rule}", f"File name: {found.file_name}{rule}")
    if found.contacts:
        yield say(language, f"咨询：{'、'.join(found.contacts)}", f"To ask: {', '.join(found.contacts)}")
    if not found.ways:
        yield say(
            language,
            "没有读到报送渠道。请查看公告，用 workbench matter 项目代号 --channel email=… 写明。",
            "No channel is known. Look at the notice and say it: workbench matter SLUG --channel email=….",
        )
    for way in found.ways:
        yield ""
        yield f"{say(language, *_KINDS[way.kind])}  {way.to}"
        yield from _way(way, language)


def _way(way: Way, language: str) -> Iterator[str]:
    if way.subject:
        yield say(language, f"  主题：{way.subject}", f"  Subject: {way.subject}")
    if way.body:
        yield say(language, "  正文：", "  Message:")
        yield from (f"    {line}".rstrip() for line in way.body.split("\n"))
    if way.envelope:
        yield say(language, "  信封：", "  Envelope:")
        yield from (f"    {line}" for line in way.envelope)
    for step in way.steps:
        yield f"  [ ] {step.sentence(language)}"


def handing_json(found: Handing) -> Mapping[str, object]:
    """The same for scripts."""
    return {
        "title": found.title,
        "deadline": found.deadline.isoformat() if found.deadline else None,
        "file_name": found.file_name,
        "file_name_by_rule": found.by_rule,
        "forms": list(found.forms),
        "seal": found.seal,
        "contacts": list(found.contacts),
        "ways": [
            {
                "kind": way.kind,
                "to": way.to,
                "subject": way.subject,
                "body": way.body,
                "envelope": list(way.envelope),
                "checklist": [{"code": step.code, "zh": step.zh, "en": step.en} for step in way.steps],
            }
            for way in found.ways
        ],
    }


def recorded_lines(made: Sending, language: str, *, late: bool) -> Iterator[str]:
    """What was recorded."""
    n = len(made.comments)
    now = n if made.submitted is None else made.submitted
    rest_zh, rest_en = (
        (f"，另外 {n - now} 条的状态未变", f"; {n - now} more keep their status") if n > now else ("", "")
    )
    yield say(
        language,
        f"已记录第 {made.number} 次报送：{made.file}，经由 {made.channel}，{now} 条意见已设为“已提交”{rest_zh}。",
        f"Recorded sending {made.number}: {made.file}, by {made.channel}; {now} of its comments are now submitted{rest_en}.",
    )
    yield f"SHA-256 {made.sha256}"
    if made.origin is not None and made.origin is not Origin.EXPORT:
        yield say(language, *_ORIGINS[made.origin])
    if late:
        yield say(language, "! 发送时已过截止日期。", "! It was sent after the consultation had closed.")


def listed_lines(
    found: Sequence[Sending], language: str, *, late: Sequence[bool], undone: Sequence[int]
) -> Iterator[str]:
    """A few lines for each sending: which was late, and how many of its comments don't count as sent any more."""
    if not found:
        yield say(language, "还没有记录过报送。", "Nothing has been recorded as sent.")
    for one, after, back in zip(found, late, undone, strict=True):
        at = one.at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
        receipt = say(language, f"，回执 {one.receipt}", f", receipt {one.receipt}") if one.receipt else ""
        n = len(one.comments)
        yield say(
            language,
            f"{one.number}  {at}（北京时间）  {one.channel}  {one.file}（{one.size} 字节）：对 {one.draft} 的 {n} 条意见{receipt}",
            f"{one.number}  {at} (Beijing)  {one.channel}  {one.file} ({one.size} bytes): {n} comments on {one.draft}{receipt}",
        )
        yield f"   SHA-256 {one.sha256}"
        for line in marks(one, language, late=after, undone=back):
            yield f"   {line}"


def marks(one: Sending, language: str, *, late: bool, undone: int = 0) -> Iterator[str]:
    """What has to be known of a sending besides: late, no longer standing, where the file is from, what was said of it since."""
    if late:
        yield "! " + say(language, "逾期：发送时已过截止日期。", "Late: it was sent after the consultation had closed.")
    if undone:
        yield "! " + say(
            language,
            f"其中 {undone} 条意见现已不是“已提交”（撤销、撤回或删除）。",
            f"{undone} of its comments no longer count as submitted (undone, withdrawn or deleted).",
        )
    if one.origin is not None and one.origin is not Origin.EXPORT:
        yield say(language, *_ORIGINS[one.origin])
    for note in one.notes:
        what = say(language, "误记，不计", "recorded by mistake; not counted")
        if note.kind == "counts":
            what = say(language, "不是误记，重新计数", "no mistake after all; it counts again")
        elif note.kind == "receipt":
            what = say(language, "回执：", "receipt: ") + " ".join(part for part in (note.words, note.file) if part)
        elif note.words:
            what += say(language, f"：{note.words}", f": {note.words}")
        yield f"{note.at.astimezone(BEIJING):%Y-%m-%d} {note.person}  {what}"


def sending_json(one: Sending) -> Mapping[str, object]:
    """One sending for scripts."""
    return {
        "number": one.number,
        "draft": one.draft,
        "file": one.file,
        "sha256": one.sha256,
        "size": one.size,
        "channel": one.channel,
        "receipt": one.receipt,
        "at": one.at.isoformat(),
        "recorded": one.recorded.isoformat(),
        "person": one.person,
        "origin": one.origin.value if one.origin else None,
        "void": one.is_void,
        "notes": [
            {
                "kind": note.kind,
                "words": note.words,
                "file": note.file,
                "sha256": note.sha256,
                "at": note.at.isoformat(),
                "person": note.person,
            }
            for note in one.notes
        ],
        "comments": [{"id": c.id, "revision": c.revision, "label": c.label} for c in one.comments],
    }


def difference_lines(sending: Sending, found: Sequence[Difference], language: str) -> Iterator[str]:
    """What isn't as it was sent."""
    if not found:
        yield say(
            language,
            f"自第 {sending.number} 次报送以来没有改动。",
            f"Nothing has changed since sending {sending.number}.",
        )
    names = {
        Fate.CHANGED: ("报送后有改动", "changed since"),
        Fate.GONE: ("已报送，现已撤下", "sent, and since taken out"),
        Fate.NEW: ("未在该次报送中", "not in that sending"),
    }
    words = Words(language)
    for one in found:
        yield f"{one.id}  {one.label or say(language, '总体意见', 'general')}  {say(language, *names[one.fate])}"
        for name, before, after in one.changes:
            shown = short_diff(diff(before, after, "zh"), _WIDTH)
            yield f"   {words.field(name)}{say(language, '：', ': ')}{''.join(text for _, text in shown)}"


def difference_json(one: Difference) -> Mapping[str, object]:
    """One difference for scripts."""
    return {
        "fate": one.fate.value,
        "id": one.id,
        "label": one.label,
        "changes": [{"field": name, "sent": before, "now": after} for name, before, after in one.changes],
    }
