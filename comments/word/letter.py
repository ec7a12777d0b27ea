"""The submission as a letter: opening, comments on the whole, key articles, the table on its side, signature."""

from __future__ import annotations

from comments.submission import Submission, SubmissionRow
from comments.word import chinese, english, marks
from comments.word.grid import Cell, table, words
from comments.word.oxml import Element, paragraph, run
from comments.word.package import Properties, document
from comments.word.page import LANDSCAPE_WIDTH, end_section, landscape, portrait
from comments.word.wording import Wording, wording

_COLUMN_SHARES = {"zh": (46, 124, 254, 254, 268, 54), "en": (42, 110, 255, 255, 243, 95)}
"""Of the table's width, in thousandths: number, place, original, redraft, reasons, note."""


def letter(submission: Submission, language: str) -> bytes:
    """The letter's bytes. ``language`` is that of its headings and set phrases, ``zh`` or ``en``."""
    speech = chinese if language == "zh" else english
    blocks = speech.opening(submission)
    if submission.rows:
        blocks[-1] = end_section(blocks[-1], portrait(language))
        on_its_side = [speech.table_heading(submission), *_table(submission, language)]
        on_its_side.append(end_section(on_its_side[-1], landscape(language)))
        blocks.extend(on_its_side)
    blocks.extend(speech.closing(submission))
    blocks.append(portrait(language))
    return document(blocks, Properties(speech.title(submission), language))


def _table(submission: Submission, language: str) -> list[Element]:
    phrases = wording(language)
    shares = _COLUMN_SHARES[language]
    widths = [LANDSCAPE_WIDTH * share // sum(shares) for share in shares]
    rows = (_cells(row, phrases, language) for row in submission.rows)
    return [paragraph("TableNote", run(phrases.legend)), table(widths, phrases.columns, rows)]


def _cells(row: SubmissionRow, phrases: Wording, language: str) -> tuple[Cell, ...]:
    place = "\n".join(part for part in (row.place.heading(language), row.place.citation(language)) if part)
    note = [phrases.types[row.type], phrases.priorities[row.priority]]
    if language != "zh":
        note.reverse()
    return (
        words(str(row.number), "TableCentre"),
        words(place or phrases.nothing, "TableCentre"),
        Cell(marks.original(row, phrases)),
        Cell(marks.proposed(row, phrases)),
        Cell(marks.reasons(row, phrases)),
        words("\n".join(part for part in note if part), "TableCentre"),
    )
