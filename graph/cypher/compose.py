"""One statement for a whole tree of records: nested comprehensions and subqueries, joined from the hops' templates.

A text depends on the shape alone: variables are numbered by their place, values are parameters with the number of
their hop (`$limit_2`), so each engine plans it once. Every statement returns ONE record.
"""

from collections.abc import Mapping, Sequence
from typing import LiteralString

from execution.backend import Along, Cell, Keys, Of, Paging, Row, Start, Statement, Towards, Value
from execution.view import Scope
from graph.cypher.clauses import asked, each_key, found, lines, listed, matched, ordered, started, where
from graph.cypher.patterns import Hop, RecordType
from graph.cypher.templates import Names
from graph.engine.sessions import PARTS

NUMBERS: tuple[LiteralString, ...] = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")


WITH_END: LiteralString = """
OPTIONAL MATCH (ledger:Ledger {id: 'ledger'})
RETURN [[rows, ledger.seq, ledger.hash]]""".strip()
"""Behind what a part has collected: the ledger's end as it is when its rows have been read."""


def compose(statement: Statement, scope: Scope, *, ended: bool = False) -> tuple[LiteralString, list[Along]]:
    """The text, and its hops in the order of their parameters' numbers.

    `ended`: it returns [[what it returns else, number and hash of the ledger's last line]].
    """
    composer = Composer(scope)
    *clauses, answer = composer.keys(statement) if isinstance(statement, Keys) else composer.start(statement)
    returned = ("WITH " + answer + " AS rows", WITH_END) if ended else ("RETURN " + answer,)
    return lines(*clauses, *returned), composer.hops


def compose_parts(rows: Sequence[Row], record: RecordType, scope: Scope) -> tuple[LiteralString, list[Along]]:
    """The text of one statement that reads several rows, each of records of its own (`$keys_0`, `$keys_1`, …), and its
    hops. It returns for each part [a list of [position, row], number and hash of the ledger's last line]."""
    composer = Composer(scope)
    parts: list[LiteralString] = [
        lines(
            *composer.each(row, record, "$keys_" + number(place)),
            "WITH collect([position, row]) AS rows",
            WITH_END,
        )
        for place, row in enumerate(rows)
    ]
    return PARTS.join(parts), composer.hops


