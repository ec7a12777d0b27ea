"""Instruments in articles or points: which lines are notice, title, contents, provisions, annex and what comes after."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from drafts.model import Kind, Provision, Region
from drafts.parsing import titles
from drafts.parsing.annexes import annex_lines, annex_marks
from drafts.parsing.article_marks import marks_of
from drafts.parsing.headings import above_articles, code_lines, contents_line, first_line, in_sequence, part_title
from drafts.parsing.inner import item_at
from drafts.parsing.labels import Candidate, candidates, is_heading
from drafts.parsing.marks import Line
from drafts.parsing.profile import Inside, Profile, Series, opens_annex
from drafts.parsing.regions import Layout, regions_of
from drafts.parsing.sequence import Run, restore_lost, rising_runs, runs_of
from drafts.parsing.tree import build
from drafts.patterns import regex
from drafts.records import NamedTuple

_POINT_BEGINS = frozenset("一二三四五六七八九十")
"""How a line 一、一般规定 begins, which may head articles."""
_IN_FORCE = ("施行", "实施", "生效", "执行", "废止", "解释", "實施", "執行", "廢止", "解釋")
_LAWLIKE = regex(
    r"本(?:法|条例|办法|规定|细则|规则|决定|通知|意见|指南|规范|制度|标准|章程|协定|公约|条约|议定书|解释|指引|规程|准则|守则|合同|协议)|废止|施行|应当|不得|可以|参照|依照|按照|前款"
)
_SIGNED = regex(
    r"(?:[0-9０-９〇○零一二三四五六七八九十Xx×]{2,4}年[ 　]*[0-9０-９一二三四五六七八九十Xx× 　]{0,6}月[ 　]*"
    r"[0-9０-９一二三四五六七八九十Xx× 　]{0,6}日?)[ 　]*$|[^。；，\n]{1,20}[（(](?:盖章|签字|签章|签名|公章)[^（）()\n]{0,8}[）)]"
)
_CLOSING = regex(r"本决定|此外|《[^《》\n]{2,80}》(?:根据|依照)本决定")
"""How an amendment decision goes on after its last point."""
_LIKE = 0.6
_LINES_OF_LAW = 1.5
"""Lines of an article, at least, of one of which a table of contents has but its title."""
_LONGEST_CAPTION = 16
_END_OF_LAW = frozenset("。；：;:.，,、）)”」！？")


class Reading(NamedTuple):
    """What was read from a text: everything a draft needs but its language, notice and references."""

    title: str
    regions: tuple[Region, ...]
    provisions: list[Provision]
    promised: tuple[Candidate, ...] = ()
    """The headings that a table of contents lists."""


class Survey(NamedTuple):
    """The labels of a text under a profile, and its runs of consecutive articles or points."""

    profile: Profile
    labels: tuple[Candidate, ...]
    runs: tuple[Run, ...]
    heaviest: Run | None
    """The run that carries most of the text."""


def survey(text: str, lines: Sequence[Line], profile: Profile) -> Survey:
    """What a profile finds in a text."""
    found, in_runs = candidates(text, lines, profile), rising_runs if profile.series is Series.RISING else runs_of
    if profile.series is Series.DECIMAL:
        from drafts.parsing import clauses

        found, in_runs = clauses.clauses_in(text, lines, found), clauses.clause_runs
    elif profile.inside is Inside.AMERICAN:
        from drafts.parsing import american

        found = american.own_labels(text, found)
    elif profile.name == "uk":
        from drafts.parsing import british

        found = british.own_labels(text, lines, found)
    elif profile.inside in (Inside.CONTINENTAL, Inside.WORDED) and profile.series is Series.FROM_ONE:
        from drafts.parsing import continental

        found = continental.own_labels(text, found)
    unit = profile.unit
    runs = in_runs([c for c in found if c.kind is unit and not c.leader], len(lines))
    if profile.series is Series.FROM_ONE and len(runs) > 1:
        from drafts.parsing import restarts

        runs = restarts.joined_runs(runs, found)
    return Survey(profile, tuple(found), tuple(runs), _main_run(text, lines, runs, profile))


def _main_run(text: str, lines: Sequence[Line], runs: Sequence[Run], profile: Profile) -> Run | None:
    """The run that is the instrument's own: the heaviest, unless it is an annex's, with a run of like weight above it."""
    if not runs:
        return None
    heaviest = max(runs, key=lambda run: weight(lines, run))
    if profile.name == "uk" and len(runs) > 1:  # an act in English, and below it the same in French
        heaviest = next(r for r in runs if r is heaviest or _is_like(text, lines, r, heaviest))
    at = heaviest.articles[0].line
    if any(opens_annex(text, line.start, line.end, profile) for line in lines[max(0, at - 4) : at]):
        above = max(runs[: runs.index(heaviest)], key=lambda run: weight(lines, run), default=None)
        if above is not None and (
            _closes(text, lines, above)
            or (len(above.articles) >= 3 and weight(lines, above)[0] * 8 >= weight(lines, heaviest)[0])
        ):
            return above
    return heaviest


def _closes(text: str, lines: Sequence[Line], run: Run) -> bool:
    """Whether a run of at least two articles ends as a rule does: with the day from which it applies."""
    last = run.articles[-1]
    return len(run.articles) > 1 and text.find("施行", last.end, lines[last.line].end) >= 0


def _is_like(text: str, lines: Sequence[Line], run: Run, heaviest: Run) -> bool:
    """Whether a run says about as much as the heaviest, in as many articles, and doesn't only list them."""
    first, count = run.articles[0].line, len(run.articles)
    ended = sum(text[line.end - 1] in ".;" for line in lines[first : run.end_line])
    if count < len(heaviest.articles) or ended < count or run.end_line - first < _LINES_OF_LAW * count:
        return False
    return weight(lines, run)[1] >= _LIKE * weight(lines, heaviest)[1]


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
    if profile.series is Series.DECIMAL:
        return _read_clauses(text, lines, surveyed, run)
    if profile.han:
        restore_lost(text, lines, run)
    unit = profile.unit
    headings = _headings(text, lines, found, unit)
    if profile.name == "zh-statute" and any(text[lines[a.line - 1].start] in _POINT_BEGINS for a in run.articles):
        from drafts.parsing import restarts

        points = restarts.point_headings(text, lines, run.articles, headings)
        headings = sorted([*headings, *points], key=attrgetter("start"))
    end = _end_line(text, lines, run, profile)
    if profile.series is Series.RISING:
        first, contents = code_lines(text, run.articles[0], headings, found)
    else:
        first = first_line(run.articles[0], headings)
        contents = contents_line(text, lines, first, headings)
    where, title = titles.find(text, lines, contents if contents is not None else first, profile.han)
    if profile.series is Series.RISING:
        first_words = text[lines[0].start : min(lines[0].end, lines[0].start + 200)] if run.articles[0].line else ""
        title = part_title(text, lines, headings, run.articles[0]) or title or first_words
    own = in_sequence([h for h in headings if first <= h.line < end and not h.leader])
    if not profile.han and profile.series is Series.FROM_ONE:
        own = above_articles(own, run.articles)
    body = marks_of(text, lines, run, own, end, profile)
    while first and lines[first].start > body[0].start:  # a caption, or a heading without a number, stands above
        first -= 1
    layout = Layout(where, contents, first, end)
    above = lines[: contents if contents is not None else first]
    taken: dict[str, int] = {}
    provisions = [] if profile.han or profile.name == "uk" else _recitals(text, above, taken, profile)
    provisions += build(text, body, lines[end - 1].end, taken)
    annexes = annex_lines(text, lines, end, profile)
    for start, stop in annexes:
        later = [r for r in runs if start <= r.articles[0].line < stop]
        annex = annex_marks(text, lines, start, stop, later, headings, profile)
        provisions += build(text, annex, lines[stop - 1].end, taken)
    promised = tuple(h for h in headings if contents is not None and contents <= h.line < first)
    return Reading(title, regions_of(text, lines, layout, annexes), provisions, promised)


