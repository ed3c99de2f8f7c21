"""Change events of reorganizations: their originals and results."""

from dataclasses import replace

from graph.cypher.dates import at_or_down
from graph.cypher.filters import any_of, by_name, days
from graph.cypher.patterns import FROM_EVENT, FROM_ORGANIZATION, Hop, RecordType, way

CHANGE_EVENT = RecordType(
    name="ChangeEvent",
    match="MATCH (<+node>:ChangeEvent {id: <key>})",
    holds="",
    columns={
        "id": "<node>.id",
        "kind": "<node>.kind",
        "on": "toString(<node>.on)",
        "decision": "<node>.decision",
    },
)
EVENT_END = RecordType(
    name="EventEnd", match="", holds="", columns={"organizationId": "<node>.id", "extent": "<link>.extent"}
)

EVENT_WHERE = by_name(any_of("kinds", "<node>.kind"), days("on", "<node>.on"))
EVENTS = Hop(
    name="EVENTS",
    order="ON",
    record=CHANGE_EVENT,
    carries=(),
    start=FROM_ORGANIZATION,
    # an organization that goes on through a merger is an original and a result of the one event
    path="(<parent>)<-[:ORIGINAL|RESULTING]-(<+event>:ChangeEvent)",
    clauses="WITH DISTINCT <event> AS <+node>",
    holds="",
    begun="",
    key="toString(<node>.on) + '|' + <node>.id",
    where=EVENT_WHERE,
)
EVENTS_UNDER = replace(
    EVENTS,
    name="EVENTS_UNDER",
    path="(<parent>)" + way(at_or_down) + "(:Organization)<-[:ORIGINAL|RESULTING]-(<+event>:ChangeEvent)",
)
"""What happened to an organization and to what is under it on the day."""
ORIGINALS = Hop(
    name="ORIGINALS",
    record=EVENT_END,
    start=FROM_EVENT,
    path="(<parent>)-[<+link>:ORIGINAL]->(<+node>)",
    holds="",
    begun="",
    key="<node>.sortKey",
)
RESULTS = Hop(
    name="RESULTS",
    record=EVENT_END,
    start=FROM_EVENT,
    path="(<parent>)-[<+link>:RESULTING]->(<+node>)",
    holds="",
    begun="",
    key="<node>.sortKey",
)
