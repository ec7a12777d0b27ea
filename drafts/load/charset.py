"""Bytes to characters, for files that don't say how they are encoded. What is guessed is said."""

from __future__ import annotations

import codecs
import re

from drafts.model import Diagnostic
from drafts.patterns import regex
from drafts.records import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {"gb18030": "GB18030", "big5hkscs": "Big5", "cp1252": "Windows-1252", "shift_jis": "Shift_JIS"}
_USUAL = frozenset(
    "，。、；：（）《》“”「」　·—的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
    "第条章节款项规定应当依照法律行政机关部门管理办施依据按实其他本及或与者由被将行使年月日二三四五六七八九十"
    "這個國們時來為會對條節項規應當據關門辦實與將業務構機責權義處罰書發後從無過還給進開間問題經濟種類數點體現總"
)
_SAMPLE = 200_000
_ISOLATED = regex(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_HIGH = regex(rb"[\x80-\xff]")
_LEAST = 0.12
"""The share of usual characters below which a decoding is no text; Chinese rules have 0.4 and more."""


class Decoded(NamedTuple):
    """Characters, the encoding they were read by, and whether that was a guess."""

    text: str
    encoding: str
    guessed: bool

    def remarks(self) -> tuple[Diagnostic, ...]:
        """What the reader should check where the encoding was guessed."""
        if not self.guessed:
            return ()
        name = _NAMES.get(self.encoding, self.encoding.upper())
        return (
            Diagnostic(
                "encoding",
                f"文件不是 UTF-8 编码，按 {name} 读取。请看一眼文字是否正确。",
                f"The file isn't UTF-8; it was read as {name}. Please check that the words are right.",
                0,
            ),
        )


def decode(data: bytes) -> Decoded:
    """The characters of a text file: by its byte order mark, else UTF-8, else whichever encoding gives usual characters.

    Raises UnicodeDecodeError where none of them does.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding), encoding.removesuffix("-sig"), guessed=False)
    if data.find(b"\x00", 0, _SAMPLE) >= 0:
        wide = _wide(data)
        if wide is not None:
            return wide
    try:
        return Decoded(data.decode("utf-8"), "utf-8", guessed=False)
    except UnicodeDecodeError as error:
        found = _best(data)
        if found is None:
            raise error
        return found


def _wide(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: half of an ASCII letter is zero, and Chinese text has line ends and figures of that kind."""
    found: list[tuple[float, Decoded]] = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        sample = "".join(text[:_SAMPLE].split())
        share = sum(" " < c < "\x7f" or c in _USUAL for c in sample) / max(1, len(sample))
        if "\x00" not in text and share >= 3 * _LEAST:
            found.append((share, Decoded(text, encoding, guessed=True)))
    return max(found, key=lambda entry: entry[0])[1] if found else None


def _best(data: bytes) -> Decoded | None:
    high = len(_HIGH.findall(data[:_SAMPLE]))
    if len(_ISOLATED.findall(data[:_SAMPLE])) > 0.9 * high and high < 0.2 * len(data[:_SAMPLE]):
        try:
            return Decoded(data.decode("cp1252"), "cp1252", guessed=True)
        except UnicodeDecodeError:
            return None
    found: list[tuple[float, Decoded]] = []
    for encoding in ("gb18030", "big5hkscs", "shift_jis"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = usual_share(text)
        if share >= _LEAST:
            found.append((share, Decoded(text, encoding, guessed=True)))
    return max(found, key=lambda entry: entry[0])[1] if found else None


def usual_share(text: str) -> float:
    """The share of characters, white space aside, that are usual in Chinese, Japanese or plain English; 0 … 1."""
    sample = "".join(text[:_SAMPLE].split())
    beyond = [c for c in sample if c > "\x7f"]
    if not beyond:
        return 1.0 if sample.isprintable() else 0.0
    return sum(c in _USUAL or "\u3041" <= c <= "\u30fe" for c in beyond) / len(beyond)


_CHARSET = regex(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:-]{2,30})", re.IGNORECASE)
_XML_ENCODING = regex(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:-]{2,30})", re.IGNORECASE)
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "x-gbk": "gb18030", "big5": "big5hkscs"}
_WIDER |= {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "x-sjis": "cp932", "shift_jis": "cp932"}
_NEVER = ("utf-7", "utf_7", "unicode", "idna", "punycode", "raw", "rot", "hex", "base64", "zip", "bz2", "uu", "quopri")


def charset_of(data: bytes) -> str | None:
    """The character set that a page declares for itself, or None where it declares none or an impossible one."""
    match = _CHARSET.search(data[:4096]) or _XML_ENCODING.search(data[:400])
    if match is None:
        return None
    name = match[1].decode("ascii").lower()
    name = _WIDER.get(name, name)
    if name.startswith(("utf-16", "utf16", "utf-32", "utf32", *_NEVER)):  # the declaration itself was read as ASCII
        return None
    try:
        codecs.lookup(name)
    except LookupError:
        return None
    return name


def decode_page(data: bytes) -> Decoded:
    """The characters of a web page: by its byte order mark, as UTF-8 where it is that, whatever it declares, else as declared.

    Where nothing fits, the nearest encoding with what can't be read marked, and said to be a guess.
    """
    try:
        found = decode(data)
        if not found.guessed or found.encoding.startswith("utf"):
            return found
    except UnicodeDecodeError:
        found = None
    declared = charset_of(data)
    if declared:
        try:
            text = data.decode(declared)
            if found is None or found.encoding == declared or usual_share(text) >= usual_share(found.text) - 0.05:
                return Decoded(text, declared, guessed=False)
        except (UnicodeDecodeError, LookupError):
            pass
    if found is not None:
        return found
    nearest = declared or ("utf-8" if _mostly_utf8(data) else "gb18030")
    return Decoded(data.decode(nearest, errors="replace"), nearest, guessed=True)


def _mostly_utf8(data: bytes) -> bool:
    """Whether a file is UTF-8 but for a few bytes, as where a page was cut or pasted together."""
    text = data.decode("utf-8", errors="replace")
    return text.count("\ufffd") < 0.02 * max(1, sum(c > "\x7f" for c in text))
