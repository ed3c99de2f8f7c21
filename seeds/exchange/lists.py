"""A table as a list of a known kind: which row is the heading, which column is which, and what each row says."""

import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, zip_longest
from typing import Any

from graph.model.keys import fold
from seeds.exchange.cells import EMPTY, Cell, Unread, read_cell, text_of
from seeds.exchange.kinds import ERRORS, KINDS, Column, Kind
from seeds.exchange.tables import FileRefused, Problem, Row, Table
from wording.said import say
from wording.table import TABLE

COUNTED = re.compile(r"\(?(\d{1,2}|[A-ZĐ])\)?")
SUM = re.compile(r"(tong( cong| so| chung)?|cong( chung| so)?|(grand )?total|sum)[ \d]*")
"""What the first text of a row says, folded, where it adds up other rows."""
SIGNED = re.compile(
    r"(.* )?ngay [\d ]*thang [\d ]*nam[ \d]*|(nguoi (lap|kiem)|noi nhan|bang chu|t ?m|k ?t|t ?l) .*|noi nhan"
)
"""The same where what stands below a list begins: a place and a day, who made it, for whom it is signed."""
ROWS_ABOVE = 30
"""How far down a heading is looked for, under titles and parameters."""
MOST_ROWS = 200_000
"""Of a list that is recorded: of a longer one all are read and none is kept."""
MOST_PROBLEMS = 100_000
"""That are kept; further ones are counted."""
MOST_BELOW = 60
"""How many rows may stand below a list; more are rows of it."""
MOST_UNKNOWN = 8
ALL, NONE = range(1, sys.maxsize), range(0)
"""Which rows are read."""


@dataclass(slots=True)
class Read:
    """A list as it was read; `positions` says in which column of the file each column of the kind stands, `heading` in
    which row, `unknown` which headings nobody knows, `examples` how many rows are the template's own, `beside` which
    rows are sums or stand below the list, `total` how many others there are, `hidden` how many of these nobody sees,
    `further` how many problems there are beside those kept, `width` how many columns the heading has, `starts` which
    rows are the first of so many as may be recorded, `last` which is the last of all."""

    kind: Kind
    sheet: str
    heading: int
    positions: Mapping[str, int]
    unknown: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list[Row])
    problems: list[Problem] = field(default_factory=list[Problem])
    examples: int = 0
    beside: list[int] = field(default_factory=list[int])
    total: int = 0
    hidden: int = 0
    further: int = 0
    width: int = 0
    starts: list[int] = field(default_factory=list[int])
    last: int = 0

    @property
    def too_long(self) -> Problem | None:
        """That the rows are too many to be recorded together, and which of them may be; None where they are not."""
        if self.total <= MOST_ROWS:
            return None
        ends = [*(start - 1 for start in self.starts[1:]), self.last]
        parts = [f"{start}-{end}" for start, end in zip(self.starts, ends, strict=True)]
        said = say("TOO_MANY_ROWS", count=self.total, most=MOST_ROWS)
        return Problem(0, "", "", said, say("DO_IN_PARTS", parts=parts))

    def take(self, row: Row, problems: Sequence[Problem], *, hidden: bool) -> None:
        """Keeps a row of the list with what is wrong in it; counts it where there are too many to be kept."""
        if self.total % MOST_ROWS == 0:
            self.starts.append(row.number)
        self.total, self.hidden, self.last = self.total + 1, self.hidden + hidden, row.number
        if self.total <= MOST_ROWS:
            self.rows.append(row)
        else:
            self.rows.clear()
        room = MOST_PROBLEMS - len(self.problems)
        self.problems += problems[:room]
        self.further += max(0, len(problems) - room)


@dataclass(frozen=True, slots=True)
class Heading:
    """A row taken for the heading of a kind."""

    kind: Kind
    number: int
    names: Sequence[str | None]
    texts: Sequence[str]

    @property
    def known(self) -> set[str]:
        return {name for name in self.names if name} - {ERRORS}

    @property
    def fits(self) -> tuple[bool, int]:
        """How well the kind fits: whether all that it must have is there, and how much more is known than missing."""
        missing = self.kind.required - self.known
        return not missing, len(self.known) - len(missing)


