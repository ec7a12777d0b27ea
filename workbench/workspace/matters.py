"""Operations on matters: the docket."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Unpack

from comments.docket import MatterOverview, by_urgency
from comments.records import Matter, MatterEvent, Status, Visibility
from comments.sendings import Handed
from comments.store import MatterFields
from drafts.notices.channels import check_channel
from drafts.referring.reference_words import own_names
from workbench.workspace.drafts import DraftDesk


class MatterDesk(DraftDesk):
    """The matters of a store."""

    def matters(self) -> tuple[MatterOverview, ...]:
        """Every matter, the most urgent first: open ones by deadline, then those without, then those past."""
        sent, exported = self.store.handed()
        return by_urgency((self._row(matter, sent, exported) for matter in self.store.matters()), self.now())

    def matter(self, slug: str) -> Matter:
        """A matter. Raises UnknownRecordError."""
        return self.store.matter(slug)

    def matter_of_title(self, title: str) -> Matter | None:
        """The one matter whose title names the same text, whatever stage its brackets tell; None for none or several."""
        names = set(own_names(title))
        found = [matter for matter in self.store.matters() if names & set(own_names(matter.title))]
        return found[0] if len(found) == 1 else None

    def edit_matter(self, slug: str, **fields: Unpack[MatterFields]) -> Matter:
        """Change a matter's facts: title, issuer, dates, channels, notes, topics, owner, stage; its history tells of it."""
        if "channels" in fields:
            fields["channels"] = tuple(fields["channels"])
            known = self.store.matter(slug).channels
            for channel in fields["channels"]:
                if channel not in known:
                    check_channel(channel)
        return self.store.update_matter(slug, by=self.person, **fields)

    def matter_history(self, slug: str) -> tuple[MatterEvent, ...]:
        """Every change to a matter's facts, oldest first. Raises UnknownRecordError."""
        return self.store.matter_history(slug)

    def undo_matter(self, slug: str, *, again: bool = False) -> Matter:
        """Take back this person's last change to a matter's facts, or do it again. Raises ConflictError where others changed it."""
        return self.store.undo_matter(slug, person=self.person, again=again)

    def overview(self, slug: str) -> MatterOverview:
        """A matter with its counts."""
        return self._row(self.store.matter(slug), *self.store.handed())

    def _row(
        self, matter: Matter, sent: Mapping[str, tuple[Handed, ...]], exported: Mapping[str, Handed]
    ) -> MatterOverview:
        slug = matter.slug
        versions = self.store.drafts(slug)
        counts = self.store.counts(slug)
        by_status: Counter[Status] = Counter()
        internal = 0
        for (visibility, status), n in counts.items():
            by_status[status] += n
            internal += n if visibility is Visibility.INTERNAL else 0
        return MatterOverview(
            matter=matter,
            drafts=tuple(v.label for v in versions),
            articles=len(self.draft(slug, versions[-1].label).articles) if versions else 0,
            comments=sum(by_status.values()),
            by_status=by_status,
            internal=internal,
            sent=sent.get(slug, ()),
            exported=exported.get(slug),
        )
