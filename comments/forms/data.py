"""A submission as JSON for other programs, its comments also as annotations in the W3C's model (JSON-LD).

Rows are named by their number in the submission; no identity, author or history of a comment is among the data.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date

from comments.proposals import proposals
from comments.redraft import Ask
from comments.submission import GeneralPoint, Submission, SubmissionRow
from drafts.comparison import Op
from drafts.model import Draft

FORMAT = 1
"""Of the JSON; counts up when a key changes its meaning."""
_ANNOTATIONS = "http://www.w3.org/ns/anno.jsonld"
_CONTEXT_CHARACTERS = 24
"""Before and after quoted words, by which a reader finds them again."""


def as_json(submission: Submission, draft: Draft, language: str, other: Submission | None = None) -> bytes:
    """One document, what is said in the ``other`` language beside it in UTF-8; the keys are described in docs/forms.md."""
    made = proposals(draft, submission.rows)
    data = {
        "format": FORMAT,
        "language": language,
        "title": submission.title,
        "draft_language": submission.draft_language,
        "issuer": submission.issuer,
        "released": _day(submission.released),
        "deadline": _day(submission.deadline),
        "dated": _day(submission.dated),
        "sender": {
            name: value
            for name in ("unit", "contact", "position", "phone", "email", "address")
            if (value := getattr(submission.sender, name))
        },
        "counts": {
            "all": submission.count,
            "general": len(submission.general),
            "rows": len(submission.rows),
            "key": len(submission.key_rows),
            "questions": len(submission.questions),
        },
        "general": [_point(point) for point in submission.general],
        "rows": [_row(row, language) for row in submission.rows],
        "conflicting_rows": list(made.left_out),
        "in_other_language": _told(other) if other else None,
        "annotations": {
            "@context": _ANNOTATIONS,
            "id": "#comments",
            "type": "AnnotationCollection",
            "total": submission.count,
            "first": {
                "id": "#page-1",
                "type": "AnnotationPage",
                "items": [
                    *(_general_annotation(point, submission, language) for point in submission.general),
                    *(_annotation(row, submission, draft, language) for row in submission.rows),
                ],
            },
        },
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", errors="replace")


def _told(other: Submission) -> Mapping[str, object]:
    """What only differs from one language to the other."""
    return {
        "language": other.language,
        "general": [{"number": p.number, "text": p.text, "grounds": p.grounds} for p in other.general],
        "rows": [
            {"number": row.number, "comment": row.issue, "grounds": row.grounds, "translated": row.translated}
            for row in other.rows
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _point(point: GeneralPoint) -> Mapping[str, object]:
    return {
        "number": point.number,
        "text": point.text,
        "grounds": point.grounds,
        "authorities": list(point.authorities),
        "priority": point.priority.value,
        "topic": point.topic,
        "unit": point.unit,
    }


def _row(row: SubmissionRow, language: str) -> Mapping[str, object]:
    return {
        "number": row.number,
        "article": row.place.steps[0].number if row.place.steps and not row.place.new_after else "",
        "place": row.place.shown(language),
        "also": [place.citation(language) for place in row.also],
        "ask": row.ask.value,
        "original": row.original,
        "proposed": row.proposed,
        "changes": [[change.op.value, change.text] for change in row.changes],
        "new_article": row.label if row.ask is Ask.NEW_ARTICLE else None,
        "translated": row.translated,
        "start": row.at.start if row.at else None,
        "end": row.at.end if row.at else None,
        "comment": row.issue,
        "grounds": row.grounds,
        "authorities": list(row.authorities),
        "type": row.type.value,
        "priority": row.priority.value,
        "topic": row.topic,
        "unit": row.unit,
        "question": row.is_question,
        "see": list(row.see),
    }


def _general_annotation(point: GeneralPoint, submission: Submission, language: str) -> Mapping[str, object]:
    said = "\n".join(part for part in (point.text, point.grounds) if part)
    return {
        "id": f"#general-{point.number}",
        "type": "Annotation",
        "motivation": "commenting",
        "body": [_words(said, language, "commenting")],
        "target": {"source": submission.title},
    }


def _annotation(row: SubmissionRow, submission: Submission, draft: Draft, language: str) -> Mapping[str, object]:
    said = "\n".join(part for part in (row.issue, row.grounds) if part)
    motivation = "questioning" if row.is_question else "commenting" if row.ask is Ask.REMARK else "editing"
    body = [_words(said, language, "commenting")] if said else []
    if row.ask is not Ask.REMARK:
        body.append(_words(row.proposed, draft.language, "editing"))
    return {
        "id": f"#row-{row.number}",
        "type": "Annotation",
        "motivation": motivation,
        "body": body,
        "target": {"source": submission.title, "selector": _selectors(row, draft)},
    }


def _words(text: str, language: str, purpose: str) -> Mapping[str, object]:
    return {"type": "TextualBody", "value": text, "format": "text/plain", "language": language, "purpose": purpose}


def _selectors(row: SubmissionRow, draft: Draft) -> list[Mapping[str, object]]:
    """Where the words stand in the draft's canonical text, and the words with what is beside them."""
    found: list[Mapping[str, object]] = []
    if row.at is not None:
        start, end = row.at.start, row.at.end
        found.append({"type": "TextPositionSelector", "start": start, "end": end})
        exact = draft.text[start:end]
        before, after = (
            draft.text[max(0, start - _CONTEXT_CHARACTERS) : start],
            draft.text[end : end + _CONTEXT_CHARACTERS],
        )
    else:
        exact = "".join(change.text for change in row.changes if change.op is not Op.INSERT) or row.original
        before = after = ""
    if exact:
        found.append({"type": "TextQuoteSelector", "exact": exact, "prefix": before, "suffix": after})
    return found
