"""The standing of a link as clients see it: the verdict, its seats, and a sentence that explains it.

Names are read only where the sentence is asked for: those of the organizations as they were on the days spoken of.
"""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from execution.kinds import Arguments, Batch, End, FieldMap, Record
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.model.identity import key_of
from graph.model.tables import HOLDS
from graph.reads.standing import Seat, StandingsInGraph, find_member_names, find_names_on
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns
from resolvers.supervision.standing import Verdict, last_day, read_standings

BODIES = {
    "EXECUTIVE_COMMITTEE": "executive committee",
    "STANDING_BOARD": "standing board",
    "STANDING_LEADERSHIP": "standing leadership",
    "CELL_COMMITTEE": "cell committee",
}
ROLES = {
    "SECRETARY": "secretary",
    "DEPUTY_SECRETARY": "deputy secretary",
    "STANDING_MEMBER": "member of the standing board",
    "COMMITTEE_MEMBER": "committee member",
}


async def find_standings(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Record]:
    """The standing of each link on its record's day."""
    view = records[0].view
    pairs = [(record.values["memberId"], record.values["organizationId"]) for record in records]
    verdicts = await read_standings(StandingsInGraph(backend.reads), pairs, view)
    return [standing(record, verdicts[pair]) for record, pair in zip(records, pairs, strict=True)]


def standing(link: Record, verdict: Verdict) -> Record:
    member = link.values["memberId"]
    values = {
        "id": link.values["id"],
        "memberId": member,
        "organizationId": link.values["organizationId"],
        "holds": verdict.holds,
        "reason": verdict.reason,
        "throughId": verdict.through,
        "seats": [assignment(member, seat, link.view) for seat in verdict.seats],
    }
    return Record("SupervisionStanding", link.view, values)


def assignment(member: str, seat: Seat, view: View) -> Record:
    """A seat as the record of the link that it is (graph/records/links.py)."""
    values = {
        "id": key_of(HOLDS, member, seat.organization, seat._asdict()),
        "memberId": member,
        "organizationId": seat.organization,
        "since": seat.since,
        "until": seat.until,
        "body": seat.body,
        "role": seat.role,
        "decision": seat.decision,
    }
    return Record("Assignment", view, values)


async def explain(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[str]:
    """A sentence for each standing: two statements for the names of all."""
    asked = {place for record in records for place in places_of(record)}
    people, names = await asyncio.gather(
        find_member_names(backend.reads, {record.values["memberId"] for record in records}),
        find_names_on(backend.reads, asked),
    )
    return [sentence(record, people[record.values["memberId"]], names) for record in records]


def places_of(record: Record) -> set[tuple[str, date]]:
    """The organizations that a sentence names, each with the day of its name."""
    seats = {(seat.values["organizationId"], day_of_name(seat)) for seat in record.values["seats"]}
    return {(record.values["organizationId"], record.view.on)} | seats


def day_of_name(seat: Record) -> date:
    """A seat that has ended is named as its organization was called on its last day."""
    until = seat.values["until"]
    if until is None or seat.view.on.isoformat() < until:
        return seat.view.on
    return last_day(until)


def sentence(record: Record, name: str, names: Mapping[tuple[str, str], str]) -> str:
    on = record.view.on.isoformat()
    target = names[record.values["organizationId"], on]
    seats = described(record.values["seats"], names)
    match record.values["reason"]:
        case "SEAT_ABOVE":
            return f"On {on} {name} sits in {seats}, above {target}."
        case "OWN_ORGANIZATION":
            return f"On {on} {name} belongs to {target} or to a cell under it, and cannot supervise it."
        case "SEAT_ENDED":
            return (
                f"On {on} {name} has no seat above {target}: the seat in {seats}, which was above it, "
                f"ended on {record.values['seats'][0].values['until']}."
            )
        case "SEAT_NOT_ABOVE":
            return f"On {on} {name} sits only in {seats}, which is not above {target}."
        case _:
            return f"On {on} {name} holds no seat in any committee, and so none above {target}."


def described(seats: Sequence[Record], names: Mapping[tuple[str, str], str]) -> str:
    """`the standing board and the executive committee of Đảng bộ huyện Quế Sơn (secretary, since 2020-08-01)`.

    Bodies of one organization that were entered in one role on one day are named together.
    """
    groups: dict[tuple[str, str, str], list[str]] = {}
    for seat in seats:
        values: Mapping[str, Any] = seat.values
        organization = names[values["organizationId"], day_of_name(seat).isoformat()]
        own = groups.setdefault((organization, values["role"], values["since"]), [])
        own.append(f"the {BODIES[values['body']]}")
    return listed(
        [
            f"{listed(bodies)} of {organization} ({ROLES[role]}, since {since})"
            for (organization, role, since), bodies in groups.items()
        ]
    )


def listed(texts: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(texts[:-1]), *texts[-1:]) if part)


STANDING: FieldMap = {
    **columns("holds", "reason", "seats"),
    "through": End(ORGANIZATION, "Organization", "throughId"),
    "explanation": Batch(explain, needs=("memberId", "organizationId", "reason", "seats")),
}
