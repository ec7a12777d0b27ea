"""A draft's outline, as data for scripts and as lines for people."""

from __future__ import annotations

from drafts.load.source import Source
from drafts.model import Draft, Kind


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
