"""A comparison as one HTML file: nothing loaded from elsewhere, no script, readable without colour and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from drafts.comparison import Comparison, Op, Row, RowKind, Significance
from drafts.flagging.changed_passage import short
from drafts.model import Draft
from drafts.naming import name_of
from drafts.parsing.doubtful_mentions import said_once
from drafts.showing.chapters import Chapters
from drafts.showing.mentions import among, meanings
from drafts.showing.notes import notes
from drafts.showing.outside import SECTION, shown, told_rows
from drafts.showing.page_style import PHRASES, STYLE, TO_CHECK, draft_line
from drafts.showing.passages import Passages
from drafts.showing.pieces import label_words, pieces
from drafts.wording import CLASSES, KINDS, REFERENCES, SIGNS, changed_besides, fate_word, named_reason, sign_of

_CONTROLS = (*range(9), 11, 12, *range(14, 32), *range(127, 160), 0xFFFE, 0xFFFF)
_TURNS = (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F)
_UNSHOWABLE = dict.fromkeys((*_CONTROLS, *_TURNS), "\ufffd")
"""Control characters, which HTML forbids, and those that turn the direction of writing, which could disguise words."""


def html_page(comparison: Comparison, language: str) -> str:
    """The page's text, to be written as UTF-8. ``language`` is that of its own words: ``zh``, else English."""
    return "\n".join(_Page(comparison, 0 if language == "zh" else 1).lines()) + "\n"


_TAGS = {Op.EQUAL: ("", ""), Op.DELETE: ("<del>", "</del>"), Op.INSERT: ("<ins>", "</ins>")}


def _safe(text: str) -> str:
    return escape(text.translate(_UNSHOWABLE).encode("utf-8", "replace").decode("utf-8"))


