"""Verdicts on real proposals against a reader's: 913 amendments that companies proposed to one European draft.

The proposals give old and proposed words and mostly a number but not the draft they were made on. So the old words of all of them
are gathered by article, each old article is paired with the one it became (the heaviest pairing in order), and a proposal is set
against the passage there that is most like its old words, or one anywhere that plainly is. Where none is like enough, the provision
counts as gone. That is harder than in a matter, where the draft is known. One in six are additions without old words.

``adoption_read.tsv`` holds verdicts that were read: the proposal's number in the file, our verdict when it was drawn, the reader's,
and for those other than ``not`` why. Samples 1 to 3 have as many of each verdict as there were to be had, so that rare ones weigh
as much as common ones; T and A to E are simple random draws, so that their agreement is that of all proposals. T was read to
find out what is lacking. A was drawn after the rules had been rewritten and read before our verdicts were seen; some rules were
bettered afterwards. B was drawn and read in the same way; what was bettered next was bettered on planted Chinese cases. C was drawn
and read in the same way once contrary and adopted had been made stricter by the samples before it, without what had been looked at
meanwhile; its reader takes an idea adopted in other words for partly. D and E, of thirty each, were read in the same way before and
after words at their very place, words new to the draft and amounts by their clause came to count; these were bettered on
proposals that a reader planted on Chinese and European pairs. Somebody who always answers ``not`` agrees with the reader
on B in 43 of 60 and on C in 39, so look at the verdicts one by one too. Run by ``make bench`` or
``python -m tests.bench.adoption_bench [--show N…]``.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from csv import DictReader
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from comments.adopting.evidence import Around, spread_of
from comments.adopting.words import stems
from comments.adoption import Judged, Verdict, judge_addition, judge_deletion, judge_edit
from drafts.aligning.similarity import Index, Weights, cosine, features
from drafts.folding import comparable
from drafts.model import Draft, Kind
from drafts.reading import read_file
from drafts.segment import tokens
from tests.bench.pairs import CORPUS

READ = Path(__file__).with_name("adoption_read.tsv")
SAME_PASSAGE = 0.6
SAME_PASSAGE_AT_HOME = 0.15
LIKELY_PASSAGE = 0.3
"""Where it isn't known which article the words were in."""
PAIRED_FROM = 0.1
MOST_VOTES = 6
SAME_WORDS = 0.5
KNOWN_BEFORE = 0.55
REPEATED = 2
NOT_KNOWN_TO_BE_NEW = 0.65
"""What an addition must share with a passage of the act, of which isn't known whether the draft had it already."""
_LABEL = re.compile(
    r"\s*(?:Article\s+\d+[a-z]*\s*|\(?\d{1,3}[a-z]?(?:\([a-z]\))?[.)]|\([a-z]{1,4}\)|\d{1,3}\([a-z]\)|[-–])\s*"
)


@dataclass(frozen=True)
class Proposal:
    """An amendment as it was proposed, and what became of it."""

    number: int
    """Its place in the file."""
    old: str
    new: str
    now: str
    likeness: float
    judged: Judged


@cache
def proposals() -> tuple[Proposal, ...]:
    """All of them, judged. Raises FileNotFoundError where the corpus is absent."""
    file = CORPUS / "extra" / "gdpr_lobby_proposals.json"
    given = json.loads(file.read_text(encoding="utf-8"))
    lookup = Lookup(read_file(CORPUS / "binary" / "eu_gdpr_final_eurlex.html")[1])
    units = {_plain(each["old"]): _unit(each["relations"]) for each in given if each["old"]}
    lookup.learn(units)
    known = frozenset(stems(tokens("\n".join(units), "en")))
    found: list[Proposal] = []
    for number, each in enumerate(given):
        old, new = _plain(each["old"]), _plain(each["new"])
        if comparable(old) == comparable(new):
            continue
        if not old:
            judged, at = judge_addition(new, lookup.texts, lookup.weights, "en")
            unsure = judged.verdict is Verdict.PARTLY and judged.score < NOT_KNOWN_TO_BE_NEW
            if at is not None and (unsure or lookup.was_there(at)):
                judged, at = replace(judged, verdict=Verdict.NOT), None
            found.append(Proposal(number, old, new, lookup.texts[at] if at is not None else "", judged.score, judged))
            continue
        now, likeness, around = lookup.passage(old, units[old])
        place = Around(lookup.said_around(old, units[old]), around, lookup.spread, known)
        judged = judge_edit(old, new, now, "en", place) if new else judge_deletion(old, now, "en", place)
        found.append(Proposal(number, old, new, now, likeness, judged))
    return tuple(found)


