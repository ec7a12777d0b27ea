"""Real decisions applied to the real texts they amend."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from drafts.amend import amend
from drafts.amending.model import Action, Amended, State
from drafts.folding import fold
from drafts.model import Draft, Provision
from drafts.reading import read_file
from tests.drafts.test_amend_laws import check

pytestmark = pytest.mark.corpus


def applied(corpus: Path, base: str, decision: str) -> Amended:
    amended = amend(read_file(corpus / base)[1], read_file(corpus / decision)[1])
    check(amended)
    return amended


def squeezed(draft: Draft, article: Provision) -> str:
    return re.sub(r"\s", "", fold(draft.slice(article.span)))


@pytest.mark.parametrize(
    "decision", ["texts/csl_2022_decision_draft.txt", "raw/csl_2022_decision_draft.scraped.md"], ids=["text", "page"]
)
def test_articles_that_become_one_renumber_the_rest(corpus: Path, decision: str) -> None:
    amended = applied(corpus, "texts/csl_2016.md", decision)
    assert {o.state for o in amended.outcomes} == {State.DONE}
    assert [o.instruction.action for o in amended.outcomes] == [Action.REPLACE] * 7 + [Action.ADJUST_NUMBERS]
    assert [a.number for a in amended.draft.articles] == [str(n) for n in range(1, 75)]
    old, new = amended.base, amended.draft
    became = {60: 63, 61: 64, 62: 65, 63: 66, 64: 68, 65: 70} | {n: n + 5 for n in range(66, 75)} | {59: 59}
    for number, before in became.items():
        words = [new.body(new.article(str(number))), old.body(old.article(str(before)))]
        if number in range(59, 66):
            assert words[0] != words[1]
            assert any(words[0] in o.effects[0].new for o in amended.outcomes)
        else:
            assert words[0] == words[1]
    for number in range(1, 59):
        assert new.slice(new.article(str(number)).span) == old.slice(old.article(str(number)).span)


def test_the_amended_text_is_what_was_printed_but_for_an_amendment_in_between(corpus: Path) -> None:
    """The base is of 2016, the decision of 2022 amends the text of 2019: its three small changes are all that differs."""
    amended = applied(corpus, "texts/netcar_2016.txt", "texts/netcar_2022.txt")
    assert {o.state for o in amended.outcomes} == {State.DONE}
    printed = read_file(corpus / "texts/netcar_2022.txt")[1]
    different: dict[str, list[tuple[str, str]]] = {}
    for ours, theirs in zip(amended.draft.articles, printed.articles, strict=False):
        assert ours.label == theirs.label
        one, other = squeezed(amended.draft, ours), squeezed(printed, theirs)
        parts = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        found = [(one[i:j], other[k:m]) for op, i, j, k, m in parts if op != "equal"]
        if found:
            different[ours.number] = found
    assert set(different) == {"6", "31", "32", "36"}
    for number in ("6", "31", "32"):
        assert sum(len(old) + len(new) for old, new in different[number]) < 25
    ((rest, cut),) = different["36"]  # the printed text breaks off within article 36
    assert cut == "..."
    assert squeezed(amended.draft, amended.draft.article("36")).endswith(rest)
