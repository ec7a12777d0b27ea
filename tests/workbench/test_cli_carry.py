"""Carrying comments on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbench.cli_runner import Runner


@pytest.fixture
def matter(run: Runner, two_drafts: tuple[Path, Path]) -> dict[str, str]:
    """A matter of two drafts with comments on the first; their ids by name."""
    old, new = two_drafts
    assert run("import", old, "--matter", "m", "--label", "draft1").status == 0
    ids = {
        "limit": run("comment", "m", "3", "--quote", "三日内", "--proposal", "十日内").out.strip(),
        "scope": run("comment", "m", "2", "--quote", "在本市", "--body", "范围").out.strip(),
        "fine": run("comment", "m", "4", "--body", "偏重", "--also", "3:处理方式").out.strip(),
    }
    assert run("import", new, "--matter", "m", "--label", "draft2").status == 0
    return ids


def test_a_proposal_changes_nothing(run: Runner, matter: dict[str, str]) -> None:
    before = run("comments", "m", "--json").json
    found = {each["id"]: each for each in run("carry", "m", "--to", "draft2", "--json").json["comments"]}
    assert found[matter["scope"]]["state"] == "carried"
    assert found[matter["scope"]]["new"]["article"] == "3"
    assert found[matter["limit"]]["state"] == "needs-a-look"
    assert found[matter["limit"]]["new"]["quote"] == "十五日内"
    assert found[matter["fine"]]["also"][0]["new"]["article"] == "4"
    assert run("comments", "m", "--json").json == before


def test_what_is_carried_with_an_article_that_changed_around_its_words_is_told(
    run: Runner, matter: dict[str, str]
) -> None:
    """处理方式 stands unchanged in an article that no longer says 应当."""
    found = {each["id"]: each for each in run("carry", "m", "--to", "draft2", "--json").json["comments"]}
    assert found[matter["scope"]]["article_changed"] is False
    assert found[matter["fine"]]["article_changed"] is True
    assert found[matter["fine"]]["also"][0]["article_changed"] is True
    assert "引文未改，但该条别处有改动" in run("carry", "m", "--to", "draft2").out
    done = run("carry", "m", "--to", "draft2", "--accept-certain").out
    (told,) = [line for line in done.splitlines() if line.startswith("!")]
    assert matter["fine"] in told
    assert matter["scope"] not in told


def test_what_is_certain_is_confirmed_at_once_and_undone_at_once(run: Runner, matter: dict[str, str]) -> None:
    done = run("carry", "m", "--to", "draft2", "--accept-certain", "--json").json
    assert set(done["moved"]) == {matter["scope"], matter["fine"]}
    assert [each["id"] for each in done["comments"]] == [matter["limit"]]
    moved = {each["id"]: each for each in run("comments", "m", "--draft", "draft2", "--json").json}
    assert moved[matter["fine"]]["also"][0]["article"] == "4"
    assert all(each["placed"] for each in moved.values())
    assert run("history", matter["scope"], "--json").json[-1]["carried"] is True
    assert "带入另一稿" in run("history", matter["scope"]).out
    assert run("undo").status == 0
    assert run("comments", "m", "--draft", "draft2", "--json").json == []


def test_doing_several_again_names_no_single_one(run: Runner, matter: dict[str, str]) -> None:
    assert run("carry", "m", "--accept-certain").status == 0
    assert "改动 2 条" in run("undo").out
    assert run("redo").out == "已重做：2 条。workbench undo 可再撤销。\n"
    assert len(run("comments", "m", "--draft", "draft2", "--json").json) == 2


def test_one_is_placed_by_hand_or_kept_on_its_article(run: Runner, matter: dict[str, str]) -> None:
    assert run("carry", "m", "--place", matter["limit"], "4", "--quote", "处理规模").status == 0
    assert run("carry", "m", "--keep", matter["fine"]).status == 0
    found = {each["id"]: each for each in run("comments", "m", "--draft", "draft2", "--json").json}
    assert found[matter["limit"]]["quote"] == "处理规模"
    assert found[matter["fine"]]["article"] == "5"


@pytest.mark.parametrize(
    "wrong",
    [["--place", "ID", "99"], ["--place", "ID", "4", "--quote", "没有的字"], ["--keep", "UUUU"], ["--accept", "U"]],
)
def test_what_cannot_be_done_is_a_sentence_and_changes_nothing(
    run: Runner, matter: dict[str, str], wrong: list[str]
) -> None:
    """No id has the letter U, so none begins with it."""
    done = run("carry", "m", *(matter["limit"] if each == "ID" else each for each in wrong))
    assert done.status == 1
    assert "Traceback" not in done.err
    assert run("comments", "m", "--draft", "draft2", "--json").json == []


def test_a_comment_whose_article_is_gone_is_listed_and_not_accepted(
    run: Runner, tmp_path: Path, matter: dict[str, str]
) -> None:
    third = tmp_path / "third.txt"
    third.write_text(
        "数据安全管理办法\n\n第一条 为了规范数据处理活动，制定本办法。\n\n第二条 本办法自公布之日起施行。\n",
        encoding="utf-8",
    )
    assert run("import", third, "--matter", "m", "--label", "draft3").status == 0
    assert matter["fine"] in run("carry", "m").out
    done = run("carry", "m", "--to", "draft3", "--accept", matter["fine"])
    assert done.status == 1
    assert "--place" in done.err
