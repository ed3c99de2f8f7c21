"""Meetings and who came to them from above.

A meeting is an event of one day: it has no life of its own, and a question for a day sees the meetings held up to
and on that day.
"""

from dataclasses import replace

from graph.cypher.dates import at_or_down
from graph.cypher.filters import any_of, by_name, days, is_so, numbers
from graph.cypher.patterns import FROM_MEETING, FROM_ORGANIZATION, Hop, RecordType, way
from graph.cypher.scope import Seen

MEETING = RecordType(
    name="Meeting",
    match="MATCH (<+node>:Meeting {id: <key>})",
    holds="<node>.heldOn <= $on",
    columns={
        "id": "<node>.id",
        "kind": "<node>.kind",
        "heldOn": "toString(<node>.heldOn)",
        "expected": "<node>.expected",
        "present": "<node>.present",
        "excused": "<node>.excused",
        "points": "<node>.points",
        "level": "<node>.level",
        "sheetId": "<node>.sheet",
        "marks": "<node>.marks",
        "organizationId": "head([(<node>)-[:OF]->(<+owned>:Organization) | <owned>.id])",
    },
    ends={"organizationId": "head([(<node>)-[:OF]->(<+owned>:Organization) | <owned>])"},
    seen=Seen.HELD,
)
ATTENDANCE = RecordType(
    name="MeetingAttendance",
    match="",
    holds="",
    columns={
        "id": "startNode(<link>).id + '~' + endNode(<link>).id",
        "memberId": "startNode(<link>).id",
        "capacity": "<link>.capacity",
        "onBehalfOfId": "<link>.onBehalfOf",
    },
    ends={"memberId": "startNode(<link>)"},
    seen=Seen.HELD,
    whose="endNode(<link>)",
)

MEETING_WHERE = by_name(
    any_of("kinds", "<node>.kind"),
    days("heldOn", "<node>.heldOn"),
    numbers("present", "<node>.present"),
    is_so("visited", "EXISTS { MATCH (<node>)<-[<+came>:ATTENDED]-(:Member) WHERE <came>.capacity = 'SUPERVISOR' }"),
)
OF_ORGANIZATION = Hop(
    record=MEETING,
    start=FROM_ORGANIZATION,
    path="(<parent>)<-[<+link>:OF]-(<+node>)",
    holds="<node>.heldOn <= $on",
    key="<node>.sortKey",
    where=MEETING_WHERE,
    ends={"organizationId": "parent"},
    seen=Seen.INSIDE,
    whose="<parent>",
)
UNDER_ORGANIZATION = replace(
    OF_ORGANIZATION,
    path="(<parent>)" + way(at_or_down) + "(<+holding>)<-[<+link>:OF]-(<+node>)",
    ends={},
    whose="<holding>",
)
ATTENDANCES = Hop(
    record=ATTENDANCE,
    start=FROM_MEETING,
    path="(<parent>)<-[<+link>:ATTENDED]-(<+node>)",
    holds="",
    begun="",
    key="<node>.sortKey",
    ends={"memberId": "node"},
    seen=Seen.ALONG,
)
