"""Chinese standards: clauses 1, 5.2, 5.2.3 of any depth, lists a) 1), annexes 附录A with A.1."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from drafts.model import Kind
from drafts.parsing import titles
from drafts.parsing.inner import inner_marks
from drafts.parsing.labels import SPACES, Candidate, heading_title
from drafts.parsing.marks import RANK, Line, Mark
from drafts.parsing.profile import NARROW, Profile, opens_annex
from drafts.parsing.sequence import Run
from drafts.patterns import regex

CONTENTS = regex(r"目[ 　]*[次录][ 　]*$")
_AFTER_CLAUSES = regex(
    r"(?:参[ 　]?考[ 　]?文[ 　]?献|索[ 　]{0,4}引|本(?:规程|规范|标准|导则|指南)用词说明|引用标准名录"
    r"|(?:附[：:])?条[ 　]?文[ 　]?说[ 　]?明)[ 　]*$"
)
_CITING = regex(
    r"[ 　]*(?:[、，,；;）)~～％%‰°]|[和及与或至的]|到(?![货达期])|中(?![文心国央间断])|规定|所(?![有在属])|以[上下内]"
    r"|[—–-][ 　]?[0-9])"
)
_UNIT = regex(
    r"[ 　]*(?:(?:[mcdkμn]?m|[mkμ]?g|[mμ]?s|m?[lL]|t|h|d|min|dB|lx|lm|cd|mol|rpm|ppm|ppb|Ω)[23²³]?(?![A-Za-z])"
    r"|[×/+=<>≤≥±]|[kMGT]?(?:Hz|Pa|W|V|A|N|J|bit|B)(?![A-Za-z])"
    r"|年(?![度检龄报])|月(?!度)|日(?![常志期])|倍(?!率)|个(?![人体性别案])|台(?![账架站阶])|套(?![管件筒])|次(?![级要生序])|只|件(?!号))"
)
"""What follows a quantity: 4 个接口; not 4 个人信息的收集."""
_TITLE_LIKE = regex(r"[ 　\t]*(?:[\u4e00-\u9fffA-Z][^。；，：\n]{0,39}|[A-Z][^.;:,\n\u4e00-\u9fff]{0,89})$")
_ENTRY = regex(r"(?:[.．…·]{2,200}|[ 　\t])[ 　]{0,4}[0-9IVXⅠ-Ⅻ]{1,5}$")
_STATUS = regex(r"[（(](?:规范性|资料性)(?:附录)?[）)]$")
_IN_ANNEX = regex(r"(?P<n>[A-ZＡ-Ｚ](?:[.．][0-9０-９]{1,3}){1,5})(?![0-9０-９.．])(?=[ 　\t]|[\u4e00-\u9fff]|$)")
_KINDS = (Kind.CHAPTER, Kind.SECTION)


def clause_runs(found: Sequence[Candidate], line_count: int) -> list[Run]:
    """The runs of clauses in a standard, in order; a new run begins where a clause 1 stands again."""
    runs: list[Run] = []
    for candidate in found:
        place = _place(candidate.printed)
        if place == (1,):
            runs.append(Run([candidate], {}))
        elif runs:
            flag = _fits(_place(runs[-1].articles[-1].printed), place)
            if flag is None and len(runs) > 1 and _lists(runs[-1]):
                flag = _fits(_place(runs[-2].articles[-1].printed), place)
                if flag is not None:  # 1 主干路, 2 次干路 were items of the clause before
                    runs.pop()
            if flag is not None:
                if flag:
                    runs[-1].flags[len(runs[-1].articles)] = flag
                runs[-1].articles.append(candidate)
    for run, following in pairwise(runs):
        run.end_line = following.articles[0].line
    if runs:
        runs[-1].end_line = line_count
    return runs


def _lists(run: Run) -> bool:
    """Whether a run has clauses of the first level only, as the items of a list look."""
    return not any("." in article.printed for article in run.articles)


def _place(printed: str) -> tuple[int, ...]:
    """The levels of a clause's number. Codes of construction fill the second with 0 where a chapter has no sections: 1.0.1."""
    levels = (int(part) if part.isdecimal() else ord(part[0]) for part in printed.split("."))
    return tuple(level for level in levels if level)


