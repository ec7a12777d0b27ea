"""Chinese rules in articles: which lines are notice, title, contents, provisions, annex and what comes after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from drafts.chinese import Candidate, candidates, caption, heading_title, is_heading
from drafts.inner import inner_marks
from drafts.marks import RANK, Line, Mark
from drafts.model import Diagnostic, Kind, Provision, Region, RegionKind, Span
from drafts.sequence import Run, runs_of
from drafts.tree import build

_ANNEX = re.compile(
    r"(?:附件|附录|附表|附图)[ 　]*[0-9０-９一二三四五六七八九十A-ZＡ-Ｚ]{0,3}[ 　]*(?:[:：.．、 　]|$)|附[ 　]?[:：]"
)
_CONTENTS = re.compile(r"目[ 　]*[录次][ 　]*$")
_TITLE_END = re.compile(
    r"(?:法|法典|总则|条例|办法|规定|规则|细则|决定|规范|指南|指引|意见|通知|方案|解释|制度|准则|标准|通则|章程|要求|措施|目录|公约|纲要|规程|公告)"
    r"(?:[（(〔【][^（）()]{1,40}[）)〕】]){0,3}[ 　]*$"
)
_DRAFT_BRACKET = re.compile(r"[（(〔【][^（）()]{0,20}(?:稿|草案|试行|暂行|修订|修正|版)[^（）()]{0,10}[）)〕】]$")
_NOTICE = re.compile(r"征求意见|公开征集|通知|公告|印发|公布|通告|反馈|现将|主席令|部令|令第|号令|第[0-9]{1,4}号")


@dataclass(slots=True)
class Reading:
    """What was read from a text: everything a draft needs but its references."""

    title: str
    regions: tuple[Region, ...]
    provisions: list[Provision]
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read(text: str, lines: Sequence[Line]) -> Reading:
    """Reads a text whose articles are labelled 第X条."""
    found = candidates(text, lines)
    runs = runs_of([c for c in found if c.kind is Kind.ARTICLE and not c.leader], len(lines))
    if not runs:
        return Reading(text[lines[0].start : lines[0].end] if lines else "", (), [])
    run = max(runs, key=lambda r: _weight(text, lines, r))
    headings = [c for c in found if c.kind is not Kind.ARTICLE and is_heading(text, c, lines[c.line])]
    first_line = _first_line(run.articles[0], headings)
    last_line = _last_line(text, lines, run)
    marks = _marks(text, lines, run, [h for h in headings if first_line <= h.line < last_line], last_line)
    end = lines[last_line - 1].end
    provisions = build(text, marks, end)
    title_line, title = _title(text, lines, first_line)
    regions = _regions(text, lines, title_line, first_line, last_line)
    return Reading(title, regions, provisions)


def _weight(text: str, lines: Sequence[Line], run: Run) -> tuple[int, int]:
    extent = lines[run.end_line - 1].end - run.articles[0].start
    return (len(run.articles) * min(extent, 200 * len(run.articles)), extent)


def _first_line(first: Candidate, headings: Sequence[Candidate]) -> int:
    """The line where the body begins: the headings right above the first article, outermost first."""
    line, rank = first.line, RANK[Kind.ARTICLE]
    for heading in reversed([h for h in headings if h.start < first.start]):
        if line - heading.line > 2 or RANK[heading.kind] >= rank:
            break
        line, rank = heading.line, RANK[heading.kind]
    return line


def _last_line(text: str, lines: Sequence[Line], run: Run) -> int:
    """The line after the last one of the body."""
    for i in range(run.articles[-1].line + 1, run.end_line):
        line = text[lines[i].start : lines[i].end]
        if _ANNEX.match(line):
            return i
        if line[-1] not in "。；：;:.，,、）)”」！？" and not line.startswith(("（", "(")):
            return i
    return run.end_line


def _marks(text: str, lines: Sequence[Line], run: Run, headings: Sequence[Candidate], last_line: int) -> list[Mark]:
    marks: list[Mark] = []
    starts = sorted([*run.articles, *headings], key=lambda c: c.start)
    flags = {run.articles[i].start: flag for i, flag in run.flags.items()}
    for candidate, following in zip(starts, [*starts[1:], None], strict=True):
        line = lines[candidate.line]
        stop = min(line.end, following.start) if following and following.line == candidate.line else line.end
        label = text[candidate.start : candidate.end]
        next_line = following.line if following else last_line
        if candidate.kind is not Kind.ARTICLE:
            title = heading_title(text, candidate.end, stop)
            body = stop
            if not title and candidate.line + 1 < next_line:  # the title on a line of its own
                below = lines[candidate.line + 1]
                title, body = heading_title(text, below.start, below.end), below.end
            marks.append(Mark(candidate.kind, candidate.label_number, label, candidate.start, body, title))
            continue
        title, body = caption(text, candidate.end, stop)
        mark = Mark(Kind.ARTICLE, candidate.label_number, label, candidate.start, body, title)
        if candidate.start in flags:
            mark.flags.append(flags[candidate.start])
        rest = [Line(body, stop)] if body < stop else []
        rest += lines[candidate.line + 1 : next_line]
        if body == stop and len(rest):
            mark.body = rest[0].start
        marks.append(mark)
        marks += inner_marks(text, mark, rest)
    return marks


def _title(text: str, lines: Sequence[Line], body_line: int) -> tuple[int, str]:
    """The line on which the rule's own title stands above its body, and the title with its 征求意见稿 bracket."""
    for i in range(body_line - 1, -1, -1):
        line = text[lines[i].start : lines[i].end]
        if len(line) <= 90 and _TITLE_END.search(line) and not line.startswith(("附件", "第")):
            title = line
            if i + 1 < body_line:
                below = text[lines[i + 1].start : lines[i + 1].end]
                if len(below) <= 30 and _DRAFT_BRACKET.match(below):
                    title += below
            return i, title
    if body_line == 0:
        return 0, ""
    return 0, text[lines[0].start : lines[0].end][:90]


def _regions(text: str, lines: Sequence[Line], title_line: int, first_line: int, last_line: int) -> tuple[Region, ...]:
    cuts: list[tuple[int, RegionKind]] = []
    before = text[: lines[title_line].start]
    if before:
        cuts.append((0, RegionKind.NOTICE if _NOTICE.search(before) else RegionKind.FRONT))
    contents = next(
        (i for i in range(title_line, first_line) if _CONTENTS.match(text, lines[i].start, lines[i].end)), None
    )
    if title_line < first_line:
        cuts.append((lines[title_line].start, RegionKind.FRONT))
    if contents is not None:
        cuts.append((lines[contents].start, RegionKind.CONTENTS))
    cuts.append((lines[first_line].start, RegionKind.BODY))
    if last_line < len(lines):
        rest = text[lines[last_line].start : lines[last_line].end]
        cuts.append((lines[last_line].start, RegionKind.ANNEX if _ANNEX.match(rest) else RegionKind.TAIL))
    starts = [0 if i == 0 else start for i, (start, _) in enumerate(cuts)]
    ends = [*starts[1:], len(text)]
    return tuple(
        Region(kind, Span(start, end)) for (_, kind), start, end in zip(cuts, starts, ends, strict=True) if start < end
    )
