"""One statement for a whole tree of records: nested comprehensions and subqueries, joined from the hops' constants.

A text depends on the shape alone: variables are numbered by their place, values are parameters with the number of
their hop (`$limit_2`), so each engine plans it once. Every statement returns ONE record.
"""

import re
from collections.abc import Iterable, Mapping
from typing import LiteralString, cast

from execution.backend import Along, Cell, Keys, Of, Paging, Row, Start, Statement, Towards, Value
from execution.view import Scope
from graph.cypher.patterns import Hop, RecordType
from graph.cypher.statements import conditions, hop_conditions

DECLARED = re.compile(r"[(\[]\s*([a-z]\w*)(?=\s*[:)\]]|\s+IN\b)")
PARAMETER = re.compile(r"\$(?!on\b)([a-z]\w*)")
SHORT_NAMES: dict[str, LiteralString] = {"node": "n", "link": "r", "links": "p"}
OF_HOPS = ("node", "link", "links", "called")
"""The variables that a hop's other texts speak of, without declaring them."""
NUMBERS: tuple[LiteralString, ...] = ("0", "1", "2", "3", "4", "5", "6", "7", "8", "9")


def compose(statement: Statement, scope: Scope) -> tuple[LiteralString, list[Along]]:
    """The text, and its hops in the order of their parameters' numbers."""
    composer = Composer(scope)
    text = composer.keys(statement) if isinstance(statement, Keys) else composer.start(statement)
    return text, composer.hops


class Composer:
    """Numbers the places of one statement while it is put together, for a scope."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.hops: list[Along] = []
        self.places = 0

    def place(self) -> LiteralString:
        """The number of the next place, as a text."""
        self.places += 1
        return number(self.places - 1)

    def keys(self, statement: Keys) -> LiteralString:
        """Records by `$keys`: a list of [position, row]."""
        record: RecordType = statement.record
        at = self.place()
        return "\n".join(
            (
                "UNWIND range(0, size($keys) - 1) AS position",
                "WITH position, $keys[position] AS key",
                renamed(record.match, at),
                *conditions((renamed(record.holds, at) if statement.living else "",)),
                # made before it is collected, as a hop inside of it may aggregate
                "WITH position, " + self.whole_row(statement.row, record, at) + " AS row",
                "RETURN collect([position, row])",
            )
        )

    def start(self, statement: Start) -> LiteralString:
        """A page from the whole graph or from `$key`: [rows, number]."""
        along = statement.along
        hop: Hop = along.hop
        at = self.place()
        imported: LiteralString = ""
        begin: tuple[LiteralString, ...] = ()
        if hop.start:
            imported = variable("node", at)
            holds = renamed(statement.within.holds, at) if statement.within else ""
            begin = (renamed(hop.start, at, parent=at).replace("{id: id}", "{id: $key}"), *conditions((holds,)))
        rows: tuple[LiteralString, ...] = ()
        total: tuple[LiteralString, ...] = ()
        slot = self.slot(along)
        if along.paging is not Paging.NONE:
            clauses, inside = self.page(along, at, slot)
            row = "WITH [" + inside + "] AS row"
            if not begin and not along.counted:
                return "\n".join((*clauses, row, "RETURN [collect(row), null]"))
            rows = ("CALL (" + imported + ") {", *clauses, row, "RETURN collect(row) AS rows", "}")
        if along.counted:
            counted = self.matched(along, at, self.place(), slot, sought=False)
            total = ("CALL (" + imported + ") {", *counted, "RETURN count(*) AS total", "}")
        answer = ("rows" if rows else "[]", "total" if total else "null")
        return "\n".join((*begin, *rows, *total, "RETURN [" + ", ".join(answer) + "]"))

    def slot(self, along: Along) -> LiteralString:
        """The number that the hop's parameters carry."""
        self.hops.append(along)
        return number(len(self.hops) - 1)

    def page(
        self, along: Along, parent: LiteralString, slot: LiteralString
    ) -> tuple[tuple[LiteralString, ...], LiteralString]:
        """The clauses up to the rows, in their order unless they are read whole; and the inside of a row."""
        hop: Hop = along.hop
        at = self.place()
        if along.paging is Paging.WHOLE:  # put into order above
            whole = joined((self.row(along.row, hop.record, at, hop, parent), renamed(hop.key, at, slot=slot)))
            return self.matched(along, parent, at, slot), whole
        # the embedded engine forgets what a subquery was called with behind a WITH
        behind: tuple[LiteralString, ...] = (variable("node", parent),) if at_parent(along) else ()
        carried: LiteralString = ", ".join(
            (*behind, variable("node", at), *(variable(name, at) for name in hop.carries))
        )
        key = "key" + at
        paged = along.paging is Paging.AFTER and not hop.seek
        clauses = (
            *self.matched(along, parent, at, slot),
            "WITH " + carried + ", " + renamed(hop.key, at, slot=slot) + " AS " + key,
            *conditions((key + " > $after_" + slot,) if paged else ()),
            "WITH " + carried + ", " + key,
            "ORDER BY " + key,
            "LIMIT $limit_" + slot,
        )
        return clauses, joined((self.row(along.row, hop.record, at, hop, parent), key))

    def matched(
        self, along: Along, parent: LiteralString, at: LiteralString, slot: LiteralString, *, sought: bool = True
    ) -> tuple[LiteralString, ...]:
        """The pattern of a hop and what it asks for."""
        hop: Hop = along.hop
        asked = hop_conditions(hop, self.scope, past=along.past, filters=along.filters, sought=sought)
        return (
            renamed(hop.match, at, parent=parent, slot=slot),
            *conditions(renamed(one, at, parent=parent, slot=slot) for one in asked),
        )

    def row(
        self,
        row: Row,
        record: RecordType,
        at: LiteralString,
        hop: Hop | None = None,
        parent: LiteralString = "",
    ) -> LiteralString:
        """The cells of a row, without its brackets; `parent` is the place that its hop came from."""
        return joined([self.cell(cell, record, at, hop, parent) for cell in row.cells])

    def whole_row(self, row: Row, record: RecordType, at: LiteralString) -> LiteralString:
        """A row that no key follows, in its brackets; the embedded engine would take a list of one as what is in it."""
        padding: LiteralString = ", null" if len(row.cells) == 1 else ""
        return "[" + self.row(row, record, at) + padding + "]"

    def cell(
        self, cell: Cell, record: RecordType, at: LiteralString, hop: Hop | None, parent: LiteralString
    ) -> LiteralString:
        match cell:
            case Value():
                return renamed(expression(cell, record, hop), at)
            case Towards():
                return self.towards(cell, record, at, hop, parent)
            case Along():
                return self.along(cell, at)

    def towards(
        self, cell: Towards, record: RecordType, at: LiteralString, hop: Hop | None, parent: LiteralString
    ) -> LiteralString:
        """The record at an end: one that the hop is at, or from the link that holds it, else by its id."""
        if hop is not None and cell.key in hop.ends:
            there = at if hop.ends[cell.key] == "node" else parent
            return "[" + self.whole_row(cell.row, cell.record, there) + "]"
        end = self.place()
        inside = self.whole_row(cell.row, cell.record, end)
        if cell.key in record.ends:
            node = variable("node", end)
            found = renamed(record.ends[cell.key], at)
            return "[" + node + " IN [" + found + "] WHERE " + node + " IS NOT NULL | " + inside + "]"
        key = renamed(record.columns[cell.key], at)
        match = renamed(cell.record.match, end).replace("{id: key}", "{id: " + key + "}")
        return "COLLECT {\n" + match + "\nRETURN " + inside + "\n}"

    def along(self, cell: Along, at: LiteralString) -> LiteralString:
        slot = self.slot(cell)
        hop: Hop = cell.hop
        if cell.paging is Paging.WHOLE and hop.is_pattern:
            return self.comprehension(cell, at, slot)
        rows: LiteralString = "[]"
        if cell.paging is not Paging.NONE:
            clauses, inside = self.page(cell, at, slot)
            rows = "COLLECT {\n" + "\n".join((*clauses, "RETURN [" + inside + "]")) + "\n}"
        if not cell.counted:
            return rows
        apart = self.place()
        counted = self.matched(cell, at, apart, slot, sought=False)
        return "[" + rows + ", COUNT {\n" + "\n".join((*counted, "RETURN " + variable("node", apart))) + "\n}]"

    def comprehension(self, cell: Along, parent: LiteralString, slot: LiteralString) -> LiteralString:
        """All rows of a hop that is one pattern: the fastest form on both engines, in no order."""
        hop: Hop = cell.hop
        at = self.place()
        pattern, *asked = self.matched(cell, parent, at, slot)
        inside = joined((self.row(cell.row, hop.record, at, hop, parent), renamed(hop.key, at, slot=slot)))
        return "[" + "\n".join((pattern.removeprefix("MATCH "), *asked, "| [" + inside + "]]"))


