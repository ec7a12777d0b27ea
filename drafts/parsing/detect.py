"""Which numbering grammar a text follows, and in which language it is written."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from drafts.characters import han_letters
from drafts.parsing.marks import Line
from drafts.parsing.profile import Inside, Profile
from drafts.parsing.profiles import profile_named
from drafts.parsing.sequence import Run
from drafts.parsing.structure import Survey, survey, weight
from drafts.patterns import regex

_KANA = regex("[\u3041-\u30ff]+")
_HANGUL = regex("[\uac00-\ud7a3]+")
_CYRILLIC = regex("[\u0400-\u04ff]+")
_LATIN = regex("[A-Za-z]+")
_VIETNAMESE = ("Điều", "ĐIỀU", "Chương", "CHƯƠNG")
_CONTINENTAL = ("Art", "ART", "art", "§")
"""How the word for an article begins in all those languages."""
_EU = (
    *("HAVE ADOPTED", "HAS ADOPTED", "THE EUROPEAN PARLIAMENT", "THE EUROPEAN UNION", "THE EUROPEAN COMMISSION"),
    *("Whereas:", "European Parliament"),
)
_AMENDING = regex(
    r"[、。；：，\s]?(?:将|把|删去|增加|对).{0,200}?(?:修改为|修改如下|改为|作为第|删去|增加一)|删去第|修改为：|修改为“"
)
_AMERICAN = regex(
    r"^(?:§|(?:Sec|SEC)\.[ \xa0])[ \xa0]{0,2}[0-9]"
    r"|^(?:Section|SECTION)[ \xa0][0-9]{1,2}\.[0-9]{1,2}\b(?![ ](?:of|and|or)\b)"
    r"|\bC\.?F\.?R\b|\bU\.S\.C\b|\bCode Section\b|\bStats\. [0-9]{4}",
    re.MULTILINE,
)
_IN_AMERICAN = (
    *(f"{word}{space}{n}" for word in ("Section", "SECTION") for space in " \xa0" for n in range(1, 10)),
    *("§", "Sec.", "SEC.", "CFR", "CF.R", "C.FR", "C.F.R", "U.S.C", "Code Section", "Stats. "),
)
"""Nothing American is found without one of these, and they are looked for twenty times as fast."""
_BRITISH = regex(
    r"^[0-9]{1,3}[A-Z]?\.[ ]?[—–-][ ]?\(1\)|^SCHEDULES?\b|\b(?:Be it|BE IT) (?:enacted|ENACTED)|legislation\.gov\.uk"
    r"|^Laid before|\bUK (?:Statutory Instruments|Public General Acts)",
    re.MULTILINE,
)
_IN_BRITISH = (
    *(f"{dash}{space}(1)" for dash in "—–-" for space in ("", " ")),
    *("SCHEDULE", "Be it", "BE IT", "legislation.gov.uk", "Laid before", "UK Statutory", "UK Public"),
)
_CLAUSE = regex(r"^[0-9０-９]{1,2}(?:[.．][0-9０-９]{1,2}){1,5}(?:[ 　\t、]|[\u4e00-\u9fff]|$)", re.MULTILINE)
_FRENCH_CODE = regex(r"^(?:Article|ARTICLE|Art\.)[ \xa0](?:LO|L|R|D|A)\*{0,2}\.?[ \xa0]?[0-9]{1,4}", re.MULTILINE)
_INSTRUCTION = regex(
    r"[. ]{1,3}(?:The authority citation|Revis(?:e|ing)|Amend|Add|Remov|Redesignat|In (?:§|part|subpart)|(?:Section|§+)[ ][0-9.]+)"
)
_RULING = regex(
    r"\b(?:shall|must|may|means?|[Tt]his (?:Act|Ordinance|Law|[Bb]y-law|Code|Agreement|Contract|Lease|Deed|Licen[cs]e|Policy|Order)"
    r"|[Tt]hese (?:Regulations|Rules)|comes? into force)\b"
)
_MANY = 6
_PART_OF_CLAUSE = regex(r"^[0-9]{1,2}\.[0-9]{1,2}\.?[ \xa0\t]{1,4}[A-Z(“\"]", re.MULTILINE)
_SENTENCE_IN_CLAUSE = regex(r"^[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?[ \xa0\t]{1,4}[^\n]{8,4000}[.;:]$", re.MULTILINE)
"""Parts of a contract's clauses are sentences; those of a standard have titles: 5.2 Test methods."""
_WHERE_IT_AMENDS = 300
"""Characters of a point, some lines of it maybe: 一、对《…》作出修改, and below it 将第三条修改为."""
_SENTENCE_SIGNS = frozenset("。；：，！？:;,")
_SAMPLE = 10000
_RARELY = 250
"""Characters; where “the” comes oftener, a text is in English."""
_STOPWORDS = {
    "en": regex(r"\b(?:the|of|and|shall|to|in)\b", re.IGNORECASE),
    "fr": regex(r"\b(?:le|la|les|des|du|et|dans|une)\b", re.IGNORECASE),
    "de": regex(r"\b(?:der|die|das|und|des|dem|nicht)\b", re.IGNORECASE),
    "es": regex(r"\b(?:el|los|las|del|y|por|una)\b", re.IGNORECASE),
    "pt": regex(r"\b(?:os|da|do|dos|das|ao|em|para|não|uma)\b", re.IGNORECASE),
    "it": regex(r"\b(?:il|gli|della|del|dei|delle|di|per|nel|e)\b", re.IGNORECASE),
    "nl": regex(r"\b(?:het|een|van|deze|wordt|voor|niet)\b", re.IGNORECASE),
}


