"""The outline as scripts and as people get it."""

from __future__ import annotations

import json
from typing import Any

from drafts.load import load_bytes
from drafts.outline import outline, render_outline
from drafts.reading import read
from tests.drafts.shapes import BODY, SHAPES

DATA = SHAPES["with notice"](BODY).encode()


def test_the_json_has_what_the_contract_says() -> None:
    source = load_bytes(DATA, "draft.txt")
    draft = read(source)
    found: dict[str, Any] = json.loads(json.dumps(outline(source, draft, "en"), ensure_ascii=False))
    assert set(found) >= {
        "title",
        "language",
        "profile",
        "source",
        "notice",
        "text",
        "articles",
        "provisions",
        "references",
        "diagnostics",
    }
    assert found["source"] == {
        "format": "txt",
        "sha256": source.sha256,
        "bytes": len(DATA),
        "view": "accepted",
        "column": None,
        "columns": [],
    }
    assert found["notice"]["deadline"] == "2024-06-30"
    text = found["text"]
    for article in found["articles"]:
        assert text[article["start"] : article["end"]] == article["text"]
        assert article["text"].startswith(article["label"])
    fourth = found["articles"][3]
    assert (fourth["key"], fourth["number"], fourth["paragraphs"]) == ("art_4", "4", 2)
    assert fourth["headings"] == ["第一章 总则", "第二节 职责分工"]
    keys = {p["key"] for p in found["provisions"]}
    assert all(p["parent"] in keys for p in found["provisions"] if p["parent"])
    assert all(r["target"] in keys for r in found["references"] if r["target"])


def test_people_get_headings_articles_and_the_deadline() -> None:
    draft = read(load_bytes(DATA, "draft.txt"))
    zh, en = render_outline(draft, "zh"), render_outline(draft, "en")
    assert "共 12 条" in zh
    assert "截止：2024-06-30" in zh
    assert "12 articles" in en
    assert "第二节　职责分工" in zh
    assert "    第四条" in zh


def test_one_term_is_not_plural() -> None:
    text = "第一条　本办法所称重要数据，是指一旦泄露可能危害国家安全的数据。\n第二条　重要数据应当备案。\n"
    assert "1 defined term: 重要数据" in render_outline(read(load_bytes(text.encode(), "a.txt")), "en")


def test_doubts_are_listed_in_the_language_asked_for() -> None:
    source = load_bytes("第一条　甲。\n第三条　丙。\n第四条　丁。\n".encode(), "a.txt")
    draft = read(source)
    assert "需要核对" in render_outline(draft, "zh", source=source)
    assert "line 2 of the file: " in render_outline(draft, "en", source=source)
