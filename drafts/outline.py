"""A draft's outline, as data for scripts and as lines for people."""

from __future__ import annotations

from drafts.channels import channel_line
from drafts.load.source import Source
from drafts.model import Draft, Kind, Notice, Provision
from drafts.notice import SHORTEST_DAYS, days_open, is_short


def outline(source: Source, draft: Draft, language: str) -> dict[str, object]:
    """The outline as a JSON object; messages in ``language`` (``zh`` or anything else for English)."""
    notice = draft.notice
    return {
        "title": draft.title,
        "language": draft.language,
        "profile": draft.profile,
        "source": {"format": source.format, "sha256": source.sha256, "bytes": source.size},
        "notice": None
        if notice is None
        else {
            "issuer": notice.issuer,
            "opened": notice.opened.isoformat() if notice.opened else None,
            "deadline": notice.deadline.isoformat() if notice.deadline else None,
            "days_open": days_open(notice.opened, notice.deadline),
            "channels": [{"kind": channel.kind, "value": channel.value} for channel in notice.channels],
            "text": notice.text,
        },
        "text": draft.text,
        "articles": [
            {
                "key": article.key,
                "number": article.number,
                "label": article.label,
                "caption": article.title,
                "headings": list(draft.headings(article)),
                "start": article.span.start,
                "end": article.span.end,
                "text": draft.slice(article.span),
                "paragraphs": sum(child.kind is Kind.PARAGRAPH for child in draft.children(article.key)),
            }
            for article in draft.articles
        ],
        "provisions": [
            {
                "key": provision.key,
                "kind": provision.kind.value,
                "number": provision.number,
                "label": provision.label,
                "title": provision.title,
                "start": provision.span.start,
                "end": provision.span.end,
                "parent": provision.parent,
                "flags": list(provision.flags),
            }
            for provision in draft.provisions
        ],
        "regions": [
            {"kind": region.kind.value, "start": region.span.start, "end": region.span.end} for region in draft.regions
        ],
        "references": [
            {
                "article": reference.article,
                "text": reference.text,
                "start": reference.span.start,
                "end": reference.span.end,
                "target": reference.target,
                "external": reference.external,
                "also": list(reference.also),
            }
            for reference in draft.references
        ],
        "diagnostics": [
            {
                "code": diagnostic.code,
                "message": diagnostic.zh if language == "zh" else diagnostic.en,
                "line": diagnostic.line,
                "article": diagnostic.article,
            }
            for diagnostic in draft.diagnostics
        ],
    }


def render_outline(draft: Draft, language: str) -> str:
    """The outline as lines for people: title, deadline, headings, articles, and what was doubtful."""
    zh = language == "zh"
    lines = [draft.title or ("（未找到标题）" if zh else "(no title found)")]
    count = len(draft.articles)
    points = sum(p.kind is Kind.POINT for p in draft.provisions)
    if zh:
        lines.append(f"共 {count} 条" + (f"，{points} 个部分" if points else "") + f"；编号体例：{draft.profile}")
    else:
        lines.append(f"{count} articles" + (f", {points} points" if points else "") + f"; numbering: {draft.profile}")
    if draft.notice is not None:
        lines += _notice_lines(draft.notice, language)
    lines.append("")
    depth: dict[str, int] = {}
    for provision in draft.provisions:
        depth[provision.key] = depth[provision.parent] + 1 if provision.parent else 0
        if provision.kind not in (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM, Kind.RECITAL):
            lines.append("  " * depth[provision.key] + _entry(draft, provision))
    if draft.diagnostics:
        lines += ["", "需要核对：" if zh else "Please check:"]
        for diagnostic in draft.diagnostics:
            where = (f"第 {diagnostic.line} 行：" if zh else f"line {diagnostic.line}: ") if diagnostic.line else ""
            lines.append(f"  {where}{diagnostic.zh if zh else diagnostic.en}")
    return "\n".join(lines)


def _notice_lines(notice: Notice, language: str) -> list[str]:
    zh = language == "zh"
    deadline = notice.deadline.isoformat() if notice.deadline else ("未写明" if zh else "not stated")
    days = days_open(notice.opened, notice.deadline)
    line = f"征求意见截止：{deadline}（北京时间）" if zh else f"Comments until {deadline} (Beijing time)"
    if days is not None:
        line += f"，首尾计入共 {days} 日" if zh else f", {days} days with the first and the last"
    if is_short(notice.opened, notice.deadline):
        line += f"，少于 {SHORTEST_DAYS} 日" if zh else f", fewer than {SHORTEST_DAYS}"
    return [line, *(f"  {channel_line(channel, language)}" for channel in notice.channels)]


def _entry(draft: Draft, provision: Provision) -> str:
    if provision.title or provision.kind not in (Kind.ARTICLE, Kind.POINT):
        return f"{provision.label}　{provision.title}".rstrip("　")
    words = " ".join(draft.body(provision).split())
    return f"{provision.label}　{words[:28]}{'…' if len(words) > 28 else ''}"
