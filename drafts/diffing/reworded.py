"""Sentences and items that were moved inside an article and put otherwise on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from drafts.aligning.penalties import plainly_other_acts
from drafts.comparison import Change, Op, Reworded
from drafts.diff import changes as shown
from drafts.diffing.moves import SENTENCE, Moves, cut
from drafts.diffing.readable import readable
from drafts.diffing.token_diff import TokenDiff
from drafts.folding import comparable
from drafts.patterns import regex
from drafts.records import NamedTuple
from drafts.segment import tokens
from drafts.subsequence import common_length

ALIKE, AHEAD = 0.55, 0.15
"""The share of their words that two sentences must have in common, in order, and by how much it must exceed what either has in
common with another."""
FEWEST = 5
"""Words of a sentence that can be told from another."""
MOST_PAIRS = 4_000
"""Pairs of sentences looked at, which takes a tenth of a second; where there are more, a whole annex was put otherwise."""
NEAR = 20
"""Characters that tell whether a sentence begins or ends beside them."""
BETWEEN = 6
"""Letters kept between the two places; what lies nearer was put otherwise where it stands."""
_PIECE = regex(r"\s*[^。；;！？\n]+?(?:[。；;！？]\n?|\n|\Z|(?<=[.:])\s+(?=[A-Z(“]))")
_ENDS = ("。", "；", ";", "！", "？", "\n", ".", ":", "：")
_NUMBER = regex(r"(?:^|\n)\s*[（(]?(?:[一二三四五六七八九十]{1,3}|[0-9a-z]{1,4})[）).、]\s*\Z")


class _Sentence(NamedTuple):
    """A whole sentence that was deleted or inserted: its run, its place there and in the text, and its words."""

    run: int
    start: int
    end: int
    at: int
    words: list[str]


def with_reworded(
    changes: tuple[Change, ...], moves: Moves, language: str, compared: Callable[[str, str], TokenDiff]
) -> tuple[tuple[Change, ...], Moves, tuple[Reworded, ...]]:
    """The changes, cut where such a sentence begins and ends, the moves in them, and the sentences.

    ``compared`` gives the script of two sentences.
    """
    olds = list(_sentences(changes, Op.DELETE, {gone for gone, _ in moves}, language))
    news = list(_sentences(changes, Op.INSERT, {come for _, come in moves}, language)) if olds else []
    pairs = list(_pairs(changes, olds, news)) if len(olds) * len(news) <= MOST_PAIRS else []
    if not pairs:
        return changes, moves, ()
    runs, place = cut(changes, ((one.run, one.start, one.end) for pair in pairs for one in pair))
    found = sorted((place[old.run, old.start], place[new.run, new.start]) for old, new in pairs)
    same = [(gone, come) for gone, come in found if _bare(runs[gone].text) == _bare(runs[come].text)]
    return (
        runs,
        tuple(sorted([*((place[gone, 0], place[come, 0]) for gone, come in moves), *same])),
        tuple(
            Reworded(gone, come, shown(readable(compared(runs[gone].text.strip(), runs[come].text.strip()))))
            for gone, come in found
            if (gone, come) not in same
        ),
    )


def _bare(text: str) -> str:
    """A text without its spaces."""
    return "".join(text.split())


def _sentences(changes: Sequence[Change], op: Op, moved: set[int], language: str) -> Iterator[_Sentence]:
    """The sentences and items that one side has as a whole inside a deletion or insertion."""
    if not any(
        change.op is op and len(change.text) >= SENTENCE and at not in moved for at, change in enumerate(changes)
    ):
        return
    text = "".join([change.text for change in changes if change.op in (op, Op.EQUAL)])
    at = 0
    for run, change in enumerate(changes):
        if change.op is op and run not in moved and len(change.text) >= SENTENCE:
            for piece in _PIECE.finditer(change.text):
                start, end = at + piece.start(), at + piece.end()
                if end - start >= SENTENCE and _begins(text, start) and _ends(text, end):
                    words = [word for word in tokens(piece.group(), language) if len(word) > 1 or word.isalnum()]
                    if len(words) >= FEWEST:
                        yield _Sentence(run, piece.start(), piece.end(), start, words)
        if change.op in (op, Op.EQUAL):
            at += len(change.text)


def _begins(text: str, at: int) -> bool:
    """Whether a sentence begins there."""
    before = text[max(0, at - NEAR) : at]
    words = before.rstrip()
    return len(words) < len(before.rstrip(" ")) or not words or words.endswith(_ENDS) or bool(_NUMBER.search(before))


def _ends(text: str, at: int) -> bool:
    """Whether a sentence ends there, its mark taken along or kept."""
    before, after = text[max(0, at - NEAR) : at].rstrip(), text[at : at + NEAR]
    return before.endswith(_ENDS) or not after.strip() or after.lstrip(" ").startswith(_ENDS)


def _pairs(
    changes: Sequence[Change], olds: Sequence[_Sentence], news: Sequence[_Sentence]
) -> Iterator[tuple[_Sentence, _Sentence]]:
    """Sentences that are one, in other words: plainly more alike than either is like any other."""
    alike = [[2 * common_length(a.words, b.words) / (len(a.words) + len(b.words)) for b in news] for a in olds]
    for i, old in enumerate(olds):
        for j, new in enumerate(news):
            share = alike[i][j]
            if share < ALIKE or not _apart(changes, old.run, new.run) or _of_other_acts(changes, old, new):
                continue
            rivals = [one for k, one in enumerate(alike[i]) if k != j] + [
                row[j] for k, row in enumerate(alike) if k != i
            ]
            if share - max(rivals, default=0.0) >= AHEAD:
                yield old, new


def _of_other_acts(changes: Sequence[Change], old: _Sentence, new: _Sentence) -> bool:
    """Whether two sentences punish different acts."""
    return plainly_other_acts(*(comparable(changes[one.run].text[one.start : one.end]) for one in (old, new)))


def _apart(changes: Sequence[Change], one: int, other: int) -> bool:
    """Whether words are kept between two runs."""
    low, high = sorted((one, other))
    return sum(sum(map(str.isalnum, text)) for op, text in changes[low + 1 : high] if op is Op.EQUAL) >= BETWEEN
