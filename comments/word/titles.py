"""Titles of more than a line: where a Chinese one is broken, and what keeps an English one's last words together.

公文 break a title by its sense into lines that are about as long as each other (GB/T 9704). Left to the program that opens the
file, the last line is often a lone 》 or 见. So the lines of a Chinese title are made here, for the room there is; an English one
is wrapped by that program, and its last words hold together.
"""

from __future__ import annotations

from itertools import pairwise

NO_BREAK_SPACE = "\u00a0"
TITLE_CELL, TABLE_TITLE_CELL = 440, 360
"""A Chinese character in the styles Title and Table Title, in twentieths of a point."""
SHORTEST_TAIL = 12
"""Characters that an English title's last line has at least."""
SURELY_ONE_LINE = 40
"""Letters that fit a line in any of the styles."""
_OUTSIDE, _IN_TITLE, _IN_BRACKETS = 12.0, 25.0, 60.0
"""What it costs to break between two words: outside 《》, inside (four times that in a title within a title), and inside （）;
nothing after 》 and before （. The measure is the square of the characters by which a line differs from the mean."""
_JOINING_FIRST, _EXTRA_LINE, _MIDDLE_OF_A_WORD = 15.0, 20.0, 400.0
"""What it costs besides that a line begins with a word that belongs to the one before, that there is a line more than needed,
and that a word is broken."""
_JOINING = frozenset("的和与及等之或")
_NEVER_FIRST = frozenset("》〉」』】）〕”’、，。；：？！·…—)]},.;:?!")
_NEVER_LAST = frozenset("《〈「『【（〔“‘([{")


def room_for(width: int, cell: int = TITLE_CELL) -> int:
    """How many Chinese characters of a size, ``cell``, fit a width; both in twentieths of a point."""
    return max(1, width // cell)


def titled(text: str, language: str, room: int) -> str:
    """A title as it is written into a file: in lines, each fit for ``room`` Chinese characters; or with its end held together."""
    return "\n".join(in_lines(text, room)) if language == "zh" else held_together(text)


def held_together(text: str) -> str:
    """An English title whose last words stay on one line: the spaces between them don't break."""
    if len(text) <= SURELY_ONE_LINE:
        return text
    head, gap, tail = text.rpartition(" ")
    while gap and len(tail) < SHORTEST_TAIL:
        head, gap, word = head.rpartition(" ")
        tail = f"{word}{NO_BREAK_SPACE}{tail}"
    return f"{head}{gap}{tail}"


def in_lines(text: str, room: int) -> list[str]:
    """A Chinese title's lines; joined they are the title. They are about as long as each other, broken by the sense where
    that is possible: after 》 or before （, else between words. A line is longer than ``room`` only where it can't be broken.
    """
    width = _width(text)
    if width <= room:
        return [text]
    places = _places(text)
    fewest = -int(-width // room)
    found = [_best(text, places, room, count) for count in range(fewest, fewest + 3)]
    possible = [(cost + _EXTRA_LINE * more, cuts) for more, (cost, cuts) in enumerate(found) if cuts]
    if not possible:
        return [text]
    _, cuts = min(possible)
    return [text[start:end] for start, end in pairwise((0, *cuts, len(text)))]


def _width(text: str) -> float:
    """In Chinese characters; of letters, capitals take about three quarters of one and the others half."""
    return sum((0.75 if character.isupper() else 0.5) if character.isascii() else 1.0 for character in text)


def _places(text: str) -> dict[int, float]:
    """Where a line may begin, with what that costs."""
    from drafts.segment import boundaries  # the dictionary of words takes long to load

    between = frozenset(boundaries(text))
    found: dict[int, float] = {}
    brackets = marks = 0
    for at, (before, after) in enumerate(pairwise(text), 1):
        brackets += (before == "（") - (before == "）")
        marks += (before == "《") - (before == "》")
        if (
            before in _NEVER_LAST
            or after in _NEVER_FIRST
            or (before.isascii() and after.isascii() and at not in between)
        ):
            continue
        if at not in between:
            found[at] = _MIDDLE_OF_A_WORD
        elif before == "》" or (after == "（" and not brackets):
            found[at] = 0.0
        else:
            found[at] = _IN_BRACKETS if brackets > 0 else _IN_TITLE * marks * marks if marks > 0 else _OUTSIDE
            found[at] += _JOINING_FIRST if after in _JOINING else 0.0
    return found


def _best(text: str, places: dict[int, float], room: int, count: int) -> tuple[float, tuple[int, ...]]:
    """The cheapest way to make so many lines that fit, and where they begin; no places where there is none."""
    mean = _width(text) / count
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(1, count + 1):
        ends = (len(text),) if line == count else tuple(places)
        reached: dict[int, tuple[float, tuple[int, ...]]] = {}
        for end in ends:
            for start, (cost, cuts) in best.items():
                width = _width(text[start:end])
                if start < end and width <= room:
                    way = cost + (width - mean) ** 2 + places.get(end, 0.0), (*cuts, end) if end < len(text) else cuts
                    reached[end] = min(reached.get(end, way), way)
        best = reached
    return best.get(len(text), (0.0, ()))
