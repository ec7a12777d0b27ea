"""Rows settled and written into the sheet: provisions put in and taken out, labels, mentions and contents that follow."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.amending.finding import printed
from drafts.amending.labels import label_like, mention_like
from drafts.amending.lists import Entry, Row, Settled, settle
from drafts.amending.model import Remark
from drafts.amending.plan import DEPTHS, Plan
from drafts.amending.sheet import DERIVED, Change, Piece
from drafts.model import Kind, Provision, Reference, RegionKind, Span

_DIVISIONS = (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION)
_SPACES = " 　\t\xa0"


def settle_rows(plan: Plan) -> None:
    """Settle every row; instructions that don't fit are in the plan's faults."""
    for key, row in plan.rows.items():
        if not row.touched and not row.printed:
            continue
        settled = settle(row, adjust=plan.adjust)
        plan.settled[key] = settled
        plan.faults |= settled.faults
    for key, number, by in plan.hosts:
        if plan.number_of(key) != number and by not in plan.faults:
            label = plan.base.by_key[key].label
            plan.faults[by] = Remark(
                f"修改后{label}的编号不是 {number}，无法确定是哪一条",
                f"after amendment the number of {label} isn't {number}, so it isn't certain which article is meant",
            )


def write_rows(plan: Plan) -> None:
    """Put what the rows say into the sheet."""
    for key, settled in plan.settled.items():
        row = plan.rows[key]
        _cut(plan, row, settled)
        _put(plan, key, row, settled)
        _relabel(plan, row, settled)
        _check_printed(plan, row, settled)
        _check_ends(plan, row, settled)
        if settled.kept_gaps and row.members and row.members[0].label:
            for by in set(row.removed.values()):
                plan.doubt(
                    by,
                    "决定没有说其后的编号作相应调整，编号保留原样",
                    "the decision doesn't say that later numbers follow; they are left as they are",
                )


def _cut(plan: Plan, row: Row, settled: Settled) -> None:
    away = row.removed | settled.moved
    head = True
    for i, provision in enumerate(row.members):
        by = away.get(provision.key)
        if by is None:
            head = False
            continue
        around = plan.gone.get(provision.parent or "")
        if around is not None or (provision.kind is Kind.ARTICLE and _in_gone_division(plan, provision)):
            continue
        span = _stretch(plan, row.members, i, head=head)
        moves = provision.key not in plan.gone
        plan.sheet.add(Change(span, (), by, 99, moves=moves), claimed=True)


def _in_gone_division(plan: Plan, provision: Provision) -> bool:
    return any(p.key in plan.gone for p in plan.base.ancestors(provision))


def _stretch(plan: Plan, members: Sequence[Provision], i: int, *, head: bool) -> Span:
    """A provision with the line break or space that goes with it."""
    text, provision = plan.base.text, members[i]
    start, end = provision.span.start, provision.span.end
    if provision.kind in (Kind.ARTICLE, Kind.POINT, *_DIVISIONS):
        return Span(start, min(end + 1, len(text)) if text[end : end + 1] == "\n" else end)
    if head and i + 1 < len(members):
        return Span(start, members[i + 1].span.start)
    if i:
        return Span(members[i - 1].span.end, end)
    before = start
    while before and text[before - 1] in _SPACES + "\n":
        before -= 1
    return Span(before, end)


def _put(plan: Plan, key: str, row: Row, settled: Settled) -> None:
    if key.startswith("#"):  # a chapter's heading comes with its first article
        _contents(plan, row, settled)
        return
    for i, entry in enumerate(settled.entries):
        if entry.fresh is None:
            continue
        pieces = _pieces(plan, key, row, entry)
        before, after = _neighbours(settled.entries, i)
        depth = DEPTHS.get(row.members[0].kind if row.members else Kind.ARTICLE, 1)
        if before is not None and not _begins_division(plan, entry, before, after):
            at = before.span.end
            pieces = ("\n", *pieces)
        elif after is not None:
            at = after.span.start
            pieces = (*pieces, "\n")
        else:
            at = min((m.span.start for m in row.members), default=len(plan.base.text))
            pieces = (*pieces, "\n")
        plan.sheet.add(Change(Span(at, at), pieces, entry.fresh.by, depth, (i,)))
        if entry.old is not None:
            plan.doubt(
                entry.fresh.by,
                f"{entry.old.label}随新编号移到了别处",
                f"{entry.old.label} was moved to where its new number belongs",
            )


def _neighbours(entries: Sequence[Entry], i: int) -> tuple[Provision | None, Provision | None]:
    """The provisions of the base, still in their places, before and after an entry."""
    before = next((e.old for e in reversed(entries[:i]) if e.old is not None and e.fresh is None), None)
    after = next((e.old for e in entries[i + 1 :] if e.old is not None and e.fresh is None), None)
    return before, after


def _begins_division(plan: Plan, entry: Entry, before: Provision, after: Provision | None) -> bool:
    """Whether a new article opens the chapter of the article after it; where that isn't said, a doubt is noted."""
    fresh = entry.fresh
    if fresh is None or after is None or before.parent == after.parent or before.kind is not Kind.ARTICLE:
        return False
    if fresh.lead or fresh.division.startswith("+"):
        return False
    if fresh.division:
        return any(p.key == fresh.division for p in plan.base.ancestors(after)) and not any(
            p.key == fresh.division for p in plan.base.ancestors(before)
        )
    if not fresh.after and fresh.origin != before.key:
        plan.doubt(
            fresh.by,
            f"新的一条在两章之间，决定没有说明归哪一章，放在了前一章末尾（{before.label}之后）",
            f"the new article stands between two chapters and the decision doesn't say which; it was put after {before.label}",
        )
    return False


