"""A JSON document in pieces, each key of it and each element of a list there on a line of its own.

`json` says what its encoder does in C as well; loading it takes 1.5 ms, as it compiles the patterns of its decoder. So that part is
called directly where Python has it as expected, for it has no promise to stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

_SAMPLE = {"“条”\n": [1, 0.5, True, None, {"a": ("\\",)}]}, '{"“条”\\n": [1, 0.5, true, null, {"a": ["\\\\"]}]}'


class Encoded:
    """A list in a document of which each element is encoded when it is written."""

    def __init__(self, elements: Iterable[str]) -> None:
        self.elements = elements


def json_pieces(data: Mapping[str, object] | Sequence[object]) -> Iterator[str]:
    """The pieces of the document, none of them empty; joined, they are it."""
    encode = encoder()

    def listed(value: object) -> Iterator[str]:
        if isinstance(value, (list, tuple)):
            value = Encoded(map(encode, value))
        if not isinstance(value, Encoded):
            yield encode(value)
            return
        elements = iter(value.elements)
        first = next(elements, None)
        if first is None:
            yield "[]"
            return
        yield "[\n  "
        yield first
        for each in elements:
            yield ",\n  "
            yield each
        yield "\n ]"

    if isinstance(data, Mapping):
        before = "{\n "
        for key, value in data.items():
            yield f"{before}{encode(key)}: "
            yield from listed(value)
            before = ",\n "
        yield "\n}" if data else "{\n \n}"
    else:
        yield from listed(data)


def encoder() -> Callable[[object], str]:
    """What gives the JSON of a value, on one line."""
    try:
        encode = _inner_encoder()
        as_expected = encode(_SAMPLE[0]) == _SAMPLE[1]
    except Exception:  # whatever a changed encoder may raise; see the head of this file
        as_expected = False
    return encode if as_expected else _outer_encoder()


def _inner_encoder() -> Callable[[object], str]:
    from _json import encode_basestring, make_encoder

    pieces = make_encoder(
        None,  # our documents hold no circle
        _refuse,
        encode_basestring,
        None,  # indent= would go through Python, ten times slower
        ": ",
        ", ",
        False,
        False,
        True,
    )
    return lambda value: encode_basestring(value) if type(value) is str else "".join(pieces(value, 0))


def _refuse(value: object) -> object:
    raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")


def _outer_encoder() -> Callable[[object], str]:
    import json

    return json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
