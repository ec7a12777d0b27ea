"""What the adoption screen says of a proposal: its row, what decides, the texts beside one another, the count of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comments.adoption import Sign, Verdict
from comments.certain import agrees, awaits_outcome, is_certain, recorded
from comments.records import Visibility
from comments.redraft import Ask
from drafts.comparison import Change, Op
from drafts.diff import diff
from workbench.language import colon
from workbench.outcome_words import outcomes_told
from workbench.palette import Role
from workbench.render.model import Look, Paragraph
from workbench.render.pieces import BLANK, words
from workbench.render.redline import redline
from workbench.screens.beside import Columns
from workbench.screens.comment_rows import summary
from workbench.widgets.record_table import Cell, TableRow
from workbench.wording import Words

if TYPE_CHECKING:
    from comments.outcomes import Outcome
    from workbench.workspace import AdoptionReport

_VERDICT_ROLES = {Verdict.ADOPTED: Role.GOOD, Verdict.PARTLY: Role.WARNING, Verdict.CONTRARY: Role.DEADLINE}


def outcome_row(each: Outcome, say: Words) -> TableRow:
    """A proposal's row; what awaits a person's word says so."""
    comment, verdict = each.comment, each.verdict
    internal = comment.visibility is Visibility.INTERNAL
    by_person = recorded(each)
    overruled = verdict is not None and not agrees(each)
    if by_person is not None:
        person = Cell(say(f"carry.{by_person.value}"), Role.WARNING if overruled else Role.GOOD)
    elif awaits_outcome(each):
        person = Cell(say("adoption.look" if not is_certain(each) else "adoption.sure"), Role.COMMENT)
    else:
        person = Cell(say.value(comment.status), Role.DIM)
    return TableRow(
        comment.id,
        {
            "label": Cell(comment.label or say("dock.whole.draft"), Role.LABEL),
            "new": Cell(each.now.label if each.now else "—", Role.LABEL),
            "verdict": Cell(
                say(f"carry.{verdict.value}") + ("" if each.sure else "?") if verdict else "–",
                Role.DIM if verdict is None else _VERDICT_ROLES.get(verdict, Role.TEXT),
            ),
            "score": Cell(f"{each.score:.2f}" if verdict else "–", Role.DIM),
            "person": person,
            "draft": Cell(comment.draft, Role.DIM),
            "says": Cell(("⊘" if internal else "") + summary(comment, say), Role.INTERNAL if internal else Role.TEXT),
        },
    )


def details(each: Outcome, say: Words) -> list[tuple[str, str]]:
    """What decides, as sentences: the reason, then each word with its sign, then what the regulator answered."""
    verdict = say(f"carry.{each.verdict.value}") if each.verdict else say("carry.no.verdict")
    now = f" → {each.now.label}" if each.now and each.now.label else ""
    score = f" {each.score:.2f}" if each.verdict else ""
    lines = [
        (f"{each.comment.label or say('dock.whole.draft')}{now}  {verdict}{score}  {each.reason(say.language)}", "bold")
    ]
    if each.former:
        lines.append((say("outcome.former", said=outcomes_told(each.former, say)), "$text-muted"))
    if each.comment.response:
        lines.append((say("adoption.answered", text=each.comment.response), "$accent"))
    if each.verdict and not agrees(each):
        lines.append((say("adoption.overruled"), "$warning"))
    return lines


def asked_and_said(each: Outcome, say: Words) -> Columns:
    """What was asked as a redline of the earlier words, beside the newer draft as a redline of the same."""
    asked = each.redraft

    def build(look: Look) -> list[list[Paragraph]]:
        left = [words((say("adoption.asked", draft=each.comment.draft), Role.DIM)), BLANK]
        if asked.ask is Ask.REMARK:
            left += redline((Change(Op.EQUAL, summary(each.comment, say)),), look)
        else:
            left += redline(asked.changes, look)
        if each.comment.rationale:
            left += [BLANK, words((say("adoption.because") + each.comment.rationale, Role.DIM))]
        where = each.now.label if each.now is not None and each.now.label else ""
        right = [
            words((say("adoption.says.now", place=where) if each.verdict else say("carry.no.verdict"), Role.DIM)),
            BLANK,
        ]
        if each.verdict is None:
            right += [words((each.reason(say.language), Role.DIM))]
        elif not each.text:
            right.append(words((say("adoption.nothing.now"), Role.DELETED_NUMERAL)))
        elif asked.ask is Ask.NEW_ARTICLE:
            right += redline((Change(Op.INSERT, each.text),), look)
        else:
            right += redline(diff(asked.original, each.text, "zh" if not each.text.isascii() else "en"), look)
        if each.words:
            right += [
                BLANK,
                *(
                    words(
                        (f"{say(f'sign.{w.sign.value}')}{colon(look.language)}“{w.text}”", _sign_role(w.sign)), hang=2
                    )
                    for w in each.words
                ),
            ]
        return [left, right]

    return build


def _sign_role(sign: Sign) -> Role:
    if sign in (Sign.TAKEN, Sign.REMOVED):
        return Role.GOOD
    return Role.DEADLINE if sign is Sign.AGAINST else Role.WARNING


def tally_lines(report: AdoptionReport, say: Words) -> list[tuple[str, str]]:
    """Verdicts counted: in all, by chapter, by topic, by priority."""
    lines: list[tuple[str, str]] = []
    for name, by in (
        ("all", lambda _: ""),
        ("chapter", report.chapter),
        ("topic", lambda outcome: outcome.comment.topic),
        ("priority", lambda outcome: say.value(outcome.comment.priority)),
    ):
        counted = report.tally(by)
        lines.append((say(f"adoption.by.{name}"), "bold $accent"))
        for each, verdicts in counted.items():
            told = "  ".join(f"{say(f'carry.{verdict}')} {n}" for verdict, n in verdicts.items())
            lines.append((f"  {each or ('' if name == 'all' else say('adoption.by.none'))}  {told}", ""))
        lines.append(("", ""))
    return lines