class _Page:
    """A page in the making, in one language."""

    def __init__(self, comparison: Comparison, which: int, prefix: str = "row") -> None:
        self.comparison = comparison
        self.which = which
        self.prefix = prefix
        """What the rows' ids begin with."""
        self.rows = list(enumerate(comparison.rows, start=1))
        self.passages = Passages(comparison)
        self.chapters = Chapters(comparison)

    def say(self, phrase: str) -> str:
        return _safe(PHRASES[phrase][self.which])

    def lines(self) -> Iterator[str]:
        old, new = self.comparison.old, self.comparison.new
        title = PHRASES["title"][self.which] + (("：", ": ")[self.which] + new.title if new.title else "")
        latin = "" if new.language in ("zh", "ja") else ' class="latin"'
        yield "<!DOCTYPE html>"
        yield f'<html lang="{("zh-CN", "en")[self.which]}"><head><meta charset="utf-8">'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<title>{_safe(title)}</title><style>{STYLE}</style></head><body{latin}>"
        yield f"<header><h1>{_safe(title)}</h1>"
        for phrase, draft in (("old", old), ("new", new)):
            yield f'<p class="soft">{_safe(draft_line(phrase, draft, self.which))}</p>'
        if old.text == new.text:
            yield f"<p><strong>{self.say('identical')}</strong></p>"
        for note in notes(self.comparison, ("zh", "en")[self.which]):
            yield f"<p><strong>{_safe(note)}</strong></p>"
        yield f'<p class="soft">{self.say("marks")}</p></header><main>'
        yield from self.figures()
        yield from self.replacements()
        yield from self.outline()
        yield f"<h2>{self.say('changes')}</h2>"
        yield from self.changes()
        yield from self.outside()
        yield from self.references()
        yield "</main></body></html>"

    def figures(self) -> Iterator[str]:
        """Counts by kind and significance, for each chapter and the whole."""
        kinds, classes = list(RowKind), list(Significance)
        yield f'<h2>{self.say("summary")}</h2><p>{self.say("figures")}</p><div class="wide"><table class="figures"><thead><tr>'
        yield f"<th>{self.say('chapter')}</th>"
        yield "".join(f"<th>{SIGNS[kind]} {_safe(KINDS[kind][self.which])}</th>" for kind in kinds)
        yield "".join(f"<th>{_safe(CLASSES[klass][self.which])}</th>" for klass in classes) + "</tr></thead><tbody>"
        chapters: dict[str, list[Row]] = {}
        main = [row for row in self.comparison.rows if not row.partial]
        for row in main:
            chapters.setdefault(self.chapters.of(row), []).append(row)
        groups = [*chapters.items()] if len(chapters) > 1 else []
        for name, rows in [*groups, (PHRASES["whole"][self.which], main)]:
            counts = [sum(row.kind is kind for row in rows) for kind in kinds]
            counts += [sum(row.klass is klass for row in rows) for klass in classes]
            said = [str(count or "·") for count in counts]
            said[kinds.index(RowKind.MOVED)] += changed_besides(rows, ("zh", "en")[self.which])
            cells = "".join(f'<td class="number">{_safe(count)}</td>' for count in said)
            yield f"<tr><td>{_safe(name) or '—'}</td>{cells}</tr>"
        yield "</tbody></table></div>"

    def replacements(self) -> Iterator[str]:
        """Words exchanged all through the draft, each with a link to the article that shows it first."""
        if not self.comparison.replacements:
            return
        yield f"<h2>{self.say('replacements')}</h2><ul>"
        for each in self.comparison.replacements:
            first = f'<a href="#row-{each.rows[0] + 1}">{self.numbers(self.comparison.rows[each.rows[0]])}</a>'
            counts = f"{each.count} {self.say('times')} / {len(each.rows)} {self.say('in')}"
            yield f"<li><del>{_safe(each.old)}</del> <ins>{_safe(each.new)}</ins> · {counts} · {first}</li>"
        yield "</ul>"

    def outline(self) -> Iterator[str]:
        yield f"<nav><h2>{self.say('outline')}</h2><ol>"
        for number, row in self.rows:
            sign = sign_of(row) + ("⚑" if row.klass is Significance.FLAGGED else "")
            yield f'<li><a href="#row-{number}">{sign} {self.numbers(row)}</a></li>'
        if told_rows(self.comparison):
            yield f'<li><a href="#outside">{_safe(SECTION[self.which])}</a></li>'
        yield "</ol></nav>"

    def numbers(self, row: Row) -> str:
        """第九条 → 第三条、第一百三十一条, as escaped text."""
        old = self._labels(self.comparison.old, row.old)
        new = self._labels(self.comparison.new, row.new)
        return f"{old or '∅'} → {new or '∅'}"

    def _labels(self, draft: Draft, keys: Iterable[str]) -> str:
        mark = ("、", ", ")[self.which]
        return mark.join(_safe(name_of(draft.by_key[key]) or draft.by_key[key].number or key) for key in keys)

    def changes(self) -> Iterator[str]:
        named = [""]
        for number, row in self.rows:
            here = self.chapters.under(row, named)
            if here != named[-1] and here:
                yield f'<p class="soft"><strong>{_safe(here)}</strong></p>'
            named.append(here)
            yield from self.row(number, row)

    def outside(self) -> Iterator[str]:
        """The annexes, recitals and paragraphs of the preamble that changed."""
        outside, told = self.comparison.outside, told_rows(self.comparison)
        if outside is None or not told:
            return
        yield f'<h2 id="outside">{_safe(SECTION[self.which])}</h2>'
        page = _Page(outside, self.which, "outside")
        for number, row in page.rows:
            if row in told:
                yield from page.row(number, shown(row, ("zh", "en")[self.which]))

    def row(self, number: int, row: Row) -> Iterator[str]:
        badges = [f"{sign_of(row)} {fate_word(row, 'zh' if self.which == 0 else 'en')}", CLASSES[row.klass][self.which]]
        if row.partial:
            badges = [f"{sign_of(row)} {PHRASES['partial'][self.which]}"]
        elif row.moved and row.kind is not RowKind.MOVED:
            badges.append(PHRASES["moved"][self.which])
        elif row.renumbered and not row.moved:
            badges.append(PHRASES["renumbered"][self.which])
        if row.kind not in (RowKind.INSERTED, RowKind.DELETED, RowKind.SAME):
            badges.append(f"{PHRASES['likeness'][self.which]} {row.score:.2f}")
        marks = "".join(f'<span class="badge">{_safe(badge)}</span>' for badge in badges)
        captions = "" if row.partial else self._captions(row)
        yield f'<article id="{self.prefix}-{number}" class="{row.kind} {row.klass}"><h3>{self.numbers(row)}{marks}</h3>'
        if captions:
            yield f'<p class="soft">{captions}</p>'
        yield f'<div class="words">{"".join(self.words(row))}</div>'
        yield from self._passages(row)
        if row.flags:
            yield f'<ul class="flags" aria-label="{self.say("flags")}">'
            for flag in row.flags:
                name, reason = named_reason(flag, self.which)
                yield f"<li><strong>{_safe(name)}</strong>{_safe(reason)}</li>"
            yield "</ul>"
        for gone, _ in () if row.partial else row.moves:
            yield f'<p class="soft">⇄ {self.say("only_moved")}: {_safe(short(row.changes[gone].text))}</p>'
        for one in row.reworded:
            words = "".join(
                f"{_TAGS[op][0]}{_safe(text.replace(chr(10), ' '))}{_TAGS[op][1]}" for op, text in one.changes
            )
            yield f'<p class="soft">⇄ {self.say("moved_and_changed")}: {words}</p>'
        yield "</article>"

    def _passages(self, row: Row) -> Iterator[str]:
        """Which passages the row's articles gave to others or took from them, with a link to each."""
        if row.partial:
            return
        came = [("came", one, self.comparison.old, one.old) for one in self.passages.came(row)]
        went = [("went", one, self.comparison.new, one.new) for one in self.passages.went(row)]
        for phrase, one, draft, keys in (*came, *went):
            link = f'<a href="#{self.prefix}-{self.comparison.rows.index(one) + 1}">{self._labels(draft, keys)}</a>'
            yield f'<p class="soft">{self.say(phrase).replace("#", link)}</p>'

    def _captions(self, row: Row) -> str:
        old = [self.comparison.old.by_key[key].title for key in row.old]
        new = [self.comparison.new.by_key[key].title for key in row.new]
        a, b = _safe(" / ".join(filter(None, old))), _safe(" / ".join(filter(None, new)))
        if a == b:
            return b
        return " ".join(filter(None, (f"<del>{a}</del>" if a else "", f"<ins>{b}</ins>" if b else "")))

    def words(self, row: Row) -> Iterator[str]:
        for piece in pieces(self.comparison, row):
            before, after = _TAGS[piece.op]
            if piece.label:
                yield f'<strong class="label">[{_safe(label_words(piece, self.which))}]</strong> '
                continue
            if piece.quiet:
                before = before.replace(">", ' class="typing">')
            # a mark may not hang over a line's end, where readers and printers lose it
            yield "\n".join(f"{before}{_safe(line)}{after}" if line else "" for line in piece.text.split("\n"))

    def references(self) -> Iterator[str]:
        found = [check for check in self.comparison.references if check.state in TO_CHECK]
        yield f"<h2>{self.say('references')}</h2>"
        doubts = said_once(self.comparison.new)
        for doubt in doubts:
            yield f"<p>{_safe((doubt.zh, doubt.en)[self.which])}</p>"
        if doubts and not found:
            return
        if not found:
            yield f"<p>{self.say('none')}</p>"
            return
        columns = ("where", "reference", "meant", "state")
        heads = "".join(f"<th>{self.say(phrase)}</th>" for phrase in columns)
        yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
        for check in found:
            label = self._labels(self.comparison.new, [check.article])
            before, words, after = (_safe(part) for part in among(self.comparison.new, check))
            meant = _safe(" → ".join(meanings(self.comparison, check)))
            state = _safe(REFERENCES[check.state][self.which])
            yield f"<tr><td>{label}</td><td>{before}<strong>{words}</strong>{after}</td><td>{meant}</td><td>{state}</td></tr>"
        yield "</tbody></table>"
