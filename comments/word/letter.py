"""The submission as a letter: opening, comments on the whole, key articles, the table on its side, questions, signature,
annexes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import ModuleType

from comments.errors import NothingToExportError
from comments.proposals import proposals
from comments.submission import Submission, SubmissionRow
from comments.word import chinese, english, marks
from comments.word.firm import Template, into_template
from comments.word.grid import Cell, table, words
from comments.word.oxml import BOLD, Element, paragraph, run
from comments.word.package import Properties, document, two_languages
from comments.word.page import LANDSCAPE_WIDTH, end_section, landscape, portrait, portrait_width
from comments.word.proposing import left_out_note, redline_blocks
from comments.word.titles import TABLE_TITLE_CELL, room_for, titled
from comments.word.wording import Wording, wording
from drafts.model import Draft

_COLUMN_SHARES = {"zh": (46, 124, 254, 254, 268, 54), "en": (42, 110, 255, 255, 243, 95)}
"""Of the table's width, in thousandths: number, place, original, redraft, reasons, note."""
_BILINGUAL_SHARES = (40, 100, 210, 210, 220, 220)
_PREVAILS = "以中文文本为准。 The Chinese text prevails."


@dataclass(frozen=True, slots=True)
class Extras:
    """What goes along in the letter's file."""

    draft: Draft | None = None
    """The draft, for an annex with every proposal as a tracked change; without it there is none."""
    other: Submission | None = None
    """The same submission in the other language, for an annex that sets both side by side; without it there is none."""
    both: bool = False
    """Whether the whole letter follows in ``other`` language."""
    template: Template | None = None
    """The firm's Word file that the letter is set in."""


def letter(submission: Submission, language: str, extras: Extras | None = None) -> bytes:
    """The letter's bytes. ``language`` is that of its headings and set phrases, ``zh`` or ``en``."""
    extras = extras or Extras()
    properties = Properties(_speech(language).title(submission), language)
    blocks = letter_blocks(submission, language, extras)
    if extras.template is not None:
        return into_template(blocks, extras.template, properties)
    return document(blocks, properties, both=extras.both)


def letter_blocks(submission: Submission, language: str, extras: Extras) -> list[Element]:
    """The blocks of the body, the last section's properties at the end."""
    titles = annex_titles(submission, language, extras)
    blocks = _one_letter(replace(submission, annexes=(*titles, *submission.annexes)), language)
    if extras.both and extras.other is not None:
        other = extras.other.language
        told = replace(extras.other, annexes=annex_titles(extras.other, other, extras))
        blocks = _next_section(blocks, portrait(language), _in_its_styles(_one_letter(told, other), other, extras))
    number = 0
    for annex in (_redline_annex, _bilingual_annex):
        made = annex(submission, language, extras)
        if made:
            number += 1
            mark = _speech(language).annex_mark(number, len(titles) + len(submission.annexes))
            last = portrait(language)
            blocks = _next_section(blocks, last, [paragraph("AnnexMark", run(mark)), *made])
    return blocks


def _in_its_styles(blocks: list[Element], language: str, extras: Extras) -> list[Element]:
    """The second letter's blocks: in its language's styles, or where a firm's template counts, in the same as the first's."""
    return blocks if extras.template is not None else two_languages(blocks, language)


def annex_titles(submission: Submission, language: str, extras: Extras) -> tuple[str, ...]:
    """How the annexes that go along are named. Raises NothingToExportError for a redline where nothing is redrafted."""
    phrases = wording(language)
    titles = []
    if extras.draft is not None:
        if not proposals(extras.draft, submission.rows).edits:
            raise NothingToExportError(
                "要提交的意见都没有具体的修改条文，做不出修订附件。请先写明修改条文，或去掉 --annex redline。",
                "None of the comments proposes words, so there is no redline. Propose words, or leave out --annex redline.",
            )
        titles.append(phrases.proposals_title.format(title=submission.title))
    if extras.other is not None and not extras.both:
        titles.append(phrases.bilingual_title.format(title=submission.title))
    return tuple(titles)


def _speech(language: str) -> ModuleType:
    """What is said around the table in a language: both modules have the same functions."""
    return chinese if language == "zh" else english


