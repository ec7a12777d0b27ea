"""What became of each article between two drafts: kept, renumbered, moved, split, merged, new or gone.

The steps, each able to overrule nothing that an earlier one proved: a person's pins → articles whose comparable text is the same →
likeness of words, with place, caption and chapter as further evidence, taken greedily one to one → sentences whose words turn up in
another article, which show splits, merges and passages that went elsewhere → a heaviest increasing subsequence, which tells
articles that were moved from those that were merely renumbered.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import exp, sqrt

from drafts.folding import comparable, fold
from drafts.mentions import mentioned_articles
from drafts.model import Draft, Provision
from drafts.passages import Piece, Trace, pieces, trace, unexplained
from drafts.pins import NO_PINS, PinAction, Pins
from drafts.similarity import Index, Weights, cosine, features, longest_increasing

SURE = 0.72
"""From this cosine on, words alone prove a pair; such pairs then tell where the others should lie."""
CLEAR = 0.1
"""By so much a sure pair must beat every rival."""
ENOUGH = 0.34
"""Words, place, caption and chapter together make a pair from here on."""
LEAST_WORDS = 0.15
"""No evidence makes up for words less alike than this."""
EXPLAINED = 0.5
"""A sentence this much like one of its own partner's sentences went nowhere else."""
TRACED = 0.5
"""A sentence this much like a sentence elsewhere came from there."""
MADE_OF = 0.17
"""From here on an article without a partner is taken to be made of another, see `_Aligner._origins`."""
HELD = 0.3
"""Less than this share of its words in another article can't make it a part of that one."""
TELLING = 40.0
"""The weight of lost words (about eight rare character pairs) from which it tells something where they went."""
FEW = 5
"""An article that lacks fewer features than this has lost no passage."""
MOST = 0.5
"""The share of an article from which it counts as made of the other, not merely as holding a passage of it."""
PASSAGE = 14
"""Characters from which a passage that went elsewhere is worth a row."""


@dataclass(frozen=True, slots=True)
class Link:
    """Articles of the old draft and what became of them, as keys; one of the two sides may be empty."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    score: float
    """0 to 1: how alike the words are; 1 for the same words and for pinned links."""
    moved: bool = False
    partial: bool = False
    """Only a passage of the old article went to the new one; both have their main place elsewhere."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every article of both drafts in exactly one link that isn't partial, in the new draft's order."""

    links: tuple[Link, ...]


@dataclass(slots=True)
class _Side:
    """One draft's articles, ready for comparing."""

    articles: Sequence[Provision]
    texts: list[str]
    plain: list[str]
    counted: list[Counter[str]]
    captions: list[str]
    chapters: list[str]
    mentions: list[set[int]]
    """The places of the other articles that each article speaks of."""
    vectors: list[dict[str, float]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.articles)


def align(old: Draft, new: Draft, pins: Pins = NO_PINS) -> Alignment:
    """The alignment of two drafts' articles.

    Raises UnknownProvisionError where a pin names an article that isn't there.
    """
    return _Aligner(old, new, pins).result()


def _side(draft: Draft) -> _Side:
    texts = [draft.body(article) for article in draft.articles]
    plain = [comparable(text) for text in texts]
    places = {article.key: at for at, article in enumerate(draft.articles)}
    mentioned = mentioned_articles(draft)
    return _Side(
        draft.articles,
        texts,
        plain,
        [features(text) for text in plain],
        [fold(article.title).strip().lower() for article in draft.articles],
        [next((fold(p.title) for p in draft.ancestors(article) if p.title), "") for article in draft.articles],
        [{places[key] for key in mentioned[article.key]} for article in draft.articles],
    )


