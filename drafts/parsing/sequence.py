"""Which of the labels found are the articles of the draft: the run of numbers that carries the most text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from drafts.parsing.labels import Candidate
from drafts.parsing.marks import Line
from drafts.patterns import regex

_DAMAGED = regex(
    r"第[^\n条款项章节编，。；：、]{0,6}条(?![款项，。、的])|[零〇一二三四五六七八九十百]{1,7}[ 　]?条(?![款项，。、的件例目])"
    r"|第[ 　]?[零〇一二三四五六七八九十百]{1,7}(?=[ 　]{1,4}[^ 　])"
)


class Run:
    """Articles whose numbers go up, with what was doubtful about some of them."""

    __slots__ = ("articles", "end_line", "flags")

    def __init__(self, articles: list[Candidate], flags: dict[int, str], end_line: int = 0) -> None:
        self.articles = articles
        self.flags = flags
        """By index into ``articles``: ``gap``, ``repeat`` or ``label-lost``."""
        self.end_line = end_line
        """The line of the next run's first article, or the number of lines."""


def runs_of(found: Sequence[Candidate], line_count: int) -> list[Run]:
    """The runs of articles in a text, in order. A new run begins where the numbers start again at 1.

    A label in doubtful company (第三条规定…, in the middle of a sentence) counts only where it is the next number expected.
    """
    runs: list[Run] = []
    ahead = _Ahead(found)
    for i, candidate in enumerate(found):
        if runs and _is_next(runs[-1].articles[-1], candidate):
            runs[-1].articles.append(candidate)
            continue
        run = runs[-1] if runs else None
        last = run.articles[-1] if run else None
        if candidate.number == 1 and not candidate.sub and not (last is not None and last.number == 0):
            if candidate.citing and (last is not None or not candidate.after_end):
                continue
            if last is not None and candidate.glued and not candidate.after_end:
                continue
            runs.append(Run([candidate], {}))
        elif run is None or last is None:
            excerpt = candidate.number <= 3 or (
                ahead.has(candidate.number + 1, i) and ahead.has(candidate.number + 2, i)
            )
            if not candidate.citing and candidate.after_end and excerpt:
                runs.append(Run([candidate], {0: "gap"} if candidate.number else {}))
        elif _follows(last, candidate) or _follows_repeat(run, last, candidate):
            if not candidate.citing or candidate.after_end:
                if candidate.sub // 1000 > last.sub // 1000 + 1:
                    run.flags[len(run.articles)] = "gap"
                run.articles.append(candidate)
        else:
            flag = _out_of_order(last, candidate, i, ahead)
            if flag:
                run.flags[len(run.articles)] = flag
                run.articles.append(candidate)
    return _with_ends(runs, line_count)


def _is_next(last: Candidate, candidate: Candidate) -> bool:
    """Whether a label in no doubtful company has the next number, as nearly all have."""
    return candidate.number == last.number + 1 > 1 and not candidate.sub and not candidate.citing


def _follows(last: Candidate, candidate: Candidate) -> bool:
    if candidate.sub:
        return candidate.number == last.number and candidate.sub > last.sub
    return candidate.number == last.number + 1


def rising_runs(found: Sequence[Candidate], line_count: int) -> list[Run]:
    """The runs of sections in a code: numbers go up, from wherever the text begins; a new run begins where they go back.

    Places left free in the numbering are flagged: a code reserves numbers, but a text may also have lost a section.
    """
    runs: list[Run] = []
    for candidate in found:
        if candidate.citing or candidate.leader:
            continue
        last = runs[-1].articles[-1] if runs else None
        place = _place(candidate)
        if last is None or place <= _place(last):
            if last is not None and place == _place(last) and not candidate.after_end:
                continue
            runs.append(Run([candidate], {}))
            continue
        before = _place(last)
        if len(before) == len(place) and before[:-1] == place[:-1] and place[-1] > before[-1] + 1000:
            runs[-1].flags[len(runs[-1].articles)] = "gap"
        runs[-1].articles.append(candidate)
    for run in runs:
        if len(run.flags) * 2 > len(run.articles) - 1:  # numbered by tens
            run.flags.clear()
    return _with_ends(runs, line_count)


