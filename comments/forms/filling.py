"""A form filled from a submission: rows of cells, each of them text in several looks. Writers only set it on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from comments.forms.names import BLANK
from comments.forms.spec import Block, Form
from comments.places import Place, Step, place_of
from comments.proposals import Proposals, proposals
from comments.records import CommentType, Priority
from comments.redraft import Ask
from comments.submission import Submission, SubmissionRow
from comments.word import marks
from comments.word.oxml import PLAIN, Look
from comments.word.wording import Wording, wording, written_date
from drafts.comparison import Change, Op
from drafts.model import Draft, Kind

Pieces = list[tuple[str, Look]]
_ISO_TYPES = {CommentType.SUBSTANTIVE: "te", CommentType.WORDING: "ed", CommentType.COHERENCE: "te"}
_MARKED_LOOKS = {
    "redline": {Op.EQUAL: PLAIN, Op.DELETE: marks.STRUCK, Op.INSERT: marks.ADDED},
    "bold-italic": {Op.EQUAL: PLAIN, Op.DELETE: Look(bold=True, italic=True), Op.INSERT: Look(bold=True, italic=True)},
    "plain": {Op.EQUAL: PLAIN, Op.DELETE: PLAIN, Op.INSERT: PLAIN},
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a form before its cells are made."""

    number: int
    row: SubmissionRow
    general: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the small table of one row."""

    heading: str
    location: str
    closing: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A form with everything in it, in one language."""

    form: Form
    language: str
    title: str
    head: tuple[tuple[str, str, str], ...]
    """(name, words, field) of each line above the table; the words are empty where the authority fills them in."""
    headings: tuple[str, ...]
    rows: tuple[tuple[Pieces, ...], ...]
    around: tuple[Around, ...]
    """What stands around each row's table, where a form has one table a row."""
    note: str
    without: int
    """How many comments of the submission have no place in this form."""


def fill(form: Form, submission: Submission, draft: Draft, language: str) -> Filled:
    """The form filled from the submission; ``draft`` is the one commented on."""
    phrases = wording(language)
    filler = Filler(form, submission, language, phrases)
    if form.rows == "articles":
        entries = tuple(_articles(submission, draft, phrases, language))
        without = len(submission.general)
    elif form.rows == "amendments":
        asks = [entry for entry in _comments(submission) if entry.row.ask is not Ask.REMARK]
        entries = tuple(Entry(number, replace(entry.row, see=())) for number, entry in enumerate(asks, 1))
        without = submission.count - len(entries)
    else:
        entries = tuple(_comments(submission))
        without = 0
    return Filled(
        form=form,
        language=language,
        title=_with_title(form.title.said(language), submission.title),
        head=tuple((entry.label.said(language), filler.head(entry.field), entry.field) for entry in form.head),
        headings=tuple(column.heading.said(language) for column in form.columns),
        rows=tuple(tuple(filler.cell(entry, column.fields) for column in form.columns) for entry in entries),
        around=tuple(_around(filler, form.block, entry) for entry in entries) if form.block else (),
        note=form.note.said(language),
        without=without,
    )


def _around(filler: Filler, block: Block, entry: Entry) -> Around:
    return Around(
        heading=block.heading.said(filler.language).replace("{number}", str(entry.number)),
        location=plain(filler.field(entry, block.location)).replace("\n", " " if filler.language == "zh" else ", "),
        closing=plain(filler.field(entry, block.closing)),
    )


