"""A draft's or a comparison's table of contents: headings and articles with their signs."""

from __future__ import annotations

from typing import NamedTuple

from drafts.comparison import Comparison
from drafts.model import Draft, Kind, Provision
from drafts.showing.outside import SECTION
from workbench.language import say
from workbench.palette import Role
from workbench.render.entries import Entry, annex_entries, comparison_entries, draft_entries, recital_entries
from workbench.render.headings import sign_of
from workbench.render.model import ArticleId, Side
from workbench.safe import safe_line

_HEADING_KINDS = (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION)
_PREVIEW = 24


class OutlineLine(NamedTuple):
    """A heading (without an article) or an article of the outline."""

    depth: int
    label: str
    text: str
    """A heading's title; an article's caption, or else how it begins."""
    article: ArticleId | None = None
    sign: str = " "
    sign_role: Role = Role.DIM


def draft_outline(draft: Draft) -> tuple[OutlineLine, ...]:
    """A single draft's outline."""
    return _lines((*recital_entries(draft), *draft_entries(draft), *annex_entries(draft)), draft, draft)


def comparison_outline(comparison: Comparison, language: str) -> tuple[OutlineLine, ...]:
    """The newer draft's outline with what became of each article; deleted ones stand where they were. Preamble, recitals and
    annexes come last, under a heading in ``language``.
    """
    found = _lines(comparison_entries(comparison), comparison.new, comparison.old)
    outside = comparison.outside
    if outside is None:
        return found
    heading = OutlineLine(0, say(language, *SECTION), "")
    return (*found, heading, *_lines(comparison_entries(outside), outside.new, outside.old))


def _lines(entries: tuple[Entry, ...], new: Draft, old: Draft) -> tuple[OutlineLine, ...]:
    found: list[OutlineLine] = []
    open_headings: tuple[Provision, ...] = ()
    for entry in entries:
        draft = new if entry.id.side is Side.NEW else old
        if entry.id.side is Side.NEW:
            headings = tuple(p for p in draft.ancestors(entry.provision) if p.kind in _HEADING_KINDS)[::-1]
            for depth, heading in enumerate(headings):
                if heading not in open_headings:
                    found.append(OutlineLine(depth, safe_line(heading.label), safe_line(heading.title)))
            open_headings = headings
        sign, role = sign_of(entry)
        provision = entry.provision
        text = (
            provision.title
            or draft.text[provision.body.start : min(provision.body.end, provision.body.start + _PREVIEW)]
        )
        label = safe_line(_short(provision.label) or provision.number)
        found.append(OutlineLine(len(open_headings), label, safe_line(text.strip()), entry.id, sign, role))
    return tuple(found)


def _short(label: str) -> str:
    """A label for a narrow column: Art. 5 for Article 5."""
    return f"Art. {label.removeprefix('Article ')}" if label.startswith("Article ") else label
