"""Directives with their tasks, and the progress of organizations and members with these.

A task has no life of its own: it is shown from the first day of its directive on. Progress is a dated link from whoever
has a task to it; a member's is the member's own, an organization's is found under those above it.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import LiteralString

from graph.cypher.dates import at_or_down, begun, end_or_null
from graph.cypher.filters import Given, any_of, by_name, days, ids, is_so
from graph.cypher.patterns import (
    FROM_DIRECTIVE,
    FROM_MEMBER,
    FROM_ORGANIZATION,
    FROM_TASK,
    NODE_HOLDS,
    Hop,
    RecordType,
    in_orders,
    padded,
    way,
)
from graph.cypher.scope import Seen
from graph.model.directive_tables import WORKS_ON
from graph.records.links import DATES, IS_MEMBERS, LASTING, WHOSE, WHOSE_NODES, has_key, key_text
from graph.records.organization_filters import CHILD_ABOVE

# a document may be older than the organization as which its issuer is kept: that has no name before it begins
ISSUES: LiteralString = "head([(<node>)-[:ISSUED_BY]->(<+issuer>:Organization) WHERE " + begun("<issuer>") + " | "
STATES: LiteralString = "head([(<node>)-[:TASK_OF]->(<+stated>:Directive) | "
COVERS: LiteralString = "head([(<node>)-[:PART_OF_TASK]->(<+wider>:Task) | "
NODE_BEGUN: LiteralString = begun("<node>")
DIRECTIVE = RecordType(
    name="Directive",
    match="MATCH (<+node>:Directive {id: <key>})",
    # one that was replaced is still to be read: its end says so
    holds=NODE_BEGUN,
    columns={
        "id": "<node>.id",
        "symbol": "<node>.symbol",
        "kind": "<node>.kind",
        "title": "<node>.title",
        "issuedOn": "toString(<node>.issuedOn)",
        "since": "toString(<node>.since)",
        "until": end_or_null("<node>"),
        "issuerId": ISSUES + "<issuer>.id])",
    },
    ends={"issuerId": ISSUES + "<issuer>])"},
    seen=Seen.DIRECTED,
)
REFERENCE = RecordType(
    name="DirectiveReference",
    match="",
    holds="",
    columns={
        "id": "startNode(<link>).id + '~' + endNode(<link>).id + '~' + <link>.kind",
        "kind": "<link>.kind",
        "directiveId": "endNode(<link>).id",
    },
    ends={"directiveId": "endNode(<link>)"},
)
BACK_REFERENCE = replace(
    REFERENCE,
    columns={**REFERENCE.columns, "directiveId": "startNode(<link>).id"},
    ends={"directiveId": "startNode(<link>)"},
)
TASK = RecordType(
    name="Task",
    match="MATCH (<+node>:Task {id: <key>})",
    holds="EXISTS { MATCH (<node>)-[:TASK_OF]->(<+stating>:Directive) WHERE " + begun("<stating>") + " }",
    columns={
        "id": "<node>.id",
        "number": "<node>.number",
        "name": "<node>.name",
        "directiveId": STATES + "<stated>.id])",
        "partOfId": COVERS + "<wider>.id])",
    },
    ends={"directiveId": STATES + "<stated>])", "partOfId": COVERS + "<wider>])"},
    seen=Seen.TASKED,
)
REPORT = RecordType(
    name="TaskReport",
    match="MATCH (:Task {id: <key>[1]})<-[<+link>:WORKS_ON]-(<+node>)"
    "\nWHERE <node>.id = <key>[0] AND " + has_key(WORKS_ON) + "\nWITH <position>, <link>",
    holds=begun("<link>"),
    columns={
        "id": key_text(WORKS_ON),
        **WHOSE,
        "taskId": "endNode(<link>).id",
        "state": "<link>.state",
        "note": "<link>.note",
        "decision": "<link>.decision",
        **DATES,
    },
    ends={
        **WHOSE_NODES,
        "taskId": "endNode(<link>)",
    },
    seen=Seen.WORKING,
    whose="startNode(<link>)",
)
RECORDS = (DIRECTIVE, TASK, REPORT)

DIRECTIVE_WHERE = by_name(
    any_of("kinds", "<node>.kind"),
    any_of("symbols", "<node>.symbol", Given.CODES),
    days("issuedOn", "<node>.issuedOn"),
    ids(
        "refersTo",
        "Directive",
        "EXISTS { MATCH (<node>)-[:REFERS_TO]->(<+referred>:Directive) WHERE <referred>.id IN $refersTo }",
    ),
)
ISSUED: LiteralString = "toString(<node>.issuedOn) + '|' + <node>.id"
DIRECTIVES = Hop(
    record=DIRECTIVE,
    carries=(),
    path="(<+node>:Directive)",
    holds=NODE_HOLDS,
    begun=NODE_BEGUN,
    key=ISSUED,
    where=DIRECTIVE_WHERE,
    seen=Seen.DIRECTED,
)
DIRECTIVES_UNDER = replace(
    DIRECTIVES,
    start=FROM_ORGANIZATION,
    path="(<parent>)" + way(at_or_down) + "(<+issuing>:Organization)<-[:ISSUED_BY]-(<+node>:Directive)",
    seen=Seen.SHOWN,
    whose="<issuing>",
)
REFERENCES = Hop(
    record=REFERENCE,
    start=FROM_DIRECTIVE,
    path="(<parent>)-[<+link>:REFERS_TO]->(<+node>:Directive)",
    holds=NODE_BEGUN,
    begun=NODE_BEGUN,
    key=ISSUED + " + '|' + <link>.kind",
    ends={"directiveId": "node"},
)
REFERRED_BY = replace(REFERENCES, record=BACK_REFERENCE, path="(<parent>)<-[<+link>:REFERS_TO]-(<+node>:Directive)")
POSITION = padded("<node>.position")
TASKS = Hop(
    record=TASK,
    start=FROM_DIRECTIVE,
    path="(<parent>)<-[<+link>:TASK_OF]-(<+node>:Task)",
    holds="",
    begun="",
    key=POSITION,
    ends={"directiveId": "parent"},
    seen=Seen.ALONG,
)
PARTS_OF_TASK = replace(
    TASKS, start=FROM_TASK, path="(<parent>)<-[<+link>:PART_OF_TASK]-(<+node>:Task)", ends={"partOfId": "parent"}
)

REPORT_WHERE = by_name(
    any_of("states", "<link>.state"),
    ids("tasks", "Task", "<node>.id IN $tasks"),
    ids(
        "directives",
        "Directive",
        "EXISTS { MATCH (<node>)-[:TASK_OF]->(<+stating>:Directive) WHERE <stating>.id IN $directives }",
    ),
    *LASTING,
)
BY_TASK: LiteralString = (
    STATES + "toString(<stated>.issuedOn) + '|' + <stated>.id]) + '|' + " + POSITION + " + '|' + toString(<link>.since)"
)
OF_ORGANIZATION = Hop(
    record=REPORT,
    start=FROM_ORGANIZATION,
    path="(<parent>)-[<+link>:WORKS_ON]->(<+node>:Task)",
    key=BY_TASK,
    where=REPORT_WHERE,
    ends={"organizationId": "parent", "taskId": "node"},
    seen=Seen.INSIDE,
    whose="<parent>",
)
OF_MEMBER = replace(
    OF_ORGANIZATION,
    start=FROM_MEMBER,
    ends={"memberId": "parent", "taskId": "node"},
    seen=Seen.WHOLE,
    whose="<node>",
)
OF_TASK = Hop(
    record=REPORT,
    start=FROM_TASK,
    path="(<parent>)<-[<+link>:WORKS_ON]-(<+node>)",
    key="<node>.sortKey + '|' + toString(<link>.since)",
    where=by_name(any_of("states", "<link>.state"), is_so("ofMembers", IS_MEMBERS), *LASTING),
    ends={"taskId": "parent"},
    seen=Seen.WORKING,
)
UNDER_ORGANIZATION = Hop(
    record=REPORT,
    start=FROM_ORGANIZATION,
    path="(<parent>)" + way(at_or_down) + "(<+doing>:Organization)-[<+link>:WORKS_ON]->(<+node>:Task)",
    carries=("link", "doing"),
    key="<doing>.sortKey + '|' + " + BY_TASK,
    where=REPORT_WHERE,
    groups={"CHILD": CHILD_ABOVE, "STATE": "<link>.state", "TASK": "<node>.id"},
    ends={"taskId": "node"},
    seen=Seen.INSIDE,
    whose="<doing>",
)


def directives_in_orders(hop: Hop) -> Mapping[str, Hop]:
    """A list of directives by the orders that it can be asked for."""
    return {"ISSUED_ON": hop, **in_orders(hop, {"SYMBOL": "<node>.symbol + '|' + " + ISSUED})}


def reports_in_orders(hop: Hop) -> Mapping[str, Hop]:
    return {"ORGANIZATION": hop, **in_orders(hop, {"SINCE": "toString(<link>.since) + '|' + " + hop.key})}
