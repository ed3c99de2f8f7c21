"""Statements for all the keys or parents of a call at once: records, one column, pages, totals.

A text depends on the shape only, never on a value, so each engine plans it once; every statement returns ONE record
with ONE nested list.
"""

from collections.abc import Iterable, Mapping
from typing import LiteralString

from execution.backend import Cut
from execution.view import Scope
from graph.cypher.clauses import EACH_KEY, lines, matched, ordered, started, where
from graph.cypher.patterns import Hop, RecordType
from graph.cypher.templates import Names

PARENT = Names(given={"node": "parent"})
HERE = Names(above=PARENT)
"""Such a statement has one place: its variables are called as they are declared."""


def find_statement(record: RecordType, *, living: bool) -> LiteralString:
    """Records by `$keys`: a list of [position, values]; `living` keeps those that hold on the day."""
    holds = where(HERE.of(record.holds) if living else "")
    return lines(*EACH_KEY, HERE.of(record.match), *holds, collected("position", record.columns))


def column_statement(record: RecordType, column: str) -> LiteralString:
    """One costly column for `$keys`: a list of [position, [value]]."""
    return lines(*EACH_KEY, HERE.of(record.match), collected("position", {column: record.costly[column]}))


def page_statement(hop: Hop, scope: Scope, *, past: bool, cut: Cut, filters: Iterable[str]) -> LiteralString:
    """Pages of `$limit` children per parent: a list of [id, [[key, values], ...]], in the order that the cut reads.

    A hop without a start answers [null, page].
    """
    page = (
        *matched(hop, HERE, scope, filters, past=past),
        *ordered(hop, HERE, cut),
        "WITH collect([key, [" + expressions({**hop.record.columns, **hop.columns}) + "]]) AS page",
    )
    return for_each_parent(hop, page, "page", "page")


def total_statement(hop: Hop, scope: Scope, *, past: bool, filters: Iterable[str]) -> LiteralString:
    """The number of children per parent: a list of [id, total]."""
    found = matched(hop, HERE, scope, filters, past=past, sought=False)
    return for_each_parent(hop, found, "count(node)", "total")


def group_statement(hop: Hop, scope: Scope, by: str, *, past: bool, filters: Iterable[str]) -> LiteralString:
    """The number of children per parent and group: a list of [id, [[group, number], ...]]."""
    values: list[LiteralString] = [text for name, text in hop.groups.items() if name == by]
    counted = (
        *matched(hop, HERE, scope, filters, past=past, sought=False),
        "WITH toString(" + HERE.of(values[0]) + ") AS value, count(*) AS number",
        "WITH collect([value, number]) AS groups",
    )
    return for_each_parent(hop, counted, "groups", "groups")


def for_each_parent(
    hop: Hop, clauses: tuple[LiteralString, ...], value: LiteralString, name: LiteralString
) -> LiteralString:
    """The clauses run for each of `$ids`, or once for the whole graph."""
    if not hop.start:
        return lines(*clauses, "RETURN [[null, " + value + "]]")
    told = value if value == name else value + " AS " + name
    subquery = ("CALL (parent) {", *clauses, "RETURN " + told, "}")
    return lines("UNWIND $ids AS id", started(hop, PARENT, "id"), *subquery, "RETURN collect([id, " + name + "])")


def expressions(columns: Mapping[str, LiteralString]) -> LiteralString:
    return ",\n  ".join([HERE.of(column) for column in columns.values()])


def collected(head: LiteralString, columns: Mapping[str, LiteralString]) -> LiteralString:
    return "RETURN collect([" + head + ", [" + expressions(columns) + "]])"
