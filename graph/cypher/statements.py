"""Composition of Cypher: one statement for all parents of a level, from the constants of the hops.

A text depends on the shape only, never on a value, so each engine plans it once; every statement returns ONE record
with ONE nested list.
"""

from collections.abc import Iterable, Mapping
from typing import LiteralString

from execution.view import Scope
from graph.cypher.patterns import Hop, RecordType
from graph.cypher.scope import seen


def find_statement(record: RecordType, *, living: bool) -> LiteralString:
    """Records by `$keys`: a list of [position, values]; `living` keeps those that hold on the day."""
    return "\n".join(
        (
            "UNWIND range(0, size($keys) - 1) AS position",
            "WITH position, $keys[position] AS key",
            record.match,
            *conditions((record.holds,) if living else ()),
            collected("position", record.columns),
        )
    )


def column_statement(record: RecordType, column: str) -> LiteralString:
    """One costly column for `$keys`: a list of [position, [value]]."""
    return "\n".join(
        (
            "UNWIND range(0, size($keys) - 1) AS position",
            "WITH position, $keys[position] AS key",
            record.match,
            collected("position", {column: record.costly[column]}),
        )
    )


def page_statement(hop: Hop, scope: Scope, *, past: bool, paged: bool, filters: Iterable[str]) -> LiteralString:
    """Pages of `$limit` children per parent: a list of [id, [[key, values], ...]], in key order.

    `paged` adds the keyset condition `key > $after`; a hop without a start answers [null, page].
    """
    page = page_clauses(hop, scope, past=past, paged=paged, filters=filters)
    if not hop.start:
        return "\n".join((*page, "RETURN [[null, page]]"))
    subquery = ("CALL (parent) {", *page, "RETURN page", "}")
    return "\n".join(("UNWIND $ids AS id", hop.start, *subquery, "RETURN collect([id, page])"))


def page_clauses(
    hop: Hop, scope: Scope, *, past: bool, paged: bool, filters: Iterable[str]
) -> tuple[LiteralString, ...]:
    carried: LiteralString = ", ".join(("node", *hop.carries))
    return (
        hop.match,
        *conditions(hop_conditions(hop, scope, past=past, filters=filters)),
        "WITH " + carried + ", " + hop.key + " AS key",
        *conditions(("key > $after",) if paged and not hop.seek else ()),
        "WITH " + carried + ", key",
        "ORDER BY key",
        "LIMIT $limit",
        "WITH collect([key, [" + expressions({**hop.record.columns, **hop.columns}) + "]]) AS page",
    )


def total_statement(hop: Hop, scope: Scope, *, past: bool, filters: Iterable[str]) -> LiteralString:
    """The number of children per parent: a list of [id, total]."""
    count = (
        hop.match,
        *conditions(hop_conditions(hop, scope, past=past, filters=filters, sought=False)),
    )
    if not hop.start:
        return "\n".join((*count, "RETURN [[null, count(node)]]"))
    subquery = ("CALL (parent) {", *count, "RETURN count(node) AS total", "}")
    return "\n".join(("UNWIND $ids AS id", hop.start, *subquery, "RETURN collect([id, total])"))


def hop_conditions(
    hop: Hop, scope: Scope, *, past: bool, filters: Iterable[str], sought: bool = True
) -> tuple[LiteralString, ...]:
    """What a hop asks for; `sought` begins at `$after` (an empty text for the first page) through an index."""
    dated: LiteralString = hop.begun if past else hop.holds
    wanted: list[LiteralString] = [hop.filters[name] for name in sorted(filters) if name in hop.filters]
    return (dated, *wanted, hop.seek if sought else "", seen(scope))


def conditions(texts: Iterable[LiteralString]) -> tuple[LiteralString, ...]:
    """A WHERE clause where there is something to ask."""
    asked: list[LiteralString] = [text for text in texts if text != ""]
    return ("WHERE (" + ")\n  AND (".join(asked) + ")",) if asked else ()


def expressions(columns: Mapping[str, LiteralString]) -> LiteralString:
    return ",\n  ".join(columns.values())


def collected(head: LiteralString, columns: Mapping[str, LiteralString]) -> LiteralString:
    return "RETURN collect([" + head + ", [" + expressions(columns) + "]])"
