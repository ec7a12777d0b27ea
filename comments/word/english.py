"""What an English letter says around its table: letterhead, addressee, Re line, summary, general comments, closing."""

from __future__ import annotations

import re

from comments.redraft import Ask
from comments.submission import Submission, SubmissionRow
from comments.word.oxml import BOLD, PLAIN, Element, paragraph, paragraphs, run
from comments.word.titles import held_together
from comments.word.wording import EN, written_date
from drafts.patterns import regex

SUMMARY_POINTS = 7
"""The longest executive summary: regulators read five to seven points."""
_SUMMARY, _GENERAL, _TABLE = "Executive summary", "General comments", "Specific comments by article"
_QUESTIONS, _ANNEXES = "Questions for clarification", "Annexes"
_SALUTATION = "Dear Sir or Madam,"
_OFFERED, _CLOSE = "We would be glad to discuss these comments or to provide further information.", "Yours faithfully,"
_PREVAILS = "Articles are quoted from the Chinese text, and the Chinese text prevails."
_PROPOSAL = regex(r"(?:a |the )?proposal\b", re.IGNORECASE)
_KIND = regex(
    r"\b(?:implementing )?(?:measures|regulations?|rules|provisions|law|act|bill|standard|guidelines?|directive)\b",
    re.IGNORECASE,
)
"""What an instrument is, as its English title says first: Measures for the Administration of ..."""
_SENTENCE = regex(r".+?(?:[。！？]|[.!?](?=\s|$)|$)", re.DOTALL)
_ASKS = {
    Ask.REPLACE: "We ask that it be amended as proposed in row {number}.",
    Ask.DELETE_WORDS: "We ask that the words marked in row {number} be deleted.",
    Ask.DELETE_ARTICLE: "We ask that it be deleted (row {number}).",
    Ask.NEW_ARTICLE: "We ask that it be added (row {number}).",
    Ask.REMARK: "We ask that it be reconsidered (row {number}).",
}


def title(submission: Submission) -> str:
    """Comments on the draft."""
    return f"Comments on {submission.title}"


def short_title(name: str) -> str:
    """What the letter calls the draft after its first mention: the Proposal, the Draft Measures, else the Draft."""
    if _PROPOSAL.match(name):
        return "Proposal"
    kind = _KIND.search(name)
    return f"Draft {kind[0].title()}" if kind else "Draft"


def set_phrases(submission: Submission) -> tuple[str, ...]:
    """What the letter says whatever the comments are."""
    standing = (title(submission), _about_the_draft(submission), _thanks(submission), _PREVAILS, _OFFERED, _CLOSE)
    headings = (_SALUTATION, _SUMMARY, _GENERAL, _TABLE, _QUESTIONS, _ANNEXES)
    return (*standing, *headings)


def opening(submission: Submission) -> list[Element]:
    """Letterhead to general comments: everything before the table."""
    blocks = _letterhead(submission)
    blocks.append(paragraph("Body", run(written_date(submission.dated, "en"))))
    if submission.issuer:
        blocks.append(paragraph("Addressee", run(submission.issuer)))
    blocks.append(paragraph("Title", run(held_together(_about_the_draft(submission)))))
    blocks.append(paragraph("Body", run(_SALUTATION)))
    blocks.extend(paragraph("Body", run(text)) for text in _introduction(submission))
    if submission.key_rows:
        blocks.append(paragraph("Heading1", run(_SUMMARY)))
        blocks.extend(_summary_point(row) for row in submission.key_rows[:SUMMARY_POINTS])
    if submission.general:
        blocks.append(paragraph("Heading1", run(_GENERAL)))
        blocks.extend(_general(submission))
    return blocks


def table_heading(submission: Submission) -> Element:
    """The heading over the table."""
    return paragraph("Heading1", run(_TABLE))


def closing(submission: Submission) -> list[Element]:
    """Questions, thanks, signature, contact and the list of annexes."""
    sender = submission.sender
    blocks = [
        *_questions(submission),
        paragraph("Body", run(_OFFERED)),
        paragraph("Body", run(_CLOSE)),
        paragraph("Body"),
    ]
    signed = [sender.contact, sender.position, sender.unit]
    if not sender.unit:  # else they stand in the letterhead
        signed += [sender.phone, sender.email, sender.address]
    blocks.extend(paragraph("SignOff", run(line.strip())) for line in signed if line.strip())
    if submission.annexes:
        blocks.append(paragraph("Heading1", run(_ANNEXES)))
        blocks.extend(
            paragraph("Annexes", run(f"Annex {chr(ord('A') + number)}: {name}"))
            for number, name in enumerate(submission.annexes)
        )
    return blocks


