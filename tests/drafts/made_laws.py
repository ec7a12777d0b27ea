"""Chinese instruments of many kinds, made up from a seed, each with the number of its articles or points.

The kinds are those that seventy years of legislation have: short decisions, organic laws without captions, laws in
parts, repeals, amendments in points, interpretations, old laws with 一、 for items, rules with an annex of their own.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from drafts.numerals import write_numeral

_WHO = [
    "市设备主管部门",
    "区设备主管部门",
    "使用单位",
    "检测机构",
    "设备所有人",
    "街道办事处",
    "行业协会",
    "安全管理人",
    "中央企业",
    "外国企业",
]
_DO = ["提交", "更新", "保存", "公示", "核对", "移交", "补正", "备案", "查验", "报送"]
_WHAT = [
    "登记材料",
    "检测报告",
    "维护记录",
    "应急预案",
    "项目清单",
    "款项凭证",
    "条件说明",
    "技术档案",
    "规定文本",
    "整改方案",
]
_WHEN = ["三十日内", "十五个工作日内", "每年三月底前", "投入使用前", "发生变更后"]


@dataclass(frozen=True)
class MadeLaw:
    """A text, and how many articles (or, without articles, points) it has."""

    text: str
    count: int
    points: bool = False


def sentence(chance: random.Random, article: int) -> str:
    """A provision's words, now and then with a mention of an earlier one."""
    pick = chance.choice
    words = f"{pick(_WHO)}应当在{pick(_WHEN)}{pick(_DO)}{pick(_WHAT)}和{pick(_WHAT)}"
    if article > 1 and chance.random() < 0.3:
        words = f"依照本法第{write_numeral(chance.randint(1, article - 1))}条的规定，{words}"
    return f"{words}。"


def article(chance: random.Random, number: int, after: str = "　", *, items: str = "（{}）") -> str:
    """An article of one to three paragraphs, some with a list."""
    lines = [f"第{write_numeral(number)}条{after}{sentence(chance, number)}"]
    if chance.random() < 0.3:
        lines.append(f"{chance.choice(_WHO)}有下列情形之一的，应当改正：")
        count = chance.randint(2, 12)
        lines += [
            f"{items.format(write_numeral(i))}未{chance.choice(_DO)}{chance.choice(_WHAT)}{'；' if i < count else '。'}"
            for i in range(1, count + 1)
        ]
    if chance.random() < 0.3:
        lines.append(f"前款规定的{chance.choice(_WHAT)}，由{chance.choice(_WHO)}负责。")
    return "\n".join(lines)


def plain(chance: random.Random) -> MadeLaw:
    """Articles without chapters."""
    count = chance.randint(3, 40)
    body = "\n".join(article(chance, n) for n in range(1, count + 1))
    return MadeLaw(f"示例设备组织法\n（1954年9月20日通过）\n{body}\n", count)


def in_chapters(chance: random.Random) -> MadeLaw:
    """Chapters, some with sections, under a table of contents; the parts' numbers begin again or go on."""
    lines: list[str] = []
    listed: list[str] = []
    number, chapters = 0, chance.randint(2, 9)
    space = chance.choice(["　", " ", "  "])
    for chapter in range(1, chapters + 1):
        title = "附则" if chapter == chapters else "总则" if chapter == 1 else chance.choice(_WHAT)
        heading = f"第{write_numeral(chapter)}章{space}{title}"
        listed.append(heading)
        lines.append(heading)
        sections = chance.choice([0, 0, 2])
        for part in range(max(1, sections)):
            if sections:
                lines.append(f"第{write_numeral(part + 1)}节{space}{'一般规定' if part == 0 else chance.choice(_WHO)}")
            for _ in range(chance.randint(1, 8)):
                number += 1
                lines.append(article(chance, number, space))
    contents = chance.choice(["", "目录\n" + "\n".join(listed) + "\n", "\n".join(listed) + "\n"])
    return MadeLaw("示例设备法\n" + contents + "\n".join(lines) + "\n", number)


def in_parts(chance: random.Random) -> MadeLaw:
    """编, 分编, 章 and articles into the hundreds, with some inserted after."""
    lines: list[str] = []
    number = extra = 0
    for part in range(1, chance.randint(2, 4) + 1):
        lines.append(f"第{write_numeral(part)}编　{chance.choice(_WHAT)}")
        lines += [f"第{write_numeral(sub)}分编　{chance.choice(_WHO)}" for sub in range(1, chance.choice([1, 3]))]
        for chapter in range(1, chance.randint(2, 5)):
            lines.append(f"第{write_numeral(chapter)}章　{chance.choice(_WHAT)}")
            for _ in range(chance.randint(1, 30)):
                number += 1
                lines.append(article(chance, number))
                for suffix in range(1, chance.choice([1, 1, 1, 1, 3])):
                    extra += 1
                    lines.append(f"第{write_numeral(number)}条之{write_numeral(suffix)}　{sentence(chance, number)}")
    return MadeLaw("示例设备法典\n" + "\n".join(lines) + "\n", number + extra)


