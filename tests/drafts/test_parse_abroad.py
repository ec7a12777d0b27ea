"""Acts of other countries: numbers, titles and headings as they print them, on small texts of our own."""

from __future__ import annotations

import pytest

from drafts.model import Draft, Kind
from drafts.normalize import normalize
from drafts.parse import parse
from tests.drafts.checks import check_draft


def draft_of(text: str) -> Draft:
    draft = parse(normalize(text).text)
    check_draft(draft)
    return draft


def numbers(draft: Draft) -> list[str]:
    return [article.number for article in draft.articles]


BILL = """117th CONGRESS
                                H. R. 9999

   Ms. Smith of Ohio introduced the following bill; which was referred to
                    the Committee on Lamps

                                 A BILL

To direct the Commission to register lamps, and for other purposes.

SECTION 1. SHORT TITLE.

    This Act may be cited as the ``Public Lamps Act''.

SEC. 2. REGISTER.

    The Commission shall keep a register of lamps.
"""


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (BILL, "Public Lamps Act"),
        (
            "Lamps Act 20XX\nAn Act to provide for lamps\n1 Lamps\nLamps must be lit.\n2 Fees\nNo fee is due.\n",
            "Lamps Act 20XX",
        ),
        (
            "An Act to provide for lamps\n1 Lamps\nLamps must be lit.\n2 Fees\nNo fee is due.\n",
            "An Act to provide for lamps",
        ),
        ("LAW ON LAMPS\nLaw No. 9999\nArticle 1 Lamps must be lit.\nArticle 2 No fee is due.\n", "LAW ON LAMPS"),
    ],
)
def test_an_act_in_english_is_called_by_its_name(text: str, title: str) -> None:
    draft = draft_of(text)
    assert (draft.title, numbers(draft)) == (title, ["1", "2"])


def test_a_bill_has_its_own_sections_and_not_those_of_the_code_it_amends() -> None:
    draft = draft_of(
        "Assembly Bill No. 9\nAn act to amend Section 140.5 of the Lamp Code.\nSECTION 1. Section 140.5 of the Lamp Code is "
        "amended to read:\n140.5. (a) A lamp shall be lit.\n(b) A lamp shall be clean.\nSEC. 2. This act is urgent.\n"
        "SEC. 3. No fee is due.\n"
    )
    assert (draft.title, numbers(draft)) == ("Assembly Bill No. 9", ["1", "2", "3"])


def test_contents_in_the_first_section_of_a_bill_are_no_sections() -> None:
    draft = draft_of(
        "An Act\nSECTION 1. SHORT TITLE; TABLE OF CONTENTS.\n(a) SHORT TITLE.—This Act may be cited as the “Lamps Act”.\n"
        "(b) TABLE OF CONTENTS.—The table of contents of this Act is as follows:\nSec. 1. Short title; table of contents.\n"
        "TITLE I—LAMPS\nSec. 101. Register.\nTITLE I—LAMPS\nSEC. 101. REGISTER.\n(a) IN GENERAL.—Lamps are registered.\n"
    )
    assert (draft.title, numbers(draft)) == ("Lamps Act", ["1", "101"])
    assert [draft.slice(p.span).split("\n")[0] for p in draft.provisions if p.kind is Kind.PART] == ["TITLE I—LAMPS"]
    assert draft.body(draft.articles[0]).endswith("Sec. 101. Register.")


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("FEDERAL LAW\nOF 27 JULY 20XX N 152\nON LAMPS\n", "FEDERAL LAW OF 27 JULY 20XX N 152 ON LAMPS"),
        (
            "LAW OF THE REPUBLIC\nNUMBER 27 OF 20XX\nCONCERNING\nLAMPS\nThe President,\n",
            "LAW OF THE REPUBLIC NUMBER 27 OF 20XX CONCERNING LAMPS",
        ),
        (
            "COMMISSION IMPLEMENTING DECISION (EU) 2099/914\nof 4 June 2099\non lamps\nTHE EUROPEAN COMMISSION,\n",
            "COMMISSION IMPLEMENTING DECISION (EU) 2099/914 of 4 June 2099 on lamps",
        ),
    ],
)
def test_a_title_over_several_lines(above: str, title: str) -> None:
    draft = draft_of(f"{above}Article 1. Scope\nLamps.\nArticle 1.1. Parks\nGardens.\nArticle 2. Effect\nAt once.\n")
    assert draft.title == title
    assert numbers(draft) == ["1", "2"] if draft.profile == "eu" else ["1", "1.1", "2"]


