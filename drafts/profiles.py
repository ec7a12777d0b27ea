"""Numbering grammars as data: how each kind of instrument labels its provisions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from drafts.errors import DraftError
from drafts.model import Kind
from drafts.numerals import CHINESE_NUMERAL, read_english, read_numeral, read_roman

_N = CHINESE_NUMERAL
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True)
class Profile:
    """One numbering grammar.

    Patterns match at the start of a line. A label's groups: ``n`` the number, ``level`` the word, ``sub`` a number inserted after.
    """

    name: str
    zh: str
    en: str
    first: frozenset[str]
    """The characters a label may begin with; other lines are passed over."""
    label: re.Pattern[str]
    levels: Mapping[str, Kind]
    """From the label's word, in lower case, to the level."""
    read: Callable[[str], int]
    """The number a numeral means; ValueError where it is none."""
    han: bool = True
    """Written in Chinese characters: words need no space between them."""
    unit: Kind = Kind.ARTICLE
    """The level that counts through the whole instrument."""
    citing: re.Pattern[str] = _NEVER
    """What follows a label where it is probably a mention: 第三条规定, Article 3 of."""
    citing_surely: re.Pattern[str] = _NEVER
    """What follows a label where it can only be a mention: 第三条第二款, Article 3(2)."""
    glued: re.Pattern[str] | None = None
    """A label further along a heading's line."""
    annex: re.Pattern[str] = _NEVER
    also: tuple[str, ...] = field(default=())
    """Other names by which it may be asked for."""


def read_any_numeral(numeral: str) -> int:
    """The number of an Arabic, Roman, English or Chinese numeral. ValueError where it is none of them."""
    for read in (read_numeral, read_roman, read_english):
        try:
            return read(numeral)
        except ValueError:
            continue
    raise ValueError(f"not a numeral: {numeral}")


_ZH_NUMBER = rf"[{_N}](?:[ 　]?[{_N}]){{0,10}}"
_ZH_CITING = re.compile(
    r"[、，,；;。）)》”」]|[至和及与或中内外前后](?!国|[央心小介型共平])"
    r"|(?:第|规定|的|所|之|以及|以外|以内|以下|以上|等|修改|删除|删去|增加|改为|作为)"
)
_ZH_SURELY = re.compile(
    rf"[ 　]?(?:第[ 　]?[{_N}]{{1,6}}[款项目]|[（(][{_N}]{{1,4}}[）)][项目]|规定[的，,；;。]|的规定)"
)
_ZH_ANNEX = re.compile(
    r"(?:附件|附录|附表|附图)[ 　]*[0-9０-９一二三四五六七八九十A-ZＡ-Ｚ]{0,3}[ 　]*(?:[:：.．、 　\n]|$)|附[ 　]?[:：]|附[ 　]*$"
)
_EN_LEVELS = {
    "part": Kind.PART,
    "title": Kind.PART,
    "chapter": Kind.CHAPTER,
    "section": Kind.SECTION,
    "article": Kind.ARTICLE,
}
_EN_NUMBER = (
    r"[0-9]{1,4}|[IVXLCivxlc]{1,8}\b|[Ⅰ-Ⅿⅰ-ⅿ]{1,4}"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?\b"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen)\b"
)
_EN_CITING = re.compile(r"[ ]?[,;)]|\.\S|\.$|[ ]+[a-z(]|[ ]?[-–][ ]?[0-9]|[ ]+[0-9]|'s")
_EN_SURELY = re.compile(
    r"\([0-9a-z]{1,4}\)|[ ]+(?:of|and|or|to|shall|is|are|in|as|applies|which|that|thereof|above|below)\b|/[0-9]"
)
_EN_ANNEX = re.compile(
    r"(?:ANNEX|Annex|APPENDIX|Appendix|SCHEDULE|Schedule|ATTACHMENT|Attachment)(?:[ ]+(?:[0-9]{1,3}|[IVX]{1,6}"
    r"|[A-Z]))?[a-z]?[ ]*(?:[:.–—-]|$)"
)

