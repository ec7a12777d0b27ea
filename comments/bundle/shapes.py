"""What the values of events of sendings and copies must look like, so that what is taken in can be read again.

An event that is whole can still say nonsense, written by hand or by another program. Raises TypeError or ValueError.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

_OPS = ("equal", "delete", "insert")


def moment(told: object) -> datetime:
    """The moment that a text tells, in UTC; one without a time zone is none."""
    found = datetime.fromisoformat(_text(told))
    if found.tzinfo is None:
        raise ValueError(told)
    try:
        return found.astimezone(UTC)
    except OverflowError as error:  # before the first day or after the last that there is
        raise ValueError(told) from error


def sent_words(told: Mapping[str, Any]) -> dict[str, Any]:
    """What a sending held of a comment, with its ``position``."""
    return {
        "id": _text(told["id"]),
        "revision": _number(told["revision"]),
        "label": _text(told["label"]),
        "words": {_text(name): _text(text) for name, text in told["words"].items()},
        "position": _number(told["position"]),
    }


def held(told: Mapping[str, Any]) -> dict[str, list[list[Any]]]:
    """What a copy held of a comment: what was said and what was proposed, each item begun by its place in the whole."""
    return {
        "said": [_said(*item) for item in told["said"]],
        "proposed": [_proposed(*item) for item in told["proposed"]],
    }


def articles(told: Sequence[Any]) -> list[list[Any]]:
    """(key, where it begins in the text) of each article."""
    return [_article(*each) for each in told]


def _article(key: object, start: object) -> list[Any]:
    return [_text(key), _number(start)]


def _said(
    place: object, comment: object, reply: object, author: object, at: object, text: object, start: object, end: object
) -> list[Any]:
    moment(at)
    texts = [_text(each) for each in (comment, reply, author, at, text)]
    return [_number(place), *texts, _number(start), _number(end)]


def _proposed(
    place: object, comment: object, author: object, at: object, start: object, end: object, parts: Sequence[Any]
) -> list[Any]:
    moment(at)
    texts = [_text(each) for each in (comment, author, at)]
    return [_number(place), *texts, _number(start), _number(end), [_part(*part) for part in parts]]


def _part(op: object, text: object) -> list[Any]:
    if op not in _OPS:
        raise ValueError(op)
    return [op, _text(text)]


def _text(told: object) -> str:
    if not isinstance(told, str):
        raise TypeError(told)
    return told


def _number(told: object) -> int:
    if not isinstance(told, int) or isinstance(told, bool):
        raise TypeError(told)
    return told
