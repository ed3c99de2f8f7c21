"""Assessments: how organizations and members were judged for a period.

An assessment is a link from whoever was judged to where that was done. It has no life: its period may lie long behind,
and a question for a day sees what had been decided by then. An organization's belongs to it, a member's to the cell in
which the member was judged: there both are found under another one.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import LiteralString

from graph.cypher.dates import at_or_down, year
from graph.cypher.filters import any_of, by_name, days, is_so
from graph.cypher.patterns import FROM_MEMBER, FROM_ORGANIZATION, Hop, RecordType, in_orders, way
from graph.cypher.scope import Seen
from graph.model.tables import ASSESSED, NO_BODY
from graph.records.links import IS_MEMBERS, WHOSE, WHOSE_NODES, has_key, key_text
from graph.records.organization_filters import CHILD_ABOVE

DECIDED: LiteralString = "<link>.decidedOn <= $on"

ASSESSMENT = RecordType(
    name="Assessment",
    match="MATCH (:Organization {id: <key>[1]})<-[<+link>:ASSESSED]-(<+node>)"
    "\nWHERE <node>.id = <key>[0] AND " + has_key(ASSESSED) + "\nWITH <position>, <link>",
    holds=DECIDED,
    columns={
        "id": key_text(ASSESSED),
        **WHOSE,
        "atId": "endNode(<link>).id",
        "kind": "<link>.kind",
        "body": "CASE WHEN <link>.body <> '" + NO_BODY + "' THEN <link>.body END",
        "periodFrom": "toString(<link>.periodFrom)",
        "periodTo": "toString(<link>.periodTo)",
        "level": "<link>.level",
        "points": "<link>.points",
        "comparableGroup": "<link>.comparableGroup",
        "sheetId": "<link>.sheet",
        "marks": "<link>.marks",
        "decidedOn": "toString(<link>.decidedOn)",
        "decision": "<link>.decision",
    },
    ends={
        **WHOSE_NODES,
        "atId": "endNode(<link>)",
    },
    seen=Seen.INSIDE,
    whose="endNode(<link>)",
)

ASSESSMENT_WHERE = by_name(
    any_of("kinds", "<link>.kind"),
    any_of("levels", "<link>.level"),
    any_of("comparableGroups", "<link>.comparableGroup"),
    any_of("bodies", "<link>.body"),
    is_so("ofMembers", IS_MEMBERS),
    days("periodFrom", "<link>.periodFrom"),
    days("decidedOn", "<link>.decidedOn"),
)
PERIOD: LiteralString = "toString(<link>.periodFrom) + '|' + toString(<link>.periodTo) + '|' + <link>.kind + '|'"
OF_ORGANIZATION = Hop(
    record=ASSESSMENT,
    start=FROM_ORGANIZATION,
    path="(<parent>)-[<+link>:ASSESSED]->(<+node>)",
    holds=DECIDED,
    begun=DECIDED,
    key=PERIOD + " + <link>.body + '|' + <node>.id",
    where=ASSESSMENT_WHERE,
    ends={"organizationId": "parent", "atId": "node"},
)
OF_MEMBER = replace(OF_ORGANIZATION, start=FROM_MEMBER, ends={"memberId": "parent", "atId": "node"})
UNDER_ORGANIZATION = Hop(
    record=ASSESSMENT,
    start=FROM_ORGANIZATION,
    # one pattern for both: of an organization the links that start at it, of a cell those of members that end there
    path="(<parent>)" + way(at_or_down) + "(<+judged>:Organization)-[<+link>:ASSESSED]-(<+node>)",
    holds=DECIDED + " AND (" + IS_MEMBERS + " OR startNode(<link>).id = <judged>.id)",
    begun="",
    carries=("link", "judged"),
    key=PERIOD + " + <judged>.sortKey + '|' + <node>.sortKey + '|' + <link>.body",
    where=ASSESSMENT_WHERE,
    groups={
        "CHILD": CHILD_ABOVE,
        "KIND": "<link>.kind",
        "LEVEL": "<link>.level",
        "COMPARABLE_GROUP": "<link>.comparableGroup",
        "YEAR": year("<link>.periodFrom"),
    },
)
RECORDS = (ASSESSMENT,)


def orders_of(hop: Hop) -> Mapping[str, Hop]:
    """A list of assessments by the orders that it can be asked for."""
    return {"PERIOD": hop, **in_orders(hop, {"DECIDED_ON": "toString(<link>.decidedOn) + '|' + " + hop.key})}
