"""The rules that turn one changed passage into flags, one function a kind.

Each yields flags with its reason in Chinese and English. A rule sees the passage, its sentence, and which legal words the
article as a whole gained or lost: a word that only changed its place (可以 moved to another clause) is no gain and no loss.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafts.comparison import Flag
from drafts.diffing.word_weight import weight_of
from drafts.flagging import legal_terms as terms
from drafts.flagging.changed_passage import Passage, Rule, short
from drafts.flagging.condition_rules import case, condition, hedge
from drafts.flagging.list_rules import english_entry, list_entry
from drafts.flagging.quantities import read_quantity
from drafts.flagging.quantity_rules import bounds, dates, quantities
from drafts.patterns import regex

_SHORT_PASSAGE = 12
_ARTICLES = frozenset(("the", "a", "an"))
_BODY = regex(
    rf"[^，,、；;。：:（）()\s和或及与由向经报照按对的并被将]{{0,12}}(?:{'|'.join(terms.BODIES)})(?!会议)(?<!本部门)(?<!该部门)"
)

_REST_OF_BODY = regex(rf"(?:人民|主管|监督|管理|行政|执法|检察){{0,3}}(?:{'|'.join((*terms.BODIES, '机构'))})")


def modality(passage: Passage) -> Iterator[Flag]:
    """Duties, permissions, bans, rights and encouragements that change, come or go."""
    gone, came = passage.gone(terms.MODALS), passage.came(terms.MODALS)
    if (gone or came) and (_only_applies(passage) or _is_aim(passage, [*gone, *came])):
        return
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


def _only_applies(passage: Passage) -> bool:
    """Whether both sides only say that something applies, or only that it doesn't: shall not apply, does not apply."""

    def said(words: Sequence[str]) -> list[str] | None:
        plain = ("".join(words) + passage.following).lower().split()[:4]
        found = [at for at, word in enumerate(plain) if word.startswith(("apply", "applies"))]
        return [word for word in plain[: found[0]] if word not in ("shall", "does", "do")] if found else None

    before, after = said(passage.old), said(passage.new)
    return before is not None and before == after


def _is_aim(passage: Passage, found: Sequence[str]) -> bool:
    """Whether the words only name an aim of the rule: 鼓励创新 in the sentence that ends with 制定本法."""
    return all(terms.MODALS[word.lower()] == terms.APPEAL for word in found) and bool(
        terms.AIM.search(passage.around())
    )


def _modal_kind(word: str) -> str:
    return "ban" if terms.MODALS[word.lower()] == terms.BAN else "modality"


def and_or(passage: Passage) -> Iterator[Flag]:
    """和 against 或: all against one of several. An enumeration comma may be either, so it isn't judged."""

    def sort(words: Sequence[str]) -> str:
        plain = [word.strip().lower() for word in words if word.strip() and word.strip().lower() not in _ARTICLES]
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
        if kind == "exception" and {*gone, *came} <= {"但", "但是"}:
            if passage.around().count("除外") > 1:
                return  # 法律另有规定的除外 has an exception before and after, with 但是 or without
            gone, came = _provisos(passage.before, passage.old, gone), _provisos(passage.before, passage.new, came)
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


def _provisos(before: str, words: Sequence[str], found: list[str]) -> list[str]:
    """The 但 and 但是 that begin a clause; 持有但未登记的 sets two words against each other and excepts nothing."""
    starts = {word for left, word in pairwise((before, *words)) if not left or left[-1] in "，,；;。：:\n"}
    duties = {word for word, right in pairwise(words) if terms.MODALS.get(right) == terms.DUTY}  # 但是须经…同意
    return [word for word in found if word in starts - duties]


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


_ABBREVIATION = regex(r"[（(][A-Z][A-Za-z]{1,9}[）)]")
_ENDING = regex(r"(?:ing|ed|es|s|e)$")


def _stems(words: Sequence[str]) -> list[str]:
    """What is said, whatever the form of the English verbs and nouns: aimed at achieving, aiming to achieve."""
    plain = [
        word.strip().lower() for word in words if weight_of(word) > 0.5 and word.lower() not in ("at", "for", "by")
    ]
    return [_ENDING.sub("", word) if word.isascii() else word for word in plain]


def definition(passage: Passage) -> Iterator[Flag]:
    """A change inside the sentence that defines a term."""
    if terms.DEFINING.search(passage.around()):
        a, b = short("".join(passage.old)), short("".join(passage.new))
        words = {word.lower() for word in (*passage.old, *passage.new)} - _ARTICLES
        told = sum(character.isalnum() for character in "".join(words)) > 1 and not _ABBREVIATION.fullmatch(
            (a + b).strip()
        )
        if told and _stems(passage.old) != _stems(passage.new):
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
    english_entry,
    condition,
    case,
    hedge,
    definition,
)
"""Every rule, in the order in which their flags are shown."""
