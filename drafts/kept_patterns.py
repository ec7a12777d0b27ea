"""Compiled patterns, kept from one run to the next beside Python's compiled modules.

Python compiles a pattern in Python, 0.2 to 6 ms each, and those that two drafts of 60 articles need take half the time of comparing
them. What comes out is a list of numbers, of which `_sre` makes the pattern in a hundredth of that. So the numbers are kept in
``__pycache__``, by the rules for compiled modules: one file for each version of Python, found where ``PYTHONPYCACHEPREFIX`` says,
and none is written where Python writes no bytecode. It never says what a draft says: `drafts.patterns.regex` is for patterns that
stand in our modules, and one made from the words of a draft is compiled by ``re.compile``.

The compiler's inside has no promise to stay (CPython's ``re._compiler``, the same since 3.11). Where it isn't as expected, or the
file can't be read or is another version's, ``re.compile`` does all there is to do.
"""

from __future__ import annotations

import marshal
import os
import re
import sys

from drafts.records import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Any, Final, TypeAlias

Key: TypeAlias = tuple[str, int]
Record: TypeAlias = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""A compiled pattern: its flags, its code, how many groups it has, and their names by number and numbers by name."""

_MOST: Final = 4000
"""More records than we have patterns are what former versions left: then only those of this run are kept."""


class KeptPatterns:
    """The patterns compiled before, in one file; ``path`` is None where nothing is kept."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._records: dict[Key, Record] | None = None
        self._new: dict[Key, Record] = {}

    def compiled(self, pattern: str, flags: int) -> re.Pattern[str]:
        """What ``re.compile(pattern, flags)`` gives, and raises, made from its record where there is one."""
        if self._path is None:
            return re.compile(pattern, flags)
        key = (pattern, int(flags))
        try:
            if self._records is None:
                self._records = _read(self._path)
            if key not in self._records:
                self._records[key] = self._new[key] = _record(*key)
            return _made(pattern, self._records[key])
        except re.error:
            raise  # the pattern is wrong, however it is compiled
        except Exception:  # whatever a changed compiler may raise; see the head of this file
            self._path = None
            return re.compile(pattern, flags)

    def keep(self) -> None:
        """Write the patterns compiled in this run to the file, with what stood in it; where that fails, nothing is changed."""
        if self._path is None or not self._new:
            return
        from contextlib import suppress
        from pathlib import Path

        records = _read(self._path) | self._new
        part = Path(f"{self._path}.{os.getpid()}")
        try:
            part.write_bytes(marshal.dumps((_version(), records if len(records) <= _MOST else self._new)))
            part.replace(self._path)  # another process may be reading or writing the file, so it is replaced whole
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)
        self._new = {}


def _read(path: str) -> dict[Key, Record]:
    """The records in the file; none where it isn't there, or another version of Python wrote it."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123  # `pathlib` would take 3 ms to load
            version, records = marshal.loads(file.read())  # noqa: S302  # trusted as the modules that lie beside it
    except (OSError, EOFError, ValueError, TypeError):
        return {}
    return records if version == _version() and isinstance(records, dict) else {}


def _version() -> tuple[str, int]:
    return sys.version, _inside("_sre").MAGIC


def _inside(name: str) -> Any:
    """A module that Python has for itself and loads with `re`."""
    return sys.modules[name]


def _record(pattern: str, flags: int) -> Record:
    """Compile the pattern, as ``re._compiler.compile`` does."""
    parsed = _inside("re._parser").parse(pattern, flags)
    code = _inside("re._compiler")._code(parsed, flags)
    names = parsed.state.groupdict
    by_number: list[str | None] = [None] * parsed.state.groups
    for name, number in names.items():
        by_number[number] = name
    words = b"".join(word.to_bytes(4, sys.byteorder) for word in code)
    return int(flags | parsed.state.flags), words, parsed.state.groups - 1, dict(names), tuple(by_number)


def _made(pattern: str, record: Record) -> re.Pattern[str]:
    flags, words, groups, names, by_number = record
    made: re.Pattern[str] = _inside("_sre").compile(
        pattern, flags, memoryview(words).cast("I").tolist(), groups, names, by_number
    )
    return made
