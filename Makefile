# Thin names for `python3 tasks.py …`, which does the same without make (on Windows: `py tasks.py run`).
PYTHON ?= python3

.PHONY: run test check bench
run test check bench:
	@$(PYTHON) tasks.py $@
