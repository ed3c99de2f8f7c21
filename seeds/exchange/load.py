"""Rows into a graph, with progress.

A graph whose filling was not finished is emptied and filled anew; it is marked whole at the very end. Every transaction
is a line of the ledger, so that the ledger explains the graph from its first row on.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, TypeVar

from graph.engine.sessions import Graph
from graph.engine.state import begin_filling, finish_filling
from graph.facts.rows import (
    OWNED,
    ROWS_PER_TRANSACTION,
    grouped,
    link_part,
    node_part,
    owned_part,
    sliced,
    values_of,
    wipe,
)
from graph.ledger.fill import Batch, write_batches
from graph.model.canonical import link_form, node_form
from graph.model.kinds import LinkTable, NodeTable
from graph.model.meeting_years import Attended, Held, attendance_series
from graph.model.tables import ATTENDED, LINK_TABLES, MEETING, NODE_TABLES, OF, ORGANIZATION
from seeds.draft.rows import Properties, Rows, by_id

T = TypeVar("T")
Progress = Callable[[int, int], None]
OWNED_LINKS = frozenset(link.name for link, _ in OWNED)
OWNED_LABELS = frozenset(node.label for _, node in OWNED)


async def load(graph: Graph, rows: Rows, progress: Progress, source: str = "rows") -> None:
    """Empties the graph and writes all rows; `progress(done, total)` is told after every transaction."""
    await begin_anew(graph, source)
    done, total = 0, rows.total()
    for group in transactions([rows]):
        await write_batches(graph, group, source)
        done += sum(batch.size for batch in group)
        progress(done, total)
    await finish_filling(graph, source, total)


async def begin_anew(graph: Graph, source: str) -> None:
    """Empties the graph, which is not served before the filling is finished."""
    await begin_filling(graph, source)
    await wipe(graph)


def transactions(states: Iterable[Rows]) -> Iterator[list[Batch]]:
    """The rows as batches, by transaction, none of which writes a table twice; each state is asked for when those
    before it are taken."""
    for rows in states:
        yield from grouped(batches(rows), lambda batch: len(batch.part.rows), ROWS_PER_TRANSACTION)


def batches(rows: Rows) -> Iterator[Batch]:
    """Every batch with its rows in canonical form."""
    for node in NODE_TABLES:
        if node.label not in OWNED_LABELS:
            for nodes in sliced(nodes_of(rows, node)):
                given = [values_of(node.properties, row) for row in nodes]
                yield Batch(node_part(node, given), {node.name: [node_form(node, row) for row in nodes]})
    for link, owned in OWNED:
        for pairs in sliced(owned_rows(rows, link, owned)):
            forms = {
                link.name: [link_form(link, row[0], row[1], row[2]) for row in pairs],
                owned.name: [node_form(owned, row[3]) for row in pairs],
            }
            given = [[*link_values(link, *row[:3]), values_of(owned.properties, row[3])] for row in pairs]
            yield Batch(owned_part(link, owned, given), forms)
    for link in LINK_TABLES:
        if link.name not in OWNED_LINKS:
            # side by side in the graph, side by side in the statement: a tenth of the time of loading
            found = sorted(rows.links.get(link.name, []), key=itemgetter(1))
            for links in sliced(found):
                given = [link_values(link, *row) for row in links]
                yield Batch(link_part(link, given), {link.name: [link_form(link, *row) for row in links]})


def link_values(table: LinkTable, start: str, end: str, row: Properties) -> list[Any]:
    return [start, end, values_of(table.properties, row)]


def nodes_of(rows: Rows, table: NodeTable) -> Sequence[Properties]:
    """The rows of a label; organizations with the series of their meetings, which no row holds."""
    found = rows.nodes.get(table.label, [])
    if table is not ORGANIZATION:
        return found
    series = attendance_of(rows)
    return [{**row, **series.get(row["id"], {})} for row in found]


def attendance_of(rows: Rows) -> Mapping[str, Properties]:
    """The series of meetings of every organization that has any."""
    days = {row["id"]: row["heldOn"] for row in rows.nodes.get(MEETING.label, [])}
    attended: defaultdict[str, list[Attended]] = defaultdict(list)
    for member, meeting, values in rows.links.get(ATTENDED.name, []):
        attended[meeting].append((member, values["capacity"], values["onBehalfOf"]))
    held: defaultdict[str, list[Held]] = defaultdict(list)
    for meeting, organization, _ in rows.links.get(OF.name, []):
        held[organization].append((days[meeting], attended[meeting]))
    return {organization: attendance_series(meetings) for organization, meetings in held.items()}


def owned_rows(rows: Rows, link: LinkTable, owned: NodeTable) -> list[Any]:
    nodes = by_id(rows.nodes.get(owned.label, []))
    at_end = link.end == owned.label
    return [
        (start, end, values, nodes[end if at_end else start]) for start, end, values in rows.links.get(link.name, [])
    ]
