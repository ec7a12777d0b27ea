"""How well comments are carried: spans picked at random in real drafts, carried to the next, against a reader's alignment.

The truth is computed without the program's own diff, for a span whose article a reader linked to a new one (tests/bench/gold and
the corpus's own gold):

* unchanged: the span's words stand exactly once in the old draft's articles and exactly once in the new draft's, there in an
  article linked to its own: that is where the comment belongs;
* edited: the words no longer stand in any linked article, while the six characters before and the six after them stand each
  exactly once in the old article and exactly once in one and the same linked article, in that order and no further apart than
  three times the span plus twenty: what lies between them is what became of the words.

Spans of neither sort (repeated words, rewritten surroundings, deleted articles) have no truth that can be computed; for them only
the article counts. ``exact`` means the same characters, but for signs and spaces at the edges. ``wrong`` counts comments that are
said to be carried (not those for a person to look at) to an article that isn't linked. Run by ``make bench`` or ``python -m
tests.bench.carry_bench [--show]``.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from comments.carry_place import CarriedPlace, Carrying, carry_place
from comments.records import OtherPlace, Quote
from drafts import anchor
from drafts.compare import compare
from drafts.comparison import Comparison
from drafts.model import Draft, Span
from drafts.reading import read_file
from tests.bench.pairs import CORPUS

GOLD = Path(__file__).with_name("gold")
EDGE = 6
SPANS_A_PAIR = 240
SEED = 20211114
_ENDS = "。；;\n"
_SIGNS = " \n\u3000，。；：、,.;:（）()“”\"'"
Links = dict[str, set[str]]


@dataclass
class Score:
    """Spans counted."""

    spans: int = 0
    states: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)
    """Spans whose truth could be computed, by sort."""
    exact: Counter[str] = field(default_factory=Counter)
    listed: Counter[str] = field(default_factory=Counter)
    """Of those not exact, the ones that a person is asked to look at."""
    wrong: list[str] = field(default_factory=list)
    """Silently carried to an article that isn't linked."""
    missed: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Counts another score in."""
        self.spans += other.spans
        for name in ("states", "known", "exact", "listed"):
            getattr(self, name).update(getattr(other, name))
        self.wrong += other.wrong
        self.missed += other.missed

    def line(self, name: str) -> str:
        """One line of figures."""
        total, right = self.known.total(), self.exact.total()
        share = f"{right / total:.3f}" if total else "-"
        kinds = ", ".join(f"{k} {self.exact[k]}/{self.known[k]} (listed {self.listed[k]})" for k in sorted(self.known))
        states = ", ".join(f"{k} {v}" for k, v in sorted(self.states.items()))
        return f"{name:32} spans {self.spans:5}  exact {share}  [{kinds}]  silently wrong {len(self.wrong)}  [{states}]"


def pairs() -> Iterator[tuple[str, Path, Path, Path]]:
    """(name, gold file, old text, new text) of every pair with a reader's alignment."""
    texts = CORPUS / "texts"
    for file in (*sorted(GOLD.glob("*.tsv")), *sorted((CORPUS / "gold").glob("*.tsv"))):
        head = next(line for line in file.read_text(encoding="utf-8").splitlines() if "old=" in line)
        old, new = (part.split("=")[1].split()[0] for part in (head[head.index("old=") :], head[head.index("new=") :]))
        yield file.stem, file, texts / Path(old).name, texts / Path(new).name


def links(file: Path) -> Links:
    """Each old article's new ones, by number, partial passages among them."""
    found: Links = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        left, *rest = line.split("\t")
        if line.startswith(("#", "old_articles")) or not rest:
            continue
        for one in left.replace(",", " ").split():
            there = found.setdefault(one, set())
            there.update(each for each in rest[0].replace(",", " ").split() if each not in ("-", ""))
    return found


def score(name: str, comparison: Comparison, linked: Links, count: int = SPANS_A_PAIR) -> Score:
    """The score of spans picked at random in one pair."""
    chance = random.Random(f"{SEED} {name}")
    found = Score()
    old, new = comparison.old, comparison.new
    keys = {article.key: article.number for article in new.articles}
    for key, span in _spans(old, chance, count):
        article = old.by_key[key]
        place = OtherPlace(key, article.number, article.label, Quote(*anchor.take(old, key, span)))
        done = carry_place(place, comparison)
        found.spans += 1
        found.states[done.state.value] += 1
        homes = linked.get(article.number, set())
        where = f"{name} {article.label} {old.body(article)[span.start : span.end]!r}"
        if done.state is Carrying.CARRIED and done.new is not None and keys.get(done.new.article) not in homes:
            found.wrong.append(f"{where} -> {done.new.label}")
        truth = _truth(old, new, key, span, homes)
        if truth is None:
            continue
        sort, wanted = truth
        found.known[sort] += 1
        if _is_exact(done, new, wanted):
            found.exact[sort] += 1
        else:
            found.listed[sort] += done.state is not Carrying.CARRIED
            words = done.new.quote.exact if done.new and done.new.quote else "-"
            found.missed.append(f"{sort} {where} -> {words!r}, not {new.slice(wanted)!r} ({done.state})")
    return found


