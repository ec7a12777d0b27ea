"""A draft or a comparison as lines of styled runs, and the map between cells and characters. No Textual."""

from workbench.render.bilingual import Translation, translation_blocks
from workbench.render.blocks import ComparisonPages, draft_blocks, filtered, folded, has_flag
from workbench.render.lines import LEAST_PAIR, MEASURE, Page, PageLine, Target
from workbench.render.model import ArticleId, Block, BlockKind, Look, Mode, Part, Place, Side

__all__ = [
    "LEAST_PAIR",
    "MEASURE",
    "ArticleId",
    "Block",
    "BlockKind",
    "ComparisonPages",
    "Look",
    "Mode",
    "Page",
    "PageLine",
    "Part",
    "Place",
    "Side",
    "Target",
    "Translation",
    "draft_blocks",
    "filtered",
    "folded",
    "has_flag",
    "translation_blocks",
]
