"""The words in which Chinese decisions order changes."""

from __future__ import annotations

import re

from drafts.amending.model import Target
from drafts.amending.tokens import Token
from drafts.model import Kind
from drafts.numerals import CHINESE_NUMERAL, read_numeral
from drafts.patterns import regex

_N = CHINESE_NUMERAL
LEVELS = {
    "编": Kind.PART,
    "分编": Kind.SUBPART,
    "章": Kind.CHAPTER,
    "节": Kind.SECTION,
    "条": Kind.ARTICLE,
    "款": Kind.PARAGRAPH,
    "自然段": Kind.PARAGRAPH,
    "项": Kind.ITEM,
    "目": Kind.SUBITEM,
}
DEPTH = {kind: depth for depth, kind in enumerate(LEVELS.values())}
"""How deep a level stands; a deeper one within a chain belongs to the one before it."""

_MOST_TARGETS = 1000
"""No list of a real decision names more; a range such as 第一条至第九百条 is spelled out."""

_STEP = (
    rf"(?:原?第[ ]?(?:[（(][{_N}]{{1,5}}[）)]|[{_N}]{{1,9}})(?:分编|[编章节条款项目])(?:之[{_N}]{{1,3}})?)"
    rf"|(?:第?[（(][{_N}]{{1,5}}[）)]|第[{_N}]{{1,9}})(?=[、至和及与]|第|[（(])|[（(][{_N}]{{1,5}}[）)][项目]|[{_N}]{{1,5}}(?=[、至]第?[{_N}（(])"
    rf"|(?<=[、至])[{_N}]{{1,5}}[条款项]"
)
_ONE_STEP = regex(
    rf"原?第?[ ]?[（(]?(?P<n>[{_N}]{{1,9}})[）)]?(?P<level>分编|[编章节条款项目])?(?:之(?P<sub>[{_N}]{{1,3}}))?"
)
_LIST = regex(
    rf"(?:{_STEP})(?:[ ]?(?:、|以及|[和及与至到]|，(?=第[{_N}]{{1,9}}条(?:[、，和]|之)))?[ ]?(?:{_STEP})){{0,80}}"
)
_STEPS = regex(rf"(?P<joint>、|以及|[和及与至到，])?[ ]?(?P<step>{_STEP})")
_COUNT = rf"(?P<count>[{_N}]{{1,4}})个?"
_UNIT = r"(?P<unit>自然段|分编|[编章节条款项目])"
_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("V", regex(rf"(?:修改|拆分|分列|分|改)(?:为|成){_COUNT}{_UNIT}")),
    ("C", regex(rf"合并(?:修改)?(?:(?:为|成){_COUNT}{_UNIT})?")),
    (
        "M",
        regex(
            r"(?:修改|修正|修订|替换|调整|更改|变更)(?:为|成)|改为|改成|表述为|修改如下|(?:内容|具体)为|替代为|取代为"
        ),
    ),
    ("A", regex(rf"(?:增加|增设|新增|增写)(?:{_COUNT}{_UNIT}|(?=第[（(]?[{_N}]))")),
    ("Z", regex(r"增加|增写|新增|加上|加入|添加")),
    ("W", regex(r"作为|列为|编为|移作|移至")),
    ("D", regex(r"删去|删除|删掉|废止")),
    ("N", regex(r"(?:章|节|编|条)?(?:标题|名称|题目)|[章节编]名|条标|条旨")),
    ("I", regex(r"(?:之)?中的|之中|中|里的|所称的?|(?:规定)?的(?=\x00)")),
    ("B", regex(r"之后|以后|后面|后")),
    ("F", regex(r"之前|以前|前面|前")),
    ("U", regex(r"最后|末尾|文末|句末|最末")),
    ("E", regex(r"均|统一|一并|全部|一律|都|各处")),
    ("Y", regex(r"分别|依次")),
    (
        "L",
        regex(
            r"(?:其他|有关|相关|所有)?(?:各条款|各条|条文|条款|全文|文)"
            r"|[本该](?:法典|法|条例|办法|规定|细则|规则|规程|章程|准则|标准|规范|指引)"
            r"(?=中|[ ]?\x00|名称|标题|题目|的名称|其他|有关|各条)"
        ),
    ),
    ("R", regex(r"(?:根据|依据|按照|为了?|因|鉴于|考虑到)[^\x00，,。；;：:\n第]{1,80}(?=[，,])")),
    ("P", regex(r"、|以及|[和及与或]")),
    ("K", regex("[，,]")),
    ("S", regex("[：:]")),
    ("Q", regex("\x00")),
    ("G", regex(r"《[^《》\n]{2,80}》")),
)
_NOISE = regex(
    r"将|把|对|在|的|并且?|同时|相应地?|此外|另外|其中|予以|一句|等?(?:字样|字|词语|表述|用语)|该[条款项]|[ \t\u3000]|原(?=\x00)"
    r"|[（(]?以下(?:统)?称《[^《》\n]{1,40}》[）)]?|规定(?=修改|改为|\x00|中)|内容(?=修改|改为|\x00|中)|条(?=之后增加)"
)


