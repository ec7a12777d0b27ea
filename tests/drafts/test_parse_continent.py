"""Rules in the languages of the European continent, Latin America, Russia and Korea, on small texts of our own."""

from __future__ import annotations

import pytest

from drafts.model import Draft, Kind
from drafts.normalize import normalize
from drafts.parse import parse
from tests.drafts.checks import check_draft

SPANISH = """Real Decreto 1/2024, de 2 de enero, sobre las farolas de la ciudad.
Las farolas están reguladas por la ley.
DISPONGO:
CAPÍTULO I
Disposiciones generales
Artículo 1. Objeto.
Este real decreto tiene como objeto la luz de las calles.
Artículo 2. Ámbito de aplicación.
1. Este real decreto se aplica a las farolas.
2. Quedan excluidas:
a) Las farolas apagadas.
b) Las farolas a que se refiere el artículo 1.
CAPÍTULO SEGUNDO
Sanciones
Artículo 2 bis. Faros.
Los faros son farolas.
Artículo 3.º Multas.
Las multas se fijan por la ley.
Disposición adicional primera. Defensa.
No se aplica a la defensa.
Disposición final única. Entrada en vigor.
Entra en vigor el día siguiente.
"""

BRAZILIAN = """LEI Nº 1, DE 2 DE JANEIRO DE 2024
Dispõe sobre os postes de luz e dá outras providências.
O PREFEITO faz saber que a Câmara decreta a seguinte Lei:
CAPÍTULO I
DAS DISPOSIÇÕES GERAIS
Art. 1º Esta Lei trata dos postes de luz.
§ 1º Os postes são de ferro.
§ 2º O disposto no Art. 2º não se aplica aos postes de madeira.
Art. 1º-A. Os postes são verdes.
Parágrafo único. A cor pode mudar.
Seção I
Dos deveres
Art. 2º São deveres do dono:
I – acender a luz;
II – apagar a luz:
a) de dia;
b) em dias de festa;
III – limpar o vidro.
Art. 3º Esta Lei entra em vigor na data de sua publicação.
Brasília, 2 de janeiro de 2024.
"""

GERMAN = """Gesetz über die Laternen der Stadt (Laternengesetz)
Erster Abschnitt
Allgemeines
§ 1 Zweck des Gesetzes
(1) Dieses Gesetz gilt für die Laternen, die der Stadt gehören. § 4 Abs. 1 bleibt unberührt.
(2) Es gilt nicht für
1.
Kerzen,
2.
Laternen, soweit sie
a)
aus Glas sind oder
b)
nicht leuchten.
§ 2 Begriffe
Laterne ist ein Licht, das in der Nacht leuchtet.
Zweiter Abschnitt
Pflichten
§ 2a Pflege
Die Laternen sind zu pflegen.
§ 3 Inkrafttreten
Dieses Gesetz tritt am Tag nach der Verkündung in Kraft.
Anlage 1 (zu § 2)
Maße der Laternen
"""

AMENDING_GERMAN = """Entwurf eines Gesetzes zur Änderung des Laternengesetzes
Der Bundestag hat das folgende Gesetz beschlossen:
Artikel 1
Änderung des Laternengesetzes
Das Laternengesetz wird wie folgt geändert:
1. § 1 wird wie folgt gefasst:
„§ 1
Zweck
Das Gesetz dient dem Licht.“
2. § 2 wird aufgehoben.
Artikel 2
Inkrafttreten
Dieses Gesetz tritt am Tag nach der Verkündung in Kraft.
Begründung
A. Allgemeiner Teil
Der Entwurf dient dem Licht und der Nacht.
"""

FRENCH = """Décret n° 2024-1 du 2 janvier 2024 relatif aux réverbères de la ville
Le Premier ministre,
Vu le code de la ville, notamment ses articles L. 1 et R. 2 ;
Décrète :
Chapitre Ier : Dispositions générales
Article 1er
Le présent décret s'applique aux réverbères.
Article 2
I. - Les réverbères sont déclarés.
II. - La déclaration est faite dans les deux mois.
Chapitre II : Sanctions
Article 3
Est puni de l'amende le fait de ne pas déclarer :
1° Un réverbère neuf ;
2° Un réverbère ancien.
Article 4
Le ministre est chargé de l'exécution du présent décret.
Fait le 2 janvier 2024.
"""

ITALIAN = """DECRETO LEGISLATIVO 2 gennaio 2024, n. 1
Disposizioni in materia di lampioni della città.
EMANA il seguente decreto legislativo:
CAPO I
Principi
Art. 1.
(Oggetto)
1. Il presente decreto disciplina i lampioni della città.
1-bis. Sono esclusi i fari.
2. Si applicano le norme del regolamento.
Art. 2.
(Definizioni)
1. Ai fini del presente decreto si intende per:
a) lampione, una luce;
a-bis) faro, una luce sul mare;
b) luce, il contrario del buio.
Art. 2-bis
(Colori)
1. I lampioni sono verdi.
Art. 2-ter
(Vetri)
1. I vetri sono puliti.
Art. 3.
(Entrata in vigore)
1. Il presente decreto entra in vigore il giorno successivo.
"""

