"""Operations on a draft's text: what is doubtful, repairing it, and taking a repair back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comments.errors import UnknownRecordError
from comments.reanchor import sought_again
from comments.records import DraftRepair, DraftVersion, MadeRepair
from comments.store.repairs import Move, NewRepair, Undoing, back
from drafts.errors import DraftError
from drafts.model import Diagnostic, Draft
from drafts.parse import PARSER_VERSION, parse
from drafts.repair import Edit, Repair, edited, edits_of, proposals
from drafts.terms import term_diagnostics, terms_of
from workbench.workspace.drafts import DraftDesk


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What is doubtful about a draft of the store, and what was repaired in it so far."""

    version: DraftVersion
    draft: Draft
    proposed: tuple[Repair, ...]
    """Each says by its number which of the draft's diagnostics it removes."""
    made: tuple[DraftRepair, ...]

    @property
    def doubts(self) -> tuple[Diagnostic, ...]:
        """Everything doubtful: the draft's diagnostics, then those about its defined terms, which no repair removes."""
        return (*self.draft.diagnostics, *term_diagnostics(self.draft, terms_of(self.draft)))


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair, or taking one back, did or would do."""

    version: DraftVersion
    """The draft as it is now; as it was, where nothing was written."""
    sentences: tuple[tuple[str, str], ...]
    """What was done, in Chinese and English."""
    old: Draft
    new: Draft
    edits: tuple[Edit, ...]
    moved: tuple[str, ...]
    """Ids of comments that now stand in another article or with other words around them."""
    lost: tuple[str, ...]
    """Ids of comments whose words are no longer there as quoted; they are kept."""


class RepairDesk(DraftDesk):
    """Doubts about the drafts of a store, and their repairs."""

    def diagnose(self, slug: str, draft: str | None = None) -> Diagnosis:
        """The doubts about a draft's stored text; without a label, the newest. Raises UnknownRecordError."""
        version = self.store.draft(slug, draft)
        read = parse(version.text)
        return Diagnosis(version, read, proposals(read), self.store.repairs(slug, version.label))

    def repair(self, slug: str, numbers: Sequence[int], *, draft: str | None = None, dry_run: bool = False) -> Repaired:
        """Make the repairs proposed for the diagnostics of these numbers, all or none.

        The original bytes stay as they are; the former text can be had back with `undo_repair`. Comments go along with
        their words. Raises UnknownRecordError, DraftError where a number has no repair or two touch the same words, and
        DraftChangedError where somebody repaired in between. With ``dry_run`` nothing is written.
        """
        found = self.diagnose(slug, draft)
        chosen = [_proposed(found, number) for number in dict.fromkeys(numbers)]
        edits = edits_of(chosen)
        version = found.version
        new = parse(edited(version.text, edits))
        moves, lost = self._moves(version, found.draft, new, edits)
        if not dry_run:
            made = [MadeRepair(repair.code, repair.action.value, repair.zh, repair.en) for repair in chosen]
            version = self.store.repair_draft(
                slug,
                version.label,
                NewRepair(version.text, edits, made, PARSER_VERSION, moves),
                person=self.person,
            )
        sentences = tuple((repair.zh, repair.en) for repair in chosen)
        return Repaired(version, sentences, found.draft, new, edits, tuple(m.comment for m in moves), lost)

    def undo_repair(self, slug: str, *, draft: str | None = None, dry_run: bool = False) -> Repaired:
        """Take the last repair of a draft back: its text is again what it was. Comments go along with their words.

        Raises UnknownRecordError where there is none, DraftChangedError where somebody repaired in between. With
        ``dry_run`` nothing is written.
        """
        version = self.store.draft(slug, draft)
        standing = [repair for repair in self.store.repairs(slug, version.label) if repair.undone is None]
        if not standing:
            raise UnknownRecordError(
                f"“{slug}”的草案“{version.label}”没有可以撤销的修复。",
                f"Draft “{version.label}” of “{slug}” has no repair to undo.",
            )
        last = standing[-1]
        edits = back(last)
        old, new = parse(version.text), parse(edited(version.text, edits))
        moves, lost = self._moves(version, old, new, edits)
        if not dry_run:
            undoing = Undoing(last.number, version.text, PARSER_VERSION, moves)
            version = self.store.undo_repair(slug, version.label, undoing, person=self.person)
        sentences = tuple((f"撤销：{made.zh}", f"Undone: {made.en}") for made in last.made)
        return Repaired(version, sentences, old, new, edits, tuple(m.comment for m in moves), lost)

    def _moves(
        self, version: DraftVersion, old: Draft, new: Draft, edits: Sequence[Edit]
    ) -> tuple[tuple[Move, ...], tuple[str, ...]]:
        """Where the draft's comments go, and the ids of those that lose their place by these edits."""
        moves: list[Move] = []
        lost: list[str] = []
        for comment in self.store.comments(version.matter, draft=version.label, state="all"):
            changes = sought_again(comment, old, new, edits)
            if changes is None:
                lost.append(comment.id)
            elif changes:
                moves.append(Move(comment.id, comment.revision, changes))
        return tuple(moves), tuple(lost)


def _proposed(found: Diagnosis, number: int) -> Repair:
    repair = next((repair for repair in found.proposed if repair.number == number), None)
    if repair is not None:
        return repair
    count = len(found.doubts)
    if not 1 <= number <= count:
        raise DraftError(
            f"草案“{found.version.label}”没有第 {number} 项疑点（共 {count} 项）。请先运行 diagnose 查看编号。",
            f"Draft “{found.version.label}” has no doubt number {number} (it has {count}). "
            "Run diagnose to see the numbers.",
        )
    raise DraftError(
        f"草案“{found.version.label}”的第 {number} 项疑点没有可以自动进行的修复，没有改动。请核对原文件，必要时重新导入。",
        f"No repair is proposed for doubt number {number} of draft “{found.version.label}”; nothing was changed. "
        "Check the original file, and import it again where needed.",
    )
