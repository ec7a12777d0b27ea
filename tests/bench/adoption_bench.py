"""Verdicts on real proposals against a reader's: 913 amendments that companies proposed to one European draft.

The proposals give old and proposed words and mostly a number but not the draft they were made on, so each is set against the
passage of the act adopted that is most like its old words: in the article or near the recital that its unit mostly became, or
anywhere where the words are plainly the same; where nothing is like enough, the provision counts as gone. That is harder than in a
matter, where the comparison says what became of the article. One in six are additions without old words: what the act says of the
same kind may have stood in the draft already, which can't be told here.

``adoption_read.tsv`` holds verdicts that were read: the proposal's number in the file, our verdict when it was drawn, the reader's.
The samples have as many of each verdict as there are, so that rare verdicts weigh as much as common ones; ``weighed`` gives each
verdict the weight it has among all proposals. Samples 1 and 2 were read as they were drawn and their faults mended by general rules
afterwards; sample 3 was drawn and read last, and nothing was changed after it: its figures tell how unseen proposals fare. Most of
what is wrong is called gone, since the passage was not found without the draft that the proposals were made on.
Run by ``make bench`` or ``python -m tests.bench.adoption_bench [--show N…]``.
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

from comments.adoption import Judged, Verdict, judge_addition, judge_deletion, judge_edit
from drafts.aligning.similarity import Index, Weights, cosine, features
from drafts.folding import comparable
from drafts.model import Draft, Kind
from drafts.reading import read_file
from tests.bench.pairs import CORPUS

READ = Path(__file__).with_name("adoption_read.tsv")
SAME_PASSAGE = 0.6
SAME_PASSAGE_AT_HOME = 0.15
LIKELY_PASSAGE = 0.3
"""Where it isn't known which article the words were in."""
PLAINLY = 0.6
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
    found: list[Proposal] = []
    for number, each in enumerate(given):
        old, new = _plain(each["old"]), _plain(each["new"])
        if comparable(old) == comparable(new):
            continue
        if not old:
            judged, at = judge_addition(new, lookup.texts, lookup.weights)
            if judged.verdict is Verdict.PARTLY and judged.score < NOT_KNOWN_TO_BE_NEW:
                judged, at = replace(judged, verdict=Verdict.NOT), None
            found.append(Proposal(number, old, new, lookup.texts[at] if at is not None else "", judged.score, judged))
            continue
        now, likeness = lookup.passage(old, units[old])
        judged = judge_edit(old, new, now, "en") if new else judge_deletion(old, now, "en")
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
        self._vectors = [self.weights.vector(each) for each in counted]
        self._index = Index(self._vectors)
        self._became: dict[Unit, int] = {}

    def learn(self, units: Mapping[str, Unit]) -> None:
        """Learns which article or recital each unit mostly became, from passages that are nearly the same."""
        votes: dict[Unit, Counter[int]] = {}
        for old, unit in units.items():
            for likeness, at in self._index.nearest(self._vector(old), 1):
                if likeness >= PLAINLY and self._units[at][0] == unit[0]:
                    votes.setdefault(unit, Counter())[self._units[at][1]] += 1
        for kind in "ar":
            pairs = sorted((unit, counted.most_common(1)[0]) for unit, counted in votes.items() if unit[0] == kind)
            kept = longest_nondecreasing([number for _, (number, _) in pairs], [weight for _, (_, weight) in pairs])
            self._became.update({pairs[at][0]: pairs[at][1][0] for at in kept})

    def passage(self, old: str, unit: Unit) -> tuple[str, float]:
        """The passage most like these words, and how alike; empty where none is like enough."""
        vector = self._vector(old)
        home = self._home(unit)
        near = [at for at, (kind, number) in enumerate(self._units) if kind == unit[0] and number in home]
        best = max(((cosine(vector, self._vectors[at]), at) for at in near), default=(0.0, -1))
        anywhere = max(self._index.nearest(vector, 3), default=(0.0, -1))
        if anywhere[0] >= (SAME_PASSAGE if near else LIKELY_PASSAGE) and anywhere[0] > best[0] + 0.1:
            best = anywhere
        elif best[0] < SAME_PASSAGE_AT_HOME:
            return "", best[0]
        return self.texts[best[1]], best[0]

    def _home(self, unit: Unit) -> range:
        """The numbers that a unit may have become: the one it mostly did, or what lies between those of its neighbours."""
        if unit in self._became:
            at = self._became[unit]
            return range(at - 1, at + 2)
        below = max((old for (kind, old) in self._became if kind == unit[0] and old < unit[1]), default=0)
        above = min((old for (kind, old) in self._became if kind == unit[0] and old > unit[1]), default=0)
        if not below or not above:
            return range(0)
        first, last = sorted((self._became[unit[0], below], self._became[unit[0], above]))
        return range(first - 1, last + 2)

    def _vector(self, old: str) -> dict[str, float]:
        """Sentences that the act repeats again and again (Those implementing acts shall…) tell nothing about the place."""
        telling = [part for part in _parts(old) if self._sentences[comparable(part)] < REPEATED]
        return self.weights.vector(features(comparable(" ".join(telling) or old)))


