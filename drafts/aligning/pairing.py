"""The working memory of an alignment: the articles of both drafts made ready for comparing, and who is paired with whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Set
from functools import cached_property

from drafts.aligning.passages import Trace
from drafts.aligning.similarity import Weights, cosine, features
from drafts.folding import comparables, fold
from drafts.model import Draft, Provision
from drafts.referring.mentions import mentioned_articles

LONGER = 2
"""Times as many features that make an article much longer than another."""
TOLD = 6.0
"""The weight of rare words that a much longer article must share with one to hold it: 违反本法规定，构成犯罪的，依法追究刑事责任
stands in many an article.
"""
LEARNT_FROM = 120
"""Articles that nobody need look for, at most, that say how common words are; more teach little and would cost most of the time."""


class Side:
    """One draft's articles, by their place in it. Features are counted when first asked for: most articles don't change."""

    def __init__(self, draft: Draft, known: dict[str, str] | None = None) -> None:
        self.articles: tuple[Provision, ...] = draft.articles
        self.texts = [draft.body(article) for article in draft.articles]
        known = {} if known is None else known  # the other draft has most articles in the very same words
        unknown = [text for text in dict.fromkeys(self.texts) if text not in known]
        known.update(zip(unknown, comparables(unknown), strict=True))
        self.plain = [known[text] for text in self.texts]
        """The comparable text: articles with the same one have the same words."""
        self._draft = draft
        self._counted: dict[int, Counter[str]] = {}
        self._vectors: dict[int, dict[str, float]] = {}

    def __len__(self) -> int:
        return len(self.articles)

    @cached_property
    def captions(self) -> list[str]:
        """The articles' captions, folded; the chapter's title where one stands alone in its chapter; else empty."""
        own = [fold(article.title).strip().lower() if article.title else "" for article in self.articles]
        alone = {parent for parent, times in Counter([one.parent for one in self.articles]).items() if times == 1}
        for at, article in enumerate(self.articles) if alone else ():
            if article.parent in alone and not own[at]:
                own[at] = self.chapters[at]
        return own

    @cached_property
    def chapters(self) -> list[str]:
        """The titles of the chapters, or sections, that the articles stand in."""
        titles: dict[str | None, str] = {}
        for article in self.articles:
            if article.parent not in titles:
                titles[article.parent] = next((fold(p.title) for p in self._draft.ancestors(article) if p.title), "")
        return [titles[article.parent] for article in self.articles]

    @cached_property
    def mentions(self) -> list[Set[int]]:
        """The places of the other articles that each article speaks of."""
        none: Set[int] = frozenset()  # one for all: most articles speak of no other
        found = [none] * len(self.articles)
        if mentioned := mentioned_articles(self._draft):
            places = {article.key: at for at, article in enumerate(self.articles)}
            for key, others in mentioned.items():
                found[places[key]] = {places[other] for other in others}
        return found

    @cached_property
    def misses(self) -> list[bool]:
        """Whether each article speaks of a provision of this draft that isn't there."""
        missing = {said.article for said in self._draft.references if said.target is None and not said.external}
        return [article.key in missing for article in self.articles]

    def counted(self, at: int) -> Counter[str]:
        """An article's features."""
        found = self._counted.get(at)
        if found is None:
            found = self._counted[at] = features(self.plain[at])
        return found

    def vector(self, at: int, weights: Weights) -> dict[str, float]:
        """An article's vector under the weights of the alignment."""
        found = self._vectors.get(at)
        if found is None:
            found = self._vectors[at] = weights.vector(self.counted(at))
        return found


