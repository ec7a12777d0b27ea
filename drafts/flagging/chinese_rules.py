"""Flags for Chinese words that come or go in a sentence that stays, where no other rule knows what they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence, Set

from drafts.comparison import Flag
from drafts.flagging import legal_terms as terms
from drafts.flagging.changed_passage import Passage, one_sided_flag, short
from drafts.flagging.narrowing_rules import exchanged_person, how_banned, narrowed_noun, passive_person
from drafts.flagging.rules import Rule
from drafts.patterns import regex

_TELLS, _TELLS_MUCH = 3, 5
"""Words that say something new, from which on a passage is told; the same of both sides of an exchange."""
_SHORTEST = 8
"""Letters from which on."""
_LONG, _STAYS = 5, 0.4
"""Different words of the shorter sentence from which on, and the share of them that stays at most, where it is rewritten."""
_ELSEWHERE = 0.6
"""The share of its words that the new article has from which on the old sentence may stand elsewhere there."""
_EMPTY = frozenset((
    "依法", "按照", "依照", "根据", "依据", "有关", "相关", "国家", "规定", "要求", "工作", "情况", "进行", "其他", "以及",
    "或者", "应当", "可以", "具体", "本法", "本条例", "本办法", "本规定", "需要", "原则",
))  # fmt: skip
"""Words that tell by themselves nothing that the rule doesn't say without them."""
_HEAD_BEGINS = frozenset("，,、；;。：:的应必须可")
_HEAD = regex(r"^(?:[\s，,、；;。：:的]|应当|应该|应|必须|须|可以|可(?=[^\W_0-9A-Za-z]{4}))+")
_SIGNS = frozenset("，,、；;。：:")
_TAIL = regex(r"(?:[，,、](?:对|向|在|以及|及|和|或者|或)?(?:有关|相关|其)?|[\s；;。：:])+$")
_LONGEST_ATTRIBUTE, _NEAR_OF = 6, 4
"""Letters of an attribute, and tokens after it among which 的 stands: {活体}动物|的|承运人."""
_NO_OWNER = frozenset("本其该有所各")
_DOINGS = ("管理", "工作", "活动", "建设", "发展", "制度")
"""What others are named by what stands before them without being told apart: {安全}管理的规定."""
_NO_ATTRIBUTE_BEGINS, _NO_ATTRIBUTE_ENDS = (
    frozenset("的所由以按依作担实经被因"),
    frozenset("中出于此为到得后前时和或及与"),
)
"""What no attribute begins with or ends with: {由此}产生的."""
_PROGRAMME = ("原则", "地位", "防线", "理念", "方针", "精神", "路线", "和谐发展", "高质量发展")
"""Ends of what a law professes and nobody can break by itself: 筑牢国家安全人民防线."""
_NOT_TOLD_HOLDS = ("。", "；", ";", "\n", "《", "以下")
_NOT_TOLD = regex(r"[。；;]\s*\S|\n|《|以下[简统]?称")
"""What reaches over the end of a sentence or an item, cites a law, or gives somebody a shorter name."""


def passage_put_in(passage: Passage) -> Iterator[Flag]:
    """Words put into a sentence or taken out of it: 车站应当{自行或者委托他人，通过技术手段}检查; a passage in another's place."""
    lost, gained = _news(passage.old, passage.lost), _news(passage.new, passage.gained)
    if max(lost, gained) < _TELLS:
        return
    old, new = passage.old_words, passage.new_words
    if passage.says(terms.AIM) or _is_not_told(old) or _is_not_told(new):
        return
    x, y = (short(_without_ends(side)) for side in (old, new))
    if min(lost, gained) > 1:
        if lost + gained >= _TELLS_MUCH:
            yield Flag("scope", x, y, f"文字由“{x}”改为“{y}”", f"A passage changes from “{x}” to “{y}”")
    elif (x or y).endswith(_PROGRAMME):
        return
    elif gained >= _TELLS and len(y) >= _SHORTEST:
        yield Flag("scope", "", y, f"增加文字：“{y}”", f"A passage is added: “{y}”")
    elif lost >= _TELLS and len(x) >= _SHORTEST:
        yield Flag("scope", x, "", f"删除文字：“{x}”", f"A passage is dropped: “{x}”")


