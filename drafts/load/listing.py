"""The numbers that programs draw in front of list paragraphs, as characters."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from drafts.numerals import write_numeral, write_roman

_MOST = 99_999
"""Beyond this no list goes; figures will do."""
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_DIGITS = "〇一二三四五六七八九"
_FORMAL = str.maketrans("零一二三四五六七八九十百千万", "零壹贰叁肆伍陆柒捌玖拾佰仟萬")
_FORMAL_SIMPLIFIED = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
_GANADA = "가나다라마바사아자차카타파하"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_WORDS = (
    *(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ]
    ),
    *(["sixteen", "seventeen", "eighteen", "nineteen"]),
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth"} | {
    "nine": "ninth",
    "twelve": "twelfth",
}


def letters(number: int, alphabet: str = "abcdefghijklmnopqrstuvwxyz") -> str:
    """The letter of a number: a … z, then aa, bb, the way Word goes on after z."""
    count, letter = divmod(number - 1, len(alphabet))
    return alphabet[letter] * (min(count, 20) + 1) if number > 0 else ""


def number_in_format(number: int, form: str) -> str:
    """A number in one of Word's number formats (``w:numFmt``); Arabic figures where the format is unknown or has no such sign."""
    if form in {"none", "bullet"} or number < 0:
        return ""
    if form.startswith("custom:"):
        return _custom(number, form.removeprefix("custom:"))
    written = _FORMS[form](number) if form in _FORMS and number <= _MOST else ""
    return written or str(number)


def _digits(number: int) -> str:
    return "".join(_DIGITS[int(figure)] for figure in str(number))


def _counting(number: int) -> str:
    """Word's 一, 二, 三 without 百: from 100 on it sets figure by figure, 一〇一."""
    return write_numeral(number) if number < 100 else _digits(number)


def _japanese(number: int) -> str:
    """百二十, not 一百二十; no 零 is put in."""
    written = write_numeral(number).replace("零", "") if number else "〇"
    for unit in "十百千":
        written = written.replace(f"一{unit}", unit)
    return written


def _roman(number: int) -> str:
    return write_roman(number) if 0 < number < 4000 else ""


def _signs(*ranges: tuple[int, int, int]) -> Callable[[int], str]:
    """Signs that Unicode has ready: each range is its first number, its last, and the sign of the first."""

    def sign(number: int) -> str:
        return next((chr(at + number - low) for low, high, at in ranges if low <= number <= high), "")

    return sign


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: letters(number, signs)


def _once(signs: str) -> Callable[[int], str]:
    return lambda number: signs[number - 1] if 0 < number <= len(signs) else ""


def _ordinal(number: int) -> str:
    tail = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{tail}"


def _in_words(number: int) -> str:
    if number < 20:
        return _WORDS[number].capitalize()
    if number < 100:
        tens, rest = divmod(number, 10)
        return _TENS[tens - 2].capitalize() + (f"-{_WORDS[rest]}" if rest else "")
    return ""


def _ordinal_in_words(number: int) -> str:
    words = _in_words(number)
    head, hyphen, last = words.rpartition("-")
    if not words:
        return ""
    ordinal = _ORDINALS.get(last.lower()) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{head}{hyphen}{ordinal if head else ordinal.capitalize()}"


def _custom(number: int, pattern: str) -> str:
    """Word's own formats such as ``001, 002, 003, ...``: figures filled up with zeros."""
    first = pattern.partition(",")[0].strip()
    return f"{number:0{len(first)}d}" if first.isdecimal() and len(first) < 10 else str(number)


_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_FORMS: Mapping[str, Callable[[int], str]] = {
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": write_numeral,
    "taiwaneseCountingThousand": write_numeral,
    "koreanCounting": write_numeral,
    "chineseLegalSimplified": lambda n: write_numeral(n).translate(_FORMAL_SIMPLIFIED),
    "ideographLegalTraditional": lambda n: write_numeral(n).translate(_FORMAL),
    "japaneseCounting": _japanese,
    "ideographTraditional": _once(_STEMS),
    "ideographZodiac": _once(_BRANCHES),
    "ideographZodiacTraditional": lambda n: _STEMS[(n - 1) % 10] + _BRANCHES[(n - 1) % 12] if 0 < n <= 60 else "",
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "koreanDigital": _digits,
    "koreanDigital2": _digits,
    "ideographEnclosedCircle": _signs((1, 10, 0x3280)),
    "lowerLetter": letters,
    "upperLetter": lambda n: letters(n).upper(),
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperRoman": _roman,
    "decimalFullWidth": lambda n: str(n).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda n: str(n).translate(_FULL_WIDTH),
    "decimalEnclosedCircle": _signs((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)),
    "decimalEnclosedCircleChinese": _signs((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)),
    "decimalEnclosedParen": _signs((1, 20, 0x2474)),
    "decimalEnclosedFullstop": _signs((1, 20, 0x2488)),
    "decimalZero": lambda n: f"{n:02d}",
    "numberInDash": lambda n: f"- {n} -",
    "ordinal": _ordinal,
    "cardinalText": _in_words,
    "ordinalText": _ordinal_in_words,
    "hex": lambda n: f"{n:X}",
    "aiueo": _cycle(_AIUEO),
    "aiueoFullWidth": _cycle(_AIUEO),
    "iroha": _cycle(_IROHA),
    "irohaFullWidth": _cycle(_IROHA),
    "ganada": _cycle(_GANADA),
    "russianLower": _cycle(_RUSSIAN),
    "russianUpper": lambda n: letters(n, _RUSSIAN).upper(),
}


def list_label(number: int, html_type: str) -> str:
    """The label a browser draws before a list entry: ``1.``, ``a.``, ``iv.``, ``一、``."""
    forms = {
        "a": "lowerLetter",
        "A": "upperLetter",
        "i": "lowerRoman",
        "I": "upperRoman",
        "lower-alpha": "lowerLetter",
        "lower-latin": "lowerLetter",
        "upper-alpha": "upperLetter",
        "upper-latin": "upperLetter",
        "lower-roman": "lowerRoman",
        "upper-roman": "upperRoman",
    }
    if html_type in {"cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal"}:
        return f"{write_numeral(number)}、" if number >= 0 else f"{number}."
    return number_in_format(number, forms.get(html_type, "decimal")) + "."
