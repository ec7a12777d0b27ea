"""What holds of every draft, whatever text it was read from."""

from __future__ import annotations

from drafts.model import Draft, Kind


def check_draft(draft: Draft) -> None:
    """Asserts that regions cover the text, provisions nest, keys are unique and mentions stand where they say."""
    text = draft.text
    at = 0
    for region in draft.regions:
        assert region.span.start == at
        assert region.span.end > at
        at = region.span.end
    assert at == len(text)
    keys = [provision.key for provision in draft.provisions]
    assert len(set(keys)) == len(keys)
    ends: dict[str | None, int] = {}
    seen: set[str] = set()
    for provision in draft.provisions:
        assert provision.span.holds(provision.body)
        assert provision.span.end <= len(text)
        if provision.parent is not None:
            assert provision.parent in seen
            assert draft.by_key[provision.parent].span.holds(provision.span)
        assert ends.get(provision.parent, 0) <= provision.span.start
        ends[provision.parent] = provision.span.end
        seen.add(provision.key)
        above = text[provision.span.start : provision.body.start]  # a caption may stand above the label
        assert provision.label in above or text.startswith(provision.label, provision.span.start)
        assert not text[provision.span.start : provision.span.end].endswith("\n")
    for article in draft.articles:
        assert article.kind in (Kind.ARTICLE, Kind.POINT)
    for reference in draft.references:
        assert draft.slice(reference.span) == reference.text
        assert reference.target is None or reference.target in seen
        assert reference.article in seen
    lines = text.count("\n") + 1
    for diagnostic in draft.diagnostics:
        assert 0 <= diagnostic.line <= lines
        assert diagnostic.zh
        assert diagnostic.en
        assert diagnostic.article is None or diagnostic.article in seen


def tree(draft: Draft) -> list[tuple[str, str, str, str]]:
    """The body's provisions as kind, number, title and words, with white space and the width of signs left out."""
    folded = str.maketrans("(),;:", "（），；：")
    own = [p for p in draft.provisions if not any(a.kind is Kind.ANNEX for a in (p, *draft.ancestors(p)))]
    return [
        (
            p.kind.value,
            p.number,
            "".join(p.title.split()),
            ""
            if p.kind in (Kind.PART, Kind.CHAPTER, Kind.SECTION)
            else "".join(draft.body(p).split()).translate(folded),
        )
        for p in own
    ]
