"""An SQLite file read page by page, without trusting what holds the pages together (https://www.sqlite.org/fileformat2.html).

Used on damaged stores alone. Every row that lies whole in the file is found, whatever became of schema, indexes and the pages
above it; what can't be read is counted. Nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from struct import unpack_from

MAGIC = b"SQLite format 3\0"
HEADER_BYTES = 100
PAGE_BYTES = 4096
"""The size of a store's pages, where the file no longer says it."""

_LEAF, _INNER = 0x0D, 0x05
_INDEX = (0x0A, 0x02)
_MOST_COLUMNS = 2000

Value = int | float | str | bytes | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the file holds it."""

    rowid: int
    values: tuple[Value, ...]
    torn: bool
    """Whether part of a long text or of bytes is missing."""


@dataclass
class Pages:
    """The pages of a file, and what was found wrong while they were read."""

    data: bytes
    size: int = field(init=False)
    """Bytes of a page."""
    broken_pages: set[int] = field(default_factory=set)
    """Numbers of pages that should hold something and can't be read."""
    broken_cells: int = 0
    """Rows that a page speaks of and that can't be read."""
    overflow: set[int] = field(default_factory=set)
    """Pages that continue long rows."""

    def __post_init__(self) -> None:
        self.size = _page_size(self.data)

    @property
    def count(self) -> int:
        """How many pages the file has, a last one cut short included."""
        return -(-len(self.data) // self.size)

    @property
    def meant(self) -> int:
        """How many pages its header says it has; as many as there are where it doesn't say."""
        if not self.has_header or len(self.data) < HEADER_BYTES:
            return self.count
        return max(self.count, int(unpack_from(">I", self.data, 28)[0])) if self._says_size() else self.count

    @property
    def has_header(self) -> bool:
        """Whether the first page begins as that of a database."""
        return self.data.startswith(MAGIC)

    @property
    def marks(self) -> tuple[int, int]:
        """Application id and version of the schema, as the header says; zeros where it is lost."""
        if not self.has_header or len(self.data) < HEADER_BYTES:
            return 0, 0
        return int(unpack_from(">I", self.data, 68)[0]), int(unpack_from(">I", self.data, 60)[0])

    def _says_size(self) -> bool:
        said = int(unpack_from(">I", self.data, 28)[0])
        return 0 < said < 2**31 // self.size * 64

    def page(self, number: int) -> bytes:
        """A page, counted from 1, filled with zeros where the file ends within it."""
        piece = self.data[(number - 1) * self.size : number * self.size]
        return piece + bytes(self.size - len(piece))

    def kind(self, number: int) -> int:
        """The byte that says what a page is."""
        return self.page(number)[self._start(number)]

    @staticmethod
    def _start(number: int) -> int:
        return HEADER_BYTES if number == 1 else 0

    def leaves(self) -> Iterator[int]:
        """Every page that looks like it holds rows of a table."""
        for number in range(1, self.count + 1):
            if self.kind(number) == _LEAF and self._cells(number) is not None:
                yield number

    def leaves_below(self, root: int) -> set[int]:
        """The leaves that can be reached from a table's root page."""
        found: set[int] = set()
        seen: set[int] = set()
        waiting = [root]
        while waiting:
            number = waiting.pop()
            if number in seen or not 1 <= number <= self.count:
                continue
            seen.add(number)
            kind = self.kind(number)
            if kind == _LEAF:
                found.add(number)
            elif kind == _INNER:
                waiting.extend(self._children(number))
        return found

    def rows(self, number: int) -> Iterator[Row]:
        """The rows of a leaf, those that can't be read left out and counted."""
        page = self.page(number)
        for cell in self._cells(number) or ():
            try:
                yield self._row(page, cell)
            except (IndexError, ValueError, UnicodeDecodeError):
                self.broken_cells += 1

    def look_over(self) -> None:
        """Notes which pages hold nothing that can be read although they should; after all rows were read."""
        free = self._free()
        lock = 0x40000000 // self.size + 1
        for number in range(1, self.meant + 1):
            if number in free or number in self.overflow or number == lock:
                continue
            whole = number <= len(self.data) // self.size
            known = number <= self.count and self.kind(number) in (_LEAF, _INNER, *_INDEX)
            if not whole or not known or (self.kind(number) == _LEAF and self._cells(number) is None):
                self.broken_pages.add(number)

    def _children(self, number: int) -> list[int]:
        page, start = self.page(number), self._start(number)
        cells = int(unpack_from(">H", page, start + 3)[0])
        children = [int(unpack_from(">I", page, start + 8)[0])]
        for at in range(min(cells, (self.size - start - 12) // 2)):
            pointer = int(unpack_from(">H", page, start + 12 + 2 * at)[0])
            if pointer <= self.size - 4:
                children.append(int(unpack_from(">I", page, pointer)[0]))
        return children

    def _cells(self, number: int) -> list[int] | None:
        """Where a leaf's rows begin; None where that can't be."""
        page, start = self.page(number), self._start(number)
        count = int(unpack_from(">H", page, start + 3)[0])
        first = start + 8 + 2 * count
        if first > self.size:
            return None
        pointers = [int(unpack_from(">H", page, start + 8 + 2 * at)[0]) for at in range(count)]
        return pointers if all(first <= pointer < self.size for pointer in pointers) else None

    def _row(self, page: bytes, at: int) -> Row:
        length, at = _varint(page, at)
        rowid, at = _varint(page, at)
        if length > len(self.data) + self.size:
            raise ValueError("longer than the file")
        payload, torn = self._payload(page, at, length)
        values = tuple(_values(payload, torn))
        return Row(rowid, values, torn)

    def _payload(self, page: bytes, at: int, length: int) -> tuple[bytes, bool]:
        """The bytes of a row, and whether some of them are missing (they are zeros then)."""
        most = self.size - 35
        if length <= most:
            if at + length > self.size:
                raise ValueError("beyond the page")
            return page[at : at + length], False
        least = (self.size - 12) * 32 // 255 - 23
        local = least + (length - least) % (self.size - 4)
        if local > most:
            local = least
        parts = [page[at : at + local]]
        left = length - local
        following = int(unpack_from(">I", page, at + local)[0])
        chain: list[int] = []
        while left > 0 and 1 < following <= self.count and following not in self.overflow:
            piece = self.page(following)
            self.overflow.add(following)
            chain.append(following)
            parts.append(piece[4 : 4 + min(left, self.size - 4)])
            left -= len(parts[-1])
            following = int(unpack_from(">I", piece, 0)[0])
        emptied = any(not any(self.page(number)) for number in chain)
        return b"".join(parts) + bytes(left), left > 0 or emptied

    def _free(self) -> set[int]:
        """The pages that the header's list says are unused."""
        found: set[int] = set()
        if not self.has_header or len(self.data) < HEADER_BYTES:
            return found
        trunk = int(unpack_from(">I", self.data, 32)[0])
        while 1 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            page = self.page(trunk)
            leaves = int(unpack_from(">I", page, 4)[0])
            for at in range(min(leaves, self.size // 4 - 2)):
                found.add(int(unpack_from(">I", page, 8 + 4 * at)[0]))
            trunk = int(unpack_from(">I", page, 0)[0])
        return found


def _page_size(data: bytes) -> int:
    if data.startswith(MAGIC) and len(data) >= HEADER_BYTES:
        size = int(unpack_from(">H", data, 16)[0])
        size = 65536 if size == 1 else size
        if 512 <= size <= 65536 and size & (size - 1) == 0:
            return size
    return PAGE_BYTES


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes, and where the next thing begins."""
    value = 0
    for number in range(8):
        byte = data[at + number]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + number + 1
    return value << 8 | data[at + 8], at + 9


_WHOLE_NUMBERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


def _values(payload: bytes, torn: bool) -> Iterator[Value]:
    """The columns of a record. Of a torn one, what follows the tear is empty."""
    header, at = _varint(payload, 0)
    if not 1 <= header <= len(payload):
        raise ValueError("no record")
    kinds = []
    while at < header:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if len(kinds) > _MOST_COLUMNS:
        raise ValueError("too many columns")
    at = header
    for kind in kinds:
        value, at = _value(payload, at, kind, torn)
        yield value
    if at != len(payload):
        raise ValueError("the record has another length")


def _value(payload: bytes, at: int, kind: int, torn: bool) -> tuple[Value, int]:
    if kind in _WHOLE_NUMBERS:
        size = _WHOLE_NUMBERS[kind]
        return int.from_bytes(payload[at : at + size], "big", signed=True), at + size
    if kind == 7:
        return float(unpack_from(">d", payload, at)[0]), at + 8
    if kind in (0, 8, 9):
        return {0: None, 8: 0, 9: 1}[kind], at
    if kind in (10, 11):
        raise ValueError("a kind that isn't in use")
    size = (kind - 12) // 2
    piece = payload[at : at + size]
    if len(piece) < size:
        raise ValueError("beyond the record")
    if kind % 2 == 0:
        return piece, at + size
    text = piece.decode("utf-8", errors="replace" if torn else "strict")
    return (text.split("\0", 1)[0] if torn else text), at + size
