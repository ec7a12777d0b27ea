"""The command that tells what became of proposals: `adoption`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from drafts.counting import many
from workbench.cli.carrying import where_json
from workbench.cli.comment_fields import json_argument, print_changed
from workbench.cli.common import Arguments, Command, open_workspace, print_json, print_text, read_argument
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from comments.outcomes import Outcome
    from comments.records import Comment
    from workbench.workspace import AdoptionReport

VERDICTS = {
    "adopted": ("采纳", "adopted"),
    "partly": ("部分采纳", "partly adopted"),
    "not": ("未采纳", "not adopted"),
    "contrary": ("反向修改", "contrary"),
    "gone": ("条文已删", "provision gone"),
}
"""How each verdict is called, in Chinese and English."""


def score_meaning(language: str) -> str:
    """What the number after a verdict says."""
    from comments.adopting.additions import ADDED_ADOPTED_FROM
    from comments.adoption import ADOPTED_FROM, GONE_FROM, PARTLY_FROM

    whole, added, adopted, partly = (
        f"{bound:g}" for bound in (GONE_FROM, ADDED_ADOPTED_FROM, ADOPTED_FROM, PARTLY_FROM)
    )
    return say(
        language,
        f"数字（0 至 1）是建议的各处增删已经做到的份额，按词的分量计：{adopted} 以上（整条删去 {whole}、新增条文 {added}）为采纳，"
        f"{partly} 以上、或有一处重要的增删整体做到（长的一处写入相近的意思），为部分采纳；有一处明显没有做到的不算采纳；"
        "数额、期限、应当/可以/不得改向相反方向的，"
        "无论份额都是反向修改。引号里的是起决定作用的词。先判断，由人确认。",
        "The number (0 to 1) is the share of what was asked that was done, by the weight of the words: "
        f"from {adopted} adopted (deletions {whole}, new articles {added}), from {partly}, or where "
        "one piece of weight was done as a whole or a long one in other words, partly; nothing is adopted of which a "
        "separate edit plainly wasn't done; an amount, time limit or shall/may/must not that went the other "
        "way is contrary, whatever the share. The words in quotation marks decide. A person confirms it.",
    )


def recorded_line(ids: Sequence[str], language: str) -> str:
    """Which outcomes were recorded together; undoing is spoken of only where there is something to undo."""
    if not ids:
        return say(
            language, "没有文字无疑、待记下的结果。", "There is no outcome to record that the words alone settle."
        )
    named = " ".join(ids)
    return say(
        language,
        f"已记下 {len(ids)} 条意见的结果：{named}（workbench undo 可一并撤销）",
        f"Recorded {many(len(ids), 'outcomes')}: {named} (workbench undo takes them back together)",
    )


def _confirmed_line(comment: Comment, verdict: str, language: str) -> str:
    where = comment.label or say(language, "整份草案", "the draft as a whole")
    return say(
        language,
        f"已记下 {comment.id}（{where}）的结果：{VERDICTS[verdict][0]}（workbench undo 可撤销）",
        f"Recorded of {comment.id} ({where}): {VERDICTS[verdict][1]} (workbench undo takes it back)",
    )


def _arguments(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("slug", metavar="SLUG")
    parser.add_argument("--to", metavar="LABEL", help=say(language, "对照哪一稿（默认最新）", "the newer draft"))
    parser.add_argument(
        "--confirm",
        nargs=2,
        metavar=("ID", "VERDICT"),
        help=say(language, f"记下结果：{'、'.join(VERDICTS)}", f"record the outcome: {', '.join(VERDICTS)}"),
    )
    parser.add_argument(
        "--confirm-certain",
        action="store_true",
        help=say(
            language,
            "记下文字无疑的全部结果：所提原样写入，或原文原样未动",
            "record all that the words alone settle: as asked, or exactly as before",
        ),
    )
    parser.add_argument(
        "--response",
        metavar="TEXT",
        help=say(language, "机关的答复（- 读标准输入）", "what the regulator answered, or -"),
    )
    json_argument(parser, language)


def _adoption(given: Arguments) -> int:
    from comments.adoption import Verdict
    from comments.errors import InvalidRecordError

    language = choose_language()
    with open_workspace(given) as workspace:
        if given.confirm:
            identifier, named = given.confirm
            if named not in VERDICTS:
                raise InvalidRecordError(
                    f"没有“{named}”这种结果。可以用：{'、'.join(VERDICTS)}。",
                    f"There is no verdict {named}. Use one of: {', '.join(VERDICTS)}.",
                )
            done = workspace.confirm_adoption(
                given.slug, identifier, Verdict(named), to=given.to, response=read_argument(given.response)
            )
            if given.json:
                print_changed(given, done, placed=workspace.is_placed(done))
            else:
                print_text(_confirmed_line(done, named, language))
            return 0
        if given.confirm_certain:
            recorded = workspace.confirm_certain(given.slug, to=given.to)
            if not given.json:
                print_text(recorded_line([comment.id for comment in recorded], language))
        report = workspace.adoption(given.slug, given.to)
    if given.json:
        print_json(report_json(report, language))
        return 0
    for line in report_lines(report, language):
        print_text(line)
    return 0


def outcome_json(outcome: Outcome, language: str) -> dict[str, object]:
    """A verdict as JSON; ``verdict`` is null where none can be given."""
    return {
        "verdict": outcome.verdict.value if outcome.verdict else None,
        "score": outcome.score,
        "sure": outcome.sure,
        "now": where_json(outcome.now),
        "words": [{"sign": word.sign.value, "text": word.text} for word in outcome.words],
        "reason": outcome.reason(language),
    }


def report_json(report: AdoptionReport, language: str) -> dict[str, object]:
    """All verdicts and the tallies as JSON."""
    from comments.certain import recorded
    from comments.draft_verdicts import as_json

    return {
        "to": report.to.label,
        "score_means": score_meaning(language),
        "comments": [
            {
                "id": outcome.comment.id,
                "draft": outcome.comment.draft,
                "article": outcome.comment.number,
                "label": outcome.comment.label,
                "status": outcome.comment.status.value,
                "visibility": outcome.comment.visibility.value,
                "ask": outcome.redraft.ask.value,
                "proposed": outcome.redraft.proposed,
                "text": outcome.text,
                "recorded": recorded(outcome),
                "recorded_by": outcome.said.person if outcome.said else None,
                "former": as_json(outcome.former),
                **outcome_json(outcome, language),
            }
            for outcome in report.outcomes
        ],
        "tally": {
            "all": report.tally(lambda _: "all").get("all", {}),
            "chapter": report.tally(report.chapter),
            "topic": report.tally(lambda outcome: outcome.comment.topic),
            "priority": report.tally(lambda outcome: outcome.comment.priority.value),
        },
    }


_SAID = ("  已记：{}", "  recorded: {}")


def report_lines(report: AdoptionReport, language: str) -> list[str]:
    """Verdicts and tallies for people."""
    from comments.certain import awaits_outcome, is_recorded, recorded
    from workbench.outcome_words import outcomes_told
    from workbench.wording import Words

    words = Words(language)
    lines: list[str] = []
    for outcome in report.outcomes:
        comment = outcome.comment
        verdict = say(language, *VERDICTS[outcome.verdict.value]) if outcome.verdict else "—"
        where = comment.label or say(language, "整份草案", "whole draft")
        now = f" → {outcome.now.label}" if outcome.now else ""
        score = f" {outcome.score:.2f}" if outcome.verdict else ""
        inside = say(language, "  内部", "  internal") if comment.visibility == "internal" else ""
        by_person = recorded(outcome)
        said = "" if by_person is None else say(language, *_SAID).format(say(language, *VERDICTS[by_person.value]))
        doubt = "" if outcome.sure else say(language, "？", "?")
        lines.append(f"{comment.id}  {where}{now}  {verdict}{doubt}{score}{said}{inside}")
        lines.append(f"    {outcome.reason(language)}")
        if outcome.former:
            lines.append(f"    {words('outcome.former', said=outcomes_told(outcome.former, words))}")
    if not report.outcomes:
        lines.append(
            say(
                language,
                f"早于“{report.to.label}”的各稿没有意见。",
                f"No comment was made on a draft before {report.to.label}.",
            )
        )
        return lines
    if report.judged:
        lines.append(score_meaning(language))
        waiting = sum(awaits_outcome(outcome) for outcome in report.judged)
        known = sum(is_recorded(outcome) for outcome in report.judged)
        lines.append(
            say(
                language,
                f"已由人记下 {known} 项，已报送而待确认 {waiting} 项；合计以记下的为准。",
                f"Recorded by a person: {known}; sent and to be confirmed: {waiting}. What was recorded counts in the tallies.",
            )
        )
    for zh, en, by in (
        ("合计", "All", lambda _: ""),
        ("按章", "By chapter", report.chapter),
        ("按主题", "By topic", lambda outcome: outcome.comment.topic),
        ("按重要程度", "By priority", lambda outcome: words.value(outcome.comment.priority)),
    ):
        tally = report.tally(by)
        if zh != "合计" and set(tally) <= {""}:
            continue  # nobody has named a topic
        lines.append(say(language, zh, en))
        for name, counted in tally.items():
            said = say(language, "，", ", ").join(
                f"{say(language, *VERDICTS[verdict])} {count}" for verdict, count in counted.items()
            )
            lines.append(f"  {name}  {said}" if name else f"  {said}")
    return lines


COMMANDS = (
    Command(
        "adoption",
        "新稿采纳了哪些建议：先判断，由人确认",
        "What a newer draft did with proposals",
        _arguments,
        _adoption,
    ),
)
