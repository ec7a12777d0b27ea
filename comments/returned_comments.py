"""The comments of a copy that came back: which are ours, which are new and of what, which answer which, which are settled.

Comments are known again by author, time, words and place, never by their ids: programs number them anew. LibreOffice loses
which comment answers which; a new one on exactly the words of one of ours counts as an answer to it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime

from comments.circulation import Circulation, SentComment
from comments.collected import UNPLACED, Item, ItemKind, digest
from comments.needles import tight
from comments.records import NewComment, Quote
from comments.returned import Places
from comments.returned_edits import Phrases
from comments.returned_places import Ground
from comments.word.marked import Marked, WordComment
from drafts.model import Span


class CommentReader:
    """Reads the comments of one returned copy."""

    def __init__(self, ground: Ground, copy: Circulation, marked: Marked, places: Places, phrases: Phrases) -> None:
        self.ground, self.copy, self.marked, self.places, self.phrases = ground, copy, marked, places, phrases
        self.ours: dict[int, SentComment] = {}
        """Those of the file's comments that we sent, by their index."""
        self.reworded: dict[int, SentComment] = {}
        self.missing: tuple[SentComment, ...] = ()
        """What we sent and the file no longer has."""
        self._match()
        self.parents = self._parents()
        """Which comment each of the file's answers, by index; None for those that begin a thread."""

    @property
    def blank(self) -> int:
        """How many comments of others have no words: a conversion may have lost them."""
        return sum(not c.text.strip() for n, c in enumerate(self.marked.comments) if n not in self.ours)

    def items(self, saved_by: str, saved_at: datetime | None) -> Iterator[Item]:
        """What is new. ``saved_by`` and ``saved_at`` stand for an author and a time that the file doesn't give."""
        digests: dict[int, str] = {}
        counted: Counter[str] = Counter()
        for index in self._in_order():
            comment = self.marked.comments[index]
            if index in self.ours:
                continue
            for item in self._new(index, comment, digests, saved_by, counted):
                digests[index] = item.digest
                yield item
        yield from self._reworded(saved_by, saved_at)
        yield from self._resolved(digests, saved_by, saved_at)

    def _match(self) -> None:
        """Pairs the file's comments with those sent: first where all agrees, then where less does."""
        left = set(range(len(self.copy.comments)))
        open_ones = set(range(len(self.marked.comments)))
        for how in (self._all_agrees, self._words_and_time, self._words_and_place, self._words_and_author):
            keys: dict[object, list[int]] = defaultdict(list)
            for number in sorted(left):
                keys[how(self.copy.comments[number])].append(number)
            for index in sorted(open_ones):
                candidates = keys.get(how(self.marked.comments[index]), [])
                if candidates:
                    number = min(candidates, key=lambda n: abs(self.copy.comments[n].start - self._place(index).start))
                    candidates.remove(number)
                    self.ours[index] = self.copy.comments[number]
                    left.discard(number)
                    open_ones.discard(index)
        self._match_reworded(left, open_ones)
        self.missing = tuple(self.copy.comments[number] for number in sorted(left))

    def _match_reworded(self, left: set[int], open_ones: set[int]) -> None:
        """One of ours whose words somebody changed: author, time and place agree."""
        for index in sorted(open_ones):
            comment = self.marked.comments[index]
            for number in sorted(left):
                sent = self.copy.comments[number]
                if comment.at is not None and (comment.author, comment.at) == (sent.author, _minute(sent.at)):
                    self.ours[index] = self.reworded[index] = sent
                    left.discard(number)
                    break

    def _all_agrees(self, one: SentComment | WordComment) -> object:
        return one.author, _minute(one.at), tight(one.text)

    def _words_and_time(self, one: SentComment | WordComment) -> object:
        return _minute(one.at) or one, tight(one.text)

    def _words_and_place(self, one: SentComment | WordComment) -> object:
        start = one.start if isinstance(one, SentComment) else self._start(one)
        return self.ground.provision(Span(start, start)), tight(one.text), _known(one)

    def _words_and_author(self, one: SentComment | WordComment) -> object:
        return one.author, tight(one.text), len(tight(one.text)) > 4 or one

    def _start(self, comment: WordComment) -> int:
        return self.places.start(self.marked.original_offset(max(0, comment.start)))

    def _place(self, index: int) -> Span:
        """Where a comment's words stand in the text that went out; a mere place where they stand only in an insertion."""
        comment = self.marked.comments[index]
        first, last = (self.marked.original_offset(max(0, at)) for at in (comment.start, comment.end))
        if first == last or not self.places.holds(first, last):
            at = self.places.end(first) if first else 0
            return Span(at, at)
        start = self.places.start(first)
        return Span(start, max(start, self.places.end(last)))

    def _in_order(self) -> list[int]:
        """The file's comments, each after the one it answers."""
        done: dict[int, None] = {}
        for index in range(len(self.marked.comments)):
            chain: list[int] = []
            at: int | None = index
            while at is not None and at not in done and at not in chain:
                chain.append(at)
                at = self.marked.comments[at].parent
            done.update(dict.fromkeys(reversed(chain)))
        return list(done)

    def _parents(self) -> list[int | None]:
        """As our records say, or the file; else a comment answers the one of ours that hangs on the same words."""
        roots = {sent.comment: index for index, sent in self.ours.items() if not sent.reply}
        at: dict[tuple[int, int], int] = {}
        for index in roots.values():
            comment = self.marked.comments[index]
            if 0 <= comment.start < comment.end:
                at.setdefault((comment.start, comment.end), index)
        found: list[int | None] = []
        for index, comment in enumerate(self.marked.comments):
            sent = self.ours.get(index)
            if sent is not None:
                found.append(roots.get(sent.comment) if sent.reply else None)
            elif comment.parent is not None:
                found.append(comment.parent)
            else:
                found.append(at.get((comment.start, comment.end)))
        return found

    def _new(
        self, index: int, comment: WordComment, digests: dict[int, str], saved_by: str, counted: Counter[str]
    ) -> Iterator[Item]:
        author = comment.author or saved_by
        if not comment.text.strip():
            return
        parent = self.parents[index]
        if parent is not None and (parent in self.ours or parent in digests):
            answered = self.ours[parent].comment if parent in self.ours else ""
            above = "" if answered else digests[parent]
            key = _numbered(digest("reply", author, answered or above, comment.text), counted)
            yield Item(
                ItemKind.REPLY, author, comment.at, key, answers=answered, answers_item=above, text=comment.text.strip()
            )
            return
        new = self._comment(index, comment)
        exact = new.quote.exact if new.quote else ""
        key = _numbered(digest("comment", author, new.article, exact, comment.text), counted)
        yield Item(ItemKind.COMMENT, author, comment.at, key, new=new)

    def _comment(self, index: int, comment: WordComment) -> NewComment:
        body = comment.text.strip()
        if comment.start < 0:
            return self.ground.comment(None, None, body=body, article=UNPLACED, label=self.ground.label)
        span = self._place(index)
        provision = self.ground.provision(span, ends_before=True)
        words = "".join(s.text for s in self.marked.words(comment.start, comment.end)).strip()
        if not len(span) and words:  # said of words that somebody put in
            body = self.phrases.about.format(words=" ".join(words.split())) + body
        if provision is None:
            quote: Quote | None = self.ground.general_quote(span) if len(span) else None
            return self.ground.comment(None, quote, body=body)
        return self.ground.comment(provision, self.ground.quote(provision, span), body=body)

    def _reworded(self, saved_by: str, saved_at: datetime | None) -> Iterator[Item]:
        for index, sent in self.reworded.items():
            text = self.phrases.reworded.format(text=self.marked.comments[index].text.strip())
            key = digest(ItemKind.REWORDED, sent.comment, sent.reply, text)
            yield Item(ItemKind.REWORDED, saved_by, saved_at, key, answers=sent.comment, text=text)

    def _resolved(self, digests: dict[int, str], saved_by: str, saved_at: datetime | None) -> Iterator[Item]:
        """Settled threads. Word doesn't say by whom: the last who answered, else who saved the file last."""
        answered_by: dict[int | None, list[WordComment]] = defaultdict(list)
        for index, comment in enumerate(self.marked.comments):
            if index not in self.ours:
                answered_by[self.parents[index]].append(comment)
        for index, comment in enumerate(self.marked.comments):
            if not comment.resolved or self.parents[index] is not None:
                continue
            answers = answered_by[index]
            last = answers[-1] if answers else None
            author = (last.author if last else "") or saved_by
            at = last.at if last and last.at else saved_at
            sent = self.ours.get(index)
            if sent is None and index not in digests:
                continue
            above = "" if sent else digests[index]
            answered = sent.comment if sent else ""
            key = digest(ItemKind.RESOLVED, answered or above)
            yield Item(
                ItemKind.RESOLVED, author, at, key, answers=answered, answers_item=above, text=self.phrases.resolved
            )


def _minute(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.replace(tzinfo=None, second=0, microsecond=0)


def _known(one: SentComment | WordComment) -> object:
    """Blank words tell nothing: such comments pair by other means only."""
    return True if tight(one.text) else one


def _numbered(key: str, counted: Counter[str]) -> str:
    """The same words by the same person at the same place, said twice, are two."""
    counted[key] += 1
    return key if counted[key] == 1 else digest(key, counted[key])
