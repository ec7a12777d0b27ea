"""Who must do what by when: the duties, bans and permissions that a draft's sentences lay down.

A sentence counts where it holds a modal word (应当, 不得, 可以, shall, must, shall not, may) outside a mention of other rules.
Its actor is the noun phrase the modal belongs to: what stands right before it (网信部门应当), or, where that is an adverbial
or empty, the actor named at the head of the condition (数据处理者处理重要数据的，应当), or the one the sentence before spoke of.
An actor that isn't certain is left empty rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from drafts.flagging import legal_terms as terms
from drafts.model import Draft, Kind, Provision, Span
from drafts.patterns import regex
from drafts.segment import tokens

LONGEST_ACTOR = 60
"""A longer phrase before the modal is a clause, not an actor."""


class Modality(StrEnum):
    """What a sentence makes of an act."""

    DUTY = "duty"
    BAN = "ban"
    PERMISSION = "permission"


@dataclass(frozen=True, slots=True)
class Duty:
    """One act that somebody must, must not or may do."""

    article: str
    """The article's key."""
    modality: Modality
    actor: str
    """As printed; empty where the sentence doesn't say."""
    action: str
    """What follows the modal word, to the end of its clause group; a list that follows is counted, not repeated."""
    limit: str
    """By when: 三十日内, 立即, within 72 hours; empty where nothing is said. Several are joined by 、."""
    items: int
    """How many list items the sentence opens: 应当履行下列义务：."""
    span: Span
    """The sentence in the draft's text, without the items."""


