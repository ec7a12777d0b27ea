"""What an action is, where it works, and what a key bar shows of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

PLACES = (
    "all", "docket", "review", "found", "compare", "select", "comments", "dock",
    "board", "bin", "history", "coverage", "overlaps", "people", "matter", "doubts",
    "carry", "alignment", "lists", "lineage", "panel", "bilingual", "everywhere",
    "adoption", "sending", "sent", "copies", "collecting", "bundles", "precedents", "form", "report", "three",
    "import", "export", "drafts", "filter", "merging", "sender", "sheet", "rows", "choices", "typing",
)  # fmt: skip
"""Where an action works; ``all`` is every full screen, ``compare`` the text pane while two drafts are compared, ``rows``
whatever is walked through row by row, ``typing`` a screen of text fields."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do: ``id`` is the method ``action_<id>`` of the screen it works on."""

    id: str
    keys: tuple[str, ...]
    """Textual's names of keys, the shortest to press first; the rest are twins. A person's ``keys.toml`` may say others."""
    where: tuple[str, ...]
    zh: str
    en: str
    help_zh: str
    help_en: str
    initials: str = ""
    """First letters of the Chinese label's pinyin, so that the palette finds it without an input method."""

    def label(self, language: str) -> str:
        """Its name in the language."""
        return self.zh if language == "zh" else self.en

    def help(self, language: str, keys: Mapping[str, str]) -> str:
        """A sentence on what it does, where ``keys`` gives the key to name for each action."""
        return (self.help_zh if language == "zh" else self.help_en).format(keys=keys)


@dataclass(frozen=True, slots=True)
class BarItem:
    """What a key bar shows: the action that a click runs, a short word, and whose keys stand before it."""

    action: str
    zh: str
    en: str
    also: tuple[str, ...] = ()
    """Actions whose keys are shown with its own: ``]/[``."""
    keys: str = ""
    """Keys that can't be changed, shown in place of the action's: Enter in a text field, digits."""
