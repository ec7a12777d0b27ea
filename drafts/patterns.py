"""Regular expressions that are compiled when they are first used, or taken from an earlier run.

Python compiles a pattern in Python, 0.2 to 6 ms each; compiling all of ours takes longer than comparing two short drafts, and one
draft needs a third of them. `drafts.kept_patterns` keeps what was compiled for the next run; the first pays for all it needs.

What takes long is sets: one with signs beyond Latin-1 0.1 ms, unless they are one or two ranges ([，。、；] does, [（(] doesn't),
twice that where a pattern begins with it, and a wide range such as all Chinese characters 0.5 ms. So the reading of a draft looks
at a character or a word first, and asks a pattern only where it may match.
"""

from __future__ import annotations

import atexit
import re
import sys

from drafts.kept_patterns import KeptPatterns
from drafts.records import TYPE_CHECKING

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split")

_KEPT = KeptPatterns(f"{__spec__.cached}.kept" if __spec__.cached else None)
"""In ``__pycache__``; where modules come from elsewhere, as from an archive, patterns aren't kept."""
if not sys.dont_write_bytecode:
    atexit.register(_KEPT.keep)


class LazyPattern:
    """Stands for ``re.compile(pattern, flags)``; the first method that is asked for compiles it."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> object:  # called only for what isn't there yet
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = _KEPT.compiled(self.pattern, self.flags)
        for method in _METHODS:
            self.__dict__[method] = getattr(compiled, method)
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"LazyPattern({self.pattern!r}, {self.flags})"


if TYPE_CHECKING:
    from typing import AnyStr

    def regex(expression: AnyStr, flags: int | re.RegexFlag = 0) -> re.Pattern[AnyStr]:
        """Drop-in for ``re.compile``: the same methods, compiled at first use."""

else:
    regex = LazyPattern
