"""Comments on older drafts on their way to the newest: proposed places, what became of proposals, confirmed by keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from comments.adoption import Verdict
from comments.carry import Carried, Carrying
from comments.records import Comment, OtherPlace, Visibility
from drafts.errors import SpokenError
from workbench.bindings import bind, bound
from workbench.linebreak import truncate
from workbench.outcome_words import outcomes_told
from workbench.palette import Role
from workbench.safe import safe_line
from workbench.screens.comment_rows import summary
from workbench.screens.tables import TableScreen
from workbench.screens.undoing import UndoesComments
from workbench.widgets.bars import Item
from workbench.widgets.prompt_line import PromptLine
from workbench.widgets.record_table import Cell, RecordTable, TableColumn, TableRow
from workbench.wording import Words

if TYPE_CHECKING:
    from comments.outcomes import Outcome
    from drafts.load import Progress
    from workbench.workspace import CarryReport

_STATE_ROLES = {Carrying.CARRIED: Role.GOOD, Carrying.LOOK: Role.WARNING, Carrying.LOST: Role.DEADLINE}
_VERDICT_ROLES = {Verdict.ADOPTED: Role.GOOD, Verdict.PARTLY: Role.WARNING, Verdict.CONTRARY: Role.DEADLINE}
_MOST_WORK_FIRST = (Carrying.LOST, Carrying.LOOK, Carrying.CARRIED)


def options(each: Carried) -> tuple[OtherPlace, ...]:
    """Where a comment may go: the place proposed, if there is one, then the candidates."""
    proposed = each.places[0].new
    found = [] if proposed is None else [proposed]
    found += [candidate.place for candidate in each.places[0].candidates]
    return tuple(dict.fromkeys(found))


def percent(share: float) -> str:
    """A share in whole per cent, rounded down so that only what is unchanged is called 100%."""
    return f"{int(share * 100)}%"


class CarryTable(RecordTable):
    """A table in which ``k`` is a decision; the arrows move."""

    BINDINGS: ClassVar[list[BindingType]] = [bind("keep_on_article", "screen.keep_on_article")]


class CarryScreen(UndoesComments, TableScreen):
    """Everything that waits to be carried to the newest draft, what asks most of a person first."""

    place = "carry"
    table_kind = CarryTable
    BINDINGS: ClassVar[list[BindingType]] = bound("all", "carry")

    def __init__(self, slug: str) -> None:
        super().__init__()
        self.slug = slug
        self._report: CarryReport | None = None
        self._became: Mapping[str, Outcome] = {}
        self._picked: dict[str, int] = {}
        """Which of a comment's options was chosen last, by its id; the place proposed where nothing stands here."""

    def columns(self) -> Sequence[TableColumn]:
        """Old and new article, the state, the share kept, what became of the proposal, what the comment says."""
        words = self.words
        chinese = words.language == "zh"
        return (
            TableColumn("label", words("col.article"), 12),
            TableColumn("new", words("col.new"), 14),
            TableColumn("state", words("col.state"), 6 if chinese else 12),
            TableColumn("kept", words("col.kept"), 4),
            TableColumn("became", words("col.became"), 8 if chinese else 11, from_width=60),
            TableColumn("draft", words("col.draft"), 10, from_width=100),
            TableColumn("says", words("col.says"), 0),
        )

    def on_mount(self) -> None:
        """Fetch and watch."""
        self.begin("carry", self._reload)

    def on_resize(self) -> None:
        """Details follow the width."""
        self.call_after_refresh(self._show_chosen)

    def _reload(self) -> None:
        def look(progress: Progress) -> tuple[CarryReport, dict[str, Outcome]]:
            progress(0, 0)
            report = self.workspace.carry(self.slug)
            judged = self.workspace.adoption(self.slug, report.to.label, progress=progress)
            return report, {outcome.comment.id: outcome for outcome in judged.outcomes}

        self.follow("carry", self.words("carry.looking"), look, lambda found: self._show(*found))

    # -- showing

    def _show(self, report: CarryReport, became: Mapping[str, Outcome]) -> None:
        words = self.words
        self._report, self._became = report, became
        waiting = sorted(report.carried, key=lambda each: _MOST_WORK_FIRST.index(each.state))
        self._picked = {each.comment.id: self._picked[each.comment.id] for each in waiting if self._still(each)}
        self.table.show([self._row(each) for each in waiting])
        carried, look, lost = (len(report.of(state)) for state in Carrying)
        self.set_header(
            Item(words("carry.title"), Role.LABEL, 9),
            Item(f"{self.slug} {words('carry.to', label=report.to.label)}", Role.TEXT, 7),
            Item(words("carry.count", carried=carried, look=look, lost=lost), Role.DEADLINE if lost else Role.TEXT, 8),
        )
        self.set_status(Item(words("carry.settled", n=report.settled), Role.DIM, 6))
        self._show_chosen()

    def _still(self, each: Carried) -> bool:
        return self._picked.get(each.comment.id, len(options(each))) < len(options(each))

    def _row(self, each: Carried) -> TableRow:
        words, comment = self.words, each.comment
        new, outcome = self.option(each), self._became.get(comment.id)
        verdict = outcome.verdict if outcome is not None else None
        guessed = new is not None and new != each.places[0].new
        internal = comment.visibility is Visibility.INTERNAL
        return TableRow(
            comment.id,
            {
                "label": Cell(self._label(each.places[0].old), Role.LABEL),
                "new": Cell(("? " if guessed else "") + self._label(new), Role.WARNING if guessed else Role.LABEL),
                "state": Cell(_state(each, words), Role.CHANGED if _around(each) else _STATE_ROLES[each.state]),
                "kept": Cell(percent(each.kept) if each.places[0].new is not None else "–", Role.DIM),
                "became": Cell(
                    words(f"carry.{verdict.value}") if verdict is not None else "–",
                    Role.DIM if verdict is None else _VERDICT_ROLES.get(verdict, Role.TEXT),
                ),
                "draft": Cell(comment.draft, Role.DIM),
                "says": Cell(
                    ("⊘" if internal else "") + summary(comment, words), Role.INTERNAL if internal else Role.TEXT
                ),
            },
        )

    def _label(self, place: OtherPlace | None) -> str:
        return "—" if place is None else place.label or self.words("dock.whole.draft")

    @property
    def chosen(self) -> Carried | None:
        """The comment under the cursor."""
        wanted, report = self.table.chosen, self._report
        return None if report is None else next((e for e in report.carried if e.comment.id == wanted), None)

    def option(self, each: Carried) -> OtherPlace | None:
        """Where the comment would go now; None for a lost one for which no candidate was chosen."""
        at = self._picked.get(each.comment.id)
        return each.places[0].new if at is None else options(each)[at]

    def on_record_table_chosen(self, event: RecordTable.Chosen) -> None:
        """Another comment: its places and what became of it."""
        event.stop()
        self._show_chosen()

    def _show_chosen(self) -> None:
        each = self.chosen
        if each is not None:
            outcome = self._became.get(each.comment.id)
            two_lines = 2 * max(20, self.size.width - 8)
            self.show_details(details(each, outcome, self.option(each), self.words, two_lines))
        elif self._report is not None:
            self.show_details([(self.words("carry.none"), "$text-muted")])

    # -- deciding

    def on_record_table_opened(self, event: RecordTable.Opened) -> None:
        """Enter accepts."""
        event.stop()
        self.action_accept_carried()

    def action_accept_carried(self) -> None:
        """Give the comment the place it would go to."""
        each, report = self.chosen, self._report
        if each is None or report is None:
            return
        identifier, to, goal = each.comment.id, report.to.label, self.option(each)
        if goal is None:
            self.tell(self.words("carry.choose"), "hint")
        else:
            self._move(lambda: (self.workspace.take_place(self.slug, identifier, goal, to=to),))

    def action_accept_certain(self) -> None:
        """Carry all whose words stand unchanged."""
        report = self._report
        if report is None:
            return
        if not report.of(Carrying.CARRIED):
            self.tell(self.words("carry.no.certain"), "hint")
            return
        self._move(lambda: self.workspace.accept_carried(self.slug, report.to.label, certain=True))

    def action_next_candidate(self) -> None:
        """Choose the next place that the comment might belong to."""
        each = self.chosen
        if each is None:
            return
        found, here = options(each), self.option(each)
        if not found or found == (here,):
            self.tell(self.words("carry.no.candidate"), "hint")
            return
        self._picked[each.comment.id] = 0 if here is None else (found.index(here) + 1) % len(found)
        self.table.put(self.table.at, [self._row(each)])

    def action_keep_on_article(self) -> None:
        """Put the comment, without its quote, on what its article became."""
        each, report = self.chosen, self._report
        if each is not None and report is not None:
            identifier, to = each.comment.id, report.to.label
            self._move(lambda: (self.workspace.keep_carried(self.slug, identifier, to=to),))

    def action_place_by_hand(self) -> None:
        """Ask for an article of the newer draft, and words in it."""
        each, report = self.chosen, self._report
        if each is not None and report is not None:
            label = safe_line(self.words("place.prompt", draft=report.to.label))
            self.query_one(PromptLine).ask(f"place:{each.comment.id}", label)

    def on_prompt_line_given(self, event: PromptLine.Given) -> None:
        """``24 三日内`` places the comment on words of an article, ``24`` on the article."""
        event.stop()
        self.table.focus()
        article, _, quote = event.text.strip().partition(" ")
        identifier, report = event.purpose.partition(":")[2], self._report
        if article and report is not None:
            to, words = report.to.label, quote.strip() or None
            self._move(
                lambda: (self.workspace.place_carried(self.slug, identifier, article, to=to, quote=words),),
                self.ask_again(event.purpose, event.text),
            )

    def _move(self, do: Callable[[], tuple[Comment, ...]], failed: Callable[[SpokenError], None] | None = None) -> None:
        def done(moved: tuple[Comment, ...]) -> None:
            label = moved[0].draft if moved else ""
            self.tell(self.words("carry.moved", n=len(moved), label=label))
            self._reload()

        self.work("move", "", do, done, failed)


