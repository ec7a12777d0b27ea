"""The rules for what English drafts say without a word that weighs by itself; loaded with the first English change.

Most drafts are Chinese, and needn't wait for them.
"""

from __future__ import annotations

from drafts.flagging.english_bounds import BOUND_WORDS, english_bounds
from drafts.flagging.english_measures import MEASURE_RULES, all_that, by_or_to, currency, per_unit, share, voters
from drafts.flagging.english_parties import named_party, reach
from drafts.flagging.english_states import LEAVE_WORDS, both_or_one, contrary, leave, none_of_them
from drafts.flagging.english_times import before_or_after, counted_days, period_runs, run_starts
from drafts.flagging.rules import Rule, Rules
from drafts.flagging.single_words import SINGLE_WORD_RULES
from drafts.flagging.standing_rules import STANDING_WORDS, laid_down

PHRASES = Rules(
    Rule(laid_down, STANDING_WORDS),
    Rule(leave, LEAVE_WORDS, english=True, sides=2),
    Rule(english_bounds, BOUND_WORDS),
    *MEASURE_RULES,
    Rule(period_runs),
    Rule(counted_days),
)
"""Rules for set phrases."""
SINGLE_WORDS = Rules(
    Rule(contrary, sides=2),
    Rule(both_or_one, frozenset(("both",)), sides=2),
    Rule(currency, sides=2),
    Rule(none_of_them, frozenset(("no", "neither"))),
    Rule(before_or_after, sides=2),
    Rule(named_party, sides=2),
    Rule(reach, sides=2),
    Rule(by_or_to, frozenset(("by", "to")), sides=2),
    Rule(share, one_sided=True),
    Rule(per_unit, one_sided=True),
    Rule(voters, one_sided=True),
    Rule(all_that, frozenset(("all", "every")), one_sided=True),
    Rule(run_starts, one_sided=True),
    *SINGLE_WORD_RULES,
)
"""Rules for words of which no other rule says anything."""
