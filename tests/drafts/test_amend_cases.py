"""Cases a lawyer can read: a base, a decision, and what came of every instruction."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafts.amend import amend
from drafts.model import Draft
from drafts.reading import read_file
from tests.drafts.amended_files import described
from tests.drafts.case_files import case_folders, check
from tests.drafts.checks import check_draft


def read(path: Path) -> Draft:
    return read_file(path)[1]


@pytest.mark.parametrize("folder", case_folders("amend"), ids=lambda folder: folder.name)
def test_a_decision_is_applied_as_a_lawyer_would(folder: Path) -> None:
    amended = amend(read(folder / "base.txt"), read(folder / "decision.txt"))
    check_draft(amended.draft)
    for outcome in amended.outcomes:
        assert amended.decision.slice(outcome.instruction.span) == outcome.instruction.words
        for effect in outcome.effects:
            assert amended.base.slice(effect.base) == effect.old
            assert amended.draft.slice(effect.span) == effect.new
    check(folder, described(amended))
