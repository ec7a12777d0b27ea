"""The words and signs that say what became of an article."""

from __future__ import annotations

from collections.abc import Iterable

from drafts.comparison import Flag, RowKind, Significance
from drafts.model import Provision
from drafts.naming import name_of
from drafts.wording import class_word, fate_word, flag_name, kind_word
from workbench.language import say
from workbench.palette import Role
from workbench.render.alignment import sign_of_row
from workbench.render.entries import Entry
from workbench.render.model import Chunk, Look, Paragraph, Part, Place, Side
from workbench.safe import safe_line

LONG_CAPTION = 20
"""From so many characters on a caption may be broken within."""
FLAGS_SHOWN = 5
"""More flags than that are counted, not named, in a heading."""


def sign_of(entry: Entry) -> tuple[str, Role]:
    """The gutter's sign: + inserted, - deleted, ~ changed, > moved, # only renumbered, a space for none."""
    if entry.row is None:
        return " ", Role.DIM
    sign, role = sign_of_row(entry.row)
    return (" " if sign == "=" else sign), role


def short_label(provision: Provision, language: str) -> str:
    """An article as spoken of in passing: 第五条, or Art. 5."""
    if language == "zh" and provision.label:
        return safe_line(name_of(provision))
    return f"Art. {provision.number}" if provision.number else safe_line(provision.label or provision.title)


def heading_of(entry: Entry, look: Look) -> Paragraph:
    """An article's heading: label, caption, what became of it, and its flags."""
    provision = entry.provision
    side, key = entry.id
    chunks = [Chunk(safe_line(provision.label or provision.number), Role.LABEL, (Place(side, key, 0, Part.LABEL),))]
    if not provision.label:
        chunks = [Chunk(provision.number, Role.LABEL)] if provision.number else []
    chunks += _caption(entry, look)
    words = list(_fate(entry, look))
    for word, role in words:
        chunks += [Chunk("  ", Role.TEXT), Chunk(word, role)]
    if entry.row is not None:
        chunks += _flags(entry.row.flags, look)
    return Paragraph(tuple(chunks), 0, 4, at_spaces=look.language == "zh" and len(entry.provision.title) < LONG_CAPTION)


def _caption(entry: Entry, look: Look) -> list[Chunk]:
    new = safe_line(entry.provision.title)
    old = safe_line(entry.old[0].title) if len(entry.old) == 1 else new
    places = (Place(*entry.id, 0, Part.CAPTION),)
    if entry.kind is None or old == new:
        return [Chunk("  ", Role.TEXT), Chunk(new, Role.STRONG, places)] if new else []
    found = [Chunk("  ", Role.TEXT)]
    if old:
        found.append(Chunk(f"[-{old}-]" if look.brackets else old, Role.DELETED))
    if new:
        inserted = Chunk(new, Role.INSERTED, places)
        marks = [Chunk(mark, Role.INSERTED) for mark in ("{+", "+}")]
        found += [marks[0], inserted, marks[1]] if look.brackets else [inserted]
    return found


def _fate(entry: Entry, look: Look) -> Iterable[tuple[str, Role]]:
    language, row = look.language, entry.row
    if row is None:
        return
    if row.kind is RowKind.INSERTED:
        yield kind_word(RowKind.INSERTED, language), Role.INSERTED_NUMERAL
    if row.kind is RowKind.DELETED or (entry.id.side is Side.OLD and not row.new):
        yield kind_word(RowKind.DELETED, language), Role.DELETED_NUMERAL
    if row.kind is RowKind.SPLIT:
        yield kind_word(RowKind.SPLIT, language), Role.MOVED
    if row.kind is RowKind.MERGED:
        yield kind_word(RowKind.MERGED, language), Role.MOVED
    if row.moved or row.kind is RowKind.MOVED:
        word = fate_word(row, language) if row.moved_and_changed else kind_word(RowKind.MOVED, language)
        yield word, Role.MOVED
    others, word = (
        (entry.old, say(language, "原", "was "))
        if entry.id.side is Side.NEW
        else (
            entry.successors,
            say(language, "今", "now "),
        )
    )
    if others:
        names = [short_label(p, language) for p in others]
        shows = row.renumbered or row.moved or row.kind in (RowKind.SPLIT, RowKind.MERGED, RowKind.MOVED)
        if shows or names != [short_label(entry.provision, language)]:
            yield word + say(language, "、", ", ").join(names), Role.MOVED
    if row.kind is RowKind.EDITED and row.klass is Significance.MECHANICAL:
        yield class_word(Significance.MECHANICAL, language), Role.DIM
    for taker in entry.partly_to:
        name = short_label(taker, language)
        yield say(language, f"一部分移至{name}", f"a passage went to {name}"), Role.MOVED
    for donor in entry.partly_from:
        name = short_label(donor, language)
        yield say(language, f"含原{name}一部分", f"with a passage of {name}"), Role.MOVED


def _flags(flags: Iterable[Flag], look: Look) -> list[Chunk]:
    found: list[Chunk] = []
    kinds = list(dict.fromkeys(flag.kind for flag in flags))
    shown = kinds if len(kinds) <= FLAGS_SHOWN else kinds[: FLAGS_SHOWN - 1]
    names = [flag_name(kind, look.language) for kind in shown]
    if len(kinds) > len(shown):
        names.append(f"+{len(kinds) - len(shown)}")
    for name in names:
        found += [Chunk("  ", Role.TEXT), Chunk(look.glyphs.flag + name, Role.FLAG)]
    return found
