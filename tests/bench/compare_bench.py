"""Speed and quality of comparing, beside difflib and diff-match-patch on the same drafts in one run.

Run by ``make bench`` or ``python -m tests.bench.compare_bench``. Times are processor milliseconds, the best of three; only
ratios between columns mean anything on another machine. The drafts are made up here, from a fixed seed, with a known truth.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from importlib import import_module
from math import log

from rapidfuzz.distance import Indel

from drafts.align import align
from drafts.compare import compare
from drafts.diff import diff
from drafts.model import Draft
from drafts.segment import boundaries
from tests.drafts.small_drafts import build

SIZES = (75, 300, 1200, 4800)
"""Articles of the drafts that growth is measured on."""


def _words(listed: str) -> list[str]:
    return listed.split()


_WHO = _words("""市设备主管部门 区设备主管部门 使用单位 运营单位 检测机构
    设备所有人 街道办事处 行业协会 维护人员 安全管理人""")
_WHAT = _words("""登记材料 检测报告 维护记录 应急预案
    收费标准 安全标志 运行数据 技术档案 培训计划
    保险凭证 整改方案 年度清单 操作规程 监控设施""")
_DO = _words("""提交 更新 保存 公示 核对 移交 补正 备案 封存 查验 报送 说明""")
_WHEN = _words("""三十日内 十五个工作日内 六个月内 二十四小时内 每年三月底前 投入使用前 发生变更后 停止使用后""")
_HOW = _words("""应当 可以 不得 应当依法 应当及时 可以委托他人""")
_PLACE = _words("""车站 码头 医院 学校 商场 公园 图书馆 体育场 展览馆 住宅区 产业园区 地下空间""")


def sentence(chance: random.Random) -> str:
    pick = chance.choice
    duty = f"{pick(_PLACE)}的{pick(_WHO)}{pick(_HOW)}在{pick(_WHEN)}{pick(_DO)}{pick(_WHAT)}和{pick(_WHAT)}"
    return f"{duty}，由{pick(_WHO)}负责{pick(_DO)}{pick(_WHAT)}。"


def edited(text: str, chance: random.Random) -> str:
    """One to three words exchanged, and perhaps a sentence added."""
    for words in chance.sample([_WHO, _WHAT, _DO, _WHEN, _PLACE], chance.randint(1, 3)):
        there = [word for word in words if word in text]
        if there:
            text = text.replace(chance.choice(there), chance.choice(words), 1)
    return text + (sentence(chance) if chance.random() < 0.2 else "")


@dataclass(frozen=True)
class Pair:
    """Two drafts and the true links between their articles."""

    old: Draft
    new: Draft
    truth: frozenset[tuple[str, str]]
    old_bodies: tuple[str, ...]
    new_bodies: tuple[str, ...]


def make(size: int, share: float, seed: int = 7, *, moving: bool = True) -> Pair:
    """A draft and its successor: a share of the articles edited, and with ``moving`` one in twenty new, gone or moved."""
    chance = random.Random(seed)
    olds = ["".join(sentence(chance) for _ in range(chance.randint(1, 4))) for _ in range(size)]
    order = list(range(size))
    if moving:
        order = [at for at in order if chance.random() > 0.05]
        for _ in range(size // 20):
            order.insert(chance.randrange(len(order)), order.pop(chance.randrange(len(order))))
    news: list[str] = []
    links: list[tuple[str, str]] = []
    for at in order:
        if moving and chance.random() < 0.05:
            news.append(sentence(chance) + sentence(chance))
        news.append(edited(olds[at], chance) if chance.random() < share else olds[at])
        links.append((f"art_{at + 1}", f"art_{len(news)}"))
    return Pair(build(*olds), build(*news), frozenset(links), tuple(olds), tuple(news))


def milliseconds(work: Callable[[], object], times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        began = time.process_time()
        work()
        best = min(best, time.process_time() - began)
    return best * 1000


def f1(found: set[tuple[str, str]], truth: frozenset[tuple[str, str]]) -> float:
    return 2 * len(found & truth) / (len(found) + len(truth))


def by_number(pair: Pair) -> set[tuple[str, str]]:
    return {(f"art_{n}", f"art_{n}") for n in range(1, min(len(pair.old_bodies), len(pair.new_bodies)) + 1)}


def by_difflib(pair: Pair) -> set[tuple[str, str]]:
    """Articles matched as lines; replaced runs paired in order."""
    found: set[tuple[str, str]] = set()
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, pair.old_bodies, pair.new_bodies, autojunk=False).get_opcodes():
        if tag in ("equal", "replace"):
            found |= {(f"art_{a + 1}", f"art_{b + 1}") for a, b in zip(range(a0, a1), range(b0, b1), strict=False)}
    return found


def by_us(pair: Pair) -> set[tuple[str, str]]:
    return {(o, n) for link in align(pair.old, pair.new).links if not link.partial for o in link.old for n in link.new}


Runs = Sequence[tuple[str, str]]
Engine = Callable[[str, str], Runs]


def difflib_runs(old: str, new: str) -> Runs:
    runs: list[tuple[str, str]] = []
    for tag, a0, a1, b0, b1 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(("equal", old[a0:a1]))
        else:
            runs += [(op, text) for op, text in (("delete", old[a0:a1]), ("insert", new[b0:b1])) if text]
    return runs


def dmp_runs(old: str, new: str) -> Runs:
    engine = import_module("diff_match_patch").diff_match_patch()  # it has no types
    found = engine.diff_main(old, new)
    engine.diff_cleanupSemantic(found)
    return [({0: "equal", -1: "delete", 1: "insert"}[op], text) for op, text in found]


def our_runs(old: str, new: str) -> Runs:
    return [(op.value, text) for op, text in diff(old, new, "zh")]


def readability(engine: Engine, pairs: Sequence[tuple[str, str]]) -> tuple[float, float, float]:
    """Share of hunk edges inside a word, changed characters over the least possible, and hunks an article."""
    inside = edges = changed = hunks = 0
    least = sum(Indel.distance(old, new) for old, new in pairs)
    for old, new in pairs:
        cuts = {"delete": set(boundaries(old)), "insert": set(boundaries(new))}
        at = {"delete": 0, "insert": 0}
        before = "equal"
        for op, text in engine(old, new):
            if op == "equal":
                at = {side: place + len(text) for side, place in at.items()}
            else:
                edges += 2
                inside += (at[op] not in cuts[op]) + (at[op] + len(text) not in cuts[op])
                changed += len(text)
                at[op] += len(text)
                hunks += before == "equal"
            before = op
    return inside / max(1, edges), changed / max(1, least), hunks / max(1, len(pairs))


def alignment_table() -> None:
    """F1 against the known truth and milliseconds, by number of articles and share of edited ones."""
    print("Alignment: F1 against the known truth, and milliseconds")
    heads = ("articles", "edited", "by number", "difflib", "ours", "difflib ms", "align ms", "compare ms")
    print("".join(f"{head:>12}" for head in heads))
    spent: dict[tuple[str, float], list[tuple[int, float]]] = {}
    for share in (0.1, 1.0):
        for size in SIZES:
            pair = make(size, share)
            peers = size <= 1200  # difflib is quadratic
            scores = [
                f1(found(pair), pair.truth)
                for found in ((by_number, by_difflib, by_us) if peers else (by_number, by_us))
            ]
            costs = [
                milliseconds(partial(align, pair.old, pair.new), 3 if peers else 1),
                milliseconds(partial(compare, pair.old, pair.new), 1),
            ]
            spent.setdefault(("align", share), []).append((size, costs[0]))
            spent.setdefault(("compare", share), []).append((size, costs[1]))
            cells = [f"{score:>12.3f}" for score in scores]
            if peers:
                costs.insert(0, milliseconds(partial(by_difflib, pair), 1))
            cells += [f"{cost:>12.1f}" for cost in costs]
            if not peers:
                cells.insert(1, f"{'-':>12}")
                cells.insert(3, f"{'-':>12}")
            print(f"{size:>12}{share:>12.0%}" + "".join(cells))
    for (name, share), points in spent.items():
        (small, first), (large, last) = points[0], points[-1]
        print(f"growth of {name} with {share:.0%} edited: cost ~ articles^{log(last / first) / log(large / small):.2f}")


def diff_table() -> None:
    """How readable each engine's diff of the same articles is, and what it costs beside ours."""
    pair = make(300, 1.0)
    olds = {f"art_{n}": text for n, text in enumerate(pair.old_bodies, 1)}
    news = {f"art_{n}": text for n, text in enumerate(pair.new_bodies, 1)}
    pairs = [(olds[o], news[n]) for o, n in sorted(pair.truth) if olds[o] != news[n]]
    print(f"\nDiff of {len(pairs)} edited articles")
    print(
        "".join(f"{head:>18}" for head in ("engine", "edges in words", "changed/least", "hunks/article", "ms", "ratio"))
    )
    ours = milliseconds(partial(run_all, our_runs, pairs))
    for name, engine in (("ours", our_runs), ("difflib", difflib_runs), ("diff-match-patch", dmp_runs)):
        cost = milliseconds(partial(run_all, engine, pairs))
        inside, changed, hunks = readability(engine, pairs)
        print(f"{name:>18}{inside:>18.1%}{changed:>18.2f}{hunks:>18.2f}{cost:>18.1f}{cost / ours:>18.2f}")


def run_all(engine: Engine, pairs: Sequence[tuple[str, str]]) -> None:
    for old, new in pairs:
        engine(old, new)


def main() -> None:
    """Print the tables."""
    diff("使用单位应当登记。", "运营单位可以登记。")  # loads the dictionary, which is not what is measured
    alignment_table()
    diff_table()


if __name__ == "__main__":
    main()
