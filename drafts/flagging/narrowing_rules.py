"""Flags for a Chinese word that says which persons or things are meant, before the noun for them: {重要}数据, 道路{旅客}运输."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafts.comparison import Flag
from drafts.flagging import legal_terms as terms
from drafts.flagging.actor_rules import JOINS, PERSONS, is_another, is_name
from drafts.flagging.changed_passage import Passage, one_sided_flag
from drafts.flagging.list_rules import respelled
from drafts.flagging.quantities import read_quantity

_THINGS = (
    "车", "车辆", "船", "船舶", "航空器", "设备", "设施", "数据", "信息", "产品", "商品", "货物", "物品", "食品", "药品",
    "用品", "器械", "仪器", "电池", "建筑物", "房屋", "住宅", "场所", "区域", "水域", "海域", "项目", "工程", "合同", "协议",
    "证件", "土地", "用地", "污染物", "废物", "废弃物", "化学品", "危险品", "废水", "废气", "噪声", "动物", "植物", "种子",
    "作品", "软件", "网站", "证券", "债券", "股票", "贷款", "资金", "资产", "保险", "事故", "案件", "线路", "燃料", "车站",
    "码头", "机场", "道路", "公路", "桥梁", "矿产", "林木", "作物", "费用", "岗位", "教育", "疾病", "手术", "病历", "档案", "证书",
    "票据", "意见",
)  # fmt: skip
"""Ends of words for what rules are made about."""
_NOUNS = (*_THINGS, *PERSONS)
_LAST_LETTERS = frozenset(noun[-1] for noun in _NOUNS)
_BUSINESS = frozenset(("运输", "经营", "业务", "服务", "活动", "生产", "作业", "贸易"))
_BEFORE_BUSINESS = frozenset((
    "从事", "提供", "开展", "经营", "办理", "承接", "申请", "道路", "水路", "铁路", "航空", "公路", "水上", "国际", "国内", "跨境",
))  # fmt: skip
"""What makes a word for a business a noun: 从事{危险货物}运输; 应当{安全}运输 says how."""
_VERBS = frozenset((
    "担任", "维护", "保护", "提供", "使用", "取得", "持有", "作出", "做出", "提出", "制定", "编制", "收集", "处理",
    "采集", "公开", "公布", "发布", "建立", "设立", "设置", "建设", "组织", "实施", "开展", "履行", "承担", "具有",
    "具备", "符合", "违反", "要求", "请求", "委托", "指定", "聘请", "聘用", "派出", "派遣", "指派", "安排", "配备",
    "管理", "监督", "检查", "检验", "查验", "检测", "核查", "调查", "指导", "支持", "帮助", "协助", "鼓励", "引导",
    "促进", "推动", "加强", "完善", "落实", "保障", "保证", "维持", "保存", "保留", "保管", "存储", "传输", "转移",
    "转让", "出让", "出租", "出售", "销售", "购买", "采购", "租赁", "借用", "收取", "缴纳", "支付", "返还", "退还",
    "交付", "提交", "报送", "出示", "出具", "签订", "订立", "解除", "终止", "变更", "撤销", "注销", "限制", "禁止",
    "妨碍", "阻碍", "损害", "侵害", "侵犯", "危害", "破坏", "影响", "涉及", "包括", "属于", "成为", "作为", "利用",
    "运用", "应用", "采取", "采用", "选择", "确定", "认定", "明确", "规定", "进入", "离开", "驾驶", "操作", "运行",
    "安装", "维修", "拆除", "改造", "更新", "生产", "制造", "加工", "进口", "出口", "运输", "承运", "装载", "停放",
    "占用", "征收", "征用", "申请", "受理", "审核", "告知", "通知", "参加", "参与", "开发", "设计", "研制", "投入",
    "投资", "筹集", "扣押", "查封", "冻结", "没收", "予以", "给予", "进行", "造成", "产生", "发生", "发现", "作成",
))  # fmt: skip
"""Words before which a noun is their object and not told from others of its kind."""
_TELLS_LITTLE = terms.TELLS_NO_OTHER | frozenset((
    "真实", "合法", "应当", "可以", "必须", "不得", "及时", "积极", "主动", "各类", "各种", "多种", "该", "此", "本",
    "其", "各", "当事", "当地", "所在地", "上级", "下级", "同级", "一个", "若干", "部分", "良好", "先进", "现代",
    "优质", "新型", "持续", "不断", "切实", "充分", "应该", "需要", "单独", "分别", "之间", "之外", "以外", "以上",
    "以下", "全体", "广大", "民事", "行政", "法人", "国务院", "但是", "按照", "依照", "根据", "依据", "通过", "经过",
    "对于", "关于", "如果", "因为", "由于", "或者", "以及",
))  # fmt: skip
_LONGEST, _SHORTEST = 4, 2
_LONGEST_HEAD = 4
_MOST_TOKENS = 3
_ANYBODY = ({"人员", "个人"}, {"单位", "组织"}, {"第三人", "相对人"})
"""Names for the same persons."""
_PERSON = "人"
_NO_HEADS = frozenset(("或者", "前者", "后者", "国家", "法人", "他人", "本人"))


def narrowed_noun(passage: Passage) -> Iterator[Flag]:
    """A word before the noun for somebody or something that comes, goes, or stands in another's place."""
    a, b = _sole(passage.old), _sole(passage.new)
    if a is None or b is None or not (a or b) or passage.before in JOINS:
        return
    head = passage.new_next
    if head != passage.old_next or not _is_told_apart(head, passage.before):
        return
    if respelled(a, b) or passage.says(terms.AIM):
        return
    script = passage.sentences.script
    if _stands(script.old, b, head) or _stands(script.new, a, head):
        return  # so they are called there as well
    if a and b:
        x, y = a + head, b + head
        yield Flag("scope", x, y, f"所指由“{x}”改为“{y}”", f"What is meant changes from “{x}” to “{y}”")
    else:
        yield one_sided_flag(b or a, comes=bool(b), zh="限定", en="A qualifier")


