"""Places: administrative units and villages, and which organizations cover them."""

from collections.abc import Mapping
from typing import LiteralString

from graph.cypher.dates import GEOGRAPHY, at_or_down, end_or_null, holds
from graph.cypher.filters import Filter, Given, any_of, by_name, words
from graph.cypher.patterns import (
    FROM_MEMBER,
    FROM_ORGANIZATION,
    FROM_PLACE,
    NODE_HOLDS,
    Hop,
    RecordType,
    in_orders,
    way,
)
from graph.cypher.scope import Seen
from graph.records.organization_filters import ORGANIZATION_WHERE
from graph.records.organizations import ORGANIZATION
from graph.records.profiles import SORT_KEY

PLACE = RecordType(
    name="Place",
    match="MATCH (<+node>:Place {id: <key>})",
    holds=NODE_HOLDS,
    columns={
        "id": "<node>.id",
        "code": "<node>.code",
        "kind": "<node>.kind",
        "name": "<node>.name",
        "nameGenerated": "<node>.nameGenerated = 1",
        "lat": "<node>.lat",
        "lon": "<node>.lon",
        "since": "toString(<node>.since)",
        "until": end_or_null("<node>"),
    },
    costly={
        "residentCount": "COUNT { MATCH (<node>)"
        + at_or_down(holds("<steps>"), GEOGRAPHY, "<+steps>")
        + "()<-[<+home>:LIVES_IN]-(:Member) WHERE "
        + holds("<home>")
        + " }",
    },
    seen=Seen.PLACED,
)

COVERED_BY_CELL: LiteralString = (
    """EXISTS { MATCH (<node>)<-[<+covers>:COVERS]-(<+coverer>:Organization)
    WHERE """
    + holds("<covers>")
    + """<!coverer> }"""
)
LIVED_IN: LiteralString = (
    """EXISTS { MATCH (<node>)<-[<+home>:LIVES_IN]-(:Member)
    WHERE """
    + holds("<home>")
    + """ }"""
)
SHARED_CELL: LiteralString = (
    """EXISTS {
    MATCH (<node>)<-[<+covers>:COVERS]-(<+coverer>:Organization)-[<+shares>:COVERS]->(<+other>:Place {kind: 'VILLAGE'})
    WHERE """
    + holds("<covers>")
    + """ AND """
    + holds("<shares>")
    + """<!coverer>
    AND <other>.id <> <node>.id }"""
)
LACKING: dict[LiteralString, LiteralString] = {
    "NO_CELL": "<node>.kind = 'VILLAGE' AND NOT " + COVERED_BY_CELL,
    "NO_MEMBERS": "<node>.kind = 'VILLAGE' AND NOT " + LIVED_IN,
    "JOINT_CELL": "<node>.kind = 'VILLAGE' AND " + SHARED_CELL,
}
PLACE_WHERE = by_name(
    words("text", "<node>.nameFold"),
    any_of("codes", "<node>.code", Given.CODES),
    any_of("kinds", "<node>.kind"),
    Filter("coverage", Given.CHOICE, LACKING),
)

BY_CODE = Hop(
    record=PLACE,
    path="(<+node>:Place {code: $code})",
    begun="",
    carries=(),
    holds=NODE_HOLDS,
    key="<node>.id",
)
EACH_COVERED: LiteralString = (
    "UNWIND keys($inside) AS <+one>\nMATCH (:Organization {id: <one>})-[:COVERS]->(:Place)(()<-[<+lying>:IN]-()){0,}"
    "(<+node>:Place)\nWITH DISTINCT <node>"
)
"""What organizations of a part cover on any day, and what lies in it: where a list of all places begins for them."""
EVERY_PLACE = Hop(
    record=PLACE,
    carries=(),
    path="(<+node>:Place)",
    begun="",
    holds=NODE_HOLDS,
    seek="<node>.sortKey",
    key="<node>.sortKey",
    where=PLACE_WHERE,
    seen=Seen.COVERED,
    inside=EACH_COVERED,
)
AT_OR_IN_PLACE = Hop(
    record=PLACE,
    carries=(),
    start=FROM_PLACE,
    path="(<parent>)" + way(at_or_down, GEOGRAPHY) + "(<+node>)",
    holds="",
    begun="",
    key="<node>.sortKey",
    where=PLACE_WHERE,
    seen=Seen.COVERED,
)
COVERED_UNDER_ORGANIZATION = Hop(
    record=PLACE,
    start=FROM_ORGANIZATION,
    carries=(),
    path="(<parent>)" + way(at_or_down) + "(<+own>)-[<+covering>:COVERS]->(<+covered>:Place)",
    clauses="WHERE " + holds("<covering>") + "<!own>\nWITH DISTINCT <covered> AS <+node>",
    holds="",
    begun="",
    key="<node>.sortKey",
    where=PLACE_WHERE,
    seen=Seen.COVERED,
)
CHILDREN = Hop(
    record=PLACE,
    start=FROM_PLACE,
    path="(<parent>)<-[<+link>:IN]-(<+node>)",
    key="<node>.sortKey",
    where=PLACE_WHERE,
)
PARENT = Hop(
    record=PLACE,
    start=FROM_PLACE,
    path="(<parent>)-[<+link>:IN]->(<+node>)",
    key="<node>.id",
)
OF_ORGANIZATION = Hop(
    name="PLACES",
    order="KIND_CODE",
    record=PLACE,
    start=FROM_ORGANIZATION,
    path="(<parent>)-[<+link>:COVERS]->(<+node>)",
    key="<node>.sortKey",
    where=PLACE_WHERE,
)
HOME = Hop(
    record=PLACE,
    start=FROM_MEMBER,
    path="(<parent>)-[<+link>:LIVES_IN]->(<+node>)",
    key="<node>.id",
)
"""Where a member lives."""
ORGANIZATIONS = Hop(
    record=ORGANIZATION,
    start=FROM_PLACE,
    path="(<parent>)<-[<+link>:COVERS]-(<+node>)",
    key=SORT_KEY,
    where=ORGANIZATION_WHERE,
)


def orders_of(hop: Hop) -> Mapping[str, Hop]:
    """A list of places, by the orders that it can be asked for."""
    return {"KIND_CODE": hop, **in_orders(hop, {"NAME": "<node>.nameFold + '|' + <node>.sortKey"})}
