"""Meetings that are planned: each on the day that it is planned for as of a question's day.

The node says which meeting it is, the link from its organization for when it is planned. It is held where the
organization has a meeting of that kind on that day: no link says so, as either may be put right without the other.
"""

from typing import LiteralString

from graph.cypher.filters import any_of, by_name, days, is_so
from graph.cypher.patterns import FROM_ORGANIZATION, LINK_HOLDS, Hop, RecordType
from graph.cypher.scope import Seen

IS_HELD: LiteralString = (
    "EXISTS { MATCH (<node>)<-[:PLANS]-(:Organization)<-[:OF]-(<+met>:Meeting)"
    " WHERE <met>.heldOn = <link>.plannedFor AND <met>.kind = <link>.kind AND <met>.heldOn <= $on }"
)
PLANNED_MEETING = RecordType(
    name="PlannedMeeting",
    # what it is planned for tells one link of several: also where nobody asks whether it stands on the day
    match="MATCH (<+node>:PlannedMeeting {id: <key>})<-[<+link>:PLANS]-(:Organization)"
    "\nWHERE " + LINK_HOLDS + "\nWITH <position>, <node>, <link>",
    holds=LINK_HOLDS,
    columns={
        "id": "<node>.id",
        "kind": "<link>.kind",
        "plannedFor": "toString(<link>.plannedFor)",
        "note": "<link>.note",
        "plannedOn": "toString(<node>.plannedOn)",
        "held": IS_HELD,
        "organizationId": "startNode(<link>).id",
    },
    ends={"organizationId": "startNode(<link>)"},
    seen=Seen.INSIDE,
    whose="startNode(<link>)",
)
PLANNED_WHERE = by_name(any_of("kinds", "<link>.kind"), days("plannedFor", "<link>.plannedFor"), is_so("held", IS_HELD))
OF_ORGANIZATION = Hop(
    record=PLANNED_MEETING,
    start=FROM_ORGANIZATION,
    path="(<parent>)-[<+link>:PLANS]->(<+node>:PlannedMeeting)",
    key="toString(<link>.plannedFor) + '|' + <link>.kind + '|' + <node>.id",
    where=PLANNED_WHERE,
    ends={"organizationId": "parent"},
    seen=Seen.INSIDE,
    whose="<parent>",
)
