"""Flags for duties, permissions, bans and how fast something must be done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafts.comparison import Flag
from drafts.flagging import legal_terms as terms
from drafts.flagging.changed_passage import Passage, is_item
from drafts.flagging.english_modals import (
    SPARING,
    in_relative_clause,
    is_denied,
    is_possible,
    lays_no_duty,
    reach,
    spared,
)
from drafts.flagging.english_rules import grants
from drafts.flagging.quantities import read_quantity
from drafts.patterns import regex

_ENDING = regex(r"(?:ies|es|s|ed|y|e)$")
_FORMS = {"is": "be", "are": "be", "has": "have"}
_LONGEST_JOIN = 2
"""Words that “, and shall” may stand for."""
_BEFORE_ITEM = regex(r"(?:shall|must|应当|可以|不得)$")
_PREJUDICE = regex(r"shall be without prejudice", re.I)
"""Creates no duty."""
_UNDUE = ("undue", "unreasonable")
_DELAYS = tuple({word, ""} for word in _UNDUE)
"""One of these words alone comes or goes."""
_DELAYED = terms.Phrase(regex(r"without (?:undue |unreasonable )?delay"), ("delay",))
_NEXT_TO = regex(r"\bimmediately (?:following|preceding|above|below|beside|adjacent)\b")
"""Says where, not when."""
_WITHOUT_DELAY = regex(r"\bwithout (?:any )?delay\b")
_STOPS = regex("[，,；;。：:\n]")
_AND = regex(r"\band\s*$")
_NOR = regex(r"\bnor $")
_SHALL = regex(r"\b(?:shall|must)\b|应当")
_DENIES = regex(r"\b(?:neither|nor|does not|do not)\b")
_MAY_ALSO = regex("[，,；;]?[^，,。；;：:]{0,12}(?:也|还)可以?[^，,。；;：:]{0,30}")
_JOINS = ("或", "或者", "和", "、", "及", "以及", "也", "又")
_OR = regex("[，,；;、]?(?:或者?)?")
_NO = regex(r"\b(?:not|no|neither|nor|never|cannot|without)\b", re.I)
_JOINED = regex(r"[,;]?\s*(?:and|并|且|并且)\s*(?:shall|must|应当|应)\s*$")


def modality(passage: Passage) -> Iterator[Flag]:
    """Duties, permissions, bans, rights and encouragements that change, come or go."""
    if grants(passage):
        return  # has its own flag
    gone, came = passage.gone(terms.MODAL_WORDS), passage.came(terms.MODAL_WORDS)
    if (gone or came) and (_is_aim(passage, [*gone, *came]) or any(said(passage) for said in _SAYS_THE_SAME)):
        return
    for a, b in zip(gone, came, strict=False):
        sort_a, sort_b = terms.MODALS[a.lower()], terms.MODALS[b.lower()]
        if sort_a != sort_b:
            (zh_a, en_a), (zh_b, en_b) = terms.MODAL_NAMES[sort_a], terms.MODAL_NAMES[sort_b]
            kind = "ban" if terms.BAN in (sort_a, sort_b) else "modality"
            yield Flag(kind, a, b, f"{a} → {b}：{zh_a}变为{zh_b}", f"“{a}” becomes “{b}”: {en_a} becomes {en_b}")
    for word in _ruling(passage, passage.old, gone[len(came) :]):
        if spared := _spared(passage, passage.old, word):
            zh, en = f"例外：删除“{spared}”", f"An exception ({spared}) falls away"
            yield Flag("exception", spared, "", zh, en)
            continue
        zh, en = terms.MODAL_NAMES[terms.MODALS[word.lower()]]
        yield Flag(
            _modal_kind(word), word, "", f"删除“{word}”：{zh}取消或减弱", f"“{word}” is deleted: {en} falls away"
        )
    if _PREJUDICE.search("".join(passage.new)):
        came = [word for word in came if word != "shall"]
    for word in _ruling(passage, passage.new, came[len(gone) :]):
        if spared := _spared(passage, passage.new, word):
            zh, en = f"例外：增加“{spared}”", f"An exception ({spared}) is created"
            yield Flag("exception", "", spared, zh, en)
            continue
        zh, en = terms.MODAL_NAMES[terms.MODALS[word.lower()]]
        yield Flag(_modal_kind(word), "", word, f"增加“{word}”：新设{zh}", f"“{word}” is added: {en} is created")
    if gone or came:
        return
    negations = passage.gone(terms.NEGATIONS) + passage.came(terms.NEGATIONS)
    alone = max(len([word for word in side if not word.isspace()]) for side in (passage.old, passage.new)) == 1
    said_again = passage.before in _JOINS and negations[:1] and negations[0] in passage.lead()  # 未登记或者{未}报告
    in_other_words = _NO.search("".join(passage.old)) and _NO.search(
        "".join(passage.new)
    )  # not less than, no less than
    if len(negations) == 1 and alone and not said_again and not in_other_words:
        word = negations[0]
        zh, en = f"否定词“{word}”有增减，肯定与否定颠倒", f"The negation “{word}” comes or goes"
        yield Flag("modality", "".join(passage.old), "".join(passage.new), zh, en)


def _only_moves(passage: Passage) -> bool:
    """Whether Chinese modal words only change their place between two commas: 可依据规定保留, 根据规定可保留."""
    modals = passage.gone(terms.MODAL_WORDS) + passage.came(terms.MODAL_WORDS)
    if any(map(str.isascii, modals)) or _STOPS.search("".join((*passage.old, *passage.new))):
        return False
    old_tail = passage.sides[0][len(passage.old_lead()) + len("".join(passage.old)) :]
    before, after = (
        _STOPS.split(lead)[-1] + "".join(words) + _STOPS.split(tail)[0]
        for lead, words, tail in (
            (passage.old_lead(), passage.old, old_tail),
            (passage.lead(), passage.new, passage.tail()),
        )
    )
    forms = [modal.removesuffix("当").removesuffix("以") for modal in modals]
    return all(0 < before.count(form) == after.count(form) for form in forms)


def urgency(passage: Passage) -> Iterator[Flag]:
    """及时 against 立即, “without undue delay” against “immediately”: how fast, where no number says it."""
    if any(read_quantity(word) for word in (*passage.old, *passage.new)):
        return
    gone, came = (
        [word for word in found if word not in _UNDUE or passage.says(_DELAYED)]
        for found in (passage.gone(terms.URGENCY), passage.came(terms.URGENCY))
    )
    if _NEXT_TO.search("".join((*passage.old, *passage.new)) + passage.following):
        gone, came = ([word for word in found if word != "immediately"] for found in (gone, came))
    words, comes = passage.one_sided()
    moved = _WITHOUT_DELAY.search(passage.sides[not comes])  # takes part without delay, answers without delay
    if not gone and not came and not moved and _WITHOUT_DELAY.search("".join(words)):
        gone, came = ([], ["without delay"]) if comes else (["without delay"], [])
    if gone or came:
        a, b = passage.words(gone, came)
        if not f"{a}{b}".isascii():
            a, b = a if gone else "", b if came else ""  # 向社会 beside 及时 tells no time
        if {a, b} in _DELAYS and "without" not in (*passage.old, *passage.new):
            a, b = _delay(a), _delay(b)
        a, b = (_delay(said) if said in _UNDUE else said for said in (a, b))
        zh = f"时限要求由“{a}”改为“{b}”" if a and b else f"增加时限要求“{b}”" if b else f"删除时限要求“{a}”"
        en = f"changes from “{a}” to “{b}”" if a and b else f"“{b}” is added" if b else f"“{a}” is dropped"
        yield Flag("time-limit", a, b, zh, f"The urgency {en}" if a and b else f"{en} (urgency)")


def _delay(word: str) -> str:
    return f"without {word} delay" if word else "without delay"


def _only_applies(passage: Passage) -> bool:
    """Whether both sides only say that something applies, or only that it doesn't: shall not apply, does not apply."""

    def said(words: Sequence[str]) -> list[str] | None:
        plain = ("".join(words) + passage.following).lower().split()[:4]
        found = [at for at, word in enumerate(plain) if word.startswith(("apply", "applies"))]
        return [word for word in plain[: found[0]] if word not in ("shall", "does", "do")] if found else None

    before, after = said(passage.old), said(passage.new)
    if before is not None and before == after:
        return True
    modals = [[word.lower() for word in side if word.lower() in terms.MODALS] for side in (passage.old, passage.new)]
    return (
        passage.following.startswith("apply")
        and sorted(modals) == [[], ["shall"]]
        and bool(passage.old and passage.new)
    )


