"""Change events of reorganizations: their originals and results."""

from graph.cypher.patterns import FROM_EVENT, FROM_ORGANIZATION, Hop, RecordType

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

EVENTS = Hop(
    record=CHANGE_EVENT,
    carries=(),
    start=FROM_ORGANIZATION,
    # an organization that goes on through a merger is an original and a result of the one event
    path="(<parent>)<-[:ORIGINAL|RESULTING]-(<+event>:ChangeEvent)",
    clauses="WITH DISTINCT <event> AS <+node>",
    holds="",
    begun="",
    key="toString(<node>.on) + '|' + <node>.id",
)
ORIGINALS = Hop(
    record=EVENT_END,
    start=FROM_EVENT,
    path="(<parent>)-[<+link>:ORIGINAL]->(<+node>)",
    holds="",
    begun="",
    key="<node>.sortKey",
)
RESULTS = Hop(
    record=EVENT_END,
    start=FROM_EVENT,
    path="(<parent>)-[<+link>:RESULTING]->(<+node>)",
    holds="",
    begun="",
    key="<node>.sortKey",
)
