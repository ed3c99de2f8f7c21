"""Snapshots of a subtree for comparing two days."""

from collections.abc import Sequence
from datetime import date
from typing import Any, LiteralString

from execution.view import Scope, View
from graph.cypher.dates import each_and_under, holds
from graph.cypher.held import Placed, Took
from graph.cypher.scope import of_view, shown
from graph.cypher.templates import as_declared
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads
from graph.records.profiles import LEVEL, NAME, SORT_KEY

PARENT: LiteralString = "head([(node)-[part:PART_OF]->(above:Organization) WHERE " + holds("part") + " | above.id])"
SHOWN: tuple[LiteralString, ...] = (as_declared(NAME), as_declared(LEVEL), "node.sector", as_declared(SORT_KEY))
PLACED: LiteralString = ",\n  ".join(("RETURN collect([\n  node.id", PARENT, *SHOWN)) + "\n])"


def list_of_tree(scope: Scope) -> LiteralString:
    """The text: of whoever sees a part, what they are shown of these."""
    return each_and_under() + shown(scope, "node", "\nWHERE ") + "\n" + PLACED


async def list_tree(reads: Reads, tops: Sequence[str], view: View) -> list[Placed]:
    """The organizations at and under some on the day."""
    return await rows_of(Placed, reads, list_of_tree(view.scope), ids=list(tops), **of_view(view))


LIST_FACTS: LiteralString = "\n".join(
    ("UNWIND $ids AS id", "MATCH (node:Organization {id: id})", "WHERE " + holds("node"), PLACED)
)


async def list_placed(reads: Reads, organizations: Sequence[str], view: View) -> list[Placed]:
    """The organizations as far as they live on the day."""
    return await rows_of(Placed, reads, LIST_FACTS, ids=list(organizations), **of_view(view))


LIST_EVENTS: LiteralString = """
UNWIND $ids AS id
MATCH (node:Organization {id: id})<-[end:ORIGINAL|RESULTING]-(event:ChangeEvent)
WHERE $from < event.on AND event.on <= $to
WITH id, node, end, event
ORDER BY event.on, event.id
RETURN collect([id, event.id, event.kind, type(end), node.since = event.on, node.until = event.on])
""".strip()


async def list_events(reads: Reads, organizations: Sequence[str], since: date, until: date) -> list[Took]:
    """The events after one day, up to and with another, that organizations took part in; the earliest first."""
    bounds: dict[str, Any] = {"from": since, "to": until}
    return await rows_of(took, reads, LIST_EVENTS, ids=list(organizations), **bounds)


def took(organization: str, event: str, kind: str, end: str, began: bool, ended: bool) -> Took:  # noqa: FBT001
    return Took(organization, event, kind, began and end == "RESULTING", ended and end == "ORIGINAL")
