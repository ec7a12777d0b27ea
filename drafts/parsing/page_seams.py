"""Where pages of a plain text meet, once their numbers were found: the heads beside these, and the blank lines around them."""

from __future__ import annotations

from collections.abc import Sequence

_SPACES = " 　\t\0"
_ENDS = tuple("。；：！？.;:!?”」）)》…")
"""What a paragraph ends with; any other line goes on, on the next page."""
_LONGEST = 40
"""Characters; no running head is as long."""
_NEAR = 3
"""Lines within which a head stands beside its page's number."""
_TITLE_ENDS = (
    "法",
    "条例",
    "规定",
    "办法",
    "决定",
    "细则",
    "规则",
    "章程",
    "意见",
    "條例",
    "規定",
    "辦法",
    "規則",
)
"""How a Chinese rule's title ends, which stands above its first page and as a head on the others."""


def head_lines(lines: Sequence[str], number: str) -> list[int]:
    """Which lines are the running head that stands below every page number, or above every one; the title stays at the top.

    ``number`` stands in place of each page number. With fewer than three nothing can be told.
    """
    numbers = [i for i, line in enumerate(lines) if line == number]
    if len(numbers) < 3:
        return []
    head = _below(lines, numbers) or _above(lines, numbers)
    if not head:
        return []
    first = next((i for i, line in enumerate(lines) if line.strip(_SPACES)), 0)
    title = (head.isascii() or head.endswith(_TITLE_ENDS)) and lines[first].strip(_SPACES) == head
    return [i for i, line in enumerate(lines) if line.strip(_SPACES) == head and not (title and i == first)]


def _below(lines: Sequence[str], numbers: Sequence[int]) -> str:
    """The head below every number; nothing stands below the last page's number, or its head."""
    *below, last = (_first_words(lines[i + 1 : i + 1 + _NEAR]) for i in numbers)
    return below[0] if _is_head(below) and last in ("", below[0]) else ""


def _above(lines: Sequence[str], numbers: Sequence[int]) -> str:
    """The head, or foot, above every number."""
    above = [_first_words(lines[max(0, i - _NEAR) : i][::-1]) for i in numbers]
    return above[0] if _is_head(above) else ""


def _first_words(lines: Sequence[str]) -> str:
    return next((words for line in lines if (words := line.strip(_SPACES))), "")


def _is_head(found: Sequence[str]) -> bool:
    """Whether the same words stand beside all numbers, and may be a head: no sentence and no label."""
    head = found[0]
    same = found.count(head) == len(found) > 1
    return (
        same
        and 4 <= len(head) <= _LONGEST
        and head[-1] not in "。；：，.;:,"
        and not head.startswith(("第", "（", "("))
    )


def without_seams(lines: Sequence[str], gone: str) -> list[str]:
    """The lines without those that are ``gone``, and without the blank ones around them where a sentence goes on there."""
    kept: list[str] = []
    torn = False
    for line in lines:
        if line == gone:
            above = next((words for each in reversed(kept) if (words := each.rstrip())), "")
            torn = bool(above) and not above.endswith(_ENDS)
            while torn and not kept[-1].strip():
                kept.pop()
        elif line.strip():
            torn = False
            kept.append(line)
        elif not torn:
            kept.append(line)
    return kept