def _fits(last: tuple[int, ...], place: tuple[int, ...]) -> str | None:
    """Whether a clause can follow the last one: an empty string, ``gap`` where a number is missing, None where it can't."""
    if len(place) > len(last):
        if place[: len(last)] == last and len(place) == len(last) + 1 and place[-1] <= 3:
            return "" if place[-1] == 1 else "gap"
        return None
    above, here = place[:-1], place[-1]
    if last[: len(above)] != above:
        missing = len(place) > 1 and place[0] == last[0] + 1 and place[1:] == (1,) * (len(place) - 1)
        return "gap" if missing else None
    step = here - last[len(above)]
    if step == 1:
        return ""
    return "gap" if len(place) > 1 and 1 < step <= 3 else None


def clauses_in(text: str, lines: Sequence[Line], found: Sequence[Candidate]) -> list[Candidate]:
    """Those of the numbers at the start of a line that may head a clause.

    A company's handbook prints 第一章 above 1.1, and 第二节 above 1.2.1: these are its clauses 1 and 1.2.
    """
    kept: list[Candidate] = []
    chapter = ""
    for candidate, below in zip_longest(found, found[1:]):
        first = below is not None and below.printed == f"{candidate.printed}.1"
        if text[candidate.end - 1] in ".．、" and "." not in candidate.printed and not first:
            continue  # 1. 标的 heads 1.1, as in contracts; otherwise it is an item
        if text[candidate.start] == "第":
            chapter = str(candidate.number) if text[candidate.end - 1] == "章" else chapter
            section = f".{candidate.number}" if text[candidate.end - 1] == "节" else ""
            candidate.printed = f"{chapter}{section}"
            if not chapter:
                continue
        if is_clause(text, candidate.end, lines[candidate.line], candidate.printed.count(".") + 1):
            kept.append(candidate)
    return kept


def is_clause(text: str, end: int, line: Line, depth: int) -> bool:
    """Whether a number at the start of a line heads a clause: a short title follows, or below the first level, words."""
    quantity = text[end - 1].isdecimal() and _UNIT.match(text, end, line.end)
    if quantity or _CITING.match(text, end, line.end):
        return False
    if end == line.end:
        return depth > 1
    return depth > 1 or _TITLE_LIKE.match(text, end, line.end) is not None


def end_line(text: str, lines: Sequence[Line], run: Run, profile: Profile) -> int:
    """The line after the last one of the clauses: before an annex or the bibliography."""
    for i in range(run.articles[-1].line + 1, run.end_line):
        line = lines[i]
        if opens_annex(text, line.start, line.end, profile) or _AFTER_CLAUSES.match(text, line.start, line.end):
            return i
    return run.end_line


def annex_stop(text: str, lines: Sequence[Line], start: int, stop: int) -> int:
    """The line after an annex's last one: before the bibliography, if it comes first."""
    found = (i for i in range(start + 1, stop) if _AFTER_CLAUSES.match(text, lines[i].start, lines[i].end))
    return next(found, stop)


def contents_end(text: str, lines: Sequence[Line], start: int, first: int) -> int:
    """The line after a table of contents: after its last entry that ends with a page number."""
    last = start
    for i in range(start + 1, first):
        if _ENTRY.search(text, lines[i].start, lines[i].end):
            last = i
        elif i > last + 2:
            break
    return last + 1


def title(text: str, lines: Sequence[Line], before: int) -> tuple[int, str]:
    """The line where the standard's title stands, and the title: the last one above, on the cover or the first page."""
    return titles.find(text, lines, before, han=True)


