"""What holds of every draft written as Akoma Ntoso."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lxml import etree

from drafts.akn import About, akoma_ntoso
from drafts.akn.inline import NAMESPACE, held
from drafts.model import Draft

ABOUT = About(written=date(2024, 6, 1))


def written(draft: Draft, about: About = ABOUT) -> etree._Element:
    """The root of the file that is written for a draft."""
    return etree.fromstring(akoma_ntoso(draft, about))


def check_akn(draft: Draft, schema: etree.XMLSchema) -> etree._Element:
    """Asserts that the file is valid, holds the draft's text and no other, and that its links lead somewhere."""
    root = written(draft)
    assert schema.validate(root), str(schema.error_log)
    assert squeezed("".join(texts(root))) == squeezed(held(draft.text))
    eids = {eid for element in root.iter() if (eid := element.get("eId"))}
    for link in (*found(root, "ref"), *found(root, "tocItem")):
        assert (link.get("href") or "").removeprefix("#") in eids
    return root


def found(root: etree._Element, tag: str) -> list[etree._Element]:
    """All elements of this name, in order."""
    return list(root.iter(f"{{{NAMESPACE}}}{tag}"))


def texts(element: etree._Element) -> Iterator[str]:
    return (str(piece) for piece in element.itertext())


def squeezed(words: str) -> str:
    return "".join(words.split())
