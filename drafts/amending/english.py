"""The words in which English amending acts order changes."""

from __future__ import annotations

import re

from drafts.amending.model import Target
from drafts.amending.tokens import Token
from drafts.model import Kind
from drafts.patterns import regex

LEVELS = {
    "article": Kind.ARTICLE,
    "section": Kind.ARTICLE,
    "regulation": Kind.ARTICLE,
    "chapter": Kind.CHAPTER,
    "paragraph": Kind.PARAGRAPH,
    "subparagraph": Kind.PARAGRAPH,
    "point": Kind.ITEM,
    "item": Kind.ITEM,
}
_LEVEL = "Articles?|Sections?|Regulations?|Chapters?|paragraphs?|points?|items?"
_NUMBER = r"(?:[0-9]{1,4}[a-z]{0,2}(?![a-z0-9])|\([a-z0-9]{1,4}\)|[IVX]{1,6}(?![A-Za-z]))"
_TARGET = regex(
    rf"(?P<level>{_LEVEL})[ \xa0](?P<n>{_NUMBER})(?P<rest>(?:\([0-9a-z]{{1,4}}\)){{0,4}})"
    rf"(?P<more>(?:(?:,[ ]|[ ]and[ ]|[ ]to[ ]|, and )(?:{_NUMBER})(?:\([0-9a-z]{{1,4}}\)){{0,4}}(?![a-z])){{0,20}})",
    re.IGNORECASE,
)
_NEW = regex(r"the following (article|section|paragraph|point|item)s?(?=[ ](?:is|are|shall be)\b)", re.I)
"""The following paragraph is inserted: its number is printed in the quotation."""
_MORE = regex(rf"(?P<joint>,[ ](?:and[ ])?|[ ]and[ ]|[ ]to[ ])(?P<n>{_NUMBER})(?P<rest>(?:\([0-9a-z]{{1,4}}\)){{0,4}})")
_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "M",
        regex(
            r"(?:is|are|shall be)[ ](?:hereby[ ])?(?:amended[ ](?:so as )?to[ ]read(?:[ ]as[ ]follows)?"
            r"|(?:replaced|substituted)[ ](?:by|with|for)(?:[ ]the[ ]following)?|substituted)",
            re.I,
        ),
    ),
    ("W", regex(r"(?:becomes?|(?:is|are|shall be)[ ](?:renumbered|redesignated)(?:[ ]as)?)\b", re.I)),
    ("D", regex(r"(?:is|are|shall be)[ ](?:hereby[ ])?(?:deleted|repealed|removed|omitted)\b", re.I)),
    ("Z", regex(r"(?:is|are|shall be)[ ](?:hereby[ ])?(?:inserted|added)\b", re.I)),
    ("B", regex(r"after\b", re.I)),
    ("F", regex(r"before\b", re.I)),
    ("N", regex(r"(?:the )?(?:title|heading|caption)\b", re.I)),
    ("L", regex(r"throughout(?: the (?:Regulation|Directive|Decision|Act|text))?\b", re.I)),
    ("E", regex(r"(?:wherever|in each place|each time)\b[^\x00;.\n]{0,40}?(?:occurs?|appears?)?", re.I)),
    ("Q", regex("\x00")),
    ("P", regex(r"and\b", re.I)),
    ("K", regex(",")),
    ("S", regex(":")),
)  # fmt: skip
_NOISE = regex(r"(?:in|the|following|words?|terms?|phrases?|expressions?|of|respectively|there)\b|[ \t\xa0]", re.I)
_SHARED = {Kind.ARTICLE: Kind.PARAGRAPH, Kind.PARAGRAPH: Kind.ITEM, Kind.ITEM: Kind.SUBITEM}


def lex(text: str, start: int, end: int) -> list[Token]:
    """The tokens of a stretch of a skeleton, in the order in which a Chinese instruction would have them."""
    tokens: list[Token] = []
    at = start
    while at < end:
        found = _token(text, at, end)
        if found is not None:
            tokens.append(found)
            at = found.end
            continue
        noise = _NOISE.match(text, at, end)
        if noise:
            at = noise.end()
            continue
        word = re.compile(r"\w{1,60}|.", re.S).match(text, at, end)
        stop = word.end() if word else at + 1
        if not (tokens and tokens[-1].letter == "X"):
            tokens.append(Token("X", at, stop))
        at = stop
    return _arranged(_joined(tokens))


