"""Supervision links in a period with what their attendance is worked out from: the tree of that time, meetings, visits,
seats and rules. Called by `resolvers.visiting`.

`$from` and `$to` bound the period, the end exclusive. An open end is left as 9999-12-31: texts of days compare as days.
"""

from typing import LiteralString

LIST_SCOPE_OF_PERIOD: LiteralString = """
UNWIND $ids AS id
MATCH (top:Organization {id: id})<-[links:PART_OF*0..12]-(node:Organization)
WHERE all(hop IN links WHERE hop.since < $to AND $from < hop.until)
RETURN collect(DISTINCT node.id)
""".strip()
"""The organizations at or under one at some time of the period; some of them perhaps by links of different times."""

LIST_SCOPE_OF_DAY: LiteralString = """
UNWIND $ids AS id
MATCH (top:Organization {id: id})<-[links:PART_OF*0..12]-(node:Organization)
WHERE all(hop IN links WHERE hop.since <= $on AND $on < hop.until)
RETURN collect(DISTINCT node.id)
""".strip()

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

LIST_LINKS_TO: LiteralString = """
UNWIND $ids AS id
MATCH (node:Organization {id: id})
RETURN collect([
  id,
  node.sortKey,
  [toString(node.since), toString(node.until)],
  [(node)-[part:PART_OF]->(above:Organization)
    WHERE part.since < $to AND $from < part.until
    | [above.id, toString(part.since), toString(part.until)]],
  [(node)<-[link:SUPERVISES]-(member:Member)
    WHERE link.since < $to AND $from < link.until
    | [member.id, member.sortKey, toString(link.since), toString(link.until), link.visitsPerYear]]
])
""".strip()
"""Rows: [id, sort key, its life as [since, until], parents in the period, links in the period].

A parent is [organization id, since, until], a link [member id, the member's sort key, since, until, visits a year].
"""

LIST_LINKS_OF: LiteralString = """
UNWIND $ids AS id
MATCH (member:Member {id: id})-[link:SUPERVISES]->(node:Organization)
WHERE link.since < $to AND $from < link.until
RETURN collect([node.id, toString(link.since)])
""".strip()
"""What members supervise in the period: [organization id, first day of the link]."""

LIST_PARENTS_IN: LiteralString = """
UNWIND $ids AS id
MATCH (low:Organization {id: id})-[links:PART_OF*1..12]->(above:Organization)
WHERE all(hop IN links WHERE hop.since < $to AND $from < hop.until)
WITH links[size(links) - 1] AS part
RETURN collect(DISTINCT [startNode(part).id, endNode(part).id, toString(part.since), toString(part.until)])
""".strip()
"""Every [organization id, parent id, since, until] in the period on the ways up from the organizations."""

LIST_MEETINGS: LiteralString = """
UNWIND $ids AS id
MATCH (node:Organization {id: id})
RETURN collect([
  id,
  [(node)<-[:OF]-(meeting:Meeting)
    WHERE meeting.heldOn >= $from AND meeting.heldOn < $to
    | meeting.sortKey]
])
""".strip()
"""The meetings of each organization in the period, by their sort keys: the day, then the id."""

LIST_VISITS: LiteralString = """
UNWIND $ids AS id
MATCH (node:Organization {id: id})
RETURN collect([
  id,
  [(node)<-[:OF]-(meeting:Meeting)<-[came:ATTENDED]-(who:Member)
    WHERE meeting.heldOn >= $from AND meeting.heldOn < $to
      AND (came.capacity = 'SUPERVISOR' OR came.capacity = 'STAND_IN' AND came.onBehalfOf IS NOT NULL)
    | meeting.sortKey + CASE came.capacity WHEN 'SUPERVISOR' THEN '|+|' + who.id ELSE '|-|' + came.onBehalfOf END]
])
""".strip()
"""Who came as a supervisor (+), or for whom somebody stood in (-): `<sort key of the meeting>|<+ or ->|<member id>`.

One text for each visit, as a province has twenty thousand of them a year and lists cost the client more.
"""

LIST_RANKS: LiteralString = """
UNWIND $ids AS id
MATCH (member:Member {id: id})
RETURN collect([
  id,
  [(member)-[seat:HOLDS]->(seated:Organization)
    WHERE seat.since < $to AND $from < seat.until AND seat.body IN $bodies
    | [toString(seat.since), toString(seat.until),
       [(seated)-[called:HAS_PROFILE]->(profile:Profile)
         WHERE called.since < $to AND $from < called.until
         | [profile.level, toString(called.since), toString(called.until)]]]]
])
""".strip()
"""The committee seats of members in the period, each with the levels of its organization: [since, until, levels]."""

LIST_RULES: LiteralString = """
MATCH (rule:VisitRule)-[:SET_BY]->(issuer:Organization)
WHERE rule.since < $to AND $from < rule.until
RETURN collect([issuer.id, rule.level, rule.visitsPerYear, toString(rule.since), toString(rule.until)])
""".strip()
"""Every rule of visits in the period; there are a few for each province."""