def marks_of(text: str, lines: Sequence[Line], run: Run, end: int, profile: Profile) -> list[Mark]:
    """The marks of a standard's clauses. A clause with clauses below it is a chapter or section.

    Where such a one has words of its own above the first clause below it, they are an article with its number.
    """
    heads = [(c.line, c.start, c.end, c.printed) for c in run.articles]
    flags = {run.articles[i].start: flag for i, flag in run.flags.items()}
    return list(_clauses(text, lines, heads, end, flags, profile))


def annex_marks(text: str, lines: Sequence[Line], start: int, stop: int, profile: Profile) -> list[Mark]:
    """The marks of an annex: its title over up to three lines, and its clauses A.1, A.1.1."""
    line = lines[start]
    match = profile.annex.match(text, line.start, line.end)
    label = match[0] if match else ""
    letter = label[-1:].translate(NARROW)
    words, body, below = [heading_title(text, line.start + len(label), line.end)], line.end, start + 1
    while below < stop and below <= start + 2 and (not words[-1] or _STATUS.fullmatch(words[-1])):
        if _IN_ANNEX.match(text, lines[below].start, lines[below].end) or lines[below].end - lines[below].start > 60:
            break
        words.append(heading_title(text, lines[below].start, lines[below].end))
        body, below = lines[below].end, below + 1
    mark = Mark(
        Kind.ANNEX, titles.annex_number(label), label, line.start, body, " ".join(word for word in words if word)
    )
    heads: list[tuple[int, int, int, str]] = []
    last: tuple[int, ...] = (ord(letter or "A"),)
    flags: dict[int, str] = {}
    for i in range(below, stop):
        found = _IN_ANNEX.match(text, lines[i].start, lines[i].end)
        if found is None or not is_clause(text, found.end(), lines[i], 2):
            continue
        printed = found["n"].translate(NARROW)
        flag = _fits(last, _place(printed))
        if flag is None:
            continue
        if flag:
            flags[lines[i].start] = flag
        heads.append((i, lines[i].start, found.end(), printed))
        last = _place(printed)
    first = heads[0][0] if heads else stop
    own = inner_marks(text, lines[below:first])
    return [mark, *own, *_clauses(text, lines, heads, stop, flags, profile)]


def _clauses(
    text: str,
    lines: Sequence[Line],
    heads: Sequence[tuple[int, int, int, str]],
    end: int,
    flags: dict[int, str],
    profile: Profile,
) -> Iterator[Mark]:
    for (at, start, label_end, printed), following in zip(heads, [*heads[1:], None], strict=False):
        line, next_line = lines[at], following[0] if following else end
        label = text[start:label_end]
        holds = label[0] == "第" or (following is not None and following[3].startswith(f"{printed}."))
        words = heading_title(text, label_end, line.end)
        titled = bool(words) and _TITLE_LIKE.match(text, label_end, line.end) is not None
        titled = titled and (holds or next_line > at + 1 or "." not in printed)
        rest = list(lines[at + 1 : next_line])
        body = line.end
        if not words and len(rest) > 1 and _TITLE_LIKE.fullmatch(text, rest[0].start, rest[0].end):
            words, titled = heading_title(text, rest[0].start, rest[0].end), True  # 3.1, and the term on the next line
            body, rest = rest[0].end, rest[1:]
        elif not titled:
            body = label_end
            while body < line.end and text[body] in SPACES:
                body += 1
            rest = ([Line(body, line.end)] if body < line.end else []) + rest
        depth = printed.count(".") - (0 if printed[0].isdecimal() else 1)
        flag = (flags[start],) if start in flags else ()
        if holds:
            kind = _KINDS[min(depth, 1)]
            rank = RANK[Kind.PART] + depth
            yield Mark(kind, printed, label, start, body, words if titled else "", rank=rank, flags=flag)
            if not rest:
                continue
            flag = ()
        article = Mark(Kind.ARTICLE, printed, label, start, rest[0].start if rest else body, words if titled else "")
        article.rank = RANK[Kind.PART] + depth + (1 if holds else 0)
        article.flags = flag
        yield article
        yield from inner_marks(text, rest)
