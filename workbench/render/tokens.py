"""The runs of an article's words cut at line breaks, as paragraphs are set from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from drafts.comparison import Op
from workbench.render.model import Piece, Place, Side

Namer = Callable[[str], Iterable[tuple[str, Place | None]]]
"""For an old article's key, the runs of words that name it, with their places where they have one."""


class Token(NamedTuple):
    """A line break, or words without one."""

    op: Op
    text: str
    old: Place | None
    new: Place | None
    quiet: bool = False
    """The same words in another form: half-width for full-width punctuation, other quotation marks, other spaces."""
    twin: Place | None = None
    """Where a passage that only moved begins in the other draft."""
    abroad: bool = False
    """Whether that is in another article."""
    label: bool = False
    """Whether it is no word of the article, but names the old one whose words follow."""

    @property
    def came(self) -> bool:
        """Whether it is of a passage that came from another place: its old words stand there."""
        return self.twin is not None and self.twin.side is Side.OLD

    @property
    def fate(self) -> Op:
        """What happened to it in this place, to which all words of a passage that came are new."""
        return Op.INSERT if self.came else self.op


_FORMS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    ord(form): ord(plain) for form, plain in zip("“”‘’｡､", "\"\"''。、", strict=True)
}


def _quieted(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with those marked that only change the form of punctuation or spaces.

    Drafts taken from different sources differ in these all over; marking each would bury the changes of words.
    """
    found = list(tokens)
    for at, (token, following) in enumerate(pairwise(tokens)):
        if {token.op, following.op} == {Op.DELETE, Op.INSERT} and _same_in_another_form(token.text, following.text):
            deleted, inserted = (at, at + 1) if token.op is Op.DELETE else (at + 1, at)
            old = tokens[deleted].old if len(token.text) == len(following.text) else None
            found[deleted] = tokens[deleted]._replace(quiet=True)
            found[inserted] = tokens[inserted]._replace(quiet=True, old=old)
    return found


def _same_in_another_form(one: str, other: str) -> bool:
    if "\n" in (one, other) or any(character.isalnum() for character in one):
        return False
    return one.translate(_FORMS).split() == other.translate(_FORMS).split()


def tokens_of(pieces: Iterable[Piece], name: Namer | None = None) -> list[Token]:
    """The pieces as tokens, those marked quiet that only change the form of punctuation or spaces.

    ``name`` says what to put before the words of each old article, where a row has several.
    """
    found: list[Token] = []
    last = ""
    for op, text, old, new, twin, abroad in pieces:
        if name is not None and old is not None and old.key != last and text.strip():
            last = old.key
            found += [Token(Op.DELETE, words, place, None, label=True) for words, place in name(last)]
        at = 0
        for part in re.split("(\n)", text) if "\n" in text else (text,):
            if part:
                found.append(Token(op, part, old and old.moved(at), new and new.moved(at), False, twin, abroad))
            at += len(part)
    return _quieted(found)


def is_alone(current: Sequence[Token], tokens: Sequence[Token], index: int) -> bool:
    """Whether an added or deleted line break only bounds a paragraph that was added or deleted whole."""
    fate = tokens[index].fate
    if all(token.fate is fate for token in current):
        return True
    for token in tokens[index + 1 :]:
        if token.text == "\n":
            return True
        if token.fate is not fate:
            return False
    return True
