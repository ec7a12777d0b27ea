"""Two texts as tokens, and the shortest edit script between them; what flags are read from and what readers' diffs begin with."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain, count

from drafts.diffing.followed_mentions import Renumbered, as_it_is, followed
from drafts.diffing.paragraph_pairs import paired, paragraphs, start_of
from drafts.diffing.sentence_pairs import paired_sentences
from drafts.diffing.tidiness import Choice
from drafts.diffing.word_weight import Copies, copies_of, weight_of
from drafts.folding import fold_word
from drafts.patterns import regex
from drafts.records import NamedTuple
from drafts.segment import tokens
from drafts.subsequence import kept_runs, same_at_ends
from drafts.traditional import is_traditional

_LONGEST_TABLE = 60_000_000
"""Cells (old × new tokens) of one edit script, about 0.1 s and 8 MB; longer texts are paired by lines first."""
_LONGEST_BLOCK = 400_000_000
"""The same for a block of lines that all changed, about 0.7 s and 50 MB; a longer one is shown as deleted and inserted."""
_ITEM = regex(r"\((?:[一二三四五六七八九十]{1,4}|[0-9]{1,3}|[a-z]{1,4})\)")
_MANY, _FEWER = 6, 0.75
"""Hunks from which on sentences are paired first, and the share of them that may be left for it to be worth while."""
_ENDS = ("\n", "。", ";", "；", ".")
"""What ends a sentence or an item."""


class Hunk(NamedTuple):
    """Old tokens ``old_start:old_end`` became new tokens ``new_start:new_end``; one of the two ranges may be empty."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int

    @property
    def pure(self) -> bool:
        """Whether something was only inserted or only deleted."""
        return self.old_start == self.old_end or self.new_start == self.new_end