def longest_nondecreasing(values: Sequence[int], weights: Sequence[int]) -> list[int]:
    """The places of the heaviest subsequence that never falls: units keep their order."""
    best: list[tuple[int, list[int]]] = []
    for at, value in enumerate(values):
        before = max((best[i] for i in range(at) if values[i] <= value), key=lambda each: each[0], default=(0, []))
        best.append((before[0] + weights[at], [*before[1], at]))
    return max(best, key=lambda each: each[0], default=(0, []))[1]


def _parts(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.;])\s", text) if part.strip()]


def _plain(text: str) -> str:
    text = " ".join(text.split())
    label = _LABEL.match(text)
    return text[label.end() :] if label and label.end() < len(text) else text


def sample(seed: str, count: int) -> list[Proposal]:
    """Proposals drawn at random, as many of each verdict as there are to be had."""
    chance = random.Random(seed)
    kinds = {verdict: [p for p in proposals() if p.judged.verdict is verdict] for verdict in Verdict}
    for listed in kinds.values():
        chance.shuffle(listed)
    found: list[Proposal] = []
    while len(found) < count and any(kinds.values()):
        for listed in kinds.values():
            if listed and len(found) < count:
                found.append(listed.pop())
    return found


def agreement(sample_name: str) -> tuple[int, int, int]:
    """How many verdicts of a sample the reader shared when they were drawn, how many now, and how many were read."""
    now = {proposal.number: proposal.judged.verdict.value for proposal in proposals()}
    with READ.open(encoding="utf-8") as file:
        rows = [row for row in DictReader(file, delimiter="\t") if row["sample"] == sample_name]
    return (
        sum(row["ours"] == row["reader"] for row in rows),
        sum(now.get(int(row["proposal"])) == row["reader"] for row in rows),
        len(rows),
    )


def weighed(sample_name: str, counted: Counter[str]) -> float:
    """The agreement of a sample when it was drawn, each verdict weighed by how many proposals have it."""
    with READ.open(encoding="utf-8") as file:
        rows = [row for row in DictReader(file, delimiter="\t") if row["sample"] == sample_name]
    drawn = Counter(row["ours"] for row in rows)
    right = Counter(row["ours"] for row in rows if row["ours"] == row["reader"])
    whole = sum(counted[verdict] for verdict in drawn)
    return sum(counted[verdict] * right[verdict] / drawn[verdict] for verdict in drawn) / whole if whole else 0.0


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
    for name in ("1", "2", "3"):
        drawn, now, read = agreement(name)
        print(
            f"sample {name}: {drawn} of {read} as read when drawn, {now} now; weighed {weighed(name, counted):.2f} when drawn"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
