"""Words that carry weight in law, as data: what `drafts.flags` looks for.

Chinese words are tokens as `drafts.segment` cuts them; English words are small letters. Words that are as often part of a
harmless phrase (支持、其他、重要) are left out: a flag must be worth a lawyer's look.
"""

from __future__ import annotations

import re

from drafts.patterns import regex
from drafts.records import NamedTuple


class Phrase(NamedTuple):
    """A way of saying something, and words (small letters, but for names) of which one stands wherever it is said."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


DUTY, PERMISSION, BAN, RIGHT, APPEAL = "duty", "permission", "ban", "right", "encouragement"

MODALS: dict[str, str] = {
    **dict.fromkeys(("应当", "应", "必须", "须", "湏", "需", "需要", "shall", "must"), DUTY),
    **dict.fromkeys(("可以", "可", "㝵", "may", "can"), PERMISSION),
    **dict.fromkeys(("不得", "禁止", "严禁", "不应当", "不应", "不可以"), BAN),
    **dict.fromkeys(("shall not", "may not", "must not", "cannot", "prohibited"), BAN),
    **dict.fromkeys(("有权", "entitled"), RIGHT),
    **dict.fromkeys(("鼓励", "倡导", "should", "encourage", "encourages"), APPEAL),
}
MODAL_WORDS = frozenset(MODALS)
MODAL_NAMES: dict[str, tuple[str, str]] = {
    DUTY: ("义务", "a duty"),
    PERMISSION: ("许可", "a permission"),
    BAN: ("禁止", "a ban"),
    RIGHT: ("权利", "a right"),
    APPEAL: ("倡导", "an encouragement"),
}

NEGATIONS = _words("""
    不 未 不予 并非 not
""")

ALL_OF = _words("""
    和 与 及 以及 并 并且 且 and
""")
ONE_OF = _words("""
    或 或者 or
""")

BOUNDS = _words("""
    以上 以下 以内 之内 超过 不超过 不满 未满 满 年满 至少 至多 不少于 不低于 不高于 低于 高于 少于 多于 最低 最高
    不足 达到 least most more fewer less exceed exceeds exceeding minimum maximum
""")
INCLUSIVE = frozenset(("以上", "以下", "以内", "超过", "不满", "低于", "高于"))

URGENCY = _words("""
    立即 及时 尽快 即时 随时 限期 immediately promptly undue unreasonable forthwith swiftly
""")

FREQUENCIES = _words("""
    定期 不定期 每年 每半年 每季度 每月 每周 每日 每天 每旬 每学年
    annual annually yearly biannual biannually biennial biennially semiannual semiannually quarterly monthly weekly daily once twice
""")
EXCEPTIONS = _words("""
    除外 除 但 但是 另有 例外 不适用 豁免 免予 免除 except unless notwithstanding derogation exempt exempted exemption
    exception exceptions exemptions derogations derogating
""")

SANCTIONS = _words("""
    责令 罚款 警告 没收 吊销 拘留 停业 停产 暂扣 扣留 通报批评 处分 处罚 刑事责任 拘役 有期徒刑 赔偿 赔偿责任 取缔 降级
    撤职 开除 罚金 禁业 失信 惩戒 约谈 下架 查封 扣押 从重 从轻 减轻 情节 情节严重 情节较轻 连带 民事责任 补偿 加处 没入 歇业 监禁
    fine fines
    guilty misdemeanor misdemeanour felony injunction injunctions forfeiture forfeited
    penalty penalties imprisonment liable liability damages confiscation revoke revoked
""")

NO_PENALTIES = frozenset(("情节", "情节严重", "情节较轻", "补偿"))
"""Those that tell a sanction's weight, or make good what nobody is blamed for: in what a whole sentence holds they are none."""

SPLIT_WORDS = {"通报": "批评", "刑事": "责任", "民事": "责任", "有期": "徒刑", "不": "适用", "国家": "工作"}
"""Words of these lists that are cut in two, the first half and the second."""

PROCEDURES = _words("""
    备案 审批 批准 许可 核准 登记 注册 评估 审查 检测 认证 听证 公告 公示 报告 通知 申报 告知 同意 验收 复议 诉讼
    抽查 举报 审核 审计 征求意见 论证 鉴定 报送 报备 移送 协商 仲裁 起诉 受理 批复 送达 申诉 书面 催告 复核 备查 核备 核定 诉愿
    notify
    notification register registration authorisation authorization approval consent assessment audit hearing
    certification consultation approve approved object objected objection objections
""")
"""Steps of a procedure; as the first half of a name (登记机构, 审查标准) they are none, see `NAMES_AFTER`."""
NAMES_AFTER = _words("""
    机构 主体 结果 信息 平台 材料 制度 标准 情况 人员 部门 机关 证书 凭证 事项 办法 规定 体系 系统 工作 机制 书 证
    目录 费 费用 程序 簿 表 单 身份 标识 记载 专用 活动 时效 能力 水平 规则 条件 文件 商标 资本 委员会 庭 员 协会
    body bodies procedure procedures report reports certificate
    certificates system systems
""")

