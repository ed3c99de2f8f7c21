"""Statements for all the keys or parents of a call at once: records, one column, pages, totals.

A text depends on the shape only, never on a value, so each engine plans it once; every statement returns ONE record
with ONE nested list.
"""

from collections.abc import Iterable, Mapping
from typing import LiteralString

from execution.backend import Cut
from execution.view import Scope
from graph.cypher.clauses import EACH_KEY, found, lines, listed, matched, ordered, started
from graph.cypher.patterns import Hop, RecordType
from graph.cypher.templates import Names


def here_of(scope: Scope) -> Names:
    """Such a statement has one place: its variables are called as they are declared."""
    return Names(above=Names(given={"node": "parent"}, scope=scope), scope=scope)


def find_statement(record: RecordType, scope: Scope, *, living: bool) -> LiteralString:
    """Records by `$keys`: a list of [position, values]; `living` keeps those that hold on the day."""
    here = here_of(scope)
    asked = found(record, here, living=living)
    return lines(*EACH_KEY, here.of(record.match), *asked, collected(here, "position", record.columns_in(scope)))


def column_statement(record: RecordType, scope: Scope, column: str) -> LiteralString:
    """One costly column for `$keys`: a list of [position, [value]]."""
    here = here_of(scope)
    asked = found(record, here, living=False)
    return lines(*EACH_KEY, here.of(record.match), *asked, collected(here, "position", {column: record.costly[column]}))


def page_statement(hop: Hop, scope: Scope, *, past: bool, cut: Cut, filters: Iterable[str]) -> LiteralString:
    """Pages of `$limit` children per parent: a list of [id, [[key, values], ...]], in the order that the cut reads.

    A hop without a start answers [null, page].
    """
    hop, here = hop.walked(scope), here_of(scope)
    page = (
        *matched(hop, here, filters, past=past),
        *ordered(hop, here, cut),
        "WITH collect([key, [" + expressions(here, {**hop.record.columns_in(scope), **hop.columns}) + "]]) AS page",
    )
    return for_each_parent(hop, here, page, "page", "page")


def total_statement(hop: Hop, scope: Scope, *, past: bool, filters: Iterable[str]) -> LiteralString:
    """The number of children per parent: a list of [id, total]."""
    hop, here = hop.walked(scope), here_of(scope)
    rows = matched(hop, here, filters, past=past, sought=False)
    return for_each_parent(hop, here, rows, "count(node)", "total")


def group_statement(hop: Hop, scope: Scope, by: str, *, past: bool, filters: Iterable[str]) -> LiteralString:
    """The number of children per parent and group: a list of [id, [[group, number], ...]]."""
    hop, here = hop.walked(scope), here_of(scope)
    counted = (
        *matched(hop, here, filters, past=past, sought=False),
        "WITH " + group_of(hop, here, by) + " AS value, count(*) AS number",
        "WITH collect([value, number]) AS groups",
    )
    return for_each_parent(hop, here, counted, "groups", "groups")


def group_page_statement(
    hop: Hop, scope: Scope, by: str, *, past: bool, reverse: bool, filters: Iterable[str]
) -> LiteralString:
    """The first `$limit` children of each group per parent, all groups from one walk: a list of
    [id, [[group, [[key, values], ...]], ...]], in the order that is read."""
    hop, here = hop.walked(scope), here_of(scope)
    carried: list[LiteralString] = [here.node, *(here.variable(name) for name in hop.carries)]
    # the values are read of the rows that are given alone
    back: list[LiteralString] = ["row[" + place + "] AS " + one for place, one in zip(PLACES, carried, strict=False)]
    pages = (
        *matched(hop, here, filters, past=past, sought=False),
        "WITH " + listed(carried) + ", " + here.of(hop.key) + " AS key, " + group_of(hop, here, by) + " AS value",
        "ORDER BY key" + (" DESC" if reverse else ""),
        "WITH value, collect([key, " + listed(carried) + "])[..$limit] AS rows",
        "UNWIND rows AS row",
        "WITH value, row[0] AS key, " + listed(back),
        "WITH value, collect([key, ["
        + expressions(here, {**hop.record.columns_in(scope), **hop.columns})
        + "]]) AS page",
        "WITH collect([value, page]) AS groups",
    )
    return for_each_parent(hop, here, pages, "groups", "groups")


PLACES: tuple[LiteralString, ...] = ("1", "2", "3", "4")
"""Where a row has what it carries, behind its key."""


def group_of(hop: Hop, here: Names, by: str) -> LiteralString:
    """What a row is counted under, as a text."""
    values: list[LiteralString] = [text for name, text in hop.groups.items() if name == by]
    return "toString(" + here.of(values[0]) + ")"


def for_each_parent(
    hop: Hop, here: Names, clauses: tuple[LiteralString, ...], value: LiteralString, name: LiteralString
) -> LiteralString:
    """The clauses run for each of `$ids`, or once for the whole graph."""
    if not hop.start:
        return lines(*clauses, "RETURN [[null, " + value + "]]")
    told = value if value == name else value + " AS " + name
    subquery = ("CALL (parent) {", *clauses, "RETURN " + told, "}")
    assert here.above is not None  # noqa: S101  # the one place has a parent
    return lines("UNWIND $ids AS id", started(hop, here.above, "id"), *subquery, "RETURN collect([id, " + name + "])")


def expressions(here: Names, columns: Mapping[str, LiteralString]) -> LiteralString:
    return ",\n  ".join([here.of(column) for column in columns.values()])


def collected(here: Names, head: LiteralString, columns: Mapping[str, LiteralString]) -> LiteralString:
    return "RETURN collect([" + head + ", [" + expressions(here, columns) + "]])"