def exchanged_person(passage: Passage) -> Iterator[Flag]:
    """Somebody in another's place, wherever the sentence names them: 因{出租人 → 承租人}的过错."""
    a, b = passage.old_words, passage.new_words
    if max(len(passage.old), len(passage.new)) > _MOST_TOKENS or passage.hunk.pure:
        return
    if passage.new_next == passage.old_next == _PERSON:
        a, b = a + _PERSON, b + _PERSON  # {所有权 → 使用}人
    if not (is_name(a) and is_name(b) and is_another(a, b)) or {a, b} in _ANYBODY or "国家" in (a, b):
        return
    if passage.gained_any() and passage.lost_any():
        yield Flag("scope", a, b, f"所指的人由“{a}”改为“{b}”", f"Who is meant changes from “{a}” to “{b}”")


def passive_person(passage: Passage) -> Iterator[Flag]:
    """One party in the place of the other: {被}申请人."""
    words, comes = passage.one_sided()
    head = passage.new_next
    if words != ("被",) or head != passage.old_next or not is_name(head) or passage.before.endswith(PERSONS):
        return
    x, y = (head, "被" + head) if comes else ("被" + head, head)
    yield Flag("scope", x, y, f"所指的人由“{x}”改为“{y}”", f"Who is meant changes from “{x}” to “{y}”")


def how_banned(passage: Passage) -> Iterator[Flag]:
    """A word after 不得 that says how something is banned: 不得{过度}收集."""
    words, comes = passage.one_sided()
    if passage.before != "不得" or len(words) != 1 or not words[0].isalpha() or words[0] in terms.TELLS_NO_OTHER:
        return
    if _SHORTEST <= len(words[0]) <= _LONGEST and passage.following[:1].isalpha():
        yield one_sided_flag(words[0], comes=comes, zh="限定", en="A qualifier")


def _sole(words: Sequence[str]) -> str | None:
    """The one word of a side that may tell which; empty where there is none, None where a side says something else."""
    if not words:
        return ""
    word = words[0]
    if len(words) > 1 or not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha() or word.isascii():
        return None
    return None if word in _VERBS or word in _TELLS_LITTLE or word in terms.MODALS or read_quantity(word) else word


def _is_told_apart(head: str, before: str) -> bool:
    """Whether a word is a noun for persons or things of which there are several kinds."""
    if not _SHORTEST <= len(head) <= _LONGEST_HEAD or head in _NO_HEADS or head.endswith(terms.BODIES):
        return False
    if head in _BUSINESS:
        return before in _BEFORE_BUSINESS
    return head[-1] in _LAST_LETTERS and head.endswith(_NOUNS)


def _stands(words: Sequence[str], word: str, head: str) -> bool:
    """Whether a text has a word elsewhere, or the noun with it."""
    return bool(word) and (word in words or word + head in words)
