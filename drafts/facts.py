"""``dataclass``, ``field`` and ``replace`` as in `dataclasses`, but the methods of a class are compiled when they are first used.

The standard ``dataclass`` has Python compile half a dozen methods of each class whenever its module is loaded, 0.4 ms a class, and
loads `inspect` with all that it needs to do so, 4 ms: half of what loading for a comparison took. The type checker sees the
standard three, and `dataclasses.replace`, ``fields``, ``asdict`` and ``is_dataclass`` work with what is made here.

Left out is what the packages don't use: inheritance, ``ClassVar``, ``InitVar``, ``kw_only``, ``hash``; a field with
``init=False`` has no default and is filled by ``__post_init__``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from reprlib import recursive_repr

TYPE_CHECKING = False  # the type checker knows the name; `typing` would take 1.6 ms to load
if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
    from typing import Any

__all__ = ["dataclass", "field", "replace"]

_NOTHING: Any = object()
"""Stands for a default that isn't there."""


class _Field:
    """How a field is filled and shown: what ``field()`` gives, and what stands for a plain default."""

    __slots__ = ("compare", "default", "default_factory", "init", "repr")

    def __init__(
        self,
        *,
        default: Any = _NOTHING,
        default_factory: Any = _NOTHING,
        init: bool = True,
        repr: bool = True,  # noqa: A002  # the standard's name
        compare: bool = True,
    ) -> None:
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare


class _StandardFields:
    """What `dataclasses` looks for in a class: made by itself, of the same fields, when it looks for the first time."""

    def __get__(self, fact: object, cls: Any) -> Mapping[str, Any]:
        import dataclasses

        told = []
        for name, each in cls.__fact_fields__.items():
            options = {option: getattr(each, option) for option in each.__slots__}
            given = {option: value for option, value in options.items() if value is not _NOTHING}
            told.append((name, cls.__annotations__[name], dataclasses.field(**given)))
        standard: Any = dataclasses.make_dataclass(cls.__name__, told)
        cls.__dataclass_fields__ = found = standard.__dataclass_fields__
        return dict(found)


class _Later:
    """A method that is written and compiled when it is first looked for."""

    __slots__ = ("cls", "name", "write")

    def __init__(self, write: Callable[[type], Callable[..., object]]) -> None:
        self.write = write

    def __set_name__(self, cls: type, name: str) -> None:
        self.cls = cls
        self.name = name

    def __get__(self, fact: object, cls: type) -> Any:
        method: Any = self.write(self.cls)
        method.__qualname__ = f"{self.cls.__qualname__}.{self.name}"
        setattr(self.cls, self.name, method)
        return method if fact is None else method.__get__(fact, cls)


def _dataclass(
    cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, order: bool = False, eq: bool = True
) -> Any:
    def made(plain: type) -> type:
        if plain.__bases__ != (object,):
            raise TypeError(f"{plain.__qualname__} inherits, for which there is the standard dataclass")
        members = {name: value for name, value in vars(plain).items() if name not in ("__dict__", "__weakref__")}
        given = {name: members.pop(name, _NOTHING) for name in members.get("__annotations__", ())}
        fields = {name: each if isinstance(each, _Field) else _Field(default=each) for name, each in given.items()}
        if slots:
            members["__slots__"] = tuple(fields)
        else:  # the class itself has the defaults too, as ever
            members |= {name: each.default for name, each in fields.items() if each.default is not _NOTHING}
        members["__fact_fields__"] = fields
        members["__match_args__"] = tuple(name for name, each in fields.items() if each.init)
        members["__dataclass_fields__"] = _STANDARD_FIELDS
        members["__init__"] = _Later(_init)
        members["__repr__"] = _repr
        if eq:
            members["__eq__"] = _Later(_eq)
            members["__hash__"] = _Later(_hash) if frozen else None
        if order:
            members |= {name: _Later(_ordered(name)) for name in _ORDER}
        if frozen:
            members |= {"__setattr__": _refuse, "__delattr__": _refuse, "__reduce__": _reduce}
        return type(plain.__name__, (), members)

    return made if cls is None else made(cls)


_STANDARD_FIELDS = _StandardFields()
_ORDER = {"__lt__": "<", "__le__": "<=", "__gt__": ">", "__ge__": ">="}


@recursive_repr()
def _repr(fact: Any) -> str:
    shown = (f"{name}={getattr(fact, name)!r}" for name, each in fact.__fact_fields__.items() if each.repr)
    return f"{type(fact).__qualname__}({', '.join(shown)})"


def _reduce(fact: Any) -> tuple[object, ...]:  # what is frozen can only be copied by making it once more
    return fact.__class__, tuple(getattr(fact, name) for name in fact.__match_args__)


def _refuse(fact: object, name: str, value: object = None) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"{type(fact).__qualname__} is frozen: {name} can't be changed")


def _init(cls: Any) -> Callable[..., None]:
    frozen, slots = cls.__setattr__ is _refuse, "__slots__" in vars(cls)
    outside: dict[str, object] = {"_nothing": _NOTHING, "_set": object.__setattr__}
    parameters, lines = ["self"], ["pass"]
    for name, each in cls.__fact_fields__.items():
        if not each.init:
            continue
        value = name
        if each.default_factory is not _NOTHING:
            outside[f"_make_{name}"] = each.default_factory
            value = f"_make_{name}() if {name} is _nothing else {name}"
            parameters.append(f"{name}=_nothing")
        elif each.default is not _NOTHING:
            outside[f"_default_{name}"] = each.default
            parameters.append(f"{name}=_default_{name}")
        else:
            parameters.append(name)
        if not frozen:
            lines.append(f"self.{name} = {value}")
        elif slots:  # the quickest way past ``__setattr__``
            outside[f"_set_{name}"] = vars(cls)[name].__set__
            lines.append(f"_set_{name}(self, {value})")
        else:
            lines.append(f"_set(self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    method = _compiled(f"__init__({', '.join(parameters)})", "\n ".join(lines), outside)
    method.__annotations__ = {**{name: cls.__annotations__[name] for name in cls.__match_args__}, "return": None}
    return method


def _eq(cls: type) -> Callable[..., bool]:
    return _comparing("__eq__", "==", cls)


def _ordered(name: str) -> Callable[[type], Callable[..., bool]]:
    return lambda cls: _comparing(name, _ORDER[name], cls)


def _comparing(name: str, sign: str, cls: type) -> Callable[..., bool]:
    both = f"{_values('self', cls)} {sign} {_values('other', cls)}"
    return _compiled(f"{name}(self, other)", f"return {both} if other.__class__ is self.__class__ else NotImplemented")


def _hash(cls: type) -> Callable[..., int]:
    return _compiled("__hash__(self)", f"return hash({_values('self', cls)})")


def _values(fact: str, cls: Any) -> str:
    return f"({''.join(f'{fact}.{name}, ' for name, each in cls.__fact_fields__.items() if each.compare)})"


def _compiled(head: str, body: str, outside: dict[str, object] | None = None) -> Callable[..., Any]:
    made: dict[str, Callable[..., Any]] = {}
    exec(f"def {head}:\n {body}", {} if outside is None else outside, made)  # noqa: S102  # our own classes' names only
    return next(iter(made.values()))


def _replace(fact: Any, /, **changes: Any) -> Any:
    for name in fact.__match_args__:
        if name not in changes:
            changes[name] = getattr(fact, name)
    return fact.__class__(**changes)


if not TYPE_CHECKING:
    dataclass, field, replace = _dataclass, _Field, _replace
