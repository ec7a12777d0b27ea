"""How a submission is to be handed in, as the notice says: subject, message, envelope, file name, and what to see to. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from comments.records import Matter
from comments.submission import Sender
from comments.word.wording import written_date
from drafts.patterns import regex

_FILE_RULE = regex(
    r"(?:文件(?:名称?)?|电子版|附件|文档|材料)[^。；;\n“”「」]{0,24}?(?:命名为|名称为|命名格式为|以)[ 　:：]{0,2}"
    r"[“「『\"](?P<zh>[^”」』\"\n]{2,100})[”」』\"]"
    r"|(?i:(?:file ?name|files?|attachments?)[^.\n“\"]{0,40}?(?:named|called)[^.\n“\"]{0,10}?"
    r"[“\"](?P<en>[^”\"\n]{2,100})[”\"])"
)
"""意见文件请命名为“单位名称+意见反馈”."""
_UNSAFE_IN_NAMES = regex(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST_NAME = 120
_UNIT_WORDS = regex(
    r"(?:提出)?单位(?:名称|全称)?(?:(?:/|或)(?:个人|姓名))?|[Nn]ame of (?:the )?(?:unit|organi[sz]ation)"
)
_PERSON_WORDS = regex(r"联系人(?:姓名)?|姓名")
_PHONE_WORDS = regex(r"联系电话|电话")


@dataclass(frozen=True, slots=True)
class Step:
    """Something to see to before sending."""

    code: str
    """``attach``, ``subject``, ``address``, ``legend``, ``seal``, ``paper``, ``form``, ``portal``, ``fax``, ``deadline``."""
    zh: str
    en: str

    def sentence(self, language: str) -> str:
        """In the language asked for."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Way:
    """One channel, ready to copy from."""

    kind: str
    """``email``, ``post``, ``portal``, ``fax``."""
    to: str
    subject: str
    """Of an e-mail; empty for other channels."""
    body: str
    """Of an e-mail or covering note."""
    envelope: tuple[str, ...]
    """The lines on the envelope; empty for other channels."""
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Handing:
    """How to hand in a submission: the ways the notice names, and what holds for all of them."""

    title: str
    deadline: date | None
    file_name: str
    by_rule: bool
    """Whether the file's name follows a rule of the notice."""
    forms: tuple[str, ...]
    """Names of the forms that the notice asks for."""
    seal: str
    """What it says of a seal; empty where it says nothing."""
    contacts: tuple[str, ...]
    """People and telephone numbers to ask."""
    ways: tuple[Way, ...]


def handing(matter: Matter, sender: Sender, *, title: str, notice: str, language: str, count: int) -> Handing:
    """How to hand in ``count`` comments on a draft of this title. ``notice`` is the notice's text, empty where there is none."""
    zh = language == "zh"
    of_kind = {kind: [c.value for c in matter.channels if c.kind == kind] for kind in _KINDS}
    rule = file_rule(notice)
    name = _file_name(rule, matter, sender, title, zh=zh)
    made = _Making(matter, sender, title, zh, of_kind, name, count)
    ways = [made.way(kind, to) for kind in ("email", "portal", "post", "fax") for to in of_kind[kind]]
    return Handing(
        title=title,
        deadline=matter.deadline,
        file_name=name,
        by_rule=bool(rule),
        forms=tuple(of_kind["form"]),
        seal=" ".join(of_kind["seal"]),
        contacts=(*of_kind["contact"], *of_kind["phone"]),
        ways=tuple(ways),
    )


_KINDS = ("email", "subject", "post", "legend", "portal", "fax", "phone", "contact", "form", "seal")


def file_rule(notice: str) -> str:
    """What a notice says the file is to be called, as it says it; empty where it doesn't."""
    found = _FILE_RULE.search(notice)
    return (found.group("zh") or found.group("en") or "").strip() if found else ""


def _file_name(rule: str, matter: Matter, sender: Sender, title: str, *, zh: bool) -> str:
    unit = sender.unit.strip() or (sender.contact.strip() if rule else "")
    if rule:
        name = _UNIT_WORDS.sub(lambda found: unit or found.group(), rule)
        name = _PERSON_WORDS.sub(lambda found: sender.contact.strip() or found.group(), name)
        name = _PHONE_WORDS.sub(lambda found: sender.phone.strip() or found.group(), name)
    elif zh:
        name = f"关于《{title}》的修改意见" + (f"（{unit}）" if unit else "")
    else:
        name = f"Comments on {title}" + (f" ({unit})" if unit else "")
    name = " ".join(_UNSAFE_IN_NAMES.sub(" ", name).split()).strip(". ")[:_LONGEST_NAME].rstrip()
    return name if name.lower().endswith((".docx", ".doc", ".pdf")) else f"{name or matter.slug}.docx"


