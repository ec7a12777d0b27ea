"""An amended draft in lines that a lawyer can read."""

from __future__ import annotations

from drafts.amending.model import Amended, Effect, Outcome, State

_STATES = {State.DONE: "done", State.UNFIT: "DOESN'T FIT", State.NOT_UNDERSTOOD: "NOT UNDERSTOOD"}


def described(amended: Amended) -> str:
    """Each instruction with what it did or why not, what follows from them, and the whole amended text."""
    lines: list[str] = []
    for outcome in amended.outcomes:
        lines += _instruction(outcome)
    if amended.derived:
        lines.append("follows: " + "; ".join(f"{_short(e.old)} -> {_short(e.new)}" for e in amended.derived))
    lines += [f"look at: {remark.zh}" for remark in amended.remarks]
    return "\n".join([*lines, "", "=" * 20, amended.text.rstrip("\n")]) + "\n"


def _instruction(outcome: Outcome) -> list[str]:
    order = outcome.instruction
    words = " / ".join(order.words.split("\n"))
    lines = [f"{_STATES[outcome.state]}: {order.point} {order.action.value}: {words}"]
    if outcome.reason:
        lines.append(f"    because: {outcome.reason.zh}")
    lines += [f"    check: {doubt.zh}" for doubt in outcome.doubts]
    if order.action.value != "adjust-numbers":
        lines += [f"    {_effect(effect)}" for effect in outcome.effects]
    return lines


def _effect(effect: Effect) -> str:
    return f"[-{_short(effect.old)}-] {{+{_short(effect.new)}+}}"


def _short(words: str) -> str:
    line = " / ".join(words.strip("\n").split("\n"))
    return line if len(line) <= 40 else f"{line[:24]}…{line[-12:]}"
