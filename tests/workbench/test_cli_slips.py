"""Slips at the command line: each is met with a sentence that says what to do, and changes nothing."""

from __future__ import annotations

import argparse
import errno
import json
import os
import tomllib
from pathlib import Path

import pytest

from drafts.counting import many
from drafts.reasons import reason
from tests.workbench.cli_runner import Done, Runner
from workbench.cli import main
from workbench.cli.parser import Parser
from workbench.files import write_whole
from workbench.keymap import read_keymap


def refused(done: Done, *words: str) -> None:
    """The command couldn't be done, and its sentence has these words."""
    assert (done.status, done.out) == (1, ""), done
    assert all(word in done.err for word in words), done.err


@pytest.fixture
def draft(run: Runner, two_drafts: tuple[Path, Path]) -> Path:
    """A matter ``m`` with one draft; gives its file."""
    assert run("import", two_drafts[0], "--matter", "m").status == 0
    return two_drafts[0]


@pytest.mark.parametrize(
    "command", [["matters"], ["comments", "m"], ["comment", "m", "4", "--body", "x"], ["pack", "m", "o"]]
)
def test_a_mistyped_store_is_said_and_not_made(run: Runner, tmp_path: Path, command: list[str]) -> None:
    store = tmp_path / "no" / "stroe.sqlite3"
    refused(run(*command, "--store", store), str(store), "workbench import")
    assert not store.parent.exists()


def test_an_import_makes_the_store_and_says_so(run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path]) -> None:
    store = tmp_path / "new.sqlite3"
    done = run("import", two_drafts[0], "--matter", "m", "--store", store)
    assert (done.status, f"新建了意见库 {store}" in done.err) == (0, True)
    assert run("import", two_drafts[1], "--matter", "m", "--store", store).err == ""


@pytest.mark.parametrize("command", [["import", "FILE", "--matter", "m"], ["merge", "FILE"], ["law", "add", "FILE"]])
def test_what_cannot_be_read_makes_no_store(run: Runner, tmp_path: Path, command: list[str]) -> None:
    file, store = tmp_path / "damaged.docx", tmp_path / "new.sqlite3"
    file.write_bytes(b"PK" + bytes(range(256)))
    assert run(*(str(file) if word == "FILE" else word for word in command), "--store", store).status == 1
    assert not store.exists()


