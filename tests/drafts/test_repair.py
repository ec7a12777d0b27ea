"""Repairs: what is proposed for each doubt, that it removes it, and that it loses nothing."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts.errors import DraftError
from drafts.model import Draft, Span
from drafts.normalize import normalize
from drafts.parse import parse
from drafts.parsing.oddities import INVISIBLE
from drafts.repair import Action, Edit, Repair, apply, edited, edits_of, inverse, moved, proposals
from tests.drafts.shapes import BODY, plain


def draft_of(text: str) -> Draft:
    return parse(normalize(text).text)


def changed(old: str, new: str) -> str:
    """The practice rule with one passage changed."""
    assert old in BODY
    return plain(BODY.replace(old, new, 1))


SITUATIONS: dict[str, tuple[str, str, Action, str]] = {
    "a label glued to the article before": (
        changed("\n第八条　", "第八条　"),
        "gap",
        Action.SPLIT,
        "\n第八条　设备主管部门应当在十日内作出决定。\n",
    ),
    "two labels glued to the article before": (
        changed(
            "\n第八条　设备主管部门应当在十日内作出决定。\n第九条", "第八条　设备主管部门应当在十日内作出决定。　第九条"
        ),
        "gap",
        Action.SPLIT,
        "\n第八条　设备主管部门应当在十日内作出决定。\n第九条　和平里",
    ),
    "a label read wrongly from a print": (
        changed("第八条　", "笫八条　"),
        "label-lost",
        Action.RELABEL,
        "\n第八条　设备主管部门应当在十日内作出决定。\n",
    ),
    "a label that isn't there": (
        changed("第八条　设备", "设备"),
        "gap",
        Action.LABEL,
        "\n第八条　设备主管部门应当在十日内作出决定。\n",
    ),
    "a label without its number": (
        changed("第八条　", "第 条　"),
        "label-lost",
        Action.RELABEL,
        "\n第八条　设备主管部门应当在十日内作出决定。\n",
    ),
    "an article's number printed twice": (
        changed("第八条　", "第七条　"),
        "repeat",
        Action.RELABEL,
        "\n第八条　设备主管部门应当在十日内作出决定。\n",
    ),
    "an item glued to the item before": (
        changed("公开透明；\n（三）", "公开透明（三）").replace("节约使用。", "节约使用；\n（四）便于查询。", 1),
        "gap",
        Action.SPLIT,
        "公开透明\n（三）节约使用；\n（四）便于查询。\n",
    ),
    "an item without its label": (
        changed("（二）公开透明；", "公开透明；"),
        "gap",
        Action.LABEL,
        "（一）安全第一；\n（二）公开透明；\n（三）节约使用。\n",
    ),
    "an item's number printed twice": (
        changed("（三）节约使用。", "（二）节约使用。"),
        "repeat",
        Action.RELABEL,
        "（二）公开透明；\n（三）节约使用。\n",
    ),
    "a chapter's number printed twice": (
        changed("第三章　附则", "第二章　附则"),
        "repeat",
        Action.RELABEL,
        "\n第三章　附则\n",
    ),
    "a chapter's heading glued to the article before": (
        "示例办法\n目录\n第一章　总则\n第二章　登记\n第三章　附则\n"
        + BODY.replace("\n第二章　登记\n", "第二章　登记\n", 1),
        "stops-early",
        Action.SPLIT,
        "\n第二章　登记\n第六条",
    ),
    "a chapter's heading without its label": (
        "示例办法\n目录\n第一章　总则\n第二章　登记\n第三章　附则\n" + BODY.replace("第二章　登记", "登记", 1),
        "stops-early",
        Action.LABEL,
        "\n第二章　登记\n第六条",
    ),
    "a heading broken over two lines": (
        changed("第二章　登记\n", "第二章　登\n记\n"),
        "stray-text",
        Action.JOIN,
        "\n第二章　登记\n第六条",
    ),
    "a web page's words below a heading": (
        changed("第二章　登记\n", "第二章　登记\n返回顶部。\n"),
        "stray-text",
        Action.DROP,
        "\n第二章　登记\n第六条",
    ),
    "a sentence broken over two lines": (
        changed("作出决定。", "作出决定，\n并通知申请人。"),
        "broken-line",
        Action.JOIN,
        "作出决定，并通知申请人。\n",
    ),
    "law after the last article, cut off by a broken line": (
        changed("起施行。\n", "起施行。\n已经登记的设备，\n应当在一年内重新登记，逾期的不得使用。\n"),
        "outside-text",
        Action.JOIN,
        "\n已经登记的设备，应当在一年内重新登记，逾期的不得使用。\n",
    ),
    "a filler that can't be seen": (
        changed("作出决定。", "作出\u3164决定。"),
        "invisible-character",
        Action.DROP,
        "应当在十日内作出决定。\n",
    ),
}


def doubts(draft: Draft) -> Counter[tuple[str, str]]:
    return Counter((d.code, d.zh) for d in draft.diagnostics)


@pytest.mark.parametrize("situation", sorted(SITUATIONS))
def test_the_repair_proposed_removes_the_doubt(situation: str) -> None:
    text, code, action, wanted = SITUATIONS[situation]
    draft = draft_of(text)
    found = [r for r in proposals(draft) if r.code == code]
    assert [r.action for r in found] == [action]
    repair = found[0]
    diagnostic = draft.diagnostics[repair.number - 1]
    assert diagnostic.code == code
    assert wanted not in draft.text
    repaired = apply(draft.text, [repair])
    assert wanted in repaired
    assert (code, diagnostic.zh) not in doubts(parse(repaired))
    assert normalize(repaired).text == repaired
    assert re.search("[\u4e00-\u9fff]", repair.zh)
    assert not re.search("^[\u4e00-\u9fff]", repair.en)


def test_a_sound_text_gets_no_proposals() -> None:
    assert proposals(draft_of(plain(BODY))) == ()


@pytest.mark.parametrize(
    "text",
    [
        changed("第八条　设备主管部门应当在十日内作出决定。\n", ""),  # nothing stands in its place
        changed("第十一条　违反本办法第四条", "第十一条　违反本办法第四十条"),  # the drafters' affair
        plain(
            BODY + "示例市设备管理局\n设备的登记费用应当免收，任何单位不得收取。\n"
        ),  # the signature is no half of a rule
    ],
)
def test_what_no_repair_would_cure_gets_none(text: str) -> None:
    draft = draft_of(text)
    assert draft.diagnostics
    assert proposals(draft) == ()


def test_rules_are_never_proposed_to_be_left_out() -> None:
    draft = draft_of(changed("第二章　登记\n", "第二章　登记\n本章的登记应当公开。\n"))
    assert [d.code for d in draft.diagnostics] == ["stray-text"]
    assert proposals(draft) == ()


def test_several_repairs_at_once() -> None:
    draft = draft_of(changed("\n第八条　", "第八条　").replace("（三）节约", "（二）节约", 1))
    found = proposals(draft)
    assert {r.code for r in found} == {"gap", "repeat"}
    assert parse(apply(draft.text, found)).diagnostics == ()


def test_repairs_of_the_same_words_are_refused_together() -> None:
    draft = draft_of(changed("第八条　", "第七条　"))
    (repair,) = proposals(draft)
    other = Repair(2, "x", Action.DROP, (Edit(repair.edits[0].span, ""),), "去掉", "leave out")
    with pytest.raises(DraftError):
        apply(draft.text, [repair, other])
    with pytest.raises(DraftError):
        edited("短", repair.edits)


def test_places_are_followed_through_edits() -> None:
    edits = (Edit(Span(2, 2), "++"), Edit(Span(4, 6), "-"))
    text = "abcdefgh"
    result = edited(text, edits)
    assert result == "ab++cd-gh"
    assert [result[moved(i, edits)] for i in range(8)] == list("abcd--gh")


@st.composite
def _edits(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...]]:
    text = draw(st.text(alphabet="第一二条甲乙。\n", max_size=40))
    points = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pairs = [(a, b) for a, b in zip(points[::2], points[1::2], strict=False)]
    edits = [Edit(Span(a, b), draw(st.text(alphabet="丙丁\n", max_size=4))) for a, b in dict(pairs).items()]
    return text, tuple(e for i, e in enumerate(edits) if i == 0 or edits[i - 1].span.end < e.span.start)


@given(_edits())
def test_edits_taken_back_give_the_text_again(made: tuple[str, tuple[Edit, ...]]) -> None:
    text, edits = made
    result = edited(text, edits)
    assert edited(result, inverse(text, edits)) == text


DAMAGE = st.lists(
    st.sampled_from(
        [
            ("\n第八条　", "第八条　"),
            ("第五条　", ""),
            ("第九条　", "第八条　"),
            ("第六条　", "笫六条 "),
            ("第三条", "第 条"),
            ("（二）公", "公"),
            ("；\n（三）节", "（三）节"),
            ("第三章", "第二章"),
            ("第二章　登记", "第二章　登\n记"),
            ("附则\n", "附则\n返回首页\n"),
            ("十日内", "十日内，\n"),
            ("决定", "决\u3164定"),
            ("第十条", "第十五条"),
            ("第七条　依照", "Article 7 依照"),
        ]
    ),
    max_size=6,
)


@settings(max_examples=80)
@given(DAMAGE, st.lists(st.text(alphabet="第一二三条章（）。，；、 \u3164\n甲应当", max_size=12), max_size=3))
def test_a_proposal_on_any_text_loses_nothing_else_and_can_be_taken_back(
    damage: list[tuple[str, str]], noise: list[str]
) -> None:
    body = BODY
    for old, new in damage:
        body = body.replace(old, new, 1)
    lines = body.split("\n")
    for i, words in enumerate(noise):
        lines.insert((7 * i + 3) % len(lines), words)
    draft = draft_of(plain("\n".join(lines)))
    before = doubts(draft)
    for repair in proposals(draft):
        edits = edits_of([repair])
        repaired = apply(draft.text, [repair])
        assert all(line and line == line.strip() for line in repaired.removesuffix("\n").split("\n"))
        after = parse(repaired)
        diagnostic = draft.diagnostics[repair.number - 1]
        assert doubts(after)[diagnostic.code, diagnostic.zh] < before[diagnostic.code, diagnostic.zh]
        assert edited(repaired, inverse(draft.text, edits)) == draft.text
        outside = draft.text
        for edit in reversed(edits):
            outside = outside[: edit.span.start] + outside[edit.span.end :]
        kept = repaired
        for edit in reversed(inverse(draft.text, edits)):
            kept = kept[: edit.span.start] + kept[edit.span.end :]
        assert kept == outside
        taken = "".join(draft.slice(e.span) for e in edits)
        if repair.action in (Action.SPLIT, Action.JOIN, Action.LABEL):
            assert not taken.strip()
        elif repair.action is Action.RELABEL:
            assert len(taken) <= 12 * len(edits)
        else:
            assert f"“{taken.strip()}”" in repair.zh or not INVISIBLE.sub("", taken).strip()
