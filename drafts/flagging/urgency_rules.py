"""Flags for how fast something must be done, where no number says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.comparison import Flag
from drafts.flagging import legal_terms as terms
from drafts.flagging.changed_passage import Passage
from drafts.flagging.quantities import read_quantity
from drafts.patterns import regex

_UNDUE = ("undue", "unreasonable")
_DELAYS = tuple({word, ""} for word in _UNDUE)
"""One of these words alone comes or goes."""
_DELAYED = terms.Phrase(regex(r"without (?:undue |unreasonable )?delay"), ("delay",))
_NEXT_TO = regex(r"\bimmediately (?:following|preceding|above|below|beside|adjacent)\b")
"""Says where, not when."""
_AT_ONCE, _SAYS_AT_ONCE = {"immediately", "forthwith"}, regex(r"\b(?:immediately|forthwith)\b", re.I)
"""Words for the same, at whatever place in the sentence."""
_WITHOUT_DELAY = regex(r"\bwithout (?:any )?delay\b")


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
    if {*gone, *came} & _AT_ONCE and all(map(_SAYS_AT_ONCE.search, passage.sentences.whole(passage.hunk))):
        gone, came = ([word for word in found if word.lower() not in _AT_ONCE] for found in (gone, came))
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
