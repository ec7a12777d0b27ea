"""Licences, agreements, by-laws and constitutions in English, on small texts of our own."""

from __future__ import annotations

import re

import pytest

from tests.drafts.outlined import draft_of, outlined

LICENCE = """LAMP SOFTWARE LICENCE
Version 9
1. Definitions.
1.1. "Lamp" means a thing that gives light.
1.2. "Holder" means a person who owns a Lamp.
2. Grant.
2.1. The Owner grants the Holder a licence:
(a) to light a Lamp; and
(b) to carry it.
2.2. No other licence is granted.
3. Duties of the Holder.
3.1. Notices. The Holder must keep each notice.
3.2. Source. The Holder must say where a Lamp comes from.
4. Inability to Comply.
If the Holder cannot comply with this Licence because of a law, it must say so in a notice.
5. Application.
This Licence applies to each Lamp to which the notice in Exhibit A is attached.
6. Versions.
6.1. The Owner may publish new versions.
7. No warranty.
LAMPS ARE PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND.
Exhibit A - Form of Notice
"This Lamp is subject to the Lamp Software Licence."
"""


def test_a_clause_without_parts_of_its_own_is_not_swallowed_by_the_part_before_it() -> None:
    assert outlined(draft_of(LICENCE)) == [
        "article 1 <Definitions>: 1.1. 1.2.",
        "article 2 <Grant>: 2.1. (a) (b) 2.2.",
        "article 3 <Duties of the Holder>: 3.1. 3.2.",
        "article 4 <Inability to Comply>",
        "article 5 <Application>",
        "article 6 <Versions>: 6.1.",
        "article 7 <No warranty>",
        "annex a <Form of Notice>",
    ]


def test_a_licence_may_count_from_nought_and_what_stands_below_it_is_an_annex() -> None:
    draft = draft_of(
        "GENERAL LAMP LICENCE\n0. Definitions. In this Licence a lamp is a thing that gives light.\n1. Copying. You may copy"
        " lamps.\n2. Terms. You must keep this notice.\nEND OF TERMS AND CONDITIONS\nHow to Apply These Terms to Your New Lamps\n"
        "Attach the following notice to each lamp.\n"
    )
    assert outlined(draft) == [
        "article 0 <Definitions>",
        "article 1 <Copying>",
        "article 2 <Terms>",
        "annex <How to Apply These Terms to Your New Lamps>",
        "tail: END OF TERMS",
    ]
    assert "gap" not in {d.code for d in draft.diagnostics}


def test_a_sentence_without_a_verb_we_know_is_no_title_where_other_clauses_have_none() -> None:
    draft = draft_of(
        "AGREEMENT ON LAMPS\n1. Lamps burn oil. The buyer shall pay for it.\n2. The seller shall deliver the lamps. The buyer"
        " shall light them.\n3. This agreement is governed by the law of Ireland.\n"
    )
    assert outlined(draft) == ["article 1", "article 2", "article 3"]


SIGNED = """AGREEMENT
1. Supply
The seller must deliver the lamps.
2. Risk
Risk passes then.
3. Price
The buyer must pay ten pounds.
"""


@pytest.mark.parametrize(
    "signatures",
    [
        "Signed for the seller: ____________\nSigned for the buyer: ____________\n",
        "A. Person\nDirector, Alpha Lamps Ltd\n1 March 20XX\n",
        "[Signature page follows]\nALPHA LAMPS, INC.\nBy: ____________\n",
        "PASSED AND ADOPTED this 4th day of March, 20XX.\nA. Person, Mayor\nATTEST:\nB. Person, City Clerk\n",
        "Done in duplicate at Geneva on 4 March 20XX in the English language.\nFOR THE SELLER:\n",
        "Approved,\nA. PERSON\nSpeaker of the House\n",
        "ALPHA INC.\nBy: ____________\nName: A. Person\nBETA INC.\nBy: ____________\nName: B. Person\n",
        "This document has been executed as a deed on the date stated at the beginning of it.\nA. Person\n",
    ],
)
def test_signatures_stand_below_the_last_clause(signatures: str) -> None:
    draft = draft_of(SIGNED + signatures)
    assert outlined(draft)[:3] == ["article 1 <Supply>", "article 2 <Risk>", "article 3 <Price>"]
    assert draft.body(draft.articles[2]) == "The buyer must pay ten pounds."
    assert draft.slice(draft.regions[-1].span) == signatures


