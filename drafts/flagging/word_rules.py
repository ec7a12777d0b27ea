"""Flags for words that carry weight in law by themselves: exceptions, sanctions, steps of a procedure, words of scope."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from drafts.comparison import Flag
from drafts.flagging import legal_terms as terms
from drafts.flagging.changed_passage import Passage
from drafts.flagging.quantities import read_quantity
from drafts.flagging.rules import Rule
from drafts.flagging.word_sense import imposed, not_when
from drafts.patterns import regex

_AFTER_CASE = ("", "，", ",", "；", ";", "。", "\n")
_ONE_STEP = ({"告知", "通知"}, {"审查", "审核"})
"""Two names of one step."""
_STEP = frozenset(["经", "未", "已", "应", "应当", "须", "必须", "不", "不得"])
"""Marks a step that is or isn't taken, in words that stand before a noun."""
_UNDERGOES = ("单位", "人", "人员", "者", "方", "对象", "企业")
"""Whom something is done to, after 被 and the word for it: 被审计单位."""
_OWNED = regex(r"所有(?:权|人|[，,。；;的、 ]|$)")
"""所有 that speaks of ownership: 归国家所有."""
_OTHERS = regex("(?:和|或者?|以及|及)其他")
"""What leaves an enumeration open as 等 does: 客运企业和其他企业."""
_ARTICLES = frozenset(("the", "a", "an", "either", "both", "each", "every"))
JOINING = frozenset("、和及或") | {"以及", "或者"}
"""What joins an entry on to others."""
_ADJECTIVES = 3
"""Words up to which an entry may be nothing but a word of scope and what joins it on."""
_SHORT_EXCHANGE = 5
_HAD = ("接到", "收到", "出具")
_HAD_NEAR = 24
"""Letters between that word and the paper: 收到撤销登记的通知."""
_EXCEPT = frozenset(("除", "除外"))
_EXCEPTED = regex(r"除外|除[^。；;\n]{2,60}外")
_BUT = frozenset(("但", "但是"))
_RULING = (terms.DUTY, terms.BAN)
"""What has its own flag after 但."""
_OTHER_ANY = regex(r"\bif any\b|\b(?:and|or) any\b", re.I)
"""A condition, or an entry of a list."""
_NOTHING = regex(r"\bnothing\b[^.;]{0,40}\bdeemed\b", re.I)
_WORD_AND_SPACE = 2
_ANNUAL_SUM = regex(r"\bannual (?:[a-z]+ )?(?:turnover|revenues?|incomes?|budgets?|sales|accounts?)\b")
_ENGLISH_WORD = regex(r"[a-z]+")
_LIABLE_TO_PAY = regex(r"\bliable to pay\b", re.I)
_COUNTS_AS = regex(r"\b(?:deemed|considered|regarded|treated|taken to)\b", re.I)
_NAMED_EXCEPTIONS = regex(r"limitations? (?:and|or) exceptions?|exceptions? (?:and|or|to) limitations?", re.I)
"""Exceptions that are spoken of."""
_CLAUSE_ENDS = frozenset("，。；")
_Words = tuple[list[str], list[str]]
"""The words that go and those that come."""


def by_words(
    kind: str,
    words: frozenset[str],
    names: tuple[str, str],
    longest: int,
    narrowed: Callable[[Passage, list[str], list[str]], _Words] | None = None,
) -> Rule:
    """A rule for a set of words; passages with more tokens than ``longest`` on a side are rewrites and say nothing by a word.

    ``narrowed`` leaves out the words that say nothing where they stand.
    """
    zh, en = names

    def flags(passage: Passage) -> Iterator[Flag]:
        if max(len(passage.old), len(passage.new)) > longest:
            return
        gone, came = passage.gone(words), passage.came(words)
        if (gone or came) and narrowed:
            gone, came = narrowed(passage, gone, came)
        if not gone and not came:
            return
        a, b = (said + "规定" if said == "另有" else said for said in passage.words(gone, came))
        if a and b:
            yield Flag(kind, a, b, f"{zh}：“{a}”改为“{b}”", f"The {en} changes from “{a}” to “{b}”")
        elif b:
            yield Flag(kind, "", b, f"{zh}：增加“{b}”", f"“{b}” is added ({en})")
        elif a:
            yield Flag(kind, a, "", f"{zh}：删除“{a}”", f"“{a}” is deleted ({en})")

    return Rule(flags, words)


