"""Search finds what a scan of all the text finds: in both databases, in step with every write."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comments.records import OtherPlace
from comments.search import words
from comments.search.found import Scope, snippet
from comments.search.variants import SIMPLIFIED
from comments.store import Store, indexing
from tests.comments.store_builders import (
    MATTER,
    QUOTE,
    REVIEWER_A,
    REVIEWER_B,
    add_comment,
    add_draft,
    fill,
    open_store,
    sound,
)

TEXTS = st.text("数据據據安全第十条a bAＡ１2。，-\nart", max_size=20)
QUERIES = st.one_of(
    TEXTS, st.sampled_from(["数", "数据", "數據安全", "a", "art", "第十条", "1", "1 数据", "。", "a数", "b-a"])
)


def scanned(texts: list[str], query: str) -> list[str]:
    """The texts in which all terms stand, found without the index, by another way of looking."""
    wanted = "".join(_plain(c) for c in query).split()
    return [text for text in texts if wanted and all(_stands(term, "".join(map(_plain, text))) for term in wanted)]


def _plain(char: str) -> str:
    return {"據": "据", "數": "数", "Ａ": "a", "１": "1", "A": "a"}.get(char, char)


def _stands(term: str, text: str) -> bool:
    word = "abrt12"
    starts = [at for at in range(len(text)) if text.startswith(term, at)]
    return any(at == 0 or term[0] not in word or text[at - 1] not in word for at in starts)


def comments_with(store: Store, query: str) -> list[str]:
    places = store.search(query, scope="comments").comments
    return [each.comment.body for each in store.found_words(places, query)]


@pytest.fixture(scope="module")
def shared() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "store.db") as store:
        fill(store)
        yield store


@settings(max_examples=60)
@given(st.lists(TEXTS.filter(str.strip), max_size=5), st.lists(QUERIES, min_size=1, max_size=4))
def test_search_equals_a_scan(shared: Store, texts: list[str], queries: list[str]) -> None:
    made = [add_comment(shared, text) for text in texts]
    for query in queries:
        assert sorted(comments_with(shared, query)) == sorted(scanned(texts, query)), query
    for comment in made:
        shared.delete_comment(comment.id, person=REVIEWER_A)


@settings(max_examples=200)
@given(TEXTS, QUERIES)
def test_terms_match_as_a_scan_does_and_the_index_holds_what_they_ask_for(text: str, query: str) -> None:
    wanted = words.terms(query)
    folded = words.fold(text)
    assert len(folded) == len(text)
    matched = bool(wanted) and words.matches(folded, wanted)
    assert matched == bool(scanned([text], query))
    held = words.tokens(folded)
    assert all(token.isascii() and token.isalnum() for token in held)
    if matched:
        for phrase in (phrase for term in wanted for phrase in term.phrases):
            ends = [
                token.startswith(phrase.tokens[-1]) if phrase.prefix else token == phrase.tokens[-1] for token in held
            ]
            assert any(ends)


@given(st.text(max_size=50))
def test_any_text_folds_to_its_length_and_can_be_asked_for(text: str) -> None:
    assert len(words.fold(text)) == len(text)
    assert words.fold(words.fold(text)) == words.fold(text)
    for term in words.terms(text):
        assert term.occurs(words.fold(text)), "what was typed is found in itself"


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("数据", ["數據處理者", "数据"]),
        ("數據", ["數據處理者", "数据"]),
        ("据", ["數據處理者", "数据"]),
        ("ＧＤＰＲ", ["the GDPR says"]),
        ("gd", ["the GDPR says"]),
        ("dpr", []),
        ("GDPR the", ["the GDPR says"]),
        ("处理 数据", ["數據處理者"]),
        ("15日", ["在１５日内"]),
        ("5日", []),
        ("《", ["《示例法》"]),
        ("", []),
        ("OR", []),
        ('"数据" NOT x', []),
        ("x*", []),
    ],
)
def test_what_is_found(place: str, query: str, hits: list[str]) -> None:
    with open_store(place) as store:
        fill(store)
        for body in ("數據處理者", "数据", "the GDPR says", "在１５日内", "《示例法》"):
            add_comment(store, body)
        assert comments_with(store, query) == hits


def test_the_index_keeps_step_with_every_write(place: str) -> None:
    with open_store(place) as store:
        fill(store)
        comment = add_comment(store, "原来的话", quote=QUOTE, also=(OtherPlace("art_2", "2", "第二条"),))
        store.edit_comment(comment.id, {"body": "后来的话"}, revision=1, person=REVIEWER_A)
        assert comments_with(store, "原来") == []
        assert comments_with(store, "后来") == ["后来的话"]
        assert comments_with(store, QUOTE.exact) == ["后来的话"]
        store.undo(REVIEWER_A)
        assert comments_with(store, "原来") == ["原来的话"]
        store.edit_comment(comment.id, {"visibility": "internal"}, revision=None, person=REVIEWER_A)
        (found,) = store.search("原来").comments
        assert (found.internal, found.article, found.start) == (True, "art_1", QUOTE.start)
        store.delete_comment(comment.id, person=REVIEWER_A)
        assert comments_with(store, "原来") == []
        store.restore_comment(comment.id, person=REVIEWER_A)
        assert comments_with(store, "原来") == ["原来的话"]
        before = [store.search(query) for query in ("原来", "第一", "first", "话")]
        store.renew_index()
        assert [store.search(query) for query in ("原来", "第一", "first", "话")] == before


def test_drafts_are_found_by_paragraph_and_scope(place: str) -> None:
    with open_store(place) as store:
        fill(store)
        add_draft(store, "二稿", data="数据\n第二条　安全评估".encode())
        store.add_matter(slug="other", title="另一件")
        add_draft(store, "甲稿", slug="other", data="安全".encode())
        add_comment(store, "安全第一", draft="二稿")

        def places(scope: Scope = "all", slug: str | None = None, draft: str | None = None) -> list[str]:
            found = store.search("安全", scope=scope, slug=slug, draft=draft)
            return [f"{line.draft}:{line.text}" for line in found.lines] + [c.draft for c in found.comments]

        assert places() == ["二稿:第二条　安全评估", "甲稿:第一条　安全", "二稿"]
        assert places("drafts", MATTER) == ["二稿:第二条　安全评估"]
        assert places("comments") == ["二稿"]
        assert places("all", MATTER, "一稿") == []
        (line,) = store.search("评估").lines
        assert store.draft(MATTER, "二稿").text[line.start :] == line.text


def test_a_store_without_an_index_gets_one_with_the_first_search(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(place) as store:
        fill(store)
        monkeypatch.setattr(words, "VERSION", words.VERSION + 1)
        add_comment(store, "写在没有索引的时候")
        with store._reading() as session:
            assert not indexing.is_ready(session)
        assert comments_with(store, "索引") == ["写在没有索引的时候"]
        add_comment(store, "之后的索引")
        assert len(comments_with(store, "索引")) == 2


def test_bundles_bring_words_that_are_found(place: str, tmp_path: Path) -> None:
    with open_store(tmp_path / "theirs.db") as theirs, open_store(place) as store:
        fill(theirs)
        comment = add_comment(theirs, "对方的意见")
        add_comment(theirs, "对方第二条")
        theirs.reply(comment.id, "同意", person=REVIEWER_B)
        store.merge(theirs.pack(MATTER, person=REVIEWER_A)[0], person=REVIEWER_B)
        assert sorted(comments_with(store, "对方")) == ["对方的意见", "对方第二条"]
        assert len(store.search("first").lines) == 1
        theirs.edit_comment(comment.id, {"body": "我方改过"}, revision=1, person=REVIEWER_A)
        store.merge(theirs.pack(MATTER, person=REVIEWER_A)[0], person=REVIEWER_B)
        assert comments_with(store, "对方") == ["对方第二条"]
        assert comments_with(store, "我方") == ["我方改过"]
        assert store.merge(theirs.pack(MATTER, person=REVIEWER_A)[0], person=REVIEWER_B).events == 0
        assert [reply.text for reply in store.replies(comment.id)] == ["同意"]


def hits(store: Store, query: str) -> list[tuple[str, str, str, bool]]:
    """(comment, field, words, whether they are the firm's own) of each comment found."""
    places = store.search(query, scope="comments").comments
    told = store.found_words(places, query)
    assert [each.internal for each in told] == [place.internal for place in places]
    return [(each.comment.id, each.field, each.snippet.text, each.internal) for each in told]


@pytest.mark.parametrize("renewed", [False, True])
def test_replies_are_found_and_those_of_an_internal_note_stay_internal(place: str, renewed: bool) -> None:
    with open_store(place) as store:
        fill(store)
        store.search("索引")  # made with the first search
        comment = add_comment(store, "期限过短")
        note = add_comment(store, "只在所内说", visibility="internal")
        store.reply(comment.id, "建议参照上位法第九条：", person=REVIEWER_B)
        store.reply(note.id, "参照判例第九条", person=REVIEWER_B)
        store.reply(comment.id, "已撤回的第九条", person=REVIEWER_A)
        store.undo(REVIEWER_A)
        if renewed:
            store.renew_index()
        found = [
            (comment.id, "reply", "建议参照上位法第九条：", False),
            (note.id, "reply", "参照判例第九条", True),
        ]
        assert hits(store, "参照 第九条") == found
        assert hits(store, "九条：") == found[:1], "where the index can't tell all, the reply itself is looked at"
        store.reply(comment.id, "期限过短，同意", person=REVIEWER_B)
        assert hits(store, "期限过短") == [(comment.id, "body", "期限过短", False)], (
            "once, though two of its texts have it"
        )
        store.edit_comment(note.id, {"visibility": "team"}, revision=None, person=REVIEWER_A)
        assert hits(store, "参照判例") == [(note.id, "reply", "参照判例第九条", True)], "what was said inside stays so"
        assert hits(store, "只在所内说") == [(note.id, "body", "只在所内说", False)]
        store.delete_comment(comment.id, person=REVIEWER_A)
        assert hits(store, "上位法") == []


def test_snippets_mark_what_was_found() -> None:
    text = "前" * 100 + "重要數據" + "后" * 200
    made = snippet(text, words.terms("数据"))
    ((start, end),) = made.marks
    assert made.text[start:end] == "數據"
    assert text[made.start :].startswith(made.text)
    assert snippet("短句。數據", words.terms("数据")).marks == ((3, 5),)


def test_the_table_of_characters_is_one_for_one() -> None:
    assert len(SIMPLIFIED) > 900
    assert all(len(one) == len(other) == 1 and one != other for one, other in SIMPLIFIED.items())
    assert not set(SIMPLIFIED) & set(SIMPLIFIED.values()), "what is folded stays folded"


def test_a_store_with_an_index_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    with open_store(path) as store:
        fill(store)
        add_comment(store)
    assert sound(path)
