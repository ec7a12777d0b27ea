"""The rules that widgets are styled by, parsed once for each set of colours.

Textual parses all of them again when the program has begun, and once more when the first screen with a widget of another
kind opens; each time takes as long as drawing a screen.
"""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


class ParsedOnce(Stylesheet):
    """Rules that are parsed anew only for other colours, and where some were added only those."""

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__(variables=variables)
        self._given = variables
        self._parsed_with: dict[str, str] | None = None

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take other colours; what was parsed for the same ones is kept."""
        if variables != self._given:
            self._given = variables
            super().set_variables(variables)

    def parse(self) -> None:
        """Parse what hasn't been parsed with these colours."""
        super().parse()
        self._parsed_with = self._given

    def reparse(self) -> None:
        """Parse everything, unless it was parsed with these colours."""
        if self._parsed_with != self._given:
            self.parse()
