"""Sentences and paragraphs that only changed their place inside an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from drafts.comparison import Change, Op
from drafts.folding import fold
from drafts.patterns import regex

SHORTEST = 8
"""Letters that a moved passage must have; shorter ones occur by chance."""
SENTENCE = 12
"""Letters of a sentence that can be told from another although it was put otherwise."""
_PIECE = regex(r"[^。；;\n]*(?:[。；;]\n?|\n|$)")
_ENDS = ("。", "；", ";", "\n")
_NUMBER_BEGINS = frozenset("（(0123456789")
_NUMBER = regex(r"^\s*(?:[（(][一二三四五六七八九十0-9a-z]{1,4}[）)]|[0-9]{1,3}[.．、])\s*")

Moves = tuple[tuple[int, int], ...]


def with_moves(changes: Sequence[Change]) -> tuple[tuple[Change, ...], Moves]:
    """The changes, cut where a moved passage begins and ends, and the moves: places of a deletion and of its insertion.

    A passage is a run of whole sentences or items; its number as an item and the sign at its end may differ. The texts that
    the changes give back stay what they were.
    """
    long = [op for op, text in changes if len(text) >= SHORTEST]
    if Op.DELETE not in long or Op.INSERT not in long:
        return tuple(changes), ()
    deleted, inserted = _pieces(changes, Op.DELETE), _pieces(changes, Op.INSERT)
    if not deleted or not inserted:
        return tuple(changes), ()
    waiting: dict[str, list[tuple[int, int, int]]] = {}
    for piece, name in deleted:
        waiting.setdefault(name, []).append(piece)
    pairs: list[tuple[tuple[int, int, int], tuple[int, int, int]]] = []
    for piece, name in inserted:
        if waiting.get(name):
            pairs.append((waiting[name].pop(0), piece))
    if not pairs:
        return tuple(changes), ()
    runs, place = cut(changes, chain.from_iterable(pairs))
    return runs, tuple(sorted((place[a[0], a[1]], place[b[0], b[1]]) for a, b in pairs))


def cut(
    changes: Sequence[Change], passages: Iterable[tuple[int, int, int]]
) -> tuple[tuple[Change, ...], dict[tuple[int, int], int]]:
    """The changes, cut where passages begin and end, which are given by their run, start and end in it; and for each run and start
    the place of what begins there now.
    """
    cuts: dict[int, set[int]] = {}
    for run, start, end in passages:
        cuts.setdefault(run, set()).update((start, end))
    runs: list[Change] = []
    place: dict[tuple[int, int], int] = {}
    for at, (op, text) in enumerate(changes):
        for start, end in pairwise(sorted({0, len(text), *cuts.get(at, ())})):
            place[at, start] = len(runs)
            runs.append(Change(op, text[start:end]))
    return tuple(runs), place


def may_be_reworded(changes: Sequence[Change], moves: Moves) -> bool:
    """Whether so much was deleted in one place, and inserted in another, that it may be a passage moved in other words."""
    long = [at for at, (_, text) in enumerate(changes) if len(text) >= SENTENCE]
    if len(changes) < 3 or len(long) < 2:
        return False
    moved = {at for pair in moves for at in pair}
    deleted = [at for at in long if at not in moved and changes[at].op is Op.DELETE]
    inserted = [at for at in long if at not in moved and changes[at].op is Op.INSERT]
    return bool(deleted and inserted) and max(inserted[-1] - deleted[0], deleted[-1] - inserted[0]) > 1


def _pieces(changes: Sequence[Change], op: Op) -> list[tuple[tuple[int, int, int], str]]:
    """The sentences and items inside the runs of a kind: run, start and end in it, and the words without number and end."""
    found: list[tuple[tuple[int, int, int], str]] = []
    for at, change in enumerate(changes):
        if change.op is op and len(change.text) >= SHORTEST:
            for start, end in _sentences(change.text):
                name = fold(change.text[start:end]).lstrip()
                if name[:1] in _NUMBER_BEGINS:
                    name = _NUMBER.sub("", name)
                name = name.strip(" .,;:。；：、\n")
                if sum(map(str.isalnum, name)) >= SHORTEST:
                    found.append(((at, start, end), name))
    return found


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    if not any(map(text.__contains__, _ENDS)):
        yield 0, len(text)
        return
    for piece in _PIECE.finditer(text):
        if piece.end() - piece.start() >= SHORTEST:
            yield piece.span()
