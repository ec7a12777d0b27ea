"""The eIds of a draft's provisions, after the naming convention of Akoma Ntoso: ``art_120-5__para_1__list_1__point_2``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafts.model import Draft, Kind, Provision
from drafts.parsing.tree import OF_THE_WHOLE
from drafts.patterns import regex

_PREFIX = {
    Kind.PART: "part",
    Kind.SUBPART: "subpart",
    Kind.CHAPTER: "chp",
    Kind.SECTION: "sec",
    Kind.ARTICLE: "art",
    Kind.PARAGRAPH: "para",
    Kind.ITEM: "point",
    Kind.SUBITEM: "point",
    Kind.POINT: "point",
    Kind.RECITAL: "rec",
    Kind.ANNEX: "att",
}
_UNFIT = regex(r"[^\w.-]+")
LISTED = (Kind.ITEM, Kind.SUBITEM)


@dataclass(frozen=True, slots=True)
class Names:
    """What each element is called."""

    of: dict[str, str]
    """The eId of each provision, by its key."""
    lists: dict[str, str]
    """The eId of the list that begins with this item, by the item's key."""


def groups(children: Sequence[Provision]) -> list[list[Provision]]:
    """Children in order, items that follow one another together: they make a list. Everything else stands alone."""
    found: list[list[Provision]] = []
    for child in children:
        if child.kind in LISTED and found and found[-1][0].kind in LISTED:
            found[-1].append(child)
        else:
            found.append([child])
    return found


def names(draft: Draft) -> Names:
    """An eId for every provision, unique within the draft; a number that appears again gets ``~2``, as in its key."""
    made = Names({}, {})
    taken: set[str] = set()
    _name(draft, None, "", "", made, taken)
    return made


def _name(draft: Draft, parent: Provision | None, parent_id: str, annex: str, made: Names, taken: set[str]) -> None:
    counts: dict[str, int] = {}
    for group in groups(draft.children(parent.key if parent else None)):
        above = parent_id
        if group[0].kind in LISTED:
            counts["list"] = counts.get("list", 0) + 1
            above = _unique(_joined(parent_id, f"list_{counts['list']}"), taken)
            made.lists[group[0].key] = above
        for provision in group:
            prefix = _PREFIX[provision.kind]
            if provision.kind is Kind.PARAGRAPH and parent is not None and parent.kind is Kind.PARAGRAPH:
                prefix = "subpara"
            counts[prefix] = counts.get(prefix, 0) + 1
            number = _UNFIT.sub("-", provision.number) or str(counts[prefix])
            holder = above
            if provision.kind in OF_THE_WHOLE:
                holder = "" if provision.kind is Kind.ANNEX else annex
            own = _unique(_joined(holder, f"{prefix}_{number}"), taken)
            made.of[provision.key] = own
            within = own if provision.kind is Kind.ANNEX else annex
            _name(draft, provision, own, within, made, taken)


def _joined(above: str, own: str) -> str:
    return f"{above}__{own}" if above else own


def _unique(name: str, taken: set[str]) -> str:
    found, count = name, 1
    while found in taken:
        count += 1
        found = f"{name}~{count}"
    taken.add(found)
    return found