BODIES = (
    "部门",
    "机关",
    "委员会",
    "法院",
    "检察院",
    "政府",
    "国务院",
    "总局",
    "管理局",
    "军委",
    "监管机构",
    "主管机构",
    # of Taiwan, Hong Kong and Macao; each takes time to compile, in every draft
    *(
        "财政部",
        "内政部",
        "交通部",
        "经济部",
        "法务部",
        "教育部",
        "国防部",
        "劳动部",
        "福利部",
        "发展部",
        "行政院",
        "监察院",
        "行政会议",
    ),
    *("市政署", "水务局", "财政局", "警察局", "旅游局", "税务局", "行政长官", "署长", "处长", "专员"),
)
BODY_WORDS = _words("""
    commission council authority authorities board agency minister office court courts tribunal tribunals commissioner registrar
    regulator department ministry ombudsman governor
""")
NO_NAMES = _words("""
    the a an any all each every other another this that those these such said by with from between before after and or of to
    for in on at as their its take action several one more
""")
"""What ends the name of an English body, read backwards."""
BODY_ACTS = _words("""
    shall may must can is are has have does do considers finds decides adopts issues
""")
"""What follows a body that does something."""
TO_BODY = _words("""
    by with to on from and or where applicable inform notify consult consulting informing assist designate establish
""")
"""What stands before a body that acts, or towards which something is done."""
ACTS = ("Regulation", "Directive", "Decision", "Recommendation", "Agreement", "Convention")
"""Acts that are cited by their date or number."""
PRONOUNS = frozenset(("it", "they", "them", "its", "their"))
CASE_ENDS = ("的，", "的,", "的；", "的;")
"""The end of a case to which a rule applies: 造成损害的，…"""
BEFORE_BODY = _words("""
    the a an any all each other another relevant national competent responsible its their
""")
LEVELS = frozenset(("省级", "市级", "县级", "设区", "乡级", "地方", "各级"))

SCOPES = _words("""
    等 任何 任何人 所有 一切 全部 仅 只 境内 境外 直接 间接 故意 过失 首次 多次 拒不 适当 合理 重大 严重 变相 明知
    较轻 较重 高额 大额 小额 巨额 过高 过低 必要 主要 任意 自愿 无偿 有偿 实质 临时 any all only exclusively solely
    compelling overriding utmost scale
    unreasonably unnecessarily unduly
    exceptionally strictly expressly explicitly proportionate reasonable reasonably significant substantial
    serious directly indirectly material gross manifest adequate sufficient
    cumulative voluntary voluntarily freely freely-given
    单独 独立 特定 充分 足够 唯一 永久 终身
    prior written explicit unambiguous exclusive perpetual irrevocable
""")