def read_list(tables: Sequence[Table], kind: str = "", sheet: str = "", only: range = ALL) -> Read:
    """The list of the first table that holds one, or of the one that is named; `only` the rows of these numbers.
    Raises `FileRefused`."""
    chosen = [table for table in tables if not sheet or fold(table.name) == fold(sheet)]
    if not chosen:
        raise FileRefused("NO_SUCH_SHEET", "DO_NAME_SHEET", sheet=sheet, sheets=[table.name for table in tables])
    kinds = [KINDS[kind]] if kind else [*KINDS.values()]
    found = [(heading_of(list(islice(table.rows(), ROWS_ABOVE)), kinds), table) for table in chosen]
    headed = [(heading, table) for heading, table in found if heading is not None]
    if not headed:
        raise FileRefused("NO_HEADING", "DO_TEMPLATE", kinds=words_of_lists())
    heading, table = max(headed, key=lambda one: one[0].fits)
    return read_rows(heading, table, only)


def rows_named(text: str) -> range | None:
    """The rows from one number to another, as a person writes them; None where no such are meant."""
    found = re.fullmatch(r"(\d{1,9})\s*-\s*(\d{1,9})", text.strip())
    return range(int(found[1]), int(found[2]) + 1) if found and 0 < int(found[1]) <= int(found[2]) else None


def words_of_lists() -> list[Any]:
    return [say(f"LIST.{name}") for name in KINDS]


def heading_of(rows: Sequence[tuple[int, Sequence[Cell]]], kinds: Sequence[Kind]) -> Heading | None:
    """The row and the kind that fit best; none where fewer than two headings are known. A heading may have two rows:
    one of groups, and what they hold under it."""
    read = [(number, [text_of(cell) for cell in cells]) for number, cells in rows]
    above: Mapping[int, Sequence[str]] = {number + 1: texts for number, texts in read}
    candidates = [
        heading
        for number, texts in read
        for kind in kinds
        for heading in (alone(kind, number, texts), under_groups(kind, number, texts, above.get(number, ())))
    ]
    best = max(candidates, key=lambda one: (*one.fits, -one.number), default=None)
    return best if best is not None and len(best.known) > 1 else None


def alone(kind: Kind, number: int, texts: Sequence[str]) -> Heading:
    return Heading(kind, number, [name_of(text, kind) for text in texts], texts)


def under_groups(kind: Kind, number: int, texts: Sequence[str], groups: Sequence[str]) -> Heading:
    """The row with the one above it: what names a column are both texts, its own, or that of its group alone."""
    pairs = list(zip_longest(groups, texts, fillvalue=""))
    called = [(f"{group} {own}".strip(), own, "" if own else group) for group, own in pairs]
    named = [next((name for text in ways if (name := name_of(text, kind))), None) for ways in called]
    return Heading(kind, number, named, [ways[0] for ways in called])


def name_of(text: str, kind: Kind) -> str | None:
    """The name of the column whose heading it is, in either language, with tones or without."""
    return known_headings(kind).get(fold(text)) if text else None


KNOWN: dict[str, Mapping[str, str]] = {}


def known_headings(kind: Kind) -> Mapping[str, str]:
    if kind.name not in KNOWN:
        named = {fold(text): ERRORS for text in TABLE[f"COLUMN.{ERRORS}"].values()}
        for column in kind.columns:
            for text in (*TABLE[f"COLUMN.{column.name}"].values(), *column.others, column.name):
                named.setdefault(fold(text), column.name)
        KNOWN[kind.name] = named
    return KNOWN[kind.name]