DUTCH_UNION = """VERORDENING (EU) 2024/1 VAN HET EUROPEES PARLEMENT EN DE RAAD
DE RAAD VAN DE EUROPESE UNIE,
Overwegende hetgeen volgt:
(1) Licht is nodig voor het verkeer.
(2) Het licht van een lantaarn is zwak.
HEBBEN DE VOLGENDE VERORDENING VASTGESTELD:
Hoofdstuk 1
Algemene bepalingen
Artikel 1
Onderwerp
Deze verordening gaat over het licht van lantaarns.
Artikel 2
Definities
1. Een lantaarn is een lamp.
2. Een lamp is een licht.
BIJLAGE I
Maten
"""

RUSSIAN = """ФЕДЕРАЛЬНЫЙ ЗАКОН
О ФОНАРЯХ
Глава 1. Общие положения
Статья 1. Сфера действия настоящего закона
1. Закон регулирует уличные фонари.
2. Закон не распространяется на:
1) свечи;
2) лампы.
Статья 1.1. Цвет
Фонари зелёные.
Глава 2. Заключительные положения
Статья 2. Вступление в силу
Закон вступает в силу со дня опубликования.
"""

KOREAN = """가로등 관리법
[시행 2024. 1. 2.] [법률 제1호]
제1장 총칙
제1조(목적) 이 법은 가로등의 관리를 목적으로 한다.
제2조(정의) ① 이 법에서 사용하는 용어의 뜻은 다음과 같다.
1. "가로등"이란 다음 각 목의 것을 말한다.
가. 길의 등
나. 다리의 등
1의2. "등"이란 빛을 말한다.
② 제1항은 등대에 적용하지 아니한다.
제2조의2(색) 가로등은 초록색으로 한다.
제2장 보칙
제3조(과태료) 제2조에 따른 등을 끈 자에게는 과태료를 부과한다.
부칙 <제1호, 2024. 1. 2.>
이 법은 공포한 날부터 시행한다.
"""

TEXTS = {
    "es": (SPANISH, ["1", "2", "2bis", "3"]),
    "pt": (BRAZILIAN, ["1", "1-a", "2", "3"]),
    "de": (GERMAN, ["1", "2", "2a", "3"]),
    "fr": (FRENCH, ["1", "2", "3", "4"]),
    "it": (ITALIAN, ["1", "2", "2-bis", "2-ter", "3"]),
    "nl": (DUTCH_UNION, ["1", "2"]),
    "ru": (RUSSIAN, ["1", "1.1", "2"]),
    "ko": (KOREAN, ["1", "2", "2-2", "3"]),
}


def draft_of(text: str) -> Draft:
    draft = parse(normalize(text).text)
    check_draft(draft)
    return draft


def kinds(draft: Draft, kind: Kind) -> list[tuple[str, str]]:
    return [(p.label, p.title) for p in draft.provisions if p.kind is kind]


def inside(draft: Draft, number: str) -> list[tuple[Kind, str]]:
    article = next(a for a in draft.articles if a.number == number)
    return [
        (p.kind, p.number)
        for p in draft.provisions
        if p.key != article.key and article.span.start <= p.span.start < article.span.end
    ]


@pytest.mark.parametrize("language", TEXTS)
def test_articles_are_counted_and_nothing_is_doubted(language: str) -> None:
    text, numbers = TEXTS[language]
    draft = draft_of(text)
    assert draft.language == language
    assert [article.number for article in draft.articles] == numbers
    assert not draft.diagnostics


def test_spanish_titles_end_with_a_full_stop_and_provisions_follow_the_articles() -> None:
    draft = draft_of(SPANISH)
    assert [a.title for a in draft.articles] == ["Objeto", "Ámbito de aplicación", "Faros", "Multas"]
    assert kinds(draft, Kind.CHAPTER) == [
        ("CAPÍTULO I", "Disposiciones generales"),
        ("CAPÍTULO SEGUNDO", "Sanciones"),
    ]
    assert [label for label, _ in kinds(draft, Kind.ANNEX)] == [
        "Disposición adicional primera",
        "Disposición final única",
    ]
    assert inside(draft, "2") == [
        (Kind.PARAGRAPH, "1"),
        (Kind.PARAGRAPH, "2"),
        (Kind.ITEM, "a"),
        (Kind.ITEM, "b"),
    ]


