"""Snapshots of a subtree for comparing two days."""

from typing import LiteralString

from graph.cypher.dates import each_and_under, holds
from graph.records.organizations import LEVEL, NAME, SORT_KEY

PARENT: LiteralString = "head([(node)-[part:PART_OF]->(above:Organization) WHERE " + holds("part") + " | above.id])"
LIST_TREE: LiteralString = (
    each_and_under()
    + """
RETURN collect([
  node.id,
  """
    + PARENT
    + ",\n  "
    + NAME
    + ",\n  "
    + LEVEL
    + ",\n  "
    + SORT_KEY
    + "\n])"
)
"""Rows of a tree on the day: [id, parent id, name, level, sort key]."""

LIST_FACTS: LiteralString = (
    """
UNWIND $ids AS id
MATCH (node:Organization {id: id})
WHERE """.lstrip()
    + holds("node")
    + """
RETURN collect([
  node.id,
  """
    + PARENT
    + ",\n  "
    + NAME
    + ",\n  "
    + LEVEL
    + ",\n  "
    + SORT_KEY
    + "\n])"
)
"""The same rows for organizations by id, as far as they live on the day."""

LIST_EVENTS: LiteralString = """
UNWIND $ids AS id
MATCH (node:Organization {id: id})<-[end:ORIGINAL|RESULTING]-(event:ChangeEvent)
WHERE $from < event.on AND event.on <= $to
WITH id, node, end, event
ORDER BY event.on, event.id
RETURN collect([id, event.id, event.kind, type(end), node.since = event.on, node.until = event.on])
""".strip()
"""Events after `from` up to `to` that the organizations took part in: [id, event id, kind, end, began, ended]."""
