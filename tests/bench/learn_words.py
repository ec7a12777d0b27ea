"""Makes `drafts/segmenting/lexicon.txt` anew: ``python -m tests.bench.learn_words FOLDER`` (needs the extra ``bench``).

``FOLDER`` holds texts of laws, one a file. They are cut into words by rjieba's dictionary, compounds into their parts; what its
guesses glued to a particle (由省, 并报) is thrown out, and the words that are left are counted. The text of laws isn't kept: the
lexicon holds words and how rare they are.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import pairwise
from math import log
from pathlib import Path

import drafts.segmenting.words as words
from drafts.segment import atoms_and_runs

LONGEST = 4
_PARTICLES = frozenset(
    "的之于与及和或者在对由以为因向从自至到按经被将把让使令并而且但则即又也还已未不无非可应须得能会有是所其该此本各每某另同等中内外上下前后时起止"
    "处予受给需请属一二三四五六七八九十百千万亿两如若虽除凡指据依照当再均都就才只仅"
)
"""What a word begins or ends with is hardly ever one of these, unless a dictionary has the word."""
_NOT_MODAL = frozenset(
    "相应 对应 反应 响应 适应 供应 效应 回应 感应 呼应 顺应 照应 策应 因应 答应 报应 理应 一应 许可 认可 不可 必须 无须 毋须 急须"  # noqa: SIM905
    " 应用 应急 应对 应收 应付 应聘 应诉 应有 应邀 应届 应税 应答 应变 应试 应战 应征 应予 应当 应承 应允 应激 应募 应酬".split()
)
"""Words that hold 应, 可 or 须 without setting a duty or a permission."""
_NO_WORDS = """
吊销其 处罚金 不适 内向 中所 上中 人确 人送 或非 民和 和县 报上 民办非 检查和 现状及 各方对 追究其 该证据 到达某 停靠在 等奖项
期限内 期内 球站 外祖 局局长 仍达 兵服 具费 原关 原旧 原证 原图片 原衔级 原生态 回原 地省 地退 报乡 报省 报原 委务 故县 新犯
新证 犯数 权人 事人 数刑 类水 船船 特少 致人 衔设 设关 跨原 转地 量少 量质 汇往 派往 含低 港法 海江 陆浑 人所负 人移管 人辞任
作不实 先经村 入省境 过省境 左十右 师德师 强拿硬 归为己 拖方用 数包件 暂不付 林田湖 核供汽 物卸离 犯新罪 犯本节 畜共患 类高耗
粮于技 草沙冰 装贮过 附具种 陕哲罗 益物权 草沙 方有权 按规定 按程序 经检测 经审查 经查明 在城镇 在建设中
在改革中 在技术上 在经济上
"""
"""What hides a sanction, an exception or a word's beginning where it is taken for one word: 吊销其营业执照, 并处罚金, 不适用于,
十五日内向人民法院, 报省人民政府."""
_OURS = """
算法 算力 数据 数据集 语料 训练 标注 模型 大模型 生成式 人工智能 智能体 深度 合成 推荐 画像 爬虫 接口 云计算 大数据
区块链 物联网 互联网 车联网 元宇宙 平台 网约车 直播 主播 弹幕 短视频 小程序 应用 程序 商店 账号 账户 昵称 头像 粉丝
热搜 点赞 转发 跟帖 评论 群组 公众号 水军 刷单 炒信 带货 流量 弹窗 个人信息 敏感 处理者 出境 跨境 境外 传输 匿名化
去标识化 脱敏 加密 解密 密钥 密码 商用 认证 身份 人脸 指纹 虹膜 声纹 生物 识别 特征 步态 基因 未成年人 监护人 家长
同意 撤回 告知 删除 更正 查阅 复制 携带 转移 最小 必要 留存 备份 容灾 日志 审计 漏洞 补丁 木马 病毒 勒索 钓鱼 诈骗
入侵 攻击 等级 保护 关键 基础 设施 供应链 采购 审查 评估 检测 监测 预警 通报 应急 演练 处置 溯源 封堵 断网 域名 网址
带宽 机房 服务器 路由器 交换机 防火墙 终端 芯片 卫星 导航 遥感 测绘 频率 频谱 基站 蓝牙 无线电 射频 信标 无人机
航空器 低空 飞行 空域 自动 驾驶 网联 汽车 整车 电池 充电桩 换电 里程 召回 缺陷 事故 上市 公司 股东 董事 监事 高管
独立 控股 实际 控制人 关联 交易 披露 募集 发行 注册 保荐 承销 退市 收购 要约 回购 减持 增持 质押 冻结 期货 衍生品
保证金 基金 私募 信托 理财 存款 贷款 利率 汇率 支付 清算 结算 征信 反洗钱 受益 所有人 客户 尽职 可疑 大额 消费者 金融
普惠 银行 保险 理赔 投保人 被保险人 偿付 反垄断 垄断 协议 滥用 支配 地位 经营者 集中 申报 附加 限制性 条件 营业额
市场 份额 低于 成本 拒绝 搭售 大数据杀熟 差别 待遇 公平 竞争 不正当 混淆 商业 秘密 药品 医疗 器械 疫苗 临床 试验 伦理
受试者 知情 病历 处方 网售 中药 饮片 医保 诊疗 医师 护士 医院 卫生院 传染病 疫情 隔离 流调 化妆品 食品 添加剂 标签
保质期 碳排放 碳达峰 碳中和 配额 履约 核查 温室 气体 排污 许可证 固废 危废 噪声 扬尘 尾气 湿地 红线 生态 修复 赔偿
环评 排放 节能 可再生 能源 光伏 风电 储能 电网 氢能 招标 投标 评标 中标 标段 联合体 工程 施工 监理 勘察 设计 竣工
验收 质保 保修 农民工 欠薪 工伤 社保 公积金 劳务 派遣 竞业 加班 休假 调解 仲裁 裁决 执行
另有 每一 某一 每名 各该 不愿 不清 以内 以外 为限 时起 时止 在内 之内 之外 之前 之后 期满
却 便 很 太 更 最 极 颇 曾 尚 皆 亦 乃 呢 吗 吧 啊 了 着 过 们 这 那 哪 谁 我 你 您 他 她 它 咱 么 没 就 都 还 又 再 才 只 跟
给 把 被 让 叫 替 离 往 朝 向 沿 比 连 甚 既 倘 故 暨 兼 岂 何 彼 啥 咋 刚 正 挺 越 像 似 若 嘛 哦
可能 可行 最新 后台 总局 中共 全市 原先 黑名单 白名单 备忘录 起讫 起讫点 外祖父 外祖母 外祖父母 本位币 宽展期 地球站 不可抗力
上下车 副局长 用益物权 河长 湖长 人畜 共患病 己有 占为己有 归为己有
"""
"""Terms of newer rules, and particles, which the laws at hand hold seldom or never."""
OUR_COST = 118


def _cut(run: str) -> Iterator[str]:
    """A run as rjieba's words, duties and 未 cut off (登记 → 未登记 puts a word in), compounds in parts."""
    for word in import_module("rjieba").cut(run):
        if word[-1] in "应可须" and 1 < len(word) < LONGEST and word[-2:] not in _NOT_MODAL:
            yield from (word[:-1], word[-1])
        elif word[0] in "应未" and 1 < len(word) < LONGEST and word[:2] not in _NOT_MODAL and word[1:] != "成年":
            yield from (word[0], word[1:])
        elif len(word) < LONGEST:
            yield word
        else:
            yield from _parts(word)


