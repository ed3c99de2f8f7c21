"""Whether the graph's data are whole: a filling that was begun and not finished is never served."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import LiteralString

from graph.engine.errors import GraphIncomplete, GraphOccupied
from graph.engine.sessions import Graph, Reads, Transaction
from graph.model.calendar import VIETNAM

READ_STATE: LiteralString = """
MATCH (state:GraphState {id: 'state'})
RETURN [state.status, state.source, state.rows, coalesce(state.file, '')]
""".strip()

SET_STATE: LiteralString = """
MERGE (state:GraphState {id: 'state'})
SET state.status = $status, state.source = $source, state.rows = $rows, state.importing = '', state.file = ''
RETURN state.id
""".strip()

SET_IMPORTING: LiteralString = """
MATCH (state:GraphState {id: 'state'})
SET state.status = $status, state.importing = $key, state.file = $file
RETURN state.id
""".strip()

READ_END: LiteralString = """
MATCH (ledger:Ledger {id: 'ledger'})
RETURN [ledger.seq, ledger.hash]
""".strip()

READ_BEGINNING: LiteralString = """
MATCH (change:Change {id: 'c000000000001'})
RETURN change.at
""".strip()

HAS_ANYTHING: LiteralString = """
MATCH (node)
WHERE NOT node:Migration AND NOT node:GraphState
WITH node
LIMIT 1
RETURN count(node)
""".strip()

End = tuple[int, str]
"""The number and the hash of the ledger's last line."""

FILLING = "FILLING"
RESTORING = "RESTORING"
IMPORTING = "IMPORTING"
READY = "READY"
HALF_RESTORED = "The graph is half restored: "


@dataclass(frozen=True, slots=True)
class GraphState:
    """`status` is FILLING, RESTORING, IMPORTING, READY, or EMPTY where nothing was ever loaded; `rows` counts nodes and
    links, `file` is what is being imported."""

    status: str
    source: str = ""
    rows: int = 0
    file: str = ""


@dataclass(frozen=True, slots=True)
class Importing:
    """A file of which a part may be in the graph: how it is called, and a key that only the same file has."""

    file: str
    key: str


async def read_state(reads: Reads) -> GraphState:
    """The state of the graph's data."""
    found = await reads.read(READ_STATE)
    return GraphState("EMPTY") if found is None else GraphState(*found)


async def read_end(reads: Reads) -> End | None:
    """The number and the hash of the ledger's last line; None where no ledger is kept."""
    found = await reads.read(READ_END)
    return None if found is None else (found[0], found[1])


async def read_beginning(reads: Reads) -> date | None:
    """The day of the ledger's first line in Vietnam: what is so from then on was told; None where no ledger is kept."""
    found = await reads.read(READ_BEGINNING)
    return None if found is None else datetime.fromisoformat(found).astimezone(VIETNAM).date()


async def begin_filling(graph: Graph, source: str) -> None:
    """Marks the graph as not to be served until the filling is finished."""
    await graph.write(marked(FILLING, source, 0))


async def begin_restoring(graph: Graph, source: str) -> None:
    """Marks the graph as not to be served until the restoring is finished."""
    await graph.write(marked(RESTORING, source, 0))


async def finish_filling(graph: Graph, source: str, rows: int) -> None:
    """Marks the graph as whole."""
    await graph.write(marked(READY, source, rows))


async def begin_importing(transaction: Transaction, importing: Importing) -> None:
    """Marks the graph as holding a part of a file, with that part."""
    await transaction.run(SET_IMPORTING, status=IMPORTING, key=importing.key, file=importing.file)


async def finish_importing(transaction: Transaction) -> None:
    """Marks the graph as whole again, with the rest of the file."""
    await transaction.run(SET_IMPORTING, status=READY, key="", file="")


def marked(status: str, source: str, rows: int) -> Callable[[Transaction], Awaitable[object]]:
    async def work(transaction: Transaction) -> object:
        return await transaction.run(SET_STATE, status=status, source=source, rows=rows)

    return work


async def check_ready(reads: Reads) -> GraphState:
    """Refuses a graph that is empty or half filled."""
    state = await read_state(reads)
    if state.status == FILLING:
        raise GraphIncomplete("The filling of the graph was not finished: run `hierarchy seed` again, it starts anew.")
    if state.status == RESTORING:
        raise GraphIncomplete(HALF_RESTORED + "run `hierarchy restore` again, it starts anew.")
    if state.status == IMPORTING:
        raise GraphIncomplete(
            f"A part of {state.file} is imported: that is still going on, or was cut off. `hierarchy import` of the "
            "same file goes on where it ended; `hierarchy import --give-up` leaves it at that part."
        )
    if state.status != READY:
        raise GraphIncomplete(
            "The graph is empty: run `hierarchy seed` or `hierarchy demo` first, or `hierarchy adopt` after an import."
        )
    return state


async def check_replaceable(reads: Reads) -> None:
    """Refuses to empty a graph that is whole, or that something else than a seed has filled."""
    state = await read_state(reads)
    if state.status in {READY, IMPORTING}:
        raise GraphOccupied(
            f"The graph holds data already ({state.source}; {state.rows:,} rows): "
            "choose another GRAPH_URL, or empty it first with `hierarchy seed --replace`."
        )
    if state.status == RESTORING:
        raise GraphOccupied(
            HALF_RESTORED + "run `hierarchy restore` again, or empty it first with `hierarchy seed --replace`."
        )
    if state.status != FILLING and await reads.read(HAS_ANYTHING):
        raise GraphOccupied(
            "The graph holds data that are not this service's: choose another GRAPH_URL or GRAPH_DATABASE, "
            "or delete them all with `hierarchy seed --replace`."
        )


async def check_adoptable(reads: Reads) -> None:
    """Refuses to call a graph whole that is empty, half filled or known already."""
    state = await read_state(reads)
    if state.status in {FILLING, RESTORING, IMPORTING}:
        await check_ready(reads)
    if state.status == READY:
        raise GraphOccupied(f"The graph is whole already ({state.source}; {state.rows:,} rows).")
    if not await reads.read(HAS_ANYTHING):
        raise GraphIncomplete("The graph is empty: import the CSV files first, with scripts/import-nation.")


async def check_restorable(reads: Reads) -> None:
    """Refuses to restore into a graph that holds anything, but for what a restoring that was cut off has left."""
    state = await read_state(reads)
    if state.status != RESTORING and (state.status != "EMPTY" or await reads.read(HAS_ANYTHING)):
        raise GraphOccupied(
            f"The graph holds data already ({state.source or 'none of this service'}): a backup is restored into an "
            "empty one. Choose another GRAPH_URL or GRAPH_DATABASE."
        )
