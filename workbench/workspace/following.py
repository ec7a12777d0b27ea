"""Operations that follow a rule's content through its drafts: lineages, duties, terms, and the evidence on an alignment."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from comments.errors import UnknownRecordError
from drafts.comparison import Comparison
from workbench.workspace.pins import PinDesk, PinOverview

if TYPE_CHECKING:
    from drafts.aligning.explain import Explainer
    from drafts.duties import Duty
    from drafts.duty_changes import DutyChange
    from drafts.lineage import Lineage
    from drafts.terms import Term


@dataclass(frozen=True, slots=True)
class NamedLineage:
    """The lineage of a matter's drafts, with the labels they bear."""

    labels: tuple[str, ...]
    """Oldest first."""
    found: Lineage


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two drafts compared, and what people said about their alignment."""

    comparison: Comparison
    pins: tuple[PinOverview, ...]


class FollowingDesk(PinDesk):
    """What can be followed through the drafts of a store."""

    def lineage(self, slug: str) -> NamedLineage:
        """Every article of a matter through all its drafts, as their pins say. Raises UnknownRecordError for fewer than two."""
        labels = tuple(version.label for version in self.drafts(slug))
        if len(labels) < 2:
            raise UnknownRecordError(
                f"项目“{slug}”只有 {len(labels)} 稿，没有沿革可看。请再导入一稿。",
                f"Matter {slug} has {len(labels)} draft(s): no lineage yet. Import another draft.",
            )
        from drafts.lineage import lineage

        return NamedLineage(labels, lineage([self.compare(slug, old, new) for old, new in pairwise(labels)]))

    def pairing(self, slug: str, old: str, new: str) -> Pairing:
        """Two drafts compared, and the corrections that hold between them. Raises UnknownRecordError."""
        return Pairing(self.compare(slug, old, new), self.pins(slug, old, new))

    def explainer(self, slug: str, old: str, new: str) -> Explainer:
        """Tells the evidence on any articles of two drafts; making it costs about as much as aligning them."""
        first, second = self.pair_of_versions(slug, old, new)
        before, after = self.draft(slug, first.label), self.draft(slug, second.label)
        from drafts.aligning.explain import Explainer

        return Explainer(self.compare(slug, old, new), self.placed_pins(first, second, before, after))

    def duty_changes(self, slug: str, old: str, new: str, *, permissions: bool = False) -> tuple[DutyChange, ...]:
        """Which duties and bans are new, changed, gone or the same between two drafts."""
        from drafts.duty_changes import duty_changes

        return duty_changes(self.compare(slug, old, new), permissions=permissions)

    def duties(self, slug: str, label: str) -> tuple[Duty, ...]:
        """Who must, must not or may do what by a single draft."""
        from drafts.duties import duties

        return duties(self.draft(slug, label))

    def terms(self, slug: str, label: str) -> tuple[Term, ...]:
        """The terms that a draft defines, with where they are used."""
        from drafts.terms import terms_of

        return terms_of(self.draft(slug, label))
