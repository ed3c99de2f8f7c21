"""Links that clients see as objects of their own: membership, assignment, office, supervision.

A link is found by its key (graph/model/identity): the ids of its ends, its first day, and what else tells it apart; it
needs no index of its own.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import LiteralString

from graph.cypher.dates import at_or_down, begun, end_or_null, holds
from graph.cypher.filters import Filter, Given, any_of, by_name, days, ends
from graph.cypher.patterns import (
    FROM_MEMBER,
    FROM_ORGANIZATION,
    FROM_PERSON,
    FROM_PLACE,
    LINK_HOLDS,
    Hop,
    RecordType,
    in_orders,
    way,
)
from graph.cypher.scope import Seen
from graph.model.kinds import LinkTable
from graph.model.tables import HOLDS, HOLDS_OFFICE_IN, MEMBER_OF, SUPERVISES
from graph.records.office_kinds import is_of_kinds
from graph.records.organization_filters import ORGANIZATION_WHERE
from graph.records.organizations import ORGANIZATION
from graph.records.profiles import SORT_KEY

DATES: dict[str, LiteralString] = {
    "since": "toString(<link>.since)",
    "until": end_or_null("<link>"),
}
ENDS: dict[str, LiteralString] = {
    "memberId": "startNode(<link>).id",
    "organizationId": "endNode(<link>).id",
}
END_NODES: dict[str, LiteralString] = {
    "memberId": "startNode(<link>)",
    "organizationId": "endNode(<link>)",
}

IS_MEMBERS: LiteralString = "'Member' IN labels(startNode(<link>))"
"""Of a link that begins at a member or at an organization: whether it is a member's."""
WHOSE: dict[str, LiteralString] = {
    "organizationId": "CASE WHEN NOT " + IS_MEMBERS + " THEN startNode(<link>).id END",
    "memberId": "CASE WHEN " + IS_MEMBERS + " THEN startNode(<link>).id END",
}
WHOSE_NODES: dict[str, LiteralString] = {
    "organizationId": "CASE WHEN NOT " + IS_MEMBERS + " THEN startNode(<link>) END",
    "memberId": "CASE WHEN " + IS_MEMBERS + " THEN startNode(<link>) END",
}


def key_text(table: LinkTable) -> LiteralString:
    """The key of a link (graph/model/identity)."""
    parts: list[LiteralString] = [
        "toString(<link>." + name + ")" if name in table.dates else "<link>." + name for name in table.identity
    ]
    return " + '~' + ".join(["startNode(<link>).id", "endNode(<link>).id", *parts])


PLACES_IN_KEYS: tuple[LiteralString, ...] = ("<key>[2]", "<key>[3]", "<key>[4]", "<key>[5]")
"""Where a key has what tells a link apart beside its ends."""


def has_key(table: LinkTable) -> LiteralString:
    """Whether a link between the ends of a key is the one with that key."""
    places = zip(table.identity, PLACES_IN_KEYS[: len(table.identity)], strict=True)
    return " AND ".join(["<link>." + name + " = " + place for name, place in places])


FROM_ABOVE: dict[str, LiteralString] = {"memberId": "node", "organizationId": "parent"}
"""The ends of a link that was found from its organization."""
FROM_BELOW: dict[str, LiteralString] = {"memberId": "parent", "organizationId": "node"}
"""The ends of a link that was found from its member."""

