"""Named tuples as ``typing`` makes them, without loading it.

Loading `typing` takes 2 ms, and each class that it makes 0.1 ms: for two short drafts a tenth of comparing them. It reads what the
annotations say; these read the names of the fields only, so that a module may put its annotations off (PEP 563).
"""

from __future__ import annotations

TYPE_CHECKING = False
"""As in ``typing``: type checkers take it for true by its name."""

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import _tuplegetter
    from functools import cache
    from types import FunctionType

    _NAMES = {"new": tuple.__new__}

    class _Record(tuple):
        __slots__ = ()

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"expected {len(cls._fields)} values, got {len(made)}")
            return made

        def _replace(self, /, **values):
            made = self._make(map(values.pop, self._fields, self))
            if values:
                raise ValueError(f"no such fields: {[*values]}")
            return made

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self._asdict().items())})"

        def __getnewargs__(self):
            return tuple(self)

    @cache
    def _maker(count):
        """The code of a ``__new__`` for so many fields, which has yet to learn their names; compiling it is what takes long."""
        values = "".join(f"_{at}, " for at in range(count))
        return eval(f"lambda _cls, {values}: new(_cls, ({values}))").__code__  # noqa: S307  # made of numbers

    class _Maker(type):
        def __new__(mcs, name, bases, body):
            if not bases:
                return super().__new__(mcs, name, bases, body)
            made = type(name, (_Record,), {**body, "__slots__": ()})
            made._fields = made.__match_args__ = fields = tuple(made.__annotations__)
            made._field_defaults = {field: body[field] for field in fields if field in body}
            code = _maker(len(fields)).replace(
                co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__"
            )
            made.__new__ = FunctionType(code, _NAMES, None, tuple(made._field_defaults.values()))
            for at, field in enumerate(fields):
                setattr(made, field, _tuplegetter(at, None))
            return made

    class NamedTuple(metaclass=_Maker):
        """Base of a class whose body names the fields, as ``typing.NamedTuple``."""
