"""From when until when a notice asks for comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from drafts.notices.dates import DAY, EN_DATE, YEAR, ZH_DATE, months_after, read_date
from drafts.numerals import read_english, read_numeral
from drafts.patterns import regex

_WEEKDAY = r"(?:[ 　]?[（(][^（）()\n]{1,6}[）)])?"
_HOUR = r"(?:[ 　]?(?:上午|下午|中午|晚)?[0-9]{1,2}[:：时点][0-9]{0,2}分?|[ 　]?下班|[ 　]?24时|[ 　]?[二两]十四时)?"
_ZH = tuple(
    regex(pattern)
    for pattern in (
        rf"(?:延长|顺延|延期)(?:至|到|为)[ 　]?(?P<end>{ZH_DATE})",
        rf"截[止至](?:时间|日期|日|期限)?[ 　]?(?:为|是|于|到|至|[:：])?[ 　]?(?P<end>{ZH_DATE})",
        rf"(?P<start>{ZH_DATE}){_WEEKDAY}[ 　]?(?:起)?(?:至|到|[-－—–~～]{{1,2}})[ 　]?(?P<end>{ZH_DATE})",
        rf"(?:于|在|请)[ 　]?(?P<end>{ZH_DATE}){_WEEKDAY}{_HOUR}[ 　]?(?:（[^（）]{{1,10}}）)?(?:之前|以前|前|止)",
        rf"(?P<end>{ZH_DATE}){_WEEKDAY}{_HOUR}(?:之前|以前|前|截止|止|为止)",
        rf"(?:期限|时间|期)(?:为|是|至|到|[:：])[ 　]?(?:即日起)?(?:至|到)?[ 　]?(?P<end>{ZH_DATE})",
        rf"(?:即日起)(?:至|到)[ 　]?(?P<end>{ZH_DATE})",
    )
)
_EN = tuple(
    regex(pattern, re.IGNORECASE)
    for pattern in (
        rf"extended (?:to|until)[ ](?P<end>{EN_DATE})",
        (
            rf"(?:deadline|closing date|closing time|comment period|consultation)[^.\n]{{0,80}}?(?:is|:|ends?|closes?|until"
            rf"|by|to|on|at)[ ](?:on )?(?P<end>{EN_DATE})"
        ),
        rf"(?:from|between)[ ](?P<start>{EN_DATE})[ ](?:to|until|through|and)[ ](?P<end>{EN_DATE})",
        rf"(?P<start>{EN_DATE})[ ]?(?:to|until|through|[-–—])[ ]?(?P<end>{EN_DATE})",
        (
            r"(?:no later than|not later than|on or before|prior to|before|until|till|by|up to)[ ](?:the end of |close of "
            r"business (?:on )?|midnight (?:on |of )?|[0-9]{1,2}(?:[:.][0-9]{2})?[ ]?(?:[ap]\.?m\.?|hours|noon)?,?[ ]?(?:on )?"
            rf"(?:\([^()\n]{{1,20}}\) )?(?:on )?)?(?P<end>{EN_DATE})"
        ),
    )
)
_ABOUT_COMMENTS = regex(
    r"意见|反馈|征[求集]|公示|截止|截至|期限|(?i:comment|feedback|submission|consult|deadline|opinion|suggestion)"
)
_TOLD = regex(
    r"\b(?:ran (?:from|until|for)|took place|(?:was|were) (?:launched|held|conducted|carried out|open|received)"
    r"|closed on|ended on)\b"
    r"|曾于|历时"
)
"""How a sentence tells of a consultation that is over; an explanatory memorandum has such."""
_COUNT = r"(?P<days>[0-9０-９一二三四五六七八九十百]{1,4})[ 　]?(?P<working>个?工作)?(?P<unit>日|天|个月)"
_DAYS_AFTER = tuple(
    regex(pattern)
    for pattern in (
        rf"(?:自|从|在|于)(?:本)?(?:公告|通知|公布|发布|公开|公示|即日|{ZH_DATE})[^，。；\n]{{0,12}}?起[ 　]?{_COUNT}",
        (
            r"(?:征求意见|征集意见|意见征集|意见征求|公示|公开征求意见|反馈)(?:的)?(?:期限|时间|期|日期)[ 　]?(?:为|是|[:：])?"
            rf"[ 　]?(?:自[^，。；\n]{{1,16}}?起[ 　]?)?{_COUNT}"
        ),
        rf"为期[ 　]?{_COUNT}",
    )
)
_EN_DAYS_AFTER = regex(
    r"(?:within|for|of|period of)[ ](?P<days>[0-9]{1,3}|[a-z]{3,9}(?:-[a-z]{3,5})?)[ ](?P<working>working |business )?"
    r"(?P<unit>day|month)s?\b|\b(?P<short>[0-9]{1,3})-day (?:public )?(?:comment|consultation)",
    re.IGNORECASE,
)
_DATE_LINE = regex(
    rf"(?:.{{0,480}}[.。])?(?P<who>[^.。：:；;]{{2,80}}[ 　,，])?[ 　]*(?P<d>{YEAR}{DAY}|{EN_DATE})[ 　.。]*"
    r"(?:[（(][^（）()\n]{2,12}[）)])?[ 　]*$"
)
AUTHORITY = regex(
    r"(?:办公室|委员会|部|局|院|厅|署|会|政府|委|办|法院|检察院|总局|总署|司|中心|银行|协会|秘书处"
    r"|Administration|Commission|Ministry|Council|Office|Authority|Bureau|Committee|Board|Agency|CAC"
    r"|Department)(?:[ 　].{0,60})?$"
)
"""How the name of an authority ends."""
EN_AUTHORITY = regex(
    r"(?:The )?(?:[A-Z][a-z]{1,20} ){0,3}(?:Office|Administration|Commission|Ministry|Council|Authority|Bureau|Committee"
    r"|Board|Agency|Department)\b(?:[ ](?:of|for|on)[ ].{0,60})?$"
)
"""An authority's name in English."""
_PAGE_DATE = regex(
    rf"(?:发布|公布|公开|成文|发文|公告)(?:时间|日期)[ 　]?[:：][ 　]?(?P<d>{ZH_DATE})"
    rf"|(?:[Pp]ublished|[Rr]eleased|[Ii]ssued|[Dd]ate of (?:issue|publication|release))(?: on|:)?[ ](?P<e>{EN_DATE})"
)


