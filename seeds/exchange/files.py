"""What a file is, whatever it is named, and its tables. Nothing of it is unpacked before its size is known."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from graph.model.keys import fold
from seeds.exchange.cells import ESCAPED, Cell, legacy_name
from seeds.exchange.kinds import KINDS
from seeds.exchange.tables import FileRefused, Table
from wording.languages import Language
from wording.table import TABLE

MOST_UNPACKED = 300_000_000
MOST_ENTRIES = 2_000
MOST_CELLS = 200
"""In a row: nobody's list has more columns."""
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
SEPARATORS = ",;\t|"
SAID = re.compile(r"sep=(.)", re.IGNORECASE)
VALUE = re.compile(rb"<f[ >/]")
READ_AT_ONCE = 1 << 20


@contextmanager
def opened(path: Path) -> Iterator[list[Table]]:
    """The tables of a file: visible sheets of a workbook, or the one of separated text. Raises `FileRefused`."""
    with path.open("rb") as file:
        start = file.read(4096)
        if not start.strip(b"\x00\r\n\t \xef\xbb\xbf"):
            raise FileRefused("FILE_EMPTY", "DO_OTHER_FILE")
        if start.startswith(OLE):
            whole = start + file.read()
            raise FileRefused(*(("FILE_LOCKED", "DO_UNLOCK") if ENCRYPTED in whole else ("FILE_OLD", "DO_SAVE_XLSX")))
        file.seek(0)
        if start.startswith(ZIP):
            with workbook(file) as tables:
                yield tables
        elif start.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
            raise FileRefused("FILE_HTML", "DO_SAVE_XLSX")
        else:
            yield [Table("", partial(separated, text_of(file.read())))]


@contextmanager
def workbook(file: BinaryIO) -> Iterator[list[Table]]:
    """The visible sheets of a workbook, read row by row."""
    try:
        computing = check_package(file)
        file.seek(0)
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        formulas = load_workbook(file, read_only=True, keep_links=False) if computing else None
    except FileRefused:
        raise
    except Exception as error:  # openpyxl raises whatever a broken package leads it to
        raise FileRefused("FILE_BROKEN", "DO_SAVE_XLSX") from error
    try:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        yield [
            Table(sheet.title, partial(cells_of, sheet, formulas[sheet.title] if formulas else None)) for sheet in shown
        ]
    finally:
        book.close()
        if formulas is not None:
            formulas.close()


def check_package(file: BinaryIO) -> bool:
    """Refuses a package that is none or far too large; whether a sheet of it computes."""
    try:
        package = zipfile.ZipFile(file)
        entries = package.infolist()
    except (zipfile.BadZipFile, ValueError) as error:
        raise FileRefused("FILE_BROKEN", "DO_SAVE_XLSX") from error
    if len(entries) > MOST_ENTRIES or sum(one.file_size for one in entries) > MOST_UNPACKED:
        raise FileRefused("FILE_TOO_LARGE", "DO_SPLIT", most=MOST_UNPACKED // 1_000_000)
    names = {one.filename for one in entries}
    if "mimetype" in names and "xl/workbook.xml" not in names:
        raise FileRefused("FILE_ODS", "DO_SAVE_XLSX")
    return any(computes(package, one) for one in names if one.startswith("xl/worksheets/sheet"))


def computes(package: zipfile.ZipFile, name: str) -> bool:
    last = b""
    with package.open(name) as sheet:
        while piece := sheet.read(READ_AT_ONCE):
            if VALUE.search(last + piece):
                return True
            last = piece[-2:]
    return False


def cells_of(sheet: ReadOnlyWorksheet, formulas: ReadOnlyWorksheet | None) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows of a sheet that have a cell; what the sheet says of its own size is not believed."""
    sheet.reset_dimensions()
    if formulas is None:
        others: Iterator[Any] = iter(lambda: (), None)
    else:
        formulas.reset_dimensions()
        others = formulas.rows
    try:
        for number, (row, computed) in enumerate(zip(sheet.rows, others, strict=False), 1):
            if row and any(cell.value is not None for cell in (*row, *computed)):
                own = {cell.column: cell for cell in computed if cell.value is not None}
                yield number, [cell_of(one, own) for one in row[:MOST_CELLS]]
    except (ParseError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise FileRefused("FILE_BROKEN", "DO_SAVE_XLSX") from error


def cell_of(cell: Any, computed: dict[int, Any]) -> Cell:
    if cell.value is None:
        other = computed.get(getattr(cell, "column", 0))
        return Cell(fault="formula") if other is not None and other.data_type == "f" else Cell()
    if cell.data_type == "e":
        return Cell(cell.value, fault="error")
    return Cell(cell.value, cell.number_format)


def text_of(content: bytes) -> str:
    """Separated text in UTF-8, UTF-16 or Windows-1258, which Python knows; older encodings are refused by name."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                continue
    vietnamese = content.decode("cp1258", "replace")
    beginning = fold(vietnamese[:READ_AT_ONCE])
    if sum(heading in beginning for heading in headings()) > 1:
        return vietnamese
    name = legacy_name(content.decode("latin-1")) or "Windows-1252"
    raise FileRefused("FILE_ENCODING", "DO_CONVERT", encoding=name)


def headings() -> set[str]:
    """The headings of several words in Vietnamese, folded."""
    names = {column.name for kind in KINDS.values() for column in kind.columns}
    return {text for name in names if " " in (text := fold(TABLE[f"COLUMN.{name}"][Language.VI]))}


def separated(text: str) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows of separated text; the separator is the one that a first line says, or that makes most columns."""
    first, _, rest = text.partition("\n")
    told = SAID.fullmatch(first.strip())
    found = told[1] if told else separator_of(text)
    reader = csv.reader(io.StringIO(rest if told else text, newline=""), delimiter=found)
    try:
        for number, values in enumerate(reader, 2 if told else 1):
            if any(value.strip() for value in values):
                yield number, [Cell(ESCAPED.sub("", value)) if value else Cell() for value in values[:MOST_CELLS]]
    except csv.Error as error:
        raise FileRefused("FILE_BROKEN", "DO_SAVE_XLSX") from error


def separator_of(text: str) -> str:
    def columns(separator: str) -> int:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        return max((len(row) for row in islice(rows, 20)), default=0)

    counted: dict[str, int] = {}
    for one in SEPARATORS:
        try:
            counted[one] = columns(one)
        except csv.Error:
            counted[one] = 0
    return max(counted, key=lambda one: counted[one])