MEMBERSHIP = RecordType(
    name="Membership",
    match="MATCH (:Member {id: <key>[0]})-[<+link>:MEMBER_OF]->(:Organization {id: <key>[1]})"
    "\nWHERE " + has_key(MEMBER_OF) + "\nWITH <position>, <link>",
    holds=begun("<link>"),
    columns={
        "id": key_text(MEMBER_OF),
        **ENDS,
        **DATES,
        "kind": "<link>.kind",
        "standing": "<link>.standing",
        "circumstance": "<link>.circumstance",
        "endReason": "<link>.endReason",
    },
    ends=END_NODES,
    seen=Seen.INSIDE,
    whose="endNode(<link>)",
)
ASSIGNMENT = RecordType(
    name="Assignment",
    match="MATCH (:Member {id: <key>[0]})-[<+link>:HOLDS]->(:Organization {id: <key>[1]})"
    "\nWHERE " + has_key(HOLDS) + "\nWITH <position>, <link>",
    holds=begun("<link>"),
    columns={
        "id": key_text(HOLDS),
        **ENDS,
        **DATES,
        "body": "<link>.body",
        "role": "<link>.role",
        "decision": "<link>.decision",
    },
    ends=END_NODES,
    seen=Seen.INSIDE,
    whose="endNode(<link>)",
)
OFFICE = RecordType(
    name="Office",
    match="MATCH (:Person {id: <key>[0]})-[<+link>:HOLDS_OFFICE]->(<+node>)"
    "\nWHERE <node>.id = <key>[1] AND " + has_key(HOLDS_OFFICE_IN) + "\nWITH <position>, <link>",
    holds=begun("<link>"),
    columns={
        "id": key_text(HOLDS_OFFICE_IN),
        **DATES,
        "personId": "startNode(<link>).id",
        "placeId": "CASE WHEN 'Place' IN labels(endNode(<link>)) THEN endNode(<link>).id END",
        "organizationId": "CASE WHEN 'Organization' IN labels(endNode(<link>)) THEN endNode(<link>).id END",
        "kind": "<link>.kind",
        "title": "<link>.title",
    },
    ends={
        "personId": "startNode(<link>)",
        "placeId": "CASE WHEN 'Place' IN labels(endNode(<link>)) THEN endNode(<link>) END",
        "organizationId": "CASE WHEN 'Organization' IN labels(endNode(<link>)) THEN endNode(<link>) END",
    },
)
SUPERVISION = RecordType(
    name="Supervision",
    match="MATCH (:Member {id: <key>[0]})-[<+link>:SUPERVISES]->(:Organization {id: <key>[1]})"
    "\nWHERE " + has_key(SUPERVISES) + "\nWITH <position>, <link>",
    holds=begun("<link>"),
    columns={
        "id": key_text(SUPERVISES),
        **ENDS,
        **DATES,
        "duties": "<link>.duties",
        "decision": "<link>.decision",
        "visitsPerYear": "<link>.visitsPerYear",
    },
    ends=END_NODES,
    seen=Seen.INSIDE,
    whose="endNode(<link>)",
)

LASTING: tuple[Filter, Filter] = (days("since", "<link>.since"), ends("until", "<link>.until"))
"""When a link began, and when it ended."""
MEMBERSHIP_WHERE = by_name(
    any_of("kinds", "<link>.kind"),
    any_of("standings", "<link>.standing"),
    any_of("circumstances", "<link>.circumstance"),
    any_of("endReasons", "<link>.endReason"),
    *LASTING,
)
ASSIGNMENT_WHERE = by_name(any_of("bodies", "<link>.body"), any_of("roles", "<link>.role"), *LASTING)
OFFICE_WHERE = by_name(Filter("kinds", Given.OFFICE_KINDS, {"kinds": is_of_kinds("<link>", "$kinds")}), *LASTING)
SUPERVISION_WHERE = by_name(
    Filter("duties", Given.ANY_OF, {"duties": "any(<+duty> IN $duties WHERE <duty> IN <link>.duties)"}),
    *LASTING,
)

RECORDS = (MEMBERSHIP, ASSIGNMENT, OFFICE, SUPERVISION)

MEMBERSHIPS_OF_ORGANIZATION = Hop(
    record=MEMBERSHIP,
    start=FROM_ORGANIZATION,
    path="(<parent>)<-[<+link>:MEMBER_OF]-(<+node>)",
    key="<node>.sortKey + '|' + toString(<link>.since) + '|' + <link>.kind",
    where=MEMBERSHIP_WHERE,
    ends=FROM_ABOVE,
    seen=Seen.INSIDE,
    whose="<parent>",
)
MEMBERSHIPS_OF_MEMBER = Hop(
    record=MEMBERSHIP,
    start=FROM_MEMBER,
    path="(<parent>)-[<+link>:MEMBER_OF]->(<+node>)",
    key="toString(<link>.since) + '|' + <link>.kind + '|' + <node>.id",
    where=MEMBERSHIP_WHERE,
    ends=FROM_BELOW,
    seen=Seen.INSIDE,
)

ROLE_RANK: LiteralString = """CASE <link>.role
    WHEN 'SECRETARY' THEN '0' WHEN 'HEAD' THEN '0' WHEN 'DEPUTY_SECRETARY' THEN '1'
    WHEN 'DEPUTY_HEAD' THEN '1' WHEN 'STANDING_MEMBER' THEN '2' ELSE '3' END"""