def in_both(own: Filled, other: Filled) -> Filled:
    """The same form in two languages: what differs stands below the other, in headings and in cells."""

    def said(one: str, another: str) -> str:
        return one if one == another else "\n".join(part for part in (one, another) if part)

    def cell(one: Pieces, another: Pieces) -> Pieces:
        if plain(one) == plain(another) or not plain(another):
            return one
        if plain(another).startswith(plain(one)):  # the same words, and a translation below them
            return another
        if plain(one).startswith(plain(another)):
            return one
        return [*one, ("\n", PLAIN), *another]

    return replace(
        own,
        title=said(own.title, other.title),
        headings=tuple(said(*pair) for pair in zip(own.headings, other.headings, strict=True)),
        head=tuple(
            (f"{label} {other_label}" if label != other_label else label, said(words, others).replace("\n", " / "), field)
            for (label, words, field), (other_label, others, _) in zip(own.head, other.head, strict=True)
        ),
        rows=tuple(
            tuple(cell(one, another) for one, another in zip(row, others, strict=True))
            for row, others in zip(own.rows, other.rows, strict=True)
        ),
        around=tuple(
            Around(said(a.heading, b.heading).replace("\n", " "), said(a.location, b.location).replace("\n", " · "),
                   said(a.closing, b.closing))
            for a, b in zip(own.around, other.around, strict=True)
        ),
        note=said(own.note, other.note).replace("\n", " "),
    )  # fmt: skip


def plain(pieces: Pieces) -> str:
    """The words alone."""
    return "".join(text for text, _ in pieces)


def _with_title(pattern: str, title: str) -> str:
    return pattern.replace("{title}", title)


def _comments(submission: Submission) -> Iterator[Entry]:
    """General comments, then the rows; rows refer to one another by the numbers they have here."""
    shift = len(submission.general)
    for point in submission.general:
        row = SubmissionRow(
            number=point.number, place=Place("", submission.draft_language, (), ()), ask=Ask.REMARK, original="",
            proposed="", changes=(), cut_before=False, cut_after=False, issue=point.text, grounds=point.grounds,
            type=CommentType.SUBSTANTIVE, priority=point.priority, topic=point.topic, unit=point.unit,
            authorities=point.authorities,
        )  # fmt: skip
        yield Entry(point.number, row, general=True)
    for row in submission.rows:
        yield Entry(row.number + shift, replace(row, see=tuple(number + shift for number in row.see)))


def _articles(submission: Submission, draft: Draft, phrases: Wording, language: str) -> Iterator[Entry]:
    """An entry for each provision that a row is about, as drafted and with all proposals; each new article on its own."""
    made = proposals(draft, submission.rows)
    of_old = Proposals(tuple(edit for edit in made.edits if not edit.new_article), made.left_out)
    by_article: dict[str, list[SubmissionRow]] = {}
    for row in submission.rows:
        alone = row.ask is Ask.NEW_ARTICLE or not row.article
        by_article.setdefault(f"\0{row.number}" if alone else row.article, []).append(row)
    groups = sorted(by_article.items(), key=lambda item: _turn(draft, item[1][0]))
    for number, (key, rows) in enumerate(groups, 1):
        grounds = "\n".join(_reasons(row, made, phrases, language, several=len(rows) > 1) for row in rows)
        first = rows[0]
        if key in draft.by_key:
            provision = draft.by_key[key]
            end = (
                provision.span.end
                if provision.kind is Kind.ARTICLE
                else max(provision.span.start, _line_end(draft, key))
            )
            changes = of_old.changes(draft, provision.span.start, end)
            first = replace(
                first, place=place_of(draft, provision), changes=changes, cut_before=False, cut_after=False,
                original=draft.text[provision.span.start : end],
                proposed="".join(c.text for c in changes if c.op is not Op.DELETE), ask=_ask(changes, rows),
            )  # fmt: skip
        yield Entry(number, replace(first, issue="", grounds=grounds, also=(), see=(), translated=""))


def _ask(changes: tuple[Change, ...], rows: list[SubmissionRow]) -> Ask:
    if all(change.op is Op.EQUAL for change in changes):
        return Ask.REMARK
    return Ask.DELETE_ARTICLE if any(row.ask is Ask.DELETE_ARTICLE for row in rows) else Ask.REPLACE


def _line_end(draft: Draft, key: str) -> int:
    """The end of a chapter's own line; of anything else its end."""
    span = draft.by_key[key].span
    if draft.by_key[key].kind not in (Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION):
        return span.end
    found = draft.text.find("\n", span.start)
    return span.end if found < 0 else min(found, span.end)


