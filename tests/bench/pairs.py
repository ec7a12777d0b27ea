"""The pairs of real texts that the benches read; the texts lie beside the repository and are read when a bench runs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from drafts.compare import compare
from drafts.comparison import Comparison, Row
from drafts.reading import read_file

CORPUS = Path(os.environ.get("WORKBENCH_CORPUS", Path(__file__).resolve().parents[3] / "shared" / "corpus"))
PAIRS: tuple[tuple[str, str], ...] = (
    ("accounting_2017.md", "accounting_2024.md"),
    ("antimonopoly_2007.md", "antimonopoly_2022.md"),
    ("ciicrypto_draft.txt", "ciicrypto_final.txt"),
    ("civilgp_draft2.txt", "civilgp_final.txt"),
    ("csl_2016.md", "csl_2025.md"),
    ("espionage_2014.md", "espionage_2023.md"),
    ("merger_2018.md", "merger_2024.md"),
    ("netcar_2016.txt", "netcar_2022.txt"),
    ("pdr_draft.txt", "pdr_final.txt"),
    ("road_2019.md", "road_2022.md"),
    ("road_2022.md", "road_2023.md"),
    ("scorg_1982.md", "scorg_2024.md"),
    ("aia_com2021_en.txt", "aia_council_ga2022_en.txt"),
    ("aia_council_ga2022_en.txt", "aia_final2024_en.md"),
)
"""Successive versions of one text each, the older first."""


@dataclass(frozen=True)
class ComparedPair:
    """Two files of the corpus and their comparison."""

    old: str
    new: str
    comparison: Comparison

    @property
    def language(self) -> str:
        """Of the newer text."""
        return self.comparison.new.language

    def changed(self) -> Iterator[Row]:
        """The rows of articles that are in both texts, in other words."""
        return (row for row in self.comparison.rows if row.old and row.new and row.old_text != row.new_text)

    def numbers(self, row: Row) -> tuple[str, str]:
        """The numbers of a row's articles, joined by commas."""
        old, new = self.comparison.articles(row)
        return ",".join(a.number for a in old), ",".join(a.number for a in new)


@cache
def compared_pairs() -> tuple[ComparedPair, ...]:
    """Each pair of the corpus, compared once. Raises FileNotFoundError where the corpus is absent."""
    texts = CORPUS / "texts"
    if not texts.is_dir():
        raise FileNotFoundError(f"No real texts at {texts}; set WORKBENCH_CORPUS to the folder that holds them.")
    return tuple(
        ComparedPair(old, new, compare(read_file(texts / old)[1], read_file(texts / new)[1])) for old, new in PAIRS
    )
