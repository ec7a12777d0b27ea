"""How a text becomes a tree: numbering grammars, marks, headings, regions, and what is odd about it."""
