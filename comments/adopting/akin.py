"""Words of one idea. A draft that writes one of them at the very place where another was asked for has answered, in its own way.

They aren't the same in law: a hearing is more than a notice, a serious incident less than one with injuries. So they make partly.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from comments.adopting.words import stem

_IDEAS = """
feasible possible practicable appropriate necessary proportionate reasonable applicable relevant suitable extent
serious significant substantial material severe grave major high considerable manifest
notice hearing heard consult consultation consulting opportunity comment views representations prior advance
consent permission agreement authorisation approval approve agree
except unless exempt exemption exception derogation save excluding
confidential confidentiality secret secrecy disclose
free charge fee cost remuneration
intentional intentionally negligent negligently deliberate wilful fault
reason reasoned justified justification grounds motivate
accessible accessibility disability disabilities
publish public publicly publication website transparent transparency
regular regularly periodic periodically continuous continuously frequency
repeated repeatedly persistent persistently recurrent systematic systematically
small micro smes startups start-ups
immediate immediately prompt promptly delay forthwith
train training competence competent skills expertise qualified
evaluate evaluation review assess assessment
children child minors minor age young youth
comply compliance conform conformity efforts
suspend suspension withdraw withdrawal revoke
重大 严重 重要 明显 显著 较大 实质
必要 必需 可行 适当 合理 相适应 酌情
听取 听证 陈述 申辩 征求 意见 协商
同意 许可 授权 批准
除外 不适用 豁免 免予 免除 另有
保密 泄露 秘密 隐私
免费 无偿 收费 费用 收取
说明 理由 依据
公开 公布 公示 公告 披露 发布
书面 文书
定期 每年 每季度 每月 每半年
多次 屡次 再次 拒不 逾期
培训 教育 考核 能力 资格
首次 初次 轻微 较轻
提前 事先 预先 事前
及时 立即 尽快 迅速
补偿 赔偿 返还 退还
告知 通知 送达 反馈 答复 回复
救治 救助 送医 抢救 医疗
未成年人 儿童 学生 老年人 残疾人 孕妇
复核 复查 异议 申诉 复议
示范 范本 文本 模板 格式
"""


@cache
def _ideas() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, line in enumerate(_IDEAS.strip().splitlines()):
        for word in line.split():
            found.setdefault(stem(word), number)
    return found


def ideas_of(stemmed: Iterable[str]) -> frozenset[int]:
    """The ideas that some stems are of."""
    known = _ideas()
    return frozenset(known[each] for each in stemmed if each in known)
