"""Supervision links of a subtree, for the loops among them."""

from typing import LiteralString

from graph.cypher.dates import each_and_under, holds
from graph.records.organizations import SORT_KEY

LIST_LINKS_UNDER: LiteralString = (
    each_and_under()
    + "<-[link:SUPERVISES]-(member:Member)\nWHERE "
    + holds("link")
    + "\nRETURN collect([node.id, "
    + SORT_KEY
    + ", member.id, toString(link.since)])"
)
"""Rows: [organization id, its sort key, id of the member who supervises it, first day of the link]."""
