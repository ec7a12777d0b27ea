"""National acts in languages that have no profile of their own, in sentences of our own."""

from __future__ import annotations

import pytest

from drafts.model import Kind
from drafts.normalize import normalize
from drafts.parse import parse
from tests.drafts.checks import check_draft

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
BULGARIAN = """ЗАКОН ЗА ЛАМПИТЕ
Глава първа
ОБЩИ ПОЛОЖЕНИЯ
Чл. 1. (1) Този закон урежда лампите на улицата и в парка.
(2) Законът не се прилага за:
1. свещи;
2. факли, по чл. 2.
Чл. 2. Собственикът се грижи за лампата и не я гаси.
Раздел II
Контрол
Чл. 2а. (Нов – ДВ, бр. 1 от 2024 г.) Контролът се извършва от общината.
Чл. 3. Законът влиза в сила от деня на обнародването.
Преходни и заключителни разпоредби
§ 1. Този закон се прилага и за старите лампи.
"""
NORWEGIAN = """Lov om lykter
Kapittel 1. Innledning
§ 1-1. Formål
Loven gjelder for lykter som er på gata, og skal ikke gjelde lys.
§ 1-2. Stell
Eieren skal stelle lykten og ikke slukke den av hensyn til andre.
Kapittel 2. Tilsyn
§ 2-1. Tilsyn
Kommunen har tilsyn og skal ikke slukke.
§ 2-2. Ikrafttredelse
Loven trer i kraft straks.
"""
EGYPTIAN = """قانون المصابيح
الفصل الأول
أحكام عامة
مادة (1)
يعمل بهذا القانون في جميع الطرق التي في المدينة.
مادة (2)
على المالك أن يعتني بالمصباح وفقا للمادة (1) من هذا القانون.
مادة (2) مكررا
يجوز إضافة مصباح.
مادة (3)
ينشر هذا القرار من تاريخ اليوم.
"""
CROATIAN = """ZAKON O SVJETILJKAMA
I. OPĆE ODREDBE
Članak 1.
(1) Ovim se Zakonom uređuju svjetiljke na ulici i u parku.
(2) Zakon se ne primjenjuje na svijeće iz članka 2.
Članak 1.a
Svjetiljka je zelena ili crvena.
Članak 2.
Ovaj Zakon stupa na snagu osmoga dana od dana objave.
"""
CZECH = """ZÁKON
ze dne 2. ledna 2024
o lampách
ČÁST PRVNÍ
ZÁKON O LAMPÁCH
HLAVA I
OBECNÁ USTANOVENÍ
§ 1
Předmět úpravy
Tento zákon upravuje lampy, které se nacházejí na ulici nebo v parku podle
§ 2 odst. 1 a § 3.
§ 2
(1) Vlastník se stará o lampu.
(2) Lampa je zelená.
§ 2a
Lampa je na ulici.
ČÁST DRUHÁ
ÚČINNOST
§ 3
Tento zákon nabývá účinnosti dnem vyhlášení.
"""
LATVIAN = """Lampu likums
I nodaļa
Vispārīgie noteikumi
1. pants. Likuma mērķis
(1) Likums nosaka lampu un laternu kopšanu uz ielas.
(2) Likums neattiecas uz:
1) svecēm;
2) lāpām.
2. pants. Īpašnieks
Īpašnieks ir persona, kas kopj lampu.
2.¹ pants. Krāsa
Lampa ir zaļa vai sarkana.
3. pants. Spēkā stāšanās
Likums stājas spēkā nākamajā dienā.
"""
ROMANIAN = """LEGE privind felinarele
CAPITOLUL I
Dispoziții generale
Secțiunea 1
Obiect
Art. 1. - Prezenta lege reglementează felinarele din parc și de pe stradă.
Secțiunea a 2-a
Obligații
Art. 2. - (1) Proprietarul are grijă de felinar și nu îl stinge.
(2) Dispozițiile alin. (1) se aplică pentru:
a) autorități;
b) întreprinderi.
Art. 2^1. - Felinarul este verde.
ART. 3
Prezenta lege intră în vigoare în 3 zile de la publicare.
"""
KAZAKH = """Шамдар туралы заң
1-тарау. ЖАЛПЫ ЕРЕЖЕЛЕР
1-бап. Негізгі ұғымдар
Осы заң шамдар мен жарық үшін қолданылады.
2-бап. Иесі
1. Иесі шамды күтеді және сөндірмейді.
2. Осы баптың 1-тармағы бойынша.
3-бап. Қолданысқа енгізу
Осы заң жарияланған күннен бастап және кейін қолданылады.
"""
NATIONAL = (
    ("id", INDONESIAN, ["1", "2", "2a", "3"], 3),
    ("tr", TURKISH, ["1", "2", "3"], 2),
    ("uk-ua", UKRAINIAN, ["1", "1-1", "2"], 2),
    ("sv", SWEDISH, ["1", "2", "2a", "3"], 1),
    ("fi", FINNISH, ["1", "1a", "2"], 2),
    ("hu", HUNGARIAN, ["1", "2", "2/a", "3"], 1),
    ("da", DANISH, ["1", "1a", "2"], 1),
    ("sl", SLOVENE, ["1", "1a", "2"], 1),
    ("lt", LITHUANIAN, ["1", "2"], 1),
    ("pl", POLISH, ["1", "2", "2a", "3"], 1),
    ("el", GREEK, ["1", "2"], 2),
    ("ar", ARABIC, ["1", "2", "3"], 2),
    ("th", THAI, ["1", "2", "2/1", "3"], 2),
    ("ms", MALAY, ["1", "2", "3"], 2),
    ("bg", BULGARIAN, ["1", "2", "2а", "3"], 2),
    ("nb", NORWEGIAN, ["1.1", "1.2", "2.1", "2.2"], 2),
    ("ar", EGYPTIAN, ["1", "2", "2مكررا", "3"], 1),
    ("hr", CROATIAN, ["1", "1a", "2"], 1),
    ("cs", CZECH, ["1", "2", "2a", "3"], 3),
    ("lv", LATVIAN, ["1", "2", "2¹", "3"], 1),
    ("ro", ROMANIAN, ["1", "2", "2^1", "3"], 3),
    ("kk", KAZAKH, ["1", "2", "3"], 1),
)
"""Acts of one country: the numbers of their articles, and how many headings stand above them."""
_HEADINGS = (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION)


