"""The rules that turn one changed passage into flags, one function a kind.

Each yields flags with its reason in Chinese and English. A rule sees the passage, its sentence, and which legal words the
article as a whole gained or lost: a word that only changed its place (可以 moved to another clause) is no gain and no loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafts.comparison import Flag
from drafts.flagging import legal_terms as terms
from drafts.flagging.changed_passage import Passage, Rule, short
from drafts.flagging.quantities import read_quantity
from drafts.flagging.quantity_rules import bounds, dates, quantities
from drafts.patterns import regex

_SHORT_PASSAGE = 12
_JOINS = ("和", "及", "以及", "或", "或者", "与")
_BODY = regex(
    rf"[^，,、；;。：:（）()\s和或及与由向经报照按对的并被将]{{0,12}}(?:{'|'.join(terms.BODIES)})(?!会议)(?<!本部门)(?<!该部门)"
)

_REST_OF_BODY = regex(rf"(?:人民|主管|监督|管理|行政|执法|检察){{0,3}}(?:{'|'.join((*terms.BODIES, '机构'))})")


def modality(passage: Passage) -> Iterator[Flag]:
    """Duties, permissions, bans, rights and encouragements that change, come or go."""
    gone, came = passage.gone(terms.MODALS), passage.came(terms.MODALS)
    for a, b in zip(gone, came, strict=False):
        sort_a, sort_b = terms.MODALS[a.lower()], terms.MODALS[b.lower()]
        if sort_a != sort_b:
            (zh_a, en_a), (zh_b, en_b) = terms.MODAL_NAMES[sort_a], terms.MODAL_NAMES[sort_b]
            kind = "ban" if terms.BAN in (sort_a, sort_b) else "modality"
            yield Flag(kind, a, b, f"{a} → {b}：{zh_a}变为{zh_b}", f"“{a}” becomes “{b}”: {en_a} becomes {en_b}")
    for word in gone[len(came) :]:
        zh, en = terms.MODAL_NAMES[terms.MODALS[word.lower()]]
        yield Flag(
            _modal_kind(word), word, "", f"删除“{word}”：{zh}取消或减弱", f"“{word}” is deleted: {en} falls away"
        )
    for word in came[len(gone) :]:
        zh, en = terms.MODAL_NAMES[terms.MODALS[word.lower()]]
        yield Flag(_modal_kind(word), "", word, f"增加“{word}”：新设{zh}", f"“{word}” is added: {en} is created")
    negations = passage.gone(terms.NEGATIONS) + passage.came(terms.NEGATIONS)
    alone = max(len([word for word in side if not word.isspace()]) for side in (passage.old, passage.new)) == 1
    if len(negations) == 1 and not gone and not came and alone:
        word = negations[0]
        zh, en = f"否定词“{word}”有增减，肯定与否定颠倒", f"The negation “{word}” comes or goes"
        yield Flag("modality", "".join(passage.old), "".join(passage.new), zh, en)


def urgency(passage: Passage) -> Iterator[Flag]:
    """及时 against 立即, “without undue delay” against “immediately”: how fast, where no number says it."""
    if any(read_quantity(word) for word in (*passage.old, *passage.new)):
        return
    gone, came = passage.gone(terms.URGENCY), passage.came(terms.URGENCY)
    if gone or came:
        a, b = passage.words(gone, came)
        zh = f"时限要求由“{a}”改为“{b}”" if a and b else f"增加时限要求“{b}”" if b else f"删除时限要求“{a}”"
        en = f"from “{a}” to “{b}”" if a and b else f"“{b}” is added" if b else f"“{a}” is dropped"
        yield Flag("time-limit", a, b, zh, f"How fast: {en}")


def _modal_kind(word: str) -> str:
    return "ban" if terms.MODALS[word.lower()] == terms.BAN else "modality"


def and_or(passage: Passage) -> Iterator[Flag]:
    """和 against 或: all against one of several. An enumeration comma may be either, so it isn't judged."""

    def sort(words: Sequence[str]) -> str:
        plain = [word.strip().lower() for word in words if word.strip()]
        if len(plain) != 1:
            return ""
        return "and" if plain[0] in terms.ALL_OF else "or" if plain[0] in terms.ONE_OF else ""

    if {sort(passage.old), sort(passage.new)} == {"and", "or"}:
        a, b = "".join(passage.old).strip(), "".join(passage.new).strip()
        strict = sort(passage.new) == "and"
        zh = "由择一变为并列" if strict else "由并列变为择一"
        en = "all are meant now, not one of them" if strict else "one is enough now, not all"
        yield Flag("and-or", a, b, f"“{a}”改为“{b}”：{zh}", f"“{a}” becomes “{b}”: {en}")