class _Aligner:
    """The working memory of one alignment; thrown away with it."""

    def __init__(self, old: Draft, new: Draft, pins: Pins) -> None:
        self.drafts = (old, new)
        self.old, self.new = _side(old), _side(new)
        self.weights = Weights([*self.old.counted, *self.new.counted])
        self.old.vectors = [self.weights.vector(counted) for counted in self.old.counted]
        self.new.vectors = [self.weights.vector(counted) for counted in self.new.counted]
        self.telling_captions = {
            caption
            for caption in {*self.old.captions} & {*self.new.captions}
            if caption and self.old.captions.count(caption) == 1 == self.new.captions.count(caption)
        }
        self.partner: dict[int, int] = {}
        """Old article to its one main new article."""
        self.source: dict[int, int] = {}
        self.scores: dict[tuple[int, int], float] = {}
        self.splits: dict[int, list[int]] = {}
        """Further new articles made of an old one, which have no main old article of their own."""
        self.merges: dict[int, list[int]] = {}
        self.partials: list[Trace] = []
        self.forbidden: set[tuple[int, int]] = set()
        self.settled_old: set[int] = set()
        self.settled_new: set[int] = set()
        self.said_moved: set[int] = set()
        self._pin(pins)

    def result(self) -> Alignment:
        self._match_same_words()
        self._match_alike(SURE, placed=False)
        self._match_alike(ENOUGH, placed=True)
        self._gather()
        self._trace_passages()
        return Alignment(tuple(self._links()))

    # ------------------------------------------------------------------------------------------------------------ pins

    def _pin(self, pins: Pins) -> None:
        old_draft, new_draft = self.drafts
        old_places = {article.key: at for at, article in enumerate(old_draft.articles)}
        new_places = {article.key: at for at, article in enumerate(new_draft.articles)}
        for pin in reversed(pins.pins):
            olds = [old_places[old_draft.article(name).key] for name in pin.old]
            news = [new_places[new_draft.article(name).key] for name in pin.new]
            if pin.action is PinAction.UNPAIR:
                self.forbidden.add((olds[0], news[0]))
                continue
            if self.settled_old.intersection(olds) or self.settled_new.intersection(news):
                continue
            self.settled_old.update(olds)
            self.settled_new.update(news)
            if olds and news:
                self._join(olds[0], news[0], 1.0)
                if len(news) > 1:
                    self.splits[olds[0]] = news[1:]
                if len(olds) > 1:
                    self.merges[news[0]] = olds[1:]
                if pin.action is PinAction.MOVE:
                    self.said_moved.add(olds[0])

    def _join(self, old: int, new: int, score: float) -> None:
        self.partner[old] = new
        self.source[new] = old
        self.scores[old, new] = score

    def _free_old(self) -> list[int]:
        return [at for at in range(len(self.old)) if at not in self.partner and at not in self.settled_old]

    def _free_new(self) -> list[int]:
        return [at for at in range(len(self.new)) if at not in self.source and at not in self.settled_new]

    # ------------------------------------------------------------------------------------------------------ one to one

    def _match_same_words(self) -> None:
        """Pairs articles with the same comparable text; of several, those with the same surroundings, else in order."""
        where: dict[str, list[int]] = {}
        for at in self._free_new():
            where.setdefault(self.new.plain[at], []).append(at)
        groups: dict[str, list[int]] = {}
        for at in self._free_old():
            if self.old.plain[at] in where:
                groups.setdefault(self.old.plain[at], []).append(at)
        for plain, olds in groups.items():
            news = where[plain]
            for old in olds:
                left = [new for new in news if new not in self.source and (old, new) not in self.forbidden]
                if left:
                    captions = self.old.captions[old]
                    self._join(old, next((new for new in left if self.new.captions[new] == captions), left[0]), 1.0)

    def _match_alike(self, floor: float, *, placed: bool) -> None:
        """Pairs what is most alike first, until nothing reaches the floor.

        With ``placed``, place, captions, chapters and references count too; without, only pairs without a rival are taken.
        """
        free_old, free_new = self._free_old(), self._free_new()
        if not free_old or not free_new:
            return
        index = Index([self.new.vectors[at] for at in free_new], most_shared_by=max(30, len(free_new) // 8))
        expected = self._expected_places() if placed else None
        found: list[tuple[float, float, int, int]] = []
        for old in free_old:
            candidates = {free_new[number]: score for score, number in index.nearest(self.old.vectors[old])}
            if expected is not None:
                self._add_likely(candidates, old, free_new, expected)
            for new, words in candidates.items():
                if (old, new) in self.forbidden or (words < LEAST_WORDS and not self._same_caption(old, new)):
                    continue
                score = words + (self._evidence(old, new, expected) if expected is not None else 0.0)
                if score >= floor:
                    found.append((score, words, old, new))
        if not placed:
            found = list(_clear(found))
        for _, words, old, new in sorted(found, key=lambda one: (-one[0], one[2], one[3])):
            if old not in self.partner and new not in self.source:
                self._join(old, new, words)

    def _add_likely(self, candidates: dict[int, float], old: int, free_new: list[int], expected: _Places) -> None:
        """Adds articles that lie where the old one should, or bear its caption."""
        low, high = expected.gap(old)
        for new in free_new:
            if new not in candidates and (low <= new < min(high, low + 12) or self._same_caption(old, new)):
                candidates[new] = cosine(self.old.vectors[old], self.new.vectors[new])

    def _evidence(self, old: int, new: int, expected: _Places) -> float:
        """What speaks for a pair besides its words."""
        evidence = 0.12 * max(expected.nearness(old, new), self._beside_neighbours(old, new))
        if self._same_caption(old, new):
            evidence += 0.3
        if self.old.chapters[old] and self.old.chapters[old] == self.new.chapters[new]:
            evidence += 0.03
        if (old == 0 and new == 0) or (old == len(self.old) - 1 and new == len(self.new) - 1):
            evidence += 0.08  # the first article says why the rule is made, the last when it takes effect
        return evidence + self._same_mentions(old, new)

    def _same_caption(self, old: int, new: int) -> bool:
        """Whether both articles bear one caption, which no other article of their drafts bears."""
        caption = self.old.captions[old]
        return bool(caption) and self.new.captions[new] == caption and caption in self.telling_captions

    def _same_mentions(self, old: int, new: int) -> float:
        """What the references say: 0.15 where two articles speak of the same articles, less than 0 where of others.

        Penalty articles are alike in most of their words; which duty they punish tells them apart.
        """
        before = {self.partner[at] for at in self.old.mentions[old] if at in self.partner}
        after = self.new.mentions[new]
        if not before or not after:
            return 0.0
        both = len(before & after)
        return 0.15 * both / min(len(before), len(after)) if both else -0.25

    def _beside_neighbours(self, old: int, new: int) -> float:
        """Whether the articles next to the old one went next to the new one; articles are often moved in groups."""
        distances = [
            abs(new - self.partner[near] - (old - near)) for near in (old - 1, old + 1) if near in self.partner
        ]
        swapped = [abs(new - self.partner[near]) for near in (old - 1, old + 1) if near in self.partner]
        return 0.7 * exp(-min([*distances, *swapped], default=99) / 2)

    def _expected_places(self) -> _Places:
        olds = sorted(self.partner)
        news = [self.partner[at] for at in olds]
        kept = longest_increasing(news, [self._heft(old) for old in olds])
        return _Places([olds[at] for at in kept], [news[at] for at in kept], len(self.old), len(self.new))

    def _heft(self, old: int) -> float:
        return 8.0 + sqrt(min(len(self.old.plain[old]), 400))

    # ------------------------------------------------------------------------------------------------ splits and merges

    def _gather(self) -> None:
        """Gives articles without a partner to an article that holds, beyond its own partner's words, what makes them up."""
        found = [
            *self._origins(self._free_new(), self.new, self.old, self.partner, swap=True),
            *self._origins(self._free_old(), self.old, self.new, self.source, swap=False),
        ]
        for _, old, new in sorted(found, key=lambda one: (-one[0], one[1], one[2])):
            if (old, new) in self.forbidden or old in self.settled_old or new in self.settled_new:
                continue
            if self._is_free_new(new) and self._is_free_old(old):
                self._join(old, new, cosine(self.old.vectors[old], self.new.vectors[new]))
            elif self._is_free_new(new) and old in self.partner:
                self._add_split(old, new)
            elif self._is_free_old(old) and new in self.source:
                self._add_merge(old, new)

    def _origins(
        self, free: list[int], side: _Side, other: _Side, partners: dict[int, int], *, swap: bool
    ) -> Iterator[tuple[float, int, int]]:
        """Likely homes of articles without a partner, as (score, old, new).

        The words an article shares with a home count only as far as the home's own partner lacks them: two penalty
        articles are alike in every law, yet only a merged one has the other's peculiar words.
        """
        if not free:
            return
        mass = self.weights.mass
        index = Index(other.vectors, most_shared_by=max(30, len(other) // 4))
        for at in free:
            own = side.counted[at].keys()
            total = mass(own)
            if not total:
                continue
            for alike, home in [*index.nearest(side.vectors[at], 6), *self._by_mentions(at, side, other, swap=swap)]:
                there = other.counted[home].keys()
                kept = side.counted[partners[home]].keys() if home in partners else set[str]()
                peculiar, lost = own - kept, there - kept
                lost_mass = mass(lost)
                found_again = mass(peculiar & there) / (mass(peculiar) or 1.0)
                explained = mass(lost & own) / lost_mass if lost_mass >= TELLING else 0.0
                share = mass(own & there) / total
                old, new = (home, at) if swap else (at, home)
                mentions = self._same_mentions(old, new)
                score = share * max(found_again, 0.8 * explained) + 0.1 * alike + mentions
                if score >= MADE_OF and (share >= HELD or mentions > 0):
                    yield score, old, new

    def _by_mentions(self, at: int, side: _Side, other: _Side, *, swap: bool) -> Iterator[tuple[float, int]]:
        """Articles that speak of the same articles as this one, with the cosine of their words."""
        partners = self.source if swap else self.partner
        targets = {partners[target] for target in side.mentions[at] if target in partners}
        for home, theirs in enumerate(other.mentions):
            if targets and targets & theirs:
                alike = cosine(side.vectors[at], other.vectors[home])
                if alike >= LEAST_WORDS:
                    yield alike, home

    def _add_split(self, old: int, new: int) -> None:
        self.splits.setdefault(old, []).append(new)
        self.scores[old, new] = cosine(self.old.vectors[old], self.new.vectors[new])

    def _add_merge(self, old: int, new: int) -> None:
        self.merges.setdefault(new, []).append(old)
        self.scores[old, new] = cosine(self.old.vectors[old], self.new.vectors[new])

    def _is_free_old(self, old: int) -> bool:
        return old not in self.partner and all(old not in olds for olds in self.merges.values())

    def _is_free_new(self, new: int) -> bool:
        return new not in self.source and all(new not in news for news in self.splits.values())

    # -------------------------------------------------------------------------------------------------------- passages

    def _trace_passages(self) -> None:
        homes_of_old: dict[int, list[int]] = {
            old: [new, *self.splits.get(old, ())] for old, new in self.partner.items()
        }
        homes_of_new: dict[int, list[int]] = {new: [old, *self.merges.get(new, ())] for new, old in self.source.items()}
        for old, news in self.splits.items():
            homes_of_new.update({new: [old] for new in news})
        for new, olds in self.merges.items():
            homes_of_old.update({old: [new] for old in olds})
        old_pieces = self._unexplained(self.old, homes_of_old, self.new, self.settled_old)
        new_pieces = self._unexplained(self.new, homes_of_new, self.old, self.settled_new)
        if old_pieces and new_pieces:
            for found in sorted(trace(old_pieces, new_pieces, TRACED, self.weights), key=lambda one: -one.size):
                if found.new not in homes_of_old.get(found.old, ()):
                    self._judge(found)

    def _unexplained(self, side: _Side, homes: dict[int, list[int]], other: _Side, settled: set[int]) -> list[Piece]:
        """The sentences of one draft that don't stand in the articles of the other that theirs became."""
        found: list[Piece] = []
        for at in range(len(side)):
            linked = homes.get(at, [])
            if at in settled or (len(linked) == 1 and side.plain[at] == other.plain[linked[0]]):
                continue
            gone = side.counted[at].keys() - {feature for home in linked for feature in other.counted[home]}
            if len(gone) < FEW:
                continue
            own = pieces(at, side.texts[at], self.weights)
            theirs = [piece for home in linked for piece in pieces(home, other.texts[home], self.weights)]
            found.extend(unexplained(own, theirs, EXPLAINED, self.weights))
        return found

    def _judge(self, found: Trace) -> None:
        """Whether a traced passage makes a split, a merge, a pair, a passage that went elsewhere, or nothing."""
        old, new = found.old, found.new
        if (old, new) in self.forbidden:
            return
        share_old = found.size / max(1, len(self.old.plain[old]))
        share_new = found.size / max(1, len(self.new.plain[new]))
        old_free, new_free = self._is_free_old(old), self._is_free_new(new)
        if old_free and new_free and max(share_old, share_new) >= MOST:
            self._join(old, new, found.score)
        elif new_free and share_new >= MOST and old in self.partner:
            self._add_split(old, new)
        elif old_free and share_old >= MOST and new in self.source:
            self._add_merge(old, new)
        elif found.size >= PASSAGE and self._same_mentions(old, new) >= 0:
            self.partials.append(found)

    # ----------------------------------------------------------------------------------------------------------- links

    def _links(self) -> Iterable[Link]:
        olds = sorted(self.partner)
        news = [self.partner[at] for at in olds]
        in_order = {olds[at] for at in longest_increasing(news, [self._heft(old) for old in olds])}
        at_new: dict[int, Link] = {}
        after: dict[int, list[Link]] = {}
        place: dict[int, int] = {}
        for old, new in self.partner.items():
            all_old = sorted([old, *self.merges.get(new, [])])
            all_new = sorted([new, *self.splits.get(old, [])])
            moved = old in self.said_moved or old not in in_order
            at_new[all_new[0]] = self._link(all_old, all_new, self.scores[old, new], moved=moved)
            place.update(dict.fromkeys(all_old, all_new[0]))
        taken_new = {at for old, new in self.partner.items() for at in (new, *self.splits.get(old, []))}
        for new in range(len(self.new)):
            if new not in taken_new:
                at_new[new] = self._link([], [new], 0.0)
        for found in sorted(self.partials, key=lambda one: (one.new, one.old)):
            self._put(after, found.new, self._link([found.old], [found.new], found.score, partial=True))
        before: list[Link] = []
        last = -1
        for old in range(len(self.old)):
            if old in place:
                last = place[old]
            elif last < 0:
                before.append(self._link([old], [], 0.0))
            else:
                self._put(after, last, self._link([old], [], 0.0))
        yield from before
        for new in range(len(self.new)):
            if new in at_new:
                yield at_new[new]
            yield from after.get(new, ())

    @staticmethod
    def _put(after: dict[int, list[Link]], new: int, link: Link) -> None:
        after.setdefault(new, []).append(link)

    def _link(
        self, olds: list[int], news: list[int], score: float, *, moved: bool = False, partial: bool = False
    ) -> Link:
        return Link(
            tuple(self.old.articles[at].key for at in olds),
            tuple(self.new.articles[at].key for at in news),
            round(min(1.0, score), 4),
            moved,
            partial,
        )


def _clear(found: list[tuple[float, float, int, int]]) -> Iterator[tuple[float, float, int, int]]:
    """The pairs of which neither side has another pair nearly as good; place decides about the others."""
    for score, words, old, new in found:
        rivals = (other for other, _, o, n in found if (o == old) != (n == new))
        if score - max(rivals, default=0.0) >= CLEAR:
            yield score, words, old, new


class _Places:
    """Where an old article should lie in the new draft, by the sure pairs around it."""

    def __init__(self, olds: list[int], news: list[int], count_old: int, count_new: int) -> None:
        self._olds = [-1, *olds, count_old]
        self._news = [-1, *news, count_new]

    def gap(self, old: int) -> tuple[int, int]:
        """The new articles from, up to but not including, between the images of the neighbours."""
        at = bisect_left(self._olds, old)
        return self._news[at - 1] + 1, self._news[at]

    def nearness(self, old: int, new: int) -> float:
        """1 where the new article lies just where the old one should, falling to 0 with the distance."""
        low, high = self.gap(old)
        if low <= new < high:
            at = bisect_left(self._olds, old)
            before, after = old - self._olds[at - 1], self._olds[at] - old
            distance = min(abs((new - low + 1) - before), abs((high - new) - after))
            return exp(-distance / 4)
        distance = min(abs(new - low), abs(new - high))
        return 0.7 * exp(-(distance + 1) / 4)
