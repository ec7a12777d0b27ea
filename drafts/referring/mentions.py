"""Which articles of a draft speak of which others."""

from __future__ import annotations

from drafts.model import Draft, Kind


def article_of(draft: Draft, key: str | None) -> str | None:
    """The article that holds a provision, by key; the provision itself where it is no part of an article."""
    if key is None or key not in draft.by_key:
        return None
    provision = draft.by_key[key]
    if provision.kind is Kind.ARTICLE:
        return key
    return next((p.key for p in draft.ancestors(provision) if p.kind is Kind.ARTICLE), key)


def mentioned_articles(draft: Draft) -> dict[str, set[str]]:
    """For each article that mentions other articles of the draft, those it mentions."""
    articles = {article.key for article in draft.articles}
    found: dict[str, set[str]] = {}
    for mention in draft.references:
        for key in (mention.target, *mention.also) if mention.article in articles else ():
            target = article_of(draft, key)
            if target in articles and target != mention.article:
                found.setdefault(mention.article, set()).add(target)
    return found