@pytest.mark.parametrize(
    "last",
    [
        "Signed copies of this agreement shall be kept by both.",
        "Lamps\nLanterns",
        "Dated copies must be sent to each party.",
    ],
)
def test_a_last_clause_keeps_words_that_only_look_like_signatures(last: str) -> None:
    draft = draft_of(f"{SIGNED}{last}\n")
    assert draft.body(draft.articles[2]) == f"The buyer must pay ten pounds.\n{last}"


def test_rules_below_the_signatures_are_doubted() -> None:
    draft = draft_of(f"{SIGNED}Signed for the seller: ____________\nEach lamp must bear the mark of the seller.\n")
    assert [d.line for d in draft.diagnostics if d.code == "outside-text"] == [9]


def test_sections_below_an_article_of_a_constitution_are_its_paragraphs() -> None:
    draft = draft_of(
        "BYLAWS OF THE LAMP SOCIETY\nARTICLE I\nNAME\nSection 1. Name. The name is the Lamp Society.\nSection 2. Offices. The"
        " office shall be in Springfield, as laid down in\nSection 5.\nARTICLE II\nMEMBERS\nSection 1. Dues. Members shall pay"
        " dues.\n(a) Dues are payable in January.\n(b) They may be waived.\nSection 2. Meetings. The members shall meet in May.\n"
    )
    assert outlined(draft) == [
        "article 1 <NAME>: Section1. Section2. ¶",
        "article 2 <MEMBERS>: Section1. (a) (b) Section2.",
    ]
    assert draft.by_key["art_2__para_2"].label == "Section 2."


def test_sections_numbered_through_an_agreement_are_its_articles() -> None:
    draft = draft_of(
        "AGREEMENT AND PLAN OF MERGER\nARTICLE I\nDEFINITIONS\nSection 1.01 Defined Terms. The terms in Exhibit A are used here.\n"
        "ARTICLE II\nTHE MERGER\nSection 2.01 The Merger. Beta shall merge into Alpha.\nSection 2.02 Closing.\n(a) The closing"
        " shall take place in May.\n(b) Each party shall deliver:\n(i) a certificate; and\n(ii) an opinion.\nSection 2.03 Effect."
        " Alpha shall go on.\nEXHIBIT A\nDEFINED TERMS\n“Lamp” means a thing that gives light.\n"
    )
    assert outlined(draft) == [
        "section I <DEFINITIONS>",
        "article 1.01 <Defined Terms>",
        "section II <THE MERGER>",
        "article 2.01 <The Merger>",
        "article 2.02 <Closing>: (a) (b) (i) (ii)",
        "article 2.03 <Effect>",
        "annex a <DEFINED TERMS>",
    ]


def test_a_lease_in_clauses_is_read_though_it_says_little_of_duties() -> None:
    draft = draft_of(
        "COMMERCIAL LEASE\nAGREED TERMS\n1. INTERPRETATION\nRent: ten pounds a year.\n2. GRANT\n2.1 The Landlord lets the Property"
        " to the Tenant.\n2.2 The grant is made with the rights in Schedule 1.\n3. RE-ENTRY\n3.1 The Landlord goes in if the Rent"
        " is unpaid.\n4. ENTIRE AGREEMENT\nNothing else was agreed.\nSchedule 1 - Rights\n1. The right to light.\n2. The right to"
        " oil.\n"
    )
    assert outlined(draft) == [
        "article 1 <INTERPRETATION>",
        "article 2 <GRANT>: 2.1 2.2",
        "article 3 <RE-ENTRY>: 3.1",
        "article 4 <ENTIRE AGREEMENT>",
        "annex 1 <Rights>",
        "article 1",
        "article 2",
    ]


def test_a_number_of_months_that_begins_a_broken_line_is_no_item() -> None:
    draft = draft_of(
        "LAMP LICENCE\n  1. Notices. You must keep each notice on a lamp for a period of at least six\n(6) months from the day on"
        " which the lamp was lit, and must show it to whoever\nasks for it within that time, unless the lamp has been put out or"
        " broken in\nthe meantime.\n  2. Term. This licence ends when you break it, and you must then give back the\nlamp to the"
        " maker, with all of its oil and the wicks that came with it, within a\nmonth.\n"
    )
    assert outlined(draft) == ["article 1 <Notices>", "article 2 <Term>"]