class TokenDiff(NamedTuple):
    """Two texts as tokens and the hunks between them, in order, apart from one another by at least one equal token.

    Tokens between hunks are equal when folded, not always letter for letter: ，may stand against a half-width comma.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]
    hunks: tuple[Hunk, ...]
    old_forms: tuple[int, ...]
    """A number for each old token; tokens that count as equal have the same one."""
    new_forms: tuple[int, ...]
    shown: tuple[Hunk, ...]
    """Hunks between the same tokens that readers' diffs begin with; they keep to paragraphs where it costs little, and in English
    to sentences, as the others do in Chinese."""
    printed: tuple[str, str] | None = None
    """Both texts as they are printed, where that is in traditional letters or with spaces inside words; the tokens are in
    simplified ones, or without them."""

    def old_words(self, hunk: Hunk) -> str:
        """What a hunk takes away."""
        return "".join(self.old[hunk.old_start : hunk.old_end])

    def new_words(self, hunk: Hunk) -> str:
        """What a hunk puts in."""
        return "".join(self.new[hunk.new_start : hunk.new_end])

    def as_printed(self) -> TokenDiff:
        """The same with the tokens as they are printed."""
        if self.printed is None:
            return self
        from drafts.diffing.printed_words import sliced

        old, new = map(sliced, self.printed, (self.old, self.new))
        return self._replace(old=old, new=new, printed=None)


def token_diff(old: str, new: str, language: str = "zh", renumbered: Renumbered = as_it_is) -> TokenDiff:
    """The edit script over tokens that keeps the most, before any cosmetic step; flags are read from this one.

    ``renumbered`` gives the form that a mention (第八条) would have in the new draft if it merely followed its target's new
    number; tokens that it makes equal count as equal.
    """
    printed = (old, new) if language == "zh" and is_traditional(old + new) else None
    if printed:
        from drafts.lettering.simplifying import in_mainland_letters

        old, new = map(in_mainland_letters, printed)
    left, right = tuple(tokens(old, language)), tuple(tokens(new, language))
    old_forms, new_forms = list(map(_form, followed(old, left, renumbered))), list(map(_form, right))
    if printed:
        from drafts.diffing.printed_words import sliced, spelt_apart

        spelt: dict[str, str] = {}
        old_forms = spelt_apart(left, sliced(printed[0], left), old_forms, spelt)
        new_forms = spelt_apart(right, sliced(printed[1], right), new_forms, spelt)
    numbers = _numbered(old_forms, new_forms)
    a, b = tuple(map(numbers.__getitem__, old_forms)), tuple(map(numbers.__getitem__, new_forms))
    whole, in_places = _hunks(left, right, a, b, numbers)
    if len(in_places) >= _MANY and len(a) * len(b) <= _LONGEST_TABLE:
        by_sentence = joined(_by_sentences(a, b, numbers))
        if len(by_sentence) <= _FEWER * len(in_places) and Choice(left, right, by_sentence, in_places).spares_changes():
            in_places = by_sentence
            if language == "zh":
                whole = by_sentence  # of English sentences told whole, a flag wouldn't say which duty or body changed
    hunks = tuple(_trimmed(hunk, a, b) for hunk in joined(whole))
    shown = hunks if in_places is whole else tuple(_trimmed(hunk, a, b) for hunk in joined(in_places))
    return TokenDiff(left, right, hunks, a, b, shown, printed)


def _numbered(old: Sequence[str], new: Sequence[str]) -> dict[str, int]:
    """A number for each form, as they come: numbers are compared many times quicker than words."""
    return dict(zip(dict.fromkeys(chain(old, new)), count()))


def word_script(old: Sequence[str], new: Sequence[str]) -> Iterator[Hunk]:
    """The hunks between two short runs of tokens that keep the most words; a space is kept where the words beside it are."""
    old_forms, new_forms = list(map(_form, old)), list(map(_form, new))
    numbers = _numbered(old_forms, new_forms)
    a, b = list(map(numbers.__getitem__, old_forms)), list(map(numbers.__getitem__, new_forms))
    old_at, new_at = _words(old), _words(new)
    old_end = new_end = first = second = 0
    end = Hunk(len(old_at), len(old_at), len(new_at), len(new_at))
    for hunk in (*_script([a[at] for at in old_at], [b[at] for at in new_at], 0, 0, copies_of(numbers)), end):
        for x, y in zip(old_at[first : hunk.old_start], new_at[second : hunk.new_start], strict=True):
            if a[old_end:x] != b[new_end:y]:
                yield _trimmed(Hunk(old_end, x, new_end, y), a, b)
            old_end, new_end = x + 1, y + 1
        first, second = hunk.old_end, hunk.new_end
    if a[old_end:] != b[new_end:]:
        yield _trimmed(Hunk(old_end, len(old), new_end, len(new)), a, b)


def _words(tokens: Sequence[str]) -> list[int]:
    """The places of tokens that are more than a space."""
    return [at for at, token in enumerate(tokens) if not token.isspace() or token[-1] == "\n"]


def _hunks(
    left: Sequence[str], right: Sequence[str], a: Sequence[int], b: Sequence[int], numbers: Mapping[str, int]
) -> tuple[Sequence[Hunk], Sequence[Hunk]]:
    """The hunks of two texts, given as tokens and as the numbers of their forms: those that flags are read from, and those shown.

    Hunks of neighbouring paragraphs may touch.
    """
    line_break = numbers.get("\n", -1)
    copies = copies_of(numbers)
    is_long = len(a) * len(b) > _LONGEST_TABLE
    if is_long or line_break < 0:
        hunks = list(_long_script(a, b, line_break, copies) if is_long else _script(a, b, 0, 0, copies))
        return hunks, hunks
    hunks, are_paired = _by_paragraphs(a, b, line_break, copies)
    shortest = list(_script(a, b, 0, 0, copies)) if are_paired else hunks
    if shortest == hunks:
        return hunks, hunks
    choice = Choice(left, right, hunks, shortest)
    return choice.whole(), choice.in_places()


def _by_sentences(a: Sequence[int], b: Sequence[int], numbers: Mapping[str, int]) -> list[Hunk]:
    """The hunks of two texts of which only sentences that are each other's successors are compared; the others come or go
    whole. The shortest script finds words of a rewritten sentence in any other, far apart and in the wrong places.
    """
    ends = frozenset(numbers[end] for end in _ENDS if end in numbers)
    trifles = frozenset(number for word, number in numbers.items() if weight_of(word) <= 0.5)
    copies = copies_of(numbers)
    hunks: list[Hunk] = []
    old_at = new_at = 0
    for (a0, a1), (b0, b1) in paired_sentences(a, b, ends, trifles):
        if a0 > old_at or b0 > new_at:
            hunks.append(Hunk(old_at, a0, new_at, b0))
        hunks.extend(_script(a[a0:a1], b[b0:b1], a0, b0, copies))
        old_at, new_at = a1, b1
    if old_at < len(a) or new_at < len(b):
        hunks.append(Hunk(old_at, len(a), new_at, len(b)))
    return hunks


@lru_cache(maxsize=1 << 14)
def _form(word: str) -> str:
    """What a token counts as: its folded form; the number of a list item counts as any other, it follows from the order."""
    if word[-1] == "\n":
        return "\n"  # a paragraph's end is no space between words
    folded = fold_word(word)
    return "(#)" if folded[0] == "(" and _ITEM.fullmatch(folded) else folded


def _script(a: Sequence[int], b: Sequence[int], old_at: int, new_at: int, copies: Copies) -> Iterator[Hunk]:
    """The hunks between two sequences of token numbers, moved by the given offsets, that keep the most weight of words.

    The shortest script of single tokens would as gladly keep two spaces and an of as three words. So each token is laid out as
    many times as it counts; copies have a number of their own each, so that they can only be matched as they stand.
    """
    first, last = same_at_ends(a, b)
    old, new = a[first : len(a) - last], b[first : len(b) - last]
    old_at, new_at = old_at + first, new_at + first
    i = j = 0
    for x, y, size in _kept(old, new, copies) if not set(old).isdisjoint(new) else ():
        if x > i or y > j:
            yield Hunk(old_at + i, old_at + x, new_at + j, new_at + y)
        i, j = x + size, y + size
    if i < len(old) or j < len(new):
        yield Hunk(old_at + i, old_at + len(old), new_at + j, new_at + len(new))


def _kept(a: Sequence[int], b: Sequence[int], copies: Copies) -> Iterator[tuple[int, int, int]]:
    """What the heaviest common subsequence keeps: where runs of tokens begin on either side, and how long they are."""
    laid_a, laid_b = list(map(copies.__getitem__, a)), list(map(copies.__getitem__, b))
    starts_a, starts_b = list(accumulate(map(len, laid_a), initial=0)), list(accumulate(map(len, laid_b), initial=0))
    if starts_a[-1] * starts_b[-1] > _LONGEST_TABLE:  # each once; if that is too much, lines are paired first
        laid_a, laid_b = [each[:1] for each in laid_a], [each[:1] for each in laid_b]
        starts_a, starts_b = list(range(len(a) + 1)), list(range(len(b) + 1))
    for at_a, at_b, size in kept_runs(list(chain.from_iterable(laid_a)), list(chain.from_iterable(laid_b))):
        x, y = bisect_right(starts_a, at_a) - 1, bisect_right(starts_b, at_b) - 1
        if starts_a[x] < at_a:  # the rest of a token of which the beginning isn't kept
            x, y = x + 1, y + 1
        end = bisect_right(starts_a, at_a + size) - 1
        if end > x:
            yield x, y, end - x


def _by_paragraphs(a: Sequence[int], b: Sequence[int], line_break: int, copies: Copies) -> tuple[list[Hunk], bool]:
    """The hunks of two texts, paragraphs that are plainly each other's successors compared by themselves; and whether any are.

    The shortest script of the whole takes words of one list item for those of another wherever that saves a word.
    """
    left, right = paragraphs(a, line_break), paragraphs(b, line_break)
    pairs = paired([a[x:y] for x, y in left], [b[x:y] for x, y in right])
    old_at, new_at = start_of(left, pairs.first, a), start_of(right, pairs.first, b)
    hunks: list[Hunk] = []
    for i, j in pairs.between:
        (a0, a1), (b0, b1) = left[i], right[j]
        hunks.extend(_script(a[old_at:a0], b[new_at:b0], old_at, new_at, copies))
        hunks.extend(_script(a[a0:a1], b[b0:b1], a0, b0, copies))
        old_at, new_at = a1, b1
    old_end, new_end = start_of(left, len(left) - pairs.last, a), start_of(right, len(right) - pairs.last, b)
    hunks.extend(_script(a[old_at:old_end], b[new_at:new_end], old_at, new_at, copies))
    return hunks, bool(pairs.between)


def _trimmed(hunk: Hunk, a: Sequence[int], b: Sequence[int]) -> Hunk:
    """A hunk without the tokens that both its sides begin or end with; hunks of neighbouring paragraphs may share them."""
    a0, a1, b0, b1 = hunk.old_start, hunk.old_end, hunk.new_start, hunk.new_end
    while a0 < a1 and b0 < b1 and a[a1 - 1] == b[b1 - 1]:
        a1, b1 = a1 - 1, b1 - 1
    while a0 < a1 and b0 < b1 and a[a0] == b[b0]:
        a0, b0 = a0 + 1, b0 + 1
    return Hunk(a0, a1, b0, b1)


def _long_script(a: Sequence[int], b: Sequence[int], line_break: int, copies: Copies) -> Iterator[Hunk]:
    """The hunks of texts too long for one table: lines (or runs of 64 tokens) are matched first, tokens inside what is left."""
    from drafts.diffing.lines import extent, lines

    left, right = lines(a, line_break), lines(b, line_break)
    numbers: dict[tuple[int, ...], int] = {}
    lines_a = [numbers.setdefault(tuple(a[x:y]), len(numbers)) for x, y in left]
    lines_b = [numbers.setdefault(tuple(b[x:y]), len(numbers)) for x, y in right]
    for block in joined(list(_script(lines_a, lines_b, 0, 0, [(at,) for at in range(len(numbers))]))):
        a0, a1 = extent(left, block.old_start, block.old_end, len(a))
        b0, b1 = extent(right, block.new_start, block.new_end, len(b))
        if (a1 - a0) * (b1 - b0) <= _LONGEST_BLOCK:
            yield from _script(a[a0:a1], b[b0:b1], a0, b0, copies)
        else:
            yield Hunk(a0, a1, b0, b1)


def joined(hunks: Iterable[Hunk]) -> list[Hunk]:
    """Hunks that touch made one."""
    hunks = list(hunks)
    if len(hunks) < 2:
        return hunks
    joined: list[Hunk] = []
    for hunk in hunks:
        last = joined[-1] if joined else None
        if last and last.old_end == hunk.old_start and last.new_end == hunk.new_start:
            joined[-1] = Hunk(last.old_start, hunk.old_end, last.new_start, hunk.new_end)
        else:
            joined.append(hunk)
    return joined
