"""Repairs of lines: those broken in a sentence, those that belong to no article, characters that can't be seen."""

from __future__ import annotations

from collections.abc import Iterator

from drafts.model import Diagnostic, Draft, Kind, Provision, Span
from drafts.parsing.oddities import INVISIBLE, UNFINISHED
from drafts.patterns import regex
from drafts.repair import Action, Edit, Repair
from drafts.whereabouts import first_words

_DIVISIONS = (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION)
_ENDS = frozenset("。；：;:.！？!?”」）)】》…")
_LAWLIKE = regex(r"应当|不得|可以|有权|处以|罚款|\bshall\b|\bmay\b|\bmust\b")
_LONGEST_HEADING = 40
_LONGEST_DROPPED = 60
"""Characters; longer words are too likely to be law to be left out."""


def for_broken_line(draft: Draft, diagnostic: Diagnostic, number: int) -> Iterator[Repair]:
    """The line joined to the one before it."""
    start = _line_start(draft.text, diagnostic.line)
    if start:
        yield _joined(draft.text, diagnostic, number, start)


def for_outside_text(draft: Draft, diagnostic: Diagnostic, number: int) -> Iterator[Repair]:
    """The line joined to the one before it, where that one ends in the middle of a sentence and so ended the articles."""
    start = _line_start(draft.text, diagnostic.line)
    if start > 1 and draft.text[start - 2] in UNFINISHED:
        yield _joined(draft.text, diagnostic, number, start)


def for_stray_text(draft: Draft, diagnostic: Diagnostic, number: int) -> Iterator[Repair]:
    """Short words joined to the heading they complete; else left out, where they don't read like law."""
    found = _stray(draft, diagnostic)
    if found is None:
        return
    heading, stray = found
    words = draft.slice(stray)
    one_line = "\n" not in words
    length = len(heading.label) + len(heading.title) + len(words)
    if one_line and words[-1] not in _ENDS and length <= _LONGEST_HEADING and heading.label.startswith("第"):
        yield _joined(draft.text, diagnostic, number, stray.start)
    if len(words) <= _LONGEST_DROPPED and words[-1] not in "：:；;" and not _LAWLIKE.search(words):
        end = stray.end + 1 if draft.text[stray.end : stray.end + 1] == "\n" else stray.end
        yield Repair(
            number,
            diagnostic.code,
            Action.DROP,
            (Edit(Span(stray.start, end), ""),),
            f"去掉“{heading.label}”标题下不属于任何条文的文字“{words}”（原文件和修复记录中仍保留）。",
            f"Leave out “{words}” below “{heading.label}”, which belongs to no article (the original file and the record keep it).",
        )


def for_invisible_characters(draft: Draft, diagnostic: Diagnostic, number: int) -> Iterator[Repair]:
    """The characters left out, on their line."""
    start = _line_start(draft.text, diagnostic.line)
    end = draft.text.find("\n", start)
    end = len(draft.text) if end < 0 else end
    edits = tuple(_unseen(draft.text, start, end))
    count = len(INVISIBLE.findall(draft.text, start, end))
    if edits:
        yield Repair(
            number,
            diagnostic.code,
            Action.DROP,
            edits,
            f"去掉“{first_words(draft.text, start, 'zh')}”一行的 {count} 个看不见的字符。",
            f"Leave out the {count} invisible characters on the line “{first_words(draft.text, start, 'en')}”.",
        )


def _unseen(text: str, start: int, end: int) -> Iterator[Edit]:
    """Invisible characters of a line left out; at its ends with the space beside them, and a line of nothing else entirely."""
    line = text[start:end]
    bare = INVISIBLE.sub("", line).strip()
    if not bare:
        yield Edit(Span(start, min(end + 1, len(text))), "")
        return
    first, last = line.index(bare[0]), line.rindex(bare[-1]) + 1
    if INVISIBLE.search(line, 0, first):
        yield Edit(Span(start, start + first), "")
    for match in INVISIBLE.finditer(line, first, last):
        yield Edit(Span(start + match.start(), start + match.end()), "")
    if INVISIBLE.search(line, last):
        yield Edit(Span(start + last, end), "")


def _stray(draft: Draft, diagnostic: Diagnostic) -> tuple[Provision, Span] | None:
    """The heading, and the words below it that belong to no article."""
    start = _line_start(draft.text, diagnostic.line)
    for heading in draft.provisions:
        if heading.kind not in _DIVISIONS:
            continue
        children = draft.children(heading.key)
        stop = children[0].span.start if children else heading.body.end
        between = draft.text[heading.body.start : stop]
        first = heading.body.start + len(between) - len(between.lstrip())
        if between.strip() and first == start:
            return heading, Span(first, heading.body.start + len(between.rstrip()))
    return None


def _joined(text: str, diagnostic: Diagnostic, number: int, start: int) -> Repair:
    """The line that begins at ``start`` joined to the one before: Chinese directly, other letters by a space."""
    before, after = text[start - 2 : start - 1], text[start : start + 1]
    glue = " " if before.isascii() and after.isascii() and before.strip() else ""
    return Repair(
        number,
        diagnostic.code,
        Action.JOIN,
        (Edit(Span(start - 1, start), glue),),
        f"把“{first_words(text, start, 'zh')}”一行接到上一行之后。",
        f"Join the line “{first_words(text, start, 'en')}” to the line before it.",
    )


def _line_start(text: str, number: int) -> int:
    start = 0
    for _ in range(number - 1):
        start = text.find("\n", start) + 1
        if not start:
            return len(text)
    return start
