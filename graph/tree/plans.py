"""A planned statement compiled for the columns: it returns what the graph would, row for row.

What is not held here has no plan: its statement is the graph's.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from execution.backend import Along, Cell, Cut, Keys, Of, Paging, Row, Start, Value
from graph.cypher.fetch import Prepared
from graph.cypher.patterns import Hop
from graph.records.organizations import ORGANIZATION
from graph.tree.asking import LEVEL, NAME, SHORT_NAME, Asking
from graph.tree.columns import NO_ROW, end_text, text_of
from graph.tree.values import COLUMNS, COSTLY, FILTERS, FILTERS_OF_ALL, ORDERS, Read, Test
from graph.tree.walks import EVER, FROM_ALL, FROM_ONE, Walk

HEIGHT = "HEIGHT"
"""The order of a way up: how far away something is, the farthest first."""
Cells = list[Any]
ReadCell = Callable[[Asking, Sequence[int], Sequence[int]], Sequence[Any]]
"""A cell of each row; beside the rows stand those that each was come to from."""


class NotHeld(Exception):
    """A part of the statement is not held here."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The cells of organizations, each row a list of its own."""

    cells: Sequence[ReadCell]

    def read(self, asking: Asking, rows: Sequence[int], tops: Sequence[int], *keys: Sequence[Any]) -> list[Cells]:
        """The rows; a key follows the cells of each where there are keys."""
        columns = [*(cell(asking, rows, tops) for cell in self.cells), *keys]
        return list(map(list, zip(*columns, strict=True))) if columns else [[] for _ in rows]


@dataclass(frozen=True, slots=True)
class Hopping:
    """The organizations along a hop: walked, filtered, put into order, cut to a page, read.

    `nearest` is the key of the first row of a way up; `depth` names the parameter that bounds a way down.
    """

    walk: Walk
    rows: Rows
    order: str
    nearest: int
    filters: Sequence[tuple[str, Callable[[Asking, Any], Test]]]
    depth: str
    paging: Paging
    counted: bool
    cut: Cut
    slot: str

    def of_each(self, asking: Asking, rows: Sequence[int], _: Sequence[int]) -> list[Any]:
        """What the cell of each row is."""
        found = [self.found(asking, row) for row in rows]
        flat = [row for one, _ in found for row in one]
        tops = [row for row, (one, _) in zip(rows, found, strict=True) for _ in one]
        made = self.rows.read(asking, flat, tops, self.keys_of_each(asking, found))
        pages, first = list[Any](), 0
        for one, total in found:
            page = made[first : first + len(one)]
            pages.append([page, total] if self.counted else page)
            first += len(one)
        return pages

    def keys_of_each(self, asking: Asking, found: Sequence[tuple[list[int], int]]) -> Sequence[Any]:
        if self.order == HEIGHT:
            return [self.nearest - place for one, _ in found for place in range(len(one))]
        return ORDERS[self.order](asking, [row for one, _ in found for row in one])

    def found(self, asking: Asking, row: int) -> tuple[list[int], int]:
        """The rows of the page from one row, in order, and the number of all."""
        rows = self.all(asking, row)
        total = len(rows)
        if self.paging is Paging.NONE:
            return [], total
        if self.paging is Paging.WHOLE:
            return rows, total
        return self.page(asking, rows), total

    def all(self, asking: Asking, top: int) -> list[int]:
        """The rows from one row, in no order."""
        rows = self.walk(asking, top)
        for name, test_of in self.filters:
            test = test_of(asking, asking.given[name + self.slot])
            rows = [row for row in rows if test(row)]
        if self.depth:
            depth = asking.tree.depth
            deepest = depth[top] + asking.given[self.depth + self.slot]
            rows = [row for row in rows if depth[row] <= deepest]
        return rows

    def page(self, asking: Asking, rows: list[int]) -> list[int]:
        keys, cut = ORDERS[self.order](asking, rows), self.cut
        pairs: Any = zip(keys, rows, strict=True)
        if cut.above:
            above = asking.given["above" + self.slot]
            pairs = [pair for pair in pairs if pair[0] > above]
        if cut.below:
            below = asking.given["below" + self.slot]
            pairs = [pair for pair in pairs if pair[0] < below]
        ordered = sorted(pairs, reverse=cut.reverse)
        return [row for _, row in ordered[: asking.given["limit" + self.slot]]]


@dataclass(frozen=True, slots=True)
class ProfilesCell:
    """All profiles of each organization, with the day that each begins as their key."""

    columns: Sequence[str]

    def of_each(self, asking: Asking, rows: Sequence[int], _: Sequence[int]) -> list[Any]:
        profiles = asking.columns.profiles
        since = profiles.columns[0]
        return [
            [
                [*(PROFILE_COLUMNS[name](asking, place) for name in self.columns), text_of(since[place])]
                for place in profiles.places(row)
            ]
            for row in rows
        ]


def of_profile(column: int) -> Callable[[Asking, int], Any]:
    return lambda asking, place: asking.columns.profiles.columns[column][place]