Unit = tuple[str, int]
"""``a`` or ``r`` (article, recital) and its number; ``("", 0)`` where it isn't known."""


def _unit(relations: Sequence[str]) -> Unit:
    found = re.match(r"([ar])(\d+)", relations[0]) if relations else None
    return (found[1], int(found[2])) if found else ("", 0)


class Lookup:
    """Finds what became of a passage in the act: like words, in the article or near the recital that its unit mostly became."""

    def __init__(self, act: Draft) -> None:
        self.texts: list[str] = []
        self._units: list[Unit] = []
        for each in act.provisions:
            if each.kind in (Kind.RECITAL, Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM, Kind.ARTICLE):
                home = next((p for p in (each, *act.ancestors(each)) if p.kind in (Kind.ARTICLE, Kind.RECITAL)), None)
                text = _plain(act.body(each))
                whole = each.kind is Kind.ARTICLE and any(act.children(each.key))
                if home is not None and text and not whole:
                    self.texts.append(text)
                    self._units.append((home.kind.value[0], int(re.match(r"\d+", home.number or "0")[0])))  # type: ignore[index]
        self._sentences = Counter(comparable(part) for text in self.texts for part in _parts(text))
        counted = [features(comparable(text)) for text in self.texts]
        self.weights = Weights(counted)
        self._features = counted
        self._vectors = [self.weights.vector(each) for each in counted]
        self._index = Index(self._vectors)
        self.spread = spread_of([self.around(unit) for unit in sorted(set(self._units))], "en")
        self._became: dict[Unit, Unit] = {}
        self._said: dict[Unit, list[str]] = {}
        """The old words that are known of each unit."""

    def learn(self, units: Mapping[str, Unit]) -> None:
        """Learns which article or recital each unit became: the heaviest pairing in order, by all the words known of each."""
        self._known = [self._vector(old) for old in units]
        self._known_index = Index(self._known)
        for old, unit in units.items():
            if unit[0]:
                self._said.setdefault(unit, []).append(old)
        for kind in "ar":
            olds = sorted(unit for unit in self._said if unit[0] == kind)
            news = sorted({unit for unit in self._units if unit[0] == kind})
            likeness = [self._likeness(unit, news) for unit in olds]
            self._became.update({olds[i]: news[j] for i, j in heaviest_pairing(likeness)})

    def _likeness(self, unit: Unit, news: Sequence[Unit]) -> list[float]:
        """How like an old unit each new one is: as a whole, and by the passage most like each of its passages."""
        whole = self._vector(" ".join(self._said[unit]))
        much = min(MOST_VOTES, len(self._said[unit]))
        found = {new: much * max(0.0, cosine(whole, self._whole(new)) - PAIRED_FROM) for new in news}
        for old in self._said[unit][:MOST_VOTES]:
            best: dict[Unit, float] = {}
            for likeness, at in self._index.nearest(self._vector(old), 6):
                best[self._units[at]] = max(likeness, best.get(self._units[at], 0.0))
            for new, likeness in best.items():
                found[new] = found.get(new, 0.0) + max(0.0, likeness - PAIRED_FROM)
        return [found[new] for new in news]

    @cache  # noqa: B019  # the lookup lives as long as the program
    def _whole(self, unit: Unit) -> dict[str, float]:
        return self._vector(self.around(unit))

    def around(self, unit: Unit) -> str:
        """All that an article of the act says; a recital."""
        return "\n".join(text for text, its in zip(self.texts, self._units, strict=True) if its == unit)

    def said_around(self, old: str, unit: Unit) -> str:
        """What else is known of the old article."""
        own = self._vector(old)
        return "\n".join(each for each in self._said.get(unit, ()) if cosine(own, self._vector(each)) < SAME_WORDS)

    def _between(self, unit: Unit) -> frozenset[Unit]:
        """The units that one without a counterpart may be in: those between its neighbours'."""
        below = max((old for old in self._became if old[0] == unit[0] and old < unit), default=None)
        above = min((old for old in self._became if old[0] == unit[0] and old > unit), default=None)
        if below is None or above is None:
            return frozenset()
        return frozenset((unit[0], n) for n in range(self._became[below][1], self._became[above][1] + 1))

    def was_there(self, at: int) -> bool:
        """Whether a passage of the act is known to have stood in the draft already."""
        return (
            bool(self._known)
            and max(
                (cosine(self._vectors[at], self._known[i]) for _, i in self._known_index.nearest(self._vectors[at], 3)),
                default=0.0,
            )
            >= KNOWN_BEFORE
        )

    def passage(self, old: str, unit: Unit) -> tuple[str, float, str]:
        """The passage most like these words, how alike, and all of its article; the passage empty where none is like enough."""
        vector = self._vector(old)
        home = self._became.get(unit)
        near = [
            at for at, its in enumerate(self._units) if its == home or (home is None and its in self._between(unit))
        ]
        wanted = features(comparable(old))
        scored = [
            (cosine(vector, self._vectors[at]) + self.weights.shared(wanted, self._features[at]) / 2, at) for at in near
        ]
        best = max(scored, default=(0.0, -1))
        best = (cosine(vector, self._vectors[best[1]]), best[1]) if scored else best
        anywhere = max(self._index.nearest(vector, 3), default=(0.0, -1))
        if anywhere[0] >= (SAME_PASSAGE if near else LIKELY_PASSAGE) and anywhere[0] > best[0] + 0.1:
            best = anywhere
        unit_now = self._units[best[1]] if best[1] >= 0 else home
        around = self.around(unit_now) if unit_now else ""
        if best[0] < SAME_PASSAGE_AT_HOME:
            return "", best[0], around
        return self.texts[best[1]], best[0], around

    def _vector(self, old: str) -> dict[str, float]:
        """Sentences that the act repeats again and again (Those implementing acts shall…) tell nothing about the place."""
        telling = [part for part in _parts(old) if self._sentences[comparable(part)] < REPEATED]
        return self.weights.vector(features(comparable(" ".join(telling) or old)))


