"""Tables that commands print: of what a graph holds, and of lists in which nothing is cut off."""

from datetime import date

from rich.table import Column, Table

from graph.engine.sessions import Graph
from graph.reads.row_counts import count_living, count_rows


def uncut(*columns: str | Column) -> Table:
    """A table in which what is wider than the terminal goes on in the next line; a column of its own stays as it is."""
    return Table(*(Column(one, overflow="fold") if isinstance(one, str) else one for one in columns))


def unbroken(name: str) -> Column:
    """A column whose values stand in one line."""
    return Column(name, no_wrap=True)


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