@dataclass(frozen=True, slots=True)
class _Making:
    """What every way is made of."""

    matter: Matter
    sender: Sender
    title: str
    zh: bool
    of_kind: dict[str, list[str]]
    file: str
    count: int

    def way(self, kind: str, to: str) -> Way:
        subject = self._subject() if kind == "email" else ""
        return Way(
            kind=kind,
            to=to,
            subject=subject,
            body=self._body() if kind in ("email", "fax") else "",
            envelope=tuple(self._envelope(to)) if kind == "post" else (),
            steps=tuple(self._steps(kind, to)),
        )

    def _subject(self) -> str:
        asked = next(iter(self.of_kind["subject"]), "")
        if asked:
            return asked
        unit = self.sender.unit.strip()
        if self.zh:
            return f"关于《{self.title}》的修改意见" + (f"（{unit}）" if unit else "")
        return f"Comments on {self.title}" + (f" – {unit}" if unit else "")

    def _body(self) -> str:
        sender, issuer = self.sender, self.matter.issuer.strip()
        signed = [sender.unit, sender.contact, sender.phone, sender.email]
        if self.zh:
            lines = [
                f"{issuer}：" if issuer else "",
                f"您好！现就《{self.title}》提交修改意见和建议，共{self.count}条，详见附件“{self.file}”。",
                "如有需要进一步说明的，请与我们联系。",
                "",
                *signed,
            ]
        else:
            comments = "comment" if self.count == 1 else "comments"
            lines = [
                "Dear Sir or Madam," if issuer else "",
                f"Please find attached our {self.count} {comments} on {self.title} ({self.file}).",
                "We would be glad to provide any further information.",
                "",
                *signed,
            ]
        shown = [line for n, line in enumerate(lines) if line.strip() or n == 3]
        return "\n".join(shown).strip()

    def _envelope(self, to: str) -> Iterator[str]:
        issuer = self.matter.issuer.strip()
        yield to
        if issuer and issuer not in to:
            yield f"{issuer} 收" if self.zh else issuer
        for legend in self.of_kind["legend"]:
            yield f"（{legend}）" if self.zh else f"[{legend}]"
        own = " ".join(part.strip() for part in (self.sender.address, self.sender.unit) if part.strip())
        if own:
            yield f"寄件人：{own}" if self.zh else f"From: {own}"

    def _steps(self, kind: str, to: str) -> Iterator[Step]:
        if kind == "email":
            yield Step("attach", f"附上“{self.file}”。", f"Attach {self.file}.")
            yield Step("address", f"收件人：{to}", f"To: {to}")
            said = "（公告规定）" if self.of_kind["subject"] else ""
            asked = " (asked for by the notice)" if self.of_kind["subject"] else ""
            yield Step("subject", f"主题：{self._subject()}{said}", f"Subject: {self._subject()}{asked}")
        elif kind == "post":
            yield Step("paper", "打印并装订纸质件。", "Print it on paper.")
            for legend in self.of_kind["legend"]:
                yield Step("legend", f"信封上注明：{legend}", f"Write on the envelope: {legend}")
        elif kind == "portal":
            yield Step(
                "portal",
                f"在{to}逐条填写；可先写出粘贴用文本：workbench export {self.matter.slug} portal.txt --form portal",
                f"Fill in at {to}; text to paste: workbench export {self.matter.slug} portal.txt --form portal",
            )
        elif kind == "fax":
            yield Step(
                "fax", f"传真至{to}，注明联系人和页数。", f"Fax to {to}, with a contact and the number of pages."
            )
        for seal in self.of_kind["seal"] if kind != "portal" else ():
            yield Step("seal", f"公告要求：{seal}。", f"The notice asks: {seal}.")
        for form in self.of_kind["form"]:
            yield Step("form", f"公告要求使用表格：{form}。", f"The notice asks for a form: {form}.")
        if self.matter.deadline is not None:
            day = self.matter.deadline
            by_post = kind == "post"
            yield Step(
                "deadline",
                f"截止：{written_date(day, 'zh')}24时（北京时间）{'，以寄达或邮戳为准请向机关核实' if by_post else ''}。",
                f"Due by 24:00 Beijing time on {written_date(day, 'en')}"
                f"{'; ask whether arrival or postmark counts' if by_post else ''}.",
            )