def _headings(text: str, lines: Sequence[Line], found: Sequence[Candidate], unit: Kind) -> list[Candidate]:
    """The labels that head a part of the text; on the line of a heading, an article may follow: 第一章总则第一条…"""
    following = [*found[1:], None]
    headings: list[Candidate] = []
    for candidate, after in zip(found, following, strict=True):
        if candidate.kind is unit:
            continue
        line = lines[candidate.line]
        if after is not None and after.line == candidate.line:
            line = Line(line.start, after.start)
        if is_heading(text, candidate, line):
            headings.append(candidate)
    return headings


def _recitals(text: str, lines: Sequence[Line], taken: dict[str, int], profile: Profile) -> list[Provision]:
    if profile.inside is Inside.WORDED:
        from drafts.parsing import lettered

        return build(text, lettered.recital_marks(text, lines), lettered.recitals_end(text, lines), taken)
    from drafts.parsing import western

    return build(text, western.recital_marks(text, lines), western.recitals_end(text, lines), taken)


def _end_line(text: str, lines: Sequence[Line], run: Run, profile: Profile) -> int:
    """The line after the last one of the provisions: before an annex, a signature or what a web page adds."""
    last = run.articles[-1]
    if profile.inside in (Inside.JAPANESE, Inside.KOREAN):
        below = range(last.line + 1, run.end_line)
        return next((i for i in below if opens_annex(text, lines[i].start, lines[i].end, profile)), run.end_line)
    if not profile.han:
        from drafts.parsing import closings

        return closings.end_line(text, lines, last, run.end_line, profile)
    in_force = _is_on_force(text, last.end, lines[last.line].end)
    for i in range(last.line + 1, run.end_line):
        line = lines[i]
        if opens_annex(text, line.start, line.end, profile):
            return i
        if item_at(text, line.start, line.end) is not None:
            continue
        if profile.name == "zh-decision" and _CLOSING.match(text, line.start, line.end):
            return i
        if i == last.line + 1 and (last.alone or _is_caption(text, last, lines[last.line], line)):
            in_force = text[line.end - 1] in _END_OF_LAW and _is_on_force(text, line.start, line.end)
            continue
        if text[line.end - 1] not in _END_OF_LAW or _SIGNED.match(text, line.start, line.end):
            return i
        if in_force and not _LAWLIKE.search(text, line.start, line.end):
            return i
        in_force = in_force or _is_on_force(text, line.start, line.end)
    return run.end_line


