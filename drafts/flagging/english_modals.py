"""What “shall”, “may” and their like mean where they stand in an English sentence: a duty, a right, an exception, or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafts.flagging import legal_terms as terms
from drafts.patterns import regex

_RELATIVE = frozenset(("that", "which", "who", "whose", "where", "when", "how", "as"))
_VERBS = frozenset(("is", "are", "was", "were", "has", "have", "had", "does", "do", "did"))
"""What a relative clause has for a verb, so that a modal word after it belongs to the sentence."""
_REACH = 8
"""Words between “which” and the “may” that belongs to it."""
_FAR = 24
"""The same for “can”, which is more often an ability than a permission: so that faults, errors and losses can be found."""
GRANTED = regex(
    r"\b(?:shall|must) (?:be (?:empowered|entitled|authori[sz]ed|allowed|permitted) to"
    r"|have (?:all (?:of )?)?(?:the|an?) (?:[a-z]+ ){0,3}(?:rights?|powers?)(?: to)?)\b",
    re.I,
)
"""Gives a power or a right and lays no duty on anybody."""
_DEEMED = regex(
    r"\s*(?:be (?:deemed|considered|regarded|construed|understood|lawful|unlawful|void|valid|invalid|binding|without prejudice)"
    r"|mean|have the meaning|apply(?! (?:the|an?|any|all|its|their|such|this|these)\b)|(?:enter|come) into (?:force|effect)"
    r"|take effect)\b",
    re.I,
)
"""Says what something counts as, or from when a rule holds."""
_AS = regex(r"\b(?:as|nothing)\s*$", re.I)
_NEAR = 4
"""Tokens before a “shall” that are looked at for these words."""
_POSSIBLE = regex(
    r"\s*(?:also )?(?:only|become|apply|happen|occur|arise|result|emerge|vary|differ|pose|present|lead|cause|affect)\b"
)
_PAST = regex(r"\s*have\b")
"""Says what somebody failed to do: should have been kept."""
_IN_CASE = regex(r"\b(?:if|where|when|because|since|unless|as|that|which)\b[^.;:]*$", re.I)
"""What makes a “cannot” after it no ban: if it cannot be found."""
_DENIED = regex(r"\b(?:neither|none|nothing|no|nobody|nor)\b[^.;:]*$", re.I)
"""Makes a ban of a “may” that follows."""
_SPARED = regex(
    r"(?:shall|may) not\s+(?P<verb>affect|prejudice|preclude|prevent|require|be (?:required|obliged)|apply(?=\W*$|[,.;:]"
    r"|\s(?:to|in|on|with|for|from|as|by|under|before|after|during|until|where|when|if|unless|provided|and|or)\b))",
    re.I,
)
"""Spares somebody a rule or leaves another rule be; who shall not apply discriminatory prices is banned from it."""


_CLAUSE_END = regex(r"[,;:.]\s|\n")
_OF_RULE = regex(
    r"\s*(?:[(0-9][0-9a-z.)]*\s+)?(?:(?:and|but|or|however|that|the|this|those|these|that|such|no)\s+){0,2}(?:[a-z-]+\s+)?"
    r"(?:regulations?|directive|decision|acts?|law|ordinance|code|rules?|articles?|sections?|(?:sub)?paragraphs?|subsections?"
    r"|chapters?|parts?|annex(?:es)?|provisions?|requirements?|obligations?|points?|exceptions?|exemptions?|derogations?|it"
    r"|this|they)\b",
    re.I,
)
"""What a clause begins with that says something of a rule."""


SPARING = ("shall not", "may not")
"""What a rule that spares somebody something is said with."""


def lays_no_duty(before: str, after: str) -> bool:
    """Whether a “shall” only says what something counts as, when a rule begins to hold, or how much is meant (as shall be enough),
    given what stands before and after it.
    """
    return bool(_DEEMED.match(after) or _AS.search(before))


def is_possible(after: str) -> bool:
    """Whether a “may” only says what may come about, or limits something: may happen, may only, given what follows it."""
    return bool(_POSSIBLE.match(after))


def is_denied(before: str) -> bool:
    """Whether a “may” after some words bans something: no boat may."""
    return bool(_DENIED.search(before))


def spared(text: str) -> str:
    """The “shall not” of a text with its verb, where every one only says what a rule doesn't reach, and forbids nothing."""
    found = list(_SPARED.finditer(text))
    bans = text.count("shall not") + text.count("may not")
    return " ".join(found[0][0].split()) if found and bans == len(found) else ""


def only_applies(before: str, modal: str, after: str) -> bool:
    """Whether a rule and nobody is said to apply, to affect another or to count as something: this Act shall not apply to piers."""
    if not modal.isascii() or not _OF_RULE.match(_CLAUSE_END.split(before)[-1]):
        return False
    return lays_no_duty("", after) or (modal in SPARING and bool(spared(f"{modal} {after.lstrip()}")))


def in_relative_clause(before: Sequence[str], modal: str) -> bool:
    """Whether a “may” or “can” after some words only says what something may do: risks that may emerge."""
    has_verb, after = False, ""
    joined = before[-1:] in (["and"], ["or"])
    for word in reversed(before[-reach(modal) :]):
        if word in _RELATIVE and (word != "as" or after not in ("a", "an", "the") or "such" in before[-_FAR:]):
            return joined or not has_verb  # a keeper who is named as a pilot may
        has_verb, after = has_verb or word in _VERBS, word
        if word in (";", ".", ":") or (word == "," and modal != "can"):
            return False
    return False


def reach(modal: str) -> int:
    """How many words before a modal word are looked at for what it belongs to."""
    return _FAR if modal == "can" else _REACH


def meant(before: Sequence[str], modal: str, after: str) -> str:
    """The modal word that says what one of a sentence means: “entitled” where it grants a right; nothing where it rules nothing."""
    if terms.MODALS[modal] == terms.PERMISSION:
        if modal == "may" and is_denied("".join(before)):
            return "may not"
        said = [word.lower() for word in before[-2 * reach(modal) :] if not word.isspace()]
        return "" if in_relative_clause(said, modal) or is_possible(after) else modal
    if (modal == "should" and _PAST.match(after)) or (modal == "cannot" and _IN_CASE.search("".join(before))):
        return ""
    if modal in SPARING:
        return "" if spared(f"{modal} {after.lstrip()}") else modal
    if lays_no_duty("".join(before[-_NEAR:]), after):
        return ""
    return "entitled" if GRANTED.match(f"{modal}{after}") else modal
