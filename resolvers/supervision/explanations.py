"""The standing of a link as clients see it: the verdict, its seats, and a sentence that explains it.

Names are read only where the sentence is asked for: those of the organizations as they were on the days spoken of.
"""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from execution.kinds import Arguments, Batch, End, FieldMap, Record
from execution.view import View
from graph.cypher.fetch import Fetching
from graph.cypher.held import Seat
from graph.model.identity import key_of
from graph.model.tables import HOLDS
from graph.reads.standing import Cell, StandingsInGraph, find_member_names, find_names_on
from graph.records.organizations import ORGANIZATION
from resolvers.shared.arguments import columns
from resolvers.shared.sentences import explanation, role_in
from resolvers.shared.trees import find_parents
from resolvers.supervision.standing import Verdict, last_day, read_standings
from wording.said import Said, say


@dataclass(frozen=True, slots=True)
class Standings(StandingsInGraph):
    """What the graph tells, as far as it is not held in memory."""

    backend: Fetching

    async def seats(self, members: Sequence[str], view: View, bodies: Sequence[str]) -> list[tuple[str, Seat]]:
        """As `StandingReads` says."""
        held = await self.backend.held(view)
        if held is None or not held.know(members):
            return await StandingsInGraph.seats(self, members, view, bodies)
        return held.seats(members, bodies)

    async def cells(self, members: Sequence[str], view: View) -> list[Cell]:
        """As `StandingReads` says."""
        held = await self.backend.held(view)
        if held is None or not held.know(members):
            return await StandingsInGraph.cells(self, members, view)
        cells = held.cells(members)
        above = held.parents(cells.values())
        return [Cell(member, cell, above.get(cell)) for member, cell in cells.items()]

    async def parents(self, organizations: Collection[str], view: View) -> dict[str, str]:
        """As `StandingReads` says."""
        return await find_parents(self.backend, organizations, view)


async def find_standings(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Record]:
    """The standing of each link on its record's day."""
    view = records[0].view
    pairs = [(record.values["memberId"], record.values["organizationId"]) for record in records]
    verdicts = await read_standings(Standings(backend.reads, backend), pairs, view)
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


async def explain(backend: Fetching, records: Sequence[Record], arguments: Arguments) -> list[Record]:
    """Why each standing is so: two statements for the names of all."""
    asked, view = {place for record in records for place in places_of(record)}, records[0].view
    people, names = await asyncio.gather(
        find_member_names(backend.reads, {record.values["memberId"] for record in records}, view),
        find_names_on(backend.reads, asked, view),
    )
    return [
        explanation(record.view, record.values["id"], standing_said(record, people[record.values["memberId"]], names))
        for record in records
    ]


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


def standing_said(record: Record, name: str, names: Mapping[tuple[str, str], str]) -> Said:
    on = record.view.on
    reason = record.values["reason"]
    values: dict[str, Any] = {"day": on, "name": name}
    if reason not in {"OWN_ORGANIZATION", "NO_SEAT"}:
        values["seats"] = described(record.values["seats"], names)
    if reason == "SEAT_ENDED":
        values["until"] = date.fromisoformat(record.values["seats"][0].values["until"])
    return say(reason, **values, target=names[record.values["organizationId"], on.isoformat()])


def described(seats: Sequence[Record], names: Mapping[tuple[str, str], str]) -> list[Said]:
    """`the standing board and the executive committee of Đảng bộ huyện Quế Sơn (secretary, since 2020-08-01)`.

    Bodies of one organization that were entered in one role on one day are named together.
    """
    groups: dict[tuple[str, str, str], list[str]] = {}
    for seat in seats:
        values: Mapping[str, Any] = seat.values
        organization = names[values["organizationId"], day_of_name(seat).isoformat()]
        groups.setdefault((organization, values["role"], values["since"]), []).append(values["body"])
    return [seat_in(bodies, *held) for held, bodies in groups.items()]


def seat_in(bodies: Sequence[str], organization: str, role: str, since: str) -> Said:
    """Bodies of an organization with the role in them; `since` is an ISO text."""
    named = [say("THE_BODY", body=say(f"BODY.{body}")) for body in bodies]
    day = date.fromisoformat(since)
    return say("SEAT_IN", bodies=named, organization=organization, role=role_in(bodies[0], role), since=day)


STANDING: FieldMap = {
    **columns("holds", "reason", "seats"),
    "through": End(ORGANIZATION, "Organization", "throughId"),
    "explanation": Batch(explain, needs=("id", "memberId", "organizationId", "reason", "seats")),
}
