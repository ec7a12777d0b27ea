"""Traditional characters and the simplified ones that search takes them for.

A thousand of the usual ones, one for one. A traditional character that isn't among them is found only as itself; to add any means
to index every matter anew. Where one simplified character stands for several traditional ones (发 for 發 and 髮), all fold to it,
so a search finds a little more than it might.
"""

from __future__ import annotations

from typing import Final

from drafts.lettering.letters import USUAL

SIMPLIFIED: Final[dict[str, str]] = USUAL
"""Traditional character -> simplified."""
