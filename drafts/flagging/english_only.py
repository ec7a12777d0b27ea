"""The rules for what English drafts say without a word that weighs by itself; loaded with the first English change.

Most drafts are Chinese, and needn't wait for them.
"""

from __future__ import annotations

from drafts.flagging.english_bounds import BOUND_WORDS, english_bounds
from drafts.flagging.english_measures import MEASURE_RULES
from drafts.flagging.english_times import counted_days, period_runs
from drafts.flagging.rules import Rule, Rules
from drafts.flagging.single_words import SINGLE_WORD_RULES
from drafts.flagging.standing_rules import STANDING_WORDS, laid_down

PHRASES = Rules(
    Rule(laid_down, STANDING_WORDS),
    Rule(english_bounds, BOUND_WORDS),
    *MEASURE_RULES,
    Rule(period_runs),
    Rule(counted_days),
)
"""Rules for set phrases."""
SINGLE_WORDS = Rules(*SINGLE_WORD_RULES)
"""Rules for single words of which no other rule says anything."""
