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
    """For each article, the other articles of the draft that it mentions."""
    found: dict[str, set[str]] = {article.key: set() for article in draft.articles}
    for mention in draft.references:
        for key in (mention.target, *mention.also):
            target = article_of(draft, key)
            if mention.article in found and target in found and target != mention.article:
                found[mention.article].add(target)
    return found