class Composer:
    """Numbers the places of one statement while it is put together, for a scope."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.hops: list[Along] = []
        self.places = 0

    def place(self, slot: LiteralString = "", above: Names | None = None, **given: LiteralString) -> Names:
        """The names of the next place."""
        self.places += 1
        return Names(number(self.places - 1), slot, above, given, self.scope)

    def hop(self, along: Along) -> Hop:
        """The hop that is walked for the scope."""
        declared: Hop = along.hop
        return declared.walked(self.scope)

    def slot(self, along: Along) -> LiteralString:
        """The number that the hop's parameters carry."""
        self.hops.append(along)
        return number(len(self.hops) - 1)

    def keys(self, statement: Keys) -> tuple[LiteralString, ...]:
        """Records by `$keys`: the clauses, and behind them a list of [position, row]."""
        rows = self.each(statement.row, statement.record, "$keys", living=statement.living)
        return (*rows, "collect([position, row])")

    def each(
        self, row: Row, record: RecordType, keys: LiteralString, *, living: bool = False
    ) -> tuple[LiteralString, ...]:
        """The clauses up to the row of each record by some keys, with its position."""
        here = self.place(position="position", key="key")
        return (
            *each_key(keys),
            here.of(record.match),
            *found(record, here, living=living),
            # made before it is collected, as a hop inside of it may aggregate
            "WITH position, " + self.whole_row(row, record, here) + " AS row",
        )

    def start(self, statement: Start) -> tuple[LiteralString, ...]:
        """A page from the whole graph or from `$key`: the clauses, and behind them [rows, number]."""
        along = statement.along
        hop = self.hop(along)
        top = self.place()
        imported: LiteralString = ""
        begin: tuple[LiteralString, ...] = ()
        if hop.start:
            imported = top.node
            begin = (started(hop, top, "$key", statement.within.holds if statement.within else ""),)
        rows: tuple[LiteralString, ...] = ()
        total: tuple[LiteralString, ...] = ()
        slot = self.slot(along)
        if along.paging is not Paging.NONE:
            clauses, inside = self.page(along, top, slot)
            row = "WITH [" + inside + "] AS row"
            if not begin and not along.counted:
                return (*clauses, row, "[collect(row), null]")
            rows = ("CALL (" + imported + ") {", *clauses, row, "RETURN collect(row) AS rows", "}")
        if along.counted:
            counted = self.matched(along, self.place(slot, top), sought=False)
            total = ("CALL (" + imported + ") {", *counted, "RETURN count(*) AS total", "}")
        answer = ("rows" if rows else "[]", "total" if total else "null")
        return (*begin, *rows, *total, "[" + ", ".join(answer) + "]")

    def page(self, along: Along, parent: Names, slot: LiteralString) -> tuple[tuple[LiteralString, ...], LiteralString]:
        """The clauses up to the rows, in their order unless they are read whole; and the inside of a row."""
        hop = self.hop(along)
        here = self.place(slot, parent)
        rows = self.matched(along, here)
        if along.paging is Paging.WHOLE:  # put into order above
            return rows, listed((self.row(along.row, hop.record, here, hop), here.of(hop.key)))
        # the embedded engine forgets what a subquery was called with behind a WITH
        behind: tuple[LiteralString, ...] = (parent.node,) if at_parent(along) else ()
        clauses = (*rows, *ordered(hop, here, along.cut, behind))
        return clauses, listed((self.row(along.row, hop.record, here, hop), here.variable("key")))

    def matched(self, along: Along, here: Names, *, sought: bool = True) -> tuple[LiteralString, ...]:
        """The pattern of a hop and what it asks for."""
        return matched(self.hop(along), here, along.filters, past=along.past, sought=sought)

    def row(self, row: Row, record: RecordType, here: Names, hop: Hop | None = None) -> LiteralString:
        """The cells of a row, without its brackets; `hop` is the one that has come to it."""
        return listed([self.cell(cell, record, here, hop) for cell in row.cells])

    def whole_row(self, row: Row, record: RecordType, here: Names) -> LiteralString:
        """A row that no key follows, in its brackets; the embedded engine would take a list of one as what is in it."""
        padding: LiteralString = ", null" if len(row.cells) == 1 else ""
        return "[" + self.row(row, record, here) + padding + "]"

    def cell(self, cell: Cell, record: RecordType, here: Names, hop: Hop | None) -> LiteralString:
        match cell:
            case Value():
                return here.of(expression(cell, record, hop, self.scope))
            case Towards():
                return self.towards(cell, record, here, hop)
            case Along():
                return self.along(cell, here)

    def towards(self, cell: Towards, record: RecordType, here: Names, hop: Hop | None) -> LiteralString:
        """The record at an end: one that the hop is at, else one that the record's link or node leads to."""
        if hop is not None and cell.key in hop.ends:
            there = here if hop.ends[cell.key] == "node" else here.above
            assert there is not None  # noqa: S101  # only a hop from a parent has an end there
            return "[" + self.whole_row(cell.row, cell.record, there) + "]"
        there = self.place()
        node, end = there.node, here.of(record.ends[cell.key])
        shown = there.of(cell.record.asked_of_part(self.scope))
        asked_for = node + " IS NOT NULL" + (" AND " + shown if shown else "")
        inside = self.whole_row(cell.row, cell.record, there)
        return "[" + node + " IN [" + end + "] WHERE " + asked_for + " | " + inside + "]"

    def along(self, cell: Along, parent: Names) -> LiteralString:
        slot = self.slot(cell)
        hop = self.hop(cell)
        if cell.paging is Paging.WHOLE and hop.is_pattern:
            return self.comprehension(cell, parent, slot)
        rows: LiteralString = "[]"
        if cell.paging is not Paging.NONE:
            clauses, inside = self.page(cell, parent, slot)
            rows = "COLLECT {\n" + lines(*clauses, "RETURN [" + inside + "]") + "\n}"
        if not cell.counted:
            return rows
        apart = self.place(slot, parent)
        counted = self.matched(cell, apart, sought=False)
        return "[" + rows + ", COUNT {\n" + lines(*counted, "RETURN " + apart.node) + "\n}]"

    def comprehension(self, cell: Along, parent: Names, slot: LiteralString) -> LiteralString:
        """All rows of a hop that is one pattern: the fastest form on both engines, in no order."""
        hop = self.hop(cell)
        here = self.place(slot, parent)
        conditions = where(*asked(hop, here, cell.filters, past=cell.past, sought=False))
        inside = listed((self.row(cell.row, hop.record, here, hop), here.of(hop.key)))
        return "[" + lines(here.of(hop.path), *conditions, "| [" + inside + "]]")


def at_parent(along: Along) -> bool:
    """Whether a row holds the record at an end that the hop has come from."""
    ends: Mapping[str, LiteralString] = along.hop.ends
    return any(isinstance(cell, Towards) and ends.get(cell.key) == "parent" for cell in along.row.cells)


def expression(value: Value, record: RecordType, hop: Hop | None, scope: Scope) -> LiteralString:
    if value.of is Of.COSTLY:
        told: RecordType = value.record
        return told.costly[value.name]
    if value.of is Of.LINK and hop is not None and value.name in hop.columns:
        return hop.columns[value.name]
    return record.columns_in(scope)[value.name]


def number(value: int) -> LiteralString:
    """A number as a text that is made of constants only."""
    tens: LiteralString = number(value // 10) if value >= 10 else ""
    return tens + NUMBERS[value % 10]