def _scopes(passage: Passage, gone: list[str], came: list[str]) -> _Words:
    gone, came = _scoping(passage, gone, came), _scoping(passage, came, gone)
    gone, came = _not_moved(passage, gone), _not_moved(passage, came)
    if "等" in (*gone, *came):
        before, after = (len(_OTHERS.findall(side)) for side in passage.sides)
        if before < after if "等" in gone else after < before:
            gone, came = [w for w in gone if w != "等"], [w for w in came if w != "等"]
    words, _ = passage.one_sided()
    if len(words) > _ADJECTIVES and not JOINING.isdisjoint((words[0], words[-1])):
        return [], []  # 、车辆严重受损情况: told as an entry
    if max(len(passage.old), len(passage.new)) > 2:
        return [w for w in gone if w != "等"], [w for w in came if w != "等"]
    return gone, came


def _not_moved(passage: Passage, found: list[str]) -> list[str]:
    """The words but for English ones that the sentence has as often as before: may only act if, may act only if."""
    if not found or not any(map(str.isascii, found)):
        return found
    sides = [side.lower().replace("in writing", "written") for side in passage.sentences.whole(passage.hunk)]
    old, new = map(_ENGLISH_WORD.findall, sides)
    return [
        word
        for word in found
        if not word.isascii()
        or old.count(word.lower()) != new.count(word.lower())
        or ("-" in word and sides[0].count(word.lower()) != sides[1].count(word.lower()))
    ]


def _often(passage: Passage, gone: list[str], came: list[str]) -> _Words:
    """How often something is done; not a word that means as soon as (once), nor one of a longer phrase (once a year), which is
    told whole, nor an annual turnover.
    """
    if _ANNUAL_SUM.search("".join((*passage.old, " ", *passage.new)) + passage.following):
        return [], []
    if (
        not (gone and came)
        and {*gone, *came} & {"once", "twice"}
        and len((*passage.old, *passage.new)) > _WORD_AND_SPACE
    ):
        return [], []
    old, new = (side.lower() for side in passage.sentences.whole(passage.hunk))
    return [w for w in gone if w.lower() not in new], [w for w in came if w.lower() not in old]


def _tells_which(passage: Passage) -> bool:
    """Whether the passage is one of several words before a noun, and names no act: 查封、扣押{、冻结}的财物."""
    words, _ = passage.one_sided()
    attribute = passage.following[:1] == "的" and not passage.following.startswith((*terms.CASE_ENDS, "的。"))
    return attribute and bool(words) and not JOINING.isdisjoint((words[0], words[-1]))


def _sanctions(passage: Passage, gone: list[str], came: list[str]) -> _Words:
    if _tells_which(passage):
        return [], []
    if any(read_quantity(word) for word in (*passage.old, *passage.new)):
        gone, came = [w for w in gone if w != "罚款"], [w for w in came if w != "罚款"]  # the amount says it
    if passage.old and passage.new and _LIABLE_TO_PAY.search(passage.around()):
        gone, came = ([w for w in found if w != "liable"] for found in (gone, came))
    script = passage.sentences.script
    return imposed(passage.old, _declared(gone, script.new)), imposed(passage.new, _declared(came, script.old))


def _procedures(passage: Passage, gone: list[str], came: list[str]) -> _Words:
    if _is_attribute(passage) or _tells_which(passage) or {passage.old_words, passage.new_words} in _ONE_STEP:
        return [], []
    gone, came = not_when(passage.old, passage.following, gone), not_when(passage.new, passage.following, came)
    gone, came = _not_had(passage, passage.old, gone), _not_had(passage, passage.new, came)
    if gone and not passage.new:  # shall notify this and shall notify that: said once now
        gone = [word for word in gone if not word.isascii() or word not in passage.lead()]
    one, other = step_words(passage.old), step_words(passage.new)
    if len(one) == len(other) == 1 and not (gone and came):
        return [], []  # one word for another that is no step: the information, the notification
    return (
        _steps(passage.old, passage.old_next, gone, passage.new),
        _steps(passage.new, passage.new_next, came, passage.old),
    )