def _by_words(kind: str, words: frozenset[str], zh: str, en: str, longest: int) -> Rule:
    """A rule for a set of words; passages with more tokens than ``longest`` on a side are rewrites and say nothing by a word."""

    def rule(passage: Passage) -> Iterator[Flag]:
        if max(len(passage.old), len(passage.new)) > longest:
            return
        gone, came = passage.gone(words), passage.came(words)
        if kind == "sanction" and any(read_quantity(word) for word in (*passage.old, *passage.new)):
            gone, came = [w for w in gone if w != "罚款"], [w for w in came if w != "罚款"]  # the amount says it
        if kind == "scope" and max(len(passage.old), len(passage.new)) > 2:
            gone, came = [w for w in gone if w != "等"], [w for w in came if w != "等"]
        if kind == "procedure":
            gone = _steps(passage.old, passage.old_next, gone, passage.new)
            came = _steps(passage.new, passage.new_next, came, passage.old)
        if kind == "exception" and {*gone, *came} <= {"但", "但是"} and passage.around().count("除外") > 1:
            return  # 法律另有规定的除外 has an exception before and after, with 但是 or without
        if not gone and not came:
            return
        a, b = passage.words(gone, came)
        if a and b:
            yield Flag(kind, a, b, f"{zh}：“{a}”改为“{b}”", f"The {en} changes from “{a}” to “{b}”")
        elif b:
            yield Flag(kind, "", b, f"{zh}：增加“{b}”", f"“{b}” is added ({en})")
        elif a:
            yield Flag(kind, a, "", f"{zh}：删除“{a}”", f"“{a}” is deleted ({en})")

    return rule


def _steps(words: Sequence[str], following: str, found: list[str], other: Sequence[str]) -> list[str]:
    """The words that are steps of a procedure and not the first half of a name, here or on the other side (许可 → 许可证)."""
    said = [word for word in (*words, following) if not word.isspace()]
    after = dict(pairwise((*said, "")))
    return [
        word
        for word in found
        if after.get(word, "").lower() not in terms.NAMES_AFTER
        and not any(len(whole) > len(word) and whole.startswith(word) for whole in other)
    ]


def authority(passage: Passage) -> Iterator[Flag]:
    """Bodies that come, go or change their level or name (主管部门 → 管理部门)."""
    a, b = "".join(passage.old), "".join(passage.new)
    before, after = set(_BODY.findall(a)), set(_BODY.findall(b))
    english = passage.gone(terms.BODY_WORDS), passage.came(terms.BODY_WORDS)
    levels: tuple[list[str], list[str]] = ([], [])
    if _BODY.search(b + passage.following) or _BODY.search(a):
        levels = passage.gone(terms.LEVELS), passage.came(terms.LEVELS)
    gone = [*sorted(before - after), *english[0]] or levels[0]
    came = [*sorted(after - before), *english[1]] or levels[1]
    x, y = short("、".join(gone)), short("、".join(came))
    if a and b and max(len(a), len(b)) <= _SHORT_PASSAGE:
        rest = _REST_OF_BODY.match(passage.following)
        if rest and max(len(passage.old), len(passage.new)) <= 3 and passage.old_next == passage.new_next:
            x, y = a + rest.group(), b + rest.group()
        elif gone or came:
            x, y = a.strip("，、；。 "), b.strip("，、；。 ")
    if not x and not y:
        return
    if x and y:
        yield Flag("authority", x, y, f"机关由“{x}”改为“{y}”", f"The authority changes from “{x}” to “{y}”")
    elif y:
        yield Flag("authority", "", y, f"机关或层级：增加“{y}”", f"An authority or level is added: “{y}”")
    else:
        yield Flag("authority", x, "", f"机关或层级：删除“{x}”", f"An authority or level is dropped: “{x}”")


_ENTRY = regex(r"[^，,。；;：:\n]{2,24}")
_CONDITION = regex(
    r"[^，,。；;：:\n]{3,40}(?:的|时|后|前|情况下|情形下|范围内)"
    r"|(?:if|where|when|unless|provided that|subject to|in so far as|without prejudice)\b[^.;:\n]{0,160}",
    re.I,
)
_EMPTY_ENTRY = frozenset(("其他", "有关", "相关", "单位", "情况"))


