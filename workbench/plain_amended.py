"""What became of a decision's instructions, as lines for people: those that don't fit first."""

from __future__ import annotations

from drafts.amending.model import Action, Amended, Effect, Outcome, Remark, State
from drafts.counting import many
from workbench.language import say

_ACTIONS_ZH = {
    Action.REPLACE: "修改",
    Action.INSERT: "增加",
    Action.DELETE: "删去",
    Action.RENUMBER: "改编号",
    Action.MERGE: "合并",
    Action.SPLIT: "分开",
    Action.REPLACE_WORDS: "改字句",
    Action.INSERT_WORDS: "加字句",
    Action.DELETE_WORDS: "删字句",
    Action.HEADING: "改标题",
    Action.TITLE: "改名称",
    Action.ADJUST_NUMBERS: "序号相应调整",
    Action.EDITORIAL: "文字标点",
    Action.UNKNOWN: "未读懂",
}
_MOST_EFFECTS = 8


def render_amended(amended: Amended, language: str) -> str:
    """Counts, the instructions that weren't done with the reasons, then the others with what each did."""
    draft = amended.draft
    done = len(amended.in_state(State.DONE))
    lines = [
        say(
            language,
            f"《{draft.title}》：{len(amended.base.articles)} 条 → {len(draft.articles)} 条；{len(amended.outcomes)} 项修改，"
            f"做到 {done} 项，未做到 {len(amended.outcomes) - done} 项。",
            f"{draft.title}: {len(amended.base.articles)} → {many(len(draft.articles), 'articles')}; "
            f"{many(len(amended.outcomes), 'instructions')}, "
            f"{done} done, {len(amended.outcomes) - done} not.",
        )
    ]
    failed = [(i, o) for i, o in enumerate(amended.outcomes, 1) if o.state is not State.DONE]
    if failed:
        lines += ["", say(language, "没有做到，请自行处理：", "Not done, for you to deal with:")]
        for i, outcome in failed:
            lines += _instruction(i, outcome, language)
    doubts = [r for o in amended.outcomes for r in o.doubts]
    if amended.remarks or doubts:
        lines += ["", say(language, "请核对：", "Please check:")]
        lines += [f"  · {_said(remark, language)}" for remark in dict.fromkeys((*amended.remarks, *doubts))]
    lines += ["", say(language, "已做到：", "Done:")]
    for i, outcome in enumerate(amended.outcomes, 1):
        if outcome.state is State.DONE:
            lines += _instruction(i, outcome, language)
    if amended.derived and all(o.instruction.action is not Action.ADJUST_NUMBERS for o in amended.outcomes):
        lines += ["", say(language, "随之改动的编号和引用：", "Numbers and references that follow:")]
        lines += _effects(amended.derived, language)
    return "\n".join(lines)


def unfit_lines(amended: Amended, language: str) -> list[str]:
    """A sentence for each instruction that wasn't done, and one where the decision amends a law of another name."""
    other = [_said(amended.other_law, language)] if amended.other_law else []
    return other + [
        say(
            language,
            f"第 {i} 项未做到：{_short(o.instruction.words, 40)}——{_said(o.reason, language) if o.reason else ''}",
            f"instruction {i} not done: {_short(o.instruction.words, 40)} — {_said(o.reason, language) if o.reason else ''}",
        )
        for i, o in enumerate(amended.outcomes, 1)
        if o.state is not State.DONE
    ]


def _instruction(number: int, outcome: Outcome, language: str) -> list[str]:
    order = outcome.instruction
    kind = say(language, _ACTIONS_ZH[order.action], order.action.value)
    lines = [f"{number:>3}  {order.point}  {kind}  {_short(order.words, 60)}"]
    if outcome.reason:
        lines.append(f"       ✗ {_said(outcome.reason, language)}")
    lines += _effects(outcome.effects, language)
    lines += [f"       ? {_said(doubt, language)}" for doubt in outcome.doubts]
    return lines


def _effects(effects: tuple[Effect, ...], language: str) -> list[str]:
    lines = []
    for effect in effects[:_MOST_EFFECTS]:
        old = f"[-{_short(effect.old, 36)}-]" if effect.old.strip() else ""
        new = f"{{+{_short(effect.new, 36)}+}}" if effect.new.strip() else ""
        lines.append(f"       {old}{new}")
    if len(effects) > _MOST_EFFECTS:
        more = len(effects) - _MOST_EFFECTS
        lines.append(say(language, f"       ……另有 {more} 处", f"       … and {more} more"))
    return lines


def _short(words: str, most: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _said(remark: Remark, language: str) -> str:
    return say(language, remark.zh, remark.en)
