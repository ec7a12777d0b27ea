"""Parts of `drafts.segment`: the words of a Chinese run."""
