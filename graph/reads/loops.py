"""Supervision links of a subtree, for the loops among them."""

from typing import LiteralString

from graph.records.organizations import SORT_KEY

LIST_LINKS_UNDER: LiteralString = (
    """
UNWIND $ids AS id
MATCH (top:Organization {id: id})<-[links:PART_OF*0..12]-(node:Organization)<-[link:SUPERVISES]-(member:Member)
WHERE all(hop IN links WHERE hop.since <= $on AND $on < hop.until) AND link.since <= $on AND $on < link.until
RETURN collect([node.id, """.strip()
    + SORT_KEY
    + ", member.id, toString(link.since)])"
)
"""Rows: [organization id, its sort key, id of the member who supervises it, first day of the link]."""
