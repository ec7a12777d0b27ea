"""Edits as Word keeps them, and what becomes of each: a proposal for the right words of the right article."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from comments.circulation import circulate
from comments.collected import Item, ItemKind
from comments.collection import Collection, collect
from comments.word.marked import Mark, Marked, Stretch
from tests.comments.drafting import draft_of

DRAFT = draft_of(
    "示例规定\n第一章 总则\n第一条 甲方应当在三日内报告。\n违反的，予以警告。\n第二条 乙方保存记录。\n（一）文本；\n（二）图片。\n"
    "第三条 本规定自公布之日起施行。"
)
TEXT = DRAFT.text
COPY = circulate(DRAFT, (), {}, now=datetime(2021, 12, 1, 9, 30, tzinfo=UTC), language="zh")
A = Mark("合伙人丙", datetime(2021, 12, 5, 10, 0))  # noqa: DTZ001
B = Mark("合伙人丁", datetime(2021, 12, 5, 11, 0))  # noqa: DTZ001


def marked(notation: str) -> Marked:
    """A file in a notation: [-struck-]{+put in+} by A, [=struck=]{=put in=} by B, {+put in by A [=struck by B=]+}."""
    stretches: list[Stretch] = []
    inserted: Mark | None = None
    deleted: Mark | None = None
    opening = {"{+": A, "{=": B, "[-": A, "[=": B}
    at = 0
    word = ""
    while at < len(notation):
        two = notation[at : at + 2]
        if two in (*opening, "+}", "=}", "-]", "=]"):
            if word:
                stretches.append(Stretch(word, inserted, deleted))
                word = ""
            if two in ("{+", "{="):
                inserted = opening[two]
            elif two in ("[-", "[="):
                deleted = opening[two]
            elif two in ("+}", "=}"):
                inserted = None
            else:
                deleted = None
            at += 2
            continue
        word += notation[at]
        at += 1
    return Marked((*stretches, Stretch(word)) if word else tuple(stretches), (), {}, 0)


def collected(file: Marked) -> Collection:
    return collect(DRAFT, "一审稿", "sample", COPY, file, language="zh", saved_by="保存者", saved_at=None)


def told(item: Item) -> tuple[str, ...]:
    """An item in short: article, then quote → proposal, or what is asked."""
    new = item.new
    if new is None:
        return (item.kind, item.author, item.text)
    what = "删去" if new.delete else ("新增：" if new.new_article else "") + (new.proposal or new.body)
    quote = f"{new.quote.exact}→" if new.quote else ""
    return (new.article, quote + what)


def edit(old: str, new: str) -> str:
    """The draft with its one place of some words exchanged for others in the notation."""
    assert TEXT.count(old) == 1, old
    return TEXT.replace(old, new)


CASES: dict[str, tuple[str, list[tuple[str, ...]]]] = {
    "a few characters exchanged": (
        edit("三日", "[-三日-]{+五日+}"),
        [("art_1", "甲方应当在三日内报告→甲方应当在五日内报告")],
    ),
    "a sentence struck": (
        edit("违反的，予以警告。\n", "[-违反的，予以警告。\n-]"),
        [("art_1", "违反的，予以警告。→删去")],
    ),
    "a paragraph put in": (
        edit("警告。\n", "警告。\n{+不服的，可以申诉。\n+}"),
        [("art_1", "予以警告。→予以警告。\n不服的，可以申诉。")],
    ),
    "a paragraph put in, the mark before it new": (
        edit("警告。\n", "警告。{+\n不服的，可以申诉。+}\n"),
        [("art_1", "予以警告。→予以警告。\n不服的，可以申诉。")],
    ),
    "words behind the last": (
        TEXT + "{+\n细则另行制定。+}",
        [("art_3", "本规定自公布之日起施行。→本规定自公布之日起施行。\n细则另行制定。")],
    ),
    "a new article": (
        edit("警告。\n", "警告。\n{+第一条之一 新的条文。\n+}"),
        [("art_1", "新增：第一条之一 新的条文。")],
    ),
    "an article struck": (
        edit(
            "第二条 乙方保存记录。\n（一）文本；\n（二）图片。\n",
            "[-第二条 乙方保存记录。\n（一）文本；\n（二）图片。\n-]",
        ),
        [("art_2", "删去")],
    ),
    "an article struck, its paragraphs' marks kept": (
        edit(
            "第二条 乙方保存记录。\n（一）文本；\n（二）图片。\n",
            "[-第二条 乙方保存记录。-]\n[-（一）文本；-]\n[-（二）图片。-]\n",
        ),
        [("art_2", "删去")],
    ),
    "two paragraphs joined": (edit("文本；\n", "文本；[-\n-]"), [("art_2", "文本；\n（二）图片。→文本；（二）图片。")]),
    "a paragraph split": (edit("乙方保存", "乙方{+\n+}保存"), [("art_2", "乙方保存记录→乙方\n保存记录")]),
    "an article renumbered": (
        edit("第三条 本", "[-第三条-]{+第四条+} 本"),
        [("art_3", "第四条 本规定自公布之日起施行。")],
    ),
    "a chapter's title": (edit("总则", "[-总则-]{+通则+}"), [("chp_1", "总则→通则")]),
    "the title": (edit("示例规定", "示例[-规定-]{+办法+}"), [("", "规定→办法")]),
    "two people in one sentence": (
        edit("在三日内报告", "在[-三日-]{+五日+}内{=书面=}报告"),
        [
            ("art_1", "甲方应当在三日内报告→甲方应当在五日内报告"),
            ("art_1", "甲方应当在三日内报告→甲方应当在三日内书面报告"),
        ],
    ),
    "one strikes what another put in": (
        edit("三日内", "三日{+[=（含节假日）=]+}内"),
        [
            ("art_1", "甲方应当在三日内报告→甲方应当在三日（含节假日）内报告"),
            ("reply", "合伙人丁", "建议删去所加的“（含节假日）”。"),
        ],
    ),
    "words struck across articles": (
        edit(
            "警告。\n第二条 乙方保存记录。\n（一）文本；\n（二）图片。\n第三条 本规定自",
            "[-警告。\n第二条 乙方保存记录。\n（一）文本；\n（二）图片。\n第三条 本规定自-]",
        ),
        [("art_1", "警告。→删去"), ("art_2", "删去"), ("art_3", "公布之日起施行。")],
    ),
    "spaces only": (edit("乙方保存", "乙方{+ +}保存"), []),
}


@pytest.mark.parametrize("case", CASES, ids=list(CASES))
def test_an_edit_becomes_a_proposal(case: str) -> None:
    notation, expected = CASES[case]
    file = marked(notation)
    assert file.original == TEXT
    found = collected(file)
    assert [told(item) for item in found.items] == expected
    assert found.tracked


UNTRACKED: dict[str, tuple[str, list[tuple[str, ...]]]] = {
    "words": (edit("三日", "七日"), [("art_1", "甲方应当在三日内报告→甲方应当在七日内报告")]),
    "a paragraph put in": (
        edit("警告。\n", "警告。\n不服的，可以复议。\n"),
        [("art_1", "予以警告。→予以警告。\n不服的，可以复议。")],
    ),
    "a new article": (
        edit("图片。\n", "图片。\n第二条之一 全新的一条规定。\n"),
        [("art_2", "新增：第二条之一 全新的一条规定。")],
    ),
    "an article gone": (edit("第二条 乙方保存记录。\n（一）文本；\n（二）图片。\n", ""), [("art_2", "删去")]),
    "spaces only": (edit("第三条 本", "第三条\u3000本"), []),
}


@pytest.mark.parametrize("case", UNTRACKED, ids=list(UNTRACKED))
def test_an_edit_without_a_trace_becomes_one_too_and_says_so(case: str) -> None:
    text, expected = UNTRACKED[case]
    found = collected(Marked((Stretch(text),), (), {}, 0))
    assert [told(item) for item in found.items] == expected
    assert found.tracked == (not expected)
    assert {item.kind for item in found.items} <= {ItemKind.UNTRACKED}


def test_a_whole_draft_struck_is_every_article_struck() -> None:
    found = collected(Marked((Stretch(TEXT, None, A),), (), {}, 0))
    struck = {item.new.article for item in found.items if item.new and item.new.delete and not item.new.quote}
    assert struck == {"chp_1", "art_1", "art_2", "art_3"}
