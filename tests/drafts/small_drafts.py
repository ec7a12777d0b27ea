"""Drafts built in memory, without a parser, for tests of comparing."""

from __future__ import annotations

import re

from drafts.model import Draft, Kind, Provision, Reference, Span
from drafts.numerals import write_numeral

_MENTION = re.compile(r"本办法第([0-9]+)条")


def build(
    *bodies: str, numbers: tuple[int, ...] = (), captions: tuple[str, ...] = (), title: str = "示例办法"
) -> Draft:
    """A draft of articles; 本办法第3条 in a body becomes a mention of article 3, printed in Chinese numerals."""
    text, provisions, mentions = title + "\n", [], []
    used = numbers or tuple(range(1, len(bodies) + 1))
    keys: list[str] = []
    for number in used:
        key = f"art_{number}"
        while key in keys:
            key += "_again"
        keys.append(key)
    for at, (number, body) in enumerate(zip(used, bodies, strict=True)):
        start = len(text)
        caption = captions[at] if captions else ""
        label = f"第{write_numeral(number)}条"
        head = label + (f"　【{caption}】" if caption else "　")
        text += head
        inside = len(text)
        for piece in re.split(r"(本办法第[0-9]+条)", body):
            found = _MENTION.fullmatch(piece)
            if found:
                text += "本办法"
                words = f"第{write_numeral(int(found[1]))}条"
                target = f"art_{found[1]}" if int(found[1]) in used else None
                mentions.append(
                    Reference(keys[at], Span(len(text), len(text) + len(words)), words, target, external=False)
                )
                text += words
            else:
                text += piece
        provisions.append(
            Provision(
                keys[at],
                Kind.ARTICLE,
                str(number),
                label,
                caption,
                Span(start, len(text)),
                Span(inside, len(text)),
                None,
            )
        )
        text += "\n"
    return Draft(title, "zh", "zh-statute", text, (), tuple(provisions), tuple(mentions), None, ())
