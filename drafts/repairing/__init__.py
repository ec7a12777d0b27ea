"""Repairs of texts that came in broken: lines, numbers, and the trial that shows what a repair would do."""
