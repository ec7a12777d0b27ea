"""A command called plainly, read without `argparse`: its loading, and making its parser, take 4 ms of a short comparison's 60.

Plain is a call with each option written out in full and each value a word of its own. Any other, one that asks for help, and one
that is wrong in any way are for the parser, which knows more and says what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from drafts.records import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from typing import Any
else:
    ArgumentParser = object  # what a command adds its arguments to


class NotPlainError(Exception):
    """The call, or an argument of the command, is for the parser."""


class _Argument(NamedTuple):
    name: str
    """Of the attribute that holds its value."""
    read: Callable[[str], object] = str
    choices: Sequence[object] | None = None
    is_flag: bool = False

    def value(self, word: str) -> object:
        """What the word says. Raises NotPlainError where it isn't the argument's."""
        if word.startswith("-") and word != "-":
            raise NotPlainError
        try:
            value = self.read(word)
        except Exception as error:  # the parser says it
            raise NotPlainError from error
        if self.choices is not None and value not in self.choices:
            raise NotPlainError
        return value


class PlainCall(ArgumentParser):
    """Stands in the place of a parser: a command adds its arguments, and `values` reads the words after its name."""

    def __init__(self) -> None:
        self._places: list[_Argument] = []
        self._options: dict[str, _Argument] = {}
        self._defaults: dict[str, object] = {}

    def add_argument(self, *names: str, **told: Any) -> Any:
        """Take note of an argument. Raises NotPlainError for one that isn't simply there, named with a value, or a flag."""
        action, default = told.pop("action", None), told.pop("default", None)
        name, read, choices = names[0], told.pop("type", str), told.pop("choices", None)
        plain = action in (None, "store_true") and len(names) == 1 and told.keys() <= {"help", "metavar"}
        if not plain or isinstance(default, str):  # which the parser reads as what is typed
            raise NotPlainError
        if name.startswith("--"):
            argument = _Argument(name[2:].replace("-", "_"), read, choices, is_flag=action is not None)
            self._options[name] = argument
            self._defaults[argument.name] = False if argument.is_flag else default
        elif not name.startswith("-") and action is default is None:
            self._places.append(_Argument(name, read, choices))
        else:
            raise NotPlainError

    def __getattr__(self, name: str) -> Any:
        """Whatever else a parser can do isn't plain."""
        raise NotPlainError

    def values(self, words: Sequence[str]) -> dict[str, object]:
        """What the words give each argument. Raises NotPlainError."""
        found, rest, places = dict(self._defaults), iter(words), iter(self._places)
        for word in rest:
            argument = self._options.get(word)
            if argument is None:
                argument = next(places, None)
                if argument is None:
                    raise NotPlainError
                found[argument.name] = argument.value(word)
            else:
                found[argument.name] = True if argument.is_flag else argument.value(next(rest, "--"))
        if next(places, None):
            raise NotPlainError
        return found
