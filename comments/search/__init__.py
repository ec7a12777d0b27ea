"""Finding words in drafts and comments: how text is folded, cut into tokens and matched. No database here."""
