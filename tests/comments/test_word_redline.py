"""Tracked changes: accepting all gives the new draft, rejecting all the old one, and Word's schema is kept."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comments.leaks import LeakKind, check_package
from comments.word import write_redline
from comments.word.proposing import draft_start
from comments.word.title_lines import title_lines
from drafts.compare import compare
from drafts.model import Draft
from drafts.parse import parse
from tests.comments.drafting import draft_of
from tests.comments.word_reading import NS, Element, W, assert_valid, faults, part, resolved, words_of
from tests.drafts.test_compare_outside import BOATS, FEES, FORM, chinese
from tests.drafts.test_explain import GAVE, TOOK

AT = datetime(2021, 12, 1, 9, 30, tzinfo=UTC)
CASES = Path(__file__).resolve().parent.parent / "cases" / "submission"


def redline(old: Draft, new: Draft) -> bytes:
    return write_redline(compare(old, new), author="审阅人甲", at=AT, language="zh")


def pairs() -> list[Path]:
    return sorted(folder for folder in CASES.glob("redline-*") if folder.is_dir())


def drafts_in(folder: Path) -> tuple[Draft, Draft]:
    language = "en" if folder.name.endswith("-en") else "zh"
    old, new = ((folder / name).read_text(encoding="utf-8") for name in ("old.txt", "new.txt"))
    return draft_of(old, language=language), draft_of(new, language=language)


@pytest.mark.parametrize("folder", pairs(), ids=lambda folder: folder.name)
def test_accepting_gives_the_new_draft_and_rejecting_the_old(folder: Path) -> None:
    old, new = drafts_in(folder)
    data = redline(old, new)
    assert resolved(data, accept=True) == new.text
    assert resolved(data, accept=False) == old.text
    assert faults(data) == []
    shown = notation(data)
    expected = folder / "expected.txt"
    if not expected.exists() or expected.read_text(encoding="utf-8") != shown:
        (folder / "actual.txt").write_text(shown, encoding="utf-8")
    assert shown == expected.read_text(encoding="utf-8")


@pytest.mark.external
@pytest.mark.parametrize("folder", pairs(), ids=lambda folder: folder.name)
def test_the_validator_passes_it(folder: Path, validator: str, tmp_path: Path) -> None:
    assert_valid(validator, redline(*drafts_in(folder)), tmp_path)


@pytest.mark.external
@pytest.mark.parametrize("folder", pairs(), ids=lambda folder: folder.name)
def test_libreoffice_resolves_it_to_the_same_texts(folder: Path, soffice: str, uno_python: str, tmp_path: Path) -> None:
    old, new = drafts_in(folder)
    file = tmp_path / "redline.docx"
    file.write_bytes(redline(old, new))
    script = str(Path(__file__).with_name("libreoffice_resolve.py"))
    for how, draft in (("accept", new), ("reject", old)):
        command = [uno_python, script, soffice, str(file), how, str(tmp_path)]
        done = subprocess.run(command, capture_output=True, check=True, timeout=120)
        assert done.stdout.decode() == draft.text


def notation(data: bytes) -> str:
    """A line a paragraph: [-deleted-]{+inserted+}, ¶ with + or - where its mark is, (( )) around what a comment says."""
    said = {c.get(f"{{{W}}}id"): words_of(c) for c in _comments(data)}
    lines = []
    for p in part(data).iterfind("w:body/w:p", NS):
        line = ""
        for e in p:
            line += {
                f"{{{W}}}ins": "{{+{}+}}",
                f"{{{W}}}del": "[-{}-]",
                f"{{{W}}}r": "{}",
                f"{{{W}}}commentRangeStart": "((" + said.get(e.get(f"{{{W}}}id"), "") + "))",
            }.get(str(e.tag), "").format(words_of(e))
        mark = p.find("w:pPr/w:rPr", NS)
        sign = "" if mark is None else {"ins": "¶+", "del": "¶-"}[str(mark[0].tag).rpartition("}")[2]]
        lines.append(line.replace("{++}", "").replace("[--]", "") + sign)
    return "\n".join(lines) + "\n"


def _comments(data: bytes) -> list[Element]:
    try:
        return list(part(data, "word/comments.xml"))
    except KeyError:
        return []


def test_a_moved_article_is_deleted_inserted_and_explained() -> None:
    old = draft_of(
        "规定\n第一条 甲方应当按时报告数据安全情况。\n第二条 乙方负责保存全部操作记录。\n第三条 本规定自公布之日起施行。"
    )
    new = draft_of(
        "规定\n第一条 乙方负责保存全部操作记录。\n第二条 甲方应当按时报告数据安全情况。\n第三条 本规定自公布之日起施行。"
    )
    data = redline(old, new)
    said = [words_of(c) for c in part(data, "word/comments.xml")]
    assert len(said) == 2
    assert any("移至" in text for text in said)
    assert any("移来" in text for text in said)
    assert part(data).find(".//w:moveFrom", NS) is None


def test_neighbouring_changes_differ_in_their_minute_and_none_is_later_than_asked() -> None:
    data = redline(*drafts_in(CASES / "redline-everything"))
    dates = [str(e.get(f"{{{W}}}date")) for e in part(data).iter(f"{{{W}}}ins", f"{{{W}}}del")]
    assert max(dates) <= "2021-12-01T09:30:00Z"
    assert len(set(dates)) > 5


def test_the_same_input_gives_the_same_bytes() -> None:
    old, new = drafts_in(CASES / "redline-everything")
    assert redline(old, new) == redline(old, new)


def test_the_gate_lets_revisions_pass_in_a_redline_only() -> None:
    data = redline(*drafts_in(CASES / "redline-everything"))
    assert check_package(data, forbidden=["内部备注的文字"], redline=True).clean
    kinds = {finding.kind for finding in check_package(data, forbidden=[]).findings}
    assert LeakKind.REVISION in kinds
    assert not check_package(data, forbidden=["审阅人甲"], redline=True).clean


ARTICLES = st.lists(
    st.sampled_from(
        (
            "运营者应当每年报告一次。",
            "主管部门可以要求说明。",
            "数据处理者不得出售数据。\n违反的，予以警告。",
            "本规定自公布之日起施行。",
        )
    ),
    max_size=5,
)


def assembled(title: str, bodies: list[str], chapter: bool) -> Draft:
    numerals = "一二三四五六七八九"
    lines = [title, *(["第一章 总则"] if chapter else [])]
    lines.extend(f"第{numerals[n]}条 {body}" for n, body in enumerate(bodies))
    return draft_of("\n".join(lines))


@settings(max_examples=60)
@given(ARTICLES, ARTICLES, st.booleans(), st.booleans(), st.sampled_from(("规定", "另一份办法")))
def test_any_two_drafts_come_back_whole(
    old: list[str], new: list[str], old_chapter: bool, new_chapter: bool, title: str
) -> None:
    before, after = assembled("规定", old, old_chapter), assembled(title, new, new_chapter)
    data = redline(before, after)
    assert resolved(data, accept=True) == after.text
    assert resolved(data, accept=False) == before.text
    assert faults(data) == []


def test_a_word_comment_says_where_a_passage_went_and_came_from() -> None:
    shown = notation(redline(GAVE, TOOK))
    assert "((其中一段文字移至新稿第二条。))" in shown
    assert "((其中一段文字由旧稿第一条移来。))" in shown


def test_a_split_article_whose_parts_stand_apart_keeps_the_words_of_the_part_most_like_it() -> None:
    first = "经营者应当自收到申请之日起三十日内向主管部门办理登记手续，并公示收费标准和服务电话。"
    second = "鼓励行业协会制定高于国家标准的团体标准，并推动成员单位采用。"
    between = "县级以上人民政府应当将所需经费列入本级预算。"
    old = draft_of(f"示例办法\n第一条　{first}{second}\n第二条　{between}\n")
    new = draft_of(f"示例办法\n第一条　{first}\n第二条　{between}\n第三条　{second}\n")
    row = compare(old, new).row_of_old("art_1")
    assert row is not None
    assert row.new == ("art_1", "art_3")
    data = redline(old, new)
    assert (resolved(data, accept=True), resolved(data, accept=False)) == (new.text, old.text)
    shown = notation(data)
    assert f"第一条　{first}[-" in shown
    assert shown.count("旧稿第一条拆分为第一条、第三条。") == 2


def test_a_heading_is_set_against_the_heading_and_not_against_an_entry_of_new_contents() -> None:
    body = "".join(
        f"第{number}章　{title}\n第{number}条　{title}的规定由主管部门公布。\n"
        for number, title in zip("一二三四", ("基本规定", "登记", "监督", "附则"), strict=True)
    )
    contents = "目　录\n第一章　基本规定\n第二章　登记\n第三章　监督\n第四章　附则\n"
    old, new = (
        parse(f"示例办法\n{body.replace('章　基本规定', '章　基本原则')}"),
        parse(f"示例办法\n{contents}{body}"),
    )
    shown = notation(redline(old, new)).replace("\u3000", " ")
    assert shown.count("第一章 基本[-原则-]{+规定+}\n第一条") == 1
    assert "{+第一章 基本规定+}¶+" in shown


def test_annexes_are_redlined_with_the_rest_and_keep_their_own_words_when_renumbered() -> None:
    old, new = chinese(FEES, BOATS), chinese(FORM, FEES.replace("十元\n", "三十元\n", 1), BOATS)
    data = redline(old, new)
    assert resolved(data, accept=True) == new.text
    assert resolved(data, accept=False) == old.text
    assert "一、小船每次[-十元-]{+三十元+}" in notation(data)


def test_a_title_of_two_lines_below_a_notice_is_where_the_draft_begins() -> None:
    text = (
        "关于公开征求《示例办法（征求意见稿）》意见的公告\n现公开征求意见。\n附件：示例办法（征求意见稿）\n示例机关\n"
        "示例办法\n（征求意见稿）\n第一条 为了示例，制定本办法。\n第二条 本办法自公布之日起施行。\n"
    )
    draft = parse(text)._replace(title="示例办法（征求意见稿）")
    assert [draft.slice(line) for line in title_lines(draft)] == ["示例办法", "（征求意见稿）"]
    assert draft.text[draft_start(draft) :].startswith("示例办法\n（征求意见稿）\n第一条")
    assert title_lines(draft._replace(title="别的办法")) == ()
    assert title_lines(draft._replace(title="")) == ()
