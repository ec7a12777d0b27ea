"""How acts are numbered in the languages that no profile of their own reads: what their words for an article and a chapter are.

They stand here as data, and `drafts.parsing.worded` makes a numbering grammar of one when a text in it is read.
"""

from __future__ import annotations

from drafts.records import NamedTuple


class Language(NamedTuple):
    """The words of one language. Alternatives are parted by ``|``; words have small letters."""

    name: str
    """By ISO 639-1; with a country's after it where a profile has that name."""
    zh: str
    en: str
    article: str
    """Words that the number follows: Artykuł 1, § 1."""
    after: str
    """Words for an article that stand after its number: 1. cikk, 1 §."""
    part: str
    title: str
    chapter: str
    section: str
    subsection: str
    annex: str
    small: str
    """Small words by which the language is known, parted by spaces."""
    ordinals: tuple[str, ...] = ()
    """The words for first, second, third, …"""
    above: bool = False
    """Whether an article's caption may stand above its label."""
    captioned: bool = True
    """Whether articles may have captions; where no full stop ends a sentence, any line would look like one."""
    bare: bool = False
    """Whether an article may have but a number: 1. (1)."""
    loud: bool = False
    """Whether a heading may have but a Roman number and capitals: I. OPĆE ODREDBE."""
    chaptered: bool = False
    """Whether § 1-2 is the second of chapter 1."""
    lacks: str = ""
    """Letters that it doesn't have and its neighbours do."""
    cites: str = ""
    """A pattern of what follows a label only where it is a mention."""


