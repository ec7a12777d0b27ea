"""Laws kept to hold drafts against, on the command line."""

from __future__ import annotations

from pathlib import Path

from tests.drafts.test_precedents import LAW
from tests.workbench.cli_runner import Runner


def test_a_law_is_kept_held_against_a_draft_and_forgotten(
    run: Runner, tmp_path: Path, two_drafts: tuple[Path, Path]
) -> None:
    law, draft = tmp_path / "law.txt", tmp_path / "draft.txt"
    law.write_text(LAW, encoding="utf-8")
    draft.write_text(
        "练习办法\n\n第一条　使用单位应当在一日内向登记机关报告设备事故。\n\n第二条　本办法自公布之日起施行。\n",
        encoding="utf-8",
    )
    run("import", draft, "--matter", "m")
    assert run("precedents", "m", "1").out.strip().startswith("还没有法规")
    assert run("law", "add", law, "--name", "安全法", "--json").json[0]["name"] == "安全法"
    assert run("law", "add", law, "--name", "安全法").status == 0
    assert run("law", "add", draft, "--name", "安全法").status == 1
    assert run("law", "add", draft, "--name", "练习办法").out == "已载入法规：练习办法\n"
    assert run("law", "remove", "练习办法").out == "已移除法规：练习办法\n"
    (tmp_path / "words.txt").write_text("只有一句话，没有条文。", encoding="utf-8")
    refused = run("law", "add", tmp_path / "words.txt")
    assert (refused.status, "没有读出条文" in refused.err) == (1, True)
    assert [each["name"] for each in run("law", "list", "--json").json] == ["安全法"]
    first = run("precedents", "m", "1", "--json").json[0]
    assert (first["label"], first["bearing"]) == ("第二条", "stricter")
    assert "本条更严" in run("precedents", "m", "1").out
    said = run(
        "comment", "m", "1", "--body", "过严", "--authority", "《安全法》第二十条", "--authority", "《安全法》第二条"
    )
    assert said.status == 0
    assert "没有第二十条" in said.err
    assert "第二条（" not in said.err
    assert "没有第三十条" in run("set", said.out.strip(), "--authority", "《安全法》第三十条").err
    assert run("law", "remove", "安全法").status == 0
    assert run("law", "remove", "安全法").status == 1
    assert run("law", "list").out.startswith("还没有")


def test_a_law_command_without_its_file_is_a_sentence(run: Runner) -> None:
    for arguments in (["add"], ["remove"], ["list", "x"]):
        done = run("law", *arguments)
        assert done.status == 1
        assert "law add" in done.err


def test_an_authority_is_put_into_a_comment_in_one_step_and_taken_back(run: Runner, tmp_path: Path) -> None:
    law, draft = tmp_path / "law.txt", tmp_path / "draft.txt"
    law.write_text(LAW, encoding="utf-8")
    draft.write_text("练习办法\n\n第一条　使用单位应当在一日内向登记机关报告设备事故。\n", encoding="utf-8")
    run("import", draft, "--matter", "m")
    run("law", "add", law)
    comment = run("comment", "m", "1", "--body", "过严").out.strip()

    def authorities() -> list[str]:
        return list(run("comments", "m", "--json").json[0]["authorities"])

    assert run("cite", comment, "练习安全法", "2").out.strip() == "《练习安全法》第二条"
    assert run("cite", comment, "练习安全法", "2", "--words", "应当在三日内").status == 0
    assert authorities() == ["《练习安全法》第二条：“应当在三日内”"]
    assert run("cite", comment, "练习安全法", "2", "--words", "应当在三日内").status == 0
    refused = run("cite", comment, "练习安全法", "2", "--words", "应当在五日内")
    assert (refused.status, "三日内向登记机关报告" in refused.err) == (1, True)
    assert "已载入：中华人民共和国练习安全法" in run("cite", comment, "别的法", "2").err
    assert run("cite", comment, "练习安全法", "2", "--revision", "1").status == 0, (
        "nothing is changed, so nothing collides"
    )
    assert run("cite", comment, "练习安全法", "3", "--revision", "1").status == 1
    assert authorities() == ["《练习安全法》第二条：“应当在三日内”"]

    made = run("precedents", "m", "1", "--cite", "1", "--comment", comment, "--lang", "en", "--json").json
    assert made["citation"]["text"] == "《练习安全法》, Article 2"
    assert made["comment"]["authorities"] == authorities()
    assert len(authorities()) == 2
    for number in ("0", "99"):
        assert run("precedents", "m", "1", "--cite", number, "--comment", comment).status == 1
    assert run("precedents", "m", "1", "--cite", "1").status == 1
    run("undo")
    assert authorities() == ["《练习安全法》第二条：“应当在三日内”"]
