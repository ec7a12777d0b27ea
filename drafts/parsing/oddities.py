"""Doubts about the text and its headings: unseen characters, lines broken in a sentence, law outside the articles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from drafts.characters import all_printed
from drafts.model import Diagnostic, Kind, Provision, Region, RegionKind
from drafts.parsing.marks import Line
from drafts.patterns import regex

INVISIBLE = regex(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Characters that show nothing or turn the direction of the text. Loading leaves most of them out; fillers and tags stay."""
_SUBSTITUTE = regex("[\ufffc\ufffd\ue000-\uf8ff]")
PRINTED_ALL_THE_SAME = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufffc\ufffd"
"""Those of both that Unicode counts among the characters that are printed."""
UNFINISHED = frozenset("，、（《“‘【〔")
"""Signs that no line of an article ends with, unless its sentence goes on in the next."""
_LAWLIKE = regex(r"应当|不得|可以|有权|处以|罚款")
_LAWLIKE_ENGLISH = regex(
    r"(?!This (?:Regulation|Directive|Decision) |I[Nn] (?i:witness|faith) )[^\n]{0,400}\b(?:shall|must|may not)\b"
)
"""But not the formulas that close an act of the European Union or an agreement."""
_LineOf = Callable[[int], int]
_LONGEST_ENTRY = 12
"""Characters; an entry of a list that is set out line by line, each with a comma, is a name or an office."""
_SHORTEST_RULE = 15
"""Characters; a shorter line after the articles is a signature or a heading, not law."""


def oddities(
    text: str,
    lines: Sequence[Line],
    counted: Sequence[Provision],
    divisions: Sequence[Provision],
    regions: Sequence[Region],
    line_of: _LineOf,
) -> Iterator[Diagnostic]:
    """These doubts, one kind after the other; ``counted`` are the articles, points and annexes."""
    yield from _characters(text, lines, line_of)
    yield from _broken(text, lines, counted, line_of)
    yield from _outside(text, lines, regions, line_of)
    yield from _headings(divisions, line_of)


def _characters(text: str, lines: Sequence[Line], line_of: _LineOf) -> Iterator[Diagnostic]:
    if all_printed(text) and not any(character in text for character in PRINTED_ALL_THE_SAME):
        return
    if INVISIBLE.search(text):
        for line in lines:
            count = len(INVISIBLE.findall(text, line.start, line.end))
            if count:
                yield Diagnostic(
                    "invisible-character",
                    f"这一行有 {count} 个看不见的字符，会妨碍检索和比对。",
                    f"This line has {count} invisible characters, which hinder searching and comparing.",
                    line_of(line.start),
                )
    found = [match.start() for match in _SUBSTITUTE.finditer(text)]
    if found:
        yield Diagnostic(
            "unreadable-character",
            f"有 {len(found)} 个字符无法识别（乱码或专用字体的符号），这是第一个；请对照原文件核对。",
            f"{len(found)} characters couldn't be read (damaged, or signs of a special font); the first is here. Check the file.",
            line_of(found[0]),
        )


def _broken(text: str, lines: Sequence[Line], counted: Sequence[Provision], line_of: _LineOf) -> Iterator[Diagnostic]:
    """A line of an article that ends with a comma or an opening bracket goes on in the next one."""
    units: list[Provision] = []
    starts: list[int] = []
    for line, following in pairwise(lines):
        if text[line.end - 1] not in UNFINISHED:
            continue
        units = units or [p for p in counted if p.kind is not Kind.ANNEX]
        starts = starts or [unit.span.start for unit in units]
        at = bisect_right(starts, line.start) - 1
        unit = units[at] if at >= 0 else None
        if unit and following.end <= unit.span.end and line.end > unit.span.start + len(unit.label):
            if _is_entry(text, lines, line_of(line.start) - 1):
                continue
            yield Diagnostic(
                "broken-line",
                f"“{unit.label}”中有一句话断成了两行：“…{text[max(line.start, line.end - 12) : line.end]}”。",
                f"In “{unit.label}” a sentence is broken over two lines: “…{text[max(line.start, line.end - 12) : line.end]}”.",
                line_of(following.start),
                unit.key,
            )


def _is_entry(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a line is one of a list's: 委员会由下列人员组成： above 主任， and 副主任若干人， and 委员若干人。"""
    if lines[at + 1].end - lines[at + 1].start > _LONGEST_ENTRY:
        return False
    while at > 0 and text[lines[at].end - 1] == "，" and lines[at].end - lines[at].start <= _LONGEST_ENTRY:
        at -= 1
    return text[lines[at].end - 1] in "：:"


def _outside(text: str, lines: Sequence[Line], regions: Sequence[Region], line_of: _LineOf) -> Iterator[Diagnostic]:
    """Words that read like rules, after the last article."""
    tails = [region.span for region in regions if region.kind is RegionKind.TAIL]
    if not tails:
        return
    for line in lines:
        if not any(tail.start <= line.start < tail.end for tail in tails):
            continue
        words = text[line.start : line.end]
        if len(words) < _SHORTEST_RULE:
            continue
        if _LAWLIKE.search(words) or _LAWLIKE_ENGLISH.match(words):
            yield Diagnostic(
                "outside-text",
                f"这一行像是规定，却不属于任何条文：“{words[:30]}”。",
                f"This line reads like a rule but belongs to no article: “{words[:60]}”.",
                line_of(line.start),
            )


def _headings(divisions: Sequence[Provision], line_of: _LineOf) -> Iterator[Diagnostic]:
    """章 and 节 whose numbers jump or repeat among their neighbours."""
    last: dict[tuple[str | None, Kind], Provision] = {}
    for provision in divisions:
        if not provision.label.startswith("第") or not provision.number.isdecimal():
            continue
        before = last.get((provision.parent, provision.kind))
        last[provision.parent, provision.kind] = provision
        if before is None:
            continue
        expected = int(before.number) + 1
        if int(provision.number) > expected:
            yield Diagnostic(
                "gap",
                f"“{before.label}”之后直接是“{provision.label}”，中间缺章节，可能漏了标题或编号有误。",
                f"“{before.label}” is followed by “{provision.label}”: a heading was lost or misnumbered.",
                line_of(provision.span.start),
            )
        elif int(provision.number) == int(before.number):
            yield Diagnostic(
                "repeat",
                f"“{provision.label}”出现了两次，可能编号有误。",
                f"“{provision.label}” appears twice; one of them may be misnumbered.",
                line_of(provision.span.start),
            )
