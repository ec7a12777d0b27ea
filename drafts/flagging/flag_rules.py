"""The rules that turn one changed passage into flags, one function a kind.

Each yields flags with its reason in Chinese and English. A rule sees the passage, its sentence, and which legal words the
article as a whole gained or lost: a word that only changed its place (可以 moved to another clause) is no gain and no loss.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafts.comparison import Flag
from drafts.diffing.word_weight import weight_of
from drafts.flagging import legal_terms as terms
from drafts.flagging.authority_rules import agent, authority
from drafts.flagging.changed_passage import Passage, Rule, short
from drafts.flagging.condition_rules import case, condition, hedge
from drafts.flagging.list_rules import english_entry, list_entry
from drafts.flagging.modal_rules import modality, urgency
from drafts.flagging.quantity_rules import bounds, dates, quantities
from drafts.flagging.word_rules import WORD_RULES
from drafts.patterns import regex

_ARTICLES = frozenset(("the", "a", "an"))


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


_ABBREVIATION = regex(r"[（(][A-Z][A-Za-z]{1,9}[）)]")
_LABEL = regex(r"\W*|(?:deleted|and)|[(\[]?[0-9]{1,3}[a-z]{0,2}[)\]]?|(?:points?|articles?)\s?[0-9(].*", re.I)
"""What says nothing in a definition: numbers, [deleted], the place of another definition."""
_ENDING = regex(r"(?:ing|ed|es|s|e)$")


def _stems(words: Sequence[str]) -> list[str]:
    """What is said, whatever the form of the English verbs and nouns: aimed at achieving, aiming to achieve."""
    plain = [
        word.strip().lower() for word in words if weight_of(word) > 0.5 and word.lower() not in ("at", "for", "by")
    ]
    return [_ENDING.sub("", word) if word.isascii() else word for word in plain]


def definition(passage: Passage) -> Iterator[Flag]:
    """A change inside the sentence that defines a term."""
    if any(word in passage.article for word in terms.DEFINING_WORDS) and terms.DEFINING.search(passage.around()):
        a, b = short("".join(passage.old)), short("".join(passage.new))
        words = {word.lower() for word in (*passage.old, *passage.new)} - _ARTICLES
        told = sum(character.isalnum() for character in "".join(words)) > 1 and not _ABBREVIATION.fullmatch(
            (a + b).strip()
        )
        told = told and not all(_LABEL.fullmatch(word) for word in words)
        if told and _stems(passage.old) != _stems(passage.new):
            change = f"“{a}”→“{b}”" if a and b else f"增加“{b}”" if b else f"删除“{a}”"
            en = f"from “{a}” to “{b}”" if a and b else f"“{b}” is added" if b else f"“{a}” is deleted"
            yield Flag("definition", a, b, f"定义有改动：{change}", f"The definition changes: {en}")


RULES: tuple[Rule, ...] = (
    Rule(modality, terms.MODAL_WORDS | terms.NEGATIONS),
    Rule(quantities),
    Rule(urgency, terms.URGENCY),
    Rule(dates),
    Rule(bounds, terms.BOUNDS),
    Rule(and_or, terms.ALL_OF | terms.ONE_OF),
    *WORD_RULES,
    Rule(authority),
    Rule(agent, one_sided=True),
    Rule(list_entry),
    Rule(english_entry, one_sided=True),
    Rule(condition),
    Rule(case),
    Rule(hedge),
    Rule(definition),
)
"""Every rule, in the order in which their flags are shown."""
