"""Records are what ``typing.NamedTuple`` makes."""

from __future__ import annotations

import pickle
import typing

from drafts import records


class Usual(typing.NamedTuple):
    """A pair."""

    first: str
    second: int = 2

    @property
    def both(self) -> str:
        """Both, joined."""
        return f"{self.first}{self.second}"


class Record(records.NamedTuple):
    """A pair."""

    first: str
    second: int = 2

    @property
    def both(self) -> str:
        """Both, joined."""
        return f"{self.first}{self.second}"


def test_a_record_is_made_as_a_named_tuple_is() -> None:
    made, usual = Record("a"), Usual("a")
    assert tuple(made) == tuple(usual) == ("a", 2)
    assert made.both == usual.both == "a2"
    assert repr(made) == repr(usual).replace("Usual", "Record")
    assert tuple(made._replace(second=3)) == ("a", 3)
    assert made._asdict() == usual._asdict()
    assert Record._fields == Usual._fields
    assert Record._field_defaults == Usual._field_defaults
    assert list(Record.__annotations__) == list(Usual.__annotations__)
    assert Record.__doc__ == Usual.__doc__
    assert (Record.__module__, Record.__qualname__) == (__name__, "Record")
    assert Record.__mro__[1:] == Usual.__mro__[1:]
    assert not hasattr(made, "__dict__")
    assert pickle.loads(pickle.dumps(made)) == made
    match made:
        case Record(first, second):
            assert (first, second) == ("a", 2)
