"""A matter as a set of events that can be handed on as a file and joined with another such set. No database here.

``events`` says what an event is, ``fold`` what a set of them amounts to, ``archive`` and ``folder`` how a set is written
down: as one file, or as text that git can keep.
"""
