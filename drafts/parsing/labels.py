"""Places at the start of a line that may be labels, with what speaks for and against each."""

import re
from collections.abc import Iterator, Sequence

from drafts.model import Kind
from drafts.numerals import inserted_place
from drafts.parsing.marks import Line
from drafts.parsing.profile import NARROW, Inside, Profile, Series
from drafts.patterns import regex

SPACES = " \u3000\t\xa0"
_TERMINATORS = frozenset("。；：.;:！!？?”」）)】》…>]")
_SENTENCE_ENDS = frozenset("。；;！？!?")
_LEADER = regex(r"(?:[.．…·‥—─_-][ 　]?){3,200}[ 　]?[0-9０-９（(IVXivx]{0,7}[)）]?$|[ 　\t]+[0-9]{1,4}$")
_LEADER_ENDS = frozenset("0123456789０１２３４５６７８９IVXivx)）.．…·‥—─_- 　")
_LEADER_MAY_END = _LEADER_ENDS | frozenset("（(")
_LEADER_LATIN = regex(r"(?:[.…·_][ ]?){3,200}[ ]?[0-9IVXivx]{0,7}$|(?:\t|[ ]{2})[ \t]*[0-9]{1,4}$")
_SENTENCES = regex(r"[A-Za-z\])]\.[ ][A-Z]")
_ENDS_IN_WORD_AND_FIGURE = regex(r"[A-Za-z][ \xa0][0-9]{1,4}$")
"""Of Article 51: in Latin script one space doesn't set a page number apart."""
_CAPTION = regex(
    r"[ 　]*(?:【([^【】\n]{1,60})】|［([^［］\n]{1,60})］|（([^（）\n]{1,40})）|\(([^()\n]{1,60})\)|\[([^\[\]\n]{1,60})\])"
)
_NO_CAPTION = regex(
    r"[零〇一二三四五六七八九十0-9０-９]+$|[a-z]{1,4}$|以下|下称|简称|Değişik|Mülga|Ek:|Нов|Изм|Доп|Отм|hereinafter|the \""
)
_SEPARATORS = frozenset(":：.．、–—-")
_MAY_CAPTION = frozenset("【［（([")
_BEFORE_CAPTION = _SEPARATORS | _MAY_CAPTION
_FIGURES = tuple("0123456789")
_NO_WORDS = frozenset(SPACES + ":：.")
_INSTRUCTION = regex(r"修改为|增加(?:一|二|两|三|四|五|六|七|八|九|十|以下)|作为第|修改如下|表述为|改为")
_FROM_ONE, _RISING = Series.FROM_ONE, Series.RISING
_COUNTS_ON = (Inside.JAPANESE, Inside.KOREAN)
"""Where the article after 2 is 2-2, for the number inserted says which of the same number it is."""
_WITH_LATIN = (Inside.CONTINENTAL, Inside.WORDED)
"""Where bis, ter, quater may number an inserted article."""
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MOST_QUOTED_LINES = 300


class Candidate:
    """A place that may be a label: what it says, and what speaks for it."""

    __slots__ = (
        "after_end", "alone", "citing", "end", "glued", "kind", "leader", "line", "number", "printed", "start", "sub",
    )  # fmt: skip

    def __init__(
        self,
        line: int,
        start: int,
        end: int,
        kind: Kind,
        number: int,
        sub: int,
        printed: str,
        glued: bool,
        citing: bool,
        after_end: bool,
        leader: bool,
        alone: bool,
    ) -> None:
        self.line = line
        self.start = start
        self.end = end
        """Where the label ends."""
        self.kind = kind
        self.number = number
        self.sub = sub
        """A thousand times the number after 之, or the position of an inserted article's letter; 0 without one."""
        self.printed = printed
        """The whole number in Arabic figures: ``12``, ``120-5``, ``4a``, ``312.2``."""
        self.glued = glued
        """Words follow without a space."""
        self.citing = citing
        """What follows reads like a mention: 第三条规定, 第三条、第四条."""
        self.after_end = after_end
        """The line before ends a sentence or is a heading, so a paragraph may begin here."""
        self.leader = leader
        """The line ends like an entry of a table of contents."""
        self.alone = alone
        """Nothing follows on the line."""

    def moved_to(self, line: int, start: int, end: int, kind: Kind, number: int, *, alone: bool) -> "Candidate":
        """A label elsewhere that was found by this one, of which the same is known."""
        known = (self.glued, self.citing, self.after_end, self.leader)
        return Candidate(line, start, end, kind, number, 0, str(number), *known, alone)


