"""What somebody changed by hand in the readable part of a bundle's text files.

That part is written from the record below it and isn't read back, so an edit there would be lost without a word. Git may have
joined two branches' readable parts line by line: every line of such a part is still one that the record gives at some time, and
a line that it never gives was written by hand. So was, but for a rare joining, one taken out that the record gives now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from comments.bundle.events import BundleEvent
from comments.bundle.fold import fold, values
from comments.bundle.report import shown
from comments.errors import BundleError
from drafts.patterns import regex

_SHOWN = 60
_CONFLICT = regex(r"! [a-z_]{1,40}: [0-9]{1,9} 个值 / values")


class HandworkError(BundleError):
    """A readable part was changed by hand. ``where`` and ``how`` are words for it: what stands where, and what
    changes it for good.
    """

    def __init__(self, zh: str, en: str, where: tuple[str, str], how: str) -> None:
        super().__init__(zh, en)
        self.where = where
        self.how = how


def refuse_edited(name: str, above: str, found: Sequence[BundleEvent]) -> None:
    """Raises HandworkError where the part above the rule has a line that the events below it never give, or lacks one."""
    lines = above.split("\n")
    known = frozenset(_known(found))
    for number, line in enumerate(lines, 1):
        if line.strip() and line not in known and not _CONFLICT.fullmatch(line):
            zh, en = (
                f"第 {number} 行（“{_cut(line)}”）是手工改的",
                f"line {number} (“{_cut(line)}”) was changed by hand",
            )
            raise _refusal(name, zh, en)
    there = frozenset(lines)
    for line in _standing(found):
        if line not in there:
            zh, en = (
                f"缺少“{_cut(line)}”一行，应是手工删去的",
                f"the line “{_cut(line)}” is gone, taken out by hand it seems",
            )
            raise _refusal(name, zh, en)


def refuse_retyped(name: str, text: str, texts: Iterable[str]) -> None:
    """Raises HandworkError where a draft's file has a line that none of the texts has which the record gives it."""
    known = frozenset(line for each in texts for line in each.split("\n"))
    for number, line in enumerate(text.split("\n"), 1):
        if line not in known:
            zh, en = (
                f"第 {number} 行（“{_cut(line)}”）是手工改的",
                f"line {number} (“{_cut(line)}”) was changed by hand",
            )
            raise _refusal(name, zh, en)


def _refusal(name: str, zh: str, en: str) -> HandworkError:
    identifier = name.rpartition("/")[2].removesuffix(".txt")
    how = "workbench matter, people, pin …"
    if name.startswith("comments/"):
        how = f"workbench set {identifier} …"
    elif name.startswith("drafts/"):
        how = "workbench repair"
    return HandworkError(
        f"{name} {zh}：这一部分只供阅读，不会读入，所以没有合并任何内容。要保留修改，请在工作台里改（{how}），再重新 pack --text；"
        f"要放弃，用 git checkout -- {name} 还原，或合并时加 --record-only，只按横线以下的记录合并。",
        f"In {name}, {en}. That part is for reading and isn't read back, so nothing was merged. To keep the change, make it in "
        f"the workbench ({how}) and pack --text again; to drop it, restore the file with git checkout -- {name}, or merge with "
        "--record-only, which goes by the record below the line.",
        (f"{name} {zh}", f"in {name}, {en}"),
        how,
    )


def _cut(line: str) -> str:
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"


def _known(found: Iterable[BundleEvent]) -> Iterator[str]:
    """Every line that the record gives, as things stand now or stood before, but those that say how many values there are."""
    for event in found:
        yield heading(event.kind, event.entity)
        yield happening(event)
        for name, value in event.sets.items():
            yield from told(name, value)
            yield side(event, name)


def _standing(found: Iterable[BundleEvent]) -> Iterator[str]:
    """The lines of what holds now."""
    for fields in fold(found).values():
        held: Mapping[str, object] = values(fields)
        for name, value in held.items():
            yield from told(name, value)


def heading(kind: str, entity: str) -> str:
    """The line that a comment, reply, person … begins with."""
    return f"# {kind} {one_line(entity)}".rstrip()


def told(name: str, value: object) -> list[str]:
    """A field with its value, on a line or several; nothing of what is empty."""
    if name == "content" or value in (None, "", [], False):
        return []
    text = shown(value)
    if "\n" not in text:
        return [f"{name}: {one_line(text)}"]
    return [f"{name}:", *(f"    {one_line(line)}" for line in text.split("\n"))]


def happening(event: BundleEvent) -> str:
    """The line on who did what, when."""
    changed = ", ".join(dict.fromkeys(name or "" for name, _, _ in event.told)) or ", ".join(sorted(event.sets))
    return one_line(f"- {event.at} {event.person} {event.action}: {changed}")


def conflict(field: str, heads: int) -> str:
    """The line on a field with several values."""
    return f"! {field}: {heads} 个值 / values"


def side(event: BundleEvent, field: str) -> str:
    """The line on one of the values."""
    return f"    {event.person} {event.at}: {one_line(shown(event.sets[field]))}"


def one_line(text: str) -> str:
    """A text without anything that would break or hide a line."""
    return "".join(c if c.isprintable() else "▯" for c in text)
