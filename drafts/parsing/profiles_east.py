"""The numbering grammars of Chinese and Japanese instruments."""

from __future__ import annotations

import re
from functools import lru_cache

from drafts.model import Kind
from drafts.numerals import CHINESE_NUMERAL, read_numeral
from drafts.parsing.profile import NARROW, Inside, Profile, Series
from drafts.patterns import regex

_N = CHINESE_NUMERAL
_ZH_NUMBER = rf"(?:[{_N}][ 　]?){{1,11}}(?<![ 　])"
_DASHES = "—─－ー"
"""How 一 is misread in print: 第十—条."""
_ZH_PRINTED = rf"(?:[{_N}{_DASHES}]++[ 　]?){{1,11}}(?<![ 　])"
_DASH_AS_ONE = str.maketrans(dict.fromkeys(_DASHES, "一"))
_ZH_IN_CHAPTER = r"[0-9]{1,2}[.．][0-9]{1,2}(?=[ 　]?[条條])"
"""第2.1条, the first of chapter 2."""
_ZH_CITING = regex(
    r"[、，,；;。）)》”」]|[至和及与或中内外前后](?!国|[央心小介型共平])"
    r"|(?:第|规定|的|所|之|以及|以外|以内|以下|以上|等|修改|删除|删去|增加|改为|作为)"
)
_ZH_SURELY = regex(rf"[ 　]?(?:第[ 　]?[{_N}]{{1,6}}[款项目]|[（(][{_N}]{{1,4}}[）)][项目]|规定[的，,；;。]|的规定)")
_ZH_ANNEX = regex(
    r"(?:附件|附录|附表|附图)[ 　]*[0-9０-９一二三四五六七八九十A-ZＡ-Ｚ]{0,3}[ 　]*(?:[:：.．、 　\n]|$)|附[ 　]?[:：]|附[ 　]*$"
)


def read_decimal(number: str) -> int:
    """The last figure of a clause's number: 3 of 5.2.3."""
    return read_numeral(re.split(r"[.．]", number)[-1])


@lru_cache(maxsize=4096)
def read_printed(number: str) -> int:
    """The number of a numeral, a single dash read as 一, or the place of a letter. ValueError where it is none."""
    if len(number) == 1 and "A" <= (letter := number.translate(NARROW)) <= "Z":
        return ord(letter) - ord("A") + 1
    if not number.isalnum():
        if sum(map(number.count, _DASHES)) > 1:
            raise ValueError(f"not a numeral: {number}")  # 第——条 was left blank
        number = number.translate(_DASH_AS_ONE)
    return read_numeral(number)


