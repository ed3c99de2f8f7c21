"""The clauses that statements are joined of: where a hop begins, what it matches and asks for, in which order."""

from collections.abc import Iterable
from dataclasses import replace
from typing import LiteralString

from execution.backend import Cut
from execution.view import Scope
from graph.cypher.patterns import Hop
from graph.cypher.scope import seen
from graph.cypher.templates import Names

ABOVE: LiteralString = " > $above"
BELOW: LiteralString = " < $below"


def each_key(keys: LiteralString = "$keys") -> tuple[LiteralString, ...]:
    """Clauses that bind each of some keys with its position."""
    return "UNWIND range(0, size(" + keys + ") - 1) AS position", "WITH position, " + keys + "[position] AS key"


EACH_KEY = each_key()


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
    """The conditions of a hop; `sought` goes between `$above` and `$below` through an index."""
    wanted: list[LiteralString] = [
        hop.begun if past else hop.holds,
        *(hop.conditions[name] for name in sorted(filters) if name in hop.conditions),
        hop.seek + ABOVE if hop.seek and sought else "",
        hop.seek + BELOW if hop.seek and sought else "",
    ]
    # what a scope needs is given once to a statement, as its day is
    return (*[here.of(text) for text in wanted], replace(here, slot="").of(seen(scope)))


def ordered(hop: Hop, here: Names, cut: Cut, behind: tuple[LiteralString, ...] = ()) -> tuple[LiteralString, ...]:
    """The order of a hop's children by their key, up to `$limit`, and what the cut asks of the key."""
    key = here.variable("key")
    carried = listed([*behind, here.node, *(here.variable(name) for name in hop.carries)])
    return (
        "WITH " + carried + ", " + here.of(hop.key) + " AS " + key,
        *where(
            key + here.of(ABOVE) if cut.above and not hop.seek else "",
            key + here.of(BELOW) if cut.below and not hop.seek else "",
        ),
        "WITH " + carried + ", " + key,
        "ORDER BY " + key + (" DESC" if cut.reverse else ""),
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