def _is_not_told(text: str) -> bool:
    return any(map(text.__contains__, _NOT_TOLD_HOLDS)) and _NOT_TOLD.search(text) is not None


def _without_ends(text: str) -> str:
    """Words without what joins them to those around them."""
    if text[:1].isspace() or text[:1] in _HEAD_BEGINS:
        text = _HEAD.sub("", text)
    return _TAIL.sub("", text) if text[-1:].isspace() or not _SIGNS.isdisjoint(text) else text


def attribute(passage: Passage) -> Iterator[Flag]:
    """A noun put in before another to which something belongs: {活体}动物的承运人."""
    words, comes = passage.one_sided()
    text, end = "".join(words), passage.hunk.new_end
    if not _may_be_attribute(text) or "的" not in passage.following[1:]:
        return
    after = passage.sentences.script.new[end : end + _NEAR_OF]
    at = after.index("的") if "的" in after[1:-1] else 0
    if not at or not all(map(str.isalpha, after[: at + 2])) or after[0][0] in _NO_OWNER:
        return
    if after[0] in _DOINGS or is_said_elsewhere(passage, text, comes=comes):
        return
    if any(word.endswith(terms.BODIES) for word in after[:at]):
        return  # they have rules of their own
    yield one_sided_flag(text, comes=comes, zh="限定", en="A qualifier")


def _may_be_attribute(text: str) -> bool:
    """Whether a few letters may be a noun or an adjective that tells which."""
    if not 1 < len(text) <= _LONGEST_ATTRIBUTE or text.isascii() or not text.isalpha():
        return False
    if text[0] in _NO_ATTRIBUTE_BEGINS or text[-1] in _NO_ATTRIBUTE_ENDS:
        return False
    return text not in terms.TELLS_NO_OTHER and text not in terms.BOUNDS


def is_said_elsewhere(passage: Passage, text: str, *, comes: bool) -> bool:
    """Whether the article that lacks some words here has them elsewhere: 监护人的 tells nobody from others there."""
    script = passage.sentences.script
    return text in "".join(script.old if comes else script.new)


def rewritten_han(passage: Passage) -> Iterator[Flag]:
    """A sentence of which little stays: what its words have in common stands there by chance."""
    if passage.says(terms.AIM):
        return
    old, new = passage.sentences.words(passage.hunk)
    olds, news = frozenset(old), frozenset(new)
    if _count_telling(olds & news) >= _STAYS * min(len(olds), len(news)):
        return  # without a look at each word, which most sentences spare
    a, b = ({word for word in side if len(word) > 1} - _EMPTY for side in (olds, news))
    fewest = min(len(a), len(b))
    if fewest < _LONG or len(a & b) >= _STAYS * fewest:
        return
    if len(a.intersection(passage.sentences.script.new)) >= _ELSEWHERE * len(a):
        return  # it stands elsewhere in the article now
    said = short("".join(old))
    yield Flag("sentence", said, "", f"整句改写，原句为：“{said}”", f"The sentence is rewritten; it was: “{said}”")


def _count_telling(words: Set[str]) -> int:
    """How many of some words tell something."""
    return sum(map((1).__lt__, map(len, words - _EMPTY)))


def _news(words: Sequence[str], net: Counter[str]) -> int:
    """How many words that say something the article has more often by these."""
    return sum(len(word) > 1 and word in net for word in {*words} - _EMPTY)


REWRITTEN_RULE = Rule(rewritten_han, chinese=True, sides=2)
CHINESE_RULES = (
    Rule(narrowed_noun, chinese=True),
    Rule(exchanged_person, chinese=True, sides=2),
    Rule(how_banned, one_sided=True, chinese=True),
    Rule(passive_person, frozenset("被"), one_sided=True),
    Rule(passage_put_in, chinese=True),
)
"""Rules for Chinese passages that no other rule says anything about."""
