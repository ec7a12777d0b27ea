"""Flags for words that say how something is done, and how much must be reached: 免费, 亲自, jointly; 减轻 for 消除."""

from __future__ import annotations

from drafts.flagging import legal_terms as terms
from drafts.flagging.changed_passage import Passage
from drafts.flagging.word_rules import JOINING, by_words, step_words

_FEW, _SHORT_EXCHANGE = 2, 5
"""Words of a side, up to which it says nothing else, and up to which it is one word in the place of another."""


def _manners(passage: Passage, gone: list[str], came: list[str]) -> tuple[list[str], list[str]]:
    """The words that the other sentence has nowhere: at its end as well as at its beginning they say the same."""
    words, _ = passage.one_sided()
    if max(len(step_words(passage.old)), len(step_words(passage.new))) > _FEW or not (words or (gone and came)):
        return [], []
    if words and not JOINING.isdisjoint((words[0], words[-1])):
        return [], []  # 、强制: told as an entry
    old, new = (side.lower() for side in passage.sentences.whole(passage.hunk))
    return [word for word in gone if word.lower() not in new], [word for word in came if word.lower() not in old]


def _efforts(passage: Passage, gone: list[str], came: list[str]) -> tuple[list[str], list[str]]:
    """How much must be reached: 减轻 in the place of 消除; a word that asks for an attempt tells it by itself."""
    if gone and came and max(len(step_words(passage.old)), len(step_words(passage.new))) <= _SHORT_EXCHANGE:
        return gone, came
    return [w for w in gone if w in terms.EFFORTS], [w for w in came if w in terms.EFFORTS]


MANNER_RULES = (
    by_words("scope", terms.GOALS, ("要求的程度", "extent of what is required"), 12, _efforts),
    by_words("scope", terms.MANNERS, ("怎样办理", "how it is done"), 6, _manners),
)
"""Rules for these words, in the order in which their flags are shown."""