def read_rows(heading: Heading, table: Table, only: range) -> Read:
    """The rows under the heading. Raises `FileRefused` for a heading that is doubled or missing."""
    check_heading(heading)
    positions = {name: place for place, name in enumerate(heading.names) if name}
    unknown = tuple(text for text, name in zip(heading.texts, heading.names, strict=True) if text and not name)
    width = max((place for place, text in enumerate(heading.texts, 1) if text), default=0)
    read = Read(heading.kind, table.name, heading.number, positions, unknown[:MOST_UNKNOWN], width=width)
    columns = [(column, positions[column.name]) for column in heading.kind.columns if column.name in positions]
    needed = heading.kind.required
    below: list[tuple[Row, list[Problem]]] | None = None
    for number, cells in table.rows() if only else ():
        if number >= only.stop:
            break
        if number < only.start or number <= heading.number:
            continue
        if number == heading.number + 1 and counts_columns(cells):
            continue
        row, problems = read_row(columns, number, cells)
        if not row.values and not any(row.shown.values()):
            continue
        if is_example(row, columns):
            read.examples += 1
            continue
        wanting = sum(one.column in needed for one in problems)
        if wanting and ends_list(cells):
            read.beside.append(number)
            below = [] if below is None else below
        elif below is not None and 2 * wanting >= len(needed) and len(below) < MOST_BELOW:
            below.append((row, problems))
        else:
            for one, wrong in [*(below or ()), (row, problems)]:
                read.take(one, wrong, hidden=one.number in table.hidden)
            below = None
    read.beside = sorted([*read.beside, *(row.number for row, _ in below or ())])
    return read


def ends_list(cells: Sequence[Cell]) -> bool:
    """Whether a row says that it adds up others, or that what follows is signed. Such a row may end a part of a list
    only: what is below it is read where a whole row comes."""
    first = next((folded for cell in cells if (folded := fold(text_of(cell)))), "")
    return bool(SUM.fullmatch(first) or SIGNED.fullmatch(first))


def counts_columns(cells: Sequence[Cell]) -> bool:
    """Whether a row under the heading only gives each column its number, as forms do: (1), (2), or A, B, 1, 2."""
    texts = [text for cell in cells if (text := text_of(cell))]
    return len(texts) > 1 and all(COUNTED.fullmatch(text) for text in texts)


def check_heading(heading: Heading) -> None:
    named = [name for name in heading.names if name]
    doubled = sorted({name for name in named if named.count(name) > 1})
    if doubled:
        raise FileRefused("HEADING_TWICE", "DO_ONE_HEADING", headings=words_of(doubled))
    missing = [column.name for column in heading.kind.columns if column.required and column.name not in named]
    if missing:
        kind = say(f"LIST.{heading.kind.name}")
        known = [column.name for column in heading.kind.columns]
        raise FileRefused(
            "HEADING_MISSING",
            "DO_TEMPLATE",
            kind=kind,
            headings=words_of(missing),
            known=words_of(known),
            row=heading.number,
        )


def words_of(names: Sequence[str]) -> list[Any]:
    return [say(f"COLUMN.{name}") for name in names]


def read_row(columns: Sequence[tuple[Column, int]], number: int, cells: Sequence[Cell]) -> tuple[Row, list[Problem]]:
    row, problems = Row(number), list[Problem]()
    for column, place in columns:
        cell = cells[place] if place < len(cells) else EMPTY
        row.shown[column.name] = cell.shown
        try:
            value = read_cell(cell, column)
        except Unread as unread:
            problems.append(Problem(number, column.name, cell.shown, unread.said, unread.todo))
            continue
        if value is not None:
            row.values[column.name] = value
        elif column.required:
            problems.append(Problem(number, column.name, "", say("CELL_NEEDED"), say("DO_FILL_IN")))
    return row, problems


def is_example(row: Row, columns: Sequence[tuple[Column, int]]) -> bool:
    """Whether the row is the template's own, left where it was."""
    texts = [(row.shown[column.name], column.example) for column, _ in columns if any(column.example)]
    return bool(texts) and all(text in example for text, example in texts)
