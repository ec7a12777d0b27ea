"""Flags for entries put into an enumeration, taken out of it, or exchanged, in Chinese and English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafts.comparison import Flag
from drafts.diffing.word_weight import FUNCTION_WORDS
from drafts.flagging import legal_terms as terms
from drafts.flagging.body_parts import is_part_of_body
from drafts.flagging.changed_passage import Passage, short
from drafts.flagging.reference_rules import is_mention
from drafts.patterns import regex

_JOINS = ("和", "及", "及其", "以及", "或", "或者", "与", "并")
_LISTED = regex("、[^，,。；;：:]{1,24}$")
"""An enumeration that goes on: 沙化、盐碱化和"""
_INSIDE = ("和", "与", "及")
"""What may join words inside an entry."""
_EDGES = ("、", *_JOINS)
_JOINING = regex("^(?:或者?|以及|及(?!其))")
_ELSE = ("或", "或者")
_LAST_JOINS = ("和", "及", "以及")
_REST = regex("[^、，,。；;：:\n和或及与等的]{1,3}(?=[、和或及与等，。；])")
"""What follows a change inside an entry up to the next: 、{国土}资源、"""
_INNER = regex("([^、，,。；;：:\n和或及与等的]{1,12})、")
"""The same where the enumeration goes on, so that 和 before it joins nothing but the words of an entry: {宪法和}法律委员会、"""
_LONGEST_ENTRY, _SHORT_ENTRY = 24, 12
_STOPS = frozenset("，,。；;：:\n")
_PREPOSITIONS = ("对", "在", "向", "由", "从", "按照", "依照", "根据", "报", "报经", "报请")
_LAST = frozenset((*_PREPOSITIONS, "同"))
_EXCEPTS = frozenset(("另有", "除外"))
_EMPTY_ENTRY = frozenset(("各", "其他", "有关", "相关", "情况", "权利", "权益", "规定"))
_EMPTY_ENGLISH = frozenset((
    "any", "all", "each", "other", "the", "its", "their", "more", "fewer", "less", "over", "above", "under", "below", "older",
    "younger",
))  # fmt: skip
_ENGLISH_ENTRY = regex(
    r"(?:and|or) (?:(?:the|a|an|any|its|their|of|to|in|for) ){0,2}[a-z][^.;:,\n]{2,160}|(?:[a-z][^.;:,\n]{2,120},? )?(?:and|or)"
    r"|[a-z][^.;:,\n]{2,60}, [a-z][^.;:,\n]{2,60}|, [a-z][^.;:,\n]{2,60},? (?:and|or)"
    r"|[^.;:\n]{0,40}\bas well as [a-z][^.:\n]{3,160}"
    r"|(?:, [a-z][^.;:,\n]{2,60}){1,5},?|[a-z][^.;:,\n]{2,60},",
    re.I,
)
_NO_ENTRY = regex(
    r"\b(?:that|which|who|where|when|if|shall|may|is|are|be|been|has|have|as|by|under|pursuant|accordance|referred|inter alia|"
    r"among|other|not|however|thus|thereby|therefore|thereof|without|example|including|such|(?:sub)?paragraphs?|points?|articles?|annex|chapter|section|"
    r"parliament)\b",
    re.I,
)


def list_entry(passage: Passage) -> Iterator[Flag]:
    """An entry put into an enumeration, taken out of it, or exchanged: between 、, or joined on by 和, 以及, 或者."""
    words, comes = passage.one_sided()
    pure = bool(words) and all(
        word.strip() in ("", "、", "，", ",", "的", *_JOINS) for word in (passage.old if comes else passage.new)
    )
    if passage.says(terms.AIM) or (words and is_part_of_body(passage)):
        return
    if words and pure:  # 和 → 、工作秘密、 puts an entry in as well
        if words[0] in ("，", ",") and words[1:2] and words[1] in _JOINS and passage.following[:1] == "等":
            words = words[1:]  # 客运{，或者货运}等业务
        entry = _entry(words, alone=True)
        if entry and not _is_joined(words) and (rest := _REST.match(passage.tail())):
            entry += rest[0]  # {车票、行李等}凭证、
        if words[-1] == "的" and words[0] in _ELSE and not _LISTED.search(passage.lead()):
            return  # 在车站施工{或者可能影响行车的}，: a case to which the rule applies
        if entry and _was_listed(passage, entry, comes=comes):
            return
        inside = passage.before == "、" and words[-1] in _INSIDE and "、" not in words
        if entry and inside and (inner := _INNER.match(passage.tail())):
            a, b = inner[1], "".join(words) + inner[1]
            yield _exchanged(a, b) if comes else _exchanged(b, a)
        elif entry:
            yield _one_entry(entry, comes=comes)
        elif _tells_entry(passage, words) and (rest := _REST.match(passage.tail())):
            yield _exchanged(rest[0], words[0] + rest[0]) if comes else _exchanged(words[0] + rest[0], rest[0])
    else:
        yield from _exchange(passage)


def _tells_entry(passage: Passage, words: Sequence[str]) -> bool:
    """Whether one word tells which things an entry means: 鲜鱼、{冷冻}贝类、"""
    return passage.before == "、" and len(words) == 1 and len(words[0]) > 1 and words[0] not in terms.TELLS_NO_OTHER


def _exchange(passage: Passage) -> Iterator[Flag]:
    """An entry in the place of another."""
    a, b = passage.old_words.strip(), passage.new_words.strip()
    if entry := _put_in(a, b) or _put_in(b, a):
        yield _one_entry(entry, comes=len(a) < len(b))
        return
    last = passage.before in _LAST_JOINS and passage.old_next == passage.new_next and passage.new_next[:1] in _STOPS
    last = last and bool(_LISTED.search(passage.lead()))
    old, new = passage.old, passage.new
    if passage.new_next == passage.old_next != "、" and _is_joined_noun(old) and _is_joined_noun(new):
        last, old, new = True, old[1:], new[1:]  # {和行李}, {、车票}
    if not last and "、" not in (passage.before, passage.new_next):
        return
    a, b = _entry(old, alone=False), _entry(new, alone=False)
    exchanged = a and b and len(a + b) <= _LONGEST_ENTRY and not respelled(a, b)
    exchanged = exchanged and terms.SCOPES.isdisjoint((a, b))  # 过失 and 过错 tell a degree
    if exchanged and passage.gained_any() and passage.lost_any():
        before, after = passage.sides
        rest = _REST.match(passage.tail()) if passage.before == "、" and passage.old_next == passage.new_next else None
        if rest:
            a, b = ("".join(side).strip() + rest[0] for side in (old, new))
        stays, stood = _names(after, a), _names(before, b)  # elsewhere in the list
        if stays and not stood:
            yield _one_entry(b, comes=True)
        elif stood and not stays:
            yield _one_entry(a, comes=False)
        elif not stays:
            yield _exchanged(a, b)


def _put_in(fewer: str, more: str) -> str:
    """The entry that one text has more than another in the midst of the same letters: 铁路{、公路}线路上; else nothing."""
    if "、" not in more:
        return ""
    for at in range(1, len(fewer)):
        entry = more[at : len(more) - len(fewer) + at]
        if entry[:1] == "、" and more.startswith(fewer[:at]) and more.endswith(fewer[at:]):
            return entry[1:]
    return ""


def _exchanged(a: str, b: str) -> Flag:
    return Flag("list-item", a, b, f"列举中“{a}”改为“{b}”", f"In the list, “{a}” becomes “{b}”")


def _names(sentence: str, entry: str) -> bool:
    """Whether a sentence names an entry of an enumeration, and not only a longer one that ends with it."""
    return re.search(rf"(?:^|[、，：\n和或者与及并将对由向把]){re.escape(entry)}", sentence) is not None


def _one_entry(entry: str, *, comes: bool) -> Flag:
    said = short(entry)
    if comes:
        return Flag("list-item", "", said, f"列举中增加“{said}”", f"Added to the list: “{said}”")
    return Flag("list-item", said, "", f"列举中删除“{said}”", f"Taken off the list: “{said}”")


def _was_listed(passage: Passage, entry: str, *, comes: bool) -> bool:
    """Whether the sentence names an entry as often as before: 限制或者禁止, 禁止或者限制."""
    old, new = (side.count(entry) for side in passage.sides)
    return new <= old if comes else old <= new


_OPPOSED = frozenset("被非不无未反副")


def respelled(a: str, b: str) -> bool:
    """Whether two words are one, written in another way or with one letter more: 日记帐, 日记账; 省, 省际."""
    different = [x + y for x, y in zip(a, b, strict=False) if x != y]
    if a in b or b in a:  # 省, 省际; not 保险人, 被保险人
        return abs(len(a) - len(b)) == 1 and _OPPOSED.isdisjoint(letter for letter in (a[:1], b[:1]) if a[:1] != b[:1])
    if len(a) != len(b):
        return False
    return all(pair in terms.RESPELT or pair[::-1] in terms.RESPELT for pair in different)


def _is_joined(words: Sequence[str]) -> bool:
    """Whether words join an entry on at one of their ends: 、账户, 个人和."""
    return words[0] in _EDGES or words[-1] in _EDGES


def _is_joined_noun(words: Sequence[str]) -> bool:
    """Whether words are one short entry and what joins it on: 和行李."""
    said = words[1:]
    return (
        bool(said)
        and words[0] in _EDGES
        and len("".join(said)) <= _SHORT_ENTRY
        and not any(word in _EDGES or word in terms.MODALS or word in FUNCTION_WORDS for word in said)
    )


def _plain_entry(text: str, *, joined: bool) -> str:
    """An entry without what doesn't belong to it; ``joined``: a word that joins on stood before it."""
    entry = text.strip("、/／ \n").removesuffix("依法")
    if joined and len(entry) <= _SHORT_ENTRY:
        entry = entry.removesuffix("的")
    entry = _JOINING.sub("", entry)
    if entry[:1] == "的":  # 抵押权{的设立、转让}, not 标准{的规定和}
        entry = entry[1:] if "、" in entry else ""
    if entry.endswith(("）", ")")) and not re.search("[（(]", entry):
        entry = entry[:-1]  # （主任{、行长）}
    return entry


