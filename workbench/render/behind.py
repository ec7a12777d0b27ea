"""What is behind an article, as entries of a panel: its terms, its references, its flags and what moved in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from drafts.comparison import Change, Comparison, Op, Row
from drafts.model import Draft, Kind, Provision, Reference, Span
from drafts.terms import Term
from drafts.wording import flag_name
from workbench.language import say
from workbench.palette import Role
from workbench.render.entries import units
from workbench.render.model import Look, Paragraph
from workbench.render.passages import passage_names
from workbench.render.pieces import words
from workbench.render.reference_list import cited
from workbench.render.surroundings import surroundings

CONTEXT = 18
"""Characters shown on either side of a word in use."""
PREVIEW = 90


class Spot(NamedTuple):
    """Words of an article: the key of its unit, and a span of that unit's body."""

    key: str
    span: Span


class Line(NamedTuple):
    """Something to read in a panel, and where it leads."""

    paragraphs: tuple[Paragraph, ...]
    spot: Spot | None = None


def spot_of(draft: Draft, span: Span) -> Spot | None:
    """The article or point that holds words of the draft; None outside all of them."""
    found = units(draft)
    at = bisect_right([unit.span.start for unit in found], span.start) - 1
    if at < 0 or span.start >= found[at].span.end:
        return None
    body = found[at].body
    start = max(0, span.start - body.start)
    return Spot(found[at].key, Span(start, max(start, min(span.end, body.end) - body.start)))


def home_of(draft: Draft, provision: Provision) -> Spot | None:
    """Where a provision is read: its article, or the first article of a chapter."""
    if provision.kind in (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION):
        first = next((unit for unit in units(draft) if provision.span.holds(unit.span)), None)
        return Spot(first.key, Span(0, 0)) if first else None
    return spot_of(draft, Span(provision.span.start, provision.span.end))


def terms_in(terms: Sequence[Term], stretch: Span) -> list[Term]:
    """The terms that are defined or used in a stretch of the text, in the order they first stand there."""
    found: list[tuple[int, Term]] = []
    for term in terms:
        places = [span.start for span in (term.span, *term.uses) if stretch.holds(span)]
        if places:
            found.append((min(places), term))
    return [term for _, term in sorted(found, key=lambda each: each[0])]


def term_lines(draft: Draft, term: Term, look: Look) -> Iterator[Line]:
    """A term: its definition, then every place where it is used."""
    where = cited(draft, term.article, look.language) or say(look.language, "正文之前", "the front matter")
    uses = say(look.language, f"用了 {len(term.uses)} 处", f"used {len(term.uses)} times")
    head = words((term.name, Role.LABEL), "  ", (where, Role.STRONG), (f"  {uses}", Role.DIM))
    definition = " ".join(draft.slice(term.definition).split())
    yield Line((head, words(definition, first=2, hang=2)), spot_of(draft, term.span))
    for span in term.uses:
        spot = spot_of(draft, span)
        label = cited(draft, spot.key, look.language) if spot else ""
        yield Line((_among(draft, span, label, look),), spot)


def term_line(draft: Draft, term: Term, look: Look) -> Line:
    """A term in short: name, where it is defined, the definition."""
    return next(iter(term_lines(draft, term, look)))


def _among(draft: Draft, span: Span, label: str, look: Look) -> Paragraph:
    end = draft.text.find("\n", span.end)
    line = Span(draft.text.rfind("\n", 0, span.start) + 1, len(draft.text) if end < 0 else end)
    before, after = surroundings(draft.text, span, line, CONTEXT)
    name = draft.slice(span)
    marked = f"[{name}]" if look.brackets else name
    return words(
        (label + "  ", Role.STRONG), (before, Role.DIM), (marked, Role.SEARCH), (after, Role.DIM), first=2, hang=6
    )


def mentions_in(draft: Draft, key: str) -> list[Reference]:
    """The mentions of provisions of this draft in an article, those that mean something."""
    return [m for m in draft.references if m.article == key and not m.external and m.target is not None]


def mention_line(draft: Draft, mention: Reference, look: Look) -> Line:
    """A mention and the beginning of what it means."""
    target = draft.by_key[mention.target or ""]
    text = " ".join(draft.slice(target.span)[:PREVIEW].split())
    head = words(
        (mention.text, Role.LABEL), f" {look.glyphs.arrow} ", (cited(draft, target.key, look.language), Role.STRONG)
    )
    return Line((head, words((text, Role.DIM), first=2, hang=2)), home_of(draft, target))


def flag_lines(comparison: Comparison, row: Row, look: Look) -> Iterator[Line]:
    """The row's flags with the words that differ and the reason."""
    for flag in row.flags:
        parts: list[tuple[str, Role]] = [(f"{look.glyphs.flag}{flag_name(flag.kind, look.language)}", Role.FLAG)]
        for text, role, before, after in (
            (flag.old, Role.DELETED_NUMERAL, "[-", "-]"),
            (flag.new, Role.INSERTED_NUMERAL, "{+", "+}"),
        ):
            if text:
                shown = " ".join(text.split())[:PREVIEW]
                parts += [("  ", Role.TEXT), (f"{before}{shown}{after}" if look.brackets else shown, role)]
        reason = words((say(look.language, flag.zh, flag.en), Role.TEXT), first=2, hang=2)
        yield Line((words(*parts, hang=2), reason), _flag_spot(comparison, row, flag.new))


def _flag_spot(comparison: Comparison, row: Row, text: str) -> Spot | None:
    for key in row.new if text else ():
        at = comparison.new.body(comparison.new.by_key[key]).find(text)
        if at >= 0:
            return Spot(key, Span(at, at + len(text)))
    return None


def move_lines(comparison: Comparison, row: Row, look: Look) -> Iterator[Line]:
    """The passages and paragraphs that changed their place, with what was changed in them."""
    names = passage_names(comparison, row, look.language)
    edits = {one.come: one.changes for one in row.reworded}
    for gone, come in row.moves_inside:
        if come in edits:
            head = words((f"> {names[gone]} {look.glyphs.arrow} {names[come]}", Role.MOVED), hang=2)
            yield Line((head, words(*_edited(edits[come], look), first=2, hang=2)))
            continue
        yield _move(names[gone], names[come], row.changes[come].text, look)
    for part in row.parts if not row.moves_inside else ():
        if part.moved and part.old and part.new:
            before, after = (
                cited(comparison.old, part.old, look.language),
                cited(comparison.new, part.new, look.language),
            )
            yield _move(before, after, comparison.new.slice(comparison.new.by_key[part.new].span)[:PREVIEW], look)


def _edited(changes: Iterable[Change], look: Look) -> Iterator[tuple[str, Role]]:
    """The words of a passage, what was taken out and put in marked."""
    marks = {Op.DELETE: (Role.DELETED, "[-", "-]"), Op.INSERT: (Role.INSERTED, "{+", "+}")}
    for op, text in changes:
        shown = text.replace("\n", " ")
        role, before, after = marks.get(op, (Role.TEXT, "", ""))
        yield (f"{before}{shown}{after}" if look.brackets else shown, role)


def _move(before: str, after: str, text: str, look: Look) -> Line:
    head = words((f"> {before} {look.glyphs.arrow} {after}", Role.MOVED), hang=2)
    return Line((head, words(" ".join(text.split()), first=2, hang=2)))


def is_moved(row: Row) -> bool:
    """Whether anything in the row changed its place."""
    return bool(row.moves_inside) or any(part.moved for part in row.parts)
