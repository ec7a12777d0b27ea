"""A comparison as plain lines, for a pipe or a terminal without a screen: `[-deleted-]`, `{+inserted+}`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafts.comparison import Comparison, Op, Replacement, Reworded, Row, RowKind, Significance
from drafts.counting import many
from drafts.diff import diff
from drafts.diffing.typography import typographic
from drafts.naming import name_of
from drafts.parsing.doubtful_mentions import said_once
from drafts.showing.notes import captions, changed_captions, notes
from drafts.showing.outside import SECTION, shown, told_rows
from drafts.showing.passages import passage_changes
from drafts.showing.pieces import label_words, pieces
from drafts.wording import changed_besides, fate_word, kind_word, sign_of
from workbench.language import say

if TYPE_CHECKING:
    from drafts.aligning.explain import Explanation

_SHOWN = 40


def render_comparison(comparison: Comparison, language: str) -> str:
    """Every row but the unchanged ones, headed by counts; flags with their reasons below each row."""
    counts = Counter(row.kind for row in comparison.rows if not row.partial)
    old, new = comparison.old, comparison.new
    head = say(
        language,
        f"《{old.title}》（{len(old.articles)} 条）→《{new.title}》（{len(new.articles)} 条）",
        f"{old.title} ({many(len(old.articles), 'articles')}) → {new.title} ({many(len(new.articles), 'articles')})",
    )
    moved = changed_besides((row for row in comparison.rows if not row.partial), language)
    tally = " · ".join(
        f"{kind_word(kind, language)} {counts[kind]}{moved if kind is RowKind.MOVED else ''}"
        for kind in RowKind
        if counts[kind]
    )
    besides = notes(comparison, language)
    lines = [head, tally, *besides, *(_replaced(each, language) for each in comparison.replacements)]
    captioned = changed_captions(comparison)
    told = [row for row in comparison.rows if not _is_unchanged(row) or row in captioned]
    unchanged = len(comparison.rows) - len(told)
    for row in told:
        blank, name, *words = _row(comparison, row, language)
        lines += [blank, name, *(_marked_headings(comparison, row) if row in captioned else ()), *words]
    if old.text == new.text:
        lines += ["", say(language, "两份的文字完全相同。", "The two texts are the same.")]
    elif unchanged == len(comparison.rows) and unchanged:
        all_of_them = f"{many(unchanged, 'articles')}: all words unchanged."
        lines += [
            "",
            say(
                language,
                f"{unchanged} 条的文字都未改，两份的不同在条文之外。",
                f"{all_of_them} What differs stands outside them.",
            ),
        ]
    elif unchanged:
        lines += [
            "",
            say(language, f"其余 {unchanged} 条文字未改。", f"{many(unchanged, 'other articles')}: words unchanged."),
        ]
    lines += _outside(comparison, language)
    for doubt in said_once(new):
        lines += ["", say(language, f"引用核对：{doubt.zh}", f"References: {doubt.en}")]
    return "\n".join(lines)


def _is_unchanged(row: Row) -> bool:
    return (
        row.klass is Significance.NONE and not row.moved and row.kind in (RowKind.SAME, RowKind.EDITED, RowKind.MOVED)
    )


def _row(comparison: Comparison, row: Row, language: str) -> Iterator[str]:
    """A row after an empty line."""
    yield from ("", _heading(comparison, row, language))
    yield from _labelled(comparison, row, language).split("\n")
    yield from (f"  ⚑ {say(language, flag.zh, flag.en)}" for flag in row.flags)
    yield from (f"  ⇄ {_moved(row.changes[gone].text, language)}" for gone, _ in row.moves)
    yield from (f"  ⇄ {_reworded(one, language)}" for one in row.reworded)


def _outside(comparison: Comparison, language: str) -> Iterator[str]:
    """What changed in annexes, recitals and the preamble."""
    outside, rows = comparison.outside, told_rows(comparison)
    if outside is None or not rows:
        return
    yield from ("", f"== {say(language, *SECTION)} ==")
    for row in rows:
        blank, name, *words = _row(outside, shown(row, language), language)
        yield from (blank, name, *_marked_headings(outside, row), *words)


def _marked_headings(comparison: Comparison, row: Row) -> Iterator[str]:
    """The headings of a row's annexes, or the captions of its articles, marked where they changed."""
    old, new = captions(comparison, row)
    if old or new:
        yield "".join(
            f"{_MARKS[op][0]}{text}{_MARKS[op][1]}"
            for op, text in (
                diff(old, new, comparison.new.language) if row.old and row.new else [(Op.EQUAL, old or new)]
            )
        )


