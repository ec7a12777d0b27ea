"""The rules that turn one changed passage into flags, one function a kind.

Each yields flags with its reason in Chinese and English. A rule sees the passage, its sentence, and which legal words the
article as a whole gained or lost: a word that only changed its place (可以 moved to another clause) is no gain and no loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from drafts.comparison import Flag
from drafts.diffing.word_weight import FUNCTION_WORDS, weight_of
from drafts.flagging import legal_terms as terms
from drafts.flagging.actor_rules import actor, bearer, party
from drafts.flagging.authority_rules import agent, authority, head
from drafts.flagging.body_parts import renamed
from drafts.flagging.bound_rules import bounds
from drafts.flagging.calendar_rules import calendar_days
from drafts.flagging.changed_passage import Passage, short
from drafts.flagging.chinese_rules import REWRITTEN_RULE
from drafts.flagging.clock_rules import hours
from drafts.flagging.condition_rules import (
    CONDITION_WORDS,
    any_one,
    before_or_after,
    case,
    condition,
    english_condition,
    hedge,
    moment,
)
from drafts.flagging.english_rules import ENGLISH_RULES
from drafts.flagging.level_rules import LEVEL_RULE
from drafts.flagging.list_rules import english_entry, list_entry
from drafts.flagging.manner_rules import MANNER_RULES
from drafts.flagging.modal_rules import modality
from drafts.flagging.negation_rules import CONTRARY_WORDS, negated, opposed
from drafts.flagging.number_rules import numbers, numerals
from drafts.flagging.period_rules import TURNS, after_event, period_starts, turned
from drafts.flagging.quantity_rules import dates, quantities
from drafts.flagging.rules import Rule, Rules
from drafts.flagging.urgency_rules import urgency
from drafts.flagging.word_rules import WORD_RULES
from drafts.patterns import regex

_ARTICLES = frozenset(("the", "a", "an"))
_TERM_WORDS = frozenset(("expression", "term", "word", "phrase", "expressions", "terms", "words"))
"""What a defined term is called before it: the expression “keeper” means."""
_EVERY = frozenset(("any", "each", "every"))
"""Words that stand for an article in a definition: means any person, means a person."""


def _means_each(passage: Passage) -> bool:
    """Whether and means what or does: systems of points 6 and 7, of points 6 or 7; where neither of two things is touched."""
    if _UNTOUCHED.search(passage.lead()[-60:]):
        return True  # shall not affect the rights and obligations, the rights or obligations
    return bool(_AFTER_NUMBER.search(passage.lead()[-12:]) and _NUMBER_NEXT.match(passage.following))


def and_or(passage: Passage) -> Iterator[Flag]:
    """和 against 或: all against one of several. An enumeration comma may be either, so it isn't judged."""

    def sort(words: Sequence[str]) -> str:
        said = (word.strip().lower() for word in words if word.strip(" ,"))
        plain = list(islice((word for word in said if word not in _ARTICLES), 2))
        if len(plain) != 1:
            return ""
        return "and" if plain[0] in terms.ALL_OF else "or" if plain[0] in terms.ONE_OF else ""

    if {sort(passage.old), sort(passage.new)} == {"and", "or"} and not _means_each(passage):
        a, b = "".join(passage.old).strip(), "".join(passage.new).strip()
        strict = sort(passage.new) == "and"
        zh = "由择一变为并列" if strict else "由并列变为择一"
        en = "all are meant now, not one of them" if strict else "one is enough now, not all"
        yield Flag("and-or", a, b, f"“{a}”改为“{b}”：{zh}", f"“{a}” becomes “{b}”: {en}")


_AFTER_NUMBER = regex(r"[0-9][0-9a-z)]{0,6}[ ,]{0,2}$")
_UNTOUCHED = regex(
    r"(?:not affect|without prejudice to) [^,.;:]{0,40}$|\bany (?:other )?[a-z-]+ $"
    r"|\b(?:no|without) (?!(?:[a-z]+ ){0,2}(?:delay|later|more|less|fewer)\b)[^,.;:]{1,60}(?:, [a-z-]+)*,? $"
    r"|\bbetween [^,.;:]{1,60}$|任何[^，。；：]{1,12}$"
)
_NUMBER_NEXT = regex(r" ?[0-9(]")
_ABBREVIATION = regex(
    r"[（(][A-Z][A-Za-z ]{1,40}[）)]|\W*(?:or |the |collectively,? )?[“‘\"'][^“”‘’\"']{1,40}[”’\"']\W*"
)
_SAYS_WHAT = regex(r"是|所称|[：」]指|在本.*中，|\bmeans?\b|\bincludes?\b")
_TERM = regex(r"[‘“\"']([^‘’“”\"\n]{2,60}?)[’”\"'] means ")
_WORD = regex(r"\w+")
_RENAMED = 0.5
"""The share of its words that a definition keeps where its term merely got another name."""
_LABEL = regex(
    r"\W*|(?:deleted|and)|[(\[]?[0-9]{1,3}(?:\.[0-9]{1,3})*[a-z]{0,2}[)\]]?|(?:points?|articles?)\s?[0-9(].*", re.I
)
"""What says nothing in a definition: numbers, [deleted], the place of another definition."""
_HEAD = regex(r"^\s*(?:\[deleted\][;\s]*)?(?:\(-?[0-9a-z]{1,4}\))?\s*", re.I)
"""The number at the head of a definition."""
_SHORTEST = 4
"""Letters of both sides, up to which one of them says nothing where it is a connecting word."""
_JOINING = regex(r"[\s,;‘’()-]|\bpoint\b")
_ENDING = regex(r"(?:ing|ed|es|s|e)$")