def _only_states(passage: Passage) -> bool:
    """Whether the sides differ in “shall” alone and one of them states what the other lays down: is, shall be."""

    def said(words: Sequence[str]) -> list[str]:
        plain = "".join(words).lower().split()
        return [
            _ENDING.sub("", _FORMS.get(word, word)) for word in plain if word not in ("shall", "will", "does", "do")
        ]

    before = said(passage.old)
    written = {word.lower() for word in (*passage.old, *passage.new) if not word.isspace()}
    return before == said(passage.new) and (bool(before) or written == {"shall", "will"})


def _heads_list(passage: Passage) -> bool:
    """Whether a sentence of its own became an item of a list with the same duty at its head, or the other way round."""
    old, new = "".join(passage.old).strip(), "".join(passage.new).strip()
    if passage.lead().strip():
        return False
    return bool((is_item(new) and _BEFORE_ITEM.search(old)) or (is_item(old) and _BEFORE_ITEM.search(new)))


def _was_joined(passage: Passage) -> bool:
    """Whether a modal word is merely said again after “and” in a sentence that has it already: shall keep … and shall hand over."""
    before, after = "".join(passage.old), "".join(passage.new)
    if after.strip() in ("shall", "must") and _AND.search(passage.lead()) and _SHALL.search(passage.lead()):
        return True  # withdraw it and {shall} inform
    if (
        not after
        and before.lstrip().startswith("shall ")
        and _AND.search(passage.lead())
        and _SHALL.search(passage.lead())
    ):
        return True  # shall tell it the rules and {shall tell it} any amendment
    if _NOR.search(passage.lead()[-6:]) or (
        _JOINED.search(after) and _SHALL.search(passage.lead() + _JOINED.sub("", after))
    ):
        return True
    if any(map(_MAY_ALSO.fullmatch, (before, after))) and any(map(_OR.fullmatch, (before, after))):
        return "可以" in passage.lead()  # 可以请求甲{或者 → ，也可以}请求乙
    joined = _JOINED.fullmatch(after.strip()) or (passage.before in ("并", "且") and after == "应当")
    if not joined or len(before.split()) > _LONGEST_JOIN:
        return False
    lead = passage.lead().rsplit(". ", 1)[-1]
    return any(word in after and word in lead for word in ("shall", "must", "应当"))


