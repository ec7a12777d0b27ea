"""Word's automatic paragraph numbers, worked out from numbering.xml and styles.xml as Word draws them."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from drafts.load.listing import number_in_format
from drafts.load.package import MC, W
from drafts.patterns import regex

_PLACE = regex(r"%([1-9])")
_LONGEST = 60
"""Characters of a label's pattern; real ones have a dozen."""
_DEEPEST = 20
"""Styles are based on one another; a chain longer than this is a loop."""


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    suffix: str
    legal: bool
    restart: int | None


@dataclass(slots=True)
class Numbering:
    """Gives each paragraph, in order, the label that Word draws before it."""

    _levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    """By abstract list."""
    _lists: dict[str, str] = field(default_factory=dict)
    """From list to abstract list."""
    _overrides: dict[tuple[str, int], int] = field(default_factory=dict)
    _own_levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    _style_levels: dict[tuple[str, str], int] = field(default_factory=dict)
    """By abstract list and paragraph style: the level that names the style. It goes before the style's own."""
    _styles: dict[str, tuple[str | None, int | None, str | None]] = field(default_factory=dict)
    """By paragraph style: its list, its level, the style it is based on."""
    _default_style: str = ""
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, numbering: etree._Element | None, styles: etree._Element | None) -> Numbering:
        """Reads the two parts; either may be missing."""
        self = cls()
        if styles is not None:
            self._read_styles(styles)
        if numbering is not None:
            self._read_numbering(numbering)
        return self

    def _read_styles(self, styles: etree._Element) -> None:
        for style in styles.iterfind(f"{W}style"):
            if style.get(f"{W}type") != "paragraph":
                continue
            name = style.get(f"{W}styleId", "")
            if style.get(f"{W}default") in {"1", "true", "on"}:
                self._default_style = name
            properties = style.find(f"{W}pPr/{W}numPr")
            listed, level = _list_and_level(properties)
            self._styles[name] = (listed, level, _value(style, "basedOn"))

    def _read_numbering(self, numbering: etree._Element) -> None:
        linked: dict[str, str] = {}
        style_links: dict[str, str] = {}
        for abstract in numbering.iterfind(f"{W}abstractNum"):
            name = abstract.get(f"{W}abstractNumId", "")
            self._levels[name] = {}
            for level in abstract.iterfind(f"{W}lvl"):
                at = _number(level.get(f"{W}ilvl"), 0)
                self._levels[name][at] = _level(level)
                styled = _value(level, "pStyle")
                if styled:
                    self._style_levels[name, styled] = at
            link, own = _value(abstract, "numStyleLink"), _value(abstract, "styleLink")
            if link:
                linked[name] = link
            if own:
                style_links[own] = name
        for name, link in linked.items():
            if link in style_links:
                self._levels[name] = self._levels[style_links[link]]
                self._style_levels |= {
                    (name, style): at for (of, style), at in self._style_levels.items() if of == style_links[link]
                }
        for entry in numbering.iterfind(f"{W}num"):
            name = entry.get(f"{W}numId", "")
            self._lists[name] = _value(entry, "abstractNumId") or ""
            for override in entry.iterfind(f"{W}lvlOverride"):
                at = _number(override.get(f"{W}ilvl"), 0)
                start = _value(override, "startOverride")
                if start is not None:
                    self._overrides[name, at] = _number(start, 1)
                own_level = override.find(f"{W}lvl")
                if own_level is not None:
                    self._own_levels[name, at] = _level(own_level)

    def label(self, paragraph: etree._Element) -> str:
        """The label drawn before this paragraph, with its space; empty where it has none. Call once a paragraph, in order."""
        properties = paragraph.find(f"{W}pPr")
        listed, at = (None, None) if properties is None else _list_and_level(properties.find(f"{W}numPr"))
        own = style = (None if properties is None else _value(properties, "pStyle")) or self._default_style
        for _ in range(_DEEPEST):
            if listed is not None or not style or style not in self._styles:
                break
            listed, styled_level, based_on = self._styles[style]
            if listed is not None and at is None:
                abstract = self._lists.get(listed, "")
                at = self._style_levels.get((abstract, own), self._style_levels.get((abstract, style), styled_level))
            style = based_on or ""
        if listed is None or listed == "0" or listed not in self._lists:
            return ""
        return self._next(listed, at or 0)

    def _next(self, listed: str, at: int) -> str:
        abstract = self._lists[listed]
        level = self._level_of(listed, at)
        if level is None:
            return ""
        counters = self._counters.setdefault(abstract, {})
        if (listed, at) in self._overrides and (listed, at) not in self._begun:
            counters[at] = self._overrides[listed, at]
        elif at in counters:
            counters[at] += 1
        else:
            counters[at] = self._overrides.get((listed, at), level.start)
        self._begun.add((listed, at))
        for deeper in [d for d in counters if d > at]:
            below = self._level_of(listed, deeper)
            if below is None or below.restart is None or (below.restart and at < below.restart):
                del counters[deeper]
        label = _PLACE.sub(lambda m: self._figure(listed, int(m[1]) - 1, counters, level), level.text)
        if level.form == "bullet" or not label.strip():
            return ""
        return label + {"nothing": "", "space": " "}.get(level.suffix, " ")

    def _figure(self, listed: str, at: int, counters: dict[int, int], of: _Level) -> str:
        level = self._level_of(listed, at)
        if level is None:
            return ""
        number = counters.setdefault(at, self._overrides.get((listed, at), level.start))
        return number_in_format(number, "decimal" if of.legal else level.form)

    def _level_of(self, listed: str, at: int) -> _Level | None:
        return self._own_levels.get((listed, at)) or self._levels.get(self._lists[listed], {}).get(at)


def _list_and_level(properties: etree._Element | None) -> tuple[str | None, int | None]:
    if properties is None:
        return None, None
    level = _value(properties, "ilvl")
    return _value(properties, "numId"), None if level is None else _number(level, 0)


def _level(element: etree._Element) -> _Level:
    restart = _value(element, "lvlRestart")
    return _Level(
        _number(_value(element, "start"), 0),
        _form(element),
        (_value(element, "lvlText") or "")[:_LONGEST],
        _value(element, "suff") or "tab",
        _on(element.find(f"{W}isLgl")),
        None if restart is None else _number(restart, 0),
    )


def _form(level: etree._Element) -> str:
    """The number format; newer ones stand beside a plainer one for programs that don't know them."""
    found = level.find(f"{W}numFmt")
    if found is None:
        found = level.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    if found is None:
        return "decimal"
    form = found.get(f"{W}val", "decimal")
    return f"custom:{found.get(f'{W}format', '')[:40]}" if form == "custom" else form


def _on(mark: etree._Element | None) -> bool:
    return mark is not None and mark.get(f"{W}val") not in {"0", "false", "off"}


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and text.isdecimal() and len(text) < 10 else otherwise


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")
