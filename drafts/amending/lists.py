"""Provisions of one level in a row: what is taken out, what comes in, and how they are numbered then."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from drafts.amending.model import Remark
from drafts.amending.sheet import Piece
from drafts.model import Provision

_MOST_PASSES = 40


@dataclass(frozen=True, slots=True)
class Fresh:
    """A provision that comes into a row."""

    number: str
    """As the decision numbers it in the result; empty where it only says beside which it stands."""
    pieces: tuple[Piece, ...]
    """Its words without the label."""
    by: int
    after: str = ""
    """The key of the provision it follows, where there is no number."""
    before: str = ""
    lead: str = ""
    """A chapter's heading that comes with it."""
    division: str = ""
    """The key of the chapter that the decision names for it."""
    origin: str = ""
    """The key of the article that its words come from."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A provision in its new place: one of the base, or a fresh one."""

    old: Provision | None
    fresh: Fresh | None
    number: str


@dataclass
class Row:
    """A row of siblings with what is to happen to them."""

    members: tuple[Provision, ...]
    fixed: bool
    """Numbers stay as they are, as in European acts: a new one is called 4a."""
    removed: dict[str, int] = field(default_factory=dict)
    """Keys taken out, with the instruction that did it."""
    claims: list[tuple[str, str, int]] = field(default_factory=list)
    """Key, the number it is to have, the instruction that says so."""
    fresh: list[Fresh] = field(default_factory=list)
    printed: list[tuple[str, str, int]] = field(default_factory=list)
    """Key, the number that a quotation prints for it, the instruction; checked, not followed."""

    @property
    def touched(self) -> bool:
        """Whether anything happens to the row."""
        return bool(self.removed or self.claims or self.fresh)


@dataclass(frozen=True)
class Settled:
    """A row after all instructions: its entries in order, and the instructions that don't fit it."""

    entries: tuple[Entry, ...]
    moved: dict[str, int]
    """Keys of provisions of the base that stand in another place now, with the instruction that says so."""
    faults: dict[int, Remark]
    kept_gaps: bool
    """Provisions were taken out and the numbers of the rest stay, for the decision doesn't say they are adjusted."""


def settle(row: Row, *, adjust: bool) -> Settled:
    """The row's new order and numbers. ``adjust``: the decision says that numbers follow.

    A provision is moved to where its new number belongs only where numbers are said to follow and no other order has it.
    Numbers given to what comes in are those of the result. An instruction whose number can't be reached is a fault, and
    the row is settled without it.
    """
    faults: dict[int, Remark] = {}
    plain = [int(m.number) for m in row.members if m.number.isdigit()]
    fixed = row.fixed or plain != list(range(1, len(plain) + 1))
    claims, fresh = list(row.claims), list(row.fresh)
    if fixed and claims:
        faults |= _out_of_order(row, claims)
        claims = [c for c in claims if c[2] not in faults]
    moves: list[tuple[str, str, int]] = []
    for _ in range(_MOST_PASSES):
        shift = not fixed and (adjust or bool(fresh) or bool(claims))
        named = {key: number for key, number, _ in claims} if fixed else {}
        entries, wrong = _ordered(row, fresh, moves, named, fixed=not shift)
        new_faults = {one.by: _no_place(one, row, fixed) for one in wrong}
        if not new_faults:
            numbers = {e.old.key: e.number for e in entries if e.old is not None}
            unmet = [c for c in claims if numbers.get(c[0]) != c[1]]
            if not unmet:
                gaps = bool(row.removed) and not shift and not row.fixed
                return Settled(tuple(entries), {key: by for key, _, by in moves}, faults, gaps)
            if adjust and not moves and not fixed and all(c[0] not in row.removed for c in unmet):
                moves = unmet
                continue
            # Moving is right only where it makes every number come true; else those that first failed are in error.
            new_faults = {by: _not_reached(row, key, number) for key, number, by in (moves or unmet)}
        faults |= new_faults
        fresh = [f for f in fresh if f.by not in faults]
        claims = [c for c in claims if c[2] not in faults]
        moves = []
    late = Remark("新编号互相矛盾", "the new numbers contradict each other")
    faults |= {one.by: late for one in fresh} | {claim[2]: late for claim in claims}
    return Settled(tuple(Entry(m, None, m.number) for m in row.members), {}, faults, False)


