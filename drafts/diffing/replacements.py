"""Replacements that run through a whole draft: 帐 for 账 everywhere, one authority for another in forty articles.

A reader judges such a replacement once. It is listed with its places, and an article whose only change is one that an earlier
article already shows is mechanical; the first article keeps the class and the flags that it has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from drafts.comparison import Change, Flag, Op, Replacement, Row, Significance
from drafts.diffing.typography import typographic
from drafts.flagging import legal_terms as terms
from drafts.flagging.quantities import read_quantity
from drafts.folding import fold
from drafts.patterns import regex
from drafts.segment import NUMERAL, tokens

FEWEST_ROWS = 3
"""Articles that must show a replacement before it counts as running through the draft."""
_LEFT_OVER = 0.1
"""How often the old words may still stand in the new draft, beside each time that they were replaced. 旅客 put before some
运输 but not before others is no replacement that runs through the draft: each place was chosen."""
_LONGEST = 24
_NEVER = frozenset(terms.MODALS) | terms.NEGATIONS | terms.BOUNDS | terms.EXCEPTIONS | terms.ALL_OF | terms.ONE_OF
"""Words that mean something else in each article, however often they are exchanged."""

_LEVEL = regex(r"(?:article|section|chapter|title|annex|paragraph|point|recital)s?\b", re.I)
Pair = tuple[str, str]


def with_replacements(
    rows: Sequence[Row], language: str, renumbered: Callable[[str], str]
) -> tuple[tuple[Row, ...], tuple[Replacement, ...]]:
    """The rows, repeated replacements judged by their first occurrence, and the replacements, the most frequent first.

    ``renumbered`` gives what a mention of the old draft would read in the new one, had it only followed the renumbering.
    """
    new_text = "\n".join(row.new_text for row in rows if not row.partial)
    shown = [list(_hunks(row, language)) if _is_edit(row) else [] for row in rows]
    narrow = _frequent(
        ((pair[0], at) for at, pairs in enumerate(shown) for pair in pairs if pair is not None), new_text
    )
    wide = _frequent(
        (
            (pair[1], at)
            for at, pairs in enumerate(shown)
            for pair in pairs
            if pair is not None and pair[0] not in narrow
        ),
        new_text,
    )
    found = narrow | wide
    chosen = [[pair and (pair[0] if pair[0] in narrow else pair[1]) for pair in pairs] for pairs in shown]
    ordered = sorted(found, key=lambda pair: (-len(found[pair]), found[pair][0], pair))
    number = {pair: at for at, pair in enumerate(ordered)}
    first = {pair: where[0] for pair, where in found.items()}
    judged = tuple(
        _judged(row, at, chosen[at], number, first, renumbered) if chosen[at] else row for at, row in enumerate(rows)
    )
    return judged, tuple(
        Replacement(old, new, len(found[old, new]), tuple(dict.fromkeys(found[old, new]))) for old, new in ordered
    )


def _frequent(shown: Iterable[tuple[Pair, int]], new_text: str) -> dict[Pair, list[int]]:
    """The pairs that run through a draft, with the rows that show them, a row for each time."""
    places: dict[Pair, list[int]] = {}
    for pair, at in shown:
        places.setdefault(pair, []).append(at)
    return {
        pair: where
        for pair, where in places.items()
        if len(set(where)) >= FEWEST_ROWS
        and _may_repeat(pair)
        and _left_over(pair, new_text) <= _LEFT_OVER * len(where)
    }


def _left_over(pair: Pair, new_text: str) -> int:
    """How often the old words stand in the new draft, other than as part of the new ones."""
    old, new = pair
    within = new.count(old)
    return new_text.count(old) - (within * new_text.count(new) if within else 0)


def _is_edit(row: Row) -> bool:
    return bool(row.old and row.new and not row.partial and row.old_text != row.new_text)


def _judged(
    row: Row,
    at: int,
    pairs: Sequence[Pair | None],
    number: dict[Pair, int],
    first: dict[Pair, int],
    renumbered: Callable[[str], str],
) -> Row:
    """A row with the replacements that it repeats; mechanical where these, typing and renumbering are all its changes."""
    known = [pair for pair in pairs if pair in number]
    if not known:
        return row
    repeats = tuple(dict.fromkeys(number[pair] for pair in known))
    row = replace(row, replacements=repeats)
    alone = all(pair is None or pair in number or renumbered(pair[0]) == pair[1] for pair in pairs)
    if not alone or any(first[pair] == at for pair in known):
        return row
    if any(not _comes_from(flag, known) for flag in row.flags):
        return row
    return replace(row, klass=Significance.MECHANICAL, flags=())


def _comes_from(flag: Flag, pairs: Sequence[Pair | None]) -> bool:
    """Whether a flag is about words of one of the replacements."""
    return any(
        pair is not None
        and (not flag.old or pair[0] in flag.old or flag.old in pair[0])
        and (not flag.new or pair[1] in flag.new or flag.new in pair[1])
        for pair in pairs
    )


def _hunks(row: Row, language: str) -> Iterator[tuple[Pair, Pair] | None]:
    """Each change of a row as old and new words, alone and with the word that follows; None for mere typing."""
    quiet = typographic(row.changes)
    at = 0
    while at < len(row.changes):
        if row.changes[at].op is Op.EQUAL:
            at += 1
            continue
        end = at
        while end < len(row.changes) and row.changes[end].op is not Op.EQUAL:
            end += 1
        if at in quiet:
            yield None
        else:
            after = row.changes[end].text if end < len(row.changes) else ""
            pairs = _pair(row.changes[at:end], after, language)
            yield from [pairs] * _times(row.changes[at:end], pairs[0])
        at = end


@lru_cache(maxsize=1 << 12)
def _first_word(text: str, language: str) -> str:
    """The first word of a text, with the space before it."""
    words = tokens(text, language)
    return "".join(words[:2] if words and words[0].isspace() else words[:1])


def _times(changes: Sequence[Change], pair: Pair) -> int:
    """How often a change makes a replacement: 帐簿和明细帐 → 账簿和明细账 makes 帐 → 账 twice."""
    if len(pair[0]) > 1 or len(changes) < 2:
        return 1
    return max(1, sum((a, b) == pair for a, b in zip(changes[0].text, changes[1].text, strict=False)))


def _pair(changes: Sequence[Change], after: str, language: str) -> tuple[Pair, Pair]:
    """A change as a replacement, alone and with the word that follows.

    帐簿 → 账簿 is 帐 → 账; 国家 deleted before 网信部门 is 国家网信 → 网信 either way; 主管 → 管理 is 主管部门 → 管理部门.
    """
    old = "".join(change.text for change in changes if change.op is Op.DELETE)
    new = "".join(change.text for change in changes if change.op is Op.INSERT)
    following = _first_word(after[:_LONGEST], language)
    wide = (old + following).strip(), (new + following).strip()
    if not old or not new:
        return wide, wide
    pair = old.strip(), new.strip()
    letters = {(a, b) for a, b in zip(*pair, strict=False) if fold(a) != fold(b)}
    if len(pair[0]) == len(pair[1]) and len(letters) == 1 and not old.isascii():
        letter = next(iter(letters))
        return (pair if set(NUMERAL) & set(letter) else letter), wide
    return pair, wide


@lru_cache(maxsize=1 << 12)
def _may_repeat(pair: Pair) -> bool:
    """Whether a replacement means the same wherever it occurs: names and spellings do, numbers, duties and exceptions don't."""
    old, new = pair
    if not old or not new or fold(old) == fold(new) or max(len(old), len(new)) > _LONGEST or "\n" in old + new:
        return False
    if not any(map(str.isalpha, old)) or not any(map(str.isalpha, new)):
        return False
    return not any(_says_more(word) for word in (*tokens(old), *tokens(new)))


def _says_more(word: str) -> bool:
    """Whether a word is a number, a sign, a mention of a provision or a duty."""
    return (
        word.lower() in _NEVER
        or word[0] in "第（("
        or word[0].isdigit()
        or word in "，。；、：,.;:"
        or bool(_LEVEL.match(word))
        or read_quantity(word) is not None
    )
