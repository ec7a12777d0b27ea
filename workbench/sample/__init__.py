"""The sample consultation: a practice draft, its successor, comments on it, and the consultations of November 2021.

All of the text is our own writing. Beside it stands the truth about it: ``truth.tsv`` (what became of each article),
``references.tsv`` (which references kept up) and ``truth_adoption.tsv`` (what became of each proposal).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable

from comments.records import CommentType, Priority, Status, Visibility
from comments.submission import Sender

SLUG = "sample"
"""The slug of the matter that the sample's drafts and comments belong to."""
ISSUER = {"zh": "数智市（练习）数据管理委员会", "en": "Shuzhi City (Practice) Data Administration Commission"}
"""The fictitious body that asks for comments, by language."""


@dataclass(frozen=True, slots=True)
class SampleDraft:
    """One file of the sample: a version of the practice draft in one language, with its consultation notice in front."""

    label: str
    """The same in both languages of a version: ``draft1``, ``draft2``."""
    title: str
    dated: date
    """The day the notice bears."""
    deadline: date
    language: str
    """``zh`` or ``en``."""
    path: Traversable
    """Not always a file on disk; ``importlib.resources.as_file`` gives one."""

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    def read(self) -> bytes:
        """The file's bytes, UTF-8 without a byte order mark."""
        return self.path.read_bytes()


@dataclass(frozen=True, slots=True)
class SampleComment:
    """A comment on the Chinese text of ``draft1``, by a role."""

    key: str
    """Names the comment in ``truth_adoption.tsv``."""
    author: str
    body: str
    rationale: str
    type: CommentType
    priority: Priority
    visibility: Visibility
    status: Status
    article: str = ""
    """The article's number; empty for the draft as a whole."""
    quote: str | None = None
    """Words that occur exactly once in the article's body."""
    proposal: str | None = None
    """What the quoted words should read; one that opens with another article's label (第十八条之一) is a new article."""
    delete: bool = False


@dataclass(frozen=True, slots=True)
class SampleConsultation:
    """A consultation of November 2021 as facts, without its text. What is not known is None or empty."""

    slug: str
    title_zh: str
    title_en: str
    issuer_zh: str
    issuer_en: str
    opened: date | None
    deadline: date | None
    adopted: date | None
    in_force: date | None
    chapters: int | None
    articles: int | None
    notes_zh: str
    notes_en: str
    topics_zh: tuple[str, ...]
    topics_en: tuple[str, ...]

    def title(self, language: str) -> str:
        """The title in Chinese or English."""
        return self.title_en if language == "en" else self.title_zh

    def issuer(self, language: str) -> str:
        """Who asks for comments, in Chinese or English."""
        return self.issuer_en if language == "en" else self.issuer_zh

    def topics(self, language: str) -> tuple[str, ...]:
        """What it is about, in Chinese or English."""
        return self.topics_en if language == "en" else self.topics_zh

    def notes(self, language: str) -> str:
        """A sentence for the docket, in Chinese or English."""
        return self.notes_en if language == "en" else self.notes_zh


_VERSIONS = (
    ("draft1", date(2021, 11, 14), date(2021, 12, 13), "征求意见稿", "Draft for Comment"),
    ("draft2", date(2022, 5, 20), date(2022, 6, 18), "第二次征求意见稿", "Second Draft for Comment"),
)


def texts() -> tuple[SampleDraft, ...]:
    """The sample's four files: each version in Chinese, then in English, the older version first."""
    found: list[SampleDraft] = []
    for label, dated, deadline, stage_zh, stage_en in _VERSIONS:
        for language, title in (
            ("zh", f"数智市数据安全管理条例（练习稿·{stage_zh}）"),
            ("en", f"Data Security Administration Regulations of Shuzhi City (Practice Text, {stage_en})"),
        ):
            found.append(SampleDraft(label, title, dated, deadline, language, resource(f"{label}.{language}.txt")))
    return tuple(found)


def sender(language: str) -> Sender:
    """Who sends the sample's comments: roles, not people."""
    if language == "en":
        return Sender(
            unit="Practice Unit (sample)",
            about="We review draft rules on data for members who run platforms.",
            contact="Reviewer A",
            position="Lead reviewer",
            email="practice-unit@example.com",
        )
    return Sender(
        unit="练习提出单位（示例）",
        about="本单位长期为会员企业研究数据领域的立法草案。",
        contact="审阅人甲",
        position="牵头审阅人",
        email="practice-unit@example.com",
    )


def comments() -> tuple[SampleComment, ...]:
    """The comments on ``draft1`` in the order they were made; among them team comments and an internal note."""
    return tuple(_comment(entry) for entry in _entries("comments.toml", "comment"))


def consultations() -> tuple[SampleConsultation, ...]:
    """The consultations of November 2021, as facts."""
    return tuple(
        SampleConsultation(
            slug=_text(entry, "slug"),
            title_zh=_text(entry, "title_zh"),
            title_en=_text(entry, "title_en"),
            issuer_zh=_text(entry, "issuer_zh"),
            issuer_en=_text(entry, "issuer_en"),
            opened=_date(entry, "opened"),
            deadline=_date(entry, "deadline"),
            adopted=_date(entry, "adopted"),
            in_force=_date(entry, "in_force"),
            chapters=_number(entry, "chapters"),
            articles=_number(entry, "articles"),
            notes_zh=_text(entry, "notes_zh"),
            notes_en=_text(entry, "notes_en"),
            topics_zh=_texts(entry, "topics_zh"),
            topics_en=_texts(entry, "topics_en"),
        )
        for entry in _entries("consultations.toml", "consultation")
    )


def resource(name: str) -> Traversable:
    """A file of the sample, also where the package is installed from a wheel or read from a zip archive."""
    return files(__name__).joinpath(name)


def _comment(entry: dict[str, object]) -> SampleComment:
    return SampleComment(
        key=_text(entry, "key"),
        author=_text(entry, "author"),
        body=_text(entry, "body"),
        rationale=_text(entry, "rationale"),
        type=CommentType(_text(entry, "type")),
        priority=Priority(_text(entry, "priority")),
        visibility=Visibility(_text(entry, "visibility")),
        status=Status(_text(entry, "status")),
        article=_text(entry, "article"),
        quote=_text(entry, "quote") or None,
        proposal=_text(entry, "proposal") or None,
        delete=entry.get("delete") is True,
    )


def _entries(name: str, table: str) -> list[dict[str, object]]:
    found: dict[str, list[dict[str, object]]] = tomllib.loads(resource(name).read_text(encoding="utf-8"))
    return found[table]


def _text(entry: dict[str, object], field: str) -> str:
    value = entry.get(field, "")
    if not isinstance(value, str):
        raise TypeError(f"{field} of {entry} is not text")
    return value.strip()


def _texts(entry: dict[str, object], field: str) -> tuple[str, ...]:
    value = entry.get(field, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise TypeError(f"{field} of {entry} is no list of texts")
    return tuple(value)


def _date(entry: dict[str, object], field: str) -> date | None:
    value = entry.get(field)
    if value is not None and not isinstance(value, date):
        raise TypeError(f"{field} of {entry} is not a date")
    return value


def _number(entry: dict[str, object], field: str) -> int | None:
    value = entry.get(field)
    if value is not None and not isinstance(value, int):
        raise TypeError(f"{field} of {entry} is not a number")
    return value
