"""Grants with whom they are of: who may see and change what, at which organization and under it."""

from collections.abc import Mapping
from typing import LiteralString

from graph.cypher.filters import any_of, by_name, ids
from graph.cypher.patterns import FROM_ORGANIZATION, LINK_BEGUN, Hop, RecordType, in_orders
from graph.cypher.scope import Seen
from graph.model.tables import GRANTED
from graph.records.links import DATES, LASTING, has_key, key_text
from graph.records.links_under import UNDER

VIEWER = RecordType(
    name="Viewer",
    match="MATCH (<+node>:Viewer {id: <key>})",
    holds="",
    columns={"id": "<node>.id", "name": "<node>.name", "iss": "<node>.issuer", "sub": "<node>.subject"},
    seen=Seen.GRANTED,
)
GRANT = RecordType(
    name="Grant",
    match="MATCH (:Viewer {id: <key>[0]})-[<+link>:GRANTED]->(:Organization {id: <key>[1]})"
    "\nWHERE " + has_key(GRANTED) + "\nWITH <position>, <link>",
    holds=LINK_BEGUN,
    columns={
        "id": key_text(GRANTED),
        "viewerId": "startNode(<link>).id",
        "organizationId": "endNode(<link>).id",
        "grantedById": "<link>.grantedBy",
        "role": "<link>.role",
        "decision": "<link>.decision",
        **DATES,
    },
    ends={
        "viewerId": "startNode(<link>)",
        "organizationId": "endNode(<link>)",
        "grantedById": "head(COLLECT { MATCH (<+giver>:Viewer {id: <link>.grantedBy}) RETURN <giver> })",
    },
    seen=Seen.GOVERNED,
    whose="endNode(<link>)",
)
APART: LiteralString = "<linked>.sortKey + '|' + <node>.id + '|' + <link>.role + '|' + toString(<link>.since)"
GRANTS_UNDER = Hop(
    record=GRANT,
    start=FROM_ORGANIZATION,
    path=UNDER + "(<+linked>)<-[<+link>:GRANTED]-(<+node>:Viewer)",
    carries=("link", "linked"),
    key=APART,
    where=by_name(any_of("roles", "<link>.role"), ids("viewers", "Viewer", "<node>.id IN $viewers"), *LASTING),
    ends={"viewerId": "node"},
    seen=Seen.GOVERNED,
    whose="<linked>",
)


def orders_of(hop: Hop) -> Mapping[str, Hop]:
    """The list by the orders that it can be asked for."""
    keys: dict[str, LiteralString] = {
        "ROLE": "<link>.role + '|' + " + APART,
        "SINCE": "toString(<link>.since) + '|' + " + APART,
        "UNTIL": "toString(<link>.until) + '|' + " + APART,
    }
    return {"ORGANIZATION": hop, **in_orders(hop, keys)}
