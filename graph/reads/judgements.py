"""Assessments and cases of organizations and members, as lists in files tell and name them."""

from collections.abc import Collection, Sequence
from typing import Any, LiteralString, NamedTuple

from graph.cypher.dates import end_or_null
from graph.engine.sessions import Reads
from graph.model.kinds import NodeTable
from graph.model.tables import MEMBER, ORGANIZATION
from graph.reads.lists import some_hundred

JUDGED: LiteralString = """-[link:ASSESSED]->(at:Organization)
RETURN collect([
  id, link.kind, toString(link.periodFrom), toString(link.periodTo), link.body, link.level, link.points, link.marks,
  link.comparableGroup, link.sheet, toString(link.decidedOn), link.decision, at.id
])"""
CONCERNED: LiteralString = """<-[:CONCERNS]-(found:Case)
RETURN collect([
  id, found.id, found.kind, found.form, found.years, found.source, toString(found.openedOn), toString(found.dueOn),
  found.decision, toString(found.closedOn), found.outcome, found.closingDecision, found.summary,
  head([(found)-[:HANDLED_BY]->(handler:Organization) | handler.id]),
  head([(found)-[:ARISES_AT]->(place:Organization) | place.id]),
  [(found)-[:CONCERNS]->(concerned:Organization) | concerned.id],
  [(found)-[:CONCERNS]->(concerned:Member) |
    [concerned.id, concerned.name, toString(concerned.birthDate), concerned.cardNumber]]
])"""
OF: dict[NodeTable, LiteralString] = {
    ORGANIZATION: "UNWIND $ids AS id\nMATCH (node:Organization {id: id})",
    MEMBER: "UNWIND $ids AS id\nMATCH (node:Member {id: id})",
}
LIST_JUDGED: dict[NodeTable, LiteralString] = {table: of + JUDGED for table, of in OF.items()}
LIST_CONCERNED: dict[NodeTable, LiteralString] = {table: of + CONCERNED for table, of in OF.items()}
LIST_SHEETS: LiteralString = (
    "MATCH (node:Sheet)\nRETURN collect([node.id, node.kind, node.name, toString(node.since), "
    + end_or_null("node")
    + "])"
)


class Judged(NamedTuple):
    """An assessment of an organization or a member, and where it was made."""

    subject: str
    kind: str
    since: str
    until: str
    body: str
    level: str
    points: float | None
    marks: list[str] | None
    group: str | None
    sheet: str | None
    decided: str
    decision: str | None
    at: str


class Opened(NamedTuple):
    """A case by one of those whom it concerns: `members` are (id, name, birthday, card)."""

    subject: str
    id: str
    kind: str
    form: str
    years: int | None
    source: str | None
    opened: str
    due: str | None
    decision: str | None
    closed: str | None
    outcome: str | None
    closing: str | None
    summary: str | None
    handler: str
    at: str
    organizations: list[str]
    members: list[list[Any]]


class Sheet(NamedTuple):
    id: str
    kind: str
    name: str
    since: str
    until: str | None


async def list_judged(reads: Reads, table: NodeTable, subjects: Collection[str]) -> list[Judged]:
    """Every assessment of organizations, or of members."""
    found: list[Judged] = []
    for some in some_hundred(list(subjects)):
        found += [Judged(*row) for row in await reads.read(LIST_JUDGED[table], ids=some)]
    return found


async def list_opened(reads: Reads, table: NodeTable, subjects: Collection[str]) -> list[Opened]:
    """Every case that concerns organizations, or members: once for each of them."""
    found: list[Opened] = []
    for some in some_hundred(list(subjects)):
        rows = await reads.read(LIST_CONCERNED[table], ids=some)
        found += [Opened(*row) for row in rows]
    return found


async def list_sheets(reads: Reads) -> Sequence[Sheet]:
    """All sheets: there are a few for each province."""
    return [Sheet(*row) for row in await reads.read(LIST_SHEETS)]
