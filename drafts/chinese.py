"""Labels of Chinese rules at the start of a line: 第二编, 第三章, 第十条之一."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafts.marks import Line
from drafts.model import Kind
from drafts.numerals import CHINESE_NUMERAL, read_numeral

LEVELS = {"编": Kind.PART, "分编": Kind.SUBPART, "章": Kind.CHAPTER, "节": Kind.SECTION, "条": Kind.ARTICLE}
_N = CHINESE_NUMERAL
_LABEL = re.compile(
    rf"第[ 　]?(?P<n>[{_N}](?:[ 　]?[{_N}]){{0,10}})[ 　]?(?P<level>分编|[编章节条])(?:[ 　]?之[ 　]?(?P<sub>[{_N}]{{1,4}}))?"
)
_GLUED_LABEL = re.compile(rf"第[ 　]?[{_N}](?:[ 　]?[{_N}]){{0,10}}[ 　]?(?:分编|[编章节条])(?![^ 　\n]{{0,2}}款|规定)")
_CITING = re.compile(
    r"[、，,；;。）)》”」]|[至和及与或中内外前后](?!国|[央心小型介共平])|(?:第|规定|的|所|之|以及|以外|以内|以下|以上|等|修改|删除|删去|增加|改为|作为)"
)
_CITING_SURELY = re.compile(
    rf"[ 　]?(?:第[ 　]?[{_N}]{{1,6}}[款项目]|[（(][{_N}]{{1,4}}[）)][项目]|规定[的，,；;。]|的规定)"
)
_CAPTION = re.compile(
    r"[ 　]*(?:【([^【】\n]{1,60})】|［([^［］\n]{1,60})］|（([^（）\n]{1,40})）|\(([^()\n]{1,40})\))"
)
_NO_CAPTION = re.compile(rf"[{_N}]+$|以下|下称|简称")
_SPACES = " 　\t"
_TERMINATORS = frozenset("。；：.;:！!？?”」）)】")
_SENTENCE = re.compile(r"[。；;！？!?]")
_LEADER = re.compile(r"(?:[.．…·‥—─_-][ 　]?){3,200}[ 　]?[0-9０-９（(IVXivx]*[)）]?$|[ 　\t]+[0-9]{1,4}$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be a label: what it says, and what speaks for it."""

    line: int
    start: int
    end: int
    """Where the label ends."""
    kind: Kind
    number: int
    sub: int
    glued: bool
    """Words follow without a space."""
    citing: bool
    """What follows reads like a mention: 第三条规定, 第三条、第四条."""
    after_end: bool
    """The line before ends a sentence or is a heading, so a paragraph may begin here."""
    leader: bool
    """The line ends like an entry of a table of contents."""

    @property
    def label_number(self) -> str:
        """In Arabic figures: ``12`` or ``120-5``."""
        return f"{self.number}-{self.sub}" if self.sub else str(self.number)


def candidates(text: str, lines: Sequence[Line]) -> list[Candidate]:
    """The labels of 编, 章, 节 and 条 that stand at the start of a line or follow another heading on it."""
    found: list[Candidate] = []
    for i, line in enumerate(lines):
        if text[line.start] != "第":
            continue
        first = _candidate(text, lines, i, line.start)
        if first is None:
            continue
        found.append(first)
        while first is not None and first.kind is not Kind.ARTICLE:
            glued = _GLUED_LABEL.search(text, first.end, min(line.end, first.end + 60))
            if glued is None:
                break
            first = _candidate(text, lines, i, glued.start())
            if first is not None:
                found.append(first)
    return found


def _candidate(text: str, lines: Sequence[Line], i: int, start: int) -> Candidate | None:
    line = lines[i]
    match = _LABEL.match(text, start, line.end)
    if match is None or _CITING_SURELY.match(text, match.end(), line.end):
        return None
    try:
        number = read_numeral(_close(match["n"]))
        sub = read_numeral(match["sub"]) if match["sub"] else 0
    except ValueError:
        return None
    end = match.end()
    glued = end < line.end and text[end] not in _SPACES
    before = text[lines[i - 1].end - 1] if i and start == line.start else "。"
    return Candidate(
        i,
        start,
        end,
        LEVELS[match["level"]],
        number,
        sub,
        glued,
        _CITING.match(text, end, line.end) is not None,
        before in _TERMINATORS,
        _LEADER.search(text, max(end, line.end - 80), line.end) is not None,
    )


def _close(numeral: str) -> str:
    return numeral.replace(" ", "").replace("\u3000", "")


def is_heading(text: str, candidate: Candidate, line: Line) -> bool:
    """Whether a label of 编, 章 or 节 heads a part of the text: a short title follows, not a sentence."""
    if candidate.line < 0:
        return False
    rest = text[candidate.end : line.end].strip(_SPACES)
    return len(rest) <= 60 and not _SENTENCE.search(rest) and not (candidate.citing and rest[-1:] in "，,、")


def caption(text: str, end: int, stop: int) -> tuple[str, int]:
    """The caption in brackets after an article's label, and where the article's words begin after it and any space.

    （以下简称…） and （一） are no captions.
    """
    title, body = "", end
    match = _CAPTION.match(text, end, stop)
    if match:
        inner = match[1] or match[2] or match[3] or match[4]
        if not _NO_CAPTION.match(inner):
            title, body = inner.strip(), match.end()
    while body < stop and text[body] in " \u3000\t:：" and not (text[body] in ":：" and body > end):
        body += 1
    while body < stop and text[body] in _SPACES:
        body += 1
    return title, body


def heading_title(text: str, start: int, stop: int) -> str:
    """A heading's title as people write it: without the space that spreads two characters (总　则) or a page number."""
    title = _LEADER.sub("", text[start:stop].strip(_SPACES)).strip(_SPACES)
    parts = re.split(r"[ \u3000\t]+", title)
    if len(parts) > 1 and all(len(part) == 1 and "\u4e00" <= part <= "\u9fff" for part in parts):
        return "".join(parts)
    return " ".join(parts)
