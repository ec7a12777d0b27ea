"""Titles of the clauses of licences and agreements, which end with a full stop: 2. Grant of licence. The Owner grants …"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from drafts.parsing.labels import SPACES, Candidate
from drafts.parsing.marks import Line
from drafts.parsing.sequence import Run
from drafts.patterns import regex

_TITLE = regex(r"([A-Z“\"][^.\n;:?]{1,80})\.(?:[ \xa0]{1,3}(?=[A-Z(“\"])|$)")
_VERB = regex(
    r"\b(?:shall|must|may|will|can|is|are|was|were|means?|has|have|had|does|do|applies|apply|includes?|extends?|comes?|takes?)\b"
)
_MOST_WORDS = 10
_MOST = 0.6


def has_verb(words: str) -> bool:
    """Whether words hold a verb that sentences of law are made with, and no title."""
    return _VERB.search(words) is not None


def title_end(text: str, start: int, stop: int, *, goes_on: bool) -> tuple[str, int] | None:
    """The title that a clause's line begins with, and where the clause's words begin; None where there is none.

    ``goes_on`` says that more lines follow: else the line's only sentence is the clause itself.
    """
    match = _TITLE.match(text, start, stop)
    if match is None or (match.end() == stop and not goes_on):
        return None
    words = match[1]
    return (words, match.end()) if not has_verb(words) and words.count(" ") < _MOST_WORDS else None


def are_titled(text: str, lines: Sequence[Line], run: Run) -> bool:
    """Whether most clauses of a run, 1., 2., 3., begin with such a title; a sentence without a known verb may look like one."""
    titled = sum(_is_titled(text, lines, a, b.line) for a, b in pairwise(run.articles))
    if run.articles:
        titled += _is_titled(text, lines, run.articles[-1], run.end_line)
    return len(run.articles) > 1 and titled >= _MOST * len(run.articles)


def _is_titled(text: str, lines: Sequence[Line], clause: Candidate, next_line: int) -> bool:
    if text[clause.end - 1] not in ".)":
        return False
    stop = lines[clause.line].end
    start = clause.end
    while start < stop and text[start] in SPACES:
        start += 1
    return title_end(text, start, stop, goes_on=next_line > clause.line + 1) is not None
