"""Tables of what a graph holds, for `hierarchy status`."""

from datetime import date

from rich.table import Column, Table

from graph.engine.sessions import Graph
from graph.reads.row_counts import count_living, count_rows


async def table_of_rows(graph: Graph) -> Table:
    """Every label and type of link with its number."""
    table = Table("kind", Column("rows", justify="right"))
    for name, count in await count_rows(graph):
        table.add_row(name, f"{count:,}")
    return table


async def table_of_day(graph: Graph, on: date) -> Table:
    """What holds on the day; meetings and change events are those up to it."""
    table = Table("kind", "", Column(f"on {on}", justify="right"))
    for name, part, count in await count_living(graph, on):
        table.add_row(name, part, f"{count:,}")
    return table
