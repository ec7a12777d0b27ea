"""Operations that take comments to a newer draft: proposed for all, confirmed by a person, undone together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from comments.carry import SETTLED, Carried, Carrying, PlaceFields, carry, place_fields
from comments.carry_place import carry_place
from comments.errors import InvalidRecordError, UnknownRecordError
from comments.records import Comment, DraftVersion, OtherPlace
from comments.store import Edit, FieldValue
from drafts.comparison import Comparison
from workbench.workspace.adoption import AdoptionDesk
from workbench.workspace.discussion import DiscussionDesk


@dataclass(frozen=True, slots=True)
class CarryReport:
    """What is proposed for the comments made on earlier drafts."""

    to: DraftVersion
    carried: tuple[Carried, ...]
    """In the order of the older drafts, those of one draft by place."""
    settled: int
    """How many comments of earlier drafts need no new place: adopted or withdrawn."""

    def of(self, state: Carrying) -> tuple[Carried, ...]:
        """Those in this state."""
        return tuple(each for each in self.carried if each.state is state)

    def find(self, identifier: str) -> Carried:
        """The one of the comment with this id or the beginning of it. Raises UnknownRecordError."""
        found = [each for each in self.carried if each.comment.id.startswith(identifier.strip())]
        if len(found) != 1 or not identifier.strip():
            raise UnknownRecordError(
                f"早于“{self.to.label}”的各稿中没有编号为“{identifier}”、尚待带入的意见（或编号不完整）。"
                f"请用 workbench carry {self.to.matter} --to {self.to.label} 查看。",
                f"No comment {identifier} on a draft before {self.to.label} waits to be carried (or the id isn't complete). "
                f"See workbench carry {self.to.matter} --to {self.to.label}.",
            )
        return found[0]


class CarryDesk(DiscussionDesk, AdoptionDesk):
    """Comments on their way to a newer draft. What that draft did about each, as the program finds it, is kept with it."""

    def carry(self, slug: str, to: str | None = None) -> CarryReport:
        """What is proposed for each comment made on a draft before this one; without a label, before the newest.

        Nothing is changed. Raises UnknownRecordError.
        """
        target = self.store.draft(slug, to)
        labels = [version.label for version in self.store.drafts(slug)]
        earlier = labels[: labels.index(target.label)]
        found: list[Carried] = []
        settled = 0
        for number, label in enumerate(earlier):
            comments = self.comments(slug, draft=label)
            waiting = [comment for comment in comments if comment.status not in SETTLED]
            settled += len(comments) - len(waiting)
            if waiting:
                found.extend(carry(waiting, self._steps(slug, [*earlier[number:], target.label])))
        return CarryReport(target, tuple(found), settled)

    def accept_carried(
        self,
        slug: str,
        to: str | None = None,
        *,
        identifiers: Sequence[str] = (),
        certain: bool = False,
        report: CarryReport | None = None,
    ) -> tuple[Comment, ...]:
        """Give comments the places proposed: those named, and with ``certain`` all whose words stand unchanged.

        ``report`` is what `carry` proposed, where the person has seen it. All or none; one undo takes them all back.
        Raises UnknownRecordError, ConflictError, InvalidRecordError where one has no place.
        """
        report = report or self.carry(slug, to)
        wanted = {each.comment.id: each for each in map(report.find, identifiers)}
        if certain:
            wanted.update((each.comment.id, each) for each in report.of(Carrying.CARRIED))
        places: dict[str, PlaceFields] = {}
        for each in wanted.values():
            fields = each.fields()
            if fields is None:
                raise _no_place(each, report.to)
            places[each.comment.id] = fields
        comments = [each.comment for each in wanted.values()]
        became = self.found_of(comments, report.to)
        edits = [
            Edit(
                comment.id,
                comment.revision,
                {"draft": report.to.label, **places[comment.id], "outcomes": became.get(comment.id, comment.outcomes)},
            )
            for comment in comments
        ]
        return self.store.edit_comments(edits, person=self.person) if edits else ()

    def place_carried(
        self, slug: str, identifier: str, article: str, *, to: str | None = None, quote: str | None = None
    ) -> Comment:
        """Give a comment a place in the newer draft by hand; without a quote, on the article as a whole.

        Raises UnknownProvisionError, or InvalidRecordError where the words aren't in the article.
        """
        report = self.carry(slug, to)
        each = report.find(identifier)
        chosen = self.place(each.comment.id, draft=report.to.label, article=article, quote=quote or "")
        return self._put(each, report.to, chosen)

    def take_place(self, slug: str, identifier: str, place: OtherPlace, *, to: str | None = None) -> Comment:
        """Give a comment a place that was shown for it: the one proposed, or a candidate.

        Raises InvalidRecordError where it is none of them any more, so that nobody confirms what they haven't seen.
        """
        report = self.carry(slug, to)
        each = report.find(identifier)
        own = each.places[0]
        if place not in (own.new, *(candidate.place for candidate in own.candidates)):
            raise InvalidRecordError(
                f"意见 {each.comment.id} 的位置已有变化，没有改动。请重新查看。",
                f"The places of comment {each.comment.id} have changed since. Nothing was changed; look again.",
            )
        return self._put(each, report.to, place_fields([place, *(other.new for other in each.places[1:])]))

    def keep_carried(self, slug: str, identifier: str, *, to: str | None = None) -> Comment:
        """Keep a comment, without its quote, on what its article became. Raises InvalidRecordError where that is gone."""
        report = self.carry(slug, to)
        each = report.find(identifier)
        labels = [version.label for version in self.store.drafts(slug)]
        between = labels[labels.index(each.comment.draft) : labels.index(report.to.label) + 1]
        here = OtherPlace(each.comment.article, each.comment.number, each.comment.label)
        for step in self._steps(slug, between):
            done = carry_place(here, step)
            if done.new is None:
                raise _no_place(each, report.to)
            here = done.new
        fields = place_fields([here, *(place.new for place in each.places[1:])])
        return self._put(each, report.to, fields)

    def _put(self, each: Carried, target: DraftVersion, chosen: Mapping[str, FieldValue]) -> Comment:
        further = tuple(place.new for place in each.places[1:] if place.new is not None)
        became = self.found_of([each.comment], target).get(each.comment.id, each.comment.outcomes)
        changes: dict[str, FieldValue] = {"also": further, **chosen, "draft": target.label, "outcomes": became}
        edit = Edit(each.comment.id, each.comment.revision, changes)
        return self.store.edit_comments([edit], person=self.person)[0]

    def _steps(self, slug: str, labels: Sequence[str]) -> list[Comparison]:
        return [self.compare(slug, old, new) for old, new in pairwise(labels)]


def tally(report: CarryReport) -> dict[str, int]:
    """How many comments are in each state."""
    counted = Counter(each.state for each in report.carried)
    return {state.value: counted[state] for state in Carrying}


def _no_place(each: Carried, target: DraftVersion) -> InvalidRecordError:
    comment = each.comment
    zh, en = each.places[0].zh, each.places[0].en
    return InvalidRecordError(
        f"意见 {comment.id}（{comment.label}）在“{target.label}”没有位置：{zh}没有改动。"
        f"请指定位置：workbench carry {comment.matter} --to {target.label} --place {comment.id} 条号",
        f"Comment {comment.id} ({comment.label}) has no place in {target.label}: {en} Nothing was changed. "
        f"Give it one: workbench carry {comment.matter} --to {target.label} --place {comment.id} ARTICLE",
    )
