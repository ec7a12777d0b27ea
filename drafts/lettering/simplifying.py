"""Texts of Hong Kong, Macao and Taiwan as the mainland would write them: letters, and words that have one of the same length."""

from __future__ import annotations

import re
from functools import lru_cache

from drafts.lettering.letters import SIMPLIFIED
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
    "(?<![取获所利不难求购查使值心觉懂博竞赢免认应既净习拾寻偵侦可显变来增赚贪懒舍落记晓])得(?![标票奖失知力分出到了主逞罪体过，,。；;：:、）)\\s])"
)
"""得 as a word of its own, which permits: 主管機關得命其停業; 取得, 所得 and 得標 are others."""
_REVOKED = regex(
    "废止(?=[其该原]?[^，,。；;：:、\\n]{0,8}?(?:许可|登记|执照|证照|资格|认证|认可|核准|证书|[A-Za-z]证))"
)
"""What an authority does to a licence, which a law undergoes on the mainland."""
_CASE = regex(
    "(?<![^，,。；;：:\\n])((?:违反|未|有|逾|届|经|拒|规避|妨碍|情节|致|因|依|不|无|明知|故意|意图|已|非|曾|擅自|犯|受|以|对|于"
    "|逾期|符合|具有|申请)[^，,。；;：:\\n]{1,60})者(?=[，,；;。])"
)
"""A case to which a rule applies: 違反第八條規定者，處…; the mainland says 违反第八条规定的，处…."""


@lru_cache(maxsize=256)
def in_mainland_letters(text: str) -> str:
    """The text in simplified letters and the mainland's words, character for character."""
    plain = _WORD.sub(_same_length, text.translate(_LETTERS))
    plain = _REVOKED.sub("吊销", _MAY.sub("可", plain))
    return _CASE.sub(r"\1的", plain)


def _same_length(word: re.Match[str]) -> str:
    return _WORDS[word.group()]