def _parts(word: str) -> tuple[str, ...]:
    """A compound as the fewest dictionary words of two or three characters that make it up, or the word itself."""
    pieces = {
        (start, end) for _, start, end in import_module("rjieba").tokenize(word, "search") if 2 <= end - start <= 3
    }
    best: dict[int, tuple[int, ...]] = {0: (0,)}
    for end in range(2, len(word) + 1):
        ways = [best[end - size] for size in (2, 3) if end - size in best and (end - size, end) in pieces]
        if ways:
            best[end] = (*min(ways, key=len), end)
    edges = best.get(len(word))
    return (word,) if edges is None else tuple(word[a:b] for a, b in pairwise(edges))


def learn(texts: Iterable[str]) -> list[str]:
    """The lines of a lexicon of the words of some texts."""
    in_dictionary = import_module("rjieba").has_word
    no_words = frozenset(_NO_WORDS.split())
    counts = Counter(word for text in texts for piece, is_run in atoms_and_runs(text) if is_run for word in _cut(piece))
    kept = {
        word: count
        for word, count in counts.items()
        if len(word) == 1
        or (
            len(word) <= LONGEST
            and word not in no_words
            and (in_dictionary(word) or (count > 1 and not {word[0], word[-1]} & _PARTICLES))
            and not (set("应可须") & {word[0], word[-1]} and len(word) == 2 and word not in _NOT_MODAL)
        )
    }
    total = sum(kept.values())
    costs = dict.fromkeys((word for word in _OURS.split() if len(word) <= LONGEST), OUR_COST)
    costs |= {word: round(10 * log(total / count)) for word, count in kept.items()}
    found: dict[tuple[int, bool], list[str]] = {}
    for word, cost in costs.items():
        found.setdefault((cost, len(word) > 2), []).append(word)
    return [f"{cost} {' '.join(sorted(words))}" for (cost, _), words in sorted(found.items())]


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    lines = learn(file.read_text(encoding="utf-8") for file in sorted(folder.iterdir()))
    remark = "# cost words: see words.py; made by tests/bench/learn_words.py"
    Path(words.__file__).with_name("lexicon.txt").write_text("\n".join([remark, *lines]) + "\n", encoding="utf-8")
