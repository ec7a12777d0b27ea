"""Text whose lines were broken at a fixed width, as copied from PDF files: told apart and joined to paragraphs."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from drafts.characters import han_letters
from drafts.patterns import regex

_END = frozenset("。；：！？.;:!?”」）)】》…、—")
_NARROWEST = 50
"""Cells; no page in Latin script is narrower, but a column of a table is."""
_FEWEST_BROKEN = 3
_FEW, _MOST, _NEARLY_ALL = 0.08, 0.75, 0.9
_LABEL_ALONE = regex(r"(?:\([0-9a-z]{1,4}\)|[0-9]{1,3}[.)]|[a-z][.)])")
_LONGEST_FACT = 9
"""Characters of what a fact above a rule on a page of the web is called: 发文机关：某市人民政府."""
_SENTENCE_MARKS = frozenset("，。；")
_SPACES = str.maketrans("", "", " 　")
_FEWEST = 5
"""Lines that don't end a sentence; with fewer, nothing can be told."""
_A_FULL_LINE = 36
"""Cells; the shortest lines that are taken for broken ones where there are few."""
_WIDEST = 150
"""Cells; a line longer than this wasn't broken to fit a page."""


def wrap_width(lines: Sequence[str]) -> int | None:
    """The width, in cells, at which lines were broken; None where they weren't.

    They were where most lines that don't end a sentence end at about the same width, and few lines are wider.
    """
    filled = [bare for line in lines if (bare := line.rstrip())]
    return _width_of_unended(lines, filled) or _width_of_broken(lines, len(filled))


def _width_of_unended(lines: Sequence[str], filled: Sequence[str]) -> int | None:
    unended = [line for line in filled if line[-1] not in _END and not _is_fact(line)]
    few = len(unended) < 8
    if len(unended) < max(_FEWEST, 0.15 * len(filled)):
        return None
    open_ended = sorted(_cells(line) for line in unended)
    within = [width for width in open_ended if width <= _WIDEST]
    if len(within) < 0.8 * len(open_ended):
        return None
    widest = within[len(within) * 97 // 100]
    if widest < (_A_FULL_LINE if few else 24):
        return None
    sample = "".join(lines[:400])
    latin = sum(map(sample.count, "abcdefghijklmnopqrstuvwxyz"))
    near, share = (widest - 8, 0.55) if han_letters(sample) > latin else (0.7 * widest, 0.5)
    if few:  # a page at most: then all but the title, and in Chinese only
        near, share = widest - 4 if han_letters(sample) > latin else _WIDEST, 0.8
    if sum(near <= width <= widest + 8 for width in within) < share * len(open_ended):
        return None
    beyond = sum(_cells(line) > widest + 8 for line in filled)  # headings of like length, above whole paragraphs
    return widest if beyond <= 0.2 * len(filled) else None


def _is_fact(line: str) -> bool:
    """Whether a line says a fact of a rule by its name, with no sentence."""
    name, colon, said = line.partition("：")
    name = name.lstrip(" 　")
    if not colon or not 0 < len(name) <= _LONGEST_FACT or not _SENTENCE_MARKS.isdisjoint(said):
        return False
    letters = name.translate(_SPACES)
    return han_letters(letters) == len(letters)


def _width_of_broken(lines: Sequence[str], filled: int) -> int | None:
    """The width where most lines that go on in the next one, with a small letter, end at about the same.

    So it is in texts in Latin script of many short lines, labels and titles, which end anywhere.
    """
    broken = [
        _cells(bare)
        for line, below in pairwise(lines)
        if "a" <= below.lstrip() < "{" and (bare := line.rstrip()) and bare[-1] not in _END
    ]
    if len(broken) < max(_FEWEST_BROKEN, _FEW * filled):
        return None
    widest = sorted(broken)[len(broken) * 97 // 100]
    if not _NARROWEST <= widest <= _WIDEST:
        return None
    full = sum(0.8 * widest <= width <= widest + 8 for width in broken)
    beyond = sum(len(line) > widest + 8 for line in lines)
    return widest if full >= _MOST * len(broken) and beyond <= max(1, _FEW * filled) else None


def unwrapped(lines: Sequence[str], width: int) -> list[str]:
    """The paragraphs that wrapped lines make; a label alone on its line is joined to the words below it."""
    from drafts.parsing.pages import Print, unwrap

    prints: list[Print] = []
    blank = 0
    for line in lines:
        words = line.strip()
        if not words:
            blank += 1
            continue
        left = _cells(line[: len(line) - len(line.lstrip())])
        han = han_letters(words) * 2 > len(words) / 2
        prints.append(Print(words, left, left + _cells(words), 2.0 if han else 1.0, float(blank) if prints else 0.0))
        blank = 0
    usual = sorted(line.gap for line in prints)[len(prints) // 2] if prints else 0.0
    if (
        usual and sum(p.gap >= usual for p in prints) >= _NEARLY_ALL * len(prints) - 1
    ):  # every line is followed by a blank one
        prints = [Print(p.text, p.left, p.right, p.size, p.gap - usual) for p in prints]
    sizes_differ = len({p.size for p in prints}) > 1
    if sizes_differ:
        prints = [Print(p.text, p.left, p.right, 2.0, p.gap) for p in prints]
    indented = sum(2 <= p.left <= 8 for p in prints) >= 0.15 * len(prints)
    if not indented:
        from drafts.parsing.short_ends import parted

        prints = parted(prints, width)
    paragraphs: list[str] = []
    for paragraph in unwrap(prints, width, indented=indented):
        if paragraphs and _LABEL_ALONE.fullmatch(paragraphs[-1]) and not _LABEL_ALONE.fullmatch(paragraph):
            paragraphs[-1] = f"{paragraphs[-1]} {paragraph}"
        else:
            paragraphs.append(paragraph)
    return paragraphs


def _cells(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(map(_WIDTHS.__getitem__, text))


class _Widths(dict[str, int]):
    """The cells of each character, looked up once: a law has a few thousand different ones."""

    def __missing__(self, character: str) -> int:
        width = self[character] = 2 if unicodedata.east_asian_width(character) in "WFA" else 1
        return width


_WIDTHS = _Widths()
