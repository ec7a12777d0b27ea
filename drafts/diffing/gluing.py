"""Which runs of unchanged words stay between two changes, and which are taken into them: the cheapest reading, by a cost model.

A reader pays for every change that must be looked at, for words shown as deleted and inserted although they stand in both texts,
and for scraps of unchanged text that say nothing by themselves. `glued` finds the choice that costs least over the whole article
by dynamic programming: from left to right, the cheapest way for each kind of change that is still open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from drafts.diffing.passages import LONGEST, is_scrap, passages
from drafts.diffing.token_diff import Hunk, TokenDiff
from drafts.diffing.word_weight import FUNCTION_WORDS, weight_of

_MODALS = frozenset(
    modal + negation for modal in ("应当", "可以", "不得", "必须", "shall", "may", "must") for negation in ("", " not")
)
_NUMERALS = frozenset("第一二三四五六七八九十百千万")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_ROMAN = frozenset("IVXL")
_SERIES = frozenset(["、", "，", ",", "和", "及", "与", "或", "至", "或者", "以及"])
"""What stands between the members of a series of atoms: 第八条、第九条和第十条."""

_BODIES = frozenset(["主管", "部门", "机关", "机构", "管理"])
_BEFORE_BODIES = frozenset("院府级、和及与或者由向经同")
_NO_NAMES = frozenset(["有关", "相关", "其他", "当地", "地方", "所在"])
"""What stands after the words of a body's name that change; the letters before them (国务院, 人民政府, 会同); and words that tell
which body, as 县级 does, without being of its name."""

ATOM, PURE, REWRITTEN = 0.5, 1.5, 3.0
"""What a change costs a reader: a legal atom in another's place (三十日 → 六十日) is read at a glance, words put in or taken out
with some care, as is a body's new name, a passage in another's place with more."""
SCRAP, TELLS = 2.0, 4.0
"""What a lone scrap of unchanged text costs that says nothing, falling to nothing at so much weight."""
TAKEN, TAKEN_TOKEN = 1.0, 0.25
"""What each weight of unchanged words costs that is shown as deleted and inserted, and each token of it besides."""
SWAPPED = 0.25
"""What the weight costs instead between words that change places: 组织和个人 → 个人和组织 is seen better whole."""
WESTERN = 2.0
"""How much more a Western word weighs here than among words that are compared: it is seen at once where it stands unchanged."""
SHORT, SMALL = 40, 3.0
"""Words that a passage may change for its small words (of, the, and) to weigh so much; in a longer one they stand by chance."""
ASIDE, UNLIKE = 2, 6
"""Words put in or taken out by themselves, and words that one side of a change may have more than the other. Beside more of them
a small word stands by chance too: [-the register-]{+a list of the drivers+}."""
PARTS = 2.0
"""Unchanged words that weigh so much end a passage."""
_Path = tuple[bool, "_Path"] | None
"""Whether the last run was taken in, and what was decided before."""
_Ways = dict[float, tuple[float, _Path]]
"""The cheapest way to have come so far, by the price of the change that is open: what it cost without that, and the decisions."""


def glued(script: TokenDiff, hunks: Sequence[Hunk]) -> list[Hunk]:
    """The hunks, those made one that read better so; between the others the same words stand unchanged as before."""
    if len(hunks) < 2:
        return list(hunks)
    ways: _Ways = {_price(script, hunks[0]): (0.0, None)}
    for (before, after), small in zip(pairwise(hunks), _small_words_tell(script, hunks), strict=True):
        ways = _onwards(script, before, after, ways, small=small)
    path = _cheapest(ways)[1]
    taken: list[bool] = []
    while path:
        taken.append(path[0])
        path = path[1]
    found = [hunks[0]]
    for hunk, joins in zip(hunks[1:], reversed(taken), strict=True):
        if joins:
            found[-1] = Hunk(found[-1].old_start, hunk.old_end, found[-1].new_start, hunk.new_end)
        else:
            found.append(hunk)
    return found


def _small_words_tell(script: TokenDiff, hunks: Sequence[Hunk]) -> Iterator[bool]:
    """For each hunk but the last, whether small words between it and the next stand there for more than by chance."""
    gone = [_words(script.old[hunk.old_start : hunk.old_end]) for hunk in hunks]
    came = [_words(script.new[hunk.new_start : hunk.new_end]) for hunk in hunks]
    aside = [abs(a - b) > (ASIDE if hunk.pure else UNLIKE) for hunk, a, b in zip(hunks, gone, came, strict=True)]
    for first, end in passages(script, hunks, longest=LONGEST, weight=PARTS):
        short = sum(gone[first:end]) + sum(came[first:end]) <= SHORT
        yield from (short and not aside[at] and not aside[at + 1] for at in range(first, end - 1))
        if end < len(hunks):
            yield False


def _words(tokens: Sequence[str]) -> int:
    """How many words and signs there are."""
    return len(tokens) - sum(map(str.isspace, tokens))


def _standing(token: str, *, small: bool) -> float:
    """What a reader gains from seeing a token stand unchanged."""
    weight = weight_of(token)
    if not token.isascii() or not token.isalpha():
        return weight
    if small:
        return max(SMALL, WESTERN * weight)
    return weight if token in FUNCTION_WORDS else WESTERN * weight


def _onwards(script: TokenDiff, before: Hunk, after: Hunk, ways: _Ways, *, small: bool) -> _Ways:
    """The cheapest ways to have come past the next run of unchanged words."""
    island = script.old[before.old_end : after.old_start]
    price = _price(script, after)
    cost, path = _cheapest(ways)
    if not is_scrap(island):
        return {price: (cost, (False, path))}
    weight = sum(_standing(token, small=small) for token in island)
    found: _Ways = {}
    if not all(token.isspace() for token in island):
        found[price] = (cost + SCRAP * max(0.0, 1.0 - weight / TELLS), (False, path))
    series = price == ATOM and len(island) == 1 and island[0] in _SERIES
    bare = sum(map(weight_of, island))
    renamed = _renamed(script, before, after)
    taken = SWAPPED * bare if renamed or swapped(script, before, after, bare) else TAKEN * weight
    for open_, (cost, path) in ways.items():
        member = series and open_ == ATOM
        cost += TAKEN_TOKEN if member else taken + TAKEN_TOKEN * len(island)
        joined = ATOM if member else PURE if renamed and open_ == PURE else REWRITTEN
        if joined not in found or cost < found[joined][0]:
            found[joined] = (cost, (True, path))
    return found


def _cheapest(ways: _Ways) -> tuple[float, _Path]:
    """The way that costs least once the open change ends."""
    return min(((cost + price, path) for price, (cost, path) in ways.items()), key=lambda way: way[0])


def swapped(script: TokenDiff, before: Hunk, after: Hunk, weight: float) -> bool:
    """Whether what one change takes away the other puts in, and that is no less than what stands between."""
    if not _opposite(before, after):
        return False
    gone = {token for hunk in (before, after) for token in script.old[hunk.old_start : hunk.old_end]}
    came = {token for hunk in (before, after) for token in script.new[hunk.new_start : hunk.new_end]}
    return sum(weight_of(token) for token in gone & came) >= max(1.0, weight)


def _renamed(script: TokenDiff, before: Hunk, after: Hunk) -> bool:
    """Whether the word between belongs to a body's name that changed: 环境保护行政主管部门 → 生态环境主管部门."""
    if not _opposite(before, after) or after.old_start - before.old_end != 1:
        return False
    if not before.old_start or script.old[before.old_start - 1][-1] not in _BEFORE_BODIES:
        return False
    words = {script.old[before.old_end], *_changed(script, before), *_changed(script, after)}
    named = all(len(word) == 2 and word[-1] != "级" for word in words) and words.isdisjoint(_MODALS | _NO_NAMES)
    return named and after.old_end < len(script.old) and script.old[after.old_end] in _BODIES


