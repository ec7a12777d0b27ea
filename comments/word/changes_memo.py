"""The memo of changes for clients in Word: changes that matter by chapter, duties new, changed and gone, and our comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from comments.memo import AdoptionMemo
from comments.places import place_of
from comments.redraft import Ask
from comments.word.adoption_memo import formerly, shortened
from comments.word.grid import Cell, table, words
from comments.word.memo_phrases import MemoPhrases, memo_phrases
from comments.word.oxml import BOLD, PLAIN, Element, paragraph, paragraphs, run
from comments.word.package import Properties, document
from comments.word.page import LANDSCAPE_WIDTH, end_section, landscape, portrait, portrait_width
from comments.word.titles import room_for, titled
from comments.word.wording import wording
from drafts.comparison import Change, Comparison, Op, Row, Significance
from drafts.duties import Duty
from drafts.duty_changes import DutyChange, DutyState, duty_changes
from drafts.model import Draft
from drafts.showing.chapters import Chapters
from drafts.showing.notes import notes
from drafts.showing.outside import SECTION, told_rows

_FLAG_SHARES = (120, 560, 320)
_DUTY_SHARES = (130, 130, 190, 410, 140)
_OURS_SHARES = (140, 660, 200)
_ORDER = (DutyState.NEW, DutyState.CHANGED, DutyState.GONE)


def write_changes_memo(comparison: Comparison, memo: AdoptionMemo | None, language: str, title: str) -> bytes:
    """The memo's bytes. ``memo`` holds our comments' outcome; None leaves that part out."""
    phrases = memo_phrases(language)
    heading = phrases.changes_title.format(title=title)
    duties = [change for change in duty_changes(comparison) if change.state is not DutyState.SAME]
    flagged = [row for row in comparison.rows if row.klass is Significance.FLAGGED and not row.partial]
    blocks: list[Element] = [
        paragraph("Title", run(titled(heading, language, room_for(portrait_width(language))))),
        paragraph("Heading1", run(phrases.overview)),
        *paragraphs("Body", [(_overview(comparison, flagged, duties, language), PLAIN)]),
        *(paragraph("Body", run(note)) for note in notes(comparison, language)),
    ]
    blocks[-1] = end_section(blocks[-1], portrait(language))
    blocks.append(paragraph("Heading1", run(phrases.flagged)))
    blocks.extend(_flagged(comparison, flagged, phrases, language))
    blocks.append(paragraph("Heading1", run(phrases.duties)))
    blocks.extend(_duties(comparison, duties, phrases, language))
    if memo is not None and memo.rows:
        blocks.append(paragraph("Heading1", run(phrases.ours)))
        blocks.append(_ours(memo, phrases, language))
    blocks += [paragraph("SectionEnd"), landscape(language)]
    return document(blocks, Properties(heading, language))


def _overview(comparison: Comparison, flagged: Sequence[Row], duties: Sequence[DutyChange], language: str) -> str:
    kinds = Counter(row.kind.value for row in comparison.rows if not row.partial)
    states = Counter(change.state for change in duties)
    old, new = len(comparison.old.articles), len(comparison.new.articles)
    names = wording(language).kinds
    told = [(name, kinds[kind.value]) for kind, name in names.items() if name and kinds[kind.value]]
    if language == "zh":
        rows = "、".join(f"{name}{count}处" for name, count in told)
        return (
            f"前稿{old}条，新稿{new}条；条文{rows or '没有改动'}，其中重要改动{len(flagged)}处。"
            f"义务新增{states[DutyState.NEW]}项、变更{states[DutyState.CHANGED]}项、取消{states[DutyState.GONE]}项。"
            "“重要改动”由程序按用语识别，未列入的改动不等于不重要，请结合全文对照表使用。"
        )
    rows = ", ".join(f"{name.lower()} {count}" for name, count in told)
    return (
        f"The earlier draft has {old} articles, the new one {new}; {rows or 'nothing changed'}; {len(flagged)} changes matter. "
        f"Duties: {states[DutyState.NEW]} new, {states[DutyState.CHANGED]} changed, {states[DutyState.GONE]} gone. "
        "Changes that matter are recognised by their words; one that isn't listed may matter all the same. "
        "Read this with the full comparison."
    )


def _flagged(comparison: Comparison, rows: Sequence[Row], phrases: MemoPhrases, language: str) -> Iterator[Element]:
    outside = [row for row in told_rows(comparison) if row.klass is Significance.FLAGGED and not row.partial]
    if not rows and not outside:
        yield paragraph("Body", run(phrases.no_flagged))
        return
    widths = _widths(_FLAG_SHARES)
    yield paragraph("TableNote", run(phrases.changes_legend))
    cells: list[Sequence[Cell]] = []
    last, named, chapters = "", [""], Chapters(comparison)
    for row in rows:
        named.append(chapters.under(row, named))
        top = named[-1].split(" / ")[0] or phrases.new_chapterless
        if top != last:
            last = top
            cells.append((Cell(((top, BOLD),), "TableHead", columns=3),))
        cells.append(_flagged_cells(comparison, row, language))
    if outside and comparison.outside is not None:
        cells.append((Cell(((SECTION[language != "zh"], BOLD),), "TableHead", columns=3),))
        cells += [_flagged_cells(comparison.outside, row, language) for row in outside]
    yield table(widths, phrases.flagged_columns, cells)


def _flagged_cells(comparison: Comparison, row: Row, language: str) -> tuple[Cell, ...]:
    reasons = [flag.zh if language == "zh" else flag.en for flag in row.flags]
    return (
        words(_where(comparison, row, language), "TableCentre"),
        Cell(shortened(_shown(row))),
        words("\n".join(dict.fromkeys(reasons))),
    )


def _shown(row: Row) -> Sequence[Change]:
    """A new article is shown as added, a deleted one by its beginning."""
    if not row.new and len(row.old_text) > 160:
        return (Change(Op.DELETE, row.old_text[:160] + "……"),)
    return row.changes


def _where(comparison: Comparison, row: Row, language: str) -> str:
    def named(draft: Draft, keys: Sequence[str]) -> str:
        joint = "、" if language == "zh" else ", "
        return joint.join(place_of(draft, draft.by_key[key]).citation(language) for key in keys)

    old, new = named(comparison.old, row.old), named(comparison.new, row.new)
    return old if old == new else "\n→ ".join((old or "—", new or "—"))


def _duties(
    comparison: Comparison, changes: Sequence[DutyChange], phrases: MemoPhrases, language: str
) -> Iterator[Element]:
    if not changes:
        yield paragraph("Body", run(phrases.no_duties))
        return
    rows = [
        _duty_cells(comparison, change, phrases, language)
        for state in _ORDER
        for change in changes
        if change.state is state
    ]
    yield table(_widths(_DUTY_SHARES), phrases.duty_columns, rows)


def _duty_cells(comparison: Comparison, change: DutyChange, phrases: MemoPhrases, language: str) -> tuple[Cell, ...]:
    old, new = change.old, change.new
    state = phrases.states[change.state]
    if change.what:
        joint = "、" if language == "zh" else ", "
        state += f"\n{joint.join(phrases.changed[what] for what in change.what)}"
    shown, draft = (new, comparison.new) if new is not None else (old, comparison.old)
    assert shown is not None
    where = place_of(draft, draft.by_key[shown.article]).citation(language)
    return (
        words(state, "TableCentre"),
        words(where, "TableCentre"),
        words(_both(old, new, "actor")),
        words(shown.act_with_lead),
        words(_both(old, new, "limit"), "TableCentre"),
    )


def _both(old: Duty | None, new: Duty | None, name: str) -> str:
    """An attribute of both duties, with an arrow where it changed."""
    before = str(getattr(old, name)) if old else ""
    after = str(getattr(new, name)) if new else ""
    if old is None or new is None or before == after:
        return (after if new else before) or "—"
    return f"{before or '—'} → {after or '—'}"


def _ours(memo: AdoptionMemo, phrases: MemoPhrases, language: str) -> Element:
    rows = []
    for row in memo.rows:
        asked = [(wording(language).delete_article, PLAIN)] if row.ask is Ask.DELETE_ARTICLE else shortened(row.asked)
        verdict = phrases.verdicts[row.verdict] + phrases.beside(confirmed=row.confirmed, sure=row.sure)
        where = words(row.place.alone(language), "TableCentre")
        rows.append((where, Cell(asked), Cell(((verdict, PLAIN), *formerly(row, phrases)), "TableCentre")))
    return table(_widths(_OURS_SHARES), phrases.ours_columns, rows)


def _widths(shares: Sequence[int]) -> list[int]:
    return [LANDSCAPE_WIDTH * share // sum(shares) for share in shares]
