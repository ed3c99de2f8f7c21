"""What a file is, whatever it is named, and its tables. Nothing of it is unpacked before its size is known."""

import csv
import io
import re
import zipfile
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from graph.model.keys import fold
from seeds.exchange.cells import EMPTY, ESCAPED, Cell, legacy_name
from seeds.exchange.kinds import KINDS
from seeds.exchange.sheet_files import SheetFile, looked_through, shortened
from seeds.exchange.tables import FileRefused, Table
from wording.languages import Language
from wording.table import TABLE

MOST_UNPACKED = 1_000_000_000
"""Of which the sheets are read piece by piece."""
MOST_HELD = 150_000_000
"""Of the rest, which is held whole: texts that cells have in common, and formats."""
MOST_ENTRIES = 2_000
MOST_CELLS = 200
"""In a row: nobody's list has more columns."""
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
SHEET = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>)?\s*<(?:\w+:)?worksheet[\s>]")
"""How a sheet begins, whatever a package calls it."""
UNSHOWN = re.compile(r"_x00[01][0-9A-Fa-f]_")
"""How workbooks write signs that XML cannot hold: ends of lines in texts that were pasted."""
SEPARATORS = ",;\t|"
SAID = re.compile(r"sep=(.)", re.IGNORECASE)
READ_AT_ONCE = 1 << 20
LONGEST_HEAD = 4_096
ROWS_TRIED = 20


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
            yield [Table("", partial(separated, path, *encoding_of(file)))]


@contextmanager
def workbook(file: BinaryIO) -> Iterator[list[Table]]:
    """The visible sheets of a workbook, read row by row."""
    try:
        known = check_package(file)
        file.seek(0)
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        computing = any(one.computes for one in known.values())
        formulas = load_workbook(file, read_only=True, keep_links=False) if computing else None
    except FileRefused:
        raise
    except Exception as error:  # openpyxl raises whatever a broken package leads it to
        raise FileRefused("FILE_BROKEN", "DO_SAVE_XLSX") from error
    try:
        yield [
            table_of(sheet, known, formulas[sheet.title] if formulas else None)
            for sheet in book.worksheets
            if sheet.sheet_state == "visible"
        ]
    finally:
        book.close()
        if formulas is not None:
            formulas.close()


def table_of(sheet: Any, known: Mapping[str, SheetFile], formulas: Any) -> Table:
    of_file = known.get(sheet._worksheet_path, SheetFile())  # noqa: SLF001  # openpyxl tells it by nothing else
    for one in (sheet, formulas):
        if one is not None and of_file.end:
            one._get_source = partial(shortened, one._get_source, of_file.end)  # noqa: SLF001  # as above
    return Table(sheet.title, partial(filled_down, partial(cells_of, sheet, formulas), of_file.merged), of_file.hidden)


