"""Where paragraphs of Chinese print without indents end: after a sentence whose line had room for more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from drafts.parsing.pages import Print

_SENTENCE_ENDS = frozenset("。；：")
_BEGINS_NO_LINE = frozenset("，。；：、！？）》〉”’」』】〕％")
_ENDS_NO_LINE = frozenset("（《〈“‘「『【〔")
_FEWEST = 8
"""Lines that go on in the next one, by which to see how the text was set."""
_STRICTLY = 0.98
_NEARLY_FULL = 4.0
"""Cells by which lines of one margin may differ."""
_APART = 2.0
"""A gap, in lines, that no paragraph runs over."""


def parted(prints: Sequence[Print], width: float) -> list[Print]:
    """The lines, with a gap above each that would have begun on the line above, had its words gone on in the same paragraph.

    Only where the text was set strictly, every line as full as the signs that begin and end no line allow. Lines of words that
    were squeezed or stretched to the margin differ by a character, and there nothing can be told.
    """
    pairs = list(pairwise(prints))
    within = [(a, b) for a, b in pairs if a.text[-1] not in _SENTENCE_ENDS and a.right >= width - _NEARLY_FULL]
    strict = sum(not _has_room(a, b, width) for a, b in within)
    if len(within) < _FEWEST or strict < _STRICTLY * len(within):
        return list(prints)
    found = list(prints[:1])
    for above, line in pairs:
        ends = above.text[-1] in _SENTENCE_ENDS and not line.gap and _has_room(above, line, width)
        found.append(line._replace(gap=_APART) if ends else line)
    return found


def _has_room(above: Print, line: Print, width: float) -> bool:
    """Whether the first words of a line that aren't parted had room on the line above."""
    return above.right + _cells(_first_words(line.text)) <= width


def _first_words(text: str) -> str:
    """A character, or a word or figure in Latin script, with the signs that stay with it: “路, 灯。"""
    end = 0
    while end < len(text) - 1 and text[end] in _ENDS_NO_LINE:
        end += 1
    if text[end].isascii() and text[end].isalnum():
        while end < len(text) and text[end].isascii() and text[end].isalnum():
            end += 1
    else:
        end += 1
    while end < len(text) and text[end] in _BEGINS_NO_LINE:
        end += 1
    return text[:end]


def _cells(text: str) -> int:
    return sum(1 if character.isascii() else 2 for character in text)
