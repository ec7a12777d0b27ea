"""Comments carried to a newer draft: where each belongs now, how sure that is, and what a person has to look at.

A comment follows its article's lineage: through renumbering and moves, into the part of a split that holds its words, into what
articles were merged to. Nothing is moved by this module: it proposes, a person confirms. What is found outside the lineage is only
ever a suggestion, since twelve characters of a real law stand in another article too in 36–84 % of cases.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from comments.carry_place import CarriedPlace, Carrying, carry_place
from comments.records import Comment, OtherPlace, Quote, Status
from comments.redraft import asks_new_article
from comments.suggestions import Candidate, Suggester
from drafts.comparison import Comparison

__all__ = ["SETTLED", "Candidate", "Carried", "CarriedPlace", "Carrying", "PlaceFields", "carry", "worst"]

SETTLED = frozenset({Status.ADOPTED, Status.WITHDRAWN})
"""Comments that need no place in a later draft: what they asked was taken up, or they were taken back."""

PlaceFields = dict[str, str | Quote | tuple[OtherPlace, ...] | None]


class Field(StrEnum):
    """The fields of a comment that say where it belongs."""

    ARTICLE = "article"
    NUMBER = "number"
    LABEL = "label"
    QUOTE = "quote"
    ALSO = "also"


@dataclass(frozen=True, slots=True)
class Carried:
    """A comment and what is proposed for it in the newer draft."""

    comment: Comment
    places: tuple[CarriedPlace, ...]
    """Its own place first, then its further ones in their order."""

    @property
    def state(self) -> Carrying:
        """How the comment as a whole fares: its own place decides; a further place that is lost needs a look."""
        others = [place.state for place in self.places[1:]]
        return worst((self.places[0].state, *(min(state, Carrying.LOOK, key=_ORDER.index) for state in others)))

    @property
    def kept(self) -> float:
        """The least share of its words that still stand, over all its places."""
        return min(place.kept for place in self.places)

    @property
    def changed(self) -> bool:
        """Whether an article that it is carried with changed around its words."""
        return any(place.changed for place in self.places)

    def fields(self) -> PlaceFields | None:
        """The comment's fields as proposed; None where its own place is lost. Further places that are lost are left out."""
        return None if self.places[0].new is None else place_fields([each.new for each in self.places])


_ORDER = (Carrying.CARRIED, Carrying.LOOK, Carrying.LOST)


def worst(states: Iterable[Carrying]) -> Carrying:
    """The state that asks most of a person."""
    return max(states, key=_ORDER.index)


def place_fields(places: Sequence[OtherPlace | None]) -> PlaceFields:
    """The fields of a comment at these places; the first is its own and must be there."""
    first = places[0]
    assert first is not None
    further = tuple(dict.fromkeys(place for place in places[1:] if place is not None and place != first))
    return {
        Field.ARTICLE: first.article,
        Field.NUMBER: first.number,
        Field.LABEL: first.label,
        Field.QUOTE: first.quote,
        Field.ALSO: further,
    }


def carry(comments: Iterable[Comment], steps: Sequence[Comparison]) -> tuple[Carried, ...]:
    """What is proposed for each comment. ``steps`` lead from the comments' draft to the newer one, one comparison a step."""
    if not steps:
        raise ValueError("comments are carried through at least one comparison")
    suggester = Suggester(steps[-1].new)
    return tuple(_carried(comment, steps, suggester) for comment in comments)


def _carried(comment: Comment, steps: Sequence[Comparison], suggester: Suggester) -> Carried:
    own = OtherPlace(comment.article, comment.number, comment.label, comment.quote)
    places = [_through(place, steps, suggester) for place in (own, *comment.also)]
    if places[0].new is None and asks_new_article(comment):
        places[0] = _with_article_before(places[0], steps, suggester)
    return Carried(comment, tuple(places))


def _with_article_before(lost: CarriedPlace, steps: Sequence[Comparison], suggester: Suggester) -> CarriedPlace:
    """A new article's place whose article went, with what became of the nearest article before that as its first candidate."""
    old = steps[0].old
    keys = [article.key for article in old.articles]
    before = keys[: keys.index(lost.old.article)] if lost.old.article in keys else []
    for key in reversed(before):
        row = steps[0].row_of_old(key)
        article = old.by_key[key]
        there = (
            _through(OtherPlace(key, article.number, article.label), steps, suggester).new if row and row.new else None
        )
        if there is not None:
            zh, en = f"原来在前的{article.label}", f"what {article.label}, which stood before it, became"
            others = (each for each in lost.candidates if each.article != there.article)
            return replace(lost, candidates=(Candidate(there, 0.0, zh, en), *others))
    return lost


def _through(place: OtherPlace, steps: Sequence[Comparison], suggester: Suggester) -> CarriedPlace:
    """A place carried through each step; once lost, it stays lost, and is looked for in the last draft alone."""
    here = place
    done: list[CarriedPlace] = []
    for step in steps:
        at = carry_place(here, step, suggest_in=suggester)
        done.append(at)
        if at.new is None:
            break
        here = at.new
    doubtful = [at for at in done if at.state is not Carrying.CARRIED]
    telling = doubtful or [at for at in done if at.changed] or done[-1:]
    kept = 1.0
    for at in done:
        kept *= at.kept
    return CarriedPlace(
        old=place,
        new=done[-1].new,
        state=worst(at.state for at in done),
        kept=kept,
        zh="".join(dict.fromkeys(at.zh for at in telling)),
        en=" ".join(dict.fromkeys(at.en for at in telling)),
        candidates=done[-1].candidates,
        changed=not doubtful and any(at.changed for at in done),
    )
