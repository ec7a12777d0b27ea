"""What a row of a submission says, as text in several looks: deleted words struck, added words bold and underlined."""

from __future__ import annotations

from collections.abc import Iterable

from comments.redraft import Ask
from comments.submission import SubmissionRow
from comments.word.oxml import PLAIN, Look
from comments.word.wording import Wording
from drafts.comparison import Change, Op

STRUCK = Look(strike=True)
ADDED = Look(bold=True, underline=True)
_LOOKS = {Op.EQUAL: PLAIN, Op.DELETE: STRUCK, Op.INSERT: ADDED}
Pieces = list[tuple[str, Look]]


def marked(changes: Iterable[Change], *, without: Op | None = None) -> Pieces:
    """Changes in their looks. ``without`` leaves one kind out: insertions for the left side, deletions for the right."""
    return [(change.text, _LOOKS[change.op]) for change in changes if change.op is not without]


def original(row: SubmissionRow, phrases: Wording) -> Pieces:
    """The draft's words that a row is about."""
    if row.ask is Ask.NEW_ARTICLE:
        return [(phrases.new_article, PLAIN)]
    return _with_ellipses(row, [(row.original, PLAIN)]) if row.original else [(phrases.nothing, PLAIN)]


def proposed(row: SubmissionRow, phrases: Wording) -> Pieces:
    """What a row asks for, as a redline. A remark asks in its own words, or refers to the reasons."""
    if row.ask is Ask.DELETE_ARTICLE:
        return [(phrases.delete_article, PLAIN)]
    if row.ask is Ask.REMARK:
        return [(row.issue if row.grounds else phrases.for_consideration, PLAIN)]
    if row.ask is Ask.NEW_ARTICLE:
        gap = "\u3000" if row.place.language == "zh" else "\n"
        return [(row.label + gap if row.label else "", ADDED), *marked(row.changes)]
    redline = _with_ellipses(row, marked(row.changes))
    if row.ask is Ask.DELETE_WORDS and not row.proposed:
        return [(phrases.delete_words, PLAIN), *redline]
    return redline


def translation(row: SubmissionRow) -> Pieces:
    """The proposal in the submission's language, below the one that counts; nothing where there is none."""
    return [(f"\n[{row.translated}]", PLAIN)] if row.translated else []


def beside(row: SubmissionRow, phrases: Wording, language: str) -> str:
    """What a note says of further places: none where there are none."""
    if not row.also:
        return ""
    return phrases.also.format(places=phrases.separator.join(place.citation(language) for place in row.also))


def see(row: SubmissionRow, phrases: Wording) -> str:
    """Which other rows to look at."""
    return phrases.see.format(numbers=phrases.separator.join(map(str, row.see))) if row.see else ""


def reasons(row: SubmissionRow, phrases: Wording) -> Pieces:
    """Why: the comment and its grounds."""
    if row.ask is Ask.REMARK and row.grounds:
        return [(row.grounds, PLAIN)]
    return [("\n".join(part for part in (row.issue, row.grounds) if part) or phrases.nothing, PLAIN)]


def _with_ellipses(row: SubmissionRow, pieces: Pieces) -> Pieces:
    """The same with … where the words begin or end within a paragraph."""
    sign = "……" if row.place.language == "zh" else "…"
    before = [(sign, PLAIN)] if row.cut_before else []
    after = [(sign, PLAIN)] if row.cut_after else []
    return [*before, *pieces, *after]