SCOPE_NAMES: dict[str, tuple[str, ...]] = {
    "直接": ("责任人员", "负责"), "主要": ("负责人", "责任人"), "重大": ("误解",), "临时": ("监护",),
    "合理": ("使用", "配置", "利用", "布局", "安排"),
}  # fmt: skip
"""Words of `SCOPES` that begin a name, by what follows then: 直接责任人员 are persons, not a directness."""
FAULT = _words("""
    intentionally negligently deliberately knowingly wilfully recklessly intentional negligent deliberate reckless wilful negligence
    intent 过错 恶意
""")
"""How much somebody must be to blame."""
OBJECTS = _words("""
    权利 义务 责任 民事责任 债务 债权 财产 财产权利 物权 原物 权益 利益 资产 负债 损失 损害 rights obligations duties
""")
"""What a rule gives, takes or makes good."""
PERSONS = _words("""
    公民 个人 自然人 单位 各单位 公司 企业 国家工作 公职 国家工作人员 公职人员
""")
"""Whom a rule concerns."""
EFFORTS = _words("""
    尽量 努力 力争 尽力 力求 争取
""")
"""Words that ask for an attempt."""
GOALS = (
    _words("""
    确保 保证 保障 避免 防止 预防 杜绝 消除 减轻 减少 降低 控制 ensure guarantee prevent avoid eliminate remove mitigate minimise
    minimize reduce limit promote support
""")
    | EFFORTS
)
"""How much must be reached."""
ENDINGS = _words("""
    撤销 注销 取消 撤回 收回 终止 中止 暂停 停止 解除 废止 恢复 延长 变更 suspend suspension terminate termination withdraw
    withdrawal cancel cancellation annul annulment renew renewal extend extension
""")
"""What becomes of a right, a licence or a contract: one in the place of another."""
DEGREES = _words("""
    基本 初步 一般 普通 扎实 良好 优秀 较高 较强 较低 较大 高度 完整 全面 重要 特殊 最低 最高 high higher highest low lower lowest
    equivalent comparable minimum maximum optimal full partial basic thorough
""")
"""How good or how much something must be: one in the place of another."""
MANNERS = _words("""
    专职 兼职 全职 擅自 随意 现场 远程 线上 线下
    免费 事先 预先 提前 一致 公开 自行 亲自 单方 优先 共同 强制 自动 匿名 实名 主动 当场 就地 一次性 足额 全额 夜间 日间 等额 无条件
    jointly severally unilaterally personally automatically temporarily permanently temporary permanent direct indirect due elected
    anonymously anonymous separately individually independently publicly confidentially electronically orally
    unconditional unconditionally conditional joint binding non-binding commercial non-commercial noncommercial
    nominal subsequent initial existing prospective fundamental domestic foreign
    mandatory compulsory optional retroactive retroactively
""")
"""How, by whom or at whose cost something is done."""
TELLS_NO_OTHER = _words("""
    有关 相关 相应 所有 全部 一切 其他 具体 各自 自己 本人 现有 上述 前述 所述 下列 以下 如下 同样 一定 新 原 他人 这些 那些 其中
    国家 社会 法定 依法 工作 民事 统一 进行 主管 各级
""")
"""Attributes that tell no thing from others of its kind."""
NO_PERSONS = _words("""
    register letter order matter number paper offer transfer power charter chapter other latter factor sector error event content
    element component patent extent consent accident incident fee container sensor parameter identifier
""")
"""Words, in the singular, that end as English words for persons do."""
EFFECTS = _words("""
    无效 失效 有效 视为 推定 消灭 void deemed presumed presumption
""")
"""What follows in law from a fact or an act."""

HEDGE = Phrase(
    regex(
        r"(?:to the (?:best|greatest|fullest|maximum|largest) extent|as (?:far|soon) as|insofar as|in so far as|to the extent"
        r"|where|wherever|when)"
        r" (?:possible|appropriate|necessary|feasible|practicable|relevant|applicable|strictly necessary)"
        r"|if (?:any|appropriate|necessary)"
        r"|尽可能|视情况|视情|必要时|在必要范围内|在合理范围内|原则上|(?:一般|通常)应当|酌情|逐步|分步|根据需要|因地制宜",
        re.I,
    ),
    (
        *("possible", "appropriate", "necessary", "feasible", "practicable", "relevant", "applicable", "if any"),
        *("尽可能", "视情", "必要", "范围内", "原则上", "一般", "通常", "酌情", "逐步", "分步", "根据需要", "因地制宜"),
    ),
)
"""Words that make a duty weaker, stronger or dependent on judgement."""
RESPELT = frozenset(("帐账", "像象", "它他", "份分", "唯惟", "吊弔", "砂沙", "粘黏", "做作", "订定"))
"""Letters that are written for one another in one word: 帐簿 and 账簿, 其它 and 其他."""
AIM = Phrase(
    regex("制定本(?:法|条例|办法|规定|细则|规则)|has the purpose of|The purpose of this"), ("制定本", "purpose of")
)
"""Marks the sentence that says why a rule is made."""

DEFINING = Phrase(
    regex(
        r"是指|(?:本法|本条例|本办法|本规定)所称|指的是|[’'”\"] means |[：」]指(?![定导派挥示])"
        r"|在本[^，。；\n]{1,6}中，[^，。；\n]{1,24}指(?![定导派挥示])"
    ),
    ("是指", "所称", "指的是", " means ", "：指", "」指", "在本"),
)
"""Marks a sentence that defines a term."""
TAKES_EFFECT = (
    *("施行", "生效", "实施", "废止", "enter into force", "enters into force", "come into force", "comes into force"),
    *(
        "come into operation",
        "comes into operation",
        "takes effect",
        "take effect",
        "commences",
        "effective",
        "apply from",
    ),
    "shall apply",
)

SAME_WORD: dict[str, str] = {
    "但": "但是",
    "或": "或者",
    "并": "并且",
    "须": "必须",
    "应": "应当",
    "可": "可以",
    "㝵": "可以",
    "湏": "必须",
    "超越": "超过",
    "须经": "必须经",
    "despite": "notwithstanding",
    "following": "after",
    "inform": "notify",
    "informs": "notify",
    "forthwith": "immediately",
}
"""Short and long forms of one word: 但→但是 changes nothing in law."""
