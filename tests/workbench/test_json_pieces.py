"""What is printed as JSON is what `json` makes of it, whichever of its encoders did it."""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum
from importlib import import_module
from typing import Any

import pytest

from workbench.cli import json_pieces as module
from workbench.cli.json_pieces import json_pieces


class _Kind(StrEnum):
    ONE = "one"


VALUES: tuple[object, ...] = (
    {},
    [],
    {"a": [], "b": {}, "c": [1], "d": ("x", None), "e": '“引”"\\\n\t\x00\x7f\u2028\ud800'},
    [{"a": [{"b": (1, 2.5, True)}]}, 1e300, -0.0, _Kind.ONE],
    {"号": {"1": _Kind.ONE, "b": [[]]}},
)
ENCODERS = (module.encoder, module._inner_encoder, module._outer_encoder)


@pytest.mark.parametrize("encoder", ENCODERS)
@pytest.mark.parametrize("value", VALUES)
def test_the_document_says_what_json_says(
    value: Any, encoder: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "encoder", encoder)
    text = "".join(json_pieces(value))
    assert json.loads(text) == json.loads(json.dumps(value))
    unbroken = "".join(line.strip(" ") + " " * line.endswith(",") for line in text.split("\n"))
    assert unbroken == json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("encoder", ENCODERS)
def test_what_json_does_not_know_is_refused(encoder: Callable[[], Callable[[object], str]]) -> None:
    with pytest.raises(TypeError, match="set is not JSON serializable"):
        encoder()({"a": {1}})


def test_json_itself_encodes_where_its_inside_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("_json"), "make_encoder", lambda *_: lambda *_: ("changed",))
    assert "".join(json_pieces({"a": 1})) == '{\n "a": 1\n}'
    monkeypatch.delattr(import_module("_json"), "make_encoder")
    assert "".join(json_pieces({"a": 1})) == '{\n "a": 1\n}'
