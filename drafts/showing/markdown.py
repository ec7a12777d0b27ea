"""A comparison as Markdown: figures, then each changed article with its changes marked and the reasons for its flags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafts.comparison import Comparison, Op, Row, RowKind, Significance
from drafts.model import Kind, Provision
from drafts.naming import name_of
from drafts.parsing.doubtful_mentions import said_once
from drafts.patterns import regex
from drafts.showing.chapters import Chapters
from drafts.showing.mentions import among, meanings
from drafts.showing.notes import changed_captions, notes
from drafts.showing.outside import SECTION, shown, told_rows
from drafts.showing.page_style import PHRASES, TO_CHECK, draft_line
from drafts.showing.passages import Passages
from drafts.showing.pieces import label_words, pieces
from drafts.wording import CLASSES, KINDS, REFERENCES, changed_besides, fate_word, named_reason, sign_of

_SPECIAL = regex(r"([\\`*_{}\[\]<>#+|~!-])")


def markdown_page(comparison: Comparison, language: str) -> str:
    """The page's text. Deleted words stand in ``<del>``, inserted ones in ``<ins>``: stars don't close
    beside Chinese punctuation. ``language`` is that of the page's own words.
    """
    return "\n".join(_lines(comparison, 0 if language == "zh" else 1)) + "\n"


def escaped(text: str) -> str:
    """Text with every sign that Markdown would read made literal."""
    return _SPECIAL.sub(r"\\\1", text)


def _lines(comparison: Comparison, which: int) -> Iterator[str]:
    old, new = comparison.old, comparison.new
    yield f"# {PHRASES['title'][which]}{('：', ': ')[which]}{escaped(new.title)}"
    yield ""
    for phrase, draft in (("old", old), ("new", new)):
        yield f"- {escaped(draft_line(phrase, draft, which))}"
    yield ""
    if old.text == new.text:
        yield from (PHRASES["identical"][which], "")
    for note in notes(comparison, ("zh", "en")[which]):
        yield from (f"**{escaped(note)}**", "")
    yield from _figures(comparison, which)
    chapters, passages = Chapters(comparison), Passages(comparison)
    named = [""]
    captioned = changed_captions(comparison)
    for row in comparison.rows:
        same = row.kind is RowKind.SAME and row.klass in (Significance.NONE, Significance.MECHANICAL)
        if same and row not in captioned:
            continue
        here = chapters.under(row, named)
        if here and here != named[-1]:
            yield from ("", f"## {escaped(here)}")
        named.append(here)
        yield from _row(comparison, row, which, captioned=row in captioned)
        if not row.partial:
            yield from _passages(comparison, row, passages, which)
    yield from _outside(comparison, which)
    yield from _references(comparison, which)


def _outside(comparison: Comparison, which: int) -> Iterator[str]:
    """The annexes, recitals and paragraphs of the preamble that changed."""
    outside, rows = comparison.outside, told_rows(comparison)
    if outside is None or not rows:
        return
    yield from ("", f"## {SECTION[which]}")
    for row in rows:
        yield from _row(outside, shown(row, ("zh", "en")[which]), which)


def _passages(comparison: Comparison, row: Row, passages: Passages, which: int) -> Iterator[str]:
    """Which passages the row's articles gave to others or took from them."""
    for one in passages.came(row):
        yield f"- {PHRASES['came'][which].replace('#', escaped(_labels(comparison.articles(one)[0], which)))}"
    for one in passages.went(row):
        yield f"- {PHRASES['went'][which].replace('#', escaped(_labels(comparison.articles(one)[1], which)))}"


def _labels(articles: Sequence[Provision], which: int) -> str:
    return ("、", ", ")[which].join(name_of(article) for article in articles)


def _references(comparison: Comparison, which: int) -> Iterator[str]:
    """The references that need a look, each with the article it stands in; nothing where there are none."""
    doubts = [(doubt.zh, doubt.en)[which] for doubt in said_once(comparison.new)]
    found = [check for check in comparison.references if check.state in TO_CHECK]
    if not doubts and not found:
        return
    yield from ("", f"## {PHRASES['references'][which]}", "")
    yield from (f"- {escaped(doubt)}" for doubt in doubts)
    for check in found:
        label, state = comparison.new.by_key[check.article].label, REFERENCES[check.state][which]
        before, words, after = among(comparison.new, check)
        meant = " → ".join(meanings(comparison, check))
        yield f"- {escaped(label)}: {escaped(before)}**{escaped(words)}**{escaped(after)} · {escaped(meant)} · {state}"


