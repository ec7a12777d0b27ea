"""A team set up and used by commands alone, on a real server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests.comments.databases import Databases
from tests.postgres_server import Server
from workbench.cli import main

LAW = "数据处理办法\n\n第一条　为了规范数据处理，制定本办法。\n\n第二条　处理者应当在十五日内报告。\n"


@pytest.fixture
def address(postgres: Server) -> Iterator[str]:
    databases = Databases(postgres)
    name = databases.make(empty=True)
    yield postgres.address(name)
    with closing(psycopg.connect(postgres.address(name), autocommit=True)) as connection:
        for role in ("cli-lead", "cli-outside"):
            if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", (role,)).fetchone():
                connection.execute(f'DROP OWNED BY "{role}"'.encode())
                connection.execute(f'DROP ROLE "{role}"'.encode())
    databases.drop(name)
    with closing(psycopg.connect(postgres.address(), autocommit=True)) as connection:
        connection.execute(f'DROP ROLE "workbench_{name}", "workbench_{name}_owner"'.encode())


def test_a_team_is_set_up_and_works(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WORKBENCH_USER", raising=False)
    monkeypatch.setenv("WORKBENCH_LANG", "en")

    def run(*arguments: str, store: str = address) -> str:
        status = main(["--store", store, *arguments])
        out, err = capsys.readouterr()
        assert (status, err) == (0, ""), arguments
        return out

    assert "The walls stand." in run("team", "init")
    lead, outside = (
        json.loads(run("team", "add", name, *options, "--json"))
        for name, options in (("cli-lead", ["--opens-matters"]), ("cli-outside", ["--firm", "外所"]))
    )
    theirs = [each["address"].replace("@", f":{each['password']}@", 1) for each in (lead, outside)]
    draft = tmp_path / "一稿.txt"
    draft.write_text(LAW, encoding="utf-8")
    run("import", str(draft), "--matter", "data", store=theirs[0])
    run("people", "data", "--add", "cli-outside", store=theirs[0])
    run("comment", "data", "2", "--body", "期限过短", store=theirs[0])
    run("comment", "data", "2", "--body", "CANARY", "--visibility", "internal", store=theirs[0])
    assert "期限过短" in run("comments", "data", store=theirs[1])
    assert "CANARY" in run("comments", "data", store=theirs[0])
    assert "CANARY" not in run("comments", "data", store=theirs[1])
    assert "cli-lead" in run("comments", "data", store=theirs[1]), "whoever signed in is the author"

    assert main(["--store", theirs[1], "--as", "cli-lead", "comments", "data"]) == 1
    assert "signed in to this store as cli-outside" in capsys.readouterr().err

    with closing(psycopg.connect(address, autocommit=True)) as connection:
        connection.execute("GRANT SELECT ON internal_note TO PUBLIC")
    assert main(["--store", address, "team", "check"]) == 1
    assert "+ grant SELECT to everybody" in capsys.readouterr().out
    run("team", "init")
    found = json.loads(run("team", "check", "--json"))
    assert found["sound"]
    assert {login["name"] for login in found["logins"]} == {"cli-lead", "cli-outside"}
    assert "can't sign in any more" in run("team", "remove", "cli-outside")
    assert main(["--store", theirs[1], "comments", "data"]) == 1
    assert outside["password"] not in capsys.readouterr().err


def test_a_file_has_no_walls(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--store", str(tmp_path / "store.db"), "team", "init"]) == 1
    assert "postgresql://" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["add"], ["remove"], ["init", "name"], ["check", "name"]])
def test_a_name_is_asked_for_where_one_is_needed(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--store", "postgresql://127.0.0.1:1/x", "team", *arguments]) == 1
    assert "workbench team add" in capsys.readouterr().err