BODY_RANK: LiteralString = """CASE <link>.body WHEN 'STANDING_LEADERSHIP' THEN '0' WHEN 'STANDING_BOARD' THEN '1'
    WHEN 'EXECUTIVE_COMMITTEE' THEN '2' WHEN 'CELL_COMMITTEE' THEN '3' ELSE '4' END"""
ASSIGNMENTS_OF_ORGANIZATION = Hop(
    record=ASSIGNMENT,
    start=FROM_ORGANIZATION,
    path="(<parent>)<-[<+link>:HOLDS]-(<+node>)",
    key=BODY_RANK + " + " + ROLE_RANK + " + <node>.sortKey + '|' + toString(<link>.since)",
    where=ASSIGNMENT_WHERE,
    ends=FROM_ABOVE,
    seen=Seen.INSIDE,
    whose="<parent>",
)
ASSIGNMENTS_OF_MEMBER = Hop(
    record=ASSIGNMENT,
    start=FROM_MEMBER,
    path="(<parent>)-[<+link>:HOLDS]->(<+node>)",
    key="toString(<link>.since) + '|' + " + BODY_RANK + " + " + ROLE_RANK + " + <node>.id",
    where=ASSIGNMENT_WHERE,
    ends=FROM_BELOW,
    seen=Seen.INSIDE,
)

OFFICES_OF_PERSON = Hop(
    record=OFFICE,
    start=FROM_PERSON,
    path="(<parent>)-[<+link>:HOLDS_OFFICE]->(<+node>)",
    key="toString(<link>.since) + '|' + <link>.title + '|' + <node>.id",
    where=OFFICE_WHERE,
)
OFFICES_IN_PLACE = Hop(
    record=OFFICE,
    start=FROM_PLACE,
    path="(<parent>)<-[<+link>:HOLDS_OFFICE]-(<+node>)",
    key="<link>.title + '|' + <node>.sortKey + '|' + toString(<link>.since)",
    where=OFFICE_WHERE,
)
OFFICES_AT_ORGANIZATION = replace(OFFICES_IN_PLACE, start=FROM_ORGANIZATION)

SUPERVISIONS_OF_ORGANIZATION = Hop(
    record=SUPERVISION,
    start=FROM_ORGANIZATION,
    path="(<parent>)<-[<+link>:SUPERVISES]-(<+node>)",
    key="toString(<link>.since) + '|' + <node>.sortKey",
    where=SUPERVISION_WHERE,
    ends=FROM_ABOVE,
    seen=Seen.INSIDE,
    whose="<parent>",
)
SUPERVISED_ORGANIZATIONS = Hop(
    record=ORGANIZATION,
    carries=(),
    start=FROM_MEMBER,
    # two links may lead to one tree: what is under both is listed once
    path="(<parent>)-[<+link>:SUPERVISES]->(<+followed>)" + way(at_or_down) + "(<+node>)",
    clauses="WHERE " + LINK_HOLDS + "\nWITH DISTINCT <parent>, <node>",
    holds="",
    key=SORT_KEY,
    filters={
        "direct": "EXISTS { MATCH (<parent>)-[<+own>:SUPERVISES]->(<node>) WHERE " + holds("<own>") + " }",
    },
    where=ORGANIZATION_WHERE,
)
SUPERVISIONS_OF_MEMBER = Hop(
    record=SUPERVISION,
    start=FROM_MEMBER,
    path="(<parent>)-[<+link>:SUPERVISES]->(<+node>)",
    key="toString(<link>.since) + '|' + <node>.id",
    where=SUPERVISION_WHERE,
    ends=FROM_BELOW,
    seen=Seen.INSIDE,
)


def spans_in_orders(hop: Hop) -> Mapping[str, Hop]:
    """Dated links of one thing, by the orders that they can be asked for beside the usual one: open ones end last."""
    lasting: tuple[LiteralString, LiteralString] = (
        "toString(<link>.since) + '|' + ",
        "toString(<link>.until) + '|' + ",
    )
    return in_orders(hop, {"SINCE": lasting[0] + hop.key, "UNTIL": lasting[1] + hop.key})


def people_in_orders(hop: Hop) -> Mapping[str, Hop]:
    """Links that people have to one thing, by the orders that they can be asked for beside the usual one."""
    since: LiteralString = "toString(<link>.since) + '|' + "
    return in_orders(hop, {"NAME": "<node>.sortKey + '|' + " + since + hop.key, "SINCE": since + hop.key})
