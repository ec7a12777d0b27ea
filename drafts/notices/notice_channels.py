"""Where a notice says that comments go, and what it asks of those who send them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafts.model import Channel
from drafts.patterns import regex

_EMAIL = regex(
    r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}[ ]?(?:@|＠|#|[(（\[]at[)）\]])[ ]?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}",
    re.IGNORECASE,
)
_HAS_AT = regex(r"[@＠#]|[(（\[]at[)）\]]", re.IGNORECASE)
_AT = regex(r"[ ]?(?:＠|#|[(（\[]at[)）\]])[ ]?", re.IGNORECASE)
_URL = regex(
    r"https?://[A-Za-z0-9./?=&%_#:~+,;-]{3,300}|(?<![@A-Za-z0-9.])www\.[A-Za-z0-9-]{1,63}(?:\."
    r"[A-Za-z0-9-]{1,63}){1,5}(?:/[A-Za-z0-9./?=&%_#:~+-]{0,200})?"
)
_NOT_A_PORTAL = regex(r"来源|原文|转载|原标题|责任编辑|本文链接|(?i:source|original|facts?:)")
_PORTAL = regex(
    r"(?:登录|登陆|访问|进入|通过)(?P<what>[^，,。；;：:\n（(]{2,40}?(?:网站?|平台|系统|门户)(?:首页)?(?:“[^“”\n]{1,16}”)?(?:栏目|专栏|版块|页面)?)"
)
_POST = regex(
    r"(?:(?:信函|来信|邮寄|信件|函件|书面意见|书面|意见)[^：:。；\n]{0,30}?(?:寄至|寄送至|邮寄至|寄到|寄往|寄送"
    r"|邮寄|寄)|寄至|寄送至|邮寄至|寄到|(?:通信|通讯|邮寄|联系|来信|信函|寄送|收件|单位)?地[ 　]*址)[ 　]?[:：为至]?[ 　]?"
    r"(?P<to>[^。；;\n]{4,160})"
)
_POSTCODE = regex(r"(?:邮[ 　]?编|邮政编码|邮码|[Pp]ost(?:al)?[ ]?code)[ 　]?[:：为]?[ 　]?(?P<code>[0-9]{6})")
_BARE_CODE = regex(r"[（(](?P<code>[0-9]{6})[）)]")
_MARKED = r"(?:注明|标注|写明|标明|命名为|统一为|为)[ 　]?[:：]?[ 　]?"
_LEGEND = regex(
    rf"(?P<where>信封|邮件|电邮|来信|来函|信函|主题|标题|封面|右上角|左下角)[^。；\n“”《]{{0,30}}?{_MARKED}"
    r"(?:[“「『\"](?P<a>[^“”」』\"\n]{2,120})[”」』\"](?:字样)?|(?P<b>《[^《》\n]{2,80}》[^，,。；;\n]{0,20}))"
)
_FAX = regex(r"(?:传[ 　]{0,4}真|[Ff]ax)[^0-9\n。]{0,12}?(?P<n>[+(（]?[0-9][0-9()（）+ -]{5,24}[0-9])")
_PHONE = regex(
    r"(?:电[ 　]{0,4}话|联系方式|(?<![a-zA-Z])(?:[Tt]el(?:ephone)?\.?|[Pp]hone))[^0-9\n。]{0,12}?"
    r"(?P<n>[+(（]?[0-9][0-9()（）+ -]{5,24}[0-9])"
    r"(?P<more>(?:[、，,/或][ ]?[0-9][0-9-]{6,14}){0,4})"
)
_CONTACT = regex(
    r"(?:联[ 　]?系[ 　]?人|(?<![a-z])[Cc]ontact(?: person)?)[ 　]?[:：][ 　]?(?P<who>[^，,。；;：:\n0-9（(]{2,40}?)"
    r"(?=[ 　]*(?:[，,。；;（(\n0-9]|$|电话|联系电话|手机|[Tt]el|[Pp]hone|邮箱))"
)
_EN_POST = regex(
    r"(?:(?:by|via) (?:post|mail|letter)|(?:letters?|mail(?:ed)?|sent by post|comments by (?:post|letter))(?: shall be"
    r"| should be| may be| can be)?(?: sent| mailed| addressed)? to|mailing address|postal address"
    r"|\baddress(?=[ ]?(?:is\b|[:：])))[ ]?(?:to|is)?"
    r"[ ]?[:：]?[ ]?(?P<to>[^;\n]{8,260})",
    re.IGNORECASE,
)
_EN_LEGEND = regex(
    r"(?P<where>mark(?:ed)?|indicat\w{1,3}|writ\w{2,4}|subject|envelope|quot\w{1,3}|with the words)[^.\n“\"]{0,60}?[“\"]"
    r"(?P<a>[^”\"\n]{3,160})[”\"]",
    re.IGNORECASE,
)
_FORM = regex(
    r"(?:附件[ ]?(?P<before>[0-9一二三四五]{1,2})?[:：]?[ ]?)?(?:[0-9][.．、][ ]?)?《?(?P<name>[\u4e00-\u9fff]{0,24}?"
    r"(?:意见|建议|反馈|征集|征求)[\u4e00-\u9fff]{0,10}?(?:表|回执|模板))》?(?:[ ]?[（(](?:格式)?(?:见|详见)?附件[ ]?"
    r"(?P<after>[0-9一二三四五]{0,2})[^（）()\n]{0,6}[）)])?"
)
_FORM_WORDS = ("表", "回执", "模板")
_FORM_LEAD = regex(r"^.*?(?:填写|填报|按照|下载|附上|使用|提交|根据|请|的|将|并|及|和)(?=[\u4e00-\u9fff])")
_EN_FORM = regex(
    r"\b(?P<name>(?:comments?|feedback|response|consultation) (?:form|template|table))(?:[ ]?\((?P<annex>(?:Annex|Attachment"
    r"|Appendix)[ ][0-9A-Z]{1,3})\))?",
    re.IGNORECASE,
)
_SEAL = regex(
    r"(?:加盖|盖)[^，,。；;\n]{0,10}?(?:公章|印章|章)(?:的)?(?:扫描件|纸质件|原件|PDF)?"
    r"|(?i:official seal|seal of the|stamped and signed)"
)


def channels(lines: Sequence[str]) -> Iterator[Channel]:
    """The channels that the lines of a notice name, in the order of the text, each once."""
    seen: set[tuple[str, str]] = set()
    for i, line in enumerate(lines):
        below = lines[i + 1] if i + 1 < len(lines) else ""
        for channel in _in_line(line, below):
            if channel.value and (channel.kind, channel.value) not in seen:
                seen.add((channel.kind, channel.value))
                yield channel
    yield from _forms(lines)
    for line in lines:
        seal = _SEAL.search(line)
        if seal:
            yield Channel("seal", seal[0])
            return


def _in_line(line: str, below: str) -> Iterator[Channel]:
    chinese = not line.isascii() and any("\u4e00" <= c <= "\u9fff" for c in line)
    if _HAS_AT.search(line):
        for match in _EMAIL.finditer(line):
            yield Channel("email", _AT.sub("@", match[0]).replace(" ", "").rstrip(".-"))
    yield from _portals(line, chinese)
    post = _POST.search(line) if chinese else _EN_POST.search(line)
    if post and "@" not in post["to"][:40] and not _URL.match(post["to"]):
        yield Channel("post", _address(post["to"], line, below))
    for pattern in (_LEGEND, _EN_LEGEND) if chinese else (_EN_LEGEND,):
        for legend in pattern.finditer(line):
            yield from _legend(line, legend)
    for match in _CONTACT.finditer(line):
        yield Channel("contact", match["who"].strip())
    for match in _FAX.finditer(line):
        yield Channel("fax", match["n"].strip())
    for match in _PHONE.finditer(line):
        yield Channel("phone", match["n"].strip())
        yield from (Channel("phone", other) for other in re.findall(r"[0-9][0-9-]{6,14}", match["more"]))


def _portals(line: str, chinese: bool) -> Iterator[Channel]:
    urls = [match[0].rstrip(".,;") for match in _URL.finditer(line)] if "://" in line or "www." in line else []
    if urls and not _NOT_A_PORTAL.search(line):
        yield from (Channel("portal", url) for url in urls)
    elif chinese and (portal := _PORTAL.search(line)) is not None:
        yield Channel("portal", portal["what"].strip())


def _legend(line: str, found: re.Match[str]) -> Iterator[Channel]:
    """The words for the envelope, the e-mail's subject, or both, by what the sentence names before them."""
    groups = found.groupdict()
    value = groups.get("a") or (groups.get("b") or "").removesuffix("字样")
    sentence = line[max(line.rfind("。", 0, found.start()), line.rfind("；", 0, found.start())) + 1 : found.end()]
    sentence += re.split(r"[.。；]", line[found.end() :], maxsplit=1)[0][:60]
    near = sentence.lower()
    mail = any(word in near for word in ("主题", "邮件标题", "标题", "邮件名", "邮件注明", "邮件中", "subject"))
    paper = any(word in near for word in ("信封", "来信", "封面", "右上角", "左下角", "信函", "envelope"))
    if mail:
        yield Channel("subject", value)
    if paper or not mail:
        yield Channel("legend", value)


