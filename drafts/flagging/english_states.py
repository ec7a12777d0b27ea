"""Flags for a state in the place of its contrary in English drafts: is {prohibited → restricted}, {open → closed}."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafts.comparison import Flag
from drafts.flagging import legal_terms as terms
from drafts.flagging.actor_rules import stem
from drafts.flagging.changed_passage import Passage
from drafts.flagging.negation_rules import DENIED, turned_round
from drafts.patterns import regex

_LIMITED = "limited"
_LEAVES = {
    **dict.fromkeys(
        ("prohibited", "forbidden", "banned", "unlawful", "illegal", "not permitted", "not allowed", "not lawful"),
        terms.BAN,
    ),
    **dict.fromkeys(("restricted", "limited", "regulated", "discouraged"), _LIMITED),
    **dict.fromkeys(
        ("permitted", "allowed", "lawful", "legal", "not prohibited", "not forbidden", "not unlawful"), terms.PERMISSION
    ),
}
"""What the law makes of something, said without a modal word."""
LEAVE_WORDS = frozenset(word.rpartition(" ")[2] for word in _LEAVES)
"""One of these words changes wherever that does."""
_NAMES = {**terms.MODAL_NAMES, _LIMITED: ("限制", "a restriction")}
_LEAVE = regex(rf"\b(?:not )?(?:{'|'.join(LEAVE_WORDS)})\b")
_LONGEST = 14
"""Tokens on a side; a longer passage says more than whether something is banned."""
_CONTRARIES = tuple(
    (frozenset(one.split("|")), frozenset(other.split("|")))
    for one, other in (
        (
            "public|publicly available|published|available to the public|disclosed|in public|open to the public",
            "confidential|secret|in confidence|private|not public|not disclosed|not published|in private|closed",
        ),
        ("open", "closed|sealed"),
        (
            "free|free of charge|without charge|at no charge|at no cost|without payment|gratuitous",
            "for fee|for consideration|against payment|subject to fee|on payment of fee|chargeable|at cost|subject to charge",
        ),
        ("mandatory|compulsory|obligatory|required", "voluntary|optional|discretionary|not required"),
        (
            "binding|legally binding",
            "advisory|indicative|not binding|without binding force|recommendation|recommendatory",
        ),
        ("final", "provisional|interim|subject to appeal|subject to review|appealable"),
        ("refundable|repayable", "not refundable|forfeited"),
        ("revocable", "irrevocable|not revocable|perpetual"),
        ("valid|in force|effective", "void|invalid|of no effect|null and void|suspended|not valid|not in force"),
        ("secured", "without security"),
        ("deleted|erased|destroyed|removed", "kept|retained|preserved|stored|maintained"),
        ("half|part|a third", "whole|all|entirety"),
        ("necessary|needed|required", "possible|practicable|feasible|reasonable"),
        (
            "ceases to have|cease to have|ceases to be|cease to be",
            "has|have|is|are|remains|remain|continues to be|continue to be",
        ),
        ("outside|beyond", "within|inside|in"),
        ("above|over", "below|under|beneath"),
        ("without", "after|upon|following|only after|only with|with|on"),
        ("both", "either|one|either of|one of"),
        (
            "whether or not|even if|regardless of whether|irrespective of whether",
            "if|only if|where|when|provided that|unless",
        ),
        ("other than|except|except for|excluding|not including", "such as|including|in particular|namely|as well as"),
        ("in addition to|as well as|besides", "to exclusion of|instead of|in lieu of|in place of|rather than"),
        (
            "beyond reasonable doubt",
            "on balance of probabilities|on preponderance of evidence|by preponderance of evidence",
        ),
        ("temporary|provisional|for fixed term", "permanent|indefinite|perpetual"),
    )
)
"""States and those that can't hold together with them."""
_SAYS_NO_STATE = frozenset((
    "a", "an", "the", "is", "are", "be", "been", "made", "kept", "held", "treated", "remain", "remains", "declared",
    "considered", "deemed", "strictly", "provided", "given", "granted", "shall", "must", "will", "may", "become", "becomes",
))  # fmt: skip
"""Words beside a state that name none."""
_NONE = frozenset(("no", "neither"))
_SOME = frozenset((
    "a", "an", "the", "any", "each", "every", "some", "either", "both", "all", "one", "its", "their", "his", "her",
))  # fmt: skip
_BOTH, _ONE = frozenset(("both",)), frozenset(("either", "one", "any"))
_FEW = 3
"""Words in whose place a “no” may stand."""
_NO_LIMIT = regex(r"\s*(?:(?:later|more|less|fewer|longer|greater|earlier|sooner) than|other|one)\b")


