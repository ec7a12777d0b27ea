"""Random mark-ups of a circulated draft by somebody else, and whether all of them came back: for the suite and the bench."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from comments.circulation import Circulation, circulate
from comments.collected import Item, ItemKind
from comments.collection import Collection, collect
from comments.records import Comment, Reply
from comments.word import read_word, write_circulation
from drafts.load.office import to_docx
from drafts.model import Draft
from tests.comments.drafting import Comments, draft_of

AUTHOR = "合伙人丙"
AT = datetime(2021, 12, 1, 9, 30, tzinfo=UTC)
SCRIPT = Path(__file__).with_name("libreoffice_markup.py")
_SUBJECTS = ("数据处理者", "市主管部门", "平台运营者", "行业协会", "受托人", "重要数据的处理者")
_VERBS = (
    "应当在十日内报告",
    "不得擅自公开",
    "可以委托他人处理",
    "负责保存操作记录",
    "每年组织一次评估",
    "配合监督检查",
)
_ENDS = ("，并说明理由", "，接受社会监督", "，费用由其自行承担", "，具体办法另行规定", "，情况紧急的除外")


@dataclass(frozen=True)
class Markup:
    """What somebody does, and what must come back of it."""

    kind: str
    line: int
    start: int
    words: str
    text: str
    article: str
    body: str
    """The article's body as it should read; empty for a comment."""
    untracked: bool = False
    author: str = AUTHOR

    def told(self) -> dict[str, object]:
        """For the script."""
        return {name: getattr(self, name) for name in ("kind", "line", "start", "words", "text", "author", "untracked")}


@dataclass(frozen=True)
class Round:
    """A circulated draft and the mark-ups of it."""

    draft: Draft
    copy: Circulation
    data: bytes
    markups: tuple[Markup, ...]
    comments: tuple[Comment, ...] = field(default=())


def made_round(seed: int, articles: int, *, untracked: bool = False) -> Round:
    """A law of so many articles with a comment or proposal on every fifth, and a mark-up on each of the others."""
    dice = random.Random(seed)
    draft = draft_of("练习办法\n" + "\n".join(f"第{_numeral(n)}条 {_article(dice, n)}" for n in range(1, articles + 1)))
    return round_of(draft, dice, untracked=untracked)


def round_of(draft: Draft, dice: random.Random, *, untracked: bool = False, most: int = 1_000) -> Round:
    """The same of any draft, for its first so many articles."""
    on = Comments(draft)
    comments: list[Comment] = []
    markups: list[Markup] = []
    lines = {start: number for number, start in enumerate(_line_starts(draft.text))}
    for number, article in enumerate(draft.articles[:most]):
        body = draft.body(article)
        if number % 5 == 0:
            comments.append(
                on.on(article.number, "请考虑", quote=body[:4], proposal="各有关方面" if number % 2 else None)
            )
            continue
        found = _words(dice, body)
        if found is None:
            continue
        start, words = found
        line_start = draft.text.rfind("\n", 0, article.body.start + start) + 1
        place = (lines[line_start], article.body.start + start - line_start)
        kind = dice.choice(("comment", "replace", "insert", "delete"))
        text = {
            "comment": f"第{number}处批注：请核对",
            "replace": "另行规定的",
            "insert": "（含节假日）",
            "delete": "",
        }[kind]
        changed = {"insert": words + text}.get(kind, text)
        after = "" if kind == "comment" else body[:start] + changed + body[start + len(words) :]
        markups.append(Markup(kind, *place, words, text, article.key, after, untracked and kind != "comment"))
    replies = {c.id: (Reply(f"R{c.id}", c.id, "同意这一条", "审阅人乙", AT, False),) for c in comments[::2]}
    copy = circulate(draft, comments, replies, now=AT, language="zh")
    return Round(draft, copy, write_circulation(draft, copy, draft.title), tuple(markups), tuple(comments))


def marked_up(made: Round, soffice: str, uno_python: str, folder: Path, suffixes: Sequence[str]) -> dict[str, bytes]:
    """The copy as it comes back in each format, as .docx bytes."""
    (folder / "copy.docx").write_bytes(made.data)
    (folder / "markups.json").write_text(json.dumps([m.told() for m in made.markups]), encoding="utf-8")
    outs = [folder / f"back{suffix}" for suffix in suffixes]
    command = [uno_python, SCRIPT, soffice, folder / "copy.docx", folder / "markups.json", folder, *outs]
    subprocess.run([str(part) for part in command], check=True, timeout=300, capture_output=True)
    found = {}
    for suffix, out in zip(suffixes, outs, strict=True):
        data = out.read_bytes()
        found[suffix] = data if suffix == ".docx" else to_docx(data, out.name, suffix)
    return found


def collected(made: Round, data: bytes) -> Collection:
    """What a returned copy brings."""
    return collect(
        made.draft, "一审稿", "sample", made.copy, read_word(data, "back.docx"),
        language="zh", saved_by="保存者", saved_at=None,
    )  # fmt: skip


def wrong(made: Round, found: Collection) -> list[str]:
    """What is missing, misplaced, doubled or made up in a collection, in words; empty where all came back once."""
    problems = []
    left = list(found.items)
    for markup in made.markups:
        matching = [item for item in left if _is(made.draft, markup, item)]
        if len(matching) != 1:
            problems.append(f"{len(matching)} × {markup}")
        for item in matching:
            left.remove(item)
    return problems + [f"made up: {item}" for item in left]


def _is(draft: Draft, markup: Markup, item: Item) -> bool:
    new = item.new
    if new is None or new.article != markup.article:
        return False
    if markup.kind == "comment":
        quoted = new.quote is not None and new.quote.exact == markup.words
        return item.kind is ItemKind.COMMENT and item.author == AUTHOR and new.body == markup.text and quoted
    wanted = (ItemKind.UNTRACKED, "保存者") if markup.untracked else (ItemKind.EDIT, AUTHOR)
    if (item.kind, item.author) != wanted:
        return False
    body = draft.body(draft.by_key[markup.article])
    if new.quote is None:
        return not markup.body.strip() and new.delete
    start = new.quote.start
    assert body[start : start + len(new.quote.exact)] == new.quote.exact
    return body[:start] + (new.proposal or "") + body[start + len(new.quote.exact) :] == markup.body


def _article(dice: random.Random, number: int) -> str:
    sentences = [
        f"{dice.choice(_SUBJECTS)}{dice.choice(_VERBS)}第{number}类事项{dice.choice(_ENDS)}。"
        for _ in range(dice.randint(1, 2))
    ]
    return dice.choice(("", "\n")).join(sentences)


def _words(dice: random.Random, body: str) -> tuple[int, str] | None:
    """Some words of one line of the body; None where no line is long enough."""
    lines = body.split("\n")
    which = dice.choice([n for n, line in enumerate(lines) if len(line) > 8] or [-1])
    if which < 0:
        return None
    length = dice.randint(2, 6)
    start = dice.randrange(len(lines[which]) - length)
    words = lines[which][start : start + length]
    if words != words.strip():
        return None
    return sum(len(line) + 1 for line in lines[:which]) + start, words


def _line_starts(text: str) -> list[int]:
    return [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]


def _numeral(number: int) -> str:
    from drafts.numerals import write_numeral

    return write_numeral(number)
