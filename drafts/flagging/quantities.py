"""Amounts, time limits and shares as numbers, so that two of them can be set against each other."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from drafts.folding import fold
from drafts.numerals import read_numeral
from drafts.patterns import regex
from drafts.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # most quantities are whole; `fractions` takes 3 ms to load, with the decimals that it needs
    from fractions import Fraction

MONEY, TIME, SHARE, COUNT, CLOCK = "money", "time", "share", "count", "clock"
_NUMBER = r"[0-9零一二两三四五六七八九十百千万亿点.,]+"
_CHINESE = regex(
    rf"(?P<n>{_NUMBER}?)(?P<scale>[百千万亿]*)"
    "(?P<unit>元|美元|欧元|个?工作日|个?自然日|日|天|个?月|周年|周岁|岁|年|个?小时|分钟|秒|周|季度|倍"
    "|[个人名次份家件起条户票页度级吨克升亩]+|(?:平方|立方)?(?:公里|米)|计算单位|特别提款权|总吨)$"
)
_MONEY_UNITS = frozenset(("元", "美元", "欧元", "计算单位", "特别提款权"))
_NO_QUANTITY = frozenset(("一起", "一度", "一级", "千克", "千米"))
"""Words that look like a number and a unit: 上一级机关, 每千克."""
_ENGLISH = regex(
    r"(?P<n>[0-9]+|[a-z]+(?:-[a-z]+)?)(?: \([0-9]+\))?[ -](?:(?P<sort>working|calendar|business) )?"
    r"(?P<unit>day|week|month|year|hour|minute)s?$"
)
CURRENCIES = ("eur", "usd", "gbp", "rmb", "cny", "hkd", "inr", "aud", "cad", "sgd", "chf", "jpy", "rs.", "rs ")
_SUM = regex(
    rf"(?:{'|'.join(map(re.escape, CURRENCIES))}|[€$£¥])\s?(?P<n>[0-9][0-9 ,.]*)(?:\s(?P<scale>million|billion|lakh|crore)s?)?$"
)
_SUM_BEFORE = regex(r"(?P<n>[0-9][0-9 ,.]*) (?P<unit>[a-z.]{2,4}|euros?|penalty units?)$")
_AFTER_SUMS = (*CURRENCIES, "euro", "euros", "penalty unit", "penalty units")
_PERCENT = regex(r"(?:(?P<base>百|千|万)分之(?P<zh>.+)|(?P<n>[0-9.]+)\s?(?P<sign>[%‰]))$")
_FRACTION = regex(r"(?P<below>[一二三四五六七八九十]+)分之(?P<above>[一二三四五六七八九十]+)$")
_MIXED = regex(r"([0-9][0-9,]*(?:\.[0-9]+)?)([百千万]*)")
_UNITS = ("day", "week", "month", "year", "hour", "minute")
_SCALES: dict[str, int] = {
    "百": 100,
    "千": 1000,
    "万": 10**4,
    "亿": 10**8,
    "": 1,
    "万亿": 10**12,
    "million": 10**6,
    "billion": 10**9,
    "lakh": 10**5,
    "crore": 10**7,
}
_CLOCK = regex(
    r"(?P<hour>[0-9零一二两三四五六七八九十]+)点(?:钟|整|(?P<half>半)|(?P<minute>[0-9零一二三四五六七八九十]+)分)?$"
)
_HOURS = {
    "日": 24, "天": 24, "工作日": 24, "自然日": 24, "月": 730, "年": 8760, "周年": 8760, "小时": 1, "周": 168, "季度": 2190,
    "day": 24, "week": 168, "month": 730, "year": 8760, "hour": 1,
}  # fmt: skip
_ROW_OF_ARTICLES = "第[^，。；、条]{1,8}条(?:和|、|至|或者?|以及|及)"
_IN_AN_HOUR = {"分钟": 60, "秒": 3600, "minute": 60}
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip


class Quantity(NamedTuple):
    """A number with its sort: ``money``, ``time`` (in hours; a month is a twelfth of 365 days), ``share`` (of 1), ``count``,
    ``clock`` (hours of the day).
    """

    sort: str
    value: int | Fraction
    unit: str
    """As printed, without 个: two quantities of different units may have no meaningful ratio."""


@lru_cache(maxsize=1 << 13)
def read_quantity(token: str) -> Quantity | None:
    """The quantity that a token is, or None for a token that is none."""
    plain = fold(token).strip().lower()
    if not plain or not (plain[0] in "零一二两三四五六七八九十百千万亿点0123456789€$£¥" or "a" <= plain[0] <= "z"):
        return None
    try:
        return _percent(plain) or _english(plain) or _clock(plain) or _chinese(plain)
    except (ValueError, KeyError, ZeroDivisionError):
        return None


def family_of(quantity: Quantity) -> str:
    """Units that can be set against each other: days and hours, months and years; working days stand alone."""
    for family in (
        ("日", "天", "自然日", "小时", "分钟", "周", "day", "hour", "week"),
        ("月", "年", "周年", "季度", "month", "year"),
    ):
        if quantity.sort == TIME and quantity.unit in family:
            return family[0]
    return quantity.unit


def read_quantities(words: Sequence[str], lead: Callable[[], str]) -> list[tuple[str, Quantity]]:
    """The quantities among some words that follow others, but for the rest of a mention: 第八条和九条."""
    found = [(word, q) for word in words if (q := read_quantity(word))]
    if not any(q.unit == "条" for _, q in found):
        return found
    text = lead() + "".join(words)
    return [(word, q) for word, q in found if q.unit != "条" or not re.search(_ROW_OF_ARTICLES + re.escape(word), text)]


def _percent(plain: str) -> Quantity | None:
    if "分之" not in plain and plain[-1] not in "%‰":  # then the patterns needn't even be compiled
        return None
    found = _PERCENT.match(plain)
    if found:
        if found["zh"]:
            return Quantity(SHARE, _ratio(_number(found["zh"]), _SCALES[found["base"]]), "%")
        return Quantity(SHARE, _ratio(_decimal(found["n"]), 100 if found["sign"] == "%" else 1000), "%")
    found = _FRACTION.match(plain)
    if found:
        return Quantity(SHARE, _ratio(_number(found["above"]), _number(found["below"])), "%")
    return None


def _english(plain: str) -> Quantity | None:
    if not (plain[0].isascii() or plain[0] in "€£¥"):
        return None
    found = _SUM.match(plain) if plain[:3] in CURRENCIES or plain[0] in "$€£¥" else None
    if found:
        digits = re.sub(r"[ ,]", "", found["n"]).rstrip(".")
        return Quantity(MONEY, _decimal(digits) * _SCALES[found["scale"] or ""], "money")
    found = _SUM_BEFORE.match(plain) if plain.endswith(_AFTER_SUMS) else None
    if found:
        unit = "penalty units" if found["unit"].startswith("penalty") else "money"
        return Quantity(MONEY, _decimal(re.sub(r"[ ,.]", "", found["n"])), unit)
    found = _ENGLISH.match(plain) if plain.removesuffix("s").endswith(_UNITS) else None
    if found:
        value = int(found["n"]) if found["n"].isdigit() else sum(_WORDS[part] for part in found["n"].split("-"))
        unit = f"{found['sort']} {found['unit']}" if found["sort"] else found["unit"]
        return Quantity(TIME, _hours(value, found["unit"]), unit)
    return None


def _clock(plain: str) -> Quantity | None:
    found = _CLOCK.match(plain) if "点" in plain else None
    if not found:
        return None
    minutes = 30 if found["half"] else read_numeral(found["minute"]) if found["minute"] else 0
    return Quantity(CLOCK, _ratio(60 * read_numeral(found["hour"]) + minutes, 60), "点")


def _chinese(plain: str) -> Quantity | None:
    found = _CHINESE.match(plain)
    if not found or not (found["n"] or found["scale"]) or plain in _NO_QUANTITY:
        return None
    unit = found["unit"].removeprefix("个").removeprefix("总")
    value = _number((found["n"] or "") + found["scale"])
    if unit in _MONEY_UNITS:
        return Quantity(MONEY, value, unit)
    if unit in _HOURS or unit in _IN_AN_HOUR:
        return Quantity(TIME, _hours(value, unit), unit)
    return Quantity(COUNT, value, unit)


def _hours(value: int | Fraction, unit: str) -> int | Fraction:
    return value * _HOURS[unit] if unit in _HOURS else _ratio(value, _IN_AN_HOUR[unit])


def _ratio(above: int | Fraction, below: int | Fraction) -> int | Fraction:
    """Exactly, and a whole number where it is one. Raises ZeroDivisionError."""
    if isinstance(above, int) and isinstance(below, int) and above % below == 0:
        return above // below
    from fractions import Fraction

    return Fraction(above) / below


def _decimal(figures: str) -> int | Fraction:
    """12 or 12.5. Raises ValueError."""
    if figures.isdecimal():
        return int(figures)
    from fractions import Fraction

    return Fraction(figures)


def _number(written: str) -> int | Fraction:
    """A number in figures or Chinese numerals, also mixed (1.5万) and with 亿. Raises ValueError."""
    head, found, tail = written.partition("亿")
    if found:
        return _number(head or "一") * 10**8 + (_number(tail) if tail else 0)
    mixed = _MIXED.fullmatch(written) if "0" <= written[:1] <= "9" else None
    if mixed:
        scale = 1
        for name in mixed[2]:
            scale *= _SCALES[name]
        return _decimal(mixed[1].replace(",", "")) * scale
    whole, point, part = written.partition("点")
    if point:
        return _decimal(f"{read_numeral(whole)}.{''.join(str(read_numeral(digit)) for digit in part)}")
    return read_numeral(written)


def is_age(words: Sequence[str], text: str) -> bool:
    """Whether all of some English periods are somebody's age in a text: below the age of 16 years, 16 years old."""
    return bool(words) and all(
        word.isascii()
        and re.search(rf"\bage (?:of|(?:[a-z]+ ){{0,4}}is) {re.escape(word)}|{re.escape(word)} (?:old|of age)\b", text)
        for word in words
    )


_IN_PRISON = regex(r"[^，,。；;]{0,6}(?:有期徒刑|拘役|管制|监禁)|[^.;]{0,40}\b(?:imprison|custod|in prison|jail)")
"""What follows the length of a punishment."""
_SENT_TO_PRISON = regex(r"(?:imprison|custod|in prison|jail)[^.;]{0,60}$", re.I)


def is_term_in_prison(before: str, after: str) -> bool:
    """Whether a length of time is that of a punishment, by the words of its sentence before and after it: 三年以下有期徒刑."""
    return bool(_IN_PRISON.match(after) or _SENT_TO_PRISON.search(before))
