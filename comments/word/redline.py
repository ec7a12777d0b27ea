"""Two drafts as one Word file with real tracked changes: accepting all gives the new draft, rejecting all the old one.

What Word itself writes for these constructs is in docs/word/revisions.md. Native moves aren't used: a moved article is
deleted and inserted, with a Word comment at either place.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from comments.places import place_of
from comments.word.merging import Differ, Step, changes_of, heading_starts, steps
from comments.word.package import Properties, document
from comments.word.page import portrait
from comments.word.revisions import Piece, RevisionWriter
from comments.word.title_lines import title_lines
from comments.word.wording import Wording, wording
from drafts.comparison import Comparison, Op, Row, RowKind
from drafts.model import Draft
from drafts.showing.passages import Passages


def redline(comparison: Comparison, *, author: str, at: datetime, language: str) -> bytes:
    """The redline's bytes. ``language`` is that of the explanations; the page is set for the language of the draft."""
    from drafts.diff import diff

    page_language = "zh" if comparison.new.language == "zh" else "en"
    phrases = wording(language)
    pieces = _pieces(comparison, lambda old, new: diff(old, new, comparison.new.language), phrases, language)
    writer = RevisionWriter(author, at)
    blocks = [*writer.paragraphs(pieces), portrait(page_language)]
    title = phrases.redline_title.format(title=comparison.new.title)
    return document(blocks, Properties(title, page_language), writer.comments)


def _pieces(comparison: Comparison, differ: Differ, phrases: Wording, language: str) -> list[Piece]:
    """Both drafts as one sequence, each line break kept, deleted or inserted with the stretch it belongs to.

    A break belongs to the stretch before it up to the last stretch that both drafts have, and to the stretch after it
    from there on: the last paragraph mark of a document can be neither inserted nor deleted.
    """
    ordered = list(steps(comparison))
    last = max((n for n, step in enumerate(ordered) if step.old and step.new), default=-1)
    if last < 0:
        ordered.sort(key=lambda step: bool(step.new))
    speaker = _Explainer(comparison, phrases, language)
    styles = _Styles(comparison)
    found: list[Piece] = []
    for n, step in enumerate(ordered):
        op = _op(step)
        style = styles.of(step)
        if n > max(last, 0) and (last >= 0 or op is _op(ordered[n - 1])):
            found.append(Piece(op, "\n", style, n))
        explanation = speaker.explain(step)
        for change in changes_of(comparison, step, differ):
            found.append(Piece(change.op, change.text, style, n, explanation))
            explanation = ""
        if n < last:
            found.append(Piece(op, "\n", style, n))
    return found


def _op(step: Step) -> Op:
    if step.old and step.new:
        return Op.EQUAL
    return Op.DELETE if step.old else Op.INSERT


class _Styles:
    """The paragraph style of a stretch, from what its lines are in the draft they stand in."""

    def __init__(self, comparison: Comparison) -> None:
        self.old = heading_starts(comparison.old)
        self.new = heading_starts(comparison.new)
        self.old_title = {line.start for line in title_lines(comparison.old)}
        self.new_title = {line.start for line in title_lines(comparison.new)}

    def of(self, step: Step) -> str:
        starts, title = (self.new, self.new_title) if step.new else (self.old, self.old_title)
        unit = (step.new or step.old)[0]
        if unit.key:
            return "LawText"
        if unit.span.start in starts:
            return "LawHeading"
        return "LawTitle" if unit.span.start in title else "LawText"


class _Explainer:
    """Says of an article that stands in one draft's place only where it went, or came from."""

    def __init__(self, comparison: Comparison, phrases: Wording, language: str) -> None:
        rows = [row for row in comparison.rows if not row.partial]
        self.rows_of_old = {key: row for row in rows for key in row.old}
        self.rows_of_new = {key: row for row in rows for key in row.new}
        self.passages = Passages(comparison)
        self.comparison, self.phrases, self.language = comparison, phrases, language

    def explain(self, step: Step) -> str:
        """The explanation: where an article that stands in one draft's order only went or came from, and which passages
        articles gave or took; empty where there is nothing of the kind.
        """
        return "\n".join(filter(None, (self._elsewhere(step), *self._passages(step))))

    def _passages(self, step: Step) -> Iterator[str]:
        rows = {id(row): row for row in (self.rows_of_new.get(unit.key) for unit in step.new) if row is not None}
        for row in rows.values():
            for one in self.passages.came(row):
                if any(unit.key in one.new for unit in step.new):
                    yield self.phrases.passage_came.format(old=self._named(self.comparison.old, one.old))
        rows = {id(row): row for row in (self.rows_of_old.get(unit.key) for unit in step.old) if row is not None}
        for row in rows.values():
            for one in self.passages.went(row):
                if any(unit.key in one.old for unit in step.old):
                    yield self.phrases.passage_went.format(new=self._named(self.comparison.new, one.new))

    def _elsewhere(self, step: Step) -> str:
        if step.old and step.new and (step.row is not None or not step.old[0].key):
            return ""
        unit = (step.old or step.new)[0]
        row = (self.rows_of_old if step.old else self.rows_of_new).get(unit.key)
        if row is None or not (row.old and row.new):
            return ""
        return self._template(row, from_old=bool(step.old)).format(
            old=self._named(self.comparison.old, row.old), new=self._named(self.comparison.new, row.new)
        )

    def _template(self, row: Row, *, from_old: bool) -> str:
        if row.kind is RowKind.SPLIT:
            return self.phrases.split_into
        if row.kind is RowKind.MERGED:
            return self.phrases.merged_from
        return self.phrases.moved_to if from_old else self.phrases.moved_from

    def _named(self, draft: Draft, keys: tuple[str, ...]) -> str:
        return self.phrases.separator.join(place_of(draft, draft.by_key[key]).citation(self.language) for key in keys)
