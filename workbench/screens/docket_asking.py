"""Which matters the docket shows: the sheet on which that is chosen, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comments.docket import Asked
from comments.records import Stage
from drafts.errors import SpokenError
from workbench.plain_docket import stage_word
from workbench.screens.form_sheet import FormSheet, Line
from workbench.wording import Words

_ANY = ""


def asking_sheet(asked: Asked, words: Words) -> FormSheet:
    """The sheet, filled with what is asked for now."""
    stage = next(iter(asked.stages)).value if asked.stages else _ANY
    stages = ((_ANY, words("docket.any")), *((each.value, stage_word(each, words.language)) for each in Stage))
    due = "" if asked.due_within is None else str(asked.due_within)
    lines = (
        Line("regulator", words("col.issuer"), asked.regulator),
        Line("topic", words("docket.topic"), asked.topic),
        Line("owner", words("docket.owner"), asked.owner or ""),
        Line("stage", words("col.status"), stage, stages),
        Line("due", words("docket.due"), due, hint=words("docket.due.hint")),
        Line(
            "late",
            words("docket.late"),
            "late" if asked.late else _ANY,
            ((_ANY, words("docket.any")), ("late", words("docket.late"))),
        ),
    )
    return FormSheet(
        words("docket.filter"), lines, words, take=words("docket.take"), check=lambda g: _wrong(g, words), clears=True
    )


def read_asked(given: Mapping[str, str]) -> Asked:
    """What was filled in. Raises SpokenError for days that are no number."""
    due = given["due"].strip()
    if due and not (due.isascii() and due.isdigit() and len(due) < 6):
        raise SpokenError(f"“{due}”不是天数。请写 0 或更大的整数。", f"“{due}” is no number of days. Write 0 or more.")
    return Asked(
        regulator=given["regulator"].strip(),
        topic=given["topic"].strip(),
        owner=given["owner"].strip() or None,
        stages=frozenset({Stage(given["stage"])}) if given["stage"] else frozenset(),
        due_within=int(due) if due else None,
        late=given["late"] == "late",
    )


def asked_phrases(asked: Asked, words: Words) -> Iterator[str]:
    """What is asked for, a phrase each."""
    for key, text in (("col.issuer", asked.regulator), ("docket.topic", asked.topic), ("docket.owner", asked.owner)):
        if text:
            yield f"{words(key)} {text}"
    yield from (stage_word(stage, words.language) for stage in asked.stages)
    if asked.due_within is not None:
        yield words("docket.within", n=asked.due_within)
    if asked.late:
        yield words("docket.late")


def _wrong(given: Mapping[str, str], words: Words) -> str:
    try:
        read_asked(given)
    except SpokenError as error:
        return error.sentence(words.language)
    return ""