def _around(each: Carried) -> bool:
    """Whether it is carried, though an article changed around its words."""
    return each.changed and each.state is Carrying.CARRIED


def _state(each: Carried, words: Words) -> str:
    return words("carry.state.around" if _around(each) else f"carry.state.{each.state.value}")


def details(
    each: Carried, outcome: Outcome | None, goal: OtherPlace | None, words: Words, cells: int
) -> list[tuple[str, str]]:
    """Paragraphs, each with its style, on one comment: places, candidates, the verdict, what it says.

    Quotes are cut to so many ``cells``. ``goal`` is the place it would go to now.
    """
    language, own = words.language, each.places[0]
    whole = words("dock.whole.draft")

    def shown(place: OtherPlace) -> str:
        quote = truncate(safe_line(place.quote.exact), cells) if place.quote else ""
        return f"{place.label or whole}" + (f" “{quote}”" if quote else "")

    lines = [(f"{_state(each, words)}  {own.reason(language)}", "bold")]
    lines.append((f"{each.comment.draft} {shown(own.old)}", "$text-muted"))
    if own.new is not None:
        sign = "→" if goal == own.new else " "
        lines.append((f"{sign} {shown(own.new)}  {words('carry.kept', share=percent(own.kept))}", "$accent"))
    for candidate in own.candidates:
        if candidate.place != own.new:
            sign, style = ("→", "bold $accent") if goal == candidate.place else (" ", "")
            lines.append(
                (f"{sign} ? {shown(candidate.place)}  {candidate.score:.2f}  {candidate.why(language)}", style)
            )
    for place in each.places[1:]:
        new = shown(place.new) if place.new is not None else "—"
        lines.append((words("carry.also", old=shown(place.old), new=new, reason=place.reason(language)), ""))
    if outcome is not None:
        lines.append((became(outcome, words), "$text-muted" if outcome.verdict is None else ""))
        if outcome.former:
            lines.append((words("outcome.former", said=outcomes_told(outcome.former, words)), "$text-muted"))
    lines.append((truncate(safe_line(summary(each.comment, words)), cells), "$text-muted"))
    return lines


def became(outcome: Outcome, words: Words) -> str:
    """The verdict on a proposal with the words that decide it, as a sentence."""
    reason = outcome.reason(words.language)
    if outcome.verdict is None:
        return f"{words('carry.no.verdict')}  {reason}"
    verdict = words("carry.became", verdict=words(f"carry.{outcome.verdict.value}"))
    now = f" → {outcome.now.label}" if outcome.now is not None and outcome.now.label else ""
    return f"{verdict} {outcome.score:.2f}{now}  {reason}"
