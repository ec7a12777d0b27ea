"""How well alignment follows hard edits: real or made-up articles, redrafted by known rules, so that the truth is known.

Run by ``python -m tests.bench.hard_edits FILE…``, each a draft to redraft. Nothing of the files is kept.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from drafts.align import Alignment, align
from drafts.aligning.passages import sentences
from drafts.model import Draft
from drafts.reading import read_file
from drafts.segment import boundaries
from tests.conftest import ROOT
from tests.drafts.small_drafts import build

LIGHTLY, HEAVILY = 0.08, 0.25
Body = tuple[frozenset[int], str, str]
"""Numbers of the old articles that it comes from, caption, words."""


@dataclass
class Redraft:
    """A new draft being made: its articles with where each comes from, and what was done to which."""

    articles: list[Body]
    others: list[str] = field(default_factory=list)
    """Articles of other drafts, to take new words from."""
    done: list[tuple[str, frozenset[int], frozenset[int]]] = field(default_factory=list)
    """(kind of edit, old articles, marks of the new ones)."""
    touched: set[int] = field(default_factory=set)

    def free(self, chance: random.Random, fits: Callable[[str], bool] = bool) -> int | None:
        """The place of an article that no edit has touched and whose words fit."""
        places = [
            at
            for at, (source, _, words) in enumerate(self.articles)
            if source and not source & self.touched and len(source) == 1 and fits(words)
        ]
        return chance.choice(places) if places else None


def _light(words: str, chance: random.Random, pool: list[str], share: float) -> str:
    """A share of the words exchanged for words of other articles."""
    cuts = [0, *boundaries(words)]
    cuts = sorted({*cuts, len(words)})
    pieces = [words[a:b] for a, b in pairwise(cuts)]
    return "".join(
        chance.choice(pool) if len(piece) > 1 and piece[0].isalnum() and chance.random() < share else piece
        for piece in pieces
    )


def halves(words: str, chance: random.Random) -> tuple[str, str]:
    parts = sentences(words)
    sizes = [len("".join(parts[:n])) for n in range(1, len(parts))]
    good = [n for n, size in enumerate(sizes, start=1) if 30 <= size <= len(words) - 30]
    cut = chance.choice(good)
    return "".join(parts[:cut]).strip(), "".join(parts[cut:]).strip()


def can_halve(words: str) -> bool:
    parts = sentences(words)
    return any(30 <= len("".join(parts[:n])) <= len(words) - 30 for n in range(1, len(parts)))


Edit = Callable[[Redraft, random.Random, list[str], float], None]
"""Redrafts an article that no edit has touched: what is being made, chance, words to exchange for, and the share of them."""


def redraft(
    draft: Draft,
    others: list[str],
    seed: int,
    share: float = LIGHTLY,
    edits: Sequence[Edit] = (),
    last: Edit | None = None,
) -> tuple[Draft, Draft, Redraft]:
    """A draft, its redraft, and what was done to it; ``last`` is done once, at the end."""
    chance = random.Random(seed)
    old = [(frozenset([n]), article.title, draft.body(article)) for n, article in enumerate(draft.articles)]
    pool = [word for _, _, words in old for word in re.findall(r"[一-龥]{2}|[A-Za-z]{3,}", words)]
    made = Redraft(list(old), others)
    for _ in range(max(1, len(old) // 40)):
        for edit in edits or (_split, _split_far, _merge, _merge_far, _move, _near_copy, _rewrite, delete):
            edit(made, chance, pool, share)
    for words in chance.sample(others, min(len(others), max(1, len(old) // 30))):
        mark = frozenset([-len(made.done) - 1])
        made.articles.insert(chance.randrange(len(made.articles)), (mark, "", words))
        made.done.append(("insert", frozenset(), mark))
    if last:
        last(made, chance, pool, share)
    return _built(old), _built(made.articles), made


def _built(articles: list[Body]) -> Draft:
    return build(*(words for _, _, words in articles), captions=tuple(caption for _, caption, _ in articles))


def _split(made: Redraft, chance: random.Random, pool: list[str], share: float, far: bool = False) -> None:
    at = made.free(chance, can_halve)
    if at is None:
        return
    source, caption, words = made.articles[at]
    first, second = halves(words, chance)
    made.articles[at] = (source, caption, _light(first, chance, pool, share))
    there = at + 1 if not far else far_place(made, at, chance)
    made.articles.insert(there, (source, "", _light(second, chance, pool, share)))
    made.touched |= source
    made.done.append(("split far" if far else "split", source, source))


def _split_far(made: Redraft, chance: random.Random, pool: list[str], share: float) -> None:
    _split(made, chance, pool, share, far=True)


def far_place(made: Redraft, at: int, chance: random.Random) -> int:
    places = [n for n in range(len(made.articles) + 1) if abs(n - at) > len(made.articles) // 5]
    return chance.choice(places)


def _merge(made: Redraft, chance: random.Random, pool: list[str], share: float, far: bool = False) -> None:
    at = made.free(chance, lambda words: 25 <= len(words) <= 400)
    if at is None:
        return
    source, caption, words = made.articles[at]
    made.touched |= source
    near = [
        n
        for n, (other, _, text) in enumerate(made.articles)
        if len(other) == 1
        and min(other) >= 0
        and not other & made.touched
        and 25 <= len(text) <= 400
        and (abs(n - at) == 1 if not far else abs(n - at) > len(made.articles) // 5)
    ]
    if not near:
        return
    there = chance.choice(near)
    other, _, text = made.articles[there]
    made.touched |= other
    joined = _light(words, chance, pool, share) + "\n" + _light(text, chance, pool, share)
    made.articles[at] = (source | other, caption, joined)
    del made.articles[there]
    made.done.append(("merge far" if far else "merge", source | other, source | other))


def _merge_far(made: Redraft, chance: random.Random, pool: list[str], share: float) -> None:
    _merge(made, chance, pool, share, far=True)


def _move(made: Redraft, chance: random.Random, pool: list[str], share: float) -> None:
    at = made.free(chance, lambda words: len(words) >= 25)
    if at is None:
        return
    source, caption, words = made.articles[at]
    target = far_place(made, at, chance)
    article = (source, caption, _light(words, chance, pool, 2 * share))
    del made.articles[at]
    made.articles.insert(target - (target > at), article)
    made.touched |= source
    made.done.append(("move", source, source))


def _near_copy(made: Redraft, chance: random.Random, pool: list[str], share: float) -> None:
    at = made.free(chance, lambda words: len(words) >= 40)
    if at is None:
        return
    source, _, words = made.articles[at]
    mark = frozenset([-len(made.done) - 1])
    made.articles.insert(at + 1, (mark, "", _light(words, chance, pool, 0.3)))
    made.touched |= source
    made.done.append(("near copy", source, mark))


def _rewrite(made: Redraft, chance: random.Random, pool: list[str], share: float) -> None:
    at = made.free(chance, lambda words: len(words) >= 40)
    if at is None:
        return
    source, caption, words = made.articles[at]
    made.articles[at] = (source, caption, _light(words, chance, pool, 0.6))
    made.touched |= source
    made.done.append(("rewrite 60 %", source, source))


def delete(made: Redraft, chance: random.Random, pool: list[str], share: float) -> None:
    at = made.free(chance)
    if at is not None:
        made.touched |= made.articles[at][0]
        made.done.append(("delete", made.articles[at][0], frozenset()))
        del made.articles[at]


def judged(found: Alignment, old: Draft, new: Draft, made: Redraft) -> tuple[Counter[str], Counter[str], int, int, int]:
    """Edits found and edits made, by kind; then links right, wrong and missed."""
    number_old = {article.key: n for n, article in enumerate(old.articles)}
    source_new = {article.key: made.articles[n][0] for n, article in enumerate(new.articles)}
    links = {(number_old[o], n) for link in found.links if not link.partial for o in link.old for n in link.new}
    truth = {(o, n) for n, sources in source_new.items() for o in sources if o >= 0}
    moved = {number_old[o] for link in found.links if link.moved for o in link.old}
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for kind, olds, marks in made.done:
        total[kind] += 1
        here = {n for n, sources in source_new.items() if sources & marks} if marks else set()
        if kind in ("insert", "near copy", "near copy far"):
            good = not any(n in here for _, n in links) and (
                kind == "insert" or all((o, m) in links for o, m in truth if o in olds)
            )
        elif kind == "delete":
            good = not any(o in olds for o, _ in links)
        else:
            good = {(o, n) for o, n in links if o in olds or n in here} == {(o, n) for o, n in truth if o in olds}
            if kind in ("move", "block move"):
                good = good and bool(olds & moved)
        right[kind] += good
    return right, total, len(links & truth), len(links - truth), len(truth - links)


@dataclass
class Score:
    """Edits found and made by kind, and links over all, summed over redrafts."""

    right: Counter[str] = field(default_factory=Counter)
    made: Counter[str] = field(default_factory=Counter)
    hits: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Links that are right, of those found."""
        return self.hits / max(1, self.hits + self.wrong)

    @property
    def recall(self) -> float:
        """Links found, of those there are."""
        return self.hits / max(1, self.hits + self.missed)


