"""What viewers may: the grants that hold on a day, of one viewer with the ledger's end, and of all."""

from dataclasses import dataclass
from datetime import date
from typing import Any, LiteralString

from execution.view import View
from graph.cypher.dates import end_or_null, holds
from graph.cypher.scope import of_view
from graph.engine.sessions import Reads
from graph.engine.state import End
from graph.model.identity import key_of
from graph.model.rights import viewer_id
from graph.model.tables import GRANTED

MOST_LISTED = 1000

FIND_GRANTS: LiteralString = (
    """
MATCH (ledger:Ledger {id: 'ledger'})
WITH ledger.seq AS seq, ledger.hash AS hash
OPTIONAL MATCH (viewer:Viewer {id: $viewer})-[granted:GRANTED]->(top:Organization)
WHERE """
    + holds("granted")
    + """
WITH seq, hash, collect([top.id, granted.role]) AS found
RETURN [seq, hash, found]
"""
).strip()
"""The ledger's end is read first: what is written in between is met by whoever reads the end again."""

LIST_GRANTS: LiteralString = (
    """
MATCH (viewer:Viewer)-[granted:GRANTED]->(top:Organization)
WHERE ($viewer IS NULL OR viewer.id = $viewer) AND """
    + holds("granted")
    + """
WITH viewer, granted, top
ORDER BY viewer.name, viewer.id, top.id, granted.role
LIMIT $limit
RETURN collect([
  viewer.name, viewer.issuer, viewer.subject, granted.role, top.id, top.code, top.name, toString(granted.since), """
    + end_or_null("granted")
    + """, granted.decision
])
"""
).strip()


@dataclass(frozen=True, slots=True)
class Held:
    """What a viewer holds on a day: (organization, role), and up to which end of the ledger that is known."""

    end: End
    roles: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Grant:
    """A grant with whom it is of and where it holds; `until` is None where no end is known."""

    name: str
    issuer: str
    subject: str
    role: str
    organization: str
    code: str | None
    called: str
    since: date
    until: date | None
    decision: str | None

    @property
    def key(self) -> str:
        """What clients know it by (graph/model/identity)."""
        stated = {"since": self.since, "role": self.role}
        return key_of(GRANTED, viewer_id(self.issuer, self.subject), self.organization, stated)


async def find_grants(reads: Reads, viewer: str, view: View) -> Held | None:
    """What the viewer holds on the view's day; None where the graph has no ledger, and so no grant."""
    found = await reads.read(FIND_GRANTS, viewer=viewer, **of_view(view))
    if found is None:
        return None
    seq, last, roles = found
    # a Neo4j shows a link that is being taken away while it is read, with nothing in it
    return Held((seq, last), frozenset((top, role) for top, role in roles if top is not None and role is not None))


async def list_grants(reads: Reads, view: View, viewer: str | None = None) -> list[Grant]:
    """The grants that hold on the view's day, all or a viewer's, by the viewers' names; of very many, the first."""
    rows = await reads.read(LIST_GRANTS, limit=MOST_LISTED, viewer=viewer, **of_view(view))
    return [grant_of(*row) for row in rows]


def grant_of(*row: Any) -> Grant:
    *named, since, until, decision = row
    ends = None if until is None else date.fromisoformat(until)
    name, issuer, subject, role, organization, code, called = named
    return Grant(name, issuer, subject, role, organization, code, called, date.fromisoformat(since), ends, decision)