def heaviest_pairing(likeness: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs in order whose likenesses have the greatest sum; units keep their order, some have no counterpart."""
    rows, columns = len(likeness), len(likeness[0]) if likeness else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows):
        for j in range(columns):
            paired = best[i][j] + likeness[i][j]
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], paired)
    found: list[tuple[int, int]] = []
    i, j = rows, columns
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((i, j))
    return found[::-1]


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.;])\s", text) if part.strip()]


def _plain(text: str) -> str:
    text = " ".join(text.split())
    label = _LABEL.match(text)
    return text[label.end() :] if label and label.end() < len(text) else text


def sample(seed: str, count: int) -> list[Proposal]:
    """Proposals drawn at random of those nobody has read; the same words proposed twice count once."""
    with READ.open(encoding="utf-8") as file:
        known = {int(row["proposal"]) for row in DictReader(file, delimiter="\t")}
    listed = [proposal for proposal in proposals() if proposal.number not in known]
    random.Random(seed).shuffle(listed)
    return list({(proposal.old, proposal.new): proposal for proposal in listed}.values())[:count]


def _read(sample_name: str) -> list[dict[str, str]]:
    with READ.open(encoding="utf-8") as file:
        return [row for row in DictReader(file, delimiter="\t") if row["sample"] == sample_name]


def agreement(sample_name: str) -> tuple[int, int, int]:
    """How many verdicts of a sample the reader shared when they were drawn, how many now, and how many were read."""
    now = {proposal.number: proposal.judged.verdict.value for proposal in proposals()}
    rows = _read(sample_name)
    return (
        sum(row["ours"] == row["reader"] for row in rows),
        sum(now.get(int(row["proposal"])) == row["reader"] for row in rows),
        len(rows),
    )


def by_verdict(sample_name: str) -> dict[str, tuple[int, int, int]]:
    """For each verdict: how often both say it now, how often we do, how often the reader does."""
    now = {proposal.number: proposal.judged.verdict.value for proposal in proposals()}
    pairs = [(now.get(int(row["proposal"])), row["reader"]) for row in _read(sample_name)]
    return {
        verdict.value: (
            sum(ours == reader == verdict for ours, reader in pairs),
            sum(ours == verdict for ours, _ in pairs),
            sum(reader == verdict for _, reader in pairs),
        )
        for verdict in Verdict
    }


def main(arguments: Sequence[str] = ()) -> None:
    """Prints the figures; ``--show N…`` prints the proposals of these numbers."""
    if arguments[:1] == ["--show"]:
        for proposal in proposals():
            if str(proposal.number) in arguments[1:]:
                print(
                    f"#{proposal.number} {proposal.judged}\n  OLD {proposal.old}\n  ASK {proposal.new}\n  NOW {proposal.now}\n"
                )
        return
    counted = Counter(proposal.judged.verdict.value for proposal in proposals())
    print(f"{sum(counted.values())} proposals: {dict(counted.most_common())}")
    for name in ("1", "2", "3", "T", "A", "B", "C", "D", "E"):
        drawn, now, read = agreement(name)
        print(f"sample {name}: {drawn} of {read} as read when drawn, {now} now")
        told = ", ".join(
            f"{v} {both} (ours {ours}, reader's {its})" for v, (both, ours, its) in by_verdict(name).items()
        )
        print(f"  both say {told}")


if __name__ == "__main__":
    main(sys.argv[1:])