def _one_letter(submission: Submission, language: str) -> list[Element]:
    speech = _speech(language)
    blocks: list[Element] = speech.opening(submission)
    if submission.asks:
        blocks[-1] = end_section(blocks[-1], portrait(language))
        on_its_side = [speech.table_heading(submission), *_table(submission, language)]
        on_its_side.append(end_section(on_its_side[-1], landscape(language)))
        blocks.extend(on_its_side)
    blocks.extend(speech.closing(submission))
    blocks.append(portrait(language))
    return blocks


def _next_section(blocks: list[Element], section: Element, following: list[Element]) -> list[Element]:
    """Both, the first's last section closed before the second; ``following`` ends with its own section or has ``section``'s."""
    *content, last_section = blocks
    end = paragraph("SectionEnd")
    content.append(end_section(end, last_section))
    if following[-1].tag != section.tag:
        following = [*following, section]
    return [*content, *following]


def _redline_annex(submission: Submission, language: str, extras: Extras) -> list[Element]:
    if extras.draft is None:
        return []
    phrases = wording(language)
    title = phrases.proposals_title.format(title=submission.title)
    return [
        paragraph("TableTitle", run(titled(title, language, room_for(portrait_width(language), TABLE_TITLE_CELL)))),
        paragraph("TableNote", run(phrases.proposals_note)),
        *left_out_note(submission, extras.draft, language),
        *redline_blocks(submission, extras.draft),
    ]


def _bilingual_annex(submission: Submission, language: str, extras: Extras) -> list[Element]:
    if extras.other is None or extras.both:
        return []
    phrases = wording(language)
    widths = [LANDSCAPE_WIDTH * share // sum(_BILINGUAL_SHARES) for share in _BILINGUAL_SHARES]
    rows = (
        _bilingual_cells(own, other, phrases, language)
        for own, other in zip(submission.rows, extras.other.rows, strict=True)
    )
    title = phrases.bilingual_title.format(title=submission.title)
    return [
        paragraph("TableTitle", run(titled(title, language, room_for(LANDSCAPE_WIDTH, TABLE_TITLE_CELL)))),
        paragraph(
            "TableNote", run(f"{phrases.legend} {_PREVAILS if submission.draft_language == 'zh' else ''}".strip())
        ),
        table(widths, phrases.bilingual_columns, rows),
        paragraph("SectionEnd"),
        landscape(language),
    ]


def _bilingual_cells(own: SubmissionRow, other: SubmissionRow, phrases: Wording, language: str) -> tuple[Cell, ...]:
    return (
        words(str(own.number), "TableCentre"),
        words(_place(own, phrases, language), "TableCentre"),
        Cell(marks.original(own, phrases)),
        Cell([*marks.proposed(own, phrases), *marks.translation(own), *marks.translation(other)]),
        Cell(marks.reasons(own, phrases)),
        Cell(marks.reasons(other, phrases)),
    )


def _table(submission: Submission, language: str) -> list[Element]:
    phrases = wording(language)
    shares = _COLUMN_SHARES[language]
    widths = [LANDSCAPE_WIDTH * share // sum(shares) for share in shares]
    return [
        paragraph("TableNote", run(phrases.legend)),
        table(widths, phrases.columns, _rows(submission, phrases, language)),
    ]


def _rows(submission: Submission, phrases: Wording, language: str) -> Iterator[tuple[Cell, ...]]:
    """The rows; by topic, each topic under a line of its own."""
    topic: str | None = None
    for row in submission.asks:
        if submission.order == "topic" and row.topic != topic:
            topic = row.topic
            yield (Cell(((topic or phrases.no_topic, BOLD),), "TableText", len(phrases.columns)),)
        yield _cells(row, phrases, language)


def _cells(row: SubmissionRow, phrases: Wording, language: str) -> tuple[Cell, ...]:
    note = [phrases.types[row.type], phrases.priorities[row.priority]]
    if language != "zh":
        note.reverse()
    return (
        words(str(row.number), "TableCentre"),
        words(_place(row, phrases, language), "TableCentre"),
        Cell(marks.original(row, phrases)),
        Cell([*marks.proposed(row, phrases), *marks.translation(row)]),
        Cell(marks.reasons(row, phrases)),
        words("\n".join(part for part in (*note, marks.see(row, phrases)) if part), "TableCentre"),
    )


def _place(row: SubmissionRow, phrases: Wording, language: str) -> str:
    named = (row.place.heading(language), row.place.alone(language), marks.beside(row, phrases, language))
    return "\n".join(part for part in named if part) or phrases.nothing