def render_explanation(comparison: Comparison, why: Explanation, language: str) -> str:
    """The evidence on some articles, one piece a line, with what it adds or takes."""
    between = "、" if comparison.new.language == "zh" else ", "
    old = between.join(name_of(comparison.old.by_key[key]) for key in why.old) or "-"
    new = between.join(name_of(comparison.new.by_key[key]) for key in why.new) or "-"
    lines = [f"{old} → {new}", say(language, why.zh, why.en)]
    for one in why.reasons:
        weight = "     " if one.kind in ("passage", "nearest", "moved", "whole") else f"{one.value:+.2f}"
        lines.append(f"  {weight}  {say(language, one.zh, one.en)}")
    return "\n".join(lines)


def _replaced(replacement: Replacement, language: str) -> str:
    """A replacement that runs through the draft, with how often it was made."""
    old, new, count, rows = replacement.old, replacement.new, replacement.count, len(replacement.rows)
    return say(
        language,
        f"通篇替换：“{old}”改为“{new}”，{rows} 条中 {count} 处",
        f"Throughout: “{old}” becomes “{new}”, {many(count, 'times')} in {many(rows, 'articles')}",
    )


def _moved(text: str, language: str) -> str:
    """A passage that only changed its place inside the article."""
    shown = " ".join(text.split())
    shown = shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"
    return say(language, f"只移动位置：“{shown}”", f"Only moved: “{shown}”")


def _reworded(one: Reworded, language: str) -> str:
    """A passage that changed its place inside the article, and some of its words."""
    shown = " ".join("".join(f"{_MARKS[op][0]}{text}{_MARKS[op][1]}" for op, text in one.changes).split())
    return say(language, f"移动位置并有改动：“{shown}”", f"Moved and changed: “{shown}”")


def _heading(comparison: Comparison, row: Row, language: str) -> str:
    before, after = comparison.articles(row)
    comma = say(language, "、", ", ")
    old = comma.join(name_of(p) for p in before)
    new = comma.join(name_of(p) for p in after)
    name = new or old
    parts = [sign_of(row), name]
    if old and new and (row.renumbered or old != new):
        parts.append(say(language, f"（原{old}）", f"(was {old})"))
    words = [fate_word(row, language)]
    if row.moved and row.kind is not RowKind.MOVED:
        words.append(say(language, "移动", "moved"))
    if row.partial:
        parts, words = parts[:2], [passage_from(old, language)]
    return " ".join(parts) + "  " + "·".join(words)


def passage_from(old: str, language: str) -> str:
    """Said of an article that took a passage of another old one."""
    return say(language, f"其中一段文字由旧稿{old}移来", f"a passage came from old {old}")


_MARKS = {Op.EQUAL: ("", ""), Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}


def marked(row: Row, language: str) -> str:
    """A row's words with its changes marked, of a partial row the passage's; those of an inserted or deleted article as they
    stand. ``language`` is the draft's.
    """
    if row.kind in (RowKind.INSERTED, RowKind.DELETED):
        return row.new_text or row.old_text
    changes = passage_changes(row, language)
    quiet = typographic(changes)
    return "".join(_marked(op, text, quiet=at in quiet) for at, (op, text) in enumerate(changes))


def _marked(op: Op, text: str, *, quiet: bool) -> str:
    """Some words with their marks; where only the spaces between them changed, the new ones as they stand."""
    if quiet and text.isspace():
        return "" if op is Op.DELETE else text
    before, after = _MARKS[op]
    return f"{before}{text}{after}"


def _labelled(comparison: Comparison, row: Row, language: str) -> str:
    """The same, each article of a row with several after its label."""
    if len(row.old) < 2 and len(row.new) < 2:
        return marked(row, comparison.new.language)
    found: list[str] = []
    for piece in pieces(comparison, row):
        if piece.label:
            found.append(f"[{label_words(piece, int(language != 'zh'))}] ")
        else:
            found.append(_marked(piece.op, piece.text, quiet=piece.quiet))
    return "".join(found)
