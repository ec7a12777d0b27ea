"""Finding words in the articles of a page, whatever their width and case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from drafts.model import Draft
from workbench.render.model import ArticleId, Part, Place

_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x00A0: 0x20}


class Hit(NamedTuple):
    """A place where the words stand, and how many characters they take."""

    place: Place
    length: int


def fold(text: str) -> str:
    """The text in lower case and half width; same length."""
    lowered = text.translate(_FOLD).lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text.translate(_FOLD))


def find_words(words: str, articles: Iterable[tuple[ArticleId, Draft]]) -> tuple[Hit, ...]:
    """Every place in the captions and bodies of articles, each given with its draft, where the words stand, in the order given;
    hits don't overlap.
    """
    wanted = fold(words.strip())
    if not wanted:
        return ()
    found: list[Hit] = []
    for article, draft in articles:
        provision = draft.by_key[article.key]
        for part, words_there in ((Part.CAPTION, provision.title), (Part.BODY, draft.body(provision))):
            text = fold(words_there)
            at = text.find(wanted)
            while at >= 0:
                found.append(Hit(Place(article.side, article.key, at, part), len(wanted)))
                at = text.find(wanted, at + len(wanted))
    return tuple(found)
