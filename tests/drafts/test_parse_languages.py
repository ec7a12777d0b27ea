"""Acts of the European Union in each official language, and national ones in their own numbering, in sentences of our own."""

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


INDONESIAN = """RANCANGAN UNDANG-UNDANG TENTANG LAMPU JALAN
BAB I
KETENTUAN UMUM
Pasal 1
Dalam Undang-Undang ini yang dimaksud dengan:
1. Lampu adalah alat untuk menerangi jalan.
2. Pemilik adalah orang yang memiliki lampu.
Pasal 2
(1) Pemilik wajib menjaga lampu.
(2) Ketentuan sebagaimana dimaksud pada ayat (1) berlaku bagi:
a. badan publik; dan
b. korporasi.
BAB II
SANKSI
Bagian Kesatu
Umum
Pasal 2A
Pemilik yang melanggar Pasal 2 dikenai denda.
Pasal 3
Undang-Undang ini mulai berlaku pada tanggal diundangkan.
"""
TURKISH = """SOKAK LAMBALARI YÖNETMELİĞİ TASLAĞI
BİRİNCİ BÖLÜM
Amaç ve Tanımlar
Amaç
MADDE 1 – (1) Bu Yönetmeliğin amacı, sokak lambaları için kuralları belirlemektir.
Tanımlar
MADDE 2 – (1) Bu Yönetmelikte geçen;
a) Lamba: Sokağı aydınlatan aracı,
b) Sahip: Lambası olan kişiyi,
c) Sokak: Yolu ve parkı,
ç) Tel: Lambaya akım veren teli
ifade eder.
İKİNCİ BÖLÜM
Son Hükümler
Yürürlük
MADDE 3 – (1) Bu Yönetmelik yayımı tarihinde yürürlüğe girer.
(2) Birinci fıkra ile 2 nci madde birlikte uygulanır.
"""
UKRAINIAN = """ЗАКОН УКРАЇНИ
Про ліхтарі
Розділ I
ЗАГАЛЬНІ ПОЛОЖЕННЯ
Стаття 1. Визначення
1. Цей Закон застосовується до ліхтарів на вулицях та у парках.
2. У цьому Законі терміни вживаються у такому значенні:
1) ліхтар - світло на вулиці;
2) власник - особа, що має ліхтар.
Стаття 1-1. Догляд
Власник доглядає за ліхтарем.
Розділ II
ПРИКІНЦЕВІ ПОЛОЖЕННЯ
Стаття 2. Набрання чинності
Цей Закон набирає чинності з дня опублікування.
"""
SWEDISH = """Lag om gatlyktor
1 kap. Inledande bestämmelser
Lagens innehåll
1 § Denna lag gäller för gatlyktor som är
1. av järn, eller
2. av trä.
Ordförklaringar
2 § I denna lag är en lykta ett ljus på gatan.
Skötsel
2 a § Ägaren ska sköta lyktan och inte släcka den.
Avgift
3 § Avgiften är den som följer av 2 §.
"""
FINNISH = """Laki katuvaloista
1 luku
Yleiset säännökset
1 §
Soveltamisala
Tätä lakia sovelletaan katuvaloihin, jotka ovat:
1) kadulla; tai
2) puistossa.
1 a §
Poikkeus
Laki ei koske kynttilöitä ja soihtuja.
2 luku
Erinäiset säännökset
2 §
Voimaantulo
Tämä laki tulee voimaan heti ja on voimassa.
"""
HUNGARIAN = """TÖRVÉNY
a lámpákról
I. FEJEZET
ÁLTALÁNOS RENDELKEZÉSEK
1. § (1) A törvény hatálya az utcai lámpákra és a parkok lámpáira terjed ki.
(2) Az (1) bekezdést nem kell alkalmazni
a) a gyertyákra,
b) a fáklyákra.
2. § (1) A tulajdonos gondozza a lámpát, és azt nem oltja el.
2/A. § A díjról szóló szabály egy rendeletben áll.
3. § Ez a törvény a kihirdetése napján lép hatályba.
"""
DANISH = """Lov om gadelygter
Kapitel 1
Anvendelsesområde
§ 1. Loven gælder for lygter, der er på gaden.
Stk. 2. Loven gælder ikke for
1) stearinlys og
2) fakler.
Stk. 3. Ministeren kan fastsætte regler.
§ 1 a. Ejeren skal passe lygten og må ikke slukke den.
§ 2. Loven træder i kraft den 1. januar.
"""
SLOVENE = """ZAKON O SVETILKAH
I. poglavje
SPLOŠNE DOLOČBE
1. člen
(vsebina zakona)
(1) Ta zakon ureja svetilke, ki so na ulici ali v parku.
(2) Zakon se ne uporablja za:
1. sveče;
2. bakle.
1.a člen
(skrb)
Lastnik skrbi za svetilko in je ne ugasne.
2. člen
(začetek veljavnosti)
Ta zakon začne veljati naslednji dan in se uporablja za vse.
"""
LITHUANIAN = """LIETUVOS RESPUBLIKOS ŽIBINTŲ ĮSTATYMAS
PIRMASIS SKIRSNIS
BENDROSIOS NUOSTATOS
1 straipsnis. Įstatymo paskirtis
1. Šis įstatymas nustato žibintų ir lempų priežiūrą.
2. Įstatymas netaikomas:
1) žvakėms;
2) deglams.
2 straipsnis. Savininkas
Savininkas yra asmuo, kuris turi žibintą arba lempą.
"""
POLISH = """USTAWA
z dnia 2 stycznia 2024 r.
o latarniach
Rozdział 1
Przepisy ogólne
Art. 1. Ustawa określa zasady utrzymania latarni na ulicach i w parkach.
Art. 2. 1. Właściciel jest obowiązany utrzymywać latarnię.
2. Przepis ust. 1 stosuje się do:
1) gmin;
2) przedsiębiorców, o których mowa w
art. 1.
Art. 2a. Latarnia nie gaśnie w nocy.
Art. 3. Ustawa wchodzi w życie z dniem ogłoszenia.
"""
GREEK = """ΣΧΕΔΙΟ ΝΟΜΟΥ
ΚΕΦΑΛΑΙΟ Α΄
ΓΕΝΙΚΕΣ ΔΙΑΤΑΞΕΙΣ
Άρθρο 1
Σκοπός
1. Ο νόμος ρυθμίζει τις λάμπες και τους φανούς του δρόμου.
2. Η παράγραφος 1 εφαρμόζεται:
α) στους δήμους,
β) στους ιδιώτες.
ΚΕΦΑΛΑΙΟ Β΄
ΤΕΛΙΚΕΣ ΔΙΑΤΑΞΕΙΣ
Άρθρο 2
Έναρξη ισχύος
Ο νόμος ισχύει από τη δημοσίευση και για το μέλλον.
"""
ARABIC = """نظام المصابيح
الباب الأول
أحكام عامة
المادة الأولى:
1- يطبق هذا النظام على المصابيح التي في الطريق.
2- لا يطبق النظام على:
أ- الشموع.
ب- المشاعل.
المادة الثانية:
على المالك أن يعتني بالمصباح وفق المادة الأولى من هذا النظام.
الباب الثاني
أحكام ختامية
المادة الثالثة:
يعمل بهذا النظام من تاريخ نشره.
"""
THAI = """ร่างพระราชบัญญัติโคมไฟ
หมวด ๑
บททั่วไป
มาตรา ๑ พระราชบัญญัตินี้เรียกว่า พระราชบัญญัติโคมไฟ
มาตรา ๒ เจ้าของต้องดูแลโคมไฟดังต่อไปนี้
(๑) โคมไฟบนถนน
(๒) โคมไฟในสวนตาม
มาตรา ๑ วรรคหนึ่ง
มาตรา ๒/๑ เจ้าของต้องไม่ดับโคมไฟ
หมวด ๒
บทกำหนดโทษ
มาตรา ๓ ผู้ใดฝ่าฝืนมาตรา ๒ ต้องระวางโทษปรับ
"""
MALAY = """RANG UNDANG-UNDANG LAMPU
BAHAGIAN I
PERMULAAN
1. (1) Akta ini bolehlah dinamakan Akta Lampu dan terpakai bagi lampu.
(2) Subseksyen (1) terpakai bagi:
(a) agensi awam; dan
(b) syarikat.
2. Pemilik hendaklah menjaga lampu itu dan jalan.
BAHAGIAN II
AM
3. Akta ini mula berkuat kuasa pada tarikh yang ditetapkan oleh Menteri.
"""
NATIONAL = {
    "id": (INDONESIAN, ["1", "2", "2a", "3"], 3),
    "tr": (TURKISH, ["1", "2", "3"], 2),
    "uk-ua": (UKRAINIAN, ["1", "1-1", "2"], 2),
    "sv": (SWEDISH, ["1", "2", "2a", "3"], 1),
    "fi": (FINNISH, ["1", "1a", "2"], 2),
    "hu": (HUNGARIAN, ["1", "2", "2/a", "3"], 1),
    "da": (DANISH, ["1", "1a", "2"], 1),
    "sl": (SLOVENE, ["1", "1a", "2"], 1),
    "lt": (LITHUANIAN, ["1", "2"], 1),
    "pl": (POLISH, ["1", "2", "2a", "3"], 1),
    "el": (GREEK, ["1", "2"], 2),
    "ar": (ARABIC, ["1", "2", "3"], 2),
    "th": (THAI, ["1", "2", "2/1", "3"], 2),
    "ms": (MALAY, ["1", "2", "3"], 2),
}
"""Acts of one country: the numbers of their articles, and how many headings stand above them."""
_HEADINGS = (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION)


@pytest.mark.parametrize("language", NATIONAL)
def test_a_national_act_is_read_and_nothing_is_doubted(language: str) -> None:
    text, numbers, headings = NATIONAL[language]
    draft = read(text)
    assert (draft.language, draft.profile) == (language[:2], language)
    assert [article.number for article in draft.articles] == numbers
    assert sum(p.kind in _HEADINGS for p in draft.provisions) == headings
    assert not draft.diagnostics
