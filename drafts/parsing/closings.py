"""Where the last article of an act or agreement in Latin script ends: before an annex, a closing formula or the signatures."""

from __future__ import annotations

from collections.abc import Sequence

from drafts.parsing.labels import Candidate
from drafts.parsing.marks import Line
from drafts.parsing.profile import Profile, opens_annex
from drafts.parsing.western import is_title
from drafts.patterns import regex

_CLOSING = regex(
    r"This (?:Regulation|Directive|Decision) shall be binding|This (?:Directive|Decision) is addressed"
    r"|For the (?:European Parliament|Council|Commission)|ELI:|\(Source|Source:"
    r"|E(?:XPLANATORY|xplanatory) (?:NOTE|Note|MEMORANDUM)$|E(?:NDNOTES?|ndnotes?)$"
    r"|This (?:document|deed|agreement) has been (?:executed|signed|entered into)\b"
    r"|Fait (?:à|le) |(?:Dado|Dada|DADA|Feito|Hecho) e[nm] |Geschehen zu |Gedaan te |Fatto a |Dat[oa] a |Lasten en bevelen"
    r"|Begründung$|Exposé des motifs$|Palácio |Brasília, |Настоящий Федеральный закон подписан|Президент"
    r"|I(?:N|n) (?:(?:WITNESS|witness)\b|(?:FAITH|faith) (?:OF WHICH|WHEREOF|of which|whereof)\b)|ELUCIDATION$"
    r"|D(?:ONE|one) (?:at|in|this|on|AT|IN|THIS|ON)\b"
    r"|END OF (?:THE )?(?:TERMS|LICEN[CS]E|AGREEMENT|CONTRACT|DOCUMENT)\b"
    r"|[\[(]?(?:Signature [Pp]ages?|SIGNATURE PAGES?|Signatures? follow|Remainder of (?:this )?page)\b"
    r"|(?:PASSED|Passed|ADOPTED|Adopted|ENACTED|Enacted|APPROVED|Approved|SIGNED|Signed|EXECUTED|Executed|DATED|Dated|GIVEN|Given)"
    r"(?:,? (?:and|AND) [A-Za-z]{3,12})?"
    r"(?:,?$|:| (?i:by|for|on behalf|this|on|at|as a deed|as of|under (?:my|the) (?:hand|seal))\b)"
    r"|A(?:TTEST|ttest):"
)
_RULING = regex(r"\b(?:shall|must|may)\b")
_BINDING = ("This ", "I", "D")
"""How the formulas begin that may hold “shall”."""
_SIGNS = regex(
    r"_{4}|\b(?:By|Name|Title|Date|Signature|Witness):|\b(?:19|20)(?:[0-9]{2}|XX)\b|^[A-Z]\.[ ](?:[A-Z]\.[ ])?[A-Z][a-z]+(?:,|$)"
    r"|^/s/"
    r"|\b(?:Minister|Secretary|President|Mayor|Clerk|Chair(?:man|woman|person)?|Director|Commissioner|Speaker|Governor|Registrar"
    r"|Witness)\b"
)
"""What a line of a block of signatures shows: an office, a date, a name with an initial, a place to sign."""
_LONGEST_SIGNATURE = 70
_END = frozenset(".;:,—")


def end_line(text: str, lines: Sequence[Line], last: Candidate, stop: int, profile: Profile) -> int:
    """The line after the last one of the body.

    A formula that is all that the last article says is its own: Article 9: This Directive is addressed to the Member States.
    """
    words = last.line + 1
    if words < stop and last.alone and is_title(text[lines[words].start : lines[words].end]):
        words += 1
    for i in range(last.line + 1, stop):
        line = lines[i]
        if opens_annex(text, line.start, line.end, profile):
            return _before_signatures(text, lines, last, i)
        if _closes(text, line) and not (last.alone and i == words and text[line.start] == "T"):
            return i
    return _before_signatures(text, lines, last, stop)


def _closes(text: str, line: Line) -> bool:
    """Whether a line is a closing formula, and no rule that begins like one: Signed copies shall be kept."""
    if not _CLOSING.match(text, line.start, line.end):
        return False
    return text.startswith(_BINDING, line.start) or _RULING.search(text, line.start, line.end) is None


def _before_signatures(text: str, lines: Sequence[Line], last: Candidate, stop: int) -> int:
    """The line where signatures without a formula begin: short lines, none a sentence, below one that ends a sentence."""
    first = stop
    while first > last.line + 1 and _may_sign(text, lines[first - 1]):
        first -= 1
    if stop - first < 2 or text[lines[first - 1].end - 1] != ".":
        return stop
    signs = sum(_SIGNS.search(text[lines[i].start : lines[i].end]) is not None for i in range(first, stop))
    return first if signs * 2 >= stop - first else stop


def _may_sign(text: str, line: Line) -> bool:
    words = text[line.start : line.end]
    if len(words) > _LONGEST_SIGNATURE or words[0].islower():
        return False
    return words[-1] not in _END or (words.isupper() and words[0].isalpha()) or words.endswith(":")
