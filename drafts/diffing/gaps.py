"""Spaces that a justified line or a scan left inside a Chinese number or a word of duty: 六 十日, 第八 条, 应 当."""

from __future__ import annotations

import re

from drafts.diffing.followed_mentions import Renumbered
from drafts.diffing.token_diff import TokenDiff, token_diff
from drafts.numerals import read_numeral
from drafts.patterns import regex

_HAN = "〇零一二三四五六七八九十百千万亿两"
_UNIT = "(?:[日天月年周元人次倍条條款项項章节節编編户家]|个 *(?:工 *作 *日|月|小 *时)|工 *作 *日|小 *时)"
_NUMBER = regex(rf"第? *(?:[{_HAN}](?: *[{_HAN}])*|(?<![0-9.,])[0-9](?: +[0-9])+) *{_UNIT}")
_WORD = regex("应 +当|應 +當|不 +得|可 +以|必 +须|必 +須|禁 +止|禁 +止")
_BEYOND_NINE = frozenset("十百千万亿")
_YEAR = 4


def gapless_diff(old: str, new: str, language: str, renumbered: Renumbered) -> TokenDiff:
    """`token_diff` of both texts as they read without such spaces; where there are any, they are told in ``printed``."""
    left, right = without_gaps(old), without_gaps(new)
    script = token_diff(left, right, language, renumbered)
    if (left, right) == (old, new):
        return script
    if script.printed is not None:  # in traditional letters, told letter by letter
        return token_diff(old, new, language, renumbered)
    return script._replace(printed=(old, new))


def without_gaps(text: str) -> str:
    """The text without the spaces inside its Chinese numbers with a unit, and inside words of duty."""
    return _WORD.sub(_closed, _NUMBER.sub(_read, text)) if " " in text else text


def _closed(found: re.Match[str]) -> str:
    return found.group().replace(" ", "")


def _read(found: re.Match[str]) -> str:
    """A number without spaces; as it is where it would be none, as 一 二十日 and the figures of a table."""
    closed = _closed(found)
    numeral = closed.lstrip("第").rstrip("日天月年周元人次倍条條款项項章节節编編户家个工作小时")
    if len(numeral) > 1 and numeral[0] in _HAN and _BEYOND_NINE.isdisjoint(numeral) and len(numeral) != _YEAR:
        return found.group()
    try:
        read_numeral(numeral)
    except ValueError:
        return found.group()
    return closed
