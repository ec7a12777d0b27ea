"""The names, options and JSON keys that scripts rely on."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

import pytest

from tests.workbench.cli_runner import Runner

OUTLINE_KEYS = {
    "title",
    "language",
    "profile",
    "source",
    "notice",
    "text",
    "articles",
    "provisions",
    "references",
    "diagnostics",
}
ARTICLE_KEYS = {"key", "number", "label", "caption", "headings", "start", "end", "text", "paragraphs"}
ROW_KEYS = {
    "kind",
    "old",
    "new",
    "renumbered",
    "moved",
    "score",
    "class",
    "old_text",
    "new_text",
    "changes",
    "flags",
}
COMMENT_KEYS = {
    "id",
    "article",
    "label",
    "quote",
    "body",
    "rationale",
    "proposal",
    "visibility",
    "status",
    "author",
    "created",
    "revision",
    "draft",
    "placed",
}


def test_outline_json(run: Runner, two_drafts: tuple[Path, Path]) -> None:
    found = run("outline", two_drafts[0], "--json").json
    assert set(found) >= OUTLINE_KEYS
    assert [a["number"] for a in found["articles"]] == ["1", "2", "3", "4", "5"]
    for article in found["articles"]:
        assert set(article) >= ARTICLE_KEYS
        assert found["text"][article["start"] : article["end"]] == article["text"]
    assert found["articles"][2]["headings"] == ["第二章 义务"]
    assert set(found["source"]) >= {"format", "sha256", "bytes"}
    resolved = {r["text"]: r["target"] for r in found["references"]}
    assert resolved.get("第三条") == "art_3" or resolved.get("本办法第三条") == "art_3"


def test_outline_for_people_names_every_article(run: Runner, two_drafts: tuple[Path, Path]) -> None:
    shown = run("outline", two_drafts[0])
    assert shown.status == 0
    for label in ("第一条", "第二条", "第三条", "第四条", "第五条", "第二章"):
        assert label in shown.out


def test_compare_json(run: Runner, two_drafts: tuple[Path, Path]) -> None:
    found = run("compare", *two_drafts, "--json").json
    assert set(found) >= {"old", "new", "rows", "references", "summary"}
    assert found["old"]["articles"] == 5
    assert found["new"]["articles"] == 6
    links = {(tuple(r["old"]), tuple(r["new"])): r for r in found["rows"]}
    assert set(links) == {
        (("1",), ("1",)),
        ((), ("2",)),
        (("2",), ("3",)),
        (("3",), ("4",)),
        (("4",), ("5",)),
        (("5",), ("6",)),
    }
    for row in found["rows"]:
        assert set(row) >= ROW_KEYS
        assert "".join(t for op, t in row["changes"] if op != "insert") == row["old_text"]
        assert "".join(t for op, t in row["changes"] if op != "delete") == row["new_text"]
    duty = links[("3",), ("4",)]
    assert duty["renumbered"]
    assert not duty["moved"]
    assert duty["class"] == "flagged"
    assert {f["kind"] for f in duty["flags"]} >= {"modality", "time-limit"}
    fine = links[("4",), ("5",)]
    assert "amount" in {f["kind"] for f in fine["flags"]}
    assert links[("5",), ("6",)]["kind"] == "same"
    assert [r["state"] for r in found["references"]] == ["followed"]


def test_compare_writes_the_files_asked_for(run: Runner, two_drafts: tuple[Path, Path], tmp_path: Path) -> None:
    word, table, page = tmp_path / "r.docx", tmp_path / "t.docx", tmp_path / "c.html"
    done = run("compare", *two_drafts, "--docx", word, "--table", table, "--html", page)
    assert done.status == 0, done.err
    assert done.out == ""
    assert word.read_bytes()[:2] == table.read_bytes()[:2] == b"PK"
    assert "十五日" in page.read_text(encoding="utf-8")


def test_from_a_draft_to_a_submission(run: Runner, two_drafts: tuple[Path, Path], tmp_path: Path) -> None:
    assert (
        run("import", two_drafts[0], "--matter", "shuju", "--deadline", "2021-12-13", "--issuer", "示例机关").status
        == 0
    )
    assert run("import", two_drafts[1], "--matter", "shuju", "--label", "二稿").status == 0
    (matter,) = run("matters", "--json").json
    assert matter["slug"] == "shuju"
    assert matter["deadline"] == "2021-12-13"
    assert matter["issuer"] == "示例机关"
    assert [d["label"] for d in run("drafts", "shuju", "--json").json] == ["draft-1", "二稿"]
    made = run(
        "comment",
        "shuju",
        "4",
        "--quote",
        "可以",
        "--proposal",
        "应当",
        "--rationale",
        "义务宜明确",
        "--visibility",
        "submission",
    )
    assert made.status == 0, made.err
    identifier = made.out.strip()
    note = run("comment", "shuju", "第五条", "--body", "金丝雀字样不得外泄", "--visibility", "internal").out.strip()
    found = {c["id"]: c for c in run("comments", "shuju", "--json").json}
    assert set(found) == {identifier, note}
    for comment in found.values():
        assert set(comment) >= COMMENT_KEYS
        assert comment["placed"]
        assert comment["author"] == "审阅人甲"
        assert comment["draft"] == "二稿"
    assert found[identifier]["article"] == "4"
    assert found[identifier]["quote"] == "可以"
    assert run("set", identifier, "--status", "approved", "--revision", found[identifier]["revision"]).status == 0
    assert run("set", identifier, "--body", "晚了一步", "--revision", found[identifier]["revision"]).status == 1
    assert [c["status"] for c in run("comments", "shuju", "--json", "--article", "4").json] == ["approved"]
    out = tmp_path / "意见.docx"
    done = run("export", "shuju", out)
    assert done.status == 0, done.err
    assert out.read_bytes()[:2] == b"PK"
    assert [e["action"] for e in run("history", identifier, "--json").json] == ["created", "edited"]


def test_reads_standard_input(run: Runner, monkeypatch: pytest.MonkeyPatch, two_drafts: tuple[Path, Path]) -> None:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(two_drafts[0].read_bytes()), encoding="utf-8"))
    assert len(run("outline", "-", "--json").json["articles"]) == 5


def test_wrong_usage_is_2(run: Runner) -> None:
    assert run("outline").status == 2
    assert run("nonsense").status == 2
    assert run("comment", "x", "1", "--visibility", "everyone").status == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_speaks_both_languages(run: Runner, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    monkeypatch.setenv("WORKBENCH_LANG", language)
    shown = run("--help")
    assert shown.status == 0
    assert ("征求意见稿" in shown.out) == (language == "zh")


@pytest.mark.parametrize(("columns", "widest"), [("60", 58), ("100", 98), ("", 78)])
def test_help_is_as_wide_as_the_terminal(
    run: Runner, monkeypatch: pytest.MonkeyPatch, columns: str, widest: int
) -> None:
    def no_terminal(*_: object) -> NoReturn:  # whoever asks
        raise OSError

    monkeypatch.setenv("WORKBENCH_LANG", "en")
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr("os.get_terminal_size", no_terminal)
    usage = run("compare", "--help").out.partition("\n\n")[0].splitlines()
    assert len(usage) > 1
    assert widest - 12 < max(map(len, usage)) <= widest