def _denies_otherwise(passage: Passage) -> bool:
    """Whether a “shall not” is said in another way: applies neither to, nor does it affect."""
    old, new = "".join(passage.old).lower(), "".join(passage.new).lower()
    before, after = "shall not" in old, "shall not" in new
    return before != after and bool(_DENIES.search(new if before else old))


def _spared(passage: Passage, words: Sequence[str], modal: str) -> str:
    """The “shall not” with its verb, where it only says what a rule doesn't apply to, and forbids nobody anything."""
    return spared("".join(words) + passage.following) if modal.lower() in SPARING else ""


def _only_aims(passage: Passage) -> bool:
    """Whether “to encourage” only says what something is for."""
    said = ("".join(passage.old) + "".join(passage.new)).lower()
    return "to encourage" in said and not _SHALL.search(said)


_SAYS_THE_SAME = (_denies_otherwise, _only_aims, _only_applies, _only_moves, _only_states, _heads_list, _was_joined)
"""Ways in which a modal word may come or go although duty and permission stay."""


def _is_aim(passage: Passage, found: Sequence[str]) -> bool:
    """Whether the words only name an aim of the rule: 鼓励创新 in the sentence that ends with 制定本法."""
    return all(terms.MODALS[word.lower()] == terms.APPEAL for word in found) and passage.says(terms.AIM)


def _ruling(passage: Passage, words: Sequence[str], found: list[str]) -> list[str]:
    """The modal words that rule something: risks that may emerge, and an address at which they can be reached, permit nothing."""
    if "shall" in found and _lays_none(words, passage.lead(), passage.following):
        found = [word for word in found if word != "shall"]
    if not (passage.old and passage.new) and len(passage.old) + len(passage.new) <= _LONGEST_JOIN:
        return found  # the word alone comes or goes: ensure that they {may} set it up
    if not any(terms.MODALS[word.lower()] == terms.PERMISSION and word.isascii() for word in found):
        return found
    if "may" in found and _permits_nothing(words, passage.lead(), passage.following):
        found = [word for word in found if word != "may"]
    lead = passage.lead().lower().replace(",", " , ").split()[-reach("can") :]
    said = [*lead, *(word.lower() for word in words if not word.isspace())]
    ruling = {word for at, word in enumerate(said) if not in_relative_clause(said[:at], word)}
    return [word for word in found if word.lower() in ruling or terms.MODALS[word.lower()] != terms.PERMISSION]


def _permits_nothing(words: Sequence[str], lead: str, following: str) -> bool:
    """Whether every “may” of some words bans something, or says what may come about: neither the keeper nor the pilot may."""
    return all(
        is_denied(lead + "".join(words[:at])) or is_possible("".join(words[at + 1 :]) + following)
        for at, word in enumerate(words)
        if word == "may"
    )


def _lays_none(words: Sequence[str], lead: str, following: str) -> bool:
    """Whether no “shall” of some words lays a duty on anybody: shall be deemed a keeper, as shall be enough."""
    return all(
        lays_no_duty(lead + "".join(words[:at]), "".join(words[at + 1 :]) + following)
        for at, word in enumerate(words)
        if word == "shall"
    )


def _modal_kind(word: str) -> str:
    return "ban" if terms.MODALS[word.lower()] == terms.BAN else "modality"
