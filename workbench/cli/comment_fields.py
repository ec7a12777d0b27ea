"""What the commands on comments share: the options for a comment's fields, and a comment as JSON and as lines."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from comments.draft_verdicts import as_json
from comments.records import Comment, CommentType, OtherPlace, Priority, Visibility
from workbench.cli.common import Arguments, print_json, print_text, read_argument, refuse_two_inputs, say_error
from workbench.language import choose_language, say

if TYPE_CHECKING:
    from workbench.workspace import Workspace

TEXTS = ("body", "rationale", "proposal", "body_other", "rationale_other", "proposal_other")
"""Fields whose option takes ``-`` for standard input."""


def json_argument(parser: argparse.ArgumentParser, language: str) -> None:
    """Adds ``--json``."""
    parser.add_argument("--json", action="store_true", help=say(language, "以 JSON 输出", "print JSON"))


def revision_argument(parser: argparse.ArgumentParser, language: str) -> None:
    """Adds ``--revision``."""
    parser.add_argument(
        "--revision",
        type=int,
        metavar="N",
        help=say(language, "所见的版本号；他人已另存时拒绝", "the revision you saw; refuses when somebody saved since"),
    )


def page_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Adds ``--limit`` and ``--offset``."""
    parser.add_argument("--limit", type=_count, metavar="N", help=say(language, "最多几条", "at most so many"))
    parser.add_argument(
        "--offset", type=_count, default=0, metavar="N", help=say(language, "跳过几条", "pass over so many")
    )


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError
    return number


def field_arguments(parser: argparse.ArgumentParser, language: str) -> None:
    """Adds the options for what a comment says and proposes; none has a default."""
    parser.add_argument("--quote", metavar="TEXT", help=say(language, "所针对的原文字句", "the words it is about"))
    parser.add_argument(
        "--body", metavar="TEXT", help=say(language, "意见（- 读标准输入）", "the comment (- reads standard input)")
    )
    parser.add_argument("--rationale", metavar="TEXT", help=say(language, "理由", "the reasons"))
    parser.add_argument("--proposal", metavar="TEXT", help=say(language, "建议修改为", "the words proposed instead"))
    parser.add_argument("--type", choices=[t.value for t in CommentType])
    parser.add_argument("--priority", choices=[p.value for p in Priority])
    parser.add_argument(
        "--visibility",
        choices=[v.value for v in Visibility],
        help=say(
            language,
            "谁能看到；新意见默认：有建议文字或建议删除的为 submission，其余为 team",
            "who sees it; a new one by default: submission where it proposes words or a deletion, else team",
        ),
    )
    parser.add_argument(
        "--also",
        action="append",
        metavar="ARTICLE[:QUOTE]",
        help=say(language, "还涉及的条文，可多次写", "a further place it is about; may be repeated"),
    )
    parser.add_argument(
        "--authority",
        action="append",
        metavar="TEXT",
        help=say(language, "所依据的规定，可多次写", "an authority relied on; may be repeated"),
    )
    parser.add_argument("--topic", metavar="TEXT", help=say(language, "主题", "the topic"))
    parser.add_argument("--unit", metavar="TEXT", help=say(language, "提出单位", "the unit that proposes it"))
    parser.add_argument("--assigned", metavar="NAME", help=say(language, "由谁承办", "who is to see to it"))
    for name, zh, en in (
        ("body", "意见的另一语言文本", "the comment in the other language"),
        ("rationale", "理由的另一语言文本", "the reasons in the other language"),
        ("proposal", "建议条文的另一语言文本", "the proposal in the other language"),
    ):
        parser.add_argument(f"--{name}-other", metavar="TEXT", help=say(language, zh, en))


def texts_of(given: Arguments) -> dict[str, str | None]:
    """The texts that options give, by field, from standard input where it is ``-``. Raises SpokenError as `read_argument` does."""
    values = {name: getattr(given, name) for name in TEXTS}
    refuse_two_inputs(*values.values())
    return {name: read_argument(value) for name, value in values.items()}


def say_repeated_quotes(workspace: Workspace, comment: Comment, *, own: bool = True, also: bool = False) -> None:
    """Says on standard error where words quoted stand in their article several times, and which of them is meant: of the comment's
    ``own`` place, of those it is about ``also``.
    """
    first = OtherPlace(comment.article, comment.number, comment.label, comment.quote)
    places = [(first, "--quote")] if own else []
    places += [(place, "--also") for place in comment.also] if also else []
    for place, option in places:
        times = workspace.times_quoted(comment, place)
        if times > 1 and place.quote is not None:
            words = place.quote.exact
            say_error(
                say(
                    choose_language(),
                    f"“{words}”在{place.label}里出现 {times} 次，已取第一处。"
                    f"要指别的一处，请把 {option} 的引文写长，带上它前后的字。",
                    f"“{words}” stands {times} times in {place.label}; the first was taken. For another, quote more after "
                    f"{option}: the words before or after it as well.",
                )
            )


