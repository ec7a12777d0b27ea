"""Flags for duties, rights and bans that English drafts lay down without a modal word: is {required → encouraged} to keep a log."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.comparison import Flag
from drafts.flagging import legal_terms as terms
from drafts.flagging.changed_passage import Passage
from drafts.flagging.english_rules import grants
from drafts.patterns import regex
from drafts.records import NamedTuple

STANDING_WORDS = frozenset((
    "required", "obliged", "obligated", "bound", "duty", "obligation", "encouraged", "invited", "expected", "recommended",
    "advised", "permitted", "allowed", "authorised", "authorized", "empowered", "entitled", "free", "power", "discretion", "right",
    "prohibited", "precluded", "forbidden", "barred", "need", "needs",
))  # fmt: skip
"""One of these words comes or goes wherever such a phrase does."""
_NOT_BOUND = "not bound"
_PHRASE = regex(
    r"\b(?:(?P<freed>(?:(?:is|are|be) not (?:required|obliged|bound|obligated)|(?:does|do) not (?:need|have)"
    r"|(?:has|have|is under|are under) no (?:duty|obligation)) to|need not)"
    r"|(?P<ban>(?:is|are) not (?:entitled|permitted|allowed|authori[sz]ed|empowered) to|(?:has|have) no (?:right|power) to"
    r"|(?:is|are) (?:prohibited|precluded|forbidden|barred) from|(?:shall|may|must) not|cannot)"
    r"|(?P<duty>(?:(?:is|are|be) (?:required|obliged|bound|obligated)"
    r"|(?:has|have|is under|are under) (?:a|the|an) (?:duty|obligation)|has|have|needs?) to)"
    r"|(?P<appeal>(?:is|are) (?:encouraged|invited|expected|recommended|advised) to|should)"
    r"|(?P<right>(?:(?:is|are|be) entitled|(?:has|have) (?:a|the) right) to)"
    r"|(?P<permission>(?:(?:is|are|be) (?:permitted|allowed|authori[sz]ed|empowered|free|at liberty)"
    r"|(?:has|have) (?:the |a )?(?:power|discretion)) to|may)|(?P<must>shall|must))\b",
    re.I,
)
_SORTS = {
    "freed": _NOT_BOUND,
    "ban": terms.BAN,
    "duty": terms.DUTY,
    "must": terms.DUTY,
    "appeal": terms.APPEAL,
    "right": terms.RIGHT,
    "permission": terms.PERMISSION,
}
_NAMES = {**terms.MODAL_NAMES, _NOT_BOUND: ("免除义务", "no duty")}
_LEAD, _TAIL = 3, 3
"""Words before and after a passage that its phrase may reach into."""
_LONGEST = 14
"""Tokens on a side; a longer passage says more than who must or may."""


class Standing(NamedTuple):
    """What somebody must or may do by each of the two texts: the phrase and its sort."""

    old: tuple[str, str]
    new: tuple[str, str]

    @property
    def is_same(self) -> bool:
        """Whether the phrases mean the same: must, is required to."""
        return self.old[1] == self.new[1]


def standing(passage: Passage) -> Standing | None:
    """What both sides lay down, where one of them says it without a modal word; None where a side lays down nothing."""
    if STANDING_WORDS.isdisjoint(passage.said) or not passage.is_english:
        return None
    if max(len(passage.old), len(passage.new)) > _LONGEST:
        return None
    old = _laid_down(passage.old_lead(), "".join(passage.old), passage.old_tail())
    new = _laid_down(passage.lead(), "".join(passage.new), passage.tail())
    return Standing(old, new) if old and new else None


def _laid_down(lead: str, words: str, tail: str) -> tuple[str, str] | None:
    """The phrase that reaches into some words, and its sort."""
    before = "".join(re.findall(r"\S+\s*|\s+", lead)[-_LEAD:])
    after = "".join(re.findall(r"\s*\S+", tail)[:_TAIL])
    start, end = len(before), len(before) + len(words)
    for match in _PHRASE.finditer(before + words + after):
        if match.start() <= end and start <= match.end():
            return match[0].lower(), _SORTS[match.lastgroup or ""]
    return None


def laid_down(passage: Passage) -> Iterator[Flag]:
    """A duty, a right, a permission, a ban or an encouragement in another's place."""
    found = standing(passage)
    if found is None or found.is_same or grants(passage):
        return
    (a, one), (b, other) = found
    (zh_a, en_a), (zh_b, en_b) = _NAMES[one], _NAMES[other]
    kind = "ban" if terms.BAN in (one, other) else "modality"
    yield Flag(kind, a, b, f"{a} → {b}：{zh_a}变为{zh_b}", f"“{a}” becomes “{b}”: {en_a} becomes {en_b}")
