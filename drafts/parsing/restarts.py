"""Instruments in several chapters that number their articles afresh, and articles headed by points: 一、一般规定."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from drafts.model import Kind
from drafts.parsing.labels import Candidate
from drafts.parsing.marks import Line
from drafts.parsing.sequence import Run
from drafts.patterns import regex

_DIVISIONS = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION})
_RIGHT_ABOVE = 5
"""Lines between a chapter's heading and its first article: a title, a section's heading with its own, a caption."""
_POINT = regex(r"(?P<n>[一二三四五六七八九十]{1,3})、")
_POINT_BEGINS = frozenset("一二三四五六七八九十")
_NUMERALS = ("", *"一二三四五六七八九", "十", *(f"十{n}" for n in "一二三四五六七八九"), "二十")
_SENTENCE_SIGNS = frozenset("。；：，、！？;:,")
_LONGEST_HEADING = 30


def joined_runs(runs: Sequence[Run], found: Sequence[Candidate]) -> list[Run]:
    """The runs with those made one whose articles start again under the next chapter: 第一章 第一条 …, 第二章 第一条 ….

    Treaties and the rules of companies count so; a second law in the same file begins with its own first chapter.
    """
    joined = list(runs[:1])
    headings = [c for c in found if c.kind in _DIVISIONS and not c.leader]
    starts = [heading.start for heading in headings]
    for run in runs[1:]:
        before = joined[-1]
        if _goes_on(before, run, headings, starts):
            shift = len(before.articles)
            flags = before.flags | {shift + i: flag for i, flag in run.flags.items()}
            joined[-1] = Run([*before.articles, *run.articles], flags, run.end_line)
        else:
            joined.append(run)
    return joined


def _goes_on(before: Run, run: Run, headings: Sequence[Candidate], starts: Sequence[int]) -> bool:
    first, last = run.articles[0], before.articles[-1]
    if _chapter(first) and _chapter(first) == _chapter(last) + 1:
        return True  # 第2.1条 after 第1.3条
    at = bisect_left(starts, first.start) - 1
    above: Candidate | None = None
    while at >= 0 and headings[at].start > last.start:
        if first.line - headings[at].line <= _RIGHT_ABOVE and (above is None or headings[at].kind is Kind.CHAPTER):
            above = headings[at]
        at -= 1
    if above is None:
        return False
    earlier = [h for h in headings[: at + 1] if h.kind is above.kind]
    begins = before.articles[0].line - _RIGHT_ABOVE
    return bool(earlier) and earlier[-1].line >= begins and above.number == earlier[-1].number + 1


def _chapter(article: Candidate) -> int:
    """The chapter in an article's number: 2 of 第2.1条; 0 where it names none."""
    chapter, dot, _ = article.printed.partition(".")
    return int(chapter) if dot and chapter.isdecimal() else 0


def point_headings(
    text: str, lines: Sequence[Line], articles: Sequence[Candidate], headings: Sequence[Candidate]
) -> list[Candidate]:
    """The lines 一、一般规定, 二、责任, … that head groups of articles, as in judicial interpretations.

    Each stands right above an article and they count from 一; where chapters stand above them they are sections.
    """
    found: list[Candidate] = []
    for article in articles:
        line = lines[article.line - 1] if article.line else None
        if line is None or text[line.start] not in _POINT_BEGINS or line.end - line.start > _LONGEST_HEADING:
            continue
        match = _POINT.match(text, line.start, line.end)
        if match is None or match["n"] != _NUMERALS[min(len(found) + 1, len(_NUMERALS) - 1)]:
            continue
        if match.end() == line.end or not _SENTENCE_SIGNS.isdisjoint(text[match.end() : line.end]):
            continue
        number = len(found) + 1
        kind = Kind.SECTION if any(h.kind is Kind.CHAPTER for h in headings) else Kind.CHAPTER
        found.append(article.moved_to(article.line - 1, line.start, match.end(), kind, number, alone=False))
    return found if len(found) >= 2 else []
