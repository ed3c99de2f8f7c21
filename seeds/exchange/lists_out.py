"""Lists as files: templates and exports, which are the same lists with and without rows.

Cells that hold texts are texts: nothing that is written is computed by whoever opens it.
"""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from seeds.exchange.cells import ESCAPED, labels_of, number_text
from seeds.exchange.kinds import Column, Form, Kind
from wording.languages import Language
from wording.said import Said, say

Values = Mapping[str, Any]
ROWS_FOR_FILLING = 5_000
"""So far down a template's cells are prepared."""
WIDTHS = {Form.TEXT: 30, Form.CODE: 16, Form.DAY: 13, Form.NUMBER: 11, Form.CHOICE: 24, Form.CHOICES: 30}
WIDTHS |= {Form.POINTS: 9, Form.MARKS: 30}
FORMATS = {Form.DAY: "dd/mm/yyyy", Form.NUMBER: "0", Form.POINTS: "General"}
TEXT = "@"


@dataclass(frozen=True, slots=True)
class Listing:
    """What a file holds: rows of a kind, and what is said above them. A template has its example in place of rows."""

    kind: Kind
    language: Language
    rows: Iterable[Values]
    about: Sequence[Said] = ()
    template: bool = False

    def words(self, code: str) -> str:
        return say(code).words(self.language)

    def heading(self, column: Column) -> str:
        return self.words(f"COLUMN.{column.name}")


