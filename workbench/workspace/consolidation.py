"""Overlapping comments side by side, and several made into one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from comments import consolidation
from comments.consolidation import Cluster
from comments.errors import InvalidRecordError
from comments.records import Comment, CommentType, NewComment, OtherPlace, Quote, Status, Visibility
from comments.store import Wanted
from drafts import anchor
from drafts.model import Draft, Span
from workbench.workspace.lists import ListDesk

_STANDING = tuple(status for status in Status if status is not Status.WITHDRAWN)
_WIDTH = (Visibility.INTERNAL, Visibility.TEAM, Visibility.SUBMISSION)


@dataclass(frozen=True, slots=True)
class Overlap:
    """A cluster of comments, and the draft they are made on."""

    draft: str
    cluster: Cluster


class ConsolidationDesk(ListDesk):
    """Comments that say the same, or the opposite."""

    def overlaps(self, slug: str, *, draft: str | None = None, article: str | None = None) -> tuple[Overlap, ...]:
        """Comments on the same words, draft by draft, with those that ask for opposite things marked.

        Withdrawn, deleted and merged ones don't count. Raises UnknownRecordError.
        """
        keys = None if article is None else self._keys(slug, draft, article)
        found = self.store.find_comments(slug, Wanted(draft=draft, articles=keys, statuses=_STANDING))
        overlaps: list[Overlap] = []
        for version in self.store.drafts(slug):
            here = [comment for comment in found if comment.draft == version.label]
            if here:
                clusters = consolidation.clusters(self.draft(slug, version.label), here)
                overlaps.extend(
                    Overlap(version.label, cluster) for cluster in clusters if keys is None or cluster.article in keys
                )
        return tuple(overlaps)

    def consolidate(
        self,
        identifiers: Sequence[str],
        *,
        body: str | None = None,
        rationale: str | None = None,
        proposal: str | None = None,
        delete: bool = False,
        quote: str | None = None,
        visibility: Visibility | None = None,
        revisions: Mapping[str, int] | None = None,
    ) -> Comment:
        """Make one comment of several; they stay, to be read, and undoing gives them back.

        What isn't given is taken from the sources: each thing said once, the highest priority, the narrowest visibility. With a
        wider visibility only the sources that were open to it are drawn on. Raises InvalidRecordError where the sources
        propose different things and no proposal is given, or lie in different drafts; ConflictError where one of the
        ``revisions`` (by id) is out of date.
        """
        sources = list({c.id: c for c in (self.store.comment(identifier) for identifier in identifiers)}.values())
        if len({(c.matter, c.draft) for c in sources}) > 1:
            raise InvalidRecordError(
                "这些意见不在同一稿上，不能合并，没有保存。请先用 workbench carry 把意见带到同一稿。",
                "These comments aren't on the same draft, so nothing was merged. Carry them to one draft first.",
            )
        circle = visibility or consolidation.closest_visibility(sources)
        open_to = [c for c in sources if _WIDTH.index(c.visibility) >= _WIDTH.index(circle)]
        proposed = self._proposal(open_to, proposal, delete=delete)
        text = self.draft(sources[0].matter, sources[0].draft)
        first, words = self._place(text, open_to or sources, proposed, quote)
        new = NewComment(
            matter=first.matter,
            draft=first.draft,
            article=first.article,
            number=first.number,
            label=first.label,
            quote=words,
            body=consolidation.joined_words(open_to, "body") if body is None else body,
            rationale=consolidation.joined_words(open_to, "rationale") if rationale is None else rationale,
            proposal=proposed.words,
            delete=proposed.delete,
            new_article=proposed.new_article,
            type=open_to[0].type if len({c.type for c in open_to}) == 1 else CommentType.SUBSTANTIVE,
            priority=consolidation.highest_priority(sources),
            visibility=circle,
            also=_other_places(open_to, first, words),
            authorities=tuple(dict.fromkeys(text for c in open_to for text in c.authorities)),
            topic=_common(open_to, "topic"),
            unit="、".join(dict.fromkeys(c.unit for c in open_to if c.unit)),
            body_other=consolidation.joined_words(open_to, "body_other") if body is None else "",
            rationale_other=consolidation.joined_words(open_to, "rationale_other") if rationale is None else "",
            proposal_other=_common(open_to, "proposal_other") or None if proposal is None else None,
            assigned=_common(open_to, "assigned"),
        )
        return self.store.merge_comments([c.id for c in sources], new, revisions=revisions or {}, person=self.person)

    def _proposal(self, sources: Sequence[Comment], given: str | None, *, delete: bool) -> _Proposal:
        if given is not None or delete:
            return _Proposal((given or "").strip() or None, delete, False, None)
        asking = [c for c in sources if c.delete or (c.proposal or "").strip()]
        kinds = {((c.proposal or "").strip(), c.delete, c.new_article, c.article, c.quote) for c in asking}
        if len(kinds) > 1:
            raise InvalidRecordError(
                f"这几条意见的建议不同（{'、'.join(c.id for c in asking)}），没有合并。"
                '请用 --proposal 写明合并后的建议条文，或用 --delete 建议删除；不写建议则用 --proposal ""。',
                f"These comments propose different things ({', '.join(c.id for c in asking)}), so nothing was merged. "
                'Give the words to propose with --proposal, or --delete; --proposal "" for none.',
            )
        if not asking:
            return _Proposal(None, False, False, None)
        chosen = asking[0]
        return _Proposal((chosen.proposal or "").strip() or None, chosen.delete, chosen.new_article, chosen)

    def _place(
        self, text: Draft, sources: Sequence[Comment], proposed: _Proposal, quote: str | None
    ) -> tuple[Comment, Quote | None]:
        """The source whose article the merged comment is on, and the words it is about."""
        first = proposed.source or sources[0]
        provision = text.by_key.get(first.article)
        if quote and provision is not None:
            at = text.body(provision).find(quote)
            if at < 0:
                raise InvalidRecordError(
                    f"{provision.label}里没有“{quote}”这几个字，没有合并。请照原文摘引。",
                    f"{provision.label} doesn't contain “{quote}”, so nothing was merged. Quote its words exactly.",
                )
            return first, Quote(*anchor.take(text, first.article, Span(at, at + len(quote))))
        if proposed.source is not None:
            return first, first.quote
        quotes = [c.quote for c in sources if c.article == first.article]
        kept = [q for q in quotes if q is not None]
        if len(kept) < len(quotes) or provision is None:
            return first, None
        start, end = min(q.start for q in kept), max(q.start + len(q.exact) for q in kept)
        if end > len(text.body(provision)):
            return first, first.quote
        return first, Quote(*anchor.take(text, first.article, Span(start, end)))


@dataclass(frozen=True, slots=True)
class _Proposal:
    words: str | None
    delete: bool
    new_article: bool
    source: Comment | None
    """The comment it is taken from."""


def _other_places(sources: Sequence[Comment], first: Comment, words: Quote | None) -> tuple[OtherPlace, ...]:
    """The places of the sources besides the one that the merged comment is on, each once."""
    places = [OtherPlace(c.article, c.number, c.label, c.quote) for c in sources if c.article]
    places.extend(place for c in sources for place in c.also)

    def covered(place: OtherPlace) -> bool:
        if place.article != first.article:
            return False
        if words is None or place.quote is None:
            return True
        inside = words.start <= place.quote.start
        return inside and place.quote.start + len(place.quote.exact) <= words.start + len(words.exact)

    return tuple(dict.fromkeys(place for place in places if not covered(place)))


def _common(sources: Sequence[Comment], field: str) -> str:
    """The value that all sources which have one share; empty where they differ."""
    values = {str(value) for c in sources if (value := getattr(c, field))}
    return values.pop() if len(values) == 1 else ""