_MODALITY = {terms.DUTY: Modality.DUTY, terms.BAN: Modality.BAN, terms.PERMISSION: Modality.PERMISSION}
_WORDS = {word: _MODALITY[kind] for word, kind in terms.MODALS.items() if kind in _MODALITY}
_HAN_END = regex(r"[。；！？\n]")
_LATIN_END = regex(r"[.;!?](?=\s|$)|\n")
_PLAIN_ACTORS = (
    "处理者|主体|运营者|经营者|提供者|使用者|管理者|消费者|所有者|监护人|法定代表人|负责人|当事人|申请人|代理人|责任人|债务人|债权人|义务人|权利人"
    "|纳税人|工作人员|从业人员|机构|机关|部门|政府|委员会|法院|检察院|国务院|协会|商会|学会|医院|总局|管理局|公安局|税务局|公司|集团"
)
"""Words that name somebody whatever follows them."""
_OTHER_ACTORS = "人员|个人|用户|公民|法人|组织|单位|企业|平台|学校|银行|工会|海关|军队|国家|中心|者|人|局|厅"
"""Words that name somebody where an adverb, a verb or nothing follows."""
_ACTOR_END = f"{_PLAIN_ACTORS}|{_OTHER_ACTORS}"
_ACTOR = regex(
    rf"(?P<actor>[^，,；;：:。（）()\s]{{0,30}}?(?:(?:{_PLAIN_ACTORS})(?![的和与或及等、之])|(?:{_OTHER_ACTORS})"
    r"(?=$|[在于自按依根对向为因每会经将把被给从当未拒违]|立即|及时|定期|处理|提供|开展|发现|收集|使用|委托|利用|发生|需要|拟|应|均|都|不|可)))"
)
_ENDS_IN_ACTOR = regex(rf"(?:{_ACTOR_END})(?:及其(?:{_ACTOR_END}|工作人员|从业人员))?(?:，)?$")
_LEADING = regex(
    r"^(?:并且|并|且|或者|或|同时|但是|但|其中|此外|另外|因此|所以|即|对于|由|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、])+"
)
_NO_ACTOR = regex(r"不得|应当|可以|必须|明知|^(?:违反|以|处|给予)")
_TOLD_ABOUT = regex(r"(?:规定|要求|认为|承诺|约定|决定|通知|的|所)$")
"""What stands before a modal that is told about rather than laid down: 法律规定应当…的."""
_FIGURE = "[0-9〇零一二三四五六七八九十]"
_DAY_OF_YEAR = regex(rf"(?:每年|次年|当年)?{_FIGURE}{{1,3}}月(?:底|末|{_FIGURE}{{1,3}}日)(?:以|之)?前")
_NOBODY = regex(r"(?:no|none|neither)\b", re.IGNORECASE)
"""No person shall: a ban, whatever the modal says."""
_LIMIT_AFTER = ("以内", "之内", "之前", "以前", "内", "前")
_AT_ONCE = frozenset("立即 及时 即时 定期 每年 每半年 每季度 每月 当场 当日 同时 事先 提前".split())  # noqa: SIM905
_LATIN_LIMIT = regex(
    r"\b(?:within|no later than|not later than|at least|for a period of|every)\s+[^,;.]{0,60}?"
    r"(?:hours?|days?|weeks?|months?|years?)\b|\bwithout (?:undue )?delay\b|\bimmediately\b|\bforthwith\b|\bannually\b",
    re.IGNORECASE,
)
_LATIN_CUT = regex(r"[,:]\s+")
_LATIN_AND = regex(r"\b(?:and|or|but)\s+")
_LATIN_TAIL = regex(
    r"\s+(?:that|which|who|whose|where|referred to|in accordance with|under|for the purposes?|pursuant to|within)\b"
)
"""Where a subject's own words end and what is said about it begins."""
_LATIN_NO_ACTOR = regex(
    r"(?:where|if|when|that|which|who|as|by|in|on|for|to|put|be|before|after|without|including|such as|it|they|this|these|there"
    r"|he|she|they|and|or|but|not|also|unless|while|until|once|of)\b|[^A-Za-z(“‘\"'§]",
    re.IGNORECASE,
)
_RELATIVE = regex(r"\b(?:that|which|who|whom|it|they|as)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
"""What stands right before a may that describes rather than permits: the harm that it may cause."""


def duties(draft: Draft) -> tuple[Duty, ...]:
    """The duties, bans and permissions of a draft's articles, in the order of the text."""
    found: list[Duty] = []
    for article in draft.articles:
        found.extend(article_duties(draft, article))
    return tuple(found)


def article_duties(draft: Draft, article: Provision) -> Iterator[Duty]:
    """Those of one article."""
    han = draft.language in ("zh", "ja")
    said = ""
    for span in _sentences(draft, article, han=han):
        text = draft.slice(span)
        for at, word in _modals(text, draft.language):
            actor = _actor(text[:at], han=han) or said
            after = _after(text, at + len(word), draft.language)
            yield Duty(
                article=article.key,
                modality=Modality.BAN if _NOBODY.match(actor) else _WORDS[word.lower()],
                actor=actor,
                action=after.strip(" ，,"),
                limit=_limit(text, at, after, draft.language, han=han),
                items=_items_below(draft, article, span) if text.rstrip()[-1:] in ":：" else 0,
                span=span,
            )
            said = actor or said


def _sentences(draft: Draft, article: Provision, *, han: bool) -> Iterator[Span]:
    """The article's sentences; each list item is one of its own."""
    ends = _HAN_END if han else _LATIN_END
    start, stop = article.body.start, article.body.end
    while start < stop:
        found = ends.search(draft.text, start, stop)
        end = found.end() if found else stop
        first = start
        while first < end and draft.text[first].isspace():
            first += 1
        last = end
        while last > first and draft.text[last - 1].isspace():
            last -= 1
        if last > first:
            yield Span(first, last)
        start = end


def _modals(text: str, language: str) -> Iterator[tuple[int, str]]:
    """Where modal words stand that lay something down; a second one of the same clause group belongs to the first's act."""
    at = 0
    clause = -1
    for token in tokens(text, language):
        if token.lower() in _WORDS and not _is_told(text[:at], token.lower()):
            # 应当A，并可以B are two acts; 应当……，不得…… as well: each clause has one
            here = max(text.rfind(sign, 0, at) for sign in "，；;,：:")
            if here != clause or clause == -1:
                yield at, token
                clause = here if here >= 0 else -2
        at += len(token)


def _is_told(before: str, word: str) -> bool:
    """Whether a modal word describes or is told about, and lays nothing down: 法律规定应当…, the harm that it may cause."""
    return _TOLD_ABOUT.search(before) is not None or (
        _WORDS[word] is Modality.PERMISSION and _RELATIVE.search(before) is not None
    )


def _after(text: str, start: int, language: str) -> str:
    """The words from a modal to the next modal's clause, or to the sentence's end."""
    for at, _ in _modals(text, language):
        if at > start:
            cut = max(text.rfind(sign, start, at) for sign in "，；;,")
            if cut > start:
                return text[start:cut]
    return text[start:].rstrip("。；;. ")


def _actor(before: str, *, han: bool) -> str:
    return _han_actor(before) if han else _latin_actor(before)


def _han_actor(before: str) -> str:
    parts = [_LEADING.sub("", part.strip()) for part in re.split(r"[，,；;：:]", before)]
    nearest = parts[-1]
    if (
        nearest
        and len(nearest) <= LONGEST_ACTOR
        and not _NO_ACTOR.search(nearest)
        and _ENDS_IN_ACTOR.search(nearest)
        and not nearest.startswith(("对", "向"))
    ):
        return re.sub(r"^(?:依法|依照[^的]{0,20}的|负责[^的]{0,20}的)(?=\S{2})", "", nearest)
    for part in reversed(parts):
        if part.startswith(("对", "向", "因", "经", "根据", "依照", "按照", "为了", "有下列", "在")):
            continue
        found = _ACTOR.match(part)
        if found and len(found["actor"]) > 1 and not _NO_ACTOR.search(found["actor"]):
            return found["actor"]
    return ""


def _latin_actor(before: str) -> str:
    nearest = _LATIN_CUT.split(before)[-1].strip()
    nearest = re.sub(r"^\(?[0-9a-z]{1,4}[.)]\s*", "", nearest)
    nearest = _LATIN_AND.sub("", nearest, count=1) if _LATIN_AND.match(nearest) else nearest
    subject = _LATIN_TAIL.split(nearest)[0].strip()
    if not subject or len(subject) > LONGEST_ACTOR or _LATIN_NO_ACTOR.match(subject):
        return ""
    return subject


def _limit(text: str, at: int, after: str, language: str, *, han: bool) -> str:
    """By when, said in the modal's own clause before it or in what follows."""
    if not han:
        return ", ".join(dict.fromkeys(found[0] for found in _LATIN_LIMIT.finditer(after)))
    from drafts.flagging.quantities import TIME, read_quantity

    begin = max((text.rfind(sign, 0, at) for sign in "，；;：:"), default=-1) + 1
    pieces = tokens(text[begin:at] + after, language)
    found: list[str] = []
    for i, piece in enumerate(pieces):
        following = pieces[i + 1] if i + 1 < len(pieces) else ""
        quantity = read_quantity(piece)
        after_it = next((word for word in _LIMIT_AFTER if following.startswith(word)), "")
        if quantity is not None and quantity.sort == TIME and after_it:  # 内向 is a word of the dictionary
            found.append(piece + after_it)
        elif piece in _AT_ONCE:
            found.append(piece)
    found += [day[0] for day in _DAY_OF_YEAR.finditer(text[begin:at] + after)]
    whole = dict.fromkeys(found)
    return "、".join(one for one in whole if not any(one != other and one in other for other in whole))


def _items_below(draft: Draft, article: Provision, span: Span) -> int:
    """How many list items hang on the paragraph that a sentence ends."""
    for paragraph in draft.children(article.key):
        if paragraph.span.start <= span.start < paragraph.span.end:
            return sum(child.kind is Kind.ITEM for child in draft.children(paragraph.key))
    return 0
