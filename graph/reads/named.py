"""Organizations, people and places by what lists in files call them."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, LiteralString, NamedTuple

from execution.view import Scope, View
from graph.cypher.scope import Seen, inside, of_sight, seen, shown
from graph.cypher.templates import as_declared
from graph.engine.sessions import Reads
from graph.reads.lists import some_hundred


class Named(NamedTuple):
    """An organization, whenever it lives: by what it is called last, and all that it was right under."""

    id: str
    code: str
    name: str
    short: str | None
    since: str
    until: str
    parents: list[list[str]]


class Known(NamedTuple):
    """A member, whenever: with the memberships (cell, kind, since, until, circumstance)."""

    id: str
    name: str
    card: str | None
    born: str | None
    admitted: str | None
    official: str | None
    since: str
    until: str
    cells: list[list[str]]


def list_of_named(scope: Scope) -> LiteralString:
    """The text: of whoever sees a part, what they are shown; what was right above such a one is shown, too."""
    return (
        "MATCH (node:Organization)"
        + shown(scope, "node", "\nWHERE ")
        + """
RETURN collect([
  node.id, node.code, node.name, node.shortName, toString(node.since), toString(node.until),
  [(node)-[part:PART_OF]->(above:Organization) | [above.id, toString(part.since), toString(part.until)]]
])"""
    )


async def list_named(reads: Reads, view: View) -> list[Named]:
    """All organizations there ever were, as far as the viewer sees them."""
    return [Named(*row) for row in await reads.read(list_of_named(view.scope), **of_sight(view))]


BY_CARD: LiteralString = "UNWIND $values AS value\nMATCH (node:Member {cardNumber: value})"
BY_BIRTHDAY: LiteralString = "UNWIND $values AS value\nMATCH (node:Member {birthDate: value})"


def list_of_known(found_by: LiteralString, scope: Scope) -> LiteralString:
    """The text: of whoever sees a part, those of whom they are told what is personal, with the cells that are theirs:
    a card or a birthday that is found tells that somebody has it."""
    asked = as_declared(seen(scope, Seen.IDENTIFIED))
    return (
        found_by
        + ("\nWHERE " + asked if asked else "")
        + """
RETURN collect([
  node.id, node.name, node.cardNumber, toString(node.birthDate), toString(node.admittedOn), toString(node.officialOn),
  toString(node.since), toString(node.until),
  [(node)-[link:MEMBER_OF]->(cell:Organization)"""
        + inside(scope, "cell", " WHERE ")
        + """ |
    [cell.id, link.kind, toString(link.since), toString(link.until), coalesce(link.circumstance, '')]]
])"""
    )


async def list_known(reads: Reads, cards: Collection[str], birthdays: Collection[date], view: View) -> list[Known]:
    """All members with one of these cards or born on one of these days, as far as the viewer may name them so."""
    asked: tuple[tuple[LiteralString, Sequence[Any]], ...] = (
        (BY_CARD, sorted(cards)),
        (BY_BIRTHDAY, sorted(birthdays)),
    )
    found: dict[str, Known] = {}
    for found_by, values in asked:
        text = list_of_known(found_by, view.scope)
        for some in some_hundred(values):
            rows = await reads.read(text, values=some, **of_sight(view))
            found |= {row[0]: Known(*row) for row in rows}
    return list(found.values())


LIST_PLACES: LiteralString = """
UNWIND $codes AS code
MATCH (node:Place {code: code})
RETURN collect([code, node.id, toString(node.since), toString(node.until)])
""".strip()


async def list_places(reads: Reads, codes: Collection[str]) -> list[tuple[str, str, str, str]]:
    """(code, id, since, until) of the places that have or had one of these codes."""
    return [(row[0], row[1], row[2], row[3]) for row in await reads.read(LIST_PLACES, codes=sorted(codes))]
