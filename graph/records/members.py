"""Members, other people, and where they live: columns and hops."""

from collections.abc import Mapping
from typing import LiteralString

from graph.cypher.dates import GEOGRAPHY, at_or_down, end_or_null, holds
from graph.cypher.patterns import (
    FROM_MEMBER,
    FROM_ORGANIZATION,
    FROM_PLACE,
    LINK_HOLDS,
    NODE_HOLDS,
    Hop,
    RecordType,
    in_orders,
    way,
)
from graph.cypher.scope import Seen
from graph.records.member_filters import AT_HAND, MEMBER_GROUPS, SOUGHT, filters_of
from graph.records.organization_filters import CHILD_ABOVE
from graph.records.organizations import ORGANIZATION
from graph.records.profiles import is_secretary, of_the_day

MEMBER_COLUMNS: dict[str, LiteralString] = {
    "id": "<node>.id",
    "name": "<node>.name",
    "birthDate": "toString(<node>.birthDate)",
    "cardNumber": "<node>.cardNumber",
    "admittedOn": "toString(<node>.admittedOn)",
    "officialOn": "toString(<node>.officialOn)",
    "since": "toString(<node>.since)",
    "until": end_or_null("<node>"),
    # told of one's own alone, so that what is not known is told apart from what is not told
    "isOwn": "true",
}
OF_OWN = {
    **dict.fromkeys(("admittedOn", "officialOn", "since", "until", "isOwn"), Seen.OWN),
    **dict.fromkeys(("birthDate", "cardNumber"), Seen.IDENTIFIED),
}
"""What whoever sees a part is told of members whose home is in it."""
MEMBER = RecordType(
    name="Member",
    match="MATCH (<+node>:Member {id: <key>})",
    holds=NODE_HOLDS,
    columns=MEMBER_COLUMNS,
    costly={"circumstance": SOUGHT.circumstance},
    seen=Seen.TIED,
    graded=OF_OWN,
)
NON_MEMBER = RecordType(
    name="NonMember",
    match="MATCH (<+node>:Person {id: <key>})",
    holds="NOT <node>:Member",
    columns={"id": "<node>.id", "name": "<node>.name"},
)
PERSON = RecordType(
    name="Person",
    match="MATCH (<+node>:Person {id: <key>})",
    holds="",
    columns={**MEMBER_COLUMNS, "isMember": "<node>:Member"},
)

OWN_CELL = Hop(
    record=ORGANIZATION,
    start=FROM_MEMBER,
    path="(<parent>)-[<+link>:MEMBER_OF]->(<+node>)",
    holds="<link>.kind = 'OFFICIAL' AND " + holds("<link>"),
    key="<node>.id",
    seen=Seen.INSIDE,
)
SECRETARY = Hop(
    record=MEMBER,
    start=FROM_ORGANIZATION,
    path="(<parent>)<-[<+link>:HOLDS]-(<+node>)",
    holds=is_secretary("<link>"),
    key="<link>.body + <node>.id",
    seen=Seen.INSIDE,
    whose="<parent>",
)
EACH_INSIDE_CELL: LiteralString = (
    "UNWIND keys($inside) AS <+one>\nMATCH (:Organization {id: <one>})<-[<+counts>:MEMBER_OF]-(<+node>:Member)\nWHERE "
    "<counts>.kind = 'OFFICIAL' AND " + holds("<counts>") + "\nWITH <node>"
)
"""Whom cells of a part count on the day: where a list of everybody begins for whoever sees it."""
EVERYBODY = Hop(
    record=MEMBER,
    carries=(),
    path="(<+node>:Member)",
    begun="",
    holds=NODE_HOLDS,
    seek="<node>.sortKey",
    key="<node>.sortKey",
    where=filters_of(SOUGHT),
    inside=EACH_INSIDE_CELL,
)
UNDER_ORGANIZATION = Hop(
    record=MEMBER,
    start=FROM_ORGANIZATION,
    path="(<parent>)" + way(at_or_down) + "(<+cell>)<-[<+link>:MEMBER_OF]-(<+node>)",
    holds="<link>.kind = 'OFFICIAL' AND " + LINK_HOLDS,
    key="<node>.sortKey",
    where=filters_of(AT_HAND),
    groups={
        **MEMBER_GROUPS,
        "LEVEL": of_the_day("level", organization="<cell>"),
        "SECTOR": AT_HAND.sector,
        "CHILD": CHILD_ABOVE,
    },
    seen=Seen.INSIDE,
    whose="<cell>",
)
"""The members whose cell that counts is the organization or under it."""
RESIDENTS = Hop(
    record=MEMBER,
    start=FROM_PLACE,
    path="(<parent>)" + way(at_or_down, GEOGRAPHY) + "()<-[<+link>:LIVES_IN]-(<+node>)",
    key="<node>.sortKey",
    where=filters_of(SOUGHT),
)
"""The members who live in a place or in any place inside."""


def orders_of(hop: Hop) -> Mapping[str, Hop]:
    """A list of members, by the orders that it can be asked for; of whom no birthday is known comes first."""
    further: dict[str, LiteralString] = {
        "BIRTH_DATE": "coalesce(toString(<node>.birthDate), '0') + '|' + <node>.sortKey",
        "ADMITTED_ON": "coalesce(toString(<node>.admittedOn), '0') + '|' + <node>.sortKey",
    }
    return {"NAME": hop, **in_orders(hop, further)}
