"""What `drafts.facts` makes behaves as what the standard library makes of the same class."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import re
from collections.abc import Callable
from functools import cached_property
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from drafts import facts
from drafts.model import Span
from tests.conftest import ROOT

BOTH = pytest.mark.parametrize("made_by", [dataclasses, facts], ids=["standard", "ours"])


def classes(made_by: ModuleType) -> SimpleNamespace:
    """The same classes, made by either module."""
    dataclass: Any = made_by.dataclass
    field: Any = made_by.field

    @dataclass(frozen=True, slots=True)
    class Article:
        """An article."""

        number: int
        words: str = ""
        items: tuple[str, ...] = field(default=())
        data: bytes = field(default=b"", repr=False)

    @dataclass(frozen=True, slots=True, order=True)
    class Stretch:
        start: int
        end: int

        def __post_init__(self) -> None:
            if self.end < self.start:
                raise ValueError("backwards")

    @dataclass(frozen=True)
    class Law:
        title: str
        language: str = "zh"

        @cached_property
        def shown(self) -> str:
            return f"《{self.title}》"

    @dataclass
    class Pile:
        rows: list[int] = field(default_factory=list)
        total: int = field(init=False)

        def __post_init__(self) -> None:
            self.total = sum(self.rows)

    @dataclass(frozen=True, slots=True)
    class Lone:
        only: float

    @dataclass(frozen=True, slots=True, eq=False)
    class Known:
        name: str

    @dataclass(frozen=True, slots=True)
    class Counted:
        word: str
        seen: list[int] = field(default_factory=list, compare=False)

    return SimpleNamespace(
        Article=Article, Stretch=Stretch, Law=Law, Pile=Pile, Lone=Lone, Known=Known, Counted=Counted
    )


@BOTH
def test_a_class_is_filled_shown_and_compared(made_by: ModuleType) -> None:
    made = classes(made_by)
    article = made.Article(3, items=("甲",))
    assert (article.number, article.words, article.items, article.data) == (3, "", ("甲",), b"")
    assert repr(article).endswith("Article(number=3, words='', items=('甲',))")
    assert article == made.Article(3, "", ("甲",)) != made.Article(4)
    assert hash(article) == hash(made.Article(3, "", ("甲",)))
    assert article != (3, "", ("甲",), b"")
    assert made.Lone(1.5) == made.Lone(1.5)
    assert made.Counted("甲", [1]) == made.Counted("甲")
    assert len({made.Counted("甲", [1]), made.Counted("甲")}) == 1
    assert made.Known("甲") != made.Known("甲")
    assert len({made.Known("甲"), made.Known("甲")}) == 2


@BOTH
def test_what_is_frozen_stays_as_it_is(made_by: ModuleType) -> None:
    made = classes(made_by)
    for fact in (made.Article(3), made.Law("示例法")):
        name = next(iter(fact.__match_args__))
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(fact, name, 1)
        with pytest.raises(dataclasses.FrozenInstanceError):
            delattr(fact, name)
    assert not hasattr(made.Article(3), "__dict__")
    law = made.Law("示例法")
    assert law.shown is law.shown
    assert made.Law.language == "zh"


@BOTH
def test_order_goes_by_the_fields_in_turn(made_by: ModuleType) -> None:
    stretch = classes(made_by).Stretch
    assert stretch(1, 5) < stretch(2, 2) <= stretch(2, 2) < stretch(2, 3) > stretch(1, 9) >= stretch(1, 9)
    with pytest.raises(TypeError):
        assert stretch(1, 2) < (1, 3)
    with pytest.raises(ValueError, match="backwards"):
        stretch(2, 1)


@BOTH
def test_what_can_be_changed_has_a_list_of_its_own(made_by: ModuleType) -> None:
    pile = classes(made_by).Pile
    one, other = pile(), pile([1, 2])
    one.rows.append(5)
    assert (one.rows, pile().rows, other.total) == ([5], [], 3)
    with pytest.raises(TypeError):
        hash(one)


@BOTH
@pytest.mark.parametrize("replace", [dataclasses.replace, facts.replace], ids=["standard", "ours"])
def test_one_is_made_of_another(made_by: ModuleType, replace: Callable[..., Any]) -> None:
    made = classes(made_by)
    article = made.Article(3, "词", data=b"x")
    assert replace(article, number=4) == made.Article(4, "词", data=b"x")
    assert replace(made.Stretch(1, 3), end=2) == made.Stretch(1, 2)
    with pytest.raises(ValueError, match="backwards"):
        replace(made.Stretch(1, 3), end=0)
    with pytest.raises(TypeError):
        replace(article, nummer=4)
    assert copy.copy(article) == copy.deepcopy(article) == article


@BOTH
def test_the_standard_functions_know_what_was_made(made_by: ModuleType) -> None:
    made = classes(made_by)
    article: Any = made.Article(3)
    assert [dataclasses.is_dataclass(each) for each in (article, made.Article, 3)] == [True, True, False]
    assert [(each.name, each.type, each.repr) for each in dataclasses.fields(article)] == [
        ("number", "int", True),
        ("words", "str", True),
        ("items", "tuple[str, ...]", True),
        ("data", "bytes", False),
    ]
    assert dataclasses.asdict(article) == {"number": 3, "words": "", "items": (), "data": b""}
    assert dataclasses.astuple(made.Stretch(1, 2)) == (1, 2)
    assert [each.init for each in dataclasses.fields(made.Pile)] == [True, False]
    kind: Any = made.Article
    assert list(inspect.signature(kind).parameters) == ["number", "words", "items", "data"]
    assert inspect.signature(kind).parameters["number"].annotation == "int"
    match article:
        case made.Article(number, words):
            assert (number, words) == (3, "")


@BOTH
def test_too_few_or_too_many_values_are_refused(made_by: ModuleType) -> None:
    article = classes(made_by).Article
    for values, named in (((), {}), ((1, "", (), b"", 5), {}), ((1,), {"number": 2}), ((1,), {"nummer": 2})):
        with pytest.raises(TypeError, match=r"__init__\(\)"):
            article(*values, **named)


def test_facts_of_a_module_are_pickled() -> None:
    assert pickle.loads(pickle.dumps(Span(1, 2))) == Span(1, 2)


def test_a_class_that_inherits_is_refused() -> None:
    with pytest.raises(TypeError, match="standard"):

        @facts.dataclass(frozen=True)
        class _Chapter(Span):
            title: str


def test_methods_are_compiled_when_they_are_first_used() -> None:
    stretch = classes(facts).Stretch
    assert not inspect.isfunction(vars(stretch)["__init__"])
    one = stretch(1, 2)
    assert inspect.isfunction(vars(stretch)["__init__"])
    assert not inspect.isfunction(vars(stretch)["__eq__"])
    assert one == stretch(1, 2)
    assert inspect.isfunction(vars(stretch)["__eq__"])
    assert vars(stretch)["__eq__"].__qualname__.endswith("Stretch.__eq__")


@pytest.mark.parametrize("package", ["drafts", "comments", "workbench"])
def test_no_module_uses_the_standard_dataclass(package: str) -> None:
    """It would make every command pay for the methods of every class."""
    standard = re.compile(r"^ *from dataclasses import .*\b(?:dataclass|field|replace)\b", re.MULTILINE)
    files = [file for file in (ROOT / package).rglob("*.py") if file.name != "facts.py"]
    assert len(files) > 20
    assert [file.name for file in files if standard.search(file.read_text(encoding="utf-8"))] == []
