"""The named tuples of `drafts.records` are those of ``typing``, but for the loading."""

from __future__ import annotations

import copy
import pickle
import typing
from types import SimpleNamespace
from typing import Any

import pytest

from drafts import records


class _Ours(records.NamedTuple):
    """What a law says."""

    key: str
    """Its key."""
    count: int  # type: ignore[assignment]  # hides the method of tuples, as a field of ours does
    flags: tuple[str, ...] = ()
    outside: _Ours | None = None

    @property
    def named(self) -> str:
        return f"{self.key} {self.count}"

    @classmethod
    def empty(cls) -> _Ours:
        return cls("", 0)


class _Theirs(typing.NamedTuple):
    """What a law says."""

    key: str
    count: int  # type: ignore[assignment]
    flags: tuple[str, ...] = ()
    outside: _Theirs | None = None

    @property
    def named(self) -> str:
        return f"{self.key} {self.count}"


class _More(_Ours):
    """With room for more."""


def test_records_are_tuples_with_names() -> None:
    one = _Ours("a", 2, outside=_Ours.empty())
    assert tuple(one) == ("a", 2, (), ("", 0, (), None))
    assert (one.key, one.count, one.flags, one.named) == ("a", 2, (), "a 2")
    assert one._replace(count=3) == _Ours(count=3, key="a", outside=_Ours.empty())
    assert not hasattr(one, "__dict__")
    more = _More._make(one)
    more.read = True  # type: ignore[attr-defined]
    assert (more, type(more), type(more._replace(key="b"))) == (one, _More, _More)
    match one:
        case _Ours(key, count):
            assert (key, count) == ("a", 2)


def test_they_are_shown_copied_and_stored_as_those_of_typing() -> None:
    ours, theirs = _Ours("a", 2), _Theirs("a", 2)
    assert repr(ours) == repr(theirs).replace("_Theirs", "_Ours")
    assert ours._asdict() == theirs._asdict()
    assert hash(ours) == hash(theirs)
    assert copy.deepcopy(ours) == pickle.loads(pickle.dumps(ours)) == ours
    assert type(pickle.loads(pickle.dumps(ours))) is _Ours
    for name in ("_fields", "_field_defaults", "__match_args__", "__doc__"):
        assert getattr(_Ours, name) == getattr(_Theirs, name)
    assert _Ours.__qualname__ == "_Ours"


@pytest.mark.parametrize(
    ("given", "named"),
    [(("a",), {}), ((), {}), (("a", 2, (), None, 5), {}), (("a", 2), {"key": "b"}), (("a", 2), {"other": 1})],
)
def test_what_does_not_fit_is_refused_in_the_same_words(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    said = SimpleNamespace()
    for kind in (_Ours, _Theirs):
        with pytest.raises(TypeError) as caught:
            kind(*given, **named)
        setattr(said, kind.__name__, str(caught.value).replace(kind.__name__, "").removeprefix(".__new__"))
    assert said._Ours == said._Theirs


def test_other_fields_are_neither_replaced_nor_made() -> None:
    with pytest.raises(ValueError, match="other"):
        _Ours("a", 2)._replace(other=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="4"):
        _Ours._make(["a"])
