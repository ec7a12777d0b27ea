"""Lines beside an article's label that are its caption, its first words, or another law, on small texts of our own."""

from __future__ import annotations

from tests.drafts.outlined import draft_of, outlined


def test_words_that_open_a_list_are_no_title_even_where_captions_stand_above() -> None:
    draft = draft_of(
        "LAMPS BILL 20XX\nBe it enacted by the Oireachtas as follows:\nDefinitions\n1. In this Act—\n“Minister” means the"
        " Minister for Lamps.\nAmendment of section 3\n2. Section 3 of the Act of 1990 is amended—\n(a) by the deletion of"
        " “lantern”, and\n(b) by the insertion of “lamp”.\nShort title\n3. (1) This Act may be cited as the Lamps Act 20XX.\n"
        "(2) It comes into operation.\n"
    )
    assert [a.title for a in draft.articles] == ["Definitions", "Amendment of section 3", "Short title"]
    assert draft.body(draft.articles[1]).startswith("Section 3 of the Act of 1990 is amended—\n(a)")


def test_captions_stand_above_article_1_alone_on_its_line() -> None:
    draft = draft_of(
        "ARBITRATION RULES\nSection I. Introductory rules\nScope of application\nArticle 1\n1. Disputes shall be settled"
        " under these Rules.\n2. These Rules shall govern the arbitration.\nNotices\nArticle 2\nA notice may be sent by any"
        " means.\nNumber of arbitrators\nArticle 3\nThree arbitrators shall be appointed.\n"
    )
    assert outlined(draft) == [
        "section 1 <Introductory rules>",
        "article 1 <Scope of application>: 1. 2.",
        "article 2 <Notices>",
        "article 3 <Number of arbitrators>",
    ]


def test_clauses_may_stand_in_sections() -> None:
    draft = draft_of(
        "STANDARD CLAUSES\nSECTION I\nClause 1\nPurpose\n(a) These clauses protect lamps.\n(b) The Parties agree.\nSECTION II"
        " – OBLIGATIONS\nClause 2\nLighting\nThe importer shall light the lamps.\nClause 3\nDocking\nAny entity may accede.\n"
    )
    assert outlined(draft) == [
        "section 1",
        "article 1 <Purpose>: ¶ (a) (b)",
        "section 2 <OBLIGATIONS>",
        "article 2 <Lighting>",
        "article 3 <Docking>",
    ]


def test_a_section_that_a_bill_adds_to_a_code_stays_in_the_bills_section() -> None:
    draft = draft_of(
        "AN ACT\nrelating to the lighting of lamps.\nBE IT ENACTED BY THE LEGISLATURE OF THE STATE OF TEXAS:\nSECTION 1."
        " Chapter 2, Lamp Code, is amended by adding Section 2.003 to read as follows:\nSec. 2.003. LANTERNS. (a) A lantern"
        " is a lamp.\n(b) The commission may adopt rules.\nSECTION 2. This Act takes effect September 1, 20XX.\n"
    )
    assert [a.number for a in draft.articles] == ["1", "2"]
    assert "Sec. 2.003. LANTERNS." in draft.body(draft.articles[0])


def test_a_section_left_unfinished_with_dots_is_no_entry_of_contents() -> None:
    draft = draft_of(
        "UNIFORM LAMP ACT\nSECTION 1. TITLE. This act may be cited as the Uniform Lamp Act.\nSECTION 2. DUTY. An owner shall"
        " light a lamp.\nSECTION 3. EFFECTIVE DATE. This act takes effect . . . .\n"
    )
    assert [a.title for a in draft.articles] == ["TITLE", "DUTY", "EFFECTIVE DATE"]


def test_an_act_in_two_languages_is_read_in_the_first_and_the_second_is_doubted() -> None:
    draft = draft_of(
        "Lamps Regulations\nInterpretation\n1 In these Regulations, Act means the Lamps Act. (Loi)\nLighting\n2 (1) An owner"
        " must light a lamp.\n(2) A lamp must be lit at dusk.\nComing into Force\n3 These Regulations come into force on"
        " registration.\nDéfinitions\n1 Dans le présent règlement, Loi s’entend de la Loi sur les lampes. (Act)\nÉclairage\n2"
        " (1) Le propriétaire allume sa lampe.\n(2) La lampe est allumée au crépuscule.\nEntrée en vigueur\n3 Le présent"
        " règlement entre en vigueur à la date de son enregistrement.\n"
    )
    assert [a.title for a in draft.articles] == ["Interpretation", "Lighting", "Coming into Force"]
    assert [d.line for d in draft.diagnostics if d.code == "stray-article"] == [10]
