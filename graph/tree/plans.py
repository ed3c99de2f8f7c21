"""A planned statement compiled for the columns: it returns what the graph would, row for row.

What is read of an organization that is found here and is not held here itself, lies behind: the graph is asked for
it. A statement that begins at something else, or walks nowhere, has no plan: it is the graph's.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, LiteralString

from execution.backend import Along, Cell, Keys, Of, Paging, Row, Start, Value
from execution.view import Scope
from graph.cypher.fetch import Prepared
from graph.cypher.patterns import Hop
from graph.cypher.scope import Seen
from graph.records.organizations import ORGANIZATION
from graph.tree.asking import Asking
from graph.tree.behind import Behind, Part, behind_of
from graph.tree.cells import BENEATH, BESIDE, BY_KEY, LINK_COLUMNS, Beside, Kind, ReadCell, ReadOne
from graph.tree.columns import NO_ROW
from graph.tree.hopping import HEIGHT, Beneath, Hopping, Rows
from graph.tree.parts import is_held, is_same, is_told
from graph.tree.values import COLUMNS, COSTLY, FILTERS, FILTERS_OF_ALL, ORDERS, Read
from graph.tree.walks import EVER, FROM_ALL, FROM_ONE, Walk


class NotHeld(Exception):
    """A part of the statement is not held here."""


Answer = Callable[[Asking], Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """What answers a statement from the columns, and what the graph is asked for behind; None: all of it is held."""

    answer: Answer
    behind: Behind | None


def plan_of(prepared: Prepared) -> Plan | None:
    """The plan of a statement, None where it is the graph's."""
    slots = {id(hop): f"_{slot}" for slot, hop in enumerate(prepared.hops)}
    compiler = Compiler(slots, prepared.scope, parts=[])
    statement = prepared.statement
    try:
        answer = compiler.keys(statement) if isinstance(statement, Keys) else compiler.start(statement)
    except NotHeld:
        return None
    return Plan(answer, behind_of(compiler.parts or (), prepared.hops, prepared.scope))


def hopping_of(along: Along, scope: Scope) -> Hopping | None:
    """What walks a hop alone, its parameters without numbers; None where it is the graph's."""
    try:
        return Compiler({id(along): ""}, scope).hopping(along)
    except NotHeld:
        return None


