"""References that need a look, in words: what was meant, what became of it, what it should say."""

from __future__ import annotations

from dataclasses import dataclass

from comments.places import place_of
from drafts.comparison import Comparison, ReferenceCheck, ReferenceState
from drafts.model import Draft, Kind, Provision
from drafts.wording import REFERENCES
from workbench.language import say
from workbench.palette import Role
from workbench.render.model import Look, Paragraph
from workbench.render.pieces import words
from workbench.render.surroundings import surroundings

STATE_ROLES = {
    ReferenceState.NOT_UPDATED: Role.WARNING,
    ReferenceState.DANGLING: Role.DEADLINE,
    ReferenceState.RETARGETED: Role.CHANGED,
}
TO_CHECK = (ReferenceState.NOT_UPDATED, ReferenceState.DANGLING, ReferenceState.RETARGETED)
_SURROUNDINGS = 24
"""Characters shown on either side of a mention."""


@dataclass(frozen=True, slots=True)
class Told:
    """A reference in words, in one language."""

    where: str
    """The article that holds it."""
    state: str
    reason: str
    remark: str
    """The whole as a sentence, for a comment."""


def cited(draft: Draft, key: str | None, language: str) -> str:
    """A provision as cited: 第五条第二款, Article 5(2); empty for none."""
    provision = draft.by_key.get(key) if key else None
    if provision is None:
        return ""
    if provision.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM):
        article = next((p for p in draft.ancestors(provision) if p.kind in (Kind.ARTICLE, Kind.POINT)), None)
        if article is not None:
            return place_of(draft, article, provision.span).citation(language)
    return provision.label or provision.title or provision.number


def now_at(comparison: Comparison, key: str) -> tuple[Provision, ...]:
    """The new provisions that an old one became: of an article its row's, of a paragraph or item its part's; none if gone."""
    for row in comparison.rows:
        for part in row.parts:
            if part.old == key and part.new:
                return (comparison.new.by_key[part.new],)
    row_of = comparison.row_of_old(key)
    return comparison.articles(row_of)[1] if row_of else ()


def told(comparison: Comparison, check: ReferenceCheck, language: str) -> Told:
    """A judged reference in words."""
    old, new = comparison.old, comparison.new
    holder = new.by_key[check.article]
    where = holder.label or holder.number
    before = cited(old, check.provision_old or check.target_old, language)
    after = cited(new, check.provision_new or check.target_new, language)
    became = [cited(new, p.key, language) for p in now_at(comparison, check.provision_old or check.target_old or "")]
    proper = say(language, "、", ", ").join(became)
    if check.state is ReferenceState.DANGLING:
        zh, en = "本稿没有所引的条款", "this draft has no such provision"
        if proper:
            zh, en = f"{zh}；旧稿所指的{before}现为{proper}", f"{en}; what it meant, old {before}, is now {proper}"
        elif before:
            zh, en = f"{zh}；旧稿所指的{before}已删去", f"{en}; what it meant, old {before}, was deleted"
    elif check.state is ReferenceState.NOT_UPDATED:
        zh = f"旧稿指{before}，" + (f"该条现为{proper}" if proper else "该条已删去") + f"；照现在的写法指的是{after}"
        en = (
            f"It meant old {before}, "
            + (f"now {proper}" if proper else "since deleted")
            + f"; as written it means {after}"
        )
    elif check.state is ReferenceState.RETARGETED:
        zh = f"旧稿指{before}" + (f"（现为{proper}）" if proper else "（已删去）") + f"，现改指{after}"
        en = f"It meant old {before}" + (f" (now {proper})" if proper else " (deleted)") + f" and now means {after}"
    else:
        zh, en = (f"指{after}" if after else ""), (f"means {after}" if after else "")
    reason = say(language, zh, en)
    remark = say(
        language, f"本条所引“{check.text}”请核对：{zh}。", f"Please check the reference to “{check.text}”: {en}."
    )
    return Told(where, say(language, *REFERENCES[check.state]), reason, remark)


def reference_paragraphs(comparison: Comparison, check: ReferenceCheck, look: Look) -> tuple[Paragraph, ...]:
    """A judged reference: where, its words among those around them, and what is wrong."""
    said = told(comparison, check, look.language)
    role = STATE_ROLES.get(check.state, Role.DIM)
    head = words((said.where, Role.STRONG), "  ", (check.text, Role.LABEL), "  ", (said.state, role))
    lines = [head]
    if check.span is not None:
        lines.append(_among(comparison.new, check, look))
    if said.reason:
        lines.append(words((said.reason, Role.TEXT if check.state in TO_CHECK else Role.DIM), first=4, hang=4))
    return tuple(lines)


def _among(draft: Draft, check: ReferenceCheck, look: Look) -> Paragraph:
    """The mention with some of the words around it."""
    assert check.span is not None
    before, after = surroundings(draft.text, check.span, draft.by_key[check.article].body, _SURROUNDINGS)
    marked = f"[{check.text}]" if look.brackets else check.text
    return words((before, Role.DIM), (marked, Role.SEARCH), (after, Role.DIM), first=4, hang=4)
