"""What stands inside a section of an American code: (a)(1)(i)(A)(1)(i), with or without words between the labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafts.model import Kind
from drafts.numerals import read_roman
from drafts.parsing.labels import Candidate
from drafts.parsing.marks import RANK, Line, Mark
from drafts.patterns import regex

_LABEL = regex(r"\(([0-9]{1,3}|[A-Z]{1,2}|[ivxlcdm]{1,7}|[a-z]{1,2})\)[ \u3000\t\xa0]*")
_DOTTED = regex(r"([A-Z]{1,2}|[0-9]{1,3}|[a-z]{1,2}|[ivx]{1,5})\.[ \u3000\t\xa0]+(?=[^ ])")
"""A label of State codes: A. 1. a."""
_HEADED = regex(r"[A-Z“][^().\n]{1,90}(?:\.[ \xa0]{1,3}|[—–])(?=\([0-9A-Zai]{1,2}\)[ \xa0])")
"""A paragraph's heading with the first label below it on the same line: (a) Scope. (1) This part applies to …"""
_ROMAN = regex(r"[ivxlc]{1,7}")
_KINDS = (Kind.PARAGRAPH, Kind.ITEM)


def own_labels(text: str, found: list[Candidate]) -> list[Candidate]:
    """The labels of a bill without those of the code that it amends (1798.140.) and of the contents in its first section.

    A bill's sections are SECTION 1., SEC. 2.; Sec. 2. among them is an entry of contents, and so are the headings there.
    """
    sections = [c for c in found if c.kind is Kind.ARTICLE and not c.citing and not c.leader]
    worded = [c for c in sections if text[c.start] in "Ss"]
    loud = [c for c in worded if text.startswith("SEC", c.start) and c.printed.isdecimal()]
    if len(loud) < len(worded) and len(loud) > 1 and [c.number for c in loud] == list(range(1, len(loud) + 1)):
        worded = loud  # Sec. 2.003. is a section of the code that SECTION 2 of a bill amends
    if len(worded) < 2 or worded[0].number != 1 or not all(c.printed.isdecimal() for c in worded):
        return found
    own = [c for c in worded if text.startswith("SEC", c.start)]
    listed = [c for c in worded if text.startswith("Sec.", c.start)] if len(own) > 1 else []
    first, last = (listed[0].line - 3, listed[-1].line) if listed else (0, -1)
    kept = {c.start for c in (own if listed else worded)}
    left: list[Candidate] = []
    added = False
    for candidate in reversed(found):
        if candidate.kind is Kind.ARTICLE:
            added = candidate.start not in kept
            left += [] if added else [candidate]
        elif not first <= candidate.line <= last:
            in_code = added or text[max(0, candidate.start - 8) : candidate.start].rstrip().endswith(":")
            if not (in_code and candidate.start > worded[0].start):
                left.append(candidate)  # not CHAPTER 22.6, which SEC. 2 adds to a code with its sections
    return left[::-1]


@dataclass(frozen=True, slots=True)
class _Label:
    start: int
    body: int
    printed: str
    number: str
    """With a full stop where the label has one."""
    inline: bool
    """On the line of another label."""


@dataclass(frozen=True, slots=True)
class _Sense:
    """What a label may be: one of a list of letters, capitals, figures or Roman numerals, and which one."""

    style: str
    order: int


def inner_marks(text: str, lines: Sequence[Line]) -> list[Mark]:
    """The marks of a section's paragraphs from its lines, the first line given from where the section's words begin.

    A label goes on in the innermost open list that expects it, or opens a list below. (i) after (h) and before (j) is
    a letter, before (ii) a numeral; where neither follows it is read as a letter and flagged ``ambiguous``.
    """
    marks: list[Mark] = []
    found = [(line, list(_labels(text, line))) for line in lines]
    every = [label for _, labels in found for label in labels]
    following = {a.start: b.number for a, b in pairwise(every)}
    stack: list[_Sense] = []
    plain = 0
    for line, labels in found:
        if labels and labels[0].number.endswith(".") and not _may_follow(labels[0].number, stack):
            labels = labels[1:]
        if not labels:
            if not stack:
                plain += 1
                marks.append(Mark(Kind.PARAGRAPH, str(plain), "", line.start, line.start))
            continue
        for label in labels:
            depth, sense, doubtful = _placed(label.number, stack, following.get(label.start, ""))
            del stack[depth:]
            stack.append(sense)
            kind = _KINDS[depth] if depth < len(_KINDS) else Kind.SUBITEM
            rank = RANK[Kind.PARAGRAPH] if depth == 0 else RANK[Kind.ITEM] + depth - 1
            mark = Mark(kind, label.number.rstrip("."), label.printed, label.start, label.body, rank=rank)
            mark.flags = ("inline",) * label.inline + ("ambiguous",) * doubtful
            marks.append(mark)
    return marks


