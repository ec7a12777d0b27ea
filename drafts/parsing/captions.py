"""Captions of articles on lines of their own, above the label or below it, and the headings between the articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafts.model import Kind
from drafts.parsing.inner import item_at
from drafts.parsing.labels import SPACES, Candidate, caption
from drafts.parsing.marks import Line
from drafts.parsing.profile import NEVER, Inside, Profile, Series
from drafts.parsing.sequence import Run
from drafts.patterns import regex

_EXTENT = regex(r"(?:^|[ ])(?:U\.K\.|(?:E|W|S|N\.I\.)(?:\+(?:E|W|S|N\.I\.))+)(?:[ ]|$)")
"""1 Short title U.K., or PART 1 E+W+S Preliminary."""
_OLD_CAPTION = regex(r"(?![^\n]{0,120}\b(?:shall|must|may|is|are)\b)[A-Z“][^\n.;:—]{2,80}\.$")
"""Short title., above 1.—This Act …"""
_LONGEST_POINTED = 80
"""Characters of a title with a full stop after it."""
_LONGEST_HEADING = 80
_NO_HEADING = regex(r"[0-9:\[\]_*]|^[^A-ZÀ-Ý]")
_ENDS_ENACTING = frozenset(":—")
_ENDS_ARTICLE = frozenset('.)]”"')
_SLACK = 3
"""Characters by which lines of print that run to the same margin differ, where some are narrow."""
_SHORTEST_PRINTED = 20
"""Characters; no page is narrower."""


def captions_above(
    text: str, lines: Sequence[Line], run: Run, starts: Sequence[Candidate], profile: Profile, below: int
) -> dict[int, int]:
    """The line where each article with a caption above its label begins, by where its label starts.

    In Latin script any short line may look like a caption, so there they count only where most articles have one.
    """
    if profile.caption_above is NEVER:
        return {}
    taken = {c.line for c in starts}
    if not profile.han:  # the line below PART 1 is its title
        taken |= {c.line + 1 for c in starts if c.kind is not profile.unit and c.alone}
    tops: dict[int, int] = {}
    for article in run.articles:
        above = article.line - 1
        if above < below or above in taken or article.start != lines[article.line].start:
            continue
        if not profile.han and text[article.end - 1] != "." and not _stands_above(text, article, lines, above):
            continue  # 2 Register: the title follows the label
        dash = text.startswith(("—", "–"), article.end) and _OLD_CAPTION.match(
            text, lines[above].start, lines[above].end
        )
        if dash or profile.caption_above.match(text, lines[above].start, lines[above].end):
            tops[article.start] = above
    if profile.han or len(run.articles) < 2:
        return tops
    below_first = [a for a in run.articles[1:] if a.start in tops]  # above the first may stand the act's own title
    return tops if len(below_first) * 2 >= len(run.articles) - 1 else {}


def _stands_above(text: str, article: Candidate, lines: Sequence[Line], above: int) -> bool:
    """Whether the line above an article in Latin script can be its caption.

    (Purpose), or Purpose above ARTICLE 1- (1) …, or a marginal note, above 2 (1) The owner must …: no title follows that.
    """
    if text[lines[above].start] == "(" or text.startswith("-", article.end):
        return True
    stop = lines[article.line].end
    body = caption(text, article.end, stop)[1]
    if body == stop:
        return _is_apart(text, lines, above)
    from drafts.parsing.clause_titles import has_verb

    return text.startswith("(1)", body) or text[stop - 1] in ".:;,—" or has_verb(text[body:stop])


def _is_apart(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether a line is like a caption, above Article 1 alone on its line, and the line above it ends a sentence or is short."""
    before = lines[at - 1] if at else None
    ended = before is None or text[before.end - 1] in _ENDS_ARTICLE or is_note(text[before.start : before.end])
    return ended and is_note(text[lines[at].start : lines[at].end])


