"""The numbering grammars of instruments in Latin script."""

from __future__ import annotations

import re

from drafts.model import Kind
from drafts.parsing.profile import Inside, Profile, Series, read_any_numeral
from drafts.patterns import regex

_EN_LEVELS = {
    "part": Kind.PART,
    "title": Kind.PART,
    "chapter": Kind.CHAPTER,
    "section": Kind.SECTION,
    "article": Kind.ARTICLE,
}
_EN_NUMBER = (
    r"[0-9]{1,4}|[IVXLCivxlc]{1,8}(?=[A-Ca-c]?\b)|[Ⅰ-Ⅿⅰ-ⅿ]{1,4}"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?\b"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen)\b"
)
_EN_OF_CHAPTER = r"[0-9]{1,2}[.][0-9]{1,2}(?=[ \xa0]*(?:[:–—-]|$)|[ ][A-Z])"
"""Article 2.1: Definitions, the first of chapter 2."""
_AFTER_INSERTED = r"[ ]?\(|[ ]?$|[.:](?:[ ]|$)"
"""What follows the number of an inserted article, where 2-4 might be a range: Article 7-2 (Committee), Art. 55-A."""
_EN_CITING = regex(r"[ ]?[,;)]|\.\S|\.$|[ ]+(?:[a-z]|\((?![A-Z]))|[ ]?[-–][ ]?[0-9]|[ ]+[0-9]|'s")
_EN_SURELY = regex(
    r"\([0-9a-z]{1,4}\)|[ ]+(?:of|and|or|to|shall|is|are|in|as|applies|which|that|thereof|above|below)\b|/[0-9]"
)
_ATTACHED = (
    r"(?:ANNEX|Annex|APPENDIX|Appendix|SCHEDULE|Schedule|ATTACHMENT|Attachment|EXHIBIT|Exhibit"
    r"|ADDENDUM|Addendum|AMENDMENT(?=[ ])|Amendment(?=[ ]))"
    r"(?:[ ]+(?:[0-9]{1,3}|[IVX]{1,6}|[A-Z]))?[a-z]?[ ]*(?:[:.–—-]|$)"
    r"|(?:SUPPLEMENTARY PROVISIONS|Supplementary Provisions|ADDEND(?:A|UM)|Addend(?:a|um))[ ]*(?:[\[(<][^\n]{0,80})?$"
    r"|(?=H(?:OW|ow) (?:TO|to) (?:APPLY|Apply|apply|USE|Use|use)\b[^\n.;]{3,90}$)"
)
"""An annex, or what stands below a licence: How to apply these terms to your own work."""
_EN_ANNEX = regex(_ATTACHED)

_VI_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_US_LEVELS = {
    "": Kind.ARTICLE,
    "§": Kind.ARTICLE,
    "§§": Kind.ARTICLE,
    "sec.": Kind.ARTICLE,
    "section": Kind.ARTICLE,
    "title": Kind.PART,
    "subtitle": Kind.SUBPART,
    "division": Kind.PART,
    "part": Kind.PART,
    "subpart": Kind.SUBPART,
    "chapter": Kind.CHAPTER,
    "subchapter": Kind.SECTION,
    "article": Kind.SECTION,
    "rule": Kind.CHAPTER,
}
_US_CITING = regex(
    r"[ ]*(?:[,;)%]|\([a-z0-9]{1,4}\)[^ ])|[ ]+(?:of|and|or|to|through|applies|apply|is|are|shall|must|does|do|in|as|which"
    r"|that|requires?|[a-z]{2,20} )\b"
)
_UK_CITING = regex(
    r"[ ]*[,;)%]|[ ]+(?:of|and|or|to|applies|is|are|shall|must)\b|[ ]+(?:Subs\.|Ins\.|Omitted by|Rep\. by|Added by) "
    r"|(?<![.)])[ ]{1,4}[A-Z“][^\n]{1,3000}[.;:,](?<!\+N\.I\.)$"
)


def read_vietnamese(number: str) -> int:
    """The number of an Arabic or Roman numeral, or of an ordinal (thứ hai). ValueError where it is none of them."""
    ordinal = number.lower().removeprefix("thứ ")
    return _VI_ORDINALS.index(ordinal) + 1 if ordinal in _VI_ORDINALS else read_any_numeral(number)


def read_american(number: str) -> int:
    """The last figure of a section's number (4 of 1798.91.04), or a letter's place in the alphabet. ValueError for neither."""
    figures = re.findall(r"[0-9]+", number)
    if figures:
        return int(figures[-1])
    if len(number) == 1 and number.isascii() and number.isalpha():
        return ord(number.upper()) - ord("A") + 1
    return read_any_numeral(number)


