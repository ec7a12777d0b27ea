"""PDF files: columns, sheets of two pages, turned pages, broken words, pages without text."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from drafts.errors import UnreadableDraftError
from drafts.load import load_bytes, pdf_reader
from drafts.load.pdf_layout import Row, columns_of
from drafts.parsing.pages import Print, running_heads, unwrap
from drafts.reading import read
from tests.drafts.checks import check_draft
from tests.drafts.pdf_files import column, document, printed, stream, text_at

WIDTH = 22
"""Characters of a full line in the narrow columns below."""


def law(first: int, last: int) -> list[str]:
    """Articles, each a line and a half of print in a narrow column, the first line indented by two characters."""
    numbers = "一二三四五六七八九十"
    found: list[str] = []
    for i in range(first, last + 1):
        words = f"第{numbers[i - 1]}条　经营者应当在规定期限内办理登记，并按照要求保存全部记录{numbers[i - 1]}年以上。"
        found += ["　　" + words[: WIDTH - 2], words[WIDTH - 2 :]]
    return found


def placed(lines: list[str], x: float, top: float = 700) -> list[bytes]:
    """The lines of a column; the full-width indent is drawn as place, not as characters."""
    return [
        text_at(x + (20 if line.startswith("　") else 0), top - 16 * i, line.strip("　"))
        for i, line in enumerate(lines)
    ]


def articles(data: bytes) -> list[tuple[str, str]]:
    draft = read(load_bytes(data, "a.pdf"))
    check_draft(draft)
    return [(a.label, draft.body(a)) for a in draft.articles]


EXPECTED = [
    (f"第{n}条", f"经营者应当在规定期限内办理登记，并按照要求保存全部记录{n}年以上。") for n in "一二三四五六七八九十"
]
WIDE = b"/MediaBox[0 0 595 842]"


def test_two_columns_are_read_one_after_the_other_whatever_the_order_in_the_file() -> None:
    left, right = placed(law(1, 5), 50), placed(law(6, 10), 310)
    heading = [text_at(220, 760, "某某登记管理办法", size=16), text_at(290, 40, "- 1 -")]
    for page in (
        [*heading, *left, *right],
        [*heading, *itertools.chain.from_iterable(zip(left, right, strict=True))],
        [*right, *left, *heading],
    ):
        assert articles(printed([page])) == EXPECTED


def test_labels_in_bold_type_are_no_column_of_their_own() -> None:
    numbers = [f"一百二十{n}" for n in "一二三四五六七八"]
    lines: list[bytes] = []
    for i, number in enumerate(numbers):
        y = 700 - 32 * i
        lines += [
            text_at(70, y, f"第{number}条"),
            text_at(150, y, "经营者应当在规定期限内办理登记"),
            text_at(20, y - 16, "且按照要求保存全部记录。"),
        ]
    assert articles(printed([lines])) == [
        (f"第{n}条", "经营者应当在规定期限内办理登记且按照要求保存全部记录。") for n in numbers
    ]


def test_two_pages_on_one_sheet_with_a_number_each() -> None:
    def half(x: float, first: int, number: int) -> list[bytes]:
        return [
            text_at(x, 560, "某某登记管理办法"),
            *placed(law(first, first + 4), x, 520),
            text_at(x + 110, 30, str(number)),
        ]

    sheet = [*half(60, 1, 1), *half(480, 6, 2)]
    more = [*half(60, 1, 3), *half(480, 6, 4)]
    data = printed([sheet, more], b"/MediaBox[0 0 842 595]")
    got = load_bytes(data, "a.pdf").text.splitlines()
    assert [line[4:] for line in got if line.startswith("第")] == [body for _, body in EXPECTED] * 2
    assert [line for line in got if not line.startswith("第")] == []


@pytest.mark.parametrize("turn", [(0, 1), (0, -1), (-1, 0)])
def test_pages_whose_letters_are_turned(turn: tuple[int, int]) -> None:
    cosine, sine = turn
    page = []
    for i, line in enumerate(law(1, 5)):
        along, down = (20 if line.startswith("　") else 0), 16 * i
        x, y = 300 + along * cosine + down * sine, 400 + along * sine - down * cosine
        page.append(text_at(x, y, line.strip("　"), turn=turn))
    assert articles(printed([page], b"/MediaBox[0 0 800 800]/Rotate 90")) == EXPECTED[:5]


def test_a_watermark_across_the_page_and_a_note_in_the_margin_are_left_out() -> None:
    page = [
        *placed(law(1, 5), 50),
        text_at(100, 300, "SAMPLE", size=60, turn=(1, 1)),
        text_at(20, 300, "ELI 1", turn=(0, 1)),
    ]
    text = load_bytes(printed([page]), "a.pdf").text
    assert "SAMPLE" not in text
    assert "ELI" not in text


def test_a_table_of_short_cells_is_read_row_by_row() -> None:
    page = placed(law(1, 3), 50)
    for i in range(8):
        page += [text_at(50, 500 - 20 * i, f"项目{i}"), text_at(330, 500 - 20 * i, f"{i}00元")]
    lines = load_bytes(printed([page]), "a.pdf").text
    assert "项目3 300元" in lines


def test_words_broken_at_a_line_end_are_whole_again() -> None:
    lines = [
        "Article 1",
        "Providers of high-risk devices shall keep a record of every regu-",
        "lation that applies to them, and operators of a high-",
        "risk device shall keep the same. Every regulation is listed, self-",
        "assessment is not enough, and a self of any assessment is no proof.",
    ]
    text = load_bytes(printed([column(60, 700, lines, pitch=13)]), "a.pdf").text
    assert "every regulation that" in text
    assert "a high-risk device" in text
    assert "self-assessment is not" in text


def test_years_and_names_keep_their_hyphens() -> None:
    def line(words: str) -> Print:
        return Print(words, 0, 400, 10, 0)

    assert unwrap([line("for the years 2021-"), line("2022 and in Baden-"), line("Baden")]) == [
        "for the years 2021- 2022 and in Baden- Baden"
    ]


def test_pages_that_are_pictures_are_named() -> None:
    picture = stream(
        b"\xff" * 3, b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceRGB/BitsPerComponent 8"
    )
    words = stream(b"".join(placed(law(1, 5), 50)))
    data = document(
        [(7, WIDE), (8, WIDE), (7, WIDE), (9, WIDE)],
        [picture, words, stream(b"q 500 0 0 700 0 0 cm /X0 Do Q"), stream(b"")],
    )
    (remark,) = load_bytes(data, "a.pdf").remarks
    assert remark.code == "pages-without-text"
    assert "第 2 页" in remark.zh  # and not the fourth, which is empty


def test_a_scan_is_refused_and_a_locked_file_too() -> None:
    with pytest.raises(UnreadableDraftError, match="text recognition"):
        load_bytes(printed([[], []]), "scan.pdf")
    locked = printed([placed(law(1, 5), 50)]).replace(
        b"trailer<<",
        b"trailer<</ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<"
        + b"41" * 32
        + b">/U<"
        + b"42" * 32
        + b">>>",
    )
    with pytest.raises(UnreadableDraftError, match="password"):
        load_bytes(locked, "locked.pdf")


def test_heads_stand_at_one_height_and_words_that_come_back_dont() -> None:
    pages = [
        ["Head", f"{w} words", "Or. en", f"{w} text", "more", "end", f"{w} last", str(i)] for i, w in enumerate("abcde")
    ]
    places = [[800.0, 700, 600 - 30 * i, 500, 400, 300 - 30 * i, 200, 40] for i in range(5)]
    assert running_heads(pages, places) == [{0, 7}] * 5


def test_progress_is_told_by_page_and_can_stop() -> None:
    data = printed([placed(law(1, 5), 50)] * 3)
    seen: list[tuple[int, int]] = []
    load_bytes(data, "a.pdf", progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 3), (2, 3), (3, 3)]

    def stop(done: int, total: int) -> None:
        raise KeyError("enough")

    with pytest.raises(KeyError, match="enough"):
        load_bytes(data, "a.pdf", progress=stop)


def test_what_spans_two_columns_parts_what_is_above_and_below() -> None:
    def side(x: float, top: float) -> list[Row]:
        return [Row("甲" * 20, x, x + 200, top - 16 * i, top - 16 * i + 10) for i in range(6)]

    middle = Row("中" * 40, 50, 500, 590, 600)
    pieces = [*side(50, 700), *side(300, 700), middle, *side(50, 560), *side(300, 560)]
    assert [(c.side, len(c.rows)) for c in columns_of(pieces)] == [(1, 6), (2, 6), (0, 1), (1, 6), (2, 6)]
    assert columns_of([]) == []


def test_reading_in_the_same_process_gives_the_same_pages() -> None:
    data = printed([placed(law(1, 5), 50)])
    first, *pages = pdf_reader.read(data, 1000)
    assert first == {"pages": 1}
    assert "".join(piece[0] for piece in pages[0]["pieces"]).startswith("第一条")
    assert list(pdf_reader.read(data, 10))[-1] == {"error": "large"}


@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the memory of a started program is counted so on Linux"
)
def test_a_large_program_reads_a_small_file() -> None:
    """What the program that asks holds in memory isn't counted against the file."""
    held = bytearray(b"x" * 420_000_000)
    try:
        text = load_bytes(printed([placed(law(1, 10), 50)] * 120), "a.pdf").text  # long enough to be watched
    finally:
        del held
    assert text.count("第十条") == 120