def at_parent(along: Along) -> bool:
    """Whether a row holds the record at an end that the hop has come from."""
    ends: Mapping[str, LiteralString] = along.hop.ends
    return any(isinstance(cell, Towards) and ends.get(cell.key) == "parent" for cell in along.row.cells)


def expression(value: Value, record: RecordType, hop: Hop | None) -> LiteralString:
    if value.of is Of.COSTLY:
        return cast("LiteralString", value.record.costly[value.name])
    if value.of is Of.LINK and hop is not None and value.name in hop.columns:
        return hop.columns[value.name]
    return record.columns[value.name]


def joined(texts: Iterable[LiteralString]) -> LiteralString:
    wanted: list[LiteralString] = [text for text in texts if text != ""]
    return ", ".join(wanted)


def number(value: int) -> LiteralString:
    """A number as a text that is made of constants only."""
    tens: LiteralString = number(value // 10) if value >= 10 else ""
    return tens + NUMBERS[value % 10]


def variable(name: str, at: LiteralString) -> LiteralString:
    """The name of a hop's variable at a place."""
    return SHORT_NAMES.get(name, cast("LiteralString", name)) + at  # type: ignore[redundant-cast]  # pyright tells them apart


def renamed(
    text: LiteralString, at: LiteralString, *, parent: LiteralString = "", slot: LiteralString = ""
) -> LiteralString:
    """A constant of this room with its variables and parameters numbered: nothing of a question enters the text."""
    names = {*DECLARED.findall(text), *OF_HOPS} - {"parent", "position", "key", "id"}
    done = re.sub(
        r"(?<![.$\w:'])(" + "|".join(sorted(names, key=len, reverse=True)) + r")(?![\w(']|: )",
        lambda found: variable(found[1], at),
        text,
    )
    done = re.sub(r"\bparent\b", variable("node", parent), done)
    done = PARAMETER.sub(lambda found: f"${found[1]}_{slot}", done) if slot else done
    return cast("LiteralString", done)  # type: ignore[redundant-cast]  # pyright tells them apart
