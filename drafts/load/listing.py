"""The numbers that programs draw in front of list paragraphs, as characters."""

from __future__ import annotations

from drafts.numerals import write_numeral, write_roman

_CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "chineseLegalSimplified",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "japaneseCounting",
        "ideographTraditional",
        "koreanCounting",
    }
)


def letters(number: int) -> str:
    """The letter of a number: a … z, then aa, bb, the way Word goes on after z."""
    count, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (min(count, 20) + 1) if number > 0 else ""


def number_in_format(number: int, form: str) -> str:
    """A number in one of Word's number formats (``w:numFmt``); Arabic figures where the format is unknown."""
    if form in {"none", "bullet"} or number < 0:
        return ""
    if form in _CHINESE:
        return write_numeral(number)
    if form in {"ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital"}:
        return str(number).translate(str.maketrans("0123456789", "〇一二三四五六七八九"))
    if form == "lowerLetter":
        return letters(number)
    if form == "upperLetter":
        return letters(number).upper()
    if form in {"lowerRoman", "upperRoman"} and 0 < number < 4000:
        roman = write_roman(number)
        return roman.lower() if form == "lowerRoman" else roman
    if form == "decimalFullWidth":
        return str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    if form in {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"} and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form == "decimalZero":
        return f"{number:02d}"
    return str(number)


def list_label(number: int, html_type: str) -> str:
    """The label a browser draws before a list entry: ``1.``, ``a.``, ``iv.``."""
    forms = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
    return number_in_format(number, forms.get(html_type, "decimal")) + "."
