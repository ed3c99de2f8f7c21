"""The dated links of an organization and of everything under it: memberships, seats, civil posts, supervision."""

from collections.abc import Mapping
from dataclasses import replace
from typing import LiteralString

from graph.cypher.dates import OPEN_END, at_or_down, holds, year
from graph.cypher.filters import Filters
from graph.cypher.patterns import FROM_ORGANIZATION, Hop, RecordType, in_orders, way
from graph.cypher.scope import Seen
from graph.records.links import (
    ASSIGNMENT,
    ASSIGNMENT_WHERE,
    MEMBERSHIP,
    MEMBERSHIP_WHERE,
    OFFICE,
    OFFICE_WHERE,
    SUPERVISION,
    SUPERVISION_WHERE,
)
from graph.records.organization_filters import CHILD_ABOVE
from graph.records.profiles import of_the_day

UNDER: LiteralString = "(<parent>)" + way(at_or_down)
BY_NAME: LiteralString = "<node>.sortKey + '|' + toString(<link>.since) + '|' + "


def links_under(record: RecordType, link: LiteralString, apart: LiteralString, where: Filters) -> Hop:
    """The links of a type between people and what is under an organization; `apart` tells those of one day apart."""
    return Hop(
        record=record,
        start=FROM_ORGANIZATION,
        path=UNDER + "(<+linked>)<-[<+link>:" + link + "]-(<+node>)",
        carries=("link", "linked"),
        key=BY_NAME + apart + "<linked>.id",
        where=where,
        ends={"memberId": "node"},
        seen=Seen.INSIDE,
        whose="<linked>",
    )


MEMBERSHIPS = replace(
    links_under(MEMBERSHIP, "MEMBER_OF", "<link>.kind + '|' + ", MEMBERSHIP_WHERE),
    groups={
        "LEVEL": of_the_day("level", organization="<linked>"),
        "CHILD": CHILD_ABOVE,
        "KIND": "<link>.kind",
        "STANDING": "<link>.standing",
        "CIRCUMSTANCE": "<link>.circumstance",
        "END_REASON": "<link>.endReason",
        "YEAR": year("<link>.since"),
        "END_YEAR": "CASE WHEN <link>.until < " + OPEN_END + " THEN " + year("<link>.until") + " ELSE null END",
    },
)
ASSIGNMENTS = links_under(ASSIGNMENT, "HOLDS", "<link>.body + '|' + <link>.role + '|' + ", ASSIGNMENT_WHERE)
SUPERVISIONS = links_under(SUPERVISION, "SUPERVISES", "", SUPERVISION_WHERE)
OFFICES = Hop(
    record=OFFICE,
    start=FROM_ORGANIZATION,
    path=UNDER + "(<+held>:Organization)",
    # at an organization or in a place that it covers: a place that two of them cover is listed once
    clauses="MATCH (<held>)(()-[<+covering>:COVERS WHERE "
    + holds("<covering>")
    + "]->()){0,1}(<+linked>)<-[<+link>:HOLDS_OFFICE]-(<+node>)"
    + "\nWITH DISTINCT <link>, <linked>, <node>",
    carries=("link", "linked"),
    key=BY_NAME + "<link>.title + '|' + <linked>.id",
    where=OFFICE_WHERE,
)


def orders_of(hop: Hop) -> Mapping[str, Hop]:
    """A list of links that was found from organizations, by the orders that it can be asked for."""
    return {"NAME": hop, **in_orders(hop, {"SINCE": "toString(<link>.since) + '|' + " + hop.key})}