def _entry(words: Sequence[str], *, alone: bool) -> str:
    """What a side holds, where that can be an entry of an enumeration; else nothing. ``alone``: the other side holds none."""
    text = "".join(words)
    if words and words[0] in _PREPOSITIONS:
        return ""  # 可以{对账户、财物}依法查封
    before, after = bool(words) and words[0] in _JOINS, bool(words) and words[-1] in _JOINS
    if words and (words[0] in terms.MODALS or (alone and words[-1] == "的" and not _is_joined(words))):
        return ""  # {应当及时}处理, 对{机关、单位的}工作
    if (before and words[0] == "并") or (words and words[-1] in _LAST) or not _EXCEPTS.isdisjoint(words):
        return ""  # joins on a clause, is cut off before its noun, or is an exception
    entry = _plain_entry("".join(words[before : len(words) - after]), joined=before or text[:1] == "、")
    if alone:
        several = "、" in text[1:-1] and not re.search(r"[（）()]", text)  # 查验{通信工具、器材等}设备
        if "、" not in (text[:1], text[-1:]) and before == after and not several:  # 和账户 or 个人和, not 和有关人员和
            return ""
    elif before or after:
        return ""
    if (
        not entry
        or entry.isascii()
        or max(map(len, entry.split("、"))) > _LONGEST_ENTRY
        or (len(entry) > _LONGEST_ENTRY and (entry[0] == "的" or entry[-1] in "的所"))
        or not _STOPS.isdisjoint(entry)
        or entry in FUNCTION_WORDS
        or entry in _EMPTY_ENTRY
        or (entry == "单位" and not alone)
        or any(map(is_mention, words))  # has its own flag
    ):
        return ""
    return entry


