"""Drafts, comparisons and comments made by hand, so that what is shown is tested without the parser."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from comments.records import Comment, CommentType, Priority, Quote, Status, Visibility
from drafts.comparison import Change, Comparison, Flag, Op, Row, RowKind, Significance
from drafts.model import Draft, Kind, Provision, Region, RegionKind, Span

E, D, I = Op.EQUAL, Op.DELETE, Op.INSERT  # noqa: E741
CHINESE = "〇一二三四五六七八九"


def numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    if not tens:
        return CHINESE[ones]
    return ("" if tens == 1 else CHINESE[tens]) + "十" + (CHINESE[ones] if ones else "")


def make_draft(
    bodies: Sequence[str], *, chapters: Sequence[int] = (0,), title: str = "数据练习条例", language: str = "zh"
) -> Draft:
    """A draft of articles with these bodies; a chapter begins at each index in ``chapters``."""
    text = title + "\n"
    provisions: list[Provision] = []
    chapter: str | None = None
    starts: dict[str, int] = {}
    start_of_body = len(text)
    for index, body in enumerate(bodies):
        if index in chapters:
            number = list(chapters).index(index) + 1
            chapter = f"chp_{number}"
            label = f"第{numeral(number)}章" if language == "zh" else f"CHAPTER {number}"
            name = ("总则", "义务", "责任", "附则")[(number - 1) % 4] if language == "zh" else "Provisions"
            starts[chapter] = len(text)
            heading = f"{label} {name}"
            span = Span(len(text), len(text) + len(heading))
            body_span = Span(span.end, span.end)
            provisions.append(Provision(chapter, Kind.CHAPTER, str(number), label, name, span, body_span, None))
            text += heading + "\n"
        label = f"第{numeral(index + 1)}条" if language == "zh" else f"Article {index + 1}"
        start = len(text)
        text += f"{label} "
        words = Span(len(text), len(text) + len(body))
        text += body + "\n"
        key = f"art_{index + 1}"
        provisions.append(
            Provision(key, Kind.ARTICLE, str(index + 1), label, "", Span(start, words.end), words, chapter)
        )
    regions = (
        Region(RegionKind.FRONT, Span(0, start_of_body)),
        Region(RegionKind.BODY, Span(start_of_body, len(text))),
    )
    return Draft(
        title, language, "zh-statute" if language == "zh" else "eu", text, regions, tuple(provisions), (), None, ()
    )


def row(
    kind: RowKind,
    old: Sequence[int],
    new: Sequence[int],
    changes: Sequence[tuple[Op, str]],
    *,
    klass: Significance = Significance.WORDING,
    moved: bool = False,
    flags: Sequence[Flag] = (),
) -> Row:
    """A row by article numbers; its texts follow from the changes."""
    listed = tuple(Change(op, text) for op, text in changes)
    return Row(
        kind,
        tuple(f"art_{n}" for n in old),
        tuple(f"art_{n}" for n in new),
        bool(old and new) and tuple(old) != tuple(new),
        moved,
        1.0,
        klass,
        "".join(text for op, text in listed if op is not I),
        "".join(text for op, text in listed if op is not D),
        listed,
        tuple(flags),
    )


def comparison_of(rows: Sequence[Row], *, chapters: Sequence[int] = (0,)) -> Comparison:
    """The comparison whose rows these are: both drafts' articles follow from the rows, by number."""
    sides: list[Draft] = []
    for side in ("old", "new"):
        bodies: dict[int, str] = {}
        for each in rows:
            keys = each.old if side == "old" else each.new
            text = each.old_text if side == "old" else each.new_text
            parts = text.split("\n\f") if len(keys) > 1 and "\n\f" in text else _shares(text, len(keys))
            for key, part in zip(keys, parts, strict=True):
                bodies[int(key.removeprefix("art_"))] = part
        count = max(bodies, default=0)
        sides.append(make_draft([bodies.get(n, "缺") for n in range(1, count + 1)], chapters=chapters))
    return Comparison(sides[0], sides[1], tuple(rows))


