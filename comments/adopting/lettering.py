"""Verdicts on words in traditional letters: reached in simplified ones, told in those that are printed."""

from __future__ import annotations

from dataclasses import replace

from comments.adopting.verdicts import Judged, Word
from drafts.traditional import is_traditional, simplified


def as_read(text: str, language: str) -> str:
    """A text as its words are looked at: in simplified letters."""
    return simplified(text) if language == "zh" else text


class Texts:
    """What a verdict is about, where any of it is in traditional letters."""

    def __init__(self, *texts: str) -> None:
        from drafts.lettering.quoting import Printed
        from drafts.lettering.simplifying import in_mainland_letters

        self.plain = tuple(map(in_mainland_letters, texts))
        """The texts in simplified letters, character for character."""
        self._printed = Printed(*zip(texts, self.plain, strict=True))

    @classmethod
    def of(cls, language: str, *texts: str) -> Texts | None:
        """The texts of a verdict; None where all are in simplified letters."""
        return cls(*texts) if language == "zh" and any(map(is_traditional, texts)) else None

    def words(self, read: str) -> str:
        """Words as they are printed."""
        return self._printed.words(read)

    def told(self, judged: Judged) -> Judged:
        """A verdict with the words that decide it as they are printed."""
        return replace(judged, words=tuple(Word(word.sign, self.words(word.text)) for word in judged.words))
