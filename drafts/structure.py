"""Instruments in articles or points: which lines are notice, title, contents, provisions, annex and what comes after."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafts import titles, western
from drafts.inner import inner_marks, item_at
from drafts.labels import SPACES, Candidate, candidates, caption, heading_title, is_heading
from drafts.marks import RANK, Line, Mark
from drafts.model import Kind, Provision, Region
from drafts.profiles import Profile
from drafts.regions import Layout, regions_of
from drafts.sequence import Run, restore_lost, runs_of
from drafts.tree import build

_CONTENTS = re.compile(r"(?:目[ 　]*[录次]|(?:TABLE OF )?CONTENTS|(?:Table of )?Contents)[ 　:：]*$")
_IN_FORCE = re.compile(r"施行|实施|生效|执行|废止|解释")
_LAWLIKE = re.compile(
    r"本(?:法|条例|办法|规定|细则|规则|决定|通知|意见|指南|规范|制度|标准|章程)|废止|施行|应当|不得|可以|参照|依照|按照|前款"
)
_SIGNED = re.compile(
    r"(?:[0-9０-９〇○零一二三四五六七八九十Xx×]{2,4}年[ 　]*[0-9０-９一二三四五六七八九十Xx× 　]{0,6}月[ 　]*"
    r"[0-9０-９一二三四五六七八九十Xx× 　]{0,6}日?)[ 　]*$"
)
_CLOSING = re.compile(r"本决定|此外|《[^《》\n]{2,80}》(?:根据|依照)本决定")
"""How an amendment decision goes on after its last point."""
_END_OF_LAW = frozenset("。；：;:.，,、）)”」！？")


@dataclass(slots=True)
class Reading:
    """What was read from a text: everything a draft needs but its language, notice and references."""

    title: str
    regions: tuple[Region, ...]
    provisions: list[Provision]
    promised: tuple[Candidate, ...] = ()
    """The headings that a table of contents lists."""


@dataclass(frozen=True, slots=True)
class Survey:
    """The labels of a text under a profile, and its runs of consecutive articles or points."""

    profile: Profile
    labels: tuple[Candidate, ...]
    runs: tuple[Run, ...]
    heaviest: Run | None
    """The run that carries most of the text."""


def survey(text: str, lines: Sequence[Line], profile: Profile) -> Survey:
    """What a profile finds in a text."""
    found = candidates(text, lines, profile)
    runs = runs_of([c for c in found if c.kind is profile.unit and not c.leader], len(lines))
    return Survey(profile, tuple(found), tuple(runs), max(runs, key=lambda run: weight(lines, run)) if runs else None)


def weight(lines: Sequence[Line], run: Run) -> tuple[int, int]:
    """How much of a text a run carries: the more articles and the more words, the heavier. Contents lists are light."""
    extent = lines[run.end_line - 1].end - run.articles[0].start
    return len(run.articles) * min(extent, 120 * len(run.articles)), extent


def read(text: str, lines: Sequence[Line], surveyed: Survey) -> Reading:
    """Reads a text by the labels that one profile found in it."""
    profile, found, runs, run = surveyed.profile, surveyed.labels, surveyed.runs, surveyed.heaviest
    if run is None:
        where, title = titles.find(text, lines, len(lines), profile.han)
        return Reading(title, regions_of(text, lines, Layout(where, None, len(lines), len(lines)), []), [])
    if profile.han:
        restore_lost(text, lines, run)
    headings = [c for c in found if c.kind is not profile.unit and is_heading(text, c, lines[c.line])]
    first = _first_line(run.articles[0], headings)
    end = _end_line(text, lines, run, profile)
    contents = _contents_line(text, lines, first, headings)
    where, title = titles.find(text, lines, contents if contents is not None else first, profile.han)
    layout = Layout(where, contents, first, end)
    own = _in_sequence([h for h in headings if first <= h.line < end and not h.leader])
    above = lines[: contents if contents is not None else first]
    marks = [] if profile.han else western.recital_marks(text, above)
    taken: dict[str, int] = {}
    provisions = build(text, marks, western.recitals_end(text, above), taken)
    provisions += build(text, _marks(text, lines, run, own, end, profile), lines[end - 1].end, taken)
    annexes = _annex_lines(text, lines, end, profile)
    for start, stop in annexes:
        later = [r for r in runs if start <= r.articles[0].line < stop]
        annex = _annex_marks(text, lines, start, stop, later, headings, profile)
        provisions += build(text, annex, lines[stop - 1].end, taken)
    promised = tuple(h for h in headings if contents is not None and contents <= h.line < first)
    return Reading(title, regions_of(text, lines, layout, annexes), provisions, promised)


def _first_line(first: Candidate, headings: Sequence[Candidate]) -> int:
    """The line where the body begins: the headings right above the first article, outermost first."""
    line, rank = first.line, RANK[Kind.ARTICLE]
    for heading in reversed([h for h in headings if h.start < first.start]):
        if line - heading.line > 3 or RANK[heading.kind] >= rank or heading.leader:
            break
        line, rank = heading.line, RANK[heading.kind]
    return line


def _contents_line(text: str, lines: Sequence[Line], first: int, headings: Sequence[Candidate]) -> int | None:
    """The line where a table of contents begins above the body, by its heading 目录 or by the headings it lists."""
    listed = {h.line for h in headings if h.line < first}
    above = [i for i in range(first) if _CONTENTS.match(text, lines[i].start, lines[i].end)]
    if above and (not listed or above[-1] <= max(listed)):
        return above[-1]
    block = [i for i in sorted(listed) if first - i <= 200]
    while block and first - block[-1] > 4 and not any(_is_list(text, lines[j]) for j in range(block[-1] + 1, first)):
        block.pop()
    start = len(block)
    while start > 0 and (start == len(block) or block[start] - block[start - 1] <= 2):
        start -= 1
    return block[start] if len(block) - start >= 2 else None


def _is_list(text: str, line: Line) -> bool:
    return text[line.start] == "第"


def _in_sequence(headings: Sequence[Candidate]) -> list[Candidate]:
    """Headings whose number can be one: the next of its level, the first below a new one above, or any in plain company."""
    kept: list[Candidate] = []
    last: dict[Kind, Candidate] = {}
    for heading in headings:
        before = last.get(heading.kind)
        expected = heading.number == 1 or (before is not None and heading.number in (before.number, before.number + 1))
        if not expected and (heading.citing or not heading.after_end):
            continue
        if before is not None and heading.number <= before.number and heading.number != 1 and heading.citing:
            continue
        kept.append(heading)
        last[heading.kind] = heading
        for kind in [k for k in last if RANK[k] > RANK[heading.kind]]:
            if RANK[kind] == RANK[Kind.SECTION]:
                del last[kind]
    return kept


def _end_line(text: str, lines: Sequence[Line], run: Run, profile: Profile) -> int:
    """The line after the last one of the provisions: before an annex, a signature or what a web page adds."""
    last = run.articles[-1]
    if not profile.han:
        return western.end_line(text, lines, last.line + 1, run.end_line, profile)
    in_force = _IN_FORCE.search(text, last.end, lines[last.line].end) is not None
    for i in range(last.line + 1, run.end_line):
        line = lines[i]
        if profile.annex.match(text, line.start, line.end):
            return i
        if item_at(text, line.start, line.end) is not None:
            continue
        if profile.name == "zh-decision" and _CLOSING.match(text, line.start, line.end):
            return i
        if i == last.line + 1 and last.alone:
            in_force = _IN_FORCE.search(text, line.start, line.end) is not None
            continue
        if text[line.end - 1] not in _END_OF_LAW or _SIGNED.match(text, line.start, line.end):
            return i
        if in_force and not _LAWLIKE.search(text, line.start, line.end):
            return i
        in_force = in_force or _IN_FORCE.search(text, line.start, line.end) is not None
    return run.end_line


def _marks(
    text: str, lines: Sequence[Line], run: Run, headings: Sequence[Candidate], end: int, profile: Profile
) -> list[Mark]:
    marks: list[Mark] = []
    starts = sorted([*run.articles, *headings], key=lambda c: c.start)
    flags = {run.articles[i].start: flag for i, flag in run.flags.items()}
    captions_below = _captions_below(text, lines, run, profile)
    for candidate, following in zip(starts, [*starts[1:], None], strict=True):
        line = lines[candidate.line]
        stop = min(line.end, following.start) if following and following.line == candidate.line else line.end
        next_line = following.line if following else end
        if candidate.kind is not profile.unit:
            marks.append(_heading_mark(text, lines, candidate, stop, next_line, profile))
            continue
        mark, rest = _article_mark(text, lines, candidate, stop, next_line, profile, captions_below)
        if candidate.start in flags:
            mark.flags.append(flags[candidate.start])
        marks.append(mark)
        marks += inner_marks(text, mark, rest) if profile.han else western.inner_marks(text, rest)
    return marks


def _heading_mark(
    text: str, lines: Sequence[Line], candidate: Candidate, stop: int, next_line: int, profile: Profile
) -> Mark:
    title, body = heading_title(text, candidate.end, stop), stop
    below = candidate.line + 1
    while below < next_line and (not title or not profile.han) and below <= candidate.line + 3:
        line = lines[below]
        words = heading_title(text, line.start, line.end)
        if len(words) > (40 if profile.han else 160) or words[-1:] in "。；.;:：":
            break
        if title and not (profile.han or words.isupper() or western.continues_title(title, words)):
            break
        title, body, below = f"{title} {words}".strip(), line.end, below + 1
        if profile.han:
            break
    return Mark(candidate.kind, candidate.printed, text[candidate.start : candidate.end], candidate.start, body, title)


def _article_mark(
    text: str, lines: Sequence[Line], candidate: Candidate, stop: int, next_line: int, profile: Profile, below: bool
) -> tuple[Mark, list[Line]]:
    label = text[candidate.start : candidate.end]
    title, body = caption(text, candidate.end, stop)
    rest = [Line(body, stop)] if body < stop else []
    rest += lines[candidate.line + 1 : next_line]
    if below and rest and not title:
        first = rest[0]
        words = text[first.start : first.end].strip(SPACES)
        if len(rest) > 1 and (
            western.is_title(words) if not profile.han else len(words) <= 30 and words[-1] not in "。；：;:"
        ):
            title, rest = words, rest[1:]
    elif not title and rest and len(rest) > 1 and candidate.alone:  # a bracketed caption on the line below
        captioned, after = caption(text, rest[0].start, rest[0].end)
        if captioned:
            title = captioned
            rest = [Line(after, rest[0].end), *rest[1:]] if after < rest[0].end else rest[1:]
    elif not title and candidate.alone and len(rest) == 1:
        captioned, after = caption(text, rest[0].start, rest[0].end)
        if captioned and after < rest[0].end:
            title, rest = captioned, [Line(after, rest[0].end)]
    start = rest[0].start if rest else body
    return Mark(candidate.kind, candidate.printed, label, candidate.start, start, title), rest


def _captions_below(text: str, lines: Sequence[Line], run: Run, profile: Profile) -> bool:
    """Whether this draft puts an article's caption on a line of its own: most articles open with a short line without an end."""
    count = 0
    for candidate, following in zip(run.articles, [*run.articles[1:], None], strict=True):
        last = following.line if following else min(candidate.line + 3, run.end_line)
        first = candidate.line + 1 if candidate.alone else candidate.line
        if first + 1 >= last + (0 if following else 1):
            continue
        start = lines[first].start if candidate.alone else caption(text, candidate.end, lines[first].end)[1]
        words = text[start : lines[first].end].strip(SPACES)
        if profile.han:
            count += (
                0 < len(words) <= 24
                and words[-1] not in "。；：;:，,、"
                and item_at(text, start, lines[first].end) is None
            )
        else:
            count += western.is_title(words)
    return count >= 0.6 * len(run.articles)


