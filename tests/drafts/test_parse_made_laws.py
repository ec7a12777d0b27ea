"""Numbers run on without a gap in every kind of Chinese instrument, in every shape it may arrive in."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest

from drafts.model import Kind
from drafts.normalize import normalize
from drafts.parse import parse
from tests.drafts.checks import check_draft
from tests.drafts.made_laws import KINDS, MadeLaw
from tests.drafts.shapes import chinese_to_figures


def _indented(text: str) -> str:
    return re.sub(r"^(?=.)", "　　", text, flags=re.MULTILINE)


def _wrapped(text: str) -> str:
    lines: list[str] = []
    for line in text.splitlines():
        whole = line if re.match("第.{1,4}[编章节]", line) else f"　　{line}"
        lines += [whole[i : i + 34] for i in range(0, len(whole), 34)]
    return "\n".join(lines)


def _paged(text: str) -> str:
    lines = _wrapped(text).splitlines()
    return "\n".join(f"{line}\n— {i // 25 + 1} —" if i % 25 == 24 else line for i, line in enumerate(lines))


WAYS: dict[str, Callable[[str], str]] = {
    "as published": lambda text: text,
    "in figures": chinese_to_figures,
    "indented": _indented,
    "blank lines": lambda text: text.replace("\n", "\r\n\r\n"),
    "half width": lambda text: text.translate(str.maketrans("（），；：　", "(),;: ")),
    "label alone": lambda text: re.sub(r"^(第[^条\n]{1,8}条(?:之.)?)[ 　]", r"\1\n", text, flags=re.MULTILINE),
    "printed": _paged,
}


def _counts(law: MadeLaw, text: str) -> str:
    """What is wrong with how a text was read; empty where nothing is."""
    draft = parse(normalize(text).text)
    check_draft(draft)
    found = [p for p in draft.provisions if p.kind is Kind.POINT] if law.points else list(draft.articles)
    plain = [int(p.number) for p in found if p.number.isdecimal()]
    mixed = law.points and any(p.kind is Kind.ARTICLE for p in draft.provisions)
    if len(found) != law.count or plain != list(range(1, len(plain) + 1)) or mixed:
        return f"{len(found)} of {law.count}, {plain[:5]}… as {draft.profile}"
    return ""


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", KINDS)
def test_numbers_run_on(kind: str, way: str) -> None:
    for seed in range(6):
        law = KINDS[kind](random.Random(seed))
        assert _counts(law, WAYS[way](law.text)) == "", f"seed {seed}"