def _opposite(before: Hunk, after: Hunk) -> bool:
    """Whether one only takes away and the other only puts in."""
    return before.pure and after.pure and (before.old_start == before.old_end) != (after.old_start == after.old_end)


def _changed(script: TokenDiff, hunk: Hunk) -> tuple[str, ...]:
    return script.old[hunk.old_start : hunk.old_end] + script.new[hunk.new_start : hunk.new_end]


def _price(script: TokenDiff, hunk: Hunk) -> float:
    """What a change costs a reader by itself."""
    if hunk.pure:
        return PURE
    return ATOM if is_atomic(script, hunk) else REWRITTEN


def is_atomic(script: TokenDiff, hunk: Hunk) -> bool:
    """Whether one legal atom replaces another (三十日 → 六十日, 可以 → 应当); such a change is shown by itself."""
    return (
        hunk.old_end - hunk.old_start == 1
        and hunk.new_end - hunk.new_start == 1
        and _is_atom(script.old[hunk.old_start])
        and _is_atom(script.new[hunk.new_start])
    )


@lru_cache(maxsize=1 << 14)
def _is_atom(word: str) -> bool:
    """Whether a token is a mention, a number, a quantity or a modal word."""
    return (
        word in _MODALS
        or (len(word) > 1 and word[0] in _NUMERALS)
        or not _DIGITS.isdisjoint(word)
        or _ROMAN.issuperset(word)
    )