def lex(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of a skeleton: a decision's sentence or part of one."""
    tokens: list[Token] = []
    at = start
    while at < end:
        listed = _LIST.match(text, at, end) if text[at] in "第原（(" else None
        if listed:
            targets = read_targets(listed[0])
            tokens.append(Token("T" if targets else "X", at, listed.end(), targets))
            at = listed.end()
            continue
        word = _word(text, at, end)
        if word is not None:
            if word.letter == "L" and tokens and tokens[-1].letter == "L":  # 本办法其他条文
                tokens.pop()
            tokens.append(word)
            at = word.end
            continue
        noise = _NOISE.match(text, at, end)
        if noise:
            at = noise.end()
            continue
        if tokens and tokens[-1].letter == "X" and tokens[-1].end == at:
            tokens[-1] = Token("X", tokens[-1].start, at + 1)
        else:
            tokens.append(Token("X", at, at + 1))
        at += 1
    return tokens


def _word(text: str, at: int, end: int) -> Token | None:
    for letter, pattern in _WORDS:
        found = pattern.match(text, at, end)
        if found is None:
            continue
        unit = found.groupdict().get("unit")
        if not unit:
            return Token(letter, at, found.end())
        try:
            count = read_numeral(found["count"])
        except ValueError:
            continue
        return Token(letter, at, found.end(), unit=LEVELS[unit], count=count)
    return None


def read_targets(words: str) -> tuple[Target, ...]:
    """The provisions that a list names, ranges spelled out; empty where a numeral is none or the list is absurdly long.

    第十条第一款、第三款 is two paragraphs of one article; 第（一）、（三）项 two items; 第五条至第七条 three articles.
    """
    found = [(m["joint"] or "", m["step"]) for m in _STEPS.finditer(words)]
    read: list[tuple[str, Kind, str, str]] = []
    level: Kind | None = None
    for joint, step in reversed(found):  # 第（一）、（三）项: the level stands with the last
        one = _ONE_STEP.fullmatch(step)
        if one is None:
            return ()
        level = LEVELS[one["level"]] if one["level"] else level
        try:
            number = str(read_numeral(one["n"])) + (f"-{read_numeral(one['sub'])}" if one["sub"] else "")
        except ValueError:
            return ()
        if level is None:
            return ()
        read.append((joint, level, number, step))
    read.reverse()
    targets: list[Target] = []
    for joint, kind, number, step in read:
        before = targets[-1] if targets else Target((), "")
        if targets and not joint and before.kind and DEPTH[kind] > DEPTH[before.kind]:
            targets[-1] = Target((*before.steps, (kind, number)), before.words + step)
            continue
        kept = tuple(s for s in before.steps if DEPTH[s[0]] < DEPTH[kind])
        if kind is Kind.ARTICLE:
            kept = ()
        if joint in ("至", "到"):
            targets += _between(before, kind, number)
        targets.append(Target((*kept, (kind, number)), step))
        if len(targets) > _MOST_TARGETS:
            return ()
    return tuple(targets)


def _between(first: Target, kind: Kind, last: str) -> list[Target]:
    if first.kind is not kind or not first.number.isdigit() or not last.isdigit():
        return []
    return [
        Target((*first.steps[:-1], (kind, str(number))), "")
        for number in range(int(first.number) + 1, min(int(last), int(first.number) + 500))
    ]


ADJUST_NUMBERS = regex(
    r"(?:[条款项章节文](?:[、和及与]?[条款项章节文]){0,5})?(?:的)?(?:顺序|序号|编号|次序)[^。；;\n]{0,14}(?:作|做|进行)?(?:了|出)?相应(?:的)?(?:调整|修改|变动|顺延)"
    r"|(?:相应|依次)(?:地)?(?:调整|顺延|修改)[^。；;\n]{0,12}(?:顺序|序号|编号|次序)|(?:顺序|序号|编号|条款|条文)(?:作|依次|相应){1,2}(?:调整|顺延|变动)"
    r"|(?:[条款项章节]|条文|条款)(?:的)?(?:序号|顺序)?依次(?:作)?(?:相应)?(?:顺延|调整|类推)|(?:[条款章节项]|条文)(?:序号|顺序)[^。；;\n]{0,6}(?:顺延|调整)"
)
"""对条文顺序作相应调整, 相应调整条文序号, 以下条款依次顺延."""
EDITORIAL = regex(r"(?:标点|标点符号|文字|表述|用语)[^。；;\n]{0,12}(?:修改|调整|修正|完善)")
"""对个别文字和标点符号作了修改."""
CHANGING = regex("修改|增加|增设|删去|删除|改为|合并|调整|作为|移至|恢复|废止|替换|修正为|不再")
"""Words by which a sentence that wasn't understood is known to change something."""
SET_PHRASE = regex(
    r"本(?:决定|修正案)自|(?:自|从).{1,30}(?:起施行|生效)|根据本(?:决定|修正案)|重新公布|(?:作|做)(?:出|了)?(?:如下|以下)(?:修改|修正|修订)|现予公布"
    r"|(?:修改|修正|修订)如下|审议通过|^(?:主席|部长|局长|省长|市长|署长|主任)|现决定[：:]?$|决定[：:]?$|征求意见稿[）)]$|的(?:决定|修正案)(?:草案)?$"
)
"""Sentences of a decision that order nothing to be done to words."""