def _annex_lines(text: str, lines: Sequence[Line], end: int, profile: Profile) -> list[tuple[int, int]]:
    starts = [i for i in range(end, len(lines)) if profile.annex.match(text, lines[i].start, lines[i].end)]
    starts = [i for i in starts if lines[i].end - lines[i].start <= 120]
    return list(zip(starts, [*starts[1:], len(lines)], strict=False))


def _annex_marks(
    text: str,
    lines: Sequence[Line],
    start: int,
    stop: int,
    runs: Sequence[Run],
    headings: Sequence[Candidate],
    profile: Profile,
) -> list[Mark]:
    line = lines[start]
    match = profile.annex.match(text, line.start, line.end)
    label = (match[0] if match else "").strip(SPACES + ":：.．、–—-")
    number = titles.annex_number(label)
    title = heading_title(text, line.start + len(label), line.end)
    body = line.end
    if not title and start + 1 < stop and lines[start + 1].end - lines[start + 1].start <= 120:
        title, body = heading_title(text, lines[start + 1].start, lines[start + 1].end), lines[start + 1].end
    marks = [Mark(Kind.ANNEX, number, label, line.start, body, title)]
    for run in runs:
        run_end = min(run.end_line, stop)
        own = [h for h in headings if run.articles[0].line - 2 <= h.line < run_end and h.line > start]
        articles = Run([a for a in run.articles if a.line < stop], run.flags, run_end)
        marks += _marks(text, lines, articles, _in_sequence(own), run_end, profile)
    return marks
