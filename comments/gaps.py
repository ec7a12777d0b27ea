"""What a submission has to do without, and what a person should look at before it leaves. Nothing here stops an export."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from comments.records import Matter
from comments.redraft import Ask, same_words
from drafts.patterns import regex

if TYPE_CHECKING:
    from comments.submission import Sender, SubmissionRow

_ASKING = regex(r"建议|宜|恳请|希望|请|可考虑|应予|应当|应")
"""A Chinese remark to an authority asks in one of these words."""
_BLUNT = regex(
    r"必须(?:立即)?(?:删除|修改|取消)|强烈(?:反对|要求)|坚决反对|荒谬|荒唐|毫无道理|完全(?:错误|不合理)|严重错误|无法接受|不可接受|拍脑袋"
)
"""Words that a letter to an authority does without."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something the letter has to do without, or that a person should look at before it leaves."""

    code: str
    """``issuer``, ``unit``, ``contact``, ``reach``, ``deadline``, ``reason``, ``redraft``, ``unchanged``, ``place``, ``conflict``,
    ``tone``, ``language``."""
    zh: str
    en: str

    def sentence(self, language: str) -> str:
        """The sentence in the language asked for."""
        return self.zh if language == "zh" else self.en


def missing_facts(matter: Matter, sender: Sender, today: date) -> Iterator[Gap]:
    """What isn't known of the consultation and the sender."""
    if not matter.issuer.strip():
        yield Gap(
            "issuer",
            "没有征求意见的机关：信中未写主送机关。",
            "The issuing body isn't known: the letter has no addressee.",
        )
    if not sender.unit:
        yield Gap(
            "unit",
            "没有提出单位：落款只有日期。",
            "The submitting unit isn't known: the letter is signed with its date only.",
        )
    if not sender.contact:
        yield Gap("contact", "没有联系人。", "No contact person is given.")
    if not (sender.phone or sender.email):
        yield Gap("reach", "没有联系电话和电子邮箱。", "No telephone number or e-mail address is given.")
    if matter.deadline is not None and today > matter.deadline:
        day = matter.deadline.isoformat()
        yield Gap("deadline", f"征求意见已于{day}截止，本件逾期。", f"The consultation closed on {day}; this is late.")


def to_look_at(rows: Iterable[SubmissionRow], lost: Iterable[str]) -> Iterator[Gap]:
    """Rows without reasons or words of their own, in words an authority isn't spoken to in, and places that aren't there."""
    rows = tuple(rows)
    without_reason = [row for row in rows if not row.grounds and not row.issue]
    without_redraft = [row for row in rows if row.ask is Ask.REMARK and not row.is_question]
    if without_reason:
        zh, en = _places(without_reason)
        yield Gap("reason", f"对{zh}的意见没有写明理由。", f"No reason is given for what is said on {en}.")
    if without_redraft:
        zh, en = _places(without_redraft)
        yield Gap("redraft", f"对{zh}的意见没有具体的修改条文。", f"No words are proposed for {en}.")
    unchanged = [row for row in rows if row.ask is Ask.REPLACE and same_words(row.original, row.proposed)]
    if unchanged:
        zh, en = _places(unchanged)
        yield Gap(
            "unchanged",
            f"对{zh}的建议条文与原文相同（至多空格、换行不同）。",
            f"What is proposed for {en} stands there already, but for spaces and line breaks at most.",
        )
    names = "、".join(sorted(set(lost)))
    if names:
        yield Gap(
            "place", f"本稿中找不到{names}：有关意见排在最后。", f"The draft has no {names}: these comments stand last."
        )


def colliding(rows: Iterable[SubmissionRow], numbers: Collection[int]) -> Iterator[Gap]:
    """Rows, by their numbers, that would change words which an earlier row changes already."""
    found = [row for row in rows if row.number in numbers]
    if found:
        zh, en = _places(found)
        yield Gap(
            "conflict",
            f"对{zh}有不止一条修改建议改同一处文字，不能同时采纳（修订稿只标出前一条）。请先统一意见。",
            f"On {en} more than one proposal changes the same words; they can't all be taken up, and a redline shows the first "
            "only. Settle what is asked.",
        )


def tone(rows: Iterable[SubmissionRow], general: Iterable[str]) -> Iterator[Gap]:
    """Chinese wording that a letter to an authority avoids, and remarks that ask for nothing (建议、宜、恳请)."""
    for row in rows:
        said = f"{row.issue}\n{row.grounds}"
        blunt = _BLUNT.search(said)
        zh, en = _places([row])
        if blunt:
            yield Gap(
                "tone",
                f"对{zh}的意见措辞“{blunt.group()}”较生硬，宜改为“建议……”“恳请……”。",
                f"What is said on {en} has “{blunt.group()}”, which is blunt for a letter to an authority.",
            )
        elif row.ask is Ask.REMARK and not _ASKING.search(said) and not row.is_question:
            yield Gap(
                "tone",
                f"对{zh}的意见没有说明请求（建议、宜、恳请）。",
                f"What is said on {en} asks for nothing (建议, 宜, 恳请).",
            )
    for text in general:
        blunt = _BLUNT.search(text)
        if blunt:
            yield Gap(
                "tone",
                f"总体意见的措辞“{blunt.group()}”较生硬，宜改为“建议……”“恳请……”。",
                f"A general comment says “{blunt.group()}”, which is blunt for a letter to an authority.",
            )


def not_translated(labels: Iterable[str], language: str) -> Iterator[Gap]:
    """Comments that stand in the letter in the other language, since nobody has written them in the letter's. A label is empty
    for one on the draft as a whole.
    """
    names = list(dict.fromkeys(labels))
    if names:
        names_zh, names_en = ([name or whole for name in names] for whole in ("总体意见", "the draft as a whole"))
        zh, en = ("中文", "Chinese") if language == "zh" else ("英文", "English")
        yield Gap(
            "language",
            f"以下意见没有{zh}文本，信中仍用原文：{'、'.join(names_zh)}。",
            f"These comments aren't written in {en} and stand in the letter as they are: {', '.join(names_en)}.",
        )


def _places(rows: Sequence[SubmissionRow]) -> tuple[str, str]:
    """The places that rows are about, in both languages. Their numbers won't do: each form counts its rows in its own way."""
    zh, en = (
        list(dict.fromkeys(row.place.citation(language) or whole for row in rows))
        for language, whole in (("zh", "全文"), ("en", "the whole draft"))
    )
    return "、".join(zh), ", ".join(en)
