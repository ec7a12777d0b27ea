"""What a copy brings back: new comments, answers, edits and settled threads, told from what was in it when it went out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from comments.circulation import Circulation
from comments.collected import Item, ItemKind, KeptCirculation, digest
from comments.errors import WordFileError
from comments.returned import LEAST_ALIKE, likeness, places
from comments.returned_comments import CommentReader
from comments.returned_edits import EditReader, Phrases
from comments.returned_places import Ground
from comments.word.marked import Marked
from drafts.model import Draft
from drafts.patterns import regex

_BOOKMARK = regex(r"wb([0-9a-f]{8})_\d{4}")
_ZH = Phrases(
    untracked="（Word 传阅件中未留修订痕迹的改动）",
    in_place_of="（对意见 {id} 所建议文字的修改）",
    rejected="不采用这一修改建议（在 Word 传阅件中）。",
    accepted="修改建议已在 Word 传阅件中接受。",
    struck="建议删去所加的“{words}”。",
    whole="（Word 传阅件中的改动涉及条号或相邻条文）",
    outside="（对条文以外文字的改动）",
    resolved="在 Word 传阅件中标为“已解决”。",
    reworded="在 Word 传阅件中改写为：{text}",
    about="（针对所加文字“{words}”）",
)
_EN = Phrases(
    untracked="(changed in the Word copy without tracked changes)",
    in_place_of="(in place of what comment {id} proposes)",
    rejected="Not to be proposed (rejected in the Word copy).",
    accepted="Accepted in the Word copy.",
    struck="Strike the inserted “{words}”.",
    whole="(the change in the Word copy touches the article's number or its neighbour)",
    outside="(a change outside the articles)",
    resolved="Marked as resolved in the Word copy.",
    reworded="Reworded in the Word copy: {text}",
    about="(on the inserted “{words}”) ",
)


@dataclass(frozen=True, slots=True)
class Collection:
    """What one file brings back, before the store has taken any of it in."""

    items: tuple[Item, ...]
    unchanged: int
    """How many comments and replies of ours came back as they went."""
    missing: tuple[str, ...]
    """Ids of comments of ours that the file no longer has."""
    tracked: bool
    """Whether every edit was tracked."""
    looks_changed: int
    """Tracked changes of format, passed over."""
    blank: int
    """New comments without any words; there is nothing to take in."""
    ours: bool = True
    """Whether the file shows that it is the copy: by a bookmark of it, or a comment that went out with it."""


def phrases(language: str) -> Phrases:
    """What is said of edits, in Chinese or English."""
    return _ZH if language == "zh" else _EN


def which_copy(marked: Marked, copies: Sequence[KeptCirculation], name: str) -> KeptCirculation:
    """The copy that a file is: by its bookmarks, else by its words, the newest of several.

    Raises WordFileError where it is none of them.
    """
    tokens = _tokens(marked)
    for copy in copies:
        if copy.circulation.token in tokens:
            return copy
    ranked = sorted(((likeness(c.circulation.text, marked.original), c.number) for c in copies), reverse=True)
    if not ranked or ranked[0][0] < LEAST_ALIKE:
        raise WordFileError(
            f"“{name}”不是本项目发出的传阅件，也不像其中任何一稿，没有取回任何内容。"
            "请确认项目代号和文件；先用 workbench circulate 写出传阅件。",
            f"“{name}” isn't a copy that this matter sent round, nor like any of its drafts, so nothing was collected. "
            "Check the matter and the file; workbench circulate writes such copies.",
        )
    return next(copy for copy in copies if copy.number == ranked[0][1])


def refuse_unmarked(brought: Collection, name: str) -> None:
    """Raises WordFileError for a file that has the copy's words but nothing to show that it is the copy."""
    if brought.ours:
        return
    raise WordFileError(
        f"“{name}”文字与草案相近，但没有传阅件的标记，发出的批注也一条都不在其中：它可能是另一份文件（例如比对稿）。没有取回任何内容。"
        "确是同事改的文件，请说明没有标记：界面上在“文件是”一栏选，命令是 workbench collect 项目代号 文件 --unmarked。",
        f"“{name}” has the draft's words, but no mark of a copy that went round and none of the comments sent with it: it may be "
        "another file, such as a comparison. Nothing was collected. If colleagues did write in it, say that it is unmarked: in the "
        "form's line “The file is”, or with workbench collect SLUG FILE --unmarked.",
    )


def _tokens(marked: Marked) -> frozenset[str]:
    """The copies that a file's bookmarks name."""
    return frozenset(found[1] for name in marked.bookmarks if (found := _BOOKMARK.match(name)))


def collect(
    draft: Draft,
    label: str,
    matter: str,
    copy: Circulation,
    marked: Marked,
    *,
    language: str,
    saved_by: str,
    saved_at: datetime | None,
) -> Collection:
    """What a returned copy brings. ``draft`` is that of the text that went out, ``label`` its name in the matter.

    ``saved_by`` and ``saved_at`` stand for authors and times that the file doesn't give.
    """
    words = phrases(language)
    ground = Ground(draft, label, matter)
    there = places(copy.text, marked.original, draft.language)
    comments = CommentReader(ground, copy, marked, there, words)
    edits = EditReader(ground, copy, marked, there, words)
    ours = copy.token in _tokens(marked) or bool(comments.ours)
    items: list[Item] = [*comments.items(saved_by, saved_at), *edits.tracked()]
    for change, kind in edits.own():
        if kind is ItemKind.REJECTED and not ours:
            continue  # a file that never held the proposal can't have turned it down
        text = words.accepted if kind is ItemKind.ACCEPTED else words.rejected
        key = digest(kind, change.comment, text)
        items.append(Item(kind, saved_by, saved_at, key, answers=change.comment, text=text))
    untracked = tuple(edits.untracked(saved_by, saved_at))
    return Collection(
        items=_once((*items, *untracked)),
        unchanged=len(comments.ours) - len(comments.reworded),
        missing=tuple(dict.fromkeys(sent.comment for sent in comments.missing if not sent.reply)) if ours else (),
        tracked=not untracked,
        looks_changed=marked.looks_changed,
        blank=comments.blank,
        ours=ours,
    )


def _once(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple({item.digest: item for item in items}.values())