def _place(candidate: Candidate) -> tuple[int, ...]:
    """A section's number as figures that compare in its order: 1798.91.04, 312.10a, 899-aa; a letter counts as a thousandth.

    In French codes the articles L come before R and D, which are counted together.
    """
    parts = re.findall(r"([0-9]+)-?([a-z]{0,2})", candidate.printed)
    before = (candidate.printed[0] in "RDA",) if candidate.printed[0] in "LRDA" else ()
    return before + tuple(
        int(figures) * 1000 + (26 * len(letters) + ord(letters[-1]) - 122 if letters else 0)
        for figures, letters in parts
    )


def _with_ends(runs: list[Run], line_count: int) -> list[Run]:
    for run, following in pairwise(runs):
        run.end_line = following.articles[0].line
    if runs:
        runs[-1].end_line = line_count
    return runs


def restore_lost(text: str, lines: Sequence[Line], run: Run) -> None:
    """Puts back articles whose label is damaged (第 条, 二十五条, 第二士条).

    Only where the numbers around leave room for exactly as many.
    """
    for at in sorted((i for i, flag in run.flags.items() if i and flag == "gap"), reverse=True):
        before, after = run.articles[at - 1], run.articles[at]
        missing = after.number - before.number - 1
        if not 0 < missing <= 3 or after.sub:
            continue
        damaged: list[tuple[int, int]] = []
        for i in range(before.line + 1, after.line):
            match = _DAMAGED.match(text, lines[i].start, lines[i].end)
            if match and text[lines[i - 1].end - 1] in "。；”":
                damaged.append((i, match.end()))
        if len(damaged) != missing:
            continue
        found = [
            after.moved_to(i, lines[i].start, end, after.kind, n, alone=end == lines[i].end)
            for n, (i, end) in enumerate(damaged, start=before.number + 1)
        ]
        run.articles[at:at] = found
        run.flags = {j if j < at else j + missing: flag for j, flag in run.flags.items() if j != at}
        run.flags |= {at + j: "label-lost" for j in range(missing)}


def _follows_repeat(run: Run, last: Candidate, candidate: Candidate) -> bool:
    """第五条, 第五条, 第七条: the second was meant to be the sixth, so the seventh is no jump."""
    return (
        run.flags.get(len(run.articles) - 1) == "repeat" and candidate.number == last.number + 2 and not candidate.sub
    )


class _Ahead:
    """Which numbers still come after a candidate, before the numbers start again at 1."""

    def __init__(self, found: Sequence[Candidate]) -> None:
        self._found = found
        self._where: dict[int, list[int]] = {}
        self._restart: list[int] = []

    def _look(self) -> None:
        """Looks through the candidates, at the first question: in most drafts nothing is out of order and none is asked."""
        found = self._found
        self._restart = [len(found)] * len(found)
        restart = len(found)
        for i in range(len(found) - 1, -1, -1):
            self._restart[i] = restart
            if found[i].number == 1 and not found[i].citing:
                restart = i
        for i, candidate in enumerate(found):
            if not candidate.citing:
                self._where.setdefault(candidate.number, []).append(i)

    def has(self, number: int, i: int) -> bool:
        """Whether a label with this number stands after candidate ``i``."""
        if not self._restart:
            self._look()
        places = self._where.get(number, [])
        nearest = bisect_right(places, i)
        return nearest < len(places) and places[nearest] < self._restart[i]


def _out_of_order(last: Candidate, candidate: Candidate, i: int, ahead: _Ahead) -> str:
    if candidate.citing or not candidate.after_end or candidate.leader:
        return ""
    if candidate.number > last.number + 1 or (candidate.sub and candidate.number > last.number):
        if ahead.has(last.number + 1, i):
            return ""
        far = candidate.number > last.number + 5
        return "gap" if not far or ahead.has(candidate.number + 1, i) else ""
    if candidate.number == last.number and ahead.has(last.number + 2, i) and not ahead.has(last.number + 1, i):
        return "repeat"
    return ""