def check_package(file: BinaryIO) -> dict[str, SheetFile]:
    """Refuses a package that is none or far too large; what is known of each of its sheets."""
    try:
        package = zipfile.ZipFile(file)
        entries = package.infolist()
    except (zipfile.BadZipFile, ValueError) as error:
        raise FileRefused("FILE_BROKEN", "DO_SAVE_XLSX") from error
    whole = sum(one.file_size for one in entries)
    if len(entries) > MOST_ENTRIES or whole > MOST_UNPACKED:
        raise FileRefused("FILE_TOO_LARGE", "DO_SPLIT", most=MOST_UNPACKED // 1_000_000)
    if whole - sum(one.file_size for one in entries if begins_as_sheet(package, one)) > MOST_HELD:
        raise FileRefused("PARTS_TOO_LARGE", "DO_SPLIT", most=MOST_HELD // 1_000_000)
    names = {one.filename for one in entries}
    if "mimetype" in names and "xl/workbook.xml" not in names:
        raise FileRefused("FILE_ODS", "DO_SAVE_XLSX")
    return {
        one: looked_through(package, one) for one in names if one.startswith("xl/worksheets/") and one[-4:] == ".xml"
    }


def begins_as_sheet(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Whether an entry is read row by row."""
    if not entry.filename.startswith("xl/worksheets/"):
        return False
    try:
        with package.open(entry) as file:
            return SHEET.match(file.read(LONGEST_HEAD)) is not None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise FileRefused("FILE_BROKEN", "DO_SAVE_XLSX") from error


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


def filled_down(
    rows: Callable[[], Iterator[tuple[int, Sequence[Cell]]]], merged: Mapping[int, Sequence[tuple[str, int]]]
) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows, where a cell that several of them have in common counts in each."""
    places = {first: [(column_index_from_string(one) - 1, last) for one, last in own] for first, own in merged.items()}
    standing: dict[int, tuple[int, Cell]] = {}
    for number, cells in rows():
        own = [*cells]
        for place, (last, cell) in standing.items():
            if number <= last and place < MOST_CELLS:
                own += [EMPTY] * (place + 1 - len(own))
                own[place] = cell
        standing |= {place: (last, own[place]) for place, last in places.get(number, ()) if place < len(own)}
        yield number, own


def cell_of(cell: Any, computed: dict[int, Any]) -> Cell:
    if cell.value is None:
        other = computed.get(getattr(cell, "column", 0))
        return Cell(fault="formula") if other is not None and other.data_type == "f" else Cell()
    if cell.data_type == "e":
        return Cell(cell.value, fault="error")
    value = UNSHOWN.sub(" ", cell.value) if isinstance(cell.value, str) else cell.value
    return Cell(value, cell.number_format)


def encoding_of(file: BinaryIO) -> tuple[str, str]:
    """In what separated text is written, and how what is none of it is read: UTF-8, UTF-16 or Windows-1258, which
    Python knows; older encodings are refused by name. The file is read piece by piece, to its end."""
    file.seek(0)
    start = file.read(READ_AT_ONCE)
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"", "utf-8-sig")):
        if start.startswith(mark) and is_in(file, encoding):
            return encoding, "strict"
    beginning = fold(start.decode("cp1258", "replace"))
    if sum(heading in beginning for heading in headings()) > 1:
        return "cp1258", "replace"
    name = legacy_name(start.decode("latin-1")) or "Windows-1252"
    raise FileRefused("FILE_ENCODING", "DO_CONVERT", encoding=name)


def is_in(file: BinaryIO, encoding: str) -> bool:
    file.seek(0)
    decoder = getincrementaldecoder(encoding)()
    try:
        while piece := file.read(READ_AT_ONCE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def headings() -> set[str]:
    """The headings of several words in Vietnamese, folded."""
    names = {column.name for kind in KINDS.values() for column in kind.columns}
    return {text for name in names if " " in (text := fold(TABLE[f"COLUMN.{name}"][Language.VI]))}


def separated(path: Path, encoding: str, errors: str) -> Iterator[tuple[int, Sequence[Cell]]]:
    """The rows of separated text; the separator is the one that a first line says, or that makes most columns."""
    with path.open(encoding=encoding, errors=errors, newline="") as file:
        told = SAID.fullmatch(file.readline().strip())
        if told is None:
            file.seek(0)
        separator = told[1] if told else separator_of("".join(islice(file, ROWS_TRIED)))
        if told is None:
            file.seek(0)
        reader = csv.reader(file, delimiter=separator)
        try:
            for number, values in enumerate(reader, 2 if told else 1):
                if any(value.strip() for value in values):
                    yield number, [Cell(ESCAPED.sub("", value)) if value else Cell() for value in values[:MOST_CELLS]]
        except csv.Error as error:
            raise FileRefused("FILE_BROKEN", "DO_SAVE_XLSX") from error


def separator_of(text: str) -> str:
    def columns(separator: str) -> int:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        return max((len(row) for row in islice(rows, ROWS_TRIED)), default=0)

    counted: dict[str, int] = {}
    for one in SEPARATORS:
        try:
            counted[one] = columns(one)
        except csv.Error:
            counted[one] = 0
    return max(counted, key=lambda one: counted[one])