def test_a_formula_that_is_all_an_article_says_is_its_own() -> None:
    draft = draft_of(
        "DIRECTIVE (EU) 2099/1 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL\nHAVE ADOPTED THIS DIRECTIVE:\nArticle 1\nLamps\n"
        "Lamps shall be lit.\nArticle 2\nAddressees\nThis Directive is addressed to the Member States.\nDone at Brussels,\n"
    )
    assert [draft.body(a) for a in draft.articles][-1] == "This Directive is addressed to the Member States."


def test_a_list_goes_on_below_words_put_into_another_act() -> None:
    draft = draft_of(
        "REGULATION (EU) 2099/1 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL\nHAVE ADOPTED THIS REGULATION:\nArticle 1\n"
        "Regulation (EU) 2088/2 is amended as follows:\n(1) in Article 2, the following point is added:\n"
        "‘(15) “lamp” means a source of light;’;\n(2) Article 5 is replaced by the following:\n‘Article 5\nRegisters\n"
        "1. Member States shall keep registers.’;\n(3) Article 6 is deleted.\nArticle 2\nThis Regulation shall enter into force.\n"
    )
    assert [(p.key, p.label) for p in draft.provisions if p.kind is Kind.ITEM] == [
        (f"art_1__para_1__item_{n}", f"({n})") for n in (1, 2, 3)
    ]
    assert all(r.external for r in draft.references)
    assert draft.diagnostics == ()


def test_a_municipal_code_numbered_by_tens_with_notes_of_its_sources() -> None:
    draft = draft_of(
        "Chapter 2.15\nLAMPS\nSections:\n2.15.010    Lamps.\n2.15.020    Fees.\n2.15.030    Hours.\n"
        "2.15.010    Lamps.\n(a) Lamps shall be lit. (Ord. 18381 § 4, 2005; Code 1995 § 2-26.)\n"
        "2.15.020    Fees.\nNo fee is due. (Code 1995, § 2-27; Ord. No. 94-12, § 1, 3-7-1994)\n2.15.030    Hours.\nAt night.\n"
    )
    assert numbers(draft) == ["2.15.010", "2.15.020", "2.15.030"]
    assert draft.diagnostics == ()


def test_sections_with_letters_after_a_dash() -> None:
    draft = draft_of(
        "LAMP LAW\nARTICLE 39-F\nLAMPS\n§ 899-z. Lamps. Lamps shall be lit.\n§ 899-aa. Fees. No fee is due.\n"
        "§ 899-bb. Hours. At night.\n"
    )
    assert numbers(draft) == ["899-z", "899-aa", "899-bb"]


def test_a_standard_in_english() -> None:
    draft = draft_of(
        "LAMP STANDARD\n1 Scope\nThis document is about lamps.\n2 Terms and definitions\n2.1 lamp\nsource of light\n"
        "2.2 risk\neffect of uncertainty\n3 Requirements for lamps in public places, parks and gardens of the city\n"
        "3.1 General\nLamps shall be:\na) lit;\nb) clean.\n3.2 Checks\n3.2.1 Years\nOnce a year.\n"
    )
    assert (draft.language, numbers(draft)) == ("en", ["1", "2.1", "2.2", "3.1", "3.2.1"])


def test_a_sentence_after_a_section_number_is_no_title() -> None:
    draft = draft_of(
        "Lamps Act, B.E. 9999\nSection 1 This Act is called the “Lamps Act, B.E. 9999”.\n"
        "Section 2 The Owner of a lamp shall keep it lit, except:\n(1) at noon;\n(2) in July.\n"
    )
    assert [(a.number, a.title) for a in draft.articles] == [("1", ""), ("2", "")]


@pytest.mark.parametrize(
    "label", ["Rule {}. ", "Clause {}\n", "REGULATION {}\n", "By-law {}: ", "Art. {} GDPR – ", "Art {} "]
)
def test_rules_numbered_by_other_words(label: str) -> None:
    words = ["Lamps shall be lit.", "The European Parliament shall be told.", "No fee is due."]
    draft = draft_of(
        "Lamp Rules\nPART I\nLAMPS\n" + "\n".join(label.format(i) + w for i, w in enumerate(words, start=1)) + "\n"
    )
    assert numbers(draft) == ["1", "2", "3"]


def test_articles_inserted_in_taiwan() -> None:
    draft = draft_of(
        "法規名稱：設備法\n第 一 章 總則\n第 1 條\n本法為示範。\n第 1-1 條\n主管機關另定。\n第 2 條\n本法自公布日施行。\n"
    )
    assert (draft.title, numbers(draft)) == ("設備法", ["1", "1-1", "2"])


