"""Repairs tried before they are proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from drafts.model import Diagnostic, Draft
from drafts.parse import parse
from drafts.repair import Repair, apply
from drafts.repairing.repair_rules import candidates

_MOST_CHARACTERS = 4_000_000
"""Read while trying, over all repairs of a draft: about half a second."""


def tried(draft: Draft) -> Iterator[Repair]:
    """The first candidate for each diagnostic that removes it and brings no other in its place."""
    left = _MOST_CHARACTERS
    profile = draft.profile
    reference: Draft | None = None
    for number, diagnostic in enumerate(draft.diagnostics, start=1):
        for candidate in candidates(draft, diagnostic, number):
            if left < len(draft.text):
                return
            if reference is None:  # without the remarks of loading, which no repair of the text could remove
                reference = parse(draft.text, profile)
                left -= len(draft.text)
            left -= len(draft.text)
            if _removes(reference, diagnostic, parse(apply(draft.text, [candidate]), profile)):
                yield candidate
                break


def _removes(before: Draft, diagnostic: Diagnostic, after: Draft) -> bool:
    here, there = _counted(before), _counted(after)
    key = (diagnostic.code, diagnostic.zh)
    return there[key] < here[key] and there.total() <= here.total()


def _counted(draft: Draft) -> Counter[tuple[str, str]]:
    return Counter((diagnostic.code, diagnostic.zh) for diagnostic in draft.diagnostics)
