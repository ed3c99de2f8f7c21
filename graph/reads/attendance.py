"""Supervision links in a period with what their attendance is worked out from: the tree of that time, meetings,
visits, seats and rules.

Meetings and visits are read from the organizations' series (`meeting_years`): at the size of a province, stepping
to each meeting and to whoever came took half of the time of the question.

`$from` and `$to` bound the period, the end exclusive. An open end is left as 9999-12-31: texts of days compare as
days.
"""

from dataclasses import dataclass
from typing import LiteralString

from graph.cypher.dates import IN_PERIOD, each_and_under, overlaps, up

ORGANIZATIONS: LiteralString = (
    """
RETURN collect([
  node.id,
  node.sortKey,
  [(node)-[part:PART_OF]->(above:Organization)
    WHERE """.lstrip()
    + overlaps("part")
    + """
    | [above.id, toString(part.since), toString(part.until)]],
  [year IN coalesce(node.meetingYears, []) WHERE year >= $firstYear AND year < $endYear]
])"""
)
"""Rows: [id, sort key, parents in the period, its years of meetings]; a parent is [id, since, until].

Years are texts (graph/model/meeting_years.py): `$firstYear` is the first one that the period touches, `$endYear` the
one after its last.
"""

TO_NODE: LiteralString = "MATCH (node)<-[link:SUPERVISES]-(member:Member)"

LINKS: LiteralString = (
    """
WHERE """
    + overlaps("link")
    + """
RETURN collect([member.id, node.id, toString(link.since), toString(link.until), link.visitsPerYear, member.sortKey])
"""
).strip()
"""Rows: [member id, organization id, since, until, visits a year, the member's sort key] of the links in the period."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Some organizations: a text that lists them, another one that lists the links to them.

    They are asked side by side: of a province, one text with all of it took nearly as long as both together.
    """

    organizations: LiteralString
    links: LiteralString


def scope(nodes: LiteralString) -> Scope:
    """Both texts about whatever clauses find as `node`."""
    return Scope("\n".join((nodes, ORGANIZATIONS)), "\n".join((nodes, TO_NODE, LINKS)))


THESE = scope(
    """
UNWIND $ids AS id
MATCH (node:Organization {id: id})
""".strip()
)

UNDER_IN_PERIOD = scope(each_and_under(IN_PERIOD) + "\nWITH DISTINCT node")
"""At or under one at some time of the period; some perhaps by links of different times."""

UNDER_ON_DAY = scope(each_and_under() + "\nWITH DISTINCT node")

LIST_LIVES: LiteralString = """
UNWIND $ids AS id
MATCH (node:Organization {id: id})
RETURN collect([id, toString(node.since), toString(node.until)])
""".strip()

LIST_SCOPE_OF_DAY: LiteralString = each_and_under() + "\nRETURN collect(DISTINCT node.id)"

LIST_ENDED_INTO: LiteralString = """
UNWIND $ids AS id
MATCH (result:Organization {id: id})<-[:RESULTING]-(event:ChangeEvent)-[:ORIGINAL]->(origin:Organization)
WHERE origin.until = event.on AND origin.until <= $on
RETURN collect([origin.id, event.id, result.sortKey, id, $on < result.until])
""".strip()
"""What ended by going into these by the day: [id, event id, sort key of the result, result id, whether that lives]."""

LIST_HEIRS: LiteralString = """
UNWIND $ids AS id
MATCH (origin:Organization {id: id})<-[:ORIGINAL]-(event:ChangeEvent)-[:RESULTING]->(result:Organization)
WHERE origin.until = event.on AND origin.until <= $on
RETURN collect([id, event.id, result.sortKey, result.id, $on < result.until])
""".strip()
"""What organizations went into when they ended by the day, in the same shape."""

LIST_LINKS_OF: LiteralString = "\n".join(
    (
        "UNWIND $ids AS id",
        "MATCH (member:Member {id: id})-[link:SUPERVISES]->(node:Organization)",
        LINKS,
    )
)
"""What members supervise in the period, in the same shape."""

LIST_PARENTS_IN: LiteralString = (
    """
UNWIND $ids AS id
MATCH (low:Organization {id: id})""".strip()
    + up(IN_PERIOD)
    + """(above:Organization)
WITH links[size(links) - 1] AS part
RETURN collect(DISTINCT [startNode(part).id, endNode(part).id, toString(part.since), toString(part.until)])"""
)
"""Every [organization id, parent id, since, until] in the period on the ways up from the organizations."""

LIST_RANKS: LiteralString = (
    """
UNWIND $ids AS id
MATCH (member:Member {id: id})-[seat:HOLDS]->(seated:Organization)
WHERE """
    + overlaps("seat")
    + """ AND seat.body IN $bodies
WITH seated, collect(DISTINCT member.id + '|' + toString(seat.since) + '|' + toString(seat.until)) AS seats
RETURN collect([
  seats,
  [(seated)-[called:HAS_PROFILE]->(profile:Profile)
    WHERE """
    + overlaps("called")
    + """
    | [profile.level, toString(called.since), toString(called.until)]]
])
"""
).strip()
"""The committee seats of members in the period by the organization that they sit in: [seats, its levels].

A seat is a text `<member id>|<since>|<until>`, once for all bodies that somebody holds for the same days; a level is
[level, since, until].
"""

LIST_RULES: LiteralString = (
    """
MATCH (rule:VisitRule)-[:SET_BY]->(issuer:Organization)
WHERE """
    + overlaps("rule")
    + """
RETURN collect([issuer.id, rule.level, rule.visitsPerYear, toString(rule.since), toString(rule.until)])
"""
).strip()
"""Every rule of visits in the period; there are a few for each province."""
