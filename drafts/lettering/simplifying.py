"""Texts of Hong Kong, Macao and Taiwan as the mainland would write them: letters, and words that have one of the same length.

可 and 須 (and 得 in Taiwan and Macao), which permit and bind by themselves there and are parts of many words, become rare forms of
these letters, which `drafts.segment` never joins to another and `drafts.flagging.legal_terms` knows as modal words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from drafts.lettering.letters import SIMPLIFIED
from drafts.numerals import read_numeral
from drafts.patterns import regex

_LETTERS = str.maketrans(SIMPLIFIED)
_WORDS = {
    # 著 and 覆, which stay in 著作 and 覆盖
    "随著": "随着", "沿著": "沿着", "著手": "着手", "著重": "着重", "附著": "附着", "穿著": "穿着", "接著": "接着", "著陆": "着陆",
    "著火": "着火", "答覆": "答复", "批覆": "批复", "回覆": "回复", "覆核": "复核", "覆审": "复审", "覆议": "复议", "覆查": "复查",
    # Taiwan
    "罚锾": "罚款", "勒令": "责令", "系指": "是指", "始得": "方可", "届期": "逾期",
}  # fmt: skip
"""Only words that mean the same and of which the place uses no more than the one: 没入 and 没收 are two things in Taiwan."""
_WORD = regex("|".join(_WORDS))
_MAY = regex(
    "(?<![取获所不难求购查使值心觉懂博竞赢免认应既净习拾寻偵侦可显变来增赚贪懒舍落记晓方征])得(?![利标票奖失知力分出到了主逞罪体过，,。；;：:、）)\\s])"
    "|(?<=[人者长员官局署处部院会关府司方商业户东主师警体构则亦均并另仍而且但及或，,；;。：:）)\\n])"
    "(?<!方)可(?![能以行靠见视供用再持适取知得被]|识别|[^，,。；;：:、\\n]{1,4}性)"
)
"""得 and 可 as words of their own, which permit: 主管機關得命其停業, 署長可要求; 取得, 得標, 許可 and 可能 are others."""
_MUST = regex("(?<![必无毋不])须(?![知要臾经])")
_MUST_NOT = regex("(?<=[人者长员官方署亦均])不可(?![抗能避或分撤行])")
_LEVEL = regex("第(?=[0-9一二三四五六]级罚款)")
"""第5級罰款 in Hong Kong: a number of its own."""
_YEAR = regex("(?<=民国)一百(?:零[一二三四五六七八九]|十[一二三四五六七八九]|[二三四]十)(?=年)")
"""A year of the Republic, in as many letters as one of our era: 民國一百十三年 is 二〇二四年."""
_REVOKED = regex(
    "废止(?=[其该原]?[^，,。；;：:、\\n]{0,8}?(?:许可|登记|执照|证照|资格|认证|认可|核准|证书|[A-Za-z]证))"
)
"""What an authority does to a licence, which a law undergoes on the mainland."""
_CASE = regex(
    "(?<![^，,。；;：:\\n])((?:违反|未|有|逾|届|经|拒|规避|妨碍|情节|致|因|依|不|无|明知|故意|意图|已|非|曾|擅自|犯|受|以|对|于"
    "|逾期|符合|具有|申请)[^，,。；;：:\\n]{1,60})者(?=[，,；;。])"
)
"""A case to which a rule applies: 違反第八條規定者，處…; the mainland says 违反第八条规定的，处…."""


@lru_cache(maxsize=4)  # asked again for each article of one text
def in_mainland_letters(text: str) -> str:
    """The text in simplified letters and the mainland's words, character for character."""
    plain = _WORD.sub(_same_length, text.translate(_LETTERS))
    for which, mainland in (
        (_MAY, "㝵"),
        (_MUST, "湏"),
        (_MUST_NOT, "不得"),
        (_REVOKED, "吊销"),
        (_LEVEL, "〃"),
        (_CASE, r"\1的"),
    ):
        plain = which.sub(mainland, plain)
    return _YEAR.sub(_in_our_era, plain)


def _in_our_era(year: re.Match[str]) -> str:
    """一百十三 as 二〇二四."""
    return "".join("〇一二三四五六七八九"[int(figure)] for figure in str(1911 + read_numeral(year.group())))


def _same_length(word: re.Match[str]) -> str:
    return _WORDS[word.group()]
