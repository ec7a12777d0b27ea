"""A comparison as the JSON document that scripts rely on, and its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from drafts.comparison import Comparison, Flag, PartLink, ReferenceState, Row, RowKind, Significance
from drafts.model import Draft
from drafts.records import TYPE_CHECKING
from drafts.referring.mentions import article_of
from drafts.showing.chapters import Chapters

if TYPE_CHECKING:
    from drafts.aligning.explain import Explanation

_MOVED = RowKind.MOVED


def rows_json(comparison: Comparison, language: str) -> list[dict[str, object]]:
    """The rows of the document."""
    return [row_json(comparison, row, language) for row in comparison.rows]


def comparison_json(
    comparison: Comparison, language: str, rows: Callable[[Comparison, str], object] = rows_json
) -> dict[str, object]:
    """The document of the contract: numbers in ``old`` and ``new``, keys in ``old_keys`` and ``new_keys``.

    ``language`` (``zh`` or anything else for English) is that of the reasons and messages; ``rows`` makes the rows.
    """
    old, new = comparison.old, comparison.new
    return {
        "old": {"title": old.title, "articles": len(old.articles)},
        "new": {"title": new.title, "articles": len(new.articles)},
        "rows": rows(comparison, language),
        "references": [
            {
                "article": _number(new, check.article),
                "text": check.text,
                "target_old": _number(old, check.target_old),
                "target_new": _number(new, check.target_new),
                "state": check.state.value,
                "provision_old": check.provision_old,
                "provision_new": check.provision_new,
            }
            for check in comparison.references
        ],
        "captions": _captions_json(comparison),
        "outside": _outside_names(comparison, language),
        "outside_rows": _outside_json(comparison, language),
        "summary": summary(comparison),
    }


def explanation_json(comparison: Comparison, explanation: Explanation, language: str) -> dict[str, object]:
    """The evidence on some articles, as ``compare --why --json`` gives it."""
    zh = language == "zh"
    return {
        "old": [_number(comparison.old, key) for key in explanation.old],
        "new": [_number(comparison.new, key) for key in explanation.new],
        "paired": explanation.paired,
        "verdict": explanation.zh if zh else explanation.en,
        "evidence": [
            {"kind": one.kind, "value": one.value, "reason": one.zh if zh else one.en} for one in explanation.reasons
        ],
    }


def row_json(comparison: Comparison, row: Row, language: str) -> dict[str, object]:
    """One row of the document."""
    found: dict[str, object] = {
        "kind": row.kind,
        "old": _numbers(comparison.old, row.old),
        "new": _numbers(comparison.new, row.new),
        "renumbered": row.renumbered,
        "moved": row.moved,
        "score": _rounded(row.score),
        "class": row.klass,
        "old_text": row.old_text,
        "new_text": row.new_text,
        "changes": list(map(list, row.changes)),
        "flags": _flags_json(row.flags, language) if row.flags else [],
        "old_keys": list(row.old),
        "new_keys": list(row.new),
    }
    if row.parts:
        found["parts"] = [_part_json(part) for part in row.parts]
    if row.partial:
        found["partial"] = True
    if row.moves:
        found["moves"] = [list(move) for move in row.moves]
    if row.reworded:
        found["reworded"] = [
            {"from": one.gone, "to": one.come, "changes": list(map(list, one.changes))} for one in row.reworded
        ]
    if row.replacements:
        found["replacements"] = list(row.replacements)
    return found


def _captions_json(comparison: Comparison) -> list[dict[str, object]]:
    """The articles whose captions changed, with the captions; none where one of the drafts has no captions at all."""
    if not any(article.title for article in comparison.new.articles):
        return []
    from drafts.showing.notes import captions, changed_captions

    found: list[dict[str, object]] = []
    for row in changed_captions(comparison):
        old, new = captions(comparison, row)
        found.append({"old_keys": list(row.old), "new_keys": list(row.new), "old": old, "new": new})
    return found


def _numbers(draft: Draft, keys: tuple[str, ...]) -> list[str]:
    if len(keys) == 1:  # nearly always
        return [draft.by_key[keys[0]].number]
    return [draft.by_key[key].number for key in keys]


def _rounded(score: float) -> float:
    """A score to three digits; most are 1, and rounding takes long."""
    return score if score in (0.0, 1.0) else round(score, 3)


def _flags_json(flags: tuple[Flag, ...], language: str) -> list[dict[str, str]]:
    return [
        {"kind": flag.kind, "old": flag.old, "new": flag.new, "reason": flag.zh if language == "zh" else flag.en}
        for flag in flags
    ]


def _outside_names(comparison: Comparison, language: str) -> list[str]:
    if comparison.outside is None:
        return []
    from drafts.showing.outside import changed_outside

    return changed_outside(comparison, language)


def _outside_json(comparison: Comparison, language: str) -> list[dict[str, object]]:
    """The rows of what stands outside the articles, in the form of the others, with what they are about and its headings."""
    outside = comparison.outside
    if outside is None:
        return []
    from drafts.showing.outside import part_of

    found: list[dict[str, object]] = []
    for row in outside.rows:
        old, new = outside.articles(row)
        found.append(
            row_json(outside, row, language)
            | {
                "part": part_of(outside, row),
                "old_labels": [one.label for one in old],
                "new_labels": [one.label for one in new],
                "old_headings": [one.title for one in old],
                "new_headings": [one.title for one in new],
            }
        )
    return found


def _part_json(part: PartLink) -> dict[str, object]:
    return {
        "old": part.old,
        "new": part.new,
        "old_span": [part.old_span.start, part.old_span.end] if part.old_span else None,
        "new_span": [part.new_span.start, part.new_span.end] if part.new_span else None,
        "moved": part.moved,
        "score": _rounded(part.score),
    }


def _number(draft: Draft, key: str | None) -> str | None:
    """The number of the article that a key means; the key itself for a provision without a number."""
    article = article_of(draft, key)
    if article is None:
        return None
    return draft.by_key[article].number or article


def summary(comparison: Comparison) -> dict[str, object]:
    """Counts of rows by kind and by significance, of flags by kind, of references by state; the first two by chapter as well.

    Rows that are passages which went elsewhere are counted under ``partial`` only.
    """
    main = [row for row in comparison.rows if not row.partial]
    chapters: dict[str, list[Row]] = {}
    named = Chapters(comparison)
    for row in main:
        chapters.setdefault(named.of(row), []).append(row)
    return {
        "rows": len(main),
        "partial": len(comparison.rows) - len(main),
        "by_kind": _kinds(main),
        "by_class": _classes(main),
        "renumbered": sum([row.renumbered for row in main]),
        "moved": sum([row.moved for row in main]),
        "moved_and_changed": sum([row.moved_and_changed for row in main if row.kind is _MOVED]),
        "flags": dict(Counter([flag.kind for row in main if row.flags for flag in row.flags]).most_common()),
        "references": {
            state.value: sum(check.state is state for check in comparison.references) for state in ReferenceState
        },
        "replacements": [
            {"old": each.old, "new": each.new, "count": each.count, "rows": list(each.rows)}
            for each in comparison.replacements
        ],
        "chapters": [
            {"title": title, "rows": len(rows), "by_kind": _kinds(rows), "by_class": _classes(rows)}
            for title, rows in chapters.items()
        ],
    }


def _kinds(rows: list[Row]) -> dict[str, int]:
    kinds = [row.kind for row in rows]
    return {kind.value: kinds.count(kind) for kind in RowKind}


def _classes(rows: list[Row]) -> dict[str, int]:
    classes = [row.klass for row in rows]
    return {klass.value: classes.count(klass) for klass in Significance}