def _spans(draft: Draft, chance: random.Random, count: int) -> Iterator[tuple[str, Span]]:
    """Half of them 8 to 60 characters long, in English at the edges of words, half whole sentences."""
    articles = [article for article in draft.articles if len(article.body) >= 12]
    for number in range(count):
        article = chance.choice(articles)
        body = draft.body(article)
        if number % 2:
            at = chance.randrange(len(body))
            start = max(body.rfind(sign, 0, at) for sign in _ENDS) + 1
            stop = min((place for sign in _ENDS if (place := body.find(sign, at)) >= 0), default=len(body) - 1) + 1
        else:
            size = chance.randint(8, 60)
            start = chance.randrange(max(1, len(body) - size))
            stop = min(len(body), start + size)
            if draft.language == "en":
                start = body.rfind(" ", 0, start) + 1
                stop = body.find(" ", stop) if body.find(" ", stop) > 0 else len(body)
        while start < stop and body[start].isspace():
            start += 1
        while stop > start and body[stop - 1].isspace():
            stop -= 1
        if stop - start >= 8:
            yield article.key, Span(start, stop)


def _truth(old: Draft, new: Draft, key: str, span: Span, homes: set[str]) -> tuple[str, Span] | None:
    """The sort of the span and where it is in the new draft's text; None where that can't be computed."""
    body = old.body(old.by_key[key])
    words = body[span.start : span.end]
    news = [article for article in new.articles if article.number in homes]
    places = [(article, at) for article in new.articles for at in _all(new.body(article), words)]
    if sum(len(_all(old.body(article), words)) for article in old.articles) == 1 and len(places) == 1:
        article, at = places[0]
        if article.number in homes:
            return "unchanged", Span(article.body.start + at, article.body.start + at + len(words))
        return None
    if any(article.number in homes for article, _ in places):
        return None
    before, after = body[max(0, span.start - EDGE) : span.start], body[span.end : span.end + EDGE]
    if len(before) < EDGE or len(after) < EDGE or len(_all(body, before)) != 1 or len(_all(body, after)) != 1:
        return None
    found: list[Span] = []
    for article in news:
        text = new.body(article)
        starts, ends = _all(text, before), _all(text, after)
        if len(starts) == len(ends) == 1 and 0 < ends[0] - starts[0] - EDGE <= 3 * len(words) + 20:
            found.append(Span(article.body.start + starts[0] + EDGE, article.body.start + ends[0]))
        elif starts or ends:
            return None
    return ("edited", found[0]) if len(found) == 1 else None


def _all(text: str, words: str) -> list[int]:
    found: list[int] = []
    at = text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found


def _is_exact(done: CarriedPlace, new: Draft, wanted: Span) -> bool:
    if done.new is None or done.new.quote is None:
        return False
    start = new.by_key[done.new.article].body.start + done.new.quote.start
    return _trimmed(new.text, Span(start, start + len(done.new.quote.exact))) == _trimmed(new.text, wanted)


def _trimmed(text: str, span: Span) -> tuple[int, int]:
    start, end = span.start, span.end
    while start < end and text[start] in _SIGNS:
        start += 1
    while end > start and text[end - 1] in _SIGNS:
        end -= 1
    return start, end


def whole_score(count: int = SPANS_A_PAIR) -> tuple[Score, list[str]]:
    """The score over all pairs, and the lines of each."""
    total, lines = Score(), []
    for name, file, old, new in pairs():
        comparison = compare(read_file(old)[1], read_file(new)[1])
        one = score(name, comparison, links(file), count)
        lines.append(one.line(name))
        total.add(one)
    return total, lines


def main(arguments: Sequence[str] = ()) -> None:
    """Prints the figures; with ``--show``, what is wrong or not exact."""
    total, lines = whole_score()
    for line in lines:
        print(line)
    print(total.line("all"))
    if "--show" in arguments:
        for line in (*total.wrong, *total.missed):
            print(line)


if __name__ == "__main__":
    main(sys.argv[1:])
