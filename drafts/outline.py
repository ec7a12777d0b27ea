"""A draft's outline, as data for scripts and as lines for people."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from drafts.counting import many
from drafts.load.source import Source
from drafts.model import Diagnostic, Draft, Kind, Notice, Provision
from drafts.notices.channels import channel_line
from drafts.notices.days_open import SHORTEST_DAYS, days_open, is_short
from drafts.repair import Repair
from drafts.terms import term_diagnostics, terms_of
from drafts.whereabouts import FileLines, file_lines, where

_MOST_NAMES = 20
"""Terms named in the outline; ``--terms`` lists them all."""


def outline(source: Source, draft: Draft, language: str, repairs: Sequence[Repair] = ()) -> dict[str, object]:
    """The outline as a JSON object; messages in ``language`` (``zh`` or anything else for English).

    ``repairs`` are those proposed for the draft's diagnostics.
    """
    notice, terms = draft.notice, terms_of(draft)
    return {
        "title": draft.title,
        "language": draft.language,
        "profile": draft.profile,
        "source": {
            "format": source.format,
            "sha256": source.sha256,
            "bytes": source.size,
            "view": source.choice.view.value,
            "column": source.choice.column,
            "columns": [
                {"number": column.number, "heading": column.heading, "articles": column.articles}
                for column in source.columns
            ],
        },
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
        "terms": [
            {
                "name": term.name,
                "kind": term.kind,
                "article": term.article,
                "start": term.span.start,
                "end": term.span.end,
                "definition": [term.definition.start, term.definition.end],
                "uses": [[use.start, use.end] for use in term.uses],
            }
            for term in terms
        ],
        "diagnostics": diagnostics_json(
            draft, (*draft.diagnostics, *term_diagnostics(draft, terms)), language, repairs
        ),
    }


def diagnostics_json(
    draft: Draft, diagnostics: Sequence[Diagnostic], language: str, repairs: Sequence[Repair]
) -> list[dict[str, object]]:
    """The diagnostics, each with the repair proposed for it or null."""
    proposed = {repair.number: repair for repair in repairs}
    return [
        {
            "code": diagnostic.code,
            "message": diagnostic.zh if language == "zh" else diagnostic.en,
            "line": diagnostic.line,
            "article": diagnostic.article,
            "repair": repair_json(draft, proposed[number], language) if number in proposed else None,
        }
        for number, diagnostic in enumerate(diagnostics, start=1)
    ]


def repair_json(draft: Draft, repair: Repair, language: str) -> dict[str, object]:
    """A repair: what it does in words, and the characters it replaces."""
    return {
        "action": repair.action.value,
        "message": repair.sentence(language),
        "edits": [
            {"start": e.span.start, "end": e.span.end, "removed": draft.slice(e.span), "inserted": e.replacement}
            for e in repair.edits
        ],
    }


def render_outline(draft: Draft, language: str, repairs: Sequence[Repair] = (), source: Source | None = None) -> str:
    """The outline as lines for people: title, deadline, headings, articles, and what was doubtful.

    With its ``source``, doubts are told by the lines of the file where it has any.
    """
    zh = language == "zh"
    lines = [draft.title or ("（未找到标题）" if zh else "(no title found)")]
    count = sum(article.kind is Kind.ARTICLE for article in draft.articles)
    points = sum(p.kind is Kind.POINT for p in draft.provisions)
    if zh:
        lines.append(f"共 {count} 条" + (f"，{points} 个部分" if points else "") + f"；编号体例：{draft.profile}")
    else:
        lines.append(
            f"{many(count, 'articles')}"
            + (f", {many(points, 'points')}" if points else "")
            + f"; numbering: {draft.profile}"
        )
    if draft.notice is not None:
        lines += _notice_lines(draft.notice, language)
    lines.append("")
    depth: dict[str, int] = {}
    for provision in draft.provisions:
        depth[provision.key] = depth[provision.parent] + 1 if provision.parent else 0
        if provision.kind not in (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM, Kind.RECITAL):
            lines.append("  " * depth[provision.key] + _entry(draft, provision))
    terms = terms_of(draft)
    if terms:
        names = [term.name for term in terms[:_MOST_NAMES]] + (["…"] if len(terms) > _MOST_NAMES else [])
        listed = ("、" if zh else ", ").join(names)
        lines += [
            "",
            f"定义了 {len(terms)} 个用语：{listed}" if zh else f"{many(len(terms), 'defined terms')}: {listed}",
        ]
    found = (*draft.diagnostics, *term_diagnostics(draft, terms))
    if found:
        lines += ["", "需要核对：" if zh else "Please check:"]
        lines += [
            f"  {line}"
            for line in diagnostic_lines(draft, found, language, repairs, file_lines(source, draft) if source else ())
        ]
    return "\n".join(lines)


def render_terms(draft: Draft, language: str) -> str:
    """The terms that a draft defines as lines for people: where each is defined and in which articles it is used."""
    zh = language == "zh"
    units = [p for p in draft.provisions if p.kind in (Kind.ARTICLE, Kind.POINT)]
    starts = [p.span.start for p in units]
    lines: list[str] = []
    for term in terms_of(draft):
        where = draft.by_key[term.article].label if term.article else ("正文之前" if zh else "front matter")
        used: dict[str, int] = {}
        for use in term.uses:
            at = bisect_right(starts, use.start) - 1
            label = units[at].label if at >= 0 and use.start < units[at].span.end else ("其他" if zh else "elsewhere")
            used[label] = used.get(label, 0) + 1
        places = ("、" if zh else ", ").join(f"{label}×{n}" if n > 1 else label for label, n in used.items())
        none = "未使用" if zh else "not used"
        lines.append(f"{term.name}　{where}定义" if zh else f"{term.name}: defined in {where}")
        lines.append(f"  {' '.join(draft.slice(term.definition).split())}")
        lines.append(f"  使用：{places or none}" if zh else f"  used in: {places or none}")
    return "\n".join(lines) or ("没有找到定义的用语。" if zh else "No defined terms were found.")


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


def diagnostic_lines(
    draft: Draft,
    diagnostics: Sequence[Diagnostic],
    language: str,
    repairs: Sequence[Repair],
    lines_of_file: FileLines = (),
) -> list[str]:
    """The diagnostics for people, numbered, each with what is proposed to repair it."""
    zh = language == "zh"
    proposed = {repair.number: repair for repair in repairs}
    lines: list[str] = []
    for number, diagnostic in enumerate(diagnostics, start=1):
        place = where(draft, diagnostic, lines_of_file, language)
        lines.append(f"{number}. {place}{diagnostic.zh if zh else diagnostic.en}")
        if number in proposed:
            lines.append(f"   → {'可修复：' if zh else 'Can be repaired: '}{proposed[number].sentence(language)}")
    return lines


def _entry(draft: Draft, provision: Provision) -> str:
    if provision.title or provision.kind not in (Kind.ARTICLE, Kind.POINT):
        return f"{provision.label}　{provision.title}".rstrip("　")
    words = " ".join(draft.body(provision).split())
    return f"{provision.label}　{words[:28]}{'…' if len(words) > 28 else ''}"
