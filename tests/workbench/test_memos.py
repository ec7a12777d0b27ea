"""Memos in Word: what they say, that Word takes them, and that nothing internal is in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.comments.test_leaks import letter
from tests.comments.word_reading import assert_valid, text_of
from tests.workbench.cli_runner import Runner

SECRET = "内部判断：可以接受二十日，不要对外说。"


@pytest.fixture
def matter(run: Runner, two_drafts: tuple[Path, Path]) -> dict[str, str]:
    """A matter of two drafts with proposals on the first, an internal note and a team comment."""
    old, new = two_drafts
    run("import", old, "--matter", "m", "--label", "draft1")
    ids = {
        "limit": run(
            "comment", "m", "3", "--quote", "三日内", "--proposal", "十日内", "--priority", "high"
        ).out.strip(),
        "fine": run("comment", "m", "4", "--quote", "十万元", "--proposal", "五万元").out.strip(),
        "added": run(
            "comment", "m", "5", "--new-article", "--proposal", "第四条之一　首次违反且及时改正的，不予处罚。"
        ).out.strip(),
        "remark": run("comment", "m", "1", "--body", "请说明起草背景。", "--visibility", "submission").out.strip(),
    }
    run("comment", "m", "3", "--quote", "主管部门", "--proposal", SECRET, "--visibility", "internal")
    run("comment", "m", "3", "--quote", "处理方式", "--proposal", "处理方式和期限，团队讨论用", "--visibility", "team")
    run("import", new, "--matter", "m", "--label", "draft2")
    return ids


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", ["adoption", "changes"])
def test_a_memo_says_what_became_of_our_proposals(
    run: Runner, tmp_path: Path, matter: dict[str, str], kind: str, language: str
) -> None:
    out = tmp_path / "memo.docx"
    done = run("memo", "m", out, "--kind", kind, "--lang", language)
    assert done.status == 0, done.err
    assert ("我方建议：" in done.out) == (kind == "adoption"), "of a memo of changes they aren't the measure"
    words = text_of(out.read_bytes())
    assert {"zh": "反向修改", "en": "Contrary"}[language] in words
    assert {"zh": "待确认", "en": "to be confirmed"}[language] in words
    assert "五十万元" in words
    assert "内部判断" not in words
    assert "团队讨论用" not in words
    assert "审阅人甲" not in words
    if kind == "changes":
        assert {"zh": "义务的变化", "en": "Duties"}[language] in words
        assert {"zh": "应当 → 可以", "en": "permission"}[language] in words
    else:
        assert {"zh": "采纳了我们关于前稿第三条", "en": "takes up our proposals on Article 3"}[language] in words


def test_a_confirmed_outcome_counts_and_not_the_machines(run: Runner, tmp_path: Path, matter: dict[str, str]) -> None:
    run("set", matter["fine"], "--status", "submitted")
    run("adoption", "m", "--confirm", matter["fine"], "adopted", "--response", "答复内容不外传，共两句话。")
    out = tmp_path / "memo.docx"
    assert run("memo", "m", out, "--kind", "adoption").status == 0
    words = text_of(out.read_bytes())
    assert "反向修改" not in words
    assert "答复内容" not in words


TEAMS = "处理方式、期限和甲公司的设备编号"


@pytest.mark.parametrize("kind", ["adoption", "changes"])
def test_words_of_a_time_when_a_comment_was_for_the_team_only_are_in_no_memo(
    run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path], kind: str
) -> None:
    """Carried along, the comment was reworded and only then meant for the submission."""
    run("import", two_drafts[0], "--matter", "m", "--label", "draft1")
    run("comment", "m", "4", "--quote", "十万元", "--proposal", "五万元")
    made = run("comment", "m", "3", "--quote", "处理方式", "--proposal", TEAMS, "--visibility", "team").out.strip()
    run("import", two_drafts[1], "--matter", "m", "--label", "draft2")
    assert run("carry", "m", "--accept", made).status == 0
    assert run("set", made, "--proposal", "处理方式和期限", "--visibility", "submission").status == 0
    out = tmp_path / "memo.docx"
    done = run("memo", "m", out, "--kind", kind)
    assert done.status == 0, done.err
    assert "甲公司" not in text_of(out.read_bytes())
    assert "五万元" in text_of(out.read_bytes())


def test_a_memo_is_searched_for_what_a_note_once_said(
    run: Runner, tmp_path: Path, matter: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A note that was reworded is as secret as it was, however its words got into the file."""
    note = run("comment", "m", "2", "--body", "甲公司愿意接受十日", "--visibility", "internal").out.strip()
    assert run("set", note, "--body", "另议。").status == 0
    out = tmp_path / "memo.docx"
    assert run("memo", "m", out, "--kind", "adoption").status == 0
    monkeypatch.setattr("comments.word.adoption_memo.write_adoption_memo", lambda _: letter("甲公司愿意接受十日"))
    done = run("memo", "m", tmp_path / "leaking.docx", "--kind", "adoption")
    assert done.status == 1
    assert f"{note} 的较早文本" in done.err
    assert not (tmp_path / "leaking.docx").exists()


