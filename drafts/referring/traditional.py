"""Drafts in traditional or Japanese characters, read by the grammar of references that is written in simplified ones."""

from __future__ import annotations

from drafts.patterns import regex

_TRADITIONAL: dict[int, int] = str.maketrans(
    "與兩書體關決準則辦華協號國實憲導幹並錄執無暫術條標碼約綱細編節範補見規議試該違釋項額於後",
    "与两书体关决准则办华协号国实宪导干并录执无暂术条标码约纲细编节范补见规议试该违释项额于后",
)
"""Of the words by which drafts name provisions and laws, character for character."""
_TAIWAN = {**_TRADITIONAL, **str.maketrans("項款", "款项")}
"""In Taiwan 第三條第一項第二款 is the paragraph first, then the item; in Macao, as on the mainland, 第三條第一款第（二）項."""
_JAPAN = {**_TRADITIONAL, **str.maketrans("項", "款")}
"""In Japan 第三条第一項第二号 is the paragraph, then the item; in 平成十五年法律第五十七号 the same sign counts laws."""
_NUMERAL = "[零〇一二三四五六七八九十0-9]{1,4}"
_ITEM_LAST = regex(rf"第 ?{_NUMERAL} ?款第 ?[（(]?{_NUMERAL}[）)]? ?項|\n（[一二三四五六七八九十]{{1,3}}）")
_ITEM_FIRST = regex(rf"第 ?{_NUMERAL} ?項第 ?{_NUMERAL} ?款|[：:]\n[一二三四五六七八九十]{{1,3}}、")
"""In Macao no words stand above 一、, which is a paragraph."""
_ITEM_OF_JAPAN = regex(rf"(?<![律令例則示達])(第{_NUMERAL}|[前同])号")


def in_simplified(text: str) -> str:
    """The text with the words that name provisions in simplified characters and with the mainland's names of levels, each
    character for one; itself where it is in simplified characters.
    """
    if "條" not in text:
        japanese = "項" in text and "の" in text
        return _ITEM_OF_JAPAN.sub(r"\1项", text.translate(_JAPAN)) if japanese else text
    taiwan = _ITEM_FIRST.search(text) and not _ITEM_LAST.search(text)
    return text.translate(_TAIWAN if taiwan else _TRADITIONAL)
