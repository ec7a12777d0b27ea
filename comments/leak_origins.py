"""Which records hold the words that stopped a file, and what a person can do about it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from comments.boundary import texts
from comments.errors import LeakError
from comments.leaks import LeakKind, LeakReport
from comments.needles import tight
from comments.records import Comment, Event, Matter, Reply, Visibility

if TYPE_CHECKING:
    from comments.word.firm_words import TemplateWords

_SHOWN = 3
_SHARED = 4
"""Characters in a row that words and a comment have in common where the comment may have brought them in."""
_KINDS = {
    Visibility.INTERNAL: ("内部备注", "internal note"),
    Visibility.TEAM: ("团队意见", "team comment"),
    Visibility.SUBMISSION: ("意见", "comment"),
}


@dataclass(frozen=True, slots=True)
class Held:
    """What a matter's records say, to look words up in."""

    matter: Matter
    comments: Sequence[Comment]
    """All, deleted and merged ones among them."""
    replies: Mapping[str, Sequence[Reply]]
    histories: Mapping[str, Sequence[Event]]
    """By the comment's id, as the replies."""
    going: Collection[str]
    """The ids of the comments that the file was to hold."""
    template: TemplateWords | None = None
    """What the firm's Word file says that it was set in; None for one of our own."""


def leak_error(report: LeakReport, held: Held) -> LeakError:
    """What stopped the file, each find with the records that hold the words, and what to change."""
    sought = list(dict.fromkeys(f.words for f in report.findings if f.kind is LeakKind.FORBIDDEN))
    saying = {words: list(islice(_comments_saying(tight(words), held), _SHOWN)) for words in sought}
    origins = {words: _joined(found or [_other_origin(tight(words), held)]) for words, found in saying.items()}
    brought = [words for words in sought if held.template is not None and words in held.template.private]
    if held.template is not None and brought:
        name = held.template.name
        for words in brought:
            zh, en = origins[words]
            origins[words] = f"{zh}，也在模板“{name}”里", f"{en}, and in the template {name}"
        zh = f"请在 Word 里把模板“{name}”中不印出来的这些字样（样式、书签、图片说明等的名称）改掉，然后再导出。"
        en = (
            f"In Word, change these words in the template {name}, where they aren't printed (names of styles, bookmarks, "
            "descriptions of pictures), then export again."
        )
        return report.error(origins, (zh, en))
    return report.error(origins, _advice(sought, held, stays=any(saying.values())) if sought else None)


def _comments_saying(words: str, held: Held) -> Iterator[tuple[str, str]]:
    """The comments that stay behind and say the words, and all that said them once or are answered in them."""
    for comment in held.comments:
        zh, en = _named(comment)
        if comment.id not in held.going and _says(words, texts(comment)):
            yield zh, en
        elif _says(words, [comment.response]):
            yield f"{zh} 所记机关答复", f"the authority's answer kept with {en}"
        elif _says(words, (reply.text for reply in held.replies.get(comment.id, ()))):
            yield f"{zh} 的回复", f"a reply to {en}"
        elif _says(words, _said_once(held.histories.get(comment.id, ()))):
            yield f"{zh} 的较早文本", f"an earlier version of {en}"


def _other_origin(words: str, held: Held) -> tuple[str, str]:
    if _says(words, [held.matter.notes]):
        return "项目备注", "the matter's notes"
    return "意见作者、承办人或使用者的姓名", "the name of somebody who writes, is assigned or uses the program"


def _named(comment: Comment) -> tuple[str, str]:
    zh, en = _KINDS[comment.visibility]
    if comment.deleted:
        return f"已删除的{zh} {comment.id}", f"the deleted {en} {comment.id}"
    if comment.merged_into is not None:
        return f"已并入他条的{zh} {comment.id}", f"the merged {en} {comment.id}"
    return f"{zh} {comment.id}", f"{en} {comment.id}"


def _said_once(history: Iterable[Event]) -> Iterator[str]:
    for event in history:
        for field, before, after in event.changes:
            if field != "assigned":  # a name, which nobody said
                yield from (before or "", after or "")


def _says(words: str, said: Iterable[str]) -> bool:
    return any(words in tight(text) for text in said)


def _joined(names: Sequence[tuple[str, str]]) -> tuple[str, str]:
    return "、".join(zh for zh, _ in names), ", ".join(en for _, en in names)


def _advice(sought: Iterable[str], held: Held, *, stays: bool) -> tuple[str, str]:
    """What to change: the comments in the file that share most of the words, or else what stands around them. ``stays`` where
    the words are a comment's, which they remain when it is reworded.
    """
    pieces = {piece for words in sought for piece in _pieces(tight(words))}
    shared = {c.id: _in_common(pieces, c) for c in held.comments if c.id in held.going}
    likely = sorted((each for each, count in shared.items() if count), key=lambda each: -shared[each])[:_SHOWN]
    kept = "改写或删除其出处无济于事，其原文仍不得外传。" if stays else ""
    kept_en = (
        "Rewording or deleting where they come from doesn't help: what was said there stays inside. " if stays else ""
    )
    if likely:
        return (
            f"{kept}请改写随文件送出的意见 {'、'.join(likely)} 中的这些字样，然后再导出。",
            f"{kept_en}Change these words in what is sent, comment {', '.join(likely)}, then export again.",
        )
    slug = held.matter.slug
    zh = (
        f"随文件送出的意见都没有这些字样，请检查项目名称和机关（workbench matter {slug} --title、--issuer）、"
        "提交单位资料、所用的模板或表格文件，改后再导出。"
    )
    en = (
        f"None of the comments sent has these words: look at the matter's title and authority (workbench matter {slug} "
        "--title, --issuer), the sender's details, and the template or form file, then export again."
    )
    return kept + zh, kept_en + en


def _pieces(words: str) -> Iterator[str]:
    size = min(_SHARED, len(words))
    return (words[at : at + size] for at in range(len(words) - size + 1))


def _in_common(pieces: Collection[str], comment: Comment) -> int:
    said = "\n".join(map(tight, (*texts(comment), comment.label, comment.quote.exact if comment.quote else "")))
    return sum(piece in said for piece in pieces)
