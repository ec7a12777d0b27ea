"""Two drafts in languages that have no profile of their own: articles keep company through renumbering, words are whole."""

from __future__ import annotations

import pytest

from drafts.compare import compare
from drafts.comparison import Op
from drafts.model import Draft
from drafts.normalize import normalize
from drafts.parse import parse
from drafts.segment import tokens

WORDS = {
    "id": ("Pasal {}\nSetiap {} wajib menjaga {} dan melapor kepada {} dalam waktu {}.\n", "tiga hari", "enam hari",
        ("orang", "pemilik lampu", "badan publik", "korporasi", "petugas jalan")),
    "tr": ("MADDE {} – (1) {} için kurallar bu Yönetmelik ile {} ve {} hakkında {}.\n", "belirlenir", "düzenlenir",
        ("Lamba sahibi", "Belediye", "Bakanlık", "Sokak bekçisi", "Kurum")),
    "pl": ("Art. {}. {} utrzymuje i naprawia to, co jest na ulicy, a {} oraz {} składa wniosek w terminie {}.\n", "trzech dni",
        "sześciu dni", ("Właściciel", "Gmina", "Minister", "Strażnik", "Urząd")),
    "ar": ("المادة {}:\nيجب على {} أن يحافظ على المصباح وأن يبلّغ {} أو {} خلال {} من تاريخ هذا القرار.\n", "ثلاثين يوما",
        "ستين يوما",
        ("المالك", "البلدية", "الوزارة", "الحارس", "الهيئة")),
    "th": ("มาตรา {} ให้{}ดูแลรักษาโคมไฟของ{}และต้องแจ้ง{}ภายใน{}\n", "สามสิบวัน", "หกสิบวัน",
        ("เจ้าของ", "เทศบาล", "กระทรวง", "ผู้พิทักษ์", "หน่วยงาน")),
}  # fmt: skip
"""An article, a time limit and what it becomes, and who has duties."""


def read(text: str) -> Draft:
    return parse(normalize(text).text)


@pytest.mark.parametrize("language", WORDS)
def test_articles_are_paired_through_an_insertion_and_a_move(language: str) -> None:
    article, limit, changed, who = WORDS[language]
    names = [(who[i], who[(i + 1) % 5], who[(i + 2) % 5]) for i in range(5)]
    old = "".join(article.format(number, *names[number - 1], limit) for number in range(1, 6))
    new = article.format(1, "ABCD", "EFGH", "IJKL", limit)
    for number, before in enumerate((1, 3, 4, 5, 2), start=2):
        new += article.format(number, *names[before - 1], changed if before == 4 else limit)
    found = compare(read(old), read(new))
    assert found.old.language == found.new.language == language
    assert [(row.kind.value, row.old, row.new) for row in found.rows] == [
        ("inserted", (), ("art_1",)),
        ("same", ("art_1",), ("art_2",)),
        ("same", ("art_3",), ("art_3",)),
        ("edited", ("art_4",), ("art_4",)),
        ("same", ("art_5",), ("art_5",)),
        ("moved", ("art_2",), ("art_6",)),
    ]
    edited = [change.text for change in found.rows[3].changes if change.op is not Op.EQUAL]
    assert len(edited) == 2
    assert edited[0] in limit
    assert edited[1] in changed


def test_no_word_is_cut_at_its_vowels() -> None:
    assert tokens("يُعَيَّنُ المالكُ وَفْقًا", "ar") == ["يُعَيَّنُ", " ", "المالكُ", " ", "وَفْقًا"]
    assert tokens("ต้องไม่ดับที่ถนน", "th") == ["ต้", "อ", "ง", "ไม่", "ดั", "บ", "ที่", "ถ", "น", "น"]
    assert tokens("п'ятий обов’язок", "uk") == ["п'ятий", " ", "обов’язок"]


def test_two_texts_in_which_nothing_was_read_are_compared_line_by_line() -> None:
    old, new = read("ΩΩ 1 lampu\nkuru tiri\nlampu moja\n"), read("ΩΩ 1 lampu\nkuru tiri\nlampu mbili\n")
    assert not old.provisions
    outside = compare(old, new).outside
    assert outside is not None
    assert [row.kind.value for row in outside.rows[:2]] == ["same", "same"]
    assert "mbili" in "".join(change.text for row in outside.rows[2:] for change in row.changes)
