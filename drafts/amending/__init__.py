"""Amendment decisions as data: reading their instructions, and applying them to the text they amend.

`drafts.amend.amend` is the one call that composes the modules here.
"""
