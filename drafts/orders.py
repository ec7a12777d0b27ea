"""Two drafts of an amendment decision, which are compared order by order."""

from __future__ import annotations

from functools import cached_property

from drafts.model import Draft, Kind, Provision


class Orders(Draft):
    """An amendment decision whose points take the articles' part."""

    @cached_property
    def articles(self) -> tuple[Provision, ...]:
        """The decision's points 一、 二、 … in order."""
        return self.outside_annexes(Kind.POINT)


def by_orders(decision: Draft) -> Draft:
    """The decision with its points for articles."""
    return Orders._make(decision)