def _is_caption(text: str, last: Candidate, line: Line, below: Line) -> bool:
    """Whether a label's line holds but a caption, and what the last article says stands below it: 第九条 生效."""
    words = line.end - last.end
    return words <= _LONGEST_CAPTION and text[line.end - 1] not in _END_OF_LAW and text[below.end - 1] in "。；："


def _is_on_force(text: str, start: int, end: int) -> bool:
    """Whether words say from when the rule applies, what it replaces or who interprets it, as at a rule's end."""
    return any(text.find(word, start, end) >= 0 for word in _IN_FORCE)


def _read_clauses(text: str, lines: Sequence[Line], surveyed: Survey, run: Run) -> Reading:
    """Reads a standard: its clauses, then its annexes, whose clauses are numbered A.1, A.1.1."""
    from drafts.parsing import clauses

    profile = surveyed.profile
    first = run.articles[0].line
    end = clauses.end_line(text, lines, run, profile)
    contents = next((i for i in range(first) if clauses.CONTENTS.match(text, lines[i].start, lines[i].end)), None)
    after = clauses.contents_end(text, lines, contents, first) if contents is not None else None
    where, title = clauses.title(text, lines, contents if contents is not None else first)
    taken: dict[str, int] = {}
    provisions = build(text, clauses.marks_of(text, lines, run, end, profile), lines[end - 1].end, taken)
    annexes = annex_lines(text, lines, end, profile)
    annexes = [(start, clauses.annex_stop(text, lines, start, stop)) for start, stop in annexes]
    for start, stop in annexes:
        marks = clauses.annex_marks(text, lines, start, stop, profile)
        provisions += build(text, marks, lines[stop - 1].end, taken)
    return Reading(title, regions_of(text, lines, Layout(where, contents, first, end, after), annexes), provisions)
