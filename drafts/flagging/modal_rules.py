"""Flags for duties, permissions and bans."""

from __future__ import annotations

import re
from collections import Counter
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
from drafts.flagging.english_rules import grants, has_standing, is_rewritten
from drafts.flagging.negation_rules import bans_anyway, is_denied_anyway, is_one_word, stands_beside_same
from drafts.flagging.sentence_rules import became_item
from drafts.patterns import regex

_ENDING = regex(r"(?:ies|es|s|ed|y|e)$")
_FORMS = {"is": "be", "are": "be", "has": "have"}
_LONGEST_JOIN = 2
"""Words that “, and shall” may stand for."""
_LONGEST_KEPT = 24
"""Tokens on a side of an English passage, up to which its sentence tells whether a modal word is new."""
_BEFORE_ITEM = regex(r"(?:shall|must|应当|可以|不得)$")
_PREJUDICE = regex(r"shall be without prejudice", re.I)
"""Creates no duty."""
_STOPS = regex("[，,；;。：:\n]")
_AND = regex(r"\band\s*$")
_NOR = regex(r"\bnor $")
_SHALL = regex(r"\b(?:shall|must)\b|应当")
_SOON = 40
_DENIES = regex(r"\b(?:neither|nor|does not|do not)\b")
_MAY_ALSO = regex("[，,；;]?[^，,。；;：:]{0,12}(?:也|还)可以?[^，,。；;：:]{0,30}")
_JOINS = ("或", "或者", "和", "、", "及", "以及", "也", "又")
_OR = regex("[，,；;、]?(?:或者?)?")
_INSTEAD = {terms.PERMISSION: ("享有",), terms.DUTY: ("承担", "负有", "负责")}
"""What says in other words that somebody may or must: 享有优先通行的便利, 承担主体责任."""
_ENGLISH_MODAL = regex(r"\b(?:shall not|may not|must not|cannot|shall|must|may|can)\b", re.I)
_IT_ALSO = regex(r"\.\s+(?:It|They|He or she)\s+shall(?: also)?\s*$")
_NO = regex(r"\b(?:not|no|neither|nor|never|cannot|without)\b|[不未没無无非勿]", re.I)
_TWO_DUTIES = regex(r"\bshall (?:not )?(?:[a-z]+ ){1,5}and shall\s*$", re.I)
_JOINED = regex(r"[,;]?\s*(?:and|并|且|并且)\s*(?:shall|must|应当|应)\s*$")


def modality(passage: Passage) -> Iterator[Flag]:
    """Duties, permissions, bans, rights and encouragements that change, come or go."""
    if grants(passage) or has_standing(passage):
        return  # has its own flag
    gone, came = passage.gone(terms.MODAL_WORDS), passage.came(terms.MODAL_WORDS)
    if (gone or came) and (_is_aim(passage, [*gone, *came]) or any(said(passage) for said in _SAYS_THE_SAME)):
        return
    for a, b in zip(gone, came, strict=False):
        sort_a, sort_b = terms.MODALS[a.lower()], terms.MODALS[b.lower()]
        if terms.BAN in (sort_a, sort_b) and terms.DUTY in (sort_a, sort_b) and is_denied_anyway(passage):
            continue  # no raft shall be moored, a raft may not be moored
        if sort_a != sort_b and not (passage.is_english and is_rewritten(passage)):
            (zh_a, en_a), (zh_b, en_b) = terms.MODAL_NAMES[sort_a], terms.MODAL_NAMES[sort_b]
            kind = "ban" if terms.BAN in (sort_a, sort_b) else "modality"
            yield Flag(kind, a, b, f"{a} → {b}：{zh_a}变为{zh_b}", f"“{a}” becomes “{b}”: {en_a} becomes {en_b}")
    left, more = gone[len(came) :], came[len(gone) :]
    for word in [word for word in left if _instead(passage, word)]:
        yield Flag("modality", word, _instead(passage, word), *_told_instead(word, _instead(passage, word)))
        left.remove(word)
    if passage.is_english and max(len(passage.old), len(passage.new)) <= _LONGEST_KEPT:
        left, more = _kept_out(passage, left, more)
    if _PREJUDICE.search("".join(passage.new)):
        more = [word for word in more if word != "shall"]
    yield from _fallen(passage, left)
    yield from _created(passage, more)
    if gone or came:
        return
    negations = passage.gone(terms.NEGATIONS) + passage.came(terms.NEGATIONS)
    alone = is_one_word(passage)
    said_again = passage.before in _JOINS and negations[:1] and negations[0] in passage.lead()  # 未登记或者{未}报告
    in_other_words = _NO.search("".join(passage.old)) and _NO.search(
        "".join(passage.new)
    )  # not less than, no less than; 仍未发现, 仍不能发现
    if len(negations) == 1 and alone and not said_again and not in_other_words and stands_beside_same(passage):
        word = negations[0]
        zh, en = f"否定词“{word}”有增减，肯定与否定颠倒", f"The negation “{word}” comes or goes"
        yield Flag("modality", "".join(passage.old), "".join(passage.new), zh, en)


