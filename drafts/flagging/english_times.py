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
_PERIOD_LAST = regex(r"\b(?:days?|weeks?|months?|years?|hours?|period)[’']? ?$", re.I)
"""What stands before the event from which a period runs, where nothing else says so."""
_FROM_EVENT = regex(
    r"(?:after|of|from|following|before|prior to|(?:beginning|starting) (?:on|with)) (?!notice\b|time\b)[a-z]", re.I
)
_ON_WHICH = regex(r"\b(?:day|date|time) (?:on which|when|that)\b[^.,;:]*$", re.I)
"""What stands before the event from which a period runs, up to one word of it."""


_LIES = {
    word: sort
    for sort, words in (
        ("before", ("before", "prior to", "until", "till", "up to", "ahead of", "no later than", "not later than")),
        ("after", ("after", "following", "since", "as from", "as of")),
        ("during", ("during", "throughout", "in the course of", "while")),
        ("about", ("about", "around")),
    )
    for word in words
}
"""On which side of an event something lies."""
_EVENT_OF = regex(r"(?:the )?(?!dates?|day|time)[a-z]+(?: [a-z]+)? of(?: the)?", re.I)
"""What makes another event of the one after it: within ten days of {the receipt of} the notice."""
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


def before_or_after(passage: Passage) -> Iterator[Flag]:
    """Which side of an event something lies on: sold {before → after} the sale, on or {before → about} 1 May."""
    a, b = (" ".join(side.lower().split()) for side in (passage.old_words, passage.new_words))
    one, other = _LIES.get(a), _LIES.get(b)
    if not one or not other or one == other or not passage.goes_on_alike():
        return
    yield Flag("time-limit", a, b, f"时间由“{a}”改为“{b}”", f"“{a}” becomes “{b}”: another time is meant")


def run_starts(passage: Passage) -> Iterator[Flag]:
    """The event from which a period runs, where only one text names it: deleted within six months{ of collection}."""
    words, comes = passage.one_sided()
    said = "".join(words).strip(" ,.")
    if (
        len(words) > _LONGEST
        or not _FROM_EVENT.match(said)
        or not _PERIOD_LAST.search(passage.lead() if comes else passage.old_lead())
    ):
        return
    yield one_sided_flag(said, comes=comes, zh="起算日", en="The day from which the period runs", kind="time-limit")


def period_runs(passage: Passage) -> Iterator[Flag]:
    """From when a period runs: within 28 days of the {receipt → date} of the notice."""
    a, b = ("".join(side).strip(" ,.") for side in (passage.old, passage.new))
    if not (a or b) or max(len(passage.old), len(passage.new)) > _LONGEST or "\n" in a + b:
        return
    if any(map(read_quantity, (*passage.old, *passage.new))):
        return
    gone, came = stems(a) - stems(passage.sides[1]), stems(b) - stems(passage.sides[0])
    if not (gone and came) and (
        not (gone or came) or not (_ON_WHICH.search(passage.lead()) or _EVENT_OF.fullmatch(a or b))
    ):
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
