"""Codes of France and of States of America: sections numbered by book and title, on small texts of our own."""

from __future__ import annotations

from drafts.model import Kind
from tests.drafts.outlined import draft_of, outlined

CODE = """Code des lampes
Partie législative
Livre Ier : Dispositions générales
Titre II : Éclairage
Chapitre Ier : Obligations
Article L121-1
Toute lampe placée sur une voie publique est allumée à la tombée de la nuit.
Le propriétaire de la lampe est responsable de son entretien.
Article L121-2
Modifié par Loi n°20XX-12 du 3 mars 20XX - art. 4
I. - Le maire peut dispenser un propriétaire de l'obligation prévue à l'article L121-1.
II. - La dispense est accordée :
1° Pour une durée d'un an ;
2° Par écrit.
Article L121-2-1
La dispense peut être retirée.
Chapitre II : Sanctions
Article L122-1
Le fait d'éteindre une lampe est puni d'une amende de 150 euros.
"""


def test_articles_of_a_french_code_are_numbered_by_book_and_title() -> None:
    assert outlined(draft_of(CODE)) == [
        "part I <Dispositions générales>",
        "subpart II <Éclairage>",
        "chapter I <Obligations>",
        "article L121-1: ¶ ¶",
        "article L121-2: ¶ I.- II.- 1° 2°",
        "article L121-2-1",
        "chapter II <Sanctions>",
        "article L122-1",
    ]


def test_a_decree_may_print_its_articles_with_points_and_mix_r_and_d() -> None:
    draft = draft_of(
        "Décret n° 20XX-99 relatif aux lampes\nLe Premier ministre,\nVu le code des lampes ;\nDécrète :\nArt. R. 123-1. - Les"
        " lampes sont allumées au plus tard à vingt heures.\nArt. R. 123-2. - La demande de dispense comporte :\n1° Le nom du"
        " demandeur ;\n2° L'adresse de la lampe.\nArt. R. 123-2-1. - Le silence du maire vaut acceptation.\nArt. D. 123-3. - Un"
        " arrêté fixe le modèle de la demande.\n"
    )
    assert outlined(draft) == ["article R123-1", "article R123-2: ¶ 1° 2°", "article R123-2-1", "article D123-3"]
    assert draft.articles[0].label == "Art. R. 123-1."


def test_the_articles_l_go_before_those_of_the_regulations() -> None:
    draft = draft_of(CODE + "Partie réglementaire\nArticle R121-1\nLes lampes sont allumées à vingt heures.\n")
    assert draft.articles[-1].number == "R121-1"
    assert "outside-text" not in {d.code for d in draft.diagnostics}


def test_a_law_that_amends_a_code_keeps_its_own_articles() -> None:
    draft = draft_of(
        "LOI relative aux lampes\nArticle 1er\nL'article L. 121-1 du code des lampes est ainsi rédigé :\n« Art. L. 121-1. - Les"
        " lampes sont allumées. »\nArticle 2\nLa présente loi entre en vigueur le 1er avril 20XX.\nArticle 3\nLe ministre des"
        " lampes est chargé de son exécution.\n"
    )
    assert [a.number for a in draft.articles] == ["1", "2", "3"]


def test_sections_of_florida_have_titles_before_a_dash() -> None:
    draft = draft_of(
        "CHAPTER 999\nLAMPS\n999.01 Short title.—This chapter may be cited as the “Lamps Act.”\n999.02 Definitions.—As used in this"
        " chapter, the term:\n(1) “Lamp” means a thing that gives light.\n(2) “Owner” means the holder of a lamp.\n999.03 Duty to"
        " light.—\n(1) An owner shall light a lamp.\n(2) An owner shall:\n(a) Keep it clean; and\n(b) Keep it lit.\n"
    )
    assert outlined(draft) == [
        "chapter 999 <LAMPS>",
        "article 999.01 <Short title>",
        "article 999.02 <Definitions>: ¶ (1) (2)",
        "article 999.03 <Duty to light>: (1) (2) (a) (b)",
    ]
    assert draft.title == "Lamps Act"


def test_a_heading_with_a_dash_may_stand_before_the_first_label_below_it() -> None:
    draft = draft_of(
        "PART 999—LAMP RULE\n§ 999.1 Scope.\nThis part implements the Lamp Act.\n§ 999.2 Notice.\n(a) General. Each notice must be"
        " clear.\n(b) Direct notice—(1) Content. The notice must state the hours.\n(2) Form. The notice must be in writing.\n"
        "§ 999.3 Severability.\nThe provisions of this part are severable.\n"
    )
    notice = draft.by_key["art_999.2"]
    assert [p.label for p in draft.provisions if draft.by_key["art_999.2"].span.holds(p.span)][1:] == [
        "(a)",
        "(b)",
        "(1)",
        "(2)",
    ]
    assert notice.kind is Kind.ARTICLE
