"""Who has a duty in a Chinese sentence: the subject of the modal word, or nobody where that is in doubt.

What stands right before the modal is its subject (网信部门应当); a thing there (裁决书应当) has no actor. Where only a comma or an
adverb stands there, the subject of the condition goes on (处理者处理重要数据的，应当), if there is just one. Objects, agents
(由某机关决定的) and those something is done to (给他人造成损失的) are no subjects.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafts.patterns import regex
from drafts.records import NamedTuple
from drafts.segment import tokens

LONGEST_ACTOR = 60
"""A longer phrase before the modal is a clause, not an actor."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_DEPARTMENT = "[^，的、在对自按根依因认发报将向和与或及由]{0,14}(?:部门|机构|机关|委员会)"
_BODIES = (
    rf"(?:政府|国务院){_DEPARTMENT}|(?:政府|国务院)(?!{_DEPARTMENT})"
    "|处理者|主体|运营者|经营者|提供者|使用者|管理者|消费者|所有者|监护人|法定代表人|负责人|当事人|申请人|代理人|责任人|债务人|债权人"
    "|义务人|权利人|纳税人|工作人员|从业人员|机构|机关|部门|委员会|法院|检察院|协会|商会|学会|医院|总局|管理局|公安局"
    "|税务局|公司|集团|仲裁庭|合议庭|仲裁员"
)
"""Words that name somebody whatever follows them, but for what makes them a part of a longer name."""
_OTHERS = (
    r"人员|个人|用户|公民|法人|组织|单位|企业|平台|学校|银行|工会|海关|军队|国家|中华人民共和国|中心|监狱|罪犯|未成年犯|警察|律师|医师|教师|会计师"
    r"|任何一方|(?:接收|发包|承包|委托|受托|受让|转让|出让|出租|承租|施工)方|(?:供应|制造|服务|开发|发行|经销|运营|承包)商"
    r"|近亲属|亲属|家属|股东|船东|业主|货主|董事|监事|渔民|村民|居民|法庭|看守所|管教所|事务所|(?<!动)员(?!会)|(?<!或)者|人|局|厅|[署局处部厅院]长|长官|总监|(?<!部)署"
)
"""Words that name somebody where an adverb, a verb or nothing follows."""
_GOES_BEFORE = (
    r"[在于自按依根对向为因每会经将把被给从当未拒违就没无不可应拟均都已仍还也亦方]|针对|有(?!关|权)|立即|及时|定期|擅自|故意|处理|提供|开展|发现|收集|使用|委托"
    r"|利用|发生|需要|存在|申请|提出|选定|约定|接到|收到|作出|认为|认定|取得|造成|办理|履行|变更|转让|销售|请求|采取|实施|进行|参加"
    r"|准许|兼任|转递|根据|遇有|违反|收取"
)
_LEADING_ACTOR = regex(
    rf"(?P<actor>[^，,；;：:。（）()\s]{{0,40}}?"
    rf"(?:(?:{_BODIES})(?!的|和|与|或|及其|及(?!时)|以及|等|、|之|以外|主任|所在|章程|名称|住所|工作|内部|人员|组成|负责人|法人|全体|债券|采购)"
    rf"|(?:{_OTHERS})(?=$|{_GOES_BEFORE})))"
)
_ACTS = regex(_GOES_BEFORE)
_ENDS_IN_ACTOR = regex(rf"(?:{_BODIES}|{_OTHERS})$")
_CONNECTIVE = regex(
    r"^(?:必要时|并且|并|且|或者|或|同时|但是|但|其中|此外|另外|因此|所以|即|该|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、])+"
)
_ADVERBS = regex(r"^(?:也|还|并|均|都|又|仍|则|方|仅|再|一律|依法|及时|同时|一般|首先|自行|各自|双方|其)*$")
_CIRCUMSTANCE = regex(
    r"^(?:对|向|针对|在|自|从|于|按|根据|依照|依据|为|因|经|未经|非经|非因|除|如果|通过|以|将|把|给|由|被|到|与|使|有|无|可能|必要时)"
)
"""How a clause begins that names no subject."""
_NOBODY = regex(
    r"^(?:对|向|由|给|除|未经|经(?![营济办理纪销])|通过|尽力|或者|以及|和|与|同)|他人$|^(?:组织|本人|两人|二人|一人|何人|其他人)$"
)
"""Phrases that are no subject."""
_MODAL = regex("不得|应当|可以|必须|明知")
_ALWAYS_VERB = regex(
    r"^(?:责令|通知|告知|设立|要求|保障|保护|督促|提交|转送|移送|成为|担任|本法|免除|审查|尽力|发现|证明|具有|有权|必要时|入境)"
)
_NAMED_BY_ACT = regex(
    r"被?(?:(?![对向在给由将把与经为被])[\u4e00-\u9fff]){2}(?:单位|机构|机关|部门|人员|企业|平台|组织|公司|者|人|方|员)(?=[、和或与及其]|$)"
)
"""使用单位, 报告义务人: a verb that is part of a name."""
_VERBS = _words("""
    发现 认为 认定 导致 造成 致使 使 证明 需要 设立 委托 保障 保护 从事 使用 利用 提供 要求 责令 通知 告知 规定 涉嫌 侵害
    损害 影响 妨碍 阻碍 帮助 协助 支持 聘请 聘任 选定 指定 任命 接受 收到 取得 转送 报 报送 报告 提交 移送 交 送达 申请
    请求 起诉 对 向 在 到 给 由 将 把 被 因 为 经 未经 未 除 以 于 从 自 按 按照 根据 依据 依照 可能 不 无 有 没有 是
    属于 超过 消失 期满 满 决定 批准 同意 违反 作出 提出 约定 担任 成为 施行 存在 令 视为 包括 违法 不得 应当 可以 必须
    涉及 负担 具有 会议
""")
"""What an actor's own name doesn't hold."""
_PARTICIPLE = regex(r"的(?!$)")
_SHORT_PARTICIPLE = regex(r"^[^的]{1,4}的(?!$)")
_COMES_UPON = regex(r"^(?:发现|收到|接到|作出|采取|进行|从事|实施|开展)")
_CONDITION_END = regex(r"(?:的|时|后|前|内|起|中|期间|以来|情况下|过程中)$")
_TIME_END = regex(r"(?:时|后|前|期间|之日起)$")
_NOTICES = regex(r"^[^，]{0,14}?(?:收到|接到|认为|发现|认定|核实|不服|有异议)")
_SUFFERS = regex(r"^(?:被|(?:不能|无法)(?:继续|正常)?履行|死亡|终止|丧失|解散|破产|因[^，、]*(?:不能|无法))")
"""What befalls a subject that then isn't the one to act: 仲裁员因故不能履行职责的，应当重新选定."""
_DONE_TO_IT = regex(r"^(?:依法|及时|立即)?(?:将其|对其|为其|向其|给其|通知其|责令|驳回其)")
_DONE_BY_OTHERS = regex(r"^(?:视为|缺席)")
_DONE_TO_THE_PASSIVE = regex(r"^(?:将|对其|(?:予以)?(?:减刑|假释|收监|释放|处罚|处分|减轻|从轻|免除|免予))")
"""What is done to those described by what was done to them: 被判刑的人，符合条件的，可以减刑."""
_GOES_ON = regex(
    r"^(?:认为|发现|明知|经|符合|不符合|逾期|达成|不予|拒不|拒绝|因特殊|情况|案情|情节|无法|决定|有正当理由|确需|需要|有特殊情况|中止原因|没有违法|违法所得|回避事由|调解不成|调解达成"
    r"|对[^，]*(?:疑义|异议|不服))"
)
"""Conditions that go on about the actor of the sentence before."""
_BY = regex(r"^由(?!此|于)")
_SIGNS = regex(r"[，,；;：:]")
_CLAUSES = regex(r"[^，,；;：:]+[，,；;：:]?")


