"""Flags for what English drafts say in a few set words: all or any of several, per what an amount is, who must prove."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.comparison import Flag
from drafts.flagging.changed_passage import Passage, one_sided_flag, phrase_flag
from drafts.flagging.rules import Rule
from drafts.patterns import regex

_SHORT = 8
"""Tokens on a side, up to which a set phrase may be what changes."""
_OF_WHICH = regex(
    r"\b(?:(?P<all>all|both|each)|(?P<any>any(?: one)?(?: or more)?|either|at least one|one(?: or more)?))"
    r" (?:of )?(?:the |these |those )?(?:following|conditions?|requirements?|criteria|circumstances|grounds|tests)\b",
    re.I,
)
_PER = regex(r"\b(?:per|for (?:each|every)|in (?:each|any|every)) (?:[a-z]+ )?$", re.I)
"""What stands before that by which an amount is counted."""
_NUMBER_BEFORE = regex(
    r"[0-9]|\b(?:one|two|three|four|five|six|ten|twelve|twenty|fifty|hundred|half|rate|fee|amount|sum|liability)\b",
    re.I,
)
_PROVER = regex(
    r"\b(?:it (?:is|shall be) for|(?:burden|onus)\b[^.;:,]{0,60}\b(?:on|upon|with)|unless) (?:the |an? )?$", re.I
)
"""What stands before whoever must prove something."""
_PROVES = regex(
    r"[^.;:,]{0,30}\b(?:shows?|proves?|establish(?:es)?|demonstrates?|justify|justifies|satisf(?:y|ies))\b", re.I
)
_BOTH = regex(r"(?:or|and) (?:to |of )?both(?: of them)?")
_JOINED_TWICE = frozenset(("and/", "/or", "or/", "/and"))
"""What makes an “and” or an “or” an “and/or”."""
_PENALTY = regex(r"\b(?:fines?|imprisonment|penalt(?:y|ies)|detention|forfeiture|disqualification)\b", re.I)
_SHARE = regex(
    r"(?:up to |at least |only )?(?:(?:half|(?:an? |one[ -]|two[ -]|three[ -])(?:half|thirds?|quarters?|fifths?))(?: of)?"
    r"|(?:an? |any |such |the )?(?:[a-z]+ )?(?:parts?|portion|proportion|share|percentage|majority) of|(?:all|most) of)(?: the)?"
    r"|in (?:full|whole|part)(?:,? or (?:in )?(?:full|whole|part))?|(?:wholly|fully) or (?:partly|partially)",
    re.I,
)
"""How much of something: half of, a proportion of, in full."""
_PER_UNIT = regex(r"per [a-z]+(?: [a-z]+)?|(?:an?|each|every) (?:day|week|month|year|hour)")
_SUM = regex(r"([A-Z]{2,3}|[A-Z]{0,3}[€$£¥]) ?([0-9][0-9.,\s]*)")
_NUMBER_NEXT = regex(r"\s*[€$£]?(?:EUR )?[0-9]")
_VOTERS = regex(r"(?:who are )?(?:present|voting|attending)(?: (?:and|or) (?:present|voting|represented))?|all")
_MAJORITY = regex(r"\b(?:majority|quorum|half|thirds?|quarters?|votes?) of [^.;:,]{0,40}$")
_EVERY = frozenset(("all", "every"))
_MEASURES_NEXT = regex(
    r"(?:reasonable|necessary|appropriate|possible|practicable|proper|due|adequate|suitable|relevant) [a-z]"
)
_WHETHER = ("whether or not", "regardless of whether", "irrespective of whether")


def all_or_any(passage: Passage) -> Iterator[Flag]:
    """All of several conditions or one of them: if {all → any} of the following are met."""
    if max(len(passage.old), len(passage.new)) > _SHORT:
        return
    old, new = (
        [(match[match.lastgroup or 0], match.lastgroup) for match in _OF_WHICH.finditer(side)] for side in passage.sides
    )
    if len(old) != 1 or len(new) != 1 or old[0][1] == new[0][1]:
        return
    (a, _), (b, sort) = old[0], new[0]
    zh, en = (
        ("由择一变为并列", "all are meant now, not one of them")
        if sort == "all"
        else ("由并列变为择一", "one is enough now, not all")
    )
    yield Flag("and-or", a, b, f"“{a}”改为“{b}”：{zh}", f"“{a}” becomes “{b}”: {en}")


def counted_by(passage: Passage) -> Iterator[Flag]:
    """By what an amount is counted: $2 million per {claim → year}."""
    a, b = (" ".join("".join(side).split()) for side in (passage.old, passage.new))
    if (
        not (a and b)
        or max(a.count(" "), b.count(" ")) > 2
        or not _PER.search(passage.lead())
        or not _PER.search(passage.old_lead())
    ):
        return
    if _NUMBER_BEFORE.search(passage.lead()) and a.lower().rstrip("s") != b.lower().rstrip("s"):
        yield Flag("amount", a, b, f"计量的单位由“{a}”改为“{b}”", f"By what it is counted changes from “{a}” to “{b}”")


def prover(passage: Passage) -> Iterator[Flag]:
    """Who must prove something: it is for the {employer → employee} to show."""
    a, b = (" ".join("".join(side).split()) for side in (passage.old, passage.new))
    if not (a and b) or max(a.count(" "), b.count(" ")) > 2 or not _PROVER.search(passage.lead()):
        return
    if "unless" in passage.lead()[-12:].lower() and not _PROVES.match(passage.tail()):
        return
    yield Flag("scope", a, b, f"举证责任由“{a}”改由“{b}”承担", f"Who must prove it changes from “{a}” to “{b}”")


def set_phrase(passage: Passage) -> Iterator[Flag]:
    """Whether a rule cares for something or not: manufacturers{, whether or not} established in the state."""
    words, comes = passage.one_sided()
    said = "".join(words).strip(" ,").lower()
    if said not in _WHETHER:
        return
    yield phrase_flag(said, comes=comes, zh="范围有变", en="how far the rule goes")


def adds_up(passage: Passage) -> Iterator[Flag]:
    """Whether what is set side by side may come together: imprisonment or a fine{, or both}, a fine {or → and/or} forfeiture."""
    said = " ".join((passage.old_words + passage.new_words).split()).strip(" ,").lower()
    comes = not passage.old
    if passage.old and passage.new:
        return
    if said in _JOINED_TWICE:
        joined = said.strip("/")
        one, other = ("or" if joined == "and" else "and"), "and/or"
        old, new = (one, other) if comes else (other, one)
        told = f"“{old}”改为“{new}”：能否并用有变", f"“{old}” becomes “{new}”: whether both may be meant changes"
    elif _BOTH.fullmatch(said):
        old, new = ("", said) if comes else (said, "")
        told = (
            f"{'增加' if comes else '删除'}“{said}”：{'可以' if comes else '不再'}并用",
            f"“{said}” is {'added: they may come' if comes else 'deleted: they no longer come'} together",
        )
    else:
        return
    yield Flag("sanction" if _PENALTY.search(passage.around()) else "and-or", old, new, *told)


def share(passage: Passage) -> Iterator[Flag]:
    """How much of something is meant: bear {half of} the costs, refund it {in full}."""
    words, comes = passage.one_sided()
    said = " ".join("".join(words).split()).strip(" ,")
    if _SHARE.fullmatch(said):
        yield one_sided_flag(said, comes=comes, zh="份额", en="A share", kind="threshold")


def per_unit(passage: Passage) -> Iterator[Flag]:
    """By what an amount is counted, where only one text says it: 500 crowns{ per day}."""
    words, comes = passage.one_sided()
    said = "".join(words).strip(" ,.")
    if _PER_UNIT.fullmatch(said):
        yield one_sided_flag(said, comes=comes, zh="计量的单位", en="By what it is counted", kind="amount")


def currency(passage: Passage) -> Iterator[Flag]:
    """In which money an amount is: {EUR 5 000 → USD 5 000}."""
    a, b = passage.old_words.strip(), passage.new_words.strip()
    old, new = _SUM.fullmatch(a), _SUM.fullmatch(b)
    if old and new and old[1] != new[1] and old[2] == new[2]:
        yield Flag(
            "amount", a, b, f"币种由“{old[1]}”改为“{new[1]}”", f"The currency changes from “{old[1]}” to “{new[1]}”"
        )


def by_or_to(passage: Passage) -> Iterator[Flag]:
    """Whether a number tells by how much something changes or how much is left: reduced {by → to} 40 %."""
    a, b = passage.old_words.strip().lower(), passage.new_words.strip().lower()
    if {a, b} == {"by", "to"} and _NUMBER_NEXT.match(passage.following):
        yield Flag(
            "threshold", a, b, f"“{a}”改为“{b}”：幅度与结果不同", f"“{a}” becomes “{b}”: the number means another thing"
        )


def voters(passage: Passage) -> Iterator[Flag]:
    """Of whom a majority is counted: a majority of the members{ present}."""
    words, comes = passage.one_sided()
    said = "".join(words).strip(" ,.")
    if _VOTERS.fullmatch(said) and _MAJORITY.search(passage.lead()):
        yield one_sided_flag(said, comes=comes, zh="表决基数", en="Of whom a majority is counted", kind="threshold")


def all_that(passage: Passage) -> Iterator[Flag]:
    """Whether all of something must be done: take {all} reasonable steps."""
    words, comes = passage.one_sided()
    if "".join(words).strip().lower() in _EVERY and _MEASURES_NEXT.match(passage.following.lstrip()):
        zh, en = "要求的程度有变", "how much is required changes"
        yield phrase_flag("".join(words).strip(), comes=comes, zh=zh, en=en)


MEASURE_RULES = (
    Rule(adds_up, frozenset(("both", "/")), english=True),
    Rule(all_or_any, frozenset(("all", "any", "each", "both", "either", "one")), english=True),
    Rule(counted_by, english=True),
    Rule(prover, english=True),
    Rule(set_phrase, frozenset(("whether",)), one_sided=True, english=True),
)
"""Rules for these words, in the order in which their flags are shown."""
