"""Precedents of real drafts against a reader's: what three laws say on the subjects of 62 articles of two regulations.

``precedents_read.tsv`` names, by file and article number alone, the provisions that were judged by reading to regulate the same
thing, and for some how the article stands to them. Articles of even numbers were looked at while the search was bettered; those of
odd numbers were not, and their figures are the ones to believe. Of the bearings all were looked at. Recall is the share of these
provisions among the first three found (of three where there are more), precision the share of the first three that were named;
as most articles have one or two, it can't be much above a half. Run by ``make bench`` or
``python -m tests.bench.precedents_bench [-v]``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from csv import DictReader
from functools import cache
from pathlib import Path

from drafts.model import Draft
from drafts.precedents import Precedent, precedents
from drafts.reading import read_file
from tests.bench.pairs import CORPUS

READ = Path(__file__).with_name("precedents_read.tsv")
Gold = dict[tuple[str, str], dict[tuple[str, str], str]]
"""For each article (file, number) the provisions named, and how it stands to them; empty where that wasn't judged."""


def gold() -> Gold:
    """What was read."""
    found: Gold = {}
    with READ.open(encoding="utf-8") as file:
        for row in DictReader(file, delimiter="\t"):
            found.setdefault((row["draft"], row["article"]), {})[row["law"], row["provision"]] = row["bearing"]
    return found


@cache
def _draft(name: str) -> Draft:
    return read_file(CORPUS / "texts" / name)[1]


def found_for(draft: str, article: str) -> tuple[Precedent, ...]:
    """What the program finds for an article. Raises FileNotFoundError where the corpus is absent."""
    laws = {law: _draft(law) for law in sorted({law for named in gold().values() for law, _ in named})}
    text = _draft(draft)
    return precedents(text, text.article(article), laws)


def figures(*, odd: bool) -> tuple[float, float, float, int]:
    """Recall and precision at three, the share of articles whose first is right, and how many articles they are of."""
    recall = precision = first = 0.0
    chosen = {place: named for place, named in gold().items() if int(place[1]) % 2 == odd}
    for (draft, article), named in chosen.items():
        places = [(each.law, _draft(each.law).by_key[each.article].number) for each in found_for(draft, article)[:3]]
        hits = sum(place in named for place in places)
        recall += hits / min(3, len(named))
        precision += hits / 3
        first += bool(places) and places[0] in named
    return recall / len(chosen), precision / len(chosen), first / len(chosen), len(chosen)


def bearings() -> tuple[int, int, int]:
    """Of the pairs whose bearing was judged: how many are found and right, how many are found, how many there are."""
    right = seen = whole = 0
    for (draft, article), named in gold().items():
        said = {
            (each.law, _draft(each.law).by_key[each.article].number): each.bearing.value
            for each in found_for(draft, article)
        }
        for place, bearing in named.items():
            if bearing:
                whole += 1
                seen += place in said
                right += said.get(place) == bearing
    return right, seen, whole


def said_of() -> dict[str, tuple[int, int]]:
    """How often each bearing is said of a provision that was named, and of one that wasn't."""
    counted: dict[str, tuple[int, int]] = {}
    for (draft, article), named in gold().items():
        for each in found_for(draft, article):
            right, other = counted.get(each.bearing.value, (0, 0))
            is_named = (each.law, _draft(each.law).by_key[each.article].number) in named
            counted[each.bearing.value] = (right + is_named, other + (not is_named))
    return counted


def main(arguments: Sequence[str] = ()) -> None:
    """Prints the figures; ``-v`` what was missed in even articles."""
    for odd in (False, True):
        recall, precision, first, count = figures(odd=odd)
        said = f"recall@3 {recall:.3f}, precision@3 {precision:.3f}, first right {first:.3f}"
        print(f"{'odd' if odd else 'even'} articles ({count}): {said}")
    right, seen, whole = bearings()
    print(f"bearing: {right} right of {whole} judged, {seen} of them found")
    print(f"said of provisions that were named, and of others: {said_of()}")
    if "-v" in arguments:
        for (draft, article), named in gold().items():
            places = [
                (each.law, _draft(each.law).by_key[each.article].number, each.bearing.value, each.score)
                for each in found_for(draft, article)[:4]
            ]
            if int(article) % 2 == 0 and not set(named) <= {place[:2] for place in places[:3]}:
                print(draft, article, "named", sorted(named), "found", places)


if __name__ == "__main__":
    main(sys.argv[1:])
