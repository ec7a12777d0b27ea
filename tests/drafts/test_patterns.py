"""Patterns are compiled at first use, and every one of them can be."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module

import pytest

import drafts
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


def test_every_pattern_compiles() -> None:
    """What ``re.compile`` used to say on import."""
    held = [
        value
        for module in pkgutil.walk_packages(drafts.__path__, "drafts.")
        for value in vars(import_module(module.name)).values()
        if isinstance(value, LazyPattern)
    ]
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
