"""Quoted words cut into the provisions they print: 第五条…⏎第六条…, （一）…⏎（二）…, a chapter with its articles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafts.model import Kind
from drafts.numerals import CHINESE_NUMERAL, read_numeral
from drafts.patterns import regex

_N = CHINESE_NUMERAL
_LABELS = {
    Kind.ARTICLE: regex(
        rf"(?P<label>第(?P<n>[{_N}]{{1,9}})条(?:之(?P<sub>[{_N}]{{1,3}}))?)[ 　]{{1,4}}"
        r"|(?P<w>(?:Article|ARTICLE|Section)[ \xa0](?P<wn>[0-9]{1,4}[a-z]{0,2})[.:]?)(?:[ \xa0]{1,4}|\n)"
    ),
    Kind.ITEM: regex(
        rf"(?P<label>[（(](?P<n>[{_N}]{{1,5}})[）)])[ 　]{{0,4}}(?![、至和]|项)"
        r"|(?P<w>\((?P<wn>[a-z]{1,3})\))[ \t\xa0]{1,4}"
    ),
    Kind.SUBITEM: regex(
        r"(?P<label>[（(]?(?P<n>[0-9０-９]{1,3})[）)]?[.．、 　]?)[ 　]{0,4}|(?P<w>\((?P<wn>[ivx]{1,5})\))[ \t\xa0]{1,4}"
    ),
    Kind.PARAGRAPH: regex(r"(?P<w>\(?(?P<wn>[0-9]{1,3}[a-z]{0,2})[.)])[ \t\xa0]{1,4}(?P<label>(?!))?(?P<n>(?!))?"),
    Kind.CHAPTER: regex(
        rf"(?P<label>第(?P<n>[{_N}]{{1,5}})[章编])[ 　]{{0,4}}"
        r"|(?P<w>(?:CHAPTER|Chapter)[ \xa0](?P<wn>[0-9IVX]{1,6}))[ \xa0\n]{1,4}"
    ),
    Kind.SECTION: regex(
        rf"(?P<label>第(?P<n>[{_N}]{{1,5}})节)[ 　]{{0,4}}"
        r"|(?P<w>(?:SECTION|Section)[ \xa0](?P<wn>[0-9IVX]{1,6}))[ \xa0\n]{1,4}"
    ),
}


@dataclass(frozen=True, slots=True)
class Printed:
    """A provision as a quotation prints it."""

    number: str
    """Empty where no label was printed."""
    text: str
    """Without the label."""


def unlabelled(text: str, kind: Kind | None) -> Printed:
    """The words of one provision and the number that its label gives, if it is printed with one."""
    pattern = _LABELS.get(kind) if kind else None
    found = pattern.match(text) if pattern else None
    if found is None:
        return Printed("", text)
    number = _number(found)
    return Printed(number, text[found.end() :]) if number else Printed("", text)


def _number(found: re.Match[str]) -> str:
    if found["wn"]:
        return found["wn"]
    try:
        sub = found.groupdict().get("sub")
        return str(read_numeral(found["n"])) + (f"-{read_numeral(sub)}" if sub else "")
    except ValueError:
        return ""


def printed_provisions(quotes: tuple[str, ...], kind: Kind, count: int) -> list[Printed]:
    """The provisions of this level that quotations print: one a label, one a quotation or, for several paragraphs, one a line."""
    if len(quotes) == count and count > 1:
        return [unlabelled(text, kind) for text in quotes]
    text = "\n".join(quotes)
    lines = text.split("\n")
    labelled = [unlabelled(line + "\n" if line_is_label(line, kind) else line, kind) for line in lines]
    if not any(one.number for one in labelled) or not labelled[0].number:
        if kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM) and count > 1 and len(lines) == count:
            return [unlabelled(line, kind) for line in lines]
        return [Printed("", text)]
    found: list[Printed] = []
    for line, one in zip(lines, labelled, strict=True):
        if one.number:
            found.append(Printed(one.number, one.text.strip("\n")))
        else:
            found[-1] = Printed(found[-1].number, f"{found[-1].text}\n{line}" if found[-1].text else line)
    return found


def line_is_label(line: str, kind: Kind) -> bool:
    """Whether a line holds nothing but an English article's label."""
    return (
        kind is Kind.ARTICLE
        and re.fullmatch(r"(?:Article|ARTICLE|Section)[ \xa0][0-9]{1,4}[a-z]{0,2}[.:]?", line) is not None
    )
