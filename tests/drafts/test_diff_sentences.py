"""Sentences that are each other's successors are compared with each other, and words of the others aren't kept in them."""

from __future__ import annotations

from drafts.comparison import Op
from drafts.diff import diff
from drafts.diffing.paragraph_pairs import paired
from drafts.diffing.token_diff import token_diff
from tests.drafts.flags_told import told

OLD = (
    "明知他人有走私行为，在港务机关向其调查情况时，拒绝提供证据的，由其所在单位予以处分，或者由港务机关处十五日以下停航；构成犯罪的，"
    "依法追究刑事责任。\n"
    "以暴力、威胁方法阻碍港务机关依法执行任务的，依法追究刑事责任。\n"
    "故意阻碍港务机关依法执行任务，造成严重后果的，依法追究刑事责任；情节较轻的，由港务机关处十五日以下停航。\n"
    "泄露港务机关查缉走私的工作秘密、船东的商业秘密的，由港务机关处十五日以下停航；构成犯罪的，依法追究刑事责任。\n"
    "隐藏、转移、变卖港务机关依法查封、扣押的船货的，或者明知是走私的船货而收购、代为销售的，由港务机关追回。构成犯罪的，依法追究刑事责任。"
)
NEW = (
    "违反本办法规定，有下列行为之一，构成犯罪的，依法追究刑事责任；尚不构成犯罪的，由港务机关予以警告或者处十日以下停航，可以并处罚款：\n"
    "（一）泄露港务机关查缉走私的工作秘密、船东的商业秘密；\n"
    "（二）明知他人有走私行为，在港务机关向其调查情况时，拒绝提供证据；\n"
    "（三）故意阻碍港务机关依法执行任务；\n"
    "（四）隐藏、转移、变卖港务机关依法查封、扣押的船货；\n"
    "（五）明知是走私的船货而收购、代为销售；\n"
    "（六）对协助港务机关工作的旅客打击报复。"
)


def test_articles_that_became_items_are_compared_with_their_items_and_not_with_the_words_at_the_head() -> None:
    changes = diff(OLD, NEW)
    head = NEW.split("\n", 1)[0]
    assert changes[0].op is Op.INSERT
    assert changes[0].text.startswith(head)
    kept = [change.text for change in changes if change.op is Op.EQUAL]
    assert any("在港务机关向其调查情况时，拒绝提供证据" in text for text in kept)
    assert any("隐藏、转移、变卖港务机关依法查封、扣押的船货" in text for text in kept)
    assert any("明知是走私的船货而收购、代为销售" in text for text in kept)
    assert "港务机关" not in kept
    assert "".join(c.text for c in changes if c.op is not Op.INSERT) == OLD
    assert "".join(c.text for c in changes if c.op is not Op.DELETE) == NEW


def test_flags_are_read_from_the_sentences_that_are_shown_as_each_others_successors() -> None:
    script = token_diff(OLD, NEW)
    assert script.hunks == script.shown
    found = told(OLD, NEW)
    assert ("time-limit", "期限上限由十五日改为十日（减至约66.7%）") not in found  # the days of two sentences
    assert any(kind == "sentence" and "删除" in reason and "十五日" in reason for kind, reason in found)
    assert ("time-limit", "新增期限：十日以下") in found
    assert not any("泄露港务机关" in reason for _, reason in found)  # whose secrets they are names nobody who acts


def test_a_new_sentence_between_two_that_stay_takes_no_words_of_theirs() -> None:
    old = (
        "The keeper shall inform the council of any damage to the pier without delay. The council shall keep a list of the piers"
        " and publish it once a year. The pilots shall meet at the office of the council in March."
    )
    new = (
        "The keeper and the owner shall inform the council in writing of any damage to the pier. A list of the damage shall be kept"
        " by the owner of the pier and shown to the council and to the pilots at the office. The council shall keep a public list"
        " of the piers and publish it twice a year. The pilots and the keepers shall meet at the office of the council in April."
    )
    inserted = [change.text for change in diff(old, new, "en") if change.op is Op.INSERT]
    assert any("A list of the damage shall be kept by the owner of the pier" in text for text in inserted)


def test_the_paragraphs_of_an_article_of_a_hundred_definitions_are_paired() -> None:
    """Of two definitions that change places one stays, and the other is put in and taken out whole."""
    old = [[number, 200, 201, 202, number + 300] for number in range(100)]
    new = [[number, 200, 201, 203, number + 300] for number in range(100)]
    new[50], new[51] = new[51], new[50]
    found = paired(old, new).between
    assert len(found) == 99
    assert {(i, j) for i, j in found if i != j} in ({(50, 51)}, {(51, 50)})
