"""The forms that comments can be submitted in, as lines for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comments.forms.names import HEAD_FIELDS, ROW_FIELDS
from comments.forms.spec import Form, form_names, load_form
from workbench.language import say

_OTHERS = {
    "letter": (
        "信函：中文按公文格式，英文按商务信函",
        "a letter: Chinese in the look of official documents, or English",
        "docx",
    ),
    "redline": ("草案全文，全部建议以修订格式标出", "the draft with every proposal as a tracked change", "docx"),
    "json": ("数据：各条意见及 W3C 批注", "data: the rows, and W3C annotations", "json"),
    "akn": ("草案文本，Akoma Ntoso 3.0，不含意见", "the draft's text as Akoma Ntoso 3.0, without comments", "xml"),
}


def list_forms(language: str) -> Iterator[str]:
    """A line a form: its name, what it is, what files it can be."""
    for name, (zh, en, kind) in _OTHERS.items():
        yield f"{name:<9} {say(language, zh, en)} ({kind})"
    for name in form_names():
        form = load_form(name)
        yield f"{name:<9} {form.about.said(language)} ({', '.join(form.formats)})"


def columns_of(name: str, language: str) -> Iterator[str]:
    """The columns of a form, and the fields that a form of one's own may use. Raises FormError."""
    if name in _OTHERS:
        yield say(language, *_OTHERS[name][:2])
        return
    form = load_form(name)
    yield f"{form.name}: {form.about.said(language)}"
    for column in form.columns:
        yield f"  {column.heading.said(language)} = {', '.join(column.fields)}"
    yield say(language, "栏目可用的字段：", "Fields that columns may hold:")
    for field, (zh, en) in ROW_FIELDS.items():
        yield f"  {field:<16} {say(language, zh, en)}"
    yield say(language, "表头可用的字段：", "Fields that the head may hold:")
    for field, (zh, en) in HEAD_FIELDS.items():
        yield f"  {field:<16} {say(language, zh, en)}"


def forms_json(name: str | None) -> list[Mapping[str, object]]:
    """All forms, or the one asked for. Raises FormError."""
    found: list[Mapping[str, object]] = [
        {"name": other, "zh": zh, "en": en, "formats": [kind], "columns": []}
        for other, (zh, en, kind) in _OTHERS.items()
        if name in (None, other)
    ]
    tables = () if name in _OTHERS else (load_form(name),) if name else map(load_form, form_names())
    return [*found, *(_described(form) for form in tables)]


def _described(form: Form) -> Mapping[str, object]:
    return {
        "name": form.name,
        "zh": form.about.zh,
        "en": form.about.en,
        "formats": list(form.formats),
        "columns": [{"zh": c.heading.zh, "en": c.heading.en, "fields": list(c.fields)} for c in form.columns],
    }
