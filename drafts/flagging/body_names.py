"""Names of Chinese bodies: what names one, and where its name begins in a passage that says more."""

from __future__ import annotations

from drafts.flagging import legal_terms as terms
from drafts.patterns import regex

NAME_ENDS = (*terms.BODIES, "机构")
NAMES = "|".join(NAME_ENDS)
_WHO = (
    "海关|学校|监狱|公安|军队|国家|中央|当局|银行|协会|商会|公会|学会|军区|单位|企业|组织|厅|局|署|院|庭|派出所|事务所|研究所"
    "|中心|公司|集团|代表大会|负责人"
)
"""What else ends the name of somebody who acts."""
_LEVEL = "(?:中央|地方|各级|[省市县乡]级|设区的?市|省|自治区|直辖市|市|县)(?:以上|以下)?"
_LEVEL_ENDS = frozenset("央方级市省区县上下")
_LEVELS = regex(f"{_LEVEL}(?:(?:、|和|或者?){_LEVEL})*")
_LEADING_BEGINS = frozenset("，,、和或及与由经向报送并被将在从以等对内但会抄征提协配按依根")
_LEADING = regex(
    "(?:[，,、和或及与由经向报送并被将在从以等]|对(?!外)|内(?=[向由报经])|以及|或者|但是?|会同|报请|报经|报送|抄送|征求|提请|协助|配合|按照|依照|根据)+"
    "(?!营|济|贸|易|外经|纪)"
)
"""What joins a name to the words before it: 由, 报请; 经济部门 and 对外经贸部门 begin with none."""
_PREDICATE = regex(
    ".*(?:应当|可以|不得|必须|未经|取得|持有|接受|提请|接到|收到|超过|[高低]于|符合|依照|按照|根据|会同|协助|转送|转请|移送|送交|交由|提交|申请(?=人民)|抄送|征求|通知|规定|(?<!接)受(?=政府|委托)"
    "|的决定|听取|适用于|违反|遵守|加强同|(?<!自)由|(?<!方)向|享受|构建|建立|从事|需要|提出|授予|授权|作出|报请|报经|。|，|；|：|\n)"
)
"""Words up to one that belong to what is done and not to a name: 应当取得{国务院}."""
_NAME = regex(rf"[^，,；;。：:\s（）()《》“”]{{0,40}}?(?:{NAMES}|{_WHO})")
_UP_TO_NAME = regex(
    ".*(?:政府|国务院|部门|机关|机构|请求|指导|委托|协助|负责|通知|告知|报告|移送|移交|提交|配合|组织|督促|责令|依据|属于|加盖|是|各级|加强|交(?=有关)|人(?![民事力口])|[，,、。；;：:（）()《》“”\\s和或者及与由向经报对按并被将在从的各该其等])"
)
"""What stands before the words of a name that goes on: 会同{仲裁}机构."""
_ANAPHORA = frozenset("该此本其")
_ANAPHORIC = regex(rf"[该此本其](?:有关)?(?:{NAMES})")
_BARE = frozenset(("部门", "机关", "委员会", "机构", "法院"))
"""Scraps of names; alone they may be told, beside a name they say nothing."""


def name_ending(before: str) -> str:
    """The words at the end of a text with which the name of a body may go on: 省级人民政府农业 ends with 农业."""
    return _UP_TO_NAME.sub("", _PREDICATE.sub("", before))


def trimmed(text: str) -> str:
    """A name without the words before it that belong to what is done: 应当征求同级主管部门 names 同级主管部门."""
    return _without_lead(_PREDICATE.sub("", text))


def _without_lead(text: str) -> str:
    lead = _LEADING.match(text) if text[:1] in _LEADING_BEGINS else None
    return text[lead.end() :] if lead else text


def sole_name(text: str) -> str:
    """The name that a text is, but for what joins it on (由, 向); nothing where the text is no name or says more."""
    name = _without_lead(text.strip("，,、；;。 \n"))
    is_name = (_NAME.fullmatch(name) or is_level(name)) and not _PREDICATE.match(name)
    return name if is_name and not _is_anaphoric(name) else ""


def _is_anaphoric(name: str) -> bool:
    return name[:1] in _ANAPHORA and _ANAPHORIC.fullmatch(name) is not None


def is_level(name: str) -> bool:
    """Whether a name is a level of bodies and no body: 省级, 省、自治区、直辖市."""
    return name[-1:] in _LEVEL_ENDS and _LEVELS.fullmatch(name) is not None


def is_scrap(name: str) -> bool:
    """Whether a name is nothing or so little that it names nobody: 部门."""
    return not name or name in _BARE


def told_apart(names: list[str]) -> list[str]:
    """Names found in a passage as they may be told: trimmed, each once, without 该委员会 and scraps beside names."""
    if not names:
        return names
    found = dict.fromkeys(map(trimmed, names))
    whole = [name for name in found if name and not _is_anaphoric(name)]
    return [name for name in whole if not is_scrap(name)] or whole