def leave(passage: Passage) -> Iterator[Flag]:
    """Something banned that is restricted or allowed now, or the other way round: is {prohibited → permitted}."""
    if max(len(passage.old), len(passage.new)) > _LONGEST:
        return
    old, new = (_LEAVE.findall("".join(side).lower()) for side in (passage.old, passage.new))
    if len(old) != 1 or len(new) != 1:
        return
    a, b = old[0], new[0]
    one, other = _LEAVES.get(a), _LEAVES.get(b)
    if not one or not other or one == other or a.endswith(b) or b.endswith(a):
        return  # lawful, unlawful: told as turned round
    (zh_a, en_a), (zh_b, en_b) = _NAMES[one], _NAMES[other]
    kind = "ban" if terms.BAN in (one, other) else "modality"
    yield Flag(kind, a, b, f"{a} → {b}：{zh_a}变为{zh_b}", f"“{a}” becomes “{b}”: {en_a} becomes {en_b}")


def contrary(passage: Passage) -> Iterator[Flag]:
    """A state in the place of its contrary: provided {free of charge → for a fee}."""
    a, b = map(_state, (passage.old, passage.new))
    if not passage.goes_on_alike():
        return
    if any((a in one and b in other) or (b in one and a in other) for one, other in _CONTRARIES):
        x, y = passage.old_words.strip(" ,"), passage.new_words.strip(" ,")
        yield Flag("scope", x, y, f"“{x}”改为“{y}”：状态相反", f"“{x}” becomes “{y}”: the contrary holds")


def both_or_one(passage: Passage) -> Iterator[Flag]:
    """One of two or both: {either House → both Houses}."""
    old, new = ([word.lower() for word in side if not word.isspace()] for side in (passage.old, passage.new))
    if not old or len(old) != len(new) or len(old) > _FEW or (old[0] in _BOTH) == (new[0] in _BOTH):
        return
    if not _ONE.issuperset((old[0],)) and not _ONE.issuperset((new[0],)):
        return
    if [stem(word) for word in old[1:]] != [stem(word) for word in new[1:]]:
        return
    a, b = passage.old_words.strip(), passage.new_words.strip()
    zh, en = ("由择一变为并列", "both are meant now, not one of them")
    if old[0] in _BOTH:
        zh, en = ("由并列变为择一", "one is enough now, not both")
    yield Flag("and-or", a, b, f"“{a}”改为“{b}”：{zh}", f"“{a}” becomes “{b}”: {en}")


def none_of_them(passage: Passage) -> Iterator[Flag]:
    """Something that there is no longer, or that there is now: has {a casting → no} vote, has {no} effect."""
    old, new = ([word.lower() for word in side if not word.isspace()] for side in (passage.old, passage.new))
    none, some = (old, new) if _NONE.issuperset(old[:1]) and old else (new, old)
    if not _NONE.issuperset(none[:1]) or not none or max(len(old), len(new)) > _FEW or not _SOME.issuperset(some[:1]):
        return
    if _NO_LIMIT.match(" ".join((*none[1:], passage.following.strip()))):
        return
    denied = [len(DENIED.findall(sentence)) % 2 for sentence in passage.sides]
    if denied[0] == denied[1]:
        return  # no boat shall, a boat shall not
    a, b = passage.old_words.strip(), passage.new_words.strip()
    if a and b:
        yield turned_round(a, b)
    else:
        told = f"否定词“{a or b}”有增减，肯定与否定颠倒", f"The negation “{a or b}” comes or goes"
        yield Flag("modality", a, b, *told)


def _state(side: Sequence[str]) -> str:
    """The state that a side names, in small letters and without the words that only lead up to it."""
    words = [word.lower() for word in side if not word.isspace()]
    said = [word for word in words if word not in _SAYS_NO_STATE] or words
    return " ".join(said).replace("non-", "not ", 1)