def list_entry(passage: Passage) -> Iterator[Flag]:
    """An entry put into an enumeration, taken out of it, or exchanged: between 、, or joined on by 和, 以及, 或者."""
    a, b = _entry(passage, passage.old), _entry(passage, passage.new)
    if a and b:
        in_list = "、" in (passage.before, passage.new_next) and len(a + b) <= 16 and not _respelled(a, b)
        if in_list and passage.gained_any() and passage.lost_any():
            yield Flag("list-item", a, b, f"列举中“{a}”改为“{b}”", f"In the list, “{a}” becomes “{b}”")
    elif b and not passage.old and passage.gained_any():
        yield Flag("list-item", "", b, f"列举中增加“{b}”", f"Added to the list: “{b}”")
    elif a and not passage.new and passage.lost_any():
        yield Flag("list-item", a, "", f"列举中删除“{a}”", f"Taken off the list: “{a}”")


def _respelled(a: str, b: str) -> bool:
    """Whether two longer words differ in one letter only: 日记帐, 日记账."""
    return len(a) == len(b) > 2 and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def _entry(passage: Passage, words: Sequence[str]) -> str:
    """What a side holds, where that can be an entry of an enumeration; else nothing."""
    text = "".join(words)
    before, after = bool(words) and words[0] in _JOINS, bool(words) and words[-1] in _JOINS
    entry = "".join(words[before : len(words) - after]).strip("、 \n")
    if not passage.old or not passage.new:
        if "、" not in (text[:1], text[-1:]) and before == after:  # 和账户 or 个人和, not 和有关人员和
            return ""
    elif before or after:
        return ""
    if not _ENTRY.fullmatch(entry) or re.fullmatch(r"第.+条", entry) or entry in _EMPTY_ENTRY or entry.isascii():
        return ""
    return entry


def condition(passage: Passage) -> Iterator[Flag]:
    """A clause that says when or to whom a rule applies, put in or taken out: 造成损害的，… or “where applicable, …”."""
    if passage.old and passage.new:
        return
    text = "".join(passage.new or passage.old)
    clause = text.strip("，,、 \n").removesuffix("其").rstrip("，")
    if passage.following.startswith("的，"):
        clause += "的"  # …义务，造成损害的，: the 的 stood there before
    if not _CONDITION.fullmatch(clause) or (
        "，" not in (text[:1], text[-1:], passage.following[:1]) and not clause.isascii()
    ):
        return
    if clause.isascii() and "," not in (text[:1], text.strip()[-1:], passage.following.strip()[:1]):
        return
    if passage.new and passage.gained_any():
        yield Flag(
            "scope", "", short(clause), f"增加适用条件：“{short(clause)}”", f"A condition is added: “{short(clause)}”"
        )
    elif passage.old and passage.lost_any():
        yield Flag(
            "scope", short(clause), "", f"删除适用条件：“{short(clause)}”", f"A condition is dropped: “{short(clause)}”"
        )


def definition(passage: Passage) -> Iterator[Flag]:
    """A change inside the sentence that defines a term."""
    if terms.DEFINING.search(passage.around()):
        a, b = short("".join(passage.old)), short("".join(passage.new))
        if a != b and sum(character.isalnum() for character in a + b) > 1:
            change = f"“{a}”→“{b}”" if a and b else f"增加“{b}”" if b else f"删除“{a}”"
            en = f"from “{a}” to “{b}”" if a and b else f"“{b}” is added" if b else f"“{a}” is deleted"
            yield Flag("definition", a, b, f"定义有改动：{change}", f"The definition changes: {en}")


RULES: tuple[Rule, ...] = (
    modality,
    quantities,
    urgency,
    dates,
    bounds,
    and_or,
    _by_words("exception", terms.EXCEPTIONS, "例外", "exception", 60),
    _by_words("sanction", terms.SANCTIONS, "法律责任", "sanction", 60),
    _by_words("procedure", terms.PROCEDURES, "程序", "procedure", 30),
    _by_words("scope", terms.SCOPES, "范围或程度", "scope or degree", 6),
    authority,
    list_entry,
    condition,
    definition,
)
"""Every rule, in the order in which their flags are shown."""
