"""Headings and set phrases of what leaves, in Chinese and English."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comments.records import CommentType, Priority
from drafts.comparison import RowKind
from drafts.wording import KINDS, RENUMBERED


@dataclass(frozen=True, slots=True)
class Wording:
    """Every phrase that both languages need. What only one language's letter says stands in that letter's module."""

    columns: tuple[str, ...]
    legend: str
    new_article: str
    delete_article: str
    delete_words: str
    for_consideration: str
    nothing: str
    types: dict[CommentType, str]
    priorities: dict[Priority, str]
    issue: str
    proposed: str
    grounds: str
    comparison_title: str
    comparison_columns: tuple[str, str, str]
    comparison_legend: str
    same_texts: str
    no_articles: str
    kinds: dict[RowKind, str]
    """What became of an article; none for one that stayed."""
    renumbered: str
    typing_only: str
    passage_came: str
    passage_went: str
    moved_from: str
    moved_to: str
    split_into: str
    merged_from: str
    redline_title: str
    separator: str
    also: str
    see: str
    no_topic: str
    whole: str
    proposals_title: str
    proposals_note: str
    redline_left_out: str
    bilingual_title: str
    bilingual_columns: tuple[str, ...]
    proposer: str


ZH = Wording(
    columns=("序号", "章/条款", "征求意见稿原文", "建议修改为", "修改理由及依据", "备注"),
    legend="注：“建议修改为”一栏中，带删除线的为建议删除的文字，加粗并加下划线的为建议增加的文字。",
    new_article="（新增）",
    delete_article="建议删除。",
    delete_words="建议删除：",
    for_consideration="请予研究（见右栏）。",
    nothing="—",
    types={CommentType.SUBSTANTIVE: "实质", CommentType.WORDING: "文字", CommentType.COHERENCE: "衔接"},
    priorities={Priority.HIGH: "重点", Priority.NORMAL: "", Priority.LOW: ""},
    issue="问题：",
    proposed="建议修改为：",
    grounds="理由及依据：",
    comparison_title="《{title}》新旧条文对照表",
    comparison_columns=("修改前", "修改后", "备注"),
    comparison_legend="注：左栏带删除线的为删去的文字，右栏加粗并加下划线的为增加的文字。",
    same_texts="两份的文字完全相同。",
    no_articles="两份中都没有读出条文。",
    kinds={kind: words[0] for kind, words in KINDS.items() if kind is not RowKind.SAME},
    renumbered=RENUMBERED[0],
    typing_only="仅标点或空格",
    passage_came="其中一段文字由旧稿{old}移来。",
    passage_went="其中一段文字移至新稿{new}。",
    moved_from="本条由旧稿{old}移来。",
    moved_to="本条移至新稿{new}。",
    split_into="旧稿{old}拆分为{new}。",
    merged_from="{new}由旧稿{old}合并而成。",
    redline_title="《{title}》修订稿",
    separator="、",
    also="并涉及{places}",
    see="参见第{numbers}项",
    no_topic="其他",
    whole="总体意见",
    proposals_title="《{title}》修改建议稿",
    proposals_note="注：本附件以修订格式在征求意见稿上标出全部修改建议。接受修订即为建议文本，拒绝修订即为征求意见稿原文。",
    redline_left_out="第{numbers}项意见与排在前面的意见涉及相同文字，未在本附件中标出，见逐条修改意见表。",
    bilingual_title="《{title}》修改意见中英文对照表",
    bilingual_columns=("序号", "条款", "征求意见稿原文", "建议修改为", "意见、理由及依据", "英文 English"),
    proposer="修改建议",
)
EN = Wording(
    columns=("No.", "Article", "Current text", "Proposed text", "Justification", "Priority"),
    legend="In the column “Proposed text”, words to be deleted are struck through; words to be added are bold and underlined.",
    new_article="(new)",
    delete_article="Delete.",
    delete_words="Delete: ",
    for_consideration="For consideration: see the next column.",
    nothing="—",
    types={CommentType.SUBSTANTIVE: "Substantive", CommentType.WORDING: "Wording", CommentType.COHERENCE: "Coherence"},
    priorities={Priority.HIGH: "High", Priority.NORMAL: "Normal", Priority.LOW: "Low"},
    issue="Issue: ",
    proposed="Proposed text: ",
    grounds="Justification: ",
    comparison_title="{title}: comparison of the two drafts",
    comparison_columns=("Before", "After", "Note"),
    comparison_legend="Left: deleted words are struck through. Right: added words are bold and underlined.",
    same_texts="The two texts are the same.",
    no_articles="No articles were found in either text.",
    kinds={kind: words[1].capitalize() for kind, words in KINDS.items() if kind is not RowKind.SAME},
    renumbered=RENUMBERED[1].capitalize(),
    typing_only="Punctuation or spacing only",
    passage_came="A passage came here from {old} of the earlier draft.",
    passage_went="A passage went to {new} of the later draft.",
    moved_from="Moved here from {old} of the earlier draft.",
    moved_to="Moved to {new} of the later draft.",
    split_into="{old} was split into {new}.",
    merged_from="{new} was merged from {old}.",
    redline_title="{title}: redline",
    separator=", ",
    also="also {places}",
    see="see {numbers}",
    no_topic="Other",
    whole="General",
    proposals_title="{title}: redline with the proposed changes",
    proposals_note="All proposed changes are marked in the draft as tracked changes: accepting them gives the text proposed, "
    "rejecting them the text as released for comment.",
    redline_left_out="Rows {numbers} concern words that an earlier row changes; they are not marked here: see the table.",
    bilingual_title="{title}: comments in Chinese and English",
    bilingual_columns=("No.", "Article", "Current text", "Proposed text", "Comment and justification", "中文 Chinese"),
    proposer="Proposed changes",
)

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def wording(language: str) -> Wording:
    """The phrases of a language: Chinese for ``zh``, else English."""
    return ZH if language == "zh" else EN


def written_date(day: date, language: str) -> str:
    """2021年12月1日 or 1 December 2021, whatever the machine's locale."""
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
