"""Flags for words that say how something is done, and how much must be reached: 免费, 亲自, jointly; 减轻 for 消除."""

from __future__ import annotations

from drafts.flagging import legal_terms as terms
from drafts.flagging.changed_passage import Passage
from drafts.flagging.quantities import read_quantity
from drafts.flagging.word_rules import JOINING, by_words, step_words

_MAJORITIES = frozenset((
    "two-thirds", "three-quarters", "three-fourths", "four-fifths", "majority", "unanimous", "unanimously", "unanimity",
    "过半数", "半数", "多数",
))  # fmt: skip
"""How many must agree."""
_PRICES = frozenset(("定价", "指导价", "调节价"))
"""Who sets a price."""
_GROUNDS = frozenset(("约定", "规定", "法定"))
"""What decides, the parties or the law: one in the place of another."""
_RANKS, _STANDARDS = frozenset(("国家", "行业", "地方", "团体", "企业", "国际")), ("标准", "规范", "目录", "规划")
"""Whose standards there are."""
_ALL_AGREE = "一致"
_TOGETHER = frozenset(("并处", "单处"))
"""Say whether a penalty comes besides another."""
_WAYS = frozenset((
    "negative", "affirmative", "delegated", "implementing", "advisory", "examination", "ordinary", "summary", "summarily",
    "expedited", "accelerated", "simplified", "indictment", "competitive", "restricted", "negotiated",
))  # fmt: skip
"""How rules, judgments and contracts are made: one in the place of another."""
_JOINED = JOINING | {"and", "or"}
_KINDS = frozenset((
    "远洋", "近海", "沿海", "内河", "大型", "中型", "小型", "微型", "国有", "民营", "外资", "公益", "商业",
    "民用", "军用", "农用", "医用", "家用", "食用",
    "公办", "民办", "公立", "私立", "营利性", "非营利性", "新建", "既有", "国产",
))  # fmt: skip
"""What tells things of one kind from others by their size or use."""
_FEW, _SHORT_EXCHANGE = 2, 5
"""Words of a side, up to which it says nothing else, and up to which it is one word in the place of another."""


def _manners(passage: Passage, gone: list[str], came: list[str]) -> tuple[list[str], list[str]]:
    """The words that the other sentence has nowhere: at its end as well as at its beginning they say the same."""
    words, _ = passage.one_sided()
    if max(len(step_words(passage.old)), len(step_words(passage.new))) > _FEW or not (words or (gone and came)):
        return [], []
    if words and not _JOINED.isdisjoint((words[0], words[-1], *words[-2:-1])):
        return [], []  # 、强制, or subsequent: told as an entry
    if any(map(read_quantity, words)):
        return [], []  # {提前三日}公告: told as a time limit
    old, new = (side.lower() for side in passage.sentences.whole(passage.hunk))
    return [word for word in gone if word.lower() not in new], [word for word in came if word.lower() not in old]


def _efforts(passage: Passage, gone: list[str], came: list[str]) -> tuple[list[str], list[str]]:
    """How much must be reached: 减轻 in the place of 消除; a word that asks for an attempt tells it by itself."""
    if gone and came and max(len(step_words(passage.old)), len(step_words(passage.new))) <= _SHORT_EXCHANGE:
        return gone, came
    return [w for w in gone if w in terms.EFFORTS], [w for w in came if w in terms.EFFORTS]


def _ways(passage: Passage, gone: list[str], came: list[str]) -> tuple[list[str], list[str]]:
    """One in the place of another."""
    return (gone, came) if gone and came else ([], [])


def _rank(passage: Passage, gone: list[str], came: list[str]) -> tuple[list[str], list[str]]:
    """Whose standards are meant: 国家标准, 地方标准."""
    return _ways(passage, gone, came) if passage.new_next in _STANDARDS else ([], [])


def _majorities(passage: Passage, gone: list[str], came: list[str]) -> tuple[list[str], list[str]]:
    """How many must agree; 一致 says it where another number takes its place."""
    if not gone and _ALL_AGREE in passage.old:
        gone = [_ALL_AGREE]
    if not came and _ALL_AGREE in passage.new:
        came = [_ALL_AGREE]
    return _manners(passage, gone, came)


def _together(passage: Passage, gone: list[str], came: list[str]) -> tuple[list[str], list[str]]:
    """Whether a penalty comes besides another, unless its amount changes too and says more."""
    return ([], []) if any(map(read_quantity, (*passage.old, *passage.new))) else (gone, came)


MANNER_RULES = (
    by_words("scope", terms.GOALS, ("要求的程度", "extent of what is required"), 12, _efforts),
    by_words("scope", terms.MANNERS, ("怎样办理", "way in which it is done"), 6, _manners),
    by_words("scope", _KINDS, ("限定", "qualifier"), 6, _manners),
    by_words("threshold", _MAJORITIES, ("所需多数", "majority that is needed"), 6, _majorities),
    by_words("sanction", _TOGETHER, ("是否并罚", "whether penalties add up"), _FEW, _together),
    by_words("scope", _PRICES, ("定价方式", "way in which prices are set"), 6),
    by_words("scope", _GROUNDS, ("约定或者法定", "whether the parties or the law decide"), 6, _ways),
    by_words("scope", _RANKS, ("哪一级", "level of the standards"), 3, _rank),
    by_words("procedure", _WAYS, ("程序种类", "kind of procedure"), 6, _ways),
)
"""Rules for these words, in the order in which their flags are shown."""
