"""What a consultation notice says: who asks, until when, and where comments go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from drafts.model import Channel, Notice
from drafts.numerals import read_numeral

_D = "0-9０-９〇○零一二三四五六七八九十"
_YEAR = r"(?:[0-9０-９]{4}|[二][〇○零一二三四五六七八九]{3})[ 　]?年[ 　]?"
_DAY = rf"[{_D}]{{1,3}}[ 　]?月[ 　]?[{_D}]{{1,3}}[ 　]?日"
_ZH_DATE = rf"(?:{_YEAR})?{_DAY}"
_PLAIN_DATE = r"(?<![0-9])20[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9])"
_DATE = rf"(?:{_ZH_DATE}|{_PLAIN_DATE})"
_WEEKDAY = r"(?:[ 　]?[（(][^（）()\n]{1,6}[）)])?"
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_EN_DATE = (
    rf"(?:{_MONTH}\.?[ ]{{1,2}}[0-9]{{1,2}}(?:st|nd|rd|th)?,?[ ]{{1,2}}20[0-9]{{2}}|[0-9]{{1,2}}(?:st|nd|rd"
    rf"|th)?[ ]{{1,2}}{_MONTH}\.?,?[ ]{{1,2}}20[0-9]{{2}}|20[0-9]{{2}}-[0-9]{{1,2}}-[0-9]{{1,2}})"
)

_DEADLINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"截[止至](?:时间|日期|日|期限)?[ 　]?(?:为|是|于|到|至|[:：])?[ 　]?(?P<end>{_DATE})",
        rf"(?P<start>{_DATE}){_WEEKDAY}[ 　]?(?:至|到|[-－—–~～]{{1,2}})[ 　]?(?P<end>{_DATE})",
        (
            rf"(?:于|在|请)[ 　]?(?P<end>{_DATE}){_WEEKDAY}[ 　]?(?:[0-9]{{1,2}}[:：时点][0-9]{{0,2}}分?|下班"
            rf"|24时)?[ 　]?(?:（[^（）]{{1,10}}）)?(?:之前|以前|前|止)"
        ),
        rf"(?P<end>{_DATE}){_WEEKDAY}[ 　]?(?:[0-9]{{1,2}}[:：时点][0-9]{{0,2}}分?|下班)?(?:之前|以前|前|截止|止)",
    )
)
_DAYS_AFTER = re.compile(
    rf"自(?:本)?(?:公告|通知|公布|发布|公开|公示|{_DATE})[^，。；\n]{{0,12}}?起[ 　]?(?P<days>[{_D}百]{{1,4}})"
    rf"[ 　]?(?P<unit>日|天|个月)(?:内|以内|止)?"
)
_EN_DEADLINES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            rf"(?:deadline|closing date|closing time|comment period|consultation)[^.\n]{{0,80}}?(?:is|:"
            rf"|ends?(?: on)?|closes?(?: on)?|until|by|to|on)[ ](?P<end>{_EN_DATE})"
        ),
        rf"from[ ](?P<start>{_EN_DATE})[ ](?:to|until|through)[ ](?P<end>{_EN_DATE})",
        (
            rf"(?:no later than|on or before|prior to|before|until|by|up to)[ ](?:the end of |midnight (?:on "
            rf"|of )?)?(?P<end>{_EN_DATE})"
        ),
    )
)
_ASKS = re.compile(
    r"征求(?:社会(?:公众)?(?:的)?|公众|各方|各方面|有关方面)?意见|公开征[求集]|征集意见|意见(?:的)?反馈"
    r"|反馈意见|听取意见|提出(?:宝贵|修改)?意见|(?i:solicit|public comments?|public consultation"
    r"|comments? (?:from|on)|feedback|(?:submit|send|provide) (?:their |your |any )?comments|comments"
    r" (?:may|can|should|shall|must) be)"
)
_EMAIL = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._+-]{0,63}[ ]?(?:@|＠|#|\(at\)|\[at\])[ ]?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,5}"
)
_URL = re.compile(
    r"https?://[A-Za-z0-9./?=&%_#:~+,;-]{3,300}|(?<![@A-Za-z0-9.])www\.[A-Za-z0-9-]{1,63}(?:\."
    r"[A-Za-z0-9-]{1,63}){1,5}(?:/[A-Za-z0-9./?=&%_#:~+-]{0,200})?"
)
_PORTAL = re.compile(
    r"(?:登录|登陆|访问|进入|通过)(?P<what>[^，,。；;：:\n（(]{2,40}?(?:网站?|平台|系统|信息网|门户)[^，,。；;\n（(]{0,6})"
)
_POST = re.compile(
    r"(?:(?:信函|来信|邮寄|信件|函件|书面意见|意见)[^：:。；\n]{0,30}?(?:寄至|寄送至|邮寄至|寄到|寄往|寄送"
    r"|邮寄)|寄至|寄送至|邮寄至|寄到|(?:通信|通讯|邮寄|联系|来信|信函"
    r"|寄送)?地[ 　]*址)[ 　]?[:：为至]?[ 　]?(?P<to>[^。；;\n]{4,160})"
)
_POSTCODE = re.compile(r"(?:邮编|邮政编码|邮 编)[ 　]?[:：为]?[ 　]?(?P<code>[0-9]{6})")
_LEGEND = re.compile(
    r"(?:信封|邮件|来信|主题|标题|封面|右上角|左下角)[^。；\n“”]{0,30}?(?:注明|标注|写明|标明"
    r"|为)[ 　]?(?:“(?P<a>[^“”\n]{2,120})”(?:字样)?|《(?P<b>[^《》\n]{2,80})》)"
)
_FAX = re.compile(r"(?:传[ 　]{0,4}真|[Ff]ax)[^0-9\n。]{0,12}(?P<n>[+(（]?[0-9][0-9()（）+ -]{5,24}[0-9])")
_PHONE = re.compile(
    r"(?:电[ 　]{0,4}话|联系方式|[Tt]el(?:ephone)?\.?|[Pp]hone)[^0-9\n。]{0,12}(?P<n>[+(（]?[0-9][0-9()（）+ -]{5,24}[0-9])"
)
_EN_POST = re.compile(
    r"(?:(?:by|via) (?:post|mail|letter)|(?:letters?|mail(?:ed)?|sent by post|comments by post)(?: shall be"
    r"| should be| may be| can be)?(?: sent| mailed| addressed)? to|[Mm]ailing address|[Pp]ostal address"
    r"|[Aa]ddress)[ ]?(?:to|is)?[ ]?[:：]?[ ]?(?P<to>[^;\n]{8,260})",
    re.IGNORECASE,
)
_EN_LEGEND = re.compile(
    r"(?:mark(?:ed)?|indicat\w{1,3}|writ\w{2,4}|subject|envelope|quot\w{1,3})[^.\n“\"]{0,60}?[“\"](?P<a>[^”\"\n]{3,160})[”\"]",
    re.IGNORECASE,
)
_DATE_LINE = re.compile(rf"[ 　]*(?P<d>{_YEAR}{_DAY}|{_EN_DATE})[ 　]*$")
_BODY_OF = re.compile(r"(?:关于|就《|就|公布|发布|印发)")
_ISSUER_TAIL = re.compile(
    r"(?:办公室|委员会|部|局|院|厅|署|会|政府|委|办|法院|检察院|总局|总署|司|中心|银行|协会|秘书处"
    r"|Administration|Commission|Ministry|Council|Office|Authority|Bureau|Committee|Board|Agency"
    r"|Department)(?:[ 　].{0,60})?$"
)


def read_notice(text: str) -> Notice | None:
    """What a notice says, or None where the text doesn't ask for comments.

    The text is what stands above the draft; a deadline without a year takes the year of the notice. A deadline given
    as so many days after publication is counted from the notice's own date, not counting that day.
    """
    if not _ASKS.search(text):
        return None
    lines = text.split("\n")
    opened_line = _date_of_notice(lines)
    start, end = _period(text, opened_line)
    channels = tuple(_channels(lines))
    if end is None and not any(channel.kind in ("email", "post", "fax") for channel in channels):
        return None
    return Notice(text.strip("\n"), _issuer(lines), start or opened_line, end, channels)


def _period(text: str, notice_date: date | None) -> tuple[date | None, date | None]:
    english = not any("\u4e00" <= c <= "\u9fff" for c in text[:400])
    for pattern in (*_EN_DEADLINES, *_DEADLINES) if english else (*_DEADLINES, *_EN_DEADLINES):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            start = _read_date(groups["start"], notice_date) if groups.get("start") else None
            end = _read_date(match["end"], start or notice_date)
            if end is not None and (notice_date is None or end >= notice_date) and (start is None or start <= end):
                return start, end
    after = _DAYS_AFTER.search(text)
    if after:
        first = re.search(_DATE, after[0])
        began = _read_date(first[0], notice_date) if first else notice_date
        if began is not None:
            try:
                count = read_numeral(after["days"])
            except ValueError:
                return None, None
            return began, began + timedelta(days=count) if after["unit"] != "个月" else _months_after(began, count)
    return None, None


def _months_after(began: date, months: int) -> date:
    year, month = divmod(began.year * 12 + began.month - 1 + months, 12)
    for day in range(began.day, began.day - 4, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return began


def _read_date(words: str, near: date | None) -> date | None:
    """A date as printed; without a year, the first such day on or after ``near``. None where there is no such day."""
    close = "".join(words.split()).replace("　", "")
    try:
        if "月" in close and "日" in close:
            year_words, _, rest = close.rpartition("年")
            month, _, day = rest.partition("月")
            if not year_words and near is None:
                return None
            year = read_numeral(year_words) if year_words else near.year if near else 0
            found = date(year, read_numeral(month), read_numeral(day.rstrip("日")))
            if not year_words and near is not None and found < near:
                return found.replace(year=near.year + 1)
            return found
        figures = re.fullmatch(r"(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})", close)
        if figures:
            return date(int(figures[1]), int(figures[2]), int(figures[3]))
        name = re.search(r"[A-Za-z]{3,9}", re.sub(r"(?<=\d)(?:st|nd|rd|th)", "", words))
        numbers = [int(n) for n in re.findall(r"\d+", words)]
        if name and len(numbers) == 2:
            month_number = next(i for i, m in enumerate(_MONTHS, start=1) if m.startswith(name[0].lower()[:3]))
            return date(max(numbers), month_number, min(numbers))
    except (ValueError, StopIteration):
        return None
    return None


def _date_of_notice(lines: list[str]) -> date | None:
    for line in reversed(lines):
        match = _DATE_LINE.match(line)
        if match:
            return _read_date(match["d"], None)
    return None


def _issuer(lines: list[str]) -> str:
    """Who signed: the line above the notice's date, else what stands before 关于 in its title."""
    for i in range(len(lines) - 1, 0, -1):
        if _DATE_LINE.match(lines[i]):
            signed: list[str] = []
            for above in reversed(lines[max(0, i - 8) : i]):
                words = above.strip()
                if 2 <= len(words) <= 60 and words[-1] not in "。；：;:，,！!）)" and _ISSUER_TAIL.search(words):
                    signed.insert(0, words)
                else:
                    break
            if signed:
                return " ".join(signed)
    for line in lines[:12]:
        head = _BODY_OF.split(line.split("|")[-1].strip(), maxsplit=1)
        if len(head) == 2 and 2 <= len(head[0]) <= 60 and _ISSUER_TAIL.search(head[0].strip()):
            return head[0].strip()
    return ""