class Pairing:
    """Who is paired with whom so far, by places in the two drafts."""

    __slots__ = (
        "_alike", "_weights", "forbidden", "hardly_edited", "in_order", "kept_order", "merges", "new", "old", "partials", "partner",
        "said_moved", "scores", "settled_new", "settled_old", "source", "splits", "unpaired_new", "unpaired_old",
    )  # fmt: skip

    def __init__(self, old: Side, new: Side) -> None:
        self.old = old
        self.new = new
        self.partner: dict[int, int] = {}
        """Old article to its one main new article."""
        self.source: dict[int, int] = {}
        """New article to its one main old article."""
        self.unpaired_old, self.unpaired_new = set(range(len(old))), set(range(len(new)))
        """The articles of either draft without a main counterpart: soon few, and asked for again and again."""
        self.scores: dict[tuple[int, int], float] = {}
        self.splits: dict[int, list[int]] = {}
        """Further new articles made of an old one, which have no main old article of their own."""
        self.merges: dict[int, list[int]] = {}
        """Further old articles that went into a new one."""
        self.partials: list[Trace] = []
        self.forbidden: set[tuple[int, int]] = set()
        """Pairs that a person ruled out."""
        self.settled_old: set[int] = set()
        """Articles about which a person decided."""
        self.settled_new: set[int] = set()
        self.said_moved: set[int] = set()
        self.in_order: list[int] | None = None
        """What `evidence.in_order` found, until a pair is made or undone."""
        self.kept_order: set[int] = set()
        """The old articles whose counterparts kept their order; known at the end."""
        self.hardly_edited: set[int] = set()
        """The old articles that were paired by their letters."""
        self._weights: Weights | None = None
        self._alike: dict[tuple[int, int], float] = {}

    def mirrored(self) -> Pairing:
        """The same with old and new exchanged: what was split is merged."""
        other = Pairing(self.new, self.old)
        other.partner, other.source = dict(self.source), dict(self.partner)
        other.unpaired_old, other.unpaired_new = set(self.unpaired_new), set(self.unpaired_old)
        other.scores = {(new, old): score for (old, new), score in self.scores.items()}
        other.splits, other.merges = self.merges, self.splits
        other.partials = [found._replace(old=found.new, new=found.old) for found in self.partials]
        other.forbidden = {(new, old) for old, new in self.forbidden}
        other.settled_old, other.settled_new = self.settled_new, self.settled_old
        other.said_moved = {self.partner[old] for old in self.said_moved}
        other.kept_order = {self.partner[old] for old in self.kept_order}
        other.hardly_edited = {self.partner[old] for old in self.hardly_edited}
        other._weights = self._weights
        return other

    @property
    def weights(self) -> Weights:
        """What each word tells, learnt when first asked for from the articles of both drafts; of those that nobody need look for,
        the same and the hardly edited ones, from some in all parts of the draft.
        """
        if self._weights is None:
            old, new = self.old, self.new
            same = {at for at, there in self.partner.items() if old.plain[at] == new.plain[there]}
            settled = {at: self.partner[at] for at in sorted(same | self.hardly_edited)}
            taken = set(settled.values())
            documents = [old.counted(at) for at in range(len(old)) if at not in settled]
            documents += [new.counted(at) for at in range(len(new)) if at not in taken]
            taught = list(settled)[:: len(settled) // LEARNT_FROM + 1]
            for at in taught:
                if at not in same:
                    documents += [old.counted(at), new.counted(settled[at])]
            self._weights = Weights(documents, (features(old.plain[at]) for at in taught if at in same))
        return self._weights

    def likeness(self, old: int, new: int) -> float:
        """The cosine of two articles' words; steps that look at the same pairs ask it again."""
        found = self._alike.get((old, new))
        if found is None:
            found = cosine(self.old.vector(old, self.weights), self.new.vector(new, self.weights))
            self._alike[old, new] = found
        return found

    def shared_rare(self, old: int, new: int) -> float:
        """The weight of the rare words that two articles share."""
        return self.weights.rare_mass(self.old.counted(old).keys() & self.new.counted(new).keys())

    def held(self, old: int, new: int) -> float:
        """The share of the shorter article's weight that stands in the other, where that is much longer; else 0."""
        a, b = self.old.counted(old), self.new.counted(new)
        short, long = (a, b) if len(a) < len(b) else (b, a)
        if LONGER * len(short) > len(long) or self.weights.rare_mass([f for f in short if f in long]) < TOLD:
            return 0.0
        return self.weights.shared(short, long)

    def join(self, old: int, new: int, score: float) -> None:
        """Makes two articles each other's main counterpart."""
        self.partner[old] = new
        self.source[new] = old
        self.scores[old, new] = score
        self.unpaired_old.discard(old)
        self.unpaired_new.discard(new)
        self.in_order = None

    def part(self, old: int, new: int) -> None:
        """Undoes `join`."""
        del self.partner[old], self.source[new], self.scores[old, new]
        self.unpaired_old.add(old)
        self.unpaired_new.add(new)
        self.in_order = None

    def add_split(self, old: int, new: int) -> None:
        """Makes a new article a further part of what an old one became."""
        self.splits.setdefault(old, []).append(new)

    def add_merge(self, old: int, new: int) -> None:
        """Makes an old article a further part of what a new one was made of."""
        self.merges.setdefault(new, []).append(old)

    def row_of_old(self, old: int) -> tuple[list[int], list[int]]:
        """The old and the new articles of the row that an old article stands in; only itself where it has no counterpart."""
        main = next((new for new, olds in self.merges.items() if old in olds), self.partner.get(old))
        if main is None:
            return [old], []
        first = self.source[main]
        return [first, *self.merges.get(main, ())], [main, *self.splits.get(first, ())]

    def row_of_new(self, new: int) -> tuple[list[int], list[int]]:
        """The same for a new article."""
        first = next((old for old, news in self.splits.items() if new in news), self.source.get(new))
        return ([], [new]) if first is None else self.row_of_old(first)

    def ruled_out(self, old: int, new: int) -> bool:
        """Whether a person said so of the two, or of two articles that would then stand in one row with them."""
        if not self.forbidden:
            return False
        (olds, there), (here, news) = self.row_of_old(old), self.row_of_new(new)
        return any((one, other) in self.forbidden for one in {*olds, *here} for other in {*there, *news})

    def free_old(self) -> list[int]:
        """The old articles without a counterpart of any sort."""
        return sorted(self.unpaired_old.difference(self.settled_old, *self.merges.values()))

    def free_new(self) -> list[int]:
        """The new articles without a counterpart of any sort."""
        return sorted(self.unpaired_new.difference(self.settled_new, *self.splits.values()))

    def is_free_old(self, old: int) -> bool:
        """Whether an old article has no counterpart of any sort."""
        return old not in self.partner and all(old not in olds for olds in self.merges.values())

    def is_free_new(self, new: int) -> bool:
        """Whether a new article has no counterpart of any sort."""
        return new not in self.source and all(new not in news for news in self.splits.values())

    def homes(self) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
        """For each old article all new ones it is linked with, and for each new article all old ones."""
        splits, merges = self.splits, self.merges
        of_old = {old: [new, *splits[old]] if old in splits else [new] for old, new in self.partner.items()}
        of_new = {new: [old, *merges[new]] if new in merges else [old] for new, old in self.source.items()}
        for old, news in splits.items():
            of_new.update({new: [old] for new in news})
        for new, olds in merges.items():
            of_old.update({old: [new] for old in olds})
        return of_old, of_new

    def same_mentions(self, old: int, new: int) -> float:
        """What the references say: 0.15 where two articles speak of the same articles, less than 0 where of others.

        Penalty articles are alike in most of their words; which duty they punish tells them apart.
        """
        before = {self.partner[at] for at in self.old.mentions[old] if at in self.partner}
        after = self.new.mentions[new]
        if not before or not after:
            return 0.0
        both = len(before & after)
        return 0.15 * both / min(len(before), len(after)) if both else -0.25
