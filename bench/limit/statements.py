"""The limit's Cypher: for each question the fastest text that we could write by hand.

Every text is right for any day, as ours are: the dated questions (T…) run the same.

Measured against each other on the province, one client, the fastest kept (docs/bench.md has the numbers):
- lists against maps: maps take 1.3 to 1.7 times as long on L, as every key is written and read for each object;
- nested pattern comprehensions, sorted in Python, against nested COLLECT {…} with ORDER BY, one flat variable-length
  expansion put together in Python, quantified paths, and OPTIONAL MATCH with collect level by level;
- labels at the far end of a hop cost a filter for each object and say nothing that the link's type does not;
- dates as texts out of Cypher against native ones, a native date parameter against date($text);
- the profile of the day by CASE on the node against a hop to the profile for everybody;
- N: sums by grouping against comprehensions with reduce, and against handing all organizations to Python.
"""

from typing import LiteralString


def of_the_day(node: LiteralString, name: LiteralString) -> LiteralString:
    """The newest profile's value stands on the node itself; an older day pays the hop."""
    return (
        "CASE WHEN " + node + ".profileSince <= $on THEN " + node + "." + name + " ELSE head([(" + node
        + ")-[was:HAS_PROFILE]->(then) WHERE was.since <= $on AND $on < was.until | then." + name + "]) END"
    )  # fmt: skip


def until(node: LiteralString) -> LiteralString:
    return "CASE " + node + ".until WHEN date('9999-12-31') THEN null ELSE toString(" + node + ".until) END"


def six(node: LiteralString) -> LiteralString:
    """code, name, level, sector, since, until."""
    return (
        node + ".code, " + of_the_day(node, "name") + ", " + of_the_day(node, "level") + ", "
        + node + ".sector, toString(" + node + ".since), " + until(node)
    )  # fmt: skip


def three(node: LiteralString) -> LiteralString:
    """sortKey, code, name, level: the key orders siblings."""
    return (
        of_the_day(node, "sortKey") + ", " + node + ".code, "
        + of_the_day(node, "name") + ", " + of_the_day(node, "level")
    )  # fmt: skip


def below(parent: LiteralString, *nodes: LiteralString) -> LiteralString:
    """Nested comprehensions of children, one level for each name."""
    if not nodes:
        return ""
    node, deeper = nodes[0], below(*nodes)
    return (
        ", [(" + parent + ")<-[of_" + node + ":PART_OF]-(" + node + ") WHERE of_" + node + ".since <= $on AND $on < of_"
        + node + ".until | [" + three(node) + deeper + "]]"
    )  # fmt: skip


BY_CODE: LiteralString = """
MATCH (n:Organization {code: $code})
WHERE n.since <= $on AND $on < n.until
""".strip()
POSTS: LiteralString = """[(m)-[s:HOLDS]->(o) WHERE s.since <= $on AND $on < s.until |
    [s.body, s.role, toString(s.since), o.id, o.code, """ + of_the_day("o", "name") + "]]"  # fmt: skip

S: LiteralString = BY_CODE + "\nRETURN [" + six("n") + ", " + of_the_day("n", "shortName") + "]"
M: LiteralString = (
    BY_CODE + "\nRETURN [" + six("n")
    + ",\n  [(n)-[path:PART_OF*1..12]->(a) WHERE all(hop IN path WHERE hop.since <= $on AND $on < hop.until) |"
    + " [size(path), " + six("a") + "]],"
    + "\n  [(n)<-[part:PART_OF]-(c) WHERE part.since <= $on AND $on < part.until | ["
    + of_the_day("c", "sortKey") + ", " + six("c") + "]]]"
)  # fmt: skip
L: LiteralString = BY_CODE + "\nRETURN [" + three("n") + below("n", "a", "b", "c", "d") + "]"
XL: LiteralString = (
    """
MATCH (m:Member)
WHERE m.sortKey > '' AND m.since <= $on AND $on < m.until
WITH m ORDER BY m.sortKey LIMIT 100
RETURN collect([m.name, toString(m.admittedOn),
  head([(m)-[in:MEMBER_OF]->(c) WHERE in.kind = 'OFFICIAL' AND in.since <= $on AND $on < in.until | [c.code, """.strip()
    + of_the_day("c", "name") + "]]),\n  " + POSTS + "])"
)  # fmt: skip
V: LiteralString = (
    BY_CODE + "\nRETURN [n.code, " + of_the_day("n", "name")
    + ",\n  [(n)<-[v:SUPERVISES]-(m) WHERE v.since <= $on AND $on < v.until |"
    + "\n    [toString(v.since), m.sortKey, v.duties, v.decision, m.name, " + POSTS + "]]]"
)  # fmt: skip
N: LiteralString = """
MATCH (p:Profile)
WHERE '3|' <= p.sortKey < '5|'
MATCH (p)<-[was:HAS_PROFILE]-(top)
WHERE was.since <= $on AND $on < was.until AND top.since <= $on AND $on < top.until
WITH p, top ORDER BY p.sortKey LIMIT 1000
MATCH (top)<-[path:PART_OF*0..12]-(x)
WHERE all(hop IN path WHERE hop.since <= $on AND $on < hop.until)
WITH p, top, x, size([day IN coalesce(x.countedFrom, []) WHERE day <= $day]) AS k
WITH p, top, sum(CASE k WHEN 0 THEN 0 ELSE x.countedOfficial[k - 1] + x.countedProbationary[k - 1] END) AS members
RETURN collect([p.sortKey, top.code, p.name, members])
""".strip()
"""Keys of profiles begin with the level's rank: '3|' GRASSROOTS_COMMITTEE, '4|' GRASSROOTS_CELL."""