def _pieces(plan: Plan, key: str, row: Row, entry: Entry) -> tuple[Piece, ...]:
    fresh = entry.fresh
    if fresh is None:
        return ()
    if entry.old is not None:
        return (entry.old.span,)
    sample = next((m for m in row.members if m.label), None)
    if sample is None:
        return fresh.pieces
    label = label_like(sample.label, sample.number, entry.number)
    pieces: tuple[Piece, ...] = (label, _gap(plan, sample), *fresh.pieces)
    if not fresh.lead:
        return pieces
    number, _, words = fresh.lead.partition("\n")
    like = next(p for p in plan.base.provisions if p.kind in _DIVISIONS and plan.row_key(p) == fresh.division[1:])
    return (f"{label_like(like.label, like.number, number)}{_gap(plan, like)}{words}\n", *pieces)


def _gap(plan: Plan, sample: Provision) -> str:
    text = plan.base.text
    start = sample.span.start + len(sample.label)
    end = start
    while end < len(text) and text[end] in _SPACES + "\n":
        end += 1
    return text[start:end]


def _relabel(plan: Plan, row: Row, settled: Settled) -> None:
    claimed = {key: by for key, _, by in row.claims if by not in settled.faults}
    for entry in settled.entries:
        old = entry.old
        if old is None or not old.label or entry.number == old.number:
            continue
        new = label_like(old.label, old.number, entry.number)
        span = Span(old.span.start, old.span.start + len(old.label))
        plan.sheet.add(Change(span, (new,), claimed.get(old.key, DERIVED), 8))


def _check_printed(plan: Plan, row: Row, settled: Settled) -> None:
    numbers = {e.old.key: e.number for e in settled.entries if e.old is not None}
    for key, number, by in row.printed:
        got = numbers.get(key, number)
        if got != number:
            plan.doubt(
                by,
                f"引文印的编号是 {number}，推算为 {got}",
                f"the quotation prints number {number}; by the other instructions it is {got}",
            )


