"""Which provision speaks of which, and what became of that in the next draft."""
