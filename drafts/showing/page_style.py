"""The look and the set phrases of a comparison's HTML page, as data."""

from __future__ import annotations

from drafts.comparison import ReferenceState
from drafts.counting import many
from drafts.model import Draft

STYLE = """
:root { color-scheme: light dark; --ink: #1f2328; --soft: #59636e; --line: #d1d9e0; --paper: #ffffff; --box: #f6f8fa;
  --ins: #00508f; --ins-paper: #d7eafa; --del: #9a3a00; --del-paper: #fbe3d3; --flag: #7d4e00; --flag-paper: #fff8c5; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9198a1; --line: #3d444d; --paper: #0d1117;
  --box: #151b23; --ins: #7cc4f8; --ins-paper: #123350; --del: #f0a070; --del-paper: #40261a; --flag: #e3b341;
  --flag-paper: #2f2503; } }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: var(--paper);
  font: 16px/1.75 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, Georgia, serif; }
body.latin { font-family: Georgia, "Times New Roman", "Liberation Serif", "DejaVu Serif", serif; }
header, main, footer { max-width: 60rem; margin: 0 auto; padding: 1rem 1.25rem; }
header { padding-bottom: 0; } header p { margin: .2rem 0; }
h1 { font-size: 1.4rem; line-height: 1.4; margin: .5rem 0; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.02rem; margin: 0 0 .35rem; }
a { color: inherit; }
table { border-collapse: collapse; font-size: .92rem; }
th, td { border: 1px solid var(--line); padding: .15rem .6rem; text-align: left; vertical-align: top; }
td.number { text-align: right; }
table td:first-child { min-width: 8rem; }
.wide { overflow-x: auto; }
.figures th { font-size: .75rem; line-height: 1.3; padding: .15rem .3rem; vertical-align: bottom; }
.figures td { padding: .15rem .3rem; }
.figures td:first-child, .figures th:first-child { min-width: 14rem; padding-left: .6rem; }
nav ol { columns: 13rem; padding-left: 0; list-style: none; font-size: .9rem; margin: .3rem 0; }
nav a { text-decoration: none; }
article { border: 1px solid var(--line); border-radius: 6px; padding: .8rem 1rem; margin: .8rem 0; }
article p { margin: .15rem 0; text-indent: 0; overflow-wrap: anywhere; }
.words { white-space: pre-wrap; }
.soft { color: var(--soft); font-size: .9rem; }
.badge { border: 1px solid var(--line); border-radius: 1rem; padding: 0 .55rem; font-size: .8rem; margin-left: .4rem;
  white-space: nowrap; background: var(--box); }
ins { color: var(--ins); background: var(--ins-paper); text-decoration: underline; }
del { color: var(--del); background: var(--del-paper); text-decoration: line-through; }
ins::before { content: "{+"; } ins::after { content: "+}"; } del::before { content: "[-"; } del::after { content: "-]"; }
ins::before, ins::after, del::before, del::after { font-size: .75em; opacity: .75; }
.typing { background: none; opacity: .75; }
ul.flags { margin: .5rem 0 0; padding: .4rem .8rem .4rem 1.8rem; background: var(--flag-paper);
  border-left: 3px solid var(--flag); }
@media print { body { font-size: 11pt; } article { break-inside: avoid; } nav { break-after: page; }
  header, main { max-width: none; } }
"""

TO_CHECK = (ReferenceState.NOT_UPDATED, ReferenceState.DANGLING, ReferenceState.RETARGETED)
"""References that need a look."""


def draft_line(phrase: str, draft: Draft, which: int) -> str:
    """Which draft it is (``old`` or ``new``), its title and how many articles it has, in Chinese (0) or English (1)."""
    name, title, count = PHRASES[phrase][which], draft.title, len(draft.articles)
    return f"{name}：{title}（{count} 条）" if which == 0 else f"{name}: {title} ({many(count, 'articles')})"


PHRASES = {
    "title": ("条文对照", "Comparison"),
    "old": ("旧稿", "Old draft"),
    "new": ("新稿", "New draft"),
    "articles": ("条", "articles"),
    "summary": ("变动统计", "What changed, in figures"),
    "chapter": ("章", "Chapter"),
    "whole": ("全文", "Whole draft"),
    "figures": (
        "左边几列按条文的去向计，右边几列按改动的轻重计。",
        "The first columns count what became of the articles, the others how much the changes matter.",
    ),
    "outline": ("条文目录", "Articles"),
    "changes": ("逐条变动", "Article by article"),
    "references": ("条文引用检查", "References"),
    "marks": (
        "[-删去的文字-]　{+增加的文字+}　旧条号 → 新条号　# 仅改号　∅ 没有对应的条文　⚑ 应注意的变动",
        "[-deleted words-]  {+inserted words+}  old → new number  # renumbered only  ∅ no counterpart  ⚑ a change that matters",
    ),
    "unchanged_rows": ("文字无变化的条文", "Articles whose words don't change"),
    "renumbered": ("条号变动", "renumbered"),
    "moved": ("位置变动", "moved"),
    "partial": ("一段文字移来", "a passage came here"),
    "came": ("其中一段文字由旧稿#移来。", "A passage came here from old #."),
    "went": ("其中一段文字移至新稿#。", "A passage went to new #."),
    "identical": ("两份的文字完全相同。", "The two texts are the same."),
    "flags": ("应注意的变动", "Changes that matter"),
    "reference": ("引用", "Reference"),
    "state": ("判断", "Finding"),
    "meant": ("旧稿所指 → 现在所指", "Meant before → means now"),
    "where": ("所在条文", "In"),
    "none": ("没有需要核对的引用。", "No reference needs a look."),
    "likeness": ("文字相近度", "likeness"),
    "replacements": ("通篇替换", "Exchanged throughout"),
    "times": ("处", "times"),
    "in": ("条", "articles"),
    "only_moved": ("只移动位置", "Only moved"),
    "moved_and_changed": ("移动位置并有改动", "Moved and changed"),
}
"""The page's own words."""