def test_an_ordinance_of_hong_kong_and_a_guide_in_numbered_sections() -> None:
    ordinance = draft_of(
        "第999章\n《燈具條例》\n本條例旨在管理燈具。\n第1部\n導言\n1.\t簡稱\n(1)\t本條例可引稱為《燈具條例》。\n2.\t釋義\n"
        "(1)\t在本條例中——\n(a)\t燈具指光源；\n(b)\t擁有人指保管燈具的人。\n2A.\t適用範圍\n(1)\t本條例對政府具約束力。\n"
        "第2部\n執行\n3.\t登記\n(1)\t燈具須登記。\n附表1\n[第3條]\n須登記的燈具\n1.\t街燈\n(1)\t高於3米者。\n"
    )
    assert (ordinance.title, ordinance.profile, numbers(ordinance)) == (
        "燈具條例",
        "zh-sections",
        ["1", "2", "2a", "3"],
    )
    assert [p.title for p in ordinance.provisions if p.kind is Kind.PART] == ["導言", "執行"]
    guide = draft_of(
        "设备登记指引\n1. 适用范围\n适用于设备。\n2. 登记\n（1）甲；\n（2）乙。\n3. 其他\n自发布之日起施行。\n"
    )
    assert [(a.number, a.title) for a in guide.articles] == [("1", "适用范围"), ("2", "登记"), ("3", "其他")]
    ways = draft_of(
        "关于征求意见的通知\n可以通过下列方式反馈：\n1.电子邮件：a@example.com；\n2.信函：某路1号；\n3.传真：010。\n"
    )
    assert ways.articles == ()


def test_ways_to_send_a_comment_are_no_sections() -> None:
    draft = draft_of(
        "Public Consultation on the Draft Lamp Regulations\nThe Ministry invites comments.\n1. By email to a@example.gov.\n"
        "2. By post to 1 High Street.\n3. Online at the portal.\n"
    )
    assert draft.articles == ()
    assert draft.notice is not None


def test_rules_hold_sections_and_notes_come_after_the_last() -> None:
    draft = draft_of(
        "LAMP RULES OF REPUBLIC ACT NO. 99\nRule I. Preliminary Provisions\nSection 1. Title. These are the Lamp Rules.\n"
        "Section 2. Policy. Lamps are lit.\nRule II. Scope\nSection 3. Scope. All lamps.\nEXPLANATORY NOTE\nThese rules are new.\n"
    )
    assert draft.title == "LAMP RULES OF REPUBLIC ACT NO. 99"
    assert [(p.number, p.title) for p in draft.provisions if p.kind is Kind.CHAPTER] == [
        ("I", "Preliminary Provisions"),
        ("II", "Scope"),
    ]
    assert [draft.body(a) for a in draft.articles] == ["These are the Lamp Rules.", "Lamps are lit.", "All lamps."]


def test_the_closing_words_of_a_treaty_are_none_of_its_last_article() -> None:
    draft = draft_of(
        "CONVENTION ON LAMPS\nARTICLE I\nLAMPS\nLamps shall be lit.\nARTICLE II\nENTRY INTO FORCE\nThis Convention enters into "
        "force at once.\nIN WITNESS WHEREOF the undersigned have signed this Convention.\nDONE at Example.\n"
    )
    assert [draft.body(a) for a in draft.articles][-1] == "This Convention enters into force at once."


def test_paragraphs_of_state_codes() -> None:
    draft = draft_of(
        "§ 59.1-575. Scope.\nA. This chapter applies to lamps.\nB. It shall not apply to any:\n1. Candle;\n2. Lantern:\n"
        "a. of paper;\n"
        "b. of glass.\nC. Lamps are lit.\n§ 59.1-576. Lamps.\nIn parks.\n§ 59.1-577. Fees.\nA. None.\n"
    )
    assert [p.key.partition("__")[2] for p in draft.provisions if p.key.startswith("art_59.1-575__")] == [
        "para_A", "para_B", "para_B__item_1", "para_B__item_2", "para_B__item_2__sub_a", "para_B__item_2__sub_b", "para_C",
    ]  # fmt: skip


def test_the_extent_printed_with_a_title_is_none_of_it() -> None:
    draft = draft_of(
        "Lamps Act 20XX\nPART 1 E+W+S+N.I. Preliminary\n1 Lamps U.K.\n(1) Lamps must be lit.\n(2) All of them.\n"
        "2 Fees E+W\n(1) No fee is due.\n3 Hours U.K.\n(1) Lamps may be out by day.\n"
    )
    assert [a.title for a in draft.articles] == ["Lamps", "Fees", "Hours"]
    assert [p.title for p in draft.provisions if p.kind is Kind.PART] == ["Preliminary"]


