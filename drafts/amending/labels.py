"""Labels and mentions written with another number, in the style in which they were printed."""

from __future__ import annotations

import re
from collections.abc import Callable

from drafts.model import Kind
from drafts.numerals import CHINESE_NUMERAL, write_numeral
from drafts.patterns import regex
from drafts.referring.reference_words import LEVELS

_N = CHINESE_NUMERAL
_NUMERAL = regex(rf"[{_N}](?:[ 　]?[{_N}]){{0,8}}")
_UNIT = regex(
    rf"(?P<open>第?[ ]?[（(]?)(?P<n>[{_N}](?:[ 　]?[{_N}]){{0,8}})"
    rf"(?P<close>[）)]?[ ]?)(?P<unit>[条款项目章节编]?)(?P<sub>之[{_N}]{{1,3}})?"
)
_LEVEL = LEVELS | {"": Kind.ITEM}


def label_like(label: str, number: str, new: str) -> str:
    """A label with another number: 第十二条 and 13 give 第十三条, （三） and 4 give （四）, ``3.`` and 3a give ``3a.``."""
    base, _, branch = new.partition("-")
    if "①" <= label[:1] <= "⑳" and base.isdigit() and int(base) <= 20:
        return chr(0x245F + int(base)) + label[1:]
    found = _NUMERAL.search(label)
    if found is None or (found[0].isascii() and not base.isdigit()):
        return label.replace(number, new, 1) if number and number in label else new
    written = _like(found[0], base)
    rest = re.sub(rf"之[{_N}]{{1,4}}$", "", label[found.end() :])
    return label[: found.start()] + written + rest + (f"之{_like(found[0], branch)}" if branch else "")


def _like(printed: str, number: str) -> str:
    if not number.isdigit():
        return number
    if printed[0].isascii():
        return number
    if "０" <= printed[0] <= "９":
        return "".join(chr(ord("０") + int(d)) for d in number)
    return write_numeral(int(number))


def mention_like(mention: str, numbers: Callable[[Kind], tuple[str, str] | None]) -> str:
    """A mention with the numbers that its provisions have now; ``numbers`` gives old and new number of each level.

    第十二条第二款 → 第十三条第二款, where article 12 became 13.
    """

    def follow(found: re.Match[str]) -> str:
        pair = numbers(_LEVEL[found["unit"]])
        if pair is None or pair[0] == pair[1]:
            return found[0]
        base, _, branch = pair[1].partition("-")
        return (
            found["open"]
            + _like(found["n"], base)
            + found["close"]
            + found["unit"]
            + (f"之{_like(found['n'], branch)}" if branch else "")
        )

    return _UNIT.sub(follow, mention)
