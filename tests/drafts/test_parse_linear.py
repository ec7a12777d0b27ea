"""No text takes more than its share of time under any numbering grammar, however often a beginning comes back."""

from __future__ import annotations

import time

import pytest

from drafts.normalize import normalize
from drafts.parse import parse
from drafts.parsing.profiles import all_profiles

PIECES: dict[str, tuple[str, ...]] = {
    "zh-statute": ("第一条\n", "第一条之", "第一章 第", "（一）甲\n甲。\n", "“第二条甲\n", "第二条甲。", "附件1\n"),
    "zh-opinion": ("一、甲\n（一）乙\n", "一、", "（一）"),
    "zh-points": ("一、", "一、甲\n", "（一）", "一、甲“\n"),
    "zh-sections": ("1.", "1. 甲\n", "第1部\n1A. 甲\n(1) 甲\n", "附表1\n"),
    "zh-decision": ("一、修改为：“甲\n", "“", "”"),
    "zh-standard": ("1.1.1.", "1 甲\n", "1.1 甲\n", "a)\n", "附录A\n", "A.1 甲\n", "1 "),
    "ja": ("第一条の", "２　甲\n", "一　甲\n", "イ　甲\n", "（甲）\n", "附則\n", "（１）"),
    "eu": (
        "a:\n‘b\n",
        "Article 1\nA is amended as follows:\n‘b\n",
        "Article 1\n",
        "Article 1, ",
        "TITLE I\n",
        "(a)\n",
        "(i)\n",
        "Whereas:\n(1) a\n",
        "ANNEX I\n1. a\nb\n",
    ),
    "en-translation": (
        "Article one",
        "Act 1 ",
        "Chapter Ⅰ: ",
        "Article 1: a.\nb\n",
        "(A)\nArticle (1)\n",
        "Article 1-2 (A)\n",
    ),
    "fr-code": ("Article L1-1\n", "Art. R. 1-1-1-1. - a\n", "Livre Ier : A\n", "Article L1-"),
    "continental": (
        "Artículo 1. ",
        "Art. 1º ",
        "§ 1º ",
        "Erster Abschnitt\n",
        "2. Kapitel ",
        "I – a;\n",
        "1-bis. ",
        "1° b\n",
    ),
    "ru": ("Глава 1. ", "Статья 2\n", "Статья 2.1. ", "1) а;\n", "а) б;\n"),
    "ko": ("제1장 ", "제2조(", "제2조의2 ", "① 가", "1. 나\n", "가. 다\n"),
    "en-rules": ("Rule 1. ", "Clause 1\n", "Rule 1(1) ", "By-law one: a.\nb\n"),
    "vi": ("Điều 1. ", "Điều 1.\n1. a\nđ) b\n", "Phần thứ nhất\n", "PHỤ LỤC I\n"),
    "us": (
        "§ 1.1 ",
        "§ 1.1 A.\n",
        "(a)(1)(i)",
        "(h)\n(i)\n",
        "(a) A. (1) ",
        "1798.91.",
        "PART 1\n",
        "SEC. 1. A\n1.1.\nSec. 2. b\n",
    ),
    "uk": (
        "1.—(1) ",
        "1.—(1) A.\n",
        "1 A b\n",
        "PART 1\nA\n",
        "SCHEDULE 1\n1. A.\n",
        "1A",
        "1. A b.—(1) c\n",
        "Division 1\n",
        "[F11A b\n",
        "F1",
        "Notes\n1 (1) A must b.\n",
        "1.1 A\n",
        "1) A\n",
        "A. Person\n",
    ),
}
SMALL, LARGE = 4_000, 16_000


def _took(piece: str, size: int, profile: str) -> float:
    """Processor seconds, the less of two."""
    text = "征求意见\n第一条　甲。\nArticle 1 A.\n" + piece * max(1, size // len(piece))
    times: list[float] = []
    for _ in range(2):
        began = time.process_time()
        parse(normalize(text).text, profile)
        times.append(time.process_time() - began)
    return min(times)


def test_every_grammar_is_tried() -> None:
    assert set(PIECES) == {profile.name for profile in all_profiles()}


@pytest.mark.parametrize(("profile", "piece"), [(name, piece) for name, pieces in PIECES.items() for piece in pieces])
def test_four_times_the_text_takes_no_more_than_its_share(profile: str, piece: str) -> None:
    small, large = _took(piece, SMALL, profile), _took(piece, LARGE, profile)
    assert large < 10 * max(small, 0.004)  # 4 is linear, 16 quadratic; what is over in a moment is too quick to compare


@pytest.mark.parametrize(
    ("profile", "line"),
    [
        ("zh-statute", "依照第一款第二项的规定，前款、前项办理。\n"),
        ("us", "§ 1.{} A.\nWords of it.\n"),
    ],
)
def test_thousands_of_mentions_or_gaps_take_no_more_than_their_share(profile: str, line: str) -> None:
    def took(count: int) -> float:
        return _took("".join(line.format(2 * i) for i in range(1, count)), 0, profile)

    small, large = took(600), took(2_400)
    assert large < 10 * max(small, 0.004)


@pytest.mark.parametrize("line", ["word " * 16 + "word\n", "甲乙丙丁戊己庚辛壬癸" * 4 + "\n"])
def test_one_paragraph_over_thousands_of_printed_lines_takes_no_more_than_its_share(line: str) -> None:
    small, large = _took(line, 40_000, "zh-statute"), _took(line, 160_000, "zh-statute")
    assert large < 10 * max(small, 0.004)
