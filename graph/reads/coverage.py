"""Organizations at and under one on a day, with who is assigned to follow them."""

from collections.abc import Sequence
from typing import LiteralString

from execution.view import Scope, View
from graph.cypher.dates import begun, each_and_under, last_above
from graph.cypher.held import Begun, Supervised
from graph.cypher.scope import inside, of_view, shown
from graph.cypher.templates import as_declared
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads
from graph.records.profiles import LEVEL, SORT_KEY


def list_of_supervised(scope: Scope) -> LiteralString:
    """The text: of whoever sees a part, what they are shown of these, and the links to their own."""
    return (
        each_and_under()
        + shown(scope, "node", "\nWHERE ")
        + """
RETURN collect([
  node.id,
  CASE WHEN size(links) = 0 THEN null ELSE """
        + last_above()
        + """ END,
  """
        + as_declared(LEVEL)
        + ",\n  node.sector,\n  "
        + as_declared(SORT_KEY)
        + """,
  [(node)<-[link:SUPERVISES]-(member:Member)
    WHERE """
        + begun("link")
        + inside(scope, "node")
        + """
    | [member.id, $on < link.until, 'IN_CHARGE' IN link.duties, link.visitsPerYear]]
])"""
    )


async def list_supervised(reads: Reads, tops: Sequence[str], view: View) -> list[Supervised]:
    """The organizations at and under some on the day, once for each of them; the parent of a top is left out."""
    return await rows_of(
        lambda one, parent, level, sector, key, links: Supervised(
            one, parent, level, sector, key, [Begun(*link) for link in links]
        ),
        reads,
        list_of_supervised(view.scope),
        ids=list(tops),
        **of_view(view),
    )