EXTENDED = regex(
    r"(?:延长|顺延|延期)[^。\n]{0,20}(?:征求意见|征集|反馈|意见)|意见[^。\n]{0,30}(?:延长|顺延|延期)|(?i:extended)"
)
"""How a notice says that it moves an earlier deadline: then its own date isn't the day the consultation opened."""


def date_lines(lines: Sequence[str]) -> Iterator[tuple[int, re.Match[str]]]:
    """The lines that end a notice with its date, the last first; before the date there may be a signature, ``who``."""
    for i in range(len(lines) - 1, -1, -1):
        match = _DATE_LINE.match(lines[i][-400:])
        if match and (match["who"] is None or signs(match["who"])):
            yield i, match


def signs(words: str) -> bool:
    """Whether words are the name of an authority, as a signature has it."""
    name = words.strip(" 　,，")
    return AUTHORITY.search(name) is not None or (name.isascii() and EN_AUTHORITY.match(name) is not None)


def notice_date(lines: Sequence[str]) -> date | None:
    """When the notice was published: the date under its signature, else what the page says."""
    for _, match in date_lines(lines):
        found = read_date(match["d"])
        if found:
            return found
    for line in lines:
        on_page = _PAGE_DATE.search(line)
        if on_page is not None:
            return read_date(on_page["d"] or on_page["e"])
    return None


def period(text: str, published: date | None) -> tuple[date | None, date | None]:
    """The first and the last day for comments, each None where the notice doesn't say.

    A deadline without a year takes the first such day after the notice's. So many days after publication are counted from
    the day after it; working days aren't counted, for that needs a calendar of holidays.
    """
    english = not any("\u4e00" <= c <= "\u9fff" for c in text[:400])
    patterns = (*_EN, *_ZH) if english else (*_ZH, *_EN)
    sentences = re.split(r"[。\n]|(?<=[a-z0-9)])\.[ ](?=[A-Z])", text)
    about = [s for s in sentences if _ABOUT_COMMENTS.search(s) and not _TOLD.search(s)]
    for pattern in patterns:
        for sentence in about:
            for match in pattern.finditer(sentence):
                groups = match.groupdict()
                start = read_date(groups["start"], published) if groups.get("start") else None
                end = read_date(match["end"], start or published)
                if end is not None and (published is None or end >= published) and (start is None or start <= end):
                    return start, end
    return _counted(about, published)


def _counted(about: Sequence[str], published: date | None) -> tuple[date | None, date | None]:
    """A period given as so many days or months."""
    for sentence in about:
        for pattern in (*_DAYS_AFTER, _EN_DAYS_AFTER):
            match = pattern.search(sentence)
            if match is None or match["working"]:
                continue
            first = re.search(ZH_DATE, match[0])
            began = read_date(first[0], published) if first else published
            count = _number(match.groupdict().get("short") or match["days"])
            if began is None or count is None or count > 400:
                continue
            months = match["unit"] in ("个月", "month", "Month")
            return began, months_after(began, count) if months else began + timedelta(days=count)
    return None, None


def _number(words: str) -> int | None:
    for read in (read_numeral, read_english):
        try:
            return read(words)
        except ValueError:
            continue
    return None
