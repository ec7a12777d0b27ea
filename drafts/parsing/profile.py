"""What a numbering grammar is, as data."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum

from drafts.model import Kind
from drafts.numerals import read_english, read_numeral, read_roman
from drafts.patterns import regex
from drafts.records import NamedTuple

NEVER = regex(r"(?!)")
NARROW = str.maketrans("０１２３４５６７８９．", "0123456789.") | {0xFF21 + i: 0x41 + i for i in range(26)}
"""Full-width figures, full stop and capitals to those of ASCII."""


class Inside(StrEnum):
    """How the paragraphs and points of an article are labelled."""

    CHINESE = "chinese"
    """款, （一）, 1., a)"""
    JAPANESE = "japanese"
    """２, 一, イ, （１）"""
    EUROPEAN = "european"
    """1., (a), (i)"""
    CONTINENTAL = "continental"
    """1., § 1º, I –, 1°, a)"""
    KOREAN = "korean"
    """①, 1., 가."""
    WORDED = "worded"
    """1., (1), a), in the letters of any alphabet: what `drafts.parsing.worded` makes"""
    AMERICAN = "american"
    """(a)(1)(i)(A), where (i) may come after (h) or begin below (1)"""


class Series(StrEnum):
    """How the numbers of a rule's articles follow one another."""

    FROM_ONE = "from one"
    """1, 2, 3 through the whole instrument"""
    RISING = "rising"
    """§ 312.2, § 312.3 … as in a code, beginning anywhere and leaving places free"""
    DECIMAL = "decimal"
    """5, 5.1, 5.1.1, 5.2 … as in a standard"""


_NO_RANKS: Mapping[str, int] = {}


class Profile(NamedTuple):
    """One numbering grammar.

    Patterns match at the start of a line. A label's groups: ``n`` the number, ``level`` the word, ``sub`` a number inserted after.
    """

    name: str
    zh: str
    en: str
    first: frozenset[str]
    """The characters a label may begin with; other lines are passed over."""
    label: re.Pattern[str]
    levels: Mapping[str, Kind]
    """From the label's word, in lower case, to the level."""
    read: Callable[[str], int]
    """The number a numeral means; ValueError where it is none."""
    han: bool = True
    """Written in Chinese characters: words need no space between them."""
    unit: Kind = Kind.ARTICLE
    """The level that counts through the whole instrument."""
    citing: re.Pattern[str] = NEVER
    """What follows a label where it is probably a mention: 第三条规定, Article 3 of."""
    citing_surely: re.Pattern[str] = NEVER
    """What follows a label where it can only be a mention: 第三条第二款, Article 3(2)."""
    citing_surely_begins: frozenset[str] = frozenset()
    """The characters, a space aside, that it begins with; empty where that isn't said, and then it is always tried."""
    glued: re.Pattern[str] | None = None
    """A label further along a heading's line."""
    annex: re.Pattern[str] = NEVER
    annex_begins: frozenset[str] = frozenset()
    """The characters that an annex's label begins with; empty where that isn't said."""
    inside: Inside = Inside.CHINESE
    series: Series = Series.FROM_ONE
    caption_above: re.Pattern[str] = NEVER
    """A line above an article's label that holds its caption: （目的）, Citation and commencement."""
    ranks: Mapping[str, int] = _NO_RANKS
    """How deep a heading stands, by its word, where its level alone doesn't say (see ``drafts.parsing.marks.RANK``)."""
    captioned: bool = True
    """Whether articles may have captions on lines of their own."""
    also: tuple[str, ...] = ()
    """Other names by which it may be asked for."""


def opens_annex(text: str, start: int, end: int, profile: Profile) -> bool:
    """Whether a line opens an annex."""
    if profile.annex_begins and text[start] not in profile.annex_begins:
        return False
    return profile.annex.match(text, start, end) is not None


def read_any_numeral(numeral: str) -> int:
    """The number of an Arabic, Roman, English or Chinese numeral. ValueError where it is none of them."""
    for read in (read_numeral, read_roman, read_english):
        try:
            return read(numeral)
        except ValueError:
            continue
    raise ValueError(f"not a numeral: {numeral}")