def candidates(text: str, lines: Sequence[Line], profile: Profile) -> list[Candidate]:
    """The labels that stand at the start of a line, or follow a heading on its line.

    Those inside words that an amendment puts into another law are left out.
    """
    found: list[Candidate] = []
    quoted = set(_quoted_lines(text, lines)) if profile.han else set()
    begins, unit = profile.first, profile.unit
    for i, line in enumerate(lines):
        if text[line.start] not in begins or i in quoted:
            continue
        first = _candidate(text, lines, i, line.start, profile)
        if first is None:
            continue
        found.append(first)
        while first is not None and first.kind is not unit and profile.glued:
            at = i
            if first.alone and not profile.han and i + 1 < len(lines):
                at = i + 1  # TITLE III, and below it: HIGH-RISK SYSTEMS CHAPTER 1
            begin = first.end if at == i else lines[at].start + 1
            until = min(lines[at].end, begin + 160)
            if profile.han and text.find("第", begin, until) < 0:
                break
            glued = profile.glued.search(text, begin, until)
            if glued is None or (not profile.han and glued.end() != lines[at].end):
                break
            first = _candidate(text, lines, at, glued.start(), profile)
            if first is not None:
                found.append(first)
            if at != i:
                break
    return found


def _candidate(text: str, lines: Sequence[Line], i: int, start: int, profile: Profile) -> Candidate | None:
    line = lines[i]
    stop = line.end
    match = profile.label.match(text, start, stop)
    if match is None:
        return None
    end = match.end()
    glued = end < stop and text[end] not in SPACES
    words = end if glued else end + 1
    begins = profile.citing_surely_begins
    if (not begins or (words < stop and text[words] in begins)) and profile.citing_surely.match(text, end, stop):
        return None
    numeral, level, inserted = match.group("n", "level", "sub")
    han, series, chapter = profile.han, profile.series, ""
    try:
        if not numeral.isalnum() and series is _FROM_ONE:
            if han:
                numeral = "".join(numeral.split())
            elif profile.inside is Inside.WORDED and numeral[0].isdecimal():  # § 1-2, in Norway
                numeral = numeral.replace("-", ".")
            if "-" in numeral and han:  # 第 2-1 條, as in Taiwan
                numeral, _, inserted = numeral.translate(NARROW).partition("-")
            elif "." in numeral or "．" in numeral:  # 第2.1条, Article 2.1: the first of chapter 2, as in treaties
                numeral, chapter = numeral.translate(NARROW), numeral.translate(NARROW).partition(".")[0] + "."
                numeral = numeral[len(chapter) :]
        number = profile.read(numeral)
        sub = _inserted(inserted, profile) if inserted else 0
    except ValueError:
        return None
    level = level.lower() if level else ""
    if series is _RISING and not level and "." not in numeral:
        return None  # 1. is a paragraph; 1798.91.04. is a section
    kind = profile.levels[level]
    printed = str(number) if series is _FROM_ONE and not inserted else _printed(numeral, inserted, number, profile)
    if chapter:
        printed = chapter + printed
    citing = (glued or not han) and profile.citing.match(text, end, stop) is not None
    above = lines[i - 1] if i and start == line.start else None
    after_end = above is None or text[above.end - 1] in _TERMINATORS or _is_short(text, above, profile)
    last = text[stop - 1]
    leader = (
        last in _LEADER_ENDS
        and (_LEADER if han else _LEADER_LATIN).search(text, max(end, stop - 80), stop) is not None
        and (series is not Series.DECIMAL or stop - line.start <= 60)
        and (han or not _is_left_open(text[end:stop]))
    )
    alone = end == stop or (last in _NO_WORDS and _is_alone(text, end, stop))
    if len(numeral) == 1 and han and "A" <= numeral.translate(NARROW) <= "Z":
        printed = numeral.translate(NARROW).lower()
    return Candidate(i, start, end, kind, number, sub, printed, glued, citing, after_end, leader, alone)


def _is_left_open(words: str) -> bool:
    """Whether a line ends with dots and is no entry of contents: 3. . . . ., which was repealed, or a sentence left unfinished."""
    return not words.strip(" .") or _SENTENCES.search(words) is not None


def _is_alone(text: str, end: int, stop: int) -> bool:
    """Whether a label's line has no words after it."""
    while end < stop and text[end] in _NO_WORDS:
        end += 1
    return end == stop


def _printed(numeral: str, inserted: str | None, number: int, profile: Profile) -> str:
    """The whole number in Arabic figures: 12, 120-5, 4a, 312.2."""
    if profile.inside is Inside.CONTINENTAL and profile.series is Series.RISING:
        return re.sub(r"[.* \xa0]", "", numeral)  # L. 121-1 is L121-1
    if profile.series is not Series.FROM_ONE:
        return numeral.translate(NARROW).replace("–", "-")
    if not inserted:
        return str(number)
    if not profile.han or (inserted.isascii() and inserted.isalpha()):
        if profile.inside is Inside.WORDED:  # 12.a, and มาตรา ๒/๑
            inserted = "".join(str(int(c)) if c.isdecimal() else c for c in inserted.lstrip("."))
        return f"{number}{inserted.strip().lower()}"
    return "-".join([str(number), *(str(profile.read(part)) for part in re.split("[のノ]", inserted))])


