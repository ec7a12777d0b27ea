"""Named tuples that are made in half the time.

Comparing two drafts loads some fifty classes of them. ``typing.NamedTuple`` checks the type of each field as the class is made,
which mypy has done, and sets its bases once more; for all together that takes as long as reading a short draft.
"""

from __future__ import annotations

import sys
from collections import namedtuple
from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING or sys.version_info >= (3, 14):  # which keeps the annotations of a class elsewhere
    from typing import NamedTuple
else:

    class _Maker(type):
        """Makes of a class with annotated fields what ``typing.NamedTuple`` makes of it."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = body["__annotations__"]
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            for key, value in body.items():
                if key not in fields:
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Maker):
        """Drop-in for ``typing.NamedTuple``, for classes without type variables."""
