"""新旧条文对照表: two drafts article by article, earlier left, later right, what became of each in a note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comments.places import place_of
from comments.word import marks
from comments.word.annex_rows import annex_rows, is_cut
from comments.word.grid import Cell, table, words
from comments.word.oxml import BOLD, PLAIN, Look, paragraph, run
from comments.word.package import Properties, document
from comments.word.page import LANDSCAPE_WIDTH, landscape
from comments.word.wording import Wording, wording
from drafts.comparison import Change, Comparison, Op, Row, RowKind
from drafts.diffing.typography import typographic
from drafts.model import Draft, Provision
from drafts.showing.notes import notes
from drafts.showing.outside import SECTION, told_rows
from drafts.showing.passages import Passages

_SHARES = (432, 432, 136)
_MAY_BREAK = {"zh": 200, "en": 450}
"""A third of a page: kept together, longer rows would leave that much of it empty."""


def comparison_table(comparison: Comparison, language: str) -> bytes:
    """The table's bytes, headings in ``language``, the page set for the language of the draft."""
    phrases = wording(language)
    page_language = "zh" if comparison.new.language == "zh" else "en"
    title = phrases.comparison_title.format(title=comparison.new.title)
    widths = [LANDSCAPE_WIDTH * share // sum(_SHARES) for share in _SHARES]
    old_head, new_head, note_head = phrases.comparison_columns
    if comparison.old.title != comparison.new.title:
        old_head, new_head = comparison.old.title or old_head, comparison.new.title or new_head
    blocks = [
        paragraph("TableTitle", run(title)),
        *(paragraph("TableNote", run(note)) for note in _notes(comparison, phrases, language)),
        table(
            widths,
            (old_head, new_head, note_head),
            [*_rows(comparison, phrases, language), *_outside(comparison, phrases, language)],
            may_break=_MAY_BREAK[page_language],
        ),
        paragraph("SectionEnd"),
        landscape(page_language),
    ]
    return document(blocks, Properties(title, page_language))


def _notes(comparison: Comparison, phrases: Wording, language: str) -> Iterator[str]:
    """What stands above the table: the legend, and that there is nothing to be seen below, or more than is seen there."""
    yield phrases.comparison_legend
    if comparison.old.text == comparison.new.text:
        yield phrases.same_texts
    if not comparison.rows:
        yield phrases.no_articles
    yield from notes(comparison, language)


def _outside(comparison: Comparison, phrases: Wording, language: str) -> Iterator[Sequence[Cell]]:
    """The rows of annexes, recitals and the preamble's paragraphs that changed, below a heading of their own."""
    outside, rows = comparison.outside, told_rows(comparison)
    if outside is None or not rows:
        return
    heading = SECTION[language != "zh"]
    yield _heading_cells((heading,), (heading,))
    yield from _rows(outside._replace(rows=rows), phrases, language)


def _rows(comparison: Comparison, phrases: Wording, language: str) -> Iterator[Sequence[Cell]]:
    """The rows, with a row of chapter headings wherever the later draft comes to another chapter.

    An earlier chapter stands beside the later one that took up its first article; of articles that moved it isn't told.
    """
    beside, passages = _chapters_beside(comparison), Passages(comparison)
    old_chapter: tuple[str, ...] = ()
    new_chapter: tuple[str, ...] = ()
    for row in comparison.rows:
        if row.partial:
            continue
        old, new = comparison.articles(row)
        if new and comparison.new.headings(new[0]) != new_chapter:
            new_chapter = comparison.new.headings(new[0])
            old_chapter, before = beside.get(new_chapter, old_chapter), old_chapter
            yield _heading_cells(old_chapter if old_chapter != before else (), new_chapter)
        elif old and not row.moved and comparison.old.headings(old[0]) != old_chapter:
            old_chapter = comparison.old.headings(old[0])
            yield _heading_cells(old_chapter, ())
        if is_cut(comparison, row):
            labels = [_label(side[0]) for side in (old, new)]
            yield from annex_rows(
                comparison, row, labels, _note(comparison, row, passages, phrases, language), language
            )
            continue
        yield (
            Cell(_side(comparison.old, old, row, Op.INSERT)),
            Cell(_side(comparison.new, new, row, Op.DELETE)),
            words(_note(comparison, row, passages, phrases, language), "TableCentre"),
        )


def _chapters_beside(comparison: Comparison) -> dict[tuple[str, ...], tuple[str, ...]]:
    """For each chapter of the later draft, the earlier chapter of the first article that stayed in order."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for row in comparison.rows:
        if row.old and row.new and not (row.moved or row.partial):
            old, new = comparison.articles(row)
            found.setdefault(comparison.new.headings(new[0]), comparison.old.headings(old[0]))
    return found


def _heading_cells(old: Sequence[str], new: Sequence[str]) -> Sequence[Cell]:
    """Chapter headings, either side may be empty."""
    return (*(Cell((("\n".join(side), BOLD),), "TableHead") for side in (old, new)), words("", "TableCentre"))


def _side(draft: Draft, articles: Sequence[Provision], row: Row, without: Op) -> list[tuple[str, Look]]:
    """One draft's words of a row, each article after its label; the other draft's words left out, and what is only typed in
    another way unmarked.
    """
    pieces: list[tuple[str, Look]] = []
    typed = typographic(row.changes)
    changes = [
        change._replace(op=Op.EQUAL) if at in typed else change
        for at, change in enumerate(row.changes)
        if change.op is not without
    ]
    for number, article in enumerate(articles):
        if number:
            pieces.append(("\n", PLAIN))
            changes = _after(changes, 1)
        body = draft.body(article)
        pieces.append((_label(article), BOLD))
        pieces.extend(marks.marked(_until(changes, len(body))))
        changes = _after(changes, len(body))
    return pieces


def _label(article: Provision) -> str:
    caption = f" {article.title}" if article.title else ""
    return f"{article.label}{caption}\u3000" if article.label.startswith("第") else f"{article.label}{caption}\n"


def _until(changes: Sequence[Change], characters: int) -> list[Change]:
    """The changes that make up the first characters."""
    found = []
    for change in changes:
        if characters <= 0:
            break
        found.append(Change(change.op, change.text[:characters]))
        characters -= len(change.text)
    return found


def _after(changes: Sequence[Change], characters: int) -> list[Change]:
    """The changes that are left behind the first characters."""
    found = []
    for change in changes:
        rest = change.text[characters:] if characters > 0 else change.text
        characters -= len(change.text)
        if rest:
            found.append(Change(change.op, rest))
    return found


def _note(comparison: Comparison, row: Row, passages: Passages, phrases: Wording, language: str) -> str:
    named = {
        "old": phrases.separator.join(_named(comparison.old, row.old, language)),
        "new": phrases.separator.join(_named(comparison.new, row.new, language)),
    }
    typed = row.kind is RowKind.EDITED and len(typographic(row.changes)) == sum(
        c.op is not Op.EQUAL for c in row.changes
    )
    said = [phrases.typing_only if typed else phrases.kinds.get(row.kind, "")]
    if row.kind is RowKind.SPLIT:
        said.append(phrases.split_into.format(**named))
    elif row.kind is RowKind.MERGED:
        said.append(phrases.merged_from.format(**named))
    elif row.moved:
        said.append(phrases.moved_from.format(**named))
    elif row.renumbered and row.kind is RowKind.SAME:
        said.append(phrases.renumbered)
    said += [
        phrases.passage_came.format(old=phrases.separator.join(_named(comparison.old, one.old, language)))
        for one in passages.came(row)
    ]
    said += [
        phrases.passage_went.format(new=phrases.separator.join(_named(comparison.new, one.new, language)))
        for one in passages.went(row)
    ]
    return "\n".join(part for part in said if part)


def _named(draft: Draft, keys: tuple[str, ...], language: str) -> list[str]:
    return [place_of(draft, draft.by_key[key]).citation(language) for key in keys]