def _labels(text: str, line: Line) -> Iterator[_Label]:
    """The labels at the start of a line: (a)(1), or (a) Scope. (1) …"""
    at, first = line.start, True
    if dotted := _DOTTED.match(text, at, line.end):
        yield _Label(at, dotted.end(), f"{dotted[1]}.", f"{dotted[1]}.", False)
        at, first = dotted.end(), False
    while at < line.end and (match := _LABEL.match(text, at, line.end)):
        yield _Label(match.start(), match.end(), f"({match[1]})", match[1], not first)
        at, first = match.end(), False
        headed = _HEADED.match(text, at, line.end)
        if headed:
            at = headed.end()


def _may_follow(number: str, stack: Sequence[_Sense]) -> bool:
    """Whether A. or 1. opens a list or goes on in one that is open; else it is no label: B. Smith, 5. of a sum."""
    senses = _senses(number)
    return any(sense.order == 1 or any(sense == _Sense(one.style, one.order + 1) for one in stack) for sense in senses)


def _senses(number: str) -> list[_Sense]:
    if number.endswith("."):
        return [_Sense(f"{sense.style}.", sense.order) for sense in _senses(number[:-1])]
    if number.isdecimal():
        return [_Sense("1", int(number))]
    if number.isupper():
        return [_Sense("A", _letter(number.lower()))]
    senses = [_Sense("a", _letter(number))] if len(set(number)) == 1 and len(number) <= 2 else []
    if _ROMAN.fullmatch(number):
        try:
            senses.append(_Sense("i", read_roman(number)))
        except ValueError:
            return senses
    return senses or [_Sense("a", _letter(number[0]))]


def _after(following: str) -> list[_Sense]:
    return _senses(following) if following else []


def _letter(letters: str) -> int:
    """Its place in the alphabet: a is 1, z 26, aa 27, bb 28."""
    return ord(letters[0]) - ord("a") + 1 + 26 * (len(letters) - 1)


def _placed(number: str, stack: Sequence[_Sense], following: str) -> tuple[int, _Sense, bool]:
    """How deep a label stands, what it is, and whether that is doubtful."""
    senses = _senses(number)
    ways: list[tuple[int, _Sense]] = []
    for depth in range(len(stack) - 1, -1, -1):
        ways += [(depth, s) for s in senses if s.style == stack[depth].style and s.order == stack[depth].order + 1]
    opens = [(len(stack), s) for s in senses if s.order == 1]
    if ways and ways[0][0] == len(stack) - 1 and stack[-1].style == "a":
        opens = [(depth, s) for depth, s in opens if any(n.style == "i" and n.order == 2 for n in _after(following))]
    if len(opens) > 1 or (opens and ways):
        chosen = _by_following(number, [*ways, *opens], following)
        return chosen or (*(ways or opens)[0], True)
    if ways:
        if len(ways) > 1:
            chosen = _by_following(number, ways, following)
            return chosen or (*ways[0], ways[0][1].style != ways[1][1].style)
        return (*ways[0], False)
    if opens:
        return (*opens[0], False)
    for depth in range(len(stack) - 1, -1, -1):  # a number was left out or comes twice
        same = [s for s in senses if s.style == stack[depth].style]
        if same:
            return depth, same[0], False
    return len(stack), senses[0], False


def _by_following(number: str, ways: Sequence[tuple[int, _Sense]], following: str) -> tuple[int, _Sense, bool] | None:
    """The one way of reading a label that the next label goes on from."""
    after = _after(following)
    expecting = [
        (depth, sense)
        for depth, sense in ways
        if any(s.style == sense.style and s.order == sense.order + 1 for s in after)
    ]
    return (*expecting[0], False) if len({sense.style for _, sense in expecting}) == 1 else None