def write_xlsx(listing: Listing, path: Path) -> int:
    """Writes the workbook, row by row; how many rows there are."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "constant_memory": True}
    with Workbook(str(path), options) as book:
        sheet = book.add_worksheet(listing.words(f"LIST.{listing.kind.name}"))
        written = ListSheet(book, sheet, listing).write()
        write_guide(book, listing)
        write_choices(book, listing)
    return written


@dataclass(slots=True)
class ListSheet:
    """The first sheet: what it is about, the heading, the rows."""

    book: Workbook
    sheet: Worksheet
    listing: Listing

    def write(self) -> int:
        heading = len(self.listing.about)
        self.prepare(heading)
        title = self.book.add_format({"bold": True})
        for number, said in enumerate(self.listing.about):
            self.sheet.write_string(number, 0, said.words(self.listing.language), title)
        for place, column in enumerate(self.listing.kind.columns):
            self.sheet.write_string(heading, place, self.listing.heading(column), self.head(column))
        self.sheet.freeze_panes(heading + 1, 0)
        number = heading
        for number, values in enumerate(self.listing.rows, heading + 1):
            self.write_row(number, values)
        if self.listing.template:
            self.write_example(number + 1)
        return number - heading

    def head(self, column: Column) -> Format:
        fill = "#FCE4D6" if column.required else "#DDEBF7"
        return self.book.add_format({"bold": True, "bg_color": fill, "bottom": 1, "text_wrap": True, "valign": "top"})

    def prepare(self, heading: int) -> None:
        for place, column in enumerate(self.listing.kind.columns):
            # in a cell of days, a year that is typed would become a day of 1905
            form = self.book.add_format({"num_format": TEXT if column.year else FORMATS.get(column.form, TEXT)})
            self.sheet.set_column(place, place, WIDTHS[column.form], form)
            if column.form is Form.CHOICE:
                source = f"='{self.listing.words('SHEET_CHOICES')}'!{range_of(self.listing.kind, column)}"
                self.sheet.data_validation(
                    heading + 1, place, heading + ROWS_FOR_FILLING, place, {"validate": "list", "source": source}
                )
        self.days = self.book.add_format({"num_format": FORMATS[Form.DAY]})

    days: Any = None

    def write_row(self, number: int, values: Values) -> None:
        for place, column in enumerate(self.listing.kind.columns):
            value = values.get(column.name)
            if value is None:
                continue
            if isinstance(value, date):
                self.sheet.write_datetime(number, place, datetime.combine(value, time()), self.days)
            elif isinstance(value, int | float):
                self.sheet.write_number(number, place, value)
            else:
                self.sheet.write_string(number, place, words_of(value, column, self.listing.language))

    def write_example(self, number: int) -> None:
        """The example is passed over where it is left in."""
        grey = self.book.add_format({"italic": True, "font_color": "#808080", "num_format": TEXT})
        for place, column in enumerate(self.listing.kind.columns):
            text = example_of(column, self.listing.language)
            if text:
                self.sheet.write_string(number, place, text, grey)


def example_of(column: Column, language: Language) -> str:
    return column.example[0 if language is Language.VI else 1]


def words_of(value: Any, column: Column, language: Language) -> str:
    """A value as people read it, and as an import reads it back."""
    if isinstance(value, list):
        return "; ".join(words_of(one, column, language) for one in value)
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, float):
        return number_text(value, "")
    if column.form is Form.MARKS:
        return str(value).removesuffix(".0")
    if column.choices:
        return labels_of(column.choices)[str(value)][0 if language is Language.VI else 1]
    return str(value)


def write_guide(book: Workbook, listing: Listing) -> None:
    sheet = book.add_worksheet(listing.words("SHEET_GUIDE"))
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for place, (code, width) in enumerate(
        (("GUIDE_COLUMN", 28), ("GUIDE_NEEDED", 10), ("GUIDE_MEANING", 80), ("GUIDE_EXAMPLE", 34))
    ):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, listing.words(code), bold)
    for number, column in enumerate(listing.kind.columns, 1):
        needed = listing.words("GUIDE_YES") if column.required else ""
        texts = listing.heading(column), needed, listing.words(f"COLUMN_IS.{column.name}")
        for place, text in enumerate((*texts, example_of(column, listing.language))):
            sheet.write_string(number, place, text, wrapped)
    sheet.freeze_panes(1, 0)


def chosen_columns(kind: Kind) -> list[Column]:
    return [column for column in kind.columns if column.choices]


def range_of(kind: Kind, column: Column) -> str:
    """Where the choices of a column stand in their sheet: lists of any length, as none stands in the rule itself."""
    letter = "ABCDEFGH"[chosen_columns(kind).index(column)]
    return f"${letter}$2:${letter}${len(labels_of(column.choices)) + 1}"


def write_choices(book: Workbook, listing: Listing) -> None:
    sheet = book.add_worksheet(listing.words("SHEET_CHOICES"))
    place = 0 if listing.language is Language.VI else 1
    columns = chosen_columns(listing.kind)
    lists = [[listing.heading(one), *(words[place] for words in labels_of(one.choices).values())] for one in columns]
    sheet.set_column(0, len(columns), 34)
    for number in range(max(map(len, lists), default=0)):
        for column, texts in enumerate(lists):
            if number < len(texts):
                sheet.write_string(number, column, texts[number])


def write_csv(listing: Listing, path: Path) -> int:
    """Separated by commas, with a byte order mark so that spreadsheets read Vietnamese letters."""
    written = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = csv.writer(file)
        for said in listing.about:
            rows.writerow([harmless(said.words(listing.language))])
        rows.writerow([listing.heading(column) for column in listing.kind.columns])
        for values in listing.rows:
            written += 1
            rows.writerow([separated_text(values.get(one.name), one, listing.language) for one in listing.kind.columns])
    return written


def separated_text(value: Any, column: Column, language: Language) -> str:
    return "" if value is None else harmless(words_of(value, column, language))


def harmless(text: str) -> str:
    """A text that a spreadsheet would compute gets an apostrophe in front, which an import takes off again."""
    return f"'{text}" if ESCAPED.match(f"'{text}") else text


def write_json(listing: Listing, path: Path, told: Mapping[str, Any]) -> int:
    """What the list is of, and its rows by the names of columns; row by row, so that a long one needs no room."""
    written = 0
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps({"list": listing.kind.name, **told}, ensure_ascii=False)[:-1] + ', "rows": [')
        for written, values in enumerate(listing.rows, 1):
            stated = {name: value for name, value in values.items() if value is not None}
            file.write(("," if written > 1 else "") + "\n" + json.dumps(stated, ensure_ascii=False, default=str))
        file.write("\n]}\n")
    return written
