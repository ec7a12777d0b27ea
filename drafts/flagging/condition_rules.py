"""Flags for the conditions of a rule and for words that leave room for judgement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.comparison import Flag
from drafts.flagging import legal_terms as terms
from drafts.flagging.changed_passage import Passage, one_sided_flag, short
from drafts.flagging.english_rules import is_rewritten, is_told_otherwise
from drafts.patterns import regex

_CONDITION = regex(
    r"[^，,。；;：:\n]{3,40}(?:的|时|后|前|情况下|情形下|范围内|基础上|前提下)"
    r"|(?:根据|按照|通过|经|未经|会同|参照)(?!国家|有关|本|法律|前)[^，,。；;：:\n]{3,60}"
    r"|(?:if|where|when|unless|provided that|subject to|in so far as|without prejudice)\b[^.;:\n]{0,160}",
    re.I,
)
_EMPTY_ENDS = ("情况", "需要", "形势", "实际", "要求", "规定", "除外")
"""Ends of what limits no rule: 根据发展的需要."""
_LONGEST_HEDGED = 30
"""Tokens on a side; in longer passages, which are rewrites, where applicable says little by itself."""


def condition(passage: Passage) -> Iterator[Flag]:
    """A clause that says when or to whom a rule applies, put in or taken out: 造成损害的，… or “where applicable, …”."""
    if passage.says(terms.AIM):
        return  # 根据《…法》…，制定本办法 says on what ground
    text = passage.new_words or passage.old_words
    clause = text.strip("，,、 \n").removesuffix("其").rstrip("，")
    if passage.following.startswith((*terms.CASE_ENDS, "的。")):
        clause += "的"  # …义务，造成损害的，: the 的 stood there before
    if text.startswith("的"):
        return
    if clause.isascii():
        if "," not in (text[:1], text.strip()[-1:], passage.following.strip()[:1]):
            return
    elif not {text[:1], text[-1:], passage.following[:1]} & {"，", ","} and not _limits_modal(passage, text):
        return
    if not _CONDITION.fullmatch(clause) or clause.endswith(_EMPTY_ENDS):
        return
    if clause.isascii() and clause.lower() in passage.sentences.whole(passage.hunk)[not passage.new].lower():
        return  # it stands at another end of the sentence now
    if passage.new and passage.gained_any():
        yield one_sided_flag(clause, comes=True, zh="适用条件", en="A condition")
    elif passage.old and passage.lost_any():
        yield one_sided_flag(clause, comes=False, zh="适用条件", en="A condition")


def _limits_modal(passage: Passage, text: str) -> bool:
    """Whether a text says without what somebody may not or must do something: 未成年人{未经家长陪同}不得入内."""
    ruled = text.startswith("未经") and passage.following.startswith(("不得", "禁止", "可以", "应当", "擅自"))
    return ruled and terms.PROCEDURES.isdisjoint(passage.said)


def any_one(passage: Passage) -> Iterator[Flag]:
    """Whether one of several conditions is enough: 具备下列条件{之一}."""
    words, comes = passage.one_sided()
    if words != ("之一",) or not _LISTED_CONDITIONS.search(passage.lead()):
        return
    zh = "增加“之一”：由全部具备变为具备一项即可" if comes else "删除“之一”：由具备一项即可变为全部具备"
    en = "one is enough now, not all" if comes else "all are needed now, not one of them"
    yield Flag("and-or", "" if comes else "之一", "之一" if comes else "", zh, f"“之一” ({en})")


_LISTED_CONDITIONS = regex("(?:下列|以下|上述|前款|前项)[^，,。；;：:]{0,8}(?:条件|要求|标准)$")
_OPENS = regex(
    r"\b(?:if|provided (?:that|however)|(?:as|so) long as|on condition that|only (?:if|where|when)|in the event (?:that|of)"
    r"|in cases? (?:where|of)|whenever)\b(?! (?:any|appropriate|necessary|possible|applicable)\b)",
    re.I,
)
_MEANS_IF = regex(r"\b(?:when|where|insofar|in so far)\b", re.I)
_HEAD = regex(
    r"\s*(?:[0-9]{1,3}[a-z]?\.|\([0-9a-z]{1,4}\))?\s*((?:if|when|where|whenever|before|after|upon|unless|until|once|while|during"
    r"|subject to|at the request|in the event|in cases?)\b[^,.;:\n]{4,160},)",
    re.I,
)
"""The condition that a sentence begins with."""
CONDITION_WORDS = frozenset((
    "if", "when", "where", "whenever", "before", "after", "upon", "unless", "until", "once", "while", "during", "provided", "long",
    "condition", "event", "case", "cases", "subject",
))  # fmt: skip
_LONGEST_CONDITION, _SHORTEST_CONDITION = 60, 3
"""Tokens on a side, and words of a condition."""


def english_condition(passage: Passage) -> Iterator[Flag]:
    """A condition that a rewritten English sentence had and has no longer, or now has: {When it gives advice, the office} → {The
    board} shall give it.
    """
    old, new = "".join(passage.old), "".join(passage.new)
    if not (old and new) or max(len(passage.old), len(passage.new)) > _LONGEST_CONDITION or "\n" in old + new:
        return
    if ". " in old or ". " in new or is_rewritten(passage):
        return
    sides, sentences = (old, new), passage.sentences.whole(passage.hunk)
    found = [_head(*both) for both in zip(sides, sentences, strict=True)]
    if not any(found):
        found = [short(side[match.start() :].strip(" ,")) if (match := _OPENS.search(side)) else "" for side in sides]
        if _MEANS_IF.search(new if found[0] else old) or len(_OPENS.findall(sentences[0])) == len(
            _OPENS.findall(sentences[1])
        ):
            return  # it stands elsewhere in the sentence
    said = found[0] or found[1]
    if bool(found[0]) == bool(found[1]) or len(said.split()) < _SHORTEST_CONDITION:
        return
    if is_told_otherwise(said.rstrip("…"), sentences[bool(found[0])]):
        return
    yield one_sided_flag(said, comes=bool(found[1]), zh="适用条件", en="A condition")


def _head(side: str, sentence: str) -> str:
    """The condition that a sentence begins with, if a side of the passage holds its first word."""
    head = _HEAD.match(sentence)
    return short(head[1].strip(" ,")) if head and head[1].split(" ", 1)[0] in side.split() else ""


_SEVERAL = frozenset("，,、。；;：:\n《》")
_STEP_TAKEN = ("未", "已")
"""After these a short word tells a case as well: 审查未{通过 → 完成}的，"""
_SHORTEST_CASE, _LONGEST_CASE = 5, 16
"""Letters of the longer side: fewer are another word for the same, more another passage."""


def case(passage: Passage) -> Iterator[Flag]:
    """Another case in the same place: 不符合要求的，… becomes 存在安全隐患的，…"""
    if not passage.following.startswith(terms.CASE_ENDS):
        return
    a, b = passage.old_words.strip(), passage.new_words.strip()
    shortest = 2 if passage.before in _STEP_TAKEN else _SHORTEST_CASE
    if not (a and b and shortest <= max(len(a), len(b)) <= _LONGEST_CASE) or not _SEVERAL.isdisjoint(a + b):
        return
    if passage.gained_any() and passage.lost_any():
        if shortest != _SHORTEST_CASE:
            a, b = passage.before + a, passage.before + b
        yield Flag("scope", a, b, f"适用情形由“{a}”改为“{b}”", f"The case it applies to changes from “{a}” to “{b}”")


_NEAR = 7
_IN = regex("[在自][^，,。；;：:、的]{0,6}$")
_MOMENT = regex("(?:以|之)?[前后]|时")
"""What follows an event that tells when something is done: 在{开工}前."""


_RULED = regex("[前后时](?:不得|应当|可以|方可|必须|禁止)")
"""What follows an event after which something must or may be done: {饮酒}后不得驾驶."""


def moment(passage: Passage) -> Iterator[Flag]:
    """Another event before or after which something is done: 在{领取许可证}前 becomes 在{开工}前."""
    is_told = _IN.search(passage.lead()[-_NEAR:]) or (
        len(passage.old) == len(passage.new) == 1 and _RULED.match(passage.following)
    )
    after = _MOMENT.match(passage.following) if is_told else None
    a, b = (side.strip().removeprefix("的") for side in (passage.old_words, passage.new_words))
    if not after or not a or not b or not _SEVERAL.isdisjoint(a + b):
        return
    if max(len(a), len(b)) <= _LONGEST_CASE and passage.gained_any() and passage.lost_any():
        x, y = a + after[0], b + after[0]
        yield Flag("time-limit", a, b, f"办理时间由“{x}”改为“{y}”", f"When it is done changes from “{x}” to “{y}”")


_BEFORE_OR_AFTER = regex("(?P<event>[^，,。；;：:、的]{1,10})(?:以|之)?(?P<when>[前后时])")


def before_or_after(passage: Passage) -> Iterator[Flag]:
    """After an event in the place of before another: 在{开工前 → 竣工后}申报."""
    a, b = (_BEFORE_OR_AFTER.fullmatch(side) for side in (passage.old_words, passage.new_words))
    if a and b and a["when"] != b["when"] and _IN.search(passage.lead()[-_NEAR:]):
        zh, en = f"办理时间由“{a[0]}”改为“{b[0]}”", f"When it is done changes from “{a[0]}” to “{b[0]}”"
        yield Flag("time-limit", a[0], b[0], zh, en)


_FITTING = regex(r"^(?:where|when|wherever) (?:appropriate|applicable|relevant)$", re.I)


def _plain_hedge(words: str) -> str:
    return _FITTING.sub("where fit", words).lower()


def hedge(passage: Passage) -> Iterator[Flag]:
    """Words that leave room for judgement, put in or taken out: where possible, to the best extent possible, 必要时."""
    if max(len(passage.old), len(passage.new)) > _LONGEST_HEDGED:
        return
    old, new = passage.old_words + passage.old_next, passage.new_words + passage.new_next  # {一般}应当
    said = f"{old}\n{new}".lower()
    if not any(map(said.__contains__, terms.HEDGE.words)):
        return
    before, after = terms.HEDGE.pattern.findall(old), terms.HEDGE.pattern.findall(new)
    gone, came = [one for one in before if one not in after], [one for one in after if one not in before]
    if {_plain_hedge(one) for one in gone} == {_plain_hedge(one) for one in came}:
        return  # when appropriate, where applicable
    for words, inserted in ((gone, False), (came, True)):
        if words and (passage.gained_any() if inserted else passage.lost_any()):
            said = "、".join(dict.fromkeys(words))
            zh, en = ("增加", "is added") if inserted else ("删除", "is deleted")
            yield Flag(
                "scope",
                "" if inserted else said,
                said if inserted else "",
                f"{zh}裁量用语“{said}”",
                f"“{said}” {en}: how far the rule goes",
            )
