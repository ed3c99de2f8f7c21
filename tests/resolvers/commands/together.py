"""What tests of many changes at once compare: the whole graph and its lines, and inputs as the schema hands them on."""

from collections.abc import Mapping
from typing import Any, LiteralString

from graphql import GraphQLInputObjectType, GraphQLNonNull, coerce_input_value

from graph.engine.sessions import Reads
from graph.engine.state import read_end
from graph.ledger.chain import LIST_LINES
from graph.ledger.lines import STORED, change_id
from graph.ledger.scan import Ids, list_ids_statement, scan
from graph.model.kinds import NodeTable
from graph.model.tables import LINK_TABLES, NODE_TABLES
from tests.support.asking import SCHEMA

OF_THE_MOMENT = frozenset({"seq", "at", "previous"})
"""What two lines about the same change differ in."""


def coerced(field: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The input of a field of Mutation as its command gets it, once the schema has taken it."""
    kind = SCHEMA.graphql.mutation_type
    assert kind is not None
    wanted = kind.fields[field].args["input"].type
    assert isinstance(wanted, GraphQLNonNull)
    assert isinstance(wanted.of_type, GraphQLInputObjectType)
    return dict(coerce_input_value(given, wanted))


async def whole_graph(reads: Reads) -> dict[str, list[Any]]:
    """Every row of every table, and what is derived from them."""
    found: dict[str, list[Any]] = {}
    ids = Ids(reads)
    for table in (*NODE_TABLES, *LINK_TABLES):
        found[table.name] = sorted([row.form async for rows in scan(ids, table) for row in rows])
        if isinstance(table, NodeTable) and table.derived:
            found[f"{table.name} derived"] = sorted(await derived_of(ids, table), key=str)
    return found


async def derived_of(ids: Ids, table: NodeTable) -> list[Any]:
    names = [name for name in table.properties if name in table.derived]
    columns: LiteralString = ", ".join(["toString(node." + name + ")" for name in names if name not in table.lists])
    lists: LiteralString = "".join([", node." + name for name in names if name in table.lists])
    match: LiteralString = "MATCH (node:" + table.label + " {id: id})"
    text = "\n".join(("UNWIND $ids AS id", match, "RETURN collect([node.id, " + columns + lists + "])"))
    return list(await ids.reads.read(text, ids=await ids.of(list_ids_statement(table))))


async def lines_from(reads: Reads, first: int) -> list[dict[str, Any]]:
    """The ledger's lines from a number on, without what is of the moment."""
    end = await read_end(reads)
    assert end is not None
    ids = [change_id(number) for number in range(first, end[0] + 1)]
    rows = await reads.read(LIST_LINES, ids=ids)
    named = [dict(zip(STORED, values, strict=True)) for _, values, _ in sorted(rows)]
    return [{name: value for name, value in line.items() if name not in OF_THE_MOMENT | {"hash"}} for line in named]


LIST_ABOUT: LiteralString = """
UNWIND $ids AS id
MATCH (change:Change {id: id})-[:ABOUT]->(subject)
RETURN collect([id, subject.id])
""".strip()


async def about_from(reads: Reads, first: int) -> list[list[str]]:
    """[place of a line, id of one of its subjects] of the lines from a number on."""
    end = await read_end(reads)
    assert end is not None
    places = {change_id(number): number - first for number in range(first, end[0] + 1)}
    rows = await reads.read(LIST_ABOUT, ids=sorted(places))
    return sorted([str(places[line]), subject] for line, subject in rows)
