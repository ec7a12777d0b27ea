"""Articles and the headings above them as marks: where each begins, its caption, and what stands inside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter

from drafts.model import Kind
from drafts.parsing import inner
from drafts.parsing.captions import captions_above, captions_below, headings_between, is_note, is_title, without_extent
from drafts.parsing.inner import numbers_paragraphs
from drafts.parsing.labels import SPACES, Candidate, caption, heading_title
from drafts.parsing.marks import RANK, Line, Mark
from drafts.parsing.profile import Inside, Profile, Series
from drafts.parsing.sequence import Run
from drafts.patterns import regex

_CHINESE, _AMERICAN, _EUROPEAN = Inside.CHINESE, Inside.AMERICAN, Inside.EUROPEAN
_AMERICAN_TITLE = regex(
    r"([A-Z“\[][^.\n]{1,160})"
    r"(?:\.(?:(?:[ \xa0]+|[ \xa0]?[—–-]{1,2}[ \xa0]?)(?=[A-Z(“])|[—–]?$)|(?<![:,;])$|[ \xa0]+(?=[A-Z(“]))"
)
"""§ 312.2 Applicability; Sec. 2. Purpose. – This Act …"""
_SENTENCE = regex(r"(?:The|This|An?|Any|No|Each|Every|In|If|Where)\b|[^\n]*\b(?:shall|must|may|is|are|means)\b")
"""What no title without a full stop after it begins with, or holds."""
_MISPRINTS = frozenset("笫—─－ー")
"""What a scan makes of 第 and 一."""
_HAN_WORD = regex(r"[\u4e00-\u9fff、]+$")
_RUN_IN_TITLE = regex(r"([A-Z“][^.\n]{1,160})\.[ ]?[—–]{1,2}[ ]?(?=[A-Z(“])")
"""1. Short title and commencement.—(1) This Act …"""


def marks_of(
    text: str,
    lines: Sequence[Line],
    run: Run,
    headings: Sequence[Candidate],
    end: int,
    profile: Profile,
    *,
    below: int = 0,
) -> list[Mark]:
    """The marks of a run of articles and the headings among them, down to the last level, up to line ``end``.

    A caption above an article's label isn't sought above line ``below``, where an annex's title stands.
    """
    marks: list[Mark] = []
    starts = sorted([*run.articles, *headings], key=attrgetter("start"))
    flags = {run.articles[i].start: flag for i, flag in run.flags.items()}
    below_label = captions_below(text, lines, run, profile)
    chinese, british = profile.inside is _CHINESE, profile.name == "uk"
    titled = british and not below_label and _are_titled(text, lines, run)
    tops = captions_above(text, lines, run, starts, profile, below)
    crossed = headings_between(text, lines, starts, tops) if british else {}
    ranks = _ranks(text, headings, run.articles[0], profile)
    unit, inner_marks = profile.unit, inner_reader(profile)
    for candidate, following in zip(starts, [*starts[1:], None], strict=True):
        start, stop = candidate.start, lines[candidate.line].end
        next_line = following.line if following else end
        stop = min(stop, following.start) if following and next_line == candidate.line else stop
        if following and (tops or crossed):
            next_line = _first_line(following, tops, crossed)
        if candidate.kind is not unit:
            next_start = following.start if following else lines[end - 1].end
            heading = _heading_mark(text, lines, candidate, stop, next_line, next_start, profile)
            heading.rank = ranks.get(_word(heading.label), heading.rank)
            marks.append(heading)
            if unit is Kind.POINT:
                marks += _own_words(text, heading, lines[candidate.line : next_line])
            continue
        mark, rest = _article_mark(text, lines, candidate, stop, next_line, profile, below_label and start not in tops)
        if titled and not mark.title:
            rest = _title_first(text, mark, rest)
        if start in tops:
            top = lines[tops[start]]
            mark.start, mark.title = top.start, text[top.start : top.end].strip("（）()")
        flag = flags.get(start)
        if flag and not (flag == "gap" and profile.series is Series.RISING and _begins_division(candidate, starts)):
            mark.flags = (flag,)
        elif _may_be_misprinted(mark.label) and not _MISPRINTS.isdisjoint(mark.label):
            mark.flags = ("label-lost",)
        if start in crossed:
            marks.append(_unnumbered_heading(text, lines[crossed[start]]))
        marks.append(mark)
        if chinese and len(rest) > 1 and numbers_paragraphs(text, rest):
            marks += inner.inner_marks(text, rest, numbered=True)
        elif tops and british:
            marks += _with_notes(text, inner_marks(text, rest))
        else:
            marks += inner_marks(text, rest)
    return marks if profile.han else _with_signs(text, marks)


def _may_be_misprinted(label: str) -> bool:
    """Whether a label may hold one of the signs, told without a look at each character: two of them count as letters."""
    return not label.isalnum() or "笫" in label or "ー" in label


def _with_signs(text: str, marks: Sequence[Mark]) -> list[Mark]:
    from drafts.parsing.amendment_marks import with_mark

    return [with_mark(text, mark) for mark in marks]


def _first_line(article: Candidate, tops: Mapping[int, int], crossed: Mapping[int, int]) -> int:
    """The line where a label begins, with the caption and the heading above it."""
    return crossed.get(article.start, tops.get(article.start, article.line))


def _unnumbered_heading(text: str, line: Line) -> Mark:
    return Mark(Kind.SECTION, "", "", line.start, line.end, text[line.start : line.end], rank=RANK[Kind.ARTICLE] - 1)


def _with_notes(text: str, marks: Sequence[Mark]) -> list[Mark]:
    """The marks of an article whose subsections have marginal notes above them: Exception, above (2)."""
    kept: list[Mark] = []
    for mark in marks:
        note = kept[-1] if kept else None
        if note and note.kind is Kind.PARAGRAPH and not note.label and mark.kind is Kind.PARAGRAPH and mark.label:
            words = text[note.start : mark.start].strip()
            before = text[: note.start].rstrip()[-1:]
            if "\n" not in words and before in (".", ")", ";") and is_note(words):
                kept.pop()
                mark.start, mark.title = note.start, words
        kept.append(mark)
    return kept


def _own_words(text: str, heading: Mark, lines: Sequence[Line]) -> list[Mark]:
    """The marks of a point with a heading's number, where words stand between an opinion's heading and the first （一） below."""
    lines = [line for line in lines if line.start >= heading.body]
    if not lines:
        return []
    point = Mark(Kind.POINT, heading.number, heading.label, heading.start, lines[0].start, heading.title)
    return [point, *inner.inner_marks(text, lines)]


def _begins_division(article: Candidate, starts: Sequence[Candidate]) -> bool:
    """Whether a heading stands right before an article: codes begin each subpart at a round number."""
    at = bisect_left(starts, article.start, key=lambda c: c.start)
    return at > 0 and starts[at - 1].kind is not article.kind


def inner_reader(profile: Profile) -> Callable[[str, Sequence[Line]], list[Mark]]:
    """What gives the marks of all that stands inside an article or an annex, from its lines, as its grammar labels them."""
    if profile.inside is Inside.CHINESE:
        return inner.inner_marks
    if profile.inside is Inside.JAPANESE:
        from drafts.parsing import japanese

        return japanese.inner_marks
    if profile.inside is Inside.KOREAN:
        from drafts.parsing import korean

        return korean.inner_marks
    if profile.inside is Inside.CONTINENTAL:
        from drafts.parsing import continental

        return continental.inner_marks
    if profile.inside is Inside.WORDED:
        from drafts.parsing import lettered

        return lettered.inner_marks
    if profile.inside is Inside.AMERICAN:
        from drafts.parsing import american

        return american.inner_marks
    from drafts.parsing import western

    return western.inner_marks


def _ranks(text: str, headings: Sequence[Candidate], first: Candidate, profile: Profile) -> Mapping[str, int]:
    """How deep each heading's word stands. American codes differ: there the order in which the words come tells."""
    if profile.series is not Series.RISING:
        return profile.ranks
    words: list[str] = []
    above: Candidate | None = None
    for heading in headings:
        word = _word(text[heading.start : heading.end])
        right_below = above is not None and heading.line - above.line <= 2  # DIVISION 1 below ARTICLE II
        if (heading.start < first.start or right_below) and word not in words:
            words.append(word)
        above = heading
    return {word: min(1 + i, RANK[Kind.ARTICLE] - 1) for i, word in enumerate(words)}


