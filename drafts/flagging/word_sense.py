"""Whether a word of legal weight says what it usually says, where it stands: 可 of 可持续 permits nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from drafts.flagging import legal_terms as terms
from drafts.flagging.english_modals import meant
from drafts.patterns import regex

_NO_BAN = ("法规", "法律", "规定", "国家", "明令", "不予", "不", "需要", "可以", "决定")
"""What stands before 禁止 where it makes no ban: 法律、行政法规禁止发布的信息 speaks of one, 不予禁止 lifts it."""
_OF_BANS = ("决定", "令", "期限", "事项", "性")
"""What 禁止 makes a name with."""
_NEVER_BEFORE_MODAL = ("尽快", "广泛", "普遍", "推广", "直接", "及时", "能", "能够", "可", "可以", "应当", "被", "得到")
"""What stands before 应用 where that is one word, though it be cut: 尽快应用于; 资金应用于 is a duty."""
_BE = ("is", "are", "be", "been")
_UPON = regex(
    "(?![按依根向在由对经]|及时|立即|主动|自行|通过|当场|同时|事先|提前)[^，,。；;：:、向]{0,10}?(?:人|者|方|国|机关|部门|[^，,。；]局|政府|法院|单位|企业|产业|组织|机构|协会|其)的?(?:请求|要求|申请|邀请)"
)
"""What follows 应 where it means at the request of: 应权利人请求."""
_GETS = regex("[得付收知]|有的")
"""What 应 makes a name with: 应得部分, 应收票款; 应知 is a degree of fault."""
_AT_REQUEST = regex("[^，,。；;：:、]{1,8}(?:请求|要求|申请)[，,]")
"""The same at the head of a sentence: 应船东要求，."""
_NO_DUTY = ("不", "无", "毋")
"""What makes 须 no duty."""
_NEEDS = ("需", "需要")
_NO_NEED = frozenset("不无毋如若因所有的为急亟仍按必") | {
    "确",
    "确有",
    "如果",
    "公共",
    "实际",
    "工作",
    "特殊",
    "根据",
    "按照",
}
"""What stands before 需 where it makes no duty: 确需延长的."""
_NEEDY = frozenset("人者员方户东位构业司府门关校会还也均都并且则前后时，,；;。：:\n")
"""What somebody's name ends with, or a clause, before 需要 that lays a duty on them; 因公共需要收回 lays none."""
_NEED_TOLD = regex("[求，,。；;：:、的而时\n]|[^，,。；;：:\n]{0,30}的(?:[，,。；;]|应|可|情|事|人|单|资|材|时|条|其)")
"""What follows them where they only say in which case, or which things: 需要延长的，."""
_ONLY_THEN = ("仅", "即", "均", "亦", "也", "还", "都", "则", "并", "且", "但", "但是", "或者", "或")
"""What stands before 可 where it permits, besides 方, which may be cut as 检查合格|后方|可."""
_NO_VERB = regex(
    "能|持续|航|再生|视|行|靠|供|见|知|得(?:利|收)|实现|为|被|识别为|[^，,。；;：:、]{1,3}性|[的，,。；;：:、\n]"
)
"""What follows 可 where it makes no permission: 可持续, 可供."""
_HOW = regex("在|按照|依照|根据|通过|共同|自愿|委托|由|向|就|对|登录|自行|以")
"""What follows 可 where somebody may act, whatever stands before it: 公众可通过下列途径."""
AHEAD = 12
"""Words after a modal word that are looked at for what it means."""
_UNIMPOSED = ("不得", "禁止", "不予", "不适用", "请求", "申请", "要求", "国家", "通知", "减轻", "不服", "缴")
"""Where none of these stands, a sanction that is named is imposed."""
_MADE_GOOD = ("赔偿", "补偿")
_LESSENED = regex("减轻(?!其|或者|、|，|。|；|的|行政|处罚|处分|责任|赔偿|刑)")
"""减轻 that lessens no sanction: 减轻污染."""