def test_what_was_sent_before_it_was_reworded_on_the_next_draft_is_in_the_memo(
    run: Runner, tmp_path: Path, matter: dict[str, str]
) -> None:
    assert run("carry", "m", "--accept", matter["fine"]).status == 0
    assert run("set", matter["fine"], "--proposal", "二十五万元以下，并可以减轻").status == 0
    out = tmp_path / "memo.docx"
    done = run("memo", "m", out, "--kind", "adoption")
    assert done.status == 0, done.err
    assert "五万元" in text_of(out.read_bytes())
    assert "并可以减轻" not in text_of(out.read_bytes())


def test_a_memo_without_an_earlier_draft_is_refused(run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path]) -> None:
    run("import", two_drafts[0], "--matter", "m")
    out = tmp_path / "memo.docx"
    done = run("memo", "m", out, "--kind", "changes")
    assert done.status == 1
    assert "第一稿" in done.err
    assert not out.exists()


@pytest.mark.external
@pytest.mark.parametrize("kind", ["adoption", "changes"])
def test_the_validator_passes_them(
    run: Runner, tmp_path: Path, matter: dict[str, str], kind: str, validator: str
) -> None:
    out = tmp_path / "memo.docx"
    assert run("memo", "m", out, "--kind", kind).status == 0
    assert_valid(validator, out.read_bytes(), tmp_path)


def test_the_memo_says_when_our_comments_went_out_and_what_was_late(
    run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = two_drafts
    run("import", old, "--matter", "m", "--label", "draft1", "--deadline", "2021-12-13")
    run("comment", "m", "3", "--quote", "三日内", "--proposal", "十日内")
    for number, now in enumerate(("2021-12-13T23:59:59+08:00", "2021-12-14T00:00:00+08:00")):
        monkeypatch.setenv("WORKBENCH_NOW", now)
        file = tmp_path / f"{number}.docx"
        run("export", "m", file)
        assert run("sent", "m", file, "--channel", "email").status == 0
    run("import", new, "--matter", "m", "--label", "draft2", "--deadline", "2022-06-18")
    for language, said in (
        ("zh", "我方意见于2021年12月13日、2021年12月14日（逾期）报送。"),
        ("en", "Our comments were sent on 13 December 2021, 14 December 2021 (late)."),
    ):
        assert run("memo", "m", tmp_path / "memo.docx", "--kind", "adoption", "--lang", language).status == 0
        assert said in text_of((tmp_path / "memo.docx").read_bytes())


def test_a_memo_tells_what_became_of_proposals_where_no_kind_is_named(
    run: Runner, tmp_path: Path, matter: dict[str, str]
) -> None:
    out = tmp_path / "memo.docx"
    assert run("memo", "m", out).status == 0
    assert "采纳" in text_of(out.read_bytes())
