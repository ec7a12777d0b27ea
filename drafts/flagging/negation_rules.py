"""Flags for words that turn round what a rule says: {applies} → {does not apply}, {with} → {without} the owner, {有} → {没有}."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafts.comparison import Flag
from drafts.flagging.changed_passage import Passage
from drafts.patterns import regex

_DENIES = frozenset(("not", "no", "never", "neither", "nor", "without", "cannot", "nothing", "none"))
DENIED = regex(rf"\b(?:{'|'.join(sorted(_DENIES))})\b", re.I)
"""An English word that denies something."""
_LEFT_OUT = _DENIES | {"do", "does", "did", "with", "any", "a", "an", "the", "in", "of"}
_ONE = frozenset(("a", "an"))
_ENDING = regex(r"(?:ies|es|s|ed|y|e)$")
_OPPOSITE = regex(
    r"non-?(?P<any>[a-z-]{4,})|un(?P<un>[a-z]{4,})|(?:in|im|ir|il|dis)(?P<adjective>[a-z]{3,}(?:able|ible|ate|ent|ant|ete|ive|al|ect"
    r"|id|ous)(?:ly)?)"
)
_LONGEST = 6
"""Words of a side, up to which its other words are compared."""
_NOBODY = regex(r"\s*(?:\([0-9a-z]{1,3}\)\s|[0-9]+\.\s)?(?:no|neither|nobody|nothing|none)\b", re.I)
_MAY_NOT = regex(r"\b(?:shall|may|must) not\b", re.I)
_DO = frozenset(("do", "does", "did"))
_CONTRARIES = (
    (frozenset(("有", "具有", "具备")), frozenset(("没有", "无", "不具有", "不具备"))),
    (frozenset(("予以", "给予", "依法予以")), frozenset(("不予",))),
    (frozenset(("允许", "准许")), frozenset(("限制", "不允许", "不准"))),
    (frozenset(("支付", "计付", "计算")), frozenset(("不计", "不支付"))),
)
"""Words and those that say the contrary."""
CONTRARY_WORDS = frozenset[str]().union(*(denies for _, denies in _CONTRARIES)) | {"不"}
_JOIN = regex("^(?:并且?|且)")
_BESIDE = 2
"""Words before a “not” that stand in both texts."""
_FREE = frozenset(("permitted", "allowed", "authorised", "authorized", "entitled", "free", "lawful"))
_BOUND = frozenset(("required", "obliged", "obligated", "bound"))


def negated(passage: Passage) -> Iterator[Flag]:
    """Words that say the contrary of what stood there."""
    old, new = _words(passage.old), _words(passage.new)
    if not old or not new or max(len(old), len(new)) > _LONGEST:
        return
    denied = [len(DENIED.findall(sentence)) % 2 for sentence in passage.sides]
    same = _plain(old) == _plain(new)
    if (same and denied[0] != denied[1]) or _is_opposite(old, new) or _is_opposite(new, old):
        a, b = " ".join(old), " ".join(new)
        yield turned_round(a, b)
    elif (_BOUND.intersection(old) and _FREE.intersection(new)) or (
        _FREE.intersection(old) and _BOUND.intersection(new)
    ):
        a, b = (next(word for word in side if word in _BOUND | _FREE) for side in (old, new))
        zh, en = (
            ("义务变为许可", "a duty becomes a permission")
            if a in _BOUND
            else ("许可变为义务", "a permission becomes a duty")
        )
        yield Flag("modality", a, b, f"{a} → {b}：{zh}", f"“{a}” becomes “{b}”: {en}")


def opposed(passage: Passage) -> Iterator[Flag]:
    """A Chinese word in the place of its contrary: 推定{有 → 没有}过错, {予以 → 不予}保护."""
    a, b = (_JOIN.sub("", side) for side in (passage.old_words, passage.new_words))
    if any((a in says and b in denies) or (a in denies and b in says) for says, denies in _CONTRARIES):
        yield turned_round(a, b)


def turned_round(a: str, b: str) -> Flag:
    """The flag of words that say the contrary of what stood there."""
    zh, en = f"“{a}”改为“{b}”，肯定与否定颠倒", f"“{a}” becomes “{b}”: the meaning is turned round"
    return Flag("modality", a, b, zh, en)


def _words(side: Sequence[str]) -> list[str]:
    return [word.lower() for word in side if word[:1].isalpha()]


def _plain(words: Sequence[str]) -> list[str]:
    """What is said, whatever the form of the verb and whether or not it is denied."""
    return [_ENDING.sub("", word) for word in words if word not in _LEFT_OUT]


def _is_opposite(words: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a word is another with what denies it before it: revocable, irrevocable; an exclusive, a non-exclusive."""
    words, other = ([word for word in side if word not in _ONE] for side in (words, other))
    found = _OPPOSITE.fullmatch(words[0]) if len(words) == len(other) == 1 else None
    return found is not None and other[0] in (found["any"], found["un"], found["adjective"])


def is_denied_anyway(passage: Passage) -> bool:
    """Whether the English sentence with the duty denies who has it: no boat shall."""
    old, new = passage.sentences.whole(passage.hunk)
    return passage.is_english and bool(_NOBODY.match(old)) != bool(_NOBODY.match(new))


def bans_anyway(passage: Passage) -> bool:
    """Whether both English sentences ban, one by “no” at its head and the other by “not”: no boat shall pass, it may not pass."""
    if not passage.is_english:
        return False
    old, new = passage.sentences.whole(passage.hunk)
    denied = bool(_NOBODY.match(old))
    return denied != bool(_NOBODY.match(new)) and _MAY_NOT.search(new if denied else old) is not None


def is_one_word(passage: Passage) -> bool:
    """Whether neither side holds more than one word, beside “do” and “does”, and one side holds one."""
    sides = ([word for word in side if not word.isspace() and word not in _DO] for side in (passage.old, passage.new))
    return max(map(len, sides)) == 1


def stands_beside_same(passage: Passage) -> bool:
    """Whether the same words stand before an English change; where they don't, what follows matches by chance."""
    return not passage.is_english or passage.old_lead().split()[-_BESIDE:] == passage.lead().split()[-_BESIDE:]
