"""Articles and the headings above them as marks: where each begins, its caption, and what stands inside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter

from drafts.model import Kind
from drafts.parsing import inner
from drafts.parsing.inner import item_at, numbers_paragraphs
from drafts.parsing.labels import SPACES, Candidate, caption, heading_title
from drafts.parsing.marks import RANK, Line, Mark
from drafts.parsing.profile import NEVER, Inside, Profile, Series
from drafts.parsing.sequence import Run
from drafts.patterns import regex

_AMERICAN, _EUROPEAN = Inside.AMERICAN, Inside.EUROPEAN
_AMERICAN_TITLE = regex(
    r"([A-Z“\[][^.\n]{1,160})"
    r"(?:\.(?:(?:[ \xa0]+|[ \xa0]?[—–-]{1,2}[ \xa0]?)(?=[A-Z(“])|$)|(?<![:,;])$|[ \xa0]+(?=[A-Z(“]))"
)
"""§ 312.2 Applicability; Sec. 2. Purpose. – This Act …"""
_SENTENCE = regex(r"(?:The|This|An?|Any|No|Each|Every|In|If|Where)\b|[^\n]*\b(?:shall|must|may|is|are|means)\b")
"""What no title without a full stop after it begins with, or holds."""
_EXTENT = regex(r"(?:^|[ ])(?:U\.K\.|(?:E|W|S|N\.I\.)(?:\+(?:E|W|S|N\.I\.))+)(?:[ ]|$)")
"""1 Short title U.K., or PART 1 E+W+S Preliminary."""
_MISPRINTS = frozenset("笫—─－ー")
"""What a scan makes of 第 and 一."""
_SLACK = 3
"""Characters by which lines of print that run to the same margin differ, where some are narrow."""
_SHORTEST_PRINTED = 20
"""Characters; no page is narrower."""
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
    captions_below = _captions_below(text, lines, run, profile)
    titled = profile.name == "uk" and not captions_below and _are_titled(text, lines, run)
    tops = _captions_above(text, lines, run, starts, profile, below)
    ranks = _ranks(text, headings, run.articles[0], profile)
    unit, inner_marks = profile.unit, inner_reader(profile)
    for candidate, following in zip(starts, [*starts[1:], None], strict=True):
        line = lines[candidate.line]
        stop = min(line.end, following.start) if following and following.line == candidate.line else line.end
        next_line = tops.get(following.start, following.line) if following else end
        if candidate.kind is not unit:
            next_start = following.start if following else lines[end - 1].end
            mark = _heading_mark(text, lines, candidate, stop, next_line, next_start, profile)
            mark.rank = ranks.get(_word(mark.label), mark.rank)
            marks.append(mark)
            continue
        mark, rest = _article_mark(text, lines, candidate, stop, next_line, profile, captions_below)
        if titled and not mark.title:
            rest = _title_first(text, mark, rest)
        if candidate.start in tops:
            top = lines[tops[candidate.start]]
            mark.start, mark.title = top.start, text[top.start : top.end].strip("（）()")
        flag = flags.get(candidate.start)
        if flag and not (flag == "gap" and profile.series is Series.RISING and _begins_division(candidate, starts)):
            mark.flags = (flag,)
        elif not _MISPRINTS.isdisjoint(mark.label):
            mark.flags = ("label-lost",)
        marks.append(mark)
        if "條" in mark.label and numbers_paragraphs(text, rest):
            marks += inner.inner_marks(text, rest, numbered=True)
        else:
            marks += inner_marks(text, rest)
    return marks


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
    if profile.inside is Inside.AMERICAN:
        from drafts.parsing import american

        return american.inner_marks
    from drafts.parsing import western

    return western.inner_marks


def _captions_above(
    text: str, lines: Sequence[Line], run: Run, starts: Sequence[Candidate], profile: Profile, below: int
) -> dict[int, int]:
    """The line where each article with a caption above its label begins, by where its label starts.

    In Latin script any short line may look like a caption, so there they count only where most articles have one.
    """
    if profile.caption_above is NEVER:
        return {}
    taken = {c.line for c in starts}
    if not profile.han:  # the line below PART 1 is its title
        taken |= {c.line + 1 for c in starts if c.kind is not profile.unit and c.alone}
    tops: dict[int, int] = {}
    for article in run.articles:
        above = article.line - 1
        if above < below or above in taken or article.start != lines[article.line].start:
            continue
        if not profile.han and text[article.end - 1] != "." and not _stands_above(text, article, lines[above]):
            continue  # 2 Register: the title follows the label
        if profile.caption_above.match(text, lines[above].start, lines[above].end):
            tops[article.start] = above
    return tops if profile.han or len(tops) * 2 >= len(run.articles) else {}


def _stands_above(text: str, article: Candidate, above: Line) -> bool:
    """Whether the line above an article in Latin script can be its caption: (Purpose), or Purpose above ARTICLE 1- (1) …"""
    return text[above.start] == "(" or text.startswith("-", article.end)


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
    title, body = _without_extent(heading_title(text, candidate.end, stop), profile), stop
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
    label = text[candidate.start : candidate.end]
    title, body = caption(text, candidate.end, stop)
    if profile.inside is _AMERICAN and (headed := _AMERICAN_TITLE.match(text, body, stop)):
        alone = headed.end() == stop
        sentence = not alone and text[headed.end(1)] != "." and _SENTENCE.match(headed[1])
        if next_line > candidate.line + 1 if alone else label.startswith(("§", "S")) and not sentence:
            title, body = headed[1], headed.end()
    elif profile.inside is _EUROPEAN and not title and (headed := _RUN_IN_TITLE.match(text, body, stop)):
        title, body = headed[1], headed.end()
    rest = [Line(body, stop)] if body < stop else []
    rest += lines[candidate.line + 1 : next_line]
    if below and rest and not title:
        first = rest[0]
        words = _without_extent(text[first.start : first.end].strip(SPACES), profile)
        if len(rest) > 1 and (
            _is_title(words, profile, candidate)
            if not profile.han
            else len(words) <= 30 and words[-1] not in "。；：;:"
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
    start = rest[0].start if rest else body
    return Mark(candidate.kind, candidate.printed, label, candidate.start, start, title), rest


def _are_titled(text: str, lines: Sequence[Line], run: Run) -> bool:
    from drafts.parsing import clause_titles

    return clause_titles.are_titled(text, lines, run)


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


def _without_extent(title: str, profile: Profile) -> str:
    """A title without the parts of the United Kingdom that it holds for, which legislation.gov.uk prints with it."""
    return title if profile.han else _EXTENT.sub("", title)


def _is_title(words: str, profile: Profile, article: Candidate) -> bool:
    if profile.inside is Inside.CONTINENTAL and not article.alone:
        from drafts.parsing import continental

        return continental.is_title(words)
    from drafts.parsing.western import is_title

    return is_title(words)


def _continues_title(title: str, words: str) -> bool:
    from drafts.parsing.western import continues_title

    return continues_title(title, words)


def _captions_below(text: str, lines: Sequence[Line], run: Run, profile: Profile) -> bool:
    """Whether this draft puts an article's caption on a line of its own: most articles open with a short line without an end."""
    count = 0
    for candidate, following in zip(run.articles, [*run.articles[1:], None], strict=True):
        last = following.line if following else min(candidate.line + 3, run.end_line)
        first = candidate.line + 1 if candidate.alone else candidate.line
        if first + 1 >= last + (0 if following else 1):
            continue
        start = lines[first].start if candidate.alone else caption(text, candidate.end, lines[first].end)[1]
        words = _without_extent(text[start : lines[first].end].strip(SPACES), profile)
        if profile.han:
            count += (
                0 < len(words) <= 24
                and words[-1] not in "。；：;:，,、"
                and item_at(text, start, lines[first].end) is None
            )
        else:
            count += _is_title(words, profile, candidate)
    return count >= 0.6 * len(run.articles) and not (profile.han and _all_full(lines, run))


def _all_full(lines: Sequence[Line], run: Run) -> bool:
    """Whether the lines of labels run to the margin, so that what looks like captions is words of lines broken in print."""
    longest = max(line.end - line.start for line in lines[run.articles[0].line : run.end_line])
    whole = [lines[a.line] for a in run.articles if not a.alone]
    full = sum(line.end - line.start >= longest - _SLACK for line in whole)
    return longest >= _SHORTEST_PRINTED and len(whole) > 0 and full * 2 > len(whole)
