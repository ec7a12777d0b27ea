"""The rows of a comparison, encoded: nine in ten are of articles that stayed as they were and differ in six places alone."""

from __future__ import annotations

from collections.abc import Iterator

from drafts.comparison import Change, Comparison, Op, Row
from drafts.showing.comparison_json import row_json
from workbench.cli.json_pieces import Encoded, encoder

_EQUAL = Op.EQUAL
_MORE = Row._fields.index("flags")
"""From here on a row's fields hold what there is to say of changed words."""
_PLACES: dict[str, object] = {
    "old": ["%s"],
    "new": ["%s"],
    "old_text": "%s",
    "new_text": "%s",
    "changes": [Change(_EQUAL, "%s")],
    "old_keys": ["%s"],
    "new_keys": ["%s"],
}
"""What differs from one unchanged article to another of the same kind, the text in three places."""


def encoded_rows(comparison: Comparison, language: str) -> Encoded:
    """What `drafts.showing.comparison_json.rows_json` gives, as JSON. Each unchanged article's text is encoded once."""
    return Encoded(_each(comparison, language))


def _each(comparison: Comparison, language: str) -> Iterator[str]:
    encode = encoder()
    old, new = comparison.old.by_key, comparison.new.by_key
    forms: dict[tuple[object, ...], str] = {}
    for row in comparison.rows:
        if not _is_unchanged(row):
            yield encode(row_json(comparison, row, language))
            continue
        kind = (row.kind, row.renumbered, row.moved, row.score, row.klass)  # all else that an unchanged row says
        form = forms.get(kind)
        if form is None:
            form = forms[kind] = encode(row_json(comparison, row, language) | _PLACES).replace('"%s"', "%s")
        (before,), (after,), text = row.old, row.new, encode(row.new_text)
        numbers = encode(old[before].number), encode(new[after].number)
        yield form % (*numbers, text, text, text, encode(before), encode(after))


def _is_unchanged(row: Row) -> bool:
    """Whether a row is that of one article in the same words, with nothing to be said of them."""
    return (
        len(row.changes) == len(row.old) == len(row.new) == 1 and row.changes[0].op is _EQUAL and not any(row[_MORE:])
    )
