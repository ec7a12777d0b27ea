"""Acts and agreements in English whose lines were broken at a fixed width, as pasted from a PDF file or an e-mail."""

from __future__ import annotations

from tests.drafts.outlined import draft_of, outlined

DENSE = """Article 1
Subject matter
This Regulation lays down rules on the lighting of lamps that are placed
in public places, and on the duties of those who own them.
Article 2
Definitions
For the purposes of this Regulation, the following definitions apply:
(1) ‘lamp’ means a thing that gives light, whatever the means by which it
does so, and which is not a star;
(2) ‘owner’ means the person who placed the lamp, or whoever else holds
it with the consent of that person.
Article 3
Duties of owners
1. The owner of a lamp shall light it at dusk and shall keep it lit until
the dawn of the following day, as laid down in the acts under paragraph
3. Member States may lay down stricter rules, in accordance with Article
2.
2. Paragraph 1 shall not apply to a lamp which stands in a window, where
its light cannot be seen from the street.
3. The Commission may adopt implementing acts which lay down the hours at
which lamps are to be lit.
"""


def test_lines_broken_flush_left_between_short_labels_and_titles_are_joined() -> None:
    draft = draft_of(DENSE)
    assert outlined(draft) == [
        "article 1 <Subject matter>",
        "article 2 <Definitions>: ¶ (1) (2)",
        "article 3 <Duties of owners>: 1. 2. 3.",
    ]


def test_a_number_that_a_broken_line_begins_with_is_the_sentences_own() -> None:
    draft = draft_of(DENSE)
    assert draft.body(draft.by_key["art_3__para_1"]).endswith(
        "under paragraph 3. Member States may lay down stricter rules, in accordance with Article 2."
    )


def test_paragraphs_of_two_lines_with_a_blank_one_between_them_stay_apart() -> None:
    draft = draft_of(
        """LAMPFINDER TERMS OF SERVICE

1. Acceptance of these terms

By creating an account with Lampfinder or by using any part of the
service, you agree to be bound by these terms, which form a contract
between you and Lampfinder Limited.

2. Your account

2.1 You must be at least 18 years old to create an account, and the
details that you give us must be complete and correct.

2.2 You are responsible for everything that is done with your account,
whether or not you knew of it, until you tell us that it was used
without your consent.

3. Fees

You pay no fee for the service, except for the features that we mark
as paid when you choose them.

4. Liability

4.1 Nothing in these terms limits our liability for death or personal
injury caused by our negligence.

4.2 Subject to clause 4.1, we are not liable for any loss of profit or
of data that you suffer because the service was not available.
"""
    )
    assert outlined(draft) == [
        "article 1 <Acceptance of these terms>",
        "article 2 <Your account>: 2.1 2.2",
        "article 3 <Fees>",
        "article 4 <Liability>: 4.1 4.2",
    ]


def test_a_section_without_a_point_after_its_number_opens_a_line_of_its_own() -> None:
    draft = draft_of(
        """Lamps Act 20XX
Be it enacted by the King's most Excellent Majesty as follows:—
1 Duty to light lamps
(1) An owner of a lamp in a public place must light it at dusk, and must
keep it lit until dawn unless the Secretary of State directs
otherwise.
(2) In this section "owner" means the person who placed the lamp or,
where that person has died, the person who holds it.
2 Offences
(1) A person who puts out a lamp without the consent of its owner commits
an offence, and is liable on summary conviction to a fine not
exceeding level 3 on the standard scale.
(2) It is a defence for a person charged with an offence under this
section to prove that the lamp was broken.
3 Short title
This Act may be cited as the Lamps Act 20XX, and the Lanterns Act 20XX may
be cited as such.
"""
    )
    assert outlined(draft) == [
        "article 1 <Duty to light lamps>: (1) (2)",
        "article 2 <Offences>: (1) (2)",
        "article 3 <Short title>",
    ]


def test_a_chinese_paragraph_without_an_indent_ends_where_its_last_line_had_room_for_more() -> None:
    second = "前款规定的监督由主管部门组织实施。"
    lines = ["竞争办法"]
    for number, length in zip(
        "一二三四五", (57, 80, 82, 84, 56), strict=True
    ):  # 57 and 56 fill two lines of 29 but for a character
        words = f"第{number}条　{'经营者应当遵守法律和商业道德并接受社会监督' * 4}"[: length - 1] + "。"
        lines += [*(words[at : at + 29] for at in range(0, length, 29)), second]
    draft = draft_of("\n".join(lines) + "\n")
    assert [len(draft.children(article.key)) for article in draft.articles] == [2] * 5
    assert {draft.body(draft.children(article.key)[1]) for article in draft.articles} == {second}
