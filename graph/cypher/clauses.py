"""The clauses that statements are joined of: where a hop begins, what it matches and asks for, in which order."""

from collections.abc import Iterable
from typing import LiteralString

from execution.backend import Cut
from execution.view import Scope
from graph.cypher.patterns import Hop, RecordType
from graph.cypher.scope import NotForParts, Seen, seen
from graph.cypher.templates import Names, as_declared

ABOVE: LiteralString = " > $above"
BELOW: LiteralString = " < $below"


def each_key(keys: LiteralString = "$keys") -> tuple[LiteralString, ...]:
    """Clauses that bind each of some keys with its position."""
    return "UNWIND range(0, size(" + keys + ") - 1) AS position", "WITH position, " + keys + "[position] AS key"


EACH_KEY = each_key()


def each_named(scope: Scope) -> LiteralString:
    """Clauses that bind `node` to each member of `$ids` whose name the viewer is told."""
    tied = as_declared(seen(scope, Seen.TIED))
    return "UNWIND $ids AS id\nMATCH (node:Member {id: id})" + (tied and "\nWHERE " + tied)


def started(hop: Hop, parent: Names, identifier: LiteralString, holds: LiteralString = "") -> LiteralString:
    """The clauses that bind the parent of a hop by its id: one that the viewer is shown, and of which that holds."""
    bound = Names(above=parent, given={"id": identifier}, scope=parent.scope).of(hop.start)
    return lines(bound, *where(parent.of(holds), parent.of(seen(parent.scope, hop.parent_seen))))


def matched(
    hop: Hop, here: Names, filters: Iterable[str], *, past: bool, sought: bool = True
) -> tuple[LiteralString, ...]:
    """The pattern of a hop and what it asks for."""
    path: LiteralString = "MATCH " + hop.path if hop.path else ""
    begun: list[LiteralString] = [here.of(text) for text in (path, hop.clauses) if text != ""]
    return (*begun, *where(*asked(hop, here, filters, past=past, sought=sought)))


def asked(
    hop: Hop, here: Names, filters: Iterable[str], *, past: bool, sought: bool = True
) -> tuple[LiteralString, ...]:
    """The conditions of a hop; `sought` goes between `$above` and `$below` through an index.

    Raises NotForParts where whoever sees a part is answered nothing by the hop.
    """
    if hop.seen is Seen.WHOLE and here.scope is Scope.PART:
        raise NotForParts(hop.name or hop.record.name)
    wanted: list[LiteralString] = [
        hop.begun if past else hop.holds,
        *(hop.conditions[name] for name in sorted(filters) if name in hop.conditions),
        hop.seek + ABOVE if hop.seek and sought else "",
        hop.seek + BELOW if hop.seek and sought else "",
    ]
    return (*[here.of(text) for text in wanted], here.of(seen(here.scope, hop.seen, hop.whose)))


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


def found(record: RecordType, here: Names, *, living: bool) -> tuple[LiteralString, ...]:
    """What is asked of a record that is found by its key; `living`, that it holds on the day."""
    return where(here.of(record.living(here.scope)) if living else "", here.of(record.asked_of_part(here.scope)))


def lines(*texts: LiteralString) -> LiteralString:
    return "\n".join(texts)


def listed(texts: Iterable[LiteralString]) -> LiteralString:
    """Expressions in a row, as far as there are any."""
    wanted: list[LiteralString] = [text for text in texts if text != ""]
    return ", ".join(wanted)
