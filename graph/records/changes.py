"""The lines of the ledger as records, and the hops to them."""

from typing import LiteralString

from graph.cypher.dates import at_or_down
from graph.cypher.patterns import FROM_MEMBER, FROM_ORGANIZATION, Hop, RecordType

CHANGE = RecordType(
    name="Change",
    match="MATCH (node:Change {id: key})",
    holds="",
    columns={
        "id": "node.id",
        "seq": "node.seq",
        "at": "node.at",
        "actor": "node.actor",
        "kind": "node.kind",
        "on": "node.on",
        "decision": "node.decision",
        "subjects": "node.subjects",
        "hash": "node.hash",
        "previous": "node.previous",
    },
    # a reorganization's are long
    costly={"input": "node.input", "opened": "node.opened", "closed": "node.closed"},
)
KINDS_FILTER: dict[str, LiteralString] = {"kinds": "node.kind IN $kinds"}
HISTORY_OF_ORGANIZATION = Hop(
    record=CHANGE,
    start=FROM_ORGANIZATION,
    match="MATCH (parent)<-[:ABOUT]-(node:Change)",
    carries=(),
    holds="",
    begun="",
    key="node.id",
    filters=KINDS_FILTER,
)
HISTORY_OF_MEMBER = Hop(
    record=CHANGE,
    start=FROM_MEMBER,
    match="MATCH (parent)<-[:ABOUT]-(node:Change)",
    carries=(),
    holds="",
    begun="",
    key="node.id",
    filters=KINDS_FILTER,
)
CHANGES = Hop(
    record=CHANGE,
    match="MATCH (node:Change)",
    carries=(),
    holds="",
    begun="",
    seek="node.id > $after",
    key="node.id",
    filters=KINDS_FILTER,
)
CHANGES_UNDER = Hop(
    record=CHANGE,
    start=FROM_ORGANIZATION,
    match="MATCH (parent)" + at_or_down() + "(:Organization)<-[:ABOUT]-(change:Change)\nWITH DISTINCT change AS node",
    carries=(),
    holds="",
    begun="",
    key="node.id",
    filters=KINDS_FILTER,
)
"""What was changed about an organization and whatever is under it on the day."""
