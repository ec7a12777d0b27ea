"""Where in a long text the words stand that a passage became: the sentences most like it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from comments.adopting.words import stems, weight
from drafts.patterns import regex
from drafts.segment import tokens

LONGER = 1.6
"""Times as long as the passage that a text may be to be taken whole, and that a stretch of it is."""
LEAST_ROOM = 60
"""Characters that a stretch may have at least."""
FOUND_FROM = 0.3
"""The share of the passage's words that must stand in a stretch for it to be the place."""
DOUBTFUL_BELOW = 0.4
"""The share of the words that must stand where a passage was followed to for no other place to be looked for."""
PLAINLY = 0.3
"""How much more of the words another place of the article must have to be taken."""
WISHED = 0.25
"""What a word of the proposal that the passage hasn't counts, beside one that it has."""
_SENTENCE = regex(r"(?<=[。；！？\n])|(?<=[.;])\s")


def place_of(original: str, proposed: str, now: str, article: str, language: str) -> str:
    """Where a passage stands now: in the text ``now`` that it was followed to, or where that has few of its words and of those
    proposed, in the stretch of the whole article that has plainly more.
    """
    here = stretch(original, proposed, now, language)
    likeness = _likeness(original, proposed, here, language)
    if article and article != now and likeness < DOUBTFUL_BELOW:
        there = stretch(original, proposed, article, language)
        if there != article and _likeness(original, proposed, there, language) > likeness + PLAINLY:
            return there
    return here


def _likeness(original: str, proposed: str, text: str, language: str) -> float:
    """The share of the words of a passage and of what is proposed for it that a text has."""
    return _found(_counted(original, language) | _counted(proposed, language), _counted(text, language))


def _counted(text: str, language: str) -> Counter[str]:
    return Counter(stems(tokens(text, language)))


def _found(wanted: Counter[str], there: Counter[str]) -> float:
    """The share, by weight, of some words that are there."""
    whole = sum(weight(each) * times for each, times in wanted.items())
    return sum(weight(each) * min(times, there[each]) for each, times in wanted.items()) / whole if whole else 0.0


def stretch(original: str, proposed: str, text: str, language: str) -> str:
    """The sentences of a text that is much longer than a passage which are most like it; all of it where none are.

    Words that are proposed count too: the draft may have put them in a sentence beside it.
    """
    room = max(LEAST_ROOM, int(LONGER * max(len(original), len(proposed))))
    sentences = [each for each in _SENTENCE.split(text) if each.strip()]
    if len(text) <= room or len(sentences) < 2:
        return text
    wanted = _counted(original, language)
    wished = _counted(proposed, language) - wanted
    counted = [_counted(each, language) for each in sentences]
    common = Counter(each for one in counted for each in one)
    tells = {each: weight(each) / common[each] for each in (*wanted, *wished) if each in common}
    best, place = 0.0, (0, len(sentences))
    for first in range(len(sentences)):
        there: Counter[str] = Counter()
        length = 0
        for last in range(first, len(sentences)):
            length += len(sentences[last])
            if length > room and last > first:
                break
            there += counted[last]
            found = _share(wanted, there, tells) + WISHED * _share(wished, there, tells)
            # a longer stretch must bring more than a trace
            if found > best * 1.02:
                best, place = found, (first, last + 1)
    if _found(wanted, sum(counted[place[0] : place[1]], Counter())) < FOUND_FROM:
        return text
    starts = [0]
    for sentence in sentences:
        starts.append(text.index(sentence, starts[-1]) + len(sentence))
    return text[starts[place[0]] : starts[place[1]]].strip()


def _share(wanted: Counter[str], there: Counter[str], tells: Mapping[str, float]) -> float:
    return sum(tells[each] * min(times, there[each]) for each, times in wanted.items() if there[each])
