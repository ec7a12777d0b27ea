"""The commands of a team: every field of a comment, roles, boards, taking back, merging, and what leaves afterwards."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from tests.workbench.cli_runner import Done, Runner


@pytest.fixture
def matter(run: Runner, two_drafts: tuple[Path, Path]) -> str:
    """A matter of two drafts."""
    for number, file in enumerate(two_drafts, 1):
        assert run("import", file, "--matter", "shuju", "--label", f"{number}稿").status == 0
    return "shuju"


def made(done: Done) -> str:
    assert done.status == 0, done.err
    return done.out.strip()


def refused(done: Done, *words: str) -> None:
    assert done.status == 1
    assert done.out == ""
    for word in words:
        assert word in done.err


def test_every_field_can_be_given_changed_and_taken_back(run: Runner, matter: str) -> None:
    begun = run(
        *("comment", matter, "4", "--quote", "十五日内", "--proposal", "十个工作日内", "--body", "期限", "--json"),
        *("--also", "5:五十万元", "--also", "6", "--authority", "《示例法》第三条", "--authority", "《另一法》"),
        *("--topic", "期限", "--unit", "示例协会", "--assigned", "Reviewer B", "--rationale", "理由"),
        *("--body-other", "Too short", "--rationale-other", "Reasons", "--proposal-other", "ten working days"),
    ).json
    assert [(place["article"], place["quote"]) for place in begun["also"]] == [("5", "五十万元"), ("6", None)]
    assert begun["authorities"] == ["《示例法》第三条", "《另一法》"]
    assert (begun["topic"], begun["unit"], begun["assigned"]) == ("期限", "示例协会", "Reviewer B")
    assert (begun["body_other"], begun["rationale_other"]) == ("Too short", "Reasons")
    assert begun["proposal_other"] == "ten working days"
    assert begun["visibility"] == "submission"
    identifier = begun["id"]
    changed = run(
        *("set", identifier, "--also", "", "--authority", "《新法》", "--response", "已采纳", "--topic", "", "--json"),
        *("--article", "5", "--quote", "一万元", "--type", "wording", "--priority", "high", "--assigned", ""),
        *("--new-article", "--proposal", "第五条之一　新的一条。", "--revision", "1"),
    ).json
    assert (changed["article"], changed["quote"], changed["also"]) == ("5", "一万元", [])
    assert (changed["authorities"], changed["response"], changed["topic"]) == (["《新法》"], "已采纳", "")
    assert changed["new_article"]
    assert changed["assigned"] == ""
    assert run("undo", identifier, "--json").json["also"] == begun["also"]
    assert run("redo", "--json").json["quote"] == "一万元"
    told = run("history", identifier)
    assert "另涉：第五条“五十万元”、第六条 → （空）" in told.out
    refused(run("redo"), "没有可以重做")


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (["--quote", "没有这几个字"], "没有"),
        (["--also", "99"], "99"),
        (["--also", "5:没有这几个字"], "没有"),
        (["--new-article"], "新增"),
        (["--new-article", "--delete", "--proposal", "x"], "新增"),
    ],
)
def test_a_comment_that_cant_be_made_leaves_nothing(run: Runner, matter: str, options: list[str], word: str) -> None:
    refused(run("comment", matter, "4", "--body", "意见", *options), word)
    assert run("comments", matter, "--json").json == []


def test_a_comment_is_given_another_place(run: Runner, matter: str) -> None:
    identifier = made(run("comment", matter, "4", "--draft", "1稿", "--quote", "十万元", "--body", "罚款"))
    moved = run("set", identifier, "--draft", "2稿", "--article", "5", "--quote", "五十万元", "--json").json
    assert (moved["draft"], moved["article"], moved["quote"], moved["placed"]) == ("2稿", "5", "五十万元", True)
    assert run("set", identifier, "--quote", "", "--json").json["quote"] is None
    whole = run("set", identifier, "--article", "general", "--json").json
    assert (whole["article"], whole["key"], whole["label"]) == ("", "", "")
    refused(run("set", identifier, "--article", "99"), "99")


def test_lists_are_narrowed_and_read_a_page_at_a_time(run: Runner, matter: str) -> None:
    ids = {
        article: made(run("comment", matter, article, "--body", f"意见{article}", "--topic", f"题{article}"))
        for article in ("6", "5", "4", "general")
    }
    made(run("comment", matter, "5", "--quote", "一万元", "--body", "第二条意见", "--also", "4"))

    def bodies(*options: str) -> list[str]:
        return [comment["body"] for comment in run("comments", matter, "--json", *options).json]

    everything = ["意见general", "意见4", "意见5", "第二条意见", "意见6"]
    assert bodies() == everything
    assert [b for offset in "024" for b in bodies("--limit", "2", "--offset", offset)] == everything
    assert bodies("--topic", "题6") == ["意见6"]
    assert bodies("--article", "第四条") == ["意见4", "第二条意见"]
    assert bodies("--text", "第二条") == ["第二条意见"]
    assert bodies("--status", "approved", "--status", "proposed", "--assigned", "") == everything
    assert bodies("--unplaced") == []
    assert "共 5 条，以上是第 1—2 条" in run("comments", matter, "--limit", "2").out
    made(run("delete", ids["6"]))
    assert bodies("--deleted") == ["意见6"]
    assert bodies("--article", "6") == []
    assert run("comments", matter, "--limit", "-1").status == 2
    refused(run("set", ids["6"], "--body", "改"), "workbench restore")
    made(run("restore", ids["6"]))
    assert bodies("--deleted") == []


def test_a_team_has_roles_and_they_hold(run: Runner, matter: str) -> None:
    assert "没有列出人员" in run("people", matter).out
    assert run("people", matter, "--add", "Reviewer B", "--json").json["people"][0]["role"] in ("lead", "reviewer")
    assert run("people", matter, "--add", "观察人", "--role", "observer", "--four-eyes", "--json").json["four_eyes"]
    identifier = made(run("--as", "Reviewer B", "comment", matter, "4", "--body", "我的意见"))
    refused(run("--as", "观察人", "comment", matter, "4", "--body", "意见"), "只能查看")
    refused(run("--as", "路人", "reply", identifier, "答"), "只能查看")
    refused(run("--as", "Reviewer B", "people", matter, "--add", "路人"), "负责人")
    refused(run("--as", "Reviewer B", "people", matter, "--no-four-eyes"), "负责人")
    refused(run("--as", "Reviewer B", "set", identifier, "--status", "approved"), "负责人")
    mine = made(run("comment", matter, "4", "--body", "负责人的意见"))
    refused(run("set", mine, "--status", "approved"), "作者以外")
    made(run("set", identifier, "--status", "approved"))
    made(run("assign", identifier, "审阅人甲"))
    assert [c["id"] for c in run("comments", matter, "--assigned", "审阅人甲", "--json").json] == [identifier]
    made(run("assign", identifier))
    assert run("comments", matter, "--assigned", "审阅人甲", "--json").json == []
    refused(run("people", matter, "--remove", "审阅人甲"), "没有负责人")
    assert len(run("people", matter, "--remove", "观察人", "--json").json["people"]) == 2


def test_the_board_puts_unseen_flagged_changes_first(run: Runner, matter: str) -> None:
    run("people", matter, "--add", "Reviewer B")
    made(run("--as", "Reviewer B", "comment", matter, "4", "--body", "意见"))
    board = run("board", matter, "--json").json
    assert (board["draft"], board["against"], board["articles"]) == ("2稿", "1稿", 6)
    assert set(board["people"]) == {"审阅人甲", "Reviewer B"}
    assert [row["article"] for row in board["rows"]] == ["2", "4", "5", "1", "3", "6"]
    four = board["rows"][1]
    assert four["people"] == {"审阅人甲": "unread", "Reviewer B": "commented"}
    assert four["statuses"] == {"proposed": 1}
    assert {"modality", "time-limit"} <= set(four["flags"])
    assert run("read", matter, "2", "第五条", "--json").json[0]["key"] == "art_2"
    board = run("board", matter, "--json").json
    assert [row["article"] for row in board["rows"]] == ["4", "1", "2", "3", "5", "6"]
    assert board["unread_flagged"] == 1
    assert board["rows"][2]["people"]["审阅人甲"] == "read"
    theirs = run("board", matter, "--person", "Reviewer B", "--limit", "2", "--json").json
    assert [row["article"] for row in theirs["rows"]] == ["2", "5"]
    run("read", matter, "2", "--undo")
    assert run("board", matter, "--json").json["unread_flagged"] == 2
    shown = run("board", matter).out
    assert "○审阅人甲" in shown
    assert "⚑ 情态" in shown
    refused(run("read", matter, "99"), "99")
    assert run("board", matter, "--draft", "1稿", "--json").json["against"] is None


def test_opposed_comments_are_shown_and_merged(run: Runner, matter: str, tmp_path: Path) -> None:
    longer = made(run("comment", matter, "4", "--quote", "十五日", "--proposal", "三十日", "--body", "过短"))
    shorter = made(run("comment", matter, "4", "--quote", "十五日内", "--proposal", "五日内", "--body", "过长"))
    inside = made(
        run("comment", matter, "4", "--quote", "十五日", "--body", "金丝雀内部的话不得外泄", "--visibility", "internal")
    )
    (overlap,) = run("overlaps", matter, "--json").json
    assert [c["id"] for c in overlap["comments"]] == [longer, shorter, inside]
    (conflict,) = overlap["conflicts"]
    assert (conflict["kind"], conflict["opposite"]) == ("time-limit", True)
    assert "三十日" in conflict["reason"]
    assert "相反" in run("overlaps", matter, "--article", "4").out
    assert run("overlaps", matter, "--article", "5", "--json").json == []
    refused(run("consolidate", longer, shorter), "建议不同", longer)
    refused(run("consolidate", longer), "两条")
    assert len(run("comments", matter, "--json").json) == 3
    merged = run(
        "consolidate", longer, shorter, inside, "--proposal", "二十日内", "--visibility", "submission", "--json"
    ).json
    assert merged["sources"] == [longer, shorter, inside]
    assert (merged["body"], merged["quote"], merged["proposal"]) == ("过短\n过长", "十五日内", "二十日内")
    assert [c["id"] for c in run("comments", matter, "--json").json] == [merged["id"]]
    assert {c["merged_into"] for c in run("comments", matter, "--merged", "--json").json} == {merged["id"]}
    out = tmp_path / "out.docx"
    assert "已并入其他意见" in run("export", matter, out).out
    with zipfile.ZipFile(out) as package:
        written = re.sub("<[^>]+>", "", package.read("word/document.xml").decode("utf-8"))
    assert "二十日内" in written
    assert "三十日" not in written
    assert "金丝雀" not in written
    made(run("undo"))
    assert {c["id"] for c in run("comments", matter, "--json").json} == {longer, shorter, inside}
    assert [c["id"] for c in run("comments", matter, "--deleted", "--json").json] == [merged["id"]]
    narrow = run("consolidate", longer, inside, "--json").json
    assert narrow["visibility"] == "internal"
    assert "金丝雀" in narrow["body"]


def test_a_deleted_comment_neither_leaves_nor_goes_unnoticed_by_the_gate(
    run: Runner, matter: str, tmp_path: Path
) -> None:
    kept = made(run("comment", matter, "4", "--quote", "可以", "--proposal", "应当", "--body", "这里应当是义务"))
    gone = made(run("comment", matter, "5", "--body", "这句话已经删除了", "--visibility", "submission"))
    made(run("delete", gone))
    assert run("export", matter, tmp_path / "a.docx").status == 0
    made(run("set", kept, "--rationale", "同事说：这句话已经删除了"))
    assert run("export", matter, tmp_path / "b.docx").status == 0, "what is said in public may be said"


def test_answers_are_json_too(run: Runner, matter: str) -> None:
    identifier = made(run("comment", matter, "4", "--body", "意见"))
    reply = run("reply", identifier, "同意", "--json").json
    assert (reply["comment"], reply["text"], reply["internal"]) == (identifier, "同意", False)
    assert run("delete", identifier, "--revision", "9").status == 1
    assert run("delete", identifier, "--revision", "1", "--json").json["deleted"]


def test_a_damaged_store_is_recovered_and_the_losses_are_told(run: Runner, matter: str, tmp_path: Path) -> None:
    identifier = made(run("comment", matter, "4", "--body", "意见"))
    store, out = tmp_path / "store.sqlite3", tmp_path / "saved.sqlite3"
    data = store.read_bytes()
    store.write_bytes(data[:4096] + bytes(8192) + data[12288:])
    refused(run("comments", matter), "workbench recover")
    done = run("recover", store, out)
    assert done.status == 0, done.err
    assert "2 页（共" in done.out
    assert "1 个项目已失" in done.out
    assert [c["id"] for c in run("--store", out, "comments", "recovered-1", "--json").json] == [identifier]
    refused(run("recover", store, out), "已经存在")
    told = run("recover", store, tmp_path / "again.sqlite3", "--json").json
    assert (told["complete"], told["broken_pages"]) == (False, 2)
    assert {table["name"]: table["saved"] for table in told["tables"]}["comment"] == 1
