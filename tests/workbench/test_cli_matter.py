"""The command `matter`, and what an import says of its notice."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbench.cli_runner import Runner

NOTICE = (
    "关于《示例办法（征求意见稿）》公开征求意见的通知\n现公开征求意见。\n"
    "1.电子邮件发送至：banfa@example.org，邮件主题请注明“示例办法意见”。\n"
    "2.信函寄至：示例市中山路1号示例局法规处，邮编100001，并在信封上注明“示例办法”。\n"
    "意见反馈截止时间为2025年6月20日。\n示例局\n2025年6月1日\n"
    "示例办法（征求意见稿）\n第一条　为了示范，制定本办法。\n第二条　本办法自公布之日起施行。\n"
)


@pytest.fixture
def imported(run: Runner, tmp_path: Path) -> Path:
    draft = tmp_path / "draft.txt"
    draft.write_text(NOTICE, encoding="utf-8")
    store = tmp_path / "store.db"
    assert run("import", draft, "--matter", "banfa", "--store", store).status == 0
    return store


def test_an_import_says_what_it_read_from_the_notice(run: Runner, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(NOTICE, encoding="utf-8")
    out = run("import", draft, "--matter", "banfa", "--store", tmp_path / "store.db").out
    for words in ("示例局", "2025-06-01", "2025-06-20", "20", "banfa@example.org", "示例办法意见", "100001"):
        assert words in out


def test_a_short_period_is_said_with_both_ends_counted(run: Runner, imported: Path) -> None:
    shown = run("matter", "banfa", "--store", imported)
    assert "20" in shown.out
    assert "30" in shown.out
    assert run("matter", "banfa", "--store", imported, "--json").json["days_open"] == 20
    run("matter", "banfa", "--store", imported, "--deadline", "2025-06-30")
    shown = run("matter", "banfa", "--store", imported, "--json")
    assert shown.json["days_open"] == 30
    assert "fewer" not in run("matter", "banfa", "--store", imported).out


def test_facts_are_corrected(run: Runner, imported: Path) -> None:
    done = run(
        *("matter", "banfa", "--store", imported, "--title", "示例", "--issuer", "另一局", "--opened", "2025-05-01"),
        *("--deadline", "none", "--channel", "email=new@example.org", "--channel", "post=某路 2 号", "--notes", "两章"),
        "--json",
    )
    assert done.status == 0
    found = done.json
    assert (found["title"], found["issuer"], found["opened"], found["deadline"], found["notes"]) == (
        *("示例", "另一局", "2025-05-01", None, "两章"),
    )
    assert found["channels"] == [
        {"kind": "email", "value": "new@example.org"},
        {"kind": "post", "value": "某路 2 号"},
    ]
    assert run("matter", "banfa", "--store", imported, "--channel", "none", "--json").json["channels"] == []


@pytest.mark.parametrize(
    "options",
    [
        ("--channel", "email"),
        ("--channel", "pigeon=a"),
        ("--channel", "email="),
        ("--deadline", "tomorrow"),
        ("--opened", "2025-6-1"),
        ("--title", ""),
    ],
)
def test_a_bad_value_changes_nothing(run: Runner, imported: Path, options: tuple[str, str]) -> None:
    before = run("matter", "banfa", "--store", imported, "--json").json
    done = run("matter", "banfa", "--store", imported, "--notes", "changed", *options)
    assert done.status == 1
    assert done.err.startswith("workbench: ")
    assert run("matter", "banfa", "--store", imported, "--json").json == before


def test_an_unknown_matter_is_said(run: Runner, imported: Path) -> None:
    done = run("matter", "other", "--store", imported)
    assert done.status == 1
    assert "banfa" in done.err