def _is_short(text: str, line: Line, profile: Profile) -> bool:
    """Whether a line may be a heading, a title or a signature, after which a paragraph begins."""
    length = line.end - line.start
    return length <= (24 if profile.han else 60) or (length <= 100 and text[line.start : line.end].isupper())


def _inserted(sub: str, profile: Profile) -> int:
    """Where an inserted number stands among its like: 之一 before 之二, の二の二 after の二, 16a before 16aa before 16b."""
    if profile.han and not (sub.isascii() and sub.isalpha()):
        first, _, second = sub.replace("ノ", "の").partition("の")
        before = 1 if profile.inside in _COUNTS_ON else 0  # 第二条の二 is the first after 第二条
        return max(1, profile.read(first) - before) * 1000 + (profile.read(second) if second else 0)
    sub = sub.strip(" -./^").translate(_RAISED).lower()
    if profile.inside in _WITH_LATIN and (place := inserted_place(sub)):
        return place * 1000
    if sub.isdecimal():  # in Korea Article 7-2 is the first after 7, in Taiwan 7-1
        return int(sub) * 1000 - 500
    letters = [ord(letter) - ord("a") + 1 if "a" <= letter <= "z" else _other_letter(letter) for letter in sub]
    return letters[0] * 1000 + sum(letters[1:])


def _other_letter(letter: str) -> int:
    """Where a letter stands that isn't of the Latin alphabet of 26: а is the first of the Russian, đ comes last."""
    return ord(letter) - ord("а") + 1 if "а" <= letter <= "я" else 27


def _quoted_lines(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """Lines that stand inside the quotation marks of an instruction, after the one that opens them."""
    if "“" not in text:
        return
    open_since = -1
    for i, line in enumerate(lines):
        opened, closed = text.count("“", line.start, line.end), text.count("”", line.start, line.end)
        if open_since >= 0:
            yield i
            again = (
                text[line.start] == "“"
            )  # each paragraph of the quoted words opens anew, the last one closes for all
            if closed > opened - again or i - open_since > _MOST_QUOTED_LINES:
                open_since = -1
        elif opened > closed and _INSTRUCTION.search(text, line.start, line.end):
            open_since = i


def is_heading(text: str, candidate: Candidate, line: Line) -> bool:
    """Whether a label above the articles heads a part of the text: a short title follows, not a sentence."""
    rest = text[candidate.end : min(line.end, candidate.end + 400)].strip(SPACES)
    if len(rest) > (60 if text[candidate.start] == "第" else 160) or not _SENTENCE_ENDS.isdisjoint(rest):
        return False
    return not (candidate.citing and (rest[-1:] in "，,、" or not candidate.after_end or candidate.sub))


def caption(text: str, end: int, stop: int) -> tuple[str, int]:
    """The caption in brackets after an article's label, and where the article's words begin after it and any space.

    （以下简称…） and （一） are no captions.
    """
    body, sign = end, ""
    while body < stop and (sign := text[body]) in SPACES:  # as `_after_spaces` does; asked of every article
        body += 1
    if body == stop or sign not in _BEFORE_CAPTION:
        return "", body
    if text.startswith("-- ", body, stop):
        body = _after_spaces(text, body + 2, stop)
    elif text[body] in _SEPARATORS and _separates(text[body], text[body + 1 : min(body + 2, stop)]):
        body = _after_spaces(text, body + 1, stop)
    match = _CAPTION.match(text, body, stop) if body < stop and text[body] in _MAY_CAPTION else None
    if match is None:
        return "", body
    inner = next(group for group in match.groups() if group)
    if _NO_CAPTION.match(inner):
        return "", body
    return inner.strip(), _after_spaces(text, match.end(), stop)


def _after_spaces(text: str, start: int, stop: int) -> int:
    while start < stop and text[start] in SPACES:
        start += 1
    return start


def _separates(sign: str, following: str) -> bool:
    """Whether a sign sets a label apart from what follows: Article 1: Scope, Article 1 – (scope); not 1.2 or Article 1-a."""
    return following in (" ", "(") if sign in "–—-" else following not in _FIGURES


def heading_title(text: str, start: int, stop: int) -> str:
    """A heading's title as people write it: without the space that spreads two characters (总　则) or a page number."""
    title = text[start:stop].strip(SPACES + ":：")
    if title[-1:] in _LEADER_MAY_END and not _ENDS_IN_WORD_AND_FIGURE.search(title):
        title = _LEADER.sub("", title).strip(SPACES)
    parts = re.split(r"[ \u3000\t\xa0]+", title.lstrip("–—-.: "))
    if len(parts) > 1 and all(len(part) == 1 and "\u4e00" <= part <= "\u9fff" for part in parts):
        return "".join(parts)
    return " ".join(parts)
