"""The reference doctor and the words exchanged all through a draft: two lists about a comparison."""

from __future__ import annotations

from collections import Counter
from typing import ClassVar

from drafts.comparison import Comparison, ReferenceCheck, ReferenceState
from drafts.model import Reference, Span
from drafts.parsing.doubtful_mentions import said_once
from drafts.wording import REFERENCES
from workbench.language import say
from workbench.palette import Role
from workbench.render import ArticleId, Look, Side
from workbench.render.pieces import BLANK, words
from workbench.render.reference_list import TO_CHECK, reference_paragraphs, told
from workbench.render.surroundings import surroundings
from workbench.screens.listing import Jump, ListingScreen
from workbench.screens.opened import Shown
from workbench.widgets.entry_list import ListEntry


class ReferencesScreen(ListingScreen):
    """References not updated, pointing to nothing, or meaning another article now; of a single draft, those to nothing."""

    hints: ClassVar[tuple[str, ...]] = ("open_article", "comment_on_entry", "show_more", "leave_list")

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self._shown = shown
        self._more = False

    def load(self) -> None:
        """List what needs a look."""
        comparison = self._comparison
        counts = Counter(check.state for check in comparison.references)
        language = self.words.language
        facts = [f"{say(language, *REFERENCES[state])} {counts[state]}" for state in ReferenceState if counts[state]]
        order = (*TO_CHECK, ReferenceState.FOLLOWED, ReferenceState.UNCHANGED)
        facts = [f"{say(language, *REFERENCES[state])} {counts[state]}" for state in order if counts[state]]
        self.say_title(self.words("references.title"), *facts)
        self.put(self._entries)

    @property
    def _comparison(self) -> Comparison:
        """What is compared; a single draft is judged as if it had been compared with itself."""
        shown = self._shown
        if shown.comparison is not None:
            return shown.comparison
        draft = shown.draft
        found = tuple(_check(mention) for mention in draft.references if not mention.external and not mention.beyond)
        return Comparison(draft, draft, (), found)

    def _entries(self, look: Look) -> list[ListEntry]:
        comparison = self._comparison
        states = TO_CHECK + ((ReferenceState.FOLLOWED, ReferenceState.UNCHANGED) if self._more else ())
        found: list[ListEntry] = []
        for state in states:
            checks = [check for check in comparison.references if check.state is state]
            if not checks:
                continue
            name = say(look.language, *REFERENCES[state])
            head = words((f"{name} {len(checks)}", Role.LABEL))
            found.append(ListEntry((*((BLANK,) if found else ()), head), heading=True))
            found += [
                ListEntry(reference_paragraphs(comparison, check, look), self._jump(comparison, check))
                for check in checks
            ]
        for doubt in said_once(comparison.new):
            text = say(look.language, doubt.zh, doubt.en)
            found.append(ListEntry((*((BLANK,) if found else ()), words((text, Role.WARNING))), heading=True))
        if not found:
            found = [ListEntry((words((self.words("references.none"), Role.GOOD)),), heading=True)]
        return found

    def _jump(self, comparison: Comparison, check: ReferenceCheck) -> Jump:
        body = comparison.new.by_key[check.article].body
        span = None
        if check.span is not None and body.holds(check.span):
            span = Span(check.span.start - body.start, check.span.end - body.start)
        remark = told(comparison, check, self.words.language).remark
        return Jump(ArticleId(Side.NEW, check.article), span, remark)

    def action_show_more(self) -> None:
        """With or without references that are in order."""
        self._more = not self._more
        self.put(self._entries)


def _check(mention: Reference) -> ReferenceCheck:
    state = ReferenceState.DANGLING if mention.target is None else ReferenceState.UNCHANGED
    return ReferenceCheck(
        mention.article, mention.text, None, mention.target, state, None, mention.target, mention.span
    )


AROUND = 24
"""Characters shown on either side of the words that were put in."""


class ReplacementsScreen(ListingScreen):
    """Words exchanged all through the draft, each with the articles it happened in."""

    hints: ClassVar[tuple[str, ...]] = ("open_article", "comment_on_entry", "leave_list")

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self._comparison = comparison

    def load(self) -> None:
        """List them."""
        self.say_title(self.words("replacements.title"), str(len(self._comparison.replacements)))
        self.put(self._entries)

    def _entries(self, look: Look) -> list[ListEntry]:
        comparison = self._comparison
        found: list[ListEntry] = []
        for each in comparison.replacements:
            before, after = (f"[-{each.old}-]", f"{{+{each.new}+}}") if look.brackets else (each.old, each.new)
            head = words(
                (before, Role.DELETED),
                f" {look.glyphs.arrow} ",
                (after, Role.INSERTED),
                (f"  {self.words('replacements.count', n=each.count, rows=len(each.rows))}", Role.DIM),
            )
            found.append(ListEntry((*((BLANK,) if found else ()), head), heading=True))
            for at in each.rows:
                row = comparison.rows[at]
                key = row.new[0] if row.new else row.old[0]
                side, draft = (Side.NEW, comparison.new) if row.new else (Side.OLD, comparison.old)
                where = draft.by_key[key]
                start = draft.body(where).find(each.new if row.new else each.old)
                span = Span(start, start + len(each.new if row.new else each.old)) if start >= 0 else None
                remark = self.words("replacements.remark", old=each.old, new=each.new, n=each.count)
                body = draft.body(where)
                here = span or Span(0, 0)
                before, after = surroundings(body, here, Span(0, len(body)), AROUND)
                shown = body[here.start : here.end]
                text = ((before, Role.DIM), (f"[{shown}]" if look.brackets else shown, Role.SEARCH), (after, Role.DIM))
                entry = words((f"{where.label or where.number}  ", Role.STRONG), *text, first=2, hang=4)
                found.append(ListEntry((entry,), Jump(ArticleId(side, key), span, remark)))
        return found or [ListEntry((words(self.words("replacements.none")),), heading=True)]