def _channels(lines: list[str]) -> Iterator[Channel]:
    seen: set[tuple[str, str]] = set()
    for line in lines:
        for channel in _channels_in(line):
            if (channel.kind, channel.value) not in seen:
                seen.add((channel.kind, channel.value))
                yield channel


def _channels_in(line: str) -> Iterator[Channel]:
    for match in _EMAIL.finditer(line):
        address = re.sub(r"[ ]?(?:＠|#|\(at\)|\[at\])[ ]?", "@", match[0]).replace(" ", "")
        yield Channel("email", address.rstrip(".-"))
    urls = [match[0].rstrip(".,;") for match in _URL.finditer(line)]
    if urls and re.search(
        r"登录|登陆|网站|网址|平台|系统|意见征集|在线|website|online|portal|log ?in|visit|platform|http",
        line,
        re.IGNORECASE,
    ):
        yield from (Channel("portal", url) for url in urls)
    elif (portal := _PORTAL.search(line)) is not None:
        yield Channel("portal", portal["what"].strip())
    post = _POST.search(line) or (
        _EN_POST.search(line) if line.isascii() or not re.search("[\u4e00-\u9fff]", line) else None
    )
    if post and "@" not in post["to"][:40]:
        yield Channel("post", _address(post["to"], line))
    for pattern in (_LEGEND, _EN_LEGEND):
        for legend in pattern.finditer(line):
            groups = legend.groupdict()
            yield Channel("legend", groups.get("a") or groups.get("b") or "")
    for kind, pattern in (("fax", _FAX), ("phone", _PHONE)):
        for match in pattern.finditer(line):
            yield Channel(kind, match["n"].strip())


def _address(found: str, line: str) -> str:
    cut = re.split(
        r"[，,；;（(、]?[ 　]?(?:请?(?:并|并请)?在?(?:信封|来信)|邮编|邮政编码|邮件|电子邮|并注明|请注明|联系人"
        r"|and (?:please )?(?:mark|indicate|specify)|with the )",
        found,
        maxsplit=1,
    )[0]
    address = cut.strip(" 　，,。（(:：.")
    code = _POSTCODE.search(line)
    return f"{address}（邮编：{code['code']}）" if code and code["code"] not in address else address
