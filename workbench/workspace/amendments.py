"""Operations on amendment decisions: applied to a stored draft, the result is a new draft of the matter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypedDict, Unpack

from workbench.workspace.drafts import DraftDesk, Imported

if TYPE_CHECKING:
    from drafts.amending.model import Amended
    from drafts.load import Source
    from drafts.model import Draft


class Facts(TypedDict, total=False):
    """What a person says of a draft on import; what isn't given is read from its notice."""

    label: str | None
    dated: date | None
    deadline: date | None
    issuer: str | None
    title: str | None
    language: str | None
    anyway: bool


@dataclass(frozen=True, slots=True)
class Applied:
    """A decision that was applied, and the draft it made."""

    imported: Imported
    amended: Amended


class AmendmentDesk(DraftDesk):
    """Decisions applied to the drafts of a store."""

    def amend_draft(self, source: Source, decision: Draft, slug: str, base: str, **facts: Unpack[Facts]) -> Applied:
        """Apply a decision, read from a source, to the matter's draft labelled ``base``; add the result to the matter.

        The decision's bytes are kept as the new draft's original and its source says what was applied to what. What the
        decision's notice says of deadline and channels counts for the matter. Raises UnknownRecordError where there is
        no such matter or draft, UnreadableDraftError, NoInstructionsError; nothing is changed then.
        """
        before = self.draft(slug, base)
        from drafts.amend import amend

        amended = amend(before, decision)
        imported = self.add_draft(
            source._replace(name=f"{source.name} → {self.version(slug, base).label}"),
            amended.draft._replace(notice=decision.notice),
            slug,
            **facts,
        )
        return Applied(imported, amended)
