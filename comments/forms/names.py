"""What a form's columns and head may hold, each with what it means. Nothing else of a comment can reach a form."""

from __future__ import annotations

BLANK = "blank"

ROW_FIELDS: dict[str, tuple[str, str]] = {
    BLANK: ("留空，由对方填写", "left empty, for the authority to fill in"),
    "number": ("在本表中的序号", "running number in this form"),
    "place": ("章和条款项，连同一并涉及的条款", "chapter and article down to its item, and further places"),
    "article": ("条款项，不含章", "article down to its item, without the chapter"),
    "clause": ("条（不含款、项）", "article alone"),
    "below": ("条以下的款、项、目", "paragraph and items below the article"),
    "chapter": ("章、节", "chapter and section"),
    "original": ("征求意见稿原文", "the draft's words"),
    "original_marked": ("原文，建议删除的文字带标记", "the draft's words, those to be deleted marked"),
    "proposed": (
        "建议的条文，带修改标记；没有的，写请求",
        "the redraft with its changes marked; of a remark, what it asks",
    ),
    "proposed_marked": ("建议的条文，增加的文字带标记", "the redraft without deleted words, added ones marked"),
    "proposed_plain": ("建议的条文，不带标记", "the redraft without marks"),
    "translation": ("另一语言的建议条文", "the redraft in the form's language, where the draft is in the other"),
    "comment": ("意见", "the comment"),
    "grounds": ("理由及依据", "reasons and what they rely on"),
    "reasons": ("意见和理由", "comment and reasons"),
    "authorities": ("依据", "what it relies on"),
    "type": ("类型：实质、文字、衔接", "type: substantive, wording, coherence"),
    "type_iso": ("类型：ge、te、ed", "type: ge (general), te (technical), ed (editorial)"),
    "priority": ("重要性", "priority"),
    "topic": ("专题", "topic"),
    "unit": ("提出单位", "the unit in whose name it is proposed"),
    "see": ("参见的其他项", "other rows to look at"),
    "note": ("备注：类型、重要性、参见", "note: type, priority, other rows"),
}

HEAD_FIELDS: dict[str, tuple[str, str]] = {
    BLANK: ("留空，由对方填写", "left empty, for the authority to fill in"),
    "title": ("征求意见稿名称", "the draft's title"),
    "issuer": ("征求意见的机关", "who asks for comments"),
    "unit": ("提出单位", "who submits"),
    "contact": ("联系人", "contact person"),
    "position": ("职务", "position"),
    "phone": ("电话", "telephone"),
    "email": ("电子邮箱", "e-mail address"),
    "address": ("地址", "postal address"),
    "dated": ("填写日期", "date of the form"),
    "released": ("公布日期", "day the draft was released"),
    "deadline": ("截止日期", "last day for comments"),
    "count": ("意见条数", "number of comments"),
    "pages": ("共 页 第 页（Word）", "page x of y (Word)"),
}

PAGES: dict[str, tuple[str, str]] = {"zh": ("共 ", " 页（页码见页脚）"), "en": ("of ", " (see the footer)")}
"""What stands before and after the number of pages, by language."""
