"""A sheet as the bytes of its workbook have it: what is seen of it before it is parsed, which takes far longer.

A sheet may go on for a million rows that are formatted and empty. What comes behind the last value is not parsed.
"""

import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from seeds.exchange.tables import FileRefused

READ_AT_ONCE = 1 << 20
FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
HIDDEN = re.compile(rb'<row\b[^>]*\bhidden="(?:1|true)"[^>]*>')
NUMBER = re.compile(rb'\br="(\d+)"')
MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d+):[A-Z]{1,3}(\d+)"')
VALUES = (b"<v>", b"<v ", b"<is>", b"<is ", b"<f>", b"<f ")
END_OF_ROW, END = b"</row>", b"</sheetData></worksheet>"
LONGEST_TAG = 4_096
ROWS = (b"<row", b"</row", b":row")
LONGEST_ROW = 16_000_000
"""A row is held whole while it is parsed, as is what stands before the first and behind the last one."""


@dataclass(frozen=True, slots=True)
class SheetFile:
    """Whether anything in the sheet computes, which rows are hidden, where its last value begins (0: it has none, or
    they cannot be told from the bytes), and the cells that several rows have in common: by the number of the first
    row, the letters of the column and the last row."""

    computes: bool = False
    hidden: frozenset[int] = frozenset()
    end: int = 0
    merged: Mapping[int, Sequence[tuple[str, int]]] = field(default_factory=dict[int, list[tuple[str, int]]])


def looked_through(package: zipfile.ZipFile, name: str) -> SheetFile:
    """What is seen of a sheet in its bytes, piece by piece. Raises `FileRefused` for a row without an end."""
    computes, hidden, end, at, rest, last_row = False, set[int](), 0, 0, b"", 0
    merged: defaultdict[int, list[tuple[str, int]]] = defaultdict(list)
    with package.open(name) as sheet:
        while piece := sheet.read(READ_AT_ONCE):
            # a tag at the end waits for the next piece
            piece = rest + piece
            cut = max(piece.rfind(b"<"), len(piece) - LONGEST_TAG)
            rest, piece = piece[cut:], piece[:cut]
            computes = computes or FORMULA.search(piece) is not None
            hidden.update(int(found[1]) for tag in HIDDEN.findall(piece) if (found := NUMBER.search(tag)))
            for column, first, last in MERGED.findall(piece):
                if first != last:
                    merged[int(first)].append((column.decode(), int(last)))
            end = max(end, *(at + place for one in VALUES if (place := piece.rfind(one)) >= 0), 0)
            last_row = max(last_row, *(at + place for one in ROWS if (place := piece.rfind(one)) >= 0), 0)
            at += len(piece)
            if at - last_row > LONGEST_ROW:
                raise FileRefused("PARTS_TOO_LARGE", "DO_SPLIT", most=LONGEST_ROW // 1_000_000)
    return SheetFile(computes, frozenset(hidden), end, dict(merged))


@contextmanager
def shortened(source: Callable[[], Any], end: int) -> Iterator["Shortened"]:
    """The bytes of a sheet up to the end of the row in which its last value begins."""
    with source() as file:
        yield Shortened(file, end)


class Shortened:
    """A sheet that ends behind its last value."""

    def __init__(self, file: Any, end: int) -> None:
        self.file, self.end, self.at = file, end, 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, none at the end."""
        piece: bytes = self.file.read(size)
        begun, self.at = self.at, self.at + len(piece)
        if not piece or self.at <= self.end:
            return piece
        while (row := piece.find(END_OF_ROW, max(self.end - begun, 0))) < 0:
            more = self.file.read(READ_AT_ONCE)
            if not more:
                return piece
            piece += more
        self.file = Nothing()
        return piece[: row + len(END_OF_ROW)] + END


class Nothing:
    """A file at its end."""

    def read(self, _: int = -1) -> bytes:
        return b""
