"""What a proposal of supervisors rests on: who sits above, what they have to follow already.

Every text answers for all organizations, people or places of a question at once.
"""

from collections.abc import Collection, Sequence
from typing import LiteralString, NamedTuple

from execution.view import View
from graph.cypher.dates import end_or_null, holds
from graph.cypher.scope import of_view
from graph.engine.sessions import Reads


class Person(NamedTuple):
    """A member: where they live and what they supervise on the day.

    `home` is the id of a place, None where none is known; `until` the day that their membership ends on, None where no
    end is known; `later` are links that are known to begin after the day: (organization id, day).
    """

    id: str
    name: str
    key: str
    home: str | None
    followed: tuple[str, ...]
    until: str | None
    later: tuple[tuple[str, str], ...]


LIST_SEATED: LiteralString = (
    """
UNWIND $ids AS id
MATCH (organization:Organization {id: id})<-[seat:HOLDS]-(member:Member)
WHERE """
    + holds("seat")
    + """ AND seat.body IN $bodies
RETURN collect(DISTINCT member.id)
"""
).strip()


async def list_seated(reads: Reads, organizations: Sequence[str], view: View, bodies: Sequence[str]) -> list[str]:
    """The ids of those who hold a seat in one of the bodies of any of the organizations."""
    found: list[str] = await reads.read(LIST_SEATED, ids=list(organizations), **of_view(view), bodies=bodies)
    return found


LIST_PEOPLE: LiteralString = (
    """
UNWIND $ids AS id
MATCH (member:Member {id: id})
RETURN collect([
  id,
  member.name,
  member.sortKey,
  head([(member)-[home:LIVES_IN]->(place:Place) WHERE """
    + holds("home")
    + """ | place.id]),
  [(member)-[link:SUPERVISES]->(followed:Organization) WHERE """
    + holds("link")
    + """ | followed.id],
  """
    + end_or_null("member")
    + """,
  [(member)-[later:SUPERVISES]->(ahead:Organization) WHERE $on < later.since | [ahead.id, toString(later.since)]]
])
"""
).strip()


async def list_people(reads: Reads, members: Collection[str], view: View) -> list[Person]:
    """The members with what they do on the day."""
    rows = await reads.read(LIST_PEOPLE, ids=sorted(members), **of_view(view))
    return [
        Person(one, name, key, home, tuple(sorted(followed)), until, tuple((ahead, day) for ahead, day in later))
        for one, name, key, home, followed, until, later in rows
    ]


LIST_ENDING: LiteralString = """
UNWIND $ids AS id
MATCH (organization:Organization {id: id})
WHERE organization.until < date('9999-12-31')
RETURN collect([id, toString(organization.until)])
""".strip()


async def find_ends(reads: Reads, organizations: Sequence[str]) -> dict[str, str]:
    """The days on which organizations end, by their ids: of those whose end is known."""
    return dict(await reads.read(LIST_ENDING, ids=list(organizations)))


LIST_CURRENT_LINKS: LiteralString = (
    """
UNWIND $ids AS id
MATCH (organization:Organization {id: id})<-[link:SUPERVISES]-(member:Member)
WHERE """
    + holds("link")
    + """
RETURN collect([id, member.id])
"""
).strip()


async def list_current_links(reads: Reads, organizations: Sequence[str], view: View) -> list[tuple[str, str]]:
    """Organizations with the members who supervise them on the day: (organization id, member id)."""
    rows = await reads.read(LIST_CURRENT_LINKS, ids=list(organizations), **of_view(view))
    return [(one, member) for one, member in rows]