def score(
    drafts: Sequence[Draft],
    share: float = LIGHTLY,
    seeds: int = 3,
    edits: Sequence[Edit] = (),
    last: Edit | None = None,
) -> Score:
    """Redrafts each draft with each seed and sums up; new articles are taken from the other drafts of the language."""
    total = Score()
    for draft in drafts:
        others = [
            other.body(article)
            for other in drafts
            if other.language == draft.language and other.title != draft.title
            for article in other.articles
        ]
        for seed in range(seeds):
            old, new, made = redraft(draft, others, seed, share, edits, last)
            right, done, hits, wrong, missed = judged(align(old, new), old, new, made)
            total.right += right
            total.made += done
            total.hits, total.wrong, total.missed = total.hits + hits, total.wrong + wrong, total.missed + missed
    return total


def main(files: Iterable[str]) -> None:
    """Print recall by kind of edit, and precision and recall over all links, for the drafts in the files."""
    drafts = [read_file(Path(name))[1] for name in files]
    for share in (LIGHTLY, HEAVILY):
        found = score(drafts, share)
        print(f"{share:.0%} of the words exchanged as well (twice as many where an article was moved)")
        for kind, count in sorted(found.made.items()):
            print(f"{kind:>14} {found.right[kind]:>5} of {count:<5} {found.right[kind] / count:6.1%}")
        print(f"links: precision {found.precision:.4f}, recall {found.recall:.4f}")


if __name__ == "__main__":
    main(sys.argv[1:] or [str(file) for file in sorted((ROOT / "workbench" / "sample").glob("draft2.*.txt"))])
