"""A draft as a few lines: its headings, its articles with the labels inside them, its annexes and what follows."""

from __future__ import annotations

from drafts.model import Draft, Kind, RegionKind
from drafts.normalize import normalize
from drafts.parse import parse
from tests.drafts.checks import check_draft

_INSIDE = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM})


def draft_of(text: str) -> Draft:
    """The draft in a text, after the checks that hold of every one."""
    draft = parse(normalize(text).text)
    check_draft(draft)
    return draft


def outlined(draft: Draft) -> list[str]:
    """Each heading, article and annex as ``article 1 <Scope>: 1. (a) (b) 2.``, with ¶ for a paragraph without a label.

    What one unlabelled paragraph holds is left out; the first words of the tail come last.
    """
    lines: list[tuple[str, list[str]]] = []
    for provision in draft.provisions:
        if provision.kind in _INSIDE:
            lines[-1][1].append(provision.label.replace(" ", "") or "¶")
        else:
            title = f"<{provision.title}>" if provision.title else ""
            lines.append((" ".join(f"{provision.kind.value} {provision.number} {title}".split()), []))
    tails = [draft.slice(r.span) for r in draft.regions if r.kind is RegionKind.TAIL]
    return [head if inside in ([], ["¶"]) else f"{head}: {' '.join(inside)}" for head, inside in lines] + [
        "tail: " + " ".join(tail.split()[:3]) for tail in tails
    ]
