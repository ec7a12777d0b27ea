"""How Chinese rules name a provision: the words of a mention, taken apart into levels and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafts.model import Kind, Span
from drafts.numerals import CHINESE_NUMERAL, read_numeral
from drafts.patterns import regex
from drafts.records import NamedTuple

_N = CHINESE_NUMERAL
_NUMERAL = rf"(?:[{_N}][ 　]?){{1,9}}(?<![ 　])"
_ONE_NUMBER = rf"(?:{_NUMERAL}|[（(][ ]?[{_N}]{{1,4}}[ ]?[）)])"
_UNIT = r"(?:条|款(?!项目)|项(?!目(?!的?规定))|目(?![的标录前]|[^，。、；\n]{0,2}[录标])|章|节|编|分编)"
_BRANCH = rf"(?:之[{_N}]{{1,3}}(?![{_N}]))?"
_BRACKETED = rf"[（(][ ]?[{_N}]{{1,4}}[ ]?[）)]"
_LISTED = rf"(?:[ ]?(?:(?:[、至到和及与或—～~]|以及|或者)[ ]?第?[ ]?{_ONE_NUMBER}|第?{_BRACKETED})){{0,20}}"
_COUNT = "(?:(?<=[）)])[两二三四五六七八九十])?"
"""第（一）、（三）两项: how many there are."""
_KINDS_OF_RULE = (
    "法典|法|条例|办法|规定|细则|规则|决定|规程|章程|准则|标准|规范|通则|指引|指南|规章|意见|通知|方案|解释|公约"
    "|协定|条约|议定书|守则|制度|导则|措施|纲要|公告"
)
SELF = rf"本(?:实施|暂行|试行|管理|若干|补充|具体|示范|技术|地方){{0,2}}(?:{_KINDS_OF_RULE})"
"""How a rule names itself: 本法, 本条例, 本实施细则."""

MENTION = regex(
    "(?=[《本第前上该同附])(?:"  # looked at first: three times as fast
    rf"(?P<law>《[^《》\n]{{2,80}}(?:〈[^〈〉\n]{{2,80}}〉[^《》\n]{{0,40}})?》)"
    rf"|(?P<self>{SELF})(?P<missing>[{_N}]{{1,7}}条{_BRANCH})?"
    rf"|(?P<unit>第[ ]?{_ONE_NUMBER}{_LISTED}[ ]?{_COUNT}{_UNIT}{_BRANCH})"
    rf"|(?P<before>[前上](?:[{_N}]{{1,3}}|述)?(?:款|条|项))"
    r"|(?P<this>本(?:条|款|项|章|节|编|分编))"
    r"|(?P<that>[该同](?:条|款|项(?=规定|所[列指]|情形|行为|罪|第)))"
    rf"|(?P<annex>附(?:件|录|表)[ ]?(?:[{_N}]{{1,3}}|[A-ZＡ-Ｚ](?![A-Za-z]))?))"
)
"""Everything that may be or change the meaning of a mention, one named group each; some are other words (see `mentions`)."""

_PART_OF_WORD = {"before": "年月日天之以目此", "that": "合各"}
"""What stands before another word: 目前条件, 符合同款."""
_OTHER_WORD = {
    "before": {"款": "项式额", "条": "件例约目码", "项": "目"},
    "this": {"条": "件例约目", "款": "项", "项": "目", "章": "程", "节": "目约能", "编": "制号码"},
    "that": {"款": "项式额", "条": "件例约目款"},
}
"""What follows where a level's sign begins another word: 前项目, 本编制, 该条款. Sets in a pattern take Python longer to
compile than all of a short draft to read."""


def mentions(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The matches of `MENTION` in these words, but for 本条例 and the like."""
    return [match for match in MENTION.finditer(text, start, end) if not _is_other_word(match)]


def _is_other_word(match: re.Match[str]) -> bool:
    group = match.lastgroup or ""
    following = _OTHER_WORD.get(group)
    if following is None:
        return False
    text, start, end = match.string, match.start(), match.end()
    if start and text[start - 1] in _PART_OF_WORD.get(group, ""):
        return True
    return end < match.endpos and text[end] in following.get(level_of(match[0]), "")


_EACH = regex(rf"第?[ ]?[（(]?[ ]?(?P<n>{_NUMERAL})[ ]?[）)]?")
_TAIL = regex(rf"[ ]?{_COUNT}(?P<level>分编|[条款项目章节编])(?:之(?P<sub>[{_N}]{{1,3}}))?$")
_RANGE = regex(r"[ ]?[至到—～~][ ]?第?[ ]?")

