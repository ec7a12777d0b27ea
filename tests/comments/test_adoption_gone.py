"""What became of a proposal to delete an article that has no counterpart in the newer draft."""

from __future__ import annotations

from datetime import UTC, datetime

from comments.adoption import Sign, Verdict, judge_article_gone
from comments.outcomes import Outcome, outcomes
from comments.records import Comment, CommentType, Priority, Status, Visibility
from drafts.aligning.pins import Pin, PinAction, Pins
from drafts.compare import compare
from drafts.parse import parse

MOMENT = datetime(2026, 3, 2, tzinfo=UTC)
RULES = "跨境调解规则可以由外贸商会依照本办法和商事调解条例的有关规定制定。"
MODEL_RULES = "调解协会依照本办法和商事调解条例的有关规定制定示范调解规则。"
SECRET = "调解员应当保守秘密，不得向他人透露调解的情况，当事人另有约定的除外。"


def outcome(gone: str, like: str) -> Outcome:
    """What became of a proposal to delete the third article, where the second one of the newer draft says ``like``."""
    head = (
        "行业调解办法\n第一条　为了规范行业调解，制定本办法。\n第二条　调解协会是社会团体法人，章程由会员大会制定。\n"
    )
    old, new = parse(f"{head}第三条　{gone}\n"), parse(f"{head}{like}\n")
    article = old.article("3")
    asked = Comment(
        "1", "m", "old", article.key, "3", article.label, None, "", "", None, True,
        CommentType.SUBSTANTIVE, Priority.NORMAL, Visibility.SUBMISSION, Status.SUBMITTED, "Reviewer A", MOMENT, MOMENT, 1,
    )  # fmt: skip
    pins = Pins((Pin(PinAction.LOCK, (article.key,), ()),))
    return outcomes([asked], compare(old, new, pins))[0]


def test_an_article_that_is_gone_is_adopted_though_another_rule_has_many_of_its_words() -> None:
    found = outcome(RULES, MODEL_RULES)
    assert (found.verdict, found.score, found.now) == (Verdict.ADOPTED, 1.0, None)
    assert found.zh == "该条已按建议删除。"


def test_an_article_whose_words_another_one_has_now_is_not_adopted() -> None:
    found = outcome(SECRET, SECRET)
    assert found.verdict is Verdict.NOT
    assert found.now is not None
    assert found.now.number == "2"
    assert all(word.sign is Sign.STILL for word in found.words)


def test_an_article_of_which_a_clause_stands_elsewhere_is_judged_clause_by_clause() -> None:
    found = judge_article_gone(RULES + SECRET, SECRET, "zh", {})
    assert {word.sign for word in found.words} == {Sign.STILL, Sign.REMOVED}
    assert found.verdict is not Verdict.ADOPTED
