"""What changed besides the words of the articles, in sentences that stand above them in every output: annexes and captions."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.comparison import Comparison, Row
from drafts.folding import comparable
from drafts.model import Provision
from drafts.naming import name_of
from drafts.showing.outside import outside_note

_BETWEEN = " / "


def notes(comparison: Comparison, language: str) -> list[str]:
    """A sentence each on what changed outside the articles, and on their captions; none where neither did."""
    return list(filter(None, (outside_note(comparison, language), caption_note(comparison, language))))


def captions(comparison: Comparison, row: Row) -> tuple[str, str]:
    """The captions of a row's old and of its new articles, as they are printed."""
    old, new = comparison.articles(row)
    return _joined(old), _joined(new)


def changed_captions(comparison: Comparison) -> list[Row]:
    """The rows whose articles bear other captions now; none where one of the drafts has no captions at all."""
    if not all(any(article.title for article in draft.articles) for draft in (comparison.old, comparison.new)):
        return []
    return [row for row in comparison.rows if row.old and row.new and not row.partial and _differ(comparison, row)]


def caption_note(comparison: Comparison, language: str) -> str:
    """A sentence that names the new articles whose captions changed, or says that all went or came; empty where none did."""
    zh = language == "zh"
    before, after = (
        sum(bool(article.title) for article in draft.articles) for draft in (comparison.old, comparison.new)
    )
    if before and not after:
        return (
            f"旧稿有 {before} 条带条旨，新稿都没有。"
            if zh
            else f"Captions of {before} old articles: the new draft has none."
        )
    if after and not before:
        return (
            f"新稿有 {after} 条带条旨，旧稿都没有。"
            if zh
            else f"Captions of {after} new articles: the old draft has none."
        )
    rows = changed_captions(comparison)
    names = [name_of(article) for row in rows for article in comparison.articles(row)[1]]
    if not names:
        return ""
    return f"条旨有改动：{'、'.join(names)}。" if zh else f"Captions changed: {', '.join(names)}."


def _differ(comparison: Comparison, row: Row) -> bool:
    old, new = captions(comparison, row)
    return old != new and comparable(old) != comparable(new)


def _joined(articles: Sequence[Provision]) -> str:
    return _BETWEEN.join(article.title for article in articles if article.title)
