"""What a person means by the name of an article, an annex or a recital."""

from __future__ import annotations

from drafts.errors import UnknownProvisionError
from drafts.folding import fold
from drafts.model import Draft, Kind, Provision
from drafts.parsing.profile import read_any_numeral
from drafts.patterns import regex

_OUTSIDE = regex(
    r"(?P<annex>附件|附录|附表|annex|appendix|schedule)[:.、]?(?P<number>[^:.、]{0,8})|(?:鉴于(?:条款)?|recital)\(?(?P<recital>[0-9]+[a-z]?)\)?",
)


def provision_named(draft: Draft, name: str) -> Provision:
    """The article with this number, label or key, as `Draft.article` finds it; or the annex (附件2, Annex III) or recital
    (Recital 12, 鉴于条款12) so called, or with this key.

    Raises UnknownProvisionError where the draft has none such.
    """
    wanted = "".join(fold(name).lower().split())
    outside = [one for one in draft.provisions if one.kind in (Kind.ANNEX, Kind.RECITAL) and one.parent is None]
    for one in outside:
        if wanted == one.key or (one.kind is Kind.ANNEX and wanted == "".join(fold(one.label).lower().split())):
            return one
    match = _OUTSIDE.fullmatch(wanted)
    if match is None:
        return draft.article(name)
    number = match["recital"] or _figures(match["number"])
    kind = Kind.RECITAL if match["recital"] else Kind.ANNEX
    found = next((one for one in outside if one.kind is kind and number and one.number == number), None)
    if found is None:
        has = [one.label for one in outside if one.kind is kind]
        listed = [*has[:3], "…", *has[-1:]] if len(has) > 4 else has
        raise UnknownProvisionError(
            f"《{draft.title}》没有“{name}”（有：{'、'.join(listed) or '无'}）。请照原文写它的名称。",
            f"“{draft.title}” has no {name} (it has {', '.join(listed) or 'none'}). Give its name as it is printed.",
        )
    return found


def name_of(provision: Provision) -> str:
    """A provision's label as it is spoken of, without the sign after it: 五 of 五、."""
    return provision.label.removesuffix("、")


def _figures(number: str) -> str:
    """The number of an annex in Arabic figures, or its letter."""
    try:
        return str(read_any_numeral(number.upper()))
    except ValueError:
        return number