def glued(chance: random.Random) -> MadeLaw:
    """No space after the labels, so that 第三条中央企业… and 第四条所有… look like mentions."""
    count = chance.randint(5, 60)
    starts = ("中央企业", "所有单位", "和平地区的单位", "等级检测", "第三方机构", "以下设备", "的士公司", "外国企业")
    lines = [
        f"第{write_numeral(n)}条{chance.choice(starts)}{sentence(chance, n)}"
        if chance.random() < 0.5
        else article(chance, n, "")
        for n in range(1, count + 1)
    ]
    return MadeLaw("示例设备管理条例\n" + "\n".join(lines) + "\n", count)


def with_captions(chance: random.Random) -> MadeLaw:
    """Captions in brackets after each label, as drafts have them."""
    count = chance.randint(3, 30)
    opening, closing = chance.choice([("（", "）"), ("【", "】"), ("(", ")"), ("[", "]")])
    lines = [article(chance, n, f"{opening}{chance.choice(_WHAT)}{closing}　") for n in range(1, count + 1)]
    return MadeLaw("示例设备登记办法（征求意见稿）\n" + "\n".join(lines) + "\n", count)


def old(chance: random.Random) -> MadeLaw:
    """Spaces inside labels, 一、 for items, a preamble and a signature."""
    count = chance.randint(3, 25)
    lines = [article(chance, n, "　", items="{}、").replace("条　", " 条  ", 1) for n in range(1, count + 1)]
    head = "示例设备暂行条例\n（1951年2月20日公布）\n为了管理设备，特制定本条例。\n"
    return MadeLaw(head + "\n".join(lines) + "\n示例设备委员会\n一九五一年二月二十日\n", count)


def with_annex(chance: random.Random) -> MadeLaw:
    """An annex that counts its own articles, and one in points."""
    count, own = chance.randint(3, 20), chance.randint(2, 6)
    body = "\n".join(article(chance, n) for n in range(1, count + 1))
    annex = "\n".join(article(chance, n) for n in range(1, own + 1))
    points = "\n".join(f"{write_numeral(n)}、{sentence(chance, n)}" for n in range(1, 5))
    end = f"第{write_numeral(count + 1)}条　本办法自公布之日起施行。"
    return MadeLaw(f"示例设备办法\n{body}\n{end}\n附件一\n填报规则\n{annex}\n附件二\n登记事项\n{points}\n", count + 1)


def after_a_decision(chance: random.Random) -> MadeLaw:
    """A decision with its instructions, then the whole text as amended."""
    made = in_chapters(chance)
    decision = "\n".join(
        f"{write_numeral(n)}、将第{write_numeral(n + 1)}条修改为：“第{write_numeral(n + 1)}条　{sentence(chance, 1)}”"
        for n in range(1, chance.randint(2, 6))
    )
    return MadeLaw(
        f"关于修改《示例设备法》的决定\n{decision}\n本决定自公布之日起施行。\n《示例设备法》根据本决定作相应修改，重新公布。\n{made.text}",
        made.count,
    )


def amendment(chance: random.Random) -> MadeLaw:
    """An amendment in points whose quoted articles carry labels of the law they go into."""
    count = chance.randint(2, 30)
    lines: list[str] = []
    for n in range(1, count + 1):
        target = chance.randint(20, 300)
        label = f"第{write_numeral(target)}条" + chance.choice(["", "之一"])
        quoted = "\n".join(sentence(chance, 1) for _ in range(chance.randint(1, 3)))
        lines.append(
            f"{write_numeral(n)}、"
            + chance.choice(
                [
                    f"将{label}修改为：“{quoted}”",
                    f"在{label}后增加一条，作为{label}之二：“{label}之二　{quoted}\n“{quoted}”",
                    f"删去{label}第二款。",
                ]
            )
        )
    return MadeLaw(
        f"示例设备法修正案（{write_numeral(chance.randint(1, 12))}）\n" + "\n".join(lines) + "\n", count, True
    )


def interpretation(chance: random.Random) -> MadeLaw:
    """An interpretation or decision in points."""
    count = chance.randint(2, 12)
    lines = [f"{write_numeral(n)}、{sentence(chance, 1)}" for n in range(1, count + 1)]
    head = "关于《示例设备法》第五条的解释\n会议讨论了有关问题，作如下解释：\n"
    return MadeLaw(head + "\n".join(lines) + "\n现予公告。\n", count, True)


def repeal(chance: random.Random) -> MadeLaw:
    """A decision without numbers: nothing to count, nothing lost."""
    return MadeLaw(f"关于废止《示例设备条例》的决定\n会议决定：废止《示例设备条例》。{sentence(chance, 1)}\n", 0)


KINDS: dict[str, Callable[[random.Random], MadeLaw]] = {
    made.__name__: made
    for made in (
        *(plain, in_chapters, in_parts, glued, with_captions, old, with_annex, after_a_decision),
        *(amendment, interpretation, repeal),
    )
}
