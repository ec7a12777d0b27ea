"""Lines that look like an article's heading and were read as something else: a number twice, out of order, or another law's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from drafts.model import Diagnostic, Provision, Region, RegionKind
from drafts.parsing.labels import Candidate
from drafts.parsing.profile import Profile, Series

_OF_MENTIONS = ("所", "规定", "之", "中", "的", "第", "和", "或", "、", "至")
"""How words go on after a mention that begins a paragraph: 第 十 一 条 所述费用."""
_AHEAD = 4


def swallowed(
    text: str,
    counted: Sequence[Provision],
    labels: Sequence[Candidate],
    profile: Profile,
    regions: Sequence[Region],
    line_of: Callable[[int], int],
) -> Iterator[Diagnostic]:
    """A doubt about each such line among the articles, and one about all those after them. ``counted`` are in order."""
    if not counted or profile.series is not Series.FROM_ONE or profile.name == "zh-decision":
        return
    if not profile.han and profile.name != "uk":
        return
    starts = [one.span.start for one in counted]
    tail = next(
        (region.span for region in regions if region.kind is RegionKind.TAIL and region.span.start >= starts[0]), None
    )
    after: list[Candidate] = []
    read = frozenset(starts)
    for label in labels:
        if label.start in read:
            continue  # nearly all
        if label.kind is not profile.unit or label.citing or label.glued or label.leader or label.alone:
            continue
        if not label.after_end or text[label.start - 1 : label.start] not in ("", "\n"):
            continue  # a mention in a line that was broken, or a label in a line
        if text[label.end : label.end + _AHEAD].lstrip().startswith(_OF_MENTIONS):
            continue
        at = bisect_right(starts, label.start) - 1
        if at < 0 or label.start < counted[at].body.start:
            continue  # among the contents, or the article's own
        said = text[label.start : label.end].strip()
        if tail is not None and label.start >= tail.start:
            after.append(label)
        elif profile.han and not counted[at].key.startswith("annex"):
            within = counted[at]
            yield Diagnostic(
                "stray-article",
                f"这一行像是“{said}”的开头，因条号重复或不成顺序，读作了“{within.label}”的一款，请核对。",
                f"This line looks like the beginning of “{said}”; as its number repeats or is out of order, it was read as a "
                f"paragraph of “{within.label}”. Please check.",
                line_of(label.start),
                within.key,
            )
    if after:
        first = text[after[0].start : after[0].end].strip()
        yield Diagnostic(
            "stray-article",
            f"条文之后还有像条文的 {len(after)} 行（{first} 起），没有作为条文读入，可能是另一部法规，请分开导入。",
            f"After the articles {len(after)} lines look like articles (from {first} on) and weren't read as such; they may be "
            "another law. Import it from a file of its own.",
            line_of(after[0].start),
        )
