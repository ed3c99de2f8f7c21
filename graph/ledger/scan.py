"""Reading whole tables, some thousands of rows at a time, each row with what is odd about it.

A value of another type than its table says (a day that is a text, a number that is a text) keeps its type in the form,
so that it never looks like the right one.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, LiteralString

from graph.engine.sessions import Reads
from graph.model.canonical import canonical, known, link_form, node_form
from graph.model.kinds import LinkTable, NodeTable
from graph.model.tables import NODE_TABLES

Progress = Callable[[str, int], None]
"""Is told what is read, and how many rows of it."""
ROWS_AT_ONCE = 5_000
MOST_KEPT = 100_000
"""How many ids of one kind are kept: of all members of a nation they would be half a gigabyte."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """A row in canonical form, as lines say it, and the properties that are odd about it, each said in words; `bare`
    is the row with the values and the salt that the graph has beside the chain."""

    form: bytes
    odd: tuple[str, ...]
    bare: bytes


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of nodes, for whoever looks through many tables of a graph that stands still: a kind has several tables
    of links at each of its ends, and its ids are asked for once, unless they are many."""

    reads: Reads
    kept: dict[LiteralString, Sequence[str]] = field(default_factory=dict[LiteralString, Sequence[str]])

    async def of(self, text: LiteralString) -> Sequence[str]:
        """What a statement that lists ids answers."""
        if text in self.kept:
            return self.kept[text]
        found: list[str] = await self.reads.read(text)
        if len(found) <= MOST_KEPT:
            self.kept[text] = found
        return found


async def scan(ids: Ids, table: NodeTable | LinkTable, *, from_end: bool = False) -> AsyncIterator[list[Scanned]]:
    """Every row of a table, some thousands at a time; links are found at their start or, `from_end`, at their end."""
    properties = list(table.properties)
    if isinstance(table, NodeTable):
        text, listed = list_nodes_statement(table), list_ids_statement(table)
    else:
        text = list_links_statement(table, from_end=from_end)
        listed = list_all_ids_statement(table.end if from_end else table.start)
    identifiers = await ids.of(listed)
    async for rows in ahead(ids.reads, text, ({"ids": part, "known": properties} for part in parts(identifiers))):
        yield [scanned(table, ends, row, more) for *ends, row, more in rows]


async def ahead(reads: Reads, text: LiteralString, asked: Iterator[Mapping[str, Any]]) -> AsyncIterator[Any]:
    """The answers of a statement with each of these parameters, in their order: the graph works on the next one while
    whoever takes them works on the one before."""
    coming: asyncio.Task[Any] | None = None
    try:
        for parameters in asked:
            done, coming = coming, asyncio.create_task(read(reads, text, parameters))
            if done is not None:
                yield await done
        if coming is not None:
            yield await coming
    finally:
        if coming is not None:
            coming.cancel()


async def read(reads: Reads, text: LiteralString, parameters: Mapping[str, Any]) -> Any:
    return await reads.read(text, **parameters)


def scanned(table: NodeTable | LinkTable, ends: Sequence[Any], row: Sequence[Any], more: Sequence[str]) -> Scanned:
    """A row by its ends, none of which a node has, the values of its facts, and what the table does not know."""
    wanted = types_of(table)
    if not more and all(value is None or type(value) in own for value, own in zip(row, wanted, strict=True)):
        facts = {name: value for name, value in zip(table.facts, row, strict=True) if value is not None}
        bare = canonical([table.name, *map(plain, ends), facts])
        return Scanned(node_form(table, facts) if isinstance(table, NodeTable) and table.personal else bare, (), bare)
    odd, values = oddities(table, row, more), named(table, row)
    if isinstance(table, NodeTable):
        return Scanned(node_form(table, values), odd, canonical([table.name, known(table, values)]))
    start, end = map(plain, ends)
    form = link_form(table, start, end, values)
    return Scanned(form, odd, form)


@cache
def types_of(table: NodeTable | LinkTable) -> Sequence[frozenset[type]]:
    """What the values of a row are of which nothing is odd; of a list that has to be looked into, nothing."""
    return [
        frozenset((int, float) if name in table.numbers else () if name in table.lists else (str,))
        for name in table.facts
    ]


