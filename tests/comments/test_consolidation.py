"""Which comments stand side by side, which are opposed, and what a merged one says.

A case's ``comments.txt`` has a comment a line: name | article | quote | ``= words`` or ``-`` (delete) or ``? remark``.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from comments import consolidation
from comments.consolidation import Cluster
from comments.records import Comment, OtherPlace, Priority, Visibility
from drafts.model import Draft
from tests.comments.drafting import Comments, draft_of
from tests.conftest import ROOT

CASES = sorted((ROOT / "tests" / "cases" / "consolidation").iterdir())


def read(case: Path) -> tuple[Draft, list[Comment]]:
    draft = draft_of((case / "draft.txt").read_text(encoding="utf-8"), language=case.name[:2])
    making = Comments(draft)
    comments = []
    for line in (case / "comments.txt").read_text(encoding="utf-8").splitlines():
        name, article, quote, ask = (part.strip() for part in line.split("|"))
        proposal = ask.removeprefix("= ") if ask.startswith("=") else None
        made = making.on(
            article, ask.removeprefix("? ") if ask[0] == "?" else "", quote=quote, proposal=proposal, delete=ask == "-"
        )
        comments.append(replace(made, id=name))
    return draft, comments


def shown(cluster: Cluster, draft: Draft) -> str:
    words = "whole" if cluster.span is None else draft.body(draft.by_key[cluster.article])[slice_of(cluster)]
    lines = [f"{cluster.label} [{words}] {' '.join(comment.id for comment in cluster.comments)}"]
    for found in cluster.conflicts:
        mark = "><" if found.opposite else ">>"
        sentence = found.sentence("zh" if draft.language == "zh" else "en")
        lines.append(f"    {found.first} {mark} {found.second} {found.kind}: {sentence}")
    return "\n".join(lines) + "\n"


def slice_of(cluster: Cluster) -> slice:
    assert cluster.span is not None
    return slice(cluster.span.start, cluster.span.end)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_clusters_and_conflicts(case: Path) -> None:
    draft, comments = read(case)
    found = "".join(shown(cluster, draft) for cluster in consolidation.clusters(draft, comments))
    expected = case / "expected.txt"
    if not expected.exists() or expected.read_text(encoding="utf-8") != found:
        (case / "actual").write_text(found, encoding="utf-8")
    assert expected.read_text(encoding="utf-8") == found


def test_the_order_of_the_comments_changes_no_conflict() -> None:
    draft, comments = read(CASES[-1])
    forward = {
        frozenset((c.first, c.second)): c.kind for x in consolidation.clusters(draft, comments) for c in x.conflicts
    }
    back = {
        frozenset((c.first, c.second)): c.kind
        for x in consolidation.clusters(draft, comments[::-1])
        for c in x.conflicts
    }
    assert forward == back


def test_a_comment_on_two_articles_stands_beside_the_comments_on_each() -> None:
    draft, comments = read(CASES[-1])
    both = replace(comments[-1], id="both", article="art_1", quote=None, also=(OtherPlace("art_3", "3", "第三条"),))
    found = consolidation.clusters(draft, [*comments[:2], comments[5], both])
    assert [cluster.article for cluster in found if any(c.id == "both" for c in cluster.comments)] == ["art_3"]


def test_a_merged_comment_says_each_thing_once_and_keeps_the_narrowest_circle() -> None:
    on = Comments(draft_of("示例办法\n第一条 文字。")).on
    first = on("1", "期限过短。", proposal="新的文字。", visibility=Visibility.TEAM)
    second = on("1", "期限过短。", visibility=Visibility.INTERNAL, priority=Priority.HIGH)
    third = on("1", "宜写明起算点。", proposal="新的文字。")
    assert consolidation.joined_words([first, second, third], "body") == "期限过短。\n宜写明起算点。"
    assert consolidation.common_proposal([first, second, third]) == "新的文字。"
    assert consolidation.common_proposal([first, replace(third, proposal="别的")]) is None
    assert consolidation.closest_visibility([third, first]) is Visibility.TEAM
    assert consolidation.closest_visibility([third, first, second]) is Visibility.INTERNAL
    assert consolidation.highest_priority([first, second]) is Priority.HIGH
