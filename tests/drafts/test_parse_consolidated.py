"""Acts as legislation.gov.uk and other official sites give them out, with an editor's marks and notes, on texts of our own."""

from __future__ import annotations

from tests.drafts.outlined import draft_of, outlined

ANNOTATED = """Lamps Act 19XX
1 Duty to light. E+W+S
(1)An owner of a lamp must light it [F1before dusk].
[F2(1A)Subsection (1) does not apply to a lamp in a window.]
(2)In this section “lamp” includes—
(a)a lantern; F3. . .
F3(b). . . . . . . . . . . . . . . . . . . . . . . . . . . .
[F4(c)a torch.]
Textual Amendments
F1Words in s. 1(1) inserted (1.4.20XX) by Lanterns Act 20XX (c. 7), s. 3(2)
F2S. 1(1A) inserted (1.4.20XX) by Lanterns Act 20XX (c. 7), s. 3(3)
F3S. 1(2)(b) and word repealed (1.5.20XX) by S.I. 20XX/12, art. 4
F4S. 1(2)(c) added (1.5.20XX) by S.I. 20XX/12, art. 5
[F51APower to exempt E+W+S
The Secretary of State may exempt a lamp.]
Textual Amendments
F5S. 1A inserted (1.6.20XX) by S.I. 20XX/13, reg. 2
2 Offences. E+W+S+N.I.
A person who puts out a lamp commits an offence.
F63. . . . . . . . . . . . . . . . . . . . . . . . . . . . . E+W+S
Textual Amendments
F6S. 3 repealed (1.7.20XX) by Lanterns Act 20XX (c. 7), Sch. 1
4 Short title. E+W+S+N.I.
(1)This Act comes into force on 1 March 20XX.
(2)This Act may be cited as the Lamps Act 19XX.
"""


def test_labels_behind_an_editors_marks_are_found() -> None:
    assert outlined(draft_of(ANNOTATED)) == [
        "article 1 <Duty to light>: (1) (1A) (2) (a) (b) (c) ¶ ¶ ¶ ¶ ¶",
        "article 1a <Power to exempt>: ¶ ¶ ¶",
        "article 2 <Offences>",
        "article 3: ¶ ¶ ¶",
        "article 4 <Short title>: (1) (2)",
    ]


def test_an_editors_mark_belongs_to_the_provision_that_it_marks() -> None:
    draft = draft_of(ANNOTATED)
    inserted = draft.by_key["art_1a"]
    assert (inserted.label, draft.slice(inserted.span)[:10]) == ("1A", "[F51APower")
    assert draft.slice(draft.by_key["art_1__para_1A"].span).startswith("[F2(1A)Subsection")


def test_an_editors_notes_are_kept_and_doubted_once() -> None:
    draft = draft_of(ANNOTATED)
    assert [(d.code, d.line) for d in draft.diagnostics if d.code == "editorial-notes"] == [("editorial-notes", 9)]


def test_numbers_alone_on_their_lines_head_sections_and_subsections() -> None:
    draft = draft_of(
        "LAMPS ACT 20XX\nBE IT ENACTED by the King's most Excellent Majesty as follows:—\n1\nDuty to light lamps\n(1)\nAn owner of"
        " a lamp must light it.\n(2)\nSubsection (1) does not apply to a lamp in a window.\n2\nOffences\n(1)\nA person commits an"
        " offence if the person—\n(a)\nputs out a lamp, or\n(b)\nbreaks it.\n3\nShort title\nThis Act may be cited as the Lamps"
        " Act 20XX.\n"
    )
    assert outlined(draft) == [
        "article 1 <Duty to light lamps>: (1) (2)",
        "article 2 <Offences>: (1) (a) (b)",
        "article 3 <Short title>",
    ]


def test_labels_are_found_in_the_footnoted_brackets_of_india() -> None:
    draft = draft_of(
        "THE LAMPS ACT, 1985\nBE it enacted by Parliament as follows:—\n1. Short title and extent.—(1) This Act may be called the"
        " Lamps Act, 1985.\n(2) It extends to the whole of India.\n2. Definitions.—In this Act,—\n(a) “lamp” means a thing that"
        " gives light;\n3[(aa) “lantern” means a lamp that can be carried;]\n(b) “owner” means the holder of a lamp.\n4[2A."
        " Exemptions.—The Central Government may exempt any lamp.]\n3. Penalty.—Whoever puts out a lamp shall be fined.\n"
    )
    assert outlined(draft) == [
        "article 1 <Short title and extent>: (1) (2)",
        "article 2 <Definitions>: ¶ (a) (aa) (b)",
        "article 2a <Exemptions>",
        "article 3 <Penalty>",
    ]


def test_an_act_of_canada_has_its_marginal_notes_as_titles_and_its_headings_apart() -> None:
    draft = draft_of(
        "Lamps Act\nAn Act respecting lamps\nHer Majesty enacts as follows:\nShort Title\nShort title\n1 This Act may be cited as"
        " the Lamps Act.\nInterpretation\nDefinitions\n2 (1) The following definitions apply in this Act.\nlamp means a thing that"
        " gives light. (lampe)\nLanterns\n(2) For the purposes of this Act, a lantern is a lamp.\nLighting\nDuty to light\n3 (1)"
        " The owner of a lamp must light it\n(a) at dusk; and\n(b) in a fog.\nMarginal note: Exception\n(2) Subsection (1) does"
        " not apply to a lamp in a window.\nOrder in council\n*4 This Act comes into force on a day to be fixed by order.\n"
    )
    assert outlined(draft) == [
        "section <Short Title>",
        "article 1 <Short title>",
        "section <Interpretation>",
        "article 2 <Definitions>: (1) ¶ (2)",
        "section <Lighting>",
        "article 3 <Duty to light>: (1) (a) (b) (2)",
        "article 4 <Order in council>",
    ]
    assert draft.by_key["art_2__para_2"].title == "Lanterns"
    assert draft.headings(draft.article("3")) == ("Lighting",)