def _turn(draft: Draft, row: SubmissionRow) -> tuple[int, int, int]:
    found = draft.by_key.get(row.article)
    return (found.span.start if found else len(draft.text), int(row.ask is Ask.NEW_ARTICLE), row.number)


def _reasons(row: SubmissionRow, made: Proposals, phrases: Wording, language: str, *, several: bool) -> str:
    said = "\n".join(part for part in (row.issue, row.grounds) if part)
    if row.number in made.left_out:
        other = row.proposed or (phrases.delete_article if row.ask is Ask.DELETE_ARTICLE else "")
        lead = "另一建议：" if language == "zh" else "Alternative: "
        said = "\n".join(part for part in (f"{lead}{other}", said) if part)
    if not several:
        return said
    return f"（{row.number}）{said}" if language == "zh" else f"({row.number}) {said}"


class Filler:
    """Says each field of a form in its language and marks."""

    def __init__(self, form: Form, submission: Submission, language: str, phrases: Wording) -> None:
        self.form, self.submission, self.language, self.phrases = form, submission, language, phrases
        self.looks = _MARKED_LOOKS[form.marks]

    def head(self, field: str) -> str:
        """A field of the head."""
        made, sender = self.submission, self.submission.sender
        days = {"dated": made.dated, "released": made.released, "deadline": made.deadline}
        if field in days:
            day = days[field]
            return written_date(day, self.language) if day else ""
        return {
            "title": made.title,
            "issuer": made.issuer,
            "unit": sender.unit,
            "contact": sender.contact,
            "position": sender.position,
            "phone": sender.phone,
            "email": sender.email,
            "address": sender.address,
            "count": str(made.count),
        }.get(field, "")

    def cell(self, entry: Entry, fields: tuple[str, ...]) -> Pieces:
        """The fields of a cell, each on a line of its own; empty ones left out."""
        found: Pieces = []
        for field in fields:
            pieces = self.field(entry, field)
            if found and plain(pieces):
                found.append(("\n", PLAIN))
            found.extend(piece for piece in pieces if piece[0])
        return found

    def field(self, entry: Entry, name: str) -> Pieces:
        """One field."""
        if name == BLANK or not name:
            return []
        styled = _STYLED.get(name)
        return styled(self, entry) if styled else [(_PLAIN[name](self, entry), PLAIN)]

    def marked(self, changes: tuple[Change, ...], without: Op | None = None) -> Pieces:
        """Changes in the form's looks."""
        kept = [change for change in changes if change.op is not without]
        if self.form.marks == "plain" and without is None:
            kept = [change for change in kept if change.op is not Op.DELETE]
        return [(change.text, self.looks[change.op]) for change in kept]

    def original(self, entry: Entry) -> Pieces:
        """The draft's words."""
        row = entry.row
        if row.ask is Ask.NEW_ARTICLE:
            return [(self.phrases.new_article, PLAIN)]
        return self._cut(row, [(row.original, PLAIN)]) if row.original else [(self.phrases.nothing, PLAIN)]

    def original_marked(self, entry: Entry) -> Pieces:
        """The draft's words, those that change marked."""
        row = entry.row
        if row.ask in (Ask.NEW_ARTICLE, Ask.REMARK):
            return self.original(entry)
        return self._cut(row, self.marked(row.changes, without=Op.INSERT))

    def proposed(self, entry: Entry) -> Pieces:
        """The redraft with all marks."""
        return self._asked(entry) or self._cut(entry.row, self.marked(entry.row.changes))

    def proposed_marked(self, entry: Entry) -> Pieces:
        """The redraft, added words marked."""
        return self._asked(entry) or self._cut(entry.row, self.marked(entry.row.changes, without=Op.DELETE))

    def proposed_plain(self, entry: Entry) -> Pieces:
        """The redraft's words."""
        return self._asked(entry) or self._cut(entry.row, [(entry.row.proposed, PLAIN)])

    def _asked(self, entry: Entry) -> Pieces:
        """What is asked for where no words are put for others; empty otherwise."""
        row = entry.row
        if row.ask is Ask.REMARK:
            return [(self.phrases.nothing, PLAIN)]
        if row.ask is Ask.DELETE_ARTICLE:
            deleted = "删除" if self.language == "zh" else "deleted"
            is_amendment = self.form.rows == "amendments"
            return [(deleted, self.looks[Op.DELETE])] if is_amendment else [(self.phrases.delete_article, PLAIN)]
        if row.ask is Ask.NEW_ARTICLE:
            gap = "\u3000" if row.place.language == "zh" else "\n"
            added = self.looks[Op.INSERT]
            return [(f"{row.label}{gap}" if row.label else "", added), (row.proposed, added)]
        if row.ask is Ask.DELETE_WORDS and not row.proposed:
            return [(self.phrases.delete_words, PLAIN), *self.marked(row.changes)]
        return []

    def _cut(self, row: SubmissionRow, pieces: Pieces) -> Pieces:
        sign = "……" if row.place.language == "zh" else "…"
        before: Pieces = [(sign, PLAIN)] if row.cut_before else []
        return [*before, *pieces, *([(sign, PLAIN)] if row.cut_after else [])]

    def article(self, entry: Entry, *, only: str = "") -> str:
        """The article down to its item; ``only`` the article, or what is ``below`` it."""
        if entry.general:
            return "" if only == "below" else self.phrases.whole
        place = entry.row.place
        steps: tuple[Step, ...] = (
            place.steps[:1] if only == "clause" else place.steps[1:] if only == "below" else place.steps
        )
        return replace(place, steps=steps, new_after=place.new_after and only != "below").alone(self.language)

    def place(self, entry: Entry) -> str:
        """Chapter, article, further places."""
        if entry.general:
            return self.phrases.whole
        row = entry.row
        parts = (row.place.heading(self.language), row.place.alone(self.language))
        return "\n".join(part for part in (*parts, marks.beside(row, self.phrases, self.language)) if part)

    def note(self, entry: Entry) -> str:
        """Type, priority, other rows."""
        row = entry.row
        said = (self.phrases.types[row.type], self._priority(row), marks.see(row, self.phrases))
        return "\n".join(part for part in said if part)

    def _priority(self, row: SubmissionRow) -> str:
        return "" if row.priority is Priority.NORMAL else self.priority(row)

    def priority(self, row: SubmissionRow) -> str:
        """High, normal, low; in Chinese 重点 or nothing."""
        return self.phrases.priorities[row.priority]


