"""What could repair each diagnostic: candidates from the words around it, the likeliest first. None is certain to work."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drafts.model import Diagnostic, Draft
from drafts.repair import Repair
from drafts.repairing import repair_lines, repair_numbers

_RULES: dict[str, Callable[[Draft, Diagnostic, int], Iterator[Repair]]] = {
    "gap": repair_numbers.for_gap,
    "repeat": repair_numbers.for_repeat,
    "label-lost": repair_numbers.for_lost_label,
    "stops-early": repair_numbers.for_missing_heading,
    "stray-text": repair_lines.for_stray_text,
    "broken-line": repair_lines.for_broken_line,
    "outside-text": repair_lines.for_outside_text,
    "invisible-character": repair_lines.for_invisible_characters,
}


def candidates(draft: Draft, diagnostic: Diagnostic, number: int) -> Iterator[Repair]:
    """The repairs that might remove a diagnostic; ``number`` is its place in the draft, counted from 1."""
    rule = _RULES.get(diagnostic.code)
    if rule is not None and diagnostic.line > 0:
        yield from rule(draft, diagnostic, number)
