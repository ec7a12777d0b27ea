"""What can go wrong with a draft, as sentences for the person reading."""

from __future__ import annotations


class SpokenError(Exception):
    """Something couldn't be done: a sentence in Chinese and in English on what, where and what to do.

    Every error that a person may see derives from this one; the command line prints it and exits with 1.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en

    def sentence(self, language: str) -> str:
        """The sentence in the language asked for: ``zh`` or anything else for English."""
        return self.zh if language == "zh" else self.en


class DraftError(SpokenError):
    """A draft, or two drafts, couldn't be worked with."""


class UnreadableDraftError(DraftError):
    """A file holds no text that can be read as a draft: missing, empty, binary, encrypted, scanned or damaged."""


class UnknownProvisionError(DraftError):
    """An article or other provision that the draft doesn't have was asked for."""
