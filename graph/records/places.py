"""Places: administrative units and villages, and which organizations cover them."""

from typing import LiteralString

from graph.cypher.dates import GEOGRAPHY, at_or_down, end_or_null, holds
from graph.cypher.patterns import FROM_ORGANIZATION, FROM_PLACE, NODE_HOLDS, Hop, RecordType
from graph.records.organizations import ORGANIZATION, SORT_KEY

PLACE = RecordType(
    name="Place",
    match="MATCH (node:Place {id: key})",
    holds=NODE_HOLDS,
    columns={
        "id": "node.id",
        "code": "node.code",
        "kind": "node.kind",
        "name": "node.name",
        "nameGenerated": "node.nameGenerated = 1",
        "lat": "node.lat",
        "lon": "node.lon",
        "since": "toString(node.since)",
        "until": end_or_null("node"),
    },
    costly={
        "residentCount": "COUNT { MATCH (node)"
        + at_or_down(holds("steps"), GEOGRAPHY, "steps")
        + "()<-[home:LIVES_IN]-(:Member) WHERE "
        + holds("home")
        + " }",
    },
)

COVERED_BY_CELL: LiteralString = (
    """EXISTS { MATCH (node)<-[covers:COVERS]-(:Organization)
    WHERE """
    + holds("covers")
    + """ }"""
)
LIVED_IN: LiteralString = (
    """EXISTS { MATCH (node)<-[home:LIVES_IN]-(:Member)
    WHERE """
    + holds("home")
    + """ }"""
)
SHARED_CELL: LiteralString = (
    """EXISTS {
    MATCH (node)<-[covers:COVERS]-(:Organization)-[shares:COVERS]->(other:Place {kind: 'VILLAGE'})
    WHERE """
    + holds("covers")
    + """ AND """
    + holds("shares")
    + """
    AND other.id <> node.id }"""
)
COVERAGE_FILTERS: dict[str, LiteralString] = {
    "kinds": "node.kind IN $kinds",
    "NO_CELL": "node.kind = 'VILLAGE' AND NOT " + COVERED_BY_CELL,
    "NO_MEMBERS": "node.kind = 'VILLAGE' AND NOT " + LIVED_IN,
    "JOINT_CELL": "node.kind = 'VILLAGE' AND " + SHARED_CELL,
}

BY_CODE = Hop(
    record=PLACE,
    match="MATCH (node:Place {code: $code})",
    carries=(),
    holds=NODE_HOLDS,
    key="node.id",
)
EVERY_PLACE = Hop(
    record=PLACE,
    carries=(),
    match="MATCH (node:Place)",
    holds=NODE_HOLDS,
    seek="node.sortKey > $after",
    key="node.sortKey",
    filters=COVERAGE_FILTERS,
)
AT_OR_IN_PLACE = Hop(
    record=PLACE,
    carries=(),
    start=FROM_PLACE,
    match="MATCH (parent)" + at_or_down(along=GEOGRAPHY) + "(node)",
    holds="",
    begun="",
    key="node.sortKey",
    filters=COVERAGE_FILTERS,
)
COVERED_UNDER_ORGANIZATION = Hop(
    record=PLACE,
    start=FROM_ORGANIZATION,
    carries=(),
    match="MATCH (parent)" + at_or_down() + "()-[covers:COVERS]->(covered:Place)"
    "\nWHERE " + holds("covers") + "\nWITH DISTINCT covered AS node",
    holds="",
    key="node.sortKey",
    filters=COVERAGE_FILTERS,
)
CHILDREN = Hop(
    record=PLACE,
    start=FROM_PLACE,
    match="MATCH (parent)<-[link:IN]-(node)",
    key="node.sortKey",
    filters=COVERAGE_FILTERS,
)
PARENT = Hop(
    record=PLACE,
    start=FROM_PLACE,
    match="MATCH (parent)-[link:IN]->(node)",
    key="node.id",
)
OF_ORGANIZATION = Hop(
    record=PLACE,
    start=FROM_ORGANIZATION,
    match="MATCH (parent)-[link:COVERS]->(node)",
    key="node.sortKey",
)
ORGANIZATIONS = Hop(
    record=ORGANIZATION,
    start=FROM_PLACE,
    match="MATCH (parent)<-[link:COVERS]-(node)",
    key=SORT_KEY,
)