def rules(before: str, word: str, after: str) -> bool:
    """Whether a modal word makes a duty, a permission or a ban; ``before`` is the word before it, ``after`` what follows."""
    if word == "可":
        return _permits(before, after)
    if word == "应":
        if _GETS.match(after) or (not before.strip("。；\n") and _AT_REQUEST.match(after)):
            return False
        return not (before in _NEVER_BEFORE_MODAL and after.startswith("用")) and not _UPON.match(after)
    if word == "应当":
        return not after.startswith("事人")  # 应|当事人请求
    if word in _NEEDS:
        needs = not before or before[-1] in _NEEDY if word == "需要" else before not in _NO_NEED
        return needs and not _NEED_TOLD.match(after)
    if word == "须":
        return before not in _NO_DUTY
    if word == "禁止":
        return before not in _NO_BAN and not after.startswith(_OF_BANS)
    if word == "entitled":
        return after.startswith(" to ")  # a section entitled Fees
    return word != "prohibited" or before in _BE


def modal_words(words: Sequence[str]) -> Iterator[str]:
    """The modal words among some that rule something, with the 不 before them: 不应当 bans."""
    before = ""
    for at, word in enumerate(words):
        if word.lower() in terms.MODALS and rules(before, word, "".join(words[at + 1 : at + AHEAD])):
            after = "".join(words[at + 1 : at + 2 * AHEAD])  # there are spaces among English words
            said = meant(words[:at], word.lower(), after) if word.isascii() else negated(before, word)
            if said:
                yield said
        before = before if word.isspace() else word


def negated(before: str, modal: str) -> str:
    """A modal word with the 不 that stands before it, where the two make a ban."""
    return f"不{modal}" if before == "不" and f"不{modal}" in terms.MODALS else modal


def not_when(words: Sequence[str], following: str, found: list[str]) -> list[str]:
    """The words but for those that only say when: upon their registration, 自登记之日起."""
    text = "".join(words).lower()
    if "upon" in text:
        return [word for word in found if not re.search(rf"\bupon (?:[a-z]+ )?{word.lower()}", text)]
    text += following
    if "之日" in text:
        return [word for word in found if not re.search(rf"{word}[^，,。；;之]{{0,8}}之日", text)]
    return found


def imposed(words: Sequence[str], found: list[str]) -> list[str]:
    """The sanctions that are imposed or lifted; 不得查封 forbids one, and a passage about it, about a notice of one or about a
    claim (赔偿请求, 请求责令停止), or about what became of a fine (上缴的罚款), imposes none.
    """
    text = "".join(words)
    if not any(map(text.__contains__, _UNIMPOSED)):
        return found
    return [word for word in found if text.count(word) > len(_unimposed(word).findall(text))]


@lru_cache(maxsize=256)
def _unimposed(word: str) -> re.Pattern[str]:
    """Where a sanction is named and not imposed."""
    if word == "减轻":
        return _LESSENED
    asked = "请求|申请|要求" if word.startswith(_MADE_GOOD) else "请求|申请"
    return re.compile(
        rf"(?:不得|禁止|不予|不适用)[^，,。；;]{{0,6}}?{word}|{word}(?:请求|法》|(?:决定)?通知)|国家{word}"
        rf"|{word}决定[^，,。；;]{{0,4}}不服|(?:{asked})[^，,。；;]{{0,8}}?{word}"
        rf"|(?:收缴|上缴|缴纳|缴清)[^，,。；;]{{0,4}}?{word}"
    )


def _permits(before: str, after: str) -> bool:
    """Whether 可 is a word of its own with a verb after it; in doubt it isn't."""
    if _NO_VERB.match(after):
        return False
    return not before or before[-1] in "，,。；;：:\n方" or before in _ONLY_THEN or bool(_HOW.match(after))