_LAWS = (
    *(
        "法典",
        "法",
        "条例",
        "办法",
        "规定",
        "细则",
        "规则",
        "解释",
        "公约",
        "协定",
        "议定书",
        "条约",
        "宪章",
        "章程",
        "决定",
    ),
)
_NO_LAWS = (
    *("依法", "依照规定", "按照规定", "违反规定", "下列规定", "有关规定", "上述规定", "前述规定", "相关规定"),
    *(f"{level}{of}规定" for level in "条款项目章节" for of in ("", "的")),
    *("方法", "无法", "合法", "违法", "做法", "司法", "执法", "立法"),
)
"""What ends like a law's name and is none."""
_ADDED_TO_NAME = regex(r"[（(][^（）()\n]{1,20}[）)]$")


_ABBREVIATED = regex(r"[A-Z]{3,10}(?:[ ]?[0-9]{4})?$")
"""An agreement by its letters: GATT 1994."""


def names_other_law(before: str) -> bool:
    """Whether words end in the name of a law without its brackets, a line's end aside: 刑法, 某条例（试行）."""
    before = before.removesuffix("\n")
    if _ABBREVIATED.search(before):
        return True
    if before.endswith(_NO_LAWS):
        return False
    if before.endswith(("）", ")")) and (added := _ADDED_TO_NAME.search(before)):
        before = before[: added.start()]
    return any("\u4e00" <= before[-len(law) - 1 : -len(law)] <= "\u9fff" for law in _LAWS if before.endswith(law))


AFTER_LAW = regex(r"(?:[（(][^（）()\n]{1,40}[）)])?(?:中的?|的|规定的|有关)?[ ]?")
"""What may stand between a law's name and the article of it that is meant."""
JOINED = regex(r"[ ]?(?:[、和及与或至到—～~]|以及|或者|并|，(?:以及|或者|第|或|并)?|[、]?(?:违反|依照|符合))?[ ]?")
"""What joins a mention to the one before, so that it is of the same article."""

LEVELS = {
    "条": Kind.ARTICLE,
    "款": Kind.PARAGRAPH,
    "项": Kind.ITEM,
    "目": Kind.SUBITEM,
    "章": Kind.CHAPTER,
    "节": Kind.SECTION,
    "编": Kind.PART,
    "分编": Kind.SUBPART,
}
_DEPTH = ("编", "分编", "章", "节", "条", "款", "项", "目")


class Named(NamedTuple):
    """One provision that a mention names by number."""

    span: Span
    level: str
    """条, 款, 项 …"""
    number: str
    """In Arabic figures, ``120-5`` for 第一百二十条之五; ``0`` where the numeral is none."""
    ends_range: bool = False
    """Whether it closes a range: the 八 of 第五至八条."""


def named(text: str, span: Span) -> list[Named]:
    """The provisions of a match of `MENTION`'s ``unit`` or ``missing``; several where one 第 or one 条 is shared.

    第十、十八条 are two; 第（一）至（三）项 are two, the second closing a range.
    """
    start = span.start
    return [
        Named(Span(start + here.start, start + here.end), level, number, closes)
        for here, level, number, closes in _named_in(text[start : span.end])
    ]


@lru_cache(maxsize=4096)
def _named_in(words: str) -> tuple[Named, ...]:
    """The provisions that a mention's words name; a rule says 第一款 again and again."""
    tail = _TAIL.search(words)
    if tail is None:
        return ()
    level, sub = tail["level"], tail["sub"]
    found: list[Named] = []
    at = 0
    for each in _EACH.finditer(words, 0, tail.start()):
        n = each.start("n")
        closes = bool(found) and _RANGE.fullmatch(words, at, n - (words[n - 1] in "（(")) is not None
        found.append(Named(Span(each.start() if found else 0, each.end()), level, str(_number(each["n"])), closes))
        at = each.end()
    if found:
        last = found[-1]
        number = last.number + (f"-{_number(sub)}" if sub else "")
        found[-1] = Named(Span(last.span.start, len(words)), level, number, last.ends_range)
    return tuple(found)


def is_deeper(level: str, than: str) -> bool:
    """Whether a level stands below another: 款 below 条."""
    return _DEPTH.index(level) > _DEPTH.index(than)


def level_of(words: str) -> str:
    """The level that a mention's words end in: 前两款 is 款."""
    return "分编" if words.endswith("分编") else next((c for c in reversed(words) if c in LEVELS), "条")


def _number(numeral: str) -> int:
    try:
        return read_numeral("".join(numeral.split()))
    except ValueError:
        return 0


def own_names(title: str) -> Iterator[str]:
    """The names by which a draft may call itself in 《》: its title without （草案） and without 中华人民共和国."""
    bare = re.sub(r"[（(][^（）()]{0,30}[）)]", "", title).strip("《》 　")
    if len(bare) >= 4:
        yield bare
        if bare.startswith("中华人民共和国") and len(bare) > 8:
            yield bare.removeprefix("中华人民共和国")
