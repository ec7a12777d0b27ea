"""Words that carry weight in law, as data: what `drafts.flags` looks for.

Chinese words are tokens as `drafts.segment` cuts them; English words are small letters.
"""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


DUTY, PERMISSION, BAN, RIGHT, APPEAL = "duty", "permission", "ban", "right", "encouragement"

MODALS: dict[str, str] = {
    **dict.fromkeys(("应当", "应", "必须", "须", "shall", "must"), DUTY),
    **dict.fromkeys(("可以", "可", "may", "can"), PERMISSION),
    **dict.fromkeys(
        ("不得", "禁止", "严禁", "shall not", "may not", "must not", "cannot", "can not", "prohibited"), BAN
    ),
    **dict.fromkeys(("有权", "entitled"), RIGHT),
    **dict.fromkeys(("鼓励", "支持", "倡导", "引导", "should", "encourage", "encourages"), APPEAL),
}
MODAL_NAMES: dict[str, tuple[str, str]] = {
    DUTY: ("义务", "a duty"),
    PERMISSION: ("许可", "a permission"),
    BAN: ("禁止", "a ban"),
    RIGHT: ("权利", "a right"),
    APPEAL: ("倡导", "an encouragement"),
}

NEGATIONS = _words("""
    不 未 无 非 没有 不予 not no never without
""")

ALL_OF = _words("""
    和 与 及 以及 并 并且 且 同时 and
""")
ONE_OF = _words("""
    或 或者 or
""")

BOUNDS = _words("""
    以上 以下 以内 以外 之内 超过 不超过 不满 未满 满 至少 至多 不少于 不低于 不高于 低于 高于 少于 多于 最低
    最高 不足 达到 上限 下限 least most exceed exceeds exceeding than minimum maximum
""")

EXCEPTIONS = _words("""
    除外 除 但 但是 例外 另有 不适用 豁免 免予 免除 不受 except unless notwithstanding derogation exempt
    exempted exemption provided
""")

SANCTIONS = _words("""
    罚款 警告 没收 吊销 撤销 拘留 责令 停业 停产 整顿 关闭 暂扣 扣留 通报 通报批评 处分 处罚 刑事责任 追究 拘役
    有期徒刑 赔偿 赔偿责任 取缔 降级 撤职 开除 罚金 限制 从业 禁业 失信 惩戒 约谈 下架 停止 查封 扣押 从重 从轻
    减轻 连带 民事责任 补偿 双倍 加处 fine fines penalty penalties sanction sanctions imprisonment liable
    liability damages revoke revoked suspension confiscation
""")

PROCEDURES = _words("""
    备案 审批 批准 许可 核准 登记 注册 评估 审查 检测 认证 听证 公告 公示 报告 通知 申报 告知 同意 验收 复议
    诉讼 抽查 检查 审核 审计 征求意见 论证 鉴定 公开 报送 报备 移送 协商 仲裁 起诉 申请 受理 批复 送达 申诉
    查询 复制 移交 上报 书面 催告 撤回 评价 测评 notify notification register registration authorisation
    authorization approval consent assessment audit hearing report certify certification consultation appeal
    publish
""")

AUTHORITIES = _words("""
    国务院 中央 国家 全国人民代表大会 全国 人民政府 政府 部门 主管 主管部门 机关 公安 公安机关 公安部 网信 财政
    财政部 税务 海关 审计署 法院 人民法院 检察院 人民检察院 委员会 省级 市级 县级 设区 乡 镇 省 自治区 直辖市
    军队 中央军委 军委 常务委员会 总理 监察 司法 工信 电信 交通 交通运输 卫生 市场 监督 管理局 总局 银保监
    证监会 人民银行 中国人民银行 国家安全 国家机关 国家安全机关 保密 密码 commission council authority
    authorities board agency minister court member office
""")
AUTHORITY_ENDINGS = ("部门", "机关", "委员会", "法院", "检察院", "总局", "政府", "国务院", "管理局", "军委")

SCOPES = _words("""
    等 任何 所有 一切 全部 其他 仅 只 直接 间接 境内 境外 重大 严重 重要 必要 主要 关键 特定 特殊 故意 过失
    合理 正当 首次 多次 拒不 情节 后果 公共 合法 非法 违法 any all only including other directly indirectly
    significant serious material substantial intentionally negligently reasonable
""")

DEFINING = ("是指", "所称", "指的是", "包括下列", " means ", "‘", "shall mean")
TAKES_EFFECT = ("施行", "生效", "实施", "废止", "enter into force", "apply from", "shall apply", "effective")