def held(there: object) -> None:
    """Raises NotHeld where something is not."""
    if not there:
        raise NotHeld


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles one statement for a scope; `slots` are what follows the names of each hop's parameters.

    `parts` collects what lies behind organizations; None: nothing may.
    """

    slots: Mapping[int, str]
    scope: Scope
    parts: list[Part] | None = None

    def keys(self, statement: Keys) -> Answer:
        """Records by `$keys`: a list of [position, row]."""
        if statement.record in BY_KEY:
            return self.beside_by_key(statement)
        held(statement.record is ORGANIZATION and is_held(ORGANIZATION, self.scope))
        rows, living = self.row(statement.row), statement.living
        held(self.spares_a_way(statement.row, rows))

        def answer(asking: Asking) -> Any:
            row_of = asking.columns.row_of
            known = [(at, row_of[key]) for at, key in enumerate(asking.given["keys"]) if key in row_of]
            known = [(at, row) for at, row in known if asking.sees(ORGANIZATION.seen, row)]
            if living:
                known = [(at, row) for at, row in known if asking.holds(row)]
            found = [row for _, row in known]
            return [[at, one] for (at, _), one in zip(known, rows.read(asking, found, found), strict=True)]

        return answer

    def beside_by_key(self, statement: Keys) -> Answer:
        """Records beside organizations by `$keys`."""
        held(is_held(statement.record, self.scope))
        kind, living = BY_KEY[statement.record], statement.living
        read = [kind.columns[name] for name in plain_values(statement.row, kind.columns)]

        def answer(asking: Asking) -> Any:
            row_of = kind.row_of(asking)
            known = ((at, row_of[key]) for at, key in enumerate(asking.given["keys"]) if key in row_of)
            return [
                [at, [column(asking, one) for column in read]]
                for at, one in known
                if not living or kind.holds(asking, one)
            ]

        return answer

    def start(self, statement: Start) -> Answer:
        """A page from the whole graph or from `$key`: [rows, number]; None where what it begins at does not stand."""
        held(statement.within in {None, ORGANIZATION})
        along, within = statement.along, statement.within is not None
        page = self.beneath(along) if along.hop.name in BENEATH else self.list_from(along)
        begins: bool = along.hop.start != ""
        start: Seen = along.hop.parent_seen

        def answer(asking: Asking) -> Any:
            top = asking.columns.row_of.get(asking.given["key"], NO_ROW) if begins else NO_ROW
            if begins and (top == NO_ROW or not asking.sees(start, top) or (within and not asking.holds(top))):
                return None
            return page(asking, top)

        return answer

    def list_from(self, along: Along) -> ReadOne:
        """Organizations along a hop: [rows, number]."""
        hopping = self.hopping(along)
        held(along.hop.name != "BY_CODE" or self.spares_a_way(along.row, hopping.rows))

        def page(asking: Asking, top: int) -> Any:
            [found] = hopping.of_each(asking, [top], [top])
            return found if hopping.counted else [found, None]

        return page

    def beneath(self, along: Along) -> ReadOne:
        """What stands beside an organization and all that is under it: [rows, number]."""
        held(along.paging is not Paging.WHOLE and not along.past)
        beside = self.beside(along, BENEATH[along.hop.name])
        return Beneath(beside, along.paging, along.counted, along.cut).of

    def hopping(self, along: Along) -> Hopping:
        hop = self.hop(along)
        held(hop.record is ORGANIZATION and (not along.past or hop.name in EVER))
        held(self.is_same(hop.name, hop.path, hop.clauses, hop.begun if along.past else hop.holds))
        held(self.is_same(hop.order, hop.key))
        held(hop.order in ORDERS or (hop.order == HEIGHT and along.paging is Paging.WHOLE))
        slot = self.slots[id(along)]
        filters = FILTERS_OF_ALL if hop.name == "EVERYWHERE" else FILTERS
        asked = [name for name in along.filters if name in hop.conditions]
        depth = "maxDepth" if "maxDepth" in asked else ""
        held(all(name in filters or name == depth for name in asked))
        held(all(self.is_same(name, hop.conditions[name]) for name in asked))
        return Hopping(
            walk=walk_of(hop.name, slot, past=along.past),
            seen=hop.seen,
            # what is only counted has no cells in the statement, and no parameters of theirs
            rows=Rows([]) if along.paging is Paging.NONE else self.row(along.row, hop),
            order=hop.order,
            nearest=0 if hop.name == "ITSELF_AND_ANCESTORS" else -1,
            filters=[(name, filters[name]) for name in asked if name != depth],
            depth=depth,
            paging=along.paging,
            counted=along.counted,
            cut=along.cut,
            slot=slot,
        )

    def hop(self, along: Along) -> Hop:
        """The hop that is walked for the scope. Raises NotHeld where rows do not tell which of its records are seen."""
        declared: Hop = along.hop
        hop = declared.walked(self.scope)
        held(is_told(hop.seen, self.scope) and is_told(hop.parent_seen if hop.start else Seen.ALONG, self.scope))
        return hop

    def is_same(self, name: str, *texts: LiteralString) -> bool:
        """Whether what has these texts is the same for the scope."""
        return is_same(name, self.scope, *texts)

    def row(self, row: Row, hop: Hop | None = None) -> Rows:
        """The cells of an organization, as far as they are held; the others are a part of what lies behind."""
        cells: list[ReadCell] = []
        lacking: list[int] = []
        for position, cell in enumerate(row.cells):
            found = self.held(cell, hop)
            held(found or (self.parts is not None and not (isinstance(cell, Value) and cell.of is Of.LINK)))
            cells.append(found or left_open)
            if found is None:
                lacking.append(position)
        return Rows(cells, self.behind(row, lacking) if lacking else None)

    def held(self, cell: Cell, hop: Hop | None) -> ReadCell | None:
        """What reads a cell, None where it lies behind."""
        before = len(self.parts or ())
        try:
            return self.cell(cell, hop)
        except NotHeld:
            if self.parts is not None:
                del self.parts[before:]
            return None

    def behind(self, row: Row, positions: Sequence[int]) -> int:
        """The number of a further part."""
        assert self.parts is not None  # noqa: S101  # asked by `row`
        self.parts.append(Part(Row(tuple(row.cells[position] for position in positions)), positions))
        return len(self.parts) - 1

    def spares_a_way(self, row: Row, rows: Rows) -> bool:
        """Whether more is held of records that are found by a key than their own columns, or nothing lies behind."""
        if rows.behind is None or self.parts is None:
            return True
        lacking = self.parts[rows.behind].positions
        further = (cell for position, cell in enumerate(row.cells) if position not in lacking)
        return any(not isinstance(cell, Value) or cell.of is not Of.RECORD for cell in further)

    def cell(self, cell: Cell, hop: Hop | None) -> ReadCell:
        match cell:
            case Value(name, Of.COSTLY, record):
                held(record is ORGANIZATION and name in COSTLY)
                held(self.is_same(name, ORGANIZATION.costly[name]))
                return alone(COSTLY[name])
            case Value(name, Of.LINK) if hop is not None and name in hop.columns:
                held(hop.name == "DESCENDANTS" and name in LINK_COLUMNS)
                held(self.is_same(name, hop.columns[name]))
                return LINK_COLUMNS[name]
            case Value(name):
                held(name in COLUMNS and self.is_same(name, ORGANIZATION.columns[name]))
                return alone(COLUMNS[name])
            case Along(hop=Hop(name=str(way)), paging=Paging.WHOLE, past=False, counted=False) if way in BESIDE:
                return self.beside(cell, BESIDE[way]).of_each
            case Along():
                return self.hopping(cell).of_each
            case _:
                raise NotHeld

    def beside(self, along: Along, kind: Kind) -> Beside:
        hop = self.hop(along)
        held(self.is_same(hop.name, hop.path, hop.holds, hop.key))
        asked = [name for name in along.filters if name in along.hop.conditions]
        held(along.hop.order in kind.keys and all(name in kind.filters for name in asked))
        return Beside(
            kind, kind.keys[along.hop.order], plain_values(along.row, kind.columns), asked, self.slots[id(along)]
        )


def plain_values(row: Row, columns: Collection[str]) -> list[str]:
    """The names of the cells of a row. Raises NotHeld where one is none of the columns."""
    held(all(isinstance(one, Value) and one.of is Of.RECORD and one.name in columns for one in row.cells))
    return [one.name for one in row.cells if isinstance(one, Value)]


def left_open(_: Asking, rows: Sequence[int], __: Sequence[int]) -> list[None]:
    """A cell that is filled from what lies behind."""
    return [None] * len(rows)


def alone(read: Read) -> ReadCell:
    """What is read of a row alone, wherever it was come to from."""
    return lambda asking, rows, _: read(asking, rows)


def walk_of(name: str, slot: str, *, past: bool) -> Walk:
    """The walk of a hop. Raises NotHeld where it is none of organizations."""
    if name in FROM_ONE:
        return FROM_ONE[name]
    held(name in FROM_ALL)
    walk = FROM_ALL[name]
    return lambda asking, _: walk(asking, slot, past=past)
