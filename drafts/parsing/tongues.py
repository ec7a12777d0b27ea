"""In which language a text is written, by the small words it has most of; Chinese and English texts are told without it."""

from __future__ import annotations

from drafts.parsing.worded import LANGUAGES

_READ_OTHERWISE = {
    "en": "the of and shall to in",
    "fr": "le la les des du et dans une aux sur",
    "de": "der die das und des dem nicht von zu",
    "es": "el los las del y por una con",
    "pt": "os da do dos das ao em para não uma",
    "it": "il gli della del dei delle di per nel e",
    "nl": "het een van deze wordt voor niet de en",
    "ru": "и в на с по не или настоящего статьи что для о от за при его закона",
}
"""Languages that have a numbering grammar of their own."""
_MOST_TRIED = 3
_QUOTED = 5
"""Letters of another language that a text may hold all the same, in a name."""
_SIGNS = ".,;:()[]«»„“”\"'–-،؛"
_THAI = ("มาตรา", "ข้อ ")


def likely(sample: str) -> list[str]:
    """The codes of the languages that a text may be written in, the likeliest first: none that is read by other means."""
    if any(word in sample for word in _THAI):
        return ["th"]
    known: dict[str, list[str]] = {}
    small = {name: language.small for name, language in LANGUAGES.items()} | _READ_OTHERWISE
    for name, words in small.items():
        for word in words.split():
            known.setdefault(word, []).append(name)
    counts: dict[str, int] = {}
    for word in sample.lower().split():
        for name in known.get(word.strip(_SIGNS), ()):
            counts[name] = counts.get(name, 0) + 1
    found: list[str] = []
    for name in sorted(counts, key=lambda each: -counts[each]):
        if name in _READ_OTHERWISE or len(found) == _MOST_TRIED:
            break
        if sum(sample.count(letter) for letter in LANGUAGES[name].lacks) <= _QUOTED:
            found.append(name)
    return found