def _word(label: str) -> str:
    """A heading's word: CHAPTER of CHAPTER IV, 款 of 第二款."""
    return label[-1:] if label.startswith("第") else label.split(" ")[0].split("\xa0")[0].lower()


def _heading_mark(
    text: str, lines: Sequence[Line], candidate: Candidate, stop: int, next_line: int, next_start: int, profile: Profile
) -> Mark:
    title, body = without_extent(heading_title(text, candidate.end, stop), profile), stop
    below = candidate.line + 1
    while below < next_line and (not title or not profile.han) and below <= candidate.line + 3:
        line = lines[below]
        words = heading_title(text, line.start, line.end)
        if len(words) > (40 if profile.han else 160) or words[-1:] in "。；.;:：":
            break
        if title and not (profile.han or words.isupper() or _continues_title(title, words)):
            break
        title, body, below = f"{title} {words}".strip(), line.end, below + 1
        if profile.han:
            break
    if profile.han and below == candidate.line + 1 == next_line - 1 and _runs_over(title, text, lines[below]):
        title, body = title + text[lines[below].start : lines[below].end], lines[below].end
    if not title and next_line < len(lines) and next_line == candidate.line + 1 and next_start > lines[next_line].start:
        title, body = heading_title(text, lines[next_line].start, next_start), next_start
    return Mark(candidate.kind, candidate.printed, text[candidate.start : candidate.end], candidate.start, body, title)


