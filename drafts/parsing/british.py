"""Which numbers at the start of a line are the sections of an act of the United Kingdom or the Commonwealth, or clauses."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from drafts.model import Kind
from drafts.parsing.captions import is_note
from drafts.parsing.clause_titles import has_verb
from drafts.parsing.labels import Candidate
from drafts.parsing.marks import Line
from drafts.parsing.western import is_title

_ENDS = frozenset('.;:—)]”"')


def own_labels(text: str, lines: Sequence[Line], found: Sequence[Candidate]) -> list[Candidate]:
    """The labels without numbers alone on their lines where others have words after them, and without the parts of clauses.

    A sentence below a marginal note is a section's: In this Act, …, which elsewhere might be a sentence that goes on.
    """
    sections = [c for c in found if c.kind is Kind.ARTICLE]
    alone = {c.start for c in sections if c.alone}
    left_out = alone if len(alone) * 2 <= len(sections) else set[int]()
    bracketed = {c.start for c in sections if text[c.end - 1] == ")"}
    left_out |= bracketed if len(bracketed) * 2 <= len(sections) else set[int]()  # 1) is an item where 1. is a section
    inserted = [c for c in sections if "." in c.printed]
    if inserted and _are_clauses(text, lines, sections, inserted):
        left_out |= {c.start for c in inserted}
    labelled = {c.line for c in found}
    return [_settled(text, lines, c, labelled) for c in found if c.start not in left_out]


def _are_clauses(
    text: str, lines: Sequence[Line], sections: Sequence[Candidate], inserted: Sequence[Candidate]
) -> bool:
    """Whether 2.1 is a part of clause 2, whose line has but a title, and not a section that was inserted after 2, as in Canada."""
    if len(inserted) * 3 > len(sections):
        return True
    return any(
        below.printed.startswith(f"{above.printed}.") and below.line == above.line + 1 and _titled(text, lines, above)
        for above, below in pairwise(sections)
    )


def _titled(text: str, lines: Sequence[Line], section: Candidate) -> bool:
    words = text[section.end : lines[section.line].end].strip(" .\xa0")
    return not words or (is_title(words) and not has_verb(words))


def _settled(text: str, lines: Sequence[Line], candidate: Candidate, labelled: Container[int]) -> Candidate:
    if not candidate.citing or candidate.kind is not Kind.ARTICLE or candidate.line < 2:
        return candidate
    note, above = lines[candidate.line - 1], lines[candidate.line - 2]
    if text[note.end - 1] in _ENDS or not is_note(text[note.start : note.end]) or text[candidate.end] in ",;)%":
        return candidate
    ended = candidate.line - 2 in labelled or text[above.end - 1] in _ENDS or is_note(text[above.start : above.end])
    candidate.citing = not ended
    return candidate