def test_brazilian_paragraphs_and_items_in_roman_numerals() -> None:
    draft = draft_of(BRAZILIAN)
    assert [p.number for p in draft.children(draft.articles[0].key)] == ["1", "1", "2"]
    assert inside(draft, "2") == [
        (Kind.PARAGRAPH, "1"),
        (Kind.ITEM, "I"),
        (Kind.ITEM, "II"),
        (Kind.SUBITEM, "a"),
        (Kind.SUBITEM, "b"),
        (Kind.ITEM, "III"),
    ]
    assert draft.body(draft.articles[-1]) == "Esta Lei entra em vigor na data de sua publicação."


def test_german_sections_under_ordinals_and_labels_alone_on_their_line() -> None:
    draft = draft_of(GERMAN)
    assert kinds(draft, Kind.SECTION) == [("Erster Abschnitt", "Allgemeines"), ("Zweiter Abschnitt", "Pflichten")]
    assert [a.title for a in draft.articles] == ["Zweck des Gesetzes", "Begriffe", "Pflege", "Inkrafttreten"]
    assert inside(draft, "1") == [
        (Kind.PARAGRAPH, "1"),
        (Kind.PARAGRAPH, "2"),
        (Kind.ITEM, "1"),
        (Kind.ITEM, "2"),
        (Kind.SUBITEM, "a"),
        (Kind.SUBITEM, "b"),
    ]
    assert len(kinds(draft, Kind.ANNEX)) == 1


def test_sections_in_the_words_of_a_german_amending_act_are_none_of_its_own() -> None:
    draft = draft_of(AMENDING_GERMAN)
    assert [(a.label, a.title) for a in draft.articles] == [
        ("Artikel 1", "Änderung des Laternengesetzes"),
        ("Artikel 2", "Inkrafttreten"),
    ]
    assert draft.body(draft.articles[-1]).endswith("in Kraft.")


def test_french_chapters_paragraphs_and_degrees() -> None:
    draft = draft_of(FRENCH)
    assert kinds(draft, Kind.CHAPTER) == [("Chapitre Ier", "Dispositions générales"), ("Chapitre II", "Sanctions")]
    assert inside(draft, "2") == [(Kind.PARAGRAPH, "I"), (Kind.PARAGRAPH, "II")]
    assert inside(draft, "3") == [(Kind.PARAGRAPH, "1"), (Kind.ITEM, "1"), (Kind.ITEM, "2")]


def test_paragraphs_and_points_inserted_in_italy() -> None:
    draft = draft_of(ITALIAN)
    assert [a.title for a in draft.articles] == ["Oggetto", "Definizioni", "Colori", "Vetri", "Entrata in vigore"]
    assert inside(draft, "1") == [(Kind.PARAGRAPH, "1"), (Kind.PARAGRAPH, "1-bis"), (Kind.PARAGRAPH, "2")]
    assert [n for kind, n in inside(draft, "2") if kind is Kind.ITEM] == ["a", "a-bis", "b"]


def test_an_act_of_the_union_in_another_language() -> None:
    draft = draft_of(DUTCH_UNION)
    assert [p.number for p in draft.provisions if p.kind is Kind.RECITAL] == ["1", "2"]
    assert kinds(draft, Kind.ANNEX) == [("BIJLAGE I", "Maten")]


def test_korean_paragraphs_items_and_points() -> None:
    draft = draft_of(KOREAN)
    assert draft.title == "가로등 관리법"
    assert [a.title for a in draft.articles] == ["목적", "정의", "색", "과태료"]
    assert inside(draft, "2") == [
        (Kind.PARAGRAPH, "1"),
        (Kind.ITEM, "1"),
        (Kind.SUBITEM, "1"),
        (Kind.SUBITEM, "2"),
        (Kind.ITEM, "1-2"),
        (Kind.PARAGRAPH, "2"),
    ]
    assert len(kinds(draft, Kind.ANNEX)) == 1


def test_swiss_paragraphs_have_bare_figures() -> None:
    draft = draft_of(
        "Verordnung über die Laternen\n1. Kapitel: Allgemeine Bestimmungen\nArt. 1 Zweck\n"
        "1 Diese Verordnung regelt die Laternen der Stadt.\n2 Sie gilt nicht für Kerzen, die in der Nacht leuchten.\n"
        "Art. 2 Begriffe\nLaterne ist ein Licht.\nArt. 3 Inkrafttreten\nDiese Verordnung tritt in Kraft, wenn es dunkel ist.\n"
    )
    assert kinds(draft, Kind.CHAPTER) == [("1. Kapitel", "Allgemeine Bestimmungen")]
    assert inside(draft, "1") == [(Kind.PARAGRAPH, "1"), (Kind.PARAGRAPH, "2")]
    assert [a.title for a in draft.articles] == ["Zweck", "Begriffe", "Inkrafttreten"]