def test_headings_without_numbers_stand_between_the_sections_of_a_part() -> None:
    draft = draft_of(
        "Lamps (Scotland) Act 20XX\nPART 1\nLIGHTING OF LAMPS\nDuties\n1 Duty to light\n(1) The owner of a lamp must light it.\n(2)"
        " A lantern is a lamp.\n2 Guidance\n(1) The Scottish Ministers may issue guidance.\nOffences\n3 Putting out a lamp\nIt is"
        " an offence to put out a lamp.\nSCHEDULE\n(introduced by section 2)\nGUIDANCE\n1 (1) Guidance must be published.\n(2) It"
        " may be withdrawn.\n2 Guidance may be revised.\n"
    )
    assert outlined(draft) == [
        "part 1 <LIGHTING OF LAMPS>",
        "section <Duties>",
        "article 1 <Duty to light>: (1) (2)",
        "article 2 <Guidance>: (1)",
        "section <Offences>",
        "article 3 <Putting out a lamp>",
        "annex <GUIDANCE>",
        "article 1: (1) (2)",
        "article 2",
    ]


def test_captions_of_old_acts_may_end_with_a_full_stop() -> None:
    draft = draft_of(
        "LAMPS ACT, 1931.\nBE IT ENACTED BY THE OIREACHTAS AS FOLLOWS:—\nShort title.\n1.—This Act may be cited as the Lamps Act,"
        " 1931.\nDefinitions.\n2.—(1) In this Act—\nthe word “lamp” means a thing that gives light.\n(2) A lantern is a"
        " lamp.\nExpenses.\n3.—The expenses shall be paid by the Minister.\n"
    )
    assert [a.title for a in draft.articles] == ["Short title.", "Definitions.", "Expenses."]


def test_subdivisions_with_letters_and_schedules_with_titles_are_headings() -> None:
    draft = draft_of(
        "Lamps Act 20XX\nThe Parliament of Australia enacts:\nPart 1—Preliminary\n1  Short title\nThis Act is the Lamps Act"
        " 20XX.\n2  Definitions\nIn this Act, a lamp must give light.\nDivision 1—Inspectors\nSubdivision A—Appointment\n3 "
        " Inspectors\nThe Minister may appoint inspectors.\nSchedule 1 Savings and transitional provisions\n1 Regulations\nThe"
        " regulations may contain savings.\n"
    )
    assert outlined(draft)[3:5] == ["section 1 <Inspectors>", "section 1 <Appointment>"]
    assert "annex 1 <Savings and transitional provisions>" in outlined(draft)


def test_sections_inserted_with_a_point_are_sections_where_no_clauses_count_so() -> None:
    draft = draft_of(
        "Lamp Fees Regulations\nInterpretation\n1 In these Regulations, Act means the Lamps Act. (Loi)\nFees\n2 (1) The fee for a"
        " licence is $10.\n(2) It is payable on application.\n3 [Repealed, SOR/20XX-13, s. 2]\nRemission\n4 Remission is granted"
        " of fees paid by a child.\n4.1 Remission is also granted of fees paid by a school.\nComing into Force\n5 These Regulations"
        " come into force on the day on which they are registered.\n"
    )
    assert [(a.number, a.label, a.title) for a in draft.articles][2:] == [
        ("3", "3", "Repealed, SOR/20XX-13, s. 2"),
        ("4", "4", "Remission"),
        ("4.1", "4.1", ""),
        ("5", "5", "Coming into Force"),
    ]


def test_a_section_below_its_marginal_note_is_found_after_a_table_of_contents() -> None:
    draft = draft_of(
        "Lamps Act, 20XX\nCONTENTS\n1. Definitions\n2. Duty to light\n3. Offence\nDefinitions\n1 In this Act,\n“lamp” means a"
        " thing that gives light; (“lampe”)\nDuty to light\n2 (1) Every owner of a lamp shall light it.\nException\n(2) Subsection"
        " (1) does not apply to a lamp in a window.\nOffence\n3 Every person who puts out a lamp is guilty of an offence.\n"
    )
    assert outlined(draft) == [
        "article 1 <Definitions>: ¶ ¶",
        "article 2 <Duty to light>: (1) (2)",
        "article 3 <Offence>",
    ]


def test_headings_without_numbers_lead_no_mention_astray() -> None:
    draft = draft_of(
        "LICENCE\n1. You may copy lamps, as Section 2 says.\n2. You must keep this notice on each lamp.\nNO WARRANTY\n3. You must"
        " not rely on lamps.\n4. You may sell them.\n"
    )
    assert "section <NO WARRANTY>" in outlined(draft)
    assert "unresolved-reference" not in {d.code for d in draft.diagnostics}
