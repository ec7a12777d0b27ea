"""From the text of a file to the canonical text of a draft."""

from __future__ import annotations

import re
from itertools import pairwise

from drafts.characters import all_printed
from drafts.model import Diagnostic
from drafts.parsing.wrapping import unwrapped, wrap_width
from drafts.patterns import regex
from drafts.records import NamedTuple

_RARE_LINE_ENDS = ("\v", "\x85", "\u2028", "\u2029")
"""None of them is a character that is printed."""
_INVISIBLE = regex(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_BIDI = regex("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_FRONT_MATTER = regex(r"\A\s*---[ \t]*\n(?:(?!---)[^\n]*\n){0,80}?---[ \t]*(?:\n|\Z)")
_HEADING_SIGN = regex(r"#{1,6}[ \t\u3000]+")
_IMAGE = regex(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,2000}\)")
_LINK = regex(r"\[([^\[\]\n]{0,500})\]\((?:https?:|/|#|mailto:|javascript:|\./)[^()\n]{0,2000}\)")
_RULE = regex(r"[ \t]*(?!\*(?: \*){4}[ \t]*$)(?:[-*_=][ \t]?){3,200}")
"""A line across the page; but * * * * * stands for words left out, in the Federal Register."""
_TABLE_RULE = regex(r"[ \t]*\|?(?:[ \t]*:?-{2,200}:?[ \t]*\|){1,50}(?:[ \t]*:?-{2,200}:?[ \t]*)?")
_BOXED = regex(r"\*[ \t]{2,200}([^*\n]*?)[ \t]*\*[ \t]*")
"""A line of a notice with a frame of asterisks around it."""
_STRONG = regex(r"\*\*[^\s*][^*\n]{0,300}\*\*")
"""Bold type in Markdown. A text without any keeps its asterisks: they stand for something left blank."""
_NO_LINE = "\0"
_PAGE_NUMBER = regex(
    r"[ 　\t]*(?:[-—–－―]{1,3}[ 　]?[0-9０-９]{1,4}[ 　]?[-—–－―]{1,3}|第[ 　]?[0-9]{1,4}[ 　]?页(?:["
    r" 　]?[,，/]?[ 　]?共[ 　]?[0-9]{1,4}[ 　]?页)?)[ 　\t]*"
)
_MIDDLE = 12
"""Spaces before a page number that is set in the middle."""
_WIDEST_NUMBER = 60
_PAGE_NUMBER_UNDER = 40
"""Characters; no line as long as this is a page number."""
_BEFORE_PAGE_NUMBER = frozenset("-—–－―第 　\t")
_PAGE_NUMBER_ENDS = frozenset("-—–－―页")
_SIGNS = frozenset("#>-*+=_| \t\u3000\xa0•●■◆▪·123456789")
"""What a line with Markdown signs may begin with."""
_QUOTE_SIGN = regex(
    r"(?:>[ ]?)+|[-*+][ ](?=[ *]{0,3}(?:第|（|Article))|[•●■◆▪·][ 　]?(?=第|（|Article)"
    r"|[0-9]{1,4}[.、)][ ]{0,3}(?=第[零〇一二三四五六七八九十百0-9]{1,7}条[ 　])"
)
"""A quotation's or a list's sign before a label; a list may number the articles once more: 1. 第一条 …"""
_QUOTE_SIGNS = frozenset(">-*+•●■◆▪·123456789")
_EMPHASIS = regex(r"(\*|_{1,3})(?=第|Article |Section |§)([^*_\n]{1,60})\1")
"""A label in slanting or bold type other than with two asterisks."""
_ESCAPE = regex(r"\\(?=[\\`*_{}\[\]()#+.!|>~-])")
"""What keeps Markdown from reading a sign as its own: 1\\. and \\*."""
_STARS = regex(r"\*{2,}")


class Dropped(NamedTuple):
    """Characters of the file that aren't in the canonical text, and why."""

    text: str
    reason: str
    """``front-matter``, ``comment``, ``markup``, ``invisible``, ``page-number``."""
    line: int
    """The line of the file, counted from 1."""


class Canonical(NamedTuple):
    """The text that everything else points into, and what was left out of it."""

    text: str
    dropped: tuple[Dropped, ...]
    remarks: tuple[Diagnostic, ...]


def normalize(text: str) -> Canonical:
    r"""The canonical text of a draft.

    Then holds: one paragraph a line, lines end in ``\n`` and none is empty, no white space at either end of a line,
    no control, zero-width or bidirectional characters, no Markdown signs, no page numbers where pages are marked by
    form feeds. Lines broken at a fixed width are joined to paragraphs. Words, punctuation and the space inside a line
    stay as they are; there is no Unicode normalization, and half-width signs stay half-width, for comparing folds
    both itself. Every character of ``text`` that isn't white space is in the result or in ``dropped``. The canonical
    text of a canonical text is itself.
    """
    dropped: list[Dropped] = []
    source, printed = text, all_printed(text)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not printed:
        for line_end in _RARE_LINE_ENDS:
            text = text.replace(line_end, "\n")
        text = _without(_INVISIBLE, "invisible", text, dropped)
    if text.lstrip().startswith("---"):
        text = _without(_FRONT_MATTER, "front-matter", text, dropped)
    if "<" in text and "<!--" in text:  # one character is found, or not found, many times as fast as two
        text = _without_comments(text, dropped)
    if "\\" in text:
        text = _without(_ESCAPE, "markup", text, dropped)
    lines = _without_page_numbers(text, dropped)
    bold = "*" in text and _STRONG.search(text) is not None
    if bold or ("]" in text and "](" in text):
        lines = [_without_markup(line, number, dropped, bold=bold) for number, line in enumerate(lines, start=1)]
    else:  # then a line has signs only at its start
        lines = [
            _without_markup(line, number, dropped, bold=bold) if line and line[0] in _SIGNS else line
            for number, line in enumerate(lines, start=1)
        ]
    width = wrap_width(lines)
    paragraphs = unwrapped(lines, width) if width else lines
    filled = [bare for line in paragraphs if (bare := line.strip())]
    filled.append("")  # the last one ends as all do
    canonical = "\n".join(filled)
    if canonical == source:
        canonical = source  # one text in memory, and what was asked of it is known
    return Canonical(canonical, tuple(dropped), _remarks(dropped))


def _without(pattern: re.Pattern[str], reason: str, text: str, dropped: list[Dropped]) -> str:
    line, counted = 1, 0

    def note(match: re.Match[str]) -> str:
        nonlocal line, counted
        line += text.count("\n", counted, match.start())
        counted = match.start()
        dropped.append(Dropped(match[0], reason, line))
        return "\n" if "\n" in match[0] else ""

    return pattern.sub(note, text)


def _without_comments(text: str, dropped: list[Dropped]) -> str:
    kept: list[str] = []
    at, line = 0, 1
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        line += text.count("\n", at, start)
        dropped.append(Dropped(text[start : end + 3], "comment", line))
        line += text.count("\n", start, end)
        kept.append("\n" if "\n" in text[start:end] else "")
        at = end + 3
    kept.append(text[at:])
    return "".join(kept)


def _without_page_numbers(text: str, dropped: list[Dropped]) -> list[str]:
    if "\f" not in text:
        lines = text.split("\n")
        short = [i for i, line in enumerate(lines) if len(line) <= _WIDEST_NUMBER]
        for i in _bare_page_numbers(lines, short):
            dropped.append(Dropped(lines[i].strip(), "page-number", i + 1))
            lines[i] = _NO_LINE
        for i in short:
            if len(lines[i]) < _PAGE_NUMBER_UNDER and lines[i][:1] in _BEFORE_PAGE_NUMBER:
                lines[i] = _without_page_number(lines[i], i + 1, dropped)
        if _NO_LINE not in lines:
            return lines
        from drafts.parsing.page_seams import head_lines, without_seams

        for i in head_lines(lines, _NO_LINE):
            dropped.append(Dropped(lines[i].strip(" 　\t"), "page-number", i + 1))
            lines[i] = _NO_LINE
        return without_seams(lines, _NO_LINE)
    from drafts.parsing.pages import running_heads

    pages = [page.split("\n") for page in text.split("\f")]
    lines = []
    number = 0
    for page, heads in zip(pages, running_heads(pages), strict=True):
        kept: list[str] = []
        for i, line in enumerate(page):
            number += 1
            if i in heads and line.strip():
                dropped.append(Dropped(line.strip(), "page-number", number))
            else:
                kept.append(line)
        while kept and not kept[0].strip():
            del kept[0]
        while kept and not kept[-1].strip():
            kept.pop()
        lines += kept
    return lines


def _bare_page_numbers(lines: list[str], short: list[int]) -> list[int]:
    """Which of the short lines hold nothing but 1, 2, 3 … one after the other, a page of at least ten lines apart.

    Fewer than three, or any other figure alone on its line, and they may be a table's: then they stay. Two are enough
    where both stand in the middle of their line.
    """
    alone = [i for i in short if lines[i].strip().isdecimal()]
    numbers = [int(lines[i]) for i in alone]
    rises = all(b == a + 1 for a, b in pairwise(numbers))
    apart = all(b - a >= 10 for a, b in pairwise(alone))
    middle = all(len(lines[i]) - len(lines[i].lstrip()) >= _MIDDLE for i in alone)
    return alone if len(alone) >= (2 if middle else 3) and rises and apart else []


def _without_page_number(line: str, number: int, dropped: list[Dropped]) -> str:
    """The line, or nothing where it is a page number that no other line could be: — 3 —, 第 3 页 共 10 页."""
    if line.rstrip(" 　\t")[-1:] in _PAGE_NUMBER_ENDS and _PAGE_NUMBER.fullmatch(line):
        dropped.append(Dropped(line.strip(), "page-number", number))
        return _NO_LINE
    return line


def _without_markup(line: str, number: int, dropped: list[Dropped], *, bold: bool) -> str:
    def drop(sign: str) -> None:
        dropped.append(Dropped(sign, "markup", number))

    bare = line.lstrip()
    if bare[:1] in _QUOTE_SIGNS and (sign := _QUOTE_SIGN.match(bare)):
        drop("".join(sign[0].split()))
        line = bare[sign.end() :]
        bare = line.lstrip()
    if bare.startswith("#") and (sign := _HEADING_SIGN.match(bare)):
        drop(sign[0].strip())
        line = bare[sign.end() :]
    if bare[:1] in ("*", "_") and (emphasis := _EMPHASIS.match(bare)):
        drop(emphasis[1] * 2)
        line = emphasis[2] + bare[emphasis.end() :]
    if "](" in line:
        for image in _IMAGE.findall(line):
            drop(image)
        line = _IMAGE.sub("", line)
        for link in _LINK.finditer(line):
            drop("[" + link[0][link.end(1) - link.start() :])
        line = _LINK.sub(r"\1", line)
    if bold and "**" in line:
        for stars in _STARS.findall(line):
            drop(stars)
        line = _STARS.sub("", line)
    if line[:3] in ("*  ", "*\t") and (boxed := _BOXED.fullmatch(line)):
        drop("**")
        line = boxed[1]
    if line[:1] in "-*_=| " and line.strip() and (_RULE.fullmatch(line) or _TABLE_RULE.fullmatch(line)):
        drop(line.strip())
        return ""
    return line


def _remarks(dropped: list[Dropped]) -> tuple[Diagnostic, ...]:
    invisible = [d for d in dropped if d.reason == "invisible" and d.text not in "\ufeff\xad"]
    if not invisible:
        return ()
    turned = sum(_BIDI.match(d.text) is not None for d in invisible)
    line = invisible[0].line
    if turned:
        zh, en = f"，其中 {turned} 个会改变文字的显示方向", f", {turned} of which change the direction of the text"
    else:
        zh = en = ""
    return (
        Diagnostic(
            "invisible-character",
            f"去掉了 {len(invisible)} 个看不见的字符（控制符、零宽字符）{zh}；第一个在原文件第 {line} 行。",
            f"Left out {len(invisible)} invisible characters (controls, zero-width){en}; the first is on line {line} of the file.",
            0,
        ),
    )
