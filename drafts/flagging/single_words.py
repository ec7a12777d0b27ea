"""Flags for one English word that says something else than the one in its place, or that narrows a noun by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafts.comparison import Flag
from drafts.flagging import legal_terms as terms
from drafts.flagging.changed_passage import Passage, one_sided_flag, short
from drafts.flagging.number_rules import is_number
from drafts.flagging.rules import Rule
from drafts.flagging.same_meaning import NO_TELLING, mean_the_same, plain_spelling
from drafts.patterns import regex

_SMALL = frozenset((
    "the", "a", "an", "of", "to", "in", "for", "on", "by", "at", "and", "or", "as", "with", "from", "into", "be", "is", "are",
    "was", "were", "been", "being", "has", "have", "had", "that", "which", "who", "this", "these", "those", "it", "its", "their",
    "his", "her", "they", "them", "he", "she", "not", "no", "do", "does", "did", "shall", "may", "must", "should", "will", "would",
    "can", "could", "under", "within", "upon", "over", "through", "between", "so", "if", "when", "where", "than", "then", "there",
    "such", "any", "all", "each", "every", "same", "said", "own", "other", "another", "per", "via", "about", "against", "after",
    "before", "until", "unless", "how", "what", "whose", "whom", "out", "up", "off", "only", "more", "most", "less", "least",
    "some", "both", "either",
))  # fmt: skip
"""Words that no flag of this kind is about."""
_TOLD_BY_OTHERS = (
    terms.PROCEDURES | terms.SANCTIONS | terms.URGENCY | terms.BODY_WORDS | terms.MODAL_WORDS | terms.BOUNDS
)
"""Words that have rules of their own, which know when they say nothing."""
_SHORTEST, _LONGEST, _LONGEST_PHRASE = 3, 5, 15
"""Letters of a word, and tokens on a side, spaces among them, of one word and of a few."""
_SAYS_ENOUGH = 3
"""Words that only one of the sides has, from which on a few words say something else."""
_ENDING = regex(r"(?<=[a-z]{4})(?:ing|ed|es|s|e|ions?|y|ies|al|ly|[eo]rs?)$")
_STEM, _LONG_WORD = 4, 6
"""Letters that make a word the same in another form, and from which on it may be misspelt by one."""
_NEAR = 4
"""Words before another that may qualify it as well."""
_BESIDE = 2
"""Words before a change that must stand in both texts."""
_HOW = (
    r"(?:(?:in|by|with|without|on|at|through|via|upon|under) (?:(?:an?|the|its|their) )?[a-z]+(?:[ -][a-z]+){0,3}(?<! of)"
    r"|[a-z]{2,}ly|free of charge)"
)
_MANNER_JOINED = regex(rf"(?:(?:and|or) (?:also )?{_HOW}|{_HOW},? (?:and|or))")
"""A manner with the word that joins it to another."""
_ADVERB, _ENDS = regex(r"[a-z]{3,}ly"), frozenset(".,;:")
"""A manner by itself, and what stands after it at the end of its clause: share it{ equally}."""
_EVEN_IF = ("if ", "where ", "when ", "though ")
_NAME = regex(r"[A-Z][a-z]+(?: (?:and |of |the )*[A-Z][a-z]+){0,3}")
_LAW_OF = regex(
    r"\b(?:(?:laws?|courts?|tribunals?|state|jurisdiction) (?:of|in)|arbitration in|governed by|courts? at"
    r"|(?:seat|place|venue|language)\b[^.;:,]{0,30} (?:is|be|in)) (?:the )?$",
    re.I,
)
"""What stands before the name of a country or a town whose law, courts or language hold."""
_LAW_NEXT = regex(r" (?:law|courts?|text|version)\b")
_SIGNS = str.maketrans("", "", "-’'")
_ARTICLES = frozenset(("a", "an", "the"))
_PLURAL = regex(r"(?<!ou)(?<!s)s$")
"""The end of a noun that stands for several things, which qualifies no other."""
_SEVERAL = 2
"""Uses of a word in an article from which on another in all their places is a new name for the same."""


def word_exchange(passage: Passage) -> Iterator[Flag]:
    """A word in the place of another that drafters don't use for it: licensed to possess a {firearm → handgun}."""
    a, b = _only_word(passage.old), _only_word(passage.new)
    if not a or not b or not NO_TELLING.isdisjoint((a, b)) or _are_one(a, b):
        return
    if not _stands_alone(passage) or not _TOLD_BY_OTHERS.isdisjoint((a, b)):
        return
    old, new = (sentence.lower() for sentence in passage.sentences.whole(passage.hunk))
    if a in new or b in old or _is_renamed(passage, a, b):
        return
    yield Flag("scope", a, b, f"“{a}”改为“{b}”：所指不同", f"“{a}” becomes “{b}”: something else is meant")


def phrase_exchange(passage: Passage) -> Iterator[Flag]:
    """A few words in the place of a few others, in a sentence that stays: issue {guidelines → binding directions}."""
    if max(len(passage.old), len(passage.new)) > _LONGEST_PHRASE or not _stands_alone(passage):
        return
    a, b = (
        [word.lower() for word in side if word[0].isalnum() and word.lower() not in _SMALL]
        for side in (passage.old, passage.new)
    )
    if not _TOLD_BY_OTHERS.isdisjoint(passage.said) or not passage.lead().strip():
        return
    gone, came = _left(a, b), _left(b, a)
    if not gone or not came or len(gone) + len(came) < _SAYS_ENOUGH:
        return
    old, new = (sentence.lower() for sentence in passage.sentences.whole(passage.hunk))
    if all(word in new for word in gone) or all(word in old for word in came):
        return
    if any(map(_is_no_word, (*passage.old, *passage.new))):
        return
    x, y = (short("".join(side).strip(" ,;.")) for side in (passage.old, passage.new))
    yield Flag("scope", x, y, f"“{x}”改为“{y}”：所指不同", f"“{x}” becomes “{y}”: something else is meant")