LATIN: tuple[Language, ...] = (
    Language(
        *("pl", "波兰", "Polish"),
        *("artykuł|art.|§", "", "część|księga", "tytuł|dział", "rozdział", "sekcja|oddział", "podsekcja", "załącznik"),
        "i w się na do z oraz jest nie przez art ust",
        ("pierwszy|pierwsza", "drugi|druga", "trzeci|trzecia", "czwarty|czwarta", "piąty|piąta"),
    ),
    Language(
        *("cs", "捷克", "Czech"),
        *("článek|čl.|§", "", "část", "hlava", "kapitola|díl", "oddíl", "pododdíl", "příloha"),
        "v se na je nebo podle který které odst písm",
        ("první", "druhá|druhý", "třetí", "čtvrtá|čtvrtý", "pátá|pátý", "šestá", "sedmá", "osmá", "devátá", "desátá"),
    ),
    Language(
        *("sk", "斯洛伐克", "Slovak"),
        *("článok|čl.|§", "", "časť", "hlava", "kapitola|diel", "oddiel", "pododdiel", "príloha"),
        "v sa na je alebo podľa ktorý ktoré ods písm pre",
        ("prvá|prvý", "druhá|druhý", "tretia|tretí", "štvrtá|štvrtý", "piata", "šiesta", "siedma", "ôsma", "deviata"),
    ),
    Language(
        *("sl", "斯洛文尼亚", "Slovene"),
        *("člen", "člen", "del", "naslov", "poglavje", "oddelek|odsek", "pododdelek", "priloga"),
        "in v se za je na ki ali iz ter člen",
        ("prvi|prvo", "drugi|drugo", "tretji|tretje", "četrti|četrto", "peti|peto", "šesti", "sedmi", "osmi"),
        loud=True,
    ),
    Language(
        *("hr", "克罗地亚", "Croatian"),
        *("članak|čl.", "", "dio", "glava|naslov", "poglavlje", "odjeljak|odsjek", "pododjeljak", "prilog"),
        "i u se na za je koji ili od iz članak stavka",
        ("prvi|prva|prvo", "drugi|druga|drugo", "treći|treća|treće", "četvrti|četvrta", "peti|peta", "šesti|šesta"),
        loud=True,
    ),
    Language(
        *("sr", "塞尔维亚", "Serbian"),
        *(
            "члан|član",
            "",
            "део|дио|deo|dio",
            "",
            "глава|поглавље|glava|poglavlje",
            "одељак|odeljak",
            "",
            "прилог|prilog",
        ),
        "и у се на за је који или од члан члана става član člana stava koji ili i u se od",
        ("први|први|prvi|prva", "други|друга|drugi|druga", "трећи|трећа|treći|treća", "четврти|četvrti"),
        lacks="ыэъй",
        loud=True,
    ),
    Language(
        *("hu", "匈牙利", "Hungarian"),
        *("", "cikk|§", "rész|könyv", "cím", "fejezet", "szakasz", "alszakasz", "melléklet"),
        "az és vagy nem hogy egy kell szerinti bekezdés",
        (
            "első",
            "második",
            "harmadik",
            "negyedik",
            "ötödik",
            "hatodik",
            "hetedik",
            "nyolcadik",
            "kilencedik",
            "tizedik",
        ),
        cites=r"[ ]*\([0-9]{1,3}[a-z]?\)[ ](?:bekezdés|és|vagy|pont)|-[a-záéíóöőúüű]|[ ]?[a-z]\)[ ](?:pont|alpont)",
    ),
    Language(
        *("fi", "芬兰", "Finnish"),
        *("", "artikla|§", "osa", "osasto", "luku", "jakso", "alajakso", "liite"),
        "ja on tai sekä ei joka että mukaisesti koskee momentissa",
    ),
    Language(
        *("et", "爱沙尼亚", "Estonian"),
        *("artikkel|§", "artikkel", "osa", "jaotis", "peatükk", "jagu", "alljagu", "lisa"),
        "ja on või ning ei kui mis selle lõike kohaldatakse",
    ),
    Language(
        *("lv", "拉脱维亚", "Latvian"),
        *("", "pants", "daļa", "sadaļa", "nodaļa", "iedaļa", "apakšiedaļa", "pielikums"),
        "un ir vai no ar par kas uz šā panta",
    ),
    Language(
        *("lt", "立陶宛", "Lithuanian"),
        *("", "straipsnis", "dalis|knyga", "antraštinė dalis", "skyrius", "skirsnis", "poskirsnis", "priedas"),
        "ir arba yra dėl šio kad iš pagal straipsnio",
        (
            "pirmasis|pirmoji",
            "antrasis|antroji",
            "trečiasis|trečioji",
            "ketvirtasis",
            "penktasis",
            "šeštasis",
            "septintasis",
        ),
    ),
    Language(
        *("mt", "马耳他", "Maltese"),
        *("artikolu", "", "parti", "titolu", "kapitolu", "taqsima|sezzjoni", "subtaqsima", "anness"),
        "u ta’ ta' li fil għal għandu għandhom jew tal minn dan din",
    ),
    Language(
        *("ga", "爱尔兰", "Irish"),
        *("airteagal", "", "cuid", "teideal", "caibidil", "roinn", "foroinn", "iarscríbhinn"),
        "agus an na ar leis le nó maidir sin seo airteagal",
    ),
    Language(
        *("ro", "罗马尼亚", "Romanian"),
        *("articolul|articol|art.", "", "partea|cartea", "titlul", "capitolul|cap.", "secțiunea|secţiunea"),
        *("subsecțiunea|subsecţiunea", "anexa|anexă|anexe"),
        "și şi în sau pentru prin din cu prezentul alin este",
        (
            "întâi|i",
            *(
                f"a {n}-a|a {roman}-a"
                for n, roman in enumerate(["ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"], start=2)
            ),
        ),
    ),
    Language(
        *("da", "丹麦", "Danish"),
        *("artikel|§", "", "del", "afsnit", "kapitel", "afdeling", "underafdeling", "bilag"),
        "og i til er for der som ikke skal eller den på at af gælder efter stk må",
    ),
    Language(
        *("sv", "瑞典", "Swedish"),
        *("artikel", "§", "del", "avdelning", "kapitel|kap.", "avsnitt", "underavsnitt", "bilaga"),
        "och i att som är av för eller inte ska denna lag den",
        ("första", "andra", "tredje", "fjärde", "femte"),
        above=True,
    ),
    Language(
        *("nb", "挪威", "Norwegian"),
        *("artikkel|§", "", "del", "avdeling", "kapittel", "avsnitt", "", "vedlegg"),
        "og i til er for der som ikke skal eller den på å av gjelder etter ledd",
        chaptered=True,
    ),
    Language(
        *("is", "冰岛", "Icelandic"),
        *("", "gr.|grein", "hluti", "þáttur", "kafli", "", "", "viðauki|fylgiskjal"),
        "og í að er um til sem ekki skal samkvæmt mgr",
    ),
    Language(
        *("sq", "阿尔巴尼亚", "Albanian"),
        *("neni", "", "pjesa", "titulli", "kreu|kapitulli", "seksioni", "", "shtojca|aneksi"),
        "dhe në të për me ose nga është neni",
        ("i parë|i|e parë", "i dytë|e dytë", "i tretë|e tretë"),
    ),
    Language(
        *("tr", "土耳其", "Turkish"),
        *("madde", "", "kitap", "kısım", "bölüm", "ayırım|ayrım", "", "ek|ekler|geçici madde|ek madde"),
        "ve bu bir ile için veya olarak olan fıkra madde",
        (
            *("birinci|ilk", "ikinci", "üçüncü", "dördüncü", "beşinci", "altıncı", "yedinci", "sekizinci", "dokuzuncu"),
            *("onuncu", "on birinci|onbirinci", "on ikinci|onikinci", "on üçüncü", "on dördüncü", "on beşinci"),
        ),
        above=True,
    ),
    Language(
        *("az", "阿塞拜疆", "Azerbaijani"),
        *("maddə", "", "kitab", "bölmə", "fəsil", "", "", "əlavə"),
        "və bu ilə üçün olan bir maddə",
        ("birinci", "ikinci", "üçüncü", "dördüncü", "beşinci"),
    ),
    Language(
        *("id", "印度尼西亚", "Indonesian"),
        *("pasal", "", "buku", "", "bab", "bagian", "paragraf", "lampiran"),
        "dan yang dengan dalam untuk atau pada di sebagaimana dimaksud pasal ayat wajib",
        (
            *("kesatu|pertama", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan"),
            *("kesembilan", "kesepuluh", "kesebelas", "kedua belas", "ketiga belas"),
        ),
    ),
    Language(
        *("ms", "马来西亚", "Malay"),
        *("seksyen|perkara|fasal", "", "bahagian", "", "bab|penggal", "", "", "jadual"),
        "dan yang dengan dalam untuk atau bagi hendaklah ini oleh subseksyen seksyen",
        ("pertama", "kedua", "ketiga", "keempat", "kelima"),
        bare=True,
    ),
)
"""Languages in Latin script (and Serbian, which has two)."""