def _address(found: str, line: str, below: str) -> str:
    cut = re.split(
        r"[，,；;（(、]?[ 　]?(?:请?(?:并|并请)?在?(?:信封|来信)|邮[ 　]?编|邮政编码|邮码|邮件|电子邮|并注明|请注明|联系人"
        r"|电话|传真|and (?:please )?(?:mark|indicate|specify)|,? ?with the |[Pp]ostal code|[Pp]ostcode)",
        found,
        maxsplit=1,
    )[0]
    address = re.sub(r"^the ", "", _BARE_CODE.sub("", cut).strip(" 　，,。（(:：."))
    inside = re.search(r"地址[:：][ 　]?([^）)\n]{6,120})", address)  # 某局（地址：某市某路1号
    if inside:
        address = f"{inside[1].strip()} {address[: inside.start()].strip(' 　，,（(')}".strip()
    code = _POSTCODE.search(line) or _POSTCODE.match(below.lstrip(" 　（(")) or _BARE_CODE.search(found)
    if code is None or code["code"] in address:
        return address
    chinese = any("\u4e00" <= c <= "\u9fff" for c in address)
    return f"{address}（邮编：{code['code']}）" if chinese else f"{address}, {code['code']}"


def _forms(lines: Sequence[str]) -> Iterator[Channel]:
    """Forms to fill in, with the annex that holds each where the notice says which."""
    annex_of: dict[str, str] = {}
    for line in lines:
        for match in _FORM.finditer(line) if any(word in line for word in _FORM_WORDS) else ():
            name = _FORM_LEAD.sub("", match["name"]) or match["name"]
            number = match["after"] or match["before"] or _listed_number(line, match)
            known = next((n for n in annex_of if n.endswith(name) or name.endswith(n)), name)
            annex_of[known] = annex_of.get(known) or number
        for match in _EN_FORM.finditer(line):
            annex_of[match["name"]] = annex_of.get(match["name"]) or (match["annex"] or "")
    for name, number in annex_of.items():
        shown = f"（附件{number}）" if re.match("[0-9一二三四五]", number) else f" ({number})" if number else ""
        yield Channel("form", name + shown)


def _listed_number(line: str, match: re.Match[str]) -> str:
    """The number of a form in a list of annexes: 附件：1.…  2.意见反馈表."""
    numbered = re.match(r"(?:附件)?[:：]?[ 　]*([0-9])[.．、]", line[max(0, match.start()) : match.end()])
    return numbered[1] if numbered else ""
