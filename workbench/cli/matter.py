"""The command `matter`: one matter's facts, shown and changed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from drafts.errors import SpokenError
from drafts.model import Channel
from drafts.notices.channels import KINDS, channel_line
from drafts.notices.days_open import SHORTEST_DAYS, days_open, is_short
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text
from workbench.cli.dates import read_date
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from comments.docket import MatterOverview
    from comments.records import Matter, MatterEvent
    from comments.store import MatterFields


STAGES = ("watching", "working", "submitted", "closed", "enacted", "dropped")
"""The values of `comments.records.Stage`, which would load the store's records for a list of options."""


def matter_json(overview: MatterOverview, now: datetime) -> dict[str, object]:
    """A matter as the ``matters`` and ``matter`` commands give it."""
    from comments.deadlines import remaining
    from workbench.plain_docket import handed_json

    matter, entry = overview.matter, overview.entry
    return {
        "slug": matter.slug,
        "title": matter.title,
        "issuer": matter.issuer,
        "language": matter.language,
        "opened": matter.opened.isoformat() if matter.opened else None,
        "deadline": matter.deadline.isoformat() if matter.deadline else None,
        "days_open": days_open(matter.opened, matter.deadline),
        "channels": [{"kind": c.kind, "value": c.value} for c in matter.channels],
        "notes": matter.notes,
        "drafts": list(overview.drafts),
        "articles": overview.articles,
        "comments": overview.comments,
        "internal": overview.internal,
        "statuses": {status.value: n for status, n in overview.by_status.items()},
        "topics": list(matter.topics),
        "owner": matter.owner,
        "status": entry.stage(now).value,
        "status_set": matter.stage is not None,
        "days_left": entry.days_left(now),
        "urgency": remaining(matter.deadline, now).urgency.value,
        "sent": [handed_json(handed) for handed in overview.sent],
        "exported": handed_json(overview.exported) if overview.exported else None,
        "late": entry.is_late,
    }


def period_line(opened: date | None, deadline: date | None, language: str) -> str:
    """When a consultation opened and closes, and whether that is shorter than it should be."""
    unknown = say(language, "未写明", "not stated")
    line = say(
        language,
        f"公布：{opened or unknown}　截止：{deadline or unknown}",
        f"opened: {opened or unknown}, comments until: {deadline or unknown}",
    )
    days = days_open(opened, deadline)
    if days is not None:
        line += say(language, f"（首尾计入共 {days} 日", f" ({days} days, both ends counted")
        if is_short(opened, deadline):
            line += say(language, f"，少于 {SHORTEST_DAYS} 日", f"; fewer than {SHORTEST_DAYS}")
        line += say(language, "）", ")")
    return line


def fact_lines(matter: Matter, language: str) -> list[str]:
    """What a matter's notice says, as lines: who asks, until when, how to answer."""
    unknown = say(language, "未写明", "not stated")
    lines = [
        say(language, f"机关：{matter.issuer or unknown}", f"issuer: {matter.issuer or unknown}"),
        period_line(matter.opened, matter.deadline, language),
        *(channel_line(channel, language) for channel in matter.channels),
    ]
    if not matter.channels:
        lines.append(say(language, "报送渠道：未写明", "channels: not stated"))
    return lines


def _history(given: Arguments, events: Sequence[MatterEvent], language: str) -> int:
    from workbench.plain_docket import history_json, history_lines

    if given.json:
        print_json([history_json(event) for event in events])
        return 0
    for line in history_lines(events, language):
        print_text(line)
    return 0