def _is_attribute(passage: Passage) -> bool:
    """Whether the passage only tells one body from others: {户籍登记的}机关; {经批准的}车辆 went through a step."""
    words, _ = passage.one_sided()
    return words[-1:] == ("的",) and passage.following[:1] not in _AFTER_CASE and _STEP.isdisjoint(words)


def _objects(passage: Passage, gone: list[str], came: list[str]) -> _Words:
    """One thing for another: 返还原物, 返还财产. By itself such a word says little."""
    if not gone or not came or max(len(passage.old), len(passage.new)) > _SHORT_EXCHANGE:
        return [], []
    return gone, came


def _not_had(passage: Passage, words: Sequence[str], found: list[str]) -> list[str]:
    """The words but for papers that someone gets or draws up: 收到通知, 出具报告."""
    text = passage.lead()[-_HAD_NEAR:] + "".join(words)
    if not any(map(text.__contains__, _HAD)):
        return found
    had = "|".join(_HAD)
    return [word for word in found if word in re.sub(rf"(?:{had})[^，,。；;]{{0,{_HAD_NEAR}}}{word}", "", text)]


def step_words(words: Sequence[str]) -> list[str]:
    """The words but for articles and punctuation."""
    return [word for word in words if any(map(str.isalnum, word)) and word.lower() not in _ARTICLES]


def _exceptions(passage: Passage, gone: list[str], came: list[str]) -> _Words:
    old, new = (side.lower() for side in passage.sides)
    gone = [word for word in gone if not word.isascii() or old.count(word.lower()) > new.count(word.lower())]
    came = [word for word in came if not word.isascii() or new.count(word.lower()) > old.count(word.lower())]
    if not (passage.old and passage.new):  # {不适用处分的，} tells a case, and 不 by itself is told as one
        gone, came = ([word for word in found if word != "不适用"] for found in (gone, came))
    if _NAMED_EXCEPTIONS.search(passage.around()):
        gone, came = ([word for word in found if not word.startswith("exception")] for found in (gone, came))
    if "另有" in (*gone, *came) and "有" in (*passage.old, *passage.new):
        return [], []  # 另有规定, 有特别规定
    if "另有" in (*gone, *came):  # 法律另有规定 excepts by itself; 但是 before it adds nothing
        return [w for w in gone if w not in _BUT], [w for w in came if w not in _BUT]
    if {*gone, *came} == {"除外"} and re.search("(?:依照|适用|从)其规定", "".join((*passage.old, *passage.new))):
        return [], []  # 另有规定的除外 and 另有规定的，依照其规定 are the same
    if {*gone, *came} <= _EXCEPT and all(map(_EXCEPTED.search, passage.sides)):
        return [], []  # 除另有约定外, 另有约定的除外
    if {*gone, *came} <= _BUT:
        if passage.around().count("除外") > 1:
            return [], []  # 法律另有规定的除外 has an exception before and after, with 但是 or without
        return _provisos(passage.before, passage.old, gone), _provisos(passage.before, passage.new, came)
    return gone, came


def _plural(word: str) -> str:
    return re.sub(r"(?:ies|s|y)$", "", word.lower())


def _effects(passage: Passage, gone: list[str], came: list[str]) -> _Words:
    """Nothing shall be deemed to grant, nothing grants: the same; so are deemed and considered. 有效 is an effect at the end of a
    clause alone: 继续有效, 有效措施.
    """
    if _NOTHING.search(passage.around()):
        return [], []
    gone = [word for word in gone if word != "有效" or passage.old_next[:1] in _CLAUSE_ENDS]
    came = [word for word in came if word != "有效" or passage.new_next[:1] in _CLAUSE_ENDS]
    old, new = (bool(_COUNTS_AS.search(side)) for side in passage.sides)
    return ([w for w in gone if w != "deemed" or not new], [w for w in came if w != "deemed" or not old])


