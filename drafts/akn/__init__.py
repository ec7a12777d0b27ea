"""A draft as Akoma Ntoso 3.0, the OASIS standard for legal documents in XML. What goes where: docs/akoma-ntoso.md."""

from __future__ import annotations

from lxml import etree

from drafts.akn.document import document
from drafts.akn.metadata import About
from drafts.model import Draft

__all__ = ["About", "akoma_ntoso"]


def akoma_ntoso(draft: Draft, about: About) -> bytes:
    """The draft as an XML file in UTF-8, valid against the schema of Akoma Ntoso 3.0; the same arguments give the same bytes.

    Its text is the draft's text, white space apart. Characters that XML can't hold (controls) stand as U+FFFD.
    """
    return etree.tostring(document(draft, about), xml_declaration=True, encoding="UTF-8", pretty_print=False)