class Earlier(NamedTuple):
    """The actors that a sentence may go on about."""

    sentence: str | None = None
    """Of an earlier duty in the same sentence; none where there is no such duty."""
    before: str = ""
    """Of the sentence before, in the same paragraph."""
    half: str = ""
    """Of the half of the sentence before a semicolon: 任何人不得…；不得…."""
    opening: str = ""
    """Of the words that open the list."""


class _Subject(NamedTuple):
    """A clause's subject."""

    actor: str
    rest: str
    """The clause after it."""


def han_actor(before: str, action: str, earlier: Earlier) -> str:
    """Who must do what follows a modal; ``before`` starts at the sentence or behind its last modal. Empty where in doubt."""
    parts = [_CONNECTIVE.sub("", part.strip()) for part in _SIGNS.split(before)]
    if _BY.match(action):
        agent = _agent(action.split("，", 1)[0])
        return agent.actor if agent else ""
    if earlier.sentence is not None:
        parts = parts[1:] or [""]
    nearest = parts.pop()
    if not _ADVERBS.match(nearest):
        if is_actor(nearest):
            return _named(nearest)
        found = _subject(nearest)
        if (
            found
            and (found.rest.startswith("对") or not _PARTICIPLE.search(found.rest))
            and (_ADVERBS.match(found.rest) or _ACTS.match(found.rest))
        ):
            return found.actor
        if found or not _CIRCUMSTANCE.match(nearest):
            return ""
    if parts and (_is_thing(parts[-1]) or (parts[-1].startswith("以及") and is_actor(parts[-1][2:]))):
        return ""  # a list of actors that a comma parts, or a thing
    candidates = [(part, found) for part in parts if (found := _topic(part, last=part is parts[-1]))]
    if not candidates:
        opened = earlier.sentence or earlier.opening or ("" if any(parts) else earlier.half)
        return opened or (earlier.half or earlier.before if parts and _GOES_ON.match(parts[0]) else "")
    return _agreed(candidates, action)


