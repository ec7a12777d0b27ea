"""The whole document: what stands above the provisions, the provisions, what closes them, and annexes."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from drafts.akn.body import Body
from drafts.akn.inline import NAMESPACE, Element, Words, add
from drafts.akn.metadata import About, Metadata
from drafts.akn.names import names
from drafts.akn.opening import Opening
from drafts.model import Draft, Kind, Provision


def document(draft: Draft, about: About) -> Element:
    """The root of the document: a ``bill``, or a ``doc`` where the text has no provisions."""
    root = etree.fromstring(f'<akomaNtoso xmlns="{NAMESPACE}"/>')
    named = names(draft)
    words = Words(draft, named.of)
    outermost = draft.children(None)
    provisions = [p for p in outermost if p.kind not in (Kind.RECITAL, Kind.ANNEX)]
    if not provisions:
        plain = add(root, "doc", name="text")
        Metadata(draft, about, "doc").write(plain)
        words.paragraphs(add(plain, "mainBody"), 0, len(draft.text))
        return root
    metadata = Metadata(draft, about, "bill")
    bill = add(root, "bill", name="bill", contains="originalVersion")
    metadata.write(bill)
    body = Body(draft, words, named)
    recitals = [p for p in outermost if p.kind is Kind.RECITAL]
    annexes = [p for p in outermost if p.kind is Kind.ANNEX]
    Opening(draft, words, body, named).write(bill, recitals, provisions[0].span.start)
    end = provisions[-1].span.end
    body.sequence(add(bill, "body", eId="body"), provisions, provisions[0].span.start, end)
    closing = annexes[0].span.start if annexes else len(draft.text)
    if not words.is_blank(end, closing):
        words.paragraphs(add(bill, "conclusions", eId="conclusions"), end, closing)
    if annexes:
        _attachments(draft, add(bill, "attachments"), annexes, body, metadata, named.of)
    return root


def _attachments(
    draft: Draft,
    parent: Element,
    annexes: Sequence[Provision],
    body: Body,
    metadata: Metadata,
    eids: dict[str, str],
) -> None:
    """Each annex as a document of its own below the draft; words after it, up to the next one, go with it."""
    ends = [*(annex.span.start for annex in annexes[1:]), len(draft.text)]
    for annex, end in zip(annexes, ends, strict=True):
        eid = eids[annex.key]
        attachment = add(parent, "attachment", eId=eid)
        start = body.label_and_heading(attachment, annex)
        inner = add(attachment, "doc", name="annex")
        metadata.write(inner, part=eid, title=f"{annex.label} {annex.title}".strip())
        main = add(inner, "mainBody")
        body.annex(main, draft.children(annex.key), start, end)
