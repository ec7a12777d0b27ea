"""Which texts of a matter may leave and which may not: what `comments.leaks` is told to look for.

Made from the records, and not from the submission or its file, so that a fault in either can't hide itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date

from comments.needles import Haystack, needles
from comments.placing import placed
from comments.records import Comment, Matter, Reply, Status, Visibility
from comments.submission import EXPORTED_STATUSES, NOBODY, Sender
from drafts.model import Draft

SHORTEST_NOTE_CHARACTERS = 6
"""A shorter note (同意) can't be told from ordinary words, and isn't looked for."""
SHORTEST_NAME_CHARACTERS = 2


@dataclass(frozen=True, slots=True)
class Boundary:
    """Two kinds of text, for ``check_package(data, forbidden=boundary.private, allowed=boundary.public)``."""

    private: tuple[str, ...]
    """Texts of comments that stay behind, and everybody's name."""
    public: tuple[str, ...]
    """The draft, the comments that go out, what is known of the consultation and the sender, and the form's set phrases.
    What stands whole in one of these is no secret, whoever noted it; nothing else of a note is let through.
    """


def inside_boundary(
    draft: Draft,
    matter: Matter,
    comments: Iterable[Comment],
    sent: Collection[str],
    *,
    replies: Iterable[Reply] = (),
    said: Iterable[str] = (),
    titles: Iterable[str] = (),
) -> Boundary:
    """The boundary of a copy for colleagues: names may be in it, and replies to the comments ``sent`` (by id).

    Internal notes, the answers to them and what was ever said otherwise stay behind.
    """
    public = [draft.title, draft.text, matter.title, *titles]
    private = [matter.notes] if matter.notes.strip() else []
    for comment in comments:
        if comment.id in sent and comment.visibility is not Visibility.INTERNAL:
            public.extend((comment.author, *said_in(draft, comment)))
        else:
            private.extend(text for text in (*texts(comment), comment.response) if _is_telling(text))
    for reply in replies:
        if reply.comment in sent and not reply.internal:
            public.extend((reply.person, reply.text))
        elif _is_telling(reply.text):
            private.append(reply.text)
    private.extend(text for text in said if _is_telling(text))
    return Boundary(tuple(dict.fromkeys(private)), tuple(text for text in public if text))


def said_in(draft: Draft, comment: Comment) -> Iterator[str]:
    """What a file in which a comment leaves may say of it: its words, where it stands, what it makes of the draft's words."""
    yield from texts(comment)
    yield "\n".join(text for text in texts(comment) if text)
    yield from _quoted(comment)
    found = placed(draft, comment)
    yield found.redraft.proposed
    yield "".join(change.text for change in found.redraft.changes)  # as a redline shows it: what goes beside what comes
    for place in (found.place, *found.also):
        yield from (place.shown("zh"), place.shown("en"))


def boundary(
    draft: Draft,
    matter: Matter,
    comments: Iterable[Comment],
    *,
    statuses: Collection[Status] | None = None,
    sender: Sender = NOBODY,
    replies: Iterable[Reply] = (),
    names: Iterable[str] = (),
    said: Iterable[str] = (),
    titles: Iterable[str] = (),
    dated: date | None = None,
) -> Boundary:
    """The boundary of a submission on a draft. ``comments``, ``statuses`` and ``sender`` are those given to `build`.

    ``replies`` are the answers to the comments: none of them ever leaves. ``names`` are further names that may not be
    printed; those of the comments' and answers' authors always are among them. ``said`` is all that comments and notes
    ever said: what none of those that leave says now stays behind. ``titles`` are further ones by which the file may call
    the draft, ``dated`` the day it bears.
    """
    from comments.word.set_phrases import set_phrases

    wanted = EXPORTED_STATUSES if statuses is None else frozenset(statuses)
    public = [draft.text, matter.issuer]
    public.extend(str(getattr(sender, field.name)) for field in fields(sender))
    named = (draft.title, matter.title, *titles)
    public.extend((*named, *set_phrases(matter, sender, named, (dated, matter.opened, matter.deadline))))
    private: list[str] = []
    people = {*names}
    for comment in comments:
        leaves = comment.is_live and comment.visibility is Visibility.SUBMISSION and comment.status in wanted
        if leaves:
            public.extend(said_in(draft, comment))
        else:
            private.extend(text for text in texts(comment) if _is_telling(text))
        if _is_telling(comment.response):
            private.append(comment.response)
        people.update((comment.author, comment.assigned))
    for reply in replies:
        if _is_telling(reply.text):
            private.append(reply.text)
        people.add(reply.person)
    private.extend(sorted(name for name in people if len(name.strip()) >= SHORTEST_NAME_CHARACTERS))
    private.extend(text for text in said if _is_telling(text))
    if matter.notes.strip():
        private.append(matter.notes)
    return Boundary(tuple(private), tuple(text for text in public if text))


def repeated_notes(draft: Draft, comments: Collection[Comment], going: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Comments that go out, by id, and the internal notes whose words they say, whole or by the sentence.

    What leaves says so itself, so that no check stops it; whoever sends it should know that a note says the same. Words of the
    draft count for nothing.
    """
    said = {each.id: Haystack.of("\n".join(_own_words(each))) for each in comments if each.id in going}
    found: dict[tuple[str, str], None] = {}
    for note in comments:
        if note.visibility is Visibility.INTERNAL and note.is_live:
            sought = needles((text for text in _own_words(note) if _is_telling(text)), (draft.text, draft.title))
            hits = (each for each, haystack in said.items() if any(needle.is_in(haystack) for needle in sought))
            found.update(((each, note.id), None) for each in hits)
    return tuple(found)


def texts(comment: Comment) -> tuple[str, ...]:
    """What a comment says, in both languages, in whose name and relying on what."""
    return (*_own_words(comment), comment.unit, *comment.authorities)


def _own_words(comment: Comment) -> tuple[str, ...]:
    return (
        comment.body,
        comment.rationale,
        comment.proposal or "",
        comment.body_other,
        comment.rationale_other,
        comment.proposal_other or "",
    )


def _quoted(comment: Comment) -> Iterator[str]:
    """The names of its articles and the words it quotes."""
    for label, quote in ((comment.label, comment.quote), *((place.label, place.quote) for place in comment.also)):
        yield label
        if quote is not None:
            yield quote.exact


def _is_telling(text: str) -> bool:
    return len("".join(text.split())) >= SHORTEST_NOTE_CHARACTERS