def test_the_default_store_is_made_by_whatever_comes_first(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WORKBENCH_STORE")
    monkeypatch.setattr("workbench.config.default_store", lambda: tmp_path / "data" / "workbench.sqlite3")
    done = run("matters")
    assert (done.status, "还没有项目" in done.out) == (0, True)


def test_the_same_file_twice_is_not_another_draft(run: Runner, draft: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "renamed.txt"
    renamed.write_bytes(draft.read_bytes())
    for file in (draft, renamed):
        refused(run("import", file, "--matter", "m"), "draft-1", "--anyway")
    assert [each["label"] for each in run("drafts", "m", "--json").json] == ["draft-1"]
    again = run("import", draft, "--matter", "m", "--label", "draft-1")
    assert (again.status, "没有改动" in again.err) == (0, True)
    named = run("import", draft, "--matter", "m", "--label", "送审稿")
    assert (named.status, "与 draft-1 完全相同" in named.err) == (0, True)
    assert run("import", draft, "--matter", "m", "--anyway").status == 0
    assert run("import", draft, "--matter", "other").err == ""


def test_comments_on_two_drafts_are_listed_apart(run: Runner, two_drafts: tuple[Path, Path]) -> None:
    for file in two_drafts:
        assert run("import", file, "--matter", "m").status == 0
    for draft in ("draft-1", "draft-2"):
        for article in ("1", "5"):
            assert run("comment", "m", article, "--draft", draft, "--body", f"{article}/{draft}").status == 0
    for narrowed in ([], ["--article", "5"], ["--limit", "3"], ["--draft", "draft-1"]):
        shown = run("comments", "m", *narrowed).out.splitlines()
        draft = ""
        for line in shown:
            draft = line.strip("— 草案“”") if line.startswith("——") else draft
            assert not line.startswith("    ") or line.endswith(f"/{draft}")
    found = run("comments", "m", "--json").json
    assert [(each["draft"], each["article"]) for each in found] == [
        ("draft-2", "1"), ("draft-2", "5"), ("draft-1", "1"), ("draft-1", "5"),
    ]  # fmt: skip
    assert "——" not in run("comments", "m", "--draft", "draft-2").out


@pytest.mark.parametrize("label", ["a\nb", "\x1b[31mred", "", " ", "x" * 300])
def test_a_label_that_would_break_lists_is_refused(run: Runner, two_drafts: tuple[Path, Path], label: str) -> None:
    done = run("import", two_drafts[0], "--matter", "m", "--label", label)
    assert (done.status, done.out) == (1, "")
    assert "没有" in done.err
    assert '"m"' not in run("matters", "--json").out


def test_a_comment_in_the_bin_takes_no_reply(run: Runner, draft: Path) -> None:
    made = run("comment", "m", "1", "--body", "x").out.strip()
    assert run("delete", made).status == 0
    refused(run("reply", made, "y"), made, "restore")
    assert run("restore", made).status == 0
    assert run("reply", made, "y").status == 0


@pytest.mark.parametrize("name", ["a\nb", "\x1b[31mred"])
def test_people_with_line_breaks_in_their_names_are_refused(run: Runner, draft: Path, name: str) -> None:
    made = run("comment", "m", "1", "--body", "x").out.strip()
    refused(run("assign", made, name), "换行")
    refused(run("people", "m", "--add", name), "换行")
    assert run("assign", made, "审阅人　乙").status == 0


def test_line_breaks_in_a_matters_facts_become_spaces(run: Runner, draft: Path) -> None:
    assert run("matter", "m", "--title", "办法\n（草案）", "--issuer", "某\r\n机关").status == 0
    (shown,) = run("matters", "--json").json
    assert (shown["title"], shown["issuer"]) == ("办法 （草案）", "某 机关")


def test_a_matter_is_found_however_its_accents_are_typed(run: Runner, two_drafts: tuple[Path, Path]) -> None:
    composed, apart = "r\N{LATIN SMALL LETTER E WITH ACUTE}gle", "re\N{COMBINING ACUTE ACCENT}gle"
    assert run("import", two_drafts[0], "--matter", apart).status == 0
    assert run("import", two_drafts[1], "--matter", composed).status == 0
    assert [each["label"] for each in run("drafts", apart, "--json").json] == ["draft-1", "draft-2"]


def test_a_deadline_before_the_drafts_day_is_not_imported(run: Runner, draft: Path) -> None:
    done = run("import", draft, "--matter", "late", "--date", "2026-03-02", "--deadline", "2026-03-01")
    refused(done, "2026-03-01", "2026-03-02")
    assert [matter["slug"] for matter in json.loads(run("matters", "--json").out)] == ["m"]


@pytest.mark.parametrize("name", ["a\nb", "\x1b[31mred", "甲" * 201])
def test_a_name_that_would_break_lists_is_refused(run: Runner, draft: Path, name: str) -> None:
    refused(run("comment", "m", "1", "--body", "x", "--as", name), "--as", "200")
    assert run("comment", "m", "1", "--body", "x", "--as", "审阅人　甲").status == 0


def test_the_same_file_after_a_repair_is_still_the_same(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "gap.txt"
    file.write_text(
        "第一章 总则\n\n第一条 为了规范示例，\n制定本办法。\n\n第二条 示例。\n\n第四条 示例。\n", encoding="utf-8"
    )
    assert run("import", file, "--matter", "gap").status == 0
    found = run("diagnose", "gap", "--json").json["diagnostics"]
    number = next(each["number"] for each in found if each["repair"])
    assert run("repair", "gap", number).status == 0
    refused(run("import", file, "--matter", "gap"), "draft-1")


def test_a_text_without_articles_is_not_imported_in_silence(run: Runner, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("各有关单位：\n现将有关情况说明如下，请知悉。\n特此说明。\n", encoding="utf-8")
    refused(run("import", letter, "--matter", "m"), "没有找到条文", "--anyway")
    done = run("import", letter, "--matter", "m", "--anyway")
    assert (done.status, "general" in done.err) == (0, True)


def test_a_comparison_with_a_text_without_articles_says_which_and_what_to_do(
    run: Runner, draft: Path, tmp_path: Path
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("各有关单位：\n现将有关情况说明如下，请知悉。\n", encoding="utf-8")
    done = run("compare", letter, draft, "--json")
    assert done.status == 0
    assert "letter.txt" in done.err
    assert "workbench outline" in done.err
    assert done.json["old"]["articles"] == 0
    other = tmp_path / "other.txt"
    other.write_text("各有关单位：\n现将有关安排说明如下，请知悉。\n", encoding="utf-8")
    done = run("compare", letter, other)
    assert "两份按段落比对" in done.err
    assert "安排" in done.out


def test_the_same_text_twice_is_called_the_same(run: Runner, draft: Path, tmp_path: Path) -> None:
    assert "两份的文字完全相同" in run("compare", draft, draft).out
    headed = tmp_path / "headed.txt"
    headed.write_text("征求意见的公告\n" + draft.read_text(encoding="utf-8"), encoding="utf-8")
    assert "不同在条文之外" in run("compare", draft, headed).out


def test_history_is_told_in_the_readers_words_and_time(
    run: Runner, draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = run(
        "comment", "m", "3", "--body", "过宽", "--quote", "数据处理者", "--authority", "《示例法》第一条"
    ).out.strip()
    run("set", made, "--status", "in-review", "--visibility", "submission")
    told = run("history", made).out
    assert "写下" in told
    assert "状态：已提出 → " in told
    assert "引文：数据处理者" in told
    assert not any(word in told for word in ("proposed", "submission", "quote", "status", "false", "article"))
    monkeypatch.setenv("WORKBENCH_LANG", "en")
    assert "status: proposed → " in run("history", made).out


def test_an_empty_change_is_not_answered_as_done(run: Runner, draft: Path) -> None:
    made = run("comment", "m", "4", "--body", "过宽").out.strip()
    refused(run("set", made), "没有写要改什么")
    same = run("set", made, "--body", "过宽")
    assert (same.status, "没有改动" in same.out) == (0, True)
    refused(run("restore", made), "没有被删除")
    run("delete", made)
    assert "第 3 版" in run("restore", made).out


def test_words_that_stand_several_times_are_not_quoted_in_silence(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text(
        "第一条　委员会由主任组成。委员会向社会公布委员会的章程。\n第二条　章程由大会制定。\n", encoding="utf-8"
    )
    run("import", file, "--matter", "m")
    done = run("comment", "m", "1", "--quote", "委员会", "--body", "意见")
    assert (done.status, "出现 3 次" in done.err, "第一处" in done.err) == (0, True, True)
    assert "出现" not in run("comment", "m", "1", "--quote", "委员会的", "--body", "意见").err
    assert "出现 3 次" in run("set", done.out.strip(), "--quote", "委员会").err
    told = run("comment", "m", "2", "--body", "意见", "--also", "1:委员会", "--also", "1:委员会的").err
    assert (told.count("第一条里出现 3 次"), told.count("--also"), told.count("出现")) == (1, 1, 1)
    assert "出现 3 次" in run("set", done.out.strip(), "--also", "1：委员会").err
    assert "出现" not in run("set", done.out.strip(), "--body", "别的意见").err


def test_who_quotes_wrongly_is_shown_the_words(run: Runner, draft: Path) -> None:
    run("import", draft, "--matter", "m")
    said = run("comment", "m", "3", "--quote", "没有的字", "--body", "意见")
    refused(said, "没有“没有的字”这几个字", "该条原文", "三日内")


def test_a_change_can_not_both_delete_and_reword(run: Runner, draft: Path) -> None:
    made = run("comment", "m", "4", "--proposal", "改为这样").out.strip()
    refused(run("set", made, "--delete"), "--no-delete")
    refused(run("set", made, "--delete", "--proposal", "或者这样"), "--proposal")
    assert run("set", made, "--delete", "--proposal", "").status == 0
    refused(run("set", made, "--proposal", "又改回来"), "--no-delete")
    assert run("set", made, "--proposal", "又改回来", "--no-delete").status == 0


def test_an_article_that_is_not_there_is_said(run: Runner, draft: Path) -> None:
    run("comment", "m", "4", "--body", "过宽")
    refused(run("comments", "m", "--article", "99"), "99")
    assert "没有符合的意见" in run("comments", "m", "--article", "5").out
    assert run("comments", "m", "--article", "5", "--json").json == []


def test_read_reply_and_backup_say_what_they_did(run: Runner, draft: Path, tmp_path: Path) -> None:
    assert "第四条、第五条" in run("read", "m", "4", "5").out
    assert "取消" in run("read", "m", "4", "--undo").out
    made = run("comment", "m", "4", "--body", "过宽").out.strip()
    assert made in run("reply", made, "同意").out
    copy = tmp_path / "copies" / "store.sqlite3"
    done = run("backup", copy)
    assert str(copy) in done.out
    assert "新建了文件夹" in done.out
    assert "新建了文件夹" not in run("backup", copy.with_name("second.sqlite3")).out


def test_a_pin_that_is_not_there(run: Runner, draft: Path) -> None:
    refused(run("unpin", "m", "3"), "一项也没有")


@pytest.mark.parametrize(
    ("command", "better"),
    [
        (["export", "m", "o.xyz"], "o.docx"),
        (["export", "m", "o", "--form", "json"], "o.json"),
        (["export", "m", "o.docx", "--form", "xlsx"], "o.xlsx"),
        (["export", "m", "o.docx", "--form", "akn"], "o.xml"),
        (["export", "m", "o.docx", "--pdf", "o.doc"], "o.pdf"),
        (["circulate", "m", "o.pdf"], "o.docx"),
        (["memo", "m", "o.txt", "--kind", "changes"], "o.docx"),
        (["compare", "DRAFT", "DRAFT", "--html", "o.docx"], "o.html"),
    ],
)
def test_a_file_ends_as_what_is_written_into_it(
    run: Runner, draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], better: str
) -> None:
    monkeypatch.chdir(tmp_path)
    run("comment", "m", "4", "--proposal", "改为这样", "--rationale", "过宽")
    before = sorted(tmp_path.iterdir())
    refused(run(*(draft if word == "DRAFT" else word for word in command)), better)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["outline"], "缺少参数：FILE"),
        (["outlin", "x"], "没有“outlin”，是不是要写 outline？"),
        (["zzzzzz"], "没有“zzzzzz”。用法见"),
        (["outline", "x", "--colour"], "不认识的参数：--colour"),
        (["comments", "m", "--limit", "-1"], "参数 --limit：'-1' 不是零或正整数"),
        (["comments", "m", "--deleted", "--merged"], "不能与 "),
        (["outline", "x", "--profile"], "须带一个值"),
        (["serve", "--port", "x"], "'x' 不是整数"),
        (["outline", "x", "--json=1"], "不带值"),
    ],
)
def test_wrong_usage_is_said_in_chinese(run: Runner, arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert "用法：" in done.err
    assert words in done.err
    said = done.err.split("workbench: ")[-1]
    assert not any(word in said for word in ("argument", "invalid", "required", "expected", "choose"))


def test_an_unknown_option_leads_to_the_help_of_its_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["compare", "a.txt", "b.txt", "--foo"])
    assert left.value.code == 2
    said = capsys.readouterr().err
    assert "--foo" in said
    assert "workbench compare --help" in said


def test_wrong_usage_is_said_in_english_to_english_readers(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKBENCH_LANG", "en")
    done = run("outline")
    assert "the following arguments are required: FILE" in done.err
    assert "there is no “compar”; did you mean compare" in run("compar").err
    assert not any("\u4e00" <= sign <= "\u9fff" for sign in done.err)


def test_help_has_no_english_headings_in_chinese(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_LANG", "zh")
    parser = Parser(prog="x")
    assert isinstance(parser, argparse.ArgumentParser)
    parser.print_help()
    told = capsys.readouterr().out
    assert not any(word in told for word in ("usage", "options", "show this"))


@pytest.mark.parametrize(
    "number", [errno.ENOENT, errno.EACCES, errno.ENOSPC, errno.EROFS, errno.EISDIR, errno.ENAMETOOLONG]
)
def test_what_the_system_says_is_in_both_languages(number: int) -> None:
    zh, en = reason(OSError(number, "as the system says it"))
    assert any("\u4e00" <= sign <= "\u9fff" for sign in zh)
    assert en.isascii()
    assert "system says" not in zh


def test_a_file_that_is_badly_written_is_placed(tmp_path: Path) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as toml:
        tomllib.loads("a = 1\nb = \n")
    with pytest.raises(json.JSONDecodeError) as found:
        json.loads('{"a": 1,\n "b" 2}')
    assert reason(toml.value)[0].startswith("第 2 行第 ")
    assert reason(found.value)[0] == "第 2 行第 6 列写法有误"
    with pytest.raises(UnicodeDecodeError) as coded:
        b"ab\xff".decode()
    assert "第 3 字节" in reason(coded.value)[0]


def test_a_name_too_long_for_the_disk_is_said_in_chinese(run: Runner, draft: Path, tmp_path: Path) -> None:
    refused(run("compare", draft, draft, "--html", tmp_path / ("长" * 200 + ".html")), "文件名过长")


@pytest.mark.parametrize("command", ["outline", "merge", "import --matter m", "check", "matters --store", "backup"])
def test_a_name_that_no_system_takes(run: Runner, draft: Path, command: str) -> None:
    done = run(*command.split(), "长" * 200)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("workbench: ")


def test_what_a_crash_left_of_a_file_is_removed_later_and_nothing_else(tmp_path: Path) -> None:
    stale, fresh = (tmp_path / f".workbench-{digit * 16}.docx" for digit in "0a")
    theirs = [tmp_path / name for name in (".other.docx", ".workbench-notes.txt", ".workbench-0a.docx")]
    for each in (stale, fresh, *theirs):
        each.write_bytes(b"half")
    for each in (stale, *theirs):
        os.utime(each, (1_600_000_000, 1_600_000_000))
    write_whole(tmp_path / "out.docx", b"whole")
    assert {each.name for each in tmp_path.iterdir()} == {fresh.name, "out.docx", *(each.name for each in theirs)}


def test_one_of_a_thing_is_not_plural() -> None:
    assert [many(n, "comments") for n in (0, 1, 2)] == ["0 comments", "1 comment", "2 comments"]
    assert many(1, "new replies") == "1 new reply"


@pytest.mark.parametrize(
    ("written", "said"), [("mode = \n", "第 1 行第 8 列写法有误"), ("mode = ", "文件末尾写法有误")]
)
def test_what_is_wrong_with_the_key_file_is_said_in_chinese(tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / "keys.toml").write_text(written, encoding="utf-8")
    (remark,) = read_keymap(tmp_path / "keys.toml").remarks
    assert said in remark.zh
    assert "it isn't well written at" in remark.en


def test_every_line_of_a_comment_stands_below_its_id(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text("第一条　章程由大会制定。\n第二条　委员会应当公布章程。\n", encoding="utf-8")
    run("import", file, "--matter", "m")
    run("comment", "m", "1", "--quote", "大会", "--proposal", "大会\n或者委员会", "--rationale", "一是甲。\n二是乙。")
    assert "\n    建议：大会\n    或者委员会\n    理由：一是甲。\n    二是乙。\n" in run("comments", "m").out


def test_a_proposal_that_changes_nothing_is_said_when_it_is_written(run: Runner, tmp_path: Path) -> None:
    file = tmp_path / "draft.txt"
    file.write_text("第一条　委员会由主任组成。\n第二条　章程由大会制定。\n", encoding="utf-8")
    run("import", file, "--matter", "m")
    done = run("comment", "m", "1", "--quote", "由主任组成", "--proposal", "由主任组成")
    assert (done.status, "等于没有改动" in done.err) == (0, True)
    assert run("set", done.out.strip(), "--proposal", "由主任和委员组成").err == ""
    assert "等于没有改动" in run("set", done.out.strip(), "--proposal", "由主任组成 ").err
    assert "等于没有改动" in run("comment", "m", "2", "--proposal", "章程由大会制定。").err
    assert run("comment", "m", "2", "--new-article", "--proposal", "章程由大会制定。").err == ""