def _left(words: Sequence[str], other: Sequence[str]) -> list[str]:
    """The words that tell something which the other side doesn't say in any form."""
    return [word for word in words if word not in NO_TELLING and not any(_are_one(word, one) for one in other)]


def _is_no_word(word: str) -> bool:
    """Whether a token is a number, a sign or a name in capitals."""
    if word.isspace() or word in ",;":
        return False
    return not word.translate(_SIGNS).isalpha() or (len(word) > 1 and word.isupper())


def joined_manner(passage: Passage) -> Iterator[Flag]:
    """A manner beside another: given freely{ and in writing}, {orally or }in person; or one that ends a clause."""
    words, comes = passage.one_sided()
    said = "".join(words).strip(" ,")
    last = said == "even" and passage.following.lstrip().startswith(_EVEN_IF)
    last = last or (_ADVERB.fullmatch(said) is not None and passage.following[:1] in _ENDS and said not in NO_TELLING)
    if not (last or _MANNER_JOINED.fullmatch(said)) or said.lower() in passage.sides[not comes].lower():
        return
    yield one_sided_flag(said, comes=comes, zh="方式", en="A manner")


def place_of_law(passage: Passage) -> Iterator[Flag]:
    """Whose law or courts: governed by the law of {England → France}, {English → French} law."""
    a, b = passage.old_words.strip(), passage.new_words.strip()
    if not (_NAME.fullmatch(a) and _NAME.fullmatch(b)) or not _stands_alone(passage):
        return
    if _LAW_OF.search(passage.lead()) or _LAW_NEXT.match(passage.following):
        zh, en = f"适用的法律或者管辖地由“{a}”改为“{b}”", f"Whose law or forum it is changes from “{a}” to “{b}”"
        yield Flag("scope", a, b, zh, en)


def narrowing(passage: Passage) -> Iterator[Flag]:
    """A word that says which, before another: a {materially} inaccurate statement, {printed} covers."""
    words, comes = passage.one_sided()
    said = _only_word(words)
    if not said or said in NO_TELLING or _PLURAL.search(said) or not _stands_alone(passage):
        return
    if not (_is_bare(words) and _is_bare(passage.old if comes else passage.new)):
        return
    following = [word.strip(",.;:()") for word in passage.following.split()[:2]]
    if not following or not following[0].replace("-", "").isalpha():
        return
    if following[0].lower() in _SMALL and not (said.endswith("ly") and "be" not in following):
        return
    if not terms.BODY_WORDS.isdisjoint(following):
        return  # they have rules of their own
    if said in passage.lead().lower().split()[-_NEAR:]:
        return  # public safety and {public} health
    script = passage.sentences.script
    if f"{said} {following[0]}".lower() in "".join(script.old if comes else script.new).lower():
        return  # so it is called there as well
    if is_number(said) and said != "third":  # third parties
        yield one_sided_flag(said, comes=comes, zh="数量", en="A number", kind="threshold")
    else:
        yield one_sided_flag(said, comes=comes, zh="限定", en="A qualifier")


def _is_bare(words: Sequence[str]) -> bool:
    """Whether a side is one word, or none, with nothing but an article before it."""
    said = [word for word in words if not word.isspace()]
    return len(said[said[:1] != [] and said[0].lower() in _ARTICLES :]) <= 1 and not any("(" in word for word in said)


def _stands_alone(passage: Passage) -> bool:
    """Whether the same words stand before and after a change in both texts, so that it isn't part of a longer one."""
    if not passage.goes_on_alike():
        return False
    return passage.old_lead().split()[-_BESIDE:] == passage.lead().split()[-_BESIDE:]


def _are_one(a: str, b: str) -> bool:
    """Whether two words are forms or spellings of one, or drafters use them for one another: inspect, inspection; logbook."""
    if mean_the_same(a, b):
        return True
    if (a[-2:] == "ee") != (b[-2:] == "ee"):
        return False  # employer, employee
    x, y = _ENDING.sub("", plain_spelling(a)), _ENDING.sub("", plain_spelling(b))
    shorter, longer = sorted((x, y), key=len)
    if shorter == longer or (len(shorter) >= _STEM and longer.startswith(shorter[: max(_STEM, len(shorter) - 1)])):
        return True
    misspelt = len(shorter) >= _LONG_WORD and len(longer) - len(shorter) == 1
    return misspelt and any(shorter == longer[:at] + longer[at + 1 :] for at in range(len(longer)))


def _is_renamed(passage: Passage, a: str, b: str) -> bool:
    """Whether the article calls by one name throughout what it called by another."""
    script = passage.sentences.script
    return script.old.count(a) >= _SEVERAL and a not in script.new and b not in script.old


def _only_word(words: Sequence[str]) -> str:
    """The one word of a side that says something, without capitals; nothing where there are more, or none."""
    if len(words) > _LONGEST:
        return ""
    said = [word for word in words if word[0].isalnum() and word.lower() not in _SMALL]
    if len(said) != 1 or len(said[0]) < _SHORTEST or not said[0].islower():
        return ""
    return said[0] if said[0].replace("-", "").isalpha() else ""


SINGLE_WORD_RULES = (
    Rule(word_exchange, english=True),
    Rule(phrase_exchange, english=True),
    Rule(joined_manner, one_sided=True),
    Rule(place_of_law, sides=2),
    Rule(narrowing, one_sided=True, english=True),
)
"""Rules for single words of which no other rule says anything."""
