"""Cases: what was opened about organizations and members, and how it ended.

A question for a day sees the cases opened by then, each as it stood: one that was closed later is open, and says
nothing of its outcome. A case stands at one organization, under which it is found; whom it concerns may have ended.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import LiteralString

from graph.cypher.dates import at_or_down, year
from graph.cypher.filters import Filter, Given, any_of, by_name, days, ids, is_so
from graph.cypher.patterns import FROM_CASE, FROM_MEMBER, FROM_ORGANIZATION, Hop, RecordType, in_orders, way
from graph.cypher.scope import Seen
from graph.records.members import MEMBER
from graph.records.organization_filters import CHILD_ABOVE
from graph.records.organizations import ORGANIZATION

OPENED: LiteralString = "<node>.openedOn <= $on"
IS_CLOSED: LiteralString = "<node>.closedOn <= $on"
CLOSED_ON: LiteralString = "CASE WHEN " + IS_CLOSED + " THEN <node>.closedOn END"
OUTCOME: LiteralString = "CASE WHEN " + IS_CLOSED + " THEN <node>.outcome END"
LASTED_TO: LiteralString = "CASE WHEN " + IS_CLOSED + " THEN <node>.closedOn ELSE $on END"
BACK: LiteralString = "(" + LASTED_TO + ") - duration({days: "
OPEN_FOR: LiteralString = "<node>.openedOn <= " + BACK
OPEN_UP_TO: LiteralString = "<node>.openedOn >= " + BACK
HANDLED: LiteralString = "head([(<node>)-[:HANDLED_BY]->(<+handler>:Organization) | "
STANDS: LiteralString = "head([(<node>)-[:ARISES_AT]->(<+place>:Organization) | "
CASE = RecordType(
    name="Case",
    match="MATCH (<+node>:Case {id: <key>})",
    holds=OPENED,
    columns={
        "id": "<node>.id",
        "kind": "<node>.kind",
        "form": "<node>.form",
        "years": "<node>.years",
        "source": "<node>.source",
        "openedOn": "toString(<node>.openedOn)",
        "dueOn": "toString(<node>.dueOn)",
        "closedOn": "toString(" + CLOSED_ON + ")",
        "outcome": OUTCOME,
        "decision": "<node>.decision",
        "closingDecision": "CASE WHEN " + IS_CLOSED + " THEN <node>.closingDecision END",
        "summary": "<node>.summary",
        "handledById": HANDLED + "<handler>.id])",
        "atId": STANDS + "<place>.id])",
    },
    ends={"handledById": HANDLED + "<handler>])", "atId": STANDS + "<place>])"},
    seen=Seen.ARISING,
)
CASE_WHERE = by_name(
    any_of("kinds", "<node>.kind"),
    any_of("forms", "<node>.form"),
    any_of("sources", "<node>.source"),
    any_of("outcomes", OUTCOME),
    is_so("open", "<node>.closedOn IS NULL OR <node>.closedOn > $on"),
    is_so("overdue", "coalesce(<node>.dueOn < " + LASTED_TO + ", false)"),
    is_so("ofMembers", "EXISTS { MATCH (<node>)-[:CONCERNS]->(:Member) }"),
    Filter("days", Given.NUMBERS, {"daysLeast": OPEN_FOR + "$daysLeast})", "daysMost": OPEN_UP_TO + "$daysMost})"}),
    days("openedOn", "<node>.openedOn"),
    days("dueOn", "<node>.dueOn"),
    days("closedOn", CLOSED_ON),
    ids(
        "handledBy",
        "Organization",
        "EXISTS { MATCH (<node>)-[:HANDLED_BY]->(<+handling>:Organization) WHERE <handling>.id IN $handledBy }",
    ),
)
KEY: LiteralString = "toString(<node>.openedOn) + '|' + <node>.id"
OF_ORGANIZATION = Hop(
    record=CASE,
    start=FROM_ORGANIZATION,
    path="(<parent>)<-[<+link>:CONCERNS]-(<+node>)",
    holds=OPENED,
    begun=OPENED,
    key=KEY,
    where=CASE_WHERE,
)
OF_MEMBER = replace(OF_ORGANIZATION, start=FROM_MEMBER)
UNDER_ORGANIZATION = Hop(
    record=CASE,
    start=FROM_ORGANIZATION,
    path="(<parent>)" + way(at_or_down) + "(:Organization)<-[<+link>:ARISES_AT]-(<+node>)",
    holds=OPENED,
    begun="",
    key=KEY,
    where=CASE_WHERE,
    groups={
        "CHILD": CHILD_ABOVE,
        "KIND": "<node>.kind",
        "FORM": "<node>.form",
        "OUTCOME": OUTCOME,
        "YEAR": year("<node>.openedOn"),
    },
)
ORGANIZATIONS = Hop(
    record=ORGANIZATION,
    carries=(),
    start=FROM_CASE,
    path="(<parent>)-[:CONCERNS]->(<+node>:Organization)",
    holds="",
    begun="",
    key="<node>.sortKey",
    seen=Seen.SHOWN,
)
MEMBERS = replace(ORGANIZATIONS, record=MEMBER, path="(<parent>)-[:CONCERNS]->(<+node>:Member)", seen=Seen.WHOLE)


def orders_of(hop: Hop) -> Mapping[str, Hop]:
    """A list of cases by the orders that it can be asked for: what is due never comes first."""
    return {"OPENED_ON": hop, **in_orders(hop, {"DUE_ON": "coalesce(toString(<node>.dueOn), '0') + '|' + " + KEY})}
