"""Repairs of a draft's text: what is proposed for a diagnostic, carried out and taken back. All pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise

from drafts.errors import DraftError
from drafts.model import Draft, Span
from drafts.records import NamedTuple


class Action(StrEnum):
    """What a repair does. Values are the names that JSON output and the store use."""

    SPLIT = "split-line"
    """A label in the middle of a line gets a line of its own."""
    LABEL = "label-line"
    """A line without a label gets one."""
    RELABEL = "restore-label"
    """A damaged or misprinted label is written out."""
    JOIN = "join-lines"
    """A line is joined to the one before it."""
    DROP = "drop-words"
    """Words or characters are left out."""


class Edit(NamedTuple):
    """Characters of a text replaced by others; an empty span inserts, an empty replacement leaves out."""

    span: Span
    replacement: str


class Repair(NamedTuple):
    """One action that removes one diagnostic."""

    number: int
    """The diagnostic's place among the draft's diagnostics, counted from 1."""
    code: str
    """The diagnostic's."""
    action: Action
    edits: tuple[Edit, ...]
    """In order, apart from one another."""
    zh: str
    """What it will do, in a sentence."""
    en: str

    def sentence(self, language: str) -> str:
        """What it will do, in the language asked for: ``zh`` or anything else for English."""
        return self.zh if language == "zh" else self.en


def proposals(draft: Draft) -> tuple[Repair, ...]:
    """The repairs proposed for a draft's diagnostics, at most one for each, in the order of the diagnostics.

    Each has been tried: the text that it gives no longer has that diagnostic, and has no more of them than before.
    For very long texts the trying ends after a while; what wasn't tried isn't proposed.
    """
    from drafts.repairing.repair_trial import tried

    return tuple(tried(draft))


def edits_of(repairs: Iterable[Repair]) -> tuple[Edit, ...]:
    """The edits of repairs made together, in order. Raises DraftError where two of them touch the same words."""
    edits = sorted({edit for repair in repairs for edit in repair.edits}, key=lambda e: (e.span, e.replacement))
    for before, after in pairwise(edits):
        if after.span.start < before.span.end or after.span == before.span:
            raise DraftError(
                "所选的修复涉及同一处文字，不能一起进行。请分次修复。",
                "The repairs chosen touch the same words, so they can't be made together. Make them one after the other.",
            )
    return tuple(edits)


def apply(text: str, repairs: Iterable[Repair]) -> str:
    """The text with the repairs made; every character outside their spans stays. Raises DraftError where they collide."""
    return edited(text, edits_of(repairs))


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text with edits made that are in order and apart. Raises DraftError where one lies beyond the text."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        if not at <= edit.span.start or edit.span.end > len(text):
            raise DraftError(
                "修复与文本不符：位置超出文本。请重新运行 diagnose。",
                "The repair doesn't fit the text: it lies beyond it. Run diagnose again.",
            )
        pieces += (text[at : edit.span.start], edit.replacement)
        at = edit.span.end
    return "".join([*pieces, text[at:]])


def inverse(text: str, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits that take the edited text back to ``text``."""
    back: list[Edit] = []
    shift = 0
    for edit in edits:
        start = edit.span.start + shift
        back.append(Edit(Span(start, start + len(edit.replacement)), text[edit.span.start : edit.span.end]))
        shift += len(edit.replacement) - len(edit.span)
    return tuple(back)


def moved(offset: int, edits: Sequence[Edit]) -> int:
    """Where a character of the text stands after edits; one that was replaced, where its replacement begins."""
    shift = 0
    for edit in edits:
        if edit.span.end <= offset:
            shift += len(edit.replacement) - len(edit.span)
        elif edit.span.start <= offset:
            return edit.span.start + shift
        else:
            break
    return offset + shift
