"""Operations on corrections of an alignment: said once, they hold in every later comparison of the two drafts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comments.records import KeptPin
from drafts.aligning.explain import Explanation, explain_named
from drafts.aligning.pins import Pin, PinAction, Pins
from drafts.model import Draft
from drafts.naming import provision_named
from drafts.outside_pins import outside_of, parted
from workbench.workspace.drafts import DraftDesk


@dataclass(frozen=True, slots=True)
class PinOverview:
    """A correction with its articles as a person names them."""

    kept: KeptPin
    old: tuple[str, ...]
    """Numbers of the old articles; the key of one that is no longer found."""
    new: tuple[str, ...]
    placed: bool
    """Whether every article it names is still found. One that isn't doesn't count in comparing."""


class PinDesk(DraftDesk):
    """The corrections of a store."""

    def pins(self, slug: str, old: str | None = None, new: str | None = None) -> tuple[PinOverview, ...]:
        """The corrections between two drafts, oldest first; without labels, between the last two. Raises UnknownRecordError."""
        first, second = self.pair_of_versions(slug, old, new)
        return tuple(self._overview(kept) for kept in self.store.pins(slug, first.label, second.label))

    def add_pin(
        self,
        slug: str,
        action: PinAction,
        old: Sequence[str],
        new: Sequence[str],
        *,
        old_draft: str | None = None,
        new_draft: str | None = None,
    ) -> PinOverview:
        """Say what became of articles, annexes or recitals (by number, label or key) between two drafts; without labels, the last
        two.

        Raises UnknownProvisionError for one that isn't there, DraftError for an article named together with an annex,
        InvalidRecordError where the row is locked.
        """
        first, second = self.pair_of_versions(slug, old_draft, new_draft)
        before, after = self.draft(slug, first.label), self.draft(slug, second.label)
        pin = Pin(
            action,
            tuple(provision_named(before, name).key for name in old),
            tuple(provision_named(after, name).key for name in new),
        )
        parted(Pins((pin,)), before, after)
        return self._overview(self.store.add_pin(slug, first.label, second.label, pin, person=self.person))

    def remove_pin(self, slug: str, number: int) -> PinOverview:
        """Take a correction back, by its number. Raises UnknownRecordError."""
        return self._overview(self.store.remove_pin(slug, number, person=self.person))

    def undo_pin(self, slug: str) -> tuple[PinOverview, bool]:
        """Undo this person's last correction, or its removal: which, and whether it holds again. Raises UnknownRecordError."""
        kept, holds = self.store.undo_pin(slug, self.person)
        return self._overview(kept), holds

    def why(self, slug: str, named: str, old: str | None = None, new: str | None = None) -> Explanation:
        """Why an article (``24``) stands where it does in a comparison, or two (``9:12``) were paired or not.

        Raises UnknownProvisionError.
        """
        first, second = self.pair_of_versions(slug, old, new)
        before, after = self.draft(slug, first.label), self.draft(slug, second.label)
        pins = self.placed_pins(first, second, before, after)
        return explain_named(self.compare(slug, first.label, second.label), named, pins)

    def _overview(self, kept: KeptPin) -> PinOverview:
        before, after = self.draft(kept.matter, kept.old_draft), self.draft(kept.matter, kept.new_draft)

        def numbers(draft_keys: Sequence[str], found: dict[str, str]) -> tuple[str, ...]:
            return tuple(found.get(key) or key for key in draft_keys)

        olds, news = _numbers(before), _numbers(after)
        return PinOverview(
            kept,
            numbers(kept.pin.old, olds),
            numbers(kept.pin.new, news),
            placed=set(kept.pin.old) <= olds.keys() and set(kept.pin.new) <= news.keys(),
        )


def _numbers(draft: Draft) -> dict[str, str]:
    """The articles' numbers by key, and the labels of annexes and recitals."""
    return {one.key: one.number for one in draft.articles} | {one.key: one.label for one in outside_of(draft)}