@pytest.mark.parametrize("article", ["ARTICLE {}\nLAMPS\n", "Article {} - Lamps\n", "Article. {}.\n"])
@pytest.mark.parametrize("section", ["Section {}\nWords\n", "Section {}: ", "Section. {}.\n"])
def test_articles_that_are_made_of_sections_keep_them(article: str, section: str) -> None:
    text = "CHARTER OF LAMPS\n" + "".join(
        article.format(number) + "".join(f"{section.format(i)}Lamps {number}.{i} are lit.\n" for i in (1, 2))
        for number in ("I", "II", "III")
    )
    draft = draft_of(text)
    assert numbers(draft) == ["1", "2", "3"]
    assert all(draft.body(a).endswith(f"Lamps {'I' * i}.2 are lit.") for i, a in enumerate(draft.articles, start=1))
    assert draft.diagnostics == ()


PROPOSED_RULE = """DEPARTMENT OF LAMPS
16 CFR Part 999
ACTION: Notice of proposed rulemaking.
For the reasons stated above, the Department proposes to amend 16 CFR part 999 as follows:
PART 999—LAMP RULE
1. The authority citation for part 999 continues to read as follows:
Authority: 15 U.S.C. 6501.
2. Amend § 999.2 by revising the definition of Lamp to read as follows:
§ 999.2 Definitions.
* * * * *
Lamp means a source of light.
* * * * *
3. Revise § 999.5 to read as follows:
§ 999.5 Consent.
(a) An operator must obtain consent under section 1506 of title 44.
(b) An operator may refuse light.
"""


def test_a_proposed_rule_is_read_by_the_sections_it_revises() -> None:
    draft = draft_of(PROPOSED_RULE)
    assert draft.profile == "us"
    assert numbers(draft) == ["999.2", "999.5"]
    assert not draft.diagnostics


def test_asterisks_for_words_left_out_stay() -> None:
    assert draft_of(PROPOSED_RULE).text.count("* * * * *\n") == 2


def test_headings_between_a_part_and_its_first_section() -> None:
    draft = draft_of(
        "BILL C-999\nAn Act to enact the Lamp Protection Act\nBe it enacted as follows:\nShort title\n"
        "1 This Act may be cited as the Lamp Act, 2024.\nPART 1\nLamp Protection\nEnactment of Act\n"
        "2 The Lamp Protection Act shall be enacted.\nPART 2\nLamp Tribunal\n3 The Lamp Tribunal shall be established.\n"
        "Coming into Force\n4 This Act comes into force on a day to be fixed.\n"
    )
    assert numbers(draft) == ["1", "2", "3", "4"]
    assert not [d for d in draft.diagnostics if d.code == "stray-text"]


def test_clauses_of_terms_of_use() -> None:
    draft = draft_of(
        "LAMP TERMS\nThese Terms govern your use of lamps.\n1. Definitions\n1.1 “Lamp” means a source of light.\n"
        "1.2 “User” means any person who shall use a lamp.\n2. Use\n2.1 You may use lamps.\n2.2 You must not:\n(a) break it; or\n"
        "(b) steal it.\n3. Liability\n3.1 We shall not be liable for darkness.\n"
    )
    assert numbers(draft) == ["1", "2", "3"]
    inside = [(p.kind, p.number) for p in draft.provisions if p.key.startswith(draft.articles[1].key + "__")]
    assert inside == [
        (Kind.PARAGRAPH, "2.1"),
        (Kind.PARAGRAPH, "2.2"),
        (Kind.ITEM, "a"),
        (Kind.ITEM, "b"),
    ]


def test_a_chapter_that_a_bill_adds_to_a_code_stays_in_its_section() -> None:
    draft = draft_of(
        "SENATE BILL No. 9999\nAn act to add Chapter 99 to the Lamp Code, relating to lamps.\n"
        "The people do enact as follows:\nSECTION 1. This act shall be known as the Lamp Act.\n"
        "SEC. 2. Chapter 99 (commencing with Section 99602) is added to the Lamp Code, to read:\nCHAPTER 99. Lamps\n"
        "99602. As used in this chapter, “lamp” means a source of light.\n99603. (a) An owner shall light a lamp.\n"
        "SEC. 3. This act takes effect immediately.\n"
    )
    assert numbers(draft) == ["1", "2", "3"]
    assert "99603." in draft.body(draft.articles[1])
    assert not draft.diagnostics


def test_words_put_into_another_act_in_straight_quotation_marks() -> None:
    draft = draft_of(
        "DIRECTIVE 2024/9999 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL\nHAVE ADOPTED THIS DIRECTIVE:\nArticle 1\n"
        "Directive 99/9/EC is amended as follows:\n(1) the following Article 2a is added:\n'Article 2a\nLamps\n"
        "1. Lamps shall be lit.\n2. Lamps shall be clean.'\n(2) Article 3 is deleted.\nArticle 2\n"
        "This Directive is addressed to the Member States.\n"
    )
    assert numbers(draft) == ["1", "2"]
    items = [p.number for p in draft.provisions if p.kind is Kind.ITEM]
    assert items == ["1", "2"]
    assert not draft.diagnostics
