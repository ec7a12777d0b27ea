"""The longest runs of words that two articles share, for quoting."""

from __future__ import annotations

from difflib import SequenceMatcher

from drafts.segment import tokens

PASSAGE_ZH, PASSAGE_EN = 8, 24
"""Characters from which a common run of words is worth quoting."""
QUOTED = 3
"""Common runs that are quoted, each up to"""
LONGEST = 60
"""so many characters."""


def common_runs(old: str, new: str, language: str) -> list[str]:
    """The longest runs of whole words in both texts, the longest first, without the marks at their ends."""
    a, b = tokens(old, language), tokens(new, language)
    least = PASSAGE_ZH if language == "zh" else PASSAGE_EN
    runs: set[str] = set()
    for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        run = " ".join("".join(a[block.a : block.a + block.size]).split()).strip(" ，。；：、,;:.")
        if len(run) >= least:
            runs.add(run)
    longest = sorted(runs, key=lambda run: (-len(run), run))[:QUOTED]
    return [run if len(run) <= LONGEST else run[:LONGEST] + "…" for run in longest]