def _token(text: str, at: int, end: int) -> Token | None:
    new = _NEW.match(text, at, end)
    if new is not None:
        return Token("A", at, new.end(), unit=LEVELS[new[1].lower()], count=0)
    named = _TARGET.match(text, at, end)
    if named is not None:
        return Token("T", at, named.end(), _targets(named))
    for letter, pattern in _WORDS:
        found = pattern.match(text, at, end)
        if found:
            return Token(letter, at, found.end())
    return None


def _targets(named: re.Match[str]) -> tuple[Target, ...]:
    kind = LEVELS[named["level"].lower().rstrip("s")]
    targets = [_target(kind, named["n"], named["rest"], named[0])]
    for more in _MORE.finditer(named["more"]):
        if more["joint"].strip() == "to" and targets[-1].number.isdigit() and more["n"].isdigit():
            targets += [
                Target(((kind, str(n)),), "")
                for n in range(int(targets[-1].number) + 1, min(int(more["n"]), int(targets[-1].number) + 500))
            ]
        targets.append(_target(kind, more["n"], more["rest"], more["n"] + more["rest"]))
    return tuple(targets)


def _target(kind: Kind, number: str, rest: str, words: str) -> Target:
    steps = [(kind, number.strip("()"))]
    for inner in re.findall(r"\(([0-9a-z]{1,4})\)", rest):
        kind = _SHARED.get(kind, Kind.SUBITEM)
        steps.append((kind, inner))
    return Target(tuple(steps), words)


def _joined(tokens: list[Token]) -> list[Token]:
    """Article 3(2), point (b): one provision, though a comma stands within."""
    order = list(Kind)
    joined: list[Token] = []
    for token in tokens:
        if token.letter == "T" and joined:
            comma = joined[-1].letter == "K" and len(joined) > 1
            before = joined[-2] if comma else joined[-1]
            if before.letter == "T" and len(before.targets) == 1:
                outer, inner = before.targets[0], token.targets[0]
                if outer.kind and inner.kind and order.index(inner.steps[0][0]) > order.index(outer.kind):
                    made = tuple(Target((*outer.steps, *t.steps), f"{outer.words}, {t.words}") for t in token.targets)
                    joined[-2 if comma else -1 :] = [Token("T", before.start, token.end, made)]
                    continue
        joined.append(token)
    return joined


def _arranged(tokens: list[Token]) -> list[Token]:
    """Adds the letter for a new unit where it's said at the end: the following Article 4a is inserted."""
    letters = "".join(token.letter for token in tokens)
    if "A" in letters:
        return [token for token in tokens if token.letter != "Z"]
    found = re.search("(?<![BFTL])T(?=[ZM]?Z)|(?<=[BF]T)K?T(?=Z)|(?<=TK)T(?=Z)", letters)
    if found is None or "Q" in letters[: found.start()]:
        return tokens
    at = found.end() - 1
    new = tokens[at]
    rest = [t for t in tokens[at + 1 :] if t.letter != "Z"]
    return [
        *tokens[:at],
        Token("A", new.start, new.start, unit=new.targets[0].kind, count=len(new.targets)),
        Token("W", new.start, new.start),
        new,
        *rest,
    ]


ADJUST_NUMBERS = regex(
    r"(?:articles|paragraphs|provisions|points|numbering)[^.;\n]{0,60}(?:renumbered|adjusted|numbered) accordingly",
    re.I,
)
"""The remaining articles are renumbered accordingly."""
EDITORIAL = regex(r"(?:punctuation|editorial|wording)[^.;\n]{0,40}(?:amended|adjusted|corrected)", re.I)
"""Says that something changes, not what."""
CHANGING = regex(r"\b(?:replaced|deleted|inserted|added|amended|substituted|renumbered|repealed|omitted)\b", re.I)
"""Words by which a sentence that wasn't understood is known to change something."""
SET_PHRASE = regex(r"amended as follows|shall enter into force|binding in its entirety|done at", re.I)
"""Sentences of a decision that order nothing to be done to words."""
