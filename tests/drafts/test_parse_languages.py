"""Acts of the European Union in each official language, in sentences of our own."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from drafts.model import Draft, Kind
from drafts.normalize import normalize
from drafts.parse import parse
from tests.drafts.checks import check_draft


class Act(NamedTuple):
    """How an EU act in one language is printed."""

    language: str
    article: str
    chapter: str
    section: str
    annex: str
    whereas: str
    adopted: str
    sentence: str


EU = (
    Act("bg", "Член {}", "ГЛАВА {}", "Раздел {}", "ПРИЛОЖЕНИЕ", "като имат предвид, че:", "ПРИЕХА НАСТОЯЩИЯ РЕГЛАМЕНТ:",
        "Лампата се поддържа от собственика и не се гаси."),
    Act("cs", "Článek {}", "KAPITOLA {}", "Oddíl {}", "PŘÍLOHA", "vzhledem k těmto důvodům:", "PŘIJALY TOTO NAŘÍZENÍ:",
        "Lampa se udržuje podle pravidel a je na ulici nebo v parku."),
    Act("da", "Artikel {}", "KAPITEL {}", "Afdeling {}", "BILAG", "ud fra følgende betragtninger:", "VEDTAGET DENNE FORORDNING:",
        "Lampen skal holdes ren af ejeren, og den må ikke slukkes."),
    Act("de", "Artikel {}", "KAPITEL {}", "Abschnitt {}", "ANHANG", "in Erwägung nachstehender Gründe:",
        "HABEN FOLGENDE VERORDNUNG ERLASSEN:", "Die Lampe wird von dem Besitzer und der Stadt gepflegt und nicht gelöscht."),
    Act("el", "Άρθρο {}", "ΚΕΦΑΛΑΙΟ {}", "Τμήμα {}", "ΠΑΡΑΡΤΗΜΑ", "Εκτιμώντας τα ακόλουθα:", "ΕΞΕΔΩΣΑΝ ΤΟΝ ΠΑΡΟΝΤΑ ΚΑΝΟΝΙΣΜΟ:",
        "Η λάμπα συντηρείται από τον ιδιοκτήτη και δεν σβήνει με το φως της ημέρας."),
    Act("en", "Article {}", "CHAPTER {}", "Section {}", "ANNEX", "Whereas:", "HAVE ADOPTED THIS REGULATION:",
        "The lamp shall be kept by the owner and shall not be put out."),
    Act("es", "Artículo {}", "CAPÍTULO {}", "Sección {}", "ANEXO", "Considerando lo siguiente:",
        "HAN ADOPTADO EL PRESENTE REGLAMENTO:",
        "La farola y los cables del dueño se cuidan por una persona."),
    Act("et", "Artikkel {}", "{} PEATÜKK", "{}. jagu", "LISA", "ning arvestades järgmist:", "ON VASTU VÕTNUD KÄESOLEVA MÄÄRUSE:",
        "Lampi hooldab omanik ja see ei ole kustutatud või katki."),
    Act("fi", "{} artikla", "{} LUKU", "{} jakso", "LIITE", "sekä katsovat seuraavaa:", "OVAT HYVÄKSYNEET TÄMÄN ASETUKSEN:",
        "Omistaja hoitaa lamppua ja se on kadulla tai puistossa."),
    Act("fr", "Article {}", "CHAPITRE {}", "Section {}", "ANNEXE", "considérant ce qui suit:", "ONT ADOPTÉ LE PRÉSENT RÈGLEMENT:",
        "La lampe est tenue par le propriétaire et les agents de la ville dans une rue."),
    Act("ga", "Airteagal {}", "CAIBIDIL {}", "Roinn {}", "IARSCRÍBHINN", "De bharr an méid seo a leanas:",
        "TAR ÉIS AN RIALACHÁN SEO A GHLACADH:", "Coimeádfaidh an t-úinéir an lampa agus na sreanga ar an tsráid."),
    Act("hr", "Članak {}.", "POGLAVLJE {}.", "Odjeljak {}.", "PRILOG", "budući da:", "DONIJELI SU OVU UREDBU:",
        "Vlasnik održava svjetiljku i ona se ne gasi na ulici ili u parku."),
    Act("hu", "{}. cikk", "{}. FEJEZET", "{}. szakasz", "MELLÉKLET", "mivel:", "ELFOGADTA EZT A RENDELETET:",
        "A lámpát a tulajdonos gondozza, és az nem alszik ki vagy nem tör el."),
    Act("it", "Articolo {}", "CAPO {}", "Sezione {}", "ALLEGATO", "considerando quanto segue:",
        "HANNO ADOTTATO IL PRESENTE REGOLAMENTO:",
        "Il lampione della strada e gli altri sono curati dal padrone per la luce."),
    Act("lt", "{} straipsnis", "{} SKYRIUS", "{} skirsnis", "PRIEDAS", "kadangi:", "PRIĖMĖ ŠĮ REGLAMENTĄ:",
        "Savininkas prižiūri žibintą ir jis yra gatvėje arba parke."),
    Act("lv", "{}. pants", "{} NODAĻA", "{}. iedaļa", "PIELIKUMS", "tā kā:", "IR PIEŅĒMUŠI ŠO REGULU.",
        "Īpašnieks kopj lampu un tā ir uz ielas vai parkā."),
    Act("mt", "Artikolu {}", "KAPITOLU {}", "Taqsima {}", "ANNESS", "Billi:", "ADOTTAW DAN IR-REGOLAMENT:",
        "Il-lampa għandha tinżamm minn sidha u ma għandhiex tintefa fil triq jew barra."),
    Act("nl", "Artikel {}", "HOOFDSTUK {}", "Afdeling {}", "BIJLAGE", "Overwegende hetgeen volgt:",
        "HEBBEN DE VOLGENDE VERORDENING VASTGESTELD:",
        "De lamp wordt door een eigenaar van het huis voor deze straat niet gedoofd."),
    Act("pl", "Artykuł {}", "ROZDZIAŁ {}", "Sekcja {}", "ZAŁĄCZNIK", "a także mając na uwadze, co następuje:",
        "PRZYJMUJĄ NINIEJSZE ROZPORZĄDZENIE:",
        "Latarnia jest utrzymywana przez właściciela i nie gaśnie w nocy na ulicy."),
    Act("pt", "Artigo {}.º", "CAPÍTULO {}", "Secção {}", "ANEXO", "Considerando o seguinte:", "ADOTARAM O PRESENTE REGULAMENTO:",
        "Os candeeiros da rua são mantidos para uma boa luz e não ao acaso."),
    Act("ro", "Articolul {}", "CAPITOLUL {}", "Secțiunea {}", "ANEXĂ", "întrucât:", "ADOPTĂ PREZENTUL REGULAMENT:",
        "Lampa este îngrijită prin grija proprietarului și nu se stinge în parc sau pentru noapte."),
    Act("sk", "Článok {}", "KAPITOLA {}", "Oddiel {}", "PRÍLOHA", "keďže:", "PRIJALI TOTO NARIADENIE:",
        "Lampa sa udržiava podľa pravidiel a je na ulici alebo v parku."),
    Act("sl", "Člen {}", "POGLAVJE {}", "Oddelek {}", "PRILOGA", "ob upoštevanju naslednjega:", "SPREJELA NASLEDNJO UREDBO:",
        "Svetilko vzdržuje lastnik in se ne ugasne na ulici ali v parku, ki je za vse."),
    Act("sv", "Artikel {}", "KAPITEL {}", "Avsnitt {}", "BILAGA", "av följande skäl:", "HÄRIGENOM FÖRESKRIVS FÖLJANDE.",
        "Lampan ska skötas av ägaren och den är inte släckt i parken eller på gatan."),
)  # fmt: skip
"""The 24 official languages."""


def act_text(act: Act, articles: int = 12, numbers: tuple[str, ...] = ("I", "II")) -> str:
    """An act of two chapters, the second in sections, with two recitals and an annex."""
    lines = ["2024/1", act.whereas, f"(1) {act.sentence}", f"(2) {act.sentence}", act.adopted]
    title = "Ω lampa" if act.language == "el" else "Лампа" if act.language == "bg" else "Lampa"
    for number in range(1, articles + 1):
        if number == 1:
            lines += [act.chapter.format(numbers[0]), title]
        if number == articles // 2:
            lines += [act.chapter.format(numbers[1]), title, act.section.format("1"), title]
        lines += [
            act.article.format(number),
            title,
            f"1. {act.sentence}",
            f"2. {act.sentence[:-1]}:",
            f"(a) {act.sentence[:-1].lower()};",
            f"(b) {act.sentence.lower()}",
        ]
    return "\n".join([*lines, act.annex, act.sentence])


def read(text: str) -> Draft:
    draft = parse(normalize(text).text)
    check_draft(draft)
    return draft


def kinds(draft: Draft, kind: Kind) -> list[str]:
    return [provision.number for provision in draft.provisions if provision.kind is kind]


@pytest.mark.parametrize("act", EU, ids=lambda act: act.language)
def test_as_many_articles_are_read_as_the_general_data_protection_regulation_has(act: Act) -> None:
    assert len(read(act_text(act, articles=99)).articles) == 99


@pytest.mark.parametrize("act", EU, ids=lambda act: act.language)
def test_an_eu_act_is_read_in_each_official_language(act: Act) -> None:
    draft = read(act_text(act))
    assert draft.language == act.language
    assert [article.number for article in draft.articles] == [str(number) for number in range(1, 13)]
    assert all(article.title for article in draft.articles)
    assert kinds(draft, Kind.CHAPTER) == ["1", "2"]
    assert kinds(draft, Kind.SECTION) == ["1"]
    assert kinds(draft, Kind.RECITAL) == ["1", "2"]
    assert len(kinds(draft, Kind.ANNEX)) == 1
    assert kinds(draft, Kind.PARAGRAPH)[:2] == ["1", "2"]
    assert kinds(draft, Kind.ITEM)[:2] == ["a", "b"]
    if act.language != "en":  # whose last article should say when it applies
        assert not draft.diagnostics