def headings_between(
    text: str, lines: Sequence[Line], starts: Sequence[Candidate], tops: Mapping[int, int]
) -> dict[int, int]:
    """The line of each heading without a number that stands above an article or its caption, by where the article's label starts.

    In Canada, Scotland and New Zealand such lines group the sections: Offences. It stands below the title of a numbered
    heading, or the article before has come to the end of a sentence. ``tops`` are the lines of captions.
    """
    found: dict[int, int] = {}
    before: Candidate | None = None
    for article in starts:
        above, before = before, article
        at = tops.get(article.start, article.line) - 1
        if article.kind is not Kind.ARTICLE or at < 1 or not is_note(text[lines[at].start : lines[at].end]):
            continue
        last = text[lines[at - 1].end - 1]
        if above is None:
            begins = last in _ENDS_ENACTING
        elif above.kind is Kind.ARTICLE:
            begins = at > above.line and last in _ENDS_ARTICLE
        else:
            begins = at == above.line + 1 + above.alone
        if begins:
            found[article.start] = at
    return found


def is_note(words: str) -> bool:
    """Whether a line may be a marginal note or a heading without a number: short, without figures, and no sentence."""
    from drafts.parsing.clause_titles import has_verb
    from drafts.parsing.western import is_title as may_be_title

    if len(words) > _LONGEST_HEADING or _NO_HEADING.search(words.removeprefix("Marginal note:").lstrip()):
        return False
    return may_be_title(words) and not has_verb(words)


def without_extent(title: str, profile: Profile) -> str:
    """A title without the parts of the United Kingdom that it holds for, which legislation.gov.uk prints with it."""
    return title if profile.han else _EXTENT.sub("", title)


def is_title(words: str, profile: Profile, article: Candidate) -> bool:
    """Whether words that follow an article's label, on its line or the next, are its title."""
    if profile.inside is Inside.CONTINENTAL and not article.alone:
        from drafts.parsing import continental

        return continental.is_title(words)
    if profile.inside is Inside.WORDED:
        from drafts.parsing import lettered

        return lettered.is_title(words)
    if words.endswith(".") and profile.name == "uk" and not article.alone and len(words) <= _LONGEST_POINTED:
        from drafts.parsing.clause_titles import has_verb

        words = words if has_verb(words) else words.rstrip(".")  # 2 Offences., in older acts
    from drafts.parsing.western import is_title

    return is_title(words)


def captions_below(text: str, lines: Sequence[Line], run: Run, profile: Profile) -> bool:
    """Whether this draft puts an article's caption on a line of its own: most articles open with a short line without an end."""
    if not profile.captioned or (profile.inside is Inside.CONTINENTAL and profile.series is Series.RISING):
        return False  # what stands below Article L121-1 is who amended it
    count = 0
    for candidate, following in zip(run.articles, [*run.articles[1:], None], strict=True):
        last = following.line if following else min(candidate.line + 3, run.end_line)
        first = candidate.line + 1 if candidate.alone else candidate.line
        if first + 1 >= last + (0 if following else 1):
            continue
        start = lines[first].start if candidate.alone else caption(text, candidate.end, lines[first].end)[1]
        words = without_extent(text[start : lines[first].end].strip(SPACES), profile)
        if profile.han:
            count += (
                0 < len(words) <= 24
                and words[-1] not in "。；：;:，,、"
                and item_at(text, start, lines[first].end) is None
            )
        else:
            count += is_title(words, profile, candidate)
    return count >= 0.6 * len(run.articles) and not (profile.han and _all_full(lines, run))


def _all_full(lines: Sequence[Line], run: Run) -> bool:
    """Whether the lines of labels run to the margin, so that what looks like captions is words of lines broken in print."""
    longest = max(line.end - line.start for line in lines[run.articles[0].line : run.end_line])
    whole = [lines[a.line] for a in run.articles if not a.alone]
    full = sum(line.end - line.start >= longest - _SLACK for line in whole)
    return longest >= _SHORTEST_PRINTED and len(whole) > 0 and full * 2 > len(whole)