PROFILES: tuple[Profile, ...] = (
    Profile(
        name="zh-statute",
        zh="中文法规（编章节条款项目）",
        en="Chinese rules in articles",
        first=frozenset("第"),
        label=re.compile(
            rf"第[ 　]?(?P<n>{_ZH_NUMBER})[ 　]?(?P<level>分编|[编编章节条條節編])(?:[ 　]?[之の][ 　]?(?P<sub>[{_N}]{{1,4}}))?"
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
        read=read_numeral,
        citing=_ZH_CITING,
        citing_surely=_ZH_SURELY,
        glued=re.compile(rf"第[ 　]?{_ZH_NUMBER}[ 　]?(?:分编|[编章节条])(?![^ 　\n]{{0,2}}款|规定)"),
        annex=_ZH_ANNEX,
        also=("zh", "zh-decision-result"),
    ),
    Profile(
        name="zh-points",
        zh="以“一、二、三、”分段的文件",
        en="Chinese instruments in points 一、二、三、",
        first=frozenset("一二三四五六七八九十"),
        label=re.compile(r"(?P<n>[一二三四五六七八九十]{1,4})(?P<level>、)(?P<sub>(?!))?"),
        levels={"、": Kind.POINT},
        read=read_numeral,
        unit=Kind.POINT,
        annex=_ZH_ANNEX,
    ),
    Profile(
        name="zh-decision",
        zh="修改决定",
        en="Chinese amendment decisions",
        first=frozenset("一二三四五六七八九十"),
        label=re.compile(r"(?P<n>[一二三四五六七八九十]{1,4})(?P<level>、)(?P<sub>(?!))?"),
        levels={"、": Kind.POINT},
        read=read_numeral,
        unit=Kind.POINT,
        annex=_ZH_ANNEX,
    ),
    Profile(
        name="eu",
        zh="欧盟法（序言、TITLE、CHAPTER、Article）",
        en="European Union acts",
        first=frozenset("ATCSPatcsp"),
        label=re.compile(
            rf"(?P<level>Article|ARTICLE|TITLE|Title|CHAPTER|Chapter|SECTION|Section|PART"
            rf"|Part)[ 　\xa0]{{1,3}}(?P<n>{_EN_NUMBER})(?P<sub>[a-z]{{1,2}}(?![a-z]))?",
            re.IGNORECASE,
        ),
        levels=_EN_LEVELS,
        read=read_any_numeral,
        han=False,
        citing=_EN_CITING,
        citing_surely=_EN_SURELY,
        annex=_EN_ANNEX,
    ),
    Profile(
        name="en-translation",
        zh="中国法规的英文译本",
        en="English translations of Chinese rules",
        first=frozenset("ATCSPatcsp"),
        label=re.compile(
            rf"(?P<level>Article|Art\.|Act|TITLE|CHAPTER|SECTION|PART)[ 　\xa0]{{0,3}}(?P<n>{_EN_NUMBER})(?P<sub>[a-z](?![a-z]))?",
            re.IGNORECASE,
        ),
        levels=_EN_LEVELS | {"art.": Kind.ARTICLE, "act": Kind.ARTICLE},
        read=read_any_numeral,
        han=False,
        citing=_EN_CITING,
        citing_surely=_EN_SURELY,
        annex=_EN_ANNEX,
        also=("en",),
    ),
    Profile(
        name="vi",
        zh="越南法规（Phần、Chương、Mục、Điều）",
        en="Vietnamese rules",
        first=frozenset("PCMĐĐpcmđ"),
        label=re.compile(
            r"(?P<level>Phần|Chương|Mục|Điều|PHẦN|CHƯƠNG|MỤC|ĐIỀU)[ \xa0]{1,3}(?P<n>[0-9]{1,4}"
            r"|[IVXLC]{1,8})(?P<sub>[a-zđ](?![a-zà-ỹ]))?"
        ),
        levels={"phần": Kind.PART, "chương": Kind.CHAPTER, "mục": Kind.SECTION, "điều": Kind.ARTICLE},
        read=read_any_numeral,
        han=False,
        citing=re.compile(r"[ ]?[,;)]|[ ]+[a-zđà-ỹ(]"),
        annex=re.compile(r"(?:PHỤ LỤC|Phụ lục)\b"),
    ),
)

BY_NAME = {name: profile for profile in PROFILES for name in (profile.name, *profile.also)}


def profile_named(name: str) -> Profile:
    """The profile of this name. Raises DraftError, naming those there are."""
    found = BY_NAME.get(name)
    if found is None:
        names = "、".join(profile.name for profile in PROFILES)
        raise DraftError(
            f"没有名为“{name}”的编号体例。可用的有：{names}。",
            f"There is no numbering profile “{name}”. Choose one of: {names.replace('、', ', ')}.",
        )
    return found
