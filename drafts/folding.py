"""Texts made comparable: widths, quotation marks, punctuation and spaces that are typed one way or another mean the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import is_normalized, normalize

from drafts.characters import han_letters
from drafts.patterns import regex

_SAME = tuple(
    {
        "，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "！": "!", "？": "?", "．": ".", "％": "%", "～": "~",
        "“": '"', "”": '"', "„": '"', "‟": '"', "＂": '"', "「": '"', "」": '"', "『": '"', "』": '"',
        "‘": "'", "’": "'", "＇": "'", "‛": "'", "〔": "[", "〕": "]", "【": "[", "】": "]",
        "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "－": "-", "〈": "<", "〉": ">", "﹒": "·", "•": "·", "・": "·",
        "〇": "零",
    }.items()
)  # fmt: skip
"""Chinese characters, which are written in one way only."""
_BESIDE_HAN = regex(r" (?:(?=[^\x00-\x7f])|(?<=[^\x00-\x7f] ))")
_APART = "\x00"
"""What keeps texts apart that are folded together: no white space, no letter, and hardly ever in a text."""
_NUMERAL = "〇零一二两三四五六七八九十百千万0-9"
_MENTION_ZH = regex(rf"第[（(]?[{_NUMERAL}]+[）)]?[编編章节節条條款项項目](?:之[一二三四五六七八九十]+)?")
_MENTION_EN = regex(
    r"(?<![a-z])(?:articles?|art\.|sections?|chapters?|annex(?:es)?|recitals?|paragraphs?|points?)\s?"
    r"(?:[0-9]+(?:[a-z](?![a-z]))?|[ivxl]+(?![a-z]))(?:\([0-9a-z]{1,4}\))*"
)


def fold(text: str) -> str:
    """The text with widths, quotation marks, dashes and runs of white space made one; for comparing, never for showing."""
    if han_letters(text) == len(text):
        return text
    if not text.isascii():
        text = _as_one(text)
        if not is_normalized("NFKC", text):
            parts = text.split(_APART)  # normalizing is slow, and few of many texts need it
            text = _as_one(_APART.join([p if is_normalized("NFKC", p) else normalize("NFKC", p) for p in parts]))
    words = text.split()
    if words == [text]:  # no white space in it, as in most Chinese texts
        return text
    before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{before}{' '.join(words)}{after}" if words else before


def _as_one(text: str) -> str:
    for written, meant in _SAME:  # many times quicker than str.translate, which asks a dictionary for each character
        if written in text:
            text = text.replace(written, meant)
    return text


@lru_cache(maxsize=1 << 14)
def fold_word(word: str) -> str:
    """`fold` for single tokens, which come again and again."""
    return fold(word)


def comparable(text: str) -> str:
    """The folded text in small letters, without spaces beside Chinese characters, numbers of references masked.

    Articles with the same result have the same words: 依照第八条 and 依照第十一条 may be one reference, renumbered.
    """
    folded = fold(text).lower().strip()
    if not folded.isascii():
        folded = _BESIDE_HAN.sub("", folded) if " " in folded else folded
    folded = _MENTION_ZH.sub(_masked_zh, folded)
    if not _has_letters(folded):
        return folded
    # slow where letters are few: of many Chinese texts put together, only those that hold some
    return _APART.join([_MENTION_EN.sub(_masked_en, p) if _has_letters(p) else p for p in folded.split(_APART)])


def _has_letters(folded: str) -> bool:
    """Whether there is one from a to z; a pattern takes four times as long."""
    return folded.encode("ascii", "ignore").islower()


def comparables(texts: Sequence[str]) -> list[str]:
    """`comparable` for each of many texts: put together they are folded in a third of the time."""
    joined = _APART.join(texts)
    if joined.count(_APART) != len(texts) - 1:  # no text at all, or one that holds it
        return [comparable(text) for text in texts]
    return [text.strip() for text in comparable(joined).split(_APART)]


def _masked_zh(mention: re.Match[str]) -> str:
    return "第〇" + mention.group()[-1]


def _masked_en(mention: re.Match[str]) -> str:
    return re.split(r"[\s0-9]", mention.group(), maxsplit=1)[0] + " 0"
