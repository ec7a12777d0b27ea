"""Flags for who and what an English rule speaks of, where no modal word tells it: the {Seller → Buyer} pays, this {Part → Act}."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafts.comparison import Flag
from drafts.flagging.actor_rules import is_person, stem
from drafts.flagging.changed_passage import Passage
from drafts.flagging.same_meaning import name_the_same
from drafts.patterns import regex

_ARTICLES = frozenset(("the", "a", "an", "any", "each", "every", "such"))
_HEADS = frozenset(("Either", "Neither", "Both", "The", "A", "An", "Each", "Every", "Any", "the"))
_NUMBER = " .()0123456789"
"""What the number of a paragraph is made of."""
_PARTY = regex(
    r"((?:[A-Z][A-Za-z-]*)(?: [A-Z][A-Za-z-]*){0,2}|(?:[Ee]ither|[Nn]either|[Bb]oth|[Ee]ach) part(?:y|ies))(?:[’']s?)?"
)
"""A party as contracts name it, with a capital; also whose something is."""
_WHOLE = frozenset(
    ("act", "law", "regulation", "directive", "decision", "order", "agreement", "contract", "code", "regulations")
)
_PARTS = frozenset(
    ("part", "title", "chapter", "schedule", "annex", "division", "section", "article", "paragraph", "clause")
)
_THIS = regex(r"\b[Tt]his $")


def named_party(passage: Passage) -> Iterator[Flag]:
    """Another party in the place of one: the {Supplier → Customer} is liable, at the {Seller’s → Buyer’s} cost."""
    names = [_PARTY.fullmatch(_bare(side)) for side in (passage.old, passage.new)]
    if not (names[0] and names[1]) or not (passage.lead().strip(_NUMBER) or passage.old[0] in _HEADS):
        return  # {Users → Keepers} of rafts: they have their capital from the sentence
    a, b = names[0][1], names[1][1]
    if not (is_person(a) and is_person(b)) or stem(a) == stem(b):
        return
    if name_the_same(a, b):
        return
    old, new = passage.sentences.whole(passage.hunk)
    if a in new and b in old:
        return  # the same two in another order
    yield Flag("scope", a, b, f"“{a}”改为“{b}”：所指不同", f"“{a}” becomes “{b}”: another is meant")


def reach(passage: Passage) -> Iterator[Flag]:
    """How much of the draft is meant: for the purposes of this {Part → Act}."""
    a, b = passage.old_words.strip(), passage.new_words.strip()
    said = {a.lower(), b.lower()}
    if _WHOLE.isdisjoint(said) or _PARTS.isdisjoint(said):
        return  # a chapter that became a section speaks of itself by its new name
    if not _THIS.search(passage.lead()) or not _THIS.search(passage.old_lead()):
        return
    old, new = passage.sentences.whole(passage.hunk)
    if f"this {a}" in new and f"this {b}" in old:
        return  # this Part or this Act, this Act or this Part
    zh, en = f"所及范围由“this {a}”改为“this {b}”", f"How far it reaches changes from “this {a}” to “this {b}”"
    yield Flag("scope", a, b, zh, en)


def _bare(side: Sequence[str]) -> str:
    """A side without the article at its head."""
    words = "".join(side).split()
    return " ".join(words[words[:1] != [] and words[0].lower() in _ARTICLES :])
