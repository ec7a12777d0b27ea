"""What changed outside the articles: annexes and recitals, which are named and not compared.

Whoever reads a comparison of articles would otherwise take them for unchanged.
"""

from __future__ import annotations

from itertools import takewhile

from drafts.comparison import Comparison
from drafts.folding import comparable
from drafts.model import Draft, Kind, RegionKind


def changed_outside(comparison: Comparison, language: str) -> list[str]:
    """The names of the annexes whose words changed, came or went, in order, and at the end that of the recitals."""
    old, new = comparison.old, comparison.new
    before, after = _annexes(old), _annexes(new)
    names = [name for name, words in after.items() if before.get(name) != words]
    names += [name for name in before if name not in after]
    if _recitals(old) != _recitals(new):
        names.append("鉴于条款" if language == "zh" else "the recitals")
    return names


def outside_note(comparison: Comparison, language: str) -> str:
    """A sentence that says which they are; empty where there are none."""
    names = changed_outside(comparison, language)
    if not names:
        return ""
    if language == "zh":
        return f"条文之外另有改动，未逐条对照：{'、'.join(names)}。请另行核对；Word 修订稿（redline）标出全部改动。"
    return (
        f"These changed too, outside the articles, and are not compared here: {', '.join(names)}. "
        "Check them by themselves; the Word redline marks every change."
    )


def _annexes(draft: Draft) -> dict[str, str]:
    """The comparable words of each annex by its label; of several with one label, those of all."""
    found: dict[str, str] = {}
    if not any(region.kind is RegionKind.ANNEX for region in draft.regions):
        return found  # as most have none, their provisions aren't gone through
    for one in draft.provisions:
        if one.kind is Kind.ANNEX and one.parent is None:
            name = " ".join(one.label.split()) or one.key
            found[name] = found.get(name, "") + comparable(draft.slice(one.span))
    return found


def _recitals(draft: Draft) -> list[str]:
    first = takewhile(lambda one: one.kind is Kind.RECITAL, draft.provisions)  # they stand before everything else
    return [comparable(draft.body(one)) for one in first]