def language_of(text: str, profile: Profile) -> str:
    """The language by ISO 639-1: by its script, then by its small words."""
    if profile.name == "vi" or profile.inside is Inside.WORDED:
        return profile.name.partition("-")[0]
    sample = text[:_SAMPLE]
    if _is_han(sample):
        return "ja" if _is_japanese(sample) else "zh"
    return _in_other_script(sample) or _by_small_words(sample) or ("zh" if profile.han else "en")


def _by_small_words(sample: str) -> str:
    """The language in Latin script whose small words a text has most of; empty where it has none of any."""
    counts = {language: len(words.findall(sample)) for language, words in _STOPWORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else ""


def _in_other_script(sample: str) -> str:
    """``ko`` or ``ru`` for a text mostly in that script; else empty."""
    for language, script in (("ko", _HANGUL), ("ru", _CYRILLIC)):
        if _letters(script, sample) > _letters(_LATIN, sample):
            return language
    return ""


def best_survey(text: str, lines: Sequence[Line]) -> Survey:
    """The labels of a text under the profile whose numbering carries most of it; articles go before points."""
    sample = text[:_SAMPLE]
    if _is_han(sample):
        return survey(text, lines, profile_named("ja")) if _is_japanese(sample) else _chinese(text, lines)
    if _any_in(sample, _VIETNAMESE):
        return survey(text, lines, profile_named("vi"))
    if (found := _in_its_words(text, lines, sample)) is not None:
        return found
    if not sample.isascii() and (script := _in_other_script(sample)):
        return survey(text, lines, profile_named(script))
    if _any_in(sample, _CONTINENTAL) and _by_small_words(sample) not in ("", "en"):
        found = survey(text, lines, profile_named("continental"))
        if _FRENCH_CODE.search(text):
            found = _heavier(lines, found, survey(text, lines, profile_named("fr-code")))
        if found.heaviest is not None:
            return found
    best = survey(text, lines, profile_named("eu" if _any_in(text, _EU) else "en-translation"))
    if best.heaviest is not None and len(best.heaviest.articles) > 1:
        return _in_sections(text, lines, best, in_articles=True)
    for name in ("en-translation", "en-rules"):
        best = _heavier(lines, best, survey(text, lines, profile_named(name)))
    best = _in_sections(text, lines, best, in_articles=False)
    parts = len(_CLAUSE.findall(text))
    if parts >= 3 and not (best.profile.name == "uk" and _is_agreement(text, best, parts)):
        best = _heavier(lines, best, survey(text, lines, profile_named("zh-standard")))
    return best


def _in_its_words(text: str, lines: Sequence[Line], sample: str) -> Survey | None:
    """The labels of a text in a language that has no profile of its own; None for English and those that have."""
    if sample.count(" the ") * _RARELY > len(sample):
        return None
    from drafts.parsing import tongues, worded

    for name in tongues.likely(sample):
        profile = worded.profile_in(name)
        found = survey(text, lines, profile) if profile else None
        if found is not None and found.heaviest is not None and len(found.heaviest.articles) > 1:
            return found
    return None


def _is_agreement(text: str, best: Survey, parts: int) -> bool:
    """Whether clauses with so many numbered parts are an agreement's: 1., or with sentences in the parts, and no standard's."""
    if best.heaviest is None:
        return False
    pointed = text[best.heaviest.articles[0].end - 1] == "."
    return pointed or len(_SENTENCE_IN_CLAUSE.findall(text)) * 2 >= parts


def _in_sections(text: str, lines: Sequence[Line], best: Survey, *, in_articles: bool) -> Survey:
    """The survey given, or one of sections that is heavier.

    Most acts in English have them, and need not say where they come from.
    """
    for name, words, sign in (("us", _IN_AMERICAN, _AMERICAN), ("uk", _IN_BRITISH, _BRITISH)):
        signed = _any_in(text, words) and sign.search(text)
        if in_articles and not signed:
            continue
        other = survey(text, lines, profile_named(name))
        if name == "us" and other.heaviest and _numbers_clauses(text, lines, other.heaviest):
            continue
        if name != "uk" or _rules(text, lines, other.heaviest, best.profile, signed=bool(signed)):
            best = _heavier(lines, best, other)
    return best


def _numbers_clauses(text: str, lines: Sequence[Line], run: Run) -> bool:
    """Whether what looks like sections of a code, 1.1, 1.2, 2.1, stands below the clauses 1., 2. of a licence or an agreement."""
    bare = [a for a in run.articles if text[a.start].isdigit()]
    if len(bare) * 2 <= len(run.articles):
        return False
    whole = survey(text, lines, profile_named("uk")).heaviest
    if whole is None or len(whole.articles) < 2:
        return False
    begins = [a.start for a in whole.articles]
    below = 0
    for article in bare:
        at = bisect_right(begins, article.start) - 1
        below += at >= 0 and article.printed.startswith(f"{whole.articles[at].printed}.")
    return below * 4 >= len(bare) * 3


def _instructs(text: str, run: Run) -> bool:
    """Whether what bare numbers count says how to amend a code whose sections follow: 2. Revise § 312.5 to read as follows."""
    instructing = sum(_INSTRUCTION.match(text, article.end) is not None for article in run.articles)
    return instructing * 2 > len(run.articles)


def _rules(text: str, lines: Sequence[Line], run: Run | None, otherwise: Profile, *, signed: bool) -> bool:
    """Whether what bare numbers count, 1., 2., 3., lays down rules, and doesn't list the ways to send a comment.

    ``otherwise`` is the grammar it would be read by else; ``signed``, that the text says where it comes from.
    """
    if run is None or (otherwise.name == "us" and _instructs(text, run)):
        return False
    if signed:
        return True
    if len(_PART_OF_CLAUSE.findall(text, run.articles[0].start)) >= 2:
        return True
    if len(run.articles) >= _MANY and _by_small_words(text[:_SAMPLE]) not in ("", "en"):
        return True  # the words that lay down rules are English
    ruling = len(_RULING.findall(text, run.articles[0].start, lines[run.end_line - 1].end))
    return ruling * 2 >= len(run.articles)


def _heavier(lines: Sequence[Line], best: Survey, other: Survey) -> Survey:
    if other.heaviest is None:
        return best
    heavier = best.heaviest is None or weight(lines, other.heaviest) > weight(lines, best.heaviest)
    return other if heavier else best


def _any_in(text: str, words: Sequence[str]) -> bool:
    return any(word in text for word in words)


def _is_han(sample: str) -> bool:
    return han_letters(sample[::8]) * 3 > _letters(_LATIN, sample)


def _is_japanese(sample: str) -> bool:
    return _letters(_KANA, sample) > 0.1 * han_letters(sample[::8])


def _letters(script: re.Pattern[str], sample: str) -> int:
    """How many letters of a script there are, counted in every eighth character."""
    return len("".join(script.findall(sample[::8])))


def _chinese(text: str, lines: Sequence[Line]) -> Survey:
    statute = survey(text, lines, profile_named("zh-statute"))
    if statute.heaviest is not None and len(statute.heaviest.articles) >= 3:
        return statute
    if len(_CLAUSE.findall(text)) >= 3:
        standard = survey(text, lines, profile_named("zh-standard"))
        if standard.heaviest is not None and len(standard.heaviest.articles) >= 4:
            return standard
    if statute.heaviest is not None:
        return statute
    points = survey(text, lines, profile_named("zh-points"))
    if points.heaviest is None:
        sections = survey(text, lines, profile_named("zh-sections"))
        return sections if sections.heaviest and _headed(text, lines, sections.heaviest) else statute
    if _amends(text, lines):
        return survey(text, lines, profile_named("zh-decision"))
    if len(points.heaviest.articles) < 2:
        return statute
    opinion = survey(text, lines, profile_named("zh-opinion"))
    return opinion if _counts_through(text, lines, points.heaviest, opinion.heaviest) else points


def _counts_through(text: str, lines: Sequence[Line], points: Run, within: Run | None) -> bool:
    """Whether points 一、 are but headings, half of them or more right above （一）, （二）, …, which count through all of them."""
    if within is None or len(within.articles) <= len(points.articles):
        return False
    if any(article.number != number for number, article in enumerate(within.articles, start=1)):
        return False
    counted = {article.line for article in within.articles}
    headings = all(_SENTENCE_SIGNS.isdisjoint(text[point.end : lines[point.line].end]) for point in points.articles)
    right_above = sum(point.line + 1 in counted for point in points.articles)
    return headings and right_above > 1 and right_above * 2 >= len(points.articles)


def _headed(text: str, lines: Sequence[Line], run: Run) -> bool:
    """Whether numbers head sections, 1. 适用范围, and don't list the ways to send a comment."""
    lengths = [lines[a.line].end - a.end for a in run.articles]
    heads = [a for a, length in zip(run.articles, lengths, strict=True) if 2 <= length <= 24]
    titles = [a for a in heads if not _SENTENCE_SIGNS.intersection(text[a.end : lines[a.line].end])]
    return len(titles) >= 3 and len(titles) * 2 > len(run.articles)


def _amends(text: str, lines: Sequence[Line]) -> bool:
    points = [
        line
        for line in lines
        if text[line.start] in "一二三四五六七八九十" and text[line.start + 1 : line.start + 4].find("、") >= 0
    ]
    ends = [*(line.start for line in points[1:]), len(text)]
    amending = [
        _AMENDING.search(text, line.start, min(end, line.start + _WHERE_IT_AMENDS)) is not None
        for line, end in zip(points, ends, strict=True)
    ]
    return sum(amending) * 2 >= len(points) > 0
