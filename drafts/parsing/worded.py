"""The numbering grammar of a language, made from its words: number before or after the word for an article, § before or after."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from drafts.model import Kind
from drafts.numerals import read_roman
from drafts.parsing.languages import LATIN, Language
from drafts.parsing.languages_beyond import BEYOND
from drafts.parsing.profile import NEVER, Inside, Profile
from drafts.patterns import regex

LANGUAGES: Mapping[str, Language] = {language.name: language for language in LATIN + BEYOND}
"""By name."""
_SMALL = "a-zčćđšžа-яђјљњћџѓќ"
_LIKE_ROMAN = str.maketrans("ІХСМӀ", "IXCMI")
"""Cyrillic letters that are typed for Roman numerals."""
_PLAIN_GREEK = str.maketrans("ΆΈΉΊΌΎΏ", "ΑΕΗΙΟΥΩ")
_FIGURES = r"\d{1,4}(?!\d)"
_ROMAN = r"[IVXLCІХС]{1,8}(?![\w])"
_CAPITALS = "A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐЂЃЈЉЊЋЌЏӘҒҚҢӨҰҮҺΑ-ΫΆΈ-ΏĄĆĘŁŃŚŹŻČĎĚŇŘŠŤŮŽĐŐŰĀĒĢĪĶĻŅŪĖĮŲĠĦȘȚŞŢĂĞİƏ"
_INSERTED = (
    rf"[ ]?[a-zA-Z](?=[.]?[ ]§)|[ ][a-z](?=[.][ ][{_CAPITALS}])"
    r"|[a-zA-Zа-я](?!\w)|[.][a-z](?=[.]?(?:[ \xa0]|$))|[/^][\dA-Za-z]{1,2}(?!\w)|-[A-Z](?!\w)"
    r"|-[0-9]{1,2}(?=[.]|[ ]*$)|[.]?[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,2}"
    r"|[ ](?:bis|ter|quater|مكرر[اً]?|مکرر|ทวิ|ตรี|จัตวา)(?!\w)"
)
_SIGNS = r"[\u0384'’´ʹ\u02b9]?"
"""What a Greek letter has that is a number: Α΄."""
_CASED = regex(r"[a-zα-ωа-я]")


@cache
def profile_in(name: str) -> Profile | None:
    """The numbering grammar of acts in the language of this name; None where its words aren't known."""
    language = LANGUAGES.get(name)
    return _profile(language) if language else None


def _profile(language: Language) -> Profile:
    levels = {
        Kind.ARTICLE: f"{language.article}|{language.after}",
        Kind.PART: language.part,
        Kind.SUBPART: language.title,
        Kind.CHAPTER: language.chapter,
        Kind.SECTION: f"{language.section}|{language.subsection}",
    }
    headings = "|".join(levels[kind] for kind in (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION))
    named = {form: kind for kind, words in levels.items() for form in _forms(words, small=True)}
    first = _alternatives(_forms(f"{language.article}|{headings}"))
    after = _alternatives(_forms(f"{language.after}|{headings}", small=True))
    ordinals = {
        form: number for number, words in enumerate(language.ordinals, start=1) for form in _forms(words, small=True)
    }
    figures = rf"\d{{1,2}}-{_FIGURES}|{_FIGURES}" if language.chaptered else _FIGURES
    number = f"{figures}|{_ROMAN}" + (f"|(?:{_alternatives(ordinals)})(?!\\w)" if ordinals else "")
    counted = rf"(?:{number})(?:{_INSERTED})?{_SIGNS}[.]?(?:[ \xa0]{{1,2}}|-)"
    before = rf"{counted}(?:{after})(?!\w)[.]?"
    behind = rf"(?:{first})[ \xa0]{{0,3}}[(]?(?:{number})[)]?(?:{_INSERTED})?{_SIGNS}(?:[.](?=[ \xa0]?[–—-]))?"
    bare = r"|[0-9]{1,3}[A-Z]?[.](?=[ \xa0])" if language.bare else ""
    if language.loud:
        bare = rf"|{_ROMAN}[.](?=[ \xa0][^\W\d_]{{2}})(?![^\n]*[{_SMALL}])"
    label = (
        rf"(?={before}|{behind}{bare})"
        rf"(?=(?:{counted})?(?P<level>{after}|{first})(?!\w){'|' if bare else ''})"
        rf"(?=(?:(?:{first})[ \xa0]{{0,3}}[(]?)?(?P<n>{number})[)]?(?P<sub>{_INSERTED})?)"
        rf"(?:{before}|{behind}{bare})"
    )
    words_of_levels = {form.lower(): kind for form, kind in named.items()}
    if bare:
        words_of_levels[""] = Kind.CHAPTER if language.loud else Kind.ARTICLE
    begins = "0123456789IVXLCІХС" + "".join(form[0] for form in (*named, *ordinals))
    return Profile(
        name=language.name,
        zh=f"{language.zh}法规",
        en=f"rules in {language.en}",
        first=frozenset(begins),
        label=re.compile(label),
        levels=words_of_levels,
        read=_reader(ordinals),
        han=False,
        inside=Inside.WORDED,
        citing=re.compile(rf"[ ]?[,;)،؛]|[ ]+(?![{_CAPITALS}])[^\W\d_]" if _has_case(language) else r"[ ]?[,;)،؛]"),
        citing_surely=re.compile(language.cites) if language.cites else NEVER,
        annex=_annex(language),
        caption_above=re.compile(rf"[{_CAPITALS}][^\n.;:,–—]{{1,90}}$") if language.above else NEVER,
        captioned=language.captioned,
    )


def _annex(language: Language) -> re.Pattern[str]:
    number = r"(?:\d{1,3}|[IVX]{1,6}|[A-ZА-Я])"
    words = _alternatives(_forms(language.annex))
    after = _alternatives(_forms(language.annex, small=True))
    ends = r"[ ]*(?:[:.–—(-]|$)"
    return re.compile(
        rf"(?:{words})(?!\w)(?:[ \xa0]+(?:nr|č|br|№|N)?[.]?[ ]?{number}\b)?{ends}|{number}[.]?[ \xa0](?:{after})(?!\w){ends}"
    )


def _has_case(language: Language) -> bool:
    return _CASED.search(f"{language.article}{language.after}") is not None


def _forms(words: str, *, small: bool = False) -> list[str]:
    """How words are printed: with a capital, in capitals (in Greek without accents, in Turkish with İ), or, if asked, small."""
    forms: dict[str, None] = {}
    for word in filter(None, words.split("|")):
        turkish = word.replace("i", "İ")
        for form in (
            word[0].upper() + word[1:],
            turkish[0].upper() + word[1:],
            word.upper(),
            word.upper().translate(_PLAIN_GREEK),
            turkish.upper(),
            word.title(),
        ):
            forms[form] = None
        if small:
            forms[word] = None
    return list(forms)


def _alternatives(words: Mapping[str, object] | list[str]) -> str:
    """A pattern of any of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or r"(?!)"


def _reader(ordinals: Mapping[str, int]) -> Callable[[str], int]:
    by_word = {word.lower(): number for word, number in ordinals.items()}

    def read(number: str) -> int:
        """The number of figures in any script, of an ordinal or of a Roman numeral. ValueError where it is none of them."""
        found = by_word.get(number.lower())
        if found is not None and not number.isascii():
            return found
        if number.isdecimal():
            return int(number)
        try:
            return read_roman(number.translate(_LIKE_ROMAN))
        except ValueError:
            if found is None:
                raise
            return found

    return read