def _shares(text: str, count: int) -> list[str]:
    """A row's text cut into its articles' bodies at the last line breaks."""
    return text.rsplit("\n", count - 1) if count > 1 else [text] * count


FLAG = Flag("time-limit", "三十日", "六十日", "期限由三十日改为六十日", "from 30 to 60 days")


def sample_comparison() -> Comparison:
    """Ten new articles: same, edited, renumbered, inserted, split, merged, moved; one old article deleted."""
    keep = "国家保护个人、组织与数据有关的权益，鼓励数据依法合理有效利用。"
    return comparison_of(
        [
            row(RowKind.SAME, [1], [1], [(E, keep)], klass=Significance.NONE),
            row(
                RowKind.EDITED,
                [2],
                [2],
                [
                    (E, "数据处理者应当在"),
                    (D, "三十日"),
                    (I, "六十日"),
                    (E, "内报告，并"),
                    (D, "可以"),
                    (I, "应当"),
                    (E, "采取下列措施：\n（一）停止处理；\n"),
                    (I, "（二）通知用户；\n"),
                    (E, "（三）其他必要措施。"),
                ],
                klass=Significance.FLAGGED,
                flags=[FLAG],
            ),
            row(RowKind.DELETED, [3], [], [(D, "本条规定的事项由有关部门另行规定。\n另行规定前，从其规定。")]),
            row(RowKind.INSERTED, [], [3], [(I, "处理重要数据的，应当按照（GB/T 35273）的要求每年开展风险评估。")]),
            row(RowKind.SAME, [4], [4], [(E, "从事数据处理活动，应当遵守法律、法规。")], klass=Significance.NONE),
            row(RowKind.SAME, [5], [5], [(E, "行业组织应当加强自律。")], klass=Significance.NONE),
            row(
                RowKind.SPLIT,
                [6],
                [6, 7],
                [(E, "任何人有权投诉。"), (D, "受理部门"), (I, "\n收到投诉的部门"), (E, "应当及时处理。")],
            ),
            row(RowKind.MERGED, [7, 8], [8], [(E, "违反规定的，责令改正；"), (D, "\n"), (E, "情节严重的，处罚款。")]),
            row(
                RowKind.MOVED,
                [10],
                [9],
                [(E, "本条例所称重要数据，是指一旦泄露可能危害公共利益的数据。")],
                moved=True,
                klass=Significance.WORDING,
            ),
            row(
                RowKind.EDITED,
                [9],
                [10],
                [(E, "本条例自"), (D, "2022年1月1日"), (I, "2022年6月1日"), (E, "起施行。")],
                klass=Significance.FLAGGED,
            ),
        ],
        chapters=(0, 5),
    )


def make_comment(id: str, **changes: object) -> Comment:  # noqa: A002
    """A comment on article 2, changed as asked."""
    moment = datetime(2021, 12, 1, 9, 0, tzinfo=UTC)
    plain = Comment(
        id=id,
        matter="sample",
        draft="second",
        article="art_2",
        number="2",
        label="第二条",
        quote=Quote("六十日", "应当在", "内报告", 8),
        body="期限宜与事件等级相称。",
        rationale="",
        proposal="三十个工作日",
        delete=False,
        type=CommentType.SUBSTANTIVE,
        priority=Priority.NORMAL,
        visibility=Visibility.SUBMISSION,
        status=Status.PROPOSED,
        author="审阅人甲",
        created=moment,
        updated=moment,
        revision=1,
    )
    return dataclass_replace(plain, changes)


def dataclass_replace(comment: Comment, changes: dict[str, object]) -> Comment:
    from dataclasses import fields

    values = {field.name: getattr(comment, field.name) for field in fields(comment)}
    return Comment(**{**values, **changes})
