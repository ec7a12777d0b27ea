"""One article through all drafts, as columns of paragraphs, and the threads as a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafts.comparison import Comparison, Op, Row, RowKind, Significance
from drafts.lineage import Lineage, Thread
from drafts.model import Draft
from drafts.wording import fate_word, flag_name, kind_word
from workbench.language import say
from workbench.linebreak import cells, truncate
from workbench.palette import Role
from workbench.render.alignment import sign_of_row
from workbench.render.model import Look, Paragraph
from workbench.render.pieces import BLANK, whole, words
from workbench.render.row_words import row_words
from workbench.wording import Words

NAME = 18
"""Cells of an article's label in the list."""
LINE = 26
"""Cells of its signs, label and beginning together."""


def thread_columns(found: Lineage, labels: Sequence[str], thread: Thread, look: Look) -> list[list[Paragraph]]:
    """A column for each draft: its label, the article's, what became of it since the draft before, its words with changes."""
    return [list(_column(found, labels, thread, at, look)) for at in range(len(found.drafts))]


def _column(found: Lineage, labels: Sequence[str], thread: Thread, at: int, look: Look) -> Iterator[Paragraph]:
    draft, say_ = found.drafts[at], Words(look.language)
    names = _names(draft, thread.stops[at], look.language)
    yield words((labels[at], Role.DIM))
    rows = [row for row in thread.steps[at - 1] if not row.partial] if at else []
    if not thread.stops[at]:
        gone = bool(at and thread.stops[at - 1])
        yield words((say_("lineage.gone" if gone else "lineage.absent"), Role.DELETED_NUMERAL if gone else Role.DIM))
        for row in rows if gone else ():
            yield BLANK
            yield from whole(row.old_text, Op.DELETE, draft, found.drafts[at - 1], look)
        return
    yield words((names, Role.LABEL), *(("  " + title, Role.STRONG) for title in _titles(draft, thread.stops[at])))
    if not at or not thread.stops[at - 1]:
        if at:
            yield words((f"+ {kind_word(RowKind.INSERTED, look.language)}", Role.INSERTED_NUMERAL))
        yield from (BLANK,) if at else (BLANK, BLANK)  # the words of all drafts begin on one line
        for key in thread.stops[at]:
            if len(thread.stops[at]) > 1:
                yield words((_names(draft, (key,), look.language), Role.LABEL))
            yield from whole(draft.body(draft.by_key[key]), Op.INSERT if at else Op.EQUAL, draft, draft, look)
        return
    for number, row in enumerate(rows):
        if number:
            yield BLANK
        yield _fate(found, at, row, look)
        yield BLANK
        yield from _words(found, at, thread, row, look)
    for row in thread.steps[at - 1]:
        if row.partial:
            before = _names(found.drafts[at - 1], row.old, look.language)
            after = _names(draft, row.new, look.language)
            text = say(look.language, f"> {before}的一部分移到{after}", f"> a passage of {before} went to {after}")
            yield words((text, Role.MOVED), hang=2)


def _words(found: Lineage, at: int, thread: Thread, row: Row, look: Look) -> Iterator[Paragraph]:
    """A row's words with their changes, an article after the other; passages that went elsewhere say where to."""
    old, new = found.drafts[at - 1], found.drafts[at]
    yield from row_words(Comparison(old, new, thread.steps[at - 1]), row, look)


def _fate(found: Lineage, at: int, row: Row, look: Look) -> Paragraph:
    """What became of a row's articles since the draft before, in a line."""
    language = look.language
    sign, role = sign_of_row(row)
    before = _names(found.drafts[at - 1], row.old, language)
    same = row.kind is RowKind.SAME
    what = Words(language)("lineage.same") if same else fate_word(row, language)
    flags = dict.fromkeys(flag.kind for flag in row.flags)
    return words(
        (f"{sign} {what}", role),
        (
            say(language, f"  原{before}", f"  was {before}") if before and (row.renumbered or not same) else "",
            Role.MOVED,
        ),
        *((f"  {look.glyphs.flag}{flag_name(kind, language)}", Role.FLAG) for kind in flags),
        hang=2,
    )


def _names(draft: Draft, keys: Sequence[str], language: str) -> str:
    return say(language, "、", ", ").join(draft.by_key[key].label or draft.by_key[key].number for key in keys)


def _titles(draft: Draft, keys: Sequence[str]) -> list[str]:
    return [draft.by_key[key].title for key in keys if draft.by_key[key].title][:1]


def thread_line(found: Lineage, thread: Thread, look: Look) -> Paragraph:
    """A thread in the list: the signs of its steps, its article in the last draft that has it, how that begins."""
    draft = found.drafts[thread.last]
    keys = thread.stops[thread.last]
    provision = draft.by_key[keys[0]]
    signs: list[tuple[str, Role]] = []
    for step in thread.steps:
        main = [row for row in step if not row.partial]
        if not main:
            signs.append((".", Role.DIM))
            continue
        row = max(main, key=lambda each: list(Significance).index(each.klass))
        sign, role = sign_of_row(row)
        signs.append((sign, role))
    label = truncate(_names(draft, keys, look.language), NAME)
    text = truncate(
        " ".join((provision.title or draft.body(provision)[:NAME]).split()), LINE - len(signs) - cells(label)
    )
    return words(*signs, (" " + label, Role.STRONG), (" " + text, Role.DIM))
