"""Numbers that a draft keeps for articles that it took out."""

from __future__ import annotations

import pytest

from drafts.compare import compare
from drafts.comparison import RowKind, Significance
from drafts.parse import parse

SCOPE = "Article 1\nThis Act applies to boats."
MOORINGS = "The keeper shall inspect every mooring."


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            f"Harbour Act\n\n{SCOPE}\n\nArticle 2\n{MOORINGS}\n",
            f"Harbour Act\n\n{SCOPE}\n\nArticle 2 [deleted]\n\nArticle 2a\n{MOORINGS}\n",
        ),
        (
            "渡口办法\n\n第一条　为了安全，制定本办法。\n第二条　船东应当登记渔船并接受检修。\n",
            "渡口办法\n\n第一条　为了安全，制定本办法。\n第二条　（删去）\n第三条　船东应当登记渔船并接受检修。\n",
        ),
    ],
)
def test_a_number_kept_for_an_article_that_was_taken_out_is_no_new_article(old: str, new: str) -> None:
    found = compare(parse(old), parse(new))
    (row,) = [row for row in found.rows if row.kind is RowKind.INSERTED]
    assert row.klass is Significance.WORDING
    assert row.flags[0].zh.startswith("新稿中只有条号，内容为“")
    assert row.flags[0].en.startswith("Only a number in the new draft")
    (row,) = [row for row in compare(parse(new), parse(old)).rows if row.kind is RowKind.DELETED]
    assert row.flags[0].en.startswith("Only a number in the old draft")
