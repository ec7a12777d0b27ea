"""Word's automatic paragraph numbers, worked out from numbering.xml and styles.xml as Word draws them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from drafts.load.listing import number_in_format
from drafts.load.package import W

_PLACE = re.compile(r"%([1-9])")
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
            self._levels[name] = {
                int(level.get(f"{W}ilvl", "0")): _level(level)
                for level in abstract.iterfind(f"{W}lvl")
                if level.get(f"{W}ilvl", "0").isdecimal()
            }
            link, own = _value(abstract, "numStyleLink"), _value(abstract, "styleLink")
            if link:
                linked[name] = link
            if own:
                style_links[own] = name
        for name, link in linked.items():
            if link in style_links:
                self._levels[name] = self._levels[style_links[link]]
        for entry in numbering.iterfind(f"{W}num"):
            name = entry.get(f"{W}numId", "")
            self._lists[name] = _value(entry, "abstractNumId") or ""
            for override in entry.iterfind(f"{W}lvlOverride"):
                at = override.get(f"{W}ilvl", "0")
                if not at.isdecimal():
                    continue
                start = _value(override, "startOverride")
                if start and start.isdecimal():
                    self._overrides[name, int(at)] = int(start)
                own_level = override.find(f"{W}lvl")
                if own_level is not None:
                    self._own_levels[name, int(at)] = _level(own_level)

    def label(self, paragraph: etree._Element) -> str:
        """The label drawn before this paragraph, with its space; empty where it has none. Call once a paragraph, in order."""
        properties = paragraph.find(f"{W}pPr")
        listed, at = (None, None) if properties is None else _list_and_level(properties.find(f"{W}numPr"))
        style = (None if properties is None else _value(properties, "pStyle")) or self._default_style
        for _ in range(_DEEPEST):
            if listed is not None or not style or style not in self._styles:
                break
            styled, styled_level, based_on = self._styles[style]
            listed, at = styled, at if at is not None else styled_level
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
            counters[at] = level.start
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
        number = counters.setdefault(at, level.start)
        return number_in_format(number, "decimal" if of.legal and level is not of else level.form)

    def _level_of(self, listed: str, at: int) -> _Level | None:
        return self._own_levels.get((listed, at)) or self._levels.get(self._lists[listed], {}).get(at)


def _list_and_level(properties: etree._Element | None) -> tuple[str | None, int | None]:
    if properties is None:
        return None, None
    level = _value(properties, "ilvl")
    return _value(properties, "numId"), int(level) if level and level.isdecimal() else None


def _level(element: etree._Element) -> _Level:
    start, restart = _value(element, "start") or "1", _value(element, "lvlRestart")
    return _Level(
        int(start) if start.isdecimal() else 1,
        _value(element, "numFmt") or "decimal",
        (_value(element, "lvlText") or "")[:200],
        _value(element, "suff") or "tab",
        element.find(f"{W}isLgl") is not None,
        int(restart) if restart and restart.isdecimal() else None,
    )


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return None if child is None else child.get(f"{W}val")
