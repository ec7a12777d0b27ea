"""Annexes and schedules: where each begins, and its own articles or numbered paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafts.model import Kind
from drafts.parsing import titles
from drafts.parsing.article_marks import inner_reader, marks_of
from drafts.parsing.captions import without_extent
from drafts.parsing.headings import in_sequence
from drafts.parsing.labels import SPACES, Candidate, heading_title
from drafts.parsing.marks import Line, Mark
from drafts.parsing.profile import Inside, Profile, opens_annex
from drafts.parsing.sequence import Run
from drafts.patterns import regex

_WHY = regex(
    r"[\[(]?(?:introduced by |see |clause )?(?:Regulations?|Sections?|ss?\.|Articles?|Rules?)[ \xa0][0-9(][^\n]{0,60}$",
    re.IGNORECASE,
)
"""Below SCHEDULE 1: the provision that it belongs to."""


def annex_lines(text: str, lines: Sequence[Line], end: int, profile: Profile) -> list[tuple[int, int]]:
    """For each annex after the provisions, its first line and the line after its last."""
    starts = [i for i in range(end, len(lines)) if opens_annex(text, lines[i].start, lines[i].end, profile)]
    starts = [i for i in starts if lines[i].end - lines[i].start <= 120]
    return list(zip(starts, [*starts[1:], len(lines)], strict=False))


def annex_marks(
    text: str,
    lines: Sequence[Line],
    start: int,
    stop: int,
    runs: Sequence[Run],
    headings: Sequence[Candidate],
    profile: Profile,
) -> list[Mark]:
    """The marks of an annex: its title, and its own articles, or else its numbered paragraphs."""
    line = lines[start]
    match = profile.annex.match(text, line.start, line.end)
    label = (match[0] if match else "").strip(SPACES + ":：.．、–—-")
    number = titles.annex_number(label)
    title, first = without_extent(heading_title(text, line.start + len(label), line.end), profile), start + 1
    title = "" if _WHY.match(title) else title
    body = line.end
    first_article = min((run.articles[0].line for run in runs), default=stop)
    while not title and profile.inside is not Inside.JAPANESE and first < first_article and first <= start + 2:
        below = lines[first]
        if below.end - below.start > 120 or (not profile.han and text[below.end - 1] in ".;:"):
            break
        body, first = below.end, first + 1
        if not _WHY.match(text, below.start, below.end):
            title = heading_title(text, below.start, below.end)
    if first < first_article and first < stop and _WHY.match(text, lines[first].start, lines[first].end):
        body, first = lines[first].end, first + 1
    mark = Mark(Kind.ANNEX, number, label, line.start, body, title)
    if not runs:
        return [mark, *inner_reader(profile)(text, lines[first:stop])]
    marks = [mark]
    lasts = [start, *(run.articles[-1].line for run in runs)]
    begins = [_begin(text, lines, run, headings, last, profile) for run, last in zip(runs, lasts, strict=False)]
    for run, begin, run_end in zip(runs, begins, [*begins[1:], stop], strict=True):
        own = [h for h in headings if begin <= h.line < run_end]
        kept = [a for a in run.articles if a.line < run_end]
        articles = Run(kept, {i: flag for i, flag in run.flags.items() if i < len(kept)}, run_end)
        marks += marks_of(text, lines, articles, in_sequence(own), run_end, profile, below=first)
    return marks


def _begin(
    text: str, lines: Sequence[Line], run: Run, headings: Sequence[Candidate], last: int, profile: Profile
) -> int:
    """The line where a run begins, with the headings or the caption right above it, below line ``last``: the annex's title, or
    the last article of the run before.
    """
    first = run.articles[0].line
    begin = min([h.line for h in headings if max(first - 3, last) < h.line <= first], default=first)
    above = lines[first - 1]
    has_caption = first - 1 > last and profile.caption_above.match(text, above.start, above.end)
    return min(begin, first - 1) if has_caption else begin
