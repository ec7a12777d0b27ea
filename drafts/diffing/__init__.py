"""What changed in the words: tokens, readable edits, moves, parts, typing noise and replacements."""
