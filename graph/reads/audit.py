"""What an audit looks at, of organizations by their ids: a statement each, whatever their number.

Days are ISO texts, an open end is 9999-12-31.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, LiteralString, NamedTuple

from execution.view import View
from graph.cypher.dates import holds
from graph.cypher.scope import of_view
from graph.engine.rows import rows_of
from graph.engine.sessions import Reads
from graph.model.identity import key_of
from graph.model.norm_tables import EXEMPT_FROM

EACH: LiteralString = "UNWIND $ids AS id\nMATCH (node:Organization {id: id})"
OF_YEAR: LiteralString = "rated.periodFrom = $from AND rated.periodTo = $to"


class Sitting(NamedTuple):
    """A seat that holds: who sits in which body, in what role and since when."""

    member: str
    body: str
    role: str
    since: str


class Staff(NamedTuple):
    """An organization with its own official members, its seats and how many villages it covers."""

    id: str
    official: int
    since: str
    confirmed: str | None
    villages: int
    seats: Sequence[Sitting]


class Held(NamedTuple):
    """How many meetings an organization held, and of those whose numbers are told, how many came and were expected."""

    organization: str
    held: int
    present: int
    expected: int


class Resting(NamedTuple):
    """A membership that is temporary, or of somebody who works away or is on probation (since `admitted`)."""

    organization: str
    member: str
    name: str
    key: str
    kind: str
    circumstance: str | None
    standing: str | None
    since: str
    admitted: str | None


class OpenCase(NamedTuple):
    """A case of a kind that is open, where it arose."""

    organization: str
    id: str
    kind: str
    opened: str


class Rated(NamedTuple):
    """How an organization was classified, and right under which one."""

    organization: str
    at: str
    level: str


class RatedMembers(NamedTuple):
    """How many members of a comparable group were classified at a level in a cell."""

    organization: str
    group: str | None
    level: str
    many: int


class Reviewed(NamedTuple):
    """That a secretary of an organization, or (by its name) a body of it, has reviewed itself."""

    organization: str
    who: str


class Working(NamedTuple):
    """A membership that counts, of somebody who is neither exempt nor suspended, and whether the member has a task."""

    organization: str
    member: str
    name: str
    key: str
    has_task: bool


class Exempt(NamedTuple):
    """Who is exempt from a version of a norm: by the waiver's key, alone or with all under it."""

    norm: str
    organization: str
    subtree: bool
    waiver: str


LIST_STAFF: LiteralString = (
    EACH
    + """
WITH node, size([day IN coalesce(node.countedFrom, []) WHERE day <= $day]) AS counted
RETURN collect([
  node.id,
  CASE WHEN counted = 0 THEN 0 ELSE node.countedOfficial[counted - 1] END,
  toString(node.since),
  toString(node.confirmedOn),
  size([(node)-[covers:COVERS]->(village:Place {kind: 'VILLAGE'}) WHERE """
    + holds("covers")
    + """ | village.id]),
  [(node)<-[seat:HOLDS]-(member:Member) WHERE """
    + holds("seat")
    + """ | [member.id, seat.body, seat.role, toString(seat.since)]]
])"""
)


async def list_staff(reads: Reads, organizations: Collection[str], view: View) -> list[Staff]:
    """The organizations as they are staffed on the day."""
    return await rows_of(
        lambda one, official, since, confirmed, villages, seats: Staff(
            one, official, since, confirmed, villages, [Sitting(*seat) for seat in seats]
        ),
        reads,
        LIST_STAFF,
        ids=sorted(organizations),
        **of_view(view),
        day=view.on.isoformat(),
    )


LIST_HELD: LiteralString = (
    EACH
    + """<-[:OF]-(meeting:Meeting)
WHERE meeting.kind IN ['REGULAR', 'THEMATIC'] AND meeting.heldOn > $from AND meeting.heldOn <= $on
WITH id, meeting.present AS present, meeting.expected AS expected
WITH id, count(*) AS held, sum(CASE WHEN expected IS NULL THEN 0 ELSE coalesce(present, 0) END) AS present,
  sum(CASE WHEN present IS NULL THEN 0 ELSE coalesce(expected, 0) END) AS expected
RETURN collect([id, held, present, expected])"""
)


async def list_held(reads: Reads, organizations: Collection[str], after: date, view: View) -> list[Held]:
    """The regular and thematic meetings that organizations held after a day, up to and with the view's, as far as they
    held any."""
    given: dict[str, Any] = {"from": after, **of_view(view)}
    return await rows_of(Held, reads, LIST_HELD, ids=sorted(organizations), **given)


LIST_RESTING: LiteralString = (
    EACH
    + "<-[link:MEMBER_OF]-(member:Member)\nWHERE "
    + holds("link")
    + """ AND (link.kind = 'TEMPORARY' OR link.circumstance = 'WORKING_AWAY' OR link.standing = 'PROBATIONARY')
RETURN collect([
  id, member.id, member.name, member.sortKey, link.kind, link.circumstance, link.standing, toString(link.since),
  toString(member.admittedOn)
])"""
)


