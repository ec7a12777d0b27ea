"""Forms that authorities ask for, as data: a TOML file each, filled by one engine. A user adds a form by a file.

Importing this loads neither a Word nor a spreadsheet library.
"""
