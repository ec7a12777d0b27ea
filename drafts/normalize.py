"""From the text of a file to the canonical text of a draft."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafts.model import Diagnostic

_LINE_ENDS = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)
_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(?:[^\n]{0,500}\n){0,60}?---[ \t]*(?:\n|\Z)")
_COMMENT = re.compile(r"<!--.{0,2000}?-->", re.DOTALL)
_HEADING_SIGN = re.compile(r"#{1,6}[ \t\u3000]+")


@dataclass(frozen=True, slots=True)
class Dropped:
    """Characters of the file that aren't in the canonical text, and why."""

    text: str
    reason: str
    """``front-matter``, ``comment``, ``markup``, ``invisible``, ``page-number``, ``running-head``."""
    line: int
    """The line of the file, counted from 1."""


@dataclass(frozen=True, slots=True)
class Canonical:
    """The text that everything else points into, and what was left out of it."""

    text: str
    dropped: tuple[Dropped, ...]
    remarks: tuple[Diagnostic, ...]


def normalize(text: str) -> Canonical:
    """The canonical text of a draft.

    Then holds: one paragraph a line, lines end in ``\\n`` and none is empty, no white space at either end of a line,
    no control, zero-width or bidirectional characters, no Markdown signs. Words, punctuation and the space inside a
    line stay as they are; there is no Unicode normalization, and half-width signs stay half-width, for comparing
    folds both itself. Every character of ``text`` that isn't white space is in the result or in ``dropped``.
    """
    dropped: list[Dropped] = []
    text = _LINE_ENDS.sub("\n", text)
    text = _INVISIBLE.sub(lambda m: _drop(dropped, m, "invisible", text), text)
    text = _FRONT_MATTER.sub(lambda m: _drop(dropped, m, "front-matter", text), text)
    if "<!--" in text:
        text = _COMMENT.sub(lambda m: _drop(dropped, m, "comment", text), text)
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        line = line.strip()
        if line.startswith("#"):
            sign = _HEADING_SIGN.match(line)
            if sign:
                dropped.append(Dropped(sign[0].strip(), "markup", number))
                line = line[sign.end() :].strip()
        if "**" in line:
            dropped.append(Dropped("**" * line.count("**"), "markup", number))
            line = line.replace("**", "").strip()
        if line:
            lines.append(line)
    return Canonical("".join(f"{line}\n" for line in lines), tuple(dropped), ())


def _drop(dropped: list[Dropped], match: re.Match[str], reason: str, text: str) -> str:
    dropped.append(Dropped(match[0], reason, text.count("\n", 0, match.start()) + 1))
    return ""