def test_a_word_that_a_licence_defines_is_not_its_title() -> None:
    draft = draft_of(
        'LAMP DOCUMENTATION LICENSE\n1. DEFINITIONS\nA lamp that is not transparent is called "Opaque".\n2. COPYING\nYou may copy'
        " it.\n3. TERM\nIt ends.\nADDENDUM: How to use this License\nPut a notice on each lamp.\n"
    )
    assert (draft.title, outlined(draft)[-1]) == ("LAMP DOCUMENTATION LICENSE", "annex <How to use this License>")


@pytest.mark.parametrize("sign", ["1)", "1.", "1.\t", "1. "])
def test_clauses_are_found_whatever_stands_between_number_and_title(sign: str) -> None:
    """A tab, as Word's lists have, or nothing: 1.Definitions."""
    clauses = ("Grant. You may light the lamp.", "Source. You must keep this notice.", "Term. The licence ends in May.")
    lines = [
        f"{sign.replace('1', str(n))}{' ' * sign.endswith(')')}{words}" for n, words in enumerate(clauses, start=1)
    ]
    draft = draft_of("LAMP LICENCE\n" + "\n".join(lines) + "\n")
    assert outlined(draft) == ["article 1 <Grant>", "article 2 <Source>", "article 3 <Term>"]


def test_items_with_a_bracket_are_no_clauses_where_clauses_have_a_point() -> None:
    draft = draft_of(
        "LAMP LICENCE\n1. Grant. You may:\n1) Light the lamp;\n2) Carry it.\n2. Notice. You must keep this notice.\n3. Term. It"
        " must end in May.\n"
    )
    assert outlined(draft) == ["article 1 <Grant>: ¶ 1) 2)", "article 2 <Notice>", "article 3 <Term>"]


def test_clauses_in_a_frame_of_asterisks_are_read() -> None:
    text = """LAMP LICENCE
1. Grant
You may light the lamp.
***********************
*                     *
*  2. No warranty     *
*                     *
*  Lamps come "as is". *
***********************
3. Term
This licence must end in May.
"""
    draft = draft_of(text)
    assert outlined(draft) == ["article 1 <Grant>", "article 2 <No warranty>", "article 3 <Term>"]


def test_a_licence_in_another_language_is_read_by_its_numbers() -> None:
    titles = ("Definitionen", "Rechte", "Pflichten", "Haftung", "Dauer", "Recht")
    words = "Die Lampe und das Öl des Inhabers sind nicht der Gegenstand."
    clauses = "".join(f"{n}. {title}\n{words}\n" for n, title in enumerate(titles, 1))
    draft = draft_of(f"LAMPENLIZENZ\n{clauses}")
    assert [a.title for a in draft.articles] == list(titles)


UNPOINTED = """SHAREHOLDERS' AGREEMENT
1 INTERPRETATION
1.1 In this agreement the Board is the board of directors.
1.2 Clause headings shall not affect interpretation.
2 BUSINESS
The business of the Company is the making of lamps.
3 DIRECTORS
3.1 The Board shall have three directors.
3.2 A director may be removed:
3.2.1 by the shareholder who appointed them; or
3.2.2 by a unanimous vote.
4 NOTICES
4.1 A notice shall:
(a) be in writing; and
(b) be signed.
Schedule 1 Deed of adherence
This deed is made by the new shareholder.
"""


@pytest.mark.parametrize("space", [" ", "\t"])
def test_an_agreement_without_points_after_its_numbers_is_no_standard(space: str) -> None:
    text = re.sub(r"(?m)^([0-9.]+|\([a-z]\)) ", rf"\1{space}", UNPOINTED)
    assert outlined(draft_of(text)) == [
        "article 1 <INTERPRETATION>: 1.1 1.2",
        "article 2 <BUSINESS>",
        "article 3 <DIRECTORS>: 3.1 3.2 3.2.1 3.2.2",
        "article 4 <NOTICES>: 4.1 (a) (b)",
        "annex 1 <Deed of adherence>",
    ]
