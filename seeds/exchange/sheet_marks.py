"""Marks in a sheet as the bytes of its workbook have it: it is copied row by row, and all that nobody marks stays as it
was, whatever wrote it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO
from xml.sax.saxutils import escape

from openpyxl.utils import column_index_from_string, get_column_letter

from seeds.exchange.sheet_styles import NOTHING, Styles
from seeds.exchange.tags import Attributes, Copy, tag

WIDTH, LINE = 60, 15
"""In letters, and in points."""
LETTERS = re.compile(r"[A-Z]+")


@dataclass(frozen=True, slots=True)
class Mark:
    """What is wrong in a row, how high that is, and which cells are marked, by the numbers of their columns."""

    text: str
    height: int
    cells: frozenset[int]


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in a sheet: a column of errors, its heading, and by rows what is wrong. `again` says that the
    column was there, with what an earlier copy was marked with."""

    heading: int
    title: str
    column: int
    rows: Mapping[int, Mark]
    again: bool


@dataclass(slots=True)
class SheetCell:
    column: int
    attributes: Attributes
    inner: list[str] = field(default_factory=list[str])


@dataclass(slots=True)
class SheetRow:
    number: int
    attributes: Attributes
    cells: list[SheetCell] = field(default_factory=list[SheetCell])


class Marked(Copy):
    """Copies a sheet with its marks."""

    def __init__(self, target: IO[bytes], marks: Marks, styles: Styles) -> None:
        super().__init__(target)
        self.marks, self.styles = marks, styles
        self.number = 0
        self.row: SheetRow | None = None
        self.columns: list[Attributes] = []

    def write(self, text: str) -> None:
        """Into the cell that is open, or else the file."""
        if self.row is None:
            super().write(text)
        elif self.row.cells:
            self.row.cells[-1].inner.append(text)

    def start(self, name: str, attributes: Attributes) -> None:
        local = self.named(name)
        if self.row is not None and local == "c":
            before = self.row.cells[-1].column if self.row.cells else 0
            place = LETTERS.match(attributes.get("r", ""))
            column = column_index_from_string(place[0]) if place else before + 1
            self.row.cells.append(SheetCell(column, attributes))
        elif local == "row" and self.row is None:
            self.number = int(attributes.get("r", self.number + 1))
            attributes.pop("spans", None)
            self.row = SheetRow(self.number, attributes)
        elif local == "col" and self.row is None:
            self.columns.append(attributes)
        elif local != "cols":
            if local == "sheetData":
                self.write(tag(f"{self.prefix}cols", {}, self.widths()))
            super().start(name, attributes)

    def end(self, name: str) -> None:
        local = self.named(name)
        if local == "row" and self.row is not None:
            row, self.row = self.row, None
            self.write(self.whole(name, row))
        elif local not in {"col", "cols"} and not (self.row is not None and local == "c"):
            super().end(name)

    def text(self, text: str) -> None:
        if self.row is None or self.row.cells:
            super().text(text)

    def widths(self) -> str:
        """The columns as they are, but for that of the errors, which has its own width."""
        errors, parts = self.marks.column, list[tuple[int, int, Attributes]]()
        for one in self.columns:
            first, last = int(one["min"]), int(one["max"])
            parts += [(first, min(last, errors - 1), one), (max(first, errors + 1), last, one)]
        parts.append((errors, errors, {"width": str(WIDTH), "customWidth": "1"}))
        ordered = sorted(((first, last, one) for first, last, one in parts if first <= last), key=lambda one: one[0])
        named = [{**one, "min": str(first), "max": str(last)} for first, last, one in ordered]
        return "".join(tag(f"{self.prefix}col", one, "") for one in named)

    def whole(self, name: str, row: SheetRow) -> str:
        """A row with its marks."""
        mark, errors = self.marks.rows.get(row.number), self.marks.column
        cells = {cell.column: cell for cell in row.cells}
        if self.marks.again and row.number > self.marks.heading:
            self.clean(row, cells)
        is_heading = row.number == self.marks.heading
        text = mark.text if mark else self.marks.title if is_heading else ""
        if text:
            style = self.styles.of(NOTHING, "red" if is_heading else "wrapped")
            cells[errors] = SheetCell(errors, {"s": style, "t": "inlineStr"}, [self.said(text)])
        if mark:
            for column in mark.cells:
                cell = cells.setdefault(column, SheetCell(column, {"s": self.style_of(column)}))
                cell.attributes["s"] = self.styles.of(cell.attributes.get("s", NOTHING), "red")
            height = max(float(row.attributes.get("ht", 0)), mark.height)
            row.attributes |= {"ht": f"{height:g}", "customHeight": "1"}
        return tag(name, row.attributes, "".join(self.cell(row, cells[column]) for column in sorted(cells)))

    def clean(self, row: SheetRow, cells: dict[int, SheetCell]) -> None:
        """Takes away what an earlier copy was marked with."""
        said = cells.pop(self.marks.column, None)
        if said is not None and said.inner:
            for name in ("ht", "customHeight"):
                row.attributes.pop(name, None)
        for cell in cells.values():
            if "s" in cell.attributes:
                cell.attributes["s"] = self.styles.of(cell.attributes["s"], "plain")

    def style_of(self, column: int) -> str:
        """The style of a cell that is not there."""
        styles = (one.get("style", NOTHING) for one in self.columns if int(one["min"]) <= column <= int(one["max"]))
        return next(styles, NOTHING)

    def said(self, text: str) -> str:
        p = self.prefix
        return tag(f"{p}is", {}, tag(f"{p}t", {"xml:space": "preserve"}, escape(text)))

    def cell(self, row: SheetRow, cell: SheetCell) -> str:
        attributes = {"r": f"{get_column_letter(cell.column)}{row.number}", **cell.attributes}
        return tag(f"{self.prefix}c", attributes, "".join(cell.inner))
