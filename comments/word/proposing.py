"""All proposals over the draft as real tracked changes: accepting all gives the text proposed, rejecting all the draft."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time

from comments.deadlines import BEIJING
from comments.proposals import Proposals, proposals
from comments.submission import Submission
from comments.word.oxml import Element, paragraph, run
from comments.word.package import Properties, document
from comments.word.page import portrait
from comments.word.revisions import Piece, RevisionWriter
from comments.word.title_lines import title_lines
from comments.word.wording import wording
from drafts.comparison import Op
from drafts.model import Draft, Kind

_HEADINGS = frozenset((Kind.PART, Kind.SUBPART, Kind.CHAPTER, Kind.SECTION, Kind.ANNEX))


def proposals_redline(submission: Submission, draft: Draft, language: str) -> bytes:
    """The redline as a file of its own; ``language`` is that of what is said about it."""
    page_language = "zh" if draft.language == "zh" else "en"
    title = wording(language).proposals_title.format(title=submission.title)
    blocks = [*redline_blocks(submission, draft), portrait(page_language)]
    return document(blocks, Properties(title, page_language))


def redline_blocks(submission: Submission, draft: Draft) -> list[Element]:
    """The draft's paragraphs with every proposal marked. The changes bear the sender's name, or none of anybody's."""
    made = proposals(draft, submission.rows)
    return list(revision_writer(submission).paragraphs(_pieces(draft, made)))


def left_out_note(submission: Submission, draft: Draft, language: str) -> list[Element]:
    """A line that names the rows which the redline can't show; none where it shows all."""
    left_out = proposals(draft, submission.rows).left_out
    if not left_out:
        return []
    phrases = wording(language)
    numbers = phrases.separator.join(map(str, left_out))
    return [paragraph("TableNote", run(phrases.redline_left_out.format(numbers=numbers)))]


def revision_writer(submission: Submission) -> RevisionWriter:
    """Changes are dated the day of the letter, at noon in Beijing, and bear the unit that sends it."""
    author = submission.sender.unit.strip() or wording(submission.language).proposer
    return RevisionWriter(author, datetime.combine(submission.dated, time(12), tzinfo=BEIJING))


def draft_start(draft: Draft) -> int:
    """Where the draft itself begins: at its title, below whatever notice stands above it."""
    lines = title_lines(draft)
    return lines[0].start if lines else 0


def _pieces(draft: Draft, made: Proposals) -> Iterator[Piece]:
    styles = _styles(draft)
    at = draft_start(draft)
    for number, change in enumerate(made.changes(draft, at)):
        if change.op is Op.INSERT:
            yield Piece(Op.INSERT, change.text, "LawText", number)
            continue
        for line in _with_breaks(change.text):
            yield Piece(change.op, line, styles.get(draft.text.rfind("\n", 0, at) + 1, "LawText"), number)
            at += len(line)


def _with_breaks(text: str) -> Iterable[str]:
    """Lines, each with the break that ends it."""
    return (line for line in re.findall(r"[^\n]*\n|[^\n]+", text))


def _styles(draft: Draft) -> dict[int, str]:
    """The style of a line by where it starts, for lines that are no plain text."""
    found = {provision.span.start: "LawHeading" for provision in draft.provisions if provision.kind in _HEADINGS}
    found.update((line.start, "LawTitle") for line in title_lines(draft))
    return found