def _figures(comparison: Comparison, which: int) -> Iterator[str]:
    """Counts by kind and by significance for each chapter and for the whole, as a table."""
    main = [row for row in comparison.rows if not row.partial]
    chapters: dict[str, list[Row]] = {}
    named = Chapters(comparison)
    for row in main:
        chapters.setdefault(named.of(row), []).append(row)
    groups = list(chapters.items()) if len(chapters) > 1 else []
    heads = [PHRASES["chapter"][which], *(KINDS[kind][which] for kind in RowKind)]
    heads += [CLASSES[klass][which] for klass in Significance]
    yield PHRASES["figures"][which]
    yield ""
    yield "| " + " | ".join(heads) + " |"
    yield "|---" + "|---:" * (len(heads) - 1) + "|"
    for name, rows in [*groups, (PHRASES["whole"][which], main)]:
        counts = [sum(row.kind is kind for row in rows) for kind in RowKind]
        counts += [sum(row.klass is klass for row in rows) for klass in Significance]
        said = [str(n) if n else "" for n in counts]
        said[list(RowKind).index(RowKind.MOVED)] += changed_besides(rows, ("zh", "en")[which])
        yield "| " + " | ".join([escaped(name), *said]) + " |"


def _row(comparison: Comparison, row: Row, which: int, *, captioned: bool = False) -> Iterator[str]:
    before, after = comparison.articles(row)
    old, new = _labels(before, which), _labels(after, which)
    name = f"{old} → {new}" if old and new and old != new else new or old
    about = [f"{sign_of(row)} {fate_word(row, 'zh' if which == 0 else 'en')}", CLASSES[row.klass][which]]
    if row.partial:
        about = [f"{sign_of(row)} {PHRASES['partial'][which]}"]
    elif row.moved and row.kind is not RowKind.MOVED:
        about.append(PHRASES["moved"][which])
    yield from ("", f"### {escaped(name)}", "", f"*{escaped(' · '.join(about))}*", "")
    if heading := _headings(before, after, captioned=captioned):
        yield from (heading, "")
    yield from _words(comparison, row, which)
    for flag in row.flags:
        flagged, reason = named_reason(flag, which)
        yield f"- **{escaped(flagged)}**{escaped(reason)}"


def _headings(before: Sequence[Provision], after: Sequence[Provision], *, captioned: bool) -> str:
    """The headings of annexes, and captions of articles that changed, came or went with them; marked where they changed."""
    if before and after and not captioned and not any(one.kind is Kind.ANNEX for one in (*before, *after)):
        return ""
    old, new = (" / ".join(one.title for one in side if one.title) for side in (before, after))
    if old == new or not before or not after:
        return f"**{escaped(new or old)}**" if new or old else ""
    return " ".join(filter(None, (_marked(old, "<del>", "</del>"), _marked(new, "<ins>", "</ins>"))))


def _words(comparison: Comparison, row: Row, which: int) -> Iterator[str]:
    """The row's paragraphs, each mark closed at a line's end."""
    marks = {Op.EQUAL: ("", ""), Op.DELETE: ("<del>", "</del>"), Op.INSERT: ("<ins>", "</ins>")}
    text = "".join(
        f"**{escaped(f'[{label_words(piece, which)}]')}** " if piece.label else _marked(piece.text, *marks[piece.op])
        for piece in pieces(comparison, row)
    )
    for line in text.split("\n"):
        yield from (line, "")


def _marked(text: str, opening: str, closing: str) -> str:
    """Some words between marks, each line's on its own."""
    found: list[str] = []
    for line in text.split("\n"):
        inner = line.strip()
        if not inner or not opening:
            found.append(escaped(line))
            continue
        at = line.index(inner)
        found.append(f"{line[:at]}{opening}{escaped(inner)}{closing}{line[at + len(inner) :]}")
    return "\n".join(found)