def _scoping(passage: Passage, found: list[str], other: list[str]) -> list[str]:
    """The words that say how far a rule goes. What begins a name says nothing of it, nor do “any” and “all” where an article
    or “both” takes their place.
    """
    written = f"{''.join(passage.old)}{passage.following} {''.join(passage.new)}{passage.following}"
    alone = found == ["主要"] and passage.one_sided()[0] == ("主要",)  # {主要}负责人 are fewer persons
    left = [
        word for word in found if alone or not any(word + name in written for name in terms.SCOPE_NAMES.get(word, ()))
    ]
    left = [word for word in left if word != "所有" or not _OWNED.search(written)]
    if "such" in passage.said or _OTHER_ANY.search(written):  # on {such → any} terms as it thinks fit
        left = [word for word in left if word.lower() != "any"]
    if "material" in left and max(len(step_words(passage.old)), len(step_words(passage.new))) > 1:
        left.remove("material")  # a noun among others
    if {word.lower() for word in (*found, *other)} <= {"any", "all"}:
        sides = (
            {_plural(word) for word in side if word.strip() and word.lower() not in ("any", "all")}
            for side in (passage.old, passage.new)
        )
        if next(sides) == next(sides):
            return []  # any keeper, keepers
        rest = {word.strip().lower() for word in (*passage.old, *passage.new)} - {"", ",", "any", "all", "and", "or"}
        if rest <= _ARTICLES | {"to", "of"}:
            return []
    return left


def _declared(found: list[str], other: Sequence[str]) -> list[str]:
    """The sanctions but for criminal liability that the other text of the article declares as well, once is enough; and without
    the words that only tell how heavy they are, where there are others: 情节 beside 吊销.
    """
    found = [word for word in found if word != "刑事责任" or word not in "".join(other)]
    return [word for word in found if word not in terms.NO_PENALTIES] or found


def _provisos(before: str, words: Sequence[str], found: list[str]) -> list[str]:
    """The 但 and 但是 that begin a clause; 持有但未登记的 sets two words against each other and excepts nothing."""
    starts = {word for left, word in pairwise((before, *words)) if not left or left[-1] in "，,；;。：:\n"}
    # 但是须经…同意, 但不得…
    ruling = {word for word, right in pairwise(words) if terms.MODALS.get(right) in _RULING}
    return [word for word in found if word in starts - ruling]


def _steps(words: Sequence[str], following: str, found: list[str], other: Sequence[str]) -> list[str]:
    """The words that are steps of a procedure and not the first half of a name, here or on the other side (许可 → 许可证)."""
    said = [word for word in (*words, following) if not word.isspace()]
    after, text = dict(pairwise((*said, ""))), "".join(said)
    return [
        word
        for word in found
        if after.get(word, "").lower() not in terms.NAMES_AFTER
        and not (after.get(word) in _UNDERGOES and f"被{word}" in text)
        and not any(len(whole) > len(word) and whole.startswith(word) for whole in other)
    ]


WORD_RULES = (
    by_words("exception", terms.EXCEPTIONS, ("例外", "exception"), 60, _exceptions),
    by_words("sanction", terms.SANCTIONS, ("法律责任或者强制措施", "sanction or coercive measure"), 60, _sanctions),
    by_words("procedure", terms.PROCEDURES, ("程序", "procedure"), 30, _procedures),
    by_words("time-limit", terms.FREQUENCIES, ("频次", "frequency"), 30, _often),
    by_words("scope", terms.SCOPES, ("范围或程度", "scope or degree"), 6, _scopes),
    by_words("scope", terms.FAULT, ("过错程度", "degree of fault"), 30),
    by_words("scope", terms.OBJECTS, ("权利义务的对象", "object of the right or duty"), 6, _objects),
    by_words("scope", terms.PERSONS, ("对谁适用", "group of persons concerned"), 6, _objects),
    by_words("scope", terms.ENDINGS, ("处置", "what becomes of it"), 6, _objects),
    by_words("scope", terms.DEGREES, ("要求的程度", "degree that is required"), 6, _objects),
    by_words("scope", terms.EFFECTS, ("法律效果", "legal effect"), 30, _effects),
)
"""One rule a set of words, in the order in which their flags are shown."""