async def read_ids(reads: Reads, table: NodeTable) -> list[str]:
    found: list[str] = await reads.read(list_ids_statement(table))
    return found


def parts(identifiers: Sequence[str], size: int = ROWS_AT_ONCE) -> Iterator[Sequence[str]]:
    for start in range(0, len(identifiers), size):
        yield identifiers[start : start + size]


def named(table: NodeTable | LinkTable, values: Sequence[Any]) -> dict[str, Any]:
    return dict(zip(table.facts, map(plain, values), strict=True))


def oddities(table: NodeTable | LinkTable, values: Sequence[Any], more: Sequence[str]) -> tuple[str, ...]:
    """What a row has of another type than the table says, and what the table does not know."""
    odd = [
        f"{name} is no {kind_of(table, name)}"
        for name, value in zip(table.facts, values, strict=True)
        if value is not None and not fits(table, name, value)
    ]
    return (*odd, *(f"{name} is not known to the service" for name in sorted(more)))


def kind_of(table: NodeTable | LinkTable, name: str) -> str:
    if name in table.dates:
        return "date"
    if name in table.numbers:
        return "number"
    return "list of texts" if name in table.lists else "text"


def fits(table: NodeTable | LinkTable, name: str, value: Any) -> bool:
    """Whether a value that was read has its property's type; a day comes as a text, whatever is no day as a list."""
    if name in table.numbers:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if name in table.lists:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return isinstance(value, str)


def plain(value: Any) -> Any:
    """A value as JSON can say it: what the driver has a type of its own for, as its name and its text."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list):
        return [plain(one) for one in value]
    return [type(value).__name__, str(value)]


def list_ids_statement(table: NodeTable) -> LiteralString:
    """The ids of a table's own nodes: a member is a person too, and counted once."""
    others: list[LiteralString] = [one.label for one in NODE_TABLES if table.label in one.also]
    where: LiteralString = "".join(["\nWHERE NOT node:" + label for label in others])
    return "MATCH (node:" + table.label + ")" + where + "\nRETURN collect(node.id)"


def list_all_ids_statement(label: LiteralString) -> LiteralString:
    return "MATCH (node:" + label + ")\nRETURN collect(node.id)"


def list_nodes_statement(table: NodeTable) -> LiteralString:
    """[values of the facts, names of properties beside `$known`] of nodes by `$ids`."""
    match: LiteralString = "MATCH (node:" + table.label + " {id: id})"
    return "\n".join(("UNWIND $ids AS id", match, "RETURN collect([" + row_text(table, "node") + "])"))


def list_links_statement(table: LinkTable, *, from_end: bool = False) -> LiteralString:
    """[id of start, id of end, values, names of properties beside `$known`] of links by the `$ids` of one side."""
    start: LiteralString = "(start:" + table.start + ("" if from_end else " {id: id}") + ")"
    end: LiteralString = "(end:" + table.end + (" {id: id}" if from_end else "") + ")"
    link: LiteralString = "[link:" + table.type + "]"
    pattern: LiteralString = end + "<-" + link + "-" + start if from_end else start + "-" + link + "->" + end
    returned: LiteralString = "RETURN collect([start.id, end.id, " + row_text(table, "link") + "])"
    return "\n".join(("UNWIND $ids AS id", "MATCH " + pattern, returned))


def row_text(table: NodeTable | LinkTable, variable: LiteralString) -> LiteralString:
    facts = ", ".join([typed_text(table, name, variable) for name in table.facts])
    return "[" + facts + "], [key IN keys(" + variable + ") WHERE NOT key IN $known]"


def typed_text(table: NodeTable | LinkTable, name: LiteralString, variable: LiteralString) -> LiteralString:
    """A property as it is; a day as a text, and what stands in a day's place and is none with its type."""
    value: LiteralString = variable + "." + name
    if name not in table.dates:
        return value
    return (
        "CASE WHEN "
        + value
        + " IS :: DATE THEN toString("
        + value
        + ") ELSE [valueType("
        + value
        + "), "
        + value
        + "] END"
    )