def _arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("--title", help=say(language, "项目名称", "the matter's title"))
    parser.add_argument(
        "--issuer", "--regulator", dest="issuer", help=say(language, "征求意见的机关", "who asks for comments")
    )
    parser.add_argument(
        "--topic",
        action="append",
        metavar="T",
        help=say(
            language,
            "主题，可重复；代替原有全部主题，none 为清空",
            "a topic, repeatable; in place of all there were; none clears them",
        ),
    )
    parser.add_argument(
        "--owner", metavar="NAME", help=say(language, "经办人；空文字为无", "who sees to it; empty for nobody")
    )
    parser.add_argument(
        "--status",
        choices=(*STAGES, "none"),
        help=say(
            language,
            "项目状态；none 为按所做的事和日期推定",
            "where it stands; none leaves that to what was done and the date",
        ),
    )
    parser.add_argument("--opened", metavar="D", help=say(language, "公布日期；none 为未设", "when it opened; or none"))
    parser.add_argument(
        "--deadline",
        metavar="D",
        help=say(language, "意见截止日期（北京时间当日 24:00）；none 为未设", "last day (24:00 in Beijing); or none"),
    )
    parser.add_argument(
        "--channel",
        metavar="KIND=VALUE",
        action="append",
        help=say(
            language,
            f"报送渠道，可重复；代替原有全部渠道，none 为清空。种类：{'、'.join(KINDS)}",
            f"how to hand in, repeatable; in place of all there were; none clears them. Kinds: {', '.join(KINDS)}",
        ),
    )
    parser.add_argument("--notes", help=say(language, "备注，不会导出", "notes, never exported"))
    past = parser.add_mutually_exclusive_group()
    past.add_argument(
        "--history", action="store_true", help=say(language, "这些内容的修改记录", "what of this was changed, by whom")
    )
    past.add_argument(
        "--undo", action="store_true", help=say(language, "撤销您最近一次修改", "take back your last change of these")
    )
    past.add_argument("--redo", action="store_true", help=say(language, "重做", "do again what you took back"))
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))


def read_channel(given: str) -> Channel:
    """The channel written as KIND=VALUE. Raises SpokenError for another form or an unknown kind."""
    kind, equals, value = given.partition("=")
    kind, value = kind.strip().lower(), value.strip()
    if not equals or not value or kind not in KINDS:
        known = "、".join(KINDS)
        raise SpokenError(
            f"--channel 的值“{given}”应写成 种类=内容，例如 email=a@example.org。种类有：{known}。没有修改。",
            f"--channel is “{given}”; write KIND=VALUE, such as email=a@example.org. Kinds: {known.replace('、', ', ')}. "
            "Nothing was changed.",
        )
    return Channel(kind, value)


def _date_or_none(text: str, option: str) -> date | None:
    return None if text.strip().lower() == "none" else read_date(text, option)


def _changes(given: Arguments) -> MatterFields:
    """What the options change; read before the store is opened, so that a bad one changes nothing."""
    fields: MatterFields = {}
    if given.title is not None:
        fields["title"] = given.title
    if given.issuer is not None:
        fields["issuer"] = given.issuer
    if given.opened is not None:
        fields["opened"] = _date_or_none(given.opened, "--opened")
    if given.deadline is not None:
        fields["deadline"] = _date_or_none(given.deadline, "--deadline")
    if given.channel is not None:
        cleared = [c.strip().lower() for c in given.channel] == ["none"]
        fields["channels"] = () if cleared else tuple(read_channel(each) for each in given.channel)
    if given.notes is not None:
        fields["notes"] = given.notes
    if given.topic is not None:
        fields["topics"] = () if [t.strip().lower() for t in given.topic] == ["none"] else tuple(given.topic)
    if given.owner is not None:
        fields["owner"] = given.owner
    if given.status is not None:
        from comments.records import Stage

        fields["stage"] = None if given.status == "none" else Stage(given.status)
    return fields


def _refuse_changes_beside(fields: MatterFields, given: Arguments) -> None:
    if fields and (given.history or given.undo or given.redo):
        raise SpokenError(
            "--history、--undo、--redo 不能与修改同用，没有修改。",
            "--history, --undo and --redo don't go with changes. Nothing was changed.",
        )


def _matter(given: Arguments) -> int:
    language = choose_language()
    fields = _changes(given)
    _refuse_changes_beside(fields, given)
    with open_workspace(given) as workspace:
        if given.history:
            return _history(given, workspace.matter_history(given.slug), language)
        if given.undo or given.redo:
            workspace.undo_matter(given.slug, again=given.redo)
        if fields:
            workspace.edit_matter(given.slug, **fields)
        overview = workspace.overview(given.slug)
        now = workspace.now()
    if given.json:
        print_json(matter_json(overview, now))
        return 0
    from workbench.plain_docket import standing_lines

    matter = overview.matter
    print_text(f"{matter.slug}　{matter.title}" if language == "zh" else f"{matter.slug}: {matter.title}")
    for line in (*fact_lines(matter, language), *standing_lines(overview, now, language)):
        print_text("  " + line)
    drafts = ("、" if language == "zh" else ", ").join(overview.drafts)
    print_text("  " + say(language, f"各稿：{drafts or '—'}", f"drafts: {drafts or '—'}"))
    if matter.notes:
        print_text("  " + say(language, f"备注：{matter.notes}", f"notes: {matter.notes}"))
    return 0


COMMANDS = (Command("matter", "显示或修改一个项目", "Show or change one matter", _arguments, _matter),)
