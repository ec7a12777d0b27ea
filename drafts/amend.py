"""An amendment decision applied to the text it amends: every instruction is done, or reported with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafts.amending.decision import Instructions, read_decision, same_law
from drafts.amending.finding import Unfit
from drafts.amending.model import Action, Amended, Effect, Instruction, Outcome, Remark, State
from drafts.amending.orders import HANDLERS
from drafts.amending.placing import follow_mentions, settle_rows, write_rows
from drafts.amending.plan import Plan
from drafts.amending.sheet import DERIVED, Change, Written
from drafts.amending.words import change_words
from drafts.errors import DraftError
from drafts.model import Draft
from drafts.parse import parse

__all__ = ["NoInstructionsError", "amend"]

_WORDWISE = (Action.REPLACE_WORDS, Action.INSERT_WORDS, Action.DELETE_WORDS)
_UNSAID = Remark(
    "决定没有说明改了哪些文字，无法据此修改，请对照公布的文本",
    "the decision doesn't say what was changed; look at the published text",
)
_NOT_READ = Remark("没有读懂这一项，未据此修改", "this wasn't understood; nothing was changed by it")


class NoInstructionsError(DraftError):
    """A file that was to amend a law orders nothing, or amends other laws."""


def amend(base: Draft, decision: Draft) -> Amended:
    """The base with the decision's instructions applied.

    Numbers in an instruction are the base's; numbers given to what comes in, and those after 改为 and 作为, the result's.
    What no instruction touches stays character for character. An instruction that doesn't fit changes nothing.
    Raises NoInstructionsError where the decision orders nothing to be done to this law.
    """
    read = read_decision(decision, base.title)
    if not read.orders:
        raise _nothing(base, decision, read)
    orders = read.orders
    faults: dict[int, Remark] = {}
    for _ in range(len(orders) + 1):
        plan = _planned(base, orders, faults)
        fresh_faults = {by: why for by, why in plan.faults.items() if by not in faults and by != DERIVED}
        if not fresh_faults:
            break
        faults |= fresh_faults
    write_rows(plan)
    remarks = [*_about(base, read), *follow_mentions(plan)]
    text, written, lost = plan.sheet.write()
    remarks += [_taken(base, orders, change) for change in lost if change.by != DERIVED]
    amended = parse(text, base.profile)
    return Amended(
        base,
        decision,
        amended._replace(title=amended.title or base.title),
        tuple(_outcome(base, plan, order, i, faults, written) for i, order in enumerate(orders)),
        tuple(_effect(base, one) for one in written if one.change.by == DERIVED),
        tuple(remarks),
        _other_law(base, read),
    )


def _planned(base: Draft, orders: Sequence[Instruction], faults: Mapping[int, Remark]) -> Plan:
    """All instructions but those known not to fit, planned: whole provisions first, then words, words everywhere last."""
    fixed = base.language not in ("zh", "ja")
    plan = Plan(base, fixed, any(o.action is Action.ADJUST_NUMBERS for o in orders))
    plan.faults |= faults
    for i in sorted(range(len(orders)), key=lambda i: (_turn(orders[i]), i)):
        if i in faults:
            continue
        order = orders[i]
        try:
            if order.fault is not None:
                continue
            if order.action in _WORDWISE:
                change_words(plan, order, i)
            elif order.action in HANDLERS:
                HANDLERS[order.action](plan, order, i)
        except Unfit as unfit:
            plan.faults[i] = unfit.remark
    settle_rows(plan)
    return plan


def _turn(order: Instruction) -> int:
    if order.action not in _WORDWISE:
        return 0
    return 1 if any(target.steps for target in order.targets) else 2


def _outcome(
    base: Draft,
    plan: Plan,
    order: Instruction,
    i: int,
    faults: Mapping[int, Remark],
    written: Sequence[Written],
) -> Outcome:
    targets = tuple(plan.targets.get(i, ()))
    if order.action is Action.UNKNOWN or order.fault is not None:
        return Outcome(order, State.NOT_UNDERSTOOD, targets, reason=Remark(*order.fault) if order.fault else _NOT_READ)
    if order.action is Action.EDITORIAL:
        return Outcome(order, State.UNFIT, reason=_UNSAID)
    if i in faults:
        return Outcome(order, State.UNFIT, targets, reason=faults[i])
    by = DERIVED if order.action is Action.ADJUST_NUMBERS else i
    effects = tuple(_effect(base, one) for one in written if one.change.by == by)
    return Outcome(order, State.DONE, targets, effects, doubts=tuple(dict.fromkeys(plan.doubts.get(i, ()))))


def _effect(base: Draft, one: Written) -> Effect:
    return Effect(one.change.span, one.span, base.slice(one.change.span), one.new)


def _taken(base: Draft, orders: Sequence[Instruction], change: Change) -> Remark:
    order = orders[change.by]
    return Remark(
        f"第 {change.by + 1} 项（{order.words[:30]}）有一处修改落在已删去的文字里，没有写出",
        f"a change of instruction {change.by + 1} ({order.words[:30]}) lies in words that were taken out and isn't in the result",
    )


def _about(base: Draft, read: Instructions) -> list[Remark]:
    other = _other_law(base, read)
    remarks = [other] if other is not None else []
    if read.others:
        remarks.append(
            Remark(
                f"决定另有 {read.others} 项修改其他法规，未列入",
                f"{read.others} instructions of the decision are about other laws and aren't listed",
            )
        )
    return remarks


def _other_law(base: Draft, read: Instructions) -> Remark | None:
    if len(read.named) != 1 or not base.title or same_law(read.named[0], base.title):
        return None
    return Remark(
        f"决定修改的是《{read.named[0]}》，原文是《{base.title}》，请确认是同一部法规",
        f"the decision amends “{read.named[0]}”, the base is “{base.title}”: check that they are one law",
    )


def _nothing(base: Draft, decision: Draft, read: Instructions) -> NoInstructionsError:
    if read.others:
        return NoInstructionsError(
            f"“{decision.title}”修改的法规中没有《{base.title}》。请核对原文和决定是否对应。",
            f"“{decision.title}” doesn't amend “{base.title}”. Check that base and decision belong together.",
        )
    return NoInstructionsError(
        f"“{decision.title}”里没有找到修改条文的内容（例如“将第五条修改为：……”）。"
        "请确认它是修改决定；两稿全文请用 workbench compare。",
        f"“{decision.title}” holds no instructions such as “Article 5 is amended to read”. Check that it is an amending act; "
        "to compare two full texts, use workbench compare.",
    )
