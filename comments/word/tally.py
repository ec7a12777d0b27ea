"""The tally of a memo in Word: how many proposals got which outcome, by chapter, topic and priority."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comments.adoption import Verdict
from comments.memo import AdoptionMemo, MemoRow
from comments.records import Priority
from comments.word.grid import Cell, table, words
from comments.word.memo_phrases import MemoPhrases
from comments.word.oxml import BOLD, Element
from comments.word.page import portrait_width

_NAME, _NUMBER = 240, 116
_ORDER = (Priority.HIGH, Priority.NORMAL, Priority.LOW)


def tally_table(memo: AdoptionMemo, phrases: MemoPhrases) -> Element:
    """The counts of all proposals, then by chapter, by topic where any is named, and by priority."""
    verdicts = [verdict for verdict in Verdict if memo.of(verdict)]
    shares = (_NAME, *(_NUMBER for _ in (*verdicts, "")))
    widths = [portrait_width(memo.language) * share // sum(shares) for share in shares]
    over_names, over_sums, of_all = phrases.tally_head
    head = (over_names, *(phrases.verdicts[verdict] for verdict in verdicts), over_sums)
    rows = [_counted(of_all, memo.rows, verdicts)]
    by_chapter, by_topic, by_priority = phrases.tallied
    no_chapter, no_topic, _ = phrases.nameless
    for title, groups in (
        (by_chapter, list(_groups([row.chapter or no_chapter for row in memo.rows], memo.rows))),
        (by_topic, list(_groups([row.topic or no_topic for row in memo.rows], memo.rows))),
        (
            by_priority,
            [(phrases.priorities[each], [row for row in memo.rows if row.priority is each]) for each in _ORDER],
        ),
    ):
        named = [(name, found) for name, found in groups if found]
        if not named or [name for name, _ in named] in ([no_chapter], [no_topic]):
            continue  # nothing to tell apart
        rows.append((Cell(((title, BOLD),), "TableCentre", len(shares)),))
        rows.extend(_counted(name, found, verdicts) for name, found in named)
    return table(widths, head, rows)


def _groups(names: Sequence[str], rows: Sequence[MemoRow]) -> Iterator[tuple[str, list[MemoRow]]]:
    for name in dict.fromkeys(names):
        yield name, [row for row, its in zip(rows, names, strict=True) if its == name]


def _counted(name: str, rows: Sequence[MemoRow], verdicts: Sequence[Verdict]) -> tuple[Cell, ...]:
    counts = [sum(row.verdict is verdict for row in rows) for verdict in verdicts]
    return (
        words(name),
        *(words(str(count) if count else "—", "TableCentre") for count in counts),
        words(str(len(rows)), "TableCentre"),
    )