def _ordered(
    row: Row,
    fresh: Sequence[Fresh],
    moves: Sequence[tuple[str, str, int]],
    named: Mapping[str, str],
    *,
    fixed: bool,
) -> tuple[list[Entry], list[Fresh]]:
    """The entries in order with their numbers, and the fresh ones that have no place."""
    away = {key for key, _, _ in moves}
    kept = [m for m in row.members if m.key not in row.removed and m.key not in away]
    entries = [Entry(m, None, named.get(m.key, m.number)) for m in kept]
    by_key = {m.key: m for m in row.members}
    numbered = [(f.number, f, Entry(None, f, f.number)) for f in fresh if f.number]
    for key, number, by in moves:
        moved = Fresh(number, (by_key[key].span,), by)
        numbered.append((number, moved, Entry(by_key[key], moved, number)))
    wrong = [f for f in fresh if not f.number and not _beside(entries, f)]
    for number, one, entry in sorted(numbered, key=lambda n: sort_key(n[0])):
        if not (_by_order(entries, number, entry) if fixed else _by_count(entries, number, entry)):
            wrong.append(one)
    return (entries if fixed else _counted(entries)), wrong


def _out_of_order(row: Row, claims: Sequence[tuple[str, str, int]]) -> dict[int, Remark]:
    """Where numbers don't follow by themselves, those given by name must leave the row in order."""
    named = {key: number for key, number, _ in claims}
    keys = [sort_key(named.get(m.key, m.number)) for m in row.members if m.key not in row.removed]
    if all(one < other for one, other in pairwise(keys)):
        return {}
    return {by: _not_reached(row, key, number) for key, number, by in claims}


def sort_key(number: str) -> tuple[int, str, int]:
    """For putting numbers in order: 4, 4a, 5; 10, 10-1, 11; a, aa, b."""
    found = re.fullmatch(r"([0-9]*)([a-z]*)(?:-([0-9]+))?", number)
    if found is None:
        return (10**6, number, 0)
    return (int(found[1] or 0), found[2], int(found[3] or 0))


def _beside(entries: list[Entry], fresh: Fresh) -> bool:
    anchor = fresh.after or fresh.before
    for i, entry in enumerate(entries):
        if entry.old is not None and entry.old.key == anchor:
            at = i + 1 if fresh.after else i
            while fresh.after and at < len(entries) and entries[at].fresh and entries[at].fresh.after == anchor:  # type: ignore[union-attr]
                at += 1
            entries.insert(at, Entry(None, fresh, ""))
            return True
    return False


def _by_order(entries: list[Entry], number: str, entry: Entry) -> bool:
    """Between its neighbours by number; no place where the number is taken."""
    for i, other in enumerate(entries):
        if other.number == number:
            return False
        if other.number and sort_key(other.number) > sort_key(number):
            entries.insert(i, entry)
            return True
    entries.append(entry)
    return True


def _by_count(entries: list[Entry], number: str, entry: Entry) -> bool:
    """As the n-th of the plain numbers; 第十条之一 after 第十条."""
    base, _, branch = number.partition("-")
    if not base.isdigit():
        return False
    before = 0
    for i, other in enumerate(entries):
        if "-" in other.number:
            continue
        if before == int(base) - (0 if branch else 1) and not branch:
            entries.insert(i, entry)
            return True
        before += 1
        if branch and before == int(base):
            return _as_branch(entries, i + 1, int(branch), entry)
    if not branch and before == int(base) - 1:
        entries.append(entry)
        return True
    return False


def _as_branch(entries: list[Entry], at: int, branch: int, entry: Entry) -> bool:
    count = 0
    while at < len(entries) and "-" in entries[at].number and count < branch - 1:
        at, count = at + 1, count + 1
    if count != branch - 1:
        return False
    entries.insert(at, entry)
    return True


def _counted(entries: Sequence[Entry]) -> list[Entry]:
    counted: list[Entry] = []
    plain, branch = 0, 0
    for entry in entries:
        if "-" in entry.number:
            branch += 1
            number = f"{plain}-{branch}"
        else:
            plain, branch = plain + 1, 0
            number = str(plain)
        counted.append(Entry(entry.old, entry.fresh, number))
    return counted


def _no_place(fresh: Fresh, row: Row, fixed: bool) -> Remark:
    if not fresh.number:
        return Remark("它所跟随的条款已被删去或移走", "the provision it stands beside was deleted or moved")
    if fixed and any(m.number == fresh.number for m in row.members):
        return Remark(
            f"编号 {fresh.number} 已被占用，而原文编号不能顺延",
            f"number {fresh.number} is taken, and the base's numbers don't move on",
        )
    return Remark(
        f"编号 {fresh.number} 接不上：修改后它前面没有那么多条款",
        f"number {fresh.number} doesn't follow on: there aren't as many provisions before it after amendment",
    )


def _not_reached(row: Row, key: str, number: str) -> Remark:
    label = next((m.label or m.number for m in row.members if m.key == key), key)
    if key in row.removed:
        return Remark(
            f"{label}已被删去或移走，不能改为 {number}", f"{label} was deleted or moved and can't become {number}"
        )
    return Remark(
        f"按其他修改推算，{label}的新编号不是 {number}，也没有能使各项编号都成立的排法",
        f"by the other instructions {label} doesn't become {number}, and no order makes all the numbers true",
    )
