"""What a firm's template says: words that its owner chose to print on every letter."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from comments.leaks import LeakKind, check_package
from comments.word.firm import Template
from comments.word.opening import open_word
from comments.word.oxml import W
from drafts.patterns import regex

_PRINTED = regex(r"word/(?:document|header[\w-]*|footer[\w-]*|footnotes|endnotes)\.xml")
"""The parts of a file that are seen on paper."""


@dataclass(frozen=True, slots=True)
class TemplateWords:
    """What a template says, held against what may not leave."""

    name: str
    """Of the file."""
    public: tuple[str, ...]
    """The paragraphs of its text, headers, footers and notes."""
    private: tuple[str, ...]
    """Texts that may not leave and stand in it, wherever."""
    printed: tuple[str, ...]
    """Those of them that it prints: they leave, and a person is told."""


def template_words(template: Template, forbidden: Collection[str], allowed: Collection[str]) -> TemplateWords:
    """The template's words. Raises WordFileError where it is no Word file.

    Hidden words and comments count as printed here, but `into_template` refuses a template that has any.
    """
    public = tuple(dict.fromkeys(_paragraphs(template)))
    private = _found(template, forbidden, allowed)
    unseen = _found(template, forbidden, (*allowed, *public))
    printed = [words for words in private if words not in unseen]
    whole = tuple(words for words in printed if not any(words in other and words != other for other in printed))
    return TemplateWords(template.name, public, private, whole)


def _paragraphs(template: Template) -> Iterator[str]:
    opened = open_word(template.data, template.name)
    for name in opened.by_name:
        root = opened.root(name) if _PRINTED.fullmatch(name) else None
        for block in root.iter(f"{{{W}}}p") if root is not None else ():
            text = "".join(piece.text or "" for piece in block.iter(f"{{{W}}}t")).strip()
            if text and text != template.placeholder:
                yield text


def _found(template: Template, forbidden: Collection[str], allowed: Collection[str]) -> tuple[str, ...]:
    report = check_package(template.data, forbidden=forbidden, allowed=allowed)
    return tuple(dict.fromkeys(found.words for found in report.findings if found.kind is LeakKind.FORBIDDEN))