def annex_mark(number: int, of: int) -> str:
    """What stands over an annex: Annex A."""
    return f"Annex {chr(ord('A') + number - 1)}" if of else ""


def _questions(submission: Submission) -> list[Element]:
    if not submission.questions:
        return []
    blocks = [paragraph("Heading1", run(_QUESTIONS))]
    for row in submission.questions:
        place = row.place.alone("en") or EN.whole
        lead = run(f"{row.number}. {place}: ", BOLD)
        first, *others = paragraphs("Body", [(row.issue or row.grounds, PLAIN)])
        properties = first[0]
        first.insert(first.index(properties) + 1, lead)
        blocks += [first, *others]
        if row.issue and row.grounds:
            blocks.extend(paragraphs("Body", [(row.grounds, PLAIN)]))
    return blocks


def _letterhead(submission: Submission) -> list[Element]:
    sender = submission.sender
    if not sender.unit:
        return []
    reach = " · ".join(part.strip() for part in (sender.address, sender.phone, sender.email) if part.strip())
    blocks = [paragraph("TableTitle", run(held_together(sender.unit)))]
    if reach:
        blocks.append(paragraph("TableCentre", run(reach)))
    blocks.append(paragraph("Body"))
    return blocks


def _about_the_draft(submission: Submission) -> str:
    return f"Re: {submission.title}{_dates(submission)}"


def _dates(submission: Submission) -> str:
    parts = []
    if submission.released:
        parts.append(f"released {written_date(submission.released, 'en')}")
    if submission.deadline:
        parts.append(f"comments due {written_date(submission.deadline, 'en')}")
    return f" ({'; '.join(parts)})" if parts else ""


def _thanks(submission: Submission) -> str:
    name = submission.title
    the = "the " if name[:1].isascii() and not name.lower().startswith(("the ", "a ", "an ")) else ""
    thanks = f"Thank you for the opportunity to comment on {the}{name} (the “{short_title(name)}”)."
    about = submission.sender.about.strip()
    about += "" if not about or about.endswith((".", "!", "。")) else "."
    return f"{thanks} {about}".strip()


def _introduction(submission: Submission) -> list[str]:
    general, rows, key = len(submission.general), len(submission.asks), len(submission.key_rows)
    parts = []
    if general:
        parts.append(f"{_counted(general, 'comment')} on the {short_title(submission.title)} as a whole")
    if rows:
        first = f"{_counted(rows, 'comment')} on" if not general else f"{rows} on"
        parts.append(f"{first} particular articles")
    if submission.questions:
        parts.append(_counted(len(submission.questions), "question"))
    listed = " and ".join(parts) if len(parts) < 3 else f"{', '.join(parts[:-1])} and {parts[-1]}"
    sets_out = f"This letter sets out {listed}."
    if key:
        alone = rows == 1 and not submission.questions
        sets_out += " We regard it as key." if alone else f" We regard {_counted(key, 'of them', 'of them')} as key."
    if submission.draft_language == "zh":
        sets_out += f" {_PREVAILS}"
    return [_thanks(submission), sets_out]


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _summary_point(row: SubmissionRow) -> Element:
    found = _SENTENCE.match(row.issue.strip())
    issue = found.group().strip() + " " if found else ""
    place = row.place.alone("en") or EN.whole
    ask = _ASKS[row.ask].format(number=row.number)
    return paragraph("Bullet", run(f"{place}: ", BOLD), run(f"{issue}{ask}"))


def _general(submission: Submission) -> list[Element]:
    blocks: list[Element] = []
    for point in submission.general:
        number = f"{point.number}. " if len(submission.general) > 1 else ""
        blocks.extend(paragraphs("Body", [(number + (point.text or point.grounds), PLAIN)]))
        if point.text and point.grounds:
            blocks.extend(paragraphs("Body", [(point.grounds, PLAIN)]))
    return blocks
