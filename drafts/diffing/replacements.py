"""Replacements that run through a whole draft: 帐 for 账 everywhere, one authority for another in forty articles.

A reader judges such a replacement once. It is listed with its places, and an article whose only change is one that an earlier
article already shows is mechanical; the first article keeps the class and the flags that it has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cache, lru_cache

from drafts.comparison import Change, Flag, Replacement, Row, Significance
from drafts.diffing.typography import changed_runs, is_typing
from drafts.flagging import legal_terms as terms
from drafts.flagging.quantities import read_quantity
from drafts.folding import fold, fold_word
from drafts.patterns import regex
from drafts.records import NamedTuple
from drafts.segment import NUMERAL, tokens
from drafts.subsequence import same_at_start
from drafts.traditional import simplified

FEWEST_ROWS = 3
"""Articles that must show a replacement before it counts as running through the draft."""
_LEFT_OVER = 0.1
"""How often the old words may still stand in the new draft, beside each time that they were replaced. 旅客 put before some
运输 but not before others is no replacement that runs through the draft: each place was chosen."""
_LONGEST = 24
_NEVER = frozenset(terms.MODALS) | terms.NEGATIONS | terms.BOUNDS | terms.EXCEPTIONS | terms.ALL_OF | terms.ONE_OF
"""Words that mean something else in each article, however often they are exchanged."""

_BRACKETS = ("《》", "（）", "()", "“”", "「」", "[]")
_NUMERAL = frozenset(NUMERAL)
_ROMAN = regex(r"[IVXL]+$")
_LEVEL = regex(r"(?:article|section|chapter|title|annex|paragraph|point|recital)s?\b", re.I)
Pair = tuple[str, str]


def with_replacements(
    rows: Sequence[Row], language: str, renumbered: Callable[[str], str]
) -> tuple[tuple[Row, ...], tuple[Replacement, ...]]:
    """The rows, repeated replacements judged by their first occurrence, and the replacements, the most frequent first.

    ``renumbered`` gives what a mention of the old draft would read in the new one, had it only followed the renumbering.
    """

    @cache
    def new_text() -> str:
        return "\n".join([row.new_text for row in rows if not row.partial])

    shown = [list(_hunks(row, language)) if _is_edit(row) else [] for row in rows]
    each = [(hunk, at) for at, hunks in enumerate(shown) for hunk in hunks if hunk is not None]
    usual = {core for core, where in _places((hunk.core, at) for hunk, at in each).items() if _runs_through(where)}
    narrow = _frequent(((hunk.pair, at) for hunk, at in each if hunk.letter or hunk.core in usual), new_text)
    wide = _frequent(((hunk.wide, at) for hunk, at in each if hunk.core in usual and hunk.pair not in narrow), new_text)
    found = narrow | wide
    if not found:
        return tuple(rows), ()
    chosen = [[_meant(hunk, narrow, usual) if hunk else None for hunk in hunks] for hunks in shown]
    ordered = sorted(found, key=lambda pair: (-len(found[pair]), found[pair][0], pair))
    number = {pair: at for at, pair in enumerate(ordered)}
    first = {pair: where[0] for pair, where in found.items()}
    judged = tuple(
        _judged(row, at, chosen[at], number, first, renumbered) if chosen[at] else row for at, row in enumerate(rows)
    )
    return judged, tuple(
        Replacement(old, new, len(found[old, new]), tuple(dict.fromkeys(found[old, new]))) for old, new in ordered
    )


def _frequent(shown: Iterable[tuple[Pair, int]], new_text: Callable[[], str]) -> dict[Pair, list[int]]:
    """The pairs that run through a draft, with the rows that show them, a row for each time."""
    return {
        pair: where
        for pair, where in _places(shown).items()
        if _runs_through(where) and _may_repeat(pair) and not _is_left_over(pair, new_text(), _LEFT_OVER * len(where))
    }


def _places(shown: Iterable[tuple[Pair, int]]) -> dict[Pair, list[int]]:
    """The rows that show each pair, a row for each time."""
    places: dict[Pair, list[int]] = {}
    for pair, at in shown:
        places.setdefault(pair, []).append(at)
    return places


def _runs_through(where: Sequence[int]) -> bool:
    """Whether enough articles show it."""
    return len(where) >= FEWEST_ROWS and len(set(where)) >= FEWEST_ROWS


def _is_left_over(pair: Pair, new_text: str, most: float) -> bool:
    """Whether the old words stand in the new draft more often than ``most``, other than as part of the new ones."""
    old, new = pair
    within = new.count(old)
    if within:
        return new_text.count(old) - within * new_text.count(new) > most
    at = 0
    for _ in range(int(most) + 1):  # a usual word is soon found often enough
        at = new_text.find(old, at)
        if at < 0:
            return False
        at += len(old)
    return True


def _is_edit(row: Row) -> bool:
    return row.old_text != row.new_text and bool(row.old and row.new and not row.partial)


def _judged(
    row: Row,
    at: int,
    pairs: Sequence[Pair | None],
    number: dict[Pair, int],
    first: dict[Pair, int],
    renumbered: Callable[[str], str],
) -> Row:
    """A row with the replacements that it repeats; mechanical where these, typing and renumbering are all its changes. Beside
    other changes it loses the flags that say nothing but a replacement that an earlier row shows.
    """
    known = [pair for pair in pairs if pair in number]
    if not known:
        return row
    repeats = tuple(dict.fromkeys(number[pair] for pair in known))
    row = row._replace(replacements=repeats)
    alone = all(pair is None or pair in number or renumbered(pair[0]) == pair[1] for pair in pairs)
    shown = [pair for pair in known if first[pair] != at]
    if alone and len(shown) == len(known) and all(_comes_from(flag, known) for flag in row.flags):
        return row._replace(klass=Significance.MECHANICAL, flags=())
    flags = tuple(flag for flag in row.flags if not any(_tells_only(flag, pair) for pair in shown))
    if len(flags) == len(row.flags):
        return row
    return row._replace(klass=Significance.FLAGGED if flags else Significance.WORDING, flags=flags)


def _tells_only(flag: Flag, pair: Pair) -> bool:
    """Whether what a flag shows differs by a replacement alone."""
    old, new = pair
    return old in flag.old and flag.old.replace(old, new) == flag.new


def _comes_from(flag: Flag, pairs: Sequence[Pair | None]) -> bool:
    """Whether a flag is about words of one of the replacements."""
    return any(
        pair is not None
        and (not flag.old or pair[0] in flag.old or flag.old in pair[0])
        and (not flag.new or pair[1] in flag.new or flag.new in pair[1])
        for pair in pairs
    )


class _Hunk(NamedTuple):
    """One change of a row, as words that others replace."""

    old: str
    new: str
    after: str
    """The unchanged text that follows."""
    language: str
    core: Pair
    """The words without the end that both have in common; it is the same with the word that follows and without it."""
    letter: Pair | None
    """The one letter that is exchanged for another, where that is all: 帐簿 → 账簿 is 帐 → 账."""

    @property
    def pair(self) -> Pair:
        """What is replaced by what; where one of the two is nothing, with the word that follows."""
        return self.letter or (self.bare if self.old and self.new else self.wide)

    @property
    def bare(self) -> Pair:
        """What is replaced by what."""
        return self.old.strip(), self.new.strip()

    @property
    def wide(self) -> Pair:
        """The same with the word that follows: 国家 deleted before 网信部门 is 国家网信 → 网信; 主管 → 管理 is 主管部门 → …"""
        following = _first_word(self.after[:_LONGEST], self.language)
        return (self.old + following).strip(), (self.new + following).strip()


def _meant(hunk: _Hunk, narrow: Container[Pair], usual: Container[Pair]) -> Pair:
    """The replacement that a change makes: by itself where that runs through the draft, else with the word that follows."""
    if hunk.core in usual:
        return hunk.pair if hunk.pair in narrow else hunk.wide
    return hunk.letter if hunk.letter and hunk.letter in narrow else hunk.bare


def _hunks(row: Row, language: str) -> Iterator[_Hunk | None]:
    """Each change of a row, as often as it makes a replacement; None for mere typing."""
    for at, end, gone, came in changed_runs(row.changes):
        if is_typing(gone, came):
            yield None
            continue
        after = row.changes[end].text if end < len(row.changes) else ""
        hunk = _hunk(gone, came, after, language)
        yield from [hunk] * (_times(row.changes[at:end], hunk.pair) if gone and came else 1)


@lru_cache(maxsize=1 << 12)
def _first_word(text: str, language: str) -> str:
    """The first word of a text, with the space before it."""
    words = tokens(simplified(text) if language == "zh" else text, language)
    return text[: len("".join(words[:2] if words and words[0].isspace() else words[:1]))]


def _times(changes: Sequence[Change], pair: Pair) -> int:
    """How often a change makes a replacement: 帐簿和明细帐 → 账簿和明细账 makes 帐 → 账 twice."""
    if len(pair[0]) > 1:
        return 1
    return max(1, sum((a, b) == pair for a, b in zip(changes[0].text, changes[1].text, strict=False)))


def _hunk(old: str, new: str, after: str, language: str) -> _Hunk:
    a, b = old.strip(), new.strip()
    letters = {(x, y) for x, y in zip(a, b, strict=False) if fold_word(x) != fold_word(y)} if len(a) == len(b) else ()
    letter = next(iter(letters)) if len(letters) == 1 and old and new and not old.isascii() else None
    if letter and not _NUMERAL.isdisjoint(letter):
        letter = None
    return _Hunk(old, new, after, language, _core(a, b), letter)


def _core(old: str, new: str) -> Pair:
    """Two texts without spaces around them and without the end that both have in common."""
    while old[-1:] == new[-1:] and (same := same_at_start(old[::-1], new[::-1])):
        old, new = old[: len(old) - same].strip(), new[: len(new) - same].strip()
    return old, new


@lru_cache(maxsize=1 << 12)
def _may_repeat(pair: Pair) -> bool:
    """Whether a replacement means the same wherever it occurs: names and spellings do, numbers, duties and exceptions don't."""
    old, new = pair
    if not old or not new or fold(old) == fold(new) or max(len(old), len(new)) > _LONGEST or "\n" in old + new:
        return False
    if _is_scrap(old) or _is_scrap(new):
        return False
    if not any(map(str.isalpha, old)) or not any(map(str.isalpha, new)):
        return False
    return not any(_says_more(word) for word in (*tokens(simplified(old)), *tokens(simplified(new))))


def _is_scrap(text: str) -> bool:
    """Whether a text is no whole word or name: it holds one of two brackets, or begins with the 的 of the word before it."""
    return text[0] == "的" or any(text.count(pair[0]) != text.count(pair[1]) for pair in _BRACKETS)


def _says_more(word: str) -> bool:
    """Whether a word is a number, a unit, a sign, a mention of a provision or a duty."""
    return (
        word.lower() in _NEVER
        or word[0] in "第（("
        or word[0].isdigit()
        or word in "，。；、：,.;:"
        or (word[0].isascii() and bool(_LEVEL.match(word) or _ROMAN.match(word)))
        or any(map(read_quantity, (word, f"{word} days", f"1 {word}", f"{word} 1")))
    )