_ROW = regex(r"[^.;:]{3,60} (?:and|or) ", re.I)
_TOGETHER = regex(
    r", [a-z][^.;:,\n]{2,60},? (?:and|or)"
    r"|(?!(?:and|or) )[a-z][^.;:,\n]{2,60}, [^.;:,\n]{2,60} (?:and|or)(?: [a-z][^.;:,\n]{2,40})?",
    re.I,
)
_ARTICLE_LAST = regex(r"( (?:and|or)) (?:an?|the)$", re.I)
"""What belongs to the entry after: {a name and an} address."""
_HEAD = 4
_NEAR = 40
"""Letters before and after an entry that the rest of its row is looked for in."""
_PHRASE = regex(
    r"(?:upon|of|on|in|at|after|before|within|under|by|for|to|with|from|as|when|where|prior to|through|during|until|between|among"
    r"|pursuant to|without)\b",
    re.I,
)
_JOINED_ON = regex(
    r"(?:and|or) (?!(?:in|on|upon|under|pursuant|subject|without|after|before|within|at|to|by|as|with)\b)", re.I
)
_CLAUSE = regex(
    r"\b(?:not|parliament|articles?|that|which|who|shall|may|is|are|be|been|has|have|where|when|if)\b", re.I
)


def _no_entry(text: str) -> bool:
    """Whether English words are a clause or a phrase of place rather than an entry; what and or or joins on may hold more."""
    if "as well as" in text:
        return False
    if _JOINED_ON.match(text):
        return bool(_CLAUSE.search(" ".join(text.split(" ")[:_HEAD])))  # or any failure of it which harms persons
    if _PHRASE.match(text.lstrip(" ,").removeprefix("and ").removeprefix("or ")):
        return True
    return bool(_CLAUSE.search(text) if text.endswith((" and", " or")) else _NO_ENTRY.search(text))


