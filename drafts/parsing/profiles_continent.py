"""The numbering grammars of instruments in the languages of the European continent and of Latin America."""

from __future__ import annotations

import re

from drafts.model import Kind
from drafts.numerals import INSERTED, read_numeral, read_roman
from drafts.parsing.profile import Inside, Profile, Series
from drafts.patterns import regex

_ORDINALS = (
    (
        "primer",
        "primero",
        "primera",
        "primeiro",
        "primeira",
        "primo",
        "prima",
        "premier",
        "première",
        "erste",
        "erster",
    ),
    ("segundo", "segunda", "secondo", "seconda", "second", "deuxième", "zweite", "zweiter"),
    ("tercer", "tercero", "tercera", "terceiro", "terceira", "terzo", "terza", "troisième", "dritte", "dritter"),
    ("cuarto", "cuarta", "quarto", "quarta", "quatrième", "vierte", "vierter"),
    ("quinto", "quinta", "cinquième", "fünfte", "fünfter"),
    ("sexto", "sexta", "sesto", "sesta", "sixième", "sechste", "sechster"),
    ("séptimo", "séptima", "sétimo", "sétima", "settimo", "septième", "siebte", "siebter", "siebente", "siebenter"),
    ("octavo", "octava", "oitavo", "oitava", "ottavo", "huitième", "achte", "achter"),
    ("noveno", "novena", "nono", "nona", "neuvième", "neunte", "neunter"),
    ("décimo", "décima", "decimo", "dixième", "zehnte", "zehnter"),
)
_ALONE = {"único": 1, "única": 1, "unique": 1, "unico": 1, "preliminar": 0, "préliminaire": 0}
_BY_WORD = _ALONE | {word: n for n, words in enumerate(_ORDINALS, start=1) for word in words}
_BY_WORD |= {f"{word}s": n for word, n in _BY_WORD.items() if word.endswith("e") and n}
"""Erstes Kapitel."""
_ORDINAL = f"(?i:{'|'.join(sorted(_BY_WORD, key=len, reverse=True))})"
_LEVELS = (
    (Kind.ARTICLE, "artículo|articulo|artigo|articolo|artikel|article|art[.]|art|§"),
    (Kind.PART, "libro|livro|livre|buch|boek|parte|partie|teil|deel|título|titulo|titre|titolo|titel"),
    (Kind.CHAPTER, "capítulo|capitulo|chapitre|capitolo|capo|kapitel|hoofdstuk|hauptstück"),
    (Kind.SECTION, "sección|seccion|seção|secção|section|sezione|abschnitt|afdeling"),
    (Kind.SECTION, "subsección|subseção|subsecção|sous-section|sottosezione|unterabschnitt|paragraaf|paragraphe"),
)
_LEVEL = "|".join(words for _, words in _LEVELS)
_HEADING = "|".join(words for _, words in _LEVELS[1:])
_NUMBER = rf"[0-9]{{1,4}}(?![0-9])|[IVXLC]{{1,8}}(?![A-Za-z.’'](?![er]\b|[er]{{2}}\b))|(?:{_ORDINAL})\b"


def read_continental(number: str) -> int:
    """The number of an Arabic or Roman numeral or of an ordinal (primero, Erster). ValueError where it is none of them."""
    found = _BY_WORD.get(number.lower())
    if found is not None:
        return found
    return read_roman(number) if number.isalpha() else read_numeral(number)


def read_code(number: str) -> int:
    """The last figure of an article's number in a French code (1 of L121-1), or a numeral. ValueError for neither."""
    figures = re.findall(r"[0-9]+", number)
    return int(figures[-1]) if figures else read_continental(number)


