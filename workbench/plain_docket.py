"""The docket and a year of it as lines for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from comments.deadlines import BEIJING, beijing_date, is_late, remaining, when
from comments.docket import MatterOverview, Month
from comments.records import MatterEvent, Stage, Status
from comments.rounds import Round
from comments.sendings import Handed
from drafts.counting import many
from workbench.language import say
from workbench.linebreak import cells

if TYPE_CHECKING:
    from workbench.workspace import Due

_STAGES = {
    Stage.WATCHING: ("关注", "watching"),
    Stage.WORKING: ("办理中", "working"),
    Stage.SUBMITTED: ("已报送", "submitted"),
    Stage.CLOSED: ("已截止", "closed"),
    Stage.ENACTED: ("已公布", "enacted"),
    Stage.DROPPED: ("不提交", "dropped"),
}
_ACTIONS = {
    "edited": ("修改", "changed"),
    "undone": ("撤销", "undone"),
    "redone": ("重做", "redone"),
    "merged": ("合并意见包", "merged from a bundle"),
}
_FACTS = {
    "title": ("名称", "title"),
    "issuer": ("机关", "issuer"),
    "language": ("语言", "language"),
    "opened": ("公布", "opened"),
    "deadline": ("截止", "deadline"),
    "channels": ("渠道", "channels"),
    "notes": ("备注", "notes"),
    "four_eyes": ("双人审核", "four eyes"),
    "topics": ("主题", "topics"),
    "owner": ("经办", "owner"),
    "stage": ("状态", "status"),
}
_HEADS = (
    "月份 公布 截止 报送 逾期 意见 采纳 部分 未采纳",
    "month opened closed sent late comments adopted partly rejected",
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def stage_word(stage: Stage, language: str) -> str:
    """What a stage is called."""
    return say(language, *_STAGES[stage])


def late_word(language: str) -> str:
    """What is said of something that went out after the last day."""
    return say(language, "逾期", "late")


def handed_line(handed: Handed, language: str, *, sent: bool, late: bool) -> str:
    """When something was sent, or written to a file, and how many comments are in it."""
    at = handed.at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
    mark = say(language, "（逾期）", " (late)") if late else ""
    if sent:
        return say(
            language,
            f"报送：{at}（北京时间）{mark}，{handed.comments} 条",
            f"sent: {at} Beijing time{mark}, {handed.comments} comments",
        )
    return say(
        language,
        f"导出：{at}（北京时间）{mark}，{handed.comments} 条，尚未记录报送",
        f"exported: {at} Beijing time{mark}, {handed.comments} comments; nothing recorded as sent",
    )


def handed_json(handed: Handed) -> dict[str, object]:
    """The same for scripts."""
    return {
        "number": handed.number,
        "at": handed.at.isoformat(),
        "comments": handed.comments,
        "late": is_late(handed.due, handed.at),
    }


def standing_lines(overview: MatterOverview, now: datetime, language: str) -> list[str]:
    """Where a matter stands: status, owner, topics, what is left, what went out and whether that was late."""
    matter, entry = overview.matter, overview.entry
    status = stage_word(entry.stage(now), language)
    owner = say(language, f"　经办：{matter.owner}", f", owner: {matter.owner}") if matter.owner else ""
    lines = [say(language, f"状态：{status}", f"status: {status}") + owner]
    if matter.topics:
        topics = say(language, "、", ", ").join(matter.topics)
        lines.append(say(language, f"主题：{topics}", f"topics: {topics}"))
    if matter.deadline is not None:
        left = f"{when(matter.deadline, language)} · {remaining(matter.deadline, now).text(language)}"
        lines.append(say(language, f"期限：{left}", f"closes: {left}"))
    return lines + sent_lines(overview, language)


def sent_lines(overview: MatterOverview, language: str) -> list[str]:
    """What went out, each with whether that was late; where nothing did, the last export."""
    handed = [(each, True) for each in overview.sent]
    if overview.exported and not handed:
        handed = [(overview.exported, False)]
    return [handed_line(each, language, sent=sent, late=is_late(each.due, each.at)) for each, sent in handed]


def docket_lines(due: Due, now: datetime, language: str) -> Iterator[str]:
    """A matter of the docket: what is left, where it stands and with whom; its title; regulator, topics, next step, counts."""
    overview = due.overview
    matter, entry = overview.matter, overview.entry
    left = remaining(matter.deadline, now).text(language)
    late = f" · {late_word(language)}" if entry.is_late else ""
    owner = f" · {matter.owner}" if matter.owner else ""
    deadline = f"{matter.deadline} · {left}" if matter.deadline else "—"
    yield f"{matter.slug}  {deadline}  {stage_word(entry.stage(now), language)}{late}{owner}"
    yield f"    {matter.title}"
    step = due.plan.next_step(beijing_date(now)) if due.is_open and not entry.sent else None
    articles = overview.articles or 0
    counts = say(
        language,
        f"{len(overview.drafts)} 稿 {articles} 条 {overview.comments} 条意见",
        f"{many(len(overview.drafts), 'drafts')}, {many(articles, 'articles')}, {many(overview.comments, 'comments')}",
    )
    parts = (
        matter.issuer,
        say(language, "、", ", ").join(matter.topics),
        f"{step.day:%m-%d} {say(language, step.zh, step.en)}" if step else "",
        counts,
    )
    yield "    " + " · ".join(part for part in parts if part)


def year_lines(year: int, months: Sequence[Month], found: Sequence[Due], now: datetime, language: str) -> Iterator[str]:
    """A table of the months, then a line for each consultation."""
    yield _row(say(language, *_HEADS).split(), language)
    for month in months:
        name = (
            say(language, f"{year}年", str(year))
            if not month.month
            else say(language, f"{month.month}月", _MONTHS[month.month - 1])
        )
        yield _row([name, *(str(figure) if figure else "·" for figure in month.figures)], language)
    yield ""
    for due in found:
        yield from _consultation(due, now, language)
    if not found:
        yield say(language, f"{year} 年没有项目。", f"No consultation in {year}.")
        return
    held = sum(_in_year(each, year) for due in found for each in due.overview.entry.consultations)
    yield ""
    yield say(
        language,
        f"{len(found)} 个项目，{year} 年内征求意见 {held} 轮（公布、截止按轮计）。",
        f"{many(len(found), 'matters')}; {many(held, 'rounds')} of consultation in {year} (opened and closed count rounds).",
    )


def _in_year(each: Round, year: int) -> bool:
    return any(day is not None and day.year == year for day in (each.opened, each.deadline))


def _row(texts: Sequence[str], language: str) -> str:
    width = 9 if language == "en" else 8
    return "".join(" " * max(1, width - cells(text)) + text for text in texts)


def _consultation(due: Due, now: datetime, language: str) -> Iterator[str]:
    matter, entry = due.overview.matter, due.overview.entry
    last = entry.consultations[-1]
    opened, closed = last.opened or "—", last.deadline or "—"
    sent = "、".join(handed.at.astimezone(BEIJING).strftime("%m-%d") for handed in entry.sent) or "—"
    if entry.sent and entry.is_late:
        sent += f"（{late_word(language)}）" if language == "zh" else f" ({late_word(language)})"
    adopted, partly = entry.count(Status.ADOPTED), entry.count(Status.PARTLY)
    asked = entry.count(Status.SUBMITTED, Status.ADOPTED, Status.PARTLY, Status.REJECTED)
    fate = say(
        language,
        f"意见 {asked}，采纳 {adopted}，部分 {partly}",
        f"comments {asked}, adopted {adopted}, partly {partly}",
    )
    stage = stage_word(entry.stage(now), language)
    yield f"{opened} → {closed}  {matter.slug}  {stage}"
    if len(entry.consultations) > 1:
        told = [f"{each.draft} {each.opened or '—'} → {each.deadline or '—'}" for each in entry.consultations]
        heading = say(language, f"{len(told)} 轮：", f"{len(told)} rounds: ")
        yield f"    {heading}{say(language, '；', '; ').join(told)}"
    sent = say(language, f"报送 {sent}", f"sent {sent}")
    yield "    " + " · ".join(part for part in (matter.title, matter.issuer, sent, fate) if part)


def round_json(each: Round) -> dict[str, object]:
    """A round of consultation for scripts."""
    return {
        "draft": each.draft or None,
        "opened": each.opened.isoformat() if each.opened else None,
        "deadline": each.deadline.isoformat() if each.deadline else None,
    }


def month_json(month: Month) -> dict[str, object]:
    """A month for scripts; ``month`` is null for the whole year."""
    return {
        "month": month.month or None,
        "opened": month.opened,
        "closed": month.closed,
        "sent": month.sent,
        "late": month.late,
        "comments": month.comments,
        "adopted": month.adopted,
        "partly": month.partly,
        "rejected": month.rejected,
    }


def history_lines(events: Sequence[MatterEvent], language: str) -> Iterator[str]:
    """A line for each change and each field that it changed."""
    if not events:
        yield say(language, "没有修改记录。", "Nothing has been changed.")
    for event in events:
        at = event.at.astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")
        done = say(language, *_ACTIONS.get(event.action, (event.action, event.action)))
        of = f" #{event.undoes}" if event.undoes else ""
        yield f"{event.number}  {at}  {event.person}  {done}{of}"
        for name, before, after in event.changes:
            word = say(language, *_FACTS.get(name, (name, name)))
            yield f"   {word}: {_shown(name, before, language)} → {_shown(name, after, language)}"


def _shown(name: str, value: object, language: str) -> str:
    if value in (None, "", []):
        return "—"
    if name == "stage":
        return stage_word(Stage(str(value)), language)
    if isinstance(value, bool):
        return say(language, "是", "yes") if value else say(language, "否", "no")
    if isinstance(value, list):
        return "；".join("=".join(map(str, each)) if isinstance(each, list) else str(each) for each in value)
    return str(value)


def history_json(event: MatterEvent) -> Mapping[str, object]:
    """A change for scripts."""
    return {
        "number": event.number,
        "at": event.at.isoformat(),
        "person": event.person,
        "action": event.action,
        "undoes": event.undoes,
        "changes": [{"field": name, "before": before, "after": after} for name, before, after in event.changes],
    }