@pytest.mark.parametrize(("language", "text", "numbers", "headings"), NATIONAL)
def test_a_national_act_is_read_and_nothing_is_doubted(
    language: str, text: str, numbers: list[str], headings: int
) -> None:
    draft = parse(normalize(text).text)
    check_draft(draft)
    assert (draft.language, draft.profile) == (language[:2], language)
    assert [article.number for article in draft.articles] == numbers
    assert sum(p.kind in _HEADINGS for p in draft.provisions) == headings
    assert not draft.diagnostics


def test_a_caption_above_and_a_letter_between_are_read_in_turkish() -> None:
    draft = parse(normalize(TURKISH).text)
    assert [article.title for article in draft.articles] == ["Amaç", "Tanımlar", "Yürürlük"]
    assert [p.number for p in draft.provisions if p.kind is Kind.ITEM] == ["a", "b", "c", "ç"]


def test_a_paragraph_without_a_label_is_the_first_in_danish() -> None:
    draft = parse(normalize(DANISH).text)
    paragraphs = [p for p in draft.provisions if p.kind is Kind.PARAGRAPH and p.parent == "art_1"]
    assert [(p.number, p.label) for p in paragraphs] == [("1", ""), ("2", "Stk. 2."), ("3", "Stk. 3.")]


def test_a_long_text_with_one_article_says_so() -> None:
    text = (
        "Law on Lamps\nArticle 1\n"
        + "The lamp shall be kept by its owner, who has to see that it is not put out by anybody.\n" * 60
    )
    assert [d.code for d in parse(normalize(text).text).diagnostics] == ["one-provision"]


def test_ukrainian_is_not_taken_for_the_united_kingdom() -> None:
    assert parse(normalize(UKRAINIAN).text).profile == "uk-ua"
    assert parse(normalize(UKRAINIAN).text, "uk-ua").language == "uk"