def _instead(passage: Passage, modal: str) -> str:
    """The word that grants a right or lays a duty on somebody now without a modal word; empty where there is none."""
    words = _INSTEAD.get(terms.MODALS[modal.lower()], ())
    return next((word for word in passage.new if word in words and word in passage.gained), "")


def _told_instead(modal: str, word: str) -> tuple[str, str]:
    if terms.MODALS[modal.lower()] == terms.PERMISSION:
        return f"{modal} → {word}：许可变为权利", f"“{modal}” becomes “{word}”: a permission becomes a right"
    return f"“{modal}”改为“{word}”：义务换了说法", f"“{modal}” becomes “{word}”: a duty is put in other words"


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


def _fallen(passage: Passage, gone: list[str]) -> Iterator[Flag]:
    """The flags of modal words that fall away without another in their place."""
    for word in _ruling(passage, passage.old, gone):
        if spared := _spared(passage, passage.old, word):
            zh, en = f"例外：删除“{spared}”", f"An exception ({spared}) falls away"
            yield Flag("exception", spared, "", zh, en)
            continue
        zh, en = terms.MODAL_NAMES[terms.MODALS[word.lower()]]
        told = f"删除“{word}”：{zh}取消或减弱", f"“{word}” is deleted: {en} falls away"
        yield Flag(_modal_kind(word), word, "", *told)


def _created(passage: Passage, came: list[str]) -> Iterator[Flag]:
    """The flags of modal words that come without taking another's place."""
    for word in _ruling(passage, passage.new, came):
        if spared := _spared(passage, passage.new, word):
            zh, en = f"例外：增加“{spared}”", f"An exception ({spared}) is created"
            yield Flag("exception", "", spared, zh, en)
            continue
        zh, en = terms.MODAL_NAMES[terms.MODALS[word.lower()]]
        yield Flag(_modal_kind(word), "", word, f"增加“{word}”：新设{zh}", f"“{word}” is added: {en} is created")


def _kept_out(passage: Passage, gone: list[str], came: list[str]) -> tuple[list[str], list[str]]:
    """The English modal words that went and came but for those of a sort that the sentence has as often as before: consideration
    shall be given to it, they shall give it consideration.
    """
    old, new = (
        Counter(terms.MODALS[word.lower()] for word in _ENGLISH_MODAL.findall(sentence))
        for sentence in passage.sentences.whole(passage.hunk)
    )
    if not old or not new:
        return gone, came
    return (
        [word for word in gone if old[terms.MODALS[word.lower()]] > new[terms.MODALS[word.lower()]]],
        [word for word in came if new[terms.MODALS[word.lower()]] > old[terms.MODALS[word.lower()]]],
    )


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
    return sorted(before) == sorted(said(passage.new)) and (bool(before) or written == {"shall", "will"})


def _heads_list(passage: Passage) -> bool:
    """Whether a sentence of its own became an item of a list with the same duty at its head, or the other way round."""
    old, new = "".join(passage.old).strip(), "".join(passage.new).strip()
    if became_item(passage.old, passage.new):
        return True
    if passage.lead().strip():
        return False
    return bool((is_item(new) and _BEFORE_ITEM.search(old)) or (is_item(old) and _BEFORE_ITEM.search(new)))


def _may_also(words: str) -> bool:
    return ("也" in words or "还" in words) and _MAY_ALSO.fullmatch(words) is not None


def _was_joined(passage: Passage) -> bool:
    """Whether a modal word is merely said again after “and” in a sentence that has it already: shall keep … and shall hand over."""
    before, after = "".join(passage.old), "".join(passage.new)
    if after.strip() in ("shall", "must") and _AND.search(passage.lead()) and _SHALL.search(passage.lead()):
        return True  # withdraw it and {shall} inform
    if _IT_ALSO.search(after) and re.search(r"\band\s*$", before):
        return True  # shall tell the league{, and → . It shall also }tell the towns
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
        return not _TWO_DUTIES.search(passage.lead()[-_SOON:] + after)  # shall {be kept and shall} be shown
    if any(map(_may_also, (before, after))) and any(map(_OR.fullmatch, (before, after))):
        return "可以" in passage.lead()  # 可以请求甲{或者 → ，也可以}请求乙
    joined = _JOINED.fullmatch(after.strip()) or (passage.before in ("并", "且") and after == "应当")
    if not joined or len(before.split()) > _LONGEST_JOIN:
        return False
    lead = passage.lead().rsplit(". ", 1)[-1]
    return any(word in after and word in lead for word in ("shall", "must", "应当"))


def _denies_otherwise(passage: Passage) -> bool:
    """Whether a “shall not” is said in another way: applies neither to, nor does it affect."""
    if bans_anyway(passage):
        return True
    old, new = "".join(passage.old).lower(), "".join(passage.new).lower()
    before, after = "shall not" in old, "shall not" in new
    other = new + passage.tail()[:_SOON] if before else old + passage.old_tail()[:_SOON]  # shall offer neither
    return before != after and bool(_DENIES.search(other if "neither" in other else (new if before else old)))


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