CONTINENTAL: tuple[Profile, ...] = (
    Profile(
        name="continental",
        zh="欧洲大陆和拉丁美洲法规（Artículo、Art. 1º、Article 1er、Artikel、§）",
        en="rules of continental Europe and Latin America",
        first=frozenset("AaBbCcDdEeFfHhKkLlNnOoPpQqSsTtUuVvZz§1234567890"),
        # the number stands after the word (Kapitel 2) or, in German, before it (Zweites Kapitel, 2. Abschnitt)
        label=regex(
            rf"(?=(?:(?:{_ORDINAL}|[0-9]{{1,2}}[.])[ \xa0]{{1,2}})?(?P<level>(?:(?i:{_LEVEL}))(?![^\W\d_])))"
            rf"(?=(?:(?i:{_LEVEL})[ \xa0]{{0,3}})?(?P<n>{_NUMBER}))"
            rf"(?:(?:{_ORDINAL}|[0-9]{{1,2}}[.])[ \xa0]{{1,2}}(?i:{_HEADING})"
            rf"|(?i:{_LEVEL})[ \xa0]{{0,3}}(?:{_NUMBER})(?:[.]?[ºª°]|o(?=[ .]|-[ A-Z])|er\b|ER\b|re\b|ᵉʳ)?"
            rf"(?P<sub>[ -]?(?:{INSERTED})\b|[a-z](?![a-z])|-[A-Z](?![A-Za-z])|(?!))?)"
        ),
        levels={word.replace("[.]", "."): kind for kind, words in _LEVELS for word in words.split("|")},
        ranks=dict.fromkeys(_LEVELS[4][1].split("|"), 5)
        | dict.fromkeys(("título", "titulo", "titre", "titolo", "titel"), 2),
        read=read_continental,
        han=False,
        inside=Inside.CONTINENTAL,
        citing=regex(
            r"[ ]?[,;)]|[.](?![ \xa0–—-]|$|[ºª°])\S|[ ]+(?:[a-zà-ÿ]|(?:Abs|Nr|Absatz|Satz|Nummer|Buchstabe|N[.º]))"
            r"|[ ]?[-–][ ]?[0-9]|[ ]+[0-9]"
        ),
        citing_surely=regex(
            r"\([0-9a-z]{1,4}\)|/[0-9]|[ ]+(?:Abs[.]|Absatz|Satz|apartado|párrafo|paragraphe|alinéa|comma|lid|inciso)\b"
        ),
        annex=regex(
            r"(?:ANNEXE|Annexe|ANEXO|Anexo|ALLEGATO|Allegato|ANHANG|Anhang|ANLAGE|Anlage|BIJLAGE|Bijlage)"
            r"(?:[ ]+(?:[0-9]{1,3}|[IVX]{1,6}|[A-Z]))?[ ]*(?:[:.–—(-]|$)"
            r"|(?:Disposici(?:ón|ones)|DISPOSICI(?:ÓN|ONES))[ ]"
            rf"(?i:adicional|transitoria|derogatoria|final)(?:es|s)?(?:[ ](?:{_ORDINAL})\b)?[ ]*(?:[.:]|$)"
        ),
        also=("de", "fr", "es", "pt", "it", "nl"),
    ),
    Profile(
        name="fr-code",
        zh="法国法典（Article L121-1、Art. R. 123-4）",
        en="codes of France",
        first=frozenset("ALTCSPaltcsp"),
        label=regex(
            r"(?P<level>Article|ARTICLE|Art\.|Livre|LIVRE|Titre|TITRE|Chapitre|CHAPITRE|Section|SECTION|Sous-section"
            r"|SOUS-SECTION|Paragraphe)[ \xa0]{1,3}"
            r"(?P<n>(?:LO|L|R|D|A)\*{0,2}\.?[ \xa0]?[0-9]{1,4}(?:-[0-9]{1,3}){0,5}|[IVXLC]{1,8}(?=er\b|[ \xa0:.]|$)"
            r"|[0-9]{1,2}(?=[ \xa0:.]|$)|préliminaire|unique)(?:er)?(?:\.(?=[ \xa0]|$))?(?P<sub>(?!))?"
        ),
        levels={
            "article": Kind.ARTICLE,
            "art.": Kind.ARTICLE,
            "livre": Kind.PART,
            "titre": Kind.SUBPART,
            "chapitre": Kind.CHAPTER,
            "section": Kind.SECTION,
            "sous-section": Kind.SECTION,
            "paragraphe": Kind.SECTION,
        },
        read=read_code,
        han=False,
        inside=Inside.CONTINENTAL,
        series=Series.RISING,
        citing=regex(r"[ ]?[,;)]|[ ]+[a-zà-ÿ(]"),
        annex=regex(r"(?:ANNEXE|Annexe)(?:[ ]+(?:[0-9]{1,3}|[IVX]{1,6}|[A-Z]))?[ ]*(?:[:.–—(-]|$)"),
    ),
    Profile(
        name="ru",
        zh="俄罗斯等国法规（Раздел、Глава、Статья）",
        en="Russian rules",
        first=frozenset("РГСПргсп§"),
        label=regex(
            r"(?P<level>Раздел|РАЗДЕЛ|Глава|ГЛАВА|Параграф|§|Статья|СТАТЬЯ)[ \xa0]{0,3}(?P<n>[0-9]{1,4}|[IVXLC]{1,8}\b)"
            r"(?P<sub>[.][0-9]{1,2}(?:-[0-9]{1,2})?(?=[. \xa0]|$)|-[0-9]{1,2})?"
        ),
        levels={
            "раздел": Kind.PART,
            "глава": Kind.CHAPTER,
            "параграф": Kind.SECTION,
            "§": Kind.SECTION,
            "статья": Kind.ARTICLE,
        },
        read=read_continental,
        han=False,
        inside=Inside.CONTINENTAL,
        citing=regex(r"[ ]?[,;)]|[ ]+[а-яё(]"),
        annex=regex(r"(?:ПРИЛОЖЕНИЕ|Приложение)(?:[ ]+(?:N|№)?[ ]?[0-9]{1,3})?[ ]*(?:[:.–—-]|$)"),
    ),
)
