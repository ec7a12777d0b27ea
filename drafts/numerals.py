"""Numbers as laws print them: 第七十五条 and 75, Ⅳ and 4, twenty-one and 21."""

from __future__ import annotations

from functools import cache, lru_cache

from drafts.patterns import regex

_DIGITS = dict(zip("零〇○一二三四五六七八九", (0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_DIGITS |= {"两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}
_UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
_DIGIT_SIGNS, _FIGURES = frozenset(_DIGITS), frozenset("0123456789０１２３４５６７８９")
_ARABIC = regex(r"[0-9０-９]{1,9}")
_PRINTED = "零一二三四五六七八九"

CHINESE_NUMERAL = "零〇○一二三四五六七八九两十百千万廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟0-9０-９"
"""The characters a number may be made of, for use inside a regular expression's brackets."""

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_LETTERS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "L", "C", "D", "M")
_ROMAN_FORMS = str.maketrans(
    {chr(first + i): letters for first in (0x2160, 0x2170) for i, letters in enumerate(_ROMAN_LETTERS)}
)
_ROMAN_WORTH = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS_WORDS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH = {word: i for i, word in enumerate(_WORDS, start=1)}
_ENGLISH_TENS = {word: 10 * i for i, word in enumerate(_TENS_WORDS, start=2)}
_INSERTED = (
    *("bis", "ter", "quater", "quinquies", "sexies", "septies"),
    *("octies", "novies", "nonies", "decies", "undecies", "duodecies"),
)
_INSERTED_ELSEWHERE = {"مكرر": 1, "مكررا": 1, "مكرراً": 1, "مکرر": 1, "ทวิ": 1, "ตรี": 2, "จัตวา": 3}
INSERTED = "|".join(_INSERTED)
"""What numbers an inserted article or paragraph in Italy, Spain and France, for use in a regular expression: 2-bis, 2 ter."""


@lru_cache(maxsize=4096)
def read_numeral(numeral: str) -> int:
    """The number that a Chinese or Arabic numeral means: 七十五, 一百零五, 二〇二三, 廿一, １２.

    Reads legal forms that leave out 一 (百二十, 一百十). Raises ValueError for what no law would print:
    一百零十五, 十百, 一百五 (150 in speech, 105 in some old laws: not decided here).
    """
    if not numeral:
        raise ValueError("an empty numeral")
    if numeral[0] in _FIGURES and _ARABIC.fullmatch(numeral):
        return int(numeral)
    if "百" in numeral and (usual := _hundreds(numeral)):
        return usual
    for short, full in _TENS.items():
        if short in numeral:
            numeral = numeral.replace(short, full)
    if len(numeral) > 1 and numeral[1] in _DIGITS and _DIGIT_SIGNS.issuperset(numeral):
        return _positional(numeral)
    high, ten_thousand, low = numeral.partition("万")
    if not ten_thousand:
        return _below_ten_thousand(numeral, numeral)
    if not high or "万" in low:
        raise ValueError(f"not a numeral: {numeral}")
    tail = _below_ten_thousand(low, numeral, after_ten_thousand=True) if low else 0
    return _below_ten_thousand(high, numeral) * 10000 + tail


def _hundreds(numeral: str) -> int | None:
    """The number of a numeral with hundreds, below ten thousand, that is printed as `write_numeral` would; else None.

    A long law has more than a thousand of them, made of a few parts: before 百 and after it.
    """
    before, _, after = numeral.partition("百")
    hundreds, rest = _before_hundred().get(before), _after_hundred().get(after)
    return None if hundreds is None or rest is None else hundreds * 100 + rest


@cache
def _before_hundred() -> dict[str, int]:
    """What stands before 百: 三, 一千二."""
    return {_write(number)[:-1]: number // 100 for number in range(100, 10000, 100) if number % 1000}


@cache
def _after_hundred() -> dict[str, int]:
    """What stands after 百: 零五, 二十, 一十五, or nothing."""
    return {_write(100 + number)[2:]: number for number in range(100)}


def _positional(numeral: str) -> int:
    if _DIGITS[numeral[0]] == 0 or "两" in numeral or len(numeral) > 9:
        raise ValueError(f"not a numeral: {numeral}")
    value = 0
    for character in numeral:
        value = value * 10 + _DIGITS[character]
    return value


def _below_ten_thousand(part: str, whole: str, *, after_ten_thousand: bool = False) -> int:
    value, digit, zero, unit_before = 0, None, False, 10000 if after_ten_thousand else 0
    for character in part:
        if character in _UNITS:
            unit = _UNITS[character]
            if (unit_before and unit >= unit_before) or digit == 0:
                raise ValueError(f"not a numeral: {whole}")
            if digit is None and zero:  # 一百零十五
                raise ValueError(f"not a numeral: {whole}")
            if zero and unit * 10 >= unit_before:  # 一千零五百: no place was skipped
                raise ValueError(f"not a numeral: {whole}")
            value += unit * (1 if digit is None else digit)
            digit, zero, unit_before = None, False, unit
        elif character in _DIGITS:
            read = _DIGITS[character]
            if digit is not None or (zero and read == 0):
                raise ValueError(f"not a numeral: {whole}")
            if read == 0 and unit_before:
                zero = True
            else:
                digit = read
        else:
            raise ValueError(f"not a numeral: {whole}")
    if digit is None:
        if zero:
            raise ValueError(f"not a numeral: {whole}")
        return value
    if (unit_before > 10 and not zero) or (unit_before == 10 and zero) or (digit == 0 and unit_before):
        raise ValueError(f"not a numeral: {whole}")
    return value + digit


def write_numeral(number: int) -> str:
    """The Chinese numeral of a number from 0 to 99,999,999 as statutes print it: 十五, 一百一十, 一千零五."""
    if not 0 <= number < 100_000_000:
        raise ValueError(f"no numeral for {number}")
    if number >= 10000:
        high, low = divmod(number, 10000)
        gap = "零" if 0 < low < 1000 else ""
        return _write(high) + "万" + gap + (_write(low, after_ten_thousand=True) if low else "")
    return _write(number)


def _write(number: int, *, after_ten_thousand: bool = False) -> str:
    if number < 10:
        return _PRINTED[number]
    written, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            written += ("零" if zero and written else "") + _PRINTED[digit] + name
            zero = False
        else:
            zero = True
    return written[1:] if written.startswith("一十") and not after_ten_thousand else written


def read_roman(numeral: str) -> int:
    """The number of a Roman numeral, ASCII or Unicode (Ⅳ), either case. ValueError for anything not written as Romans do."""
    plain = numeral.translate(_ROMAN_FORMS).upper()
    if not plain or len(plain) > 15 or any(c not in _ROMAN for c in plain):
        raise ValueError(f"not a Roman numeral: {numeral}")
    value = 0
    for i, character in enumerate(plain):
        worth = _ROMAN[character]
        value += -worth if i + 1 < len(plain) and worth < _ROMAN[plain[i + 1]] else worth
    if write_roman(value) != plain:
        raise ValueError(f"not a Roman numeral: {numeral}")
    return value


def write_roman(number: int) -> str:
    """The Roman numeral of a number from 1 to 3999, in capitals."""
    if not 0 < number < 4000:
        raise ValueError(f"no Roman numeral for {number}")
    written = ""
    for worth, form in _ROMAN_WORTH:
        count, number = divmod(number, worth)
        written += form * count
    return written


def read_english(words: str) -> int:
    """The number of an English numeral below a hundred, in any case: ``one``, ``Twenty-One``, ``ninety nine``."""
    first, _, second = words.strip().lower().replace("-", " ").partition(" ")
    second = second.strip()
    if first in _ENGLISH and not second:
        return _ENGLISH[first]
    if first in _ENGLISH_TENS and (not second or (second in _ENGLISH and _ENGLISH[second] < 10)):
        return _ENGLISH_TENS[first] + (_ENGLISH[second] if second else 0)
    raise ValueError(f"not an English numeral: {words}")


def inserted_place(word: str) -> int:
    """Where bis, ter, quater … stand, and their like in Arabic and Thai; 0 for another word."""
    return _INSERTED.index(word) + 1 if word in _INSERTED else _INSERTED_ELSEWHERE.get(word, 0)
