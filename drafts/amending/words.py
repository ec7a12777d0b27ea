"""Words replaced, inserted and deleted inside provisions that otherwise stay."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from drafts.amending.finding import Unfit, find
from drafts.amending.model import Action, Instruction
from drafts.amending.plan import Plan
from drafts.folding import fold_word
from drafts.model import RegionKind, Span

_MOST_PLACES = 5000


def change_words(plan: Plan, order: Instruction, by: int) -> None:
    """Replace, insert or delete words. All places or none: raises Unfit before anything is changed."""
    pairs = _pairs(order)
    areas = _areas(plan, order, by)
    planned: list[tuple[Span, str]] = []
    folded = False
    for old, new in pairs:
        if not old:
            raise Unfit("引号里没有文字", "the quotation is empty")
        places, typed = _places(plan, order, old, areas)
        folded = folded or typed
        planned += [(_change(order, place), new) for place in places]
    if plan.fixed:
        planned = [_spaced(plan.base.text, span, new) for span, new in planned]
    planned.sort(key=lambda p: (p[0].start, p[0].end))
    for (one, _), (other, _) in pairwise(planned):
        if one.end > other.start:
            raise Unfit("要修改的几处文字互相重叠", "the places to be changed overlap")
    for span, new in planned:
        plan.replace(span, (new,) if new else (), by)
    if folded:
        plan.doubt(
            by,
            "原文的标点或全半角与决定所引不同，已按同一文字处理",
            "the base spells the words with other punctuation or widths",
        )


def _spaced(text: str, span: Span, new: str) -> tuple[Span, str]:
    """Words of a language with spaces: one between words put together, none left double where words go."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if not new and before == " " and (after in " ,.;:)" or not after):
        return Span(span.start - 1, span.end), new
    if new and before.isalnum() and new[0].isalnum():
        new = f" {new}"
    if new and after.isalnum() and new[-1].isalnum():
        new = f"{new} "
    return span, new


def _pairs(order: Instruction) -> list[tuple[str, str]]:
    if order.action is Action.DELETE_WORDS:
        return [(old, "") for old in order.old]
    if len(order.new) == 1:
        return [(old, order.new[0]) for old in order.old]
    if len(order.new) != len(order.old):
        raise Unfit("“分别修改为”前后的个数不同", "the numbers of old and new words differ")
    return list(zip(order.old, order.new, strict=True))


def _change(order: Instruction, place: Span) -> Span:
    if order.action is not Action.INSERT_WORDS:
        return place
    at = place.end if order.side == "after" else place.start
    return Span(at, at)


def _areas(plan: Plan, order: Instruction, by: int) -> list[tuple[str, list[Span]]]:
    """Where to look, each with the name it has in a message."""
    base = plan.base
    if not any(t.steps for t in order.targets):
        law = (RegionKind.BODY, RegionKind.ANNEX)  # never the line on when the law was made and amended
        return [("", [r.span for r in base.regions if r.kind in law])]
    found = [find(base, target) for target in order.targets]
    plan.targets[by] = [p.key for p in found]
    return [
        (t.words, [Span(min(p.span.start + len(p.label), p.span.end), p.span.end)])
        for t, p in zip(order.targets, found, strict=True)
    ]


def _places(plan: Plan, order: Instruction, old: str, areas: list[tuple[str, list[Span]]]) -> tuple[list[Span], bool]:
    text = plan.base.text
    found = _search(plan, order, old, areas, lambda span: text[span.start : span.end], old)
    if found is not None:
        return found, False
    same = "".join(one if len(one := fold_word(c)) == 1 else c for c in old)
    found = _search(
        plan,
        order,
        old,
        areas,
        lambda span: "".join(one if len(one := fold_word(c)) == 1 else c for c in text[span.start : span.end]),
        same,
    )
    if found is not None:
        return found, True
    where = "、".join(name for name, _ in areas if name)
    raise Unfit(f"{where or '原文'}没有“{old}”", f"{where or 'the base'} doesn't contain “{old}”")


def _search(
    plan: Plan,
    order: Instruction,
    old: str,
    areas: list[tuple[str, list[Span]]],
    words: Callable[[Span], str],
    wanted: str,
) -> list[Span] | None:
    """The places of the words; None where an area has none."""
    everywhere = not any(t.steps for t in order.targets)
    places: list[Span] = []
    for name, spans in areas:
        here = [p for span in spans for p in _occurrences(words(span), wanted, span.start)]
        if not here:
            return None
        open_places = [p for p in here if plan.sheet.holder(p) is None]
        if everywhere:
            here = open_places
        elif not open_places:
            plan.free(here[0])
        if len(here) > 1 and not order.every:
            raise Unfit(
                f"“{old}”在{name or '这里'}出现 {len(here)} 次，没有说明改哪一处",
                f"“{old}” occurs {len(here)} times in {name or 'it'}; which place is meant isn't said",
            )
        places += here
    return places


def _occurrences(text: str, wanted: str, offset: int) -> list[Span]:
    found: list[Span] = []
    at = text.find(wanted)
    while at >= 0:
        if len(found) >= _MOST_PLACES:
            raise Unfit("出现次数过多", "it occurs too often")
        found.append(Span(offset + at, offset + at + len(wanted)))
        at = text.find(wanted, at + len(wanted))
    return found