async def list_resting(reads: Reads, organizations: Collection[str], view: View) -> list[Resting]:
    """Temporary memberships, and those of members who work away or are on probation."""
    return await rows_of(Resting, reads, LIST_RESTING, ids=sorted(organizations), **of_view(view))


LIST_OPEN: LiteralString = (
    EACH
    + """<-[:ARISES_AT]-(case:Case)
WHERE case.kind IN ['FEEDBACK', 'LEAVING'] AND case.openedOn <= $on AND (case.closedOn IS NULL OR case.closedOn > $on)
RETURN collect([id, case.id, case.kind, toString(case.openedOn)])"""
)


async def list_open(reads: Reads, organizations: Collection[str], view: View) -> list[OpenCase]:
    """Feedback and cases of leaving that are open."""
    return await rows_of(OpenCase, reads, LIST_OPEN, ids=sorted(organizations), **of_view(view))


CLASSIFIED: LiteralString = (
    "rated.kind = 'CLASSIFICATION' AND rated.body = 'NONE' AND rated.decidedOn <= $on\n  AND " + OF_YEAR
)
LIST_RATED: LiteralString = (
    EACH + "-[rated:ASSESSED]->(at:Organization)\nWHERE " + CLASSIFIED + "\nRETURN collect([id, at.id, rated.level])"
)


async def list_rated(reads: Reads, organizations: Collection[str], year: int, view: View) -> list[Rated]:
    """How organizations were classified for a calendar year, as far as that was decided by the day."""
    return await rows_of(Rated, reads, LIST_RATED, ids=sorted(organizations), **of_view(view), **days_of(year))


COUNT_RATED_MEMBERS: LiteralString = (
    EACH
    + "<-[rated:ASSESSED]-(:Member)\nWHERE "
    + CLASSIFIED
    + """
WITH id, coalesce(rated.comparableGroup, '') AS group, rated.level AS level, count(*) AS many
RETURN collect([id, group, level, many])"""
)


async def count_rated_members(
    reads: Reads, organizations: Collection[str], year: int, view: View
) -> list[RatedMembers]:
    """How members were classified in cells for a calendar year, as far as that was decided by the day."""
    return await rows_of(
        lambda one, group, level, many: RatedMembers(one, group or None, level, many),
        reads,
        COUNT_RATED_MEMBERS,
        ids=sorted(organizations),
        **of_view(view),
        **days_of(year),
    )


LIST_REVIEWED: LiteralString = (
    EACH
    + "<-[seat:HOLDS]-(member:Member)-[rated:ASSESSED]->(:Organization)\nWHERE "
    + holds("seat")
    + """ AND seat.role = 'SECRETARY' AND rated.kind = 'SELF_REVIEW' AND rated.body = 'NONE'
  AND rated.decidedOn <= $on AND """
    + OF_YEAR
    + """
RETURN collect(DISTINCT [id, member.id]) AS found
UNION ALL
"""
    + EACH
    + "-[rated:ASSESSED]->(:Organization)\nWHERE rated.kind = 'SELF_REVIEW' AND rated.body <> 'NONE'"
    + "\n  AND rated.decidedOn <= $on AND "
    + OF_YEAR
    + "\nRETURN collect(DISTINCT [id, rated.body]) AS found"
)


async def list_reviewed(reads: Reads, organizations: Collection[str], year: int, view: View) -> list[Reviewed]:
    """Which secretaries and which bodies of organizations have reviewed themselves for a calendar year, as far as that
    was decided by the day: a secretary wherever it was done."""
    return await rows_of(Reviewed, reads, LIST_REVIEWED, ids=sorted(organizations), **of_view(view), **days_of(year))


def days_of(year: int) -> dict[str, Any]:
    return {"from": date(year, 1, 1), "to": date(year + 1, 1, 1)}


LIST_WORKING: LiteralString = (
    EACH
    + "<-[link:MEMBER_OF]-(member:Member)\nWHERE link.kind = 'OFFICIAL' AND "
    + holds("link")
    + """ AND NOT coalesce(link.circumstance, '') IN ['EXEMPT', 'SUSPENDED']
RETURN collect([id, member.id, member.name, member.sortKey, EXISTS {
  MATCH (member)-[work:WORKS_ON]->(:Task) WHERE """
    + holds("work")
    + " }])"
)


async def list_working(reads: Reads, organizations: Collection[str], view: View) -> list[Working]:
    """The members whom organizations count and who are neither exempt nor suspended, and whether they have a task."""
    return await rows_of(Working, reads, LIST_WORKING, ids=sorted(organizations), **of_view(view))


LIST_EXEMPT: LiteralString = (
    "MATCH (norm:Norm)<-[waiver:EXEMPT_FROM]-(node:Organization)\nWHERE "
    + holds("waiver")
    + "\nRETURN collect([norm.id, node.id, waiver.subtree = 1, toString(waiver.since)])"
)


async def list_exempt(reads: Reads, view: View) -> list[Exempt]:
    """Every waiver that holds on the day."""
    found = await reads.read(LIST_EXEMPT, **of_view(view))
    return [
        Exempt(norm, one, subtree, key_of(EXEMPT_FROM, one, norm, {"since": since}))
        for norm, one, subtree, since in found
    ]
