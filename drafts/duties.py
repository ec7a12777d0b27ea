"""Who must do what by when: the duties, bans and permissions that a draft's sentences lay down.

A sentence counts where it holds a modal word (应当, 不得, 可以, shall, must, shall not, may) outside a mention of other rules.
Its actor is the noun phrase the modal belongs to; `drafts.duty_actors` tells it in Chinese, `drafts.duty_subjects` in English.
An actor that isn't certain is left empty rather than guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from drafts.duty_actors import Earlier, han_actor, han_lead
from drafts.duty_subjects import latin_actor, latin_lead
from drafts.flagging import legal_terms as terms
from drafts.flagging.english_modals import only_applies
from drafts.flagging.word_sense import negated, rules
from drafts.model import Draft, Kind, Provision, Span
from drafts.patterns import regex
from drafts.segment import tokens
from drafts.traditional import is_traditional


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
    word: str
    """The modal word as printed: 应当, 禁止, shall not."""
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
    lead: str = ""
    """What stands before the modal word where no actor does: 询问查证的时间, 造成损失的，."""

    def sentence(self, nobody: str) -> str:
        """Who must do what in one line, in the draft's words; ``nobody`` stands for an actor that isn't named."""
        if self.word in _BANNED:
            return f"{self.word}{self.actor}{' '.join(self.action.split())}"
        if self.actor and self.action.startswith(f"由{self.actor}"):
            return self.act_with_lead
        return f"{self.actor or nobody}{' ' if self.word.isascii() else ''}{self.act_with_lead}"

    @property
    def act_with_lead(self) -> str:
        """What is to be done, with what stands before the modal word where no actor does: 造成损失的，应当给予补偿."""
        return f"{self.lead}{' ' if self.lead and self.word.isascii() else ''}{self.act}"

    @property
    def act(self) -> str:
        """What is to be done, with the modal word before it."""
        return f"{self.word}{' ' if self.word.isascii() else ''}{' '.join(self.action.split())}"


_MODALITY = {terms.DUTY: Modality.DUTY, terms.BAN: Modality.BAN, terms.PERMISSION: Modality.PERMISSION}
_WORDS = {word: _MODALITY[kind] for word, kind in terms.MODALS.items() if kind in _MODALITY}
_HAN_END = regex(r"[。；！？\n]")
_LATIN_END = regex(r"[.;!?](?=\s|$)|\n")
_TOLD_ABOUT = regex(r"(?:规定|要求|认为|承诺|约定|决定|通知|的|所)$")
"""What stands before a modal that is told about rather than laid down: 法律规定应当…的."""
_BANNED = frozenset(("禁止", "严禁", "嚴禁"))
_ANYONE = regex(r"任何(?:单位|组织|个人|人)(?:(?:和|或者|或|、)(?:单位|组织|个人))*")
_BAN_AT_HEAD = regex(
    r"(?:^|并|并且)(?:国家|本市|本省|依法|严格|一律|全面|明令|同时|并且|并|也|但|[（(][一二三四五六七八九十]{1,3}[）)])*$"
)
_BAN_TOLD = regex(r"的|[\u4e00-\u9fff]{2}(?:(?:和|或|或者|、)[\u4e00-\u9fff]{2,4})?的")
"""What follows a ban that only describes: 禁止的内容, 禁止使用的药物, 禁止使用或者限制使用的渔具."""
_ONLY_THEN = ("方", "始", "即")
"""What makes 可 tell when something may be done, and no permission: 检验合格后，方可下水."""
_PROHIBITED = regex(r"\s*be\s+(?:strictly\s+)?prohibited\b")
_BE = regex(r"\bbe\s+(?:strictly\s+)?$")
_NEXT_CONDITION = regex(r"[，,；;][^，,；;]*(?:的|时|情形)$")
"""A last clause that tells when the next duty of the sentence arises: …，对超过指标的，应当…."""
_DEALS = regex(r"[^，,。；;：:\n]{2,40}?(?:进行|予以|给予|作出|实施|负责|加以|承担|开展)")
"""What follows 应对 where that is a duty towards something, 应|对, and no coping: 车站应对车票进行登记."""
_NEED_UNMET = regex(r"^[^，；。]{0,20}?(?:而|但|却)(?:未|不|没有)")
"""应当取得而未取得…的: a condition."""
_FOR_WHAT_OUGHT = regex(r"^(?:(?:对|对于|为)(?:依法)?|(?:其他)?依法)$")
_CONDITION = regex(r"[^，；。：]*[\u4e00-\u9fff](?<!目)的(?:[，；。]|$)")
"""What follows a modal that tells a condition: 应当备案的，…."""
_SENSED = frozenset(("应", "应当", "须", "需", "需要", "可"))
"""Words that are often part of another: 可持续, 无须."""
_HAN_DUTIES = frozenset(("应当", "应", "必须", "须", "需", "需要"))
_ITEM = regex(r"^\s*[（(][一二三四五六七八九十]{1,3}[）)]\s*")
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
    if draft.language == "zh" and is_traditional(draft.body(article)):
        yield from _traditional_duties(draft, article)
        return
    if draft.language in ("zh", "ja"):
        yield from _han_duties(draft, article)
        return
    said = ""
    for span in _sentences(draft, article, han=False):
        text, start = draft.slice(span), 0
        for at, word in _modals(text, draft.language):
            before = text[start:at]
            said = latin_actor(before, said, first=not start)
            start = at + len(word)
            after = _after(text, start, draft.language)
            yield _duty(draft, article, span, (at, word), said, after, "" if said else latin_lead(before))


def _traditional_duties(draft: Draft, article: Provision) -> Iterator[Duty]:
    """The duties of an article in traditional letters: told by simplified ones, in words as they are printed."""
    from drafts.lettering.quoting import Printed
    from drafts.lettering.simplifying import in_mainland_letters

    read = draft._replace(text=in_mainland_letters(draft.text))
    article_words = Printed((draft.body(article), read.body(article)))
    for duty in _han_duties(read, article):
        words = Printed((draft.slice(duty.span), read.slice(duty.span)))
        yield replace(
            duty,
            word=words.words(duty.word),
            actor=article_words.words(duty.actor),
            action=words.words(duty.action),
            limit=words.words(duty.limit),
            lead=words.words(duty.lead),
        )


def _han_duties(draft: Draft, article: Provision) -> Iterator[Duty]:
    said = opening = ""
    end = article.body.start
    for span in _sentences(draft, article, han=True):
        text = draft.slice(span)
        if "\n" in draft.text[end : span.start] and draft.text[end - 1] not in "；;：:":
            said = opening = ""
        half = said if draft.text[end - 1] in "；;" else ""
        earlier = Earlier(before="" if said.startswith("任何") else said, half=half, opening=opening)
        said, start, end = "", 0, span.end
        for at, word in _modals(text, draft.language):
            after = _after(text, at + len(word), draft.language)
            if word in _BANNED:  # laid down for everyone, or whom the ban names: 禁止任何单位…
                anyone = found[0] if (found := _ANYONE.match(after)) else ""
                yield _duty(draft, article, span, (at, word), anyone, after[len(anyone) :])
                continue
            said = han_actor(text[start:at], after, earlier)
            by = bool(said) and after.startswith(f"由{said}")
            lead = han_lead(text[start:at], first=not start) if by or not said else ""
            yield _duty(draft, article, span, (at, word), said, after, lead)
            start = at + len(word)
            earlier = Earlier(sentence=said)
        if text.rstrip()[-1:] in ":：":
            opening = said


def _duty(
    draft: Draft, article: Provision, span: Span, modal: tuple[int, str], actor: str, after: str, lead: str = ""
) -> Duty:
    text = draft.slice(span)
    at, word = modal
    return Duty(
        article=article.key,
        modality=Modality.BAN if _NOBODY.match(actor) or _PROHIBITED.match(after) else _WORDS[word.lower()],
        word=word,
        actor=actor,
        action=after.strip(" ，,"),
        limit=_limit(text, at, after, draft.language, han=draft.language in ("zh", "ja")),
        items=_items_below(draft, article, span) if text.rstrip()[-1:] in ":：" else 0,
        span=span,
        lead=lead,
    )


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
    last = ""
    for cut in tokens(text, language):
        said = "应" if cut == "应对" and _DEALS.match(text, at + 2) else cut
        if said.lower() in _WORDS and not _is_told(text, at, said.lower(), last):
            # 应当A，并可以B are two acts; 应当……，不得…… as well: each clause has one
            here = max(text.rfind(sign, 0, at) for sign in "，；;,：:")
            if here != clause or clause == -1:
                word = negated(last, said)
                yield at + len(said) - len(word), word
                clause = here if here >= 0 else -2
        at += len(cut)
        last = cut


def _is_told(text: str, at: int, word: str, last: str) -> bool:
    """Whether a modal word, after another word, is told about and lays nothing down: 法律规定应当…, the harm that it may cause."""
    before = text[:at]
    after = text[at + len(word) :]
    if (word in _SENSED and not rules(last, word, after)) or only_applies(before, word, after):
        return True
    if _TOLD_ABOUT.search(before) is not None:
        return True
    if _WORDS[word] is Modality.PERMISSION and _RELATIVE.search(before) is not None:
        return True
    if _CONDITION.match(after) is not None:
        return True
    head = re.split(r"[，,；;：:]", before)[-1].strip()
    if word in _BANNED:
        return _BAN_AT_HEAD.search(head) is None or _BAN_TOLD.match(after) is not None
    if word == "可":
        return head.endswith(("指", *_ONLY_THEN))
    if word == "prohibited":
        return _BE.search(before) is not None
    return word in _HAN_DUTIES and (_NEED_UNMET.match(after) is not None or _is_condition(before, head, after))


def _is_condition(before: str, head: str, after: str) -> bool:
    """Whether a need only tells which things are meant: 对应当取得许可的船舶，…; 依法应当由行政机关处理的争议."""
    clause = re.split(r"[，。；：]", after)[0]
    if after.startswith("知道") or ("的" in clause and len(head) > 1 and head.endswith("其")):
        return True
    first = len(_ITEM.sub("", before)) == len(_ITEM.sub("", head))
    return first and _FOR_WHAT_OUGHT.match(_ITEM.sub("", head)) is not None and "的" in clause


def _after(text: str, start: int, language: str) -> str:
    """The words from a modal to the next modal's clause, or to the sentence's end."""
    for at, _ in _modals(text, language):
        if at > start:
            signs = "，；;," if language in ("zh", "ja") else (",", ";", " and ", " or ", " but ")
            cut = max(text.rfind(sign, start, at) for sign in signs)
            if cut > start:
                return _NEXT_CONDITION.sub("", text[start:cut])
    return text[start:].rstrip("。；;. ")


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