def english_entry(passage: Passage) -> Iterator[Flag]:
    """An English word or phrase put into a row of words or taken out of it: “, outputs or performance”, “and data”."""
    words, comes = passage.one_sided()
    text = _ARTICLE_LAST.sub(r"\1", "".join(words).strip())
    joining = [word.lower() for word in (passage.old if comes else passage.new) if word.lower() in ("and", "or")]
    if joining and not _TOGETHER.fullmatch(text):
        return  # but {and} → {, testing or}
    if text and passage.before == "," and passage.following.lstrip().startswith(("and ", "or ")):
        text = text.strip(",") + ","  # start-ups, {users} and bodies
    if not text or not text.isascii() or not _ENGLISH_ENTRY.fullmatch(text) or _no_entry(text):
        return
    joins = (
        "as well as" in text
        or text.split(" ", 1)[0].lower() in ("and", "or")
        or text.rsplit(" ", 1)[-1].lower() in ("and", "or")
    )
    row = passage.following.lstrip()[:1] == "," or passage.following.strip().lower().startswith(
        ("and ", "or ", "and", "or", "and/or")
    )
    row = row or (text.endswith(",") and bool(_ROW.match(passage.tail())))
    if not joins and not row:
        return
    entry = (
        text.strip(" ,").removeprefix("and ").removeprefix("or ").removesuffix(" and").removesuffix(" or").strip(" ,")
    )
    if entry.lower() in _EMPTY_ENGLISH or _moved(passage, entry.lower(), comes=comes):
        return
    yield _one_entry(entry, comes=comes)


def _moved(passage: Passage, entry: str, *, comes: bool) -> bool:
    """Whether an entry stands near by on the other side, where it doesn't on its own: technical, {legal} and open measures."""
    old = f"{passage.old_lead()[-_NEAR:]} {passage.old_tail()[:_NEAR]}".lower()
    new = f"{passage.lead()[-_NEAR:]} {passage.tail()[:_NEAR]}".lower()
    return (entry in old and entry not in new) if comes else (entry in new and entry not in old)
