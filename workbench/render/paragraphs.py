"""An article's words as paragraphs: plain, with changes marked in line, or old and new beside one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, zip_longest
from typing import NamedTuple

from comments.places import place_of
from drafts.comparison import Op
from drafts.model import Draft, Kind, Span
from drafts.patterns import regex
from workbench.language import say
from workbench.palette import Role
from workbench.render.headings import short_label
from workbench.render.indents import indent_of
from workbench.render.model import Chunk, Look, Paragraph, Part, Piece, Place, Side
from workbench.render.tokens import Token, is_alone, tokens_of
from workbench.safe import safe

PILCROW = "¶"
"""Shows a paragraph break that was added or taken away between words that stayed."""
SHORT_HUNK = 12
"""Up to so many characters a hunk with a numeral is treated as the numeral is: no line through or below it."""
_SPACES = " \u3000\u00a0\t"
_NUMERAL = regex("[零〇一二三四五六七八九十百千万亿两0-9０-９]+")


class _Run(NamedTuple):
    """Tokens of one kind, as chunks."""

    op: Op
    quiet: bool
    chunks: list[Chunk]
    label: bool

    @property
    def has_words(self) -> bool:
        return any(chunk.text.strip() and chunk.text != PILCROW for chunk in self.chunks)


def _chunk(token: Token, side: Side | None) -> Chunk:
    """A token to be marked: with its place in the draft that is shown, or in both."""
    if side is not None:
        place = token.new if side is Side.NEW else token.old
        return Chunk(token.text, Role.TEXT, (place,) if place else ())
    text = PILCROW if token.text == "\n" else token.text
    return Chunk(text, Role.DIM if token.quiet else Role.TEXT, tuple(p for p in (token.new, token.old) if p))


class Setter:
    """Sets articles of one or two drafts in paragraphs."""

    def __init__(self, look: Look, new: Draft, old: Draft | None = None) -> None:
        self.look = look
        self.drafts = {Side.NEW: new, Side.OLD: old or new}
        self._kinds = {side: _kinds_by_start(draft) for side, draft in self.drafts.items()}

    def plain(self, side: Side, key: str, role: Role = Role.TEXT) -> list[Paragraph]:
        """The paragraphs of an article as it stands in one draft."""
        draft = self.drafts[side]
        body = draft.by_key[key].body
        return self.lines_of(draft.slice(body), Place(side, key, 0), role)

    def lines_of(self, text: str, start: Place, role: Role = Role.TEXT) -> list[Paragraph]:
        """Any text that begins at a place, a paragraph per line."""
        found = []
        at = 0
        for line in text.split("\n"):
            if line.strip():
                found.append(self._paragraph([Chunk(line, role, (start.moved(at),))]))
            at += len(line) + 1
        return found

    def inline(self, pieces: Sequence[Piece], *, several: bool = False) -> list[Paragraph]:
        """The paragraphs of an article with deletions and insertions where they happened.

        Where its words come from ``several`` old articles, each is named before its own.
        """
        tokens = tokens_of(pieces, self._named_in_line if several else None)
        found: list[Paragraph] = []
        current: list[Token] = []
        for index, token in enumerate(tokens):
            if token.label and all(each.op is Op.DELETE for each in current):
                found += self._flush(current)
                current = [token]
            elif token.text != "\n":
                current.append(token)
            elif token.op is Op.EQUAL or is_alone(current, tokens, index):
                found += self._flush(current)
                current = []
            else:
                current.append(token)
                if token.op is Op.INSERT:
                    found += self._flush(current)
                    current = []
        return found + self._flush(current)

    def pairs(
        self, pieces: Sequence[Piece], *, several: bool = False
    ) -> list[tuple[Paragraph | None, Paragraph | None]]:
        """Old and new paragraphs beside one another; those that share words face each other.

        Of ``several`` old articles each begins with its label, in a paragraph of its own.
        """
        lefts: list[list[Token]] = [[]]
        rights: list[list[Token]] = [[]]
        shared: dict[tuple[int, int], int] = {}
        came = False  # from another article: its old words stand apart from this one's
        for token in tokens_of(pieces, self._named if several else None):
            if came is not (token.came and token.abroad) or (token.label and not (lefts[-1] and lefts[-1][-1].label)):
                came = token.came and token.abroad
                lefts += [[]] if lefts[-1] else []
            in_old, in_new = token.op is not Op.INSERT, token.op is not Op.DELETE
            in_old = in_old and (token.abroad or not token.came)  # what was moved within stands where it stood
            if token.text == "\n":
                if in_old:
                    lefts.append([])
                if in_new:
                    rights.append([])
                continue
            if in_old:
                lefts[-1].append(token)
            if in_new:
                rights[-1].append(token)
            if in_old and in_new:
                pair = len(lefts) - 1, len(rights) - 1
                shared[pair] = shared.get(pair, 0) + len(token.text)
        left = [self._column(tokens, Side.OLD) for tokens in lefts]
        right = [self._column(tokens, Side.NEW) for tokens in rights]
        facing = _face(len(left), len(right), shared)
        found = [(left[i] if i is not None else None, right[j] if j is not None else None) for i, j in facing]
        return [pair for pair in found if pair != (None, None)]

    def _column(self, tokens: Sequence[Token], side: Side) -> Paragraph | None:
        chunks = self._marked(tokens, side)
        return self._paragraph(chunks) if chunks else None

    def _flush(self, tokens: Sequence[Token]) -> list[Paragraph]:
        ops = {token.op for token in tokens}
        if ops == {Op.DELETE, Op.INSERT}:
            parts = [[t for t in tokens if t.op is Op.DELETE], [t for t in tokens if t.op is Op.INSERT]]
            return [paragraph for part in parts for paragraph in self._flush(part)]
        chunks = self._marked([token for token in tokens if not (token.quiet and token.op is Op.DELETE)], None)
        return [self._paragraph(chunks)] if chunks else []

    def _marked(self, tokens: Iterable[Token], side: Side | None) -> list[Chunk]:
        """The tokens as chunks with changes marked; ``side`` is the draft that alone is shown, None for both in line."""
        chunks: list[Chunk] = []
        for (twin, abroad), passage in groupby(tokens, key=lambda token: (token.twin, token.abroad)):
            runs = [
                _Run(op, quiet, [_chunk(token, side) for token in group], label)
                for (op, quiet, label), group in groupby(
                    passage, key=lambda token: (token.op, token.quiet, token.label)
                )
            ]
            if twin is None or not any(run.has_words for run in runs):
                chunks += [chunk for run in runs for chunk in self._run(run)]
            else:
                chunks += self._moved(runs, twin, abroad)
        return chunks

    def _named(self, key: str) -> Iterable[tuple[str, Place | None]]:
        """The label and caption of an old article, as they stand before its words."""
        article = self.drafts[Side.OLD].by_key[key]
        if label := article.label or article.number:
            yield label, Place(Side.OLD, key, 0, Part.LABEL) if article.label else None
            yield f"  {article.title}  " if article.title else "  ", None

    def _named_in_line(self, key: str) -> Iterable[tuple[str, Place | None]]:
        label = short_label(self.drafts[Side.OLD].by_key[key], self.look.language)
        yield say(self.look.language, f"［原{label}］", f"[was {label}] "), None

    def _run(self, run: _Run) -> Sequence[Chunk]:
        if run.label:
            return [chunk._replace(role=Role.LABEL) for chunk in run.chunks]
        return run.chunks if run.quiet or run.op is Op.EQUAL else self._hunk(run.op, run.chunks)

    def _hunk(self, op: Op, run: Sequence[Chunk]) -> list[Chunk]:
        """Deleted or inserted words with the marks that tell them apart without colour."""
        deleted = op is Op.DELETE
        whole, numeral = (Role.DELETED, Role.DELETED_NUMERAL) if deleted else (Role.INSERTED, Role.INSERTED_NUMERAL)
        length = sum(len(chunk.text) for chunk in run)
        has_numeral = any(_NUMERAL.search(chunk.text) for chunk in run)
        if has_numeral and length <= SHORT_HUNK:
            marked = [chunk._replace(role=numeral) for chunk in run]
            whole = numeral
        elif has_numeral:
            marked = [part for chunk in run for part in _split_numerals(chunk, whole, numeral)]
        else:
            marked = [chunk._replace(role=whole) for chunk in run]
        if self.look.brackets:
            before, after = ("[-", "-]") if deleted else ("{+", "+}")
            return [Chunk(before, whole), *marked, Chunk(after, whole)]
        if deleted and whole is numeral:
            return [Chunk("[", whole), *marked, Chunk("]", whole)]
        return marked

    def _moved(self, runs: Sequence[_Run], twin: Place, abroad: bool) -> list[Chunk]:
        """A passage that changed its place, in brackets with where it went or came from, and what changed in it on the way."""
        language, away = self.look.language, twin.side is Side.NEW
        label = say(language, "移至", "moved to ") if away else say(language, "移自", "moved from ")
        there = self._name(twin, abroad)
        own = next((place for run in runs for chunk in run.chunks for place in chunk.places), None)
        if not there or (not abroad and own is not None and own.key == twin.key and there == self._name(own, abroad)):
            there = say(language, "本条别处", "elsewhere in the article")
        role = Role.MOVED_AWAY if away else Role.MOVED_HERE
        inner: list[Chunk] = []
        for run in runs:
            kept = run.op is Op.EQUAL or len(runs) == 1
            inner += [chunk._replace(role=role) for chunk in run.chunks] if kept else self._run(run)
        mark = f"[>{label}{there}{say(language, '：', ': ')}"
        return [Chunk(mark, Role.MOVED), *inner, Chunk("]", Role.MOVED)]

    def _name(self, place: Place, abroad: bool) -> str:
        """The paragraph and item that a character stands in, as cited: 第二款第（三）项, from outside with the article; empty for
        a whole article named from within.
        """
        draft = self.drafts[place.side]
        provision = draft.by_key[place.key]
        at = provision.body.start + place.offset
        while at < provision.body.end - 1 and draft.text[at].isspace():
            at += 1
        if at >= provision.body.end:
            return ""
        found = place_of(draft, provision, Span(at, at + 1))
        return (found if abroad else replace(found, steps=found.steps[1:])).citation(self.look.language)

    def _paragraph(self, chunks: Sequence[Chunk]) -> Paragraph:
        chunks = _without_leading_spaces(chunks)
        start = next((place for chunk in chunks for place in chunk.places), None)
        text = "".join(chunk.text for chunk in chunks if chunk.places)
        language = self.drafts[start.side].language if start else self.look.language
        kind = None
        if start is not None and (provision := self.drafts[start.side].by_key.get(start.key)):
            kind = self._kinds[start.side].get(provision.body.start + start.offset)
        first, hang = indent_of(text[:12], language, kind)
        return Paragraph(tuple(chunk._replace(text=safe(chunk.text)) for chunk in chunks), first, hang)


def _kinds_by_start(draft: Draft) -> dict[int, Kind]:
    inner = (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)
    return {p.span.start: p.kind for p in draft.provisions if p.kind in inner}


def _split_numerals(chunk: Chunk, whole: Role, numeral: Role) -> Iterator[Chunk]:
    at = 0
    for found in _NUMERAL.finditer(chunk.text):
        if found.start() > at:
            yield _part(chunk, at, found.start(), whole)
        yield _part(chunk, found.start(), found.end(), numeral)
        at = found.end()
    if at < len(chunk.text):
        yield _part(chunk, at, len(chunk.text), whole)


def _part(chunk: Chunk, start: int, end: int, role: Role) -> Chunk:
    return Chunk(chunk.text[start:end], role, tuple(place.moved(start) for place in chunk.places))


def _without_leading_spaces(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """The chunks without the spaces that set a paragraph in: its indent is ours to draw."""
    if not chunks or chunks[0].text[0] not in _SPACES:
        return chunks
    kept = chunks[0].text.lstrip(_SPACES)
    cut = len(chunks[0].text) - len(kept)
    rest = list(chunks[1:])
    return [_part(chunks[0], cut, len(chunks[0].text), chunks[0].role), *rest] if kept else rest or chunks


def _face(left: int, right: int, shared: dict[tuple[int, int], int]) -> list[tuple[int | None, int | None]]:
    """Which old paragraph stands beside which new one: the pairs in rising order that share the most words.

    What is left over between two such pairs faces each other in order, so that a paragraph rewritten from the ground
    up still stands beside the one it replaces.
    """
    candidates = sorted(shared)
    best: list[tuple[int, int]] = []  # (words shared up to this candidate, the one before it)
    for index, (i, j) in enumerate(candidates):
        before = [(best[k][0], k) for k in range(index) if candidates[k][0] < i and candidates[k][1] < j]
        top, previous = max(before, default=(0, -1))
        best.append((top + shared[i, j], previous))
    chain: list[tuple[int, int]] = []
    at = max(range(len(best)), key=lambda k: best[k][0], default=-1)
    while at >= 0:
        chain.append(candidates[at])
        at = best[at][1]
    found: list[tuple[int | None, int | None]] = []
    last_i = last_j = -1
    for i, j in [*reversed(chain), (left, right)]:
        loose_left, loose_right = list(range(last_i + 1, i)), list(range(last_j + 1, j))
        found += zip_longest(loose_left, loose_right)
        if i < left and j < right:
            found.append((i, j))
        last_i, last_j = i, j
    return found
