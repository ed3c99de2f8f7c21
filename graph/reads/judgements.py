"""Assessments and cases of organizations and members, as lists in files tell and name them."""

from collections.abc import Collection, Sequence
from typing import Any, LiteralString, NamedTuple

from execution.view import Scope, View
from graph.cypher.dates import end_or_null
from graph.cypher.scope import inside, of_sight
from graph.engine.sessions import Reads
from graph.model.kinds import NodeTable
from graph.model.tables import MEMBER, ORGANIZATION
from graph.reads.lists import some_hundred

OF: dict[NodeTable, LiteralString] = {
    ORGANIZATION: "UNWIND $ids AS id\nMATCH (node:Organization {id: id})",
    MEMBER: "UNWIND $ids AS id\nMATCH (node:Member {id: id})",
}


def list_of_judged(table: NodeTable, scope: Scope) -> LiteralString:
    """The text: of whoever sees a part, what was judged at their own organizations."""
    return (
        OF[table]
        + "-[link:ASSESSED]->(at:Organization)"
        + inside(scope, "at", "\nWHERE ")
        + """
RETURN collect([
  id, link.kind, toString(link.periodFrom), toString(link.periodTo), link.body, link.level, link.points, link.marks,
  link.comparableGroup, link.sheet, toString(link.decidedOn), link.decision, at.id
])"""
    )


def list_of_concerned(table: NodeTable, scope: Scope) -> LiteralString:
    """The text: of whoever sees a part, the cases that were found at their own organizations, without whom they concern
    but by id."""
    asked = inside(scope, "place", " WHERE ")
    who: LiteralString = (
        "concerned.id, concerned.name, toString(concerned.birthDate), concerned.cardNumber"
        if scope is Scope.EVERYTHING
        else "concerned.id"
    )
    return (
        OF[table]
        + "<-[:CONCERNS]-(found:Case)"
        + ("\nWHERE EXISTS { MATCH (found)-[:ARISES_AT]->(place:Organization)" + asked + " }" if asked else "")
        + """
RETURN collect([
  id, found.id, found.kind, found.form, found.years, found.source, toString(found.openedOn), toString(found.dueOn),
  found.decision, toString(found.closedOn), found.outcome, found.closingDecision, found.summary,
  head([(found)-[:HANDLED_BY]->(handler:Organization) | handler.id]),
  head([(found)-[:ARISES_AT]->(place:Organization) | place.id]),
  [(found)-[:CONCERNS]->(concerned:Organization) | concerned.id],
  [(found)-[:CONCERNS]->(concerned:Member) | ["""
        + who
        + """]]
])"""
    )


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


async def list_judged(reads: Reads, table: NodeTable, subjects: Collection[str], view: View) -> list[Judged]:
    """Every assessment of organizations, or of members, that the viewer sees."""
    text, found = list_of_judged(table, view.scope), list[Judged]()
    for some in some_hundred(list(subjects)):
        found += [Judged(*row) for row in await reads.read(text, ids=some, **of_sight(view))]
    return found


async def list_opened(reads: Reads, table: NodeTable, subjects: Collection[str], view: View) -> list[Opened]:
    """Every case that concerns organizations, or members, and that the viewer sees: once for each of them."""
    text, found = list_of_concerned(table, view.scope), list[Opened]()
    for some in some_hundred(list(subjects)):
        found += [Opened(*row) for row in await reads.read(text, ids=some, **of_sight(view))]
    return found


async def list_sheets(reads: Reads, view: View) -> Sequence[Sheet]:
    """All sheets: there are a few for each province. Whoever sees a part is told none yet."""
    if view.scope is not Scope.EVERYTHING:
        return ()
    return [Sheet(*row) for row in await reads.read(LIST_SHEETS)]