def _stems(words: Sequence[str]) -> list[str]:
    """What is said, whatever the form of the English verbs and nouns: aimed at achieving, aiming to achieve."""
    plain = [
        word.strip().lower() for word in words if weight_of(word) > 0.5 and word.lower() not in ("at", "for", "by")
    ]
    same = [terms.SAME_WORD.get(word, word) for word in plain]
    return [_ENDING.sub("", word).replace("z", "s") if word.isascii() else word for word in same]  # organize, organise


def _said(words: Sequence[str]) -> str:
    """What a side of a definition says, without the numbers of definitions and [deleted]."""
    return short(_HEAD.sub("", "".join(words)).strip(" ,，、；;。"))


def _is_outside(passage: Passage) -> bool:
    """Whether a change reaches out of the sentence that defines, or its own sentence on either side defines nothing."""
    for words, sentence in zip((passage.old, passage.new), passage.sentences.whole(passage.hunk), strict=True):
        if "。" in words[:-1] or (words and not _SAYS_WHAT.search(sentence)):
            return True
    return False


def _is_in_definition(passage: Passage) -> bool:
    """Whether the sentence around a change defines a term; an English definition may be long."""
    if not passage.sentences.may_say(terms.DEFINING):
        return False
    return bool(terms.DEFINING.pattern.search("\n".join(passage.sentences.whole(passage.hunk))))


def _defines_another(passage: Passage) -> bool:
    """Whether the old sentence defines one English term and the new one another, and not the same under a new name."""
    old, new = ({term.lower() for term in _TERM.findall(side)} for side in passage.sides)
    if not old or not new or any(one in other or other in one for one in old for other in new):
        return False
    a, b = (set(_stems(_WORD.findall(side))) for side in passage.sides)
    return len(a & b) < _RENAMED * min(len(a), len(b))


def definition(passage: Passage) -> Iterator[Flag]:
    """A change inside the sentence that defines a term."""
    if _is_in_definition(passage) and not _is_outside(passage) and not _defines_another(passage):
        a, b = _said(passage.old), _said(passage.new)
        words = {word.lower() for word in (*passage.old, *passage.new)} - _ARTICLES - _EVERY - terms.PRONOUNS
        words -= _TERM_WORDS
        told = sum(character.isalnum() for character in "".join(words)) > 1 and not _ABBREVIATION.fullmatch(
            (a + b).strip()
        )
        moved = terms.DEFINING.pattern.search(a + b) and not passage.gained_any() and not passage.lost_any()
        told = told and not moved and not all(_LABEL.fullmatch(word) for word in words)
        told = told and _JOINING.sub("", a) != _JOINING.sub("", b)
        connecting = a and b and len(a + b) <= _SHORTEST and not FUNCTION_WORDS.isdisjoint((a, b))
        told = told and not connecting and not passage.only_moves()  # 将旅客, 运输旅客
        if told and sorted(_stems(passage.old)) != sorted(_stems(passage.new)):
            change = f"“{a}”→“{b}”" if a and b else f"增加“{b}”" if b else f"删除“{a}”"
            en = f"from “{a}” to “{b}”" if a and b else f"“{b}” is added" if b else f"“{a}” is deleted"
            yield Flag("definition", a, b, f"定义有改动：{change}", f"The definition changes: {en}")


def english_phrases(passage: Passage) -> Iterator[Flag]:
    """What only English drafts say, in set phrases."""
    from drafts.flagging.english_only import PHRASES

    yield from PHRASES.flags(passage)


RULES = Rules(
    Rule(modality, terms.MODAL_WORDS | terms.NEGATIONS),
    *ENGLISH_RULES,
    Rule(english_phrases, english=True),
    Rule(negated, english=True, sides=2),
    Rule(opposed, CONTRARY_WORDS, sides=2),
    Rule(quantities),
    Rule(calendar_days, chinese=True),
    Rule(hours),
    Rule(numbers, english=True, sides=2),
    Rule(numerals, sides=2),
    Rule(urgency, terms.URGENCY | {"delay"}),
    Rule(dates),
    Rule(period_starts),
    Rule(after_event, frozenset("后"), one_sided=True),
    Rule(turned, TURNS, sides=2),
    Rule(bounds, terms.BOUNDS),
    Rule(and_or, terms.ALL_OF | terms.ONE_OF, sides=2),
    *WORD_RULES,
    *MANNER_RULES,
    Rule(actor),
    Rule(party, one_sided=True),
    Rule(authority),
    LEVEL_RULE,
    Rule(agent, one_sided=True),
    Rule(bearer, frozenset(("承担", "负担", "支付")), sides=2),
    Rule(head, one_sided=True),
    Rule(renamed, one_sided=True),
    Rule(list_entry),
    Rule(english_entry, one_sided=True),
    Rule(condition, sides=1),
    Rule(english_condition, CONDITION_WORDS, english=True, sides=2),
    Rule(case, sides=2, next="的"),
    Rule(moment, sides=2, next="以之前后时"),
    Rule(before_or_after, frozenset("前后时"), sides=2),
    Rule(any_one, frozenset(("之一",)), one_sided=True),
    Rule(hedge),
    Rule(definition),
    REWRITTEN_RULE,
)
"""Every rule, in the order in which their flags are shown."""
