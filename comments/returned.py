"""Where the words of a copy that came back stand in the text that went out, and which words changed without a trace."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from comments.word.oxml import clean

LEAST_ALIKE = 0.4
"""The share of its lines that a file must have in common with a draft to count as a copy of it."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """Words that stand otherwise in the copy, although no revision says so. Offsets into what went out and what came back."""

    sent_start: int
    sent_end: int
    back_start: int
    back_end: int


@dataclass(frozen=True)
class Places:
    """Pairs of the same characters in both texts, spaces and line breaks left out, both rising."""

    sent: str
    back: str
    sent_at: tuple[int, ...]
    back_at: tuple[int, ...]
    same: bool
    """Whether no word differs: every edit was tracked."""

    def start(self, back: int) -> int:
        """Where what begins at an offset of the returned text begins in the sent one."""
        index = bisect_left(self.back_at, back)
        return self.sent_at[index] if index < len(self.sent_at) else len(self.sent.rstrip())

    def end(self, back: int) -> int:
        """Where what ends at an offset of the returned text ends in the sent one."""
        index = bisect_left(self.back_at, back) - 1
        return self.sent_at[index] + 1 if index >= 0 else 0

    def between(self, start: int, end: int) -> str:
        """The returned text between the neighbours of a stretch of the sent one."""
        before = bisect_left(self.sent_at, start) - 1
        after = bisect_left(self.sent_at, end)
        first = self.back_at[before] + 1 if before >= 0 else 0
        last = self.back_at[after] if after < len(self.back_at) else len(self.back)
        return self.back[first:last]

    def holds(self, start: int, end: int) -> bool:
        """Whether any word between two offsets of the returned text stands in the sent one."""
        return bisect_left(self.back_at, start) < bisect_left(self.back_at, end)

    def hunks(self) -> Iterator[Hunk]:
        """Where the words differ, in order."""
        if self.same:
            return
        sent, back = -1, -1
        for at, there in zip((*self.sent_at, len(self.sent)), (*self.back_at, len(self.back)), strict=True):
            if self.sent[sent + 1 : at].strip() or self.back[back + 1 : there].strip():
                yield _trimmed(self.sent, self.back, Hunk(sent + 1, at, back + 1, there))
            sent, back = at, there


def places(sent: str, back: str, language: str) -> Places:
    """The places of the words that both texts have. Linear where they are equal but for spaces."""
    sent_at, back_at = _solid(sent), _solid(back)
    if len(sent_at) == len(back_at) and _tight(sent, sent_at) == _tight(back, back_at):
        return Places(sent, back, tuple(sent_at), tuple(back_at), same=True)
    pairs = list(_pairs(sent, back, language))
    return Places(sent, back, tuple(one for one, _ in pairs), tuple(other for _, other in pairs), same=False)


def likeness(sent: str, back: str) -> float:
    """The share of the sent text's characters whose whole lines stand in the returned one, 0 to 1."""
    lines = [tight for line in sent.split("\n") if (tight := "".join(clean(line).split()))]
    there = {"".join(clean(line).split()) for line in back.split("\n")}
    total = sum(map(len, lines))
    return sum(len(line) for line in lines if line in there) / total if total else 0.0


def _solid(text: str) -> list[int]:
    """The offsets of the characters that count: no spaces, nothing that a Word file can't hold."""
    if clean(text) == text:
        return [at for at, character in enumerate(text) if not character.isspace()]
    return [at for at, character in enumerate(text) if not character.isspace() and clean(character)]


def _tight(text: str, at: list[int]) -> str:
    return "".join(map(text.__getitem__, at))


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    tight: str


def _lines(text: str) -> list[_Line]:
    """The lines with words."""
    found, at = [], 0
    for line in text.split("\n"):
        tight = "".join(clean(line).split())
        if tight:
            found.append(_Line(at, at + len(line), tight))
        at += len(line) + 1
    return found


def _pairs(sent: str, back: str, language: str) -> Iterator[tuple[int, int]]:
    from drafts.diff import diff

    ours, theirs = _lines(sent), _lines(back)
    matcher = SequenceMatcher(None, [line.tight for line in ours], [line.tight for line in theirs], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if i == j or k == m:
            continue
        first, last = ours[i].start, ours[j - 1].end
        begin, end = theirs[k].start, theirs[m - 1].end
        if tag == "equal":
            here, there = _solid(sent[first:last]), _solid(back[begin:end])
            yield from ((first + one, begin + other) for one, other in zip(here, there, strict=True))
            continue
        at, there_at = first, begin
        for op, text in diff(sent[first:last], back[begin:end], language):
            if op == "equal":
                yield from ((at + n, there_at + n) for n in _solid(text))
            at += len(text) if op != "insert" else 0
            there_at += len(text) if op != "delete" else 0


def _trimmed(sent: str, back: str, hunk: Hunk) -> Hunk:
    """The hunk without the spaces around the words that went, where some did; what came keeps its line breaks."""
    start, end = hunk.sent_start, hunk.sent_end
    while start < end and sent[start].isspace():
        start += 1
    while end > start and sent[end - 1].isspace():
        end -= 1
    first, last = hunk.back_start, hunk.back_end
    if start == end:
        start = end = hunk.sent_start
        return Hunk(start, end, first, last)
    while first < last and back[first].isspace():
        first += 1
    while last > first and back[last - 1].isspace():
        last -= 1
    return Hunk(start, end, first, last)


def nearest(sorted_offsets: tuple[int, ...], offset: int) -> int:
    """The index of the last of these offsets that isn't behind another; -1 where all are."""
    return bisect_right(sorted_offsets, offset) - 1
