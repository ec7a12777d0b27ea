"""Where in a draft something stands, told so that a person finds it: by the line of the file, else by article and words.

The canonical text has one paragraph a line and no empty lines, so its line numbers aren't those that an editor shows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from drafts.load.source import Source
from drafts.model import Diagnostic, Draft, Kind
from drafts.parsing.oddities import INVISIBLE
from drafts.patterns import regex

_LINES_OF_THEIR_OWN = frozenset({"txt", "md"})
"""Formats whose lines a person can count; the text of the others is made while they are read."""
_LINE_END = regex(r"\r\n|\r|\n")
_LEFT_OUT = regex(r"[\s#>*+_=|-]|" + INVISIBLE.pattern)
"""White space, unseen characters and Markdown signs, which the canonical text may lack."""
_KEY = 24
"""Characters by which a line is recognised; further on it may be broken by a page number."""
_SHORTEST_KEY = 8
_AHEAD = 2000
"""Characters within which a line is looked for; further away it counts only where nothing else reads like it."""
_SHOWN_ZH, _SHOWN_EN = 12, 30

FileLines = Sequence[int | None]
"""For each line of the canonical text, the line of the file it begins on, from 1; None where that can't be told."""


def file_lines(source: Source, draft: Draft) -> FileLines:
    """Where the lines of a draft's text stand in its file; empty where the file has no lines that a person could count."""
    if source.format not in _LINES_OF_THEIR_OWN:
        return ()
    lines = [_LEFT_OUT.sub("", line) for line in _LINE_END.split(source.text)]
    starts = [0, *accumulate(map(len, lines))]
    whole = "".join(lines)
    found: list[int | None] = []
    reached = passed = 0
    for line in draft.text.splitlines():
        bare = _LEFT_OUT.sub("", line)
        key = bare[:_KEY]
        at = whole.find(key, reached, reached + passed + _AHEAD) if key else -1
        if at < 0 and len(key) >= _SHORTEST_KEY:
            at = whole.find(key, reached)
            at = at if whole.find(key, at + 1) < 0 else -1
        if at < 0:
            passed += len(bare)
            found.append(None)
            continue
        reached, passed = at + len(key), max(0, len(bare) - len(key))
        found.append(bisect_right(starts, at))
    return found


def first_words(text: str, offset: int, language: str) -> str:
    """The words that a line goes on with from a character on, shortened."""
    end = text.find("\n", offset)
    words = " ".join(INVISIBLE.sub("", text[offset : len(text) if end < 0 else end]).split())
    most = _SHOWN_ZH if language == "zh" else _SHOWN_EN
    return words if len(words) <= most else words[:most].rstrip() + "…"


def where(draft: Draft, diagnostic: Diagnostic, lines: FileLines, language: str) -> str:
    """What stands before a diagnostic's sentence: the line of the file, else the article and its line's first words.

    Empty for what concerns the whole file.
    """
    if not diagnostic.line:
        return ""
    line = lines[diagnostic.line - 1] if diagnostic.line <= len(lines) else None
    if line is not None:
        return f"文件第 {line} 行：" if language == "zh" else f"line {line} of the file: "
    canonical = draft.text.split("\n")
    start = sum(len(each) + 1 for each in canonical[: diagnostic.line - 1])
    words = first_words(draft.text, start, language)
    holds = [p for p in draft.provisions if p.kind is Kind.ARTICLE and p.span.start <= start < p.span.end]
    label = holds[-1].label if holds and not words.startswith(holds[-1].label) else ""
    if not words:
        return ""
    if language == "zh":
        return f"{label}“{words}”处："
    return f"{label + ', ' if label else ''}at “{words}”: "
