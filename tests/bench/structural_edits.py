"""How well alignment follows a redraft by clauses: articles reworded, shortened, enlarged, moved in blocks, replaced by others.

Like `hard_edits`, but nearer to how drafts are rewritten: clauses go, come from elsewhere, change places or are worded anew, so
that a tenth to more than half of an article changes. Run by ``python -m tests.bench.structural_edits FILE…``; nothing of the files
is kept.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from drafts.aligning.passages import sentences
from drafts.reading import read_file
from tests.bench.hard_edits import Edit, Redraft, can_halve, delete, far_place, halves, score
from tests.conftest import ROOT

SHARES = (0.1, 0.3, 0.5)
"""Shares of the clauses that are touched."""
_CLAUSE = re.compile(r"(?<=[，；。,;\n])")


def reworded(words: str, chance: random.Random, made: Redraft, share: float) -> str:
    """The words with a share of their clauses dropped, worded anew, moved by one, or preceded by a clause from elsewhere."""
    clauses = [clause for clause in _CLAUSE.split(words) if clause]
    found: list[str] = []
    for clause in clauses:
        if chance.random() >= share or not clause.strip():
            found.append(clause)
            continue
        way = chance.randrange(4)
        if way == 1:
            found.append(_foreign(made, chance))
        elif way == 2 and found:
            found.insert(-1, clause)
        elif way == 3 or not found:
            found.append(_half_new(clause, chance, made))
        if way == 1:
            found.append(clause)
    return "".join(found).strip() or words


def _foreign(made: Redraft, chance: random.Random) -> str:
    """A clause of another draft."""
    body = chance.choice(made.others) if made.others else chance.choice(made.articles)[2]
    return chance.choice([clause for clause in _CLAUSE.split(body) if clause.strip()] or [body]).replace("\n", "")


def _half_new(clause: str, chance: random.Random, made: Redraft) -> str:
    """A clause whose first or second half is exchanged for that of another."""
    other = _foreign(made, chance)
    half, theirs = len(clause) // 2, len(other) // 2
    return clause[:half] + other[theirs:] if chance.random() < 0.5 else other[:theirs] + clause[half:]


def _take(made: Redraft, chance: random.Random, shortest: int = 30) -> int | None:
    return made.free(chance, lambda words: len(words) >= shortest)


def reword(made: Redraft, chance: random.Random, pool: list[str], share: float) -> None:
    """An article reworded where it stands."""
    at = _take(made, chance)
    if at is not None:
        source, caption, words = made.articles[at]
        made.articles[at] = (source, caption, reworded(words, chance, made, share))
        _done(made, "reword", source)


def shorten(made: Redraft, chance: random.Random, pool: list[str], share: float) -> None:
    """An article of which only the first or the last sentence is left, reworded."""
    at = made.free(chance, can_halve)
    if at is not None:
        source, caption, words = made.articles[at]
        kept = [part for part in sentences(words) if len(part) >= 15] or [words]
        made.articles[at] = (source, caption, reworded(kept[chance.choice((0, -1))].strip(), chance, made, share / 2))
        _done(made, "shorten", source)


def enlarge(made: Redraft, chance: random.Random, pool: list[str], share: float) -> None:
    """An article three times as long, with sentences of other drafts around it."""
    at = _take(made, chance)
    if at is not None and made.others:
        source, caption, words = made.articles[at]
        added: list[str] = []
        while len("".join(added)) < 2 * len(words):
            added.append(chance.choice(sentences(chance.choice(made.others)) or [words]).strip())
        cut = chance.randrange(len(added) + 1)
        parts = [*added[:cut], reworded(words, chance, made, share), *added[cut:]]
        made.articles[at] = (source, caption, "\n".join(parts))
        _done(made, "enlarge", source)


def move_reworded(made: Redraft, chance: random.Random, pool: list[str], share: float) -> None:
    """An article reworded and moved to another part of the draft."""
    at = _take(made, chance)
    if at is not None:
        source, caption, words = made.articles[at]
        target = far_place(made, at, chance)
        del made.articles[at]
        made.articles.insert(target - (target > at), (source, caption, reworded(words, chance, made, share)))
        _done(made, "move", source)


def move_block(made: Redraft, chance: random.Random, pool: list[str], share: float) -> None:
    """Three articles in a row, reworded and moved together."""
    at = _take(made, chance)
    if at is None or at + 3 > len(made.articles):
        return
    block = made.articles[at : at + 3]
    if any(len(source) != 1 or min(source) < 0 or source & made.touched for source, _, _ in block):
        return
    target = far_place(made, at, chance)
    del made.articles[at : at + 3]
    target = min(target - 3 * (target > at), len(made.articles))
    made.articles[target:target] = [(s, c, reworded(words, chance, made, share)) for s, c, words in block]
    for source, _, _ in block:
        _done(made, "block move", source)


def replace(made: Redraft, chance: random.Random, pool: list[str], share: float) -> None:
    """An article deleted and one about something else put in its place: the two are no pair."""
    at = _take(made, chance)
    if at is not None and made.others:
        source = made.articles[at][0]
        mark = frozenset([-len(made.done) - 1])
        made.articles[at] = (mark, "", chance.choice(made.others))
        made.touched |= source
        made.done.append(("delete", source, frozenset()))
        made.done.append(("insert", frozenset(), mark))


def near_copy_far(made: Redraft, chance: random.Random, pool: list[str], share: float) -> None:
    """A new article after the pattern of one that stays, in another part of the draft."""
    at = _take(made, chance, 40)
    if at is not None:
        source, _, words = made.articles[at]
        mark = frozenset([-len(made.done) - 1])
        made.articles.insert(far_place(made, at, chance), (mark, "", reworded(words, chance, made, 0.4)))
        made.touched |= source
        made.done.append(("near copy far", source, mark))


def split_reworded(made: Redraft, chance: random.Random, pool: list[str], share: float) -> None:
    """An article in two, both halves reworded, with a new article between them."""
    at = made.free(chance, can_halve)
    if at is not None:
        source, caption, words = made.articles[at]
        first, second = (reworded(half, chance, made, share) for half in halves(words, chance))
        made.articles[at : at + 1] = [(source, caption, first), (source, "", second)]
        if made.others:
            mark = frozenset([-len(made.done) - 1])
            made.articles.insert(at + 1, (mark, "", chance.choice(made.others)))
            made.done.append(("insert", frozenset(), mark))
        _done(made, "split", source)


def merge_three(made: Redraft, chance: random.Random, pool: list[str], share: float) -> None:
    """Three neighbours made one article, reworded."""
    at = _take(made, chance, 25)
    if at is None or at + 3 > len(made.articles):
        return
    three = made.articles[at : at + 3]
    if any(len(s) != 1 or min(s) < 0 or s & made.touched or not 25 <= len(words) <= 400 for s, _, words in three):
        return
    sources = frozenset().union(*(source for source, _, _ in three))
    words = "\n".join(reworded(words, chance, made, share) for _, _, words in three)
    made.articles[at : at + 3] = [(sources, three[0][1], words)]
    _done(made, "merge of three", sources)


def _done(made: Redraft, kind: str, source: frozenset[int]) -> None:
    made.touched |= source
    made.done.append((kind, source, source))


def revise(made: Redraft, chance: random.Random, pool: list[str], share: float) -> None:
    """All that no edit has touched reworded, some of it hardly, some of it by more than the share: a full revision."""
    for at, (source, caption, words) in enumerate(made.articles):
        if not source & made.touched and min(source) >= 0 and len(words) >= 30:
            made.articles[at] = (source, caption, reworded(words, chance, made, chance.random() * 1.5 * share))
            _done(made, "revision", source)


EDITS: tuple[Edit, ...] = (
    reword,
    shorten,
    enlarge,
    move_reworded,
    move_block,
    replace,
    near_copy_far,
    split_reworded,
    merge_three,
    reword,
    delete,
)


def main(files: Iterable[str]) -> None:
    """Print recall by kind of edit, and precision and recall over all links, for the drafts in the files."""
    drafts = [read_file(Path(name))[1] for name in files]
    for share, last in [*((share, None) for share in SHARES), (SHARES[1], revise)]:
        found = score(drafts, share, edits=EDITS, last=last)
        print(f"{share:.0%} of the clauses touched" + (", and all other articles revised too" if last else ""))
        for kind, count in sorted(found.made.items()):
            print(f"{kind:>14} {found.right[kind]:>5} of {count:<5} {found.right[kind] / count:6.1%}")
        print(f"links: precision {found.precision:.4f}, recall {found.recall:.4f}")


if __name__ == "__main__":
    main(sys.argv[1:] or [str(file) for file in sorted((ROOT / "workbench" / "sample").glob("draft2.*.txt"))])