def read_british(number: str) -> int:
    """The number of an Arabic or Roman numeral, or a letter's place in the alphabet: Subdivision B. ValueError for neither."""
    try:
        return read_any_numeral(number)
    except ValueError:
        return read_american(number)


WESTERN: tuple[Profile, ...] = (
    Profile(
        name="eu",
        zh="欧盟法（序言、TITLE、CHAPTER、Article）",
        en="European Union acts",
        first=frozenset("ATCSPatcsp"),
        label=regex(
            rf"(?P<level>Article|ARTICLE|TITLE|Title|CHAPTER|Chapter|SECTION|Section|PART"
            rf"|Part)[ 　\xa0]{{1,3}}(?P<n>{_EN_OF_CHAPTER}|{_EN_NUMBER})(?P<sub>[a-z]{{1,2}}(?![a-z]))?",
            re.IGNORECASE,
        ),
        levels=_EN_LEVELS,
        read=read_any_numeral,
        han=False,
        inside=Inside.EUROPEAN,
        citing=_EN_CITING,
        citing_surely=_EN_SURELY,
        glued=regex(r"(?:CHAPTER|Chapter|SECTION|Section)[ ](?:[0-9]{1,2}|[IVXLC]{1,6})$"),
        annex=_EN_ANNEX,
    ),
    Profile(
        name="en-translation",
        zh="中国法规的英文译本",
        en="English translations of Chinese rules",
        first=frozenset("ATCSPatcsp"),
        label=regex(
            rf"(?P<level>Article\.?|Art\.|Art(?=[ 　\xa0])|Act|TITLE|CHAPTER|SECTION|PART)[ 　\xa0]{{0,3}}"
            rf"(?P<open>\()?(?P<n>{_EN_OF_CHAPTER}|{_EN_NUMBER})"
            rf"(?P<sub>[a-z](?![a-z])|[ ][A-Z](?=\.)|-(?:[0-9]{{1,2}}|[A-Z])(?={_AFTER_INSERTED})"
            rf"|\.[0-9]{{1,2}}(?=\.[ ]))?(?(open)\))",
            re.IGNORECASE,
        ),
        levels=_EN_LEVELS | {"article.": Kind.ARTICLE, "art.": Kind.ARTICLE, "art": Kind.ARTICLE, "act": Kind.ARTICLE},
        read=read_any_numeral,
        han=False,
        inside=Inside.EUROPEAN,
        citing=_EN_CITING,
        citing_surely=_EN_SURELY,
        annex=_EN_ANNEX,
        caption_above=regex(r"\([A-Z][^()\n]{1,120}\)$|(?![^\n]{0,120}\b(?:shall|must|may)\b)[A-Z][^\n.;:]{2,120}$"),
        also=("en",),
    ),
    Profile(
        name="en-rules",
        zh="以 Rule、Clause、Regulation 编号的英文规则",
        en="rules in English numbered Rule 1, Clause 1 or Regulation 1",
        first=frozenset("RCBPSrcbps"),
        label=regex(
            rf"(?P<level>Rule|Clause|Regulation|Bye?-?law|Principle|Standard|CHAPTER|PART|SECTION)[ \xa0]{{1,3}}(?P<n>{_EN_NUMBER})"
            r"(?P<sub>[a-z](?![a-z]))?",
            re.IGNORECASE,
        ),
        levels=_EN_LEVELS
        | dict.fromkeys(("rule", "clause", "regulation", "bylaw", "by-law", "byelaw", "bye-law"), Kind.ARTICLE)
        | dict.fromkeys(("principle", "standard"), Kind.ARTICLE),
        read=read_any_numeral,
        han=False,
        inside=Inside.EUROPEAN,
        citing=_EN_CITING,
        citing_surely=_EN_SURELY,
        annex=_EN_ANNEX,
    ),
    Profile(
        name="vi",
        zh="越南法规（Phần、Chương、Mục、Điều）",
        en="Vietnamese rules",
        first=frozenset("PCMĐĐpcmđ"),
        label=regex(
            r"(?P<level>Phần|Chương|Mục|Điều|PHẦN|CHƯƠNG|MỤC|ĐIỀU)[ \xa0]{1,3}(?P<n>[0-9]{1,4}|[IVXLC]{1,8}\b"
            r"|thứ (?:nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)|THỨ (?:NHẤT|HAI|BA|TƯ|NĂM|SÁU|BẢY|TÁM|CHÍN|MƯỜI))"
            r"(?P<sub>[a-zđ](?![a-zà-ỹ]))?"
        ),
        levels={"phần": Kind.PART, "chương": Kind.CHAPTER, "mục": Kind.SECTION, "điều": Kind.ARTICLE},
        read=read_vietnamese,
        han=False,
        inside=Inside.EUROPEAN,
        citing=regex(r"[ ]?[,;)]|[ ]+[a-zđà-ỹ(]"),
        annex=regex(r"(?:PHỤ LỤC|Phụ lục)(?:[ ]+(?:[0-9]{1,2}|[IVX]{1,5}|[A-Z])\b)?"),
    ),
    Profile(
        name="us",
        zh="美国联邦法规和法典（§、(a)(1)(i)(A)）",
        en="United States codes and regulations",
        first=frozenset("§SsPpTtCcDdAaRr0123456789"),
        label=regex(
            r"(?:(?P<level>§{1,2}|Sec\.|SEC\.|Section|SECTION|TITLE|Title|SUBTITLE|Subtitle|DIVISION|Division|PART|Part"
            r"|SUBPART|Subpart|CHAPTER|Chapter|SUBCHAPTER|Subchapter|ARTICLE|Article|RULE|Rule)[ \xa0]{0,2})?"
            r"(?P<n>[0-9]{1,5}[a-z]{0,2}(?:[.–-](?:[0-9]{1,5}[a-z]{0,2}|[a-z]{1,2}(?![a-z]))){0,3}"
            r"|(?(level)(?:[IVXLC]{1,8}|[A-Z]{1,2})\b|(?!)))"
            r"(?(level)(?:\.(?!\d))?|(?:\.(?=[ \xa0]|$)|(?=[ \xa0]{1,8}[A-Z][^\n.;:,]{2,90}(?:\.?$|\.[ ]?[—–]))))(?P<sub>(?!))?"
        ),
        levels=_US_LEVELS,
        read=read_american,
        han=False,
        inside=Inside.AMERICAN,
        series=Series.RISING,
        citing=_US_CITING,
        annex=regex(
            r"(?:Appendix|APPENDIX)(?:[ ]+(?:[0-9]{1,3}|[IVX]{1,6}|[A-Z])\b)?(?=[ ]*(?:[:.–—-]|to |$))"
            rf"|{_ATTACHED}"
        ),
        also=("us-cfr", "us-code"),
    ),
    Profile(
        name="uk",
        zh="英国及英联邦各地的法（sections、regulations、Schedules）",
        en="acts and statutory instruments of the United Kingdom and the Commonwealth",
        first=frozenset("PCDSpc0123456789"),
        label=regex(
            r"(?:(?P<level>PART|Part|CHAPTER|Chapter|DIVISION|Division|SUBDIVISION|Subdivision|SUBPART|Subpart)[ \xa0]{1,3})?"
            r"(?P<n>[0-9]{1,3}|(?(level)(?:[IVXLC]{1,8}|[A-Z])(?![A-Za-z])|(?!)))"
            r"(?P<sub>[A-Z]{1,2}(?![A-Za-z])|[A-Z](?=[A-Z][a-z])|\.[0-9]{1,2}(?=\.?[ \xa0\t](?:\([1a]\)|\[?[A-Z“\"])))?"
            r"(?(level)\b|(?:\.(?=[ \xa0\t][^.]|[A-Z][a-z]|[ ]?[—–-][ ]?(?:\(1\)|[A-Z“]))|\)(?=[ \xa0\t]{1,4}[A-Z“\"])"
            r"|(?=[ \xa0\t]{0,4}(?:\[?[A-Z“][a-z’A-Z ]|\(1\)|\.[ ]?\.|$))))"
        ),
        levels={
            "": Kind.ARTICLE,
            "part": Kind.PART,
            "subpart": Kind.SUBPART,
            "chapter": Kind.CHAPTER,
            "division": Kind.SECTION,
            "subdivision": Kind.SECTION,
        },
        ranks={"subdivision": 5},
        read=read_british,
        han=False,
        inside=Inside.EUROPEAN,
        citing=_UK_CITING,
        annex=regex(
            rf"{_ATTACHED}|Schedule[ ]+[0-9]{{1,3}}[A-Z]?[ ]+(?=[A-Z][^\n.;:]{{2,90}}$)"
            r"|(?:THE[ ]+)?SCHEDULES?(?:[ ]+[0-9]{1,3}[A-Z]?)?[ ]*$|SCHEDULE[ ]+[0-9]{1,3}[A-Z]?\b"
            r"|SCHEDULES?[ ]+(?=(?:Regulations?|Sections?|Articles?|Rules?)[ ][0-9(])"
            r"|Schedule[ ]+[0-9]{1,3}[A-Z]?(?:[ ]*$|[ ]?[—–])"
            r"|(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH)[ ]SCHEDULE[ ]*$"
        ),
        caption_above=regex(r"(?![^\n]{0,120}\b(?:shall|must|may)\b)[A-Z“][^\n.;:—]{2,120}$"),
        also=("uk-si", "uk-act"),
    ),
)