EASTERN: tuple[Profile, ...] = (
    Profile(
        name="zh-statute",
        zh="中文法规（编章节条款项目）",
        en="Chinese rules in articles",
        first=frozenset("第笫【"),
        label=regex(
            rf"(?P<open>【)?[第笫][ 　]?(?P<n>{_ZH_IN_CHAPTER}|{_ZH_PRINTED}(?:-(?:[0-9]{{1,2}}|[A-ZＡ-Ｚ]))?|[A-ZＡ-Ｚ])"
            rf"[ 　]?(?P<level>分编|[编编章节条條節編])"
            rf"(?:[ 　]?[之の][ 　]?(?P<sub>[{_N}]{{1,4}}))?(?(open)】)"
        ),
        levels={
            "编": Kind.PART,
            "編": Kind.PART,
            "分编": Kind.SUBPART,
            "章": Kind.CHAPTER,
            "节": Kind.SECTION,
            "節": Kind.SECTION,
            "条": Kind.ARTICLE,
            "條": Kind.ARTICLE,
        },
        read=read_printed,
        citing=_ZH_CITING,
        citing_surely=_ZH_SURELY,
        citing_surely_begins=frozenset("第（(规的"),
        glued=regex(rf"第[ 　]?{_ZH_NUMBER}[ 　]?(?:分编|[编章节条])(?![^ 　\n]{{0,2}}款|规定)"),
        annex=_ZH_ANNEX,
        annex_begins=frozenset("附"),
        also=("zh", "zh-decision-result"),
    ),
    Profile(
        name="zh-points",
        zh="以“一、二、三、”分段的文件",
        en="Chinese instruments in points 一、二、三、",
        first=frozenset("一二三四五六七八九十"),
        label=regex(r"(?P<n>[一二三四五六七八九十]{1,4})(?P<level>、)(?P<sub>(?!))?"),
        levels={"、": Kind.POINT},
        read=read_numeral,
        unit=Kind.POINT,
        annex=_ZH_ANNEX,
        annex_begins=frozenset("附"),
    ),
    Profile(
        name="zh-opinion",
        zh="以“一、”为标题、“（一）”通篇连续编号的文件（意见等）",
        en="Chinese instruments headed 一、 whose （一） count through, as opinions do",
        first=frozenset("（(一二三四五六七八九十"),
        label=regex(r"(?P<open>[（(])?(?P<n>[一二三四五六七八九十]{1,4})(?P<level>(?(open)[）)]|、))(?P<sub>(?!))?"),
        levels={"、": Kind.CHAPTER, "）": Kind.POINT, ")": Kind.POINT},
        read=read_numeral,
        unit=Kind.POINT,
        citing=regex(r"[ ]?(?:[、至和及与或][ ]?第?[（(]|项)"),
        annex=_ZH_ANNEX,
        annex_begins=frozenset("附"),
    ),
    Profile(
        name="zh-sections",
        zh="以“1.、2.、3.”分条的文件（香港条例等）",
        en="Chinese instruments in sections 1., 2., 3., as in Hong Kong",
        first=frozenset("第123456789"),
        label=regex(
            rf"(?P<part>第)?(?P<n>[0-9]{{1,3}}|(?(part)[{_N}]{{1,4}}|(?!)))(?P<sub>(?(part)(?!)|[A-Z]{{1,2}}))?"
            r"(?P<level>(?(part)[部章]|[.．](?![0-9])))"
        ),
        levels={"部": Kind.PART, "章": Kind.CHAPTER, ".": Kind.ARTICLE, "．": Kind.ARTICLE},
        read=read_numeral,
        inside=Inside.EUROPEAN,
        citing=regex(r"[ ]?[、，,；;）)]"),
        annex=_ZH_ANNEX,
        annex_begins=frozenset("附"),
    ),
    Profile(
        name="zh-decision",
        zh="修改决定",
        en="Chinese amendment decisions",
        first=frozenset("一二三四五六七八九十"),
        label=regex(r"(?P<n>[一二三四五六七八九十]{1,4})(?P<level>、)(?P<sub>(?!))?"),
        levels={"、": Kind.POINT},
        read=read_numeral,
        unit=Kind.POINT,
        annex=_ZH_ANNEX,
        annex_begins=frozenset("附"),
    ),
    Profile(
        name="zh-standard",
        zh="中国标准（1、5.2.3、a)、附录A）",
        en="Chinese standards in numbered clauses",
        first=frozenset("0123456789０１２３４５６７８９第"),
        label=regex(
            rf"(?P<part>第[ 　]?)?(?P<n>(?(part)[{_N}]{{1,4}}|[0-9０-９]{{1,2}}(?:[.．][0-9０-９]{{1,3}}){{0,5}}))"
            r"(?(part)|(?![.．]?[0-9０-９])(?![.．]{2}))"
            r"(?(part)[ 　]?|(?:[.．、](?=[ 　\t]{0,3}[\u4e00-\u9fff]))?)"
            r"(?P<level>(?(part)[章节](?!规定|[、，和及与或的])|(?=[ 　\t]|[\u4e00-\u9fff]|$)))(?P<sub>(?!))?"
        ),
        levels={"": Kind.ARTICLE, "章": Kind.ARTICLE, "节": Kind.ARTICLE},
        read=read_decimal,
        series=Series.DECIMAL,
        annex=regex(
            r"附[ 　]{0,2}录[ 　]{0,2}[A-ZＡ-Ｚ](?![A-Za-z])|附件[ 　]{0,2}[0-9０-９一二三四五六七八九十]{0,2}(?=[ 　：:]|$)"
        ),
        also=("standard", "gb"),
    ),
    Profile(
        name="ja",
        zh="日本法令（第一条、２、一、イ）",
        en="Japanese laws and ordinances",
        first=frozenset("第"),
        label=regex(
            rf"第(?P<n>{_ZH_NUMBER})(?P<level>[編章節款目条])(?:[のノ](?P<sub>[{_N}]{{1,4}}(?:[のノ][{_N}]{{1,4}})?))?"
        ),
        levels={
            "編": Kind.PART,
            "章": Kind.CHAPTER,
            "節": Kind.SECTION,
            "款": Kind.SECTION,
            "目": Kind.SECTION,
            "条": Kind.ARTICLE,
        },
        ranks={"款": 5, "目": 5},
        read=read_numeral,
        inside=Inside.JAPANESE,
        citing=regex(r"(?![ 　\t（(]|$)"),
        citing_surely=regex(r"第|の規定|に規定|及び|から|又は|、|中「"),
        annex=regex(rf"附[ 　]{{0,2}}則|(?:別表|別記|様式)(?:第[{_N}]{{1,3}})?"),
        caption_above=regex(r"[（(][^（）()\n]{1,60}[）)]$"),
        also=("jp",),
    ),
    Profile(
        name="ko",
        zh="韩国法令（제1조、①、1.、가.）",
        en="Korean laws and decrees",
        first=frozenset("제"),
        label=regex(r"제[ ]?(?P<n>[0-9]{1,4})[ ]?(?P<level>[편장절관조])(?:의[ ]?(?P<sub>[0-9]{1,3}))?"),
        levels={
            "편": Kind.PART,
            "장": Kind.CHAPTER,
            "절": Kind.SECTION,
            "관": Kind.SECTION,
            "조": Kind.ARTICLE,
        },
        ranks={"관": 5},
        read=read_numeral,
        inside=Inside.KOREAN,
        citing=regex(r"(?![ 　\t（(\[<]|$)"),
        citing_surely=regex(r"[ ]?(?:제[0-9]|부터|및|또는|에|의[ ]|를|을|은|는)"),
        annex=regex(r"부[ ]{0,4}칙[ ]*(?:[<\[(]|$)|\[?별[ ]?(?:표|지)(?:[ ]?제?[0-9]{1,3}호?)?(?:[ \]]|$)"),
        also=("kr",),
    ),
)
