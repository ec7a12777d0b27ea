"""Who made a document, when, in which language, and what it is called: the FRBR metadata of Akoma Ntoso."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from drafts.akn.inline import Element, add
from drafts.model import Draft
from drafts.patterns import regex

_LANGUAGE = {"zh": "zho", "en": "eng", "ja": "jpn", "vi": "vie", "ko": "kor", "ru": "rus"}
_LANGUAGE |= {"de": "deu", "fr": "fra", "es": "spa", "it": "ita", "pt": "por", "nl": "nld"}
_COUNTRY = (
    ("zh", "cn"),
    ("en-translation", "cn"),
    ("eu", "eu"),
    ("us", "us"),
    ("uk", "gb"),
    ("ja", "jp"),
    ("vi", "vn"),
    ("ko", "kr"),
    ("ru", "ru"),
)
_ELSEWHERE = "xx"
"""Left to users by ISO 3166, for rules whose country their numbering doesn't tell."""
_SOURCE = "#workbench"
_UNFIT = regex(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class About:
    """What the text itself doesn't say about a draft."""

    written: date
    """The day on which the file is made; stands in for an unknown date of publication, and is then marked as such."""
    dated: date | None = None
    """When the draft was published; where None, the day its notice names."""
    name: str = ""
    """A short name for the document's address; where empty, the title."""
    label: str = ""
    """What the team calls this version: 征求意见稿, draft-2."""
    issuer: str = ""
    """Who published it; where empty, who asks for comments according to the notice."""


class Metadata:
    """Writes the ``meta`` of a draft and of its annexes."""

    def __init__(self, draft: Draft, about: About, genre: str) -> None:
        """``genre`` is the name of the root's element: ``bill``, ``doc``."""
        notice = draft.notice
        dated = about.dated or (notice.opened if notice else None)
        self._day, self._what = (dated, "publication") if dated else (about.written, "generation")
        self._written = about.written
        self._language = _LANGUAGE.get(draft.language, "und")
        self._country = next((code for start, code in _COUNTRY if draft.profile.startswith(start)), _ELSEWHERE)
        self._label = about.label
        self._issuer = about.issuer or (notice.issuer if notice else "")
        self._title = draft.title
        name = _UNFIT.sub("-", about.name or draft.title).strip("-")[:80] or "draft"
        self._work = f"/akn/{self._country}/{genre}/{self._day.isoformat()}/{name}"

    def write(self, parent: Element, part: str = "main", title: str = "") -> None:
        """Adds the ``meta`` of the document, or of the part with this name: ``att_1``."""
        meta = add(parent, "meta")
        identification = add(meta, "identification", source=_SOURCE)
        expression = f"{self._work}/{self._language}@{self._day.isoformat()}"
        work = add(identification, "FRBRWork")
        self._core(work, f"{self._work}/!{part}", self._work, title or self._title)
        add(work, "FRBRcountry", value=self._country)
        add(work, "FRBRprescriptive", value="false")
        made = add(identification, "FRBRExpression")
        self._core(made, f"{expression}/!{part}", expression, "")
        if self._label:
            add(made, "FRBRversionNumber", value=self._label)
        add(made, "FRBRlanguage", language=self._language)
        file = add(identification, "FRBRManifestation")
        add(file, "FRBRthis", value=f"{expression}/!{part}.xml")
        add(file, "FRBRuri", value=f"{expression}.akn")
        add(file, "FRBRdate", date=self._written.isoformat(), name="generation")
        add(file, "FRBRauthor", href=_SOURCE)
        add(file, "FRBRformat", value="xml")
        if part == "main":
            self._references(meta)

    def _core(self, level: Element, this: str, uri: str, alias: str) -> None:
        add(level, "FRBRthis", value=this)
        add(level, "FRBRuri", value=uri)
        if alias:
            add(level, "FRBRalias", value=alias, name="title")
        add(level, "FRBRdate", date=self._day.isoformat(), name=self._what)
        add(level, "FRBRauthor", href="#issuer" if self._issuer else _SOURCE)

    def _references(self, meta: Element) -> None:
        references = add(meta, "references", source=_SOURCE)
        ontology = "/akn/ontology/organization"
        add(
            references,
            "TLCOrganization",
            eId="workbench",
            href=f"{ontology}/workbench",
            showAs="Draft Regulation Workbench",
        )
        if self._issuer:
            where = f"{ontology}/{_UNFIT.sub('-', self._issuer).strip('-') or 'issuer'}"
            add(references, "TLCOrganization", eId="issuer", href=where, showAs=self._issuer)
