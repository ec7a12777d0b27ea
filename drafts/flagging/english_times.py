"""Flags for English words that say from when a rule holds or a period runs, where no number and no date tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafts.comparison import Flag
from drafts.flagging.changed_passage import Passage, one_sided_flag, short
from drafts.flagging.english_rules import stems
from drafts.flagging.quantities import read_quantity
from drafts.patterns import regex

_LONGEST = 24
"""Tokens on a side; a longer passage says more than a day."""
_IN_FORCE = regex(
    r"\b(?:(?:comes?|enters?|enter|brought|coming|entry|entering) into (?:force|operation|effect)|takes? effect"
    r"|(?:commences?|applies|apply)(?= (?:on|at|upon|after|from|when)\b))[^.;:\n]*$",
    re.I,
)
"""What stands before the day from which a rule holds."""
_RUNS_FROM = regex(
    r"\b(?:(?:days?|weeks?|months?|years?|hours?|period) (?:after|from|of|before|following|(?:beginning|starting) (?:on|with))"
    r"|(?:runs?|begins?|starts?|commences?|calculated|counted|beginning|starting|days?|dates?|time) (?:from|on|with|after|of)"
    r"|(?:day|date|time) (?:on which|when|that))"
    r"(?: (?:the|an?|its|their|his|her|such|that|day|date|time|of|on|which|when))*\s*(?:[a-z]+ )?$",
    re.I,
)
_ON_WHICH = regex(r"\b(?:day|date|time) (?:on which|when|that)\b[^.,;:]*$", re.I)
"""What stands before the event from which a period runs, up to one word of it."""


_ORDINAL = frozenset((
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "twelfth", "fourteenth",
    "fifteenth", "twentieth", "thirtieth", "last", "1st", "2nd", "3rd", "4th", "5th", "7th", "10th", "14th",
    "15th", "20th", "28th", "30th",
))  # fmt: skip
_DAY_NEXT = regex(r"\s*(?:(?:working|business|calendar|sitting) )?(?:days?|weeks?|months?|years?|anniversary)\b", re.I)


def counted_days(passage: Passage) -> Iterator[Flag]:
    """Which day it is, by its number: deemed to be received on the {second → fifth} day after posting."""
    a, b = ([word for word in side if not word.isspace()] for side in (passage.old, passage.new))
    if (
        max(len(a), len(b)) > 1
        or not _ORDINAL.issuperset(map(str.lower, (*a, *b)))
        or not _DAY_NEXT.match(passage.following)
    ):
        return
    x, y = "".join(a), "".join(b)
    zh, en = f"日期由“{x or '无'}”改为“{y or '无'}”", f"The day changes from “{x or 'none'}” to “{y or 'none'}”"
    yield Flag("time-limit", x, y, zh, en)


def period_runs(passage: Passage) -> Iterator[Flag]:
    """From when a period runs: within 28 days of the {receipt → date} of the notice."""
    a, b = ("".join(side).strip(" ,.") for side in (passage.old, passage.new))
    if not (a or b) or max(len(passage.old), len(passage.new)) > _LONGEST or "\n" in a + b:
        return
    if any(map(read_quantity, (*passage.old, *passage.new))):
        return
    gone, came = stems(a) - stems(passage.sides[1]), stems(b) - stems(passage.sides[0])
    if not (gone and came) and (not (gone or came) or not _ON_WHICH.search(passage.lead())):
        return
    if _IN_FORCE.search(passage.lead()) and _IN_FORCE.search(passage.old_lead()):
        kind, zh, en = "effective-date", "施行日期", "The date of effect"
    elif _RUNS_FROM.search(passage.lead()) and _RUNS_FROM.search(passage.old_lead()):
        kind, zh, en = "time-limit", "起算日", "The day from which the period runs"
    else:
        return
    x, y = short(a), short(b)
    if x and y:
        yield Flag(kind, x, y, f"{zh}由“{x}”改为“{y}”", f"{en} changes from “{x}” to “{y}”")
    else:
        yield one_sided_flag(
            x or y, comes=bool(y), zh=f"{zh}的限定", en=f"A qualifier of {en[0].lower()}{en[1:]}", kind=kind
        )