def _runs_over(title: str, text: str, below: Line) -> bool:
    """Whether the line below a long heading holds its last few characters, set in the middle as the heading is."""
    return (
        len(title) >= 14 and below.end - below.start <= 8 and _HAN_WORD.match(text, below.start, below.end) is not None
    )


def _article_mark(
    text: str, lines: Sequence[Line], candidate: Candidate, stop: int, next_line: int, profile: Profile, below: bool
) -> tuple[Mark, list[Line]]:
    start, end, inside = candidate.start, candidate.end, profile.inside
    label = text[start:end]
    title, body = caption(text, end, stop)
    if inside is _AMERICAN and (headed := _AMERICAN_TITLE.match(text, body, stop)):
        alone = headed.end() == stop
        sentence = not alone and text[headed.end(1)] != "." and _SENTENCE.match(headed[1])
        if next_line > candidate.line + 1 if alone else _may_be_titled(text, label, headed) and not sentence:
            title, body = headed[1], headed.end()
    elif inside is _EUROPEAN and not title and (headed := _RUN_IN_TITLE.match(text, body, stop)):
        title, body = headed[1], headed.end()
    rest = [Line(body, stop)] if body < stop else []
    below_line = candidate.line + 1
    if below_line < next_line:
        rest += lines[below_line:next_line]
    if below and rest and not title:
        first = rest[0]
        words = without_extent(text[first.start : first.end].strip(SPACES), profile)
        if len(rest) > 1 and (
            is_title(words, profile, candidate) if not profile.han else len(words) <= 30 and words[-1] not in "。；：;:"
        ):
            title, rest = words if profile.han else words.rstrip("."), rest[1:]
    elif candidate.alone and not title and len(rest) > 1:  # a bracketed caption on the line below
        captioned, after = caption(text, rest[0].start, rest[0].end)
        if captioned:
            title = captioned
            rest = [Line(after, rest[0].end), *rest[1:]] if after < rest[0].end else rest[1:]
    elif candidate.alone and not title and rest:
        captioned, after = caption(text, rest[0].start, rest[0].end)
        if captioned and after < rest[0].end:
            title, rest = captioned, [Line(after, rest[0].end)]
    begin = rest[0].start if rest else body
    return Mark(candidate.kind, candidate.printed, label, start, begin, title), rest


def _are_titled(text: str, lines: Sequence[Line], run: Run) -> bool:
    from drafts.parsing import clause_titles

    return clause_titles.are_titled(text, lines, run)


def _may_be_titled(text: str, label: str, headed: re.Match[str]) -> bool:
    """Whether words that end with a full stop may be a section's title: after § 5 or SEC. 5., or before a dash, as in Florida."""
    return label.startswith(("§", "S")) or text[headed.end(1) : headed.end()].rstrip()[-1:] in ("—", "–")


def _title_first(text: str, mark: Mark, rest: Sequence[Line]) -> list[Line]:
    """A clause's lines without the title that the first begins with, which the mark takes."""
    from drafts.parsing.clause_titles import title_end

    found = title_end(text, rest[0].start, rest[0].end, goes_on=len(rest) > 1) if rest else None
    if found is None:
        return list(rest)
    mark.title, begin = found
    rest = [Line(begin, rest[0].end), *rest[1:]] if begin < rest[0].end else list(rest[1:])
    mark.body = rest[0].start
    return rest


def _continues_title(title: str, words: str) -> bool:
    from drafts.parsing.western import continues_title

    return continues_title(title, words)
