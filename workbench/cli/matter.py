"""The command `matter`: one matter's facts, shown and changed."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING

from drafts.errors import SpokenError
from drafts.model import Channel
from drafts.notices.channels import KINDS, channel_line
from drafts.notices.days_open import SHORTEST_DAYS, days_open, is_short
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text
from workbench.cli.dates import read_date
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from comments.records import Matter
    from comments.store import MatterFields
    from workbench.workspace import MatterOverview


def matter_json(overview: MatterOverview) -> dict[str, object]:
    """A matter as the ``matters`` and ``matter`` commands give it."""
    matter = overview.matter
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


def _arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("--title", help=say(language, "项目名称", "the matter's title"))
    parser.add_argument("--issuer", help=say(language, "征求意见的机关", "who asks for comments"))
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
    return fields


def _matter(given: Arguments) -> int:
    language = choose_language()
    fields = _changes(given)
    with open_workspace(given) as workspace:
        if fields:
            workspace.edit_matter(given.slug, **fields)
        overview = workspace.overview(given.slug)
    if given.json:
        print_json(matter_json(overview))
        return 0
    matter = overview.matter
    print_text(f"{matter.slug}　{matter.title}" if language == "zh" else f"{matter.slug}: {matter.title}")
    for line in fact_lines(matter, language):
        print_text("  " + line)
    drafts = ("、" if language == "zh" else ", ").join(overview.drafts)
    print_text("  " + say(language, f"各稿：{drafts or '—'}", f"drafts: {drafts or '—'}"))
    if matter.notes:
        print_text("  " + say(language, f"备注：{matter.notes}", f"notes: {matter.notes}"))
    return 0


COMMANDS = (Command("matter", "显示或修改一个项目", "Show or change one matter", _arguments, _matter),)