def han_lead(before: str, *, first: bool) -> str:
    """What a sentence says before a modal without an actor, the last clauses if that is long; ``first``: it is the first modal."""
    parts = _CLAUSES.findall(before)
    if not first:
        parts = parts[1:]  # ends what was said of the modal before
    while len("".join(parts)) > LONGEST_ACTOR:
        del parts[0]
    return _CONNECTIVE.sub("", "".join(parts).strip())


def is_actor(phrase: str) -> bool:
    """Whether a phrase as a whole names somebody: 监狱周围的单位 and 仲裁机构, but not 发现当事人 or 仲裁机构的章程."""
    if not 0 < len(phrase) <= LONGEST_ACTOR or not _ENDS_IN_ACTOR.search(phrase) or _NOBODY.match(phrase):
        return False
    modifier, _, core = phrase.rpartition("的")
    if _MODAL.search(phrase) or (not modifier and _ALWAYS_VERB.match(core)):
        return False
    return not any(token in _VERBS for token in tokens(_NAMED_BY_ACT.sub("", re.sub("有关|在先", "", core)), "zh"))


def _named(phrase: str) -> str:
    """An actor's phrase without what is said of how it came about."""
    return re.sub(r"^(?:依法|(?:依照|依据|根据|按照)[^的]{0,20}的)(?=\S{2})", "", phrase)


def _subject(clause: str) -> _Subject | None:
    """The actor a clause begins with."""
    found = _LEADING_ACTOR.match(clause)
    if found is None or len(found["actor"]) < 2 or not is_actor(found["actor"]):
        return None
    return _Subject(found["actor"], clause[found.end() :])


def _topic(clause: str, *, last: bool) -> _Subject | None:
    """The actor a condition is about; none for a thing described by who made it: 当事人提交的证据."""
    if _BY.match(clause):
        return _agent(clause)
    found = _subject(clause)
    if found and found.rest.startswith(("对", "向", "将", "给")):
        return found
    if is_actor(clause):
        return _Subject(_named(clause), "")
    if found is None or _CONDITION_END.search(clause) or not _described(found.rest, last=last):
        return found
    making, _, made = found.rest.partition("的")
    longer = _subject(made)  # 最高人民法院指定的人民法院根据…
    return _Subject(f"{found.actor}{making}的{longer.actor}", longer.rest) if longer else None


def _is_thing(clause: str) -> bool:
    """Whether a clause names a thing by who made it."""
    return _subject(clause) is not None and _topic(clause, last=True) is None


def _agent(clause: str) -> _Subject | None:
    """Who does it, said with 由: 由监督管理部门责令改正; not those something is made of: 由三人组成."""
    found = _subject(clause[1:])
    return None if found is None or found.rest.startswith(("组成", "构成")) else found


def _described(rest: str, *, last: bool) -> bool:
    """Whether what follows an actor makes it the maker of a thing: 提交的证据, not 依照法律的有关规定 or 发现违法的内容."""
    if _CIRCUMSTANCE.match(rest):
        return False
    return _SHORT_PARTICIPLE.match(rest) is not None or (
        last and _PARTICIPLE.search(rest) is not None and not _COMES_UPON.match(rest)
    )


def _agreed(candidates: Sequence[tuple[str, _Subject]], action: str) -> str:
    """The one actor that conditions are about; of several the last, if it takes notice of what the others did."""
    clause, last = candidates[-1]
    if _BY.match(clause):
        return last.actor
    noticing = _NOTICES.match(last.rest) is not None
    # 法院根据案件的需要，可以…: no condition, but the subject itself
    itself = not _CONDITION_END.search(clause) and _CIRCUMSTANCE.match(last.rest)
    for part, found in candidates[:-1]:
        if found.actor != last.actor and not noticing and not itself and not _TIME_END.search(part):
            return ""
    passive = "被" in last.actor and _DONE_TO_THE_PASSIVE.match(action)
    to_it = clause.endswith("的") and not noticing and _DONE_TO_IT.match(action)
    in_doubt = passive or to_it or _DONE_BY_OTHERS.match(action) or _SUFFERS.match(last.rest)
    return "" if in_doubt else last.actor
