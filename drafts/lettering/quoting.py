"""What was found in a text read in simplified letters, quoted as the text is printed."""

from __future__ import annotations

import re
from collections import Counter
from functools import cached_property

from drafts.comparison import Flag
from drafts.patterns import regex

_QUOTED = regex("(“[^“”]*”)")
_PIECES = regex("([、…\\s]+)")
_HAN_RUN = regex("[^\x00-\u2e7f]+")
"""Chinese in an English sentence, which is all quoted."""
_BEFORE, _AFTER = "(?<![^由为：（、→ ])", "(?![^改（）：、 等])"
"""What stands around words that a reason quotes without marks: 由三万元改为五万元, （罚款、拘留等）."""
_LISTED = regex(f"{_BEFORE}(?!(?:义务|许可|禁止|权利|倡导)(?:$|、))[^由为：（）、→ 等“”]{{1,40}}{_AFTER}")
_CITED = regex("《[^《》]*》|第[^第，。：；“”的]{1,12}?[条款项目章节编]")


class Printed:
    """Texts as they are printed and as they were read, character for character."""

    def __init__(self, *texts: tuple[str, str]) -> None:
        self._texts = texts

    @cached_property
    def _letters(self) -> dict[str, str]:
        """The letter that each one read stands for, the most usual where there are several."""
        counted = Counter(
            (read, written) for written, plain in self._texts for written, read in zip(written, plain, strict=True)
        )
        return {read: written for (read, written), _ in reversed(counted.most_common())}

    def words(self, read: str) -> str:
        """Words as they are printed; put together from several places, each by itself."""
        found = self._found(read)
        if found is not None:
            return found
        return "".join(self._piece(piece) for piece in _PIECES.split(read))

    def flag(self, flag: Flag) -> Flag:
        """A flag with what it quotes as it is printed."""
        old, new = self.words(flag.old), Printed(*self._texts[::-1]).words(flag.new)
        told = Printed(*((words, read) for words, read in ((old, flag.old), (new, flag.new)) if words), *self._texts)
        zh = "".join(map(told._said, _QUOTED.split(flag.zh)))
        return Flag(flag.kind, old, new, zh, _HAN_RUN.sub(told._run, flag.en))

    def _found(self, read: str) -> str | None:
        for printed, plain in self._texts:
            at = plain.find(read)
            if at >= 0:
                return printed[at : at + len(read)]
        return None

    def _piece(self, read: str) -> str:
        found = self._found(read)
        return found if found is not None else "".join(self._letters.get(letter, letter) for letter in read)

    def _run(self, run: re.Match[str]) -> str:
        return self.words(run.group())

    def _said(self, part: str) -> str:
        """A part of a Chinese reason: a quotation, or what stands between two, which quotes sums and the like without marks."""
        if part[:1] == "“":
            quoted = part[1:-1]
            return f"“{self.words(quoted)}”" if len(quoted) > 1 else f"“{self._found(quoted) or quoted}”"
        return _LISTED.sub(self._as_found, _CITED.sub(self._run, part))

    def _as_found(self, said: re.Match[str]) -> str:
        return self._found(said.group()) or said.group()
