"""What a proposal of supervisors rests on: who sits above, what they have to follow already.

Every text answers for all organizations, people or places of a question at once.
"""

from collections.abc import Collection, Sequence
from typing import LiteralString, NamedTuple

from execution.view import Scope, View
from graph.cypher.clauses import each_named
from graph.cypher.dates import end_or_null, holds
from graph.cypher.scope import Seen, inside, of_sight, of_view, seen, shown
from graph.cypher.templates import as_declared
from graph.engine.sessions import Reads


class Person(NamedTuple):
    """A member: where they live and what they supervise on the day.

    `home` is the id of a place, None where none is known; `until` the day that their membership ends on, None where no
    end is known; `later` are links that are known to begin after the day: (organization id, day). Whoever sees a part
    is told no home, when they leave of their own members alone, and of links those to their own organizations.
    """

    id: str
    name: str
    key: str
    home: str | None
    followed: tuple[str, ...]
    until: str | None
    later: tuple[tuple[str, str], ...]


def list_of_seated(scope: Scope) -> LiteralString:
    """The text: of whoever sees a part, committees of what they are shown, which stand in published decisions."""
    return (
        """
UNWIND $ids AS id
MATCH (organization:Organization {id: id})<-[seat:HOLDS]-(member:Member)
WHERE """
        + holds("seat")
        + " AND seat.body IN $bodies"
        + shown(scope, "organization")
        + """
RETURN collect(DISTINCT member.id)
"""
    ).strip()


async def list_seated(reads: Reads, organizations: Sequence[str], view: View, bodies: Sequence[str]) -> list[str]:
    """The ids of those who hold a seat in one of the bodies of any of the organizations."""
    found: list[str] = await reads.read(
        list_of_seated(view.scope), ids=list(organizations), **of_view(view), bodies=bodies
    )
    return found


HOME: LiteralString = "head([(node)-[home:LIVES_IN]->(place:Place) WHERE " + holds("home") + " | place.id])"
UNTIL: LiteralString = end_or_null("node")


def list_of_people(scope: Scope) -> LiteralString:
    """The text, of those whose names the viewer is told."""
    own = as_declared(seen(scope, Seen.OWN))
    return (
        each_named(scope)
        + "\nRETURN collect([\n  id,\n  node.name,\n  node.sortKey,\n  "
        + ("null" if own else HOME)
        + """,
  [(node)-[link:SUPERVISES]->(followed:Organization) WHERE """
        + holds("link")
        + inside(scope, "followed")
        + " | followed.id],\n  "
        + ("CASE WHEN " + own + " THEN " + UNTIL + " END" if own else UNTIL)
        + """,
  [(node)-[later:SUPERVISES]->(ahead:Organization) WHERE $on < later.since"""
        + inside(scope, "ahead")
        + """ | [ahead.id, toString(later.since)]]
])"""
    )


async def list_people(reads: Reads, members: Collection[str], view: View) -> list[Person]:
    """The members with what they do on the day."""
    rows = await reads.read(list_of_people(view.scope), ids=sorted(members), **of_view(view))
    return [
        Person(one, name, key, home, tuple(sorted(followed)), until, tuple((ahead, day) for ahead, day in later))
        for one, name, key, home, followed, until, later in rows
    ]


def list_of_ending(scope: Scope) -> LiteralString:
    """The text, of organizations that a scope is shown."""
    return (
        """
UNWIND $ids AS id
MATCH (organization:Organization {id: id})
WHERE organization.until < date('9999-12-31')""".strip()
        + shown(scope, "organization")
        + "\nRETURN collect([id, toString(organization.until)])"
    )


async def find_ends(reads: Reads, organizations: Sequence[str], view: View) -> dict[str, str]:
    """The days on which organizations end, by their ids: of those whose end is known."""
    return dict(await reads.read(list_of_ending(view.scope), ids=list(organizations), **of_sight(view)))


def list_of_current_links(scope: Scope) -> LiteralString:
    """The text: of whoever sees a part, the links to their own organizations."""
    return (
        """
UNWIND $ids AS id
MATCH (organization:Organization {id: id})<-[link:SUPERVISES]-(member:Member)
WHERE """.lstrip()
        + holds("link")
        + inside(scope, "organization")
        + "\nRETURN collect([id, member.id])"
    )


async def list_current_links(reads: Reads, organizations: Sequence[str], view: View) -> list[tuple[str, str]]:
    """Organizations with the members who supervise them on the day: (organization id, member id)."""
    rows = await reads.read(list_of_current_links(view.scope), ids=list(organizations), **of_view(view))
    return [(one, member) for one, member in rows]