def _check_ends(plan: Plan, row: Row, settled: Settled) -> None:
    """Items whose ends no longer suit their places: a full stop before the last, a semicolon at the end."""
    if not row.members or row.members[0].kind is not Kind.ITEM or not (row.removed or row.fresh):
        return
    blamed = max([*row.removed.values(), *(f.by for f in row.fresh)])
    for i, entry in enumerate(settled.entries):
        words = plan.base.slice(entry.old.span) if entry.old else str(entry.fresh.pieces[-1]) if entry.fresh else ""
        last = i == len(settled.entries) - 1
        if (last and words.endswith(("；", ";"))) or (not last and words.endswith("。")):
            plan.doubt(
                blamed,
                f"{printed(entry.number, '项')}末尾的标点（{words[-1]}）与它的新位置不合，未改动",
                f"item {entry.number} ends with “{words[-1]}”, which doesn't suit its new place; it was left",
            )


def _contents(plan: Plan, row: Row, settled: Settled) -> None:
    """Where the base has a table of contents, say that it wasn't changed."""
    if any(r.kind is RegionKind.CONTENTS for r in plan.base.regions):
        for by in {*(f.by for f in row.fresh), *row.removed.values(), *(c[2] for c in row.claims)} - set(
            settled.faults
        ):
            plan.doubt(by, "目录未随之改动", "the table of contents wasn't changed")


def follow_mentions(plan: Plan) -> list[Remark]:
    """Write mentions of renumbered provisions anew; remarks on those that lost their provision."""
    remarks: list[Remark] = []
    moved = {key for row in plan.rows.values() for key in row.removed if key not in plan.gone}
    for mention in plan.base.references:
        if mention.external or mention.target is None or mention.article in plan.gone:
            continue
        if plan.sheet.holder(mention.span) is not None:
            continue
        target = plan.base.by_key[mention.target]
        chain = (target, *plan.base.ancestors(target))
        lost = next((p for p in chain if p.key in plan.gone or p.key in moved), None)
        if lost is not None:
            if not _says_itself(plan, mention):
                remarks.append(_lost(plan, mention, lost))
            continue
        _follow(plan, mention, chain, remarks)
    return remarks


def _says_itself(plan: Plan, mention: Reference) -> bool:
    return mention.text.startswith("本")


def _lost(plan: Plan, mention: Reference, lost: Provision) -> Remark:
    where = plan.base.by_key[mention.article].label if mention.article in plan.base.by_key else mention.article
    by = plan.gone.get(lost.key)
    done = "删去或并入别处" if by is not None else "移走"
    return Remark(
        f"原{where}提到“{mention.text}”，所指的条款已{done}，未改动，请核对",
        f"{where} of the base mentions “{mention.text}”, which was deleted, merged or moved; the mention was left: check it",
    )


def _follow(plan: Plan, mention: Reference, chain: Sequence[Provision], remarks: list[Remark]) -> None:
    if mention.text[0] in "前本":
        _check_relative(plan, mention, chain[0], remarks)
        return
    by_kind = {p.kind: p for p in reversed(chain)}

    def numbers(kind: Kind) -> tuple[str, str] | None:
        found = by_kind.get(kind)
        return (found.number, plan.number_of(found.key)) if found is not None else None

    new = mention_like(mention.text, numbers)
    if new != mention.text:
        plan.sheet.add(Change(mention.span, (new,), DERIVED, 8))


def _check_relative(plan: Plan, mention: Reference, target: Provision, remarks: list[Remark]) -> None:
    """前款 is right while nothing has come between."""
    settled = plan.settled.get(plan.row_key(target))
    if settled is None or mention.text[0] != "前":
        return
    entries = settled.entries
    at = next((i for i, e in enumerate(entries) if e.old is not None and e.old.key == target.key), -2)
    next_one = entries[at + 1] if at + 1 < len(entries) else None
    if at < 0 or next_one is None or next_one.old is None or next_one.fresh is not None:
        where = plan.base.by_key[mention.article].label
        remarks.append(
            Remark(
                f"原{where}的“{mention.text}”与所指之处之间有增删或移动，所指可能已变，请核对",
                f"between “{mention.text}” in {where} of the base and what it means, something came, went or moved: check it",
            )
        )