PROFILE_COLUMNS: Mapping[str, Callable[[Asking, int], Any]] = {
    "name": of_profile(NAME),
    "shortName": of_profile(SHORT_NAME),
    "level": of_profile(LEVEL),
    "since": lambda asking, place: text_of(asking.columns.profiles.columns[0][place]),
    "until": lambda asking, place: end_text(asking.columns.profiles.columns[1][place]),
}


def depths(asking: Asking, rows: Sequence[int], tops: Sequence[int]) -> list[int]:
    depth = asking.tree.depth
    return [depth[row] - depth[top] for row, top in zip(rows, tops, strict=True)]


def parents(asking: Asking, rows: Sequence[int], _: Sequence[int]) -> list[str]:
    ids, parent = asking.columns.ids, asking.tree.parent
    return [ids[parent[row]] for row in rows]


LINK_COLUMNS: Mapping[str, ReadCell] = {"depth": depths, "parentId": parents}
Answer = Callable[[Asking], Any]


def plan_of(prepared: Prepared) -> Answer | None:
    """What answers a statement from the columns, None where it is the graph's."""
    compiler = Compiler({id(hop): f"_{slot}" for slot, hop in enumerate(prepared.hops)})
    statement = prepared.statement
    try:
        return compiler.keys(statement) if isinstance(statement, Keys) else compiler.start(statement)
    except NotHeld:
        return None


def hopping_of(along: Along) -> Hopping | None:
    """What walks a hop alone, its parameters without numbers; None where it is the graph's."""
    try:
        return Compiler({id(along): ""}).hopping(along)
    except NotHeld:
        return None


def held(there: object) -> None:
    """Raises NotHeld where something is not."""
    if not there:
        raise NotHeld


@dataclass(frozen=True, slots=True)
class Compiler:
    """Compiles one statement; `slots` are what follows the names of each hop's parameters."""

    slots: Mapping[int, str]

    def keys(self, statement: Keys) -> Answer:
        """Records by `$keys`: a list of [position, row]."""
        held(statement.record is ORGANIZATION)
        rows, living = self.row(statement.row), statement.living

        def answer(asking: Asking) -> Any:
            row_of = asking.columns.row_of
            known = [(at, row_of[key]) for at, key in enumerate(asking.given["keys"]) if key in row_of]
            if living:
                known = [(at, row) for at, row in known if asking.holds(row)]
            found = [row for _, row in known]
            return [[at, one] for (at, _), one in zip(known, rows.read(asking, found, found), strict=True)]

        return answer

    def start(self, statement: Start) -> Answer:
        """A page from the whole graph or from `$key`: [rows, number]; None where what it begins at does not stand."""
        held(statement.within in {None, ORGANIZATION})
        hopping, within = self.hopping(statement.along), statement.within is not None
        begins: bool = statement.along.hop.start != ""

        def answer(asking: Asking) -> Any:
            top = asking.columns.row_of.get(asking.given["key"], NO_ROW) if begins else NO_ROW
            if begins and (top == NO_ROW or (within and not asking.holds(top))):
                return None
            [page] = hopping.of_each(asking, [top], [top])
            return page if hopping.counted else [page, None]

        return answer

    def hopping(self, along: Along) -> Hopping:
        hop: Hop = along.hop
        held(hop.record is ORGANIZATION and (not along.past or hop.name in EVER))
        held(hop.order in ORDERS or (hop.order == HEIGHT and along.paging is Paging.WHOLE))
        slot = self.slots[id(along)]
        filters = FILTERS_OF_ALL if hop.name == "EVERYWHERE" else FILTERS
        asked = [name for name in along.filters if name in hop.conditions]
        depth = "maxDepth" if "maxDepth" in asked else ""
        held(all(name in filters or name == depth for name in asked))
        return Hopping(
            walk=walk_of(hop.name, slot, past=along.past),
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

    def row(self, row: Row, hop: Hop | None = None) -> Rows:
        return Rows([self.cell(cell, hop) for cell in row.cells])

    def cell(self, cell: Cell, hop: Hop | None) -> ReadCell:
        match cell:
            case Value(name, Of.COSTLY, record):
                held(record is ORGANIZATION and name in COSTLY)
                return alone(COSTLY[name])
            case Value(name, Of.LINK) if hop is not None and name in hop.columns:
                held(hop.name == "DESCENDANTS" and name in LINK_COLUMNS)
                return LINK_COLUMNS[name]
            case Value(name):
                held(name in COLUMNS)
                return alone(COLUMNS[name])
            case Along(hop=Hop(name="PROFILES"), paging=Paging.WHOLE, filters=(), past=False, counted=False):
                return self.profiles(cell.row)
            case Along():
                return self.hopping(cell).of_each
            case _:
                raise NotHeld

    def profiles(self, row: Row) -> ReadCell:
        held(all(isinstance(one, Value) and one.name in PROFILE_COLUMNS for one in row.cells))
        return ProfilesCell([one.name for one in row.cells if isinstance(one, Value)]).of_each


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
