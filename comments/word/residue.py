"""What a text still has of how it was made: file paths, template tags, blanks that nobody filled in, names of pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from comments.leaks import EXCERPT_CHARACTERS, Finding, LeakKind
from comments.needles import tight
from comments.word.marked_line import Line
from drafts.patterns import regex

LONGEST_CHARACTERS = 20_000
"""A line is looked at in stretches of this length, each beginning a little before the last one's end."""
_OVERLAP = 400
_BESIDE = 4
"""Characters on each side that have to be the public text's as well."""
_PATTERNS = (
    (
        LeakKind.PATH,
        regex(
            r"(?<![A-Za-z])[A-Za-z]:\\\w[^\s]{0,200}|file:/[^\s]{0,200}|\\\\[\w.-]{1,60}\\[^\s]{0,200}"
            r"|(?<![\w~])~/\w[^\s]{0,200}"
            r"|(?<![\w/.])/(?:home|Users|root|tmp|var|mnt|opt|etc|srv|private|Volumes)/\w[^\s]{0,200}"
            r"|https?://(?:localhost|127\.|10\.\d|192\.168\.|[\w-]{1,60}(?:-my)?\.sharepoint\.|intranet\.)[^\s]{0,200}"
        ),
    ),
    (
        LeakKind.TAG,
        regex(
            r"\{\{[^{}\n]{0,200}\}\}|\{%[^%\n]{0,200}%\}|\$\{[^}\n]{0,200}\}|<%[^%\n]{0,200}%>|«[\w.]{1,40}»"
            r"|\bMERGEFIELD\s{1,9}\S{1,80}|\bDOCVARIABLE\s{1,9}\S{1,80}|\{\{|\}\}"
            r"|</?[A-Za-z][\w:-]{1,40}(?:\s[^<>\n]{0,80})?/?>"
        ),
    ),
    (
        LeakKind.PLACEHOLDER,
        regex(
            r"(?<=[\u4e00-\u9fff《（“])[XＸ×]{2,}|[XＸ×]{2,}(?=[\u4e00-\u9fff])|\bX{4,}\b|[_＿]{3,}"
            r"|(?<!annex )(?<!title )(?<!chapter )(?<!part )(?<!section )(?<![\w.])XXX(?![\w.]\w)"
            r"|[\[【〔［][●•][\]】〕］]"
            r"|[\[【〔［][^\]】〕］\n]{0,20}?(?:待定|待补|待填|填写|请输入|insert|tbd|tbc|to come|●|•)[^\]】〕］\n]{0,40}[\]】〕］]"
            r"|\[(?:name|date|address|amount|company|number)\]|\b(?:TBD|TODO|FIXME)\b|lorem ipsum"
            r"|单击或点击此处输入文字|单击此处输入文字|Click (?:or tap )?here to enter text",
            re.IGNORECASE,
        ),
    ),
)
_IN_VALUES = (LeakKind.PATH, LeakKind.TAG)
"""What is sought in attributes too: alternative texts, targets of links, names. An attribute is no place for a blank."""


_OPEN = r"\s?[XＸ×\d]{1,4}\s?"
_COMMENCEMENT = regex(
    rf"自\s?[XＸ×]{{2,8}}\s?年(?:{_OPEN}月(?:{_OPEN}日)?)?\s?起(?:施行|生效|实施|执行)", re.IGNORECASE
)
"""自××××年××月××日起施行: drafts leave the day open on which they are to enter into force."""
_FORMULA_REACH = 30


@dataclass(frozen=True, slots=True)
class Public:
    """What may stand in the file although it looks like a blank or a tag: the draft's own words."""

    texts: str
    open_days: bool = False
    """Whether the day of entry into force may be a blank, whoever wrote it: for files of which the draft isn't known."""

    @classmethod
    def of(cls, texts: Iterable[str], *, open_days: bool = False) -> Public:
        """From the texts that are public."""
        return cls(tight("\n".join(texts)), open_days)

    def holds(self, line: Line, start: int, end: int) -> bool:
        """Whether a find stands in the public texts, with what is next to it, or is a day that drafts leave open."""
        if tight(line.around(start, end, _BESIDE)) in self.texts:
            return True
        around = line.around(start, end, _FORMULA_REACH) if self.open_days else ""
        without = _COMMENCEMENT.sub("", around)
        return without != around and line.text[start:end] not in without


def found(part: str, lines: Sequence[Line], values: Sequence[str], public: Public) -> Iterator[Finding]:
    """What is left in the lines and attribute values of a part. A line's number is its paragraph's, from 1."""
    for kind, pattern in _PATTERNS:
        for number, line in enumerate(lines, 1):
            yield from (Finding(kind, part, excerpt, number) for excerpt in _matches(pattern, line, public))
        if kind in _IN_VALUES:
            for value in values:
                yield from (Finding(kind, part, excerpt) for excerpt in _matches(pattern, Line.plain(value), public))


def _matches(pattern: re.Pattern[str], line: Line, public: Public) -> Iterator[str]:
    for begin in range(0, max(1, len(line.text)), LONGEST_CHARACTERS):
        stretch = line.stretch(max(0, begin - _OVERLAP), begin + LONGEST_CHARACTERS)
        for match in pattern.finditer(stretch.text):
            if not public.holds(stretch, match.start(), match.end()):
                yield cut(stretch.text, match.start(), match.end())


def cut(text: str, start: int, end: int) -> str:
    """The text around a find, in one line."""
    first, last = max(0, start - EXCERPT_CHARACTERS), end + EXCERPT_CHARACTERS
    shown = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"
