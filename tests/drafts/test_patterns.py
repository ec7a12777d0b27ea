"""Patterns are compiled at first use, and every one of them can be."""

from __future__ import annotations

import ast
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import drafts
from drafts import kept_patterns
from drafts.kept_patterns import KeptPatterns
from drafts.patterns import LazyPattern, regex
from tests.conftest import ROOT


def test_a_pattern_is_compiled_when_first_used_and_then_answers_as_any_other() -> None:
    lazy = regex(r"第(\d+)条", re.IGNORECASE)
    assert "search" not in vars(lazy)
    found = lazy.search("见第12条")
    assert found is not None
    assert found[1] == "12"
    assert vars(lazy)["search"]
    assert lazy.sub("", "第1条甲") == "甲"
    assert lazy.pattern == r"第(\d+)条"
    assert lazy.groups == 1


def test_a_name_that_no_pattern_has_is_refused() -> None:
    with pytest.raises(AttributeError):
        getattr(regex("a"), "look_for")  # noqa: B009


def every_pattern() -> Iterator[LazyPattern]:
    """Those that stand by themselves in a module of `drafts`."""
    for module in pkgutil.walk_packages(drafts.__path__, "drafts."):
        yield from (value for value in vars(import_module(module.name)).values() if isinstance(value, LazyPattern))


def test_every_pattern_compiles() -> None:
    """What ``re.compile`` used to say on import."""
    held = list(every_pattern())
    assert len(held) > 50
    for lazy in held:
        re.compile(lazy.pattern, lazy.flags)


@pytest.mark.parametrize("package", ["drafts", "comments", "workbench"])
def test_no_module_compiles_its_patterns_on_import(package: str) -> None:
    """They are made with `regex`, or every command pays for all of them."""
    begins = re.compile(r"^[A-Za-z_]+(?:: [^=\n]+)? = re\.compile\(", re.MULTILINE)
    files = [file for file in (ROOT / package).rglob("*.py") if "migrations" not in file.parts]
    assert len(files) > 20
    assert [file.name for file in files if begins.search(file.read_text(encoding="utf-8"))] == []


def kept(path: Path) -> KeptPatterns:
    return KeptPatterns(str(path))


def test_a_kept_pattern_is_the_one_that_python_compiles(tmp_path: Path) -> None:
    """Patterns are equal when their code is."""
    writer = kept(tmp_path / "kept")
    held = [*every_pattern(), LazyPattern("(?P<Name>a)|(b)", re.IGNORECASE | re.MULTILINE), LazyPattern("(?i:É)+?[^x]")]
    for lazy in held:
        assert writer.compiled(lazy.pattern, lazy.flags) == re.compile(lazy.pattern, lazy.flags)
    writer.keep()
    reader = kept(tmp_path / "kept")
    for lazy in held:
        taken, compiled = reader.compiled(lazy.pattern, lazy.flags), re.compile(lazy.pattern, lazy.flags)
        assert taken == compiled
        assert (taken.flags, taken.groups, dict(taken.groupindex)) == (
            compiled.flags,
            compiled.groups,
            dict(compiled.groupindex),
        )
    assert [file.name for file in tmp_path.iterdir()] == ["kept"]


def test_what_was_kept_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = kept(tmp_path / "kept")
    first.compiled("第(?P<n>[一二三])条", 0)
    first.keep()
    second = kept(tmp_path / "kept")
    second.compiled("[款项]", 0)
    second.keep()

    def fail(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr(kept_patterns, "_record", fail)
    monkeypatch.setattr(re, "compile", fail)
    third = kept(tmp_path / "kept")
    assert third.compiled("[款项]", 0).sub("", "二款") == "二"
    found = third.compiled("第(?P<n>[一二三])条", 0).search("见第二条")
    assert found is not None
    assert found["n"] == "二"


@pytest.mark.parametrize("content", [b"", b"\xff\x00junk", b"N", b"i\x01\x00\x00\x00", b")\x02N{0"])
def test_a_file_that_says_nothing_is_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "kept").write_bytes(content)
    first = kept(tmp_path / "kept")
    assert first.compiled("a+", 0) == re.compile("a+")
    first.keep()
    assert b"a+" in (tmp_path / "kept").read_bytes()


def test_what_another_python_kept_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(kept_patterns, "_version", lambda: ("2.7", 1))
        first = kept(tmp_path / "kept")
        first.compiled("a+", 0)
        first.keep()
    assert kept_patterns._read(str(tmp_path / "kept")) == {}


def test_a_record_that_cannot_be_right_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_patterns, "_read", lambda _: {("a+", 0): (32, b"\x01\x02\x03\x04" * 5, 0, {}, (None,))})
    assert kept(tmp_path / "kept").compiled("a+", 0) == re.compile("a+")


def test_patterns_are_compiled_as_ever_where_the_inside_of_python_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(kept_patterns, "_inside", gone)
    patterns = kept(tmp_path / "kept")
    assert patterns.compiled("a+", 0) == re.compile("a+")
    patterns.keep()
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_pattern_is_told_as_by_python(tmp_path: Path) -> None:
    with pytest.raises(re.error, match="unterminated"):
        kept(tmp_path / "kept").compiled("(a", 0)


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    patterns = kept(tmp_path / "no folder" / "kept")
    assert patterns.compiled("a+", 0) == re.compile("a+")
    patterns.keep()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("package", ["drafts", "comments", "workbench"])
def test_no_pattern_that_is_kept_is_made_from_the_words_of_a_draft(package: str) -> None:
    """``regex`` stands outside functions, where there is no draft yet."""
    for file in (ROOT / package).rglob("*.py"):
        for part in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                called = [
                    call.func.id
                    for call in ast.walk(part)
                    if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
                ]
                assert "regex" not in called, f"{file.name}:{part.lineno}"