def say_unchanged(workspace: Workspace, comment: Comment) -> None:
    """Says on standard error where what is proposed stands there already."""
    if workspace.says_the_same(comment):
        place = comment.label
        said = (
            f"建议条文与{place}的原文相同（至多空格、换行不同），等于没有改动。请核对 --proposal。",
            f"What is proposed stands in {place} already, but for spaces and line breaks at most. Check --proposal.",
        )
        say_error(say(choose_language(), *said))


def other_places(given: Sequence[str] | None) -> list[tuple[str, str | None]]:
    """(article, quote or None) of each ``--also``; an empty one names no place."""
    found: list[tuple[str, str | None]] = []
    for each in given or ():
        article, _, quote = each.replace("：", ":", 1).partition(":")
        if article.strip():
            found.append((article.strip(), quote or None))
    return found


def comment_json(comment: Comment, *, placed: bool, conflicts: Sequence[str] | None = None) -> dict[str, object]:
    """A comment as the ``comments`` command lists it. ``article`` is the number, ``label`` the words printed; ``conflicts`` are the
    fields that two sides changed differently, where they were looked for.
    """
    more: dict[str, object] = {} if conflicts is None else {"conflicts": list(conflicts)}
    return {
        "id": comment.id,
        "article": comment.number,
        "key": comment.article,
        "label": comment.label,
        "quote": comment.quote.exact if comment.quote else None,
        "also": [_place_json(place) for place in comment.also],
        "body": comment.body,
        "rationale": comment.rationale,
        "proposal": comment.proposal,
        "delete": comment.delete,
        "new_article": comment.new_article,
        "authorities": list(comment.authorities),
        "type": comment.type.value,
        "priority": comment.priority.value,
        "topic": comment.topic,
        "unit": comment.unit,
        "body_other": comment.body_other,
        "rationale_other": comment.rationale_other,
        "proposal_other": comment.proposal_other,
        "visibility": comment.visibility.value,
        "status": comment.status.value,
        "author": comment.author,
        "assigned": comment.assigned,
        "response": comment.response,
        "created": comment.created.isoformat(),
        "updated": comment.updated.isoformat(),
        "revision": comment.revision,
        "draft": comment.draft,
        "placed": placed,
        "merged_into": comment.merged_into,
        "sources": list(comment.sources),
        "deleted": comment.deleted,
        "outcomes": as_json(reversed(comment.outcomes)),
        **more,
    }


def _place_json(place: OtherPlace) -> dict[str, object]:
    return {
        "article": place.number,
        "key": place.article,
        "label": place.label,
        "quote": place.quote.exact if place.quote else None,
    }


def comment_lines(
    comment: Comment, language: str, *, placed: bool = True, conflicts: Sequence[str] = ()
) -> Iterable[str]:
    """A comment for people, its id first."""
    from workbench.outcome_words import outcomes_told
    from workbench.wording import Words

    where = comment.label or say(language, "整份草案", "whole draft")
    where += "".join(f"、{place.label}" if language == "zh" else f", {place.label}" for place in comment.also)
    marks = [] if placed else [say(language, "原文位置已失", "lost its place")]
    if conflicts:
        fields = say(language, "、", ", ").join(Words(language).field(name) for name in conflicts)
        marks.append(say(language, f"双方改法不同：{fields}", f"in conflict: {fields}"))
    if comment.deleted:
        marks.append(say(language, "已删除", "deleted"))
    if comment.merged_into:
        marks.append(say(language, f"已并入 {comment.merged_into}", f"merged into {comment.merged_into}"))
    mark = (say(language, "（", " (") + "; ".join(marks) + say(language, "）", ")")) if marks else ""
    who = comment.author + (f" → {comment.assigned}" if comment.assigned else "")
    words = Words(language)
    standing = f"{words.value(comment.visibility)} · {words.value(comment.status)}"
    yield f"{comment.id}  {where}{mark}  {standing} · {who}"
    if comment.quote:
        yield _indented(f"“{comment.quote.exact}”")
    if comment.body:
        yield _indented(comment.body)
    if comment.delete:
        yield _indented(say(language, "建议删除", "Proposal: delete"))
    elif comment.proposal is not None:
        lead = say(language, "建议新增一条：", "New article: ") if comment.new_article else ""
        yield _indented((lead or say(language, "建议：", "Proposal: ")) + comment.proposal)
    for texts, zh, en in (
        ((comment.rationale,), "理由：", "Reason: "),
        (comment.authorities, "依据：", "Authorities: "),
        (comment.sources, "合并自：", "Merged from: "),
        ((outcomes_told(reversed(comment.outcomes), words),), "采纳情况：", "Outcome: "),
        ((comment.response,), "机关答复：", "Response: "),
    ):
        shown = say(language, "；", "; ").join(text for text in texts if text)
        if shown:
            yield _indented(say(language, zh, en) + shown)


def _indented(text: str) -> str:
    """The text below the line that begins a comment, all lines of it."""
    return "    " + text.replace("\n", "\n    ")


def print_changed(given: Arguments, comment: Comment, *, placed: bool) -> None:
    """What a command that changed a comment says: the comment as JSON where that was asked for, else id and revision."""
    if given.json:
        print_json(comment_json(comment, placed=placed))
    else:
        language = choose_language()
        print_text(say(language, f"{comment.id} 第 {comment.revision} 版", f"{comment.id} revision {comment.revision}"))
