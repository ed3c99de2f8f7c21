"""Change events of reorganizations: their originals and results, and lineage along them.

Lineage is history as a whole: it is not cut at the day that a question is for, so that the commune of 2024 can be
asked what became of it.
"""

from typing import LiteralString

from graph.cypher.patterns import FROM_EVENT, FROM_ORGANIZATION, Hop, RecordType

CHANGE_EVENT = RecordType(
    name="ChangeEvent",
    match="MATCH (node:ChangeEvent {id: key})",
    holds="",
    columns={
        "id": "node.id",
        "kind": "node.kind",
        "on": "toString(node.on)",
        "decision": "node.decision",
    },
)
EVENT_END = RecordType(
    name="EventEnd", match="", holds="", columns={"organizationId": "node.id", "extent": "link.extent"}
)

EVENTS = Hop(
    record=CHANGE_EVENT,
    carries=(),
    start=FROM_ORGANIZATION,
    # an organization that goes on through a merger is an original and a result of the one event
    match="MATCH (parent)<-[:ORIGINAL|RESULTING]-(event:ChangeEvent)\nWITH DISTINCT event AS node",
    holds="",
    begun="",
    key="toString(node.on) + '|' + node.id",
)
ORIGINALS = Hop(
    record=EVENT_END,
    start=FROM_EVENT,
    match="MATCH (parent)-[link:ORIGINAL]->(node)",
    holds="",
    begun="",
    key="node.sortKey",
)
RESULTS = Hop(
    record=EVENT_END,
    start=FROM_EVENT,
    match="MATCH (parent)-[link:RESULTING]->(node)",
    holds="",
    begun="",
    key="node.sortKey",
)

LIST_PREDECESSORS: LiteralString = """
UNWIND $ids AS id
MATCH (result:Organization {id: id})<-[:RESULTING]-(event:ChangeEvent)-[original:ORIGINAL]->(origin:Organization)
WHERE origin.id <> id
WITH id, event, original, origin
ORDER BY event.on DESC, event.id, origin.sortKey
RETURN collect([id, origin.id, event.id, toString(event.on), original.extent])
""".strip()

LIST_SUCCESSORS: LiteralString = """
UNWIND $ids AS id
MATCH (origin:Organization {id: id})<-[original:ORIGINAL]-(event:ChangeEvent)-[:RESULTING]->(result:Organization)
WHERE result.id <> id
WITH id, event, original, result
ORDER BY event.on, event.id, result.sortKey
RETURN collect([id, result.id, event.id, toString(event.on), original.extent])
""".strip()