_STYLED: dict[str, Callable[[Filler, Entry], Pieces]] = {
    "original": Filler.original,
    "original_marked": Filler.original_marked,
    "proposed": Filler.proposed,
    "proposed_marked": Filler.proposed_marked,
    "proposed_plain": Filler.proposed_plain,
}
_PLAIN: dict[str, Callable[[Filler, Entry], str]] = {
    "number": lambda _, entry: str(entry.number),
    "place": Filler.place,
    "article": lambda filler, entry: filler.article(entry),
    "clause": lambda filler, entry: filler.article(entry, only="clause"),
    "below": lambda filler, entry: filler.article(entry, only="below"),
    "chapter": lambda filler, entry: entry.row.place.heading(filler.language),
    "translation": lambda _, entry: f"[{entry.row.translated}]" if entry.row.translated else "",
    "comment": lambda _, entry: entry.row.issue,
    "grounds": lambda _, entry: entry.row.grounds,
    "reasons": lambda _, entry: "\n".join(part for part in (entry.row.issue, entry.row.grounds) if part),
    "authorities": lambda _, entry: "\n".join(entry.row.authorities),
    "type": lambda filler, entry: filler.phrases.types[entry.row.type],
    "type_iso": lambda _, entry: "ge" if entry.general else _ISO_TYPES[entry.row.type],
    "priority": lambda filler, entry: filler.priority(entry.row),
    "topic": lambda _, entry: entry.row.topic,
    "unit": lambda filler, entry: entry.row.unit or filler.submission.sender.unit,
    "see": lambda filler, entry: marks.see(entry.row, filler.phrases),
    "note": Filler.note,
}
