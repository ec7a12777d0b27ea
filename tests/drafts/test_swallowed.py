"""Lines that look like an article's heading and were read as something else are told."""

from __future__ import annotations

from drafts.parse import parse

_HEAD = "渡口办法\n第一条　为了管理渡口，制定本办法。\n第二条　经营者应当配备救生衣。\n"
_END = "第四条　违反本办法的，处一千元以下罚款。\n第五条　本办法自公布之日起施行。\n"


def told(text: str) -> list[tuple[int, str | None]]:
    return [(one.line, one.article) for one in parse(text).diagnostics if one.code == "stray-article"]


def test_a_number_that_stands_twice_is_told() -> None:
    text = f"{_HEAD}第三条　渡船应当编号。\n第三条　渡船应当年检。\n{_END}"
    assert told(text) == [(5, "art_3")]


def test_a_number_out_of_order_is_told() -> None:
    text = (
        f"{_HEAD}第四条　违反本办法的，处一千元以下罚款。\n第三条　渡船应当编号。\n第五条　本办法自公布之日起施行。\n"
    )
    assert told(text) == [(4, "art_2")]


def test_another_law_after_the_first_is_told_once() -> None:
    other = "码头条例\n第一条　为了管理码头，制定本条例。\n第二条　码头应当照明。\n第三条　本条例自公布之日起施行。\n"
    text = f"{_HEAD}第三条　渡船应当编号。\n{_END}{other}"
    assert told(text) == [(8, None)]


def test_mentions_contents_and_annexes_are_not() -> None:
    contents = "渡口办法\n目录\n第一章　总则\n第二章　附则\n第一章　总则\n"
    text = (
        f"{contents}{_HEAD.partition(chr(10))[2]}第三条　渡船应当编号。\n第三条规定的编号由县级人民政府公布。\n{_END}"
        "附件1\n第一条　船名\n第二条　船型\n"
    )
    assert told(text) == []
