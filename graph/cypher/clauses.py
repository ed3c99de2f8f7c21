"""The clauses that statements are joined of: where a hop begins, what it matches and asks for, in which order."""

from collections.abc import Iterable
from dataclasses import replace
from typing import LiteralString

from execution.view import Scope
from graph.cypher.patterns import Hop
from graph.cypher.scope import seen
from graph.cypher.templates import Names

EACH_KEY: tuple[LiteralString, ...] = (
    "UNWIND range(0, size($keys) - 1) AS position",
    "WITH position, $keys[position] AS key",
)


def started(hop: Hop, parent: Names, identifier: LiteralString) -> LiteralString:
    """The clause that binds the parent of a hop by its id."""
    return Names(above=parent, given={"id": identifier}).of(hop.start)


def matched(
    hop: Hop, here: Names, scope: Scope, filters: Iterable[str], *, past: bool, sought: bool = True
) -> tuple[LiteralString, ...]:
    """The pattern of a hop and what it asks for."""
    path: LiteralString = "MATCH " + hop.path if hop.path else ""
    begun: list[LiteralString] = [here.of(text) for text in (path, hop.clauses) if text != ""]
    return (*begun, *where(*asked(hop, here, scope, filters, past=past, sought=sought)))


def asked(
    hop: Hop, here: Names, scope: Scope, filters: Iterable[str], *, past: bool, sought: bool = True
) -> tuple[LiteralString, ...]:
    """The conditions of a hop; `sought` begins at `$after` (an empty text for the first page) through an index."""
    wanted: list[LiteralString] = [
        hop.begun if past else hop.holds,
        *(hop.filters[name] for name in sorted(filters) if name in hop.filters),
        hop.seek if sought else "",
    ]
    # what a scope needs is given once to a statement, as its day is
    return (*[here.of(text) for text in wanted], replace(here, slot="").of(seen(scope)))


def ordered(hop: Hop, here: Names, behind: tuple[LiteralString, ...] = (), *, paged: bool) -> tuple[LiteralString, ...]:
    """The order of a hop's children by their key, up to `$limit`; `paged` adds the keyset condition `key > $after`."""
    key = here.variable("key")
    carried = listed([*behind, here.node, *(here.variable(name) for name in hop.carries)])
    return (
        "WITH " + carried + ", " + here.of(hop.key) + " AS " + key,
        *where(key + " > " + here.parameter("after") if paged and not hop.seek else ""),
        "WITH " + carried + ", " + key,
        "ORDER BY " + key,
        "LIMIT " + here.parameter("limit"),
    )


def where(*texts: LiteralString) -> tuple[LiteralString, ...]:
    """A WHERE clause where there is something to ask."""
    asked_for: list[LiteralString] = [text for text in texts if text != ""]
    return ("WHERE (" + ")\n  AND (".join(asked_for) + ")",) if asked_for else ()


def lines(*texts: LiteralString) -> LiteralString:
    return "\n".join(texts)


def listed(texts: Iterable[LiteralString]) -> LiteralString:
    """Expressions in a row, as far as there are any."""
    wanted: list[LiteralString] = [text for text in texts if text != ""]
    return ", ".join(wanted)
